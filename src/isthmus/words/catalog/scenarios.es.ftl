# Escenarios: qué puede estar mal en un archivo de escenario, y qué se dice de sus resultados.

# --- encontrar uno

problem-scenario-missing = no hay ningún escenario '{ $value }'. { $n ->
    [0] El caso no tiene ninguno: escriba un archivo en su carpeta scenarios, o indique la ruta de uno que termine en .toml.
   *[other] Use uno de: { $scenarios }; o indique la ruta de un archivo que termine en .toml.
}
problem-scenario-missing-near = no hay ningún escenario '{ $value }'. ¿Quiso decir { $near }?
problem-scenario-days-differ = los escenarios miran hacia adelante desde días distintos: { $value }. Compare los de un mismo día, o indique el día con --as-of.
problem-scenario-twice = '{ $value }' se nombra dos veces. Nombre cada escenario una sola vez.

# --- el archivo

problem-scenario-no-measures = un escenario sin medidas no cambia nada. Escriba una bajo [[measures]].
problem-scenario-too-many = hay { $value }, y un escenario tiene { $most } como máximo. Omita lo que menos cambia o escriba varios escenarios.
problem-scenario-name = '{ $value }' no sirve de nombre. Use minúsculas, cifras y guiones, 60 signos como máximo.
problem-scenario-name-twice = '{ $value }' figura dos veces. Cambie o borre una.
problem-scenario-not-followed = '{ $value }' no es ninguna de las nacionalidades que sigue forecast.toml: { $populations }. Agréguela allí o nombre una de estas.
problem-scenario-no-station = la tasa { $rate } no actúa en '{ $value }'. { $near ->
    [none] Actúa en: { $places }.
   *[other] ¿Quiso decir { $near }? Actúa en: { $places }.
}
problem-scenario-no-ways = la tasa { $rate } no actúa en ningún lugar de este caso: ninguna estación de forecast.toml distingue las vías por las que ingresan las personas. Use otra tasa que para '{ $value }'.
problem-scenario-way-missing = la tasa { $value } requiere aquí una vía. Escriba way = una de: { $ways }.
problem-scenario-no-way = la tasa { $rate } no tiene vías aquí. Borre way = '{ $value }'.
problem-scenario-unknown-way = '{ $value }' no es una vía de ingreso a este lugar. Use una de: { $ways }.
problem-scenario-unknown-way-near = '{ $value }' no es una vía de ingreso a este lugar. ¿Quiso decir { $near }?
problem-scenario-one-effect = { $given ->
    [0] la medida no dice ningún efecto
   *[other] la medida dice más de un efecto ({ $value })
}. Indique exactamente uno de: { $keys }.
problem-scenario-beside = la clave { $value } solo va junto a { $beside }. Bórrela o escriba { $beside }.
problem-scenario-beside-missing = { $beside } requiere a su lado la clave { $value }. Agréguela.
problem-scenario-quota = { $rate ->
    [quota] un cupo es un número de personas, y { $value } no lo dice. Escriba people y per.
   *[other] people es para un cupo, y esta medida actúa sobre { $rate }. Escriba el efecto en porcentaje con given, o haga que actúe sobre quota.
}
problem-scenario-quota-whom = el cupo '{ $value }' no dice para quiénes: un cupo vale para cada una de sus poblaciones por separado. Agregue populations.
problem-scenario-driver-rate = un factor de salida mueve las salidas, y esta medida actúa sobre { $value }. Escriba rate = "departure".
problem-scenario-unknown-prior = no hay ningún supuesto previo '{ $value }'. Use uno de: { $priors }.
problem-scenario-unknown-prior-near = no hay ningún supuesto previo '{ $value }'. ¿Quiso decir { $near }?
problem-scenario-interval = el intervalo { $value } no son dos números, el menor primero, con { $own } entre ambos. Corríjalo.
problem-scenario-no-rebound = un cierre y un cupo no rebotan. Borre la vida media, o ponga fin a '{ $value }' en un día con to.
problem-scenario-no-flow = '{ $value }' no cuenta un flujo mensual. Nombre una serie que cuente lo que ocurre en cada mes.
problem-scenario-counted = '{ $value }' no es una población del caso. Escriba sus palabras unidas por ';', la nacionalidad primero, como las de la serie.

# --- fechas

problem-scenario-ends-before = { $value } es anterior al { $first }, día en que empieza la medida. Corrija una de las dos fechas.
problem-scenario-begins-before = la medida empieza el { $value }, antes del { $origin }, día desde el que mira el escenario: lo que hizo ya está en parte en los conteos. Indique un día posterior, o un as_of anterior.
problem-scenario-leak = el hecho '{ $value }' entró en vigor el { $day }, después del { $as_of }: ese día nadie conocía su efecto. Nombre un hecho anterior, use un supuesto previo o un número propio, o escriba retrospective = true, lo que repetirá cada resultado.
problem-scenario-event-undated = la medida '{ $value }' de policies.csv no tiene día de entrada en vigor, así que nada puede medirse desde ella. Nombre otro hecho.
problem-scenario-event-none = la medida '{ $value }' de policies.csv nunca entró en vigor como se anunció, así que no hay efecto que tomar. Nombre otro hecho.
problem-scenario-event-unseen = lo que siguió a '{ $value }' en la serie { $series } no puede estimarse al { $day }: no hay un mes completo posterior, no están contados los dos meses anteriores o hay muy pocos meses. Nombre otra serie u otro hecho, o use un supuesto previo.

# --- unas contra otras

problem-scenario-contradict = '{ $value }' y '{ $other }' empujan la misma tasa de las mismas personas al mismo tiempo en direcciones opuestas. Escriba una sola medida con el efecto de ambas, o sepárelas por fechas o por personas.
problem-scenario-closed-too = '{ $value }' y '{ $other }' actúan sobre la misma tasa de las mismas personas al mismo tiempo, y una de ellas la cierra: para la otra no queda nadie. Conserve una, o sepárelas por fechas o por personas.
problem-scenario-quota-twice = '{ $value }' y '{ $other }' son cupos de la misma vía al mismo tiempo. Conserve uno, o sepárelos por fechas o por personas.
problem-scenario-unknown-measure = no hay ninguna medida '{ $value }' en este archivo. Use una de: { $measures }.
problem-scenario-unknown-measure-near = no hay ninguna medida '{ $value }' en este archivo. ¿Quiso decir { $near }?
problem-scenario-diverted-back = '{ $value }' lleva de vuelta al lugar del que '{ $measure }' aparta a las personas. Nombre otra tasa, otro lugar u otra vía.
problem-scenario-diverts-nobody = '{ $value }' no aparta a nadie a quien un desvío pueda llevar a otra parte: solo lo hacen las medidas sobre departure y joining. Las personas que release retiene esperan y llegan más tarde.
problem-scenario-diverted-where = quienes se desvían ingresan en algún lugar, y { $value } no es un ingreso. Escriba departure o joining.
problem-scenario-shares-over-1 = las proporciones que desvía '{ $measure }' suman { $value }. Que sumen 1 como máximo; quienes restan no vienen.

# --- en qué descansa un resultado

problem-scenario-beyond = '{ $value }' empieza el { $day }, después del último mes proyectado, así que aquí no se ve nada de esa medida. Pida un horizonte más largo.
problem-scenario-prior-later = el supuesto previo de '{ $value }' descansa en lo observado hasta el { $day }, que no se conocía el día desde el que mira el escenario. Lea el resultado como lo que se seguiría de él, no como lo que podía preverse.
problem-scenario-event-later = el efecto de '{ $value }' es el de { $event }, posterior al día desde el que mira el escenario. Lea el resultado como lo que se seguiría de él, no como lo que podía preverse.
problem-scenario-sign = el efecto de '{ $value }' puede estar a uno u otro lado de cero: no se sabe si vienen más o menos personas.
problem-scenario-not-causal = el efecto de '{ $value }' es el cambio de los conteos después de { $event } respecto de los dos meses anteriores, con el ruido de ese conteo como error. No es una causa: contiene todo lo demás que ocurrió en esos meses.
problem-scenario-not-separable = cerca de { $event }, de donde '{ $value }' toma su efecto, otras medidas entraron en vigor para las mismas personas: { $others }. Las medidas que comparten fecha no son separables.

# --- hechos pasados

problem-scenario-event-not-forecast = '{ $value }' no se cuenta en ninguna estación de forecast.toml, así que ninguna proyección puede contrastarse con ella. Use una de: { $series }.
problem-scenario-not-scored = { $event } no puede evaluarse en { $value }: o no se pronostica ese día, o no se contó nada de sus meses.
