"""The rows of a table that are countries, and those that are not.

Owns: by which name a row is told from the others, and the rows that sum or average the others,
which are left aside and named, and notes below a table. A row that has figures and no name is
refused, and so is a country that stands twice.
"""

from __future__ import annotations

import re
import unicodedata

from isthmus.case.problems import Problem

from .columns import bare
from .grid import Grid

_ALL = "all|overall|total|totals|totales|subtotal|sum|suma|gesamt|summe|together|world|mundo"
_MEAN = (
    "average|averages|mean|median|promedio|media|mediana|durchschnitt|mittelwert"
    "|minimum|maximum|min|max|minimo|maximo|standard deviation"
)
#: Unions that are made of countries, as statistical offices write them.
_UNION = r"european union|union europea|euro area|eurozone|zona euro|(?:eu|ue|ea|eea) ?\d+|eu|ue"
#: Rows that sum the countries, or average them.
_SUM = re.compile(rf"(?:(?:grand|sub|gran|weighted|unweighted) )?(?:{_ALL}|{_MEAN}|{_UNION})\b.*")
#: Notes below a table.
_NOTE = re.compile(r"(?:sources?|notes?|fuentes?|notas?)\b.*")


def folded(name: str) -> str:
    """A name without case, accents and marks; letters of any script, and brackets' words, stay."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def is_sum(name: str) -> bool:
    """Whether a row of that name sums or averages the others."""
    return _SUM.fullmatch(bare(name)) is not None


def countries_of(
    grid: Grid, labels: tuple[int, ...], problems: list[Problem]
) -> tuple[dict[str, int], dict[str, tuple[str, ...]], list[str]]:
    """The row of each country, its other names, and the rows that sum others.

    `labels` are the columns that name it, the first before the others. What is wrong with a row
    goes to `problems`.
    """
    rows: dict[str, int] = {}
    names: dict[str, tuple[str, ...]] = {}
    sums: list[str] = []
    first: dict[str, int] = {}
    column = grid.header[labels[0]]
    for row, cells in grid.rows:
        country, *others = (cells[at] for at in labels)
        plain = folded(country)
        if is_sum(country):
            sums.append(country)
        elif _NOTE.fullmatch(plain):
            continue
        elif not plain:
            problems.append(Problem(code="keys-no-name", file=grid.file, row=row, column=column))
        elif plain in first:
            problems.append(
                Problem(
                    code="keys-country-twice",
                    file=grid.file,
                    row=row,
                    column=column,
                    value=country,
                    values={"first": str(first[plain])},
                )
            )
        else:
            first[plain] = rows[country] = row
            names[country] = tuple(other for other in others if other)
    return rows, names, sums
