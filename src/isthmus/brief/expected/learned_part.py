"""What was assumed of each parameter before the counts, and what they made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isthmus.brief.model import Column, Section, Table
from isthmus.forecast.filter.parameters import Moved

from .telling import Telling, row, text


def learned_section(telling: Telling, found: Mapping[str, Sequence[Moved]]) -> Section | None:
    """A table of all parameters by nationality; None where none was learned."""
    say, words = telling.words.say, telling.words

    def number(value: float) -> str:
        return words.number(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2)

    def span(values: tuple[float, float, float]) -> str:
        low, middle, high = values
        return f"{number(middle)} ({number(low)}–{number(high)})"

    rows = [
        row(
            telling.who(population),
            one.name,
            (telling.names.place(one.place) or one.place) if one.place else "–",
            span(one.prior),
            span(one.posterior),
            number(one.moved),
            say("expect-learned-told" if one.told else "expect-learned-untold"),
        )
        for population, several in found.items()
        for one in several
    ]
    if not rows:
        return None
    titles = ("who", "parameter", "where", "prior", "posterior", "moved", "told")
    table = Table(
        id="learned-table",
        caption=say("expect-learned-caption"),
        columns=tuple(
            Column(say(f"expect-column-{title}"), numeric=title in ("prior", "posterior", "moved"))
            for title in titles
        ),
        rows=tuple(rows),
    )
    lead = text(say("expect-learned-lead"))
    return Section("learned", say("expect-learned-title"), lead, (table,))
