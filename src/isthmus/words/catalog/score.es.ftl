# La tabla de puntajes de los pronósticos: sus columnas, sus estratos.

score-column-series = serie
score-column-population = población
score-column-stratum = meses pronosticados
score-column-model = modelo
score-column-horizon = meses por delante
score-column-tasks = pronósticos
score-column-wis = WIS
score-column-relative = WIS relativo
score-column-relative-log = WIS relativo, escala logarítmica
score-column-coverage = dentro del { $level }
score-column-mae = MAE

score-together = en conjunto
score-stratum-all = todos
score-stratum-event = con un evento antes
score-stratum-no-event = sin evento
score-stratum-in-span = del lapso
score-stratum-out-of-span = fuera del lapso
