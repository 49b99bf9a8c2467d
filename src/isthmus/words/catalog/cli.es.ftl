# Lo que dice la línea de comandos. Su ayuda está en cli-help.

# --- cómo termina un comando ----------------------------------------------------------------------

cli-stopped = Detenido.
cli-failed-file = { $file }: { $reason }.
cli-failed-system = no se pudo hacer el trabajo: { $reason }.
cli-failed-defect = Este es un defecto de Isthmus, no de su llamada: { $what }. Comunique esta línea y el comando que dio a quienes lo mantienen; con --debug el comando muestra dónde ocurrió.
cli-more-problems = … y { $count ->
    [one] un problema más
   *[other] { $count } problemas más
  }. 'isthmus check' enumera todos los de un caso.

# --- llamadas que no pueden ser -------------------------------------------------------------------

cli-see-help = '{ $command } --help' lo explica.
cli-wrong-no-command = no hay ningún comando '{ $value }'.
cli-wrong-no-command-near = no hay ningún comando '{ $value }'. ¿Quiso decir { $near }?
cli-wrong-no-option = no hay ninguna opción { $value }.
cli-wrong-no-option-near = no hay ninguna opción { $value }. ¿Quiso decir { $near }?
cli-wrong-missing = falta { $value }.
cli-wrong-extra = esto es más de lo que admite el comando: { $value }.
cli-wrong-needs-value = la opción { $value } necesita un valor a continuación.
cli-wrong-needs-no-value = la opción { $value } no admite ningún valor.
cli-wrong-language = { $option }: '{ $value }' no es una lengua que se hable aquí. Elija una de: { $choices }.
cli-wrong-date = { $option }: '{ $value }' no es una fecha. Escriba año-mes-día, como 2022-04-20.
cli-wrong-year = { $option }: '{ $value }' no es un año. Escriba cuatro cifras, como 2022.
cli-wrong-choice = { $option }: '{ $value }' no es una de: { $choices }.
cli-wrong-whole = { $option }: '{ $value }' no es un número entero { $most ->
    [none] a partir de { $least }
   *[other] de { $least } a { $most }
  }. Escriba solo cifras, como { $most ->
    [none] 200
   *[other] { $most }
  }.
cli-wrong-length = { $option }: '{ $value }' no es una longitud de { $least } a { $most } kilómetros. Escriba cifras, con punto antes de los decimales, como 0.5.
cli-wrong-amount = { $option }: '{ $value }' no es un número de 0 en adelante. Escriba cifras con un punto para los decimales, como 0.30.
cli-wrong-executor = { $option }: '{ $value }' no es un número de procesos, como 4, ni 'processes' (todos los núcleos), ni un planificador de Dask, como dask://equipo:8786.
cli-wrong-both-forms = --json y --csv no pueden escribirse en una misma salida. Indique una de las dos.
cli-wrong-not-together = { $a } y { $b } no pueden indicarse juntas. Indique una de las dos.
cli-wrong-needs-series = { $value } necesita una SERIE. Nombre una después del CASO.
cli-wrong-no-dimension = la serie '{ $series }' no se divide según '{ $value }'. Se divide según: { $choices }.
cli-wrong-other = { $reason }

# --- lo que dicen varios comandos -----------------------------------------------------------------

cli-as-of = Lo sabido el
cli-folder = Carpeta
cli-assumed = { $day } (supuesto)
cli-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
  }
cli-frequency-month = mensual
cli-frequency-year = anual
cli-frequency-irregular = irregular
cli-step-read = Se lee el caso

cli-column-ard = ARD
cli-column-column = Columna
cli-column-counted = Contado
cli-column-counts = Cuenta
cli-column-coverage = Conteos dentro
cli-column-crps = CRPS relativo
cli-column-error = Error
cli-column-feeds = Alimenta
cli-column-fetched = Se trae
cli-column-figure = Última cifra
cli-column-file = Archivo
cli-column-first = Primero
cli-column-first-published = Primera publicación
cli-column-frequency = Frecuencia
cli-column-interval = Intervalo del 90%
cli-column-lag = Rezago
cli-column-last = Último
cli-column-last-published = Última publicación
cli-column-licence = Licencia
cli-column-meaning = Por qué
cli-column-months = Meses
cli-column-name = Nombre
cli-column-note = Nota
cli-column-notice = Conviene saber
cli-column-of-all = Todos los contados
cli-column-period = Periodo
cli-column-place = Lugar
cli-column-population = Quiénes
cli-column-problem = Problema
cli-column-published = Publicado
cli-column-publisher = Publicador
cli-column-row = Fila
cli-column-rows = Filas
cli-column-series = Serie
cli-column-simulated = Simulado
cli-column-source = Fuente
cli-column-status = Estado
cli-column-table = Tabla
cli-column-title = Título
cli-column-value = Valor
cli-column-wape = WAPE

# --- new ------------------------------------------------------------------------------------------

cli-new-made = { $folder } contiene un caso pequeño, suyo.
cli-new-check = dice si está en orden
cli-new-series = muestra lo que cuenta
cli-new-brief = escribe su informe
cli-new-change = Su README.md dice qué hay en cada tabla. Cambie una y revise de nuevo.

# --- check ----------------------------------------------------------------------------------------

cli-check-sound = { $title }: en orden
cli-check-problems = { $count ->
    [one] Un problema
   *[other] { $count } problemas
  }
cli-check-network = { $places_n ->
    [one] un lugar
   *[other] { $places } lugares
  }, { $links_n ->
    [one] un camino
   *[other] { $links } caminos
  }
cli-check-counted = Se contó en
cli-check-tables = Tablas
cli-check-series = Series
cli-check-lag = El rezago es el tiempo entre el fin de un periodo y su publicación. Con él se fecha todo número que no lleva fecha propia.

# --- series ---------------------------------------------------------------------------------------

cli-known-on = Lo que se sabía el { $day }.
cli-series-one-row = Una fila
cli-series-dimensions = Se divide según
cli-series-none = La serie no tiene tal número.
cli-series-faults = Fallas conocidas
cli-series-summary = Resumen
cli-series-month = Último mes
cli-series-to-date = Acumulado del año
cli-series-record = Mes más alto
cli-series-record-year = Año más alto
cli-series-missing = Sin cifra
cli-series-overdue = Pendiente
cli-series-overdue-months = { $count ->
    [one] ya debía haberse publicado un mes más
   *[other] ya debían haberse publicado { $count } meses más
  }
cli-series-alone = { $period }: { $n }
cli-series-compared = { $period }: { $n }; un año antes, { $before }
cli-series-times = { $period }: { $n }; un año antes, { $before } ({ $ratio } veces)
cli-series-highest = { $period }: { $n }, desde { $since }{ $missing ->
    [0] {""}
    [one] ; desde entonces un periodo no tiene cifra
   *[other] ; desde entonces { $missing } periodos no tienen cifra
  }

# --- simulate -------------------------------------------------------------------------------------

cli-step-run = Se corren los miembros
cli-step-score = Se compara con los conteos
cli-step-tables = Se escriben las tablas
cli-step-charts = Se dibujan los gráficos
cli-step-page = Se escribe la página
cli-simulate-notices = Conviene saber de la carpeta
cli-simulate-more-notices = … y { $count ->
    [one] uno más
   *[other] { $count } más
  }, en la página y con --json.
cli-simulate-network = Red
cli-simulate-places = { $places_n ->
    [one] un lugar
   *[other] { $places } lugares
  }, { $links_n ->
    [one] un tramo en un sentido
   *[other] { $links } tramos en un sentido
  }
cli-simulate-period = Periodo
cli-simulate-days = { $span } ({ $length })
cli-simulate-steps = { $days ->
    [one] un paso
   *[other] { $days } pasos
  }
cli-simulate-members = Miembros
cli-simulate-seed = { $members ->
    [one] uno
   *[other] { $members }
  }, con la semilla { $seed }
cli-simulate-people = Personas al final
cli-simulate-unmet = No partieron
cli-simulate-unmet-why = { $n }: no quedaba ningún residente en los lugares de los que se huye
cli-simulate-median = { $n } (mediana; intervalo del 90%: { $span })
cli-simulate-grain = Distancia recorrida
cli-simulate-rounded = distinguida de { $km } en { $km } km
cli-simulate-like-flee = Como hace Flee
cli-simulate-fitted = Valores ajustados
cli-simulate-lane = Cálculo
cli-simulate-plain = sin la parte compilada, lo que es más lento y da otros sorteos con la misma semilla
cli-simulate-errors = ARD, WAPE y CRPS: 0 es exacto; 2 equivale a tantas personas como se contaron, todas en un lugar equivocado; con más personas puede ser mayor. MASE: por debajo de 1 la simulación yerra menos que el modelo ingenuo.
cli-simulate-errors-passing = WAPE: las diferencias de todos los meses como proporción de todo lo contado en ellos. ARD: la media de las proporciones de cada mes, en la que un mes con unas pocas personas pesa como cualquier otro. CRPS: una puntuación de todos los miembros juntos, en la escala del WAPE. En los tres, 0 es exacto y 1 es un error tan grande como los conteos; pueden ser mayores.
cli-simulate-files = Se escribió:

# --- brief ----------------------------------------------------------------------------------------

cli-step-html = Se escribe la página
cli-step-pdf = Se escribe el documento PDF
cli-step-csv = Se escriben las cifras
cli-step-write = Se colocan los archivos
cli-brief-holds = { $sections ->
    [one] Una sección
   *[other] { $sections } secciones
  }, { $figures ->
    [one] una cifra
   *[other] { $figures } cifras
  } con su fuente:

# --- pull -----------------------------------------------------------------------------------------

cli-yes = sí
cli-by-hand = a mano
cli-pull-made = { $rows ->
    [one] Se escribió una fila
   *[other] Se escribieron { $rows } filas
  }{ $unchanged ->
    [0] {""}
    [one] ; una ya estaba
   *[other] ; { $unchanged } ya estaban
  }
cli-pull-notes = Conviene saber
