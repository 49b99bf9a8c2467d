"""Where the counts dispute each other: each with its size, the kinds compared, the likely reason.

Owns: how the findings of the checks stand on a page. Two series that differ share a table of their
own that says what each of them counts; so do the differing numbers of one series.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.model import Block, Column, Note, Paragraph, Section, Subsection, Table, Text
from isthmus.brief.pen import Pen
from isthmus.case import ALL
from isthmus.series.disputes import Dispute, find, folded, select
from isthmus.series.quantities import Quantity

#: The order in which the checks stand on the page.
_CHECKS = ("path", "border", "tables", "parts", "running", "vintage", "step")
_PER_CHECK = 8
#: Of what was folded into a dispute so many are told beside it.
_ALSO = 3
#: A share below this is told as being below it.
_SMALLEST_SHARE = 0.001


def disputed(pen: Pen) -> Section | None:
    """The section, None where no two counts of the case differ."""
    found = find(pen.counted)
    if not found:
        return None
    every = folded(found)
    chosen = select(found, per_check=_PER_CHECK)
    return Section(
        id="disputed",
        title=pen.words_of("disputed-title"),
        lead=pen.say(
            "disputed-lead",
            n=pen.tally("found", len(every), pen.words_of("disputed-tally")),
            count=len(every),
        ),
        blocks=tuple(
            _check_part(
                pen,
                check,
                [d for d in chosen if d.check == check],
                sum(d.check == check for d in every),
            )
            for check in _CHECKS
            if any(d.check == check for d in chosen)
        ),
    )


def _check_part(pen: Pen, check: str, shown: Sequence[Dispute], every: int) -> Subsection:
    groups: dict[tuple[object, ...], list[Dispute]] = {}
    jumps = [d for d in shown if not _is_explained(d)]
    for d in shown:
        if d not in jumps:
            groups.setdefault((d.a.series, d.b.series, d.tables), []).append(d)
    blocks: list[Block] = [Paragraph(pen.say(f"disputed-{check}-lead"))]
    for i, group in enumerate(groups.values(), start=1):
        blocks.append(_group(pen, f"disputed-{check}-{i}", group))
    if not all(d.same_kind for d in shown):
        blocks.append(Note("limit", pen.say("disputed-kinds")))
    if jumps:
        blocks.append(_jumps(pen, jumps))
        blocks.append(Note("limit", pen.say("disputed-jumps-note")))
    if every > len(shown):
        left = pen.tally(f"{check}.left", every - len(shown), pen.words_of("disputed-left-label"))
        blocks.append(Paragraph(pen.say("disputed-left", n=left, count=every - len(shown))))
    return Subsection(
        id=f"disputed-{check}", title=pen.words_of(f"disputed-{check}-title"), blocks=tuple(blocks)
    )


def _is_explained(d: Dispute) -> bool:
    """Whether a step has a known cause; a jump that has none stands apart from those."""
    return d.check != "step" or d.fault is not None or d.reason is not None


# --- one table -----------------------------------------------------------------------------------


def _group(pen: Pen, id: str, group: Sequence[Dispute]) -> Table:
    """The table of the disputes between two series, or within one."""
    first = group[0]
    of_two = first.a.series != first.b.series or first.tables is not None
    row = _row_of_two if of_two else _row_of_one
    titles = _titles(pen, first.check)
    if first.tables is not None:
        titles = [_breakdown(pen, table) for table in first.tables]
    return _table(pen, id, _caption(pen, first), titles, [row(pen, d) for d in group])


def _jumps(pen: Pen, jumps: Sequence[Dispute]) -> Table:
    """The jumps that nothing recorded explains, of whatever series."""
    titles = _titles(pen, "step")
    rows: list[tuple[Text, ...]] = []
    for d in jumps:
        what, *rest = _row_of_one(pen, d)
        rows.append(((*what, *_brackets(pen, pen.names.series(d.a.series))), *rest))
    return _table(pen, "disputed-step-jumps", pen.words_of("disputed-jumps"), titles, rows)


def _table(
    pen: Pen, id: str, caption: str, titles: Sequence[str], rows: Sequence[tuple[Text, ...]]
) -> Table:
    return Table(
        id=f"{id}-table",
        caption=caption,
        columns=(
            Column(pen.words_of("disputed-column-what")),
            *(Column(title, numeric=True) for title in titles),
            Column(pen.words_of("disputed-column-gap"), numeric=True),
            Column(pen.words_of("disputed-column-reason")),
        ),
        rows=tuple(rows),
    )


def _titles(pen: Pen, check: str) -> list[str]:
    """The heads of the columns of the two sides."""
    return [pen.words_of(f"disputed-{check}-{side}") for side in ("one", "other")]


def _breakdown(pen: Pen, table: frozenset[str]) -> str:
    """By what a table of a series divides its count."""
    if not table:
        return pen.words_of("disputed-by-none")
    names = [pen.names.dimension(name).lower() for name in sorted(table)]
    return pen.words_of("disputed-by", dimensions=pen.words.listing(names))


def _caption(pen: Pen, d: Dispute) -> str:
    """What is counted, by one series or by each of two."""
    said = [
        pen.words_of(
            "disputed-series",
            series=pen.names.series(q.series),
            kind=pen.words_of(f"kind-counts-{q.counts}"),
        )
        for q in (d.a, d.b)
    ]
    if d.a.series == d.b.series:
        return said[0]
    return pen.words_of("disputed-caption", a=said[0], b=said[1])


# --- one row -------------------------------------------------------------------------------------


def _row_of_two(pen: Pen, d: Dispute) -> tuple[Text, ...]:
    """Two counts side by side: the caption says what each of them is."""
    sides = [
        (*_number(pen, q), *(_brackets(pen, _relay(pen, q)) if q.relayed else ()))
        for q in (d.a, d.b)
    ]
    odd = next((q for q in (d.b, d.a) if q.period not in _whole(q)), d.a)
    return (_what(pen, d, odd), sides[0], sides[1], _gap(pen, d), _reason(pen, d, odd))


def _row_of_one(pen: Pen, d: Dispute) -> tuple[Text, ...]:
    """Two numbers of one series: beside each, what sets it apart from the other."""
    if d.check == "step":
        sides = [_brackets(pen, pen.period(q.period, "short")) for q in (d.a, d.b)]
    else:
        sides = [_brackets(pen, _relay(pen, q)) for q in (d.a, d.b)]
    return (
        _what(pen, d, None if d.check == "step" else d.b),
        (*_number(pen, d.a), *sides[0]),
        (*_number(pen, d.b), *sides[1]),
        _gap(pen, d),
        _reason(pen, d, d.b),
    )


def _whole(q: Quantity) -> set[object]:
    """The period of a number when it is a month or a year."""
    return {q.period} if q.period.is_month or q.period.is_year else set()


def _what(pen: Pen, d: Dispute, told: Quantity | None) -> Text:
    """Whom, where and when; the place only where the series has not one of its own."""
    own = pen.case.series[d.a.series].place is not None
    place = None if own or d.a.place != d.b.place else pen.names.place(d.a.place)
    everyone = d.a.population == ALL and place is not None
    parts = [
        None if everyone else pen.names.population(d.a.population),
        place,
        None if told is None else pen.period(told.period, "short"),
    ]
    said = ", ".join(part for part in parts if part)
    return pen.text(said[:1].upper() + said[1:])


def _number(pen: Pen, q: Quantity) -> Text:
    """A number with its figure; words for the absence of one from a complete table."""
    if q.low is None and q.high is None:
        return pen.text(pen.words_of("disputed-unlisted"))
    return pen.num(q, vintage=True)


def _relay(pen: Pen, q: Quantity) -> str:
    """When a number was published, and through whom where not by its publisher."""
    day = pen.words.date(q.published, "short")
    outlets = dict.fromkeys(outlet for name in q.sources if (outlet := pen.names.outlet(name)))
    if q.relayed and outlets:
        return pen.words_of("disputed-relayed", outlet=pen.words.listing(outlets), day=day)
    if q.basis == "lag":
        return pen.words_of("disputed-assumed", day=day)
    return pen.words_of("disputed-published", day=day)


def _brackets(pen: Pen, said: str) -> Text:
    return pen.text(f" ({said})")


def _gap(pen: Pen, d: Dispute) -> Text:
    """The gap with its sign, and its share of the larger number."""
    if d.gap is None:
        return pen.absent("brief-absent")
    between = [d.a.series, d.b.series] if d.a.series != d.b.series else [d.a.series]
    when = dict.fromkeys([str(d.a.period), str(d.b.period)])
    where = [] if d.a.place is None or d.a.place != d.b.place else [d.a.place]
    name = pen.apart("-".join([d.check, *between, *when, *where, d.a.population]), (d.a, d.b))
    note = pen.words_of("disputed-gap-note", a=pen.written(d.a), b=pen.written(d.b))
    sign = "+" if d.gap > 0 else "−" if d.gap < 0 else ""
    gap = pen.derived(
        name,
        d.gap,
        pen.words_of("number-signed", sign=sign, n=pen.words.number(abs(d.gap))),
        of=(d.a, d.b),
        label=pen.words_of("disputed-gap-label", a=pen.label(d.a), b=pen.label(d.b)),
        unit=d.a.unit,
        measure="difference",
        note=note,
    )
    if not d.share:
        return gap
    written = pen.words.percent(d.share, 1 if d.share < 0.1 else 0)
    if d.share < _SMALLEST_SHARE:
        least = pen.words.percent(_SMALLEST_SHARE, 1)
        written = pen.words_of("disputed-under", n=least)
    share = pen.derived(
        f"{name}-share",
        d.share,
        written,
        of=(d.a, d.b),
        label=pen.words_of("disputed-share-label", a=pen.label(d.a), b=pen.label(d.b)),
        unit="percent",
        measure="share",
        note=pen.words_of(
            "disputed-share-note",
            gap=pen.words.number(abs(d.gap)),
            larger=pen.written(max(d.a, d.b, key=lambda q: q.value or 0.0)),
        ),
    )
    return (*gap, *pen.text(" ("), *share, *pen.text(")"))


# --- why -----------------------------------------------------------------------------------------


def _reason(pen: Pen, d: Dispute, told: Quantity) -> Text:
    """What is known of the cause, the span really compared, and the same at other times."""
    said: list[Text] = []
    if d.matched is not None and d.matched.population != d.b.population:
        said.append(
            pen.say(
                "disputed-recoded",
                n=pen.num(d.matched, vintage=True),
                population=pen.names.population(d.matched.population),
            )
        )
    elif d.matched is not None:
        said.append(
            pen.say(
                "disputed-matched",
                n=pen.num(d.matched, vintage=True),
                span=pen.period(d.matched.period),
            )
        )
    known = d.reason or d.fault
    if known is not None:
        said.append(
            pen.prose(
                pen.names.own(known, "text"),
                name=f"{'fault' if d.reason is None else 'reason'}.{known.id}",
                source=known.source,
                published=known.published,
            )
        )
    elif d.matched is None:
        said.append(pen.say("disputed-no-reason"))
    if d.approximate and d.matched != d.a:
        other = d.a if told is d.b else d.b
        said.append(pen.say("disputed-approximate", span=pen.period(other.period)))
    also = [_also(pen, d, other) for other in _others(d)]
    if also:
        said.append(pen.say("disputed-also", others=pen.joined(also)))
    return pen.joined(said, " ")


def _others(d: Dispute) -> list[Dispute]:
    """Of what was folded into a dispute, the years or the other editions: a few, newest first."""
    if d.check in ("path", "border", "tables"):
        years = [o for o in d.also if o.b.period.is_year and o.b.period != d.b.period]
        return sorted(years, key=lambda o: o.b.period, reverse=True)[:_ALSO]
    return list(d.also[:_ALSO])


def _also(pen: Pen, d: Dispute, other: Dispute) -> Text:
    """Another of the same: its gap at its time, or the other number that was told."""
    if other.b.period == d.b.period and d.check in ("vintage", "running"):
        told = other.b if other.a == d.a else other.a
        return (*_number(pen, told), *_brackets(pen, _relay(pen, told)))
    return (*pen.text(f"{pen.period(other.b.period, 'short')} "), *_gap(pen, other))
