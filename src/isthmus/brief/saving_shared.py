"""A run of sharing as a folder: its tables, the same as JSON, and beside them the page for people.

Owns: which files it is, and that what counts people goes through disclosure control before anything
is written, also beside the tables of an earlier run.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.case.problems import CallError
from isthmus.case.spreadsheets import inert
from isthmus.sharing.sharing import Sharing
from isthmus.sharing.tables import PEOPLE, TOTAL, Row, tables_of
from isthmus.words import words_in

from .disclosure import Protected, protect
from .disclosure.protecting import HIDDEN

#: The tables, each in a file of its name; the same together; the page.
TABLES = (
    *("needs", "capacity", "shares", "hosted", "figures", "scarce"),
    *("pathways", "used", "plan", "places"),
)
TOGETHER, PAGE = "sharing.json", "share.html"
SHARED = Kind(
    files=(*(f"{name}.csv" for name in TABLES), TOGETHER, PAGE),
    foreign="results-foreign",
    unwritten="results-unwritten",
)

#: Columns of other tables that tell how many people a country hosts.
_TOLD_BY_HOSTED = {
    "shares": ("actual", "gap"),
    "scarce": tuple(f"{of}_p{level}" for of in ("claim", "award") for level in (10, 50, 90)),
}


class Published:
    """The tables of a run as they may be published, and what was hidden of them."""

    def __init__(self, sharing: Sharing, before: Path | None = None) -> None:
        self.tables: dict[str, list[Row]] = tables_of(sharing)
        self.hidden: list[Protected] = []
        for name, counting in PEOPLE.items():
            if not self.tables[name]:
                continue
            done = protect(
                self.tables[name],
                counting.dimensions,
                counting.value,
                also_blank=counting.also,
                before=None if before is None else _earlier(before, name),
                total=TOTAL,
            )
            self.tables[name] = done.rows
            self.hidden.append(done)
        self._follow()

    @property
    def withheld(self) -> frozenset[str]:
        """The countries of which it is not told how many people they host."""
        return frozenset(
            row["country"] for row in self.tables["hosted"] if row.get("status") == HIDDEN
        )

    def sentences(self, language: str) -> list[str]:
        """What a reader is told of what is hidden."""
        words = words_in(language)
        return [said for one in self.hidden for said in one.sentences(words)]

    def _follow(self) -> None:
        """Blank what a hidden number of people hosted could be computed from."""
        withheld = self.withheld
        for name, told in _TOLD_BY_HOSTED.items():
            for row in self.tables[name]:
                if row["country"] in withheld and (name != "scarce" or row["what"] == "places"):
                    row.update(dict.fromkeys(told))


def save_shared(
    sharing: Sharing,
    out: Path,
    language: str,
    *,
    published: Published,
    record: Mapping[str, Any],
    page: bool = True,
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let a run stand in the folder `out`, in place of an earlier one; its files by name.

    `record` is what `sharing.json` says of the run before the tables. Raises CallError when `out`
    is a file or holds anything else, WorkError when it cannot be written.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        files = []
        for name in TABLES:
            if published.tables[name]:
                _write_csv(folder / f"{name}.csv", published.tables[name])
                files.append(f"{name}.csv")
        whole = {**record, "tables": published.tables}
        text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
        (folder / TOGETHER).write_text(text + "\n", encoding="utf-8")
        files.append(TOGETHER)
        if page:
            from .share_page import write_page

            on_step("page")
            hidden = published.sentences(language)
            write_page(
                sharing,
                published.tables,
                folder,
                language,
                files=files,
                hidden=hidden,
                withheld=published.withheld,
            )

    appear(out, SHARED, write)
    return {name: out / name for name in SHARED.names if (out / name).exists()}


def refuse_place(out: Path) -> None:
    """Raise CallError when no run could stand in `out`: to be asked before work."""
    refuse_foreign(out, SHARED)


def refuse_before(folder: Path) -> None:
    """Raise CallError when a folder holds no earlier run."""
    if not any((folder / f"{name}.csv").is_file() for name in PEOPLE):
        raise CallError("share-before", folder)


# --- inside --------------------------------------------------------------------------------------


def _earlier(folder: Path, name: str) -> list[dict[str, str]] | None:
    """The rows of a table as an earlier run published it; None where it had none."""
    file = folder / f"{name}.csv"
    if not file.is_file():
        return None
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _write_csv(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(rows[0])
        table.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: object) -> object:
    """As tables write it: nothing for None, truth in small letters, nothing that would be run."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) else value
