"""The problem of a plan: who seeks a place, what is open to them, and what each choice costs.

Owns: `Problem`, the way to state one (`state`), and the rules that keep a plan from doing harm:

- A kind of pathway is one of `KINDS`. A return is none of them, so none can be planned.
- People are told apart by nationality and month, and by nothing else.
- An arc into a person's own country, or into one that is marked unsafe, is not there. It has no
  price, so no price can buy it.
- No cost is below zero, and to leave a person without a place costs more than the dearest place:
  nothing is gained where fewer arrive, wait longer or are not placed.
- The price of waiting is one number, the same for everybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from isthmus.case.problems import CallError
from isthmus.case.provisions import Unsafe
from isthmus.case.vocabulary import ALL

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
#: People are whole, but where a budget binds: it may pay for a part of one.
People = NDArray[Any]

#: The kinds of pathway that a plan may use: those of the table `pathways`.
KINDS: Final = frozenset(
    ["asylum", "resettlement", "humanitarian", "family", "labour", "study", "regularisation"]
)
#: The most people of one number, as the columns of a case hold them.
MOST: Final = 1_000_000_000
#: Costs are whole multiples of this many units of the currency.
RESOLUTION: Final = 0.01


@dataclass(frozen=True)
class Offer:
    """What one country offers by one pathway: a row of `pathways`, or the places of a reception."""

    id: str
    country: str
    kind: str
    protection: bool = False


@dataclass(frozen=True, eq=False)
class Problem:
    """A plan's problem, all but the demand. Make one with `state`, which checks it.

    N nationalities, W offers, M months, C countries. Costs are in units of one currency and whole
    multiples of `resolution`; people are whole.

    nationalities   [N] codes
    offers          [W]
    months          [M] first days
    countries       [C] those of the offers and of the shares, in order of their codes
    lawful          [N, W, M] whether the offer is open to the nationality that month, and safe
    capacity        [W, M] places
    surge           [W, M] the most places that can be added
    cost            [N, W] to place one person
    surge_cost      [W] to add one place for one month
    wait            of one person through one month
    left            of one person who has no place after the last month, beside the wait
    deviation       of one person above a country's share
    shares          [C] of all who seek a place; NaN: the country has no share
    floors          [N] least share of a month's demand placed by pathways that protect
    waiting         [N] people who wait when the first month begins
    budget          the most that placing and surge may cost together; None: no such bound
    resolution      of the costs
    """

    nationalities: tuple[str, ...]
    offers: tuple[Offer, ...]
    months: tuple[dt.date, ...]
    countries: tuple[str, ...]
    lawful: Bools
    capacity: Ints
    surge: Ints
    cost: Floats
    surge_cost: Floats
    wait: float
    left: float
    deviation: float
    shares: Floats
    floors: Floats
    waiting: Ints
    budget: float | None
    resolution: float

    @property
    def of_country(self) -> Ints:
        """[W] the place in `countries` of each offer's country."""
        at = {code: number for number, code in enumerate(self.countries)}
        return np.array([at[offer.country] for offer in self.offers], dtype=np.int64)

    @property
    def protects(self) -> Bools:
        """[W] whether the offer protects."""
        return np.array([offer.protection for offer in self.offers], dtype=bool)

    def units(self, cost: ArrayLike) -> Ints:
        """Costs as whole numbers of `resolution`: exact, because every cost is a multiple of it."""
        units: Ints = np.rint(np.asarray(cost, dtype=float) / self.resolution).astype(np.int64)
        return units

    def demanded(self, demand: ArrayLike) -> Ints:
        """[..., N, M] a demand that can be planned for: whole people, none below zero.

        CallError when its shape is not that of the problem, a number is absent, below zero or
        absurd. Draws that are no whole numbers are rounded to the nearest.
        """
        given = np.asarray(demand, dtype=float)
        shape = (len(self.nationalities), len(self.months))
        if given.shape[-2:] != shape or given.ndim not in {2, 3} or not given.size:
            n, m = shape
            raise CallError("plan-demand-shape", str(given.shape), nationalities=n, months=m)
        _within("demand", given, MOST, self.nationalities, self.months)
        whole: Ints = np.rint(given).astype(np.int64)
        return whole

    def floor_people(self, demand: Ints) -> Ints:
        """[..., N, M] the least number of people to place by pathways that protect."""
        least = np.ceil(self.floors[:, None] * demand - 1e-9).astype(np.int64)
        people: Ints = np.clip(least, 0, demand)
        return people

    def share_people(self, demand: Ints) -> Ints:
        """[..., C] each country's share of all who seek a place, in whole people.

        By largest remainder, so that shares that sum to one leave nobody without a share; a
        country that has no share gets the whole demand, which binds nothing.
        """
        total = demand.sum(axis=(-2, -1)) + self.waiting.sum()
        shared = ~np.isnan(self.shares)
        out = np.broadcast_to(np.asarray(total)[..., None], (*np.shape(total), len(self.shares)))
        out = out.astype(np.int64)
        if shared.any():
            out[..., shared] = _whole(self.shares[shared], np.asarray(total))
        return out


def state(
    *,
    nationalities: Sequence[str],
    offers: Sequence[Offer],
    months: Sequence[dt.date],
    lawful: ArrayLike,
    capacity: ArrayLike,
    cost: ArrayLike,
    unsafe: Sequence[Unsafe],
    wait: float,
    surge: ArrayLike = 0,
    surge_cost: ArrayLike = 0.0,
    deviation: float = 0.0,
    left: float | None = None,
    shares: Mapping[str, float] | None = None,
    floors: Mapping[str, float] | None = None,
    waiting: Mapping[str, int] | None = None,
    budget: float | None = None,
    resolution: float = RESOLUTION,
) -> Problem:
    """State a problem; what each argument is, `Problem` says. This is the one way to make one.

    `lawful` may be anything that spreads to [N, W, M], `capacity` and `surge` to [W, M], `cost` to
    [N, W], `surge_cost` to [W]. An own country is left out here, whatever `lawful` says. `unsafe`
    are the rows of the table: what they mark is left out too, for every month in which they are in
    force on a day; there is no default, so say [] when nothing is marked. Without `left` it is
    twice the dearest way to place a person who waited from the first month. `shares` give a country
    its share of all who seek a place, and sum to one at most; `floors` a nationality its share, and
    those not named have none.

    CallError when something is below zero, absent, absurd or of another shape, a kind is none of
    `KINDS`, a name stands twice, or `left` is no more than a place costs.
    """
    people, ways, days = tuple(nationalities), tuple(offers), tuple(months)
    _named_once("nationality", people)
    _named_once("offer", [offer.id for offer in ways])
    _named_once("month", [day.isoformat() for day in days])
    for one in people:
        if one == ALL or ";" in one or "|" in one:
            raise CallError("plan-nationality", one)
    for offer in ways:
        if offer.kind not in KINDS:
            raise CallError("plan-kind", offer.kind, offer=offer.id, kinds=sorted(KINDS))
    if not resolution > 0:
        raise CallError("plan-resolution", resolution)
    n, w, m = len(people), len(ways), len(days)
    names = [offer.id for offer in ways]
    arcs = _spread("lawful", lawful, (n, w, m)) > 0
    arcs &= _safe(people, ways, days, unsafe)
    room = _people("capacity", capacity, (w, m), names, days)
    more = _people("surge", surge, (w, m), names, days)
    price = _money("cost", cost, (n, w), resolution, people, names)
    extra = _money("surge-cost", surge_cost, (w,), resolution, names)
    waits = _single("wait", wait, resolution)
    above = _single("deviation", deviation, resolution)
    countries = tuple(sorted({offer.country for offer in ways} | set(shares or {})))
    share = _shares(shares or {}, countries)
    dearest = _dearest(arcs, price, extra, more, above if shares else 0.0)
    last = 2 * (dearest + waits * m) + resolution if left is None else left
    last = _single("left", last, resolution)
    if last <= dearest:
        raise CallError("plan-left-too-cheap", last, dearest=dearest)
    if budget is not None:
        budget = _single("budget", budget, resolution)
    return Problem(
        nationalities=people,
        offers=ways,
        months=days,
        countries=countries,
        lawful=_kept(arcs),
        capacity=_kept(room),
        surge=_kept(more),
        cost=_kept(price),
        surge_cost=_kept(extra),
        wait=waits,
        left=last,
        deviation=above,
        shares=_kept(share),
        floors=_kept(_floors(floors or {}, people)),
        waiting=_kept(_waiting(waiting or {}, people)),
        budget=budget,
        resolution=resolution,
    )


def _safe(
    people: Sequence[str], ways: Sequence[Offer], days: Sequence[dt.date], unsafe: Sequence[Unsafe]
) -> Bools:
    """[N, W, M] whether an arc may be there: not into one's own country, nor where it is unsafe."""
    safe = np.ones((len(people), len(ways), len(days)), dtype=bool)
    into = np.array([offer.country for offer in ways], dtype=object)
    whose = np.array(people, dtype=object)
    safe &= (whose[:, None] != into[None, :])[:, :, None]
    for row in unsafe:
        marked = np.array([_in_force(row, day) for day in days], dtype=bool)
        who = (whose == row.nationality) | (row.nationality == ALL)
        safe &= ~(who[:, None, None] & (into == row.country)[None, :, None] & marked)
    return safe


def _in_force(row: Unsafe, month: dt.date) -> bool:
    """Whether the row marks a day of the month, or one of before: a month is safe all through."""
    after = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return row.starts < after and (row.ends is None or row.ends >= month.replace(day=1))


def _dearest(arcs: Bools, cost: Floats, extra: Floats, more: Ints, above: float) -> float:
    """What the dearest place that is open to anybody can cost, added capacity included."""
    whole = cost + np.where(more.any(axis=1), extra, 0.0)
    open_to = arcs.any(axis=2)
    return float(whole[open_to].max(initial=0.0)) + above


def _shares(shares: Mapping[str, float], countries: Sequence[str]) -> Floats:
    out = np.full(len(countries), np.nan)
    for number, code in enumerate(countries):
        if code in shares:
            value = float(shares[code])
            if not 0 <= value <= 1:
                raise CallError("plan-share", value, country=code)
            out[number] = value
    if shares and np.nansum(out) > 1 + 1e-9:
        raise CallError("plan-shares-over-1", float(np.nansum(out)))
    return out


def _floors(floors: Mapping[str, float], people: Sequence[str]) -> Floats:
    for code, value in floors.items():
        if code not in people:
            raise CallError("plan-not-planned", code)
        if not 0 <= value <= 1:
            raise CallError("plan-floor", value, nationality=code)
    return np.array([floors.get(code, 0.0) for code in people], dtype=float)


def _waiting(waiting: Mapping[str, int], people: Sequence[str]) -> Ints:
    for code in waiting:
        if code not in people:
            raise CallError("plan-not-planned", code)
    found = np.array([waiting.get(code, 0) for code in people], dtype=float)
    _within("waiting", found, MOST, people)
    whole: Ints = np.rint(found).astype(np.int64)
    return whole


def _people(what: str, given: ArrayLike, shape: tuple[int, ...], *names: Sequence[Any]) -> Ints:
    found = _spread(what, given, shape)
    _within(what, found, MOST, *names)
    if (found != np.rint(found)).any():
        where = _first(found != np.rint(found), names)
        raise CallError("plan-not-whole", what=what, where=where)
    return found.astype(np.int64)


def _money(
    what: str, given: ArrayLike, shape: tuple[int, ...], resolution: float, *names: Sequence[Any]
) -> Floats:
    found = _spread(what, given, shape)
    _within(what, found, 1e12, *names)
    return np.asarray(np.rint(found / resolution) * resolution, dtype=float)


def _single(what: str, value: float, resolution: float) -> float:
    return float(_money(what, float(value), (1,), resolution)[0])


def _spread(what: str, given: ArrayLike, shape: tuple[int, ...]) -> Floats:
    found = np.asarray(given, dtype=float)
    try:
        return np.array(np.broadcast_to(found, shape))
    except ValueError:
        raise CallError("plan-shape", str(found.shape), what=what, shape=str(shape)) from None


def _within(what: str, found: Floats, most: float, *names: Sequence[Any]) -> None:
    """CallError for the first number that is absent, below zero or above what can be."""
    wrong = ~((found >= 0) & (found <= most))
    if wrong.any():
        value = found[np.unravel_index(int(np.argmax(wrong)), found.shape)]
        raise CallError("plan-number", float(value), what=what, where=_first(wrong, names))


def _first(wrong: Bools, names: Sequence[Sequence[Any]]) -> str:
    """Where the first wrong number stands, by its names; the last axes are those that have some."""
    at = np.unravel_index(int(np.argmax(wrong)), wrong.shape)[-len(names) :] if names else ()
    named = [name[number] for name, number in zip(names, map(int, at), strict=True)]
    said = [f"{one:%Y-%m}" if isinstance(one, dt.date) else str(one) for one in named]
    return ", ".join(said) or "none"


def _named_once(what: str, names: Sequence[str]) -> None:
    if not names:
        raise CallError("plan-nothing", what=what)
    for number, name in enumerate(names):
        if name in names[:number]:
            raise CallError("plan-twice", name, what=what)


def _whole(shares: Floats, totals: NDArray[Any]) -> Ints:
    """[..., C] `rounding.whole` for many totals at once, and for shares that sum to less than one.

    Ties as there: the larger share first, then the order of the countries.
    """
    exact = totals[..., None] * shares
    whole = np.floor(exact + 1e-9)
    rest = np.round(exact - whole, 9)
    missing = np.rint(rest.sum(axis=-1))
    larger = np.broadcast_to(-shares, exact.shape)
    rank = np.argsort(np.lexsort((larger, -rest), axis=-1), axis=-1)
    people: Ints = (whole + (rank < missing[..., None])).astype(np.int64)
    return people


def _kept(array: NDArray[Any]) -> NDArray[Any]:
    array.setflags(write=False)
    return array
