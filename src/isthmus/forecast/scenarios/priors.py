"""The priors of effects: what is assumed of a kind of measure before any event is looked at.

Owns: reading `priors.csv`, the table of the room. Every row says what it rests on and, where that
is past events, until when they were seen: a scenario of an earlier day could not have known it.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
from collections.abc import Mapping
from importlib import resources

from .records import Prior

#: Beside an elasticity, the driver's name in the table of priors.
DRIVER = "driver-"


@functools.cache
def priors() -> Mapping[str, Prior]:
    """The priors by kind, in the order of the table."""
    text = resources.files(__package__).joinpath("priors.csv").read_text(encoding="utf-8")
    return {row["kind"]: _prior(row) for row in csv.DictReader(text.splitlines())}


def kinds() -> tuple[str, ...]:
    """The kinds of measures that have a prior; drivers have one of their own."""
    return tuple(kind for kind in priors() if not kind.startswith(DRIVER))


def _prior(row: Mapping[str, str]) -> Prior:
    half_life, seen = row["rebound_half_life_days"], row["seen_until"]
    return Prior(
        kind=row["kind"],
        mean=float(row["mean"]),
        sd=float(row["sd"]),
        onset_days=float(row["onset_days"]),
        rebound_half_life_days=float(half_life) if half_life else None,
        seen_until=dt.date.fromisoformat(seen) if seen else None,
        basis_en=row["basis_en"],
        basis_es=row["basis_es"],
    )
