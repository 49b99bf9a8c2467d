"""Every key of `movement.toml`: what it holds, whether it must be there, and what it means.

Owns: which tables the file has, in the order of the reference page; `keys.csv` beside it holds the
meanings.
"""

from __future__ import annotations

import functools

from isthmus.case.tomlkeys import Key, Tables, keys_of, meanings_in, without_key

from . import settings_of_case as records

#: The tables of the file in order, by name, with the header that a writer gives each.
TABLES: Tables = {
    "file": ("", records.Settings),
    "time": ("[time]", records.Time),
    "people": ("[people]", records.Told),
    "travel": ("[travel]", records.Travel),
    "travel.times": ("[[travel.times]]", records.TravelTime),
    "network": ("[network]", records.NetworkOf),
    "legs": ("[[legs]]", records.Leg),
    "departures": ("[[departures]]", records.Departures),
    "stays": ("[[stays]]", records.Stay),
    "choice": ("[choice]", records.Choice),
    "splits": ("[[splits]]", records.Split),
    "measures": ("[[measures]]", records.MeasureOf),
    **{name: (f'kind = "{name}"', kind) for name, kind in records.KINDS.items()},
    "counts": ("[[counts]]", records.CountOf),
    "where": ("", records.Where),
    "basis": ("", records.Item),
}


@functools.cache
def keys() -> tuple[Key, ...]:
    """Every key, table by table; those that tables share stand once, under `where` and `basis`."""
    shared = (records.Item, records.Where, records.MeasureOf)
    return keys_of(TABLES, meanings_in(__package__), shared)


def meanings_without_key() -> set[tuple[str, str]]:
    """What `keys.csv` explains and no record has; none, as a test holds."""
    return without_key(meanings_in(__package__), keys())
