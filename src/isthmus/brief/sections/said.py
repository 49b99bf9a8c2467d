"""What was said: what documents tell, held against each other and against the official series.

Owns: the order of the parts. Numbers that do not fit together come first, then those that only seem
not to, who is said to have signed, the records, other accounts that differ; the readings, the
documents themselves and further comparisons stand last.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Section
from isthmus.brief.pen import Pen


def said(pen: Pen) -> Section | None:
    """The section, None for a brief that heard nothing."""
    if pen.heard is None:
        return None
    # The room that compares is loaded only by a brief that has something to compare.
    from isthmus.brief.said.disputes import (
        comparisons_part,
        numbers_part,
        others_part,
        sort_disputes,
    )
    from isthmus.brief.said.quantities import readings_part
    from isthmus.brief.said.records import records_part
    from isthmus.brief.said.sources import notes_of, sources_part
    from isthmus.brief.said.statements import statements_part
    from isthmus.brief.said.telling import Teller

    teller = Teller(pen, pen.heard)
    found = pen.heard.found
    blocks: list[Block] = notes_of(teller)
    if found.documents:
        disputes = sort_disputes(teller)
        blocks += numbers_part(teller, disputes)
        blocks += statements_part(teller, disputes.instruments)
        blocks += records_part(teller)
        blocks += others_part(teller, disputes)
        blocks += readings_part(teller)
        blocks.append(sources_part(teller))
        blocks += comparisons_part(teller, disputes)
    documents, witnesses = len(found.documents), len(found.stories)
    return Section(
        id="said",
        title=pen.words_of("said-title"),
        lead=pen.say(
            "said-lead",
            n=pen.tally("documents", documents, pen.words_of("said-documents-label")),
            count=documents,
            witnesses=pen.tally("witnesses", witnesses, pen.words_of("said-witnesses-label")),
            told=witnesses,
        ),
        blocks=tuple(blocks),
    )
