# What can be wrong with any TOML file of a case, and what to do.

problem-toml-not-toml = the file is not TOML from sign { $sign } of this line on. Correct it; texts stand between quotation marks, dates without.
problem-toml-not-toml-end = the file is not TOML: something is opened and never closed. Correct it.
problem-toml-not-yet = on { $value } something was not known that this table cannot do without. Choose a later day.
problem-toml-unknown-key = no key is called '{ $value }' here. Delete it, or use one of: { $keys }.
problem-toml-unknown-key-near = no key is called '{ $value }' here. Did you mean { $near }?
problem-toml-missing-key = the key '{ $value }' is missing. Add it.
problem-toml-no-table = '{ $value }' is no table. Write its keys below a header in brackets, or between braces.
problem-toml-no-list = '{ $value }' is no list. Write it between brackets, or its tables below a header in double brackets.
problem-toml-value = '{ $value }' is no { $wanted ->
    [date] date. Write year-month-day without quotation marks, such as 2022-04-20.
    [switch] answer. Write true or false.
    [whole] whole number that can stand here. Write 1 or more.
    [people] number of people. Write a whole number of 0 or more, without a point.
    [amount] amount. Write a number of 0 or more.
    [above-0] number above 0. Write one, with a point for decimals.
    [share] share. Write a number from 0 to 1.
    [days] number of days. Write one above 0 and up to 1000, with a point for decimals.
    [stay] stay. Write a number of days of 0 or more, or inf for people who stay for good.
    [step] length of a step. Write "day", "week" or a whole number of days from 1 to 366.
    [route] route. Write two places of the case between brackets, and the mode where there are several.
    [steps] number of steps a month. Write a whole number from 1 to 31.
    [percent] change in percent. Write a number of -100 or more, without the sign %: -70 leaves 30 of 100.
    [months] number of months. Write a whole number from 1 to 60.
    [years] number of years. Write a whole number from 1 to 30.
    [draws] number of draws. Write a whole number from 1 to 500.
    [log-spread] standard deviation of a logarithm that means anything. Write a number from 0 to 3.
    [name] name. Write small letters, figures, hyphens and underscores, beginning with a letter.
    [weighed] figure that can be weighed. Write the name of an indicator, or 1/ before it.
    [format] format that this version reads. Write 1.
   *[other] word that can stand here. Write { $words ->
        [one] a text between quotation marks
       *[other] one between quotation marks: { $words }
    }.
}
problem-toml-unknown-name = the case has no { $kind ->
    [place] place called '{ $value }'. Add it to places.csv or correct the name.
    [series] series called '{ $value }'. Add it to series.csv or correct the name.
    [policy] policy called '{ $value }'. Add it to policies.csv or correct the name.
    [source] source called '{ $value }'. Add it to sources.csv or correct the name.
    [border] border called '{ $value }'. Write two countries as AAA>BBB, in the direction of travel.
    [location] place, country or border called '{ $value }'. Correct the name.
    [fault] fault called '{ $value }'. Add it to faults.csv or correct the name.
    [nationality] nationality called '{ $value }'. Use ISO 3166 alpha-3 or a nationality of populations.csv.
    [population-word] word called '{ $value }' for people. Use one of populations.csv that is no nationality.
    [country] country called '{ $value }'. Write the three capitals of ISO 3166, such as PAN.
    [indicator] indicator called '{ $value }'. Add it to the tables of countries or correct the name.
    [agreement] agreement called '{ $value }'. Add it to agreements.csv or correct the name.
    [norm] norm called '{ $value }'. Add it to norms.csv or correct the name.
    [currency] currency called '{ $value }'. Write the three capitals of ISO 4217, such as USD.
    [group] population called '{ $value }'. Write all, a nationality, a word of populations.csv, or several joined by ';'.
   *[other] nationality called '{ $value }'. Use ISO 3166 alpha-3, a nationality of populations.csv, or other.
}
problem-toml-unknown-name-near = the case has no { $kind ->
    [place] place
    [series] series
    [policy] policy
    [source] source
    [location] place
    [fault] fault
    [population-word] word for people
    [country] country
    [indicator] indicator
    [agreement] agreement
    [norm] norm
    [group] population
   *[other] nationality
} called '{ $value }'. Did you mean { $near }?
