"""What it asks of each country: what must be there, where capacity runs out, who would carry what.

Owns: the order of the parts. What each says is `asked`'s.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Bullets, Note, Section
from isthmus.brief.pen import Pen
from isthmus.case.package import SHARING


def asked(pen: Pen) -> Section | None:
    """The section, None for a case that does not say who shares.

    None too for a day from which nothing can be projected and on which nobody shared anything yet.
    """
    if not (pen.case.folder / SHARING).is_file():
        return None
    # The room of sharing is loaded only by a brief of a case that has one.
    from isthmus.brief.asked.parts import (
        capacity_part,
        needs_part,
        present_part,
        sentences,
        shares_part,
    )
    from isthmus.brief.asked.reckoning import reckoned
    from isthmus.brief.asked.telling import Asks

    forecast = None if pen.outlook is None else pen.outlook.forecast
    made = reckoned(pen.case, forecast, pen.counted)
    if made is None or not (made.loads or made.keys or made.is_wanting):
        return None
    asks = Asks(pen, made, forecast)
    blocks: list[Block] = [Note("assumption", pen.say("asked-caution"))]
    said = sentences(asks)
    blocks.append(Bullets(tuple(said)) if said else Note("limit", pen.say("asked-not-projected")))
    parts = (present_part, needs_part, capacity_part, shares_part)
    blocks += [block for part in parts if (block := part(asks)) is not None]
    lead = pen.say("asked-lead", day=pen.words.date(pen.day))
    return Section("asked", pen.words_of("asked-title"), lead, tuple(blocks))
