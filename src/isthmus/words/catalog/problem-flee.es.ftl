# Qué puede fallar en una carpeta con el formato de Flee, qué hacer, y qué puede sorprender.

# --- la carpeta y sus archivos

problem-flee-no-folder = '{ $value }' no es una carpeta de Flee: no contiene la carpeta input_csv. Indique la carpeta que contiene input_csv, source_data y simsetting.yml.
problem-flee-days = { $value } no es un número de días que se pueda simular. Indique un número entero de 1 a { $most }.
problem-flee-missing-file = una opción de simsetting.yml pide este archivo, y falta. Póngalo en su lugar o desactive la opción.
problem-flee-needed-file = falta este archivo, y sin él no se puede leer la carpeta. Póngalo en su lugar.
problem-flee-missing-counts = no existe el archivo { $value }. Póngalo en su lugar o quítelo de la lista.
problem-flee-file-outside = '{ $value }' lleva fuera de source_data. Nombre un archivo de esa carpeta.
problem-flee-no-rows = el archivo no tiene filas o no tiene encabezado. Escriba ambos, o borre el archivo si no hay nada que decir.
problem-flee-file-unread = Isthmus no lee este archivo; en Flee alimenta opciones que aquí no se admiten o están desactivadas. No cambia nada.

# --- el periodo

problem-flee-period-start = ninguna fila indica StartDate. Añada una: StartDate,2022-04-20.
problem-flee-period-length = ninguna fila indica Length. Añada una con el número de días: Length,300.
problem-flee-period-twice = { $value } ya está en la fila { $first }. Deje la fila correcta.
problem-flee-days-many = { $value } es una fecha demasiado tardía: después de ella deben caber { $most } días. Corrija la fecha.
problem-flee-too-few-days = el archivo tiene { $value } días y la simulación dura { $days }. Añada los días que faltan o acorte el periodo.
problem-flee-days-order = los días de la primera columna no van en aumento. Ordene las filas por día, cada día una sola vez.
problem-flee-days-outside = los días indicados son { $value }, y la simulación va del día 0 al día { $last }. Añada filas para el primer y el último día; los intermedios se completan.
problem-flee-day-numbers = la primera columna no cuenta 0, 1, 2…; Flee toma cada fila por el día siguiente, sea cual sea su número, e Isthmus también.

# --- lugares y rutas

problem-flee-column-order = la celda { $cell } del encabezado es '{ $value }', y Flee la toma por { $wanted }, según su posición. Ponga las columnas en el orden de Flee.
problem-flee-place-twice = el lugar '{ $value }' ya está en la fila { $first }. Deje uno de los dos o deles nombres distintos.
problem-flee-place-unknown = ningún lugar se llama '{ $value }'. Añádalo a locations.csv o corrija el nombre.
problem-flee-place-unknown-near = ningún lugar se llama '{ $value }'. ¿Quiso decir { $near }?
problem-flee-kind-unknown = '{ $value }' no es un tipo de lugar. Use conflict_zone, town, camp, idpcamp, forwarding_hub, marker o flood_zone.
problem-flee-country-blank = { $times ->
    [one] { $value } (fila { $rows }) no tiene país. Queda
   *[other] estos lugares no tienen país: { $value } (filas { $rows }). Quedan
  } en un país aparte, "unknown", { $home ->
    [yes] que es aquel del que se huye, por ser el de la primera fila: todos los demás son el extranjero.
   *[no] que cuenta como extranjero.
  } Complete el país.
problem-flee-no-position = '{ $value }' no tiene latitud o longitud, y stay_close_to_home necesita ambas. Complételas.
problem-flee-position = { $value } no es una posición en la Tierra: una latitud está entre -90 y 90, una longitud entre -180 y 180. { $times ->
    [one] No se usa.
   *[other] Las de { $times } lugares no lo son, y no se usan.
  } { $turned ->
    [yes] Intercambie las dos columnas si la longitud está aquí antes de la latitud, o corrija los grados.
   *[no] Corrija los grados.
  }
problem-flee-negative = '{ $value }' es menor que 0. Corrija el número; las personas, las capacidades, las proporciones y las intensidades nunca son negativas.
problem-flee-day-negative = '{ $value }' es anterior al día 0, el primero de la simulación. Escriba 0 para lo que vale desde el comienzo, o el día en que llega.
problem-flee-distance = la distancia es de { $value } km, y una ruta mide más de 0. Corrija la distancia.
problem-flee-distance-far = la distancia es de { $value } km, y no hay dos lugares separados por más de { $most } km, la mitad del contorno de la Tierra. Si está en metros, escríbala en kilómetros.
problem-flee-speed = la velocidad es de { $value } km por día, con la que nadie llega. Indique una mayor que 0 o deje la celda en blanco.
problem-flee-route-to-itself = la ruta va de '{ $value }' al mismo lugar. Indique dos lugares.
problem-flee-route-km = la ruta { $way } ya está en la fila { $first }, con { $before } km y no { $value }. Deje la fila correcta.
problem-flee-route-forced = la ruta { $way } ya está en la fila { $first }, con otra redirección que '{ $value }'. Deje la fila correcta.
problem-flee-route-other = la ruta { $way } ya está en la fila { $first }, con { $before } en esta columna y no { $value }. Deje la fila correcta.
problem-flee-route-twice = { $times ->
    [one] la ruta { $value } aparece dos veces, igual en ambas. Atrae el doble de personas, como en Flee; deje una sola fila si no es lo que se quiere.
   *[other] { $times } rutas aparecen por segunda vez, la primera { $value }. Cada una atrae el doble de personas, como en Flee; deje una sola fila de cada una si no es lo que se quiere.
}
problem-flee-no-way-out = la gente huye de '{ $value }', y ninguna ruta lleva desde allí a un campamento ni a otro país. Añada la ruta que falta o corrija los nombres en routes.csv.
problem-flee-no-destination = ningún lugar es un campamento y ninguno está en el extranjero: todos se quedan de camino entre los lugares de los que se huye. Indique un campamento si lo hay.
problem-flee-nobody-flees = ningún lugar tiene conflicto ni inundación en el periodo: nadie huye. Revise conflicts.csv y los tipos de lugar.
problem-flee-home = el país del que se huye es { $value }, el de la primera fila, como en Flee; también se huye en { $others }, que cuenta como extranjero. Ponga en la primera fila un lugar de otro país si se trata de ese.
problem-flee-major-short = una ruta principal une dos lugares o más: '{ $value }'. Añada los demás o borre la fila.
problem-flee-major-gap = la ruta principal pasa por { $value }, y en routes.csv no existe esa ruta. Añádala o corrija los nombres.
problem-flee-major-twice = una ruta principal pasa por cada lugar una sola vez: '{ $value }'. Corrija los nombres o haga de ella dos rutas.
problem-flee-major-unused = estos caminos actúan donde se elige entre rutas fijas, como en Flee, y aquí no es así: este archivo no cambia nada. Escriba fixed_routes: True si debe actuar.

# --- lo que cambia

problem-flee-closure-unknown = '{ $value }' no es nada que se pueda cerrar. Use uno de estos: { $choices }.
problem-flee-country-unknown = ningún lugar está en un país '{ $value }'. Use un país de locations.csv.
problem-flee-country-unknown-near = ningún lugar está en un país '{ $value }'. ¿Quiso decir { $near }?
problem-flee-closure-no-route = no existe la ruta { $value } que se quiere cerrar. Añádala a routes.csv o corrija los nombres.
problem-flee-closure-no-redirection = no existe la ruta { $value }, así que en ella no puede terminar ninguna redirección. Flee pasa por alto esta fila, e Isthmus también; corrija los nombres si se trata de otra.
problem-flee-closure-no-camp = '{ $value }' no es nunca un campamento (su tipo es { $kind }), así que no puede cerrarse como tal. Corrija el nombre, o escriba location para cerrar las rutas de ese lugar.
problem-flee-closure-same-country = '{ $value }' no tiene frontera consigo mismo: se cierran todas las rutas en su interior, como en Flee. Indique dos países si se trata de una frontera.
problem-flee-closure-no-border = ninguna ruta cruza la frontera { $value }: no se cierra nada. Corrija los países si se trata de otra frontera.
problem-flee-closed-in = la gente huye de estos lugares, y cierres que duran todo el periodo no le dejan camino a un campamento ni a otro país: { $value }. Se queda en los caminos intermedios; ponga fin a los cierres si no es lo que se quiere.
problem-flee-closure-ends-before = el cierre termina el día { $value }, antes de comenzar el día { $start }. Intercambie los dos, o escriba -1 si no termina nunca.
problem-flee-closure-empty = el cierre termina el mismo día { $value } en que comienza: no se cierra nada. Escriba -1 si no termina nunca.
problem-flee-closure-late = el cierre comienza el día { $value }, y la simulación termina el día { $last }: no llega a ocurrir.
problem-flee-change-late = el cambio llega el día { $value }, y la simulación termina el día { $last }: no llega a ocurrir.
problem-flee-change-twice = { $place } pasa a ser '{ $value }' el día { $day }, en el que pasa a ser otra cosa en la fila { $first }. Deje la fila correcta.
problem-flee-column-no-place = la columna '{ $value }' no es de ningún lugar de locations.csv. No dice nada que se use.
problem-flee-column-lost = { $near ->
    [none] la columna '{ $value }' no es de ningún lugar de locations.csv, así que lo que dice se pierde, igual que en Flee. Añada el lugar o corrija el nombre.
   *[other] la columna '{ $value }' no es de ningún lugar de locations.csv, así que lo que dice se pierde, igual que en Flee. Si se trata de { $near }, corrija el nombre.
}
problem-flee-conflict-unlisted = '{ $value }' es zona de conflicto desde el día 0 según su tipo (fila { $place_row } de locations.csv), y este archivo nunca habla de ese lugar: lo sigue siendo hasta el final, como en Flee. Dele una columna u otro tipo.
problem-flee-conflict-and-flood = son las inundaciones las que desplazan a la gente, y este archivo contiene además conflictos: vuelven peligrosos los lugares y no desplazan a nadie.
problem-flee-nowhere-to-flee-from = el día { $day } los conteos suben y nadie huye de ningún lugar{ $days ->
    [one] {""}
   *[other] , como en { $days } días en total
  }: { $people } personas no vendrían de ninguna parte. { $why ->
    [decay] Para entonces conflict_spawn_decay es 0 en todos los lugares en conflicto. Dele un último valor mayor que 0, o indique otro conflicto.
    [hasten] En los lugares en conflicto viven menos personas que el número entre el que hasten ({ $hasten }) divide. Indique uno menor; Isthmus es igual de rápido con todas las personas.
    [dated] Ningún lugar habitado es zona de conflicto para entonces. Dé a alguno una conflict_date anterior, o su población.
   *[listed] Ningún lugar habitado está en conflicto. Indique un conflicto que empiece antes, o la población de su lugar.
  }
problem-flee-flood-level = el nivel de inundación más alto es { $value }, y { $option } tiene valores hasta el nivel { $highest }. Añada a la lista de simsetting.yml los valores que faltan.
problem-flee-region-missing = { $near ->
    [none] ninguna columna es de la región '{ $value }', en la que hay lugares. Añádala, con 0 donde nadie esté en crisis alimentaria.
   *[other] ninguna columna es de la región '{ $value }', en la que hay lugares. ¿Es '{ $near }'? Añádala, con 0 donde nadie esté en crisis alimentaria.
}
problem-flee-region-unknown = ningún lugar está en la región '{ $value }'. La columna no dice nada que se use.
problem-flee-no-default = las clases de '{ $value }' no tienen columna Default, y no todos los lugares tienen columna propia. Añada Default.
problem-flee-no-weight = en la columna '{ $value }' todos los pesos son 0: nadie tendría clase alguna. Corríjalos.
problem-flee-class-all = ninguna clase de personas puede llamarse '{ $value }': así se llaman en los resultados todas juntas. Dele otro nombre.
problem-flee-class-twice = la clase '{ $value }' ya está en la fila { $first }. Deje una de las dos o deles nombres distintos.
problem-flee-no-demography = la carpeta no distingue clases de personas por '{ $value }'{ $known ->
    [none] {" "}ni por nada más. Omita --by o escriba el archivo.
   *[other] . Las distingue por: { $known }. Nombre una de estas o escriba el archivo.
  }
problem-flee-needs-demography = las reglas sobre menores necesitan las proporciones de '{ $value }', y falta este archivo. Póngalo en su lugar o desactive las reglas en simsetting.yml.

# --- lo que se contó

problem-flee-layout-row = una fila de la lista es un lugar y sus archivos: '{ $value }'. Escriba ambos.
problem-flee-layout-twice = '{ $value }' ya está en la fila { $first }. Ponga en una sola fila todos los archivos de un lugar.
problem-flee-layout-total = ninguna fila se llama total. Añada una con el archivo de todos los conteos juntos: total,refugees.csv.
problem-flee-no-counts = el archivo no contiene ningún conteo. Añada una fila con fecha y conteo, o quite el archivo de la lista.
problem-flee-counts-outside = '{ $value }' se contó del { $first } al { $last }, y la simulación va del { $begins } al { $ends }: no hay nada que comparar. Corrija las fechas o el periodo.
problem-flee-counts-order = { $value } viene después de una fecha posterior. Isthmus ordena las filas; Flee no lo hace, y sus números entre dos conteos dejan de ser fiables. Ordénelas.
problem-flee-counts-cut = los archivos de '{ $value }' terminan en días distintos. Su suma termina con el primero de ellos, el { $ends }, como en Flee, y desde entonces no cambia. Dé a todos conteos hasta el mismo día.
problem-flee-counts-fall = { $times ->
    [one] el { $date } el conteo baja a { $count }: { $people } personas salen del registro. En la simulación no se devuelve a nadie; se entiende que quienes llegan después las reemplazan.
   *[other] el { $date } el conteo baja a { $count }, la primera de { $times } bajas: en total salen del registro { $people } personas. En la simulación no se devuelve a nadie; se entiende que quienes llegan después las reemplazan.
}
problem-flee-counts-no-camp = estos lugares tienen conteos y no son campamentos: { $value }. Flee solo compara campamentos; sus conteos se suman a los demás.
problem-flee-counts-set-nobody-out = { $why ->
    [no-camp] nadie huye: huyen tantas personas como suben los conteos de los campamentos (sum_from_camps), y no figura ningún campamento. Añada los archivos de los campamentos, o escriba sum_from_camps: False para seguir el total.
    [hasten] nadie huye: huyen tantas personas como suben los conteos, y divididos entre hasten ({ $hasten }) no suben nunca en el periodo. Indique un hasten menor; Isthmus es igual de rápido con todas las personas.
    [unknown] nadie huye: huyen tantas personas como suben los conteos, y para entonces no se había contado nada. Elija un día posterior.
   *[level] nadie huye: huyen tantas personas como suben los conteos, y en el periodo no suben nunca. Dé conteos que suban, un periodo más largo, o indique en simsetting.yml cuántas personas huyen (conflict_driven_spawning).
}
problem-flee-camp-uncounted = en estos campamentos no se contó nada: { $value }. Se simulan y no se comparan con nada.
problem-flee-correction-unknown = { $near ->
    [none] no hay conteos de '{ $value }'. Use un nombre de data_layout.csv.
   *[other] no hay conteos de '{ $value }'. ¿Quiso decir { $near }?
}
problem-flee-correction-day = { $place } no tiene un conteo del { $value } con otro mayor que 0 antes, así que no hay nada que ajustar. Indique el día del primer conteo verificado.
problem-flee-correction-kind = '{ $value }' no es una corrección conocida. Escriba normalize o deje la celda en blanco.

# --- simsetting.yml

problem-flee-two-settings = se leyó { $value }, y este archivo no. Deje uno de los dos.
problem-flee-yaml = desde aquí el archivo no es YAML con opciones. Escriba "opción: valor", con espacios y sin tabuladores delante.
problem-flee-settings-older = los ajustes tienen la forma antigua, sin secciones. Se leen por su nombre; lo que no se indica tiene el valor de Flee 3.
problem-flee-option-unknown = '{ $value }' no es una opción de Flee. Borre la línea o corrija el nombre.
problem-flee-option-unknown-near = '{ $value }' no es una opción de Flee. ¿Quiso decir { $near }?
problem-flee-option-place = { $section ->
    [none] '{ $value }' no va en ninguna sección: aquí Flee la pasaría por alto. Llévela al margen izquierdo.
   *[other] '{ $value }' va en { $section }: aquí Flee la pasaría por alto. Llévela allí.
}
problem-flee-option-older = '{ $value }' es un nombre antiguo de { $now }. Se lee como tal; Flee 3 lo pasaría por alto.
problem-flee-option-section = '{ $value }' es una sección, con opciones debajo. Escríbalas debajo con sangría o borre la línea.
problem-flee-option-twice = '{ $value }' ya se indicó en la fila { $first }. Vale esta, como en Flee; borre la otra.
problem-flee-option-switch = { $option } es '{ $value }'. Escriba True o False.
problem-flee-option-number = { $option } es '{ $value }', que no es un número. Escriba cifras, con punto para los decimales.
problem-flee-option-whole = { $option } es '{ $value }', que no es un número entero. Escriba solo cifras.
problem-flee-option-range = { $option } es { $value }, fuera del rango de { $minimum } a { $maximum }. Corrija el valor.
problem-flee-option-share = { $option } es { $value }, y con spawn_mode: pop_ratio es una proporción de quienes viven en un lugar, de 0 a 1. Corríjala, o escriba spawn_mode: constant para personas por día.
problem-flee-option-list = { $option } es '{ $value }', que no es una lista de números. Escríbala entre corchetes: [1.0, 0.5, 0.1].
problem-flee-option-word = { $option } es '{ $value }'. Use uno de estos valores: { $choices }.
problem-flee-zones-both = no se puede huir solo de conflictos y solo de inundaciones a la vez. Con flood_zone_spawning_only ponga conflict_zone_spawning_only en False.
problem-flee-flood-takes = las inundaciones desplazan a la gente día tras día, y take_from_population está desactivada: los mismos residentes huirían de nuevo cada día. Póngala en True.
problem-flee-conflict-not-driving = conflict_driven_spawning no hace nada junto con flood_zone_spawning_only, como en Flee. Borre una de las dos.
problem-flee-flood-not-driving = flood_driven_spawning no hace nada sin flood_zone_spawning_only, como en Flee. Ponga esta en True o borre aquella.
problem-flee-sinks = camps_are_sinks está activada, e Isthmus hace lo que dice: cada día las personas salen del registro de un campamento con la probabilidad de { $value }. Flee busca la opción con el nombre mal escrito y no hace nada.
problem-flee-sinks-none = camps_are_sinks está activada, y ningún lugar tiene una probabilidad en una columna { $value }: nadie sale del registro. Añada la columna, con la probabilidad de salir en un día (de 0 a 1) para cada campamento, o desactive la opción.
problem-flee-refused-persons = '{ $value }' pide un archivo de personas. Isthmus no admite registros de personas: desactívela y dé conteos por lugar y día en source_data.
problem-flee-refused-two-system = '{ $value }' da a cada persona amistades y un modo de pensar, que los conteos no contienen. Desactívela.
problem-flee-refused-harvest = '{ $value }' manda a cada persona a casa para la cosecha, lo que Isthmus no modela. Deje la lista vacía.
problem-flee-refused-economy = '{ $value }' pondera los países por ingreso y comercio, lo que Isthmus no modela. Desactívela y use foreign_weight.
problem-flee-refused-matching = '{ $value }' manda a la gente a un lugar según su etnia o religión. Isthmus no deja decidir a esos atributos: desactívela.
problem-flee-refused-forecast = '{ $value }' hace que la gente prevea las inundaciones, lo que Isthmus no modela. Desactívela.
problem-flee-refused-older = '{ $value }' es de Flee 1 y desde entonces no tiene equivalente. Desactívela o borre la línea.
problem-flee-refused-intensity = las reglas de Flee, tal como están descritas, no conocen una intensidad predeterminada de { $value }. Borre la línea e indique las intensidades en conflicts.csv.
