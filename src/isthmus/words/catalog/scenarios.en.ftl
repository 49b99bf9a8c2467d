# Scenarios: what can be wrong with a scenario file, and what is said of its results.

# --- finding one

problem-scenario-missing = there is no scenario '{ $value }'. { $n ->
    [0] The case has none: write a file in its folder scenarios, or give the path of one that ends in .toml.
   *[other] Use one of: { $scenarios }; or give the path of a file that ends in .toml.
}
problem-scenario-missing-near = there is no scenario '{ $value }'. Did you mean { $near }?
problem-scenario-days-differ = the scenarios look ahead from different days: { $value }. Compare those of one day, or say from which day with --as-of.
problem-scenario-twice = '{ $value }' is named twice. Name every scenario once.

# --- the file

problem-scenario-no-measures = a scenario without a measure changes nothing. Write one below [[measures]].
problem-scenario-too-many = there are { $value } of them, and a scenario has { $most } at most. Leave out what changes least, or write several scenarios.
problem-scenario-name = '{ $value }' is no name. Use small letters, digits and hyphens, at most 60 signs.
problem-scenario-name-twice = '{ $value }' stands twice. Change or delete one.
problem-scenario-not-followed = '{ $value }' is none of the nationalities that forecast.toml follows: { $populations }. Add it there, or name one of these.
problem-scenario-no-station = the rate { $rate } does not act at '{ $value }'. { $near ->
    [none] It acts at: { $places }.
   *[other] Did you mean { $near }? It acts at: { $places }.
}
problem-scenario-no-ways = the rate { $rate } acts nowhere in this case: no station of forecast.toml tells apart the ways by which people come in. Use another rate than for '{ $value }'.
problem-scenario-way-missing = the rate { $value } needs a way here. Write way = one of: { $ways }.
problem-scenario-no-way = the rate { $rate } has no ways here. Delete way = '{ $value }'.
problem-scenario-unknown-way = '{ $value }' is no way into this place. Use one of: { $ways }.
problem-scenario-unknown-way-near = '{ $value }' is no way into this place. Did you mean { $near }?
problem-scenario-one-effect = { $given ->
    [0] the measure says no effect
   *[other] the measure says more than one effect ({ $value })
}. Give exactly one of: { $keys }.
problem-scenario-beside = the key { $value } only stands beside { $beside }. Delete it, or write { $beside }.
problem-scenario-beside-missing = { $beside } needs the key { $value } beside it. Add it.
problem-scenario-quota = { $rate ->
    [quota] a quota is a number of people, and { $value } says none. Write people and per.
   *[other] people is for a quota, and this measure acts on { $rate }. Write the effect in percent with given, or let it act on quota.
}
problem-scenario-quota-whom = the quota '{ $value }' does not say for whom: a quota is for each of its populations by itself. Add populations.
problem-scenario-driver-rate = a driver moves departures, and this measure acts on { $value }. Write rate = "departure".
problem-scenario-unknown-prior = there is no prior '{ $value }'. Use one of: { $priors }.
problem-scenario-unknown-prior-near = there is no prior '{ $value }'. Did you mean { $near }?
problem-scenario-interval = the interval { $value } is not two numbers, the smaller first, with { $own } between them. Correct it.
problem-scenario-no-rebound = a closure and a quota do not rebound. Delete the half-life, or end '{ $value }' on a day with to.
problem-scenario-no-flow = '{ $value }' counts no monthly flow. Name a series that counts what happens in each month.
problem-scenario-counted = '{ $value }' is no population of the case. Write its words joined by ';', nationality first, such as those of the series.

# --- dates

problem-scenario-ends-before = { $value } is before { $first }, on which the measure begins. Correct one of the two.
problem-scenario-begins-before = the measure begins on { $value }, before { $origin }, from which the scenario looks ahead: what it did is partly in the counts already. Give a later day, or an earlier as_of.
problem-scenario-leak = the event '{ $value }' took effect on { $day }, after { $as_of }: nobody knew its effect on that day. Name an earlier event, use a prior or a number of your own, or say retrospective = true, which every result will repeat.
problem-scenario-event-undated = the policy '{ $value }' has no day of effect, so nothing can be measured from it. Name another event.
problem-scenario-event-none = the policy '{ $value }' never took effect as announced, so it has no effect to take. Name another event.
problem-scenario-event-unseen = what followed '{ $value }' in the series { $series } cannot be estimated on { $day }: there is no full month after it, the two months before it are not both counted, or too few months are. Name another series or event, or use a prior.

# --- against each other

problem-scenario-contradict = '{ $value }' and '{ $other }' push the same rate of the same people at the same time in opposite directions. Write one measure with the effect of both, or part them by dates or people.
problem-scenario-closed-too = '{ $value }' and '{ $other }' act on the same rate of the same people at the same time, and one of them closes it: the other has nobody left to act on. Keep one, or part them by dates or people.
problem-scenario-quota-twice = '{ $value }' and '{ $other }' are quotas of the same way at the same time. Keep one, or part them by dates or people.
problem-scenario-unknown-measure = there is no measure '{ $value }' in this file. Use one of: { $measures }.
problem-scenario-unknown-measure-near = there is no measure '{ $value }' in this file. Did you mean { $near }?
problem-scenario-diverted-back = '{ $value }' leads back to where '{ $measure }' keeps people away. Name another rate, place or way.
problem-scenario-diverts-nobody = '{ $value }' keeps nobody away whom a diversion could lead elsewhere: only measures on departure and joining do. People held by release wait, and come later.
problem-scenario-diverted-where = people who are diverted enter somewhere, and { $value } is no entering. Write departure or joining.
problem-scenario-shares-over-1 = the shares that '{ $measure }' diverts add up to { $value }. Let them add up to 1 at most; whoever is left does not come.

# --- what a result rests on

problem-scenario-beyond = '{ $value }' begins on { $day }, after the last month that is projected, so nothing of it is seen here. Ask for a longer horizon.
problem-scenario-prior-later = the prior of '{ $value }' rests on what was seen until { $day }, which was not known on the day from which the scenario looks ahead. Read the result as what would follow from it, not as what could be foreseen.
problem-scenario-event-later = the effect of '{ $value }' is that of { $event }, which came after the day from which the scenario looks ahead. Read the result as what would follow from it, not as what could be foreseen.
problem-scenario-sign = the effect of '{ $value }' may lie on either side of nothing: whether more or fewer come is not known.
problem-scenario-not-causal = the effect of '{ $value }' is the change of counts after { $event } against the two months before, with the noise of that count as its error. It is no cause: whatever else happened in those months is in it.
problem-scenario-not-separable = near { $event }, from which '{ $value }' takes its effect, others took effect for the same people: { $others }. Measures that share a date are not separable.

# --- past events

problem-scenario-event-not-forecast = '{ $value }' is counted at no station of forecast.toml, so no projection can be held against it. Use one of: { $series }.
problem-scenario-not-scored = { $event } cannot be scored in { $value }: either it is not forecast on that day, or nothing of its months is counted.
