# Why two statements agree, are compatible, conflict, cannot be compared, or mislead: one sentence
# each, to be read out. $a and $b are the words of the two sides.

verdict-agree = agree
verdict-compatible = compatible
verdict-conflict = conflict
verdict-not_comparable = not comparable
verdict-misleading = misleading

reason-copy = '{ $a }' stands in { $copies } files that are one text: they are one source.
reason-same = '{ $a }' and '{ $b }' state the same quantity and the same value.
reason-rounding = '{ $a }' and '{ $b }' are one value: one of them is the other, rounded.
reason-bounds = '{ $a }' and '{ $b }' can both be true: what one states lies within what the other leaves open.
reason-hedge = '{ $a }' and '{ $b }' can both be true: one of them is given as approximate, and the other is near it.
reason-values = '{ $a }' and '{ $b }' state one quantity, and they cannot both be true.
reason-subjects = '{ $a }' and '{ $b }' differ, and nothing says that they are of one quantity.
reason-currencies = '{ $a }' and '{ $b }' are money in two currencies, and neither text gives a rate.
reason-units = '{ $a }' and '{ $b }' count different things ({ $unit_a } and { $unit_b }).
reason-persons-and-events = '{ $a }' and '{ $b }' cannot be set side by side: one counts people, the other events, and one person may be counted several times.
reason-events-as-persons = '{ $a }' and '{ $b }' are one number, told once as events and once as people; one person may be counted several times.
reason-events-apart = '{ $a }' and '{ $b }' count different events.
reason-stages = '{ $a }' and '{ $b }' are amounts at different stages: money asked for, promised, approved and received are not one sum.
reason-stage-as-another = '{ $a }' and '{ $b }' are one sum, told once as money asked for and once as money given.
reason-stock-and-flow = '{ $a }' and '{ $b }' cannot be set side by side: one says how many there are at a moment, the other how many came in a period.
reason-measures = '{ $a }' and '{ $b }' measure in different ways.
reason-populations = '{ $a }' and '{ $b }' are of different people.
reason-places = '{ $a }' and '{ $b }' are of different places.
reason-periods = '{ $a }' and '{ $b }' are of different times.
reason-counters = '{ $a }' and '{ $b }' differ, and two bodies counted them, each in its own way.
reason-part-of-total = '{ $a }' and '{ $b }' can both be true: one is a part of the other.
reason-part-exceeds = '{ $a }' and '{ $b }' cannot both be true: the part is larger than the whole.
reason-total-grows = '{ $a }' and '{ $b }' can both be true: they are one running total, at two days.
reason-total-shrinks = '{ $a }' and '{ $b }' cannot both be true: a running total does not become smaller.
reason-expected = '{ $a }' and '{ $b }' can both be true: one was expected or aimed at, the other reported.
reason-expected-as-reported = '{ $a }' and '{ $b }' are one number: what one side expects or aims at, the other tells as done.
reason-superseded = '{ $a }' and '{ $b }' differ, and one text itself says that its number no longer stands or is disputed.
reason-finality = '{ $a }' and '{ $b }' can both be true: one of them is called preliminary or revised.
reason-hedge-dropped = '{ $a }' and '{ $b }' are one number, but one side says it is the most there may be, and the other tells it as a fact.

reason-copies-as-witnesses = '{ $a }' and '{ $b }' are one report: several papers that carry it are one witness.
reason-change-of-another-period = '{ $a }' and '{ $b }' are one change, told of two different periods.

reason-relation-holds = '{ $relation }' holds: { $above } is { NUMBER($ratio, maximumFractionDigits: 2) } times { $below }.
reason-relation-false = '{ $relation }' does not hold: { $above } is { NUMBER($ratio, maximumFractionDigits: 2) } times { $below }.
reason-relation-understated = '{ $relation }' is true to the letter and misleads: { $above } is { NUMBER($ratio, maximumFractionDigits: 2) } times { $below }.
reason-relation-tiny-base = '{ $relation }' is true to the letter and misleads: it starts from { $below }, so few that any change is large.

reason-official-same = '{ $a }' is the official number for the period, { $official }.
reason-official-other-unit = '{ $a }' has the value of the official number, { $official }, which counts in another unit.
reason-official-bounds = '{ $a }' agrees with the official number, { $official }.
reason-official-differs = '{ $a }' is not the official number for the period, { $official }; they are { $difference } apart.
reason-official-far = '{ $a }' is far from the official number, { $official }: the two hardly count the same.

reason-record-holds = the record holds in this series: { $then } in the month it reaches back to, no month since above it.
reason-record-passed = the record does not hold in this series: a later month has { $top }.
reason-record-reference-lower = the record does not hold in this series: the month it reaches back to has { $then }, less than { $figure }. The number counts more than the series does, or the record would reach farther back.

reason-sum-same = the { $parts } parts beside '{ $b }' add up to { $sum }, which is '{ $a }'.
reason-sum-exceeds = the { $parts } parts beside '{ $b }' add up to { $sum }, more than the whole, '{ $a }'.
reason-sum-differs = the { $parts } parts beside '{ $b }' add up to { $sum }, and not to '{ $a }'.
reason-list-length = the list has { $listed } names, which is what '{ $b }' counts.
reason-list-differs = the list has { $listed } names, and '{ $b }' counts { $counted }.
reason-share-holds = '{ $a }' holds: { $part } is { NUMBER($share, maximumFractionDigits: 1) }% of { $base }.

reason-signatories = the two accounts name different signatories of one text: { $signatories_a }, and { $signatories_b }.
reason-signatories-same = both accounts name the same signatories: { $signatories_a }.
reason-signatories-more = one account names signatories that the other leaves out: { $signatories_a }, and { $signatories_b }.
reason-signed-on = the two accounts date one text differently: { $day_a }, and { $day_b }.
reason-signed-same-day = both accounts date the text to { $day_a }, and { $day_b } is that day.
reason-called-differently = one text is called '{ $called_a }' and '{ $called_b }': the title does not say which it is in law.
reason-more-parties = '{ $a }' and '{ $b }' can both be true: one names more parties than the other.
reason-commitments-left-out = '{ $a }' stands in one account of what was committed, and not in the other, which has '{ $b }'.
reason-which-was-it = '{ $a }' and '{ $b }' cannot both be true: two different meetings are called number { $ordinal }.
reason-same-event = '{ $a }' and '{ $b }' are one event, number { $ordinal } of its series.
reason-venues = the accounts place one event differently: { $venue_a }, and { $venue_b }.
reason-offices = { $person } is given two offices: { $office_a }, and { $office_b }.
reason-second-hand = these reports draw on others ({ $credits_a }; { $credits_b }): that they agree is not the word of two witnesses.
reason-closed-list = '{ $a }' is told as the whole list, and another account names more: { $more }.
reason-same-quote = both accounts quote the same words.
reason-quote-variants = '{ $a }' and '{ $b }' are told as one utterance in quotation marks; both cannot be its words.
reason-forecast-directions = '{ $a }' and '{ $b }' expect opposite things.
reason-forecast-causes = '{ $a }' and '{ $b }' expect the same, and give different causes: { $causes_a }; { $causes_b }.

reason-count-ambiguous = '{ $a }' counts { $counted }, and its sentence goes on to one more: it may mean one fewer or one more.
