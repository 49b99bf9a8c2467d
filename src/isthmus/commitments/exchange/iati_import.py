"""Activities of IATI as rows of the register: our own come back whole, others as far as they say.

Owns: which rules a foreign file must keep to be read at all and which it may break and be told of,
and what of an activity becomes a commitment and what an amount.

A foreign activity becomes one commitment for what its organisation gives and one for what it
receives: money that comes in and goes on is a chain, and stands in two. Elements that no column
holds (budgets, results, locations, shares by country) stay out and are told, by kind and not by
each; so are negative amounts and types of transaction that are neither promised nor paid.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from isthmus.case import Case, CaseError, Problem
from isthmus.case.schema import tables

from .iati_export import REGISTER, ROW, TYPE_OF_STAGE, digest_of
from .iati_names import Names
from .iati_rules import (
    READ,
    activity_problems,
    amount_of,
    day_of,
    elements,
    iso3,
    root_problems,
)
from .nodes import Node, read
from .parties import id_of
from .rows import Found, Row
from .tables import TABLES

#: The stage that each type of transaction has reached, and whether it comes in.
STAGE_OF: Mapping[str, tuple[str, bool]] = {
    **{type_: (stage, False) for stage, type_ in TYPE_OF_STAGE.items()},
    "1": ("disbursement", True),
    "11": ("commitment", True),
    "13": ("pledge", True),
}
#: What a foreign file may break and still says what we read: told once a kind, with the first line.
_BEARABLE = frozenset(
    (
        *("iati-order", "iati-unknown", "iati-sector", "iati-recipient", "iati-twice-said"),
        *("iati-percent", "iati-no-start", "iati-prefix", "iati-nameless", "iati-language"),
        *("iati-to-come", "iati-date-order"),
    )
)
#: Elements and attributes that must be there, and those whose value must be one, to be read.
_NEEDED = frozenset(
    (
        *("iati-identifier", "reporting-org", "reporting-org/@ref", "transaction/value"),
        *("transaction/transaction-type", "transaction/transaction-type/@code"),
        *("transaction/transaction-date", "transaction/transaction-date/@iso-date"),
    )
)
_READ = frozenset(
    (
        *("transaction/transaction-type/@code", "transaction/transaction-date/@iso-date"),
        *("transaction/value", "transaction/value/@currency", "@default-currency"),
    )
)
#: Elements that hold what no column of ours does; the rest is used.
_USED = frozenset(
    (
        *("iati-identifier", "reporting-org", "title", "description", "participating-org"),
        *("other-identifier", "activity-status", "activity-date", "recipient-country"),
        *("recipient-region", "sector", "transaction", "document-link"),
    )
)
#: More problems than this are not listed: whoever mends them reads the file again.
_MOST = 50


def read_iati(path: Path, case: Case, read_on: dt.date | None = None) -> Found:
    """The rows that an activity file holds for a case. `read_on`: the day it is read, else today.

    Raises CaseError, with file, line and value, for what is no XML or no activity file, one of a
    version that says things otherwise, and amounts, days, currencies or codes that cannot be read.
    """
    reader = _Reader(path.name, case, read_on or dt.datetime.now(tz=dt.UTC).date())
    children = read(path, path.name)
    reader.open(next(children))
    for child in children:
        if child.name == "iati-activity":
            reader.take(child)
        elif " " not in child.name:
            reader.skipped[child.name] += 1
    return reader.close()


class _Given(NamedTuple):
    """What every row of an activity shares. `second`: no party reports, someone else does."""

    activity: Node
    published: dt.date
    source: str
    reporter: str
    second: bool
    title: Mapping[str, str]
    text: Mapping[str, str]


class _Reader:
    """Reads one file, an activity at a time."""

    def __init__(self, file: str, case: Case, read_on: dt.date) -> None:
        self.file = file
        self.read_on = read_on
        self.names = Names(file, case, read_on)
        self.problems: list[Problem] = []
        self.bearable: dict[tuple[str, str], list[Problem]] = {}
        self.skipped: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.identifiers: dict[str, int] = {}

    # --- the file --------------------------------------------------------------------------------

    def open(self, root: Node) -> None:
        """Refuse a root that is none of ours."""
        if root.name != "iati-activities":
            raise CaseError(
                [Problem(code="iati-root", file=self.file, row=root.line, value=root.name)]
            )
        version = root.get("version")
        if version not in READ:
            values: dict[str, object] = {"known": sorted(READ)}
            raise CaseError(
                [
                    Problem(
                        code="iati-version",
                        file=self.file,
                        row=root.line,
                        value=version,
                        values=values,
                    )
                ]
            )
        self._judge(root_problems(root, self.file))
        self.names.generated = day_of(root.get("generated-datetime"))

    def close(self) -> Found:
        """The rows, or every problem of the file."""
        if self.problems:
            listed = self.problems[:_MOST]
            if len(self.problems) > _MOST:
                more = {"count": len(self.problems) - _MOST}
                listed.append(Problem(code="exchange-more", file=self.file, values=more))
            raise CaseError(listed)
        if not self.identifiers:
            raise CaseError([Problem(code="iati-no-activity", file=self.file)])
        for same in self.bearable.values():  # the first of each kind, and how many more there are
            self.names.notices.append(same[0])
            if len(same) > 1:
                values = {"count": len(same) - 1}
                rest = Problem(code="exchange-more", file=self.file, values=values)
                self.names.notices.append(rest)
        for code, counted in (("iati-not-held", self.skipped), ("iati-types-out", self.types)):
            if counted:
                told = {"names": sorted(counted), "count": sum(counted.values())}
                self.names.notices.append(Problem(code=code, file=self.file, values=told))
        return Found(rows=self.names.rows, notices=tuple(self.names.notices))

    def take(self, activity: Node) -> None:
        """Read an activity, or say what is wrong with it."""
        before = len(self.problems)
        self._judge(activity_problems(activity, self.file, self.read_on))
        own = activity.first("iati-identifier")
        name = own.text.strip() if own is not None else ""
        if name in self.identifiers:
            first = {"first": str(self.identifiers[name])}
            self._wrong("iati-same", activity, "iati-identifier", name, **first)
        self.identifiers[name] = activity.line
        if len(self.problems) > before:
            return
        if not self._take_ours(activity):
            self._take_foreign(activity, name)

    def _judge(self, found: Sequence[Problem]) -> None:
        """What a foreign file may break is told; what it may not refuses it."""
        for problem in found:
            path = problem.column or ""
            asked = _READ if problem.code in ("iati-code", "iati-value") else _NEEDED
            if problem.code in _BEARABLE or (path not in asked and problem.code != "iati-currency"):
                kind = "" if problem.code == "iati-order" else path
                self.bearable.setdefault((problem.code, kind), []).append(problem)
            else:
                self.problems.append(problem)

    # --- our own ---------------------------------------------------------------------------------

    def _take_ours(self, activity: Node) -> bool:
        """The rows that went along with an activity of ours, if nobody edited it since."""
        own = activity.first(REGISTER)
        if own is None:
            return False
        if own.get("digest") != digest_of(activity):
            self.names.tell("iati-edited", activity, None)
            return False
        for node in own.all(ROW):
            cells = dict(node.attributes)
            table = cells.pop("table", "")
            if table not in TABLES or not cells.keys() <= tables()[table].columns.keys():
                self._wrong("iati-row", node, None, table)
                continue
            row = Row(cells=cells, file=self.file, row=node.line)
            held = self.names.rows.setdefault(table, [])
            if not any(row.cells == other.cells for other in held):
                held.append(row)
        return True

    # --- those of others -------------------------------------------------------------------------

    def _take_foreign(self, activity: Node, name: str) -> None:
        published = (
            day_of(activity.get("last-updated-datetime")) or self.names.generated or self.read_on
        )
        published = min(published, self.read_on)
        self.skipped.update(
            child.name
            for child in activity.children
            if child.name not in _USED and child.name in elements()
        )
        amounts = self._amounts(activity)
        if not amounts:
            self.names.tell("iati-no-money", activity, None, name)
            return
        reporting = activity.first("reporting-org")
        assert reporting is not None
        titles = self.names.texts(activity.first("title"))
        texts = self.names.texts(activity.first("description"))
        title = titles or texts or {"en": name, "es": name}
        given = _Given(
            activity=activity,
            published=published,
            source=self.names.source(activity, published),
            reporter=self.names.party(reporting),
            second=reporting.get("secondary-reporter") in ("1", "true"),
            title=title,
            text=texts or title,
        )
        for incoming in (False, True):
            rows = [row for row in amounts if row[2] == incoming]
            if rows:
                id_ = self.names.id("commitments", f"{name} incoming" if incoming else name)
                self._commitment(given, id_, rows)
                for row in rows:
                    self._transaction(given, row, id_)
        if any(amounts[0][2] != row[2] for row in amounts):
            self.names.tell("iati-chain", activity, None, name)

    def _amounts(self, activity: Node) -> list[tuple[Node, str, bool]]:
        """The transactions promised or paid: each with its stage and whether it comes in."""
        found = []
        for node in activity.all("transaction"):
            type_, value = _attribute(node, "transaction-type", "code"), node.first("value")
            assert value is not None
            amount = amount_of(value.text)
            if type_ not in STAGE_OF:
                self.types[type_] += 1
            elif amount is not None and amount < 0:
                self.names.tell("iati-negative", value, "transaction/value", value.text.strip())
            else:
                found.append((node, *STAGE_OF[type_]))
        return found

    def _commitment(self, given: _Given, id_: str, rows: Sequence[tuple[Node, str, bool]]) -> None:
        activity, published = given.activity, given.published
        days = sorted(day for node, _, _ in rows if (day := _day(node)) is not None)
        promised = [
            day
            for node, stage, _ in rows
            if stage in ("pledge", "commitment") and (day := _day(node))
        ]
        made = min([*(promised or days[:1]), published])
        dates = {
            node.get("type"): day_of(node.get("iso-date")) for node in activity.all("activity-date")
        }
        starts = dates.get("2") or dates.get("1")
        ends = dates.get("3")
        if ends is not None and ends < max(made, starts or made):
            ends = None
        # Whoever provides it promised it; where nobody is named, who reports what goes out, and of
        # what someone else reports, or what comes in, who is said to fund the activity.
        incoming = rows[0][2]
        actors: dict[str, None] = {}
        for node, _, _ in rows:
            named = [self.names.party(org) for org in node.all("provider-org")]
            if not named and not incoming and not given.second:
                named = [given.reporter]
            actors.update(dict.fromkeys(named))
        actors = actors or self.names.actors(activity) or {given.reporter: None}
        others = [given.reporter]
        if not incoming:
            places = activity.all("recipient-country")
            others = [code for place in places if (code := iso3(place.get("code")))]
        self.names.row(
            "commitments",
            activity,
            {
                "id": id_,
                "type": "money",
                "actors": ";".join(actors),
                "beneficiaries": ";".join(party for party in others if party not in actors),
                "title_en": given.title["en"],
                "title_es": given.title["es"],
                "text_en": given.text["en"],
                "text_es": given.text["es"],
                "made": made,
                "starts": starts if starts is not None and starts > made else None,
                "deadline": ends,
                "deadline_basis": None if ends is None else "stated",
                "published": max(published, made),
                "source": given.source,
            },
        )

    def _transaction(
        self, given: _Given, amount_of_it: tuple[Node, str, bool], commitment: str
    ) -> None:
        activity, published = given.activity, given.published
        node, stage, incoming = amount_of_it
        value, day = node.first("value"), _day(node)
        assert value is not None
        assert day is not None
        amount = amount_of(value.text)
        assert amount is not None
        providers = [self.names.party(org) for org in node.all("provider-org")]
        if not providers and not incoming and not given.second:
            providers = [given.reporter]
        receivers = [self.names.party(org) for org in node.all("receiver-org")]
        if not receivers:
            receivers = [
                country
                for place in node.all("recipient-country") or activity.all("recipient-country")
                if (country := iso3(place.get("code")))
            ]
        if incoming and not node.all("receiver-org"):
            receivers = [given.reporter]
        texts = self.names.texts(node.first("description"))
        sectors = node.all("sector") or activity.all("sector")
        sector = sectors[0] if len(sectors) == 1 else None
        own = (
            node.get("ref") or f"{commitment}-{_attribute(node, 'transaction-type', 'code')}-{day}"
        )
        self.names.row(
            "transactions",
            node,
            {
                "id": self.names.id("transactions", own),
                "commitment": commitment,
                "stage": stage,
                "provider": next(iter(providers), None),
                "receivers": ";".join(dict.fromkeys(receivers)),
                "low": float(amount),
                "high": float(amount),
                "currency": value.get("currency") or activity.get("default-currency"),
                "date": day,
                "sector": None
                if sector is None
                else id_of(f"iati-{sector.get('vocabulary') or '1'}-{sector.get('code')}"),
                "text_en": texts["en"] if texts else None,
                "text_es": texts["es"] if texts else None,
                "published": max(published, day),
                "source": given.source,
            },
        )

    def _wrong(self, code: str, node: Node, path: str | None, value: str, **values: object) -> None:
        self.problems.append(
            Problem(
                code=code, file=self.file, row=node.line, column=path, value=value, values=values
            )
        )


def _attribute(node: Node, child: str, name: str) -> str:
    found = node.first(child)
    return "" if found is None else found.get(name)


def _day(node: Node) -> dt.date | None:
    return day_of(_attribute(node, "transaction-date", "iso-date"))
