"""What can be wrong with a case, one scenario each, for `test_bad_input.py`.

Owns: the scenarios. Row 1 is the header; `small` in `strategies.py` is the case that is spoilt.
"""

from __future__ import annotations

import os
import re

from isthmus.words import LANGUAGES
from tests.case.scenarios_said import SAID
from tests.case.spoil import (
    OBSERVED,
    Wrong,
    add_column,
    both,
    cell,
    of_cell,
    package,
    replace,
    rewrite,
    undescribed,
)

FILES = [
    Wrong("empty-file", "faults.csv", files=rewrite("faults.csv", lambda _: "")),
    Wrong(
        "empty-file",
        "faults.csv",
        files=rewrite("faults.csv", lambda _: "\ufeff\r\n \r\n"),
        name="blank lines after a mark of the encoding",
    ),
    Wrong("missing-table", "series.csv", files=lambda f: (f / "series.csv").unlink()),
    Wrong(
        "missing-table",
        "observations/*.csv",
        files=lambda f: (f / OBSERVED).unlink(),
        name="a table of many files",
    ),
    Wrong(
        "not-utf8",
        "places.csv",
        3,
        "name_es",
        "Bajo Chiquitó",
        says="0xF3",
        cells=cell("places", 3, "name_es", "Bajo Chiquitó"),
        files=rewrite("places.csv", lambda text: text.encode("latin-1")),
        name="Latin-1",
    ),
    Wrong(
        "not-utf8",
        "sources.csv",
        3,
        "title",
        "“Entradas”, año",
        cells=cell("sources", 3, "title", "“Entradas”, año"),
        files=rewrite("sources.csv", lambda text: text.encode("cp1252")),
        name="the encoding of Windows, the cell quoted",
    ),
    Wrong(
        "not-utf8",
        "sources.csv",
        4,
        "title",
        "ñ",
        cells=both(
            cell("sources", 3, "note_en", "two\nlines, one row"), cell("sources", 4, "title", "ñ")
        ),
        files=rewrite("sources.csv", lambda text: text.encode("latin-1")),
        name="below a cell that holds a line break",
    ),
    Wrong(
        "not-utf8",
        "sources.csv",
        1,
        None,
        "ñame",
        files=rewrite("sources.csv", lambda t: t.replace("title", "ñame", 1).encode("latin-1")),
        name="in the header",
    ),
    Wrong("utf-16", OBSERVED, files=rewrite(OBSERVED, lambda text: text.encode("utf-16"))),
    Wrong(
        "utf-16",
        OBSERVED,
        files=rewrite(OBSERVED, lambda text: text.encode("utf-16-le")),
        name="without its mark",
    ),
    Wrong(
        "not-text", OBSERVED, files=rewrite(OBSERVED, lambda _: b"PK\x03\x04\x14\x00"), name="xlsx"
    ),
    Wrong(
        "nul", "routes.csv", 3, "mode", files=replace("routes.csv", "canoe", "can\0oe"), name="nul"
    ),
    Wrong(
        "not-a-file",
        "observations/x.csv",
        files=lambda f: (f / "observations/x.csv").mkdir(),
        name="a folder",
    ),
    Wrong(
        "not-a-file",
        "faults.csv",
        files=both(
            lambda f: (f / "faults.csv").unlink(),
            lambda f: (f / "faults.csv").symlink_to("nowhere"),
        ),
        name="a link to nothing",
    ),
    Wrong(
        "not-a-file",
        "faults.csv",
        files=both(lambda f: (f / "faults.csv").unlink(), lambda f: os.mkfifo(f / "faults.csv")),
        name="a pipe that would never end",
    ),
    Wrong(
        "stray-file",
        "observations/old/2021.csv",
        files=both(
            lambda f: (f / "observations/old").mkdir(),
            lambda f: (f / "observations/old/2021.csv").write_text("series\n"),
        ),
    ),
    Wrong(
        "stray-file",
        "figures.xlsx",
        files=lambda f: (f / "figures.xlsx").write_bytes(b"PK"),
        name="a workbook",
    ),
    Wrong(
        "stray-file-near",
        "policy.csv",
        says="policies.csv",
        files=lambda f: (f / "policy.csv").write_text("id\n"),
    ),
    Wrong(
        "header-differs",
        "observations/b.csv",
        1,
        value="series,period,value",
        files=undescribed(
            lambda f: (f / "observations/b.csv").write_text(
                "series,period,value\nstays,2021,7\n", encoding="utf-8"
            )
        ),
    ),
]

HEADERS = [
    Wrong(
        "separator",
        "sources.csv",
        1,
        value="id;publisher;title;licence",
        files=rewrite("sources.csv", lambda _: "id;publisher;title;licence\r\na;b;c;d\r\n"),
        name="a spreadsheet in Spanish",
    ),
    Wrong(
        "separator",
        "sources.csv",
        1,
        files=rewrite("sources.csv", lambda text: text.replace(",", "\t")),
        value="id\tpublisher\trelayed_by\ttitle\turl\tedition\tretrieved\tlicence\tnote_en\tnote_es",
        name="tabs",
    ),
    Wrong(
        "column-unnamed",
        "reasons.csv",
        1,
        value="",
        says="cell 12",
        files=add_column("reasons.csv", ""),
    ),
    Wrong(
        "column-twice",
        "sources.csv",
        1,
        value="note_en",
        files=replace("sources.csv", "note_es", "note_en"),
    ),
    Wrong(
        "person-column",
        "countries/all.csv",
        1,
        value="Fecha de nacimiento",
        files=add_column("countries/all.csv", "Fecha de nacimiento", "1990-01-01"),
    ),
    Wrong(
        "unknown-column",
        "countries/all.csv",
        1,
        value="zzz",
        files=add_column("countries/all.csv", "zzz"),
    ),
    Wrong(
        "unknown-column-near",
        "routes.csv",
        1,
        value="Days_Hi",
        says="days_high",
        files=replace("routes.csv", "days_high", "Days_Hi"),
    ),
    Wrong(
        "unknown-column-near",
        "places.csv",
        1,
        value="note",
        says="note_e",
        files=replace("places.csv", "note_es", "note"),
        name="a column that has two languages",
    ),
    Wrong(
        "missing-column",
        "populations.csv",
        1,
        value="name_es",
        files=rewrite("populations.csv", lambda text: re.sub(r"(?m),[^,\n]*$", "", text)),
    ),
]

ROWS = [
    Wrong(
        "quote-open",
        "reasons.csv",
        2,
        files=replace("reasons.csv", "Two systems.", '"Two systems.'),
    ),
    Wrong(
        "quote-open",
        "sources.csv",
        4,
        cells=both(
            cell("sources", 2, "note_en", "one\ntwo\nthree"), cell("sources", 4, "title", "Entries")
        ),
        files=replace("sources.csv", "A newspaper", '"A newspaper'),
        name="below a cell that holds line breaks",
    ),
    Wrong(
        "quote-inside",
        "reasons.csv",
        2,
        files=replace("reasons.csv", "Two systems.", '"Two" systems.'),
    ),
    Wrong(
        "cell-too-long",
        "reasons.csv",
        2,
        says="131072",
        files=replace("reasons.csv", "Two systems.", "x" * 131_073),
    ),
    Wrong(
        "too-many-cells",
        "countries/all.csv",
        2,
        value="PAN,population,2021,4,351,people,2022-07-01,atlas",
        says="8",
        files=replace("countries/all.csv", "4351267", "4,351"),
    ),
    Wrong(
        "too-few-cells",
        "countries/all.csv",
        2,
        value="PAN,population,2021,4351267,people",
        says="5",
        files=replace("countries/all.csv", ",2022-07-01,atlas", ""),
    ),
]

CELLS = [
    of_cell("blank", "series", 2, "title_es", ""),
    of_cell("blank", "series", 2, "title_es", " \u00a0 ", value="", name="blanks only"),
    of_cell("sign", "policies", 2, "text_en", "Dari\ufffdn", says="U+FFFD"),
    of_cell("sign", "policies", 2, "text_en", "a\u202eb", says="U+202E", name="text turned round"),
    of_cell("sign", "policies", 2, "text_en", "a\x1b[31mb", says="U+001B", name="a terminal's"),
    of_cell("sign", "policies", 2, "text_en", "a\ue000b", says="U+E000", name="private use"),
    of_cell("person-contact", "reasons", 2, "text_en", "Ask ana@example.org.", says="ana@example"),
    of_cell("id", "sources", 4, "id", "The Press"),
    of_cell("id", "observations", 3, "flags", "late; Very Late", says="'Very Late'", name="listed"),
    of_cell("population-id", "populations", 3, "id", "All women"),
    of_cell("population-id", "populations", 3, "id", "all", name="the word for everyone"),
    of_cell("population-id", "populations", 3, "dimension", "all", name="no dimension"),
    of_cell("date", "policies", 2, "announced", "10/01/2022"),
    of_cell("date", "policies", 2, "announced", "2022-02-30", name="no such day"),
    of_cell("date", "policies", 2, "announced", "2022-W02-1", name="a week"),
    of_cell("date", "policies", 2, "announced", "٢٠٢٢-٠١-١٠", name="digits of another script"),
    of_cell("out-of-range", "policies", 2, "announced", "0022-01-10", says="1900-01-01"),
    of_cell("out-of-range", "places", 2, "lat", "-90.01", says="-90 to 90", name="latitude"),
    of_cell("out-of-range", "countries", 2, "year", "20221", says="2100", name="year"),
    of_cell("out-of-range", "observations", 2, "value", "9" * 400, says="9007199254740992"),
    of_cell("out-of-range", "places", 2, "capacity", "9" * 5000, name="more than a number holds"),
    of_cell("too-low", "observations", 2, "value", "-1"),
    of_cell("period", "observations", 2, "period", "enero 2022"),
    of_cell("period", "observations", 2, "period", "2022-01-31/2022-01-01", name="turned round"),
    of_cell("period", "observations", 2, "period", "٢٠٢٢", name="digits of another script"),
    of_cell("number", "observations", 2, "value", "1,153"),
    of_cell("number", "observations", 2, "value", "1e3", name="an exponent"),
    of_cell("number", "observations", 2, "value", "nan", name="no number at all"),
    of_cell("number", "observations", 2, "value", "١١٥٣", name="digits of another script"),
    of_cell("integer", "places", 2, "capacity", "12.5"),
    of_cell("enum", "places", 2, "role", "camp", says="reception"),
    of_cell("url", "sources", 3, "url", "www.example.org"),
    of_cell("country", "places", 2, "country", "Colombia"),
    of_cell("country", "policies", 2, "jurisdiction", "PAN;COR", says="'COR'", name="listed"),
    of_cell("location", "observations", 7, "place", "XQZ"),
    of_cell("location", "series", 3, "place", "PAN>PAN", name="a border with itself"),
    of_cell("location-near", "observations", 7, "place", "bajo-chiquitto", says="bajo-chiquito"),
    of_cell("population", "observations", 2, "population", "XQZ"),
    of_cell("population", "policies", 2, "affected", "VEN|XQZ", says="'XQZ'", name="listed"),
    of_cell("population-near", "observations", 4, "population", "womens", says="women?"),
    of_cell("population-twice", "observations", 4, "population", "women;men", says="sex"),
    of_cell("listed-twice", "policies", 2, "jurisdiction", "PAN;COL; PAN", says="'PAN'"),
    of_cell(
        "listed-twice", "policies", 2, "affected", "VEN;women|women;VEN", name="one population"
    ),
    of_cell(
        "listed-twice", "series", 3, "tables", "sex*nationality;nationality*sex", name="tables"
    ),
    of_cell("dimension", "series", 3, "tables", "nationality*gender", says="'gender'"),
    of_cell("dimension", "series", 3, "tables", "all*sex", says="alone", name="all with another"),
]

BETWEEN = [
    Wrong(
        "duplicate",
        OBSERVED,
        8,
        value="entries, 2022-01, COL>PAN, VEN, office, 2022-02-15",
        says="row 2",
        cells=lambda t: t["observations"].append(dict(t["observations"][0])),
    ),
    Wrong(
        "duplicate",
        OBSERVED,
        8,
        value="entries, 2022-01, COL>PAN, VEN, office, 2022-02-15",
        cells=lambda t: t["observations"].append(
            t["observations"][0]
            | {
                "period": "2022-01-01/2022-01-31",
                "place": "COL>PAN",
                "source": "office",
                "published": "2022-02-15",
                "value": "7",
            }
        ),
        name="the same said in full",
    ),
    Wrong(
        "duplicate",
        "places.csv",
        5,
        value="capurgana",
        cells=lambda t: t["places"].append(dict(t["places"][0])),
        name="an id",
    ),
    of_cell("reference", "observations", 7, "source", "zzzz", says="sources.csv"),
    of_cell("reference", "observations", 3, "flags", "late;zzzz", value="zzzz", name="listed"),
    of_cell("reference-near", "routes", 3, "source", "ofice", says="office"),
    of_cell(
        "code-not-nationality", "populations", 2, "dimension", "sex", says="'OOO'", name="a code"
    ),
    of_cell("published-before-period", "observations", 6, "published", "2022-01-31"),
    of_cell("published-before-period", "countries", 2, "published", "2020-12-31", name="a year"),
    of_cell("ends-before", "policies", 2, "ends", "2022-01-31", says="2022-02-01"),
    of_cell("ends-before", "policies", 2, "end_published", "2022-01-09", name="undone unannounced"),
    Wrong(
        "undated",
        "policies.csv",
        2,
        "end_published",
        None,
        "ends",
        cell("policies", 2, "end_published", ""),
    ),
    Wrong(
        "undated",
        "places.csv",
        2,
        "closing_published",
        None,
        "open_to",
        cell("places", 2, "open_to", "2022-01-01"),
        name="a closing",
    ),
    Wrong(
        "known-before",
        "routes.csv",
        3,
        "published",
        None,
        "lajas-blancas",
        cell("routes", 3, "published", ""),
    ),
    Wrong(
        "known-before",
        OBSERVED,
        7,
        "published",
        "2021-04-30",
        "2021-05-01",
        lambda t: t["observations"][5].update(
            place="lajas-blancas", period="2021-03", published="2021-04-30"
        ),
        name="a number",
    ),
    Wrong(
        "known-before",
        OBSERVED,
        7,
        "published",
        "2021-04-30",
        "stays",
        both(
            cell("series", 3, "place", "lajas-blancas"),
            lambda t: t["observations"][5].update(
                place="PAN", period="2021-03", published="2021-04-30"
            ),
        ),
        name="a series of a place",
    ),
    Wrong(
        "no-place",
        OBSERVED,
        7,
        "place",
        None,
        "stays",
        both(
            cell("series", 3, "place", ""),
            lambda t: t["observations"].append(
                {"series": "stays", "period": "2021", "place": "PAN", "value": "9"}
            ),
        ),
    ),
    of_cell("flag-of-another", "observations", 7, "flags", "late", says="entries"),
    of_cell("flag-outside", "observations", 6, "flags", "late", says="2022-01-31"),
    Wrong(
        "flag-outside",
        OBSERVED,
        3,
        "flags",
        "late",
        "this day",
        lambda t: t["faults"][0].update(starts="2022-02-01", ends=""),
        name="a fault that lasts",
    ),
    Wrong(
        "route-to-itself",
        "routes.csv",
        3,
        "to_place",
        "bajo-chiquito",
        "",
        cell("routes", 3, "to_place", "bajo-chiquito"),
    ),
    of_cell("distance", "routes", 2, "distance_km", "66", says="55."),
    of_cell("low-above-high", "routes", 3, "days_high", "0.25", says="0.5"),
    of_cell("border-without-route", "series", 2, "place", "PAN>CRI"),
    of_cell("border-without-route", "observations", 6, "place", "PAN>CRI", name="of one number"),
    Wrong("no-observations", "observations/*.csv", cells=lambda t: t["observations"].clear()),
    Wrong(
        "tables-disagree",
        OBSERVED,
        4,
        "value",
        "4701",
        "4702",
        cell("observations", 4, "value", "1499"),
    ),
]

PACKAGE = [
    Wrong(
        "package-json",
        "datapackage.json",
        says="line 1",
        files=rewrite("datapackage.json", lambda _: '{"name": "x",}'),
    ),
    Wrong(
        "package-not-json",
        "datapackage.json",
        files=rewrite("datapackage.json", lambda _: "[1]"),
        name="a list",
    ),
    Wrong(
        "package-not-json",
        "datapackage.json",
        files=rewrite("datapackage.json", lambda text: text.encode("utf-16")),
        name="UTF-16",
    ),
    Wrong(
        "package-not-json",
        "datapackage.json",
        files=rewrite("datapackage.json", lambda _: "[" * 100_000),
        name="without end",
    ),
    Wrong(
        "package-format",
        "datapackage.json",
        value="2",
        files=package(lambda p: p.__setitem__("isthmus", {"format": 2})),
    ),
    Wrong(
        "package-format",
        "datapackage.json",
        value="null",
        files=package(lambda p: p.pop("isthmus")),
        name="a package of another program",
    ),
    Wrong(
        "package-name",
        "datapackage.json",
        value="../elsewhere",
        files=package(lambda p: p.__setitem__("name", "../elsewhere")),
    ),
    Wrong(
        "package-titles",
        "datapackage.json",
        says=", ".join(LANGUAGES),
        files=package(lambda p: p.__setitem__("isthmus", {"format": 1, "titles": {"en": "A"}})),
    ),
    Wrong(
        "package-stale",
        "datapackage.json",
        files=lambda f: (f / "observations/more.csv").write_text(
            (f / OBSERVED).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8"
        ),
    ),
    Wrong(
        "package-stale",
        "datapackage.json",
        files=package(lambda p: p.pop("resources")),
        name="nothing described",
    ),
]

SCENARIOS = [*FILES, *HEADERS, *ROWS, *CELLS, *BETWEEN, *SAID, *PACKAGE]
