"""From a document to its claims: the one way through the grammar.

Owns: the order of the stages. Tokens and phrases; numbers; what is no figure; periods; quantities;
the binders of each figure; then the statements, which read the figures. A second reading of the
same document gives the same claims, ids and all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from .binding import bind
from .grammar.language import language as tables_of
from .grammar.numbers import lay_numbers
from .grammar.passage import Draft, Passage
from .grammar.periods import lay_periods
from .grammar.quantities import lay_quantities
from .records import Claim, Document, Paragraph
from .statements import statements_of


def read_document(document: Document) -> tuple[Claim, ...]:
    """The claims of a document, in the order of its text."""
    drafts: list[Draft] = []
    passages: list[Passage] = []
    for paragraph in document.paragraphs:
        passage = Passage(
            document.text,
            tables_of(paragraph.language),
            document.published,
            (paragraph.start, paragraph.end),
        )
        passage.before = passages[-1] if passages else None
        passages.append(passage)
        lay_numbers(passage)
        lay_periods(passage)
        lay_quantities(passage)
        here = [
            Draft(passage, mark, passage.sentence_of(mark.first))
            for mark in passage.marks.apart("quantity")
        ]
        # What a later figure leaves unsaid ("the 5,622 who did so") an earlier one has said.
        bind(here, drafts)
        drafts.extend(here)
    figures = [_figure(document, draft) for draft in drafts]
    claims = [*figures, *statements_of(document, passages, list(zip(drafts, figures, strict=True)))]
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.start, claim.end, claim.kind)))


def read_text(
    text: str,
    *,
    published: dt.date | None = None,
    language: str | None = None,
    name: str = "-",
) -> tuple[Claim, ...]:
    """The claims of a text that is at hand; `language` None finds that of each paragraph."""
    from .documents.languages import paragraphs_of

    paragraphs: Sequence[Paragraph] = paragraphs_of(text, language)
    return read_document(
        Document(
            id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            name=name,
            text=text,
            format="text",
            published=published,
            published_basis="given" if published else None,
            language=language,
            paragraphs=tuple(paragraphs),
        )
    )


def _figure(document: Document, draft: Draft) -> Claim:
    passage, quantity = draft.passage, draft.quantity.value
    start, end = passage.span(draft.quantity.first, draft.quantity.last)
    context = passage.span(*draft.sentence)
    return Claim(
        document=document.name,
        document_id=document.id,
        kind="figure",
        quote=document.text[start:end],
        start=start,
        end=end,
        value_low=quantity.low,
        value_high=quantity.high,
        low_inclusive=quantity.low_inclusive,
        high_inclusive=quantity.high_inclusive,
        quantifier=quantity.quantifier,
        unit=draft.unit,
        measure=draft.measure,
        status=draft.status,
        place=draft.place,
        place_role=draft.place_role,
        population=draft.population,
        period_start=draft.period_start.isoformat() if draft.period_start else None,
        period_end=draft.period_end.isoformat() if draft.period_end else None,
        period_accuracy=draft.period_accuracy,
        counter=draft.counter,
        credited_to=draft.credited_to,
        rule=quantity.rule,
        confidence=draft.confidence,
        language=passage.language.code,
        context_start=context[0],
        context_end=context[1],
        noun=passage.said(*draft.noun) if draft.noun else None,
        finality=draft.finality,
    )
