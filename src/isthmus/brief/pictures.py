"""The charts of a page as files of their own beside it, for those who put them elsewhere.

Owns: what each file is called, the index of the files, and that a picture which stands alone has
its title and its words with it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import escape

from isthmus.case.spreadsheets import inert

from . import model
from .drawing import svg
from .model import Chart, Page

#: Which picture is of what, beside the pictures: their names are plain letters, those of places
#: not all.
INDEX = "index.csv"
#: Names that a file may not have on some systems; that of the map is taken.
_RESERVED = frozenset({"con", "prn", "aux", "nul", "map"})


def write_pictures(page: Page, folder: Path, on_step: Callable[[str], None]) -> None:
    """Make the folder, and in it a file for each chart of a page, in its order, and the index.

    `on_step` is told of each ("charts").
    """
    blocks = [block for section in page.sections for block in model.walk(section.blocks)]
    charts = [block for block in blocks if isinstance(block, Chart)]
    folder.mkdir()
    names = file_names(charts)
    with (folder / INDEX).open("w", encoding="utf-8", newline="") as file:
        index = csv.writer(file, lineterminator="\n")
        index.writerow(("file", "title"))
        index.writerows((n, inert(c.title)) for n, c in zip(names, charts, strict=True))
    for chart, name in zip(charts, names, strict=True):
        on_step("charts")
        picture = _standing_alone(svg(chart.spec), chart)
        (folder / name).write_text(picture, encoding="utf-8")


def file_names(charts: Iterable[Chart]) -> list[str]:
    """What the picture of each chart is called: a name that every system takes, no two alike.

    The map is the map; every other chart is called by its title. One in a script that has no plain
    letters is called by its number on the page.
    """
    taken = set(_RESERVED)
    found = []
    for number, chart in enumerate(charts):
        plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or f"place-{number}"
        slug, more = base, 2
        while slug in taken:
            slug, more = f"{base}-{more}", more + 1
        taken.add(slug)
        found.append(f"{'map' if chart.id == 'map' else slug}.svg")
    return found


def _standing_alone(picture: str, chart: Chart) -> str:
    """A picture as a file, with its title and its words for those who do not see it."""
    end = picture.index(">") + 1
    head = picture[: end - 1] + ' role="img">'
    words = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    return f"{head}{words}{picture[end:]}\n"
