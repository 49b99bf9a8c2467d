"""What those who arrive need, by country, place, month and norm, with P10, P50 and P90.

Owns: which norm holds where, and need = people x share in need x norm, in every draw. The ends of
a norm and of a share in need are drawn evenly between, once a draw: the same for all its months and
places. What is counted on those present is a stock; on person-days and on arrivals, a flow; and
nothing is ever added over the three, nor money over currencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from isthmus.case import Case
from isthmus.case.provisions import Norm

from .arrivals import stream
from .presence import Presence, presence_of
from .records import Arrivals, Floats, Need, band

#: The random streams of norms and of the shares in need, beside the seed: see `arrivals.stream`.
NORMS, IN_NEED = 62, 63


def needs_of(case: Case, arrivals: Arrivals) -> tuple[Need, ...]:
    """Every need, country by country: of each place, then (place None) of the whole country.

    A country's total is of the months that all its receptions are projected in. People who come
    to a reception again, from another of the country, are present there and no arrivals.
    """
    norms = case.records("norms", Norm)
    stations = [presence_of(at) for at in arrivals.at]
    found: list[Need] = []
    for country in dict.fromkeys(one.at.country for one in stations):
        here = [one for one in stations if one.at.country == country]
        held = [(one, holding(norms, one.at.place, country, one.at.phase)) for one in here]
        for station, hold in held:
            if station.at.place != country:
                for norm in hold:
                    if _is_counted(station, norm):
                        found += _needs(station, norm, arrivals)
        found += _of_country(country, held, arrivals)
    return tuple(found)


def holding(norms: Iterable[Norm], place: str, country: str, phase: str) -> list[Norm]:
    """The norms that hold at a place: its own before its country's, that before everywhere's.

    They stand for each other where they are of one sector, unit and currency, and counted on the
    same. Those of another phase do not hold.
    """
    found: dict[tuple[str | None, ...], list[Norm]] = defaultdict(list)
    rank = {place: 0, country: 1, None: 2}
    fitting = [n for n in norms if n.place in rank and n.phase in (phase, "any")]
    for norm in fitting:
        found[_kind(norm)].append(norm)
    nearest = {kind: min(rank[n.place] for n in several) for kind, several in found.items()}
    return [norm for norm in fitting if rank[norm.place] == nearest[_kind(norm)]]


def amount(norm: Norm, draws: int, seed: int) -> Floats:
    """[N] units for each person, by draw: norm x share in need / people it is for."""
    low, high = norm.low, norm.low if norm.high is None else norm.high
    least = norm.in_need_low
    most = norm.in_need_low if norm.in_need_high is None else norm.in_need_high
    of_norm = low + (high - low) * stream(seed, NORMS, norm.id).random(draws)
    in_need = least + (most - least) * stream(seed, IN_NEED, norm.id).random(draws)
    units: Floats = of_norm * in_need / norm.per_people
    return units


def people_of(station: Presence, per: str) -> Floats:
    """[N, H] those that a norm is counted on: present, person-days or arrivals."""
    if per == "present":
        return station.mean
    if per == "person-day":
        return station.person_days
    return station.at.people


def _is_counted(station: Presence, norm: Norm) -> bool:
    """Who was received in the country before arrives nowhere: what an arrival needs, they had."""
    return not (norm.per == "arrival" and station.at.again)


def _kind(norm: Norm) -> tuple[str | None, ...]:
    return norm.sector, norm.unit_en, norm.currency, norm.per


def _needs(station: Presence, norm: Norm, arrivals: Arrivals) -> Iterator[Need]:
    people = people_of(station, norm.per)
    total = people * amount(norm, len(people), arrivals.seed)[:, None]
    for h, month in enumerate(station.at.months):
        yield Need(
            country=station.at.country,
            place=station.at.place,
            month=month,
            norm=norm.id,
            sector=norm.sector,
            per=norm.per,
            currency=norm.currency,
            people=band(people[:, h]),
            total=band(total[:, h]),
        )


def _of_country(
    country: str, held: Sequence[tuple[Presence, list[Norm]]], arrivals: Arrivals
) -> Iterator[Need]:
    """The needs of a whole country: those of its receptions, added in every draw."""
    norms = {norm.id: norm for _, hold in held for norm in hold}
    for norm in norms.values():
        parts = [station for station, hold in held if norm in hold and _is_counted(station, norm)]
        if not parts:
            continue
        units = amount(norm, arrivals.draws, arrivals.seed)
        for month in parts[0].at.months:
            if not all(month in one.at.months for one in parts):
                continue
            people = np.sum(
                [people_of(one, norm.per)[:, one.at.months.index(month)] for one in parts], axis=0
            )
            yield Need(
                country=country,
                place=None,
                month=month,
                norm=norm.id,
                sector=norm.sector,
                per=norm.per,
                currency=norm.currency,
                people=band(people),
                total=band(people * units),
            )
