# Claims rules: what can be wrong with an estate and claims, and what is said of the awards.

problem-claims-rule = there is no rule '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Use one of: { $rules }.
problem-claims-none = there is no claim to divide among. Give at least one.
problem-claims-estate = an estate of { $value } cannot be divided. Give a number, 0 or more.
problem-claims-claim = a claim of { $value } cannot be met. Give a number, 0 or more.
problem-claims-written = '{ $value }' is no claim. Write numbers with commas between claims and nothing between thousands, such as 100,200,300 or A=100,B=200.
problem-claims-twice = '{ $value }' claims twice. Add its claims up, or name them apart.
problem-claims-missing = '{ $value }' has no claim. Write a number, 0 if it claims nothing.
problem-claims-sum = '{ $value }' sums or averages the others and claims nothing itself. Delete the row.
problem-claims-column = no one column holds the claims: { $value }. Call one claim.
problem-claims-whole = '{ $value }' is not whole. Divide whole people and places, or leave out --whole.

cli-column-claimant = Claimant
cli-column-claimed = Claim

divide-title = { $claims ->
    [one] { $estate } for one claim
   *[other] { $estate } divided among { $claims } claims
}
divide-claimed = Claimed
divide-lacking = Lacking
divide-left = Left
divide-suffices = It suffices for all: every claim is paid in full, and { $left } is left.
divide-sampled = random-arrival comes from { $orders } drawn orders; its standard error is at most { $error }.
