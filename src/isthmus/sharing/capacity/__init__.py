"""What there is for those who arrive, and when it does no more.

Owns: the part of the room that sets a load beside a capacity: fluid stocks and queues over months,
Erlang's formula over days, and square-root staffing. `loads` puts them together.
"""
