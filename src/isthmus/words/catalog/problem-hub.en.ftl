# What can be wrong with a table of forecasts in the format of the forecast hubs, and what to do.

problem-hub-ending = '{ $value }' does not say what kind of table it is. Let its name end in .csv or .parquet.
problem-hub-no-file = there is no file '{ $value }'. Correct the path, or write the table first with isthmus forecast.
problem-hub-no-parquet = this is no Parquet file, or a damaged one. Write it again, or give the table as CSV.
problem-hub-nested = the column '{ $value }' holds no single values. Write one date, text or number a row.
problem-hub-empty = the table has a header and no row. Write it again: a forecast has at least one.
problem-hub-of-scenarios = these are projections of scenarios, which stand apart from forecasts. Give the table of forecasts.
problem-hub-of-forecasts = these are forecasts, not projections of scenarios: no row names a scenario. Give the table of scenarios.
problem-hub-blank = the cell is blank. Every row of such a table says all; fill it in.
problem-hub-value = '{ $value }' is no { $wanted ->
    [date] date. Write year-month-day, such as 2024-03-05.
    [month-end] last day of a month. Write it as year-month-day, such as 2024-03-31.
    [whole] horizon. Write a whole number of months from 1 up.
    [level] level of these quantiles. There are 23: 0.01, 0.025, 0.05, 0.1 and so on in steps of 0.05, 0.95, 0.975, 0.99.
    [people] number of people. Write a number of 0 or more, with a point for decimals.
   *[type] kind of output that is read here. Write quantile, and leave rows of other kinds out.
}
problem-hub-twice = this quantile stands already in row { $first }. Keep the row that is right.
problem-hub-two-ends = row { $first } forecasts the same horizon with another last day. Keep the day that is right.
problem-hub-levels-missing = the forecast that begins in this row lacks the quantiles { $levels }. Add a row for each.
problem-hub-crossing = { $value } is less than the lower quantile in row { $lower }. Quantiles never decrease as their level grows; correct one.
