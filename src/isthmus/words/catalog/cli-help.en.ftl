# What the commands say of themselves. Read without Fluent, so that help answers at once: plain text
# only, no values, no attributes. The first paragraph of a command is its line in the list; lines
# that are indented stand as they are.

cli-help-usage = Usage
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-examples = Examples

cli-help-metavar-command = COMMAND
cli-help-metavar-options = [OPTIONS]
cli-help-metavar-agreements = AGREEMENT
cli-help-metavar-amount = AMOUNT
cli-help-metavar-attribute = ATTRIBUTE
cli-help-metavar-case = CASE
cli-help-metavar-claims = CLAIMS
cli-help-metavar-column = INDICATOR=TITLE
cli-help-metavar-countries = COUNTRIES
cli-help-metavar-date = DATE
cli-help-metavar-dated = WAY
cli-help-metavar-day = DAY
cli-help-metavar-decision = DECISION
cli-help-metavar-dimension = DIMENSION
cli-help-metavar-documents = DOCUMENTS
cli-help-metavar-field = FIELD=VALUE
cli-help-metavar-files = FILE
cli-help-metavar-folder = FOLDER
cli-help-metavar-group = GROUP
cli-help-metavar-handle = HANDLE
cli-help-metavar-judgement = JUDGEMENT
cli-help-metavar-key = KEY
cli-help-metavar-kilometres = KM
cli-help-metavar-language = LANGUAGE
cli-help-metavar-mean = MEAN
cli-help-metavar-months = MONTHS
cli-help-metavar-number = N
cli-help-metavar-parameters = NAMES
cli-help-metavar-parties = PARTY
cli-help-metavar-pillars = PILLAR
cli-help-metavar-population = POPULATION
cli-help-metavar-reader = READER
cli-help-metavar-rounding = ROUNDING
cli-help-metavar-rule = RULE
cli-help-metavar-scenarios = SCENARIO
cli-help-metavar-series = SERIES
cli-help-metavar-sides = CASE|FILE
cli-help-metavar-source = SOURCE
cli-help-metavar-switches = SWITCHES
cli-help-metavar-table = TABLE
cli-help-metavar-text = TEXT
cli-help-metavar-title = TITLE
cli-help-metavar-where = WHERE
cli-help-metavar-year = YEAR

cli-help-isthmus =
    Who moves along a migration corridor: what was published, by whom, up to which day, and where
    the counts dispute each other.

    A CASE is a folder, or the name of a case that comes with Isthmus: americas is the corridor from
    South America to the United States, tutorial is a small invented one to learn on.

    'isthmus COMMAND --help' explains a command. Every command writes a table for people, and with
    --json or --csv the same for programs. It ends with 0 when the work is done, with 1 when the
    work failed, with 2 when the call was wrong.
cli-help-isthmus-version = Print the version and stop.

cli-help-any-help = Print this page and stop.
cli-help-any-lang =
    The language to answer in: en or es. Otherwise that of ISTHMUS_LANG, or of the system.
cli-help-any-debug = Show the traceback of a defect; ISTHMUS_DEBUG=1 does the same.
cli-help-any-json = Write JSON to standard output, for programs, and nothing else.
cli-help-any-csv = Write CSV to standard output, for programs, and nothing else.
cli-help-any-as_of =
    Use only what was published by this day, written year-month-day, such as 2022-04-20. Without it:
    all that is known.
cli-help-any-case = A folder that holds a case, or the name of a case that comes with Isthmus.
cli-help-any-members =
    How many times to run the model, each with draws of its own. Without it: 20; 200 tell the usual
    intervals.
cli-help-any-seed =
    The number that all draws begin from: the same seed gives the same result. Without it: 1.
cli-help-any-executor =
    Where to compute: so many processes of this machine, such as 2, or the workers of a Dask cluster,
    such as dask:tcp://host:8786. The result is the same anywhere. Without it: one process.
cli-help-any-origins =
    Look ahead from a day of every month of this range, such as 2023-01:2025-03, each with what was
    published by then. Days by which nothing to go by was published are left out and told.
cli-help-any-day =
    With --origins, which day of each month: a number, or last. Without it: last.
cli-help-any-horizon =
    How many months after the last published one, from 1 to 24. Without it: 6.
cli-help-any-series =
    Show and write these series only: names with commas between them. Without it: all.

cli-help-new =
    Make a small case to start from.

    Copies the tutorial case, invented and complete, into a new folder. Change its tables one by one
    into your own and let 'isthmus check' say whether they still read.
cli-help-new-folder = The folder to make. It must not exist yet, or be empty.
cli-help-new-title = The title of the case, in every language. Without it: the name of the folder.
cli-help-new-examples =
    isthmus new my-corridor
    isthmus new my-corridor --as-of 2023-06-30

cli-help-check =
    Say whether a case is sound, and what it holds.

    Lists every problem of every table at once, each with its file, row and value and what to do
    about it, and ends with 1 when there is any. Of a sound case it says what its tables hold and
    how late each series is published.

    Of a folder of Flee the same: everything for which 'isthmus simulate' would refuse it, and what
    may surprise in a sound one. That is no problem, so --csv, which writes problems alone, leaves it
    out; --json has it under 'notices'.
cli-help-check-case =
    A folder that holds a case, the name of a case that comes with Isthmus, or a folder of Flee.
cli-help-check-describe =
    First write datapackage.json anew from the tables that are in the folder; names and titles that
    stand in it are kept.
cli-help-check-examples =
    isthmus check americas
    isthmus check my-corridor --describe
    isthmus check my-corridor --csv > problems.csv
    isthmus check mali2012

cli-help-series =
    Show what was counted: the series of a case, or the numbers of one.

    Without SERIES, a line for each series: what it counts, up to when, and its last figure. With
    SERIES, its totals as they stood on the day, with the date on which each was published and
    whether that date was reported or is assumed from the lag of the series.
cli-help-series-series = The short name of a series, as the list shows it. Without it: the list.
cli-help-series-vintages =
    Show every number as it was published, with all its editions, and not the totals in force.
cli-help-series-by =
    Divide each total by a dimension, such as nationality.
cli-help-series-population =
    Show these people only: a nationality by its ISO 3166 alpha-3 code or another word of the case;
    several words joined by ';', such as 'VEN;women'.
cli-help-series-examples =
    isthmus series americas
    isthmus series americas darien-entries --as-of 2022-04-20
    isthmus series americas darien-entries --by nationality --csv > entries.csv

cli-help-read =
    Read documents into claims: what they say, counted, dated and placed, each with its exact words.

    DOCUMENTS are files or folders of plain text, HTML, PDF with a text layer or DOCX, in English,
    Spanish or Portuguese, or '-' for standard input. Nothing in them is fetched or run. A document
    that cannot be read is told and left out. What the text does not say stays blank.
cli-help-read-documents = Files, folders, or '-' for standard input.
cli-help-read-jsonl =
    Write one claim a line to standard output, as JSON. The page 'What a claim says' of the
    documentation explains its fields.
cli-help-read-published =
    The day on which documents were published that carry no date, year-month-day. Without it their
    relative dates ('in March', 'on Wednesday') stay unresolved.
cli-help-read-draft =
    Put the claims into this case, as unreviewed. What is there already stays; see isthmus review.
cli-help-read-reader =
    Who finds claims: rules, the grammar; or llm, which adds what a language model proposes and the
    grammar can confirm. The model's address comes from ISTHMUS_LLM_URL: documents are sent there.
cli-help-read-executor =
    Where to read: so many processes of this machine, such as 2, 'processes' for all its cores, or a
    Dask cluster, such as dask://host:8786. The claims are the same anywhere. Without it: one process.
cli-help-read-out =
    A folder that keeps what each document came to. A reading that was stopped goes on from there
    when it is started again.
cli-help-read-json = Write the documents with their text and their claims to standard output, as JSON.
cli-help-read-csv = Write the claims to standard output, as CSV.
cli-help-read-examples =
    isthmus read report.pdf
    isthmus read news/ --jsonl > claims.jsonl
    isthmus read news/ --executor processes --out reading --jsonl > claims.jsonl
    isthmus read statement.txt --published 2022-04-20 --draft my-corridor

cli-help-reconcile =
    Compare what documents say with each other and with the series of a case.

    Prints verdicts on pairs of claims: agree, compatible, conflict, not comparable or misleading,
    each with its reason, the most consequential first. Documents that tell one story are one
    witness. Then the readings: for each quantity the interval, the claims behind it, the rule that
    ranked them and what is still open.
cli-help-reconcile-sides =
    Documents as isthmus read takes them, and at most one case, whose claims and series join in.
cli-help-reconcile-published =
    The day on which documents were published that carry no date, year-month-day.
cli-help-reconcile-readings =
    Give the readings and not the verdicts: of every quantity, those that are stated once too.
cli-help-reconcile-examples =
    isthmus reconcile a.txt b.txt
    isthmus reconcile a.txt b.txt --json
    isthmus reconcile americas news/ --as-of 2022-04-22

cli-help-review =
    Review the claims of a case one by one, those first that would change most.

    Shows each claim in its sentence, its source, what was read, and what hangs on it: a reading
    that would move, a conflict with an official series or with another claim. Then asks whether to
    accept, correct, reject or skip it, and why. What the machine read stays beside what a person
    decides, and every decision can be undone. Plain lines are read and written, so that it works
    with a screen reader and through a pipe. With --decide or --undo nothing is asked.
cli-help-review-by =
    Who judges: a role or initials, such as desk-2, never the name of a person. Without it: asked.
cli-help-review-decide =
    A decision, CLAIM=accept, CLAIM=correct, CLAIM=reject or CLAIM=unsure; may be given many times.
    Of a claim's id its first signs are enough.
cli-help-review-set =
    Of a correction, FIELD=VALUE that is to be read; nothing after the sign where the text does not
    say. May be given many times.
cli-help-review-undo = Take back the judgement of this id; it stays in the table.
cli-help-review-reason = Why: a sentence that is kept with the decisions of this call.
cli-help-review-limit = Show or list so many claims at most. Without it: all.
cli-help-review-as_of =
    Rank by what was known on this day, year-month-day, and show the claims of that day only.
cli-help-review-json =
    Write to standard output, as JSON, the claims that wait; with --decide or --undo, what was written.
cli-help-review-csv =
    Write the same to standard output, as CSV, without what hangs on each claim.
cli-help-review-examples =
    isthmus review my-corridor
    isthmus review my-corridor --limit 20 --json
    isthmus review my-corridor --decide 4a3b31a2=accept --by desk-2 --reason 'As in the text.'
    isthmus review my-corridor --decide 4a3b31a2=correct --set unit=person --by desk-2 --reason 'Of people.'

cli-help-simulate =
    Simulate how people move, many times over, and compare with what was counted.

    CASE is a case whose movement.toml says how people move, or a folder in the format of Flee
    (input_csv, source_data, simsetting.yml) as it stands. Everybody is moved, as counts and not one
    by one, step after step. Writes the people at every place
    and on every route with the intervals of all members, arrivals, the errors against the counts,
    and a page with a chart for each place and a map. An interval holds the chance of the model and
    not its error. Planning, not an order.
cli-help-simulate-case =
    A folder that holds a case, the name of a case that comes with Isthmus, or a folder of Flee.
cli-help-simulate-as_of =
    Use only what was published by this day (of a folder of Flee: counted by it), written
    year-month-day, such as 2022-04-20. Without it: all that is known.
cli-help-simulate-fitted =
    A fitted.toml, as isthmus fit writes it: its values take the place of the folder's or case's own,
    and the results say so. Without it: its own.
cli-help-simulate-days =
    Of a folder of Flee, how many days to simulate. Without it: as many as the folder states.
cli-help-simulate-grain =
    How far the ways that people have walked are told apart: those who differ by less go on together.
    Without it: 1 km, and a quarter of a day's way where the network would need too much time;
    what was taken is said. From a metre (0.001) to 1000 km.
cli-help-simulate-parts =
    In how many parts, drawn at random, people move each time; how full places are is looked at anew
    before each. Without it: all at once, as in the parallel Flee; with 8 it comes close to the
    serial one. At most 50: the time grows with them.
cli-help-simulate-like_flee =
    What to do as the program Flee does it and not as it is described: names with commas between
    them, or all. Names: day0-people-shrink-capacity, link-closure-closes-way-back-only,
    forced-redirection-doubles-link, intensity-stays-as-it-began, men-take-risk-as-boys,
    under-way-waits-as-others (of its version 3.1; not one of all).
cli-help-simulate-by =
    Tell people apart by an attribute of the folder's demographics, such as gender. Without it: all
    are one population, unless a rule tells them apart.
cli-help-simulate-out =
    The folder to write to. Without it: a folder here, named after the case. An earlier simulation in
    it is replaced.
cli-help-simulate-parquet = Write the large tables as Parquet and not as CSV.
cli-help-simulate-flee_out =
    Write out.csv too, the mean over members in the format of Flee, which its scripts read.
cli-help-simulate-no_charts = Write the tables only: no page, no charts.
cli-help-simulate-json = Write to standard output, as JSON, what was run, its errors and its files.
cli-help-simulate-csv =
    Write to standard output the people at every place and day, as CSV; the files too are written.
cli-help-simulate-examples =
    isthmus simulate mali2012
    isthmus simulate mali2012 --members 200 --executor 2 --out runs/mali
    isthmus simulate mali2012 --with mali2012-fitted/fitted.toml
    isthmus simulate mali2012 --like-flee all --flee-out --no-charts

cli-help-fit =
    Calibrate a case, or a folder of Flee, to the counts up to a day, and judge it by those after it.

    Looks for the values under which the simulated people stand where people were counted, or of a
    case pass as they were counted, weighed against what was thought of the values beforehand: its
    own. Nothing counted after the day (of a case: published after it) is read until the values are
    chosen. Then says how far its own values, the fitted ones, and forecasts that need no model are
    from the counts before and after the day, how far each parameter moved, and of which the counts
    tell nothing. Writes fit.json, parameters.csv and fitted.toml, which isthmus simulate takes with
    --with.
cli-help-fit-case =
    A case whose movement.toml says how people move, as a folder or by name, or a folder of Flee
    (input_csv, source_data, simsetting.yml).
cli-help-fit-until =
    The last day whose counts are used, written year-month-day, such as 2012-06-30. Without it: the
    first half of the period is fitted and the second judged.
cli-help-fit-free =
    What is free: names with commas between them. Of a case they are those of parameters.csv, such as
    stays.danli.days; without it: each number of movement.toml that its table calls likely, or gives
    no source for. Of a folder of Flee: pull for all places with counts, pull:PLACE for one, and
    conflict_weight, camp_weight, foreign_weight, default_movechance, camp_movechance,
    idpcamp_movechance, conflict_movechance, softening, distance_power, weight_power,
    max_move_speed, capacity_scaling, displaced, flood_leaving, flood_avoidance; without it: those
    that do not do the same as others, and all pulls.
cli-help-fit-evaluations = How often the model may be run, at most. Without it: 300.
cli-help-fit-members =
    How many times each run is repeated, with draws of its own; their mean is compared. Without it:
    10.
cli-help-fit-executor =
    Where to run: in so many processes on this machine, such as 2, or on a Dask cluster, such as
    dask:tcp://host:8786. The result is the same everywhere. Without it: one process.
cli-help-fit-out =
    The folder to write to. Without it: a folder here, named after the case. An earlier fit in it is
    replaced.
cli-help-fit-json = Write all of the fit to standard output, as JSON; the files too are written.
cli-help-fit-csv = Write the parameters to standard output, as CSV; the files too are written.
cli-help-fit-examples =
    isthmus fit americas
    isthmus fit mali2012
    isthmus fit mali2012 --until 2012-06-30 --executor 2 --out fits/mali
    isthmus fit mali2012 --free pull,default_movechance --evaluations 150

cli-help-forecast =
    Forecast the next months of each series that is modelled, for everybody and by nationality.

    CASE is a case whose forecast.toml says which series count people on their way. From what was
    published by a day, and nothing later, it draws what the next months may count: of people who
    are on their way already, of those still to set out and of what nobody can know. Writes
    forecast.csv, with 23 quantiles of each month as the forecast hubs have them, and a page with a
    chart for each series. Parts and totals agree: totals are sums of the same draws. With --origins
    the same from many days, in one table; a run that was stopped goes on where it was when it is
    called again.
cli-help-forecast-as_of =
    Use only what was published by this day, written year-month-day, such as 2024-01-05. Without it:
    today.
cli-help-forecast-members =
    How many futures to draw, from 100 to 100000. Without it: 1000.
cli-help-forecast-population =
    Show and write these people only: names with commas between them, such as all,VEN or
    'VEN;between-ports'. All are forecast, since each total is the sum of its parts. Without it: all.
cli-help-forecast-out =
    The folder to write to. Without it: a folder here, named after the case. An earlier forecast in
    it is replaced.
cli-help-forecast-parameters =
    Also show each parameter: what was assumed of it, what the counts made of that, how far it moved
    and whether they say anything of it. parameters.csv has the same.
cli-help-forecast-parquet = Write the table as Parquet and not as CSV.
cli-help-forecast-no_charts = Write the table only: no page, no charts.
cli-help-forecast-json =
    Write to standard output, as JSON, every quantile, the days that were left out and the files.
cli-help-forecast-csv =
    Write the table of quantiles to standard output, as CSV; the files too are written.
cli-help-forecast-examples =
    isthmus forecast americas --as-of 2024-01-05
    isthmus forecast americas --as-of 2024-01-05 --population all,VEN --horizon 3
    isthmus forecast americas --origins 2023-01:2025-03 --day 5 --executor 2

cli-help-compare =
    Say what a decision would change: scenarios beside the status quo, month by month.

    A scenario is a TOML file with dated measures: on those who set out, on the way they take, on
    going on, trying again, a quota or the time the way takes; with effects taken from a past event,
    from a prior or given. Each runs from the same day and with the same random numbers as the status
    quo, so that what is shown is the interval of the difference, and what it rests on. Writes
    comparison.csv, projections.csv (every future, as the forecast hubs have scenarios, apart from
    forecasts) and a page. Without SCENARIO: a list of those of the case.
cli-help-compare-scenarios =
    Names of scenarios of the case, or paths of TOML files. Several are compared side by side; they
    look ahead from the same day.
cli-help-compare-as_of =
    The day from which all of them look ahead, written year-month-day; nothing published later is
    used. Without it: the day that the scenarios state.
cli-help-compare-members =
    How many futures to draw of each, from 100 to 100000. Without it: 1000.
cli-help-compare-population =
    Show and write these people only: names with commas between them, such as all,VEN. Without it:
    all; shown are those for whom the difference is largest.
cli-help-compare-out =
    The folder to write to. Without it: a folder here, named after the case. An earlier comparison in
    it is replaced.
cli-help-compare-parquet = Write the futures as Parquet and not as CSV.
cli-help-compare-no_charts = Write the tables only: no page, no charts.
cli-help-compare-json =
    Write to standard output, as JSON, every difference, what it rests on, and the files.
cli-help-compare-csv =
    Write the differences to standard output, as CSV; the files too are written.
cli-help-compare-examples =
    isthmus compare americas
    isthmus compare americas title-42-lifted
    isthmus compare americas darien-closed my-scenario.toml --population all,VEN

cli-help-score =
    Say how good the forecasts of a case were, beside those that anyone could have made.

    Looks ahead from many days of the past, each with what was published by then, and holds what was
    forecast against what was counted since. Writes scores.csv: the weighted interval score (WIS) in
    people and on a log scale, relative to RW-t with intervals by blocks of months, how often
    intervals held, and the error of the median; for every model, series, population and month ahead,
    with and without a decision on the way. The same as scores.md and scores.tex for a text or a
    paper, a page with the reliability diagram, and the scores of scenarios on past events, each with
    the effect of the others. A run that was stopped goes on where it was.
cli-help-score-origins =
    Look ahead from a day of every month of this range, such as 2023-01:2025-03. Without it: the last
    24 months.
cli-help-score-members = How many futures to draw, from 100 to 100000. Without it: 1000.
cli-help-score-table =
    Score this table of forecasts in the format of the hubs, ours or anyone's, and make none; may be
    given several times. CSV or Parquet.
cli-help-score-models =
    The references to score beside it: names with commas between them, of rw-t, flusight-24, naive,
    seasonal-naive, ets, arima. Without it: all.
cli-help-score-series =
    Score these series only: names with commas between them. Without it: all.
cli-help-score-population =
    Score these people only: names with commas between them, such as VEN,HTI; together they are one
    line. Without it: all.
cli-help-score-without =
    Score the forecasts of months of this year apart from the others, such as 2025.
cli-help-score-no_scenarios = Score no scenarios.
cli-help-score-out =
    The folder to write to. Without it: a folder here, named after the case. Earlier scores in it are
    replaced.
cli-help-score-no_charts = Write the tables only: no page, no charts.
cli-help-score-json = Write all scores to standard output, as JSON; the files too are written.
cli-help-score-csv = Write scores.csv to standard output; the files too are written.
cli-help-score-examples =
    isthmus score americas --origins 2023-01:2025-03 --day 5 --executor 2
    isthmus score americas --table forecast.csv --without 2025
    isthmus score tutorial --models rw-t,naive

cli-help-track =
    Show what was promised, what is known of it, and what falls due.

    Agreements and who joined them, commitments by agreement and part, each with its target against
    the evidence. What those who promised report and what follows from the evidence stand in two
    columns; where the evidence cannot say, it is not verifiable. Then what falls due, money by stage
    and currency, never added across, meetings, and accounts that differ, side by side.
cli-help-track-as_of =
    The day of the register, written year-month-day: nothing published later is used. Without it:
    today.
cli-help-track-agreement = Show these agreements only: ids with commas between them.
cli-help-track-party =
    Show what these countries (ISO 3166 alpha-3) or organisations promised, were promised or joined.
cli-help-track-pillar = Show these parts of agreements only: ids with commas between them.
cli-help-track-within = How many months ahead to look for what falls due. Without it: 6.
cli-help-track-meetings =
    Show the meetings: their sessions, who was there by each source, what they concluded, and which
    commitments that led to.
cli-help-track-out =
    A folder to write the register to for others: iati.xml (IATI activities), register.json, tables as CSV
    and a calendar of deadlines and meetings. All of it is written, whatever is shown.
cli-help-track-imported =
    Read a file of another register, IATI (.xml), .json or .csv, and write it as tables of a case to
    the folder of --into. The case is not changed.
cli-help-track-into = The new folder for what --import reads.
cli-help-track-csv =
    Write CSV to standard output, for programs: a row for each teller of each indicator.
cli-help-track-examples =
    isthmus track americas
    isthmus track americas --party CRI --as-of 2022-10-06
    isthmus track americas --meetings
    isthmus track americas --out register

cli-help-share =
    Show what a projection asks of each country, and how it could be shared.

    Takes the draws of a forecast, or of a scenario, through sharing.toml and the tables of the case:
    what is needed by country, place and month; where capacity runs out and how long people wait; the
    share of each country by several keys beside what it hosts; money and places that do not suffice,
    divided by claims rules; which pathways are open; and a plan of people to places at least cost.

    Writes the tables, the same as JSON and a page. Every number has its interval, P10 to P90, and
    what it assumes stands beside it. Planning, not an order: it knows groups and never a person, no
    return is planned, and a country that is marked unsafe is in no plan at any price. Cells that
    count fewer than ten people are suppressed.
cli-help-share-as_of =
    The day from which to look ahead, written year-month-day; nothing published later is used.
    Without it: the day that the scenario states, or today.
cli-help-share-scenario =
    Take the draws of this scenario, by its name in the case or the path of its file. Without it: the
    status quo.
cli-help-share-members =
    How many futures to draw, from 100 to 100000. Without it: 500.
cli-help-share-key =
    The keys: names with commas between them, of pact, eu-2015, grech, bovens-bartsch, koenigstein
    and those of sharing.toml; or weights that sum to 1, such as population=0.5,gdp=0.5. The plan
    keeps to the first. May be given several times. Without it: all that the figures allow.
cli-help-share-rule =
    The claims rules: names with commas between them, of proportional, cea, cel, talmud,
    random-arrival. Without it: all.
cli-help-share-money =
    The money to divide among what the countries need, with its currency, such as 5000000USD. Without
    it: what the register of the case shows for the last year.
cli-help-share-places =
    The places to divide among countries that host more than their share. Without it: those that
    resettlement offers on the day.
cli-help-share-budget =
    The most that the plan may spend on placing people and on added places, in its currency. Without
    it: no bound.
cli-help-share-group =
    Tell the pathways for these: nationalities with commas between them, each with the country where
    its people are behind a colon, such as NIC:CRI,VEN. Without it: those of whom most will seek a
    place, from where they are.
cli-help-share-allow_missing =
    Countries to leave out because a figure of them is missing, and to say so; nothing is ever filled
    in for one.
cli-help-share-out =
    The folder to write to. Without it: a folder here, named after the case. An earlier run in it is
    replaced.
cli-help-share-before =
    The folder of a run that was published before: what is suppressed is chosen so that the two
    together tell no small number either.
cli-help-share-no_page = Write the tables only: no page.
cli-help-share-json = Write everything to standard output, as JSON; the files too are written.
cli-help-share-csv = Write needs.csv to standard output; the files too are written.
cli-help-share-examples =
    isthmus share americas --as-of 2024-06-30
    isthmus share americas --scenario darien-closed --out sharing
    isthmus share tutorial --as-of 2024-06-15 --key pact,brisa --rule talmud
    isthmus share tutorial --money 250000USD --places 800

cli-help-keys =
    Share out by distribution keys: what falls to each country of a table.

    The table has a row for each country and a column for each figure: population, gdp, unemployment,
    applications_per_million, gdp_per_head, vacancy_rate, share_over_65, tax. Titles may be longer,
    or in Spanish; cells may be divided by commas, semicolons or tabs, or be those of a spreadsheet.
    A figure that is missing is refused by country and name: it would move every other share. A
    column actual, of what each country carries now, adds its deviation from every key.

    The keys: pact (half population, half GDP), eu-2015 (with capped corrections for unemployment
    and applications), grech (corrections that multiply), bovens-bartsch (population by the mean of
    three indices), koenigstein (two thirds tax, one third population), and your own weights.
cli-help-keys-table = A table of countries: CSV, or a spreadsheet (.xlsx).
cli-help-keys-key =
    The key: names with commas between them, or weights that sum to 1, such as population=0.5,gdp=0.5,
    where 1/unemployment=0.2 takes the inverse and mine: before them gives them a name. May be given
    more than once. With all, or without it: every key whose figures the table has.
cli-help-keys-places = So many places are shared out, whole, and none is lost.
cli-help-keys-cap =
    The cap of each correction of eu-2015, as a part of P + G, a country's parts of population and
    GDP. Without it: 0.30.
cli-help-keys-gamma = How strongly grech corrects. Without it: 0.1.
cli-help-keys-mean =
    What grech corrects from: the plain mean of the countries, or that weighted by population.
    Without it: plain.
cli-help-keys-rounding =
    How places are made whole: largest-remainder, which sums exactly; or nearest, each by itself, as
    some published tables were. Without it: largest-remainder.
cli-help-keys-without =
    Countries that do not receive: names with commas between them. The key is computed on the others.
cli-help-keys-allow_missing =
    Countries that may be left out, and are named, when a figure of theirs is missing.
cli-help-keys-column =
    Which column is which, where the titles do not tell: INDICATOR=TITLE, such as gdp='GDP in 2014'.
    May be given more than once.
cli-help-keys-examples =
    isthmus keys states.csv --key eu-2015 --cap 0.30 --places 66000
    isthmus keys states.csv --key pact,eu-2015,grech --json
    isthmus keys states.csv --key 'mine: population=0.6,gdp=0.4' --without ITA,GRC

cli-help-divide =
    Divide what does not suffice: what each claim receives, by claims rules.

    The rules: proportional (the same part of every claim), cea (constrained equal awards: the same
    to each, up to the claim), cel (constrained equal losses), talmud (equal awards up to half of
    every claim, equal losses beyond), random-arrival (the mean over all orders in which claimants
    may come; the Shapley value). Where the estate suffices, every claim is paid and the rest left.
cli-help-divide-estate = What there is to divide: money, places.
cli-help-divide-claims =
    The claims: numbers with commas between them, named or not, such as 100,200,300 or A=100,B=200;
    or a table with a column of names and one called claim.
cli-help-divide-rule =
    The rule: names with commas between them, or all. Without it: all, side by side.
cli-help-divide-whole =
    Make awards whole by largest remainder, for people and places: estate and claims are whole too.
cli-help-divide-sampled =
    Draw orders of random arrival even where all can be counted, and tell the standard error.
cli-help-divide-seed =
    The number that drawn orders begin from: the same seed gives the same result. Without it: 1.
cli-help-divide-examples =
    isthmus divide --estate 200 --claims 100,200,300 --rule talmud
    isthmus divide --estate 1000 --claims needs.csv --rule cea --whole

cli-help-brief =
    Write the brief of a case as of a day: HTML, PDF and a table of every figure.

    Answers what was counted, where the counts dispute each other, what is in force, what to expect,
    who is lost on the way, who hosts whom, what it asks of each country, what was promised and what
    is not known. Given documents, it first says what was said in them: what does not fit together,
    who is said to have signed what, and what the numbers come to beside the official series. The
    brief appears whole or not at all.
cli-help-brief-as_of =
    The day of the brief, written year-month-day, such as 2022-04-20: nothing published later is in
    it. Without it: today.
cli-help-brief-documents =
    A document, or a folder of them, to hold against each other and against the official series; may
    be given several times. One published after the day is left out; one without a date is read as
    of the day, for comparing only. One that cannot be read is told and skipped.
cli-help-brief-lang =
    The language of the brief, and of the answer: en or es. Otherwise that of ISTHMUS_LANG, or of
    the system.
cli-help-brief-out =
    The folder to write it to. Without it: a folder here, named after the case, the day and the
    language.
cli-help-brief-json = Write to standard output, as JSON, where the brief is and what it holds.
cli-help-brief-csv = Write to standard output the figures of the brief, as CSV; the brief too is written.
cli-help-brief-examples =
    isthmus brief americas --as-of 2022-04-20
    isthmus brief americas --as-of 2022-04-22 --documents press
    isthmus brief americas --lang es --out briefs/today

cli-help-pull =
    Fetch fresh figures from a publisher.

    Reads what the publisher gives and writes it as the tables of a case: only what the case does not
    have yet, with the day it was published. Needs a network, which no other command does; a
    publisher that no program can fetch from is read from files that you downloaded. What does not
    fit is refused whole.
cli-help-pull-source = The short name of a publisher; 'isthmus pull --list' names them.
cli-help-pull-files = Files of the publisher that you downloaded. Without them: they are fetched.
cli-help-pull-into =
    The folder to write to: a case, or a new one. Without it: a folder here, named after the
    publisher.
cli-help-pull-case =
    The case that the figures are meant for: what it has already is not written again. Without it:
    the one that they are written to, if it is a case.
cli-help-pull-year =
    A year to ask for, where the publisher gives one at a time; may be given more than once. Without
    it: this year and the one before.
cli-help-pull-dated =
    How to date figures whose publication does not say its day: retrieved, by today; or lag, by the
    lag of their series. Without it: retrieved.
cli-help-pull-accept = Accept fewer or more rows, or larger values, than the publisher is known for.
cli-help-pull-list = List the publishers that can be read, and stop.
cli-help-pull-examples =
    isthmus pull --list
    isthmus pull unhcr --into my-corridor
    isthmus pull snm-panama downloaded.xlsx --case americas
