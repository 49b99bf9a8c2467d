"""INM Honduras's dashboard, by the CSV that a person exports from it.

Owns: that export. The institute publishes a Power BI dashboard, and what Power BI documents is only
that a visual's data can be exported as CSV, with the visual's own headings. Those of this dashboard
are not documented, so the reader asks for four (Año, Mes, Nacionalidad, Total) and says so when
they are others. Nothing is fetched.
"""

from __future__ import annotations

from isthmus.series.publishers.documents import Csv
from isthmus.series.publishers.nationalities import iso3
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.strict import Complaints, Fields, as_count

DESCRIPTION = described(__package__)
_LAYOUT = DESCRIPTION.formats["export"]


def read(data: bytes, given: Given) -> Reading:
    """Entries by month and nationality; a blank cell is a blank number."""
    complaints = Complaints(given.file)
    table = Csv(data, complaints)
    complaints.header(table.header, _LAYOUT)
    rows: list[Record] = []
    for number, cells in table.rows():
        line = Fields(cells, number, complaints, DESCRIPTION)
        stated = line.text("Año")
        year = as_count(stated)
        if year is None or not 2000 <= year <= 2100:
            line.wrong("no-year", "Año", stated)
        month = line.word_of("month", "Mes", line.text("Mes").casefold())
        country = line.text("Nacionalidad")
        code = iso3(country, DESCRIPTION.id)
        if code is None:
            line.wrong("unknown-country", "Nacionalidad", country)
        people = line.count("Total") if cells["Total"] else line.take("Total") or None
        line.done()
        if not complaints.problems:
            rows.append(
                Row(
                    series=DESCRIPTION.feeds[0],
                    period=f"{year}-{month}",
                    population=code,
                    value=people,
                )
            )
    return complaints.reading(rows)


PUBLISHER = Publisher.of(DESCRIPTION, read)
