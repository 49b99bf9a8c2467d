# Qué esperar: la sección del informe, y lo que tienen en común con ella las páginas de pronósticos.

expect-title = Qué esperar
expect-other = todas las demás nacionalidades
expect-median = mediana
expect-interval = intervalo del { $level }
expect-quantile = cuantil del { $level }
expect-source = De { $draws } trayectorias igualmente probables sorteadas por el modelo (semilla { $seed }), a partir de lo publicado hasta el { $day }. Escrito con tres cifras.
expect-publisher = Pronóstico de este informe (modelo)
expect-counted-note = Calculado con los números de su serie: el total menos las poblaciones que figuran aparte, o nada cuando un cuadro completo no las menciona.
brief-publisher-case = supuesto en el caso
kind-status-expected = esperado
kind-counts-expected = según lo esperado

# Los gráficos y sus cuadros.

expect-legend-wide = nueve de cada diez casos
expect-legend-narrow = uno de cada dos casos
expect-legend-median = esperado (mediana)
expect-legend-counted = contado
expect-column-who = Quiénes
expect-column-month = Mes
expect-column-counted = Contado
expect-column-median = Mediana
expect-column-interval = Intervalo del { $level }
expect-cell = { $median } ({ $interval })
expect-fan-title = { $what }: contado y esperado
expect-fan-description = { $what }: conteos de { $first } a { $last }, cuyo último valor es { $n }; después, un abanico de lo que cabe esperar de { $begins } a { $ends }. Para { $ends } la mediana es { $median } y la banda ancha, nueve de cada diez casos, va de { $low } a { $high }. Un mes sin punto no tiene cifra.
expect-fan-description-uncounted = { $what }: un abanico de lo que cabe esperar de { $begins } a { $ends }, dibujado desde { $first }. Para { $ends } la mediana es { $median } y la banda ancha, nueve de cada diez casos, va de { $low } a { $high }. No se contó ningún mes.
expect-fans-description = Un abanico pequeño para cada uno, en su propia escala. Para { $month } se espera: { $rows }.
expect-fans-one = { $who }: { $median }, entre { $low } y { $high } en nueve de cada diez casos
expect-table-caption = { $what }: lo contado y lo esperado, por mes
expect-months-caption = { $what }: lo esperado, por mes
expect-side-caption = { $title }: lo contado y, después, la mediana y el intervalo de nueve de cada diez casos

# La sección.

expect-lead = Lo que los conteos publicados hasta el { $day } permiten esperar { $months ->
    [one] del mes siguiente
   *[other] de los { $months } meses siguientes
}, si no cambia ninguna norma que no hubiera cambiado hasta entonces. El abanico muestra con cuánta certeza: se abre con cada mes.
expect-none = De lo publicado hasta este día no se puede esperar nada.
expect-summary = Qué esperar, si no cambia ninguna norma:
expect-assumption = Los números se deducen de lo contado y de un modelo de cómo siguen su camino las personas; sirven para planificar y no son una orden. Las decisiones que nadie ha anunciado no están en ningún pronóstico, y son las decisiones las que causan los mayores errores.
expect-said = { $series }: { $n } en { $month }, el último mes publicado. Para { $next } cabe esperar cerca de { $median }, entre { $low } y { $high } en nueve de cada diez casos.
expect-said-uncounted = { $series }: para { $next } cabe esperar cerca de { $median }, entre { $low } y { $high } en nueve de cada diez casos.
expect-said-end = { " " }Para { $end }, entre { $low } y { $high }.
expect-said-together = { " " }{ $months ->
    [one] El mes suma
   *[other] Los { $months } meses juntos suman
} entre { $low } y { $high }.
expect-chances = La probabilidad de que { $end } supere a { $last } es de { $more }. La probabilidad de que algún mes a partir de { $begins } supere al más alto desde { $since } ({ $highest }) es de { $record }.
expect-chance-over = más del { $share }
expect-chance-under = menos del { $share }
expect-chance-more = probabilidad de superar el último mes publicado
expect-chance-record = probabilidad de un mes por encima del más alto hasta ahora
expect-quantiles-caption = { $series }: el último conteo y los meses por venir (mediana, y nueve de cada diez casos)
expect-quantiles-caption-some = { $series }: el último conteo y los meses por venir (mediana, y nueve de cada diez casos); las { $shown } mayores de { $all } nacionalidades
expect-ways-title = { $series }: según dónde se encuentra a las personas
expect-nationalities-title = { $series }: las nacionalidades más numerosas según lo esperado

# Cuánta confianza merece.

expect-trust-title = Cuánta confianza merecen estos números
expect-trust-none = Hasta este día se había contado muy poco para decir cómo habría acertado antes este modelo.
expect-trust-lead = Al mismo modelo se le dio solo lo publicado hasta cada uno de { $origins } días anteriores, del { $first } al { $last }, y sus números se compararon con los { $targets } conteos que siguieron y que se habían publicado hasta el día de este informe. El intervalo de nueve de cada diez casos contuvo el { $wide } de ellos; el de uno de cada dos, el { $narrow }.
expect-trust-as-said = { " " }Acertó, pues, más o menos tantas veces como decía.
expect-trust-less = { " " }Acertó, pues, menos veces de las que decía: los intervalos deben tomarse por demasiado estrechos.
expect-trust-more = { " " }Acertó, pues, más veces de las que decía: los intervalos son más bien anchos.
expect-trust-all-closer = { $series }: más cerca de los conteos que la persistencia, a cualquier distancia.
expect-trust-all-even = { $series }: no mejor que la persistencia, a ninguna distancia.
expect-trust-all-farther = { $series }: más lejos de los conteos que la persistencia, a cualquier distancia. Aquí conviene guiarse solo por el último conteo.
expect-trust-some = { $series }: { $rows }.
expect-trust-at-closer = más cerca de los conteos que la persistencia a { $months } meses
expect-trust-at-even = no mejor que la persistencia a { $months } meses
expect-trust-at-farther = más lejos de los conteos que la persistencia a { $months } meses
expect-trust-note = La persistencia toma el último conteo por el siguiente y se ensancha según lo que los conteos se han movido últimamente; es difícil de superar. Los días anteriores de un mismo modelo se traslapan, así que pocas de estas comparaciones son independientes; y cada conteo es el de la edición vigente el día de este informe.
expect-trust-caption = Los pronósticos de días anteriores frente a lo contado después
expect-trust-origins-label = días anteriores desde los que el modelo miró adelante
expect-trust-source = Pronósticos de este modelo desde días anteriores (del { $first } al { $last }) frente a los conteos publicados después; calculado por este informe.
expect-trust-wide-label = conteos dentro del intervalo de nueve de cada diez casos
expect-trust-narrow-label = conteos dentro del intervalo de uno de cada dos casos
expect-column-series = Serie
expect-column-ahead = Meses adelante
expect-column-targets = Conteos comparados
expect-column-narrow = Dentro del intervalo del 50%
expect-column-wide = Dentro del intervalo del 90%
expect-column-relative = Error frente a la persistencia (1: igual)

# Qué los movería más.

expect-movers-title = Qué movería más estos números
expect-movers-lead = De dónde viene la amplitud de lo esperado. Saber más de esto estrecharía más los abanicos; un cambio en esto movería más los números.
expect-mover-parts = { $series }, según de quién es el movimiento: { $rows }.
expect-mover-part = { $who } { $share }
expect-mover-label = parte en la varianza del total
expect-mover-before = { $series }: el { $share } de la amplitud va con { $earlier }, que está antes en el camino.
expect-mover-before-label = parte de la varianza que va con una serie anterior en el camino
expect-movers-note = Partes en la varianza de las trayectorias sorteadas, sobre todos los meses juntos, sin la décima parte más extrema. Que dos números vayan juntos no dice que uno cause el otro.

# Qué cambiaría una decisión.

expect-scenarios-title = Qué cambiaría una decisión
expect-scenarios-lead = Si una de estas decisiones se toma y actúa tal como se describe, los próximos meses diferirían así del statu quo, que es todo lo anterior. Ambos futuros se sortean con el mismo azar, de modo que lo que tienen en común no entra en la diferencia.
expect-scenarios-caution = Planificación, no una orden. Un resultado dice lo que se sigue de los supuestos que lo acompañan; no dice que la decisión deba tomarse ni que actuaría así.
expect-scenario-unread = El escenario { $name } no se puede usar en este día: { $why }
expect-differ-fewer = { $series }, { $span }: { $middle }, entre { $low } y { $high } en nueve de cada diez casos. La probabilidad de que sean menos es de { $chance }.
expect-differ-more = { $series }, { $span }: { $middle }, entre { $low } y { $high } en nueve de cada diez casos. La probabilidad de que sean más es de { $chance }.
expect-differ-none = { $series }, { $span }: ninguna diferencia digna de mención.
expect-differ-chance-fewer = probabilidad de que sean menos que con el statu quo
expect-differ-chance-more = probabilidad de que sean más que con el statu quo
expect-number-more = { $n } más
expect-number-fewer = { $n } menos
expect-number-same = igual número
expect-differ-caption = { $scenario }: junto al statu quo (mediana, y nueve de cada diez casos)
expect-differ-chart = { $scenario }: diferencia con el statu quo, por mes
expect-differ-description = Un abanico de diferencias para cada serie, en su propia escala; por encima de la línea llegan más personas que con el statu quo; por debajo, menos. Para { $month }: { $rows }.
expect-unit-difference = más o menos
expect-column-when = Cuándo
expect-column-status-quo = Statu quo
expect-column-scenario = Escenario
expect-column-difference = Diferencia
expect-measures-caption = { $scenario }: qué se supone
expect-column-acts-on = Sobre qué actúa
expect-column-effect = Efecto
expect-column-basis = En qué se basa
expect-measure = { $what } ('{ $name }')
expect-rate-departure = personas que emprenden el camino por { $place }
expect-rate-joining = personas que se suman al camino en { $place }
expect-rate-release = seguir camino desde { $place }
expect-rate-transit = ritmo del camino hasta { $place }
expect-rate-split = quienes llegan por '{ $way }', por cada persona que llega de otro modo ({ $place })
expect-rate-reattempt = nuevos intentos en { $place }
expect-rate-quota = { $way ->
    [none] máximo de personas que pueden entrar en { $place }
   *[other] máximo de personas que pueden entrar por '{ $way }' ({ $place })
}
expect-rate-of = { $rate }: { $who }
expect-diverted = Desvío desde '{ $measure }': { $what }
expect-from = desde el { $first }
expect-onset = se nota a { $days ->
    [one] un día
   *[other] los { $days } días
}
expect-rebound = queda la mitad a { $days ->
    [one] un día
   *[other] los { $days } días
}
expect-quota-day = { $people } por día
expect-quota-week = { $people } por semana
expect-quota-month = { $people } por mes
expect-quota-label = cupo
expect-effect-label = efecto supuesto
expect-effect-note = Supuesto por el escenario, según lo que figura al lado.
expect-basis-event = Lo que se contó después de un hecho anterior: { $event }.
expect-basis-later = Un supuesto previo hecho después del día de este informe, a partir de lo que ocurrió más tarde.
expect-basis-given = Dado por quien escribió el escenario, sin fundamento.

# Las páginas de pronósticos, comparaciones y puntuaciones.

expect-page-title = { $name }: qué esperar
expect-page-subtitle = A partir de lo publicado hasta el { $day }; { $months ->
    [one] un mes por delante
   *[other] { $months } meses por delante
}
expect-page-skip = Ir al pronóstico
expect-page-kind = Pronóstico del movimiento a lo largo de un corredor
expect-page-foot = Hecho con Isthmus a partir de datos agregados publicados. No contiene registro de ninguna persona. Planificación, no una orden.
expect-lag-assumed = Los días en que se publicaron sus meses se suponen según su demora habitual.
expect-made-title = Cómo se hizo
expect-made-lead = El mismo caso, día, opciones y semilla dan otra vez los mismos números, con cualquier número de procesos.
expect-made-with = Isthmus { $version }, semilla { $seed }.
expect-made-draws = { $draws } trayectorias igualmente probables de cada serie. Los totales son las sumas de sus partes en cada trayectoria, de modo que las partes y el todo concuerdan.
expect-notices = Lo que hay que saber de los datos
expect-files = Todos los números, en archivos junto a esta página
expect-file-forecast = todos los cuantiles de cada mes, serie y población, como tabla hubverse
expect-file-projections = todos los cuantiles del statu quo y de cada escenario, como tabla de proyecciones
expect-file-comparison = las diferencias de cada mes, serie y población, con sus intervalos
expect-file-parameters = qué se supuso de cada parámetro, qué hicieron de él los conteos y cuánto se movió
expect-compared-title = { $name }: qué cambiaría una decisión
expect-compared-skip = Ir a la comparación
expect-compared-kind = Escenarios junto al statu quo
expect-status-quo-title = El statu quo
expect-status-quo-lead = Lo que cabe esperar si no se toma ninguna de estas decisiones.
expect-made-common = { $draws } trayectorias del statu quo y de cada escenario, sorteadas con los mismos números aleatorios: una trayectoria de uno va con la misma de los demás.

expect-learned-title = Qué se supuso y qué hicieron de ello los conteos
expect-learned-lead = Cada parámetro antes de ver los conteos y después, en su propia unidad: la mediana y nueve de cada diez casos. Cuánto se movió se cuenta en desviaciones típicas de lo supuesto. Donde los conteos apenas dicen algo de un parámetro, queda lo supuesto.
expect-learned-caption = Parámetros por nacionalidad
expect-learned-told = lo dicen los conteos
expect-learned-untold = apenas lo dicen: como se supuso
expect-column-parameter = Parámetro
expect-column-where = Dónde
expect-column-prior = Supuesto
expect-column-posterior = Después de los conteos
expect-column-moved = Se movió
expect-column-told = Identificado
