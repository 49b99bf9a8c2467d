"""Distribution keys: how much of what is to be carried falls to each country, by its figures.

Owns: the keys by name, what each needs to know of a country, and their shares. A key is computed on
the countries that receive, each figure as a part of theirs; a figure that is missing is refused by
country and name, never filled in. Several keys side by side are in `comparing`, those that a user
writes as weights in `own`, tables of figures in `table`.

    shares("eu-2015", {"AUT": {"population": 8_506_889, "gdp": 329_296, …}, …}, cap=0.30)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from isthmus.case.problems import CallError, Problem, WorkError, nearest

from . import formulas
from .figures import INDICATORS, Figures, refusals
from .formulas import Columns, Parts, Terms
from .own import OwnKey

__all__ = [
    "INDICATORS",
    "KEYS",
    "Figures",
    "Key",
    "OwnKey",
    "Terms",
    "key_named",
    "parts",
    "shares",
]


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A key by name: what it needs of every country, and its formula.

    `formula` takes the figures column by column, countries in one order, and gives their shares;
    `parts` what they are made of, where a key corrects population and GDP.
    """

    id: str
    needs: tuple[str, ...]
    formula: Callable[[Columns, Terms], list[float]]
    parts: Callable[[Columns, Terms], Parts] | None = None
    aliases: tuple[str, ...] = ()


_ALL = (
    Key(id="pact", needs=("population", "gdp"), formula=formulas.pact),
    Key(
        id="eu-2015",
        needs=("population", "gdp", "unemployment", "applications_per_million"),
        formula=formulas.eu_2015,
        parts=formulas.eu_2015_parts,
        aliases=("eu2015", "eu", "commission", "commission-2015"),
    ),
    Key(
        id="grech",
        needs=("population", "gdp", "unemployment", "applications_per_million"),
        formula=formulas.grech,
        parts=formulas.grech_parts,
        aliases=("grech-2017", "multiplicative"),
    ),
    Key(
        id="bovens-bartsch",
        needs=("population", "gdp_per_head", "vacancy_rate", "share_over_65"),
        formula=formulas.bovens_bartsch,
        aliases=("bovens", "bartsch"),
    ),
    Key(
        id="koenigstein",
        needs=("population", "tax"),
        formula=formulas.koenigstein,
        aliases=("königstein", "konigstein", "koenigsteiner"),
    ),
)
#: Every key by its name, in the order in which they are shown; the first is the default.
KEYS: Mapping[str, Key] = {key.id: key for key in _ALL}


def key_named(name: str) -> Key:
    """The key of that name or alias, however it is spelt. Raises CallError with the nearest."""
    plain = name.strip().casefold().replace("_", "-").replace("–", "-").replace(" ", "-")
    by_name = {alias: key for key in _ALL for alias in (key.id, *key.aliases)}
    found = by_name.get(plain)
    if found is None:
        near = nearest(plain, by_name)
        named = by_name[near].id if near else "none"
        raise CallError("key-unknown", name, near=named, keys=list(KEYS))
    return found


def shares(
    key: str | Key | OwnKey,
    figures: Figures,
    *,
    cap: float = Terms().cap,
    gamma: float = Terms().gamma,
    mean: str = Terms().mean,
    population_weight: float = Terms().population_weight,
) -> dict[str, float]:
    """Each country's share by a key; they sum to one. `figures` are those of all that receive.

    `cap` bounds each correction of EU-2015 to that part of P + G. `gamma` is the strength of
    Grech's corrections, `mean` the average that they are measured from: "plain" over countries or
    weighted by "population". `population_weight` is the Pact's weight of population, the rest being
    that of GDP. Raises CallError for an unknown key or absurd term, WorkError with every figure
    that is missing or cannot be, by country and indicator.
    """
    found = key_named(key) if isinstance(key, str) else key
    terms = Terms(cap=cap, gamma=gamma, mean=mean, population_weight=population_weight)
    columns = _columns(found, figures, terms)
    return dict(zip(figures, _summing_to_one(found.formula(columns, terms)), strict=True))


def parts(
    key: str | Key | OwnKey,
    figures: Figures,
    *,
    cap: float = Terms().cap,
    gamma: float = Terms().gamma,
    mean: str = Terms().mean,
) -> dict[str, dict[str, float]]:
    """What each country's share is made of, for a key that corrects population and GDP.

    P and G, and the corrections for applications and unemployment: capped parts in EU-2015, factors
    in Grech's key. Empty for a key without corrections. Raises as `shares` does.
    """
    found = key_named(key) if isinstance(key, str) else key
    terms = Terms(cap=cap, gamma=gamma, mean=mean)
    columns = _columns(found, figures, terms)
    if isinstance(found, OwnKey) or found.parts is None:
        return {}
    by_name = found.parts(columns, terms)
    return {c: {name: of[at] for name, of in by_name.items()} for at, c in enumerate(figures)}


def _columns(key: Key | OwnKey, figures: Figures, terms: Terms) -> Columns:
    """The figures that a key needs, column by column, when they and its terms can be."""
    _check_terms(terms)
    if not figures:
        raise WorkError([Problem(code="key-no-country")])
    problems = refusals(figures, key.needs)
    if problems:
        raise WorkError(problems)
    return {name: [_number(known[name]) for known in figures.values()] for name in key.needs}


def _number(value: float | None) -> float:
    assert value is not None  # refused before
    return float(value)


def _summing_to_one(parts: Sequence[float]) -> list[float]:
    """The parts over their sum: a formula may lose a hair, and Grech's may lose everybody."""
    together = math.fsum(parts)
    if not together > 0:
        raise WorkError([Problem(code="key-nobody")])
    return [part / together for part in parts]


def _check_terms(terms: Terms) -> None:
    for name in ("cap", "gamma"):
        value = getattr(terms, name)
        if not (math.isfinite(value) and value >= 0):
            raise CallError("key-term", value, term=name)
    if not 0 <= terms.population_weight <= 1:
        raise CallError("key-term", terms.population_weight, term="population_weight")
    if terms.mean not in formulas.MEANS:
        raise CallError("key-mean", terms.mean, means=list(formulas.MEANS))
