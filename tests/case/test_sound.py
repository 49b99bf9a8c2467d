"""What a case may look like and still be sound."""

from __future__ import annotations

from pathlib import Path

from isthmus.case import describe, problems_of, read_case
from isthmus.case.schema import tables as the_format
from tests.case.small import small
from tests.case.spoil import cell
from tests.case.strategies import write_case


def test_lists_may_be_written_with_blanks(tmp_path: Path) -> None:
    tables = small()
    cell("policies", 2, "jurisdiction", "PAN; COL")(tables)
    cell("policies", 2, "affected", "women; VEN | OOO")(tables)
    cell("series", 2, "tables", "nationality; sex")(tables)
    case = read_case(write_case(tmp_path, tables))
    assert case.policies["visa"].jurisdiction == "PAN;COL"
    assert case.policies["visa"].affected == "VEN;women|OOO"
    assert case.series["entries"].breakdowns == (frozenset({"nationality"}), frozenset({"sex"}))


def test_files_of_the_system_are_left_alone(tmp_path: Path) -> None:
    """What a Mac, a spreadsheet that is open or a person leaves in a folder is no table."""
    case = write_case(tmp_path, small())
    for name in ("._places.csv", ".~lock.places.csv#", "~$places.xlsx", "observations/._all.csv"):
        (case / name).write_bytes(b"\x00\x05\x16\x07")
    (case / "README.md").write_text("Notes.")
    (case / "map.png").write_bytes(b"\x89PNG")
    assert problems_of(case) == ()


def test_a_table_may_lie_behind_a_link(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", small())
    (case / "observations").rename(tmp_path / "elsewhere")
    (case / "observations").symlink_to(tmp_path / "elsewhere")
    assert problems_of(case) == ()


def test_a_table_of_which_only_the_header_is_there_is_empty(tmp_path: Path) -> None:
    tables = small()
    tables["policies"] = []
    assert read_case(write_case(tmp_path, tables)).policies == {}


def test_a_table_that_is_not_required_may_be_missing(tmp_path: Path) -> None:
    optional = {name for name, table in the_format().items() if not table.required}
    kept = {name: rows for name, rows in small().items() if name not in optional}
    kept["observations"] = [{"series": "stays", "period": "2022", "value": "1"}]
    for series in kept["series"]:
        series["tables"] = ""
    case = read_case(write_case(tmp_path, kept))
    assert case.policies == {}
    assert case.countries.is_empty()


def test_columns_may_stand_in_any_order_and_optional_ones_be_left_out(tmp_path: Path) -> None:
    tables = small()
    write_case(tmp_path, tables)
    (tmp_path / "countries/all.csv").write_text(
        "source,published,unit,year,indicator,country\natlas,2022-07-01,people,2021,population,PAN\n",
        encoding="utf-8",
    )
    describe(tmp_path)
    assert read_case(tmp_path).countries.row(0, named=True)["value"] is None


def test_a_series_may_be_known_through_a_newspaper_alone(tmp_path: Path) -> None:
    """Its numbers are there, marked as relayed; its tables are those of nobody."""
    tables = small()
    for row, value in zip(tables["observations"], ["1", "2", "4", "8"], strict=False):
        row.update(source="press", value=value)
    case = read_case(write_case(tmp_path, tables))
    assert case.observations.filter(series="entries", period="2022-01")["relayed"].all()
    assert case.begins == case.observations["published"].min()


def test_a_series_that_counts_at_large_names_no_place(tmp_path: Path) -> None:
    tables = small()
    tables["series"][1]["place"] = ""
    case = read_case(write_case(tmp_path, tables))
    assert case.observations.filter(series="stays")["place"].to_list() == [None]


def test_a_border_of_returns_needs_no_route(tmp_path: Path) -> None:
    """People are flown back over borders that nobody walks."""
    tables = small()
    tables["series"][1].update(topic="return", place="PAN>ECU")
    assert problems_of(write_case(tmp_path, tables)) == ()


def test_what_one_number_of_a_series_is(tmp_path: Path) -> None:
    case = read_case(write_case(tmp_path, small()))
    assert case.series["entries"].kind == ("entries", "crossing", "increment")
    assert case.series["stays"].kind == ("people", "person", "stock")
    assert case.series["stays"].breakdowns == (frozenset({"nationality", "sex"}),)
