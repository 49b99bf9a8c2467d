# Simulations: what is said of a run and of its distance from the counts.

# --- what cannot be modelled ----------------------------------------------------------------------

problem-too-many-paths = with an awareness of { $value } links there are more than { $most } paths, which no memory holds. Lower the awareness (awareness_level in simsetting.yml), or take places off the network.
problem-simulate-uncounted = nothing was counted in '{ $value }', so out.csv, which compares with counts, cannot be written. Leave --flee-out out, or give counts in source_data.
problem-like-flee = '{ $value }' is nothing that Flee does and does not say. Use names of these: { $choices }.
problem-like-flee-near = '{ $value }' is nothing that Flee does and does not say. Did you mean { $near }?

# --- what was run ---------------------------------------------------------------------------------

simulated-title = { $name }, simulated
simulated-last-day = At the end of { $day }
simulated-uncounted = Nothing was counted, so there is nothing to compare with.
simulated-errors = Distance from the counts
simulated-caution = Planning, not an order. The intervals hold the chance of the model alone, not what is wrong in its rules and data.

# --- how far it is from the counts ----------------------------------------------------------------

simulated-interval = { $level } interval

score-ard = Averaged relative difference (ARD)
score-ard-meaning = The differences at all places together, as a share of all who were counted; mean over days. 0 is exact, 2 is everybody at a wrong place.
score-rescaled-ard = Rescaled ARD
score-rescaled-ard-meaning = The same, once as many are simulated as were counted: only where people are counts.
score-relative-crps = CRPS, relative
score-relative-crps-meaning = A proper score of the whole ensemble, on the scale of the ARD: 0 is exact, and too narrow or too wide an interval is charged.
score-coverage = Counts inside the { $level } interval
score-coverage-meaning = Of an ensemble that says all it does not know, about { $level }.
score-mase = MASE, { $model }, day { $day }
score-naive-flat = flat
score-naive-flat-meaning = The mean error over that of expecting the counts of day { $day } for ever. Below 1 the simulation errs less.
score-naive-sloped = sloped
score-naive-sloped-meaning = The same, against a line through the counts of day { $day }.
score-naive-ratio = ratio
score-naive-ratio-meaning = The same, against the shares of the places on day { $day }, of the number counted each day.
score-undefined-too-short = There is no day after day { $day } to compare with.
score-undefined-nobody-on-training-day = Nobody was counted at a place on day { $day }, by which the error is divided.
score-undefined-naive-never-errs = The naive model is right every day, so there is nothing to divide by.
score-undefined-no-counts = Nobody was counted at any place.
