"""What is known of each country, and what of it cannot be.

Owns: the indicators that the keys know, the bounds of each, and the refusal of a figure by country
and name. Nothing is imputed: a figure that is missing would move every other country's share.
"""

from __future__ import annotations

import math
import shlex
from collections.abc import Callable, Iterable, Mapping

import msgspec

from isthmus.case.problems import Problem

#: By country, its figures by indicator; None or absent: not known.
Figures = Mapping[str, Mapping[str, float | None]]
#: Where a figure stands: file, row and column.
Place = Callable[[str, str], tuple[str | None, int | None, str | None]]


class Bounds(msgspec.Struct, frozen=True):
    """The least and the most that a figure can be, and whether it can be the least."""

    least: float = 0.0
    most: float = math.inf
    may_be_least: bool = True

    def hold(self, value: float) -> bool:
        """Whether a figure can be so."""
        above = value >= self.least if self.may_be_least else value > self.least
        return above and value <= self.most


#: Every indicator that a key of ours asks for. Rates are in percent or as parts of one, as long as
#: a column keeps to one of them: the keys take each rate beside the others of its column.
INDICATORS: Mapping[str, Bounds] = {
    "population": Bounds(may_be_least=False),
    "gdp": Bounds(may_be_least=False),
    "unemployment": Bounds(most=100.0),
    "applications_per_million": Bounds(),
    "gdp_per_head": Bounds(may_be_least=False),
    "vacancy_rate": Bounds(most=100.0),
    "share_over_65": Bounds(most=100.0),
    "tax": Bounds(may_be_least=False),
}
_ANY = Bounds()


def refusals(figures: Figures, needs: Iterable[str], place: Place | None = None) -> list[Problem]:
    """Every figure that is needed and is missing, no number, or cannot be; in order of countries.

    `place` says where a figure of a country stands, for figures that were read from a file.
    """
    problems: list[Problem] = []
    needed = list(needs)
    for country, known in figures.items():
        for name in needed:
            value = known.get(name)
            code = _refused(value, INDICATORS.get(name, _ANY))
            if code is None:
                continue
            file, row, column = place(country, name) if place else (None, None, None)
            problems.append(
                Problem(
                    code=code,
                    file=file,
                    row=row,
                    column=column,
                    value=None if value is None else f"{value:g}",
                    values={
                        "country": country,
                        "indicator": name,
                        "quoted": shlex.quote(country),  # as a shell takes it
                    },
                )
            )
    return problems


def _refused(value: float | None, bounds: Bounds) -> str | None:
    if value is None:
        return "key-missing"
    if not math.isfinite(value):
        return "key-no-number"
    if bounds.hold(value):
        return None
    if value > bounds.most:
        return "key-above-hundred"
    return "key-negative" if value < 0 else "key-zero"
