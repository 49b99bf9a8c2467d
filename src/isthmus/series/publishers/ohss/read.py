"""OHSS's workbook of Border Patrol encounters: the sheet by month, region and citizenship.

Owns: that sheet. Public code that reads its sister sheet, `Monthly Region`, shows the headings
Fiscal Year, Month ('01 October'), Region and Quantity; that `Monthly Rgn and Citp` adds a column
Citizenship is taken from its name and could not be seen. A heading that is otherwise stops the
reading.
"""

from __future__ import annotations

from collections import Counter

from isthmus.series.publishers.nationalities import iso3
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Row, described
from isthmus.series.publishers.sheets import Sheet, as_text, sheets
from isthmus.series.publishers.strict import Complaints, Fields, as_count

DESCRIPTION = described(__package__)
_LAYOUT = DESCRIPTION.formats["sheet"]
_COMPONENT = DESCRIPTION.words["component"]["USBP"]


def read(data: bytes, given: Given) -> Reading:
    """Encounters by month and citizenship at the southwest land border, as rounded by OHSS."""
    complaints = Complaints(given.file)
    sheet = _sheet(sheets(data, complaints), complaints)
    header = [as_text(cell) for cell in sheet.rows[0]]
    complaints.header(header, _LAYOUT)
    sums: Counter[tuple[str, str, str]] = Counter()
    for index, cells in enumerate(sheet.rows[1:], start=1):
        if not cells:
            continue
        if len(cells) != len(header):
            complaints.add("ragged", row=index + 1, value=len(cells), wanted=len(header))
            continue
        line = Fields(dict(zip(header, cells, strict=True)), index + 1, complaints, DESCRIPTION)
        year = as_count(line.take("Fiscal Year"))
        if year is None or not 1990 <= year <= 2100:
            line.wrong("fiscal-year", "Fiscal Year", year)
        month = line.word("month", "Month")
        series = line.word("region", "Region")
        citizenship = line.text("Citizenship")
        code = iso3(citizenship, DESCRIPTION.id)
        if code is None:
            line.wrong("unknown-country", "Citizenship", citizenship)
        people = line.count("Quantity")
        if people is not None and people % 10:
            line.wrong("not-rounded", "Quantity", people, to=10)
        line.done()
        if complaints.problems or None in (year, month, series, code, people):
            continue
        assert year is not None and month is not None and people is not None  # noqa: PT018
        sums[str(series), f"{year - (month >= '10')}-{month}", str(code)] += people
    rows = [
        Row(series=series, period=period, population=f"{code};{_COMPONENT}", value=people)
        for (series, period, code), people in sums.items()
    ]
    return complaints.reading(list(rows))


PUBLISHER = Publisher.of(DESCRIPTION, read)


def _sheet(found: list[Sheet], complaints: Complaints) -> Sheet:
    for sheet in found:
        if sheet.name in DESCRIPTION.words["sheet"] and sheet.rows:
            return sheet
    names = ", ".join(sheet.name for sheet in found)
    return complaints.stop("no-sheet", value=", ".join(DESCRIPTION.words["sheet"]), found=names)
