"""What was promised: targets against evidence, what falls due, money, who joined, accounts.

Owns: the order of the parts, and how many of the commitments stand where. What each says is
`promised`'s.
"""

from __future__ import annotations

from isthmus.brief.model import Section, Text
from isthmus.brief.pen import Pen


def promised(pen: Pen) -> Section | None:
    """The section, None for a case in which nobody promised anything by that day."""
    if not pen.case.frames["commitments"].height and not pen.case.frames["agreements"].height:
        return None
    # The room of commitments is loaded only by a brief of a case that has any.
    from isthmus.brief.promised.parts import (
        accounts_part,
        agreements_part,
        commitments_part,
        due_part,
        money_part,
    )
    from isthmus.brief.promised.telling import Promises
    from isthmus.commitments import register_of

    register = register_of(pen.case, pen.day, dict(pen.counted))
    telling = Promises(pen, register)
    lead = _lead(pen, [one.status for one in register.commitments])
    parts = (commitments_part, due_part, money_part, agreements_part, accounts_part)
    blocks = [block for part in parts if (block := part(telling)) is not None]
    return Section("promised", pen.words_of("promised-title"), lead, tuple(blocks))


def _lead(pen: Pen, held: list[str]) -> Text:
    """How many commitments there are, and how many of them stand where."""
    if not held:
        return pen.say("promised-lead-none")
    told = ("met", "missed", "not-verifiable")
    return pen.say(
        "promised-lead",
        n=pen.tally("commitments", len(held), pen.words_of("promised-tally-label")),
        count=len(held),
        met=_tally(pen, "met", held),
        missed=_tally(pen, "missed", held),
        open=_tally(pen, "not-verifiable", held),
        rest=sum(status not in told for status in held),
    )


def _tally(pen: Pen, status: str, held: list[str]) -> Text:
    label = pen.words_of(
        "promised-status-label", status=pen.words_of(f"commitments-status-{status}")
    )
    return pen.tally(f"commitments.{status}", held.count(status), label)
