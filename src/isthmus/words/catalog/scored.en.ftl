# The page of scores.

scored-title = { $name }: how good the forecasts were
scored-subtitle = { $origins ->
    [one] One day of origin
   *[other] { $origins } days of origin
}, { $first } to { $last }
scored-skip = Skip to the scores
scored-kind = Scores of forecasts
scored-note = Below 1 a forecast was closer to the counts than persistence (rw-t), which takes the last count for the next and widens by how much the counts have moved of late. The counts are those of the last edition.
scored-said-closer = { $months ->
    [one] one month ahead
   *[other] { $months } months ahead
} { $value }, closer than persistence
scored-said-even = { $months ->
    [one] one month ahead
   *[other] { $months } months ahead
} { $value }, no better than persistence
scored-said-farther = { $months ->
    [one] one month ahead
   *[other] { $months } months ahead
} { $value }, farther than persistence
scored-held-title = How often intervals held
scored-held-lead = An interval that is said to hold nine in ten counts should hold nine in ten. On the diagonal a forecast is right as often as it says; below it, less often; above it, more often, and then its intervals could be narrower.
scored-held-chart = { $model }: said and held
scored-held-note = The shaded band is how far chance alone reaches, nine times in ten, with the counts of one month taken together.
scored-held-description = { $model }, a reliability diagram: { $rows }.
scored-held-one = intervals said to hold { $said } held { $held }
scored-perfect = as often as said
scored-column-said = Said to hold
scored-column-held = Held
scored-column-chance = Chance alone
scored-column-count = Forecasts
scored-column-model = Model
scored-together = the nationalities together
scored-whole = everybody
scored-series-lead = Weighted interval scores against those of persistence (rw-t): below 1 is better. In brackets stands what nine in ten resamples of whole months give.
scored-relative-caption = Relative score, in people
scored-log-caption = Relative score, on the logarithm of the count plus one
scored-people-caption = Coverage, weighted interval score and error of the median, in people
scored-strata-caption = Relative score with and without a decision between origin and target, and by span
scored-ahead = { $months ->
    [one] 1 month
   *[other] { $months } months
}
scored-scenarios-title = Scenarios on past events
scored-scenarios-lead = Each event was projected from the day before it was announced, with the effect that the other events had. Together, scores with the event were { $value } times those of the status quo: below 1 the scenario was closer.
scored-scenarios-lead-none = Each event was projected from the day before it was announced, with the effect that the other events had.
scored-happened-caption = Events that came
scored-placebos-caption = Announced and never came: what believing in them would have cost
scored-column-event = Event
scored-column-target = Counted in
scored-column-begins = From
scored-column-effect = Effect lent by the others
scored-column-months = Months
scored-column-relative = Score against the status quo
scored-made-with = Isthmus { $version }.
scored-made-events = { $events ->
    [one] One dated decision of the case lies in this time.
   *[other] { $events } dated decisions of the case lie in this time.
}
scored-made-untold = { $untold ->
    [one] One forecast was of a month
   *[other] { $untold } forecasts were of months
} of which nothing was published, and { $unshared ->
    [one] one
   *[other] { $unshared }
} not every model could make: they are in no score.
expect-file-scores = every score: model, series, population, months ahead and stratum, a row each
expect-file-scenario_scores = the scores of scenarios on past events
