"""What was said: what documents tell, held against each other and against the official series.

Owns: the order of the parts. Numbers that do not fit together come first, then those that only seem
not to, who is said to have signed, the records, other accounts that differ, the readings and the
documents themselves; what else was said stands last, in tables that fold. And the sentences of it
that stand under the title of the brief.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Bullets, Paragraph, Section, Subsection, Text
from isthmus.brief.pen import Pen


def said(pen: Pen) -> Section | None:
    """The section, None for a brief that heard nothing."""
    if pen.heard is None:
        return None
    # The room that compares is loaded only by a brief that has something to compare.
    from isthmus.brief.said.disputes import (
        more_comparisons,
        numbers_part,
        others_part,
        sort_disputes,
    )
    from isthmus.brief.said.quantities import more_readings, readings_part
    from isthmus.brief.said.records import records_part
    from isthmus.brief.said.sources import notes_of, sources_part
    from isthmus.brief.said.statements import more_statements, statements_part
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
        more = (
            *more_statements(teller),
            *more_readings(teller),
            *more_comparisons(teller, disputes),
        )
        if more:
            blocks.append(Subsection("said-more", pen.words_of("said-more-title"), more))
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


def said_sentences(pen: Pen) -> tuple[Block, ...]:
    """The weightiest of what was said, in a sentence each; none for a brief that heard nothing."""
    if pen.heard is None or not pen.heard.found.documents:
        return ()
    from isthmus.brief.said.disputes import first_sentences
    from isthmus.brief.said.records import record_sentences
    from isthmus.brief.said.telling import Teller

    teller = Teller(pen, pen.heard)
    items: list[Text] = [*first_sentences(teller), *record_sentences(teller)]
    if not items:
        return ()
    return (Paragraph(pen.say("said-summary")), Bullets(tuple(items)))
