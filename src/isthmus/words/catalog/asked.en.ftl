# The section of a brief on what a projection asks of each country.

asked-title = What it asks of each country
asked-lead = What the projection of { $day } comes to where people are received, and what each country's part of it would be by several keys. Lay it beside your own figures.
asked-caution = Planning, not an order. Every number follows from the projection above, from norms with their source and from what the case assumes (sharing.toml), and has its interval: the middle of the draws (P50), and in brackets what nine draws in ten and one in ten reach (P10–P90).
asked-not-projected = Nothing can be projected from this day where people are received, so neither needs nor loads are told.
asked-sentence = { $place }: { $people } people present at one time in { $month }, when most are, with an assumed median stay of { $stay } days. { $first ->
    [unknown] How many places there are is not known.
    [none] More likely than not, the places there are suffice in every month.
   *[other] More likely than not, the places there are no longer suffice from { $first } on.
}
asked-band = { $middle } ({ $ends })
asked-not-known = not known
asked-present-title = Who is there
asked-present-caption = People present at one time, by place and month
asked-stay-label = median stay, days
asked-needs-title = What must be there
asked-needs-caption = { $country }: each need in the month in which it is highest
asked-needs-note = People times the share in need times the norm, in every draw. What is counted on people present is a stock and is never added over months.
asked-norm-note = The norm: { $amount } { $unit } for { $people ->
    [1] each person
   *[other] { $people } people
}, { $per ->
    [present] present
    [person-day] and day
   *[arrival] arriving
} ({ $edition }).
asked-capacity-caption = Each service whose capacity is known, in its hardest month
asked-column-first = More likely than not too small from
asked-expected-label = people who will seek a place
asked-gap-label = people hosted above or below its share
asked-share-note = By the figures of { $years }.
asked-hosted-note = Computed from the people whom all who share host, as their publisher counts them.
asked-no-shares = No shares can be told as of this day:
asked-nobody = No country is named that shares the work: no agreement on it had been made that the case knows of.
asked-left-out = { $count ->
    [one] { $countries } is
   *[other] { $countries } are
} not among those who share, as the case states (sharing.toml). The shares of all others are higher for it.
asked-missing = { $country }: its { $figure } is missing, and a figure that is missing is never filled in: a share of every other country moves with it.
asked-by = Those who share are the countries that by that day were part of: { $agreement }.
