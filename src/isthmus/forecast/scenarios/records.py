"""The words of a scenario file: measures, effects, diversions.

Owns: the records of `scenarios/*.toml`. A scenario is a question with dated measures; each measure
acts on one rate of movement at one place, and takes its effect from exactly one of: a past event, a
prior, a number that the writer gives, a shock of a driver, or (a quota) a number of people.

Effects are shares of change in percent, as an analyst says them: -70 leaves 30 of 100, 25 makes
125, -100 closes. On a split they change the odds of the way; on the transit, the pace.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta

from isthmus.case.problems import Problem
from isthmus.case.tomlfiles import (
    Above0,
    Amount,
    Date,
    Format,
    Nationality,
    People,
    Place,
    Placed,
    PolicyId,
    SeriesId,
    Share,
    SourceId,
    Switch,
    Text,
)

from .course import RateName

RateWord = Annotated[RateName, Meta(title="rate")]
Percent = Annotated[float, Meta(ge=-100, le=10_000, title="percent")]
Per = Annotated[Literal["day", "week", "month"], Meta(title="per")]
Driver = Annotated[Literal["conflict", "disaster", "economy"], Meta(title="driver")]


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """What every table may say: why, in both languages, and where that is from."""

    basis_en: Text | None = None
    basis_es: Text | None = None
    source: SourceId | None = None


class Measure(Base, frozen=True, kw_only=True):
    """[[measures]]: one rate, at one place, from a day on.

    name         the measure's own; equal names draw equal numbers, in whichever scenario they stand
    populations  nationalities; none: everybody
    way          for a split or a quota: one of the words by which the place's series tells apart
    policy       the policy of the case that this is, where it is one
    from_event   effect: what changed after this past policy in the counts of `series`
    counted      the populations of `series` whose counts are added up for that; none: the measure's
    prior        effect: of this kind, from the table of priors
    given        effect: percent, with the `interval` that nine in ten would lie in
    driver       effect: the elasticity of departures to it, times the `change` of it in percent
    people, per  effect: a quota, for each of the populations by itself
    onset_days   days after `from` on which the effect sets in; none before
    rebound_half_life_days   days after that until half of the effect is left; none: it stays
    """

    name: Text
    rate: RateWord
    place: Place
    way: Text | None = None
    populations: tuple[Nationality, ...] = ()
    from_: Date = msgspec.field(name="from")
    to: Date | None = None
    policy: PolicyId | None = None
    from_event: PolicyId | None = None
    series: SeriesId | None = None
    counted: tuple[Text, ...] = ()
    prior: Text | None = None
    given: Percent | None = None
    interval: tuple[Percent, ...] = ()
    driver: Driver | None = None
    change: Percent | None = None
    people: People | None = None
    per: Per | None = None
    onset_days: Amount | None = None
    rebound_half_life_days: Above0 | None = None

    @property
    def closes(self) -> bool:
        """Whether nobody is left: a closure."""
        return self.given == -100

    def runs_with(self, other: Measure) -> bool:
        """Whether both act on one rate of the same people at one time."""
        same = (self.rate, self.place, self.way) == (other.rate, other.place, other.way)
        mine, theirs = set(self.populations), set(other.populations)
        begun = max(self.from_, other.from_)
        last = min(self.to or dt.date.max, other.to or dt.date.max)
        return same and (not mine or not theirs or bool(mine & theirs)) and begun <= last


class DiversionOf(Base, frozen=True, kw_only=True):
    """[[diversions]]: of those whom a measure keeps away, the share that comes elsewhere instead.

    measure  the name of the measure of this file
    rate, place, way  where they come
    share, interval   the share, and what nine in ten would lie in
    """

    name: Text
    measure: Text
    rate: RateWord
    place: Place
    way: Text | None = None
    share: Share
    interval: tuple[Share, ...] = ()


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file. `as_of` is the day from which it looks ahead.

    A `retrospective` scenario may take effects from events that came after that day; it says so
    wherever its result is shown.
    """

    format: Format
    title_en: Text
    title_es: Text
    question_en: Text
    question_es: Text
    as_of: Date
    retrospective: Switch = False
    measures: tuple[Measure, ...]
    diversions: tuple[DiversionOf, ...] = ()


class Written(NamedTuple):
    """A scenario as it stands in a file: its name (that of the file), and what the file says."""

    name: str
    placed: Placed[Scenario]

    @property
    def scenario(self) -> Scenario:
        """What the file says."""
        return self.placed.settings

    def problem(self, code: str, key: str, value: object = None, **values: Any) -> Problem:
        """A problem of one key of the file."""
        return self.placed.problem(code, key, value, **values)


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table of priors: the effect of a kind of measure before anything is estimated.

    mean, sd    of the log effect; for a driver, of its elasticity
    onset_days, rebound_half_life_days   as of a measure; None: at once, and for good
    seen_until  the last day of the events that it rests on; None: on no event of these series
    """

    kind: str
    mean: float
    sd: float
    onset_days: float = 0.0
    rebound_half_life_days: float | None = None
    seen_until: dt.date | None = None
    basis_en: str
    basis_es: str
