"""Published tables that are protected by suppression, with what was hidden in them and why.

Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear
constraints", Management Science 47(7), 2001, 1008-1027, doi 10.1287/mnsc.47.7.1008.9805: the first
example, investment of enterprises by activity and region, of which one cell is not to be told.

Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22, "Report on
Statistical Disclosure Limitation Methodology", 1994, chapter II: delinquent children by county and
education of the head of the household, where fewer than five are not to be told. It shows a table
in which each row and column hides two cells, from which one follows all the same, and a table that
is safe.
"""

from __future__ import annotations

from collections.abc import Mapping

from isthmus.brief.disclosure import Cell, Table, audit, cell_of, intervals, suppress, table_of

INVESTMENT = {"I": (20, 50, 10), "II": (8, 19, 22), "III": (17, 32, 12)}
CHILDREN = {
    "Alpha": (15, 1, 3, 1),
    "Beta": (20, 10, 10, 15),
    "Gamma": (3, 10, 10, 2),
    "Delta": (12, 14, 7, 2),
}
EDUCATION = ("low", "medium", "high", "very high")


def table(lines: Mapping[str, tuple[int, ...]], columns: tuple[str, ...]) -> Table:
    """The table with its margins."""
    rows = [
        {"row": name, "column": column, "n": n}
        for name, line in lines.items()
        for column, n in zip(columns, line, strict=True)
    ]
    rows += [{"row": name, "column": "total", "n": sum(line)} for name, line in lines.items()]
    for i, column in enumerate(columns):
        rows.append(
            {"row": "total", "column": column, "n": sum(line[i] for line in lines.values())}
        )
    rows.append({"row": "total", "column": "total", "n": sum(map(sum, lines.values()))})
    return table_of(rows, ("row", "column"), "n")


def cells(*pairs: tuple[str, str]) -> set[Cell]:
    return {cell_of(row=row, column=column) for row, column in pairs}


def test_the_cells_are_hidden_that_the_paper_hides() -> None:
    investment = table(INVESTMENT, ("A", "B", "C"))
    made = suppress(investment, threshold=1, also=cells(("II", "C")), room=1)
    assert made.hidden == cells(("II", "A"), ("II", "C"), ("III", "A"), ("III", "C"))
    assert made.exposed == ()


def test_a_reader_of_the_paper_knows_the_cell_between_5_and_30() -> None:
    investment = table(INVESTMENT, ("A", "B", "C"))
    hidden = cells(("II", "A"), ("II", "C"), ("III", "A"), ("III", "C"))
    assert intervals(investment, hidden, cells(("II", "C"))) == {
        cell_of(row="II", column="C"): (5, 30)
    }


def test_alone_the_cell_is_what_its_row_lacks() -> None:
    investment = table(INVESTMENT, ("A", "B", "C"))
    (told,) = audit(investment.relations, cells(("II", "C")))
    assert told.value(investment.values) == 22


def test_two_hidden_in_each_row_and_column_still_tell_one() -> None:
    children = table(CHILDREN, EDUCATION)
    hidden = cells(
        ("Alpha", "medium"),
        ("Alpha", "high"),
        ("Alpha", "very high"),
        ("Beta", "medium"),
        ("Beta", "high"),
        ("Gamma", "low"),
        ("Gamma", "very high"),
        ("Delta", "low"),
        ("Delta", "very high"),
    )
    (told,) = audit(children.relations, hidden)
    assert told.cell == cell_of(row="Alpha", column="very high")
    assert told.value(children.values) == 1
    # The report's proof: two rows less two columns.
    margins = {cell for cell, _ in told.by if len(cell) == 1}
    assert margins == {
        cell_of(row="Alpha"),
        cell_of(row="Beta"),
        cell_of(column="medium"),
        cell_of(column="high"),
    }


def test_the_table_that_the_report_calls_safe_is_the_one_that_hides_the_fewest() -> None:
    children = table(CHILDREN, EDUCATION)
    made = suppress(children, threshold=5)
    assert set(made.secondary) == cells(("Gamma", "medium"), ("Delta", "low"), ("Delta", "high"))
    assert made.exposed == ()
    assert audit(children.relations, made.hidden) == []
