"""Everything that can be wrong with a case: where it is told, and how.

Owns: the sentences of `problem-` in the catalogues of the case. A sentence that no scenario reaches
fails; so does a scenario that tells anything beside its one problem.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from isthmus.case import CaseError, problems_of, read_case
from isthmus.case.finding import shipped_folder
from isthmus.words import LANGUAGES, words_in
from tests.case.scenarios import SCENARIOS
from tests.case.small import small
from tests.case.spoil import OBSERVED, Wrong, cell, package, rewrite, spoilt
from tests.case.strategies import write_case
from tests.case.test_refusals import BY_SYSTEM, CALLS


def test_the_case_that_is_spoilt_is_sound(tmp_path: Path) -> None:
    assert problems_of(write_case(tmp_path, small())) == ()


@pytest.mark.parametrize("wrong", SCENARIOS, ids=lambda w: f"{w.code} {w.name}".strip())
def test_one_thing_wrong_is_told_once(wrong: Wrong, tmp_path: Path) -> None:
    """With file, row, column and value, the next step, in every language, and without an echo."""
    found = problems_of(spoilt(tmp_path, wrong))
    where = [(p.code, p.file, p.row, p.column) for p in found]
    assert where == [(wrong.code, wrong.file, wrong.row, wrong.column)]
    problem = found[0]
    assert (problem.value or None) == (wrong.value or None)
    said = {language: problem.say(words_in(language)) for language in LANGUAGES}
    assert wrong.says in said["en"]
    for text in said.values():
        assert "\n" not in text
        assert text.endswith((".", "?", "..."))
        assert wrong.file is None or text.startswith(wrong.file)
        assert wrong.row is None or re.search(rf"\b{wrong.row}\b", text)
    assert len(set(said.values())) == len(said)


PARTS = {"row", "rows", "column", "line", "key", "element"}  # of a sentence
CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"
#: The catalogues of tables that have tests of their own, which reach each of their sentences.
APART = ("register", "provided")


def sentences_of(name: str, language: str) -> set[str]:
    text = (CATALOG / f"{name}.{language}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^problem-([\w-]+) =", text, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached(language: str) -> None:
    sentences = sentences_of("case", language)
    reached = {wrong.code for wrong in SCENARIOS} | CALLS.keys() | BY_SYSTEM
    assert reached == sentences - PARTS


def codes_of(tree: ast.AST) -> Iterator[str]:
    """The codes of problems that stand in a file of the room: where one is made, or chosen."""

    def constants(node: ast.AST) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp(body=body, orelse=orelse):
                yield from constants(body)
                yield from constants(orelse)
            case ast.Tuple(elts=[first, *_]):
                yield from constants(first)

    makers = {"BadCell", "CallError", "Problem", "problem", "wrong", "refused_by_system"}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if (
                name in makers
            ):
                for argument in [*args[:1], *(k.value for k in node.keywords if k.arg == "code")]:
                    yield from constants(argument)
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                yield from constants(value)
            case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="code"), *_])], value=value):
                yield from constants(value)


def test_every_code_is_a_sentence_and_every_sentence_a_code() -> None:
    """No problem is met without words for it.

    The sentences of TOML files are held where there are such files: tests/movement reaches each.
    """
    room = Path(str(files("isthmus.case")))
    codes = {
        code
        for file in room.glob("*.py")
        if file.name != "tomlfiles.py"
        for code in codes_of(ast.parse(file.read_text(encoding="utf-8")))
    }
    apart = {code for name in APART for code in sentences_of(name, "en")}
    assert codes == {wrong.code for wrong in SCENARIOS} | CALLS.keys() | BY_SYSTEM | apart


# --- all at once ---------------------------------------------------------------------------------


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """In every table, of every kind, in the order in which one would mend it."""
    tables = small()
    cell("sources", 3, "url", "nowhere")(tables)
    cell("places", 2, "lat", "north")(tables)
    cell("places", 3, "role", "camp")(tables)
    cell("routes", 3, "source", "nobody")(tables)
    cell("observations", 2, "value", "many")(tables)
    cell("observations", 3, "population", "XQZ")(tables)
    cell("observations", 6, "published", "2021-01-01")(tables)
    tables["observations"].append(dict(tables["observations"][5]))
    cell("policies", 2, "ends", "2021-01-01")(tables)
    write_case(tmp_path, tables)
    rewrite("countries/all.csv", lambda text: text.replace("unit", "units", 1))(tmp_path)
    package(lambda p: p.__setitem__("name", "No Name"))(tmp_path)
    (tmp_path / "more.csv").write_text("")
    assert [(p.code, p.file, p.row) for p in problems_of(tmp_path)] == [
        ("package-name", "datapackage.json", None),
        ("url", "sources.csv", 3),
        ("number", "places.csv", 2),
        ("enum", "places.csv", 3),
        ("reference", "routes.csv", 3),
        ("number", OBSERVED, 2),
        ("population", OBSERVED, 3),
        ("published-before-period", OBSERVED, 6),
        ("duplicate", OBSERVED, 8),
        ("ends-before", "policies.csv", 2),
        ("unknown-column-near", "countries/all.csv", 1),
        ("missing-column", "countries/all.csv", 1),
        ("stray-file", "more.csv", None),
    ]


@pytest.mark.parametrize("table", ["sources", "populations", "places", "series", "faults"])
def test_a_table_that_cannot_be_read_makes_nothing_else_wrong(table: str, tmp_path: Path) -> None:
    """What refers to it is not said to refer to nothing."""
    write_case(tmp_path, small())
    rewrite(f"{table}.csv", lambda text: text.encode("utf-16"))(tmp_path)
    assert [(p.code, p.file) for p in problems_of(tmp_path)] == [("utf-16", f"{table}.csv")]


@pytest.mark.parametrize("table", ["sources", "populations", "places", "series", "faults"])
def test_nor_does_a_table_that_is_missing_a_column(table: str, tmp_path: Path) -> None:
    """In a case whose countries are its own, so that much hangs on its populations."""
    shutil.copytree(shipped_folder("tutorial"), tmp_path, dirs_exist_ok=True)
    rewrite(f"{table}.csv", lambda text: text.replace("id,", "ident,", 1))(tmp_path)
    assert {p.file for p in problems_of(tmp_path)} == {f"{table}.csv"}


def test_the_same_problem_on_many_rows_is_one_line(tmp_path: Path) -> None:
    tables = small()
    for row in tables["observations"]:
        row["status"] = "settled"
    with pytest.raises(CaseError) as refused:
        read_case(write_case(tmp_path, tables))
    assert len(refused.value.problems) == 6
    assert refused.value.say(words_in("en")) == (
        f"{OBSERVED}, row 2 and 5 more, column status: 'settled' is not one of: "
        "final, provisional, revised, estimated. Choose one of these."
    )
    assert refused.value.say(words_in("es")).startswith(f"{OBSERVED}, fila 2 y 5 más, columna")


def test_a_whole_column_of_unknown_words_is_told_in_reasonable_time(tmp_path: Path) -> None:
    """Twenty thousand rows of a series that is not there ask for its neighbours once."""
    tables = small()
    tables["observations"] += [
        {
            "series": "entrys",
            "period": "2022-01",
            "value": str(i),
            "place": "PAN",
            "population": "VEN",
            "published": f"{2022 + i // 300}-03-{1 + i % 28:02}",
        }
        for i in range(20)
    ] * 1000
    found = problems_of(write_case(tmp_path, tables))
    assert sum(p.code == "reference-near" for p in found) == 20_000


# --- rows are those of a spreadsheet -------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "row"),
    [
        (lambda text: text, 3),
        (lambda text: text.replace("\n", "\r\n"), 3),
        (lambda text: text.replace("\n", "\r"), 3),
        (lambda text: "\ufeff" + text, 3),
        (lambda text: text.replace("\n", "\n\n", 1), 4),
        (lambda text: text.replace("\n", "\n  \n,,,,,,,,,,,,,,\n", 1), 5),
        (lambda text: "\n" + text, 4),
        (lambda text: text.replace("Antes", '"Antes\nde todo\n\n"', 1), 3),
        (lambda text: text.rstrip("\n"), 3),
        (lambda text: text.rstrip("\n") + "\n,,,,,,,,,,,,,,\n\n", 3),
    ],
    ids=[
        "plain",
        "CRLF",
        "CR",
        "BOM",
        "blank line",
        "blank cells",
        "blank first",
        "breaks in a cell",
        "no end",
        "blanks at the end",
    ],
)
def test_a_row_is_told_as_a_spreadsheet_numbers_it(
    shape: Callable[[str], str], row: int, tmp_path: Path
) -> None:
    tables = small()
    cell("places", 2, "note_es", "Antes")(tables)
    cell("places", 3, "role", "camp")(tables)
    write_case(tmp_path, tables)
    rewrite("places.csv", shape)(tmp_path)
    assert [(p.code, p.row) for p in problems_of(tmp_path)] == [("enum", row)]
