# How this language writes numbers, dates and spans. Patterns are those of Unicode CLDR.

locale = en
date-long = d MMMM y
date-short = d MMM y
month-long = LLLL y
month-alone-long = LLLL
month-alone-short = LLL
month-short = LLL y
span = { $start } to { $end }
