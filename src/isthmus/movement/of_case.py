"""A model from a case: its places, routes, series and policies, and what `movement.toml` says.

Owns: `model_of_case`, which makes a `Corridor` (a model with Erlang transit, its calendar, and the
counts it is compared with), and `counted`, which runs it and adds up what each of these series
would have counted.

Time. A step is of some days, counted from the calendar's start. Who is counted in a step is at the
place where that was as the next step begins. A stay of mean d steps ends in a step with the chance
1 - exp(-1 / d); a link's Erlang time is stretched or cut so that the stay before it and the link
together last, in the mean and in whole steps, as long as the case says: the rounding to steps moves
nobody forward or back. Where the link would be left with less than the one step that it takes at
least, the stay gives way. Both together take a step at least; a notice says where they are shorter.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from isthmus.case import Case, Period
from isthmus.case.periods import ONE_DAY
from isthmus.case.problems import CaseError, Problem

from .arrays import Bools, Floats, Ints
from .departures_of_case import Entry, departures, known_until
from .ensemble import block_size, generator, walk
from .free_of_case import problems_of, settings_with
from .links_of_case import Link, links_of
from .measures_of_case import Dates, Ground, in_force, measures_of, pathways_of
from .model import Model
from .network import Network, paths_of
from .rules.leaving import ByStay
from .rules.people import Classes
from .rules.policies import Measure, Measures
from .rules.shares import GivenShares
from .rules.starting import Given, Rate, Source
from .settings_of_case import (
    MeasureOf,
    Placed,
    ReceptionOf,
    Settings,
    Told,
    has_settings,
    settings_of_case,
)
from .steps import DAYS_IN, Calendar
from .surroundings import Surroundings
from .travel import ByStages
from .watched_of_case import Watched, watched_of

InForce = Mapping[int, tuple[MeasureOf, Dates]]

#: Roles at which people stay for good where the file says nothing.
_FOR_GOOD = ("host", "destination")

#: What a case that is cut to a day says of routes that were not known yet.
_PERHAPS_NOT_YET = frozenset(
    {
        "movement-leg-no-route",
        "movement-likely-key",
        "movement-no-route",
        "movement-no-way-out",
        "movement-nowhere",
        "movement-place-outside",
    }
)

#: Steps that a link takes at least: one. Its Erlang mean is then as good as none.
_NO_TIME = 1e-3


class Corridor(msgspec.Struct, frozen=True, kw_only=True):
    """A model of a case, and what its places, links and steps are.

    case, title  the case's name, and the day it was cut to (`known_on`)
    model        its rules; places sorted by id, links as `links` [L]
    calendar     the days of its steps; those before `first` are warm-up
    first, last  the days that are reported
    watched      the series to compare with
    notices      what a reader of the results should know, as problems that stop nothing
    """

    case: str
    known_on: dt.date | None
    model: Model
    calendar: Calendar
    first: dt.date
    last: dt.date
    links: tuple[Link, ...]
    watched: tuple[Watched, ...]
    notices: tuple[Problem, ...] = ()


def model_of_case(
    case: Case,
    *,
    populations: Sequence[str] | None = None,
    values: Mapping[str, float] | None = None,
    placed: Placed | None = None,
) -> Corridor:
    """The corridor that the case describes, as known on the case's day.

    `populations` takes some nationalities of the file alone, in place of all of its classes.
    `values` stand in place of the file's numbers of these names (`free_of_case`). `placed` is what
    the file says, for a caller who has read it. Of a case cut to a day the corridor ends with the
    departures known by then. Raises CaseError with every problem of `movement.toml`, also when
    there is none.
    """
    placed = placed or settings_of_case(case)
    problems = list(problems_of(placed))
    if values:
        placed = placed._replace(settings=settings_with(placed.settings, values))
    if populations is not None:
        people = Told(nationalities=tuple(populations))
        placed = placed._replace(settings=msgspec.structs.replace(placed.settings, people=people))
    measures = in_force(case, placed, problems)
    pathways = pathways_of(measures)
    links = links_of(case, placed, pathways, problems)
    if all(link.pathway is not None for link in links):
        # Whatever else is missing follows from it.
        problems.append(placed.problem("movement-no-links", "network"))
    _refuse(case, problems)
    names = sorted({name for link in links for name in (link.start, link.end)})
    numbers = {name: i for i, name in enumerate(names)}
    calendar, last = _calendar(case, placed)
    ground = Ground(case, placed, links, numbers, calendar)
    entries = departures(case, placed, calendar, last, problems)
    _in_network(ground, problems)
    acts = measures_of(ground, measures, problems)
    span = Period(placed.settings.time.first, last)
    watched = watched_of(case, placed, links, calendar=calendar, span=span, problems=problems)
    _refuse(case, problems)
    notices: list[Problem] = []
    return Corridor(
        case=case.name,
        known_on=case.known_on,
        model=_model(ground, measures, entries, acts, notices),
        calendar=calendar,
        first=placed.settings.time.first,
        last=last,
        links=tuple(links),
        watched=watched,
        notices=tuple(notices),
    )


def problems_of_movement(case: Case) -> Sequence[Problem]:
    """Every problem of a case's `movement.toml`; none where it has none, or no such file."""
    if not has_settings(case):
        return ()
    try:
        model_of_case(case)
    except CaseError as refused:
        return refused.problems
    return ()


def counted(corridor: Corridor, *, members: int, seed: int) -> dict[str, Ints]:
    """What each watched series would have counted, by member and month: series → [M, T, N]."""
    model = dataclasses.replace(corridor.model, tells_classes=True)
    size = block_size(model.ground(1))
    found: dict[str, list[Ints]] = {one.series: [] for one in corridor.watched}
    for block, first in enumerate(range(0, members, size)):
        many = min(size, members - first)
        rng, ground = generator(seed, block), model.ground(many)
        flows: list[list[Ints]] = [[] for _ in corridor.watched]
        here = model.start(many, rng)
        for _, moved in walk(model, here, ground, corridor.calendar.steps, rng):
            tables = [moved.by_class(name) for name in ("entered", "arrived", "turned")]
            for one, rows in zip(corridor.watched, flows, strict=True):
                rows.append(one.flow(*tables))
        for one, rows in zip(corridor.watched, flows, strict=True):
            found[one.series].append(one.by_month(np.array(rows)))
    return {series: np.concatenate(parts) for series, parts in found.items()}


# --- assembling ----------------------------------------------------------------------------------


def _model(
    ground: Ground,
    measures: InForce,
    entries: Sequence[Entry],
    acts: Sequence[Measure],
    notices: list[Problem],
) -> Model:
    case, settings, calendar = ground.case, ground.placed.settings, ground.calendar
    links, names = ground.links, list(ground.places)
    classes = settings.people.classes
    network = _network(case, links, names)
    stays, ends = _stays(ground, measures)
    leaves, mean_steps = _timing(ground, network, stays / calendar.step_days, notices)
    with np.errstate(divide="ignore"):
        days = np.where(leaves < 1.0, -calendar.step_days / np.log1p(-leaves), 0.0)
    places = len(names)
    return Model(
        name=case.name,
        network=network,
        paths=paths_of(network, 1),
        surroundings=_surroundings(places),
        chances=[ByStay(days=days, step_days=float(calendar.step_days))],
        scores=[],
        choice=GivenShares(
            soft=settings.choice.softening_km,
            extra=0.0,
            distance_power=settings.choice.distance_power,
            weight_power=1.0,
            of_links=_weights(settings, measures, links),
        ),
        law=ByStages(network, mean_steps, settings.travel.stages),
        open=_open(links, calendar),
        classes=Classes(classes, np.full((places, len(classes)), 1.0 / len(classes))),
        sources=_sources(entries, names, calendar),
        left=_left(ends, leaves, calendar) if ends.any() else None,
        measures=Measures(tuple(acts)) if acts else None,
    )


def _calendar(case: Case, placed: Placed) -> tuple[Calendar, dt.date]:
    """The steps, and the last day: of a case that is cut, no later than departures are known."""
    time = placed.settings.time
    last = time.last
    if case.known_on is not None:
        known = known_until(case, placed)
        if any(one.series is not None for one in placed.settings.departures):
            if known is None or known < time.first:
                day = case.known_on.isoformat()
                raise CaseError([placed.problem("movement-nothing-known", "departures", day)])
            last = min(last, known)
    start = time.first - time.warm_up_days * ONE_DAY
    days = (last - start).days + 1
    steps = -(-days // time.step_days)
    return Calendar(start=start, step_days=time.step_days, steps=steps), last


def _network(case: Case, links: Sequence[Link], names: Sequence[str]) -> Network:
    number = {name: i for i, name in enumerate(names)}
    return Network(
        places=tuple(names),
        start=np.array([number[link.start] for link in links], np.int64),
        end=np.array([number[link.end] for link in links], np.int64),
        km=np.array([link.km for link in links]),
        lat=np.array([case.places[name].lat for name in names]),
        lon=np.array([case.places[name].lon for name in names]),
    )


def _surroundings(places: int) -> Surroundings:
    """Surroundings that say nothing: a corridor's rules look at none of them."""
    nothing = np.zeros((1, places))
    return Surroundings(
        kind=np.zeros((1, places), np.int8),
        conflict=nothing,
        began=np.full((1, places), -1, np.int64),
        flood=nothing,
        hunger=nothing,
        foreign=np.zeros(places, np.bool_),
        residents=np.zeros(places, np.int64),
        capacity=np.zeros(places),
    )


def _open(links: Sequence[Link], calendar: Calendar) -> Bools:
    """Whether each link is open on the first day of each step. Shape [D, L]."""
    days = [calendar.first_day(step) for step in range(calendar.steps)]
    return np.array([[link.is_open(day) for link in links] for day in days])


def _sources(entries: Sequence[Entry], names: Sequence[str], calendar: Calendar) -> list[Source]:
    """Departures by step, each a step after the one in which they were counted."""
    drawn = _by_step([one for one in entries if one.drawn], names, calendar)
    given = _by_step([one for one in entries if not one.drawn], names, calendar)
    found: list[Source] = []
    if given is not None:
        # Whole people, none lost: each step has what the sum up to its end has more.
        whole = np.floor(given.cumsum(axis=0) + 0.5)
        found.append(Given(np.diff(whole, axis=0, prepend=0.0).astype(np.int64)[:, None]))
    if drawn is not None:
        found.append(Rate(drawn[:, None]))
    return found


def _by_step(entries: Sequence[Entry], names: Sequence[str], calendar: Calendar) -> Floats | None:
    """People by step, place and class, [D, P, C]; None where there is no entry."""
    if not entries:
        return None
    found = np.zeros((calendar.steps, len(names), entries[0].people.shape[1]))
    for one in entries:
        if one.place in names:
            found[1:, names.index(one.place)] += calendar.by_step(one.people)[:-1]
    return found


def _stays(ground: Ground, measures: InForce) -> tuple[Floats, Floats]:
    """The mean stay in days, and the share of journeys that end, at each place. Shape [P] each.

    What is said of a place goes before what is said of its role, and what is said later first.
    """
    names, role = ground.places, {name: ground.case.places[name].role for name in ground.places}
    days = {name: math.inf if role[name] in _FOR_GOOD else 0.0 for name in names}
    ends = dict.fromkeys(names, 0.0)
    for stay in sorted(ground.placed.settings.stays, key=lambda one: one.role is None):
        for name in names:
            if name in stay.places or role[name] == stay.role:
                if stay.days is not None:
                    days[name] = stay.days
                elif stay.onward_per_month is not None:
                    days[name] = _days_at(stay.onward_per_month)
                ends[name] = stay.ends
    for one, _ in measures.values():
        if isinstance(one, ReceptionOf) and one.days is not None and one.place in days:
            days[one.place] = one.days
    return np.array([days[name] for name in names]), np.array([ends[name] for name in names])


def _days_at(chance: float) -> float:
    """The mean stay at which a share goes on within a month."""
    if chance <= 0.0:
        return math.inf
    return 0.0 if chance >= 1.0 else -DAYS_IN["month"] / math.log1p(-chance)


def _left(ends: Floats, leaves: Floats, calendar: Calendar) -> Floats:
    """The chance a step of ending the journey at a place that makes up the share who do. [D, P].

    Asked on arrival and in every step of the stay: of those who arrive,
    s = l / (1 - (1 - l)(1 - p)) end when p is the chance of going on.
    """
    chance = ends * leaves / (1.0 - ends * (1.0 - leaves))
    return np.broadcast_to(chance, (calendar.steps, len(ends)))


# --- how long stays and links take ---------------------------------------------------------------


def _timing(
    ground: Ground, network: Network, stays: Floats, notices: list[Problem]
) -> tuple[Floats, Floats]:
    """The chance of going on at each place [P], the Erlang mean of each link [L], in steps.

    From one arrival to the next it is 1 / p steps of the stay, one at least, and the whole steps of
    the link, one at least, less one since people set out and get on in one step.
    """
    placed, calendar = ground.placed, ground.calendar
    takes = np.array([link.days for link in ground.links]) / calendar.step_days
    in_stay = np.array([_steps_of_stay(stay) for stay in stays.tolist()])
    for place in np.unique(network.start).tolist():
        if math.isfinite(in_stay[place]):
            least = stays[place] + takes[network.start == place].min()
            in_stay[place] = max(1.0, min(in_stay[place], least))
    mean_steps = []
    for link, start, time in zip(ground.links, network.start.tolist(), takes, strict=True):
        stay = stays[start]
        wanted = time + 0.5 if math.isinf(stay) else stay + time + 1.0 - in_stay[start]
        if wanted < 1.0 - 1e-9:
            name = f"{link.start} > {link.end}"
            days = f"{(stay + time) * calendar.step_days:.1f}"
            step = calendar.step_days
            notices.append(
                placed.problem("movement-short-link", "time.step", name, days=days, step=step)
            )
        mean_steps.append(erlang_mean_for(max(wanted, 1.0), placed.settings.travel.stages))
    return 1.0 / in_stay, np.array(mean_steps)


def _steps_of_stay(stay: float) -> float:
    """The mean number of steps of a stay of mean `stay` steps: 1 / the chance of leaving."""
    if math.isinf(stay):
        return math.inf
    return 1.0 if stay <= 0.0 else -1.0 / math.expm1(-1.0 / stay)


def erlang_mean_for(steps: float, stages: int) -> float:
    """The mean of the Erlang time that takes so many whole steps in the mean, by bisection."""
    if steps <= 1.0 + 1e-9:
        return _NO_TIME
    low, high = _NO_TIME, steps
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if whole_steps(middle, stages) < steps else (low, middle)
    return (low + high) / 2


def whole_steps(mean: float, stages: int) -> float:
    """The mean of an Erlang time rounded up to whole steps: the sum of its tails at 0, 1, 2, ..."""
    rate = stages / mean
    # Far enough that what is left is less than can be seen.
    n = np.arange(int(mean * (1 + 35 / math.sqrt(stages))) + 40)
    term = np.exp(-rate * n)
    tail = term.copy()
    for j in range(1, stages):
        term = term * rate * n / j
        tail += term
    return float(tail.sum())


# --- which way people go -------------------------------------------------------------------------


def _weights(settings: Settings, measures: InForce, links: Sequence[Link]) -> Floats:
    """The weight of each link for each class, [C, L]; those out of one place sum to 1.

    A pathway has its share of all who leave; of the rest, given splits theirs; of the rest again
    each link by its length.
    """
    classes = settings.people.classes
    found = np.zeros((len(classes), len(links)))
    for place in dict.fromkeys(link.start for link in links):
        out = [i for i, link in enumerate(links) if link.start == place]
        roads = [i for i in out if links[i].pathway is None]
        for c, word in enumerate(classes):
            share = {
                i: getattr(measures[number][0], "share", 0.0)
                for i in out
                if (number := links[i].pathway) is not None
            }
            total = sum(share.values())
            share = {i: part / max(total, 1.0) for i, part in share.items()}
            on_roads = _roads(settings, links, place, roads, word)
            rest = 1.0 - min(total, 1.0)
            for i in roads:
                found[c, i] = rest * on_roads[i]
            for i, part in share.items():
                found[c, i] = part
    return found


def _roads(
    settings: Settings, links: Sequence[Link], place: str, roads: Sequence[int], word: str
) -> dict[int, float]:
    """The share of each road out of a place for a class."""
    choice = settings.choice
    pull = {i: (choice.softening_km + links[i].km) ** -choice.distance_power for i in roads}
    given: dict[str, float] = {}
    for split in settings.splits:
        if split.place == place and (not split.populations or word in split.populations):
            given = dict(split.shares)
    found: dict[int, float] = {}
    for end in dict.fromkeys(links[i].end for i in roads):
        there = [i for i in roads if links[i].end == end]
        if end in given:
            found |= {i: given[end] * pull[i] / sum(pull[j] for j in there) for i in there}
    others = [i for i in roads if i not in found]
    rest = max(0.0, 1.0 - sum(found.values()))
    return found | {i: rest * pull[i] / sum(pull[j] for j in others) for i in others}


# --- checks --------------------------------------------------------------------------------------


def _in_network(ground: Ground, problems: list[Problem]) -> None:
    """Places that no link of the corridor touches, and departures without a way out."""
    placed, links = ground.placed, ground.links
    settings = placed.settings
    starts = {link.start for link in links}
    for i, one in enumerate(settings.departures, 1):
        if one.place not in ground.places:
            problems.append(
                placed.problem("movement-place-outside", f"departures[{i}].place", one.place)
            )
        elif one.place not in starts:
            problems.append(
                placed.problem("movement-no-way-out", f"departures[{i}].place", one.place)
            )
    for i, split in enumerate(settings.splits, 1):
        ends = {link.end for link in links if link.start == split.place}
        for name in split.shares:
            if name not in ends:
                key = f"splits[{i}].shares.{name}"
                problems.append(placed.problem("movement-no-route", key, f"{split.place} > {name}"))


def _refuse(case: Case, problems: Sequence[Problem]) -> None:
    """Raise where anything is wrong. Of a cut case, what was not there yet is absent, not wrong."""
    wrong = [p for p in problems if case.known_on is None or p.code not in _PERHAPS_NOT_YET]
    if wrong:
        raise CaseError(sorted(wrong, key=lambda p: p.row or 0))
