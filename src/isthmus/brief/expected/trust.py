"""How far to trust what is expected: the score up to the day, in words and in a table.

Owns: the part of the section, and of a forecast's page, that says how the model did until now.
"""

from __future__ import annotations

from collections.abc import Callable

from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Subsection, Table, Text

from .past import Past, Row
from .telling import Made, Telling, row, strong


def trust_part(telling: Telling, past: Past | None, name: str) -> Subsection:
    """What was right how often, and where the model was no better than persistence."""
    words = telling.words
    title = words.say("expect-trust-title")
    if past is None or not past.rows:
        return Subsection(name, title, (Paragraph(telling.say("expect-trust-none")),))

    def share(key: str, value: float, told: str) -> Text:
        return _made(
            telling,
            past,
            f"past.{key}",
            value,
            written=words.percent(value),
            label=told,
            measure="share",
        )

    lead = telling.say(
        "expect-trust-lead",
        origins=_tally(telling, past, "origins", past.origins),
        first=words.date(past.first),
        last=words.date(past.last),
        targets=_tally(telling, past, "targets", past.targets),
        wide=share("wide", past.wide, words.say("expect-trust-wide-label")),
        narrow=share("narrow", past.narrow, words.say("expect-trust-narrow-label")),
    )
    blocks: list[Block] = [
        Paragraph((*lead, *telling.say(f"expect-trust-{past.held}"))),
        Bullets(tuple(_verdicts(telling, past))),
        _table(telling, past, name),
        Note("limit", telling.say("expect-trust-note")),
    ]
    return Subsection(name, title, tuple(blocks))


def _verdicts(telling: Telling, past: Past) -> list[Text]:
    """For each series, how many months ahead the model beat persistence, and where it did not."""
    out = []
    for series in dict.fromkeys(one.series for one in past.rows):
        rows = [one for one in past.rows if one.series == series and one.against is not None]
        if not rows:
            continue
        name = strong(telling.names.series(series))
        judged = {one.against for one in rows}
        if len(judged) == 1:
            key = f"expect-trust-all-{rows[0].against}"
            out.append(telling.say(key, series=name))
            continue
        said = [
            telling.words.say(
                f"expect-trust-at-{against}",
                months=telling.words.listing(
                    telling.words.number(one.months) for one in rows if one.against == against
                ),
            )
            for against in ("closer", "even", "farther")
            if against in judged
        ]
        out.append(telling.say("expect-trust-some", series=name, rows="; ".join(said)))
    return out


def _table(telling: Telling, past: Past, name: str) -> Table:
    words = telling.words

    def cell(one: Row, key: str, value: float, write: Callable[[float], str], what: str) -> Text:
        label = f"{telling.names.series(one.series)}, h{one.months}: {what}"
        place = f"past.{one.series}.h{one.months}.{key}"
        measure = "ratio" if key == "relative" else "share"
        return _made(
            telling, past, place, value, written=write(value), label=label, measure=measure
        )

    wide, narrow = words.say("expect-column-wide"), words.say("expect-column-narrow")
    relative = words.say("expect-column-relative")
    rows = [
        row(
            telling.names.series(one.series),
            words.number(one.months),
            _tally(telling, past, f"{one.series}.h{one.months}.targets", one.targets),
            cell(one, "narrow", one.narrow, words.percent, narrow),
            cell(one, "wide", one.wide, words.percent, wide),
            "–"
            if one.relative is None
            else cell(one, "relative", one.relative, lambda v: words.number(v, 2), relative),
        )
        for one in past.rows
    ]
    return Table(
        id=f"{name}-table",
        caption=words.say("expect-trust-caption"),
        columns=(
            Column(words.say("expect-column-series")),
            Column(words.say("expect-column-ahead"), numeric=True),
            Column(words.say("expect-column-targets"), numeric=True),
            Column(narrow, numeric=True),
            Column(wide, numeric=True),
            Column(relative, numeric=True),
        ),
        rows=tuple(rows),
    )


def _tally(telling: Telling, past: Past, key: str, count: int) -> Text:
    words = telling.words
    label = words.say("expect-trust-origins-label" if key == "origins" else "expect-column-targets")
    return _made(
        telling,
        past,
        f"past.{key}",
        count,
        written=words.number(count),
        label=label,
        measure="tally",
    )


def _made(
    telling: Telling,
    past: Past,
    name: str,
    value: float,
    *,
    written: str,
    label: str,
    measure: str,
) -> Text:
    words = telling.words
    shown = value if measure == "tally" else round(value, 2)
    return telling.put(
        Made(
            name=name,
            written=written,
            low=shown,
            high=shown,
            label=label,
            note=words.say(
                "expect-trust-source", first=words.date(past.first), last=words.date(past.last)
            ),
            unit="other" if measure == "tally" else "ratio",
            measure=measure,
            counts="expected",
        )
    )
