"""A table with a row for each country and a column for each month, wherever it stands on a sheet.

Owns: finding the table by its headings, the year above it, what each cell means, and the sums
across. Two publishers print this table (SNM Panama and UPM Mexico); what differs is in their
descriptions and their readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from .nationalities import iso3
from .publisher import Description
from .sheets import Cell, Sheet, as_text
from .strict import Complaints, as_count, could_be_marked, plain

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_FOOTNOTE = re.compile(r"\s*(?:\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹*]+|/\d{1,2})\s*$")
_PROVISIONAL = re.compile(r"\(p\)|preliminar|provisional", re.IGNORECASE)


class TableRow(msgspec.Struct):
    """One row: `kind` is "country", "total", "alone", or the level of a group; `code` of a country.

    `people[month]` is None for a blank cell; `stated` the row's own total, None when blank.
    """

    number: int
    label: str
    kind: str
    code: str | None
    people: dict[str, int | None]
    stated: int | None


class MonthTable(msgspec.Struct):
    """A table as read: its year, its months that are published, and its rows in order."""

    sheet: Sheet
    complaints: Complaints
    year: int
    status: str | None
    months: list[str]
    rows: list[TableRow]
    total: TableRow

    @property
    def leaves(self) -> list[TableRow]:
        """The rows that count a nationality, and none that sums others."""
        return [row for row in self.rows if row.code is not None]

    def observed(self) -> Iterator[tuple[str, str, int | None]]:
        """Period, nationality and count of each cell of a published month; None for a blank."""
        for row in self.leaves:
            for month in self.months:
                yield f"{self.year}-{month}", str(row.code), row.people[month]

    def check_total(self, parts: Sequence[TableRow]) -> None:
        """The parts of every month sum to the row of the total."""
        self.check_sum(self.total, parts)

    def check_sum(self, whole: TableRow, parts: Sequence[TableRow]) -> None:
        """The parts of every month sum to the whole; a difference is told with both numbers."""
        for month in self.months:
            stated = whole.people[month]
            summed = sum(row.people[month] or 0 for row in parts)
            if stated != summed:
                self.complaints.add(
                    "sum",
                    row=whole.number,
                    value=stated,
                    label=whole.label,
                    about=f"{self.year}-{month}",
                    summed=summed,
                )


def month_table(
    sheet: Sheet, description: Description, complaints: Complaints
) -> MonthTable | None:
    """The table of a sheet, or None when no line of it reads as its heading.

    Each row's months are checked against its own total. What is wrong goes to `complaints`.
    """
    heading = _heading(sheet, description)
    if heading is None:
        return None
    top, columns, below = _columns(sheet, heading, description, complaints)
    year, status = _year(sheet, top, complaints)
    rows = [
        row
        for index in range(below, len(sheet.rows))
        if (row := _row(sheet, index, columns, description, complaints)) is not None
    ]
    totals = [row for row in rows if row.kind == "total"]
    if len(totals) != 1:
        complaints.stop("no-total", value=sheet.name, found=len(totals))
    total = totals[0]
    months = [month for month in columns.months if total.people[month] is not None]
    if months != columns.months[: len(months)]:
        complaints.add("gap-in-months", row=total.number, value=", ".join(months))
    for row in rows:
        unpublished = [m for m in columns.months if m not in months and row.people[m] is not None]
        for month in unpublished:
            complaints.add(
                "before-total",
                row=row.number,
                value=row.people[month],
                label=row.label,
                month=month,
            )
        summed = sum(people or 0 for people in row.people.values())
        if row.stated is not None and row.stated != summed:
            complaints.add(
                "sum",
                row=row.number,
                value=row.stated,
                label=row.label,
                about=str(year),
                summed=summed,
            )
    return MonthTable(
        sheet=sheet,
        complaints=complaints,
        year=year,
        status=status,
        months=months,
        rows=[row for row in rows if row is not total],
        total=total,
    )


class _Columns(msgspec.Struct):
    """Which column holds what: `parts[month]` are the columns that sum to `of[month]`."""

    country: int
    total: int | None
    of: dict[str, int]
    parts: dict[str, list[int]]

    @property
    def months(self) -> list[str]:
        return sorted(self.of)


def _heading(sheet: Sheet, description: Description) -> int | None:
    """The first line that names a country column and a month."""
    known = description.words["heading"]
    for index, cells in enumerate(sheet.rows[:60]):
        words = [known.get(plain(_bare(as_text(cell)))) for cell in cells]
        if "country" in words and any(word and word.isdigit() for word in words):
            return index
    return None


def _columns(
    sheet: Sheet, top: int, description: Description, complaints: Complaints
) -> tuple[int, _Columns, int]:
    """The columns of the table, from its heading of one line or two, and the line below it."""
    known = description.words["heading"]
    upper = [as_text(cell) for cell in sheet.rows[top]]
    lower = [as_text(cell) for cell in sheet.rows[top + 1]] if top + 1 < len(sheet.rows) else []
    second = not (lower[:1] and lower[0]) and any(
        known.get(plain(_bare(cell))) == "subtotal" for cell in lower
    )
    found: dict[str, list[int]] = {}
    month: str | None = None
    for index in range(max(len(upper), len(lower) if second else 0)):
        name = upper[index] if index < len(upper) else ""
        under = lower[index] if second and index < len(lower) else ""
        word = known.get(plain(_bare(name))) if name else None
        if name and word is None:
            complaints.unknown_column(name, row=top + 1)
            continue
        if word is not None:
            month = word
        if month is None or not (name or under):
            continue
        found.setdefault(month, []).append(index)
    complaints.settle()
    for word in ("country", *(w for w in found if w != "country")):
        columns = found.get(word, [])
        single = word in ("country", "total") or not second
        if word == "total" and second and len(columns) > 1:
            # The year's total has the same columns beneath it as a month: the last sums them.
            found[word] = columns[-1:]
            continue
        if not columns or (single and len(columns) > 1):
            complaints.add("column-twice" if columns else "missing-column", row=top + 1, value=word)
    if "subtotal" in found:
        complaints.unknown_column("Subtotal", row=top + 1)
    complaints.settle()
    months = {word: columns for word, columns in found.items() if word.isdigit()}
    return (
        top,
        _Columns(
            country=found["country"][0],
            total=found["total"][0] if "total" in found else None,
            of={word: columns[-1] for word, columns in months.items()},
            parts={word: columns[:-1] for word, columns in months.items()},
        ),
        top + (2 if second else 1),
    )


def _year(sheet: Sheet, top: int, complaints: Complaints) -> tuple[int, str | None]:
    """The one year that the lines above the heading name, and whether they call it provisional."""
    titles = " ".join(as_text(cell) for cells in sheet.rows[:top] for cell in cells)
    years = sorted(set(_YEAR.findall(titles)))
    if not years:
        complaints.stop("year-unstated", row=top + 1, column=sheet.name)
    if len(years) > 1:
        complaints.stop("no-year", row=top + 1, column=sheet.name, value=", ".join(years))
    return int(years[0]), "provisional" if _PROVISIONAL.search(titles) else None


def _row(
    sheet: Sheet, index: int, columns: _Columns, description: Description, complaints: Complaints
) -> TableRow | None:
    """One row, or None for a blank line and for a line of text under the table."""
    cells = sheet.rows[index]
    if not cells:
        return None

    def cell(column: int | None) -> Cell:
        return cells[column] if column is not None and column < len(cells) else None

    label = _bare(as_text(cell(columns.country)))
    used = [c for c in (*columns.of.values(), columns.total) if c is not None]
    used += [c for parts in columns.parts.values() for c in parts]
    if all(as_text(cell(c)) == "" for c in used):
        # Blank, or a note of the publisher: text that no number stands beside.
        return None
    number = index + 1

    def count(column: int | None) -> int | None:
        value = cell(column)
        if value is None or as_text(value) == "":
            return None
        if could_be_marked(value, description):
            return int(description.words["mark"][str(value).strip()])
        people = as_count(value)
        if people is None:
            assert column is not None
            complaints.add("no-count", row=number, column=sheet.address(index, column), value=value)
        return people

    people = {month: count(column) for month, column in columns.of.items()}
    for month, parts in columns.parts.items():
        split = [count(column) for column in parts]
        if parts and sum(part or 0 for part in split) != (people[month] or 0):
            complaints.add(
                "sum",
                row=number,
                column=sheet.address(index, columns.of[month]),
                value=people[month],
                label=label,
                about=month,
                summed=sum(part or 0 for part in split),
            )
    name = plain(label)
    kind, code = "country", None
    if description.words["heading"].get(name) == "total":
        kind = "total"
    elif name in description.words.get("group", {}):
        kind = description.words["group"][name]
    elif name in description.words.get("alone", {}):
        kind, code = "alone", description.words["alone"][name]
    else:
        code = iso3(label, description.id)
        if code is None:
            address = sheet.address(index, columns.country)
            complaints.add("unknown-country", row=number, column=address, value=label)
    return TableRow(
        number=number, label=label, kind=kind, code=code, people=people, stated=count(columns.total)
    )


def _bare(label: str) -> str:
    """A label without the number of its footnote."""
    return _FOOTNOTE.sub("", label).strip()
