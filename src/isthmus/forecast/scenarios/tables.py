"""Comparisons and the skill of scenarios as tables.

Owns: the columns of `comparison.csv` (the differences from the status quo) and of
`scenario_scores.csv`, and which rows of a hub table scenario projections are. They stand apart from
forecasts: with the name of the scenario in front of every row.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from isthmus.forecast import hub
from isthmus.forecast.records import Forecast

from .comparing import OF_DIFFERENCE, SHOWN, Compared, Comparison, Row
from .skill import Skill

#: The name under which the status quo stands among scenarios; no file of one is called so.
STATUS_QUO = "status-quo"
#: The columns of the table of differences. Quantiles are named by their level in percent.
COLUMNS = (
    "scenario",
    "origin_date",
    "series",
    "population",
    "target_end_date",
    "horizon",
    "cumulated",
    *(f"status_quo_q{100 * level:02.0f}" for level in SHOWN),
    *(f"scenario_q{100 * level:02.0f}" for level in SHOWN),
    *(f"difference_q{100 * level:02.0f}" for level in OF_DIFFERENCE),
    "chance_of_fewer",
)
#: The columns of the scores of scenarios on past events, a row for each month.
SKILL_COLUMNS = (
    "policy",
    "kind",
    "happened",
    "origin_date",
    "begins",
    "series",
    "population",
    "effect_of",
    "target_end_date",
    "horizon",
    "counted",
    *(f"status_quo_q{100 * level:02.0f}" for level in SHOWN),
    *(f"scenario_q{100 * level:02.0f}" for level in SHOWN),
    "wis_status_quo",
    "wis_scenario",
    "log_wis_status_quo",
    "log_wis_scenario",
)
#: Values are written to hundredths of a person, and of a percent.
_DIGITS, _CHANCE_DIGITS = 2, 4


def save(comparison: Comparison, path: Path) -> None:
    """Write the differences into a CSV file, a row for each scenario, target and month.

    A row whose `cumulated` is true counts from the first month to its own. Raises OSError.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(_cells(comparison, row) for row in comparison.rows())


def skill_rows(skill: Skill) -> Iterator[list[object]]:
    """A row of `SKILL_COLUMNS` for each month of each event; `effect_of` are the other events."""
    for one in skill.events:
        for month in one.months:
            yield [
                one.policy,
                one.kind,
                one.happened,
                one.origin.isoformat(),
                one.begins.isoformat(),
                *one.target,
                ";".join(one.others),
                month.end.isoformat(),
                month.horizon,
                *(_number(n) for n in (month.counted, *month.status_quo, *month.changed)),
                *(_number(n) for n in (month.score_status_quo, month.score_changed)),
                month.log_score_status_quo,
                month.log_score_changed,
            ]


def projections(comparison: Comparison) -> hub.Rows:
    """The status quo and each scenario as rows of a hub table of scenario projections."""
    parts = [hub.rows_of(comparison.status_quo, STATUS_QUO)]
    parts += [hub.rows_of(_changed(comparison, one), one.name) for one in comparison.scenarios]
    return hub.joined(parts)


def narrowed(
    comparison: Comparison, series: Collection[str] = (), populations: Collection[str] = ()
) -> Comparison:
    """The comparison of these series and populations alone; of what none is named, all stay."""
    targets = {
        target
        for target in comparison.status_quo.draws
        if (not series or target.series in series)
        and (not populations or target.population in populations)
    }
    quo = comparison.status_quo
    kept = {target: draws for target, draws in quo.draws.items() if target in targets}
    return msgspec.structs.replace(
        comparison,
        status_quo=msgspec.structs.replace(quo, draws=kept),
        scenarios=tuple(
            msgspec.structs.replace(
                one,
                differences={
                    target: difference
                    for target, difference in one.differences.items()
                    if target in targets
                },
            )
            for one in comparison.scenarios
        ),
    )


def _changed(comparison: Comparison, one: Compared) -> Forecast:
    """The future of a scenario as a forecast has it."""
    quo = comparison.status_quo
    draws = {
        target: msgspec.structs.replace(quo.draws[target], values=difference.changed)
        for target, difference in one.differences.items()
    }
    return msgspec.structs.replace(quo, draws=draws)


def _cells(comparison: Comparison, row: Row) -> list[str]:
    numbers = (*row.status_quo, *row.changed, *row.difference)
    return [
        row.scenario,
        comparison.origin.isoformat(),
        *row.target,
        row.end.isoformat(),
        str(row.horizon),
        "true" if row.cumulated else "false",
        *(_number(number) for number in numbers),
        f"{row.below:.{_CHANCE_DIGITS}f}",
    ]


def _number(value: float) -> str:
    """With all its digits up to hundredths, without those that are none."""
    return f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".")
