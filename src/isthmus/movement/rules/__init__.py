"""The rules a model is assembled from, a module for each question they answer.

`leaving` whether to go; `attraction` how attractive places are; `choosing` which path; `capacity`
what fullness does; `starting` who sets out anew; `people` classes of people; `policies` measures
that act on a rate by its name (`named`). `rule` says what a rule is.
"""
