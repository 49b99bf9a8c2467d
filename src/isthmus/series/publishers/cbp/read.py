"""CBP's encounters: its CSV by area of responsibility, or its CSV of the southwest border alone.

Owns: from one line per office, group, citizenship and authority to sums by month. The columns are
those of the published files (`nationwide-encounters-…-aor.csv`, and `sbo-encounters-….csv`, which
knows only four citizenships and so feeds a series of its own). The third public form, by state,
lacks the component and is refused by its header.
"""

from __future__ import annotations

import re
from collections import Counter

from isthmus.series.publishers.documents import Csv
from isthmus.series.publishers.nationalities import iso3
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Row, described
from isthmus.series.publishers.strict import Complaints, Fields

DESCRIPTION = described(__package__)
#: The series of the file that knows only four citizenships.
_GROUPED = DESCRIPTION.feeds[1]
_FISCAL_YEAR = re.compile(r"(\d{4})( \(FYTD\))?")


def read(data: bytes, given: Given) -> Reading:
    """Encounters by month: one row for each cell of each table that the description lists.

    A month of a fiscal year that still runs is provisional. The rows of every table of a month
    sum to the lines of the file.
    """
    complaints = Complaints(given.file)
    table = Csv(data, complaints)
    form = "southwest" if "Citizenship Grouping" in table.header else "by-area"
    layout = DESCRIPTION.formats[form]
    complaints.header(table.header, layout)
    who = "Citizenship Grouping" if form == "southwest" else "Citizenship"
    sums: Counter[tuple[str, str, str | None, str]] = Counter()
    for number, cells in table.rows():
        line = Fields(cells, number, complaints, DESCRIPTION)
        series: str | None = _GROUPED
        if form == "by-area":
            series = line.word("region", "Land Border Region")
        citizenship = line.text(who)
        period, status = _period(line)
        words = {
            "nationality": iso3(citizenship, DESCRIPTION.id),
            "authority": line.word("authority", "Title of Authority"),
            "component": line.word("component", "Component"),
            "demographic": line.word("demographic", "Demographic"),
        }
        if words["nationality"] is None:
            line.wrong("unknown-country", who, citizenship)
        _check_type(line, words)
        people = line.count("Encounter Count")
        line.done(layout.ignored)
        if complaints.problems or series is None or period is None or people is None:
            continue
        for dimensions in DESCRIPTION.tables[series]:
            population = ";".join(str(words[name]) for name in dimensions.split("*"))
            sums[series, period, status, population] += people
    rows = [
        Row(series=series, period=period, population=population, value=people, status=status)
        for (series, period, status, population), people in sums.items()
    ]
    return complaints.reading(list(rows))


PUBLISHER = Publisher.of(DESCRIPTION, read)


def _period(line: Fields) -> tuple[str | None, str | None]:
    """The calendar month of a month of a fiscal year, and its status."""
    stated = line.text("Fiscal Year")
    found = _FISCAL_YEAR.fullmatch(stated)
    month = line.word("month", "Month (abbv)")
    if not found or not 2000 <= int(found[1]) <= 2100:
        line.wrong("fiscal-year", "Fiscal Year", stated)
        return None, None
    if month is None:
        return None, None
    year = int(found[1]) - (month >= "10")
    return f"{year}-{month}", "provisional" if found[2] else None


def _check_type(line: Fields, words: dict[str, str | None]) -> None:
    """The type follows from authority and component; another one is a category we do not know."""
    stated = line.text("Encounter Type")
    pair = f"{words['component']} {words['authority']}"
    wanted = DESCRIPTION.words["type"].get(pair)
    if wanted is not None and stated != wanted:
        line.wrong("encounter-type", "Encounter Type", stated, wanted=wanted)
