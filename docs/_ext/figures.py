"""The reference page of `figures.csv`.

Owns: how the columns of a brief's table of figures are explained, in each language. The words that
may stand in a column are those of the catalogue.
"""

from __future__ import annotations

import re
from importlib.resources import files

from isthmus.brief.figures import COLUMNS, QUOTED

from .texts import words

#: What comes before the words of a column: "One of".
ONE_OF = {"en": "One of", "es": "Una de estas palabras"}


def figures_page(language: str) -> str:
    """Every column of `figures.csv`. KeyError for one that has no meaning written down."""
    said = words("figures", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    for column in (*COLUMNS, *QUOTED):
        kinds = _kinds(column, language)
        one_of = (
            f" {ONE_OF[language]}: {', '.join(f'`{kind}`' for kind in kinds)}." if kinds else ""
        )
        lines += [f"`{column}`", f": {said[column]}{one_of}", ""]
    return "\n".join(lines)


def _kinds(column: str, language: str) -> list[str]:
    """The words that the catalogue has for a column."""
    catalogue = files("isthmus.words").joinpath("catalog", f"brief.{language}.ftl")
    text = catalogue.read_text(encoding="utf-8")
    return re.findall(rf"^kind-{column}-[\w-]+ = (.+)$", text, re.MULTILINE)
