# La página de las puntuaciones.

scored-title = { $name }: qué tan buenos fueron los pronósticos
scored-subtitle = { $origins ->
    [one] Un día de origen
   *[other] { $origins } días de origen
}, del { $first } al { $last }
scored-skip = Ir a las puntuaciones
scored-kind = Puntuaciones de pronósticos
scored-note = Por debajo de 1, un pronóstico estuvo más cerca de los conteos que la persistencia (rw-t), que toma el último conteo por el siguiente y se ensancha según lo que los conteos se han movido últimamente. Los conteos son los de la última edición.
scored-said-closer = { $months ->
    [one] a un mes
   *[other] a { $months } meses
} { $value }, más cerca que la persistencia
scored-said-even = { $months ->
    [one] a un mes
   *[other] a { $months } meses
} { $value }, no mejor que la persistencia
scored-said-farther = { $months ->
    [one] a un mes
   *[other] a { $months } meses
} { $value }, más lejos que la persistencia
scored-held-title = Cuántas veces acertaron los intervalos
scored-held-lead = Un intervalo del que se dice que contiene nueve de cada diez conteos debería contener nueve de cada diez. En la diagonal, un pronóstico acierta tantas veces como dice; por debajo, menos; por encima, más, y entonces sus intervalos podrían ser más estrechos.
scored-held-chart = { $model }: lo dicho y lo acertado
scored-held-note = La banda sombreada es hasta dónde llega el azar por sí solo, nueve de cada diez veces, con los conteos de un mismo mes tomados juntos.
scored-held-description = { $model }, diagrama de fiabilidad: { $rows }.
scored-held-one = los intervalos que decían contener el { $said } contuvieron el { $held }
scored-perfect = tanto como se dijo
scored-column-said = Decía contener
scored-column-held = Contuvo
scored-column-chance = Solo por azar
scored-column-count = Pronósticos
scored-column-model = Modelo
scored-together = las nacionalidades juntas
scored-whole = todas las personas
scored-series-lead = Puntuaciones ponderadas de intervalos frente a las de la persistencia (rw-t): por debajo de 1 es mejor. Entre paréntesis, lo que dan nueve de cada diez remuestreos de meses enteros.
scored-relative-caption = Puntuación relativa, en personas
scored-log-caption = Puntuación relativa, en el logaritmo del conteo más uno
scored-people-caption = Cobertura, puntuación ponderada de intervalos y error de la mediana, en personas
scored-strata-caption = Puntuación relativa con y sin una decisión entre el origen y el objetivo, y por periodo
scored-ahead = { $months ->
    [one] 1 mes
   *[other] { $months } meses
}
scored-scenarios-title = Escenarios sobre hechos pasados
scored-scenarios-lead = Cada hecho se proyectó desde el día anterior a su anuncio, con el efecto que tuvieron los demás. En conjunto, las puntuaciones con el hecho fueron { $value } veces las del statu quo: por debajo de 1, el escenario estuvo más cerca.
scored-scenarios-lead-none = Cada hecho se proyectó desde el día anterior a su anuncio, con el efecto que tuvieron los demás.
scored-happened-caption = Hechos que ocurrieron
scored-placebos-caption = Anunciados que nunca ocurrieron: lo que habría costado creer en ellos
scored-column-event = Hecho
scored-column-target = Contado en
scored-column-begins = Desde
scored-column-effect = Efecto prestado de los demás
scored-column-months = Meses
scored-column-relative = Puntuación frente al statu quo
scored-made-with = Isthmus { $version }.
scored-made-events = { $events ->
    [one] Una decisión fechada del caso cae en este tiempo.
   *[other] { $events } decisiones fechadas del caso caen en este tiempo.
}
scored-made-untold = { $untold ->
    [one] Un pronóstico era de un mes del
   *[other] { $untold } pronósticos eran de meses de los
} que no se publicó nada, y { $unshared ->
    [one] uno
   *[other] { $unshared }
} no los pudo hacer cada modelo: no están en ninguna puntuación.
expect-file-scores = cada puntuación: modelo, serie, población, meses adelante y estrato, una por fila
expect-file-scenario_scores = las puntuaciones de escenarios sobre hechos pasados
