# What the series room says.

problem-series-missing = the case has no series '{ $value }'. It has: { $series }.
problem-series-missing-near = the case has no series '{ $value }'. Did you mean { $near }? It has: { $series }.
problem-series-empty = the series '{ $value }' has no number published by { $day }. Choose a later day with --as-of.
