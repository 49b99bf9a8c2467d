# Fits: what is said of a folder or case calibrated to its counts, and what may be wrong with one.

# --- what cannot be fitted ------------------------------------------------------------------------

problem-fit-uncounted = nothing was counted in '{ $value }', so there is nothing to fit to. Give counts in source_data.
problem-fit-case-uncounted = nothing that was counted can be compared with '{ $value }', so there is nothing to fit to. Give [[counts]] in movement.toml.
problem-fit-nothing-counted = nobody was counted in '{ $value }' by { $until }. Give a later day with --until.
problem-fit-first-day-alone = of '{ $value }' nothing but the counts of its first day, { $begins }, was known by then, and with those the simulation begins. Give a later day with --until.
problem-fit-one-day = the period of '{ $value }' has one day, which cannot be both fitted and judged. Give a Length of two days or more in sim_period.csv.
problem-fit-until = { $value } leaves no day to fit, or none to judge: the period goes from { $begins } to { $ends }. Give a day from the first to the last but one.
problem-fit-until-case = { $value } leaves nothing to fit, or no whole month with counts to judge: the period goes from { $begins } to { $ends }. Give a day in it that has such a month after it.
problem-fit-evaluations = { $value } runs are too few for { $free } free parameters: the smallest search takes { $least }. Give more with --evaluations, or free fewer with --free.
problem-fit-free = '{ $value }' is nothing that can be free here. Use names of these{ $pulls ->
    [yes] , or pull for all places with counts
   *[no] {""}
  }: { $known }.
problem-fit-free-near = '{ $value }' is nothing that can be free here. Did you mean { $near }?

problem-fitted-no-file = there is no file '{ $value }'. Give the fitted.toml that isthmus fit wrote.
problem-fitted-no-toml = this is no TOML. Give the fitted.toml that isthmus fit wrote, or write it again.
problem-fitted-other-case = these values were fitted to '{ $value }', and this is '{ $case }'. Give the fitted.toml of this one; if it is the same under another name, write that name here.
problem-fitted-date = '{ $value }' is no day. Write it as year-month-day without quotation marks, such as 2012-06-30.
problem-fitted-days = the last day of the fit, { $value }, is before its first, { $begins }. Correct the two.
problem-fitted-empty = this holds no value. Give the fitted.toml that isthmus fit wrote, or run without it.
problem-fitted-unknown = { $near ->
    [none] there is no parameter '{ $value }' here. Delete the line, or fit anew.
   *[other] there is no parameter '{ $value }' in this table. Did you mean { $near }?{ $pulls ->
        [yes] {" "}Settings stand in [settings], places in [pull].
       *[no] {""}
    }
}
problem-fitted-number = '{ $value }' is no number. Write one with a point before its decimals.
problem-fitted-bounds = { $value } is outside what this parameter can be, { $low } to { $high }. Correct the value.

# --- what is shown --------------------------------------------------------------------------------

fitted-used = { $count ->
    [one] one value
   *[other] { $count } values
  } of { $file }
fitted-used-dated = { $count ->
    [one] one value
   *[other] { $count } values
  } of { $file }, fitted to the counts from { $begins } to { $until }

cli-step-search = Looking for the parameters
cli-step-flatness = Asking what the counts tell

cli-column-after = ARD after
cli-column-after-rescaled = rescaled
cli-column-after-wape = WAPE after
cli-column-before = ARD before
cli-column-before-rescaled = rescaled
cli-column-before-wape = WAPE before
cli-column-crps-after = CRPS after
cli-column-fitted = Fitted
cli-column-judged = Forecast by
cli-column-moved = Moved
cli-column-own = Own
cli-column-parameter = Parameter
cli-column-unit = Unit

fit-title = { $name }, fitted to its counts up to { $until }
fit-period = Fitted
fit-period-said = { $span }; counts of { $days ->
    [one] one day
   *[other] { $days } days
  } after the first, the last of { $last }
fit-period-said-case = { $span }; counts of { $months ->
    [one] one month
   *[other] { $months } months
  }, the last known by then of { $last }
fit-judged-on = Judged
fit-runs = Runs
fit-runs-said = { $runs }, of { $members ->
    [one] one member
   *[other] { $members } members
  }, seed { $seed }; { $ended ->
    [runs] the search stopped because it had no more runs: more with --evaluations may find more
   *[settled] the search stopped where nothing nearby was better
  }
fit-misfit = Misfit
fit-misfit-said = { $own } with its own values, { $fitted } fitted (chance: ± { $noise })
fit-grain = Lengths
fit-grain-said = told apart by { $km } km during the search; where it is judged, as isthmus simulate tells them apart
fit-uncounted-by-then = Not counted by then
fit-errors = Distance from the counts, up to that day and after it
fit-errors-by-series = The same, series by series
fit-by-own = its own values
fit-by-fitted = the fitted values
fit-by-flat = the last counts, held
fit-by-ratio = the last shares, held
fit-better = After { $until } the fitted values err less than the model's own: { $error } { $fitted } and not { $own }.
fit-worse = After { $until } the fitted values err no less than the model's own: { $error } { $fitted } against { $own }. Do not use them to look ahead.
fit-naive = Holding the last counts errs less than either ({ $error } { $flat }): a model is needed for what changes, not for what stays.
fit-given = How many people flee each day is taken from the counts, after that day too, as Flee does. So this tells where people go, and not how many; the rescaled ARD leaves their number out.
fit-given-case = How many people set out is taken from the series that counts them, and which measures hold from policies.csv, after that day too. So this tells when people pass, where, and how many of them are counted, and not how many come.
fit-parameters = Parameters
fit-explained = Moved: the way from its own value, in spreads of what was thought of it beforehand. { $level } of such ways would be shorter than 2.
fit-at-low = stands at its lower bound
fit-at-high = stands at its upper bound
fit-untold = the counts do not tell
fit-caution = Planning, not an order. A value that fits is not a cause: a pull holds all that the rules leave out.
fit-files = Written:

fit-caution-case = Planning, not an order. A value that fits is not a cause: it holds all that movement.toml leaves out.
fit-pull-of = pull of { $place }
fit-parameter-conflict_weight = attraction of a place in conflict
fit-parameter-camp_weight = attraction of camps
fit-parameter-foreign_weight = attraction of places abroad
fit-parameter-default_movechance = chance of leaving a town
fit-parameter-camp_movechance = chance of leaving a camp
fit-parameter-idpcamp_movechance = chance of leaving a camp for the internally displaced
fit-parameter-conflict_movechance = chance of leaving a place in conflict
fit-parameter-softening = kilometres added to every path
fit-parameter-distance_power = power of distance
fit-parameter-weight_power = sharpness of choice
fit-parameter-max_move_speed = longest way of a day
fit-parameter-capacity_scaling = factor of capacities
fit-parameter-displaced = factor of those who flee
fit-parameter-flood_leaving = factor of leaving a flood
fit-parameter-flood_avoidance = how much floods repel

# Numbers of movement.toml; $of is what their table is about: places, a series, a policy, a route.
fit-number-choice-distance_power = power of distance
fit-number-counts-per_person = { $of }: times each person is counted
fit-number-departures-part = { $of }: part of the count that enters
fit-number-departures-per_year = { $of }: people who set out in a year
fit-number-legs-days = { $of }: how long it takes
fit-number-measures-chance = { $of }: chance of being sent back
fit-number-measures-days = { $of }: how long people stay or travel
fit-number-measures-factor = { $of }: what it leaves of the way
fit-number-measures-people = { $of }: people served
fit-number-measures-share = { $of }: share that would take it
fit-number-measures-times_as_fast = { $of }: times as fast
fit-number-speeds-km_per_day = { $of }: kilometres a day
fit-number-splits-share = { $of }: share that goes there
fit-number-stays-days = { $of }: stay
fit-number-stays-ends = { $of }: share whose journey ends
fit-number-stays-onward_per_month = { $of }: share that goes on within a month
fit-number-times-days = { $of }: how long it takes
