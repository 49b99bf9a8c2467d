"""How the numbers of a forecast are written, on a page of its own and in a brief.

Owns: `Telling`, which names targets and months and writes what is expected of them; and `Figured`,
the same for a brief, where each number is a figure of the ledger with its source.

A number that was drawn is written with three digits: more would feign a precision it has not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from math import floor, log10

import msgspec
import numpy as np

from isthmus.brief import model
from isthmus.brief.model import Text
from isthmus.brief.names import Names
from isthmus.brief.pen import Pen
from isthmus.case import ALL, NATIONALITY, Case
from isthmus.case.periods import month_end, months_between
from isthmus.forecast.records import Floats, Forecast, Target
from isthmus.words import Words

#: What a case's other nationalities are called, together.
OTHER = "other"
#: The bands that are shown, by their levels.
WIDE, NARROW, MEDIAN = (0.05, 0.95), (0.25, 0.75), (0.5,)
#: Chances beyond these are not told apart.
SURE = (0.01, 0.99)
#: Digits of a number that was drawn.
_DIGITS = 3
_NOTHING = "–"


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the model gives, before anyone decides where its row stands.

    `name` is its id within the section; `low` and `high` bound it, alike for a single number.
    """

    name: str
    written: str
    low: float
    high: float
    label: str
    note: str
    target: Target | None = None
    span: tuple[dt.date, dt.date] | None = None
    unit: str = ""
    measure: str = ""
    counts: str = ""
    status: str = "expected"


class Telling:
    """One forecast in one language, on a page whose numbers lead to the tables beside it."""

    #: Whether it may tell what happened after the day of the forecast: a prior may rest on that.
    hindsight = True

    def __init__(self, case: Case, forecast: Forecast, words: Words) -> None:
        self.case = case
        self.forecast = forecast
        self.known = forecast.known
        self.words = words
        self.names = Names(case, words)

    # --- names ----------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> Text:
        """A sentence of the catalogue, with texts and numbers put in."""
        out: list[model.Inline] = []
        for part in self.words.parts(key, **values):
            if isinstance(part, str):
                out.append(model.Words(part))
            elif isinstance(part, tuple):
                out += part
            else:
                out.append(part)
        return tuple(out)

    def who(self, population: str) -> str:
        """A population by its name, begun as a title is."""
        words = population.split(";")
        if OTHER in words:
            rest = [self.names.word(word) for word in words if word != OTHER]
            said = ", ".join([self.words.say("expect-other"), *rest])
        else:
            said = self.names.population(population)
        return begun(said)

    def title(self, target: Target) -> str:
        """A target: its series, and its population where that is not everyone."""
        series = self.names.series(target.series)
        return series if target.population == ALL else f"{series}: {self.who(target.population)}"

    def called(self, record: msgspec.Struct) -> str:
        """The title of a record in the language."""
        return self.names.own(record, "title") or ""

    def unit(self, series: str) -> str:
        """What a series counts, in the language."""
        return self.words.say(f"kind-counts-{self.case.series[series].counts}")

    # --- which ----------------------------------------------------------------------------------

    def series(self) -> list[str]:
        """The series of the forecast that have a total, in the order of its targets."""
        return [target.series for target in self.forecast.draws if target.population == ALL]

    def nationalities(self, series: str) -> list[Target]:
        """The nationalities of a series, the most expected first, and the others last."""
        found = [
            target
            for target in self.forecast.draws
            if target.series == series and self._is_nationality(target.population)
        ]
        most = {target: float(np.median(self.together(target))) for target in found}
        return sorted(found, key=lambda target: (target.population == OTHER, -most[target]))

    def ways(self, series: str) -> list[Target]:
        """Those whom a series tells apart by a word that is no nationality."""
        return [
            target
            for target in self.forecast.draws
            if target.series == series
            and ";" not in target.population
            and target.population != ALL
            and not self._is_nationality(target.population)
        ]

    def _is_nationality(self, population: str) -> bool:
        if population == OTHER:
            return True
        return self.case.vocabulary.dimension_of(population) == NATIONALITY

    # --- months ---------------------------------------------------------------------------------

    def months(self, target: Target) -> list[dt.date]:
        """The first days of the months that are forecast."""
        draws = self.forecast.draws[target]
        return [self.known.month(draws.first + h) for h in range(draws.values.shape[1])]

    def last(self, target: Target) -> dt.date | None:
        """The first day of the last month with a count."""
        last = self.known.last(target) if target in self.known.counts else None
        return None if last is None else self.known.month(last)

    def count(self, target: Target, month: dt.date) -> float | None:
        """What was counted in a month; None where nothing was published."""
        counts = self.known.counts.get(target)
        number = months_between(self.known.first, month)
        if counts is None or not 0 <= number < len(counts) or np.isnan(counts[number]):
            return None
        return float(counts[number])

    def together(self, target: Target, months: int | None = None) -> Floats:
        """[N] the sum over the first so many months of a target, by draw; None: over all."""
        values: Floats = self.forecast.draws[target].values[:, :months].sum(axis=1)
        return values

    # --- numbers --------------------------------------------------------------------------------

    def number(self, value: float, *, signed: bool = False) -> str:
        """A number that was drawn, as it is written; `signed` with its sign, also a plus."""
        shown = rounded(value)
        if not signed:
            return self.words.number(shown)
        sign = "+" if shown > 0 else "−" if shown < 0 else ""
        return f"{sign}{self.words.number(abs(shown))}"

    def between(self, low: float, high: float, *, signed: bool = False) -> str:
        """Two bounds, as a cell writes them."""
        ends = [self.number(value, signed=signed) for value in (low, high)]
        return self.words.say("span", start=ends[0], end=ends[1]) if signed else "–".join(ends)

    def counted(self, target: Target, month: dt.date) -> Text:
        """What was counted in a month, or that it was not published."""
        value = self.count(target, month)
        return text(_NOTHING if value is None else self.words.number(value))

    def expected(self, target: Target, h: int, levels: Sequence[float] = MEDIAN) -> Text:
        """A quantile of a month, or the interval between two; `h` counts from 0."""
        day = self.months(target)[h]
        values = self.forecast.draws[target].values[:, h]
        return self.drawn(values, levels, target, (day, month_end(day)))

    def cumulated(self, target: Target, levels: Sequence[float] = MEDIAN) -> Text:
        """The same of all months together."""
        months = self.months(target)
        return self.drawn(self.together(target), levels, target, (months[0], month_end(months[-1])))

    def bounds(self, target: Target, h: int | None = None) -> tuple[Text, Text]:
        """The ends of the wide interval of a month, or of all together, apart: two figures."""
        low, high = WIDE
        if h is None:
            return self.cumulated(target, (low,)), self.cumulated(target, (high,))
        return self.expected(target, h, (low,)), self.expected(target, h, (high,))

    def drawn(
        self,
        values: Floats,
        levels: Sequence[float],
        target: Target,
        span: tuple[dt.date, dt.date],
        *,
        of: str = "",
        title: str = "",
        signed: bool = False,
        write: Callable[[float], str] | None = None,
    ) -> Text:
        """A quantile of draws [N], or the interval between two, as a number of the model.

        `of` begins its id and `title` its label where they are not of the forecast itself; `write`
        writes a single number otherwise than by its digits.
        """
        bounds = np.quantile(values, levels)
        low, high = rounded(float(bounds[0])), rounded(float(bounds[-1]))
        alone = len(levels) == 1
        if not alone:
            written = self.between(low, high, signed=signed)
            which = self.words.say("expect-interval", level=self.percent(levels[-1] - levels[0]))
        else:
            written = write(low) if write else self.number(low, signed=signed)
            which = (
                self.words.say("expect-median")
                if levels[0] == MEDIAN[0]
                else self.words.say("expect-quantile", level=self.percent(levels[0]))
            )
        when = f"{span[0]:%Y-%m}" if month_end(span[0]) == span[1] else f"to-{span[1]:%Y-%m}"
        where = "-".join(f"{1000 * level:g}" for level in levels)
        names = ", ".join(one for one in (title, self.title(target)) if one)
        return self.put(
            Made(
                name=f"{of}{target.series}.{target.population}.{when}.q{where}",
                written=written,
                low=low,
                high=high,
                label=f"{names}, {self.words.period(*span)}: {which}",
                note=self.source,
                target=target,
                span=span,
                measure="difference" if signed else "",
            )
        )

    def put(self, made: Made) -> Text:
        """A number, where it stands on the page."""
        return text(made.written)

    def prose(self, words: str | None, *, name: str, source: str | None) -> Text:
        """Words of the case; in a brief each quantity that they state is a figure."""
        return text(words or "")

    def percent(self, share: float) -> str:
        """A share as percent."""
        return self.words.percent(round(share, 6))

    def chance(self, chance: float) -> str:
        """A chance as percent, never 0 or 100: draws are only so many."""
        least, most = SURE
        if chance < least:
            return self.words.say("expect-chance-under", share=self.percent(least))
        if chance > most:
            return self.words.say("expect-chance-over", share=self.percent(most))
        return self.percent(sure(chance))

    @property
    def members(self) -> int:
        """N, how many courses were drawn."""
        return max((len(draws.values) for draws in self.forecast.draws.values()), default=0)

    @property
    def source(self) -> str:
        """What stands behind a number of the model, in a sentence."""
        return self.words.say(
            "expect-source",
            draws=self.words.number(self.members),
            seed=str(self.forecast.seed),
            day=self.words.date(self.forecast.origin),
        )


class Figured(Telling):
    """The same in a brief: every number is a figure, a count's with its publisher."""

    #: A brief knows what was known on its day.
    hindsight = False

    def __init__(self, pen: Pen, forecast: Forecast) -> None:
        super().__init__(pen.case, forecast, pen.words)
        self.pen = pen

    def counted(self, target: Target, month: dt.date) -> Text:
        """What was counted in a month, with its publisher."""
        value = self.count(target, month)
        if value is None:
            return text(_NOTHING)
        view = self.pen.counted[target.series]
        if OTHER not in target.population.split(";"):
            held = view.months(view.named(*self._words(target))).get(month)
            if held is not None:
                return self.pen.cell(held)
        return self.put(
            Made(
                name=f"{target.series}.{target.population}.{month:%Y-%m}.counted",
                written=self.words.number(value),
                low=value,
                high=value,
                label=f"{self.title(target)}, {self.words.month(month)}",
                note=self.words.say("expect-counted-note"),
                target=target,
                span=(month, month_end(month)),
            )
        )

    def put(self, made: Made) -> Text:
        """A number as a figure of the ledger, whose source is the model."""
        series = self.case.series[made.target.series] if made.target else None
        return self.pen.made(
            made.name,
            made.low,
            made.written,
            low=made.low,
            high=made.high,
            label=made.label,
            unit=made.unit or (series.unit if series else "ratio"),
            measure=made.measure or (series.measure if series else "ratio"),
            counts=made.counts or (series.counts if series else "expected"),
            place=self.names.place(series.place) if series else None,
            population=self.who(made.target.population) if made.target else None,
            span=made.span,
            published=self.pen.day,
            publisher=self.words.say("expect-publisher"),
            status=made.status,
            note=made.note,
        )

    def prose(self, words: str | None, *, name: str, source: str | None) -> Text:
        """Words of the case, with a figure for each quantity that they state."""
        return self.pen.prose(words, name=name, source=source, published=self.pen.day)

    def _words(self, target: Target) -> list[str]:
        return [] if target.population == ALL else target.population.split(";")


def rounded(value: float) -> float:
    """To three digits, and never to a part of a person."""
    if abs(value) < 10**_DIGITS:
        return float(round(value))
    return float(round(value, _DIGITS - 1 - floor(log10(abs(value)))))


def sure(chance: float) -> float:
    """A chance to a hundredth, never 0 or 1."""
    least, most = SURE
    return round(min(most, max(least, chance)), 2)


def text(words: str) -> Text:
    """Words as a text; none for none."""
    return (model.Words(words),) if words else ()


def joined(texts: Sequence[Text], by: str = "; ") -> Text:
    """Texts with a separator between them."""
    out: list[model.Inline] = []
    for one in texts:
        out += [*text(by), *one] if out else one
    return tuple(out)


def row(*cells: str | Text) -> tuple[Text, ...]:
    """A row of a table."""
    return tuple(text(cell) if isinstance(cell, str) else cell for cell in cells)


def begun(words: str) -> str:
    """Words that begin a sentence."""
    return words[:1].upper() + words[1:]


def strong(words: str) -> Text:
    """Words that carry the sentence."""
    return (model.Strong(words),)
