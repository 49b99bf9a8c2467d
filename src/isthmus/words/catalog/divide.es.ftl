# Reglas de reclamaciones: qué puede estar mal en lo disponible y en lo que se reclama, y qué se dice del reparto.

problem-claims-rule = no existe la regla '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}¿Quiso decir { $near }?
} Use una de estas: { $rules }.
problem-claims-none = no hay ninguna reclamación entre las cuales repartir. Indique al menos una.
problem-claims-estate = no se puede repartir { $value }. Indique un número, 0 o más.
problem-claims-claim = no se puede atender una reclamación de { $value }. Indique un número, 0 o más.
