"""Random small cases, all valid, for laws; and how a case is written and compared.

Owns: `cases`, the strategy; `write_case`, which makes a folder of tables. A table is a list of
rows, a row a mapping from column to the text of its cell; a column that is left out is blank.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import strategies as st

from isthmus.case import Case, describe
from isthmus.case.cells import _CONTACT
from isthmus.case.exact import kept
from isthmus.case.periods import Period, month, period, year
from isthmus.case.said import text_file
from isthmus.case.schema import tables as the_format
from tests.case.said import claim_row, document_row, judgement_row
from tests.case.small import Tables, observation_row, place_row, route_row, series_row

Row = Mapping[str, str]

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2023, 12, 31)


# --- writing and comparing -----------------------------------------------------------------------


def write_case(folder: Path, tables: Mapping[str, list[dict[str, str]]]) -> Path:
    """Write the tables as a case, a file each, and describe it. Gives the folder."""
    for name, rows in tables.items():
        path = folder / the_format()[name].path.replace("*", "all")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(csv_of(name, rows), encoding="utf-8", newline="")
    for row in tables.get("documents", []):
        file = folder / text_file(row["id"])
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(row["text"].encode())
    package = folder / "datapackage.json"
    names = tuple(tables)
    if names not in _DESCRIBED:  # it is the same for every case of these tables
        _DESCRIBED[names] = describe(folder, name="a-case").read_text(encoding="utf-8")
    package.write_text(_DESCRIBED[names], encoding="utf-8")
    return folder


_DESCRIBED: dict[tuple[str, ...], str] = {}


def csv_of(name: str, rows: list[dict[str, str]]) -> str:
    """The rows of a table as CSV, with every column of the format."""
    columns = list(the_format()[name].columns)
    if name == "documents":  # whose texts are files of their own
        rows = [{column: row.get(column, "") for column in columns} for row in rows]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def tables_of(case: Case) -> Tables:
    """The tables of a case as the text of their cells: what `write_case` takes."""
    return {
        name: [
            {column: _cell(row[column], of.type) for column, of in table.columns.items()}
            | ({"text": row["text"]} if name == "documents" else {})
            for row in case.frames[name].iter_rows(named=True)
        ]
        for name, table in the_format().items()
    }


def _cell(value: object, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if kind == "words":
        return kept(str(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


def same(one: Case, other: Case, *, ordered: bool = True) -> bool:
    """Whether two cases know the same on the same day, row by row."""
    if one.known_on != other.known_on or one.frames.keys() != other.frames.keys():
        return False
    return all(
        frame.equals(other.frames[name])
        if ordered
        else sorted(map(repr, frame.rows())) == sorted(map(repr, other.frames[name].rows()))
        for name, frame in one.frames.items()
    )


def keys_of(frame: pl.DataFrame, name: str) -> list[tuple[Any, ...]]:
    """The keys of the rows of a table, in order."""
    return frame.select(the_format()[name].key).rows()


# --- random cases --------------------------------------------------------------------------------

days = st.dates(FIRST, LAST)
#: Free text of any script, without the signs that the room refuses.
texts = st.text(
    st.characters(
        codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="\ufffd"
    ),
    min_size=1,
    max_size=9,
).filter(lambda text: text.strip() == text and "@" not in text and "+" not in text)
_NATIONALITIES = ["VEN", "HTI", "ECU", "OOO"]
_SEXES = ["women", "men"]
_STATUSES = ["refugees", "others-hosted"]


@st.composite
def populations(draw: st.DrawFn) -> str:
    """A population of the random cases, its words in any order."""
    words = [
        draw(st.sampled_from(dimension))
        for dimension in (_NATIONALITIES, _SEXES, _STATUSES)
        if draw(st.booleans())
    ]
    return ";".join(draw(st.permutations(words))) or "all"


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A year, a month, a day or a span between FIRST and LAST."""
    day = draw(days)
    kind = draw(st.sampled_from(["year", "month", "day", "span"]))
    if kind == "year":
        return year(day.year)
    if kind == "month":
        return month(day)
    return Period(*sorted([day, day if kind == "day" else draw(days)]))


def _maybe(draw: st.DrawFn, strategy: st.SearchStrategy[dt.date]) -> dt.date | None:
    return draw(st.none() | strategy)


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _ids(prefix: str, least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.integers(least, most).map(lambda n: [f"{prefix}-{i}" for i in range(n)])


@st.composite
def cases(draw: st.DrawFn) -> Tables:
    """The tables of a small valid case. Its dates lie between FIRST and LAST or a little after."""
    source = st.sampled_from(sources := draw(_ids("source", 1, 4)))
    note = st.just("") | texts
    tables: Tables = {name: [] for name in the_format()}
    tables["sources"] = [
        {
            "id": name,
            "publisher": draw(texts),
            "relayed_by": draw(note),
            "title": draw(texts),
            "licence": draw(texts),
            "retrieved": _iso(_maybe(draw, days)),
        }
        for name in sources
    ]
    words = {"OOO": "nationality"}
    words |= dict.fromkeys(_SEXES, "sex") | dict.fromkeys(_STATUSES, "status")
    tables["populations"] = [
        {"id": word, "dimension": of, "name_en": draw(texts), "name_es": draw(texts)}
        for word, of in words.items()
    ]
    known: dict[str, dt.date] = {}  # places that were not always known
    for name in draw(_ids("place", 2, 4)):
        published = _maybe(draw, days)
        closing = _maybe(draw, days)
        if published is not None:
            known[name] = published
        opened = draw(days) if draw(st.booleans()) else FIRST
        tables["places"].append(
            place_row(
                name,
                draw(st.sampled_from(["COL", "PAN", "CRI"])),
                "transit",
                (str(draw(st.integers(-90, 90))), str(draw(st.decimals(-180, 180, places=2)))),
                _iso(published),
            )
            | {
                "capacity": draw(st.just("") | st.integers(0, 9999).map(str)),
                "open_from": _iso(opened),
                "open_to": "" if closing is None else _iso(max(opened, closing)),
                "closing_published": _iso(closing),
                "source": draw(source),
                "note_en": draw(note),
            }
        )
    ids = [row["id"] for row in tables["places"]]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(["bus", "foot"]))
    for begin, end, mode in draw(st.lists(pairs, min_size=1, max_size=4, unique=True)):
        if begin != end:
            published = max((known[p] for p in (begin, end) if p in known), default=None)
            tables["routes"].append(
                route_row((begin, end), mode, "12.5", "reported", _iso(published))
            )
    if not tables["routes"]:
        published = max((known[p] for p in ids[:2] if p in known), default=None)
        tables["routes"] = [route_row((ids[0], ids[1]), "road", "3", "reported", _iso(published))]
    _draw_series(draw, tables, known, source)
    _draw_policies(draw, tables, known, source)
    _draw_said(draw, tables)
    years = st.tuples(st.sampled_from(["COL", "PAN"]), st.integers(2019, 2022), source)
    for country, number, of in draw(st.lists(years, max_size=4, unique=True)):
        tables["countries"].append(
            {
                "country": country,
                "indicator": "population",
                "year": str(number),
                "value": draw(st.just("") | st.integers(-5, 9**12).map(str)),
                "unit": "people",
                "published": _iso(draw(st.dates(dt.date(number, 1, 1), LAST))),
                "source": of,
            }
        )
    return tables


def _draw_series(
    draw: st.DrawFn, tables: Tables, known: Mapping[str, dt.date], source: st.SearchStrategy[str]
) -> None:
    places = [row["id"] for row in tables["places"]]
    for name in draw(_ids("series", 1, 3)):
        place = draw(st.sampled_from(["PAN", "COL", *places]))
        soonest_here = known.get(place, FIRST)  # nothing of a series is known before its place
        lag = draw(st.integers(0, 400))
        tables["series"].append(
            series_row(name, place)
            | {
                "source": draw(source),
                "tables": draw(st.sampled_from(["", "all", "nationality*sex"])),
                "rounding": draw(st.sampled_from(["", "10", "50"])),
                "lag_days": str(lag),
            }
        )
        faults = [f"{name}-{fault}" for fault in draw(_ids("fault", 0, 2))]
        tables["faults"] += [
            {
                "id": fault,
                "series": name,
                "kind": draw(st.sampled_from(["incomplete", "miscoded", "method"])),
                "starts": _iso(FIRST),
                "population": draw(populations()),
                "text_en": draw(texts),
                "text_es": draw(texts),
                "published": _iso(draw(st.dates(soonest_here, LAST))),
                "source": draw(source),
            }
            for fault in faults
        ]
        if draw(st.booleans()):
            tables["reasons"].append(
                {
                    "id": f"{name}-reason",
                    "check": "step",
                    "series_a": name,
                    "series_b": draw(st.sampled_from(["", name])),
                    "starts": _iso(draw(days)),
                    "text_en": draw(texts),
                    "text_es": draw(texts),
                    "published": _iso(draw(st.dates(soonest_here, LAST))),
                    "source": draw(source),
                }
            )
        least = 1 if name == "series-0" else 0  # a case counts something
        cells = st.tuples(periods(), st.sampled_from([place, *places]), populations())
        taken = set()
        for span, where, population in draw(st.lists(cells, min_size=least, max_size=6)):
            soonest = max(span.start, known.get(where, span.start), soonest_here)
            published = _maybe(draw, st.dates(soonest, LAST + dt.timedelta(days=400)))
            effective = published or span.end + dt.timedelta(days=lag)
            if effective < soonest:  # told by the lag of a place that was not known yet
                published = effective = soonest
            row = observation_row(
                name, str(span), population, draw(st.just("") | st.integers(0, 10**6).map(str))
            ) | {
                "place": "" if where == place and draw(st.booleans()) else where,
                "quantifier": draw(st.sampled_from(["", "about", "at_least", "less_than"])),
                "status": draw(st.sampled_from(["", "provisional"])),
                "published": _iso(published),
                "source": draw(st.just("") | source),
                "flags": ";".join(f for f in faults if draw(st.booleans())),
            }
            of = row["source"] or tables["series"][-1]["source"]
            key = (span, where, frozenset(population.split(";")), effective, of)
            if key not in taken:
                taken.add(key)
                tables["observations"].append(row)


def _draw_policies(
    draw: st.DrawFn, tables: Tables, known: Mapping[str, dt.date], source: st.SearchStrategy[str]
) -> None:
    places = [row["id"] for row in tables["places"]]
    for name in draw(_ids("policy", 0, 3)):
        where = draw(st.sampled_from(["", "PAN", "COL>PAN", *places]))
        announced = draw(st.dates(known.get(where, FIRST), LAST))
        end = _maybe(draw, st.dates(announced, LAST))
        outcome = _maybe(draw, st.dates(announced, LAST))
        note = _maybe(draw, st.dates(announced, LAST))
        affected = [draw(populations()), draw(populations())]
        words = {frozenset(one.split(";")): one for one in affected}
        tables["policies"].append(
            {
                "id": name,
                "jurisdiction": draw(st.sampled_from(["", "PAN", "PAN;COL"])),
                "kind": "visa",
                "title_en": draw(texts),
                "title_es": draw(texts),
                "text_en": draw(texts),
                "text_es": draw(texts),
                "affected": "|".join(words.values()),
                "acts_on": where,
                "announced": _iso(announced),
                "effective": _iso(announced),
                "ends": "" if end is None else _iso(LAST),
                "end_published": _iso(end),
                "outcome": "" if outcome is None else "blocked",
                "outcome_en": "" if outcome is None else draw(texts),
                "outcome_published": _iso(outcome),
                "note_en": draw(texts),
                "note_published": _iso(note),
                "source": draw(source),
            }
        )


def _draw_said(draw: st.DrawFn, tables: Tables) -> None:
    """Documents of any words, claims that quote any run of them, judgements of each decision."""
    said = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
    for number in range(draw(st.integers(0, 2))):
        text = f"{number} {draw(said)}"
        document = document_row(
            text, published=_iso(_maybe(draw, days)), retrieved=_iso(draw(days))
        )
        document["published_basis"] = "text" if document["published"] else ""
        tables["documents"].append(document)
        claims: list[dict[str, str]] = []
        for value in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            words = kept(text[start:end])
            if _CONTACT.search(words):
                continue
            row = claim_row(
                document, text, quote=words, start=str(start), end=str(end), noun=words,
                value_low=str(value), supersedes=claims[-1]["id"] if claims else "",
            )  # fmt: skip
            claims.append(row)
        tables["claims"] += claims
        judged = []
        for claim in claims:
            accept = judgement_row(claim, draw(st.sampled_from(["accept", "reject"])), _AT)
            undo = judgement_row(claim, "undo", _AT, undoes=accept["id"])
            judged += [accept, undo][: draw(st.integers(0, 2))]
        tables["judgements"] += judged
    if len(tables["claims"]) > 1:
        pair = judgement_row(tables["claims"][0], "same", _AT, other=tables["claims"][-1]["id"])
        tables["judgements"].append(pair)


_AT = "2023-01-01T00:00:00Z"


def effective_published(row: Row, series: Mapping[str, Row]) -> dt.date:
    """The day an observation was published: its own, or the end of the period plus the lag."""
    if row.get("published"):
        return dt.date.fromisoformat(row["published"])
    lag = int(series[row["series"]]["lag_days"])
    return period(row["period"]).end + dt.timedelta(days=lag)
