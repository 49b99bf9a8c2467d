# The table of scores of forecasts: its columns, its strata.

score-column-series = series
score-column-population = population
score-column-stratum = targets
score-column-model = model
score-column-horizon = months ahead
score-column-tasks = forecasts
score-column-wis = WIS
score-column-relative = relative WIS
score-column-relative-log = relative WIS, log scale
score-column-coverage = within { $level }
score-column-mae = MAE

score-together = together
score-stratum-all = all
score-stratum-event = event before target
score-stratum-no-event = no event
score-stratum-in-span = of the span
score-stratum-out-of-span = outside the span
