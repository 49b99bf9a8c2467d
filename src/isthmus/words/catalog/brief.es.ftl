# Las palabras del informe que comparten todas las secciones.

brief-title = { $case }
brief-subtitle = Lo que se sabía el { $day }
brief-border = de { $a } a { $b }
brief-everyone = todas las personas contadas
brief-relayed = { $publisher }, según { $outlet }
brief-outlet-press = la prensa
brief-absent = sin publicar
brief-publisher-own = este informe
brief-dimension-nationality = Nacionalidad
brief-dimension-sex-age = Sexo y edad
brief-dimension-component = Lugar del encuentro
brief-dimension-authority = Base legal
brief-dimension-demographic = Situación familiar
brief-dimension-return-type = Tipo de retorno
brief-dimension-group = Grupo
brief-dimension-outcome = Resultado
brief-dimension-status = Condición

# Cómo se escriben los números.

number-about = unos { $n }
number-at-least = al menos { $n }
number-at-most = a lo más { $n }
number-times = { $n } veces
number-rise = { $n } más
number-fall = { $n } menos
number-same = sin cambio
number-at-most-short = ≤ { $n }
number-at-least-short = ≥ { $n }
number-about-short = ≈ { $n }
number-small-base = base pequeña

# Qué es una cifra: las palabras de figures.csv.

kind-counts-entries = ingresos registrados
kind-counts-exits = salidas registradas
kind-counts-encounters = encuentros
kind-counts-events = eventos
kind-counts-detections = detecciones
kind-counts-estimates = estimaciones
kind-counts-applications = solicitudes
kind-counts-decisions = decisiones
kind-counts-people = personas
kind-counts-returns = retornos
kind-counts-expulsions = expulsiones
kind-counts-deaths = personas muertas o desaparecidas
kind-counts-listed = enumerados en este informe
kind-counts-stated = según lo declarado
kind-counts-days = días
kind-unit-person = persona
kind-unit-crossing = cruce
kind-unit-encounter = encuentro
kind-unit-other = otra
kind-unit-ratio = razón
kind-unit-percent = porcentaje
kind-unit-money = dinero
kind-measure-increment = incremento
kind-measure-cumulative = acumulado
kind-measure-stock = existencia
kind-measure-ratio = razón
kind-measure-share = proporción
kind-measure-difference = diferencia
kind-measure-tally = recuento
kind-measure-stated = declarado
kind-status-final = definitiva
kind-status-provisional = provisional
kind-status-revised = revisada
kind-status-estimated = estimada
kind-status-computed = calculada
kind-status-stated = declarada
kind-status-assumed = supuesta

figure-label-ratio = { $a }, frente a { $b }
figure-note-sum = Suma de { $parts } números publicados.
figure-note-lag = Día de publicación supuesto: { $days } días después del fin del periodo.
figure-note-edition = Valor de la edición del { $day }; lo publicado en su momento puede diferir.
figure-note-read = Valor leído el { $day }; lo publicado en su momento puede diferir.
figure-note-later = Valor de una edición posterior, de fecha no indicada; lo publicado en su momento puede diferir.
figure-note-ratio = { $a } dividido entre { $b }.

# Lo que se contó.

counted-title = Lo que se contó
counted-lead = { $series } series cuentan el movimiento por este corredor. Cada una cuenta a su manera: los ingresos registrados, los eventos, los encuentros y las estimaciones son cosas distintas, y ninguna se suma a otra.
counted-tally = series que cuentan movimiento
counted-overview-caption = El último mes de cada conteo, frente al año anterior
counted-column-series = Serie
counted-column-counts = Qué cuenta
counted-column-last-month = Último mes
counted-column-value = Número
counted-column-year-before = Un año antes
counted-column-change = Cambio
counted-column-to-date = En lo que va del año
counted-column-to-date-before = Igual lapso, un año antes
counted-column-to-date-change = Cambio
counted-column-record = Mes más alto
counted-column-period = Periodo
counted-column-place = Dónde
counted-column-source = Fuente
counted-column-published = Publicado
counted-what = Cuenta { $publisher }. { $row }
counted-said = { $series }, { $span }: { $n }, frente a { $before } un año antes ({ $change }).
counted-said-alone = { $series }, { $span }: { $n }.
counted-said-month = { $series }, { $month }: { $n }.
counted-against = { $change } ({ $before }, { $span })
counted-no-before = Sin cifra de un año antes
counted-record = Mes más alto
counted-record-below = { $month }, en una serie que comienza en { $since }
counted-record-month = El mes más alto es { $when }, con { $n }; la serie tiene meses desde { $since }.
counted-record-year = El año más alto es { $when }, con { $n }; tiene años desde { $since }.
counted-record-gaps-month = { $n } { $count ->
    [one] mes de ese lapso no tiene cifra y pudo ser más alto.
   *[other] meses de ese lapso no tienen cifra y pudieron ser más altos.
}
counted-record-gaps-year = { $n } { $count ->
    [one] año de ese lapso no tiene cifra y pudo ser más alto.
   *[other] años de ese lapso no tienen cifra y pudieron ser más altos.
}
counted-record-gaps-label = { $series }: periodos sin cifra
counted-missing-months = No se puede comparar lo que va del año: falta la cifra de { $months }.
counted-overdue = { $n } { $count ->
    [one] mes más ha terminado y, según la demora habitual, debería estar publicado.
   *[other] meses más han terminado y, según la demora habitual, deberían estar publicados.
}
counted-overdue-label = { $series }: meses de atraso
counted-leaders-caption = { $series }, por { $dimension }: las { $shown } mayores de { $all }
counted-parts-caption = { $series }, por { $dimension }
counted-scattered-title = Conteos conocidos solo por cifras sueltas
counted-scattered-lead = De estos no se dispuso de una serie, solo de cifras que otros transmitieron. Aquí están las más recientes de cada uno.
counted-scattered-caption = Las cifras sueltas más recientes
counted-years-title = { $series }, por año
counted-map-title = El corredor y lo último que se contó en él
counted-map-note = El área de un disco crece con su conteo, sea lo que sea lo que cuenta. Los tramos se dibujan rectos. Los contornos (Natural Earth, dominio público) solo orientan; no toman posición sobre ninguna frontera.
counted-map-caption = Conteos del mapa

# Lo que está en vigor.

in-force-title = Lo que está en vigor
policies-lead = { $current } { $count ->
    [one] medida que toca el corredor está en vigor
   *[other] medidas que tocan el corredor están en vigor
} en esta fecha, y { $coming } { $waiting ->
    [one] está anunciada y aún no rige.
   *[other] están anunciadas y aún no rigen.
}
policies-tally-current = Medidas en vigor
policies-tally-coming = Medidas anunciadas que aún no rigen
policies-announced-title = Anunciadas, aún sin regir
policies-announced-caption = Medidas anunciadas que aún no rigen
policies-in-force-title = En vigor
policies-in-force-caption = Medidas en vigor, de la más reciente a la más antigua
policies-signed-title = Acuerdos y reuniones
policies-signed-caption = Acuerdos firmados y reuniones celebradas, de lo más reciente a lo más antiguo
policies-ended-title = Terminadas en el último año
policies-ended-caption = Medidas que terminaron, o se detuvieron antes de regir, en el último año
policies-cited = Una medida se fecha por su anuncio, y aquí no hay nada anunciado después. La página que se cita para ella puede ser de un día posterior.
policies-column-measure = Medida
policies-column-announced-for = Anunciada para
policies-column-since = Desde
policies-column-until = Hasta
policies-column-who = Tomada por
policies-column-affected = A quiénes afecta
policies-column-change = Qué cambia
policies-column-source = Fuente
policies-announced-on = { $date } (anunciada el { $day })
policies-by = a más tardar el { $day }
policies-region = la región
policies-everyone = todas las personas
policies-next = Anunciada, aún sin regir: { $title } ({ $who }), para el { $day }.

# Quiénes se pierden en el camino.

lost-title = Quiénes se pierden en el camino
lost-lead = Personas registradas como muertas o desaparecidas. Cada número es una cota inferior: la mayoría de las muertes en estas rutas no dejan registro.
lost-caption = { $series }, por tramo y año
lost-column-leg = Tramo o país
lost-column-to-date = { $year } hasta la fecha
lost-everywhere = Total
lost-fact-below = como mínimo; el número verdadero es mayor
lost-bound = Un año con pocos registros puede ser un año con poca información. "Sin registro" nunca significa que nadie se perdió.
lost-none = sin registro
lost-fact = Muertas o desaparecidas, { $span }

# Quién acoge a quiénes.

hosted-title = Quién acoge a quiénes
hosted-lead = Personas acogidas, por país y origen, y solicitudes y decisiones de asilo. El año consta junto a cada número; una existencia no es un flujo y no se suman.
hosted-places-caption = { $series }: los { $shown } mayores de { $all } países
hosted-origins-caption = { $series }: los mayores orígenes, { $date }
hosted-dates-caption = { $series }: las cifras más recientes
hosted-column-country = País
hosted-column-origin = Origen
hosted-column-date = Fecha
hosted-column-all = Total
hosted-column-total = Número
hosted-column-main-origin = Mayor origen
hosted-column-most-in = La mayoría en

# Lo que no se sabe.

unknown-title = Lo que no se sabe
unknown-lead = Lo que no debe buscarse aquí y lo que se supuso a falta de algo mejor.
unknown-late-title = Series sin cifras recientes
unknown-late-caption = Series cuyo mes siguiente debería estar publicado
unknown-column-last = Último mes publicado
unknown-column-overdue = Meses de atraso
unknown-silent = A esta fecha no se había publicado nada de: { $series }.
unknown-uncounted-title = Donde nadie cuenta
unknown-borders = { $n } { $count ->
    [one] frontera que cruza el corredor no tiene conteo propio: { $names }.
   *[other] fronteras que cruza el corredor no tienen conteo propio: { $names }.
}
unknown-borders-label = Fronteras sin serie
unknown-places-crossing = { $n } { $count ->
    [one] paso no tiene serie: { $names }.
   *[other] pasos no tienen serie: { $names }.
}
unknown-places-crossing-label = Pasos sin serie
unknown-places-reception = { $n } { $count ->
    [one] lugar de recepción no tiene serie: { $names }.
   *[other] lugares de recepción no tienen serie: { $names }.
}
unknown-places-reception-label = Lugares de recepción sin serie
unknown-capacity = { $n } { $count ->
    [one] lugar de recepción no tiene capacidad conocida.
   *[other] lugares de recepción no tienen capacidad conocida.
}
unknown-capacity-label = Lugares de recepción sin capacidad conocida
unknown-dating-title = Cuándo se conocieron las cifras
unknown-dating = Donde ningún informe indica el día en que se publicó una cifra, se toma el fin de su periodo más la demora habitual de su serie. El valor es entonces el de la edición leída, que puede diferir de lo impreso en la fecha de este informe.
unknown-dating-caption = Cómo se fecha cada serie
unknown-column-lag = Demora supuesta (días)
unknown-column-basis = Cómo se conoce la demora
unknown-column-edition = Edición leída
unknown-dated-each = cada número por su informe
unknown-edition = no consta
unknown-lag-label = { $series }: demora supuesta de publicación
unknown-assumed-title = Supuestos
unknown-great-circle = { $n } de { $of } distancias son por el círculo máximo entre dos lugares, más cortas que cualquier camino.
unknown-great-circle-label = Distancias por el círculo máximo
unknown-mode = En { $n } de { $of } tramos el modo de viaje es supuesto; ninguna fuente lo indica.
unknown-mode-label = Tramos cuyo modo de viaje es supuesto
unknown-announced = De { $n } de { $of } medidas no se conoce el día del anuncio; se toma el de entrada en vigor.
unknown-announced-label = Medidas sin día de anuncio conocido

# Dónde se contradicen los conteos.

disputed-title = Dónde se contradicen los conteos
disputed-lead = { $n } { $count ->
    [one] par de números publicados no concuerda.
   *[other] pares de números publicados no concuerdan.
} Aquí figuran los de mayor peso: los más distantes, los que tratan de más personas y los recientes. Una brecha entre conteos de distinta clase es de esperar y no es un error; lo que debe saberse es su tamaño.
disputed-tally = Pares de números publicados que difieren, cada uno contado una vez para todas sus fechas
disputed-column-what = Quiénes y cuándo
disputed-column-gap = Brecha (parte del mayor)
disputed-column-reason = Razón probable
disputed-series = { $series } ({ $kind })
disputed-by = Por { $dimensions }
disputed-by-none = El total tal como se dio
disputed-caption = { $a } y { $b }
disputed-assumed = fecha supuesta: { $day }
disputed-published = publicado el { $day }
disputed-relayed = transmitido por { $outlet }, { $day }
disputed-unlisted = no figura
disputed-gap-label = Brecha entre { $a } y { $b }
disputed-gap-note = { $b } menos { $a }.
disputed-share-note = { $gap } dividido entre { $larger }.
disputed-share-label = Brecha como parte del mayor: { $a } y { $b }
disputed-under = menos de { $n }
disputed-matched = Es el número de { $span }: { $n }.
disputed-recoded = Allí figuran { $n } con el código de { $population }.
disputed-kinds = Donde los dos son clases distintas de conteo, la brecha es entre conteos y no un número de personas.
disputed-approximate = Comparado con { $span }, el lapso más cercano del que hay un número.
disputed-also = También: { $others }.
disputed-no-reason = No consta una razón.
disputed-jumps = Saltos de una fecha a la siguiente de los que no consta un cambio de método
disputed-jumps-note = Estos saltos pueden ser movimiento o un registro puesto al día; solo el publicador puede decirlo.
disputed-left = { $n } { $count ->
    [one] diferencia más de este tipo es menor o más antigua.
   *[other] diferencias más de este tipo son menores o más antiguas.
}
disputed-left-label = Diferencias que no se muestran
disputed-path-title = De un punto de la ruta a otro posterior
disputed-path-lead = Personas contadas en un punto de la ruta y en otro posterior. No tienen por qué coincidir: unas se quedan, otras no se cuentan, otras se suman en medio. Más personas en el punto posterior que en el anterior significa que otras se suman o que el primer conteo omite a muchas.
disputed-path-one = Punto anterior
disputed-path-other = Punto posterior
disputed-border-title = Dos conteos de una frontera
disputed-border-lead = Dos organismos, o uno de dos maneras, cuentan el mismo cruce.
disputed-border-one = El primero
disputed-border-other = El segundo
disputed-tables-title = Dos cuadros de un conteo
disputed-tables-lead = La misma clase de conteo de un mismo lugar, en dos cuadros de un publicador o de dos. Solo un corte distinto, una revisión o un error separan esos números.
disputed-tables-one = El primero
disputed-tables-other = El segundo
disputed-parts-title = Las partes frente al total
disputed-parts-lead = Partes que no componen el total al que pertenecen.
disputed-parts-one = Total
disputed-parts-other = Suma de sus partes
disputed-running-title = Una cifra acumulada frente a sus meses
disputed-running-lead = La cifra de un lapso frente a la suma de los meses que contiene.
disputed-running-one = Según sus meses
disputed-running-other = Según se dijo
disputed-vintage-title = Un número publicado más de una vez
disputed-vintage-lead = El mismo número, tal como se publicó en días distintos o lo transmitieron otros.
disputed-vintage-one = Una edición
disputed-vintage-other = Otra
disputed-step-title = Saltos de un conteo
disputed-step-lead = Cambios en el nivel de un conteo el día en que cambió su método o su cobertura, que parecen movimiento y no lo son, y saltos de una existencia de una fecha a la siguiente.
disputed-step-one = Antes
disputed-step-other = Después

number-signed = { $sign }{ $n }

# What keeps a brief from being written.

problem-brief-unwritten = { $why ->
    [permission] usted no tiene permiso para escribir aquí el informe. Indique una carpeta propia con --out.
    [full] el disco está lleno. Libere espacio o indique una carpeta de otro disco con --out; no quedó nada a medio escribir.
    [missing] la ruta pasa por un archivo o por una carpeta que ya no existe. Indique otra con --out.
    [name] el sistema no admite un nombre así. Indique uno más corto o más sencillo con --out.
   *[other] no se pudo escribir el informe ({ $reason }). Inténtelo de nuevo o indique otra carpeta con --out; no quedó nada a medio escribir.
}
problem-out-is-foreign = la carpeta '{ $value }' contiene { $found }, que no es parte de un informe. Indique otra carpeta con --out.
