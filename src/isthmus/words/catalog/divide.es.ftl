# Reglas de reclamaciones: qué puede estar mal en lo disponible y en lo que se reclama, y qué se dice del reparto.

problem-claims-rule = no existe la regla '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Use una de estas: { $rules }.
problem-claims-none = no hay reclamaciones entre las cuales repartir. Indique al menos una.
problem-claims-estate = no se puede repartir { $value }. Indique un número, 0 o más.
problem-claims-claim = no se puede atender una reclamación de { $value }. Indique un número, 0 o más.
problem-claims-written = '{ $value }' no es una reclamación. Escriba números con comas entre las reclamaciones y nada entre los millares, como 100,200,300 o A=100,B=200.
problem-claims-twice = '{ $value }' reclama dos veces. Sume lo que reclama, o distinga los nombres.
problem-claims-missing = '{ $value }' no indica cuánto reclama. Escriba un número, 0 si no reclama nada.
problem-claims-sum = '{ $value }' es la suma o el promedio de los demás y no reclama nada. Elimine la fila.
problem-claims-column = ninguna columna sola contiene lo que se reclama: { $value }. Llame a una claim.
problem-claims-whole = '{ $value }' no es entero. Divida personas y plazas enteras, o quite --whole.

cli-column-claimant = Quién reclama
cli-column-claimed = Reclama

divide-title = { $claims ->
    [one] { $estate } para una reclamación
   *[other] { $estate } entre { $claims } reclamaciones
}
divide-claimed = Se reclama
divide-lacking = Falta
divide-left = Sobra
divide-suffices = Alcanza para todo: cada reclamación se paga entera, y sobra { $left }.
divide-sampled = random-arrival proviene de { $orders } órdenes sorteados; su error estándar es a lo sumo { $error }.
