# What can be wrong with the problem of a plan: people to pathways and places.

problem-plan-demand-shape = the demand has the shape { $value }. Give a number for each of { $nationalities } nationalities and { $months } months.
problem-plan-nationality = '{ $value }' is no single nationality. A plan tells people apart by nationality and month, and by nothing else.
problem-plan-kind = '{ $value }', of '{ $offer }', is no pathway that a plan may use. Use one of: { $kinds }. Returns are never planned.
problem-plan-resolution = { $value } is no resolution of costs. Give a number above 0, such as 0.01.
problem-plan-left-too-cheap = leaving a person without a place costs { $value }, which is no more than the dearest place: { $dearest }. Set it higher: nothing may be gained by not placing people.
problem-plan-share = { $value } is no share of { $country }. Give a number from 0 to 1.
problem-plan-shares-over-1 = the shares sum to { $value }. Let them sum to 1 at most.
problem-plan-floor = { $value } is no floor of { $nationality }. Give the least share to protect, from 0 to 1.
problem-plan-not-planned = '{ $value }' is none of the nationalities of the plan. Add it to them, or leave it out here.
problem-plan-not-whole = { $what ->
    [capacity] the capacity
   *[surge] the places that can be added
} ({ $where }) must be whole people. Round the number.
problem-plan-shape = { $what ->
    [capacity] the capacities have
    [surge] the places that can be added have
    [cost] the costs have
    [surge-cost] the costs of adding places have
   *[lawful] what is open to whom has
} the shape { $value }, which does not spread to { $shape }. Give one number, or as many as there are.
problem-plan-number = { $what ->
    [demand] the demand
    [capacity] the capacity
    [surge] the places that can be added
    [cost] the cost of a place
    [surge-cost] the cost of adding a place
    [wait] the cost of waiting for a month
    [left] the cost of leaving a person without a place
    [deviation] the cost of a person above a share
    [budget] the budget
   *[waiting] the people who wait at the start
}{ $where ->
    [none] { "" }
   *[other] { " " }({ $where })
} is { $value }. Give a number from 0 up that can be true: what is absent is not zero, and nothing costs less than nothing.
problem-plan-nothing = { $what ->
    [nationality] no nationality is named
    [offer] no pathway is offered
   *[month] no month is named
}: there is nothing to plan. Name at least one.
problem-plan-twice = { $what ->
    [nationality] the nationality
    [offer] the offer
   *[month] the month
} '{ $value }' stands twice. Keep one.
problem-plan-too-fine = costs in steps of { $value } for { $people } people are too fine to be added up exactly. Give a coarser resolution.
problem-plan-few = { $value } is no number of draws to choose capacity on. Give a whole number from 1 up; 20 are enough.

# --- a plan that cannot be

problem-plan-floor-closed = in { $month } at least { $floor } of those of { $nationality } are to be protected, and no pathway that protects is open to them. Lower the floor by { $people }, or open one.
problem-plan-floor-lacks = in { $month } at least { $floor } of those of { $nationality } are to be protected, and places for { $held } can be found. Lower the floor by { $people }, or add as many places of protection open to them.
problem-plan-budget-short = the floors of protection cost { $least } at least, and the budget of { $budget } is { $short } short. Raise it by as much, or lower the floors by { $people } in all.
