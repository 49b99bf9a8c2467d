"""Tables of a comparison: what they say is what was drawn."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from isthmus.case import read_case
from isthmus.forecast import hub
from isthmus.forecast.records import LEVELS, Target
from isthmus.forecast.scenarios.comparing import Comparison, compare
from isthmus.forecast.scenarios.reading import read_scenario
from isthmus.forecast.scenarios.skill import Month, Scored, Skill
from isthmus.forecast.scenarios.tables import (
    COLUMNS,
    SKILL_COLUMNS,
    STATUS_QUO,
    narrowed,
    projections,
    save,
    skill_rows,
)
from isthmus.forecast.settings import settings_of_forecast
from tests.cli import quick


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    case = read_case("tutorial")
    settings = settings_of_forecast(case)
    written = [read_scenario(case, settings, name) for name in ("river-closed", "sponsors-again")]
    return compare(case, settings, written, horizon=3, members=200, expect=quick.expect)


def test_the_table_has_every_target_month_and_kind_with_quantiles_of_the_draws(
    comparison: Comparison, tmp_path: Path
) -> None:
    save(comparison, tmp_path / "comparison.csv")
    with (tmp_path / "comparison.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    targets = len(comparison.status_quo.draws)
    assert len(rows) == 2 * targets * 3 * 2
    for row in rows[:: max(1, len(rows) // 40)]:
        one = next(each for each in comparison.scenarios if each.name == row["scenario"])
        found = one.differences[Target(row["series"], row["population"])]
        months = slice(0 if row["cumulated"] == "true" else int(row["horizon"]) - 1,
                       int(row["horizon"]))  # fmt: skip
        before, after = (v[:, months].sum(axis=1) for v in (found.status_quo, found.changed))
        for name, values in (
            ("status_quo", before), ("scenario", after), ("difference", after - before)
        ):  # fmt: skip
            for level in ("05", "50", "95"):
                told = float(row[f"{name}_q{level}"])
                assert np.isclose(told, np.quantile(values, int(level) / 100), atol=0.005)
        assert float(row["chance_of_fewer"]) == pytest.approx(np.mean(after < before), abs=1e-4)


def test_futures_are_written_and_read_back_as_projections_only(
    comparison: Comparison, tmp_path: Path
) -> None:
    rows = projections(comparison)
    hub.write(rows, tmp_path / "projections.csv")
    again = hub.read(tmp_path / "projections.csv", scenarios=True)
    assert again.tasks == rows.tasks
    np.testing.assert_allclose(again.values, rows.values)
    names = [STATUS_QUO, "river-closed", "sponsors-again"]
    assert list(dict.fromkeys(task.scenario for task in rows.tasks)) == names
    one = comparison.scenarios[0]
    at = next(
        i
        for i, task in enumerate(rows.tasks)
        if task.scenario == one.name and task.horizon == 2 and task.population == "XAA"
    )
    drawn = one.differences[rows.tasks[at].target].changed[:, 1]
    np.testing.assert_allclose(rows.values[at], np.quantile(drawn, LEVELS), atol=0.005)


def test_part_of_a_comparison_is_its_rows(comparison: Comparison) -> None:
    assert list(narrowed(comparison).rows()) == list(comparison.rows())
    part = narrowed(comparison, ["delta-encounters"], ["XAA"])
    wanted = Target("delta-encounters", "XAA")
    assert list(part.rows()) == [row for row in comparison.rows() if row.target == wanted]
    assert list(part.status_quo.draws) == [wanted]


def test_scores_of_scenarios_have_a_row_a_month() -> None:
    month = Month(
        dt.date(2023, 2, 28), 2, 10.0, (1.0, 2.0, 3.0), (4.0, 5.0, 6.0), 7.5, 0.125, 0.5, 0.25
    )
    one = Scored(
        policy="stop",
        kind="general-enforcement",
        happened=False,
        origin=dt.date(2022, 12, 31),
        begins=dt.date(2023, 2, 1),
        target=Target("entries", "all"),
        others=("first", "second"),
        percent=(-60.0, -50.0, -40.0),
        months=(month, month._replace(horizon=3)),
    )
    first, second = skill_rows(Skill(events=(one,)))
    told = dict(zip(SKILL_COLUMNS, first, strict=True))
    assert (told["policy"], told["happened"], told["effect_of"]) == (
        "stop",
        False,
        "first;second",
    )
    assert (told["status_quo_q50"], told["scenario_q50"], told["counted"]) == ("2", "5", "10")
    assert (told["wis_status_quo"], told["log_wis_scenario"]) == ("7.5", 0.25)
    assert second[SKILL_COLUMNS.index("horizon")] == 3
