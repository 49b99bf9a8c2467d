# What to expect: the section of the brief, and what the pages of forecasts have in common with it.

expect-title = What to expect
expect-other = all other nationalities
expect-median = median
expect-interval = { $level } interval
expect-quantile = quantile at { $level }
expect-source = From { $draws } equally likely courses drawn by the model (seed { $seed }), made from what was published by { $day }. Written with three digits.
expect-publisher = Forecast of this brief (model)
expect-counted-note = Computed from the numbers of its series: the total less the populations that stand apart, or nothing where a complete table does not list them.
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
expect-side-caption = { $title }: what was counted, then the median and the interval of nine chances in ten

# The section.

expect-lead = What the counts that were published by { $day } let expect of the { $months ->
    [one] next month
   *[other] next { $months } months
}, if no rule changes that had not changed by then. A fan says how sure that is: it widens with every month.
expect-none = Nothing can be expected from what was published by this day.
expect-summary = What to expect, if no rule changes:
expect-assumption = The numbers follow from what was counted and from a model of how people move on; they are for planning and are no order. Decisions that nobody has announced are in no forecast, and they have made the largest errors of the past: most were announced on the day they took effect.
expect-said = { $series }: { $n } in { $month }, the last month published. For { $next } about { $median } are to be expected, between { $low } and { $high } with nine chances in ten.
expect-said-uncounted = { $series }: for { $next } about { $median } are to be expected, between { $low } and { $high } with nine chances in ten.
expect-said-end = { " " }For { $end } it is between { $low } and { $high }.
expect-said-together = { " " }{ $months ->
    [one] The month comes
   *[other] All { $months } months together come
} to between { $low } and { $high }.
expect-chances = The chance that { $end } has more than { $last } is { $more }. The chance that a month from { $begins } on is higher than the highest since { $since } ({ $highest }) is { $record }.
expect-chance-more = chance of more than in the last month published
expect-chance-record = chance of a month above the highest so far
expect-quantiles-caption = { $series }: the last count, and the months ahead (median, and nine chances in ten)
expect-ways-title = { $series }: by where people are met
expect-nationalities-title = { $series }: the nationalities most expected

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
expect-movers-note = Shares in the variance of the courses drawn, over all months together. That two numbers go together does not say that one makes the other.
