# What `isthmus forecast` says. Its help stands in cli-help.

cli-step-forecast = Forecasting
cli-wrong-needs-option = { $option } says something of { $needed } only. Give { $needed } too, or leave { $option } out.
problem-narrow-no-series = no series '{ $value }' is forecast on these days; { $near ->
    [none] choose among
   *[other] the nearest name is '{ $near }', of
  } { $known }.
problem-narrow-no-population = nobody called '{ $value }' is forecast on these days; { $near ->
    [none] choose among
   *[other] the nearest name is '{ $near }', of
  } { $known }.
problem-narrow-nothing = of { $value } nobody is forecast in { $series }. Name other people, or leave out the series.

cli-forecast-title = What to expect: { $name }
cli-forecast-days = { $count ->
    [one] one day, { $first }
   *[other] { $count } days, from { $first } to { $last }
  }
cli-forecast-months = Months ahead
cli-forecast-draws = Draws
cli-forecast-seed = { $draws }, seed { $seed }
cli-forecast-assumed = Day of publication assumed
cli-forecast-targets = Series and people
cli-forecast-rows = Rows
cli-forecast-notices = To know about the forecast
cli-forecast-more-notices = … and { $count ->
    [one] one more; --json has it too.
   *[other] { $count } more; --json has them all.
  }
cli-forecast-left-out = { $count ->
    [one] One day is left out, { $first }
   *[other] { $count } days are left out, from { $first } to { $last }
  }
cli-forecast-known = Counted up to { $month }.
cli-forecast-more = And { $count ->
    [one] one more part
   *[other] { $count } more parts
  } of it: the table has all of them, and --population shows who is asked for.
cli-forecast-parameters = What was assumed and learned: { $who }
cli-forecast-parameters-meaning = Median, and the bounds of nine chances in ten, before a count is seen and after all of them. 'Moved' counts the standard deviations of what was assumed. Where nothing was learned of a parameter ('no'), its value is what was assumed.
cli-forecast-told-false = no
cli-forecast-told-true = yes
cli-forecast-caution = An interval holds the count as often as it says if movement goes on changing as it has; a decision that nobody has announced is in none. Planning, not an order.
cli-forecast-kept = { $count ->
    [one] One finished part is kept
   *[other] { $count } finished parts are kept
  }: the same call goes on from there.

cli-column-month = Month
cli-column-median = Median
cli-column-interval-half = 50% interval
cli-column-told = Learned
cli-column-posterior = After the counts
cli-column-prior = Assumed
