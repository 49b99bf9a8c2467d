"""SNM Panama's monthly table of people who came through the Darién, by country.

Owns: that table wherever it stands in a workbook. What the service itself publishes is, since 2023
at the latest, a PDF (`IRREGULARES POR DARIÉN`), whose table is headed País, Total, Ene … Dic, with
a row Total, countries marked with footnotes such as (1), and a last row Otros. No document says how
the sheet of its spreadsheet is laid out, so the table is found by these headings on whatever sheet
it stands, with its year in a line above. The PDF itself is not read.
"""

from __future__ import annotations

from isthmus.series.publishers.monthly import month_table
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.sheets import sheets
from isthmus.series.publishers.strict import Complaints

DESCRIPTION = described(__package__)


def read(data: bytes, given: Given) -> Reading:
    """Entries by month and nationality.

    Refused when the months of a country do not sum to its total, or the countries of a month to the
    month's. A month whose total is blank is not published and gives no row.
    """
    complaints = Complaints(given.file)
    found = [
        table
        for sheet in sheets(data, complaints)
        if (table := month_table(sheet, DESCRIPTION, complaints)) is not None
    ]
    if not found:
        complaints.stop("no-table", value="País, Total, Ene, Feb …")
    rows: list[Record] = []
    for table in found:
        table.check_total(table.leaves)
        rows += [
            Row(
                series=DESCRIPTION.feeds[0],
                period=period,
                population=code,
                value=people,
                status=table.status,
            )
            for period, code, people in table.observed()
        ]
    return complaints.reading(rows)


PUBLISHER = Publisher.of(DESCRIPTION, read)
