"""A brief of every kind of block, small enough to read.

Owns: `sample_brief`, which tests of the renderers share; `shipped_brief`, those of the cases that
ship; and `outlook_on`, what these expect, which is the same in every language and is most of the
time that a brief takes.
"""

from __future__ import annotations

import datetime as dt
import functools

from isthmus.brief import make_brief
from isthmus.brief.expected.outlook import Outlook, outlook_of
from isthmus.brief.model import (
    Brief,
    Bullets,
    Chart,
    Column,
    Fact,
    Facts,
    Figure,
    Link,
    Note,
    Num,
    Paragraph,
    Section,
    Strong,
    Subsection,
    Table,
    Words,
)
from isthmus.case import read_case


@functools.cache
def shipped_brief(name: str, day: dt.date, language: str) -> Brief:
    """The brief of a case that ships, on a day."""
    return make_brief(read_case(name), day, language, outlook=outlook_on(name, day))


@functools.cache
def outlook_on(name: str, day: dt.date) -> Outlook | None:
    """What a case that ships expects on a day."""
    return outlook_of(read_case(name).as_of(day), day)


def figure(id: str, *, section: str = "counted", low: float | None = 1234.0) -> Figure:
    """A figure of invented registered entries."""
    return Figure(
        id=id,
        section=section,
        label="Entries, May 2024",
        place="Brisa",
        population="everyone counted",
        measure="increment",
        unit="crossing",
        counts="registered entries",
        period_start=dt.date(2024, 5, 1),
        period_end=dt.date(2024, 5, 31),
        low=low,
        high=low,
        status="final",
        published=dt.date(2024, 6, 10),
        publisher="Directorate of Brisa",
        url="https://example.org/entries",
        note=None,
    )


def bar_spec(month: str = "May") -> dict[str, object]:
    """A drawing of two bars, one of them called as one likes."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": 200,
        "height": 80,
        "data": {"values": [{"month": "April", "n": 1100}, {"month": month, "n": 1234}]},
        "mark": "bar",
        "encoding": {
            "x": {"field": "month", "type": "nominal", "title": None},
            "y": {"field": "n", "type": "quantitative"},
        },
    }


def sample_brief(language: str = "en") -> Brief:
    """Two sections in which every kind of block and of inline stands once or more."""
    entries, ratio = figure("entries-2024-05"), figure("entries-ratio", low=1.12)
    shown = Num(entries.id, "1,234")
    table = Table(
        id="entries",
        caption="Entries by month",
        columns=(Column("Month"), Column("Entries", numeric=True)),
        rows=(((Words("May 2024"),), (shown,)), ((Words("June 2024"),), (Words("–"),))),
        folded=True,
    )
    chart = Chart(
        id="entries-chart",
        title="Entries",
        description="Two columns, the second a little higher.",
        spec=bar_spec(),
        table=table,
    )
    inner = Subsection(
        id="brisa",
        title="Brisa",
        blocks=(
            Facts((Fact("Last month", (shown,), (Words("of "), Strong("everyone"))),)),
            chart,
            Subsection(id="brisa-more", title="More of it", blocks=(Bullets(((Words("one"),),)),)),
        ),
    )
    source = Link("the publisher", "https://example.org/?a=1&b=2")
    return Brief(
        case="sample",
        title="Sample corridor",
        subtitle="What was known on 20 June 2024",
        language=language,
        as_of=dt.date(2024, 6, 20),
        summary=(Paragraph((Words("In short: "), shown, Words("."))),),
        sections=(
            Section("counted", "What was counted", (Words("Counts by "), source), (inner,)),
            Section(
                "unknown",
                "What is not known",
                (),
                (
                    Note("fault", (Words("A month is incomplete."),)),
                    Note("limit", (Words("One crossing only."),)),
                    Note("assumption", (Num(ratio.id, "1.12 times"), Words(" by our reckoning"))),
                ),
            ),
        ),
        figures=(entries, ratio),
    )
