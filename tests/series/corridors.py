"""Invented corridors for the tests of this room: a case from a few rows, and random ones for laws.

Owns: `case_of`, which makes a case of the observations of a few series along one road, and the
strategies: `consistent`, where all counts agree, and `messy`, where anything may be told of
anything. The countries are codes that ISO 3166 leaves to its users.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from isthmus.case import Case, Period, describe, read_case
from isthmus.case.periods import month, month_end, months_before
from isthmus.case.schema import tables as the_format
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.disputes import Dispute, find
from isthmus.series.quantities import Quantity

Row = dict[str, str]

JANUARY = dt.date(2021, 1, 1)
FIRST = month(JANUARY)
NATIONALITIES = ("XAA", "XEE", "OOO")
#: The road runs from XAA through XBB and XCC to XDD; XEE lies off it.
PLACES = {"alto": "XAA", "medio": "XBB", "bajo": "XCC", "cima": "XDD"}
LEGS = [("alto", "medio"), ("medio", "bajo"), ("bajo", "cima")]


# --- what ships ---------------------------------------------------------------------------------


@functools.cache
def shipped_case(name: str) -> Case:
    """A case that comes with Isthmus, read once for all tests."""
    return read_case(name)


@functools.cache
def disputes_of(name: str) -> list[Dispute]:
    """Everything that is found in it."""
    return find(Counted(shipped_case(name)))


# --- rows ----------------------------------------------------------------------------------------


def row(
    series: str, period: object, value: float | None, population: str = "all", **cells: Any
) -> Row:
    """An observation. `value` None is a blank."""
    written = "" if value is None else f"{value:g}" if value != int(value) else str(int(value))
    found = {"series": series, "period": str(period), "population": population, "value": written}
    return found | {name: str(cell) for name, cell in cells.items()}


def series(id: str, place: str, **cells: Any) -> Row:
    """A monthly flow of entries by nationality, its figures out ten days after the month."""
    found = {
        "id": id,
        "title_en": id,
        "title_es": id,
        "source": "office",
        "topic": "flow",
        "place": place,
        "counts": "entries",
        "unit": "crossing",
        "measure": "increment",
        "frequency": "month",
        "tables": "nationality",
        "lag_days": "10",
        "lag_basis_en": "As stated.",
        "lag_basis_es": "Según se indica.",
        "one_row_en": "A person.",
        "one_row_es": "Una persona.",
    }
    return found | {name: str(cell) for name, cell in cells.items()}


def note(id: str, series: str, **cells: Any) -> Row:
    """A fault or a reason, known from the start of 2000 unless it says otherwise."""
    found = {
        "id": id,
        "starts": "2021-01-01",
        "text_en": id,
        "text_es": id,
        "published": "2000-01-01",
        "source": "office",
    }
    of = {"series_a": series} if "check" in cells else {"series": series}
    return found | of | {name: str(cell) for name, cell in cells.items()}


def case_of(
    observations: Iterable[Row],
    all_series: Iterable[Row] = (),
    *,
    faults: Iterable[Row] = (),
    reasons: Iterable[Row] = (),
    legs: Iterable[Mapping[str, str]] = (),
) -> Case:
    """A case of these rows on the road, with two offices, a newspaper and a few populations."""
    words = {"XAA": "nationality", "XBB": "nationality", "XCC": "nationality"}
    words |= {"XDD": "nationality", "XEE": "nationality", "OOO": "nationality"}
    words |= {"women": "sex", "men": "sex", "refugees": "status", "others": "status"}
    tables: dict[str, list[Row]] = {
        "sources": [
            _source("office"),
            _source("bureau"),
            _source("press") | {"relayed_by": "A newspaper"},
            _source("radio") | {"relayed_by": "A station"},
        ],
        "populations": [
            {"id": word, "dimension": of, "name_en": word, "name_es": word}
            for word, of in words.items()
        ],
        "places": [_place(place, country, i) for i, (place, country) in enumerate(PLACES.items())],
        "routes": [*(_leg(a, b) for a, b in LEGS), *map(dict, legs)],
        "series": list(all_series) or [series("entries", "XBB>XCC")],
        "observations": list(observations),
        "faults": list(faults),
        "reasons": list(reasons),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corridor"
        for table, rows in tables.items():
            if rows:
                _write(folder / the_format()[table].path.replace("*", "all"), table, rows)
        describe(folder)
        return read_case(folder)


def view_of(case: Case, series: str = "entries") -> SeriesView:
    """One series of a case."""
    return Counted(case)[series]


def months(count: int, first: dt.date = JANUARY) -> list[Period]:
    """The first `count` months from a day on."""
    return [month(months_before(first, -i)) for i in range(count)]


def quantity(value: float | None = 100, period: Period = FIRST, **cells: Any) -> Quantity:
    """A quantity of entries; `value` None leaves its bounds to `low` and `high`."""
    found: dict[str, Any] = {
        "series": "entries",
        "counts": "entries",
        "unit": "crossing",
        "measure": "increment",
        "place": "XBB>XCC",
        "period": period,
        "low": value,
        "high": value,
        "status": "final",
        "published": month_end(period.end) + dt.timedelta(days=10),
        "basis": "reported",
        "sources": ("office",),
    }
    return Quantity(**(found | cells))


def _source(id: str) -> Row:
    return {"id": id, "publisher": id, "title": id, "licence": "CC0"}


def _place(id: str, country: str, i: int) -> Row:
    return {
        "id": id,
        "name_en": id,
        "name_es": id,
        "country": country,
        "role": "transit",
        "lat": str(i),
        "lon": "-20",
        "source": "office",
    }


def _leg(begin: str, end: str) -> Row:
    return {
        "from_place": begin,
        "to_place": end,
        "mode": "road",
        "distance_km": "100",
        "distance_basis": "reported",
    }


def leg(begin: str, end: str, **cells: str) -> Row:
    """A leg beside the road."""
    return _leg(begin, end) | cells


def _write(path: Path, table: str, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(the_format()[table].columns), restval="")
        writer.writeheader()
        writer.writerows(rows)


# --- random corridors ----------------------------------------------------------------------------

counts = st.integers(0, 5000)


@st.composite
def tables_by_nationality(
    draw: st.DrawFn, least: int = 1, most: int = 26
) -> dict[Period, dict[str, int]]:
    """Months in a row with a number for some nationalities each; none is all zero."""
    found = {}
    for span in months(draw(st.integers(least, most))):
        listed = draw(st.sets(st.sampled_from(NATIONALITIES), min_size=1))
        found[span] = {word: draw(st.integers(1, 5000)) for word in sorted(listed)}
    return found


def observed(id: str, table: Mapping[Period, Mapping[str, int]], **cells: Any) -> list[Row]:
    """The rows of a table by nationality."""
    return [
        row(id, span, value, word, **cells)
        for span, parts in table.items()
        for word, value in parts.items()
    ]


def totals(id: str, table: Mapping[Period, Mapping[str, int]], **cells: Any) -> list[Row]:
    """The rows of its totals alone."""
    return [row(id, span, sum(parts.values()), **cells) for span, parts in table.items()]


def span_of(spans: Iterable[Period]) -> Period:
    """From the first day of some periods to the last."""
    held = sorted(spans)
    return Period(held[0].start, held[-1].end)


def consistent_series() -> list[Row]:
    """Two counts of one border, one further on, one whose publisher rounds, and a stock."""
    return [
        series("entries", "XBB>XCC"),
        series("exits", "XBB>XCC", counts="exits", source="bureau", tables="all"),
        series("rounded", "XBB>XCC", source="bureau", tables="all", rounding=50),
        series("onward", "XCC>XDD", tables="all", counts="encounters", unit="encounter"),
        series(
            "hosted",
            "XCC",
            topic="stock",
            counts="people",
            unit="person",
            measure="stock",
            frequency="year",
            tables="nationality",
        ),
    ]


@st.composite
def consistent(draw: st.DrawFn) -> list[Row]:
    """The observations of `consistent_series` when each count holds the same people."""
    table = draw(tables_by_nationality(most=26))
    rows = observed("entries", table) + totals("exits", table) + totals("onward", table)
    rows += [
        row("rounded", span, round(sum(parts.values()) / 50) * 50) for span, parts in table.items()
    ]
    spans = sorted(table)
    told = spans[: draw(st.integers(1, len(spans)))]
    count = sum(sum(table[span].values()) for span in told)
    late = "2029-01-01"
    rows.append(row("entries", span_of(told), count, source="press", published=late))
    digits = draw(st.integers(1, 3))
    near = round(count, -digits)
    if near:
        rows.append(
            row("entries", span_of(told), near, quantifier="about", source="radio", published=late)
        )
    low = draw(st.integers(-(-count * 4 // 5), count))
    rows.append(
        row(
            "entries",
            span_of(told),
            low,
            quantifier="at_least",
            source="radio",
            published="2029-01-02",
        )
    )
    for year in range(2018, 2022):
        rows.append(row("hosted", year, 1000 + 100 * (year - 2018), "XAA"))
    return rows


@st.composite
def messy(draw: st.DrawFn) -> list[Row]:
    """Observations that nobody made agree: two borders, editions, relayed spans, stocks."""
    rows = observed("entries", draw(tables_by_nationality(most=14)))
    rows += observed("onward", draw(tables_by_nationality(most=14)))
    rows += totals("exits", draw(tables_by_nationality(most=14)))
    for i in range(draw(st.integers(0, 6))):
        first = draw(st.integers(0, 13))
        start = months_before(JANUARY, -first)
        end = month_end(months_before(start, -draw(st.integers(0, 13))))
        cut = draw(st.sampled_from([0, 0, 1, 10]))
        span = Period(start, end - dt.timedelta(days=cut))
        rows.append(
            row(
                draw(st.sampled_from(["entries", "exits", "onward"])),
                span,
                draw(st.integers(0, 40_000)),
                draw(st.sampled_from(["all", "XAA", "XEE"])),
                source=draw(st.sampled_from(["office", "press", "radio"])),
                quantifier=draw(st.sampled_from(["exact", "about", "at_least", "at_most"])),
                published=span.end + dt.timedelta(days=draw(st.integers(0, 400)) + i),
            )
        )
    for year in range(2019, 2019 + draw(st.integers(0, 4))):
        rows.append(row("hosted", year, draw(counts), "XAA"))
    return list({_key(found): found for found in rows}.values())


def messy_series() -> list[Row]:
    """The series of `messy`."""
    return [
        series("entries", "XBB>XCC"),
        series("exits", "XBB>XCC", counts="exits", source="bureau", tables="all"),
        series("onward", "XCC>XDD", counts="encounters", unit="encounter"),
        series(
            "hosted",
            "XCC",
            topic="stock",
            counts="people",
            unit="person",
            measure="stock",
            frequency="year",
        ),
    ]


def _key(found: Row) -> tuple[str, ...]:
    return tuple(
        found.get(name, "") for name in ("series", "period", "population", "source", "published")
    )
