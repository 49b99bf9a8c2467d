"""The span grammar: text to tokens, tokens to marks, marks to claims, by tables and bounded rules.

Owns: the cascade. Each stage lays marks over the tokens of a passage and the next stage reads them
(a cascade of finite-state rules, after Hobbs et al., FASTUS, 1997). What a language says lies in
its tables (`isthmus/evidence/languages/`); the code knows none of them by name.
"""
