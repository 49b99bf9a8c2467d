# What can be wrong with a case's forecast.toml and with the numbers that a forecast begins from.

# --- the file

problem-forecast-missing = the case does not say what is forecast: it has no forecast.toml. Write one; that of the case tutorial is one to start from.
problem-forecast-no-first-day = { $value } is not the first day of a month. Write the first one that is read, such as 2020-10-01.
problem-forecast-first-too-early = { $value } is more than { $years } years before the first number of any station's series. Write a later first month, such as { $begins }.
problem-forecast-twice = '{ $value }' stands twice. Keep one.
problem-forecast-no-people = nobody is followed. Name a nationality.
problem-forecast-not-followed = '{ $value }' is none of the nationalities that [people] follows: { $named }. Add it there or correct the word.
problem-forecast-followed-itself = '{ $value }' is followed under its own name, and travels with nobody else. Take it out of fold, or out of [people].
problem-forecast-no-stations = no station is left. Write one below [[stations]]: a place and the series that counts there.
problem-forecast-no-flow = '{ $value }' counts no monthly flow: its numbers are stocks, running totals, or not by month. Name a series that counts what happens in each month.
problem-forecast-series-where = '{ $value }' counts at no one place. Say where under at.
problem-forecast-apart-before-last = '{ $value }' is not the last station, and only there ways are told apart. Delete apart here.
problem-forecast-apart-mixed = the words do not part people by one thing: { $value }. Name words of one dimension of populations.csv.
problem-forecast-parameter = '{ $value }' is no parameter. { $near ->
    [none] Use one of: { $known }.
   *[other] Did you mean { $near }? The parameters are: { $known }.
}
problem-forecast-no-station = '{ $value }' is the place of no station. Name one of: { $places }.
problem-forecast-share = { $value } is no share or chance between 0 and 1. Write one.
problem-forecast-spread = { $value } is no standard deviation of a logarithm that means anything. Write a number from 0 to 10.
problem-forecast-prior-twice = the parameter '{ $value }' has two priors for one place and population. Keep one.
problem-forecast-break-elsewhere = the fault '{ $value }' is one of the series '{ $series }', which no station has. Name a fault of a station's series, or add the station.

# --- the numbers

problem-forecast-nothing-known = on { $value } nothing can be forecast: too little had been published since { $first } of { $series }. Choose a later day, or let forecast.toml begin earlier.
problem-forecast-negative = { $value } is no count: of { $series } in { $month }, population { $population }. Correct it in observations.
problem-forecast-series-nothing-yet = of the series '{ $value }' no month had been published on that day: it is left out.
problem-forecast-series-too-short = { $population ->
        [all] of the series '{ $value }' fewer than { $least } months had been published on that day: it is not forecast.
       *[other] of the series '{ $value }', population { $population }, fewer than { $least } months had been published on that day: it is not forecast apart.
    }
problem-forecast-ways-not-whole = the series '{ $value }' counts people who came by none of these ways: { $ways }. They are not forecast by way. Name all ways in apart, or none.
problem-forecast-series-all-zero = { $population ->
        [all] of the series '{ $value }' every month published until that day is 0: it is not forecast.
       *[other] of the series '{ $value }', population { $population }, every month published until that day is 0: it is not forecast apart.
    }
