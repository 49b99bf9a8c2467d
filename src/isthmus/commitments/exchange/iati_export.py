"""The money of a register as activities of IATI 2.03.

Owns: which amounts an activity file can state without being added twice, how a commitment becomes
an activity, and what of our rows goes along in our own namespace, so that they come back whole.

A file of IATI is summed by whoever reads it: so a running total, and a part of an amount that is
stated itself, stay out of it, and what was only asked for has no type of transaction there. What
stays out is told, and stands in the tables. A row of ours is a bound, not a number: the value is
its lower bound (the upper one where only that is known), and the bounds go along.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from isthmus.case import Case, CaseError, Problem
from isthmus.case.appending import cells_of
from isthmus.case.promises import Commitment, Organisation, Transaction
from isthmus.commitments.records import Register
from isthmus.words import LANGUAGES, words_in

from .iati_rules import KINDS, VERSION, activity_problems, iso2, root_problems
from .nodes import Node, write
from .parties import GOVERNMENT, TYPE_OF, is_country, name_of

FILE = "iati.xml"
#: The namespace of what only Isthmus reads; other readers pass over it.
OURS = "urn:isthmus:register"
REGISTER, ROW = f"{OURS} register", f"{OURS} row"
#: The type of transaction of each stage that has one: what goes out, seen from who promised.
TYPE_OF_STAGE = {"pledge": "12", "commitment": "2", "disbursement": "3", "expenditure": "4"}
#: The status of an activity by the stage that was reported of it.
_STATUS = {
    "planning": "1",
    "in-progress": "2",
    "fulfilled": "4",
    "abandoned": "5",
    "suspended": "6",
}
_PIPELINE, _IMPLEMENTATION = "1", "2"
_FUNDING, _IMPLEMENTING = "1", "4"
_PLANNED_START, _PLANNED_END = "1", "3"
#: The code of the OECD for a sector that is not specified, and our own vocabularies.
_NO_SECTOR, _DAC, _OWN = "99810", "1", "99"
#: A web page of the activity, in the codelist of document categories.
_WEB_PAGE = "A12"


class Reporter(msgspec.Struct, frozen=True):
    """Who reports: its IATI identifier, its type of organisation and its name."""

    ref: str
    type: str
    name: str


class Stated(msgspec.Struct, frozen=True):
    """The activities of a register, and what of its money they cannot state, with why."""

    activities: Sequence[Node]
    left_out: tuple[Problem, ...]


def write_iati(register: Register, language: str, reporter: Reporter | None = None) -> bytes | None:
    """The activity file; None where no amount can be stated. `language` is that of its defaults.

    `reporter` None: the case itself, under an identifier that nobody registered.
    """
    stated = stated_of(register, language, reporter)
    if not stated.activities:
        return None
    moment = f"{register.day.isoformat()}T00:00:00Z"
    root = Node("iati-activities", {"version": VERSION, "generated-datetime": moment})
    root.children = list(stated.activities)
    wrong = root_problems(root, FILE)
    for activity in stated.activities:
        wrong += activity_problems(activity, FILE, register.day)
    if wrong:  # a file of ours keeps every rule that we hold others to, or is not written
        raise CaseError(wrong)
    return write(root, {OURS: "isthmus"})


def stated_of(register: Register, language: str, reporter: Reporter | None = None) -> Stated:
    """The activities, one a commitment with money and one an amount outside any, by their ids."""
    maker = _Maker(register, language, reporter)
    kept, left_out = _kept(register.transactions, register.day)
    by_commitment: dict[str, list[Transaction]] = {}
    for row in kept:
        by_commitment.setdefault(row.commitment or "", []).append(row)
    activities: list[Node] = []
    for tracked in register.commitments:
        rows = by_commitment.get(tracked.commitment.id)
        if rows:
            stage = tracked.reported[0].stage if tracked.reported else None
            activities.append(maker.of_commitment(tracked.commitment, rows, stage))
    activities += [maker.of_amount(row) for row in by_commitment.get("", ())]
    return Stated(activities, tuple(left_out))


def digest_of(activity: Node) -> str:
    """What an activity says to every reader, as a SHA-256: ours knows by it that nobody edited."""
    told = hashlib.sha256()

    def tell(node: Node) -> None:
        for word in (node.name, *(w for pair in sorted(node.attributes.items()) for w in pair)):
            told.update(word.encode() + b"\x1f")
        told.update(node.text.strip().encode() + b"\x1e")
        for child in node.children:
            if not child.name.startswith(f"{OURS} "):
                tell(child)
        told.update(b"\x1d")

    tell(activity)
    return told.hexdigest()


def stated_amount(row: Transaction) -> float | None:
    """The one number that stands for a bound."""
    return row.low if row.low is not None else row.high


def _kept(rows: Sequence[Transaction], day: dt.date) -> tuple[list[Transaction], list[Problem]]:
    """The amounts that add up, and the others with why not."""
    kept: list[Transaction] = []
    left_out: list[Problem] = []
    by_id = {row.id: row for row in rows}
    for row in rows:
        why = _why_not(row, by_id, day)
        if why is None:
            kept.append(row)
        else:
            left_out.append(_left_out(why, row))
    return kept, left_out


def _why_not(row: Transaction, rows: Mapping[str, Transaction], day: dt.date) -> str | None:
    """Why an amount is in no activity, None where it is; `rows` are those it may be a part of."""
    if row.date > day:
        return "to-come"
    if row.stage not in TYPE_OF_STAGE:
        return "stage"
    if row.measure == "cumulative":
        return "total"
    if stated_amount(row) is None:
        return "amount"
    if not (row.commitment or row.provider or row.receivers):
        return "parties"
    whole, seen = row.part_of, {row.id}
    while whole is not None and whole in rows and whole not in seen:
        seen.add(whole)
        if rows[whole].stage == row.stage and _why_not(rows[whole], {}, day) is None:
            return "part"
        whole = rows[whole].part_of
    return None


def _left_out(why: str, row: Transaction) -> Problem:
    return Problem(
        code="exchange-left-out", file=FILE, value=row.id, values={"why": why, "stage": row.stage}
    )


class _Maker:
    """Makes activities for one register in one language."""

    def __init__(self, register: Register, language: str, reporter: Reporter | None) -> None:
        self.case: Case = register.case
        self.day = register.day
        self.organisations: Mapping[str, Organisation] = register.organisations
        self.language = language
        words = words_in(language)
        self.title = self.case.titles.get(language) or self.case.name
        self.reporter = reporter or Reporter(
            ref=f"isthmus-{self.case.name}",
            type="90",
            name=words.say("exchange-reporter", case=self.title),
        )

    def of_commitment(
        self, row: Commitment, amounts: Sequence[Transaction], stage: str | None
    ) -> Node:
        """A commitment with its amounts."""
        paid = any(amount.stage != "pledge" for amount in amounts)
        status = _STATUS.get(stage or "") or (_IMPLEMENTATION if paid else _PIPELINE)
        starts = row.starts or row.made
        dates = [(_PLANNED_START, starts)]
        if row.deadline is not None and row.deadline >= starts:
            dates.append((_PLANNED_END, row.deadline))
        actors = row.actors.split(";")
        others = row.beneficiaries.split(";") if row.beneficiaries else []
        return self._activity(
            row.id,
            titles={"en": row.title_en, "es": row.title_es},
            texts={"en": row.text_en, "es": row.text_es},
            parties=[(party, _FUNDING) for party in actors]
            + [(party, _IMPLEMENTING) for party in others if not is_country(party)],
            status=status,
            dates=dates,
            countries=[party for party in others if is_country(party)],
            amounts=amounts,
            rows=[("commitments", row)],
        )

    def of_amount(self, row: Transaction) -> Node:
        """An amount that belongs to no commitment of the register."""
        receivers = row.receivers.split(";") if row.receivers else []
        own = {"en": row.text_en, "es": row.text_es}
        titles = {
            language: own.get(language) or words_in(language).say("exchange-outside", id=row.id)
            for language in LANGUAGES
        }
        return self._activity(
            f"amount-{row.id}",
            titles=titles,
            texts=titles,
            parties=[(row.provider, _FUNDING)]
            if row.provider
            else [(party, _IMPLEMENTING) for party in receivers],
            status=_PIPELINE if row.stage == "pledge" else _IMPLEMENTATION,
            dates=[(_PLANNED_START, row.date)],
            countries=[],
            amounts=[row],
            rows=[],
        )

    def _activity(
        self,
        id_: str,
        *,
        titles: Mapping[str, str | None],
        texts: Mapping[str, str | None],
        parties: Sequence[tuple[str, str]],
        status: str,
        dates: Sequence[tuple[str, dt.date]],
        countries: Sequence[str],
        amounts: Sequence[Transaction],
        rows: Sequence[tuple[str, Any]],
    ) -> Node:
        currencies = {row.currency for row in amounts}
        held = [row for _, row in rows] + list(amounts)
        latest = max(row.published for row in held)
        attributes = {"xml:lang": self.language}
        if len(currencies) == 1:
            attributes["default-currency"] = next(iter(currencies))
        attributes["last-updated-datetime"] = f"{latest.isoformat()}T00:00:00Z"
        activity = Node("iati-activity", attributes)
        reporter = Node(
            "reporting-org",
            {"ref": self.reporter.ref, "type": self.reporter.type, "secondary-reporter": "1"},
            [Node("narrative", text=self.reporter.name)],
        )
        shares = {row.id: self._countries(row, countries) for row in amounts}
        apart = len({tuple(share) for share in shares.values()}) > 1
        by_sector = any(row.sector for row in amounts)
        activity.children = [
            Node("iati-identifier", text=f"{self.reporter.ref}-{id_}"),
            reporter,
            Node("title", children=self._narratives(titles)),
            Node("description", {"type": "1"}, self._narratives(texts)),
            *(self._organisation("participating-org", party, role) for party, role in parties),
            Node("other-identifier", {"ref": id_, "type": "A1"}),
            Node("activity-status", {"code": status}),
            *(
                Node("activity-date", {"type": kind, "iso-date": day.isoformat()})
                for kind, day in dates
            ),
        ]
        if not apart:
            activity.children.append(self._recipient(next(iter(shares.values()))))
        if not by_sector:
            activity.children.append(Node("sector", {"vocabulary": _DAC, "code": _NO_SECTOR}))
        activity.children += [
            self._transaction(row, shares[row.id] if apart else None, by_sector=by_sector)
            for row in amounts
        ]
        activity.children += self._documents(held)
        activity.children.append(self._own(activity, rows, amounts))
        return activity

    def _transaction(
        self, row: Transaction, countries: Sequence[str] | None, *, by_sector: bool
    ) -> Node:
        amount = stated_amount(row)
        assert amount is not None
        day = row.date.isoformat()
        value = cells_of("transactions", {"low": amount})["low"]
        made = Node("transaction", {"ref": row.id})
        made.children = [
            Node("transaction-type", {"code": TYPE_OF_STAGE[row.stage]}),
            Node("transaction-date", {"iso-date": day}),
            Node("value", {"currency": row.currency, "value-date": day}, text=value),
        ]
        texts = {language: self._told(row, language) for language in LANGUAGES}
        if any(texts.values()):
            made.children.append(Node("description", children=self._narratives(texts)))
        if row.provider:
            made.children.append(self._organisation("provider-org", row.provider))
        receivers = row.receivers.split(";") if row.receivers else []
        if len(receivers) == 1:  # a transaction names one receiver at most
            made.children.append(self._organisation("receiver-org", receivers[0]))
        if by_sector and row.sector:
            sector = Node("sector", {"vocabulary": _OWN, "code": row.sector})
            sector.children = [Node("narrative", text=row.sector)]
            made.children.append(sector)
        elif by_sector:
            made.children.append(Node("sector", {"vocabulary": _DAC, "code": _NO_SECTOR}))
        if countries is not None:
            made.children.append(self._recipient(countries))
        return made

    def _told(self, row: Transaction, language: str) -> str | None:
        """What an amount is for, and how it was qualified where the value cannot say so."""
        words = words_in(language)
        said = [getattr(row, f"text_{language}", None) or getattr(row, "text_en", None)]
        if row.low is None or row.low != row.high or row.quantifier != "exact":
            said.append(
                words.say(
                    "exchange-bounds",
                    how="between"
                    if row.low is not None and row.high is not None and row.low != row.high
                    else "least"
                    if row.high is None
                    else "most"
                    if row.low is None
                    else "about",
                    low="" if row.low is None else words.number(row.low),
                    high="" if row.high is None else words.number(row.high),
                    currency=row.currency,
                )
            )
        return " ".join(part for part in said if part) or None

    def _narratives(self, texts: Mapping[str, str | None]) -> list[Node]:
        """A text in each language that has it, that of the file first."""
        order = sorted(texts, key=lambda language: (language != self.language, language))
        return [
            Node("narrative", {"xml:lang": language}, text=text)
            for language in order
            if (text := texts[language])
        ]

    def _organisation(self, name: str, party: str, role: str | None = None) -> Node:
        attributes: dict[str, str] = {}
        row = self.organisations.get(party)
        if row is not None and row.iati and KINDS["identifier"](row.iati):
            attributes["ref"] = row.iati
        attributes["type"] = GOVERNMENT if row is None else TYPE_OF[row.kind]
        if role is not None:
            attributes["role"] = role
        names = {
            language: name_of(party, self.organisations, self.case, words_in(language))
            for language in LANGUAGES
        }
        return Node(name, attributes, self._narratives(names))

    def _countries(self, row: Transaction, otherwise: Sequence[str]) -> Sequence[str]:
        """The countries an amount is for: those that receive it, else those it was promised to."""
        named = [party for party in (row.receivers or "").split(";") if party and is_country(party)]
        return sorted(named or otherwise)

    def _recipient(self, countries: Sequence[str]) -> Node:
        """One country, or the region that several make: no share of each is invented."""
        code = iso2(countries[0]) if len(countries) == 1 else None
        if code is not None:
            return Node("recipient-country", {"code": code})
        names = {
            language: words_in(language).listing(
                name_of(code, self.organisations, self.case, words_in(language))
                for code in countries
            )
            if countries
            else self.case.titles.get(language) or self.title
            for language in LANGUAGES
        }
        named = "+".join(countries) or self.case.name
        return Node(
            "recipient-region", {"code": named, "vocabulary": _OWN}, self._narratives(names)
        )

    def _documents(self, rows: Iterable[Any]) -> list[Node]:
        """The publications that the rows were read from, where they have an address."""
        made: dict[str, Node] = {}
        for row in rows:
            source = self.case.sources[row.source]
            if source.url and source.url not in made:
                title = Node("narrative", text=f"{source.publisher}: {source.title}")
                form = "application/pdf" if source.url.lower().endswith(".pdf") else "text/html"
                made[source.url] = Node(
                    "document-link",
                    {"format": form, "url": source.url},
                    [Node("title", children=[title]), Node("category", {"code": _WEB_PAGE})],
                )
        return list(made.values())

    def _own(
        self, activity: Node, rows: Sequence[tuple[str, Any]], amounts: Sequence[Transaction]
    ) -> Node:
        """The rows as they stand in the case, with what they name, for those who have Isthmus."""
        own = [*rows, *(("transactions", row) for row in amounts)]
        parties: dict[str, None] = {}
        for _, row in own:
            for field in ("actors", "beneficiaries", "provider", "receivers"):
                parties.update(dict.fromkeys((getattr(row, field, None) or "").split(";")))
        named = [self.organisations[party] for party in parties if party in self.organisations]
        sources = dict.fromkeys(row.source for _, row in own)
        own = [
            *(("sources", self.case.sources[source]) for source in sources),
            *(("organisations", row) for row in named),
            *own,
        ]
        made = Node(REGISTER, {"digest": digest_of(activity)})
        for table, row in own:
            cells = cells_of(table, msgspec.structs.asdict(row))
            made.children.append(
                Node(ROW, {"table": table, **{k: v for k, v in cells.items() if v}})
            )
        return made
