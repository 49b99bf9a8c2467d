# The words of the brief that all sections share.

brief-title = { $case }
brief-subtitle = What was known on { $day }
brief-border = { $a } to { $b }
brief-everyone = everyone counted
brief-relayed = { $publisher }, as relayed by { $outlet }
brief-outlet-press = the press
brief-absent = not published
brief-publisher-own = this brief
brief-dimension-nationality = Nationality
brief-dimension-sex-age = Sex and age
brief-dimension-component = Where encountered
brief-dimension-authority = Legal authority
brief-dimension-demographic = Family situation
brief-dimension-return-type = Kind of return
brief-dimension-group = Group
brief-dimension-outcome = Outcome
brief-dimension-status = Status

# How numbers are written.

number-about = about { $n }
number-at-least = at least { $n }
number-at-most = at most { $n }
number-times = { $n } times
number-rise = { $n } more
number-fall = { $n } less
number-same = no change
number-at-most-short = ≤ { $n }
number-at-least-short = ≥ { $n }
number-about-short = ≈ { $n }
number-small-base = small base

# What a figure is: the words of figures.csv.

kind-counts-entries = registered entries
kind-counts-exits = registered exits
kind-counts-encounters = encounters
kind-counts-events = events
kind-counts-detections = detections
kind-counts-estimates = estimates
kind-counts-applications = applications
kind-counts-decisions = decisions
kind-counts-people = people
kind-counts-returns = returns
kind-counts-expulsions = expulsions
kind-counts-deaths = people dead or missing
kind-counts-listed = listed in this brief
kind-counts-stated = as stated
kind-counts-days = days
kind-unit-person = person
kind-unit-crossing = crossing
kind-unit-encounter = encounter
kind-unit-other = other
kind-unit-ratio = ratio
kind-unit-percent = percent
kind-unit-money = money
kind-measure-increment = increment
kind-measure-cumulative = cumulative
kind-measure-stock = stock
kind-measure-ratio = ratio
kind-measure-share = share
kind-measure-difference = difference
kind-measure-tally = tally
kind-measure-stated = stated
kind-status-final = final
kind-status-provisional = provisional
kind-status-revised = revised
kind-status-estimated = estimated
kind-status-computed = computed
kind-status-stated = stated
kind-status-assumed = assumed

figure-label-ratio = { $a }, against { $b }
figure-note-sum = Sum of { $parts } published numbers.
figure-note-lag = Day of publication assumed: { $days } days after the end of the period.
figure-note-edition = Value of the edition of { $day }; what was published at the time may differ.
figure-note-read = Value as read on { $day }; what was published at the time may differ.
figure-note-later = Value of a later edition, whose day is not stated; what was published at the time may differ.
figure-note-ratio = { $a } divided by { $b }.

# What was counted.

counted-title = What was counted
counted-lead = { $series } series count movement along this corridor. Each counts in its own way: registered entries, events, encounters and estimates are different things, and none is added to another.
counted-tally = series that count movement
counted-overview-caption = The latest month of each count, against a year before
counted-column-series = Series
counted-column-counts = What it counts
counted-column-last-month = Last month
counted-column-value = Number
counted-column-year-before = A year before
counted-column-change = Change
counted-column-to-date = Year to date
counted-column-to-date-before = To date a year before
counted-column-to-date-change = Change
counted-column-record = Highest month
counted-column-period = Period
counted-column-place = Where
counted-column-source = Source
counted-column-published = Published
counted-what = Counted by { $publisher }. { $row }
counted-said = { $series }, { $span }: { $n }, against { $before } a year before ({ $change }).
counted-said-alone = { $series }, { $span }: { $n }.
counted-said-month = { $series }, { $month }: { $n }.
counted-against = { $change } ({ $before }, { $span })
counted-no-before = No figure for a year before
counted-record = Highest month
counted-record-below = { $month }, in a series that begins in { $since }
counted-record-month = The highest month is { $when }, with { $n }; the series has months since { $since }.
counted-record-year = The highest year is { $when }, with { $n }; it has years since { $since }.
counted-record-gaps-month = { $n } { $count ->
    [one] month in that span has no figure and could have been higher.
   *[other] months in that span have no figure and could have been higher.
}
counted-record-gaps-year = { $n } { $count ->
    [one] year in that span has no figure and could have been higher.
   *[other] years in that span have no figure and could have been higher.
}
counted-record-gaps-label = { $series }: periods without a figure
counted-missing-months = A comparison of the year to date is not possible: no figure for { $months }.
counted-overdue = { $n } { $count ->
    [one] more month has ended and should, by the usual delay, have been published.
   *[other] more months have ended and should, by the usual delay, have been published.
}
counted-overdue-label = { $series }: months overdue
counted-leaders-caption = { $series }, by { $dimension }: the { $shown } largest of { $all }
counted-parts-caption = { $series }, by { $dimension }
counted-scattered-title = Counts known only from single figures
counted-scattered-lead = For these no series was at hand, only figures that others relayed. The latest of each stand here.
counted-scattered-caption = The latest single figures
counted-years-title = { $series }, by year
counted-map-title = The corridor and what was last counted on it
counted-map-note = The area of a disc grows with its count, whatever that counts. Legs are drawn straight. The outlines (Natural Earth, public domain) are there to orient; they take no position on any border.
counted-map-caption = Counts on the map

# What is in force.

in-force-title = What is in force
policies-lead = { $current } { $count ->
    [one] measure that touches the corridor is in effect
   *[other] measures that touch the corridor are in effect
} on this day, and { $coming } { $waiting ->
    [one] is announced and not yet in effect.
   *[other] are announced and not yet in effect.
}
policies-tally-current = Measures in effect
policies-tally-coming = Measures announced and not yet in effect
policies-announced-title = Announced, not yet in effect
policies-announced-caption = Measures announced and not yet in effect
policies-in-force-title = In effect
policies-in-force-caption = Measures in effect, newest first
policies-signed-title = Agreements and meetings
policies-signed-caption = Agreements signed and meetings held, newest first
policies-ended-title = Ended in the last year
policies-ended-caption = Measures that ended, or were stopped before they took effect, in the last year
policies-cited = A measure is dated by its announcement, and nothing announced later is here. The page cited for it may be of a later day.
policies-column-measure = Measure
policies-column-announced-for = Announced for
policies-column-since = Since
policies-column-until = Until
policies-column-who = Taken by
policies-column-affected = Who is affected
policies-column-change = What it changes
policies-column-source = Source
policies-announced-on = { $date } (announced { $day })
policies-by = by { $day }
policies-region = the region
policies-everyone = everyone
policies-next = Announced, not yet in effect: { $title } ({ $who }), for { $day }.

# Who is lost on the way.

lost-title = Who is lost on the way
lost-lead = People recorded as dead or missing. Each number is a lower bound: most deaths on these routes leave no record.
lost-caption = { $series }, by leg and year
lost-column-leg = Leg or country
lost-column-to-date = { $year } to date
lost-everywhere = All of them
lost-fact-below = at least; the true number is higher
lost-bound = A year with few records may be one with little reporting. "None recorded" never means that no one was lost.
lost-none = none recorded
lost-fact = Dead or missing, { $span }

# Who hosts whom.

hosted-title = Who hosts whom
hosted-lead = People hosted, by country and origin, and applications and decisions on asylum. The year stands beside each number; a stock is not a flow, and neither is added to the other.
hosted-places-caption = { $series }: the { $shown } largest of { $all } countries
hosted-origins-caption = { $series }: the largest origins, { $date }
hosted-dates-caption = { $series }: the latest figures
hosted-column-country = Country
hosted-column-origin = Origin
hosted-column-date = Date
hosted-column-all = All of them
hosted-column-total = Number
hosted-column-main-origin = Largest origin
hosted-column-most-in = Most of them in

# What is not known.

unknown-title = What is not known
unknown-lead = What a reader should not look for here, and what was assumed for want of better.
unknown-late-title = Series without recent figures
unknown-late-caption = Series whose next month should have been published
unknown-column-last = Last month published
unknown-column-overdue = Months overdue
unknown-silent = Nothing was published by this day of: { $series }.
unknown-uncounted-title = Where no one counts
unknown-borders = { $n } { $count ->
    [one] border that the corridor crosses has no count of its own: { $names }.
   *[other] borders that the corridor crosses have no count of their own: { $names }.
}
unknown-borders-label = Borders without a series
unknown-places-crossing = { $n } { $count ->
    [one] crossing has no series: { $names }.
   *[other] crossings have no series: { $names }.
}
unknown-places-crossing-label = Crossings without a series
unknown-places-reception = { $n } { $count ->
    [one] reception place has no series: { $names }.
   *[other] reception places have no series: { $names }.
}
unknown-places-reception-label = Reception places without a series
unknown-capacity = { $n } { $count ->
    [one] reception place has no known capacity.
   *[other] reception places have no known capacity.
}
unknown-capacity-label = Reception places without a known capacity
unknown-dating-title = When figures became known
unknown-dating = Where no report states the day a figure was published, it is taken to be the end of its period plus the usual delay of its series. The value is then that of the edition that was read, which may differ from what stood in print on the day of this brief.
unknown-dating-caption = How each series is dated
unknown-column-lag = Assumed delay (days)
unknown-column-basis = How the delay is known
unknown-column-edition = Edition read
unknown-dated-each = each number by its report
unknown-edition = not stated
unknown-lag-label = { $series }: assumed delay of publication
unknown-assumed-title = Assumptions
unknown-great-circle = { $n } of { $of } distances are great-circle distances between two places, shorter than any road.
unknown-great-circle-label = Distances along a great circle
unknown-mode = For { $n } of { $of } legs the way of travel is assumed; no source states it.
unknown-mode-label = Legs whose way of travel is assumed
unknown-announced = For { $n } of { $of } measures no day of announcement is known; the day of effect stands in.
unknown-announced-label = Measures without a known day of announcement

# Where the counts dispute each other.

disputed-title = Where the counts dispute each other
disputed-lead = { $n } { $count ->
    [one] pair of published numbers does
   *[other] pairs of published numbers do
} not agree. The weightiest stand here: those far apart, about many people, and recent. A gap between different kinds of count is to be expected and is not an error; its size is what a reader has to know.
disputed-tally = Pairs of published numbers that differ, each told once for all its dates
disputed-column-what = Whom and when
disputed-column-gap = Gap (share of the larger)
disputed-column-reason = Likely reason
disputed-series = { $series } ({ $kind })
disputed-by = By { $dimensions }
disputed-by-none = The total as stated
disputed-caption = { $a }, and { $b }
disputed-assumed = day assumed: { $day }
disputed-published = published { $day }
disputed-relayed = relayed by { $outlet }, { $day }
disputed-unlisted = none listed
disputed-gap-label = Gap between { $a } and { $b }
disputed-gap-note = { $b } less { $a }.
disputed-share-note = { $gap } divided by { $larger }.
disputed-share-label = Gap as a share of the larger: { $a } and { $b }
disputed-under = under { $n }
disputed-matched = It is the number of { $span }: { $n }.
disputed-recoded = { $n } stand there under { $population }.
disputed-kinds = Where the two are different kinds of count, the gap is one between counts and not a number of people.
disputed-approximate = Set against { $span }, the nearest span with a number.
disputed-also = Also: { $others }.
disputed-no-reason = No reason is recorded.
disputed-jumps = Jumps from one date to the next for which no change of method is recorded
disputed-jumps-note = These jumps may be movement, or a register put in order; only the publisher can say.
disputed-left = { $n } { $count ->
    [one] more difference of this sort is smaller or older.
   *[other] more differences of this sort are smaller or older.
}
disputed-left-label = Differences not shown
disputed-path-title = Upstream against downstream
disputed-path-lead = People counted at one point of a path and at a later one. They need not match: some stop, some are not counted, some join in between. More people downstream than upstream means that others join, or that the first count misses many.
disputed-path-one = Upstream
disputed-path-other = Downstream
disputed-border-title = Two counts of one border
disputed-border-lead = Two bodies, or one body in two ways, count the same crossing.
disputed-border-one = The first
disputed-border-other = The second
disputed-tables-title = Two tables of one count
disputed-tables-lead = The same kind of count of the same place, in two tables of one publisher or of two. Only a cut-off, a revision or an error sets such numbers apart.
disputed-tables-one = The first
disputed-tables-other = The second
disputed-parts-title = Parts against the total
disputed-parts-lead = Parts that do not make up the total they belong to.
disputed-parts-one = Total
disputed-parts-other = Sum of its parts
disputed-running-title = A figure to date against its months
disputed-running-lead = A figure for a span of time, against the sum of the months in it.
disputed-running-one = By its months
disputed-running-other = As told
disputed-vintage-title = One number, published more than once
disputed-vintage-lead = The same number as it was published on different days, or as others relayed it.
disputed-vintage-one = One edition
disputed-vintage-other = Another
disputed-step-title = Steps in a count
disputed-step-lead = Changes in the level of a count on the day its method or its coverage changed, which look like movement and are not, and jumps of a stock from one date to the next.
disputed-step-one = Before
disputed-step-other = After

number-signed = { $sign }{ $n }

# What keeps a brief from being written.

problem-brief-unwritten = { $why ->
    [permission] the brief may not be written here by you. Give a folder of your own with --out.
    [full] the disk is full. Free some space or give a folder on another disk with --out; nothing was left half-written.
    [missing] the path leads through a file, or through a folder that is gone. Give another one with --out.
    [name] the system takes no such name. Give a shorter or simpler one with --out.
   *[other] the brief could not be written ({ $reason }). Try again or give another folder with --out; nothing was left half-written.
}
problem-out-is-foreign = the folder '{ $value }' holds { $found }, which is no part of a brief. Give another folder with --out.
