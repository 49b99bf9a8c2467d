# Simulaciones: qué se dice de una corrida y de su distancia a los conteos.

# --- lo que no se puede modelar -------------------------------------------------------------------

problem-too-many-paths = con un conocimiento de { $value } tramos hay más de { $most } caminos, que no caben en ninguna memoria. Reduzca el conocimiento (awareness_level en simsetting.yml) o quite lugares de la red.
problem-simulate-uncounted = en '{ $value }' no se contó nada, así que no se puede escribir out.csv, que compara con conteos. Omita --flee-out o dé conteos en source_data.
problem-simulate-no-folder = '{ $value }' no es un caso (no contiene { $file }) ni una carpeta de Flee (no contiene la carpeta input_csv). Indique una de las dos cosas.
problem-simulate-flee-only = { $value } es para carpetas de Flee, y esto es un caso: lo que cambiaría está en movement.toml. Omítala.
problem-simulate-early = hasta el { $value } no se había contado nada: la simulación empieza el { $first }. Indique un día posterior.
problem-simulate-fitted-later = los valores de '{ $value }' se ajustaron a conteos hasta el { $until }, que nadie conocía el { $as_of }. Indique un ajuste hecho con --until de ese día o anterior, o un --as-of posterior.
problem-like-flee = '{ $value }' no es nada que Flee haga y no diga. Use nombres de estos: { $choices }.
problem-like-flee-near = '{ $value }' no es nada que Flee haga y no diga. ¿Quiso decir { $near }?

# --- qué se corrió --------------------------------------------------------------------------------

simulated-title = { $name }, simulación
simulated-last-day = Al final del { $day }
simulated-passing-title = Quienes pasan, en el último mes que se contó
simulated-uncounted = No se contó nada, así que no hay con qué comparar.
simulated-errors = Distancia a los conteos
simulated-unmet = Personas que debían partir y no partieron: { $n }{ $bounds }. En los lugares de los que se huye no quedaba ningún residente; no están en ningún otro número de esta página.
simulated-over-camps = Los errores son de los lugares que son campamentos ({ $camps } de { $places } que se contaron), como compara Flee; los de todos los que se contaron llevan ese nombre.
simulated-over-counted = Ningún lugar que se contó es un campamento, así que los errores son de todos. Flee mismo compara solo campamentos.
simulated-caution = Es para planificar, no una orden. Los intervalos contienen solo el azar del modelo, no lo que haya de erróneo en sus reglas y datos.

# --- a qué distancia está de los conteos ----------------------------------------------------------

simulated-interval = intervalo del { $level }

score-ard = Diferencia relativa media (ARD)
score-ard-meaning = Las diferencias en todos los lugares juntos, como proporción de todas las personas contadas; media de los días. 0 es exacto; 2 equivale a tantas personas como se contaron, todas en un lugar equivocado; con más personas puede ser mayor.
score-ard-months = Media de las diferencias relativas de los meses (ARD)
score-rescaled-ard = ARD reescalada
score-rescaled-ard-meaning = Lo mismo, una vez que se simula a tantas personas como se contaron: solo importa dónde están.
score-wape = Diferencias sobre todos los conteos (WAPE)
score-wape-meaning = Las diferencias en todos los lugares y días con conteo, como proporción de la suma de esos conteos: un día con pocas personas pesa poco.
score-relative-crps = CRPS relativo
score-relative-crps-meaning = Una puntuación propia de todo el conjunto de corridas, como proporción de los mismos conteos: 0 es exacto, se penaliza un intervalo demasiado estrecho o demasiado ancho, y con un solo miembro es el WAPE.
score-coverage = Conteos dentro del intervalo del { $level }
score-coverage-meaning = En un conjunto que dice todo lo que no sabe, cerca del { $level }.
score-mase = MASE, { $model }, día { $day }
score-naive-flat = constante
score-naive-flat-meaning = El error medio, dividido entre el de esperar siempre los conteos del día { $day }. Por debajo de 1 la simulación yerra menos.
score-naive-sloped = lineal
score-naive-sloped-meaning = Lo mismo, frente a una recta por los conteos del día { $day }.
score-naive-ratio = proporcional
score-naive-ratio-meaning = Lo mismo, frente a las proporciones de los lugares el día { $day }, de las personas contadas cada día.
score-undefined-too-short = No hay ningún día después del día { $day } con el que comparar.
score-undefined-nobody-on-training-day = En un lugar no se contó a nadie el día { $day }, entre cuyo conteo se divide el error.
score-undefined-naive-never-errs = El modelo ingenuo acierta todos los días, así que no hay entre qué dividir.
score-undefined-no-counts = No se contó a nadie en ningún lugar.

# --- la página ------------------------------------------------------------------------------------

simulated-skip = Ir a la simulación
simulated-kind = Simulación de cómo se mueven las personas
simulated-foot = Hecho con Isthmus a partir de datos agregados y publicados. No contiene registro de ninguna persona. Es para planificar, no una orden.
simulated-subtitle = { $span }; { $members ->
    [one] un miembro
   *[other] { $members } miembros
  }
simulated-fact-people = Personas que partieron y no han salido del registro, al final
simulated-same = igual en todos los miembros
simulated-fact-places = Lugares
simulated-fact-places-below = { $links_n ->
    [one] un tramo en un sentido
   *[other] { $links } tramos en un sentido
  }
simulated-fact-ard = Diferencia relativa media (ARD) con los conteos
simulated-fact-ard-of-all = { $bounds ->
    [none] de todos los que se contaron { $value }
   *[other] { $bounds }; de todos los que se contaron { $value }
  }
simulated-fact-coverage = Conteos dentro del intervalo del 90%
simulated-fact-coverage-below = { $counts_n ->
    [one] de un conteo
   *[other] de { $counts } conteos
  }
simulated-coverage = De todos los conteos, { $share } está dentro del { $name }. Lo estaría { $level } si contuviera todo lo que no se sabe.
simulated-map-title = Dónde están las personas el { $day }
simulated-map-lead = El área de un disco crece con las personas que hay en un lugar al final del { $day } (la mediana de todos los miembros); el ancho de una línea, con las que partieron por ese camino en todo el periodo, en ambos sentidos. Se nombran los lugares más llenos.
simulated-map-none = Ningún lugar tiene posición, así que no hay mapa.
simulated-map-site = { $place }: { $n }
simulated-map-description = Un mapa de la red al final del { $day }. Los lugares más llenos: { $rows }.
simulated-map-note = Los caminos se trazan rectos. Los contornos (Natural Earth, dominio público) sirven para orientarse; no toman posición sobre ninguna frontera.
simulated-map-missing = { $count ->
    [one] Un lugar no tiene posición y no está
   *[other] { $count } lugares no tienen posición y no están
  } en el mapa.
simulated-places-caption = Personas en cada lugar al final del { $day }
simulated-routes-caption = Personas que partieron por cada tramo en todo el periodo (media de los miembros)
simulated-routes-none = Nadie partió por ningún tramo en todo el periodo.
simulated-places-title = Lugar por lugar
simulated-places-lead = Las franjas contienen la mitad y nueve de cada diez de todos los miembros; la línea es su mediana. Los puntos son conteos, y la línea discontinua se traza entre ellos.
simulated-places-lead-uncounted = Las franjas contienen la mitad y nueve de cada diez de todos los miembros; la línea es su mediana. No se contó a nadie en los lugares.
simulated-others = Los más llenos de los demás lugares
simulated-fan-counted = Personas en { $place } del { $first } al { $last }. Al final se simulan { $median }{ $bounds } y se contaron { $counted }. El máximo es el { $when }: { $most }.
simulated-fan-uncounted = Personas en { $place } del { $first } al { $last }. Al final se simulan { $median }{ $bounds }; nadie contó. El máximo es el { $when }: { $most }.
simulated-median = simulado, mediana
simulated-counted = contado
simulated-unit = personas
simulated-days-caption = { $place }, en algunos días
simulated-column-arrived = Llegadas (media)
simulated-column-counted = Contado
simulated-column-day = Día
simulated-column-difference = Diferencia media
simulated-column-error = Error
simulated-column-from = Desde
simulated-column-input = Qué necesita
simulated-column-km = km
simulated-column-mean-counted = Contado (media de los días)
simulated-column-mean-simulated = Simulado (media de los días)
simulated-column-meaning = Qué dice
simulated-column-median = Simulado (mediana)
simulated-column-of-all = De todos los que se contaron
simulated-column-place = Lugar
simulated-column-rule = Regla
simulated-column-set-out = Personas que partieron
simulated-column-to = Hasta
simulated-column-unit = Unidad
simulated-column-value = Valor
simulated-errors-lead = Errores de miembros sueltos con el intervalo en que están nueve de cada diez, y puntuaciones de todos juntos. Los conteos de la mayoría de los días se trazan entre otros dos; WAPE, CRPS y cobertura preguntan solo por los conteos verdaderos, y no por los del primer día si se parte de las personas que se contaron en él.
simulated-errors-by-place = Errores por lugar
simulated-rules-title = Qué se supone
simulated-rules-lead = Todo lo anterior se sigue de los datos del caso y de estas reglas; otro valor es otro resultado.
simulated-rules-caption = Las reglas, en el orden de un día
simulated-references = De dónde vienen las reglas
simulated-made-title = Cómo se hizo
simulated-made-lead = La misma carpeta, las mismas opciones y la misma semilla dan otra vez los mismos números, en cualquier número de procesos.
simulated-made-with = Isthmus { $version }, semilla { $seed }.
simulated-made-compiled = Calculado con la parte compilada.
simulated-made-plain = Calculado sin la parte compilada, que con la misma semilla da otros sorteos.
simulated-fitted = Se corrió con valores ajustados y no con los propios: { $said }.
simulated-made-like-flee = Como hace el programa Flee, y no como está descrito: { $names }.
simulated-notices = Conviene saber de los datos
simulated-files = Todos los números, en archivos junto a esta página
simulated-file-people = personas en cada lugar y día, con cuantiles de los miembros
simulated-file-routes = personas en cada tramo y día, y quiénes partieron
simulated-file-arrivals = llegadas a cada lugar hasta cada día
simulated-file-errors = cada error, de todos los lugares y de cada uno
simulated-file-passing = lo que cada serie habría contado, y lo que contó, por mes
simulated-file-charts = charts: cada imagen de esta página, en SVG; su index.csv dice de qué es cada una
simulated-passing-section = Quienes pasan
simulated-passing-lead = Lo que cada serie habría contado de los miembros, mes a mes, y lo que contó (puntos). Cada serie cuenta a su manera; no se suman dos de ellas.
simulated-fan-passing = { $series }, { $who }, de { $first } a { $last }. El máximo simulado es en { $when }: { $most }. El conteo más alto es { $counted }.
simulated-months-caption = { $place }, mes a mes
simulated-errors-passing-lead = Errores de miembros sueltos en los meses en que se contó a toda la población, con el intervalo en que están nueve de cada diez, y puntuaciones de todos los miembros juntos. El WAPE son las diferencias de todos los meses como proporción de todo lo contado en ellos; en la ARD, la media de las proporciones de cada mes, un mes con unas pocas personas pesa como cualquier otro. 0 es exacto; 1 es un error tan grande como los conteos.
simulated-column-month = Mes
simulated-column-months = Meses
simulated-column-series = Serie
