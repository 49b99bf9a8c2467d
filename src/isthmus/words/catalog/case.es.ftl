# Qué puede fallar en un caso y qué hacer.

problem-row = fila { $row }
problem-column = columna { $column }

problem-before-case = nada de este caso estaba publicado el { $value }; comienza el { $begins }. Elija ese día o uno posterior.
problem-no-case = '{ $value }' es una carpeta, pero no un caso: no tiene { $file }. 'isthmus new CARPETA' crea un caso para empezar; 'isthmus check CARPETA --describe' escribe el archivo para las tablas que ya están.
problem-case-is-file = '{ $value }' es un archivo. Indique la carpeta que contiene el caso.
problem-case-missing = no existe la carpeta '{ $value }' ni viene con Isthmus un caso de ese nombre. Vienen estos: { $shipped }.
problem-case-missing-near = no existe la carpeta '{ $value }' ni viene con Isthmus un caso de ese nombre. ¿Quiso decir { $near }? Vienen estos: { $shipped }.
problem-nothing-to-describe = '{ $value }' no contiene ninguna tabla de un caso. 'isthmus new CARPETA' crea un caso para empezar.

problem-empty-file = el archivo está vacío. Escriba al menos el encabezado o bórrelo.
problem-csv = no es CSV bien formado ({ $reason }). Busque unas comillas que se abren y no se cierran en esta línea o más arriba.
problem-not-utf8 = '{ $value }' no es UTF-8 (byte { $byte }). Guarde el archivo en UTF-8; en una hoja de cálculo elija "CSV UTF-8".
problem-nul = el texto contiene un byte NUL; el archivo está dañado o no es texto. Guárdelo de nuevo como CSV en UTF-8.
problem-separator = las celdas no están separadas por comas: '{ $value }'. Guarde el archivo como CSV con comas.
problem-column-twice = la columna '{ $value }' aparece dos veces. Deje una.
problem-person-column = la columna '{ $value }' podría contener a una persona. Isthmus trabaja con agregados y no admite registros de personas: borre la columna y conserve solo conteos.
problem-unknown-column = ninguna columna de esta tabla se llama '{ $value }'. Bórrela o vea en el formato de caso qué columnas hay.
problem-unknown-column-near = ninguna columna de esta tabla se llama '{ $value }'. ¿Quiso decir { $near }?
problem-missing-column = falta la columna '{ $value }'. Añádala al encabezado.
problem-ragged = la fila tiene { $found } celdas y el encabezado { $wanted }: { $value }. Ponga entre comillas las celdas que contienen una coma.
problem-missing-table = falta la tabla. Todo caso la necesita; 'isthmus new CARPETA' crea un caso que la tiene.

problem-blank = la celda está en blanco y debe llenarse.
problem-person-contact = el texto contiene '{ $found }', que conduce a una persona. Bórrelo: Isthmus no admite registros de personas.
problem-id = '{ $value }' no es un nombre corto. Use minúsculas, cifras y guiones, como ciudad-de-panama.
problem-population-id = '{ $value }' no es una palabra de población. Use minúsculas, cifras y guiones, o tres mayúsculas para un código de nacionalidad; 'all' está reservada.
problem-date = '{ $value }' no es una fecha. Escriba año-mes-día, como 2022-04-20.
problem-out-of-range = '{ $value }' está fuera del intervalo de { $minimum } a { $maximum }. Corrija el valor o su unidad.
problem-too-low = '{ $value }' es menor que { $minimum }. Corrija el valor; deje la celda en blanco si el publicador no da ninguno.
problem-period = '{ $value }' no es un periodo. Escriba 2021, 2022-03, 2022-03-09 o 2022-01-01/2022-03-20.
problem-number = '{ $value }' no es un número. Escriba cifras con punto decimal y nada entre los miles, como 13791 o 2.5; deje la celda en blanco si el publicador no da ninguno.
problem-integer = '{ $value }' no es un número entero. Escriba solo cifras.
problem-enum = '{ $value }' no es uno de: { $choices }.
problem-url = '{ $value }' no es una dirección web. Empieza con http:// o https://; deje la celda en blanco si no hay.
problem-country = ningún país tiene el código '{ $value }'. Use ISO 3166 alfa-3, como PAN, o defina el código en populations.csv con la dimensión nationality.
problem-location = '{ $value }' no es un lugar de places.csv ni un país (ISO 3166 alfa-3) ni una frontera (AAA>BBB). Añada el lugar o corrija la celda.
problem-location-near = '{ $value }' no es un lugar de places.csv ni un país (ISO 3166 alfa-3) ni una frontera (AAA>BBB). ¿Quiso decir { $near }?
problem-population = ninguna tabla define la población '{ $word }'. Use una nacionalidad ISO 3166 alfa-3 o añada la palabra a populations.csv.
problem-population-near = ninguna tabla define la población '{ $word }'. ¿Quiso decir { $near }?
problem-population-twice = '{ $value }' reúne dos palabras de la dimensión { $dimension }. Deje una.
problem-dimension = '{ $word }' no es una dimensión. Use all o una de: { $choices }.

problem-duplicate = la clave ({ $key }) { $value } ya está en { $first_file }, fila { $first_row }. Borre una de las dos; una edición posterior del mismo número lleva su propia fecha de publicación.
problem-reference = { $table } no tiene una fila llamada '{ $value }'. Añádala allí o corrija la celda.
problem-reference-near = { $table } no tiene una fila llamada '{ $value }'. ¿Quiso decir { $near }?
problem-published-before-period = { $value } es anterior al comienzo del periodo { $period }: ningún conteo se publica antes de lo que cuenta. Corrija uno de los dos.
problem-ends-before = { $value } es anterior a { $first } ({ $begin }). Corrija una de las dos.
problem-undated = { $column } está llena, pero no el día en que se supo. Indíquelo aquí, para que un informe de fecha anterior no lo sepa.
problem-route-to-itself = la ruta va de '{ $value }' a sí mismo. Indique dos lugares.
problem-distance = la fila dice { $value } km por el círculo máximo; los dos lugares distan { $km } km. Corrija la distancia o una coordenada, o ponga reported en distance_basis.
problem-low-above-high = { $value } es menor que days_low ({ $low }). Intercambie los dos.
problem-border-without-route = ninguna ruta de routes.csv cruza de { $a } a { $b }, así que '{ $value }' no es una frontera de esta red. Añada una ruta o corrija la celda.
problem-no-observations = no se encontró ninguna observación. Un caso cuenta algo: añada al menos una fila.
problem-tables-disagree = en { $series }, { $period }, la tabla por { $table } suma { $value } y la tabla por { $other } suma { $total }. Corrija la fila errónea; si difieren las tablas del propio publicador, dígalo en faults.csv (clase incomplete, method o reclassified).

problem-package-json = el archivo no es JSON ({ $reason }). Corríjalo, o bórrelo y ejecute 'isthmus check CARPETA --describe'.
problem-package-format = el formato del caso es '{ $value }'; esta versión lee el { $wanted }. Ejecute 'isthmus check CARPETA --describe' para escribirlo de nuevo.
problem-package-titles = el caso no tiene título. Bajo "isthmus" ponga "titles": un título por lengua.
problem-package-stale = la descripción no corresponde a las tablas de la carpeta. Ejecute 'isthmus check CARPETA --describe' para escribirla de nuevo.
problem-stray-file = este archivo no pertenece a ninguna tabla de un caso. Sáquelo de la carpeta; las observaciones van en observations/.
