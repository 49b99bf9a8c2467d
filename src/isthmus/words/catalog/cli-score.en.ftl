# What `isthmus score` says. Its help stands in cli-help; the words of the table in score.

cli-step-rivals = Forecasting with the references
cli-step-scenarios = Projecting past events
problem-score-nothing = of the forecasts of '{ $value }' none can be scored: nothing that they are of was published, up to { $last }, the last month of the case. Choose earlier days, or check the names of series and populations.
problem-score-no-model = no reference is called '{ $value }'; { $near ->
    [none] choose among
   *[other] the nearest name is '{ $near }', of
  } { $known }.

cli-score-title = How good the forecasts were: { $name }
cli-score-models = Models
cli-score-events = Decisions in that time
cli-score-unpublished = Forecasts of months not published
cli-score-unshared = Forecasts not all models have
cli-score-of = Of { $who }: WIS relative to rw-t, by months ahead; below 1 is better.
cli-score-of-together = Of { $count } populations together, each of which weighs alike: WIS relative to rw-t, by months ahead; below 1 is better.
cli-score-scenarios = Scenarios on past events
cli-score-happened = What came, projected with the effect of the other events of its kind; relative to the status quo, together { $value }:
cli-score-placebos = What was announced and never came; believing in it would have cost, together, { $value }:
cli-score-meaning = WIS: the weighted interval score, in people; 0 is exact, and for a single number it is the error. MAE: the mean error of the median. On the log scale a count that is missed by half weighs alike at any size. In brackets: nine chances in ten, by blocks of months. Of 50% intervals half should hold the count, of 90% intervals nine in ten.

cli-column-ahead = Months
cli-column-ahead-1 = 1 month
cli-column-ahead-2 = 2 months
cli-column-ahead-3 = 3 months
cli-column-ahead-6 = 6 months
cli-column-as-of = Seen from
cli-column-inside-half = In 50%
cli-column-inside-most = In 90%
cli-column-mae = MAE
cli-column-model = Model
cli-column-policy = Event
cli-column-relative = Relative
cli-column-relative-log = Relative, log
cli-column-relative-skill = Relative
cli-column-stratum = Forecasts
cli-column-wis = WIS
