# Obtener cifras de los publicadores y leer sus archivos.

# --- un archivo del publicador que se rechaza ----------------------------------------------------------
problem-pull-and-more = y más de lo mismo. Probablemente no sea el archivo que este lector espera.
problem-pull-empty = el archivo está vacío. Descárguelo de nuevo.
problem-pull-not-utf8 = esto no es UTF-8 (byte { $value }). Tome el archivo tal como lo entrega el publicador, no como lo guardó una hoja de cálculo.
problem-pull-not-text = el texto contiene un byte NUL: el archivo está dañado o no es texto. Descárguelo de nuevo.
problem-pull-no-csv = esto no es un CSV bien formado ({ $value }). Descargue el archivo de nuevo.
problem-pull-long-cell = una celda es mucho más larga que cualquiera de una tabla de conteos. Busque una comilla que no se cierra.
problem-pull-ragged = la fila tiene { $value } celdas y el encabezado { $wanted }. Descargue el archivo de nuevo; si el publicador lo tiene así, repórtelo.
problem-pull-no-json = esto no es un JSON bien formado ({ $value }). Descárguelo de nuevo.
problem-pull-no-workbook = esto no es un libro de cálculo (empieza con { $value }). Tome el .xlsx o .xls que entrega el publicador.
problem-pull-damaged-workbook = el libro no se puede leer ({ $value }). Descárguelo de nuevo; si no basta, ábralo en una hoja de cálculo y guárdelo como .xlsx.
problem-pull-too-large = el archivo ocupa { $value } bytes descomprimido y una publicación tiene a lo más { $most }. No es el archivo que este lector espera.
problem-pull-sheet-too-large = una hoja tiene más celdas que cualquier publicación ({ $value }). No es el archivo que este lector espera.
problem-pull-no-sheet = no hay ninguna hoja '{ $value }' con contenido; el libro tiene: { $found }. Tome el libro que la tiene.
problem-pull-no-table = no se encontró la tabla; se la reconoce por: { $value }. Tome la publicación que la tiene, o consulte en el lector la disposición que espera.
problem-pull-no-total = la tabla de la hoja '{ $value }' tiene { $found } filas de totales y necesita una, contra la cual comprobar.
problem-pull-no-year = '{ $value }' no dice de qué único año se trata. Indique un año entre 1900 y 2100; en una tabla por mes, en una línea sobre su encabezado.
problem-pull-year-unstated = ninguna línea sobre la tabla dice de qué año es. Escriba el año en una línea sobre su encabezado.
problem-pull-no-month = '{ $value }' no es un mes como los escribe el publicador. Vea si la publicación cambió.
problem-pull-no-date = '{ $value }' no es una fecha (año-mes-día). Vea si la publicación cambió.
problem-pull-fiscal-year = '{ $value }' no es un año fiscal como los escribe el publicador ('2024', '2025 (FYTD)'). Vea si la publicación cambió.
problem-pull-gap-in-months = un mes sin total está antes de otro que sí lo tiene; hay totales de: { $value }. Complete el vacío o tome el archivo del propio publicador.
problem-pull-before-total = { $label } tiene { $value } en el mes { $month }, cuyo total está en blanco. Vea si la publicación está completa.
problem-pull-column-twice = la columna '{ $value }' aparece dos veces. Deje una.
problem-pull-person-column = la columna '{ $value }' podría contener a una persona. Isthmus trabaja con agregados y no admite registros de personas: tome la tabla de conteos del publicador.
problem-pull-unknown-column = ninguna columna de esta publicación se llama '{ $value }'. Una columna nueva es una novedad: vea qué contiene y nómbrela en source.toml de este publicador.
problem-pull-unknown-column-near = ninguna columna de esta publicación se llama '{ $value }'. Si el publicador cambió el nombre de { $near }, cámbielo en source.toml de este publicador.
problem-pull-missing-column = falta la columna '{ $value }'. Tome la publicación que la tiene; las columnas de cada una están en source.toml de este publicador.
problem-pull-missing-field = al registro le falta este campo. Vea si la publicación cambió.
problem-pull-unknown-category = '{ $value }' es una categoría desconocida; se conocen { $known }. Vea qué significa y nómbrela en source.toml de este publicador.
problem-pull-unknown-category-near = '{ $value }' es una categoría desconocida. Si el publicador cambió el nombre de { $near }, cámbielo en source.toml de este publicador.
problem-pull-unknown-country = nada dice qué país es '{ $value }'. Agregue esa forma a nationalities.csv, con su razón.
problem-pull-unknown-answer = esta no es ninguna de las respuestas del publicador (contiene { $value }). Tome una de las direcciones de source.toml de este publicador.
problem-pull-publisher-says = el publicador respondió con un error: { $value }
problem-pull-encounter-type = el tipo es '{ $value }', cuando la base legal y el componente indican { $wanted }. Vea si la publicación cambió.
problem-pull-not-rounded = { $value } no es múltiplo de { $to }, al que redondea el publicador. Vea si la publicación cambió.
problem-pull-no-record = esto no es un registro con campos: '{ $value }'. Vea si la publicación cambió.
problem-pull-no-text = esto debería ser texto: '{ $value }'. Vea si la publicación cambió.
problem-pull-no-count = '{ $value }' no es un conteo: un número entero desde cero. Corrija la celda, o nombre la marca en source.toml de este publicador.
problem-pull-no-number = '{ $value }' no es un número. Vea si la publicación cambió.
problem-pull-no-spot = '{ $value }' no es una latitud y una longitud. Vea si la publicación cambió.
problem-pull-sum = { $label } de { $about } figura como { $value } y sus partes suman { $summed }. Descargue el archivo de nuevo; si el publicador lo tiene así, pregunte cuál es correcto.
problem-pull-stray-group = '{ $value }' es una región que no sigue a ningún continente. Vea si la tabla está completa.
problem-pull-stray-country = '{ $value }' es un país que no sigue a ningún continente ni región. Vea si la tabla está completa.
problem-pull-total-records = la respuesta trae { $value } registros y dice tener { $total }. Descárguela de nuevo.
problem-pull-one-page = esta es la página { $value } de { $pages }. Descargue todas con 'isthmus pull', o pida más registros por página: lo que está en las demás se leería como ausente.
problem-pull-twice = dos filas dan este número: { $value }. Entregue cada documento una vez; si el publicador lo tiene así, repórtelo.
problem-pull-no-rows = el documento no contiene ninguna cifra. Vea si la publicación cambió.
problem-pull-no-passages = este publicador se cuenta por frontera. Nombre un caso para cuyas fronteras se cuenta.
problem-pull-row-count = de la publicación salieron { $value } filas y se esperan de { $least } a { $most } ({ $why }). Vea si está completa; si lo está, acéptela como es.
problem-pull-value-range = { $value } ({ $about }) está fuera del rango de { $low } a { $high } ({ $why }). Vea si es correcto; si lo es, acéptelo como es.

# --- lo que una lectura deja fuera, o encontró desparejo ---------------------------------------------------
problem-pull-left-out = queda fuera, porque un solo número abarca varios países: { $what }.
problem-pull-uneven = { $count ->
    [one] un registro indica un total que difiere de la suma de sus partes, en el propio publicador.
   *[other] { $count } registros indican totales que difieren de la suma de sus partes, en el propio publicador.
  }
problem-pull-elsewhere = { $count ->
    [one] un incidente está en un país donde el caso no tiene ningún lugar, o en ninguno que se nombre, y no se cuenta.
   *[other] { $count } incidentes están en países donde el caso no tiene ningún lugar, o en ninguno que se nombre, y no se cuentan.
  }
problem-pull-longer = { $count ->
    [one] un incidente abarca un lapso más largo y se cuenta en el mes de su último día.
   *[other] { $count } incidentes abarcan lapsos más largos y se cuentan en el mes de su último día.
  }
problem-pull-not-yet = aún no hay nada publicado de { $value }.

# --- una llamada que no puede ser ----------------------------------------------------------------------------
problem-pull-publisher = ningún publicador se llama '{ $value }'. Estos son: { $known }.
problem-pull-publisher-near = ningún publicador se llama '{ $value }'. ¿Quiso decir { $near }?
problem-pull-no-publisher = '{ $value }', registrado como publicador { $name }, no lo es. Su paquete debe nombrar un Publisher con ese id.
problem-pull-by-hand = las cifras de { $value } no las puede descargar un programa. Descargue el archivo y entréguelo a 'isthmus pull'. Página: { $url }
problem-pull-needs-case = { $value } se cuenta por frontera. Nombre el caso para cuyas fronteras se cuenta.
problem-pull-no-file = no existe el archivo '{ $value }'. Indique el archivo que descargó.

# --- una descarga que falló ----------------------------------------------------------------------------------
problem-pull-deadline = el publicador no terminó de responder en { $seconds } segundos. Intente más tarde, o descargue el archivo y entréguelo a 'isthmus pull'.
problem-pull-no-answer = el publicador no respondió tras { $attempts } intentos ({ $value }). Intente más tarde, o descargue el archivo y entréguelo a 'isthmus pull'.
problem-pull-wait = el publicador pide esperar { $seconds } segundos, más de lo que espera una descarga. Intente entonces.
problem-pull-http = el publicador respondió con el estado { $value }. Abra la dirección en un navegador: puede que la página se haya mudado o que no admita programas; en ese caso descargue el archivo y entréguelo a 'isthmus pull'.
problem-pull-redirect = el publicador remite a { $value }, que no es la dirección que documenta. Vea si se mudó y, de ser así, cambie source.toml de este publicador.
problem-pull-redirects = el publicador remite de una dirección a otra sin fin. Intente más tarde.
problem-pull-downgrade = el publicador remite de https a { $value }, donde cualquiera podría cambiar la respuesta. No se sigue.
problem-pull-address = { $value } no es una dirección pública de la red ({ $found }). Isthmus solo descarga de direcciones públicas.
problem-pull-host = no se encuentra el servidor { $value }. Revise la conexión a la red, o intente más tarde.
problem-pull-scheme = { $value } no es una dirección de la red. Empieza con https:// o http://.
problem-pull-size = la respuesta pasa de { $most } bytes. No es la publicación que este lector espera.
problem-pull-unpacked = la respuesta descomprimida pasa de { $most } bytes. Se rechaza: ninguna publicación es tan grande.
problem-pull-encoding = la respuesta viene comprimida como '{ $value }', que no se pidió. Intente más tarde.
problem-pull-truncated = la respuesta se interrumpió ({ $value }).
problem-pull-type = la respuesta es de tipo '{ $value }', no { $wanted }. Puede ser una página que dice por qué: abra la dirección en un navegador.
problem-pull-no-link = la página del publicador no enlaza nada que parezca la publicación ({ $value }). Ábrala en un navegador, descargue el archivo y entréguelo a 'isthmus pull'.
problem-pull-pages = la respuesta tiene { $value } páginas, más de las { $most } que se descargan.
problem-pull-page-moved = la respuesta cambió mientras se descargaba: página { $value }. Intente de nuevo.
problem-pull-folder = no se puede escribir { $value } ({ $reason }). Elija otra carpeta, o haga espacio.
