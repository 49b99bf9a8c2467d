# Lo que los comandos dicen de sí mismos. Se lee sin Fluent, para que la ayuda responda al instante:
# solo texto llano, sin valores ni atributos. El primer párrafo de un comando es su línea en la
# lista; las líneas con sangría quedan como están.

cli-help-usage = Uso
cli-help-commands = Comandos
cli-help-arguments = Argumentos
cli-help-options = Opciones
cli-help-examples = Ejemplos

cli-help-metavar-command = COMANDO
cli-help-metavar-options = [OPCIONES]
cli-help-metavar-agreements = ACUERDO
cli-help-metavar-amount = CANTIDAD
cli-help-metavar-attribute = ATRIBUTO
cli-help-metavar-case = CASO
cli-help-metavar-claims = RECLAMACIONES
cli-help-metavar-column = INDICADOR=TÍTULO
cli-help-metavar-countries = PAÍSES
cli-help-metavar-date = FECHA
cli-help-metavar-dated = MODO
cli-help-metavar-day = DÍA
cli-help-metavar-decision = DECISIÓN
cli-help-metavar-dimension = DIMENSIÓN
cli-help-metavar-documents = DOCUMENTOS
cli-help-metavar-field = CAMPO=VALOR
cli-help-metavar-files = ARCHIVO
cli-help-metavar-folder = CARPETA
cli-help-metavar-group = GRUPO
cli-help-metavar-handle = ALIAS
cli-help-metavar-judgement = DICTAMEN
cli-help-metavar-key = CLAVE
cli-help-metavar-kilometres = KM
cli-help-metavar-language = LENGUA
cli-help-metavar-mean = MEDIA
cli-help-metavar-months = MESES
cli-help-metavar-number = N
cli-help-metavar-parameters = NOMBRES
cli-help-metavar-parties = PARTE
cli-help-metavar-pillars = PILAR
cli-help-metavar-population = POBLACIÓN
cli-help-metavar-reader = LECTOR
cli-help-metavar-rounding = REDONDEO
cli-help-metavar-rule = REGLA
cli-help-metavar-scenarios = ESCENARIO
cli-help-metavar-series = SERIE
cli-help-metavar-sides = CASO|ARCHIVO
cli-help-metavar-source = FUENTE
cli-help-metavar-switches = INTERRUPTORES
cli-help-metavar-table = TABLA
cli-help-metavar-text = TEXTO
cli-help-metavar-title = TÍTULO
cli-help-metavar-where = DÓNDE
cli-help-metavar-year = AÑO

cli-help-isthmus =
    Quiénes se mueven por un corredor migratorio: qué se publicó, quién lo publicó, hasta qué día, y
    dónde se contradicen los conteos.

    Un CASO es una carpeta, o el nombre de un caso que viene con Isthmus: americas es el corredor de
    América del Sur a los Estados Unidos; tutorial es uno pequeño e inventado, para aprender.

    'isthmus COMANDO --help' explica un comando. Cada comando escribe una tabla para las personas y,
    con --json o --csv, lo mismo para los programas. Termina con 0 si el trabajo se hizo, con 1 si el
    trabajo falló, con 2 si la llamada era incorrecta.
cli-help-isthmus-version = Muestra la versión y termina.

cli-help-any-help = Muestra esta página y termina.
cli-help-any-lang =
    La lengua de la respuesta: en o es. Si no se indica, la de ISTHMUS_LANG o la del sistema.
cli-help-any-debug = Muestra el rastro de un defecto; ISTHMUS_DEBUG=1 hace lo mismo.
cli-help-any-json = Escribe JSON en la salida estándar, para los programas, y nada más.
cli-help-any-csv = Escribe CSV en la salida estándar, para los programas, y nada más.
cli-help-any-as_of =
    Usa solo lo publicado hasta ese día, escrito año-mes-día, como 2022-04-20. Si no se indica: todo
    lo que se sabe.
cli-help-any-case = Una carpeta que contiene un caso, o el nombre de un caso que viene con Isthmus.
cli-help-any-members =
    Cuántas veces correr el modelo, cada una con sus propios sorteos. Si no se indica: 20; 200 bastan
    para los intervalos habituales.
cli-help-any-seed =
    El número del que parten todos los sorteos: la misma semilla da el mismo resultado. Si no se
    indica: 1.
cli-help-any-executor =
    Dónde calcular: en tantos procesos de esta máquina, como 2, o en un clúster de Dask, como
    dask:tcp://equipo:8786. El resultado es el mismo en todas partes. Si no se indica: un proceso.
cli-help-any-origins =
    Mira adelante desde un día de cada mes de este intervalo, como 2023-01:2025-03, cada vez con lo
    publicado hasta entonces. Los días en que no había nada publicado se omiten y se dice.
cli-help-any-day =
    Con --origins, qué día de cada mes: un número, o last para el último. Si no se indica: last.
cli-help-any-horizon =
    Cuántos meses después del último publicado, de 1 a 24. Si no se indica: 6.
cli-help-any-series =
    Muestra y escribe solo estas series: nombres separados por comas. Si no se indica: todas.

cli-help-new =
    Crea un caso pequeño para empezar.

    Copia el caso tutorial, inventado y completo, en una carpeta nueva. Convierta sus tablas una por
    una en las suyas y deje que 'isthmus check' diga si todavía se leen.
cli-help-new-folder = La carpeta que se creará. No debe existir aún, o debe estar vacía.
cli-help-new-title = El título del caso, en todas las lenguas. Si no se indica: el nombre de la carpeta.
cli-help-new-examples =
    isthmus new mi-corredor
    isthmus new mi-corredor --as-of 2023-06-30

cli-help-check =
    Dice si un caso está en orden y qué contiene.

    Enumera de una vez todos los problemas de todas las tablas, cada uno con su archivo, fila y valor
    y con lo que hay que hacer, y termina con 1 si hay alguno. De un caso en orden dice qué contienen
    sus tablas y con cuánto rezago se publica cada serie.

    De una carpeta de Flee, lo mismo: todo aquello por lo que 'isthmus simulate' la rechazaría, y lo
    que conviene saber de una en orden. Eso no es un problema: --csv, que escribe solo problemas, lo
    omite; --json lo da en 'notices'.
cli-help-check-case =
    Una carpeta que contiene un caso, el nombre de un caso que viene con Isthmus, o una carpeta de
    Flee.
cli-help-check-describe =
    Antes escribe de nuevo datapackage.json a partir de las tablas que hay en la carpeta; conserva
    los nombres y títulos que ya tenga.
cli-help-check-examples =
    isthmus check americas
    isthmus check mi-corredor --describe
    isthmus check mi-corredor --csv > problemas.csv
    isthmus check mali2012

cli-help-series =
    Muestra lo que se contó: las series de un caso o los números de una.

    Sin SERIE, una línea por cada serie: qué cuenta, hasta cuándo, y su última cifra. Con SERIE, sus
    totales tal como estaban ese día, con la fecha en que se publicó cada uno y si esa fecha consta o
    se supone por el rezago de la serie.
cli-help-series-series = El nombre corto de una serie, como lo muestra la lista. Sin él: la lista.
cli-help-series-vintages =
    Muestra cada número tal como se publicó, con todas sus ediciones, y no los totales vigentes.
cli-help-series-by =
    Divide cada total según una dimensión, como nationality (nacionalidad).
cli-help-series-population =
    Muestra solo a estas personas: una nacionalidad por su código ISO 3166 alfa-3 u otra palabra del
    caso; varias palabras unidas por ';', como 'VEN;women'.
cli-help-series-examples =
    isthmus series americas
    isthmus series americas darien-entries --as-of 2022-04-20
    isthmus series americas darien-entries --by nationality --csv > entradas.csv

cli-help-read =
    Leer documentos y sacar afirmaciones: lo que dicen, contado, fechado y ubicado, con sus palabras.

    DOCUMENTOS son archivos o carpetas de texto simple, HTML, PDF con capa de texto o DOCX, en
    inglés, español o portugués, o '-' para la entrada estándar. Nada de lo que contienen se descarga
    ni se ejecuta. Un documento que no se puede leer se avisa y se deja aparte. Lo que el texto no
    dice queda en blanco.
cli-help-read-documents = Archivos, carpetas, o '-' para la entrada estándar.
cli-help-read-jsonl =
    Escribir en la salida estándar una afirmación por línea, como JSON. La página 'Qué dice una
    afirmación' de la documentación explica sus campos.
cli-help-read-published =
    El día en que se publicaron los documentos que no traen fecha, año-mes-día. Sin él, sus fechas
    relativas ('en marzo', 'el miércoles') quedan sin resolver.
cli-help-read-draft =
    Poner las afirmaciones en este caso, sin revisar. Lo que ya está queda; vea isthmus review.
cli-help-read-reader =
    Quién halla las afirmaciones: rules, la gramática; o llm, que añade lo que propone un modelo de
    lenguaje y la gramática puede confirmar. La dirección del modelo viene de ISTHMUS_LLM_URL: allí
    se envían los documentos.
cli-help-read-executor =
    Dónde leer: en tantos procesos de este equipo, como 2, 'processes' para todos sus núcleos, o en un
    clúster Dask, como dask://host:8786. Las afirmaciones son las mismas. Sin ella: un proceso.
cli-help-read-out =
    Una carpeta que guarda lo que dio cada documento. Una lectura interrumpida sigue desde allí
    cuando se vuelve a iniciar.
cli-help-read-json =
    Escribir en la salida estándar los documentos con su texto y sus afirmaciones, como JSON.
cli-help-read-csv = Escribir las afirmaciones en la salida estándar, como CSV.
cli-help-read-examples =
    isthmus read informe.pdf
    isthmus read noticias/ --jsonl > afirmaciones.jsonl
    isthmus read noticias/ --executor processes --out lectura --jsonl > afirmaciones.jsonl
    isthmus read comunicado.txt --published 2022-04-20 --draft mi-corredor

cli-help-reconcile =
    Comparar lo que dicen los documentos entre sí y con las series de un caso.

    Muestra veredictos sobre pares de afirmaciones: coinciden, compatibles, se contradicen, no
    comparables o induce a error, cada uno con su motivo, los de mayor consecuencia primero. Los
    documentos que cuentan un mismo relato son un solo testigo. Después, las lecturas: por cada
    cantidad el intervalo, las afirmaciones que lo sostienen, la regla que las ordenó y lo que queda
    abierto.
cli-help-reconcile-sides =
    Documentos como los que toma isthmus read y, a lo sumo, un caso, cuyas afirmaciones y series se
    suman.
cli-help-reconcile-published =
    El día en que se publicaron los documentos que no traen fecha, año-mes-día.
cli-help-reconcile-readings =
    Dar las lecturas y no los veredictos: de cada cantidad, también de las que se mencionan una vez.
cli-help-reconcile-examples =
    isthmus reconcile a.txt b.txt
    isthmus reconcile a.txt b.txt --json
    isthmus reconcile americas noticias/ --as-of 2022-04-22

cli-help-review =
    Revisar las afirmaciones de un caso una por una, primero las que más cambiarían.

    Muestra cada afirmación en su oración, su fuente, lo que se leyó y lo que depende de ella: una
    lectura que se movería, un conflicto con una serie oficial o con otra afirmación. Luego pregunta
    si se acepta, corrige, rechaza u omite, y por qué. Lo que leyó la máquina queda junto a lo que
    decide la persona, y toda decisión puede deshacerse. Lee y escribe líneas simples, de modo que
    funciona con un lector de pantalla y por una tubería. Con --decide o --undo no pregunta nada.
cli-help-review-by =
    Quién dictamina: una función o unas iniciales, como mesa-2, nunca el nombre de una persona. Sin
    esta opción, se pregunta.
cli-help-review-decide =
    Una decisión: AFIRMACIÓN=accept (aceptar), =correct (corregir), =reject (rechazar) o =unsure (no
    hay certeza); puede darse varias veces. Del id bastan los primeros signos.
cli-help-review-set =
    De una corrección, CAMPO=VALOR que debe leerse; nada después del signo donde el texto no lo
    diga. Puede darse varias veces.
cli-help-review-undo = Deshace el dictamen de este id, que permanece en la tabla.
cli-help-review-reason = Por qué: una frase que se guarda con las decisiones de esta llamada.
cli-help-review-limit = Muestra o lista a lo más este número de afirmaciones. Sin esta opción: todas.
cli-help-review-as_of =
    Ordena según lo que se conocía ese día, año-mes-día, y muestra solo las afirmaciones de entonces.
cli-help-review-json =
    Escribe en la salida estándar, como JSON, las afirmaciones que esperan; con --decide o --undo, lo
    que se escribió.
cli-help-review-csv =
    Escribe lo mismo en la salida estándar, como CSV, sin lo que depende de cada afirmación.
cli-help-review-examples =
    isthmus review mi-corredor
    isthmus review mi-corredor --limit 20 --json
    isthmus review mi-corredor --decide 4a3b31a2=accept --by mesa-2 --reason 'Tal como dice el texto.'
    isthmus review mi-corredor --decide 4a3b31a2=correct --set unit=person --by mesa-2 --reason 'Son personas.'

cli-help-simulate =
    Simula cómo se mueven las personas, muchas veces, y lo compara con lo que se contó.

    CASO es un caso cuyo movement.toml dice cómo se mueven las personas, o una carpeta en el formato
    de Flee (input_csv, source_data, simsetting.yml), tal como está. Se mueve a todas las personas,
    como conteos y no una por una, paso a paso. Escribe las
    personas en cada lugar y en cada ruta con los intervalos de todos los miembros, las llegadas, los
    errores frente a los conteos, y una página con un gráfico para cada lugar y un mapa. Un intervalo
    contiene el azar del modelo y no su error. Es para planificar, no una orden.
cli-help-simulate-case =
    Una carpeta que contiene un caso, el nombre de un caso que viene con Isthmus, o una carpeta de
    Flee.
cli-help-simulate-as_of =
    Usa solo lo publicado hasta ese día (de una carpeta de Flee: lo contado hasta él), escrito
    año-mes-día, como 2022-04-20. Si no se indica: todo lo que se sabe.
cli-help-simulate-fitted =
    Un fitted.toml, como lo escribe isthmus fit: sus valores ocupan el lugar de los propios de la
    carpeta o del caso, y los resultados lo dicen. Si no se indica: los propios.
cli-help-simulate-days =
    De una carpeta de Flee, cuántos días simular. Si no se indica: los que dice la carpeta.
cli-help-simulate-grain =
    Con qué detalle se distingue la distancia recorrida: quienes difieren en menos siguen juntos. Si
    no se indica: 1 km, y un cuarto de jornada donde la red tomaría demasiado tiempo; se dice cuál
    se tomó. De un metro (0.001) a 1000 km.
cli-help-simulate-parts =
    En cuántas partes, sorteadas, se mueve la gente cada vez; antes de cada una se mira de nuevo cuán
    llenos están los lugares. Si no se indica: todos a la vez, como en el Flee paralelo; con 8 se
    acerca al serial. Como máximo 50: el tiempo crece con ellas.
cli-help-simulate-like_flee =
    Qué hacer como lo hace el programa Flee y no como está descrito: nombres separados por comas, o
    all. Nombres: day0-people-shrink-capacity, link-closure-closes-way-back-only,
    forced-redirection-doubles-link, intensity-stays-as-it-began, men-take-risk-as-boys,
    under-way-waits-as-others (de su versión 3.1; no está en all).
cli-help-simulate-by =
    Distingue a las personas por un atributo de la demografía de la carpeta, como gender. Si no se
    indica: todas son una población, salvo que una regla las distinga.
cli-help-simulate-out =
    La carpeta en que se escribe. Si no se indica: una carpeta aquí, con el nombre del caso. Una
    simulación anterior que haya en ella se reemplaza.
cli-help-simulate-parquet = Escribe las tablas grandes en Parquet y no en CSV.
cli-help-simulate-flee_out =
    Escribe también out.csv, la media de los miembros en el formato de Flee, que leen sus scripts.
cli-help-simulate-no_charts = Escribe solo las tablas: ni página ni gráficos.
cli-help-simulate-json =
    Escribe en la salida estándar, como JSON, qué se corrió, sus errores y sus archivos.
cli-help-simulate-csv =
    Escribe en la salida estándar las personas en cada lugar y día, como CSV; también se escriben los
    archivos.
cli-help-simulate-examples =
    isthmus simulate mali2012
    isthmus simulate mali2012 --members 200 --executor 2 --out corridas/mali
    isthmus simulate mali2012 --with mali2012-fitted/fitted.toml
    isthmus simulate mali2012 --like-flee all --flee-out --no-charts

cli-help-fit =
    Calibra un caso, o una carpeta de Flee, con lo que se contó hasta un día, y lo juzga con lo que
    se contó después de ese día.

    Busca los valores con los que las personas simuladas están donde se contó a las personas, o en un
    caso pasan como se las contó, sopesados con lo que se pensaba de antemano de ellos: los propios.
    Nada de lo contado después de ese día (en un caso: publicado después) se lee antes de elegir los
    valores. Luego dice a qué distancia de los conteos, antes y después del día, están los valores
    propios, los ajustados y los pronósticos que no necesitan un modelo; cuánto se movió cada
    parámetro, y de cuáles los conteos no dicen nada. Escribe fit.json, parameters.csv y fitted.toml,
    que isthmus simulate recibe con --with.
cli-help-fit-case =
    Un caso cuyo movement.toml dice cómo se mueven las personas, como carpeta o por su nombre, o una
    carpeta de Flee (input_csv, source_data, simsetting.yml).
cli-help-fit-until =
    El último día cuyos conteos se usan, escrito año-mes-día, como 2012-06-30. Si no se indica: se
    ajusta la primera mitad del periodo y se juzga la segunda.
cli-help-fit-free =
    Qué queda libre: nombres separados por comas. De un caso son los de parameters.csv, como
    stays.danli.days; si no se indica: cada número de movement.toml que su tabla llama likely, o para
    el que no da una fuente (source). De una carpeta de Flee: pull para todos los lugares con
    conteos, pull:LUGAR para uno, y conflict_weight, camp_weight, foreign_weight, default_movechance,
    camp_movechance, idpcamp_movechance, conflict_movechance, softening, distance_power,
    weight_power, max_move_speed, capacity_scaling, displaced, flood_leaving, flood_avoidance; si no
    se indica: los que no hacen lo mismo que otros, y todas las atracciones.
cli-help-fit-evaluations = Cuántas veces se puede correr el modelo, a lo sumo. Si no se indica: 300.
cli-help-fit-members =
    Cuántas veces se repite cada corrida, cada una con sus propios sorteos; se compara su promedio.
    Si no se indica: 10.
cli-help-fit-executor =
    Dónde correr: en tantos procesos de esta máquina, como 2, o en un clúster de Dask, como
    dask:tcp://equipo:8786. El resultado es el mismo en todas partes. Si no se indica: un proceso.
cli-help-fit-out =
    La carpeta donde escribir. Si no se indica: una carpeta aquí, con el nombre del caso. Un ajuste
    anterior en ella se reemplaza.
cli-help-fit-json = Escribe todo el ajuste en la salida estándar, como JSON; también escribe los archivos.
cli-help-fit-csv = Escribe los parámetros en la salida estándar, como CSV; también escribe los archivos.
cli-help-fit-examples =
    isthmus fit americas
    isthmus fit mali2012
    isthmus fit mali2012 --until 2012-06-30 --executor 2 --out ajustes/mali
    isthmus fit mali2012 --free pull,default_movechance --evaluations 150

cli-help-forecast =
    Pronostica los próximos meses de cada serie modelada, en total y por nacionalidad.

    CASO es un caso cuyo forecast.toml dice qué series cuentan a las personas en camino. A partir de
    lo publicado hasta un día, y de nada posterior, sortea lo que pueden contar los próximos meses:
    quienes ya están en camino, quienes aún han de salir y lo que nadie puede saber. Escribe
    forecast.csv, con 23 cuantiles de cada mes como los piden los centros de pronósticos, y una
    página con un gráfico por serie. Las partes y los totales concuerdan: los totales son sumas de
    los mismos sorteos. Con --origins, lo mismo desde muchos días, en una sola tabla; una corrida
    interrumpida sigue donde estaba cuando se repite la orden.
cli-help-forecast-as_of =
    Usa solo lo publicado hasta ese día, escrito año-mes-día, como 2024-01-05. Si no se indica: hoy.
cli-help-forecast-members =
    Cuántos futuros sortear, de 100 a 100000. Si no se indica: 1000.
cli-help-forecast-population =
    Muestra y escribe solo a estas personas: nombres separados por comas, como all,VEN o
    'VEN;between-ports'. Se pronostica a todas, pues cada total es la suma de sus partes. Si no se
    indica: todas.
cli-help-forecast-out =
    La carpeta en la que escribir. Si no se indica: una carpeta aquí, con el nombre del caso. Un
    pronóstico anterior que esté en ella se reemplaza.
cli-help-forecast-parameters =
    Muestra también cada parámetro: qué se supuso, qué hicieron de eso los conteos, cuánto se movió
    y si dicen algo de él. parameters.csv contiene lo mismo.
cli-help-forecast-parquet = Escribe la tabla en Parquet y no en CSV.
cli-help-forecast-no_charts = Escribe solo la tabla: sin página ni gráficos.
cli-help-forecast-json =
    Escribe en la salida estándar, en JSON, todos los cuantiles, los días omitidos y los archivos.
cli-help-forecast-csv =
    Escribe la tabla de cuantiles en la salida estándar, en CSV; también se escriben los archivos.
cli-help-forecast-examples =
    isthmus forecast americas --as-of 2024-01-05 --lang es
    isthmus forecast americas --as-of 2024-01-05 --population all,VEN --horizon 3
    isthmus forecast americas --origins 2023-01:2025-03 --day 5 --executor 2

cli-help-compare =
    Dice qué cambiaría una decisión: escenarios junto a lo que pasaría sin ella, mes a mes.

    Un escenario es un archivo TOML con medidas fechadas: sobre quienes salen, la ruta que toman,
    seguir adelante, volver a intentarlo, un cupo o lo que tarda el camino; con efectos tomados de un
    hecho pasado, de un supuesto previo o indicados. Cada uno parte del mismo día y de los mismos
    números aleatorios que el caso sin cambios, de modo que se muestra el intervalo de la diferencia
    y en qué se apoya. Escribe comparison.csv, projections.csv (cada futuro, como los centros de
    pronósticos piden los escenarios, aparte de los pronósticos) y una página. Sin ESCENARIO: la
    lista de los del caso.
cli-help-compare-scenarios =
    Nombres de escenarios del caso, o rutas de archivos TOML. Varios se comparan lado a lado; todos
    parten del mismo día.
cli-help-compare-as_of =
    El día del que parten todos, escrito año-mes-día; no se usa nada publicado después. Si no se
    indica: el día que dicen los escenarios.
cli-help-compare-members =
    Cuántos futuros sortear de cada uno, de 100 a 100000. Si no se indica: 1000.
cli-help-compare-population =
    Muestra y escribe solo a estas personas: nombres separados por comas, como all,VEN. Si no se
    indica: todas; se muestran aquellas con la mayor diferencia.
cli-help-compare-out =
    La carpeta en la que escribir. Si no se indica: una carpeta aquí, con el nombre del caso. Una
    comparación anterior que esté en ella se reemplaza.
cli-help-compare-parquet = Escribe los futuros en Parquet y no en CSV.
cli-help-compare-no_charts = Escribe solo las tablas: sin página ni gráficos.
cli-help-compare-json =
    Escribe en la salida estándar, en JSON, cada diferencia, en qué se apoya, y los archivos.
cli-help-compare-csv =
    Escribe las diferencias en la salida estándar, en CSV; también se escriben los archivos.
cli-help-compare-examples =
    isthmus compare americas
    isthmus compare americas title-42-lifted --lang es
    isthmus compare americas darien-closed mi-escenario.toml --population all,VEN

cli-help-score =
    Dice qué tan buenos fueron los pronósticos de un caso, junto a los que cualquiera podía hacer.

    Mira adelante desde muchos días del pasado, cada vez con lo publicado hasta entonces, y compara
    lo pronosticado con lo que se contó después. Escribe scores.csv: la puntuación ponderada de los
    intervalos (WIS) en personas y en escala logarítmica, relativa a RW-t y con intervalos por
    bloques de meses, cada cuánto se cumplieron los intervalos, y el error de la mediana; para cada
    modelo, serie, población y mes por delante, con y sin una decisión de por medio. Lo mismo como
    scores.md y scores.tex para un texto o un artículo, una página con el diagrama de fiabilidad, y
    las puntuaciones de los escenarios en hechos pasados, cada uno con el efecto de los demás. Una
    corrida interrumpida sigue donde estaba.
cli-help-score-origins =
    Mira adelante desde un día de cada mes de este intervalo, como 2023-01:2025-03. Si no se indica:
    los últimos 24 meses.
cli-help-score-members = Cuántos futuros sortear, de 100 a 100000. Si no se indica: 1000.
cli-help-score-table =
    Evalúa esta tabla de pronósticos en el formato de los centros, nuestra o de otros, y no hace
    ninguno; puede repetirse. CSV o Parquet.
cli-help-score-models =
    Las referencias con que comparar: nombres separados por comas, de rw-t, flusight-24, naive,
    seasonal-naive, ets, arima. Si no se indica: todas.
cli-help-score-series =
    Evalúa solo estas series: nombres separados por comas. Si no se indica: todas.
cli-help-score-population =
    Evalúa solo a estas personas: nombres separados por comas, como VEN,HTI; juntas forman una
    línea. Si no se indica: todas.
cli-help-score-without =
    Evalúa los pronósticos de los meses de ese año aparte de los demás, por ejemplo 2025.
cli-help-score-no_scenarios = No evalúa escenarios.
cli-help-score-out =
    La carpeta en la que escribir. Si no se indica: una carpeta aquí, con el nombre del caso. Las
    puntuaciones anteriores que estén en ella se reemplazan.
cli-help-score-no_charts = Escribe solo las tablas: sin página ni gráficos.
cli-help-score-json =
    Escribe todas las puntuaciones en la salida estándar, en JSON; también se escriben los archivos.
cli-help-score-csv = Escribe scores.csv en la salida estándar; también se escriben los archivos.
cli-help-score-examples =
    isthmus score americas --origins 2023-01:2025-03 --day 5 --executor 2
    isthmus score americas --table forecast.csv --without 2025
    isthmus score tutorial --models rw-t,naive --lang es

cli-help-track =
    Muestra lo que se prometió, lo que se sabe de ello y lo que vence.

    Acuerdos y quiénes se adhirieron, compromisos por acuerdo y parte, cada uno con su meta frente a
    la evidencia. Lo que informan quienes prometieron y lo que se desprende de la evidencia están en
    dos columnas; donde la evidencia no alcanza, no es verificable. Después lo que vence, el dinero
    por etapa y moneda, sin sumar entre ellas, las reuniones y las versiones que difieren, lado a lado.
cli-help-track-as_of =
    El día del registro, escrito año-mes-día: no se usa nada publicado después. Sin ella: hoy.
cli-help-track-agreement = Mostrar solo estos acuerdos: ids separados por comas.
cli-help-track-party =
    Mostrar lo que estos países (ISO 3166 alfa-3) u organizaciones prometieron, se les prometió o a
    lo que se adhirieron.
cli-help-track-pillar = Mostrar solo estas partes de acuerdos: ids separados por comas.
cli-help-track-within = Cuántos meses por delante buscar lo que vence. Sin ella: 6.
cli-help-track-meetings =
    Mostrar las reuniones: sus sesiones, quiénes estuvieron según cada fuente, qué concluyeron y a
    qué compromisos condujeron.
cli-help-track-out =
    Una carpeta donde escribir el registro para otros: iati.xml (actividades de IATI), register.json, tablas
    en CSV y un calendario de plazos y reuniones. Se escribe todo, se muestre lo que se muestre.
cli-help-track-imported =
    Leer un archivo de otro registro, IATI (.xml), .json o .csv, y escribirlo como tablas de un caso
    en la carpeta de --into. El caso no cambia.
cli-help-track-into = La carpeta nueva para lo que lee --import.
cli-help-track-csv =
    Escribir CSV en la salida estándar, para programas: una fila por cada informante de cada indicador.
cli-help-track-examples =
    isthmus track americas
    isthmus track americas --party CRI --as-of 2022-10-06
    isthmus track americas --meetings
    isthmus track americas --out registro

cli-help-share =
    Muestra qué pide una proyección a cada país y cómo podría repartirse.

    Lleva las trayectorias de un pronóstico, o de un escenario, por sharing.toml y las tablas del
    caso: qué se necesita por país, lugar y mes; dónde no alcanza la capacidad y cuánto se espera; la
    cuota de cada país según varias claves junto a lo que acoge; el dinero y las plazas que no
    alcanzan, repartidos según reglas de reclamos; qué vías están abiertas; y un plan de personas a
    plazas al menor costo.

    Escribe las tablas, lo mismo en JSON y una página. Cada número lleva su intervalo, P10 a P90, y a
    su lado lo que supone. Es planificación, no una orden: conoce grupos y nunca a una persona, no se
    planifica ningún retorno, y un país marcado como no seguro no está en ningún plan a ningún
    precio. Se suprimen las celdas que cuentan menos de diez personas.
cli-help-share-as_of =
    El día desde el que se mira hacia adelante, escrito año-mes-día; no se usa nada publicado
    después. Si no se indica: el día que fija el escenario, o el de hoy.
cli-help-share-scenario =
    Tomar las trayectorias de este escenario, por su nombre en el caso o la ruta de su archivo. Si no
    se indica: la situación actual.
cli-help-share-members =
    Cuántos futuros trazar, de 100 a 100000. Si no se indica: 500.
cli-help-share-key =
    Las claves: nombres separados por comas, de pact, eu-2015, grech, bovens-bartsch, koenigstein y
    las de sharing.toml; o ponderaciones que sumen 1, como population=0.5,gdp=0.5. El plan se atiene
    a la primera. Puede darse más de una vez. Si no se indica: todas las que permiten las cifras.
cli-help-share-rule =
    Las reglas de reclamos: nombres separados por comas, de proportional, cea, cel, talmud,
    random-arrival. Si no se indica: todas.
cli-help-share-money =
    El dinero que se reparte entre lo que necesitan los países, con su moneda, como 5000000USD. Si no
    se indica: lo que muestra el registro del caso en el último año.
cli-help-share-places =
    Las plazas que se reparten entre los países que acogen más que su cuota. Si no se indica: las que
    ofrece el reasentamiento en esa fecha.
cli-help-share-budget =
    Lo máximo que el plan puede gastar en ubicar personas y en plazas agregadas, en su moneda. Si no
    se indica: sin límite.
cli-help-share-group =
    Indicar las vías para estas: nacionalidades separadas por comas, cada una con el país donde están
    sus personas tras dos puntos, como NIC:CRI,VEN. Si no se indica: aquellas de las que más personas
    buscarán una plaza, desde donde están.
cli-help-share-allow_missing =
    Países que se excluyen porque les falta una cifra, y así se dice; nunca se rellena ninguna.
cli-help-share-out =
    La carpeta donde escribir. Si no se indica: una carpeta aquí, con el nombre del caso. Se
    reemplaza una corrida anterior que haya en ella.
cli-help-share-before =
    La carpeta de una corrida publicada antes: lo que se suprime se elige de modo que las dos juntas
    tampoco revelen un número pequeño.
cli-help-share-no_page = Escribir solo las tablas: sin página.
cli-help-share-json = Escribir todo en la salida estándar, en JSON; también se escriben los archivos.
cli-help-share-csv =
    Escribir needs.csv en la salida estándar; también se escriben los archivos.
cli-help-share-examples =
    isthmus share americas --as-of 2024-06-30
    isthmus share americas --scenario darien-closed --out reparto
    isthmus share tutorial --as-of 2024-06-15 --key pact,brisa --rule talmud
    isthmus share tutorial --money 250000USD --places 800

cli-help-keys =
    Reparte según claves de distribución: lo que corresponde a cada país de una tabla.

    La tabla tiene una fila para cada país y una columna para cada cifra: population, gdp,
    unemployment, applications_per_million, gdp_per_head, vacancy_rate, share_over_65, tax. Los
    títulos pueden ser más largos, o estar en español; las celdas pueden separarse con comas, puntos
    y comas o tabuladores, o ser las de una hoja de cálculo. Una cifra que falta se rechaza con su
    país y su nombre: movería todas las demás cuotas. Una columna actual, con lo que cada país asume
    hoy, agrega su desviación respecto de cada clave.

    Las claves: pact (mitad población, mitad PIB), eu-2015 (con correcciones con tope por desempleo
    y solicitudes), grech (correcciones que multiplican), bovens-bartsch (población por la media de
    tres índices), koenigstein (dos tercios impuestos, un tercio población) y ponderaciones propias.
cli-help-keys-table = Una tabla de países: CSV, o una hoja de cálculo (.xlsx).
cli-help-keys-key =
    La clave: nombres separados por comas, o ponderaciones que sumen 1, como
    population=0.5,gdp=0.5, donde 1/unemployment=0.2 toma el inverso y mia: delante les da un nombre.
    Puede darse más de una vez. Con all, o si no se indica: todas aquellas cuyas cifras tiene la
    tabla.
cli-help-keys-places = Se reparten tantas plazas, enteras, y no se pierde ninguna.
cli-help-keys-cap =
    El tope de cada corrección de eu-2015, como parte de P + G, las partes de un país en la
    población y en el PIB. Si no se indica: 0.30.
cli-help-keys-gamma = Con qué fuerza corrige grech. Si no se indica: 0.1.
cli-help-keys-mean =
    Respecto de qué corrige grech: la media simple de los países (plain) o la ponderada por
    población (population). Si no se indica: plain.
cli-help-keys-rounding =
    Cómo se hacen enteras las plazas: largest-remainder, el mayor resto, que suma exactamente; o
    nearest, cada una por sí sola, como en algunas tablas publicadas. Si no se indica:
    largest-remainder.
cli-help-keys-without =
    Países que no reciben: nombres separados por comas. La clave se calcula con los demás.
cli-help-keys-allow_missing =
    Países que pueden quedar fuera, y se nombran, cuando les falta una cifra.
cli-help-keys-column =
    Cuál es cada columna, cuando los títulos no lo dicen: INDICADOR=TÍTULO, como gdp='PIB en 2014'.
    Puede darse más de una vez.
cli-help-keys-examples =
    isthmus keys estados.csv --key eu-2015 --cap 0.30 --places 66000
    isthmus keys estados.csv --key pact,eu-2015,grech --json
    isthmus keys estados.csv --key 'mia: population=0.6,gdp=0.4' --without ITA,GRC

cli-help-divide =
    Divide lo que no alcanza: lo que recibe cada reclamación, según reglas de reparto.

    Las reglas: proportional (la misma parte de cada reclamación), cea (lo mismo para cada quien,
    hasta lo que reclama), cel (la misma pérdida para cada quien), talmud (lo mismo hasta la mitad de
    cada reclamación, la misma pérdida más allá), random-arrival (la media de todos los órdenes en
    que pueden llegar; el valor de Shapley). Si alcanza, todo se paga y el resto queda.
cli-help-divide-estate = Lo que hay para dividir: dinero, plazas.
cli-help-divide-claims =
    Lo que se reclama: números separados por comas, con nombre o sin él, como 100,200,300 o
    A=100,B=200; o una tabla con una columna de nombres y otra llamada claim.
cli-help-divide-rule =
    La regla: nombres separados por comas, o all. Si no se indica: todas, lado a lado.
cli-help-divide-whole =
    Hace enteras las asignaciones por el mayor resto, para personas y plazas: lo que hay y lo que se
    reclama también son enteros.
cli-help-divide-sampled =
    Sortea órdenes de llegada aunque puedan contarse todos, e indica el error estándar.
cli-help-divide-seed =
    El número del que parten los sorteos: la misma semilla da el mismo resultado. Si no se indica: 1.
cli-help-divide-examples =
    isthmus divide --estate 200 --claims 100,200,300 --rule talmud
    isthmus divide --estate 1000 --claims necesidades.csv --rule cea --whole

cli-help-brief =
    Escribe el informe de un caso a la fecha de un día: HTML, PDF y una tabla de todas las cifras.

    Responde qué se contó, dónde se contradicen los conteos, qué está en vigor, qué cabe esperar,
    quiénes se pierden en el camino, quién acoge a quiénes, qué pide a cada país, qué se prometió y
    qué es lo que no se sabe. Si recibe documentos, dice primero qué se dijo en ellos: qué no
    concuerda, quiénes habrían firmado qué, y a qué llegan los números junto a las series oficiales.
    El informe aparece entero o no aparece.
cli-help-brief-as_of =
    El día del informe, escrito año-mes-día, como 2022-04-20: no contiene nada publicado después. Si
    no se indica: hoy.
cli-help-brief-documents =
    Un documento, o una carpeta de ellos, que se coteja con los demás y con las series oficiales;
    puede darse varias veces. El que se publicó después del día queda fuera; el que no lleva fecha se
    lee al día del informe, solo para comparar. El que no puede leerse se señala y se omite.
cli-help-brief-lang =
    La lengua del informe y de la respuesta: en o es. Si no se indica, la de ISTHMUS_LANG o la del
    sistema.
cli-help-brief-out =
    La carpeta en que se escribe. Si no se indica: una carpeta aquí, con el nombre del caso, el día y
    la lengua.
cli-help-brief-json = Escribe en la salida estándar, como JSON, dónde está el informe y qué contiene.
cli-help-brief-csv = Escribe en la salida estándar las cifras del informe, como CSV; también se escribe el informe.
cli-help-brief-examples =
    isthmus brief americas --as-of 2022-04-20
    isthmus brief americas --as-of 2022-04-22 --documents prensa
    isthmus brief americas --lang es --out informes/hoy

cli-help-pull =
    Trae cifras nuevas de un publicador.

    Lee lo que ofrece el publicador y lo escribe como tablas de un caso: solo lo que el caso aún no
    tiene, con el día en que se publicó. Necesita una red, que ningún otro comando necesita; un
    publicador del que ningún programa puede traer nada se lee de archivos que usted descargó. Lo que
    no concuerda se rechaza entero.
cli-help-pull-source = El nombre corto de un publicador; 'isthmus pull --list' los enumera.
cli-help-pull-files = Archivos del publicador que usted descargó. Sin ellos: se traen.
cli-help-pull-into =
    La carpeta en que se escribe: un caso, o una nueva. Si no se indica: una carpeta aquí, con el
    nombre del publicador.
cli-help-pull-case =
    El caso para el que son las cifras: lo que ya tiene no se escribe de nuevo. Si no se indica:
    aquel en que se escriben, si es un caso.
cli-help-pull-year =
    Un año que se pide, donde el publicador los da de uno en uno; puede repetirse. Si no se indica:
    este año y el anterior.
cli-help-pull-dated =
    Cómo fechar las cifras cuya publicación no dice su día: retrieved, con el de hoy; o lag, con el
    rezago de su serie. Si no se indica: retrieved.
cli-help-pull-accept = Acepta menos o más filas, o valores mayores, de lo que se conoce del publicador.
cli-help-pull-list = Enumera los publicadores que se pueden leer y termina.
cli-help-pull-examples =
    isthmus pull --list
    isthmus pull unhcr --into mi-corredor
    isthmus pull snm-panama descargado.xlsx --case americas
