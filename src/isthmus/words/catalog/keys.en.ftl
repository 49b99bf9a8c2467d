# Distribution keys: what can be wrong with the figures, and what is said of the shares.

# --- whole people

problem-whole-total = '{ $value }' is no number of places. Give a whole number, 0 or more.
problem-whole-share = the share of { $name } is { $value }. A share is a number, 0 or more.
problem-whole-nothing = the shares sum to zero, so that there is nobody to give { $value } places to. Check the figures.

# --- keys and what they leave open

problem-key-unknown = there is no key '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Use one of: { $keys }; or write weights, such as population=0.5,gdp=0.5.
problem-key-term = '{ $value }' cannot be the { $term ->
    [cap] cap of the corrections. Give a number, 0 or more, such as 0.30.
    [gamma] strength of the corrections. Give a number, 0 or more, such as 0.1.
   *[other] weight of population. Give a number from 0 to 1.
}
problem-key-mean = '{ $value }' is no mean. Use one of: { $means }.
problem-key-weight = '{ $value }' is no weight. Write { $name }=0.5: a number, 0 or more, a fraction such as 2/3, or a percentage.
problem-key-weight-twice = '{ $value }' has two weights. Write one.
problem-key-weights-sum = the weights { $value } sum to { $sum }. Change them until they sum to 1.

# --- figures

keys-indicator = { $indicator ->
    [population] population
    [gdp] GDP
    [unemployment] unemployment rate
    [applications_per_million] asylum applications a million inhabitants
    [gdp_per_head] GDP per head
    [vacancy_rate] rate of vacant jobs
    [share_over_65] share of people over 65
    [tax] tax revenue
   *[other] figure
}
problem-key-no-country = there is no country to share among. Give a row for each.
problem-key-nobody = by this key every country's share is zero. Use weaker corrections.
problem-key-missing = { $country } has no { keys-indicator } ({ $indicator }), and a figure that is missing is never filled in. Add it, or leave the country out with --allow-missing { $quoted }.
problem-key-no-number = the { keys-indicator } of { $country } ({ $indicator }) is no number. Write one.
problem-key-negative = the { keys-indicator } of { $country } ({ $indicator }) is { $value }, below zero. Correct it.
problem-key-zero = the { keys-indicator } of { $country } ({ $indicator }) is zero, and it cannot be. Correct it, or leave the cell blank and the country out with --allow-missing { $quoted }.
problem-key-above-hundred = the { keys-indicator } of { $country } ({ $indicator }) is { $value }, and a rate is at most 100 percent. Give the rate, not a number of people.
problem-key-named-twice = '{ $value }' names two keys. Give your own another name, such as mine: before its weights.

# --- tables of countries

problem-grid-missing = there is no file '{ $value }'. Correct the path.
problem-grid-no-file = '{ $value }' is a folder. Give the file of a table.
problem-grid-not-text = this is no table that can be read. Save it as CSV or as a spreadsheet (.xlsx).
problem-grid-one-column = nothing divides the rows into columns. Put a comma, a semicolon or a tab between cells, and a title above each column.
problem-grid-no-rows = there is a header and no country below it. Give a row for each.
problem-grid-too-many = the row has { $found } cells and the header { $wanted }: { $value }. Put a cell that holds the delimiter between quotation marks.
problem-keys-no-label = no column names the country: { $value }. Call one country, or say which with --column country=TITLE.
problem-keys-no-name = the row has figures and no country. Name it, or delete the row.
problem-keys-country-twice = '{ $value }' stands in row { $first } already. Keep one row for each country.
problem-keys-column-twice = these columns could all be { $indicator }: { $value }. Say which with --column { $indicator }='{ $title }'.
problem-keys-column-missing = the table has no column of { keys-indicator } ({ $indicator }). Its columns of figures are: { $titles }. Add it, or say which it is with --column { $indicator }=TITLE.
problem-keys-unclear = the column '{ $value }' could be applications in all or a million inhabitants. Say which with --column applications='{ $value }' or --column applications_per_million='{ $value }'.
problem-keys-no-number = '{ $value }' is no number. Write digits, and a point or a comma before decimals; leave the cell blank when there is no figure.
problem-keys-two-numbers = '{ $value }' could be two numbers: the sign may stand before decimals or between thousands. Write it without a sign between thousands.
problem-keys-percent = '{ $value }' has no percent sign, and others of its column do. Write all of them in one way.
problem-keys-no-country = the table has no country '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Write it as the table does.
problem-keys-no-indicator = '{ $value }' is no figure that a key asks for.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Use one of: { $indicators }.
problem-keys-no-column = the table has no column '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Its columns are: { $columns }.
problem-keys-no-key = '{ $value }' has the figures of no key. Its columns of figures are: { $columns }. Pact needs population and gdp; --key population=1 makes a key of any column.
problem-keys-nobody-left = every country of '{ $value }' is left out. Let at least one receive.

# --- the command line

cli-wrong-column = --column: '{ $value }' does not say which column is which. Write INDICATOR=TITLE, such as gdp='GDP in 2014'.

cli-column-country = Country
cli-column-share = Share
cli-column-exact = Exact part
cli-column-places = Places
cli-column-rounded = Rounded
cli-column-actual = Actual
cli-column-actual-share = Actual share
cli-column-deviation = Deviation
cli-column-range = Range

keys-title-one = What falls to each country by the key { $key }
keys-title-several = What falls to each country by the keys { $keys }
keys-countries = Countries
keys-places = Places
keys-cap = Cap of corrections
keys-gamma = Corrections
keys-gamma-plain = { $gamma }, from the mean of the countries
keys-gamma-population = { $gamma }, from the mean weighted by population
keys-read-as = Read as
keys-read-one = '{ $title }' as { $indicator }
keys-without = Left out
keys-missing = Figures missing
keys-left-aside = Rows left aside
keys-range = { $low }–{ $high }
keys-deviations = Actual share less that of each key, in percentage points
keys-off = Rounded one by one, the places of { $key } sum to { $sum } and not to { $places }. The largest remainder, which is the default, loses nobody.
keys-derived = Applications a million were made of '{ $title }' and the population.
