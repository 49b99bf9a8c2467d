"""`datapackage.json` tells any program that reads Data Packages what the tables hold.

Held against a reader that knows the specification alone. The Frictionless project's own program
would bring twenty-six packages into the suite; asked once by hand, its version 5.21 found the
shipped cases valid as well.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isthmus.case import describe, shipped
from isthmus.case.finding import shipped_folder
from isthmus.case.schema import tables
from tests.case.datapackages import errors_of, rows_of
from tests.case.small import small
from tests.case.strategies import write_case


@pytest.mark.parametrize("name", shipped())
def test_a_case_that_ships_is_a_valid_package(name: str) -> None:
    """Its description, and every row of every file by it."""
    assert errors_of(shipped_folder(name)) == []


def test_a_case_that_is_described_is_a_valid_package(tmp_path: Path) -> None:
    assert errors_of(write_case(tmp_path, small())) == []


def test_a_case_of_few_columns_is_a_valid_package(tmp_path: Path) -> None:
    """What is left out of the files is left out of the description."""
    write_case(tmp_path, small())
    (tmp_path / "countries/all.csv").write_text(
        "source,published,unit,year,indicator,country\natlas,2022-07-01,people,2021,population,PAN\n",
        encoding="utf-8",
    )
    assert ("countries", "header") in errors_of(tmp_path)
    describe(tmp_path)
    assert errors_of(tmp_path) == []


def test_every_row_of_every_table_is_there_for_others() -> None:
    """Files of one table are one resource."""
    folder = shipped_folder("tutorial")
    for name, table in tables().items():
        files = sorted(folder.glob(table.path))
        lines = sum(len(file.read_text(encoding="utf-8").splitlines()) - 1 for file in files)
        paths = [file.relative_to(folder).as_posix() for file in files]
        assert len(rows_of(folder, {"path": paths, "encoding": "utf-8"})) == lines, name


@pytest.mark.parametrize(
    ("path", "old", "new", "error"),
    [
        ("places.csv", "crossing", "camp", ("places", "enum")),
        ("places.csv", "-33.4", "-93.4", ("places", "minimum")),
        ("places.csv", "-17.2", "181", ("places", "maximum")),
        ("places.csv", "Paso Verde,Paso Verde", "Paso Verde,", ("places", "required")),
        ("series.csv", ",15,", ",soon,", ("series", "type")),
        ("routes.csv", "puerto-alba,paso-verde", "nowhere,paso-verde", ("routes", "foreign key")),
        ("reasons.csv", "late-forms", "two-tables", ("reasons", "primary key")),
    ],
)
def test_what_we_refuse_others_refuse_by_the_description(
    path: str, old: str, new: str, error: tuple[str, str], tmp_path: Path
) -> None:
    """Types, bounds, choices, keys and references reach every program that reads the package."""
    folder = tmp_path / "tutorial"
    shutil.copytree(shipped_folder("tutorial"), folder)
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    describe(folder)
    assert errors_of(folder) == [error]
