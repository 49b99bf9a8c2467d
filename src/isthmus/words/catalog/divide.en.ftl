# Claims rules: what can be wrong with an estate and claims, and what is said of the awards.

problem-claims-rule = there is no rule '{ $value }'.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} Use one of: { $rules }.
problem-claims-none = there is no claim to divide among. Give at least one.
problem-claims-estate = an estate of { $value } cannot be divided. Give a number, 0 or more.
problem-claims-claim = a claim of { $value } cannot be met. Give a number, 0 or more.
