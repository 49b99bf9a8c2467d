"""From a document to its claims: the one way through the grammar.

Owns: the order of the stages. Tokens and phrases; numbers; what is no figure; periods; quantities;
the binders of each figure; then the statements, which read the figures. A second reading of the
same document gives the same claims, ids and all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence

from .binding import bind
from .grammar.language import language as tables_of
from .grammar.numbers import lay_numbers
from .grammar.passage import Draft, Passage
from .grammar.periods import lay_periods
from .grammar.quantities import lay_quantities
from .records import Claim, Document, Paragraph
from .statements import statements_of

#: Characters that are read at once, and the longest paragraph that is read in one piece.
_PART, _LONGEST = 200_000, 20_000
#: Figures that later ones may lean on, however far before them: no binder looks back farther.
_REMEMBERED = 60
_SPACE = re.compile(r"\s")


def read_document(document: Document) -> tuple[Claim, ...]:
    """The claims of a document, in the order of its text."""
    # Claims of one document are one where they are equal: an id takes longer to work out.
    unique: dict[Claim, None] = {}
    earlier: list[Draft] = []
    for part in _parts(document):
        passages: list[Passage] = []
        drafts = list(earlier)
        for piece, language in part:
            passage = Passage(document.text, tables_of(language), document.published, piece)
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
        new = drafts[len(earlier) :]
        figures = [_figure(document, draft) for draft in new]
        stated = statements_of(document, passages, list(zip(new, figures, strict=True)))
        unique.update(dict.fromkeys((*figures, *stated)))
        earlier = drafts[-_REMEMBERED:]
        for passage in passages:
            passage.before = None  # or every passage of a book would be kept by the next one
    return tuple(sorted(unique, key=lambda claim: (claim.start, claim.end, claim.kind)))


_Piece = tuple[tuple[int, int], str]


def _parts(document: Document) -> Iterator[list[_Piece]]:
    """The paragraphs of a document in parts of so many characters, long ones in pieces.

    What the grammar lays over a part is given up when the part is read: the memory of reading a
    book is that of a part of it.
    """
    part: list[_Piece] = []
    size = 0
    for paragraph in document.paragraphs:
        for start, end in _pieces(document.text, paragraph.start, paragraph.end):
            part.append(((start, end), paragraph.language))
            size += end - start
            if size >= _PART:
                yield part
                part, size = [], 0
    if part:
        yield part


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph, cut between words where it is longer than any that a person writes.

    A run without a space that is as long holds no words: it is passed over.
    """
    while end - start > _LONGEST:
        cut = max(text.rfind(sign, start, start + _LONGEST) for sign in " \n\t")
        if cut > start:
            yield start, cut
            start = cut + 1
        else:
            space = _SPACE.search(text, start + _LONGEST, end)
            if space is None:
                return
            start = space.end()
    yield start, end


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
