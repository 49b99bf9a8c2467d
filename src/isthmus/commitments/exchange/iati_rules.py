"""The rules of IATI 2.03 that an activity file of ours keeps, and those a foreign one is held to.

Owns: the table of elements (`iati.csv`: in the order of the published schema, how often each
stands, which attributes it needs and may have), the codelists that are used, and the rules of the
standard that no schema can state (identifiers, currencies, languages, dates, percentages). Elements
that we neither write nor use are known by name and order only.

Held after the published schema and ruleset of version 2.03 (iatistandard.org); the words are ours.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from typing import Any

import msgspec

from isthmus.case.problems import Problem
from isthmus.words import currencies

from .nodes import Node

VERSION = "2.03"
#: Versions whose files say what is used here in the same way.
READ = frozenset({"2.01", "2.02", "2.03"})

#: The codelists of 2.03 that are used: every code they hold.
CODES: Mapping[str, frozenset[str]] = {
    "ActivityDateType": frozenset("1234"),
    "ActivityStatus": frozenset("123456"),
    "DescriptionType": frozenset("1234"),
    "OrganisationRole": frozenset("1234"),
    "OrganisationType": frozenset(
        (
            "10",
            "11",
            "15",
            "21",
            "22",
            "23",
            "24",
            "30",
            "40",
            "60",
            "70",
            "71",
            "72",
            "73",
            "80",
            "90",
        )
    ),
    "OtherIdentifierType": frozenset(("A1", "A2", "A3", "A9", "B1", "B9")),
    "RegionVocabulary": frozenset(("1", "2", "99")),
    "TransactionType": frozenset(str(code) for code in range(1, 14)),
}
#: The vocabularies of sectors that are the reporting organisation's own.
OWN_SECTORS = frozenset({"98", "99"})

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_BAD_IN_IDENTIFIER = re.compile(r"[/&|?]")


class Element(msgspec.Struct, frozen=True):
    """One row of the table: where an element stands, how often, its attributes and its text."""

    path: str
    order: int
    least: int
    most: int | None
    needs: Mapping[str, str]
    may: Mapping[str, str]
    text: str
    looked_into: bool


@functools.cache
def elements() -> Mapping[str, Element]:
    """Every element by its path, which begins below `iati-activity` for all but the first two."""
    text = files(__package__).joinpath("iati.csv").read_text(encoding="utf-8")
    return {
        row["path"]: Element(
            path=row["path"],
            order=order,
            least=int(row["least"]),
            most=int(row["most"]) if row["most"] else None,
            needs=_kinds(row["needs"]),
            may=_kinds(row["may"]),
            text=row["text"],
            looked_into=row["may"] != "*",
        )
        for order, row in enumerate(csv.DictReader(text.splitlines()))
    }


@functools.cache
def children(path: str) -> Mapping[str, Element]:
    """The elements that may stand directly in one, by name, in their order."""
    start = f"{path}/" if path else ""
    return {
        rest: element
        for name, element in elements().items()
        if name.startswith(start)
        and "/" not in (rest := name.removeprefix(start))
        and rest != "iati-activities"
    }


def root_problems(root: Node, file: str) -> list[Problem]:
    """What is wrong with the root of a file of activities."""
    return [*_attributes(root, elements()["iati-activities"], "iati-activities", file)]


def activity_problems(activity: Node, file: str, day: dt.date) -> list[Problem]:
    """Everything by which an activity breaks the schema or the rules, as of a day."""
    found = [*_attributes(activity, elements()["iati-activities/iati-activity"], "", file)]
    found += _structure(activity, "", file)
    return found + [problem for rule in RULES for problem in rule(activity, file, day)]


# --- the table -----------------------------------------------------------------------------------


def _structure(node: Node, path: str, file: str) -> Iterator[Problem]:
    """Order, number, attributes and text of the children of a node, all the way down."""
    known = children(path)
    last: Element | None = None
    for child in node.children:
        if " " in child.name:  # of another namespace: whatever it likes, in its place
            continue
        at = f"{path}/{child.name}" if path else child.name
        element = known.get(child.name)
        if element is None:
            yield _problem("iati-unknown", child, at, file, inside=path or "iati-activity")
            continue
        if last is not None and element.order < last.order:
            yield _problem("iati-order", child, at, file, before=last.path.rpartition("/")[2])
        else:
            last = element
        if element.looked_into:
            yield from _attributes(child, element, at, file)
            yield from _structure(child, at, file)
            if element.text:
                yield from _content(child, element, at, file)
    for name, element in known.items():
        count = len(node.all(name))
        at = f"{path}/{name}" if path else name
        if count < element.least:
            yield _problem("iati-missing", node, at, file)
        elif element.most is not None and count > element.most:
            yield _problem("iati-too-many", node.all(name)[element.most], at, file)


def _attributes(node: Node, element: Element, path: str, file: str) -> Iterator[Problem]:
    for name, kind in {**element.needs, **element.may}.items():
        at = f"{path}/@{name}" if path else f"@{name}"
        value = node.attributes.get(name)
        if value is None:
            if name in element.needs:
                yield _problem("iati-missing", node, at, file)
        elif kind and not KINDS[kind](value):
            yield _wrong(node, at, file, value, kind)
    for name, value in node.attributes.items():
        known = name in element.needs or name in element.may or name == "xml:lang"
        if not known and " " not in name:
            at = f"{path}/@{name}" if path else f"@{name}"
            yield _problem("iati-unknown", node, at, file, value, inside=path or "iati-activity")


def _content(node: Node, element: Element, path: str, file: str) -> Iterator[Problem]:
    text = node.text.strip()
    if not text:
        yield _problem("iati-blank", node, path, file)
    elif not KINDS[element.text](text):
        yield _wrong(node, path, file, text, element.text)


def _wrong(node: Node, path: str, file: str, value: str, kind: str) -> Problem:
    codes = CODES.get(kind)
    if codes is not None:
        choices = ", ".join(sorted(codes, key=lambda code: (len(code), code)))
        return _problem("iati-code", node, path, file, value, list=kind, choices=choices)
    return _problem("iati-value", node, path, file, value, wanted=kind)


def _problem(
    code: str, node: Node, path: str, file: str, value: str | None = None, **values: Any
) -> Problem:
    return Problem(
        code=code, file=file, row=node.line or None, column=path, value=value, values=values
    )


# --- what a value may be -------------------------------------------------------------------------


def day_of(text: str) -> dt.date | None:
    """The day of an `xsd:date` or `xsd:dateTime`; None when it is none."""
    head, _, rest = text.strip().partition("T")
    if not rest:
        head = re.sub(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$", "", head)  # a date may name its zone
    try:
        return dt.date.fromisoformat(head) if _DATE.fullmatch(head) else None
    except ValueError:
        return None


def amount_of(text: str) -> Decimal | None:
    """An `xsd:decimal`: no sign for thousands, no exponent; None when it is none."""
    if not _DECIMAL.fullmatch(text.strip()):
        return None
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None


@functools.cache
def iso3(alpha2: str) -> str | None:
    """The alpha-3 code of a country by its alpha-2 code, which IATI uses."""
    return _alpha3().get(alpha2.upper())


@functools.cache
def iso2(alpha3: str) -> str | None:
    """The alpha-2 code of a country by its alpha-3 code; None for a word that is no country."""
    return {three: two for two, three in _alpha3().items()}.get(alpha3)


@functools.cache
def _alpha3() -> Mapping[str, str]:
    import pycountry

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries}


def _percent(text: str) -> bool:
    amount = amount_of(text)
    return amount is not None and 0 <= amount <= 100


def _instant(text: str) -> bool:
    day, _, time = text.strip().partition("T")
    return day_of(day) is not None and bool(
        re.fullmatch(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?", time)
    )


def _one_of(codes: frozenset[str]) -> Callable[[str], bool]:
    return lambda text: text.strip() in codes


#: One test a kind of value that the table names.
KINDS: Mapping[str, Callable[[str], bool]] = {
    **{name: _one_of(codes) for name, codes in CODES.items()},
    "boolean": lambda text: text.strip() in ("0", "1", "true", "false"),
    "country": lambda text: iso3(text.strip()) is not None,
    "currency": lambda text: text.strip() in currencies(),
    "date": lambda text: day_of(text) is not None and "T" not in text,
    "datetime": _instant,
    "decimal": lambda text: amount_of(text) is not None,
    "identifier": lambda text: bool(text.strip()) and not _BAD_IN_IDENTIFIER.search(text),
    "integer": lambda text: bool(re.fullmatch(r"[+-]?[0-9]+", text.strip())),
    "language": lambda text: bool(_LANGUAGE.fullmatch(text.strip())),
    "percent": _percent,
    "uri": lambda text: bool(text.strip()) and not re.search(r"\s", text.strip()),
    "version": lambda text: text.strip() in READ,
    "words": lambda text: bool(text.strip()),
}


def _kinds(cell: str) -> dict[str, str]:
    found = {}
    for word in cell.split():
        if word == "*":
            continue
        name, _, kind = word.rpartition(":") if ":" in word else (word, "", "")
        found[name or kind] = kind if name else ""
    return found


# --- what no schema can state --------------------------------------------------------------------


def _identified(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """The identifier begins with that of the reporting organisation, now or formerly."""
    own, reporting = activity.first("iati-identifier"), activity.first("reporting-org")
    if own is None or reporting is None:
        return
    starts = [reporting.get("ref")]
    starts += [
        other.get("ref") for other in activity.all("other-identifier") if other.get("type") == "B1"
    ]
    if not any(own.text.strip().startswith(f"{ref}-") for ref in starts):
        yield _problem(
            "iati-prefix", own, "iati-identifier", file, own.text.strip(), start=starts[0]
        )


def _organisations_named(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """An organisation has an identifier or a name."""
    named = [("participating-org", node) for node in activity.all("participating-org")]
    for transaction in activity.all("transaction"):
        for name in ("provider-org", "receiver-org"):
            named += [(f"transaction/{name}", node) for node in transaction.all(name)]
    for path, node in named:
        if not node.get("ref") and not node.all("narrative"):
            yield _problem("iati-nameless", node, path, file)


def _languages(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """A text is of the activity's language or names its own."""
    if not activity.get("xml:lang"):
        for path, node in _below(activity, ""):
            if node.name == "narrative" and not node.get("xml:lang"):
                yield _problem("iati-language", node, path, file)


def _currencies(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """An amount is in the activity's currency or names its own."""
    if not activity.get("default-currency"):
        for transaction in activity.all("transaction"):
            for value in transaction.all("value"):
                if not value.get("currency"):
                    yield _problem("iati-currency", value, "transaction/value", file)


def _dates(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """There is a start, no end comes before its start, and what happened is not to come."""
    days = {
        node.get("type"): (node, day_of(node.get("iso-date")))
        for node in activity.all("activity-date")
    }
    if not days.keys() & {"1", "2"}:
        yield _problem("iati-no-start", activity, "activity-date", file)
    for start, end in (("1", "3"), ("2", "4")):
        if start in days and end in days:
            first, (node, last) = days[start][1], days[end]
            if first and last and last < first:
                yield _problem(
                    "iati-date-order",
                    node,
                    "activity-date",
                    file,
                    last.isoformat(),
                    start=first.isoformat(),
                )
    past = [("activity-date", days[kind][0], "iso-date") for kind in ("2", "4") if kind in days]
    for transaction in activity.all("transaction"):
        past += [
            ("transaction/transaction-date", n, "iso-date")
            for n in transaction.all("transaction-date")
        ]
        past += [("transaction/value", n, "value-date") for n in transaction.all("value")]
    for path, node, attribute in past:
        when = day_of(node.get(attribute))
        if when is not None and when > day:
            yield _problem(
                "iati-to-come",
                node,
                f"{path}/@{attribute}",
                file,
                when.isoformat(),
                day=day.isoformat(),
            )


def _recipients(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """Countries and regions stand with the activity and sum to 100, or with every transaction."""
    names = ("recipient-country", "recipient-region")
    of_activity = [node for name in names for node in activity.all(name)]
    moves = activity.all("transaction")
    counts = [sum(len(move.all(name)) for name in names) for move in moves]
    if any(counts):
        for node in of_activity[:1]:
            yield _problem("iati-twice-said", node, node.name, file)
        for move, count in zip(moves, counts, strict=True):
            if count != 1:
                yield _problem("iati-recipient", move, "transaction/recipient-country", file)
    yield from _percentages(of_activity, file)


def _sectors(activity: Node, file: str, day: dt.date) -> Iterator[Problem]:
    """Sectors stand with the activity, summing to 100 by vocabulary, or with every transaction."""
    of_activity, moves = activity.all("sector"), activity.all("transaction")
    having = [move for move in moves if move.all("sector")]
    if of_activity and having:
        yield _problem("iati-twice-said", of_activity[0], "sector", file)
    elif not of_activity and len(having) < max(len(moves), 1):
        lacking = next((move for move in moves if not move.all("sector")), activity)
        yield _problem("iati-sector", lacking, "sector", file)
    vocabularies: dict[str, list[Node]] = {}
    for node in of_activity:
        vocabularies.setdefault(node.get("vocabulary") or "1", []).append(node)
    for same in vocabularies.values():
        yield from _percentages(same, file)
    for node in [*of_activity, *(node for move in moves for node in move.all("sector"))]:
        if node.get("vocabulary") in OWN_SECTORS and not node.all("narrative"):
            yield _problem("iati-nameless", node, "sector", file)


def _percentages(nodes: Sequence[Node], file: str) -> Iterator[Problem]:
    """The shares of several, or of one that states it, sum to 100."""
    shares = [amount_of(node.get("percentage")) for node in nodes]
    if len(nodes) == 1 and shares[0] is None:
        return
    if nodes and (None in shares or sum(share for share in shares if share is not None) != 100):
        total = str(sum((share for share in shares if share is not None), Decimal(0)))
        yield _problem("iati-percent", nodes[0], f"{nodes[0].name}/@percentage", file, total)


def _below(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Every element that is looked into, with its path."""
    for child in node.children:
        at = f"{path}/{child.name}" if path else child.name
        element = elements().get(at)
        if element is not None and element.looked_into:
            yield at, child
            yield from _below(child, at)


Rule = Callable[[Node, str, dt.date], Iterator[Problem]]

#: The rules that are held beside the table, each a function.
RULES: tuple[Rule, ...] = (
    _identified,
    _organisations_named,
    _languages,
    _currencies,
    _dates,
    _recipients,
    _sectors,
)
