"""How an agreement and its parties stand on a day.

Owns: the status of an agreement from its dates, and of a party from its acts. Rows known later are
not here any more: the case was cut.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from isthmus.case.promises import Act, Agreement

from .records import Standing


def status_of(agreement: Agreement, day: dt.date) -> str:
    """Proposed, signed, in force, or how it ended, on a day."""
    if agreement.ended is not None and agreement.ended <= day:
        return agreement.ended_how or "terminated"
    if agreement.in_force is not None and agreement.in_force <= day:
        return "in-force"
    if agreement.adopted is not None and agreement.adopted <= day:
        return "signed"
    return "proposed"


def parties_of(acts: Iterable[Act], day: dt.date) -> tuple[Standing, ...]:
    """The parties of one agreement by the acts that had happened by a day, in the order they came.

    A party that withdrew stays in the list as one that did; it stands again when it came back.
    """
    by_party: dict[str, list[Act]] = {}
    for act in sorted(acts, key=_when):
        if act.acted <= day:
            by_party.setdefault(act.party, []).append(act)
    return tuple(_standing(party, tuple(own)) for party, own in by_party.items())


def _standing(party: str, acts: tuple[Act, ...]) -> Standing:
    last = acts[-1]
    # Whoever ratifies what it signed came to it when it signed.
    came = next((act for act in acts if act.act != "withdrew"), last)
    for before, act in pairwise(acts):
        if before.act == "withdrew" and act.act != "withdrew":
            came = act
    shown = last if last.act == "withdrew" else came
    return Standing(
        agreement=last.agreement,
        party=party,
        role=last.role,
        act=last.act,
        since=shown.acted,
        precision=shown.acted_precision,
        after=shown.acted_after,
        stands=last.act != "withdrew",
        acts=acts,
    )


def _when(act: Act) -> tuple[dt.date, bool, str, str]:
    """In order of time; of one day a withdrawal last."""
    return act.acted, act.act == "withdrew", act.party, act.act
