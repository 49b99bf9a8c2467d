# What `isthmus compare` says. Its help stands in cli-help.

cli-compare-list = Scenarios of { $name }
cli-compare-none = The case has none. A scenario is a TOML file in its folder 'scenarios'; the path of one that lies elsewhere can be given too.
cli-compare-title = What a decision would change: { $name }
cli-compare-same = Nothing differs.
cli-compare-together = { $months ->
    [one] { $months } month
   *[other] all { $months }
  }
cli-compare-caution = A difference is that of two futures drawn with the same random numbers: more than with the status quo (+) or fewer (−); 'Fewer' is the chance of fewer. It follows from what is assumed above and does not say that the decision is taken, or acts so. Planning, not an order.

cli-column-acts-on = What it acts on
cli-column-when = When
cli-column-effect = Effect
cli-column-basis = What that rests on
cli-column-status-quo = Status quo
cli-column-difference = Difference
cli-column-fewer = Fewer
