"""One cell of a sound case made wrong, and what is told of it.

Owns: how a wrong cell is stated, that it alone is told, and the sentences of a catalogue.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from isthmus.case import Problem, problems_of
from isthmus.case.schema import tables
from isthmus.words import LANGUAGES, words_in
from tests.case.small import Tables
from tests.case.strategies import write_case

CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"


class Cells(NamedTuple):
    """The code, the table and the row, the column that is told, and the cells that are wrong."""

    code: str
    table: str
    row: int
    column: str | None
    cells: dict[str, str]


def told_once(sound: Tables, wrong: Cells, folder: Path) -> tuple[Problem, list[str]]:
    """The one problem of a case with wrong cells, and how each language says it.

    Every sentence begins with the file, and no two languages say the same.
    """
    file = tables()[wrong.table].path
    sound[wrong.table][wrong.row].update(wrong.cells)
    found = problems_of(write_case(folder, sound))
    told = [(p.code, p.file, p.row, p.column) for p in found]
    assert told == [(wrong.code, file, wrong.row + 2, wrong.column)]
    said = [found[0].say(words_in(language)) for language in LANGUAGES]
    assert all(text.startswith(file) for text in said)
    assert len(set(said)) == len(said)
    return found[0], said


def sentences(catalogue: str, language: str) -> set[str]:
    """The codes of the problems that a catalogue has a sentence for."""
    text = (CATALOG / f"{catalogue}.{language}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^problem-([\w-]+) =", text, re.MULTILINE))
