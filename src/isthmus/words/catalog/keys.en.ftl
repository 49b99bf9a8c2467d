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

problem-key-no-country = there is no country to share among. Give a row for each.
problem-key-nobody = by this key every country's share is zero. Use weaker corrections.
problem-key-missing = { $country } has no { $indicator }, and a figure that is missing is never filled in. Add it, or leave the country out with --allow-missing { $country }.
problem-key-no-number = the { $indicator } of { $country } is no number. Write one.
problem-key-negative = the { $indicator } of { $country } is { $value }, below zero. Correct it.
problem-key-zero = the { $indicator } of { $country } is zero, and it cannot be. Correct it, or leave the cell blank and the country out with --allow-missing { $country }.
problem-key-above-hundred = the { $indicator } of { $country } is { $value }, and a rate is at most 100 percent. Give the rate, not a number of people.
