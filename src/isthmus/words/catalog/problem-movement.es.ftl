# Qué puede fallar en el movement.toml de un caso, qué hacer, y qué puede sorprender.

# --- el archivo

problem-movement-missing = el caso no dice cómo se mueven las personas: no tiene movement.toml. Escriba uno; el del caso tutorial sirve de punto de partida.
problem-movement-kind = '{ $value }' no es un tipo de medida. { $near ->
    [none] Use uno de: { $kinds }.
   *[other] ¿Quiso decir { $near }? Los tipos son: { $kinds }.
}

# --- fechas y opciones

problem-movement-ends-before = { $value } es anterior a { $first }, día en que empieza. Corrija una de las dos.
problem-movement-one-of = de estas claves debe figurar aquí una, y solo una: { $keys }.
problem-movement-shares-not-1 = las proporciones suman { $value }. Haga que sumen 1.
problem-movement-shares-over-1 = las proporciones suman { $value }. Haga que sumen 1 como máximo; el resto se reparte según la distancia.
problem-movement-counts-twice = la serie '{ $value }' figura en dos tablas counts. Deje una.
problem-movement-likely-key = { $known ->
    [none] '{ $value }' no es un número que aquí pueda ser una conjetura. Bórrelo.
   *[other] '{ $value }' no es un número de esta tabla que pueda ser una conjetura. Indique uno de estos, que la tabla tiene: { $known }.
}
problem-movement-likely-range = { $value } no es un intervalo. Escriba dos números, el menor primero, como [2, 15].
problem-movement-likely-bounds = { $value } va más allá de lo que puede valer este número, de { $low } a { $high }. Estreche el intervalo.
problem-movement-likely-outside = el intervalo probable { $value } no contiene el propio { $of }, { $own }. Amplíe el intervalo o corrija el número.
problem-movement-dates-of-policy = una medida de policies.csv toma de allí sus fechas. Borre from, to y known, o la clave policy '{ $value }'.
problem-movement-policy-undated = la medida '{ $value }' no tiene día de entrada en vigor. Indíquelo en policies.csv, o dé a esta tabla fechas propias y ninguna policy.
problem-movement-population-twice = '{ $value }' figura dos veces. Deje una.
problem-movement-no-people = no queda ningún grupo de personas. Nombre nacionalidades o ponga others en true.
problem-movement-not-told-apart = '{ $value }' no es ninguno de los grupos que distingue [people]: { $classes }. Añádalo allí o corrija la palabra.

# --- la red

problem-movement-no-links = no queda ninguna ruta que recorrer. Ponga routes en true, amplíe places o añada tramos en legs.
problem-movement-no-route = ninguna ruta del corredor lleva { $value }. Corrija los lugares, o añada la ruta o el tramo.
problem-movement-leg-no-route = una parte de este tramo no es una ruta de routes.csv: { $value }. Añada la ruta, nombre los lugares intermedios o indique los días del tramo.
problem-movement-place-outside = ninguna ruta ni tramo del corredor toca '{ $value }'. Añada uno o nombre otro lugar.
problem-movement-no-way-out = nadie puede salir de '{ $value }': allí no empieza ninguna ruta ni tramo del corredor. Añada uno o nombre otro lugar.
problem-movement-nowhere = ninguna ruta ni tramo del corredor es aquello sobre lo que actúa o cuenta '{ $value }'. Diga dónde con routes, border, into u out_of.
problem-movement-clash = dos expulsiones actúan a la vez sobre una ruta, y envían a las personas a '{ $value }' y a '{ $other }'. Nombre un solo lugar, o sepárelas por fechas o por rutas.
problem-movement-short-link = la estadía y la ruta { $value } duran juntas { $days } días, y un paso dura { $step }: las personas llegan como si tardaran un paso entero. Elija un paso más corto o una la ruta con la siguiente en un tramo.

# --- las series

problem-movement-no-flow = '{ $value }' no cuenta ningún flujo: sus números son existencias o acumulados. Nombre una serie que cuente lo ocurrido en un periodo.
problem-movement-series-where = '{ $value }' no cuenta en un solo lugar. Diga dónde en at.
problem-movement-series-empty = de '{ $value }' no hay ningún número. Nombre otra serie.
problem-movement-no-number = '{ $value }' no tiene números de todos los grupos en { $months }{ $more ->
    [0] { "" }
   *[other] { " " }y { $more } meses más
}. Acorte el periodo, quite el grupo que falta o nombre otra serie; lo que no consta no es cero.
problem-movement-nothing-known = al { $value } no se conocía ninguna salida de este periodo. Elija un día posterior o haga que el periodo empiece antes.
