"""The readings: for each quantity that is told, its interval, its claims and the official number.

Owns: the tables of readings. Those that several claims tell, or that a series answers, stand open;
a number that one document tells and no series answers is in the table that folds.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.model import Block, Column, Figure, Num, Paragraph, Subsection, Table, Text
from isthmus.evidence.records import Claim, Reading

from .telling import Teller

#: Readings that stand open, quotes of one reading, and rows of the table that folds.
_OPEN = 8
_QUOTES = 4
_ROWS = 80


def readings_part(teller: Teller) -> list[Block]:
    """The readings beside the official series."""
    pen, shown = teller.pen, _shown(teller)
    if not shown:
        return []
    lead = Paragraph(pen.say("said-readings-lead"))
    table = _table(teller, "said-readings-table", shown)
    return [Subsection("said-readings", pen.words_of("said-readings-title"), (lead, table))]


def more_readings(teller: Teller) -> list[Block]:
    """The readings of other quantities, in a table that folds."""
    shown = _shown(teller)
    rest = [one for one in teller.heard.found.readings if one not in shown][:_ROWS]
    return [_table(teller, "said-readings-more-table", rest, folded=True)] if rest else []


def _shown(teller: Teller) -> list[Reading]:
    return [one for one in teller.heard.found.readings if _is_first(teller, one)][:_OPEN]


def _is_first(teller: Teller, reading: Reading) -> bool:
    claims = _claims(teller, reading)
    told = {claim.document_id for claim in claims}
    return len(told) > 1 or bool(teller.beside(claims))


def _claims(teller: Teller, reading: Reading) -> list[Claim]:
    """The claims that stand, and after them those that are set aside."""
    claims = teller.heard.found.claims
    return [claims[key] for key in (*reading.standing, *reading.set_aside) if key in claims]


def _table(teller: Teller, id: str, readings: Sequence[Reading], *, folded: bool = False) -> Table:
    pen = teller.pen
    return Table(
        id=id,
        caption=pen.words_of("said-readings-rest" if folded else "said-readings-caption"),
        columns=(
            Column(pen.words_of("said-column-quantity")),
            Column(pen.words_of("said-column-reading"), numeric=True),
            Column(pen.words_of("said-column-said")),
            Column(pen.words_of("said-column-rank")),
            Column(pen.words_of("said-column-official")),
        ),
        rows=tuple(_row(teller, reading) for reading in readings),
        folded=folded,
    )


def _row(teller: Teller, reading: Reading) -> tuple[Text, ...]:
    pen, claims = teller.pen, _claims(teller, reading)
    quotes = [
        pen.say("said-quoted", words=teller.quote(claim), who=teller.cite(claim))
        for claim in claims[:_QUOTES]
    ]
    if len(claims) > _QUOTES:
        left = len(claims) - _QUOTES
        name = f"reading.{_id(teller, claims)}.left"
        n = pen.tally(name, left, pen.words_of("said-more-label"))
        quotes.append(pen.say("said-more", n=n, count=left))
    open_ = [pen.words_of(f"open-{code}") for code in reading.open]
    rank = [pen.words_of(f"reading-{reading.rule}")]
    official = [teller.official(one) for one in teller.beside(claims)[:2]]
    return (
        pen.text(teller.of_what(claims[0])),
        _interval(teller, reading, claims),
        pen.joined(quotes),
        pen.text("; ".join([*rank, *open_])),
        pen.joined(official) or pen.absent("said-no-series"),
    )


def _id(teller: Teller, claims: Sequence[Claim]) -> str:
    return teller.heard.known.original(claims[0]).id


def _interval(teller: Teller, reading: Reading, claims: Sequence[Claim]) -> Text:
    """The interval of a reading, with the figure that says how it came to be."""
    pen, low, high = teller.pen, reading.low, reading.high
    if low is None and high is None:
        return pen.absent("said-open")
    documents = [teller.document(claim) for claim in claims]
    days = [one.published for one in documents if one.published is not None]
    figure = pen.ledger.add(
        Figure(
            id=f"{pen.section}.reading.{_id(teller, claims)}",
            section=pen.section,
            label=pen.words_of("said-reading-label", what=teller.of_what(claims[0])),
            place=teller.place(claims[0].place),
            population=teller.population(claims[0]) or "",
            measure=claims[0].measure or "",
            unit=claims[0].unit or "",
            counts="said",
            period_start=teller.span(claims[0])[0],
            period_end=teller.span(claims[0])[1],
            low=low,
            high=high,
            status="computed",
            published=max(days, default=None),
            publisher="; ".join(dict.fromkeys(teller.name(one) for one in documents)),
            url=None,
            note=pen.words_of("said-reading-note", rule=pen.words_of(f"reading-{reading.rule}")),
        )
    )
    return (Num(figure, teller.interval(low, high)),)
