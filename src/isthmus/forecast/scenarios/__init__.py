"""Scenarios: what a decision would change, with the interval of the difference.

Owns: nothing but the room's name. `course` holds what a scenario makes of the rates of movement,
`records` and `reading` the files an analyst writes, `effects` what past events did, `shaping` the
way from a file to a course, `comparing` scenarios beside the status quo, `events` how well
scenarios did on past events.
"""
