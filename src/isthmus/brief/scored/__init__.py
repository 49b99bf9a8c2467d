"""The sections of the page of scores.

Owns: nothing but the room's name. `held` draws how often intervals held, `lines` the tables of
scores, `scenarios` how scenarios did on past events.
"""
