"""IOM's Missing Migrants: from incidents to sums by month and border or country, no incident kept.

Owns: the aggregation, and its rule: an incident counts for the border of the leg of the case that
is nearest to it, if that is at most 50 km away and the border is one of its country's; in a country
that lies beyond one border, for that border; else for its country. Countries that the case does not
know are left out, and how many incidents those were is noted. Coordinates, days, places of
incidents and everything else about the dead are forgotten as soon as a line is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from isthmus.case import Problem
from isthmus.series.publishers.documents import Csv
from isthmus.series.publishers.nationalities import iso3
from isthmus.series.publishers.passages import Finder
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.strict import Complaints, Fields, as_count, as_number

DESCRIPTION = described(__package__)
_LAYOUT = DESCRIPTION.formats["incidents"]
_COORDINATES = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
#: Beyond this an incident belongs to no leg: half a day's walk and the error of reported spots.
FURTHEST_KM = 50.0


def read(data: bytes, given: Given) -> Reading:
    """People dead or missing by month and border or country, each a lower bound.

    The published sum of dead and missing is taken; where it differs from its parts, that is noted.
    Refused without the passages of a case, since nothing but sums is ever kept.
    """
    complaints = Complaints(given.file)
    if given.passages is None:
        complaints.stop("no-passages")
    finder = Finder(given.passages)
    table = Csv(data, complaints)
    complaints.header(table.header, _LAYOUT)
    sums: Counter[tuple[str, str]] = Counter()
    elsewhere = uneven = longer = 0
    for number, cells in table.rows():
        line = Fields(cells, number, complaints, DESCRIPTION)
        kind = line.word("kind", "Incident Type")
        country = _country(line)
        spot = _spot(line)
        if country not in given.passages.countries:
            elsewhere += 1
            continue
        month = _month(line)
        dead = _count(line, "Number of Dead")
        missing = _count(line, "Minimum Estimated Number of Missing")
        total = _count(line, "Total Number of Dead and Missing")
        line.done(_LAYOUT.ignored)
        if complaints.problems:
            continue
        uneven += total != dead + missing
        longer += kind == "longer"
        where = finder.where(*spot, country, FURTHEST_KM) if spot else country
        sums[month, where] += total
    rows: list[Record] = [
        Row(
            series=DESCRIPTION.feeds[0],
            period=month,
            place=where,
            population="all",
            value=lost,
            quantifier="at_least",
        )
        for (month, where), lost in sums.items()
    ]
    counted = {"pull-elsewhere": elsewhere, "pull-uneven": uneven, "pull-longer": longer}
    notes = [
        Problem(code=code, file=given.file, values={"count": count})
        for code, count in counted.items()
        if count
    ]
    return complaints.reading(rows, notes)


PUBLISHER = Publisher.of(DESCRIPTION, read)


def _count(line: Fields, column: str) -> int:
    """A count that is left blank when there is none of these people."""
    text = line.text(column)
    if not text:
        return 0
    people = as_count(text)
    if people is None:
        line.wrong("no-count", column, text)
    return people or 0


def _country(line: Fields) -> str | None:
    """The country of an incident; None when the publisher names none."""
    text = line.text("Country of Incident")
    if text in DESCRIPTION.skipped["country"]:
        return None
    code = iso3(text, DESCRIPTION.id)
    if code is None:
        line.wrong("unknown-country", "Country of Incident", text)
    return code


def _month(line: Fields) -> str:
    """The month of an incident's day."""
    text = line.text("Incident Date")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        line.wrong("no-date", "Incident Date", text)
        return ""
    return f"{day:%Y-%m}"


def _spot(line: Fields) -> tuple[float, float] | None:
    """Latitude and longitude, or None when the cell is blank."""
    text = line.text("Coordinates")
    found = _COORDINATES.fullmatch(text)
    lat, lon = (as_number(found[1]), as_number(found[2])) if found else (None, None)
    if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
        return lat, lon
    if text:
        line.wrong("no-spot", "Coordinates", text)
    return None
