"""Where the counts of a case dispute each other.

Owns: the seven checks, by the names that `reasons.csv` uses, and their findings in order of
consequence. Each check compares only what both sides have; a blank is no gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from isthmus.series.cube import Counted

from .border import border
from .comparing import Desk
from .dispute import Dispute, consequence, folded, ranked, select
from .parts import parts
from .path import path
from .running import running
from .step import step
from .tables import tables
from .vintage import vintage

__all__ = ["CHECKS", "Dispute", "consequence", "find", "folded", "select"]

#: Each check by its name: what the column `check` of reasons.csv may hold.
CHECKS: Mapping[str, Callable[[Desk], Iterator[Dispute]]] = {
    "path": path,
    "border": border,
    "parts": parts,
    "tables": tables,
    "running": running,
    "vintage": vintage,
    "step": step,
}


def find(counted: Counted) -> list[Dispute]:
    """Every dispute between the counts of a case as of its day, the most consequential first.

    Near-duplicates (a year, and a month of it) are all there; `select` and `folded` make them one.
    """
    desk = Desk(counted)
    return ranked((found for check in CHECKS.values() for found in check(desk)), desk.day)
