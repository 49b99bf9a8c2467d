"""Every key of `forecast.toml`: what it holds, whether it must be there, and what it means.

Owns: which tables the file has, in the order of the reference page; `keys.csv` beside it holds the
meanings.
"""

from __future__ import annotations

import functools

from isthmus.case.tomlkeys import Key, Tables, keys_of, meanings_in, without_key

from . import settings as records

#: The tables of the file in order, by name, with the header that a writer gives each.
TABLES: Tables = {
    "file": ("", records.Settings),
    "time": ("[time]", records.Time),
    "people": ("[people]", records.Told),
    "stations": ("[[stations]]", records.Station),
    "priors": ("[[priors]]", records.Prior),
    "breaks": ("[[breaks]]", records.Break),
    "basis": ("", records.Item),
}


@functools.cache
def keys() -> tuple[Key, ...]:
    """Every key, table by table; those that tables share stand once, under `basis`."""
    return keys_of(TABLES, meanings_in(__package__), (records.Item,))


def meanings_without_key() -> set[tuple[str, str]]:
    """What `keys.csv` explains and no record has; none, as a test holds."""
    return without_key(meanings_in(__package__), keys())
