"""What the sections of a simulation's page are written with.

Owns: `Desk`, one simulation in one language; how its estimates, bounds and places are written; the
legend and the table of every fan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from isthmus.brief import model
from isthmus.brief.charts import Caption
from isthmus.brief.errors import interval_name
from isthmus.brief.fan import Day, Legend
from isthmus.brief.model import Column, Table, Text
from isthmus.brief.names import Names
from isthmus.movement.passing import Estimate
from isthmus.movement.simulating import Simulation
from isthmus.words import Words

#: The bands of a fan; the level of the wide one is `errors.LEVEL`.
WIDE, NARROW = (0.05, 0.95), (0.25, 0.75)
#: Rows of a table under a chart at most.
_ROWS = 40


class Desk:
    """One simulation in one language. `tables` is how the names of its tables end."""

    def __init__(self, simulation: Simulation, words: Words, tables: str) -> None:
        self.simulation = simulation
        self.words = words
        self.tables = tables
        self.result = simulation.result
        self.dates = simulation.dates
        self.number = {name: i for i, name in enumerate(self.result.places)}
        self.names = Names(simulation.case, words) if simulation.case else None

    @property
    def title(self) -> str:
        """What the case is called; a folder by its name."""
        case = self.simulation.case
        return case.titles.get(self.words.language, case.name) if case else self.simulation.name

    def name(self, place: str) -> str:
        """What a place is called."""
        return (self.names.place(place) or place) if self.names else place

    def between(self, estimate: Estimate) -> str:
        """The interval of members; blank where they are too few to tell it."""
        if estimate.low is None or estimate.high is None:
            return ""
        return self.span((estimate.low, estimate.high))

    def span(self, bounds: tuple[float, float] | None) -> str:
        """Two bounds."""
        if bounds is None:
            return "–"
        low, high = (self.words.number(bound) for bound in bounds)
        return self.words.say("span", start=low, end=high)

    def legend(self) -> Legend:
        """The words of every fan."""
        say, words = self.words.say, self.words
        return Legend(
            wide=interval_name(words),
            narrow=say("simulated-interval", level=words.percent(NARROW[1] - NARROW[0])),
            median=say("simulated-median"),
            counted=say("simulated-counted"),
            months=tuple(words.month(dt.date(2001, m, 1), "alone-short") for m in range(1, 13)),
        )

    def day_table(self, caption: Caption, days: Sequence[Day], *, months: bool = False) -> Table:
        """The numbers of a fan: on the days of counts, or on some of all."""
        say, words = self.words.say, self.words
        days_told = [day for day in days if day.observed or day in (days[0], days[-1])]
        days_told = _some(days_told if len(days_told) > 2 else list(days))
        counted = any(day.counted is not None for day in days)
        columns = [
            Column(say("simulated-column-month" if months else "simulated-column-day")),
            Column(say("simulated-column-median"), numeric=True),
            Column(say("simulated-interval", level=words.percent(0.5)), numeric=True),
            Column(interval_name(words), numeric=True),
        ]
        rows = []
        for day in days_told:
            when = words.month(day.day, "short") if months else words.date(day.day, "short")
            cells = [when, words.number(day.median), self.span(day.narrow), self.span(day.wide)]
            if counted:
                cells.append("–" if day.counted is None else words.number(day.counted))
            rows.append(row(*cells))
        if counted:
            columns.append(Column(say("simulated-column-counted"), numeric=True))
        key = "simulated-months-caption" if months else "simulated-days-caption"
        return Table(
            id=f"{caption.id}-table",
            caption=say(key, place=caption.title),
            columns=tuple(columns),
            rows=tuple(rows),
            folded=True,
        )


def text(words: str) -> Text:
    """Words as a text; none for none."""
    return (model.Words(words),) if words else ()


def row(*cells: str) -> tuple[Text, ...]:
    """A row of a table."""
    return tuple(text(cell) for cell in cells)


def _some(days: list[Day]) -> list[Day]:
    """As many as a table takes, evenly, with the first and the last."""
    if len(days) <= _ROWS:
        return days
    chosen = np.linspace(0, len(days) - 1, _ROWS).round().astype(int)
    return [days[i] for i in chosen.tolist()]
