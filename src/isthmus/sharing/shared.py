"""Several keys side by side: each country's share, the people that it is, and what it hosts.

Owns: which keys a case can be asked for, the shares of each, and the range over them. A key that
needs a figure which `sharing.toml` does not name is left out and said, unless it was asked for; one
whose population or GDP is missing for a country that receives is refused by name.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence

import msgspec
import numpy as np

from isthmus.case.problems import CallError, Problem, WorkError, nearest

from .keys import KEYS, Key, OwnKey, key_named, shares
from .keys.own import own_key, read_own_key
from .receiving import Receiving
from .records import Band, Floats, band
from .rounding import whole
from .settings import APPLICATIONS, Settings

#: Figures that no country may be without, whichever keys are asked for.
REFUSED = ("population", "gdp")


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """One key: each country's share.

    own       whether the case or the caller wrote it
    titles    of a key of the case, by language; none of one of ours, whose name the catalogue has
    people    whole people of all who are hosted, by largest remainder; None: hosts are not known
    expected  of those who are projected to seek a place, as a band; None: nobody is projected
    """

    key: str
    own: bool
    titles: Mapping[str, str]
    needs: tuple[str, ...]
    shares: Mapping[str, float]
    people: Mapping[str, int] | None
    expected: Mapping[str, Band] | None


class OfCountry(msgspec.Struct, frozen=True, kw_only=True):
    """One country beside all keys.

    hosted     people; None: not known
    actual     its part of all who are hosted by those who receive; None: not known of all
    low, high  the least and the most of its shares
    gaps       key → people hosted above (below zero: below) its share of all hosted
    """

    country: str
    hosted: float | None
    actual: float | None
    low: float
    high: float
    gaps: Mapping[str, float]


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys side by side. `left_out` says why a key that the case might have is not there."""

    keys: tuple[Shared, ...]
    countries: tuple[OfCountry, ...]
    left_out: tuple[Problem, ...]


def keys_of(settings: Settings, asked: Sequence[str] = ()) -> list[Key | OwnKey]:
    """The keys asked for, by name or written as weights; else all of ours and those of the case.

    Weights without a name are called as they are written; of two keys of one name the second has a
    number behind it. Raises CallError for one that is none.
    """
    own = {one.id: own_key(one.id, one.weights) for one in settings.keys}
    if not asked:
        return [*KEYS.values(), *own.values()]
    found: dict[str, Key | OwnKey] = {}
    for name in dict.fromkeys(asked):
        if "=" not in name or name in own:
            key: Key | OwnKey = own[name] if name in own else _named(name, own)
        else:
            written = read_own_key(name, ",".join(weight.strip() for weight in name.split(",")))
            key = msgspec.structs.replace(written, id=_free(written.id, {*KEYS, *own, *found}))
        found[key.id] = key
    return list(found.values())


def side_by_side(
    settings: Settings,
    receiving: Receiving,
    asked: Sequence[str] = (),
    expected: Floats | None = None,
) -> Keys:
    """The shares of each key. `expected` [N] are draws of the people who will seek a place.

    Where nobody receives there is no share, and no key.
    Raises WorkError with every population and GDP that is missing or in different units, and with
    every other figure that a key which was asked for needs; CallError when a key needs what the
    case does not name.
    """
    if not receiving.countries:
        keys_of(settings, asked)  # refuses one that is none
        return Keys(keys=(), countries=(), left_out=())
    known = [*settings.indicators, *([APPLICATIONS] if settings.applications else [])]
    values = receiving.values()
    figures = {c: {name: own.get(name) for name in known} for c, own in values.items()}
    hosted = _hosted(receiving)
    made: list[Shared] = []
    left_out: list[Problem] = []
    for key in keys_of(settings, asked):
        lacking = [name for name in key.needs if name not in known]
        if lacking and asked:
            raise CallError("share-key-figure", key.id, figures=lacking, known=known)
        if lacking:
            left_out.append(
                Problem(code="share-key-unnamed", value=key.id, values={"figures": lacking})
            )
            continue
        missing = _missing(key, figures)
        if missing and not asked and not any(name in REFUSED for _, name in missing):
            told: dict[str, list[str]] = {
                "figures": sorted({name for _, name in missing}),
                "countries": sorted({country for country, _ in missing}),
            }
            left_out.append(Problem(code="share-key-missing", value=key.id, values=told))
            continue
        if not missing and (mixed := _mixed(key, receiving)):
            if asked or any(one.values["figure"] in REFUSED for one in mixed):
                raise WorkError(mixed)
            left_out += mixed
            continue
        made.append(_shared(key, shares(key, figures), settings, hosted, expected))
    if not made:
        raise WorkError(left_out or [Problem(code="share-no-key")])
    return Keys(
        keys=tuple(made),
        countries=tuple(_of_country(receiving, c, made, hosted) for c in receiving.countries),
        left_out=tuple(left_out),
    )


# --- inside --------------------------------------------------------------------------------------


def _free(name: str, taken: Collection[str]) -> str:
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if one not in taken)


def _named(name: str, own: Mapping[str, OwnKey]) -> Key:
    try:
        return key_named(name)
    except CallError:
        near = nearest(name, own)
        if not near:
            raise
        raise CallError("key-unknown", name, near=near, keys=[*KEYS, *own]) from None


def _missing(
    key: Key | OwnKey, figures: Mapping[str, Mapping[str, float | None]]
) -> list[tuple[str, str]]:
    return [(c, name) for c, own in figures.items() for name in key.needs if own[name] is None]


def _mixed(key: Key | OwnKey, receiving: Receiving) -> list[Problem]:
    """The figures of a key whose units, or currencies, are not those of one another."""
    found = []
    for name in key.needs:
        units: dict[str, list[str]] = {}
        for country in receiving.countries:
            units.setdefault(receiving.figures[country][name].unit, []).append(country)
        if len(units) > 1:
            told = "; ".join(f"{unit} ({', '.join(who)})" for unit, who in units.items())
            values = {"figure": name, "units": told}
            found.append(Problem(code="share-key-units", value=key.id, values=values))
    return found


def _hosted(receiving: Receiving) -> dict[str, float] | None:
    """Whom each country hosts; None unless it is known of all, for a part of them says nothing."""
    found = {
        country: people
        for country in receiving.countries
        if country in receiving.hosted and (people := receiving.hosted[country].people) is not None
    }
    return found if len(found) == len(receiving.countries) and sum(found.values()) > 0 else None


def _shared(
    key: Key | OwnKey,
    parts: Mapping[str, float],
    settings: Settings,
    hosted: Mapping[str, float] | None,
    expected: Floats | None,
) -> Shared:
    titled = next((one for one in settings.keys if one.id == key.id), None)
    return Shared(
        key=key.id,
        own=isinstance(key, OwnKey),
        titles={} if titled is None else {"en": titled.title_en, "es": titled.title_es},
        needs=tuple(key.needs),
        shares=parts,
        people=None if hosted is None else whole(parts, round(sum(hosted.values()))),
        expected=(
            None if expected is None else {c: band(part * expected) for c, part in parts.items()}
        ),
    )


def _of_country(
    receiving: Receiving,
    country: str,
    made: Sequence[Shared],
    hosted: Mapping[str, float] | None,
) -> OfCountry:
    parts = [one.shares[country] for one in made]
    own = receiving.hosted.get(country)
    people = None if own is None else own.people
    together = None if hosted is None else sum(hosted.values())
    return OfCountry(
        country=country,
        hosted=people,
        actual=None if hosted is None or together is None else hosted[country] / together,
        low=float(np.min(parts)),
        high=float(np.max(parts)),
        gaps={
            one.key: people - one.people[country]
            for one in made
            if one.people is not None and people is not None
        },
    )
