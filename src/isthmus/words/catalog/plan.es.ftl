# Qué puede fallar en el planteamiento de un plan: personas, vías y plazas.

problem-plan-demand-shape = la demanda tiene la forma { $value }. Indique un número por cada una de las { $nationalities } nacionalidades y { $months } meses.
problem-plan-nationality = '{ $value }' no es una sola nacionalidad. Un plan distingue a las personas por nacionalidad y mes, y por nada más.
problem-plan-kind = '{ $value }', de '{ $offer }', no es una vía que un plan pueda usar. Use una de estas: { $kinds }. Los retornos nunca se planifican.
problem-plan-resolution = { $value } no sirve como resolución de los costos. Indique un número mayor que 0, por ejemplo 0.01.
problem-plan-left-too-cheap = dejar a una persona sin plaza cuesta { $value }, que no supera la plaza más cara: { $dearest }. Indique un valor mayor: no se puede ganar nada por no dar plaza a las personas.
problem-plan-share = { $value } no es una cuota válida de { $country }. Indique un número de 0 a 1.
problem-plan-shares-over-1 = las cuotas suman { $value }. Deben sumar 1 como máximo.
problem-plan-floor = { $value } no es un mínimo válido de { $nationality }. Indique la parte mínima que se debe proteger, de 0 a 1.
problem-plan-not-planned = '{ $value }' no es ninguna de las nacionalidades del plan. Agréguela a ellas o quítela de aquí.
problem-plan-not-whole = { $what ->
    [capacity] la capacidad
   *[surge] las plazas que se pueden agregar
} ({ $where }) debe contar personas enteras. Redondee el número.
problem-plan-shape = { $what ->
    [capacity] las capacidades tienen
    [surge] las plazas que se pueden agregar tienen
    [cost] los costos tienen
    [surge-cost] los costos de agregar plazas tienen
   *[lawful] lo que está abierto a cada quien tiene
} la forma { $value }, que no se extiende a { $shape }. Indique un solo número, o tantos como haya.
problem-plan-number = { $what ->
    [demand] la demanda
    [capacity] la capacidad
    [surge] las plazas que se pueden agregar
    [cost] el costo de una plaza
    [surge-cost] el costo de agregar una plaza
    [wait] el costo de esperar un mes
    [left] el costo de dejar a una persona sin plaza
    [deviation] el costo de una persona por encima de una cuota
    [budget] el presupuesto
   *[waiting] las personas que esperan al comienzo
}{ $where ->
    [none] { "" }
   *[other] { " " }({ $where })
} es { $value }. Indique un número desde 0 que pueda ser cierto: lo ausente no es cero y nada cuesta menos que nada.
problem-plan-nothing = { $what ->
    [nationality] no se nombra ninguna nacionalidad
    [offer] no se ofrece ninguna vía
   *[month] no se nombra ningún mes
}: no hay nada que planificar. Nombre al menos uno.
problem-plan-twice = { $what ->
    [nationality] la nacionalidad
    [offer] la oferta
   *[month] el mes
} '{ $value }' figura dos veces. Conserve una.
problem-plan-too-fine = los costos en pasos de { $value } para { $people } personas son demasiado finos para sumarlos con exactitud. Indique una resolución más gruesa.
problem-plan-few = { $value } no es un número de sorteos para elegir la capacidad. Indique un número entero a partir de 1; bastan 20.

# --- un plan que no puede existir

problem-plan-floor-closed = en { $month } se debe proteger al menos a { $floor } de las personas de { $nationality } y no hay ninguna vía de protección abierta para ellas. Baje el mínimo en { $people } o abra una vía.
problem-plan-floor-lacks = en { $month } se debe proteger al menos a { $floor } de las personas de { $nationality } y solo hay plazas para { $held }. Baje el mínimo en { $people } o agregue otras tantas plazas de protección abiertas para ellas.
problem-plan-budget-short = los mínimos de protección cuestan al menos { $least } y al presupuesto de { $budget } le faltan { $short }. Auméntelo en esa cantidad o baje los mínimos en { $people } en total.
