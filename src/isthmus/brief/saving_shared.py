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

#: Columns that tell how many people a country hosts, and those that tell it of all together.
_OF_HOSTED, _OF_ALL = ("actual", "gap"), ("people",)
#: Columns that tell what is left of a quota, and so what is used of it.
_OF_USED = (
    *("places", "added_before", "worth"),
    *(f"{of}_p{level}" for of in ("taken", "added") for level in (10, 50, 90)),
)


class Published:
    """The tables of a run as they may be published, and what was hidden of them."""

    def __init__(self, sharing: Sharing, before: Path | None = None) -> None:
        self.tables: dict[str, list[Row]] = tables_of(sharing)
        self.hidden: list[Protected] = []
        self._undivided = False
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
        self._follow(sharing)

    @property
    def withheld(self) -> frozenset[str]:
        """The countries and the pathways of which no count of people is told, nor what follows.

        Where it is not told how many are hosted in all, that is every country: the part and the
        gap of any would give it away.
        """
        hidden = {row["country"] for row in self.tables["hosted"] if row.get("status") == HIDDEN}
        if TOTAL in hidden:
            hidden = {row["country"] for row in self.tables["hosted"]}
        used = {row["pathway"] for row in self.tables["used"] if row.get("status") == HIDDEN}
        return frozenset(hidden | used) - {TOTAL}

    def sentences(self, language: str) -> list[str]:
        """What a reader is told of what is hidden."""
        words = words_in(language)
        said = [said for one in self.hidden for said in one.sentences(words)]
        return [*said, words.say("share-places-withheld")] if self._undivided else said

    def _follow(self, sharing: Sharing) -> None:
        """Blank what a hidden number could be computed from."""
        from .shared.telling import tells_of_withheld

        withheld, tables = self.withheld, self.tables
        together = any(
            row["country"] == TOTAL and row["status"] == HIDDEN for row in tables["hosted"]
        )
        for row in tables["shares"]:
            if row["country"] in withheld:
                row.update(dict.fromkeys(_OF_HOSTED))
            if together:
                row.update(dict.fromkeys(_OF_ALL))
        for row in tables["places"]:
            if row["pathway"] in withheld and row["basis"] == "quota-left":
                row.update(dict.fromkeys(_OF_USED))
        self._undivided = any(tells_of_withheld(sharing, one, withheld) for one in sharing.scarce)
        if self._undivided:
            tables["scarce"] = [row for row in tables["scarce"] if row["what"] != "places"]


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
