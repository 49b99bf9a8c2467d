"""How a section is written: every number it puts down is a figure with its source.

Owns: `Pen`, which turns quantities into `Num`s and enters them in the ledger, and sentences of the
catalogue into running text. The builders of sections hold the pen; they format nothing themselves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from isthmus.case import ALL, Case, Period
from isthmus.series.cube import Counted
from isthmus.series.quantities import STATUSES, Quantity
from isthmus.words import Words

from .model import Figure, Inline, Ledger, Link, Num, Strong, Text
from .model import Words as Plain
from .names import Names

if TYPE_CHECKING:
    from .expected.outlook import Outlook
    from .said.hearing import Heard

#: Numerals in prose that state a quantity: grouped thousands, decimals with a sign of percent or
#: money, whole numbers with either. A year, a date, a decree or a title is none of these.
_STATED = re.compile(
    r"(?<![\w./-])(?:US\$\s?|USD\s|\$)?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w/-])"
    r"|(?:US\$\s?|USD\s|\$)\d+(?:\.\d+)?(?![\w/-])"
    r"|(?<![\w./-])\d+(?:\.\d+)?\s?%"
)
#: Below this many, a year before is no base for a comparison.
_SMALL_BASE = 50
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


class Pen:
    """Writes one section of a brief. Shares the ledger with the pens of the other sections."""

    def __init__(
        self,
        section: str,
        *,
        case: Case,
        counted: Counted,
        words: Words,
        ledger: Ledger,
        day: dt.date,
        heard: Heard | None = None,
        outlook: Outlook | None = None,
    ) -> None:
        self.section = section
        self.case = case
        self.counted = counted
        self.words = words
        self.ledger = ledger
        self.day = day
        #: What documents say, where the brief was given any.
        self.heard = heard
        #: What is expected, of a case that says how it is forecast.
        self.outlook = outlook
        self.names = Names(case, words)
        self._named: dict[str, list[object]] = {}

    # --- words ----------------------------------------------------------------------------------

    def say(self, key: str, **values: Inline | Text | str | float) -> Text:
        """A sentence of the catalogue with texts, numbers and links put in."""
        out: list[Inline] = []
        for part in self.words.parts(key, **values):
            if isinstance(part, str):
                out.append(Plain(part))
            elif isinstance(part, tuple):
                out.extend(part)
            else:
                out.append(part)
        return tuple(out)

    def words_of(self, key: str, **values: Any) -> str:
        """A sentence that holds words only."""
        return self.words.say(key, **values)

    def text(self, words: str | None) -> Text:
        """Plain words; none when there are none."""
        return (Plain(words),) if words else ()

    def strong(self, words: str) -> Text:
        """Words that carry the sentence."""
        return (Strong(words),)

    def link(self, words: str, url: str | None) -> Text:
        """Words that lead to an address, or just the words where there is none."""
        return (Link(words, url),) if url else (Plain(words),)

    def absent(self, key: str = "brief-absent") -> Text:
        """What stands where no figure was published. Never a zero."""
        return (Plain(self.words.say(key)),)

    def period(self, period: Period, format: str = "long") -> str:
        """A period by its name."""
        return self.words.period(period.start, period.end, format)

    # --- numbers --------------------------------------------------------------------------------

    def num(
        self, quantity: Quantity | None, *, vintage: bool = False, absent: str = "brief-absent"
    ) -> Text:
        """A counted quantity as a sentence writes it, with its figure; `absent` stands for None.

        `vintage` tells apart two published values of one number, which otherwise share an id.
        """
        if quantity is None:
            return self.absent(absent)
        return (Num(self.figure(quantity, vintage=vintage), self.written(quantity)),)

    def cell(self, quantity: Quantity | None, *, absent: str = "brief-absent") -> Text:
        """A counted quantity as a table writes it: with signs for its bounds instead of words."""
        if quantity is None:
            return self.absent(absent)
        return (Num(self.figure(quantity), self.written(quantity, "-short")),)

    def written(self, quantity: Quantity, form: str = "") -> str:
        """The number as words: its bounds as the source left them."""
        low, high = quantity.low, quantity.high
        if low is not None and high is not None and low != high:
            return self.words.say(f"number-about{form}", n=self.words.number((low + high) / 2))
        if low is None and high is None:
            return self.words.say("brief-absent")
        if low is None:
            return self.words.say(f"number-at-most{form}", n=self._number(high or 0.0))
        if high is None:
            return self.words.say(f"number-at-least{form}", n=self._number(low))
        said = self._number(low)
        return self.words.say(f"number-about{form}", n=said) if quantity.about else said

    def figure(self, quantity: Quantity, *, vintage: bool = False) -> str:
        """Enter a quantity in the ledger; gives its id."""
        series = self.case.series[quantity.series]
        parts = [self.section, quantity.series, str(quantity.period)]
        if quantity.place != series.place:
            parts.append(f"in-{quantity.place}" if quantity.place else "everywhere")
        if quantity.population != ALL:
            parts.append(quantity.population)
        if vintage:
            # Two tables of one publisher may give one number twice on one day.
            parts += [str(quantity.published), *quantity.sources[:1]]
            parts = [self.apart(_slug(*parts), quantity)]
        return self.ledger.add(
            Figure(
                id=parts[0] if vintage else _slug(*parts),
                section=self.section,
                label=self.label(quantity),
                place=self.names.place(quantity.place),
                population=self.names.population(quantity.population),
                measure=quantity.measure,
                unit=quantity.unit,
                counts=quantity.counts,
                period_start=quantity.period.start,
                period_end=quantity.period.end,
                low=quantity.low,
                high=quantity.high,
                status=quantity.status,
                published=quantity.published,
                publisher=self.names.publisher(quantity.sources),
                url=next((u for s in quantity.sources if (u := self.case.sources[s].url)), None),
                note=self.note(quantity),
            )
        )

    def apart(self, name: str, what: object) -> str:
        """A name for one thing alone: numbered from the second on that goes by it."""
        same = self._named.setdefault(name, [])
        if what not in same:
            same.append(what)
        return name if what == same[0] else f"{name}.{same.index(what) + 1}"

    def label(self, quantity: Quantity) -> str:
        """What a quantity is, in a line: series, population, period."""
        who = "" if quantity.population == ALL else self.names.population(quantity.population)
        return ", ".join(
            part
            for part in (self.names.series(quantity.series), who, self.period(quantity.period))
            if part
        )

    def note(self, quantity: Quantity) -> str | None:
        """What a reader must know of it: how it was dated, summed, read, and what is wrong."""
        said = []
        if quantity.parts > 1:
            said.append(self.words.say("figure-note-sum", parts=self.words.number(quantity.parts)))
        if quantity.basis == "lag":
            said.append(
                self.words.say("figure-note-lag", days=self.case.series[quantity.series].lag_days)
            )
        said += self._edition(quantity)
        said += [self.names.own(self.case.faults[flag], "text") or "" for flag in quantity.flags]
        return " ".join(said) or None

    def derived(
        self,
        name: str,
        value: float,
        written: str,
        *,
        of: Sequence[Quantity],
        label: str,
        unit: str,
        measure: str,
        note: str,
        low: float | None = None,
        high: float | None = None,
    ) -> Text:
        """A number computed from quantities: a ratio, a gap. `note` says how it was computed."""
        first = of[0]
        return self.made(
            name,
            value,
            written,
            label=label,
            unit=unit,
            measure=measure,
            note=note,
            counts=" / ".join(dict.fromkeys(q.counts for q in of)),
            place=self.names.place(first.place),
            population=self.names.population(first.population),
            span=(first.period.start, first.period.end),
            published=max(q.published for q in of),
            publisher="; ".join(dict.fromkeys(self.names.publisher(q.sources) for q in of)),
            url=next((u for q in of for s in q.sources if (u := self.case.sources[s].url)), None),
            status=max((q.status for q in of), key=STATUSES.index),
            low=low,
            high=high,
        )

    def made(
        self,
        name: str,
        value: float,
        written: str,
        *,
        label: str,
        unit: str,
        measure: str,
        note: str | None,
        counts: str,
        published: dt.date,
        publisher: str,
        url: str | None = None,
        place: str | None = None,
        population: str | None = None,
        span: tuple[dt.date, dt.date] | None = None,
        status: str | None = None,
        low: float | None = None,
        high: float | None = None,
        bounds: tuple[float | None, float | None] | None = None,
    ) -> Text:
        """A number that no series holds: counted on the page, or stated in a text.

        `bounds` are those of a number that may be open to one side, in place of the value.
        """
        low = value if low is None else low
        high = value if high is None else high
        figure = self.ledger.add(
            Figure(
                id=_slug(self.section, name),
                section=self.section,
                label=label,
                place=place,
                population=population or self.names.population(ALL),
                measure=measure,
                unit=unit,
                counts=counts,
                period_start=span[0] if span else None,
                period_end=span[1] if span else None,
                low=bounds[0] if bounds else low,
                high=bounds[1] if bounds else high,
                status=status or "computed",
                published=published,
                publisher=publisher,
                url=url,
                note=note,
            )
        )
        return (Num(figure, written),)

    def tally(self, name: str, count: int, label: str) -> Text:
        """How many things the brief itself lists."""
        return self.made(
            name,
            count,
            self.words.number(count),
            label=label,
            unit="other",
            measure="tally",
            note=None,
            counts="listed",
            published=self.day,
            publisher=self.words.say("brief-publisher-own"),
        )

    def ratio(self, name: str, now: Quantity | None, before: Quantity | None) -> Text:
        """How many times the year before, as `2.45 times`; a change in percent when near to one.

        From a base that is too small to say anything, those words stand instead of a number.
        """
        if now is None or before is None or not before.value or now.value is None:
            return self.absent()
        if None in (now.low, now.high, before.low, before.high):
            return self.absent()
        if before.value < _SMALL_BASE:
            return self.absent("number-small-base")
        ratio = now.value / before.value
        if ratio >= 2:
            digits = 2 if ratio < 10 else 1 if ratio < 100 else 0
            written = self.words.say("number-times", n=self.words.number(ratio, digits))
        else:
            sign = "rise" if ratio > 1 else "fall" if ratio < 1 else "same"
            change = abs(ratio - 1)
            share = self.words.percent(change, 1 if change < 0.1 or change > 0.98 else 0)
            written = self.words.say(f"number-{sign}", n=share)
        assert now.low is not None
        assert now.high is not None
        return self.derived(
            name,
            ratio,
            written,
            of=(now, before),
            label=self.words.say(
                "figure-label-ratio", a=self.label(now), b=self.period(before.period)
            ),
            unit="ratio",
            measure="ratio",
            note=" ".join(
                [
                    self.words.say(
                        "figure-note-ratio", a=self.written(now), b=self.written(before)
                    ),
                    *self._breaks(before, now),
                ]
            ),
            low=now.low / before.high if before.high else None,
            high=now.high / before.low if before.low else None,
        )

    def prose(
        self, words: str | None, *, name: str, source: str | None, published: dt.date
    ) -> Text:
        """Words of the case; each quantity they state is a figure of its own, as stated there.

        `source` None: the case states it by itself, as an assumption.
        """
        if not words:
            return ()
        out: list[Inline] = []
        end = 0
        for i, found in enumerate(_STATED.finditer(words), start=1):
            if found.start() > end:
                out.append(Plain(words[end : found.start()]))
            end = found.end()
            stated = found[0]
            digits = re.sub(r"[^\d.]", "", stated)
            unit = (
                "percent"
                if "%" in stated
                else "money"
                if "$" in stated or "USD" in stated
                else "other"
            )
            of = self.case.sources[source] if source else None
            out += self.made(
                f"{name}.{i}",
                float(digits),
                stated,
                label=words if len(words) <= 120 else words[:117] + "…",
                unit=unit,
                measure="stated",
                note=None,
                counts="stated",
                published=published,
                publisher=self.names.publisher((source,))
                if source
                else self.words.say("brief-publisher-case"),
                url=of.url if of else None,
                status="stated" if source else "assumed",
            )
        if end < len(words):
            out.append(Plain(words[end:]))
        return tuple(out)

    def source_link(self, source: str) -> Text:
        """The publisher of a source, leading to it."""
        return self.link(self.names.publisher((source,)), self.case.sources[source].url)

    def joined(self, texts: Iterable[Text], by: str = "; ") -> Text:
        """Texts with a separator between them."""
        out: list[Inline] = []
        for text in texts:
            if out:
                out.append(Plain(by))
            out.extend(text)
        return tuple(out)

    def _breaks(self, before: Quantity, now: Quantity) -> list[str]:
        """The changes of method between two quantities of one series: a comparison crosses them."""
        return [
            self.names.own(fault, "text") or ""
            for fault in self.case.faults.values()
            if fault.series == now.series
            and fault.kind in ("method", "coverage")
            and before.period.end < fault.starts <= now.period.end
        ]

    def _edition(self, quantity: Quantity) -> list[str]:
        """That a number was read later than the day it is dated, from a later edition."""
        source = self.case.sources[quantity.sources[0]]
        for key, day in (("edition", source.edition), ("read", source.retrieved)):
            if day is not None:
                later = day > quantity.published
                said = self.words.say(f"figure-note-{key}", day=self.words.date(day))
                return [said] if later else []
        return [self.words.say("figure-note-later")] if quantity.basis == "lag" else []

    def _number(self, value: float) -> str:
        whole = abs(value - round(value)) < 1e-9
        return self.words.number(value, 0 if whole else 2)


def _slug(*parts: str) -> str:
    """An id that HTML, a URL and a spreadsheet all take as it stands."""
    return ".".join(_UNSAFE.sub("_", part).strip("_") for part in parts)
