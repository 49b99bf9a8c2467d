"""What must hold between the tables of a case.

Owns: one small function for each thing that can be wrong across rows or tables; `CHECKS` lists them.
A single cell is the business of `cells`, a file's shape that of `csvfiles`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import polars as pl

from .case import Case
from .geography import crossings, great_circle_km
from .problems import Problem
from .records import Series
from .schema import tables
from .vocabulary import border

#: Gives the file and row of record i of a table.
Where = Callable[[str, int], tuple[str, int]]

#: A stated great-circle distance may differ from the computed one by the rounding of coordinates.
_DISTANCE_TOLERANCE = 0.02
_DISTANCE_TOLERANCE_KM = 0.5


def across(case: Case, where: Where) -> list[Problem]:
    """Every problem between the tables of a case."""
    return [problem for check in CHECKS for problem in check(case, where)]


def order_of_dates(case: Case, where: Where) -> Iterator[Problem]:
    """What ends, ends after it begins."""
    pairs = [
        ("places", "open_from", "open_to"),
        ("routes", "open_from", "open_to"),
        ("faults", "starts", "ends"),
        ("reasons", "starts", "ends"),
        ("policies", "effective", "ends"),
        ("policies", "announced", "end_published"),
        ("policies", "announced", "outcome_published"),
    ]
    for table, first, last in pairs:
        columns = case.frames[table].select(first, last)
        for i, (begin, end) in enumerate(columns.iter_rows()):
            if begin is not None and end is not None and end < begin:
                file, row = where(table, i)
                yield Problem(
                    code="ends-before",
                    file=file,
                    row=row,
                    column=last,
                    value=end.isoformat(),
                    values={"first": first, "begin": begin.isoformat()},
                )


def dated_knowledge(case: Case, where: Where) -> Iterator[Problem]:
    """A column that became known later says when: an end, a closing, an outcome without its day leaks."""
    for name, table in tables().items():
        for column in table.columns.values():
            by = column.known_by
            if by is None or by == table.as_of or by == "note_published":
                continue
            values = case.frames[name].select(column.column, by)
            for i, (value, known) in enumerate(values.iter_rows()):
                if value is not None and known is None:
                    file, row = where(name, i)
                    yield Problem(
                        code="undated", file=file, row=row, column=by, values={"column": column.column}
                    )


def distances(case: Case, where: Where) -> Iterator[Problem]:
    """A great-circle distance is that of its two places; a leg joins two; a quick trip is no longer than a slow one."""
    for i, route in enumerate(case.routes):
        file, row = where("routes", i)
        a, b = case.places[route.from_place], case.places[route.to_place]
        if a.id == b.id:
            yield Problem(code="route-to-itself", file=file, row=row, value=a.id)
            continue
        km = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        off = abs(km - route.distance_km)
        if route.distance_basis == "great-circle" and off > max(
            _DISTANCE_TOLERANCE_KM, _DISTANCE_TOLERANCE * km
        ):
            yield Problem(
                code="distance",
                file=file,
                row=row,
                column="distance_km",
                value=f"{route.distance_km:g}",
                values={"km": f"{km:.1f}"},
            )
        if route.days_low is not None and route.days_high is not None and route.days_high < route.days_low:
            yield Problem(
                code="low-above-high",
                file=file,
                row=row,
                column="days_high",
                value=f"{route.days_high:g}",
                values={"low": f"{route.days_low:g}"},
            )


def borders_are_crossed(case: Case, where: Where) -> Iterator[Problem]:
    """A border that a series counts is crossed by a route of the network."""
    crossed = crossings(case.places, case.routes)
    for i, series in enumerate(case.series.values()):
        sides = border(series.place) if series.place else None
        if sides and sides not in crossed:
            file, row = where("series", i)
            yield Problem(
                code="border-without-route",
                file=file,
                row=row,
                column="place",
                value=series.place,
                values={"a": sides[0], "b": sides[1]},
            )


def has_observations(case: Case, where: Where) -> Iterator[Problem]:
    """A case counts something."""
    if case.observations.is_empty():
        yield Problem(code="no-observations", file=tables()["observations"].path)


def tables_agree(case: Case, where: Where) -> Iterator[Problem]:
    """The complete tables of one series give one total a period, unless a known fault says otherwise."""
    for series in case.series.values():
        if len(series.breakdowns) > 1:
            yield from _disagreements(case, series, where)


def _disagreements(case: Case, series: Series, where: Where) -> Iterator[Problem]:
    own = case.observations.with_row_index("i").filter(
        (pl.col("series") == series.id) & ~pl.col("relayed") & pl.col("value").is_not_null()
    )
    populations = own.get_column("population").unique().to_list()
    table_of = {p: "*".join(sorted(case.vocabulary.parts(p))) or "all" for p in populations}
    stated = ["*".join(sorted(dimensions)) or "all" for dimensions in series.breakdowns]
    latest = (
        own.with_columns(table=pl.col("population").replace_strict(table_of, return_dtype=pl.String))
        .filter(pl.col("table").is_in(stated))
        .sort("published")
        .unique(["start", "end", "place", "population"], keep="last", maintain_order=True)
    )
    totals = latest.group_by("start", "end", "place", "table").agg(
        pl.col("value").sum(), pl.len().alias("parts"), pl.col("i").min()
    )
    for (start, end, _), group in totals.sort("start", "end", "place", "table").group_by(
        "start", "end", "place", maintain_order=True
    ):
        rows = group.to_dicts()
        if len(rows) < 2 or _is_known(case, series, start, end):
            continue
        first = rows[0]
        for other in rows[1:]:
            slack = (series.rounding or 0) / 2 * (first["parts"] + other["parts"])
            if abs(first["value"] - other["value"]) > slack + 1e-6:
                file, row = where("observations", other["i"])
                yield Problem(
                    code="tables-disagree",
                    file=file,
                    row=row,
                    value=f"{other['value']:g}",
                    values={
                        "series": series.id,
                        "period": f"{start}/{end}",
                        "table": other["table"],
                        "other": first["table"],
                        "total": f"{first['value']:g}",
                    },
                )


def _is_known(case: Case, series: Series, start: object, end: object) -> bool:
    assert isinstance(start, dt.date) and isinstance(end, dt.date)
    return any(
        fault.series == series.id
        and fault.kind in ("incomplete", "method", "reclassified")
        and fault.starts <= end
        and (fault.ends is None or fault.ends >= start)
        for fault in case.faults.values()
    )


CHECKS = (
    has_observations,
    order_of_dates,
    dated_knowledge,
    distances,
    borders_are_crossed,
    tables_agree,
)
