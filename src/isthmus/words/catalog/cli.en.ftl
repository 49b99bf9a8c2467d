# What the command line says. Its help stands in cli-help.

# --- how a command ends ---------------------------------------------------------------------------

cli-stopped = Stopped.
cli-failed-file = { $file }: { $reason }.
cli-failed-system = the work could not be done: { $reason }.
cli-failed-defect = This is a defect of Isthmus, not of your call: { $what }. Please report this line and the command you gave to those who maintain it; with --debug the command shows where it happened.
cli-more-problems = … and { $count ->
    [one] one more problem
   *[other] { $count } more problems
  }. 'isthmus check' lists all those of a case.

# --- calls that cannot be -------------------------------------------------------------------------

cli-see-help = '{ $command } --help' explains it.
cli-wrong-no-command = there is no command '{ $value }'.
cli-wrong-no-command-near = there is no command '{ $value }'. Did you mean { $near }?
cli-wrong-no-option = there is no option { $value }.
cli-wrong-no-option-near = there is no option { $value }. Did you mean { $near }?
cli-wrong-missing = { $value } is missing.
cli-wrong-extra = this is more than the command takes: { $value }.
cli-wrong-needs-value = the option { $value } needs a value after it.
cli-wrong-needs-no-value = the option { $value } takes no value.
cli-wrong-language = { $option }: '{ $value }' is no language that is spoken here. Choose one of: { $choices }.
cli-wrong-date = { $option }: '{ $value }' is no date. Write year-month-day, such as 2022-04-20.
cli-wrong-year = { $option }: '{ $value }' is no year. Write four digits, such as 2022.
cli-wrong-choice = { $option }: '{ $value }' is not one of: { $choices }.
cli-wrong-whole = { $option }: '{ $value }' is no whole number from { $least } { $most ->
    [none] up
   *[other] to { $most }
  }. Write digits only, such as { $most ->
    [none] 200
   *[other] { $most }
  }.
cli-wrong-length = { $option }: '{ $value }' is no length from { $least } to { $most } kilometres. Write digits with a point for decimals, such as 0.5.
cli-wrong-amount = { $option }: '{ $value }' is no number from 0 up. Write digits with a point for decimals, such as 0.30.
cli-wrong-executor = { $option }: '{ $value }' is neither a number of processes, such as 4, nor 'processes' for all cores, nor a Dask scheduler, such as dask://host:8786.
cli-wrong-both-forms = --json and --csv cannot both be written to one output. Give one of them.
cli-wrong-not-together = { $a } and { $b } cannot be given together. Give one of them.
cli-wrong-needs-series = { $value } needs a SERIES. Name one after the CASE.
cli-wrong-no-dimension = the series '{ $series }' is not divided by '{ $value }'. It is divided by: { $choices }.
cli-wrong-other = { $reason }

# --- what several commands say --------------------------------------------------------------------

cli-as-of = Known on
cli-folder = Folder
cli-assumed = { $day } (assumed)
cli-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
  }
cli-frequency-month = monthly
cli-frequency-year = yearly
cli-frequency-irregular = irregularly
cli-step-read = Reading the case

cli-column-ard = ARD
cli-column-column = Column
cli-column-counted = Counted
cli-column-counts = Counts
cli-column-coverage = Counts inside it
cli-column-crps = CRPS, relative
cli-column-error = Error
cli-column-feeds = Feeds
cli-column-fetched = Fetched
cli-column-figure = Last figure
cli-column-file = File
cli-column-first = First
cli-column-first-published = First published
cli-column-frequency = Given
cli-column-interval = 90% interval
cli-column-lag = Lag
cli-column-last = Last
cli-column-last-published = Last published
cli-column-licence = Licence
cli-column-meaning = Why
cli-column-months = Months
cli-column-name = Name
cli-column-note = Note
cli-column-notice = To know
cli-column-of-all = All counted
cli-column-period = Period
cli-column-place = Place
cli-column-population = Who
cli-column-problem = Problem
cli-column-published = Published
cli-column-publisher = Publisher
cli-column-row = Row
cli-column-rows = Rows
cli-column-series = Series
cli-column-simulated = Simulated
cli-column-source = Source
cli-column-status = Status
cli-column-table = Table
cli-column-title = Title
cli-column-value = Value
cli-column-wape = WAPE

# --- new ------------------------------------------------------------------------------------------

cli-new-made = { $folder } holds a small case of your own.
cli-new-check = says whether it is sound
cli-new-series = shows what it counts
cli-new-brief = writes its brief
cli-new-change = Its README.md says what stands in each table. Change one, then check again.

# --- check ----------------------------------------------------------------------------------------

cli-check-sound = { $title }: sound
cli-check-problems = { $count ->
    [one] One problem
   *[other] { $count } problems
  }
cli-check-network = { $places_n ->
    [one] one place
   *[other] { $places } places
  }, { $links_n ->
    [one] one road
   *[other] { $links } roads
  }
cli-check-counted = Counted at
cli-check-tables = Tables
cli-check-series = Series
cli-check-lag = The lag is the time from the end of a period to its publication. It dates every number that carries no date of its own.

# --- series ---------------------------------------------------------------------------------------

cli-known-on = What was known on { $day }.
cli-series-one-row = One row
cli-series-dimensions = Divided by
cli-series-none = The series has no such number.
cli-series-faults = Known faults
cli-series-summary = Summary
cli-series-month = Last month
cli-series-to-date = Year to date
cli-series-record = Highest month
cli-series-record-year = Highest year
cli-series-missing = Without a figure
cli-series-overdue = Overdue
cli-series-overdue-months = { $count ->
    [one] one more month
   *[other] { $count } more months
  } should have been published by then
cli-series-alone = { $period }: { $n }
cli-series-compared = { $period }: { $n }; a year before { $before }
cli-series-times = { $period }: { $n }; a year before { $before } ({ $ratio } times)
cli-series-highest = { $period }: { $n }, since { $since }{ $missing ->
    [0] {""}
    [one] ; one period since then has no figure
   *[other] ; { $missing } periods since then have no figure
  }

# --- simulate -------------------------------------------------------------------------------------

cli-step-run = Running the members
cli-step-score = Comparing with the counts
cli-step-tables = Writing the tables
cli-step-charts = Drawing the charts
cli-step-page = Writing the page
cli-simulate-notices = To know about the folder
cli-simulate-more-notices = … and { $count ->
    [one] one more
   *[other] { $count } more
  }, in the page and with --json.
cli-simulate-network = Network
cli-simulate-places = { $places_n ->
    [one] one place
   *[other] { $places } places
  }, { $links_n ->
    [one] one directed link
   *[other] { $links } directed links
  }
cli-simulate-period = Period
cli-simulate-days = { $span } ({ $length })
cli-simulate-steps = { $days ->
    [one] one step
   *[other] { $days } steps
  }
cli-simulate-members = Members
cli-simulate-seed = { $members ->
    [one] one
   *[other] { $members }
  }, from seed { $seed }
cli-simulate-people = People at the end
cli-simulate-unmet = Did not set out
cli-simulate-unmet-why = { $n }: no resident was left where people flee from
cli-simulate-median = { $n } (median; 90% interval { $span })
cli-simulate-grain = Ways walked
cli-simulate-rounded = told apart by { $km } km
cli-simulate-like-flee = As Flee does
cli-simulate-fitted = Fitted values
cli-simulate-lane = Computed
cli-simulate-plain = without the compiled part, which is slower and draws differently from one seed
cli-simulate-errors = ARD, WAPE and CRPS: 0 is exact, 2 is as many people as were counted, all at a wrong place; with more people it can be above. MASE: below 1 the simulation errs less than the naive model.
cli-simulate-errors-passing = WAPE: the differences of all months as a share of all that was counted in them. ARD: the mean of the months' own shares, in which a month with a handful of people weighs as much as any. CRPS: a score of all members together, on the scale of the WAPE. In all three 0 is exact and 1 an error as large as the counts; they can be above.
cli-simulate-files = Written:

# --- brief ----------------------------------------------------------------------------------------

cli-step-html = Writing the page
cli-step-pdf = Writing the paper
cli-step-csv = Writing the figures
cli-step-write = Putting the files in place
cli-brief-holds = { $sections ->
    [one] One section
   *[other] { $sections } sections
  }, { $figures ->
    [one] one figure
   *[other] { $figures } figures
  } with their sources:

# --- pull -----------------------------------------------------------------------------------------

cli-yes = yes
cli-by-hand = by hand
cli-pull-made = { $rows ->
    [one] One row written
   *[other] { $rows } rows written
  }{ $unchanged ->
    [0] {""}
    [one] ; one was there already
   *[other] ; { $unchanged } were there already
  }
cli-pull-notes = To know
