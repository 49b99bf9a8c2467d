# Cómo escribe esta lengua números, fechas y lapsos. Los patrones son los de Unicode CLDR.
# es_419 es el español de la región: 1,234.5, como en México y Panamá.

locale = es_419
date-long = d 'de' MMMM 'de' y
date-short = d MMM y
month-long = LLLL 'de' y
month-alone-long = LLLL
month-alone-short = LLL
month-short = LLL y
span = { $start } a { $end }
