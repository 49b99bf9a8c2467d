"""Where the counts dispute each other: each with its size, the kinds compared and the likely reason."""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.model import Block, Column, Paragraph, Section, Subsection, Table, Text
from isthmus.brief.pen import Pen
from isthmus.series.disputes import Dispute, find, select
from isthmus.series.quantities import Quantity

#: The order in which the checks stand on the page.
_CHECKS = ("path", "border", "tables", "parts", "running", "vintage", "step")
_PER_CHECK = 8


def disputed(pen: Pen) -> Section | None:
    """The section, None where no two counts of the case can be compared."""
    found = find(pen.counted)
    if not found:
        return None
    blocks: list[Block] = []
    for check in _CHECKS:
        every = [d for d in found if d.check == check]
        if every:
            blocks.append(_check_part(pen, check, select(every, per_check=_PER_CHECK), len(every)))
    return Section(
        id="disputed",
        title=pen.words_of("disputed-title"),
        lead=pen.say(
            "disputed-lead",
            n=pen.tally("found", len(found), pen.words_of("disputed-tally")),
            count=len(found),
        ),
        blocks=tuple(blocks),
    )


def _check_part(pen: Pen, check: str, shown: Sequence[Dispute], every: int) -> Subsection:
    table = Table(
        id=f"disputed-{check}-table",
        caption=pen.words_of(f"disputed-{check}-caption"),
        columns=(
            Column(pen.words_of("disputed-column-what")),
            Column(pen.words_of("disputed-column-one"), numeric=True),
            Column(pen.words_of("disputed-column-other"), numeric=True),
            Column(pen.words_of("disputed-column-gap"), numeric=True),
            Column(pen.words_of("disputed-column-reason")),
        ),
        rows=tuple(_row(pen, check, i, d) for i, d in enumerate(shown)),
    )
    blocks: list[Block] = [Paragraph(pen.say(f"disputed-{check}-lead"))]
    blocks.append(table)
    if every > len(shown):
        left = pen.tally(f"{check}.left", every - len(shown), pen.words_of("disputed-left-label"))
        blocks.append(Paragraph(pen.say("disputed-left", n=left, count=every - len(shown))))
    return Subsection(
        id=f"disputed-{check}", title=pen.words_of(f"disputed-{check}-title"), blocks=tuple(blocks)
    )


def _row(pen: Pen, check: str, i: int, d: Dispute) -> tuple[Text, ...]:
    return (
        pen.text(_what(pen, d)),
        _side(pen, d.a),
        _side(pen, d.b),
        _gap(pen, check, d),
        _reason(pen, d),
    )


def _what(pen: Pen, d: Dispute) -> str:
    place = pen.names.place(d.a.place) if d.a.place == d.b.place else None
    parts = [pen.names.population(d.a.population), place, pen.period(d.a.period, "short")]
    return ", ".join(part for part in parts if part)


def _side(pen: Pen, q: Quantity) -> Text:
    """A number with who counted what, and when it was published where that tells the two apart."""
    title = pen.names.series(q.series)
    kind = pen.words_of(f"kind-counts-{q.counts}")
    day = pen.words.date(q.published, "short")
    who = pen.names.publisher(q.sources[:1])
    return (
        *pen.num(q, vintage=True),
        *pen.text(pen.words_of("disputed-side", series=title, kind=kind, who=who, day=day)),
    )


def _gap(pen: Pen, check: str, d: Dispute) -> Text:
    a, b = (pen.figure(q, vintage=True).removeprefix(f"{pen.section}.") for q in (d.a, d.b))
    name = f"{check}.{a}.{b}.gap"
    note = pen.words_of("disputed-gap-note", a=pen.written(d.a), b=pen.written(d.b))
    gap = pen.derived(
        name,
        d.gap,
        pen.words_of(
            "number-signed", sign="+" if d.gap > 0 else "−", n=pen.words.number(abs(d.gap))
        ),
        of=(d.a, d.b),
        label=pen.words_of("disputed-gap-label", a=pen.label(d.a), b=pen.label(d.b)),
        unit=d.a.unit,
        measure="difference",
        note=note,
    )
    if d.share is None:
        return gap
    share = pen.derived(
        f"{name}.share",
        d.share,
        pen.words.percent(d.share, 1 if d.share < 0.1 else 0),
        of=(d.a, d.b),
        label=pen.words_of("disputed-share-label", a=pen.label(d.a), b=pen.label(d.b)),
        unit="percent",
        measure="share",
        note=note,
    )
    return (*gap, *pen.text(" ("), *share, *pen.text(")"))


def _reason(pen: Pen, d: Dispute) -> Text:
    said: list[Text] = []
    if d.matched is not None:
        said.append(
            pen.say(
                "disputed-matched",
                n=pen.num(d.matched, vintage=True),
                span=pen.period(d.matched.period),
            )
        )
    if not d.same_kind:
        kinds = [pen.words_of(f"kind-counts-{q.counts}") for q in (d.a, d.b)]
        if kinds[0] != kinds[1]:
            said.append(pen.say("disputed-kinds", a=kinds[0], b=kinds[1]))
    if d.reason is not None:
        said.append(
            pen.prose(
                pen.names.own(d.reason, "text"),
                name=f"reason.{d.reason.id}",
                source=d.reason.source,
                published=d.reason.published,
            )
        )
    elif d.fault is not None:
        said.append(
            pen.prose(
                pen.names.own(d.fault, "text"),
                name=f"fault.{d.fault.id}",
                source=d.fault.source,
                published=d.fault.published,
            )
        )
    if d.approximate:
        said.append(pen.say("disputed-approximate", span=pen.period(d.b.period)))
    return pen.joined(said, " ") or pen.text(pen.words_of("disputed-no-reason"))
