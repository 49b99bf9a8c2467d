# What can be wrong with a case's movement.toml, what to do, and what may surprise.

# --- the file

problem-movement-missing = the case does not say how people move: it has no movement.toml. Write one; that of the case tutorial is one to start from.
problem-movement-kind = '{ $value }' is no kind of measure. { $near ->
    [none] Use one of: { $kinds }.
   *[other] Did you mean { $near }? The kinds are: { $kinds }.
}

# --- dates and choices

problem-movement-ends-before = { $value } is before { $first }, on which it begins. Correct one of the two.
problem-movement-one-of = of these keys one has to stand here, and only one: { $keys }.
problem-movement-shares-not-1 = the shares add up to { $value }. Let them add up to 1.
problem-movement-shares-over-1 = the shares add up to { $value }. Let them add up to 1 at most; the rest goes by length.
problem-movement-counts-twice = the series '{ $value }' stands in two tables of counts. Keep one.
problem-movement-likely-key = { $known ->
    [none] '{ $value }' is no number that could be a guess here. Delete it.
   *[other] '{ $value }' is no number of this table that could be a guess. Name one of these, given in the table: { $known }.
}
problem-movement-likely-range = { $value } is no range. Write two numbers, the smaller first, such as [2, 15].
problem-movement-likely-bounds = { $value } reaches further than this number can, { $low } to { $high }. Narrow the range.
problem-movement-likely-outside = the likely range { $value } does not hold { $of } itself, { $own }. Widen the range or correct the number.
problem-movement-dates-of-policy = a measure of a policy takes its dates from it. Delete from, to and known, or the policy '{ $value }'.
problem-movement-policy-undated = the policy '{ $value }' has no day of effect. Give that day in policies.csv, or the measure dates of its own and no policy.
problem-movement-population-twice = '{ $value }' stands twice. Keep one.
problem-movement-no-people = no class of people is left. Name nationalities, or set others to true.
problem-movement-not-told-apart = '{ $value }' is none of the classes that [people] tells apart: { $classes }. Add it there or correct the word.

# --- the network

problem-movement-no-links = no route is left to travel. Set routes to true, widen places, or add legs.
problem-movement-no-route = no route of the corridor leads { $value }. Correct the places, or add the route or leg.
problem-movement-leg-no-route = a part of this leg is no route of routes.csv: { $value }. Add the route, name the places between, or give the days of the leg.
problem-movement-place-outside = no route or leg of the corridor touches '{ $value }'. Add one, or name another place.
problem-movement-no-way-out = nobody can leave '{ $value }': no route or leg of the corridor begins there. Add one, or name another place.
problem-movement-nowhere = no route or leg of the corridor is what '{ $value }' acts on or counts. Say where with routes, border, into or out_of.
problem-movement-clash = two expulsions act on one route at one time, and send people to '{ $value }' and to '{ $other }'. Name one place, or part them by dates or routes.
problem-movement-short-link = a stay and the route { $value } take { $days } days together, and a step is { $step }: people arrive as if they took a whole step. Choose a shorter step, or join the route with the next in a leg.

# --- series

problem-movement-no-flow = '{ $value }' counts no flow: its numbers are stocks or running totals. Name a series that counts what happens in a period.
problem-movement-series-where = '{ $value }' counts at no one place. Say where under at.
problem-movement-series-empty = of '{ $value }' there is no number. Name another series.
problem-movement-no-number = '{ $value }' has no number for all classes in { $months }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more months
}. Shorten the time, leave out the class that is missing, or name another series; what is absent is not zero.
problem-movement-nothing-known = on { $value } no departures of this time were known. Choose a later day, or let the time begin earlier.
