"""Every key of a scenario file: what it holds, whether it must be there, and what it means.

Owns: which tables the file has, in the order of the reference page; `keys.csv` beside it holds the
meanings.
"""

from __future__ import annotations

import functools

from isthmus.case.tomlkeys import Key, Tables, keys_of, meanings_in, without_key

from . import records

#: The tables of the file in order, by name, with the header that a writer gives each.
TABLES: Tables = {
    "file": ("", records.Scenario),
    "measures": ("[[measures]]", records.Measure),
    "diversions": ("[[diversions]]", records.DiversionOf),
    "basis": ("", records.Base),
}


@functools.cache
def keys() -> tuple[Key, ...]:
    """Every key, table by table; those that tables share stand once, under `basis`."""
    return keys_of(TABLES, meanings_in(__package__), (records.Base,))


def meanings_without_key() -> set[tuple[str, str]]:
    """What `keys.csv` explains and no record has; none, as a test holds."""
    return without_key(meanings_in(__package__), keys())
