"""`isthmus check FOLDER` of a folder of Flee: every problem, or what a sound one holds.

Owns: which parts of such a folder are summed up. Reads it as `isthmus simulate` does, and runs
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isthmus.case import Problem
    from isthmus.movement.flee.records import Folder
    from isthmus.words import Words

    from .output import Screen

#: Of a folder that is refused, nothing is known.
_UNKNOWN = dict.fromkeys(("first", "last", "places", "links", "counted"))


def read(path: str, as_of: dt.date | None) -> tuple[Folder | None, Sequence[Problem]]:
    """The folder, or every problem that `isthmus simulate` would refuse it for.

    Raises CallError for a day before its first, and where people know more ways than can be held.
    """
    from isthmus.case import CallError, CaseError
    from isthmus.movement.flee.model import model_of
    from isthmus.movement.flee.reading import read_folder

    try:
        folder = read_folder(path, until=as_of)
        if as_of is not None and as_of < folder.first_day:
            raise CallError("simulate-early", as_of, first=folder.first_day.isoformat())
        model_of(folder)
    except CaseError as refused:
        return None, refused.problems
    return folder, ()


def held(folder: Folder | None) -> dict[str, Any]:
    """What a folder holds, for a program: its period, and how many places, links and counts."""
    if folder is None:
        return _UNKNOWN
    return {
        "first": folder.first_day,
        "last": folder.first_day + dt.timedelta(days=folder.days - 1),
        "places": len(folder.places),
        "links": len(folder.links),
        "counted": list(folder.counts.places) if folder.counts else [],
    }


def say(screen: Screen, folder: Folder, as_of: dt.date | None, words: Words) -> None:
    """What a sound folder holds, for a person."""
    holds = held(folder)
    counted = holds["counted"]
    screen.heading(words.say("cli-check-sound", title=folder.name))
    screen.facts(
        [
            (words.say("cli-as-of"), words.date(as_of) if as_of else None),
            (
                words.say("cli-simulate-period"),
                words.say(
                    "cli-simulate-days",
                    span=words.period(holds["first"], holds["last"], "short"),
                    length=words.say("cli-days", days=folder.days),
                ),
            ),
            (
                words.say("cli-simulate-network"),
                words.say(
                    "cli-check-network",
                    places=words.number(holds["places"]),
                    places_n=holds["places"],
                    links=words.number(holds["links"]),
                    links_n=holds["links"],
                ),
            ),
            (words.say("cli-check-counted"), words.listing(counted) if counted else None),
        ]
    )
