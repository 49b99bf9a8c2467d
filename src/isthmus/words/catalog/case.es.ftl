# Qué puede fallar en un caso y qué hacer.

problem-row = fila { $row }
problem-rows = fila { $row } y { $more } más
problem-column = columna { $column }
problem-line = línea { $line }
problem-key = clave { $key }
problem-element = elemento { $path }

# --- encontrar, crear y describir un caso

problem-before-case = nada de este caso estaba publicado el { $value }; comienza el { $begins }. Elija ese día o uno posterior.
problem-day-too-late = { $value } es demasiado lejano: ningún caso llega más allá de { $year }. Elija un día anterior.
problem-no-case = '{ $value }' es una carpeta, pero no un caso: no tiene { $file }. 'isthmus new CARPETA' crea un caso para empezar; 'isthmus check CARPETA --describe' escribe el archivo para las tablas que ya están.
problem-no-folder = no existe ninguna carpeta '{ $value }' que se pueda abrir. Créela primero o corrija la ruta.
problem-case-is-file = '{ $value }' es un archivo. Indique la carpeta que contiene el caso.
problem-case-missing = no existe la carpeta '{ $value }' ni viene con Isthmus un caso de ese nombre. Vienen estos: { $shipped }.
problem-case-missing-near = no existe la carpeta '{ $value }' ni viene con Isthmus un caso de ese nombre. ¿Quiso decir { $near }? Vienen estos: { $shipped }.
problem-nothing-to-describe = '{ $value }' no contiene ninguna tabla de un caso. 'isthmus new CARPETA' crea un caso para empezar.
problem-out-is-file = '{ $value }' es un archivo. Indique una carpeta con --out.
problem-new-is-file = '{ $value }' ya existe y no es una carpeta. Elija otro nombre.
problem-new-not-empty = la carpeta '{ $value }' no está vacía, y no se toca nada de lo que contiene. Elija una carpeta nueva.
problem-new-title = '{ $value }' no sirve de título para un caso. Escriba una sola línea de texto, sin direcciones ni números de personas.
problem-cannot-write = { $why ->
    [permission] usted no tiene permiso para escribir aquí. Elija una carpeta propia o pida el permiso.
    [full] el disco está lleno. Libere espacio e inténtelo de nuevo; no quedó nada a medio escribir.
    [missing] no existe la carpeta en la que debe ir. Créela primero o corrija la ruta.
    [folder] ya hay una carpeta con ese nombre. Elija otro nombre.
    [name] el sistema no admite un nombre así. Elija uno más corto o más sencillo.
   *[other] no se pudo escribir ({ $reason }). Elija otra carpeta o inténtelo de nuevo.
}

# --- archivos

problem-unreadable = { $why ->
    [permission] usted no tiene permiso para leer este archivo. Cambie sus permisos o haga una copia propia.
    [folder] esto es una carpeta y no un archivo. Indique el archivo.
   *[other] no se pudo leer ({ $reason }). Revise el archivo y el disco en que se encuentra.
}
problem-unlisted = { $why ->
    [permission] usted no tiene permiso para abrir esta carpeta. Cambie sus permisos.
   *[other] no se pudo abrir esta carpeta ({ $reason }). Revise el disco en que se encuentra.
}
problem-not-a-file = se llama como una tabla y no es un archivo, sino una carpeta o un enlace que no lleva a ninguna parte. Bórrelo o ponga el archivo en su lugar.
problem-not-text = es una hoja de cálculo, un archivo comprimido o un PDF con nombre de CSV. Ábralo y guárdelo como CSV en UTF-8.
problem-utf-16 = está en UTF-16 ("texto Unicode"), no en UTF-8. Guárdelo en UTF-8; en una hoja de cálculo elija "CSV UTF-8".
problem-not-utf8 = '{ $value }' no es UTF-8 (byte { $byte }). Guarde el archivo en UTF-8; en una hoja de cálculo elija "CSV UTF-8".
problem-nul = el texto contiene un byte NUL; el archivo está dañado o no es texto. Guárdelo de nuevo como CSV en UTF-8.
problem-empty-file = el archivo está vacío. Escriba al menos el encabezado o bórrelo.
problem-missing-table = falta la tabla. Todo caso la necesita; 'isthmus new CARPETA' crea un caso que la tiene.
problem-stray-file = este archivo no pertenece a ninguna tabla de un caso. Sáquelo de la carpeta; las tablas se llaman como en el formato de caso, en minúsculas, y las observaciones van en observations/.
problem-stray-file-near = este archivo no pertenece a ninguna tabla de un caso. ¿Quiso decir { $near }? Cámbiele el nombre o sáquelo de la carpeta.

# --- filas y encabezados

problem-quote-open = en esta fila se abren unas comillas que no se cierran. Ciérrelas o escriba "" para unas comillas dentro de una celda.
problem-quote-inside = en esta fila o más arriba hay algo entre unas comillas que se cierran y la coma siguiente. Escriba "" para unas comillas dentro de una celda.
problem-cell-too-long = una celda tiene más de { $longest } signos; quizá más arriba no se cerraron unas comillas. Ciérrelas o acorte el texto.
problem-separator = las celdas no están separadas por comas: '{ $value }'. Guarde el archivo como CSV con comas.
problem-column-unnamed = la celda { $cell } del encabezado está en blanco. Dé nombre a la columna o bórrela.
problem-column-twice = la columna '{ $value }' aparece dos veces. Deje una.
problem-person-column = la columna '{ $value }' podría contener a una persona. Isthmus trabaja con agregados y no admite registros de personas: borre la columna y conserve solo conteos.
problem-unknown-column = ninguna columna de esta tabla se llama '{ $value }'. Bórrela o vea en el formato de caso qué columnas hay.
problem-unknown-column-near = ninguna columna de esta tabla se llama '{ $value }'. ¿Quiso decir { $near }?
problem-missing-column = falta la columna '{ $value }'. Añádala al encabezado.
problem-header-differs = el encabezado es '{ $value }', y el de { $first } es '{ $header }'. Dé a todos los archivos de una tabla las mismas columnas en el mismo orden.
problem-too-many-cells = la fila tiene { $found } celdas y el encabezado { $wanted }: { $value }. Ponga entre comillas la celda que contiene una coma.
problem-too-few-cells = la fila tiene { $found } celdas y el encabezado { $wanted }: { $value }. Añada las celdas que faltan, también las que van en blanco.

# --- celdas

problem-blank = la celda está en blanco y debe llenarse.
problem-sign = el texto contiene el signo { $sign }, que no es una letra: es rastro de una conversión errónea o un signo de control. Escriba el texto de nuevo.
problem-person-contact = el texto contiene '{ $found }', que conduce a una persona. Bórrelo: Isthmus no admite registros de personas.
problem-id = '{ $word }' no es un nombre corto. Use minúsculas, cifras y guiones, como ciudad-de-panama.
problem-population-id = '{ $value }' no es una palabra de población. Use minúsculas, cifras y guiones, o tres mayúsculas para un código de nacionalidad; 'all' está reservada.
problem-date = '{ $value }' no es una fecha. Escriba año-mes-día, como 2022-04-20.
problem-out-of-range = '{ $value }' está fuera del intervalo de { $minimum } a { $maximum }. Corrija el valor o su unidad.
problem-too-low = '{ $value }' es menor que { $minimum }. Corrija el valor; deje la celda en blanco si el publicador no da ninguno.
problem-period = '{ $value }' no es un periodo. Escriba 2021, 2022-03, 2022-03-09 o 2022-01-01/2022-03-20.
problem-number = '{ $value }' no es un número. Escriba cifras con punto decimal y nada entre los miles, como 13791 o 2.5; deje la celda en blanco si el publicador no da ninguno.
problem-integer = '{ $value }' no es un número entero. Escriba solo cifras.
problem-enum = '{ $value }' no es uno de: { $choices }. Elija uno de estos.
problem-url = '{ $value }' no es una dirección web. Empieza con http:// o https://; deje la celda en blanco si no hay.
problem-country = ningún país tiene el código '{ $word }'. Use ISO 3166 alfa-3, como PAN, o defina el código en populations.csv con la dimensión nationality.
problem-location = '{ $value }' no es un lugar de places.csv ni un país (ISO 3166 alfa-3) ni una frontera (AAA>BBB). Añada el lugar o corrija la celda.
problem-location-near = '{ $value }' no es un lugar de places.csv ni un país (ISO 3166 alfa-3) ni una frontera (AAA>BBB). ¿Quiso decir { $near }?
problem-population = ninguna tabla define la población '{ $word }'. Use una nacionalidad ISO 3166 alfa-3 o añada la palabra a populations.csv.
problem-population-near = ninguna tabla define la población '{ $word }'. ¿Quiso decir { $near }?
problem-population-twice = '{ $value }' reúne dos palabras de la dimensión { $dimension }. Deje una.
problem-listed-twice = '{ $word }' aparece dos veces en la celda. Deje una.
problem-dimension = '{ $word }' no es una dimensión. Use all, solo, o algunas de: { $choices }.

# --- entre filas y tablas

problem-duplicate = la clave ({ $key }) { $value } ya está en { $first_file }, fila { $first_row }. Borre una de las dos; una edición posterior del mismo número lleva su propia fecha de publicación.
problem-reference = { $table } no tiene una fila llamada '{ $value }'. Añádala allí o corrija la celda.
problem-reference-near = { $table } no tiene una fila llamada '{ $value }'. ¿Quiso decir { $near }?
problem-code-not-nationality = '{ $code }' tiene tres mayúsculas, que son solo para códigos de nacionalidad, y su dimensión es '{ $value }'. Escriba nationality o ponga la palabra en minúsculas.
problem-published-before-period = { $value } es anterior al comienzo de { $period }: ningún número se publica antes de lo que cuenta. Corrija uno de los dos.
problem-ends-before = { $value } es anterior a { $first } ({ $begin }). Corrija una de las dos.
problem-undated = { $filled } está llena, pero no el día en que se supo. Indíquelo aquí, para que un informe de fecha anterior no lo sepa.
problem-known-before = la fila nombra '{ $named }', que se conoció el { $published }, y ella misma se conocía antes ({ $known ->
    [always] desde siempre
   *[other] { $known }
}). Dé a la fila ese día o uno posterior, o al lugar uno anterior.
problem-no-place = la fila no indica lugar, y otras filas de { $series } sí. Indíquelo, o quítelo de todas si la serie cuenta la región entera.
problem-flag-of-another = '{ $value }' es una falla de la serie { $series }, no de esta. Nombre una falla de la serie de la propia fila.
problem-flag-outside = { $period } queda fuera del tiempo de la falla '{ $value }' (del { $starts } { $ends ->
    [open] hasta hoy
   *[other] al { $ends }
}). Quite la falla de la fila o corrija las fechas de la falla.
problem-route-to-itself = la ruta va de '{ $value }' a sí mismo. Indique dos lugares.
problem-distance = la fila dice { $value } km por el círculo máximo; los dos lugares distan { $km } km. Corrija la distancia o una coordenada, o ponga reported en distance_basis.
problem-low-above-high = { $value } es menor que days_low ({ $low }). Intercambie los dos.
problem-border-without-route = ninguna ruta de routes.csv cruza de { $a } a { $b }, así que '{ $value }' no es una frontera de esta red. Añada una ruta o corrija la celda.
problem-no-observations = no se encontró ninguna observación. Un caso cuenta algo: añada al menos una fila.
problem-tables-disagree = en { $series }, { $place }, { $period }, la tabla por { $table } suma { $value } y la tabla por { $other } suma { $total }. Corrija la fila errónea; si difieren las tablas del propio publicador, dígalo en faults.csv (clase incomplete, method o reclassified).

# --- lo que se dijo

problem-words = '{ $value }' empieza con una comilla y no es una cadena JSON. Escriba las palabras como están en el texto, o cierre la comilla y escriba \" para una interior.
problem-json = '{ $value }' no es un objeto JSON. Escríbalo como estaba, o deje la celda en blanco.
problem-instant = '{ $value }' no es un momento. Escríbalo en tiempo universal coordinado, como 2022-04-20T15:30:00Z.
problem-not-sha256 = '{ $value }' no es un SHA-256. Tiene 64 signos, cifras del 0 al 9 y letras de la a a la f: devuelva la fila a como se escribió.
problem-text-missing = falta el texto, de modo que nada sostiene lo que dicen sus afirmaciones. Devuelva el archivo a su lugar, o borre las filas del documento en documents.csv, claims.csv y judgements.csv.
problem-text-altered = este no es el texto que se leyó: su huella no es la de documents.csv, y en él ya no se puede ubicar ninguna afirmación. Devuelva el archivo a como estaba (un programa puede haber cambiado los fines de línea), o incorpore el documento cambiado a un caso como otro distinto.
problem-text-not-utf8 = el texto no está en UTF-8 (byte { $byte }). Devuelva el archivo a como se escribió.
problem-span-outside = la cita debería estar entre { $start } y { $value }, en un texto de { $length } signos. Devuelva la fila a como se escribió.
problem-context-outside = la oración entre { $start } y { $value } no contiene la cita, o no está dentro del texto. Devuelva la fila a como se escribió.
problem-quote-differs = la afirmación cita '{ $value }', y en ese lugar el texto dice '{ $text }'. Devuelva la fila a como se escribió; lo que una persona lee de otro modo va en judgements.csv.
problem-content-altered = la fila no es la que se escribió como '{ $value }': su contenido tiene otra huella. Devuélvala a como estaba; las filas de esta tabla no se cambian nunca, se agrega una nueva.
problem-supersedes-elsewhere = '{ $value }' es una afirmación de otro documento. Una lectura reemplaza a otra de las mismas palabras: indique esa, o deje la celda en blanco.
problem-handle-long = '{ $value }' es demasiado largo para un alias. Indique una función o unas iniciales de a lo más 16 signos, nunca el nombre de una persona.
problem-pair-lacking = '{ $decision }' se dice de dos afirmaciones y solo se indica una. Indique la otra.
problem-pair-needless = '{ $decision }' se dice de una sola afirmación y se indican dos. Indique una.
problem-pair-of-one = las dos afirmaciones del par son '{ $value }'. Indique dos distintas.
problem-correction-unfit = una corrección acompaña la decisión 'correct' y ninguna otra; aquí la decisión es '{ $decision }'. Indique la corrección, u otra decisión.
problem-correction-empty = la corrección no cambia nada. Indique cada campo que deba leerse de otro modo, con su valor, o acepte la afirmación.
problem-correction-field = '{ $field }' no puede corregirse. Estos sí: { $choices }.
problem-undoes-unfit = la decisión 'undo' indica el dictamen que deshace, y ninguna otra lo hace; aquí es '{ $decision }'. Corrija una de las dos.
problem-undoes-elsewhere = '{ $value }' es un dictamen sobre otras afirmaciones, o posterior. Deshaga un dictamen anterior de la misma afirmación.

# --- datapackage.json

problem-package-json = el archivo deja de ser JSON en la línea { $line }, signo { $column }. Corríjalo, o bórrelo y ejecute 'isthmus check CARPETA --describe'.
problem-package-not-json = el archivo no contiene un objeto JSON en UTF-8. Bórrelo y ejecute 'isthmus check CARPETA --describe'.
problem-package-format = el formato del caso es '{ $value }'; esta versión lee el { $wanted }. Ejecute 'isthmus check CARPETA --describe' para escribirlo de nuevo.
problem-package-name = '{ $value }' no es un nombre para un caso. Bajo "name" escriba minúsculas, cifras y guiones, como frontera-sur.
problem-package-titles = el caso no tiene título en todas las lenguas ({ $languages }). Bajo "isthmus" ponga "titles": una línea de texto para cada una.
problem-package-stale = la descripción no corresponde a las tablas de la carpeta. Ejecute 'isthmus check CARPETA --describe' para escribirla de nuevo.
