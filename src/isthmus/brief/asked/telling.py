"""How the numbers of what is asked are written: each is a figure with what it was computed from.

Owns: `Asks`. A number that was drawn has three digits; below ten it keeps one after the point, for
half a tap is not none.
"""

from __future__ import annotations

import datetime as dt
import math

from isthmus.brief.expected.telling import SURE, rounded, sure
from isthmus.brief.model import Text
from isthmus.brief.pen import Pen
from isthmus.case.periods import month_end
from isthmus.case.provisions import Capacity, Norm
from isthmus.forecast.records import Forecast
from isthmus.series.quantities import Quantity
from isthmus.sharing.capacity.loads import RECEPTION
from isthmus.sharing.receiving import Figure
from isthmus.sharing.records import LEVELS, Band, Load, Need
from isthmus.sharing.shared import OfCountry, Shared

from .naming import Naming
from .reckoning import Reckoned

_NOTHING = "–"
#: Less than this is not written as a number.
_LEAST = 0.1
#: A share below this is written with two digits after the point.
_SMALL = 0.005
#: What two digits after the point still tell.
_LEAST_SHARE = 0.0001


class Asks(Naming):
    """What is asked, in one language, with a figure of the ledger for every number."""

    def __init__(self, pen: Pen, made: Reckoned, forecast: Forecast | None) -> None:
        super().__init__(pen, made)
        self._able = pen.case.records("capacities", Capacity)
        self._drawn = "" if forecast is None else self._drawn_by(forecast)

    # --- what was drawn -------------------------------------------------------------------------

    def need(self, need: Need) -> tuple[Text, Text, Text]:
        """P10, P50 and P90 of a need, apart."""
        norm = self.norms[need.norm]
        where = self.place(need.place, need.country)
        note = f"{self._drawn} {self._norm_note(norm)}"
        low, middle, high = (
            self._made(
                f"need.{need.place or need.country}.{need.norm}.{need.month:%Y-%m}.q{level:g}",
                value,
                label=f"{self.norm(need.norm)}, {where}, {self.words.month(need.month)}: "
                + self.words.say("share-column-level", level=f"{100 * level:g}"),
                unit="money" if norm.currency else "other",
                measure="need",
                counts=norm.per,
                place=where,
                month=need.month,
                note=note,
                source=norm.source,
            )
            for level, value in zip(LEVELS, need.total, strict=True)
        )
        return low, middle, high

    def present(self, load: Load) -> Text:
        """The people at a place at one time in a month: the middle, and both ends of the band."""
        return self._band(load, "load", load.stock, self._what(load), people=True)

    def stay(self, place: str, country: str) -> Text:
        """The median stay in days that the case assumes."""
        days = next(o.stay_days.median for o in self.made.settings.receptions if o.place == place)
        return self.pen.made(
            f"stay.{place}",
            days,
            self.words.number(days, _digits(days)),
            label=f"{self.place(place, country)}: {self.words.say('asked-stay-label')}",
            unit="other",
            measure="stated",
            note=None,
            counts="days",
            published=self.pen.day,
            publisher=self.words.say("brief-publisher-case"),
            status="assumed",
        )

    def waiting(self, load: Load) -> Text:
        """Days of waiting."""
        what = f"{self._what(load)}: {self.words.say('share-column-wait')}"
        return self._band(load, "wait", load.waiting_days, what)

    def capacity(self, load: Load) -> Text:
        """What a service can do."""
        if load.capacity is None:
            return self.pen.absent("asked-not-known")
        rows = [row for row in self._able if row.service == load.service and self._is_at(row, load)]
        sources = tuple(dict.fromkeys(row.source for row in rows))
        own = self.words.say("brief-publisher-case")
        return self.pen.made(
            f"capacity.{load.place}.{load.service}.{load.month:%Y-%m}",
            load.capacity,
            self.words.number(load.capacity, 0 if float(load.capacity).is_integer() else 1),
            label=f"{self._what(load)}: {self.words.say('share-column-capacity')}",
            unit="people",
            measure="capacity",
            note=None,
            counts="places" if load.service == RECEPTION else "people a day",
            published=max((row.published for row in rows), default=self.pen.day),
            publisher=self.pen.names.publisher(sources) if sources else own,
            url=self._url(sources),
            place=self.place(load.place, load.country),
            span=(load.month, month_end(load.month)),
            status="stated",
        )

    def chance(self, name: str, chance: float | None, label: str) -> Text:
        """A chance as percent, never 0 or 100."""
        if chance is None:
            return self.pen.absent("asked-not-known")
        shown, (least, most) = sure(chance), SURE
        written = self.words.percent(shown)
        if chance < least:
            written = self.words.say("expect-chance-under", share=written)
        elif chance > most:
            written = self.words.say("expect-chance-over", share=written)
        return self.pen.made(
            name,
            shown,
            written,
            label=label,
            unit="ratio",
            measure="chance",
            note=self._drawn,
            counts="expected",
            published=self.pen.day,
            publisher=self.words.say("expect-publisher"),
            status="expected",
        )

    def full(self, load: Load) -> Text:
        """The chance that a service does not do in a month."""
        label = f"{self._what(load)}: {self.words.say('share-column-full')}"
        name = f"full.{load.place}.{load.service}.{load.month:%Y-%m}"
        return self.chance(name, load.chance_full, label)

    def expected(self, key: Shared, country: str) -> Text:
        """How many of those who will seek a place are a country's share by a key."""
        band = None if key.expected is None else key.expected[country]
        if band is None:
            return self.pen.text(_NOTHING)
        label = (
            f"{self.country(country)}, {self.key(key)}: {self.words.say('asked-expected-label')}"
        )
        return self._cell(f"expected.{key.key}.{country}", Band(*map(round, band)), label)

    # --- shares ---------------------------------------------------------------------------------

    def part(self, key: Shared, country: str) -> Text:
        """A country's share by a key."""
        share = key.shares[country]
        return self._shared(
            f"share.{key.key}.{country}",
            share,
            self._percent(share),
            label=f"{self.country(country)}: {self.key(key)}",
            figures=self._figures(key, country),
        )

    def range(self, of: OfCountry) -> Text:
        """The range over the keys."""
        assert self.made.keys is not None
        figures = [f for key in self.made.keys.keys for f in self._figures(key, of.country)]
        return self._shared(
            f"share.range.{of.country}",
            of.low,
            f"{self._percent(of.low)}–{self._percent(of.high)}",
            label=f"{self.country(of.country)}: {self.words.say('share-column-range')}",
            figures=list(dict.fromkeys(figures)),
            high=of.high,
        )

    def actual(self, of: OfCountry) -> Text:
        """The part of all hosted that a country hosts."""
        if of.actual is None:
            return self.pen.text(_NOTHING)
        label = f"{self.country(of.country)}: {self.words.say('share-column-actual')}"
        return self._of_hosted(
            f"actual.{of.country}", of.actual, self._percent(of.actual), label, unit="ratio"
        )

    def hosted(self, country: str) -> Text:
        """The people whom a country hosts, as its publisher counted them."""
        return self.pen.cell(self._counted(country))

    def gap(self, of: OfCountry, key: Shared) -> Text:
        """The people hosted above a share, or below it."""
        gap = of.gaps.get(key.key)
        if gap is None:
            return self.pen.text(_NOTHING)
        sign = "+" if gap > 0 else "−" if gap < 0 else ""
        label = f"{self.country(of.country)}: {self.words.say('asked-gap-label')}, {self.key(key)}"
        written = f"{sign}{self.words.number(abs(gap))}"
        return self._of_hosted(f"gap.{key.key}.{of.country}", gap, written, label, unit="people")

    # --- inside ---------------------------------------------------------------------------------

    def _what(self, load: Load) -> str:
        where = self.place(load.place, load.country)
        return f"{where}, {self.service(load.service)}, {self.words.month(load.month)}"

    def _drawn_by(self, forecast: Forecast) -> str:
        members = max((len(draws.values) for draws in forecast.draws.values()), default=0)
        return self.words.say(
            "expect-source",
            draws=self.words.number(members),
            seed=str(forecast.seed),
            day=self.words.date(forecast.origin),
        )

    def _norm_note(self, norm: Norm) -> str:
        amount = self.words.number(norm.low, _digits(norm.low))
        if norm.high is not None and norm.high != norm.low:
            amount = f"{amount}–{self.words.number(norm.high, _digits(norm.high))}"
        return self.words.say(
            "asked-norm-note",
            amount=amount,
            unit=norm.currency or self.pen.names.own(norm, "unit") or "",
            people=norm.per_people,
            per=norm.per,
            edition=norm.edition,
        )

    def _band(
        self, load: Load, name: str, band: Band | None, label: str, *, people: bool = False
    ) -> Text:
        if band is None:
            return self.pen.text(_NOTHING)
        if people:
            band = Band(*map(round, band))
        return self._cell(
            f"{name}.{load.place}.{load.service}.{load.month:%Y-%m}", band, label, load.month
        )

    def _cell(self, name: str, band: Band, label: str, month: dt.date | None = None) -> Text:
        """The middle, and beside it both ends, which are one figure."""
        middle = self._made(f"{name}.q50", band.middle, label=label, month=month)
        if band.low == band.high or math.isinf(band.low):
            return middle
        if math.isinf(band.high):
            low = self._made(f"{name}.q10", band.low, label=f"{label}: P10", month=month)
            ends = (*low, *self.pen.text(f"–{self.words.say('share-endless')}"))
        else:
            ends = self._made(
                f"{name}.q10-90", band.low, high=band.high, label=f"{label}: P10–P90", month=month
            )
        return self.pen.say("asked-band", middle=middle, ends=ends)

    def _made(
        self,
        name: str,
        value: float,
        *,
        label: str,
        high: float | None = None,
        unit: str = "people",
        measure: str = "load",
        counts: str = "expected",
        place: str | None = None,
        month: dt.date | None = None,
        note: str | None = None,
        source: str | None = None,
    ) -> Text:
        """A number that was drawn; a word for one without an end."""
        if math.isinf(value):
            return self.pen.text(self.words.say("share-endless"))
        low, top = _shown(value), _shown(value if high is None else high)
        written = self._number(low) if high is None else f"{self._number(low)}–{self._number(top)}"
        own = self.words.say("expect-publisher")
        norm = None if source is None else self.pen.case.sources[source]
        return self.pen.made(
            name,
            low,
            written,
            low=low,
            high=top,
            label=label,
            unit=unit,
            measure=measure,
            note=note or self._drawn,
            counts=counts,
            published=self.pen.day,
            publisher=own if source is None else f"{own}; {self.pen.names.publisher((source,))}",
            url=None if norm is None else norm.url,
            place=place,
            span=None if month is None else (month, month_end(month)),
            status="expected",
        )

    def _number(self, value: float) -> str:
        if 0 < value < _LEAST:
            return self.words.say("share-under", least=self.words.number(_LEAST, 1))
        return self.words.number(value, 1 if value < 10 and not float(value).is_integer() else 0)

    def _percent(self, share: float) -> str:
        if 0 < share < _LEAST_SHARE / 2:
            least = self.words.percent(_LEAST_SHARE, 2)
            return self.words.say("expect-chance-under", share=least)
        return self.words.percent(share, 2 if 0 < share < _SMALL else 1)

    def _figures(self, key: Shared, country: str) -> list[Figure]:
        assert self.made.receiving is not None
        own = self.made.receiving.figures[country]
        return [own[name] for name in key.needs if name in own]

    def _shared(
        self,
        name: str,
        share: float,
        written: str,
        *,
        label: str,
        figures: list[Figure],
        high: float | None = None,
    ) -> Text:
        """A share by a key, with the publishers of the figures that it takes."""
        sources = tuple(dict.fromkeys(figure.source for figure in figures))
        years = sorted({figure.years for figure in figures})
        return self.pen.made(
            name,
            share,
            written,
            label=label,
            unit="ratio",
            measure="share",
            note=self.words.say("asked-share-note", years=", ".join(years)),
            counts="share",
            published=max((figure.published for figure in figures), default=self.pen.day),
            publisher=self.pen.names.publisher(sources),
            url=self._url(sources),
            status="computed",
            high=high,
        )

    def _of_hosted(self, name: str, value: float, written: str, label: str, unit: str) -> Text:
        counts = [q for q in map(self._counted, self._sharing()) if q is not None]
        return self.pen.derived(
            name,
            value,
            written,
            of=counts,
            label=label,
            unit=unit,
            measure="share" if unit == "ratio" else "difference",
            note=self.words.say("asked-hosted-note"),
            low=value,
            high=value,
        )

    def _sharing(self) -> tuple[str, ...]:
        assert self.made.receiving is not None
        return self.made.receiving.countries

    def _counted(self, country: str) -> Quantity | None:
        """The last number of those whom a country hosts."""
        actual = self.made.settings.actual
        if actual is None or actual.series not in self.pen.counted:
            return None
        numbers = self.pen.counted[actual.series].line(actual.population, country).numbers
        return numbers[max(numbers, key=lambda span: span.end)] if numbers else None

    def _is_at(self, row: Capacity, load: Load) -> bool:
        return row.place == load.place or (
            self.pen.case.vocabulary.places.get(row.place) == load.place
        )

    def _url(self, sources: tuple[str, ...]) -> str | None:
        return next((u for s in sources if (u := self.pen.case.sources[s].url)), None)


def _shown(value: float) -> float:
    """As it is written: three digits, and one after the point below ten."""
    if abs(value) < _LEAST:
        return value
    return round(value, 1) if abs(value) < 10 else rounded(value)


def _digits(value: float) -> int:
    return 0 if float(value).is_integer() else 1 if abs(value) >= 1 else 2
