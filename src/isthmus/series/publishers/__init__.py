"""The publishers whose files Isthmus reads: one folder each, and the register that finds them.

Owns: the register. A publisher is a folder with `source.toml` (who publishes, what one row counts,
what to expect and why), `read.py` (bytes to rows) and a sample. One that does not come with Isthmus
registers as ours do, by an entry point of the group `isthmus.publishers` that names its
`Publisher`:

    [project.entry-points."isthmus.publishers"]
    my-publisher = "my_package.read:PUBLISHER"
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points

from isthmus.case import CallError
from isthmus.case.problems import nearest

from .publisher import (
    Address,
    Description,
    Expectations,
    Figure,
    Format,
    Given,
    Leg,
    Paging,
    Passages,
    Publisher,
    Reader,
    Reading,
    Record,
    Row,
    described,
    surprises,
)
from .writing import table_csv

__all__ = [
    "Address",
    "Description",
    "Expectations",
    "Figure",
    "Format",
    "Given",
    "Leg",
    "Paging",
    "Passages",
    "Publisher",
    "Reader",
    "Reading",
    "Record",
    "Row",
    "by_id",
    "described",
    "ids",
    "publishers",
    "surprises",
    "table_csv",
]

GROUP = "isthmus.publishers"

#: Those that come with Isthmus, registered as a stranger's are: a name, and where to find it.
BUILT_IN: Mapping[str, str] = {
    "cbp": "isthmus.series.publishers.cbp.read:PUBLISHER",
    "inm-honduras": "isthmus.series.publishers.inm_honduras.read:PUBLISHER",
    "iom-missing-migrants": "isthmus.series.publishers.iom_missing_migrants.read:PUBLISHER",
    "ohss": "isthmus.series.publishers.ohss.read:PUBLISHER",
    "r4v": "isthmus.series.publishers.r4v.read:PUBLISHER",
    "snm-panama": "isthmus.series.publishers.snm_panama.read:PUBLISHER",
    "unhcr": "isthmus.series.publishers.unhcr.read:PUBLISHER",
    "upm-mexico": "isthmus.series.publishers.upm_mexico.read:PUBLISHER",
    "world-bank": "isthmus.series.publishers.world_bank.read:PUBLISHER",
}


def ids() -> tuple[str, ...]:
    """The names of every publisher that is registered, in alphabetical order. Loads none."""
    return tuple(sorted(_registered()))


def by_id(name: str) -> Publisher:
    """The publisher of that name. Raises CallError, with the nearest name, when there is none."""
    found = _registered().get(name)
    if found is None:
        near = nearest(name, ids())
        known = ", ".join(ids())
        code = "pull-publisher-near" if near else "pull-publisher"
        raise CallError(code, name, near=near, known=known)
    return _loaded(found)


def publishers() -> Mapping[str, Publisher]:
    """Every publisher that is registered, by name."""
    return {name: by_id(name) for name in ids()}


def _registered() -> dict[str, EntryPoint]:
    """Entry points by name. A stranger's never takes the place of one of ours."""
    ours = {name: EntryPoint(name, value, GROUP) for name, value in BUILT_IN.items()}
    return {point.name: point for point in entry_points(group=GROUP)} | ours


@functools.cache
def _loaded(point: EntryPoint) -> Publisher:
    loaded = point.load()
    if not isinstance(loaded, Publisher) or loaded.id != point.name:
        raise CallError("pull-no-publisher", point.value, name=point.name)
    return loaded
