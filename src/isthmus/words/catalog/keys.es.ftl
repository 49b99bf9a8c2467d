# Claves de distribución: qué puede estar mal en las cifras y qué se dice de las cuotas.

# --- personas enteras

problem-whole-total = '{ $value }' no es un número de plazas. Indique un número entero, 0 o más.
problem-whole-share = la cuota de { $name } es { $value }. Una cuota es un número, 0 o más.
problem-whole-nothing = las cuotas suman cero, así que no hay a quién asignar { $value } plazas. Revise las cifras.

# --- claves y lo que dejan abierto

problem-key-unknown = no existe la clave '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Use una de estas: { $keys }; o escriba ponderaciones, como population=0.5,gdp=0.5.
problem-key-term = '{ $value }' no puede ser { $term ->
    [cap] el tope de las correcciones. Indique un número, 0 o más, como 0.30.
    [gamma] la fuerza de las correcciones. Indique un número, 0 o más, como 0.1.
   *[other] la ponderación de la población. Indique un número de 0 a 1.
}
problem-key-mean = '{ $value }' no es una media. Use una de estas: { $means }.
problem-key-weight = '{ $value }' no es una ponderación. Escriba { $name }=0.5: un número, 0 o más, una fracción como 2/3 o un porcentaje.
problem-key-weight-twice = '{ $value }' tiene dos ponderaciones. Escriba una.
problem-key-weights-sum = las ponderaciones { $value } suman { $sum }. Cámbielas hasta que sumen 1.

# --- cifras

keys-indicator = { $indicator ->
    [population] población
    [gdp] PIB
    [unemployment] tasa de desempleo
    [applications_per_million] solicitudes de asilo por millón de habitantes
    [gdp_per_head] PIB por habitante
    [vacancy_rate] tasa de puestos vacantes
    [share_over_65] proporción de mayores de 65 años
    [tax] recaudación fiscal
   *[other] cifra
}
problem-key-no-country = no hay países entre los cuales repartir. Indique una fila para cada uno.
problem-key-nobody = según esta clave, la cuota de todos los países es cero. Use correcciones menos fuertes.
problem-key-missing = { $country } no tiene { keys-indicator } ({ $indicator }), y una cifra que falta nunca se completa. Agréguela o deje fuera el país con --allow-missing { $quoted }.
problem-key-no-number = { keys-indicator } de { $country } ({ $indicator }) no es un número. Escriba uno.
problem-key-negative = { keys-indicator } de { $country } ({ $indicator }) es { $value }, menor que cero. Corríjalo.
problem-key-zero = { keys-indicator } de { $country } ({ $indicator }) es cero, y no puede serlo. Corríjalo, o deje la celda en blanco y el país fuera con --allow-missing { $quoted }.
problem-key-above-hundred = { keys-indicator } de { $country } ({ $indicator }) es { $value }, y una tasa es a lo sumo de 100 por ciento. Indique la tasa, no un número de personas.
problem-key-named-twice = '{ $value }' nombra dos claves. Dé otro nombre a la suya, como mia: antes de sus ponderaciones.

# --- tablas de países

problem-grid-missing = no existe el archivo '{ $value }'. Corrija la ruta.
problem-grid-no-file = '{ $value }' es una carpeta. Indique el archivo de una tabla.
problem-grid-not-text = no es una tabla que se pueda leer. Guárdela como CSV o como hoja de cálculo (.xlsx).
problem-grid-one-column = nada divide las filas en columnas. Ponga una coma, un punto y coma o un tabulador entre las celdas, y un título sobre cada columna.
problem-grid-no-rows = hay un encabezado y ningún país debajo. Indique una fila para cada uno.
problem-grid-too-many = la fila tiene { $found } celdas y el encabezado { $wanted }: { $value }. Ponga entre comillas la celda que contiene el separador.
problem-keys-no-label = ninguna columna nombra al país: { $value }. Llame a una country, o diga cuál es con --column country=TÍTULO.
problem-keys-no-name = la fila tiene cifras y ningún país. Indíquelo, o borre la fila.
problem-keys-country-twice = '{ $value }' ya está en la fila { $first }. Deje una fila para cada país.
problem-keys-column-twice = todas estas columnas podrían ser { $indicator }: { $value }. Diga cuál es con --column { $indicator }='{ $title }'.
problem-keys-column-missing = la tabla no tiene ninguna columna de { keys-indicator } ({ $indicator }). Sus columnas de cifras son: { $titles }. Agréguela, o diga cuál es con --column { $indicator }=TÍTULO.
problem-keys-unclear = la columna '{ $value }' podría contener las solicitudes en total o por millón de habitantes. Diga cuál de las dos con --column applications='{ $value }' o --column applications_per_million='{ $value }'.
problem-keys-no-number = '{ $value }' no es un número. Escriba cifras, y un punto o una coma antes de los decimales; deje la celda en blanco si no hay cifra.
problem-keys-two-numbers = '{ $value }' podría ser dos números: el signo puede separar decimales o millares. Escríbalo sin signo entre los millares.
problem-keys-percent = '{ $value }' no lleva signo de porcentaje, y otras celdas de su columna sí. Escríbalas todas de una misma forma.
problem-keys-no-country = la tabla no tiene el país '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Escríbalo como la tabla.
problem-keys-no-indicator = '{ $value }' no es una cifra que pida alguna clave.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Use una de estas: { $indicators }.
problem-keys-no-column = la tabla no tiene la columna '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Sus columnas son: { $columns }.
problem-keys-no-key = '{ $value }' no tiene las cifras de ninguna clave. Sus columnas de cifras son: { $columns }. La del Pacto necesita population y gdp; --key population=1 hace una clave de cualquier columna.
problem-keys-nobody-left = todos los países de '{ $value }' quedan fuera. Deje que al menos uno reciba.

# --- la línea de comandos

cli-wrong-column = --column: '{ $value }' no dice cuál es cada columna. Escriba INDICADOR=TÍTULO, como gdp='PIB en 2014'.

cli-column-country = País
cli-column-share = Cuota
cli-column-exact = Parte exacta
cli-column-places = Plazas
cli-column-rounded = Redondeo
cli-column-actual = Actual
cli-column-actual-share = Cuota actual
cli-column-deviation = Desviación
cli-column-range = Rango

keys-title-one = Lo que corresponde a cada país según la clave { $key }
keys-title-several = Lo que corresponde a cada país según las claves { $keys }
keys-countries = Países
keys-places = Plazas
keys-cap = Tope de las correcciones
keys-gamma = Correcciones
keys-gamma-plain = { $gamma }, respecto de la media de los países
keys-gamma-population = { $gamma }, respecto de la media ponderada por población
keys-read-as = Leído como
keys-read-one = '{ $title }' como { $indicator }
keys-without = Quedan fuera
keys-missing = Faltan cifras de
keys-left-aside = Filas no contadas
keys-range = { $low }–{ $high }
keys-deviations = Cuota actual menos la de cada clave, en puntos porcentuales
keys-off = Redondeadas una por una, las plazas de { $key } suman { $sum } y no { $places }. El mayor resto, que es la regla habitual, no pierde a nadie.
keys-derived = Las solicitudes por millón se calcularon con '{ $title }' y la población.
