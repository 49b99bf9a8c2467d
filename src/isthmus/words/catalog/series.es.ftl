# Lo que dice la sala de series.

problem-series-missing = el caso no tiene la serie '{ $value }'. Tiene: { $series }.
problem-series-missing-near = el caso no tiene la serie '{ $value }'. ¿Quiso decir { $near }? Tiene: { $series }.
problem-series-empty = la serie '{ $value }' no tiene ningún número publicado hasta el { $day }. Elija un día posterior con --as-of.
