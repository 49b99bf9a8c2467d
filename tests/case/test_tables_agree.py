"""When two tables of one series disagree, and when they only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from isthmus.case import problems_of, read_case
from tests.case.small import small
from tests.case.spoil import cell
from tests.case.strategies import write_case


@pytest.mark.parametrize(
    ("change", "agree"),
    [
        ({"women": {"value": "1500"}}, True),
        ({"women": {"value": "1499"}}, False),
        ({"women": {"value": "1501"}}, False),
        # A blank may be anything from zero up: the table without it may be short, never over.
        ({"women": {"value": ""}}, True),
        ({"women": {"value": ""}, "men": {"value": "4703"}}, False),
        # What a publisher's word leaves open.
        ({"women": {"value": "1400", "quantifier": "at_least"}}, True),
        ({"women": {"value": "1600", "quantifier": "at_least"}}, False),
        ({"women": {"value": "1600", "quantifier": "less_than"}}, True),
        ({"women": {"value": "1400", "quantifier": "about"}}, True),
    ],
)
def test_tables_of_one_series_give_one_total(
    change: dict[str, dict[str, str]], agree: bool, tmp_path: Path
) -> None:
    tables = small()
    rows = {row["population"]: row for row in tables["observations"]}
    for population, cells in change.items():
        rows[population].update(cells)
    found = problems_of(write_case(tmp_path, tables))
    assert [p.code for p in found] == ([] if agree else ["tables-disagree"])


def test_a_relayed_figure_disputes_nothing_here(tmp_path: Path) -> None:
    """What a newspaper says stands beside the publisher's tables and in none of them."""
    tables = small()
    told = {"value": "1600", "source": "press", "published": "2022-09-01"}
    tables["observations"].append(tables["observations"][2] | told)
    tables["observations"].append(
        tables["observations"][2] | told | {"period": "2022-05", "population": "OOO"}
    )
    case = read_case(write_case(tmp_path, tables))
    assert case.observations.filter(relayed=True).height == 2


def test_of_two_vintages_the_later_counts(tmp_path: Path) -> None:
    tables = small()
    early = {"published": "2022-02-03", "value": "9"}
    tables["observations"].insert(0, tables["observations"][0] | early)
    late = {"published": "2022-09-03", "value": "9"}
    assert problems_of(write_case(tmp_path / "early", tables)) == ()
    tables["observations"].insert(0, tables["observations"][1] | late)
    found = problems_of(write_case(tmp_path / "late", tables))
    assert [(p.code, p.value) for p in found] == [("tables-disagree", "4702")]


@pytest.mark.parametrize(
    ("kind", "ends", "agree"),
    [
        ("incomplete", "2022-01-31", True),
        ("method", "", True),
        ("reclassified", "2022-01-01", True),
        ("miscoded", "2022-01-31", False),
        ("coverage", "2022-01-31", False),
    ],
)
def test_a_known_fault_says_why_tables_differ(
    kind: str, ends: str, agree: bool, tmp_path: Path
) -> None:
    tables = small()
    cell("observations", 4, "value", "1400")(tables)
    tables["faults"][0].update(kind=kind, ends=ends)
    found = problems_of(write_case(tmp_path, tables))
    assert [p.code for p in found] == ([] if agree else ["tables-disagree"])


def test_rounded_tables_may_differ_by_their_rounding(tmp_path: Path) -> None:
    tables = small()
    tables["series"][0]["rounding"] = "10"
    for row, value in zip(tables["observations"], ["1150", "3550", "1500", "3220"], strict=False):
        row["value"] = value
    assert problems_of(write_case(tmp_path / "near", tables)) == ()  # 4700 ± 10 and 4720 ± 10
    cell("observations", 5, "value", "3230")(tables)
    assert [p.code for p in problems_of(write_case(tmp_path / "far", tables))] == [
        "tables-disagree"
    ]
