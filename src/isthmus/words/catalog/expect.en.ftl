# What to expect: the section of the brief, and what the pages of forecasts have in common with it.

expect-title = What to expect
expect-other = all other nationalities
expect-median = median
expect-interval = { $level } interval
expect-quantile = quantile at { $level }
expect-source = From { $draws } equally likely courses drawn by the model (seed { $seed }), made from what was published by { $day }. Written with three digits.
expect-publisher = Forecast of this brief (model)
expect-counted-note = Computed from the numbers of its series: the total less the populations that stand apart, or nothing where a complete table does not list them.
brief-publisher-case = assumed in the case
kind-status-expected = expected
kind-counts-expected = as expected

# The charts and their tables.

expect-legend-wide = nine chances in ten
expect-legend-narrow = one chance in two
expect-legend-median = expected (median)
expect-legend-counted = counted
expect-column-who = Who
expect-column-month = Month
expect-column-counted = Counted
expect-column-median = Median
expect-column-interval = { $level } interval
expect-cell = { $median } ({ $interval })
expect-fan-title = { $what }: counted and expected
expect-fan-description = { $what }: counts from { $first } to { $last }, where the last is { $n }; then a fan of what is expected from { $begins } to { $ends }. For { $ends } its median is { $median }, and its wide band, nine chances in ten, reaches from { $low } to { $high }. A month without a dot has no figure.
expect-fan-description-uncounted = { $what }: a fan of what is expected from { $begins } to { $ends }, drawn from { $first }. For { $ends } its median is { $median }, and its wide band, nine chances in ten, reaches from { $low } to { $high }. No month was counted.
expect-fans-description = A small fan for each, on a scale of its own. For { $month } is expected: { $rows }.
expect-fans-one = { $who }: { $median }, between { $low } and { $high } with nine chances in ten
expect-table-caption = { $what }: what was counted and what is expected, by month
expect-months-caption = { $what }: what is expected, by month
expect-side-caption = { $title }: what was counted, then the median and the interval of nine chances in ten

# The section.

expect-lead = What the counts that were published by { $day } let expect of the { $months ->
    [one] next month
   *[other] next { $months } months
}, if no rule changes that had not changed by then. A fan says how sure that is: it widens with every month.
expect-none = Nothing can be expected from what was published by this day.
expect-summary = What to expect, if no rule changes:
expect-assumption = The numbers follow from what was counted and from a model of how people move on; they are for planning and are no order. Decisions that nobody has announced are in no forecast, and it is decisions that make the largest errors.
expect-said = { $series }: { $n } in { $month }, the last month published. For { $next } about { $median } are to be expected, between { $low } and { $high } with nine chances in ten.
expect-said-uncounted = { $series }: for { $next } about { $median } are to be expected, between { $low } and { $high } with nine chances in ten.
expect-said-end = { " " }For { $end } it is between { $low } and { $high }.
expect-said-together = { " " }{ $months ->
    [one] The month comes
   *[other] All { $months } months together come
} to between { $low } and { $high }.
expect-chances = The chance that { $end } has more than { $last } is { $more }. The chance that a month from { $begins } on is higher than the highest since { $since } ({ $highest }) is { $record }.
expect-chance-over = over { $share }
expect-chance-under = under { $share }
expect-chance-more = chance of more than in the last month published
expect-chance-record = chance of a month above the highest so far
expect-quantiles-caption = { $series }: the last count, and the months ahead (median, and nine chances in ten)
expect-quantiles-caption-some = { $series }: the last count, and the months ahead (median, and nine chances in ten); the { $shown } largest of { $all } nationalities
expect-ways-title = { $series }: by where people are met
expect-nationalities-title = { $series }: the largest nationalities expected

# How far to trust it.

expect-trust-title = How far to trust these numbers
expect-trust-none = Too little was counted by this day to say how this model would have done before it.
expect-trust-lead = The same model was given only what was published by each of { $origins } earlier days, from { $first } to { $last }, and its numbers were compared with the { $targets } counts that followed and were published by the day of this brief. The interval of nine chances in ten held { $wide } of them, that of one chance in two { $narrow }.
expect-trust-as-said = { " " }So it has been right about as often as it said.
expect-trust-less = { " " }So it has been right less often than it said: take the intervals for too narrow.
expect-trust-more = { " " }So it has been right more often than it said: the intervals are on the wide side.
expect-trust-all-closer = { $series }: closer to the counts than persistence, at every distance.
expect-trust-all-even = { $series }: no better than persistence, at any distance.
expect-trust-all-farther = { $series }: farther from the counts than persistence, at every distance. Here it is better to go by the last count alone.
expect-trust-some = { $series }: { $rows }.
expect-trust-at-closer = closer to the counts than persistence { $months } months ahead
expect-trust-at-even = no better than persistence { $months } months ahead
expect-trust-at-farther = farther from the counts than persistence { $months } months ahead
expect-trust-note = Persistence takes the last count for the next and widens by how much the counts have moved of late; it is hard to beat. Earlier days of one model overlap, so few of these comparisons are independent; and each count is the edition in force on the day of this brief.
expect-trust-caption = The forecasts of earlier days against what was counted since
expect-trust-origins-label = earlier days from which the model looked ahead
expect-trust-source = Forecasts of this model from earlier days ({ $first } to { $last }), against the counts published since; computed by this brief.
expect-trust-wide-label = counts inside the interval of nine chances in ten
expect-trust-narrow-label = counts inside the interval of one chance in two
expect-column-series = Series
expect-column-ahead = Months ahead
expect-column-targets = Counts compared
expect-column-narrow = Inside 50% interval
expect-column-wide = Inside 90% interval
expect-column-relative = Error against persistence (1: as large)

# What would move it most.

expect-movers-title = What would move these numbers most
expect-movers-lead = Where the spread of what is expected comes from. To know more about these would narrow the fans most; a change in them would move the numbers most.
expect-mover-parts = { $series }, by whose movement: { $rows }.
expect-mover-part = { $who } { $share }
expect-mover-label = share in the variance of the total
expect-mover-before = { $series }: { $share } of the spread goes with { $earlier }, which lies before it on the way.
expect-mover-before-label = share of the variance that goes with a series before it on the way
expect-movers-note = Shares in the variance of the courses drawn, over all months together, without the tenth of them that is farthest out. That two numbers go together does not say that one makes the other.

# What a decision would change.

expect-scenarios-title = What a decision would change
expect-scenarios-lead = If one of these decisions is taken as described, and acts as described, this is how the coming months would differ from the status quo, which is everything above. Both futures are drawn with the same chances, so that what they have in common falls out of the difference.
expect-scenarios-caution = Planning, not an order. A result says what follows from the assumptions under it; it does not say that the decision should be taken, or would act so.
expect-scenario-unread = The scenario { $name } cannot be used on this day: { $why }
expect-differ-fewer = { $series }, { $span }: { $middle }, between { $low } and { $high } with nine chances in ten. The chance that there are fewer is { $chance }.
expect-differ-more = { $series }, { $span }: { $middle }, between { $low } and { $high } with nine chances in ten. The chance that there are more is { $chance }.
expect-differ-none = { $series }, { $span }: no difference to speak of.
expect-differ-chance-fewer = chance of fewer than with the status quo
expect-differ-chance-more = chance of more than with the status quo
expect-number-more = { $n } more
expect-number-fewer = { $n } fewer
expect-number-same = as many
expect-differ-caption = { $scenario }: beside the status quo (median, and nine chances in ten)
expect-differ-chart = { $scenario }: difference from the status quo, by month
expect-differ-description = A fan of differences for each, on a scale of its own; above the line more people come than with the status quo, below it fewer. For { $month }: { $rows }.
expect-unit-difference = more or fewer
expect-column-when = When
expect-column-status-quo = Status quo
expect-column-scenario = Scenario
expect-column-difference = Difference
expect-measures-caption = { $scenario }: what is assumed
expect-column-acts-on = What it acts on
expect-column-effect = Effect
expect-column-basis = What that rests on
expect-measure = { $what } ('{ $name }')
expect-rate-departure = people who set out by { $place }
expect-rate-joining = people who join the way at { $place }
expect-rate-release = going on from { $place }
expect-rate-transit = pace of the way to { $place }
expect-rate-split = those who come by '{ $way }', for each who comes otherwise ({ $place })
expect-rate-reattempt = trying again at { $place }
expect-rate-quota = { $way ->
    [none] most people who may come in at { $place }
   *[other] most people who may come in by '{ $way }' ({ $place })
}
expect-rate-of = { $rate }: { $who }
expect-diverted = Diverted from '{ $measure }': { $what }
expect-from = from { $first }
expect-onset = sets in after { $days ->
    [one] one day
   *[other] { $days } days
}
expect-rebound = half of it is left after { $days ->
    [one] one day
   *[other] { $days } days
}
expect-quota-day = { $people } a day
expect-quota-week = { $people } a week
expect-quota-month = { $people } a month
expect-quota-label = quota
expect-effect-label = assumed effect
expect-effect-note = Assumed by the scenario, on the grounds beside it.
expect-basis-event = What was counted after an earlier event: { $event }.
expect-basis-later = A prior that was made after the day of this brief, from what came later.
expect-basis-given = Given by the writer of the scenario, without grounds.

# The pages of forecasts, comparisons and scores.

expect-page-title = { $name }: what to expect
expect-page-subtitle = From what was published by { $day }; { $months ->
    [one] one month ahead
   *[other] { $months } months ahead
}
expect-page-skip = Skip to the forecast
expect-page-kind = Forecast of movement along a corridor
expect-page-foot = Made with Isthmus from published aggregates. It holds no record of a person. Planning, not an order.
expect-lag-assumed = The days on which its months were published are assumed from its usual delay.
expect-made-title = How this was made
expect-made-lead = The same case, day, options and seed give the same numbers again, on any number of workers.
expect-made-with = Isthmus { $version }, seed { $seed }.
expect-made-draws = { $draws } equally likely courses of every series. Totals are the sums of their parts in each course, so that parts and whole agree.
expect-notices = To know about the data
expect-files = Every number, in files beside this page
expect-file-forecast = all quantiles of every month, series and population, as a hubverse table
expect-file-projections = all quantiles of the status quo and of every scenario, as a table of projections
expect-file-comparison = the differences of every month, series and population, with their intervals
expect-file-parameters = what was assumed of each parameter, what the counts made of it, and how far it moved
expect-compared-title = { $name }: what a decision would change
expect-compared-skip = Skip to the comparison
expect-compared-kind = Scenarios beside the status quo
expect-status-quo-title = The status quo
expect-status-quo-lead = What is to be expected if none of these decisions is taken.
expect-made-common = { $draws } courses of the status quo and of each scenario, drawn with the same random numbers: a course of one goes with the same course of the others.

expect-learned-title = What was assumed, and what the counts made of it
expect-learned-lead = Each parameter before the counts were seen and after them, in its own unit: the median, and nine chances in ten. How far it moved is counted in standard deviations of what was assumed. Where the counts hardly say anything of a parameter, the assumption stands.
expect-learned-caption = Parameters by nationality
expect-learned-told = told by the counts
expect-learned-untold = hardly told: as assumed
expect-column-parameter = Parameter
expect-column-where = Where
expect-column-prior = Assumed
expect-column-posterior = After the counts
expect-column-moved = Moved
expect-column-told = Identified
