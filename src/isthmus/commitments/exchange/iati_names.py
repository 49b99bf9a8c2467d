"""What an activity of another's file names, as the register names it.

Owns: the countries and organisations behind elements of IATI, the publication that a file is, texts
in both languages, and the ids that new rows get. A new organisation becomes a row; a text that
leads to a person becomes nothing, and is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from isthmus.case import Case, Problem
from isthmus.case.appending import cells_of
from isthmus.case.cells import BadCell, check_text

from .nodes import Node
from .parties import id_of, kind_of, names_of_countries, organisations_of, plain
from .rows import Row


class Names:
    """The names of one file, for a case. `rows` and `notices` grow as they are asked for."""

    def __init__(self, file: str, case: Case, read_on: dt.date) -> None:
        self.file = file
        self.read_on = read_on
        self.generated: dt.date | None = None
        self.rows: dict[str, list[Row]] = {}
        self.notices: list[Problem] = []
        self._ids: dict[str, set[str]] = {
            name: set(case.frames[name].get_column("id").to_list())
            for name in ("sources", "organisations", "commitments", "transactions")
        }
        organisations = organisations_of(case).values()
        self._by_ref = {row.iati: row.id for row in organisations if row.iati}
        self._by_name = {
            plain(name): row.id for row in organisations for name in (row.name_en, row.name_es)
        }
        self._countries: Mapping[str, str] = {}
        self._sources: dict[str, str] = {}
        self._turns: dict[tuple[str, str], int] = {}

    def actors(self, activity: Node) -> dict[str, None]:
        """Who funds an activity; who answers for it, or passes it on, where nobody is said to."""
        for role in ("1", "2", "3"):
            named = [org for org in activity.all("participating-org") if org.get("role") == role]
            if named:
                return dict.fromkeys(self.party(org) for org in named)
        return {}

    def party(self, org: Node) -> str:
        """The country or organisation that an element names; a new organisation gets a row."""
        ref = org.get("ref")
        names = self.texts(org)
        if ref and ref in self._by_ref:
            return self._by_ref[ref]
        known = [plain(name) for name in (names or {}).values()]
        for name in known:
            if name in self._by_name and not ref:
                return self._by_name[name]
        if not ref and org.get("type") in ("10", ""):
            self._countries = self._countries or names_of_countries()
            for name in known:
                if name in self._countries:
                    return self._countries[name]
        shown = names or {"en": ref, "es": ref}
        kind = kind_of(org.get("type"), ref)
        if kind is None:
            self.tell("iati-kind", org, None, shown["en"] or ref)
        id_ = self.id("organisations", shown["en"] or ref or "organisation")
        self.row(
            "organisations",
            org,
            {
                "id": id_,
                "name_en": shown["en"],
                "name_es": shown["es"],
                "kind": kind or "government",
                "iati": ref or None,
            },
        )
        if ref:
            self._by_ref[ref] = id_
        for name in known:
            self._by_name.setdefault(name, id_)
        return id_

    def source(self, activity: Node, published: dt.date) -> str:
        """The publication: what an organisation reports in this file."""
        org = activity.first("reporting-org")
        assert org is not None
        ref = org.get("ref")
        if ref not in self._sources:
            names = self.texts(org) or {"en": ref, "es": ref}
            self._sources[ref] = self.id("sources", f"iati {ref}")
            self.row(
                "sources",
                org,
                {
                    "id": self._sources[ref],
                    "publisher": names["en"],
                    "title": f"IATI activities, {self.file}",
                    "edition": self.generated,
                    "retrieved": self.read_on,
                    "licence": "not stated in the file",
                },
            )
        return self._sources[ref]

    def texts(self, holder: Node | None) -> dict[str, str] | None:
        """A text in both languages; one that stands in a single one stands for both."""
        if holder is None:
            return None
        found: dict[str, str] = {}
        for node in holder.all("narrative"):
            text = self._words(node)
            if text:
                language = node.get("xml:lang")[:2].lower()
                found.setdefault(language, text)
        if not found:
            return None
        first = next(iter(found.values()))
        english = found.get("en") or found.get("") or first
        return {"en": english, "es": found.get("es") or english}

    def _words(self, node: Node) -> str | None:
        """A text that a cell of the case takes: none that leads to a person, none that is run."""
        text = "\n".join(line.strip() for line in node.text.strip().splitlines())
        try:
            check_text(text)
        except BadCell as bad:
            self.tell("iati-text-out", node, None, str(bad.values.get("found") or text))
            return None
        return text or None

    def id(self, table: str, text: str) -> str:
        """An id of its own in a table, after a text."""
        base = made = id_of(text)
        taken = self._ids[table]
        while made in taken:  # told apart by a number that only grows: files hold many alike
            self._turns[table, base] = turn = self._turns.get((table, base), 1) + 1
            made = f"{base}-{turn}"
        taken.add(made)
        return made

    def row(self, table: str, node: Node, values: Mapping[str, object]) -> None:
        """A new row, read from this element."""
        cells = cells_of(table, values)
        self.rows.setdefault(table, []).append(Row(cells=cells, file=self.file, row=node.line))

    def tell(self, code: str, node: Node, path: str | None, value: str = "") -> None:
        """Something a reader should know of this element."""
        self.notices.append(
            Problem(code=code, file=self.file, row=node.line, column=path, value=value)
        )
