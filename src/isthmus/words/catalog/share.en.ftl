# Sharing: what a projection asks of each country and how it could be shared, on a page and a terminal.

# --- what can be wrong

problem-share-not-receiving = { $value } is not among the countries that share: { $countries }. Name one of them.
problem-share-nobody-receives = no country is left to share. Leave out fewer, or name them under [receiving] in sharing.toml.
problem-share-nobody-yet = nobody shares on this day: the agreement that sharing.toml names binds no country yet, so there are no shares.
problem-share-no-key = there is no key to share by. Name one with --key.
problem-share-key-figure = the key { $value } needs what sharing.toml does not name: { $figures }. It names: { $known }. Add the figure under [indicators], or use another key.
problem-share-key-unnamed = the key { $value } is left out: sharing.toml names no { $figures }.
problem-share-key-units = the key { $value } adds up figures of one unit, and { $figure } is in several: { $units }. Give it in one.
problem-share-key-missing = the key { $value } is left out: { $figures } is missing for { $countries }.
problem-share-money-currency = '{ $value }' is no currency of what is needed. { $currencies ->
    [none] No need of this case has a cost: name its norms under [money] in sharing.toml.
   *[other] Use one of: { $currencies }; such as --money 1000000USD.
}
problem-share-budget-no-plan = there is a budget of { $value } and no plan to spend it: sharing.toml has no [plan].
problem-share-budget-currency = the budget is in { $value } and the plan in { $currency }. Give it in { $currency }.
problem-share-no-money = no money in { $value } is known to be at hand, so none is divided. Say how much with --money.
problem-share-not-projected = nothing is said of { $value }: its series { $series } is not projected.
problem-share-no-plan = nothing is planned: sharing.toml has no [plan].
problem-share-nobody-seeks = nothing is planned: no series under [[demand]] is projected for the months of the plan.
problem-share-no-pathway = nothing is planned: no pathway in force has a number of places and a cost.
problem-share-before = the folder of --before holds no table of an earlier run: '{ $value }'. Name a folder that isthmus share wrote.

# --- the page

share-page-title = { $name }: what it asks of each country
share-page-kind = Needs, capacity, shares and a plan
share-page-skip = Skip to what is asked
share-page-subtitle = From what was published by { $day }; { $months ->
    [one] one month ahead
   *[other] { $months } months ahead
}{ $scenario ->
    [none] {""}
   *[other] ; the scenario '{ $scenario }'
}
share-caution = Planning, not an order. Every number follows from a projection and from stated assumptions, and has its interval. Nothing here decides about a person, and no return is planned.
share-band = { $middle } ({ $low }–{ $high })
share-endless = without end
share-under = under { $least }
share-suppressed = hidden
share-suppressed-note = Hidden: fewer than ten people, or a number from which such a one could be computed.
share-made-draws = { $draws } equally likely courses. Needs, loads, shares of people and the plan are computed in each of them; an interval is from the 10th to the 90th of a hundred (P10 to P90), and the number before it is the middle one (P50).

share-most-present = { $country }: { $people } people present at one time in { $month }, when most are.
share-runs-out = { $place }, { $service }: { $month ->
    [none] the capacity does in every month more likely than not; the highest chance that it does not is { $chance }.
   *[other] the capacity is more likely than not to be too small from { $month } on; the highest chance of a month is { $chance }.
}
share-most-above = By the key { $key }, the most people above the share are hosted by: { $above }; furthest below it: { $below }.

# --- needs and capacity

share-needs-title = What must be there
share-needs-lead = People times the share in need times the norm, in every draw. What is counted on people present is a stock and is never added over months.
share-no-needs = No norm holds where people are received, so no need is told.
share-not-projected-note = Nothing is said of { $place }: the series that arrives there is not projected.
share-peak-caption = { $country }: each need in the month in which it is highest
share-months-caption = { $country }: every month and place, P50 with P10 and P90
share-per = { $per ->
    [present] people present
    [person-day] days that people stay
   *[arrival] arrivals
}
share-capacity-title = Where capacity runs out
share-capacity-lead = A reception is full when more people are present than it has places; people wait where more ask for a service than it serves. A capacity that is not known is not taken for zero; that of a country is the capacity of those of its stations of which one is known, and there may be more.
share-capacity-caption = Capacity and load by month
share-worst-caption = Each service in its hardest month
share-capacity-unknown = No capacity is known of { $services }: whether it does is not said.
share-no-capacity = No place is named where people are received.
share-service = { $service ->
    [reception] reception
    [registration] registration
    [asylum] asylum procedure
    [health] health care
    [transport] transport
   *[protection] protection
}

# --- shares

share-keys-title = Shares by several keys
share-keys-lead = No key is the right one: they stand side by side, with the range over them. A share is a part of what all these countries carry together.
share-keys-who = Those share whom this binds on the day, by their last act: { $agreement }.
share-nobody = Nobody shares on this day: the agreement that sharing.toml names binds no country yet.
share-keys-caption = Share of each country by key
share-gaps-caption = People hosted, and how many that is above (+) or below (−) the share of all who are hosted
share-expected-caption = Share of the people who will seek a place over the projected months, by key
share-figures-caption = The figures that the keys take
share-key-pact = Pact (population and GDP)
share-key-eu-2015 = EU 2015
share-key-grech = Grech
share-key-bovens-bartsch = Bovens and Bartsch
share-key-koenigstein = Königstein
share-figure-population = population
share-figure-gdp = GDP
share-figure-gdp_per_head = GDP per head
share-figure-unemployment = unemployment, percent
share-figure-applications_per_million = asylum applications a year per million inhabitants
share-left-allowed = { $country } is left out because it was asked so. { $figures ->
    [none] No figure of it is missing.
   *[other] Missing of it: { $figures }.
} The shares of all others are higher for it.
share-left-settings = { $country } is not among those who share. { $basis ->
    [none] {""}
   *[other] { $basis }
}

# --- what is scarce

share-scarce-title = What does not suffice, divided
share-scarce-lead = Each rule divides the same. Proportional gives each the same part of its claim; equal awards the same amount, up to the claim; equal losses leave each the same amount short; the Talmud's rule is the one up to half of the claims and the other above; random arrival is the mean over every order of coming.
share-estate-money = { $basis ->
    [given] { $amount } were given to divide.
    [disbursement] { $amount } were paid out to these countries in the last year, as the register shows.
    [commitment] { $amount } were committed to these countries in the last year, as the register shows; nothing is known to be paid.
   *[pledge] { $amount } were pledged to these countries in the last year, as the register shows; nothing is known to be paid.
} The claims are what the needs cost over the projected months. The chance that it covers them all is { $chance }.
share-estate-places = { $basis ->
    [given] { $places } places were given to divide.
   *[resettlement] Resettlement offers { $places } places on the day, where it has a quota.
} The claims are the people whom each country hosts above its share by the key { $key }.
share-places-withheld = Who would be given how many places is not told: it hangs on all counts, and would give away one that is not shown.
share-awards-caption = { $what ->
    [money] Money for what is needed
   *[places] Places for relief
} by each rule; the usual one for it: { $default }
share-rule-proportional = Proportional
share-rule-cea = Equal awards
share-rule-cel = Equal losses
share-rule-talmud = Talmud
share-rule-random-arrival = Random arrival

# --- pathways and the plan

share-ways-title = Which ways are open
share-ways-lead = What the rules known on { $day } say to a nationality in a country, never to a person.{ $asked ->
    [given] {""}
   *[most] {" "}Asked for those of whom most will seek a place, from where they are.
}
share-ways-caption = Pathways that are open, or may be, to some of them
share-ways-closed = Closed to all of them:
share-group = { $who }, in { $where }
share-for-whom = { $state ->
    [open] Open: { $who } ({ $why })
    [closed] Closed: { $who } ({ $why })
   *[unknown] Not known: { $who } ({ $why })
}
share-plan-title = A plan of places
share-plan-lead = People to lawful pathways at least cost, within places, floors of protection and shares, in each draw.
share-plan-caution = Planning, not an order. Nobody is assigned to anything; a way into a country that is marked unsafe, or into one's own, is not in the plan at any price; fewer people who come earn nothing.
share-plan-placed = Of { $seek } people who seek a place in { $months ->
    [one] one month
   *[other] { $months } months
}, { $placed } can be placed and { $without } are left without a place at the end.
share-plan-cost = In all it costs { $cost }, waiting and people left without a place counted as the assumptions say.
share-plan-budget = Placing and added places cost { $budget } at most.{ $worth ->
    [none] {""}
   *[other] {" "}In the middle draw one more { $currency } would save { $worth } { $currency }.
}
share-plan-shares = It keeps to the shares of the key { $key } at a price; { $over } people are placed above them.
share-plan-regret = With { $places } places and months added before the demand is known, chosen on { $draws } draws, it costs { $regret } more than if each draw had been known.
share-plan-floors = In { $chance } of the draws a floor of protection cannot be held; it was lowered by the fewest people.
share-plan-left = Not in the plan:
share-left-no-number = { $pathway }: it has neither a quota nor a count, so how many it takes is not known.
share-left-no-cost = { $pathway }: its cost is not known in the currency of the plan.
share-left-for-nobody = { $pathways ->
    [one] One pathway in force is
   *[other] { $pathways } pathways in force are
} for none of these people from where they are.
share-placed-caption = People placed by nationality and country, over all draws
share-worth-caption = What one more place would save in the middle draw: of each pathway the month in which it would save most
share-places-caption = Places of each pathway in { $months ->
    [one] one month
   *[other] { $months } months
}, and how many are taken
share-basis = { $basis ->
    [quota-month] its quota each month
    [quota-left] what is left of its quota, spread evenly
    [quota-spread] its quota, spread evenly: no count says what is left
   *[best-year] no quota: a twelfth of its best year
}

# --- what it rests on

share-grounds-title = What this rests on
share-grounds-lead = Every assumption, with its grounds. Change it in sharing.toml or in the tables of the case.
share-assumptions-caption = Assumptions
share-norms-caption = Norms
share-norm-range = { $amount } for { $people ->
    [1] each person
   *[other] { $people } people
}, { $per ->
    [present] present
    [person-day] and day
   *[arrival] arriving
}; { $share } in need
share-assumed-reception = Reception at { $place }
share-assumed-stay = median stay { $days } days; { $share } of: { $series }
share-assumed-demand = Who seeks a place, in { $country }
share-assumed-part = { $share } of: { $series }{ $whom ->
    [all] {""}
   *[other] ; only { $whom }
}
share-assumed-plan = What the plan weighs
share-assumed-weights = a month of waiting { $wait }; without a place at the end { $unplaced }; above a country's share { $deviation }
share-assumed-surge = Places that can be added
share-assumed-added = { $cost } for each place and month; at most { $most } of those there are
share-assumed-cost = Cost of one person: { $kind }
share-assumed-floor = Floor of protection: { $who }

# --- columns

share-column-actual = Hosts now
share-column-all = All
share-column-assumed = What
share-column-award = Award
share-column-basis = Taken from
share-column-capacity = Capacity
share-column-claim = Claim
share-column-cost = Cost each
share-column-country = Country
share-column-edition = Edition
share-column-figure = Figure
share-column-full = Chance that it is too small
share-column-grounds = Grounds
share-column-hosted = Hosted
share-column-is = Taken as
share-column-kind = Kind
share-column-legal = Legal basis
share-column-level = P{ $level }
share-column-load = Load
share-column-month = Month
share-column-nationality = Nationality
share-column-norm = Need
share-column-pathway = Pathway
share-column-per = Counted on
share-column-place = Place
share-column-places = Places
share-column-quota = Quota
share-column-range = Range
share-column-rule = Rule
share-column-source = Source
share-column-state = For whom
share-column-taken = Taken
share-column-used = Used
share-column-value = Value
share-column-wait = Days of waiting
share-column-worth = Would save
share-column-would-do = Would do
share-column-year = Years

# --- files

expect-file-needs = every need by country, place, month and norm, with its interval
expect-file-capacity = every service beside its load by month, the chance that it is too small, days of waiting
expect-file-shares = each country's share by each key, its people, its gap
expect-file-hosted = whom each country hosts
expect-file-figures = the figures that the keys take, with year and source
expect-file-scarce = what is scarce, each claim and its award by each rule
expect-file-pathways = each pathway for each nationality: open, closed or not known, and why
expect-file-used = what was counted on each pathway, and what is left of its quota
expect-file-plan = people placed by nationality and country
expect-file-places = places of each pathway by month, how many are taken, what one more would save
expect-file-sharing = all of these, for programs
