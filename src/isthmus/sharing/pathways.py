"""Lawful ways in on a day: open, closed or not known, with their quota and what is used of it.

Owns: `open_to`, what the rules of a case say to a group (a nationality, in a country, on a day),
and `opening`, the same of one pathway. It answers of a group and never of a person: who is admitted
is decided case by case, by those who decide it.

The rules, the first that applies:

- closed: the country is unsafe for the nationality; the way has not begun or has ended; it is only
  for people elsewhere; its quota is nothing or, by the published count, used;
- unknown: it is only for some of the nationality; where the people are is not said; its quota is
  one of a year or of its whole run, and no count says how much of it is used;
- open otherwise. A quota of a month begins anew, and so leaves the way open.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

import msgspec

from isthmus.case import ALL, CallError, Case, Period
from isthmus.case.periods import month, year
from isthmus.case.problems import nearest
from isthmus.case.provisions import Pathway, Unsafe
from isthmus.case.vocabulary import NATIONALITY
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.spans import Line

State = Literal["open", "closed", "unknown"]
STATES: Final[tuple[State, ...]] = ("open", "closed", "unknown")
#: Why, as codes: `pathways-reason-CODE` says each.
REASONS: Final = (
    *("in-force", "renews"),
    *("unsafe", "not-begun", "ended", "elsewhere", "no-places", "used-up"),
    *("some-only", "not-said-where", "uncounted"),
)


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """How many people a series counted on a pathway over `counted`, from `low` to `high`.

    None on the side that the publisher left open. `published` is the latest day of the numbers.
    """

    counted: Period
    low: float | None
    high: float | None
    published: dt.date
    series: str
    sources: tuple[str, ...]


class Group(NamedTuple):
    """Whom is asked of: a nationality, the country where they are (None: not said), the day."""

    nationality: str
    present: str | None
    day: dt.date


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A pathway for a group on a day.

    `reason` is one of REASONS, `turns` the day that it turns on, where it turns on one. `used` is
    of everybody on the pathway: over the month, the year or the run that the quota is for, or the
    last year that was counted where there is none. `left` bounds the places that this leaves, as of
    the last day counted; None where that is not known.
    """

    pathway: Pathway
    group: Group
    state: State
    reason: str
    turns: dt.date | None = None
    used: Use | None = None
    left: tuple[float, float] | None = None


class Ways:
    """The pathways of a case as of its day, and the countries that it marks unsafe.

    What is computed of a pathway is kept: ask one `Ways` of many groups.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.pathways: tuple[Pathway, ...] = tuple(case.records("pathways", Pathway))
        self.unsafe: tuple[Unsafe, ...] = tuple(case.records("unsafe", Unsafe))
        self._lines: dict[str, tuple[Line, ...]] = {}

    @functools.cached_property
    def _views(self) -> Mapping[str, SeriesView]:
        named = {one.series for one in self.pathways if one.series is not None}
        return {one: SeriesView(self.case, self.case.series[one]) for one in sorted(named)}

    def marked(self, country: str, nationality: str, day: dt.date) -> Unsafe | None:
        """The row by which nobody of the nationality may be led into the country; None: none."""
        for one in self.unsafe:
            marked = one.country == country and one.nationality in (ALL, nationality)
            if marked and one.starts <= day and (one.ends is None or day <= one.ends):
                return one
        return None

    def for_whom(self, pathway: Pathway, nationality: str) -> Literal["all", "some"] | None:
        """Whether a pathway is for a nationality, for some of it only, or not for it (None)."""
        found: Literal["some"] | None = None
        for population in pathway.nationalities.split("|"):
            words = self.case.vocabulary.parts(population)
            if words.get(NATIONALITY, nationality) != nationality:
                continue
            if not words.keys() - {NATIONALITY}:
                return "all"
            found = "some"
        return found

    def used(self, pathway: Pathway, day: dt.date) -> Use | None:
        """How many a series counted on the pathway, for the time of its quota that `day` lies in.

        Of a quota a month: the last month counted. Without a quota: the last year counted, which
        may be counted in part. None where no series counts it or none of that time was published.
        """
        parts = self._counting(pathway)
        if not parts:
            return None
        if all(_is_stock(part) for part in parts):
            return _together(pathway, [_latest(part, day) for part in parts])
        window = _window(pathway, parts, day)
        return None if window is None else _together(pathway, _over(parts, window))

    def best_year(self, pathway: Pathway) -> float | None:
        """The most that was counted on the pathway in one whole year, at least; None: no year."""
        parts = self._counting(pathway)
        if not parts or any(_is_stock(part) for part in parts):
            return None
        years = {span.start.year for part in parts for span in part.numbers}
        found = [_together(pathway, _over(parts, year(one), whole=True)) for one in sorted(years)]
        return max(
            (use.low for use in found if use is not None and use.low is not None), default=None
        )

    def _counting(self, pathway: Pathway) -> tuple[Line, ...]:
        """The numbers that count a pathway: one line for each population that it is for."""
        if pathway.series is None or not self._views[pathway.series].editions:
            return ()
        if pathway.id not in self._lines:
            view = self._views[pathway.series]
            named = pathway.series_population or pathway.nationalities
            lines = [view.line(word, pathway.series_place) for word in named.split("|")]
            self._lines[pathway.id] = tuple(line for line in lines if line.numbers)
        return self._lines[pathway.id]


def open_to(case: Case, nationality: str, present: str | None, day: dt.date) -> tuple[Opening, ...]:
    """What each pathway of a case says to a nationality on a day, in the order of the table.

    `present` is the country where the people are; None: not said. Only what was known on the day
    is asked. Ways into the country of the nationality itself are none. Raises CallError for a word
    that is no country, and for a day before the case begins.
    """
    known = case.as_of(day)
    group = Group(nationality, present, day)
    refuse_unknown(known, group)
    return tuple(openings(Ways(known), group))


def refuse_unknown(case: Case, group: Group) -> None:
    """Raise CallError for a word of a group that is no country of the case, with the nearest."""
    countries = case.vocabulary.countries
    for word in (group.nationality, group.present):
        if word is not None and word not in countries:
            near = nearest(word, countries)
            raise CallError("pathways-nobody-near" if near else "pathways-nobody", word, near=near)


def openings(ways: Ways, group: Group) -> Iterator[Opening]:
    """What each pathway says to a group, on a day that may come after that of the case."""
    for pathway in ways.pathways:
        if pathway.to != group.nationality and ways.for_whom(pathway, group.nationality):
            yield opening(ways, pathway, group)


def opening(ways: Ways, pathway: Pathway, group: Group) -> Opening:
    """What one pathway says to a group that it is for, or some of whom it is for."""
    used = ways.used(pathway, group.day)
    left = _left(pathway, used)
    state, reason, turns = _stated(ways, pathway, group, left)
    return Opening(
        pathway=pathway,
        group=group,
        state=state,
        reason=reason,
        turns=turns,
        used=used,
        left=left,
    )


def runs(pathway: Pathway, span: Period) -> bool:
    """Whether a pathway is in force on any day of a span."""
    begun = pathway.starts is None or pathway.starts <= span.end
    return begun and (pathway.ends is None or pathway.ends >= span.start)


# --- the rules -----------------------------------------------------------------------------------


def _stated(
    ways: Ways, pathway: Pathway, group: Group, left: tuple[float, float] | None
) -> tuple[State, str, dt.date | None]:
    """The first rule that applies: the state, why, and the day that it turns on."""
    nationality, present, day = group
    unsafe = ways.marked(pathway.to, nationality, day)
    if unsafe is not None:
        return "closed", "unsafe", unsafe.starts
    if pathway.starts is not None and day < pathway.starts:
        return "closed", "not-begun", pathway.starts
    if pathway.ends is not None and day > pathway.ends:
        return "closed", "ended", pathway.ends
    where = pathway.present.split(";") if pathway.present else []
    if where and present is not None and present not in where:
        return "closed", "elsewhere", None
    if pathway.quota == 0:
        return "closed", "no-places", None
    once = pathway.quota is not None and pathway.quota_per != "month"
    if once and left is not None and left[1] == 0.0:
        return "closed", "used-up", None
    if ways.for_whom(pathway, nationality) == "some":
        return "unknown", "some-only", None
    if where and present is None:
        return "unknown", "not-said-where", None
    if once and (left is None or left[0] == 0.0):
        return "unknown", "uncounted", None
    return "open", "in-force" if pathway.quota is None or once else "renews", pathway.ends


def _left(pathway: Pathway, used: Use | None) -> tuple[float, float] | None:
    """The places that are left of a quota, at least and at most; None: not known."""
    if pathway.quota is None or used is None:
        return None
    least = 0.0 if used.high is None else max(0.0, pathway.quota - used.high)
    return least, max(0.0, pathway.quota - (used.low or 0.0))


# --- what was used -------------------------------------------------------------------------------


def _window(pathway: Pathway, parts: tuple[Line, ...], day: dt.date) -> Period | None:
    """The days whose count tells of the quota; None where nothing was counted."""
    if pathway.quota is not None and pathway.quota_per == "year":
        return year(day.year)
    if pathway.quota is not None and pathway.quota_per == "total":
        told = [span for part in parts for span in part.numbers]
        first = pathway.starts or min(span.start for span in told)
        # A month is counted whole: one that begins within it is counted from its first day.
        return Period(first.replace(day=1), max(day, first))
    begun = pathway.starts or dt.date.min
    spans = [span for part in parts for span in part.numbers if begun <= span.end <= day]
    if not spans:
        return None
    last = max(span.end for span in spans)
    return month(last) if pathway.quota is not None else Period(last.replace(month=1, day=1), last)


def _over(parts: tuple[Line, ...], window: Period, *, whole: bool = False) -> list[Quantity | None]:
    """Each line from the first day of a window to the last day by which all of them were counted.

    A line whose tables do not name its people counted none of them and is left out. `whole`: only
    if all of the window was counted.
    """
    ends = {span.end for part in parts for span in part.numbers if window.start <= span.end}
    told = [window.end] if whole else sorted((e for e in ends if e <= window.end), reverse=True)
    for end in told:
        span = Period(window.start, end)
        found = [(part.over(span), part.lacks(span)) for part in parts]
        if all(number is not None or lacks for number, lacks in found):
            return [number for number, _ in found if number is not None]
    return []


def _latest(part: Line, day: dt.date) -> Quantity | None:
    """The last number of a stock by a day."""
    told = [span for span in part.numbers if span.end <= day]
    return part.numbers[max(told, key=lambda span: span.end)] if told else None


def _together(pathway: Pathway, numbers: list[Quantity | None]) -> Use | None:
    """The sum over the populations of a pathway, which nobody belongs to twice."""
    told = [number for number in numbers if number is not None]
    if not told or pathway.series is None or len({number.period.end for number in told}) > 1:
        return None
    return Use(
        counted=Period(
            min(number.period.start for number in told), max(number.period.end for number in told)
        ),
        low=_sum(number.low for number in told),
        high=_sum(number.high for number in told),
        published=max(number.published for number in told),
        series=pathway.series,
        sources=tuple(dict.fromkeys(source for number in told for source in number.sources)),
    )


def _sum(bounds: Iterable[float | None]) -> float | None:
    """The sum of bounds; None as soon as one is open."""
    total = 0.0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total


def _is_stock(part: Line) -> bool:
    return all(number.measure == "stock" for number in part.numbers.values())
