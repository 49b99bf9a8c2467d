# Why two statements agree, are compatible, conflict, cannot be compared, or mislead: one sentence
# each, to be read out. $a and $b are the words of the two sides, $source_a and $source_b who says
# them; $both is the two with their sources, as reason-sides puts them.

verdict-agree = agree
verdict-compatible = compatible
verdict-conflict = conflict
verdict-not_comparable = not comparable
verdict-misleading = misleading

reason-sides = { $one_source ->
    [yes] '{ $a }' and '{ $b }' (both { $source_a })
   *[no] '{ $a }' ({ $source_a }) and '{ $b }' ({ $source_b })
}

reason-copy = '{ $a }' stands in { $copies } files that are one text: they are one source.
reason-same = { $both } state the same quantity and the same value.
reason-rounding = { $both } are one value: one of them is the other, rounded.
reason-bounds = { $both } can both be true: what one states lies within what the other leaves open.
reason-hedge = { $both } can both be true: one of them is given as approximate, and the other is near it.
reason-values = { $both } state one quantity, and they cannot both be true.
reason-subjects = { $both } differ, and nothing says that they are of one quantity.
reason-currencies = { $both } are money in two currencies, and neither text gives a rate.
reason-units = { $both } count different things.
reason-persons-and-events = { $both } cannot be set side by side: one counts people, the other events, and one person may be counted several times.
reason-events-as-persons = { $both } are one number, told once as events and once as people; one person may be counted several times.
reason-events-apart = { $both } count different events.
reason-stages = { $both } are amounts at different stages: money asked for, promised, approved and received are not one sum.
reason-stage-as-another = { $both } are one sum, told once as money asked for and once as money given.
reason-stock-and-flow = { $both } cannot be set side by side: one says how many there are at a moment, the other how many came in a period.
reason-measures = { $both } measure in different ways.
reason-populations = { $both } are of different people.
reason-places = { $both } are of different places.
reason-periods = { $both } are of different times.
reason-counters = { $both } differ, and two bodies counted them, each in its own way.
reason-part-of-total = { $both } can both be true: one is a part of the other.
reason-part-exceeds = { $both } cannot both be true: the part is larger than the whole.
reason-total-grows = { $both } can both be true: they are one running total, at two days.
reason-total-shrinks = { $both } cannot both be true: a running total does not become smaller.
reason-expected = { $both } can both be true: one was expected or aimed at, the other reported.
reason-expected-as-reported = { $both } are one number: what one side expects or aims at, the other tells as done.
reason-superseded = { $both } differ, and one text itself says that its number no longer stands or is disputed.
reason-finality = { $both } can both be true: one of them is called preliminary or revised.
reason-hedge-dropped = { $both } are one number, but one side says it is the most there may be, and the other tells it as a fact.

reason-copies-as-witnesses = { $both } are one report: several papers that carry it are one witness.
reason-change-of-another-period = { $both } are one change, told of two different periods.

reason-relation-holds = '{ $relation }' holds: { $above } is { $ratio } times { $below }.
reason-relation-false = '{ $relation }' ({ $source_a }) does not hold: { $above } is { $ratio } times { $below }.
reason-relation-understated = '{ $relation }' ({ $source_a }) is true to the letter and misleads: { $above } is { $ratio } times { $below }.
reason-relation-tiny-base = '{ $relation }' ({ $source_a }) is true to the letter and misleads: it starts from { $below }, so few that any change is large.

reason-official-same = '{ $a }' ({ $source_a }) is the official number for the period, { $official }.
reason-official-other-unit = '{ $a }' ({ $source_a }) has the value of the official number, { $official }, which counts in another unit.
reason-official-bounds = '{ $a }' ({ $source_a }) agrees with the official number, { $official }.
reason-official-differs = '{ $a }' ({ $source_a }) is not the official number for the period, { $official }; they are { $difference } apart.
reason-official-far = '{ $a }' ({ $source_a }) is far from the official number, { $official }: the two hardly count the same.

reason-record-holds = the record holds in this series: { $then } in the month it reaches back to, and no month since above it.
reason-record-passed = the record does not hold in this series: a later month has { $top }.
reason-record-reference-lower = the record does not hold in this series, where the month it reaches back to has { $then }, less than { $figure }: either the number counts more than the series does, or the record would reach farther back.

reason-sum-same = the { $parts } parts beside '{ $b }' add up to { $sum }, which is '{ $a }'.
reason-sum-exceeds = the { $parts } parts beside '{ $b }' ({ $source_b }) add up to { $sum }, more than the whole, '{ $a }' ({ $source_a }).
reason-sum-differs = the { $parts } parts beside '{ $b }' ({ $source_b }) add up to { $sum }, and not to '{ $a }' ({ $source_a }).
reason-list-length = the list has { $listed } names, which is what '{ $b }' counts.
reason-list-differs = the list of { $source_a } has { $listed } names, and '{ $b }' ({ $source_b }) counts { $counted }.
reason-count-ambiguous = '{ $a }' ({ $source_a }) counts { $counted }, and its sentence goes on to one more: it may mean one fewer or one more.
reason-share-holds = '{ $a }' holds: { $part } is { $share }% of { $base }.

reason-signatories = two accounts name different signatories of one text: { $signatories_a } ({ $source_a }), and { $signatories_b } ({ $source_b }).
reason-signatories-same = both accounts name the same signatories: { $signatories_a }.
reason-signatories-more = one account names signatories that the other leaves out: { $signatories_a } ({ $source_a }), and { $signatories_b } ({ $source_b }).
reason-signed-on = two accounts date one text differently: { $day_a } ({ $source_a }), and { $day_b } ({ $source_b }).
reason-signed-same-day = { $source_a } and { $source_b } date the text to the same day, { $day_a }.
reason-called-differently = one text is called '{ $called_a }' ({ $source_a }) and '{ $called_b }' ({ $source_b }): the title does not say which it is in law.
reason-more-parties = { $both } can both be true: one names more parties than the other.
reason-commitments-left-out = '{ $a }' ({ $source_a }) stands in one account of what was committed, and not in the other, which has '{ $b }' ({ $source_b }).
reason-which-was-it = { $both } cannot both be true: two different meetings are called number { $ordinal }.
reason-same-event = { $both } are one event, number { $ordinal } of its series.
reason-venues = two accounts place one event differently: { $venue_a } ({ $source_a }), and { $venue_b } ({ $source_b }).
reason-offices = { $person } is given two offices: { $office_a } ({ $source_a }), and { $office_b } ({ $source_b }).
reason-second-hand = { $source_a } draws on { $credits_a } and { $source_b } on { $credits_b }: that they agree is not the word of two witnesses.
reason-closed-list = '{ $a }' is told as the whole list by { $source_a }, and { $source_b } names more: { $more }.
reason-same-quote = { $source_a } and { $source_b } quote the same words.
reason-quote-variants = { $both } are told as one utterance in quotation marks; both cannot be its words.
reason-forecast-directions = { $both } expect opposite things.
reason-forecast-causes = { $both } expect the same, and give different causes for it.

reason-speaker-in-doubt = '{ $b }' follows what { $speaker } says, under a pronoun that is not { $speaker }'s: whose words these are is in doubt.
