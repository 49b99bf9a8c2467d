"""What must hold between the rows and the tables of a case.

Owns: one small function for each thing that can be wrong across cells, rows or tables; `SHAPE` and
`MEANING` list them. A single cell is the business of `cells`, a file's shape that of `csvfiles`.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import polars as pl

from .case import Case, vocabulary
from .cells import written
from .checks_measured import CHECKS as MEASURED
from .checks_promised import CHECKS as PROMISED
from .checks_provided import CHECKS as PROVIDED
from .checks_said import claims_are_said, documents_are_hashed, judgements_hold
from .drafts import Check, Draft, ends_before
from .geography import crossings, great_circle_km
from .periods import Period
from .problems import Problem, nearest
from .records import Series
from .schema import tables
from .vocabulary import border

#: A stated great-circle distance may differ from the computed one by the rounding of coordinates.
_DISTANCE_TOLERANCE = 0.02
_DISTANCE_TOLERANCE_KM = 0.5
#: Faults that say why the publisher's own tables differ.
_TABLES_MAY_DIFFER = ("incomplete", "method", "reclassified")
#: Columns that were known with their row unless they give a day of their own.
_WITH_THEIR_ROW = frozenset({"note_published"})


# --- the shape: keys and references --------------------------------------------------------------


def keys_are_unique(draft: Draft) -> Iterator[Problem]:
    """No two rows share a key; the blank cells of observations stand for their series' own."""
    for name, table in tables().items():
        twice = draft.case.frames[name].select(table.key).is_duplicated()
        if not twice.any():
            continue
        code = "promised-twice" if name == "targets" else "duplicate"
        first: dict[tuple[Any, ...], int] = {}
        for i, key in draft.rows(name, *table.key):
            if twice[i] and first.setdefault(key, i) != i:
                file, row = draft.records[name].at(first[key])
                yield draft.problem(
                    code,
                    name,
                    i,
                    None,
                    ", ".join("" if part is None else str(part) for part in key),
                    key=", ".join(table.key),
                    first_file=file,
                    first_row=str(row),
                )


def references_are_met(draft: Draft) -> Iterator[Problem]:
    """What a row names in another table is there."""
    for name, table in tables().items():
        for column in table.columns.values():
            if column.refers_to is None:
                continue
            target, target_column = column.refers_to
            if not draft.records[target].whole:
                continue  # what seems to be missing may stand in what could not be read
            known = set(draft.records[target].columns[target_column])
            cells = draft.case.frames[name].get_column(column.column)
            named = {text: text.split(";") for text in cells.unique() if text is not None}
            missing = {text: [w for w in words if w not in known] for text, words in named.items()}
            if not any(missing.values()):
                continue
            near = {word: nearest(word, known) for words in missing.values() for word in words}
            for i, text in enumerate(cells):
                for word in missing[text] if text is not None else ():
                    yield draft.problem(
                        "reference-near" if near[word] else "reference",
                        name,
                        i,
                        column.column,
                        word,
                        table=tables()[target].path,
                        near=near[word],
                    )


# --- the meaning ---------------------------------------------------------------------------------


def has_observations(draft: Draft) -> Iterator[Problem]:
    """A case counts something."""
    records = draft.records["observations"]
    if records.whole and not len(records):
        yield Problem(code="no-observations", file=tables()["observations"].path)


def order_of_dates(draft: Draft) -> Iterator[Problem]:
    """What ends, ends after it begins, and is not undone before it is announced."""
    pairs = [
        ("places", "open_from", "open_to"),
        ("routes", "open_from", "open_to"),
        ("faults", "starts", "ends"),
        ("reasons", "starts", "ends"),
        ("policies", "effective", "ends"),
        ("policies", "announced", "end_published"),
        ("policies", "announced", "outcome_published"),
    ]
    yield from ends_before(draft, pairs)


def dated_knowledge(draft: Draft) -> Iterator[Problem]:
    """A column that became known later says when: an end or an outcome without its day leaks."""
    for name, table in tables().items():
        for column in table.columns.values():
            by = column.known_by
            if by is None or by == table.as_of or by in _WITH_THEIR_ROW:
                continue
            for i, (value, known) in draft.rows(name, column.column, by):
                if value is not None and known is None:
                    yield draft.problem("undated", name, i, by, filled=column.column)


def known_in_order(draft: Draft) -> Iterator[Problem]:
    """No row is known before the place it names, so that a cut leaves no row without its place.

    Nor before the place of the series it names: a series is known no sooner than its place.
    """
    if not draft.sound("places", "series"):
        return
    late = {p.id: p.published for p in draft.case.places.values() if p.published is not None}
    if not late:
        return
    series = {s.id: late[s.place] for s in draft.case.series.values() if s.place in late}
    for name, table in tables().items():
        if table.as_of is None:
            continue
        for column in table.columns.values():
            named = series if column.refers_to == ("series", "id") else late
            asked = column.type == "location" or (column.refers_to or ("",))[0] in (
                "places",
                "series",
            )
            if not asked or not named:
                continue
            for i, (word, known) in draft.rows(name, column.column, table.as_of):
                if word in named and (known is None or known < named[word]):
                    yield draft.problem(
                        "known-before",
                        name,
                        i,
                        table.as_of,
                        None if known is None else known.isoformat(),
                        named=word,
                        known="always" if known is None else known.isoformat(),
                        published=named[word].isoformat(),
                    )


def counted_then_published(draft: Draft) -> Iterator[Problem]:
    """No number is published before the period or the year that it is about begins."""
    frame = draft.case.observations
    early = frame.select((pl.col("published") < pl.col("start")).fill_null(value=False)).to_series()
    for i in early.arg_true():
        if i not in draft.flawed["observations"]:
            row = frame.row(i, named=True)
            yield draft.problem(
                "published-before-period",
                "observations",
                i,
                "published",
                row["published"].isoformat(),
                period=row["period"],
            )
    for i, (year, published) in draft.rows("countries", "year", "published"):
        if published.year < year:
            yield draft.problem(
                "published-before-period",
                "countries",
                i,
                "published",
                published.isoformat(),
                period=str(year),
            )


def counted_somewhere(draft: Draft) -> Iterator[Problem]:
    """Of a series without a place of its own every row names one, or none does: it counts at large.

    A row that forgot its place would else be taken for the whole region.
    """
    nowhere = draft.case.observations.get_column("place").null_count()
    if not nowhere or not draft.sound("series"):
        return
    rows = list(draft.rows("observations", "series", "place"))
    somewhere = {series for _, (series, place) in rows if place is not None}
    for i, (series, place) in rows:
        if place is None and series in somewhere:
            yield draft.problem("no-place", "observations", i, "place", None, series=series)


def flags_fit(draft: Draft) -> Iterator[Problem]:
    """A flag names a fault of the row's own series, and of a time that the row's period meets."""
    if not draft.sound("faults"):
        return
    faults = draft.case.faults
    flagged = draft.case.observations.select("series", "start", "end", "period", "flags")
    for i in flagged.get_column("flags").is_not_null().arg_true():
        if i in draft.flawed["observations"]:
            continue
        series, start, end, period, flags = flagged.row(i)
        for fault in (faults[flag] for flag in flags.split(";") if flag in faults):
            if fault.series != series:
                code, values = "flag-of-another", {"series": fault.series}
            elif fault.starts > end or (fault.ends is not None and fault.ends < start):
                until = "open" if fault.ends is None else fault.ends.isoformat()
                code = "flag-outside"
                values = {"period": period, "starts": fault.starts.isoformat(), "ends": until}
            else:
                continue
            yield draft.problem(code, "observations", i, "flags", fault.id, **values)


def routes_lead_on(draft: Draft) -> Iterator[Problem]:
    """A leg joins two places; a great-circle distance is theirs; the slow trip is no shorter."""
    if not draft.sound("routes", "places"):
        return
    places = draft.case.places
    for i, route in enumerate(draft.case.routes):
        a, b = places[route.from_place], places[route.to_place]
        if a.id == b.id:
            yield draft.problem("route-to-itself", "routes", i, "to_place", a.id)
            continue
        km = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        tolerance = max(_DISTANCE_TOLERANCE_KM, _DISTANCE_TOLERANCE * km)
        if route.distance_basis == "great-circle" and abs(km - route.distance_km) > tolerance:
            yield draft.problem(
                "distance", "routes", i, "distance_km", written(route.distance_km), km=f"{km:.1f}"
            )
        low, high = route.days_low, route.days_high
        if low is not None and high is not None and high < low:
            yield draft.problem(
                "low-above-high", "routes", i, "days_high", written(high), low=written(low)
            )


def borders_are_crossed(draft: Draft) -> Iterator[Problem]:
    """A border where movement is counted is crossed by a route of the network."""
    if not draft.sound("routes", "places", "series"):
        return
    crossed = crossings(draft.case.places, draft.case.routes)
    flows = {series.id for series in draft.case.series.values() if series.topic == "flow"}
    for table, name in (("series", "id"), ("observations", "series")):
        named = draft.case.frames[table].select(name, "place")
        if table == "observations":  # those that name a border of their own
            own = {series.id: series.place for series in draft.case.series.values()}
            named = named.with_columns(own=pl.col(name).replace_strict(own, default=None))
            named = named.with_columns(
                place=pl.when(pl.col("place").ne_missing(pl.col("own"))).then("place")
            )
        border_of = {text: border(text) for text in named.get_column("place").unique() if text}
        uncrossed = {t: sides for t, sides in border_of.items() if sides and sides not in crossed}
        if not uncrossed:
            continue
        for i, (series, place) in enumerate(named.select(name, "place").iter_rows()):
            if place in uncrossed and series in flows:
                a, b = uncrossed[place]
                yield draft.problem("border-without-route", table, i, "place", place, a=a, b=b)


def tables_agree(draft: Draft) -> Iterator[Problem]:
    """The complete tables of one series give one total a period, unless a fault says otherwise."""
    if not draft.sound("observations", "series", "populations", "faults", "sources"):
        return
    for series in draft.case.series.values():
        if len(series.breakdowns) > 1:
            yield from _disagreements(draft, series)


def _disagreements(draft: Draft, series: Series) -> Iterator[Problem]:
    """The totals of one series that cannot both be true.

    Of each number the publisher's latest counts. A blank, a bound or a number told as "about" may
    be more or less, so a total is the interval that its rows leave open.
    """
    case = draft.case
    words = vocabulary({word.id: word.dimension for word in case.populations.values()}, {})
    stated = ["*".join(sorted(dimensions)) or "all" for dimensions in series.breakdowns]
    own = case.observations.with_row_index("i").filter(
        (pl.col("series") == series.id) & ~pl.col("relayed")
    )
    table_of = {
        population: "*".join(sorted(words.parts(population))) or "all"
        for population in own.get_column("population").unique()
    }
    loose = pl.col("quantifier") == "about"
    latest = (
        own.with_columns(
            table=pl.col("population").replace_strict(table_of, return_dtype=pl.String),
            low=pl.when(loose).then(0.0).otherwise(pl.col("low").fill_null(0.0)),
            high=pl.when(loose).then(math.inf).otherwise(pl.col("high").fill_null(math.inf)),
        )
        .filter(pl.col("table").is_in(stated))
        .sort("published", maintain_order=True)
        .unique(["start", "end", "place", "population"], keep="last", maintain_order=True)
    )
    totals = latest.group_by("start", "end", "place", "table").agg(
        pl.col("value", "low", "high").sum(), pl.col("i").min()
    )
    by_cell: dict[tuple[dt.date, dt.date, str | None], dict[str, dict[str, Any]]] = {}
    for total in totals.sort("start", "end", "place").iter_rows(named=True):
        cell = by_cell.setdefault((total["start"], total["end"], total["place"]), {})
        cell[total["table"]] = total
    for (start, end, place), tables_there in by_cell.items():
        if len(tables_there) < 2 or _may_differ(case, series, start, end):
            continue
        best, *others = sorted(
            tables_there.values(), key=lambda total: stated.index(total["table"])
        )
        for other in others:
            if best["low"] > other["high"] + 1e-6 or other["low"] > best["high"] + 1e-6:
                yield draft.problem(
                    "tables-disagree",
                    "observations",
                    other["i"],
                    "value",
                    written(other["value"]),
                    series=series.id,
                    place=place or "–",
                    period=str(Period(start, end)),
                    table=other["table"],
                    other=best["table"],
                    total=written(best["value"]),
                )


def _may_differ(case: Case, series: Series, start: dt.date, end: dt.date) -> bool:
    return any(
        fault.series == series.id
        and fault.kind in _TABLES_MAY_DIFFER
        and fault.starts <= end
        and (fault.ends is None or fault.ends >= start)
        for fault in case.faults.values()
    )


#: What has to hold before anything else can be asked of a table.
SHAPE: tuple[Check, ...] = (keys_are_unique, references_are_met)
MEANING: tuple[Check, ...] = (
    has_observations,
    order_of_dates,
    dated_knowledge,
    known_in_order,
    counted_then_published,
    counted_somewhere,
    flags_fit,
    routes_lead_on,
    borders_are_crossed,
    tables_agree,
    documents_are_hashed,
    claims_are_said,
    judgements_hold,
    *PROMISED,
    *MEASURED,
    *PROVIDED,
)
