"""`isthmus forecast` and `isthmus compare` with the model itself: pages, and what was learned."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from isthmus.forecast.learned import COLUMNS
from isthmus.words import words_in
from tests.cli.calls import call

SHORT = ("--members", "100", "--horizon", "2", "--as-of", "2023-12-31")


@pytest.fixture(scope="module", autouse=True)
def _here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One folder for the calls of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("here"))
        yield


def test_a_forecast_has_a_page_and_says_what_it_learned() -> None:
    answer = call("forecast", "tutorial", *SHORT, "--parameters", "--lang", "es")
    assert (answer.code, answer.err) == (0, "")
    folder, words = Path("tutorial-forecast"), words_in("es")
    page = (folder / "forecast.html").read_text("utf-8")
    assert '<html lang="es"' in page
    assert list((folder / "charts").glob("*.svg"))
    assert words.say("cli-forecast-parameters-meaning") in answer.out.splitlines()
    with (folder / "parameters.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert {row["population"] for row in rows} == {"XAA", "XEE", "XFF"}
    for row in rows:
        assert row["parameter"] in answer.out
        for of in ("prior", "posterior"):
            low, middle, high = (float(row[f"{of}_q{level}"]) for level in ("05", "50", "95"))
            assert low <= middle <= high
        assert row["told"] in {"true", "false"}


def test_a_comparison_has_a_page_of_each_scenario() -> None:
    short = (*SHORT, "--horizon", "3")
    answer = call("compare", "tutorial", "river-closed", *short)
    assert (answer.code, answer.err) == (0, "")
    page = Path("tutorial-comparison/comparison.html").read_text("utf-8")
    assert "The river is closed for two months" in page
    assert list(Path("tutorial-comparison/charts").glob("*.svg"))
