"""UPM Mexico's table 3.1.1: events of people in an irregular situation, by nationality and month.

Owns: the sums inside that table. It is served as `cuadro_3.1.1.xls`, a binary workbook. What is
known of its layout is what public code that reads it relies on: a heading with the months, until
2020 one column each, since 2021 several whose last is headed Subtotal; rows for the total, for
continents, for the regions of America, and for countries. The names of the columns beside Subtotal
are not documented: they are checked to sum to it and not kept.
"""

from __future__ import annotations

from isthmus.series.publishers.monthly import MonthTable, TableRow, month_table
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.sheets import sheets
from isthmus.series.publishers.strict import Complaints

DESCRIPTION = described(__package__)


def read(data: bytes, given: Given) -> Reading:
    """Events by month and nationality; rows that sum others are checked and not kept.

    Refused when a country's months do not sum to its total, a region's countries to the region, the
    regions to their continent, or all of it to the table's total.
    """
    complaints = Complaints(given.file)
    found = [
        table
        for sheet in sheets(data, complaints)
        if (table := month_table(sheet, DESCRIPTION, complaints)) is not None
    ]
    if len(found) != 1:
        complaints.stop("no-table", value="País de nacionalidad, Enero, Febrero …")
    table = found[0]
    _check_groups(table)
    rows: list[Record] = [
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


def _check_groups(table: MonthTable) -> None:
    """Countries sum to their region, regions to their continent, continents to the total."""
    tops: list[TableRow] = []
    continent: TableRow | None = None
    members: dict[int, list[TableRow]] = {}
    holder: TableRow | None = None
    for row in table.rows:
        if row.kind == "alone":
            tops.append(row)
            continent = holder = None
        elif row.kind == "1":
            tops.append(row)
            continent = holder = row
            members[row.number] = []
        elif row.kind == "2":
            if continent is None:
                table.complaints.add("stray-group", row=row.number, value=row.label)
                continue
            # A continent with regions is the sum of its regions; before the first it held nothing.
            members[continent.number].append(row)
            holder = row
            members[row.number] = []
        elif row.kind == "country":
            if holder is None:
                table.complaints.add("stray-country", row=row.number, value=row.label)
                continue
            members[holder.number].append(row)
    by_number = {row.number: row for row in table.rows}
    for number, parts in members.items():
        table.check_sum(by_number[number], parts)
    table.check_total(tops)
