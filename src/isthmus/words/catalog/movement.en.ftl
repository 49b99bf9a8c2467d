# Simulations: what is said of a run and of its distance from the counts.

# --- what cannot be modelled ----------------------------------------------------------------------

problem-too-many-paths = with an awareness of { $value } links there are more than { $most } paths, which no memory holds. Lower the awareness (awareness_level in simsetting.yml), or take places off the network.
problem-simulate-uncounted = nothing was counted in '{ $value }', so out.csv, which compares with counts, cannot be written. Leave --flee-out out, or give counts in source_data.
problem-simulate-no-folder = '{ $value }' is neither a case (it holds no { $file }) nor a folder of Flee (it holds no folder input_csv). Give one of these.
problem-simulate-flee-only = { $value } is for folders of Flee, and this is a case: what it would change stands in movement.toml. Leave it out.
problem-simulate-early = nothing was counted by { $value }: the simulation begins on { $first }. Give a later day.
problem-simulate-fitted-later = the values of '{ $value }' were fitted to counts up to { $until }, which nobody knew on { $as_of }. Give a fit made with --until of that day or earlier, or a later --as-of.
problem-like-flee = '{ $value }' is nothing that Flee does and does not say. Use names of these: { $choices }.
problem-like-flee-near = '{ $value }' is nothing that Flee does and does not say. Did you mean { $near }?

# --- what was run ---------------------------------------------------------------------------------

simulated-title = { $name }, simulated
simulated-last-day = At the end of { $day }
simulated-passing-title = Those who pass, in the last month that was counted
simulated-uncounted = Nothing was counted, so there is nothing to compare with.
simulated-errors = Distance from the counts
simulated-unmet = People who should have set out and did not: { $n }{ $bounds }. Where people flee from no resident was left; they are in no other number of this page.
simulated-over-camps = The errors are over the places that are camps ({ $camps } of { $places } that were counted), as Flee compares; those over all that were counted are named as such.
simulated-over-counted = No place that was counted is a camp, so the errors are over all of them. Flee itself compares camps alone.
simulated-caution = Planning, not an order. The intervals hold the chance of the model alone, not what is wrong in its rules and data.

# --- how far it is from the counts ----------------------------------------------------------------

simulated-interval = { $level } interval

score-ard = Averaged relative difference (ARD)
score-ard-meaning = The differences at all places together, as a share of all who were counted; mean over days. 0 is exact, 2 is as many people as were counted, all at a wrong place; with more people it can be above.
score-ard-months = Mean of the months' relative differences (ARD)
score-rescaled-ard = Rescaled ARD
score-rescaled-ard-meaning = The same, once as many are simulated as were counted: only where people are counts.
score-wape = Differences over all counts (WAPE)
score-wape-meaning = The differences at all places and days with a count, as a share of those counts together: a day with few people weighs little.
score-relative-crps = CRPS, relative
score-relative-crps-meaning = A proper score of the whole ensemble, as a share of the same counts: 0 is exact, too narrow or too wide an interval is charged, and for one member it is the WAPE.
score-coverage = Counts inside the { $level } interval
score-coverage-meaning = Of an ensemble that says all it does not know, about { $level }.
score-mase = MASE, { $model }, day { $day }
score-naive-flat = flat
score-naive-flat-meaning = The mean error over that of expecting the counts of day { $day } for ever. Below 1 the simulation errs less.
score-naive-sloped = sloped
score-naive-sloped-meaning = The same, against a line through the counts of day { $day }.
score-naive-ratio = ratio
score-naive-ratio-meaning = The same, against the shares of the places on day { $day }, of the number counted each day.
score-undefined-too-short = There is no day after day { $day } to compare with.
score-undefined-nobody-on-training-day = Nobody was counted at a place on day { $day }, by which the error is divided.
score-undefined-naive-never-errs = The naive model is right every day, so there is nothing to divide by.
score-undefined-no-counts = Nobody was counted at any place.

# --- the page -------------------------------------------------------------------------------------

simulated-skip = Skip to the simulation
simulated-kind = Simulation of how people move
simulated-foot = Made with Isthmus from published aggregates. It holds no record of a person. Planning, not an order.
simulated-subtitle = { $span }; { $members ->
    [one] one member
   *[other] { $members } members
  }
simulated-fact-people = People who have set out and not left the register, at the end
simulated-same = the same in every member
simulated-fact-places = Places
simulated-fact-places-below = { $links_n ->
    [one] one directed link
   *[other] { $links } directed links
  }
simulated-fact-ard = Averaged relative difference (ARD) from the counts
simulated-fact-ard-of-all = { $bounds ->
    [none] over all that were counted { $value }
   *[other] { $bounds }; over all that were counted { $value }
  }
simulated-fact-coverage = Counts inside the 90% interval
simulated-fact-coverage-below = { $counts_n ->
    [one] of one count
   *[other] of { $counts } counts
  }
simulated-coverage = Of all counts { $share } lie inside the { $name }. { $level } would, if it held all that is not known.
simulated-map-title = Where people are on { $day }
simulated-map-lead = The area of a disc grows with the people at a place at the end of { $day } (the median of all members), the width of a line with those who set out along the road in the whole period, both ways together. The fullest places are named.
simulated-map-none = No place has a position, so there is no map.
simulated-map-site = { $place }: { $n }
simulated-map-description = A map of the network at the end of { $day }. The fullest places: { $rows }.
simulated-map-note = Roads are drawn straight. The outlines (Natural Earth, public domain) are there to orient; they take no position on any border.
simulated-map-missing = { $count ->
    [one] One place has no position and is not
   *[other] { $count } places have no position and are not
  } on the map.
simulated-places-caption = People at every place at the end of { $day }
simulated-routes-caption = People who set out on each link in the whole period (mean over members)
simulated-routes-none = Nobody set out on any link in the whole period.
simulated-places-title = Place by place
simulated-places-lead = The bands hold half and nine in ten of all members, the line is their median. Dots are counts, and the broken line is drawn between them.
simulated-places-lead-uncounted = The bands hold half and nine in ten of all members, the line is their median. Nobody was counted at places.
simulated-others = The fullest of the other places
simulated-fan-counted = People at { $place } from { $first } to { $last }. At the end { $median } are simulated{ $bounds } and { $counted } counted. Most are there on { $when }: { $most }.
simulated-fan-uncounted = People at { $place } from { $first } to { $last }. At the end { $median } are simulated{ $bounds }; nobody counted. Most are there on { $when }: { $most }.
simulated-median = simulated, median
simulated-counted = counted
simulated-unit = people
simulated-days-caption = { $place }, on some days
simulated-column-arrived = Arrivals (mean)
simulated-column-counted = Counted
simulated-column-day = Day
simulated-column-difference = Mean difference
simulated-column-error = Error
simulated-column-from = From
simulated-column-input = What it needs
simulated-column-km = km
simulated-column-mean-counted = Counted (mean over days)
simulated-column-mean-simulated = Simulated (mean over days)
simulated-column-meaning = What it says
simulated-column-median = Simulated (median)
simulated-column-of-all = Over all that were counted
simulated-column-place = Place
simulated-column-rule = Rule
simulated-column-set-out = People who set out
simulated-column-to = To
simulated-column-unit = Unit
simulated-column-value = Value
simulated-errors-lead = Errors of single members with the interval in which nine in ten of them lie, and scores of all together. The counts of most days are drawn between two; WAPE, CRPS and coverage ask the true counts only, and not those of the first day where people are put in as they were counted on it.
simulated-errors-by-place = Errors by place
simulated-rules-title = What is assumed
simulated-rules-lead = Everything above follows from the data of the case and from these rules; a different value is a different result.
simulated-rules-caption = The rules, in the order of a day
simulated-references = Where the rules come from
simulated-made-title = How this was made
simulated-made-lead = The same folder, options and seed give the same numbers again, on any number of processes.
simulated-made-with = Isthmus { $version }, seed { $seed }.
simulated-made-compiled = Computed with the compiled part.
simulated-made-plain = Computed without the compiled part, which draws differently from one seed.
simulated-fitted = Run with fitted values and not with its own: { $said }.
simulated-made-like-flee = As the program Flee does, and not as it is described: { $names }.
simulated-notices = To know about the data
simulated-files = Every number, in files beside this page
simulated-file-people = people at every place and day, with quantiles over members
simulated-file-routes = people on every link and day, and who set out
simulated-file-arrivals = arrivals at every place up to each day
simulated-file-errors = every error, of all places and of each
simulated-file-passing = what each series would have counted, and what it did, by month
simulated-file-charts = charts: each picture of this page, as SVG; its index.csv says what each is of
simulated-passing-section = Those who pass
simulated-passing-lead = What each series would have counted of the members, month by month, and what it did count (dots). A series counts in its own way; no two of them are added.
simulated-fan-passing = { $series }, { $who }, from { $first } to { $last }. Most are simulated in { $when }: { $most }. The highest count is { $counted }.
simulated-months-caption = { $place }, month by month
simulated-errors-passing-lead = Errors of single members over the months in which every population was counted, with the interval in which nine in ten of them lie, and scores of all members together. The WAPE is the differences of all months as a share of all that was counted in them; in the ARD, the mean of the months' own shares, a month with a handful of people weighs as much as any. 0 is exact, 1 an error as large as the counts.
simulated-column-month = Month
simulated-column-months = Months
simulated-column-series = Series
