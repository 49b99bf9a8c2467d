"""Every key of `sharing.toml`: what it holds, whether it must be there, and what it means.

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
    "receiving": ("[receiving]", records.Receiving),
    "without": ("[[receiving.without]]", records.Without),
    "applications": ("[applications]", records.Applications),
    "actual": ("[actual]", records.Actual),
    "receptions": ("[[receptions]]", records.Reception),
    "stay": ("[receptions.stay_days]", records.Stay),
    "keys": ("[[keys]]", records.Key),
    "demand": ("[[demand]]", records.Demand),
    "plan": ("[plan]", records.Plan),
    "surge": ("[plan.surge]", records.Surge),
    "costs": ("[plan.costs.KIND]", records.Cost),
    "floors": ("[[plan.floors]]", records.Floor),
    "money": ("[money]", records.Money),
    "basis": ("", records.Item),
}


@functools.cache
def keys() -> tuple[Key, ...]:
    """Every key, table by table; those that tables share stand once, under `basis`."""
    return keys_of(TABLES, meanings_in(__package__), (records.Item,))


def meanings_without_key() -> set[tuple[str, str]]:
    """What `keys.csv` explains and no record has; none, as a test holds."""
    return without_key(meanings_in(__package__), keys())
