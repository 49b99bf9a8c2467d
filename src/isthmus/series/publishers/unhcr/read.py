"""UNHCR's Refugee Data Finder, by the JSON of its public API (api.unhcr.org/population/v1).

Owns: its three answers, told apart by their fields: population (people at the end of a year),
asylum-applications and asylum-decisions. An answer is an object with `page`, `maxPages` and
`items`; numbers come as numbers or as text, and '-' where there is none. An answer that holds one
page of several is refused: the origins on the other pages would read as absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from isthmus.case import Problem
from isthmus.series.publishers.documents import parsed_json
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.strict import Complaints, Fields, as_count
from isthmus.words import countries

DESCRIPTION = described(__package__)
#: The field that only one of the three answers has.
_MARKS = {"refugees": "population", "applied": "applications", "dec_total": "decisions"}
_ENVELOPE = {"page", "maxPages", "items"}
_ENVELOPE_IGNORED = {"short-url", "total"}


def read(data: bytes, given: Given) -> Reading:
    """People hosted, applications or decisions, by year, country of asylum and origin.

    New applications and decisions at first instance, summed over procedures; persons and cases make
    two series and are never added. A zero of the population or of a decision stands in the answer
    wherever a group was not reported or had no one, so it makes no row, nor does '-'. Decisions
    whose total differs from its parts are noted.
    """
    complaints = Complaints(given.file)
    items = _items(parsed_json(data, complaints), complaints)
    form = next((form for mark, form in _MARKS.items() if mark in items[0]), None)
    if form is None:
        complaints.stop("unknown-answer", value=", ".join(sorted(map(str, items[0]))[:8]))
    sums: Counter[tuple[str, str, str, str]] = Counter()
    uneven = 0
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            complaints.add("no-record", row=number, value=item)
            continue
        line = Fields(item, number, complaints, DESCRIPTION)
        year = as_count(line.take("year"))
        if year is None or not 1950 <= year <= 2100:
            line.wrong("no-year", "year", year)
        asylum = _country(line, "coa_iso")
        origin = _country(line, "coo_iso")
        cells, even = _READERS[form](line)
        line.done(DESCRIPTION.formats[form].ignored)
        if complaints.problems:
            continue
        uneven += not even
        for series, word, people in cells:
            if people is not None:
                sums[series, str(year), str(asylum), f"{origin};{word}".rstrip(";")] += people
    rows: list[Record] = [
        Row(series=series, period=period, place=place, population=population, value=people)
        for (series, period, place, population), people in sums.items()
        if people or form == "applications"
    ]
    notes = []
    if uneven:
        notes.append(Problem(code="pull-uneven", file=given.file, values={"count": uneven}))
    return complaints.reading(rows, notes)


PUBLISHER = Publisher.of(DESCRIPTION, read)

_Cell = tuple[str, str, int | None]


def _items(answer: Any, complaints: Complaints) -> list[Mapping[str, Any]]:
    if not isinstance(answer, dict):
        complaints.stop("unknown-answer", value=type(answer).__name__)
    for name in answer.keys() - _ENVELOPE - _ENVELOPE_IGNORED:
        complaints.unknown_column(name)
    for name in _ENVELOPE - answer.keys():
        complaints.add("missing-column", value=name)
    complaints.settle()
    pages = as_count(answer["maxPages"])
    if pages != 1:
        complaints.stop("one-page", value=answer["page"], pages=str(answer["maxPages"]))
    items = answer["items"]
    if not isinstance(items, list) or not items or not isinstance(items[0], dict):
        complaints.stop("no-rows")
    return items


def _country(line: Fields, column: str) -> str | None:
    code = line.text(column)
    known = DESCRIPTION.words["origin"].get(code) or (code if code in countries() else None)
    if known is None:
        line.wrong("unknown-country", column, code)
    return known


def _number(line: Fields, column: str) -> int | None:
    """A count as a number or as text; None for the mark of a blank."""
    value = line.take(column)
    if isinstance(value, str) and value.strip() in DESCRIPTION.words["mark"]:
        return None
    people = as_count(value)
    if people is None:
        line.wrong("no-count", column, value)
    return people


def _population(line: Fields) -> tuple[list[_Cell], bool]:
    cells = []
    for field, kept in DESCRIPTION.words["kept"].items():
        series, _, word = kept.partition(" ")
        cells.append((series, word, _number(line, field)))
    return cells, True


def _applications(line: Fields) -> tuple[list[_Cell], bool]:
    line.word("procedure", "procedure_type")
    line.word("instance", "dec_level")
    stage = line.word("stage", "app_type")
    series = line.word("applications", "app_pc")
    people = _number(line, "applied")
    return ([] if stage is None else [(str(series), "", people)]), True


def _decisions(line: Fields) -> tuple[list[_Cell], bool]:
    """The four outcomes, and whether they sum to the total that is stated beside them."""
    line.word("procedure", "procedure_type")
    instance = line.word("instance", "dec_level")
    series = str(line.word("decisions", "dec_pc"))
    cells = [
        (series, word, _number(line, field)) for field, word in DESCRIPTION.words["outcome"].items()
    ]
    total = _number(line, "dec_total")
    even = total is None or total == sum(people or 0 for _, _, people in cells)
    return ([] if instance is None else cells), even


_READERS = {"population": _population, "applications": _applications, "decisions": _decisions}
