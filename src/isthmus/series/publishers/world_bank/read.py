"""World Bank indicators, by the JSON of its public API (api.worldbank.org/v2).

Owns: that answer, a list of two: what the answer is (page, pages, per_page, total, sourceid,
lastupdated) and its records. An error comes with status 200 as a list of one `message`, and is told
as such. An answer that holds one page of several is refused.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from isthmus.series.publishers.documents import parsed_json
from isthmus.series.publishers.publisher import Figure, Given, Publisher, Reading, Record, described
from isthmus.series.publishers.strict import Complaints, Fields, as_count, as_number
from isthmus.words import countries

DESCRIPTION = described(__package__)
_LAYOUT = DESCRIPTION.formats["indicator"]
_ENVELOPE = {"page", "pages", "per_page", "total", "sourceid", "lastupdated"}


def read(data: bytes, given: Given) -> Reading:
    """Figures of countries by year; a null is a blank. Published on the day of the last update."""
    complaints = Complaints(given.file)
    envelope, records = _answer(parsed_json(data, complaints), complaints)
    published = _updated(envelope, complaints)
    rows: list[Record] = []
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            complaints.add("no-record", row=number, value=record)
            continue
        line = Fields(record, number, complaints, DESCRIPTION)
        code = _code(line)
        country = line.text("countryiso3code")
        if country not in countries():
            line.wrong("unknown-country", "countryiso3code", country)
        year = as_count(line.text("date"))
        if year is None or not 1900 <= year <= 2100:
            line.wrong("no-year", "date", year)
        stated = line.take("value")
        value = None if stated is None else as_number(stated)
        if stated is not None and value is None:
            line.wrong("no-number", "value", stated)
        line.done(_LAYOUT.ignored)
        if complaints.problems or code is None or year is None:
            continue
        rows.append(
            Figure(
                country=country,
                indicator=DESCRIPTION.words["indicator"][code],
                year=year,
                value=value,
                unit=DESCRIPTION.words["unit"][code],
                published=published,
                source=str(DESCRIPTION.source),
            )
        )
    return complaints.reading(rows)


PUBLISHER = Publisher.of(DESCRIPTION, read)


def _answer(answer: Any, complaints: Complaints) -> tuple[dict[str, Any], list[Any]]:
    if not isinstance(answer, list) or not answer or not isinstance(answer[0], dict):
        complaints.stop("unknown-answer", value=type(answer).__name__)
    envelope = answer[0]
    if "message" in envelope:
        complaints.stop("publisher-says", value=str(envelope["message"])[:200])
    for name in envelope.keys() - _ENVELOPE:
        complaints.unknown_column(name)
    for name in _ENVELOPE - envelope.keys():
        complaints.add("missing-column", value=name)
    complaints.settle()
    if as_count(envelope["pages"]) != 1:
        complaints.stop("one-page", value=str(envelope["page"]), pages=str(envelope["pages"]))
    if len(answer) != 2 or not isinstance(answer[1], list):
        complaints.stop("no-rows")
    if as_count(envelope["total"]) != len(answer[1]):
        complaints.add("total-records", value=len(answer[1]), total=str(envelope["total"]))
    return envelope, answer[1]


def _updated(envelope: dict[str, Any], complaints: Complaints) -> dt.date | None:
    stated = envelope["lastupdated"]
    try:
        return dt.date.fromisoformat(stated)
    except (TypeError, ValueError):
        complaints.add("no-date", column="lastupdated", value=stated)
        return None


def _code(line: Fields) -> str | None:
    indicator = line.take("indicator")
    code = indicator.get("id") if isinstance(indicator, dict) else None
    if not isinstance(code, str) or code not in DESCRIPTION.words["indicator"]:
        known = ", ".join(DESCRIPTION.words["indicator"])
        line.wrong("unknown-category", "indicator", code, near="", known=known)
        return None
    return code
