"""Several keys side by side, and how far what a country carries is from each of them.

Owns: the shares of each key on the same countries, in whole places where some are to be shared out,
the range over keys, and the deviation of what is carried. A country that may be left out because a
figure of it is missing is left out of every key, so that all of them stay comparable.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from isthmus.sharing.rounding import nearest, whole

from . import Figures, Key, OwnKey, Terms, key_named, shares
from .figures import refusals

#: How places are made whole.
ROUNDINGS: Mapping[str, Callable[[Mapping[str, float], int], dict[str, int]]] = {
    "largest-remainder": whole,
    "nearest": nearest,
}


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """Shares by key and country; whole places too, where there are `places` to share out.

    `actual` is what each country carries, in any unit; None where that is not known of all.
    """

    shares: Mapping[str, Mapping[str, float]]
    places: int | None = None
    whole: Mapping[str, Mapping[str, int]] = {}
    actual: Mapping[str, float] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order in which they were asked for."""
        return tuple(self.shares)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that receive."""
        return tuple(next(iter(self.shares.values())))

    def range(self, country: str) -> tuple[float, float]:
        """The lowest and the highest share of a country over the keys."""
        found = [of_key[country] for of_key in self.shares.values()]
        return min(found), max(found)

    def actual_share(self, country: str) -> float | None:
        """Its part of what all of them carry."""
        if self.actual is None:
            return None
        together = math.fsum(self.actual.values())
        return self.actual[country] / together if together else None

    def deviation(self, key: str, country: str) -> float | None:
        """What it carries less what the key gives it, as parts of the whole; None: not known."""
        carried = self.actual_share(country)
        return None if carried is None else carried - self.shares[key][country]

    def off(self, key: str) -> int:
        """By how many the whole places of a key miss those to be shared out; 0 unless nearest."""
        return sum(self.whole[key].values()) - (self.places or 0) if self.whole else 0


def side_by_side(
    keys: Sequence[str | Key | OwnKey],
    figures: Figures,
    *,
    places: int | None = None,
    rounding: str = "largest-remainder",
    actual: Mapping[str, float | None] | None = None,
    cap: float = Terms().cap,
    gamma: float = Terms().gamma,
    mean: str = Terms().mean,
) -> SideBySide:
    """Every key on the same countries; a key named twice once. `rounding` is one of `ROUNDINGS`.

    Raises what `shares` raises, of which see the terms, and `whole`.
    """
    found = {
        key.id: shares(key, figures, cap=cap, gamma=gamma, mean=mean)
        for key in (key_named(key) if isinstance(key, str) else key for key in keys)
    }
    rounded = ROUNDINGS[rounding]
    carried = {country: actual.get(country) for country in figures} if actual else {}
    known = {country: value for country, value in carried.items() if value is not None}
    return SideBySide(
        shares=found,
        places=places,
        whole={} if places is None else {key: rounded(of, places) for key, of in found.items()},
        actual=known if known and len(known) == len(carried) else None,
    )


def left_out(
    keys: Iterable[Key | OwnKey], figures: Figures, allowed: Iterable[str]
) -> tuple[str, ...]:
    """Those of the `allowed` countries of which a figure is missing for one of the keys."""
    needs = list(dict.fromkeys(name for key in keys for name in key.needs))
    return tuple(
        country
        for country in allowed
        if any(
            problem.code == "key-missing"
            for problem in refusals({country: figures[country]}, needs)
        )
    )
