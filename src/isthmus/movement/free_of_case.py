"""What of a case's `movement.toml` can be fitted to counts, and what is thought of it beforehand.

Owns: which numbers of the file can be free (`KINDS`), how each is called, its prior, and the way
from values to settings (`settings_with`).

A number is a guess, and free unless others are asked for, where its table cites no `source`. What
is thought of it beforehand is centred on the number itself; where the table says `likely`, nine
times in ten it lies in that range, else the spread is that of its kind. Numbers at an end of their
scale (a stay of 0 or for good, a chance of 0 or 1) are rules that are switched off, and stay so.

A number is named by what its table is about and not by where it stands, `stays.danli.days`: of a
case cut to a day some tables are absent, and a fit is used after others were added. All that tells
two tables of one place apart is in the name, whether or not there are two. Numbers that share one
even so (of tables of the same place, series, people and days) are not free: nothing would say which
of them is meant.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from isthmus.case.problems import Problem

from .free import Free, Parameter
from .settings_of_case import (
    CountOf,
    Departures,
    ExpulsionOf,
    Item,
    Leg,
    MeasureOf,
    PathwayOf,
    Placed,
    QueueOf,
    ReceptionOf,
    Settings,
    Split,
    Stay,
    StayOf,
    TravelTime,
)

#: Where something stands in the settings: names of keys, and numbers in lists from 0.
Path = tuple[str | int, ...]

#: Spreads of the standard normal distribution that nine in ten lie within, one way.
_NINE_IN_TEN = 1.6449


def _kind(unit: str, scale: str, spread: float, low: float, high: float) -> Parameter:
    return Parameter(
        name="",
        unit=unit,
        scale=scale,  # type: ignore[arg-type]  # one of the two
        spread=spread,
        low=low,
        high=high,
    )


_STAY = _kind("d", "log", 0.7, 0.1, 1000.0)
_TIME = _kind("d", "log", 0.5, 0.01, 1000.0)
_CHANCE = _kind("1", "logit", 0.7, 1e-4, 1.0 - 1e-4)

#: What can be free, by word for its table and key of the file; measures by kind. A wait or how
#: often a person is counted may well be wrong by 2, how long a road takes by half, a chance by 2 to
#: 1. Quotas and capacities are what somebody decided, and no guess.
KINDS: Mapping[tuple[str, str], Parameter] = {
    ("times", "days"): _TIME,
    ("legs", "days"): _TIME,
    ("departures", "part"): _CHANCE,
    ("departures", "per_year"): _kind("1/a", "log", 0.5, 1.0, 1e9),
    ("stays", "days"): _STAY,
    ("stays", "onward_per_month"): _CHANCE,
    ("stays", "ends"): _CHANCE,
    ("splits", "share"): _CHANCE,
    ("visa", "factor"): _CHANCE,
    ("expulsion", "chance"): _CHANCE,
    ("pathway", "share"): _CHANCE,
    ("pathway", "days"): _TIME,
    ("transport", "times_as_fast"): _kind("1", "log", 0.3, 0.05, 20.0),
    ("queue", "people"): _kind("1", "log", 0.5, 0.01, 1e9),
    ("reception", "days"): _STAY,
    ("stay", "days"): _STAY,
    ("counts", "per_person"): _kind("1", "log", 0.7, 0.001, 1000.0),
    ("choice", "distance_power"): _kind("1", "log", 0.4, 0.1, 10.0),
    ("speeds", "km_per_day"): _kind("km/d", "log", 0.4, 1.0, 10000.0),
}


#: The tables whose items can cite a source, by the word for them in names.
_TABLES: Mapping[str, Path] = {
    "times": ("travel", "times"),
    "legs": ("legs",),
    "departures": ("departures",),
    "stays": ("stays",),
    "splits": ("splits",),
    "measures": ("measures",),
    "counts": ("counts",),
}


class Number(NamedTuple):
    """A number of the file that can be free.

    name   what it is called
    kind   its row of `KINDS`
    value  what the file says
    path   where it stands
    item   the table that may cite a source, None where no such table holds it
    """

    name: str
    kind: Parameter
    value: float
    path: Path
    item: Item | None

    @property
    def key(self) -> str:
        """Its key in its table; of a share the place."""
        return str(self.path[-1])

    @property
    def acts(self) -> bool:
        """Whether it is no end of its scale."""
        return 0.0 < self.value < (math.inf if self.kind.scale == "log" else 1.0)


def all_of(settings: Settings) -> list[Free]:
    """Every parameter of a file that can be free, in the order of its tables."""
    return [_free(one) for one in _told_apart(settings) if one.acts]


def settings_with(settings: Settings, values: Mapping[str, float]) -> Settings:
    """The settings in which the numbers named have these values.

    Shares of a split that added up to 1, or come to more, add up to 1 again. Raises KeyError for a
    name that there is not.
    """
    numbers = {one.name: one for one in _told_apart(settings)}
    changed = settings
    for name, value in values.items():
        changed = _put(changed, numbers[name].path, value)
    for i, (own, split) in enumerate(zip(settings.splits, changed.splits, strict=True)):
        total = sum(split.shares.values())
        if split != own and (total > 1.0 or sum(own.shares.values()) > 1.0 - 1e-6):
            shares = {place: share / total for place, share in split.shares.items()}
            changed = _put(changed, ("splits", i, "shares"), shares)
    return changed


def values_of(settings: Settings) -> dict[str, float]:
    """The value of every number that can be free, by name."""
    return {one.name: one.value for one in _told_apart(settings)}


def problems_of(placed: Placed) -> Iterator[Problem]:
    """What is wrong with the ranges that tables call likely: key, order, bounds, the number."""
    numbers = list(_numbers(placed.settings))
    for _, path, item in _items(placed.settings):
        of_item = {one.key: one for one in numbers if one.path[: len(path)] == path}
        for key, likely in item.likely.items():
            at, shown = f"{_at(path)}.likely.{key}", _shown(likely)
            number = of_item.get(key)
            if number is None:
                known = ", ".join(of_item) or "none"
                yield placed.problem("movement-likely-key", at, key, known=known)
            elif len(likely) != 2 or not likely[0] < likely[1]:
                yield placed.problem("movement-likely-range", at, shown)
            elif not (number.kind.low <= likely[0] and likely[1] <= number.kind.high):
                low, high = f"{number.kind.low:g}", f"{number.kind.high:g}"
                yield placed.problem("movement-likely-bounds", at, shown, low=low, high=high)
            elif not likely[0] <= number.value <= likely[1]:
                own = f"{number.value:g}"
                yield placed.problem("movement-likely-outside", at, shown, own=own, of=key)


def _free(one: Number) -> Free:
    """A number as a parameter, with what is thought of it."""
    likely = one.item.likely.get(one.key) if one.item else None
    guessed = one.item is None or one.item.source is None
    row = msgspec.structs.replace(one.kind, name=one.name, usual=guessed or likely is not None)
    if likely is not None:
        wide = row.on_scale(likely[1]) - row.on_scale(likely[0])
        row = msgspec.structs.replace(row, spread=wide / (2.0 * _NINE_IN_TEN))
    return Free(parameter=row, own=one.value)


def _shown(likely: Sequence[float]) -> str:
    return "[" + ", ".join(f"{bound:g}" for bound in likely) + "]"


# --- where numbers stand, and what they are called -----------------------------------------------


def _told_apart(settings: Settings) -> list[Number]:
    """Every number that no other shares its name with."""
    found = list(_numbers(settings))
    of_name = Counter(one.name for one in found)
    return [one for one in found if of_name[one.name] == 1]


def _numbers(settings: Settings) -> Iterator[Number]:
    """Every number of `KINDS` that the file gives."""
    for mode, speed in settings.travel.km_per_day.items():
        kind = KINDS["speeds", "km_per_day"]
        path: Path = ("travel", "km_per_day", mode)
        yield Number(f"speeds.{mode}.km_per_day", kind, speed, path, None)
    for table, path, item in _items(settings):
        if isinstance(item, Split):
            for place, share in item.shares.items():
                name = f"splits.{_about(item)}>{place}.share"
                kind = KINDS["splits", "share"]
                yield Number(name, kind, share, (*path, "shares", place), item)
            continue
        word = item.kind if isinstance(item, MeasureOf) else table
        for key in (key for of, key in KINDS if of == word):
            value = getattr(item, key)
            if value is not None:
                name = f"{table}.{_about(item)}.{key}"
                yield Number(name, KINDS[word, key], float(value), (*path, key), item)
    power = settings.choice.distance_power
    kind = KINDS["choice", "distance_power"]
    yield Number("choice.distance_power", kind, power, ("choice", "distance_power"), None)


def _items(settings: Settings) -> Iterator[tuple[str, Path, Item]]:
    """Every table that can cite a source: the word for it, where it stands, and itself."""
    for word, path in _TABLES.items():
        for i, item in enumerate(_got(settings, path)):
            yield word, (*path, i), item


def _about(item: Item) -> str:
    """What a table is about, and what tells it from another that is about the same.

    A place or a policy, then `:` and which series or people, or from when to when.
    """
    match item:
        case TravelTime(route=route):
            return _route(route)
        case Leg():
            return _route((item.from_, *item.via, item.to), stops=len(item.via) + 2)
        case Departures():
            series = item.series and _at_location(item.series, item.at)
            return _with(item.place, series, item.shares, _span(item.from_, item.to))
        case Split():
            return _with(item.place, item.populations)
        case Stay():
            return "+".join(item.places) or str(item.role)
        case MeasureOf():
            people = getattr(item, "populations", ())
            where = _with(item.policy or item.kind, _where(item))
            return _with(where, people, _span(item.from_, item.to))
        case CountOf():
            return _at_location(item.series, item.at)
    raise TypeError(item)


def _with(about: str, *more: str | Iterable[str] | None) -> str:
    """What a table is about, and whatever there is more to say."""
    said = (one if isinstance(one, str) else "+".join(one or ()) for one in more)
    return ":".join([about, *(one for one in said if one)])


def _at_location(series: str, at: str | None) -> str:
    return f"{series}@{at}" if at else series


def _span(first: dt.date | None, last: dt.date | None) -> str:
    """Days as ISO 8601 writes them, an open end as nothing."""
    if first is None and last is None:
        return ""
    return "/".join("" if day is None else day.isoformat() for day in (first, last))


def _route(route: Sequence[str], stops: int = 2) -> str:
    """Places in a row, and by which modes."""
    return ">".join(route[:stops]) + "".join(f":{mode}" for mode in route[stops:])


def _where(item: MeasureOf) -> list[str]:
    """The links and places that a measure is about."""
    found = [_route(route) for route in item.routes]
    found += [item.border] if item.border else []
    found += [f">{place}" for place in item.into] + [f"{place}>" for place in item.out_of]
    match item:
        case ExpulsionOf():
            found.append(f">{item.back_to}")
        case PathwayOf():
            found.append(_route((item.origin, item.destination)))
        case QueueOf() | ReceptionOf():
            found.append(item.place)
        case StayOf():
            found += item.places
    return found


def _at(path: Path) -> str:
    """A path as problems write it: measures[2].days."""
    found = ""
    for step in path:
        found += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if found else step
    return found


def _got(node: Any, path: Path) -> Any:
    """What stands there."""
    for step in path:
        node = getattr(node, step) if isinstance(step, str) else node[step]
    return node


def _put(node: Any, path: Path, value: Any) -> Any:
    """The same, with something else there."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*node[:step], _put(node[step], rest, value), *node[step + 1 :])
    if isinstance(node, dict):
        return {**node, step: _put(node[step], rest, value)}
    return msgspec.structs.replace(node, **{step: _put(getattr(node, step), rest, value)})
