"""The table of scores: which tasks stand in a line, and a story from draws to a paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from isthmus.case.periods import Period, month_end, months_before
from isthmus.forecast.hub import Rows, Task, joined, read, rows_of, write
from isthmus.forecast.records import Floats, Known, Target
from isthmus.forecast.references import REFERENCES, RW_T
from isthmus.forecast.scoring import (
    TOGETHER,
    Event,
    Judged,
    ScoreTable,
    common,
    judge,
    rivals_on,
    score_table,
    strata_of,
)
from isthmus.forecast.scoring.forms import COLUMNS, cells, latex, markdown
from isthmus.words import words_in
from tests.forecast.hubs import a_forecast, monthly

FIRST = dt.date(2021, 1, 1)
MONTHS = 48
TARGETS = [Target("entries", who) for who in ("all", "XAA", "XBB")]
#: Origins are the last days of these months; horizon 1 is the month after.
ORIGINS = range(24, 42)


def _truth() -> Known:
    """Two populations that walk on a log scale, and everybody."""
    own = np.random.default_rng(8)
    parts = np.round(np.exp(7 + np.cumsum(0.3 * own.standard_normal((2, MONTHS)), axis=1)))
    counts = dict(zip(TARGETS, [parts.sum(axis=0), *parts], strict=True))
    return Known(case="small", origin=dt.date(2024, 12, 31), first=FIRST, counts=counts)


def _on(truth: Known, month: int) -> Known:
    """What was known on the last day of a month, of which the count was out already."""
    return Known(
        case="small",
        origin=month_end(truth.month(month)),
        first=FIRST,
        counts={target: counts[: month + 1] for target, counts in truth.counts.items()},
    )


def _walk(known: Known, target: Target) -> Floats:
    """Draws [N, 3] of a log walk with the true spread, so that it is hard to beat."""
    own = np.random.default_rng([known.months, TARGETS.index(target)])
    steps = np.cumsum(0.3 * own.standard_normal((800, 3)), axis=1)
    draws: Floats = known.counts[target][-1] * np.exp(steps)
    return draws


@pytest.fixture(scope="module")
def truth() -> Known:
    """What was published in the end."""
    return _truth()


@pytest.fixture(scope="module")
def models(truth: Known) -> dict[str, Judged]:
    """Ours and two references, judged."""
    parts: dict[str, list[Rows]] = {"ours": []}
    for month in ORIGINS:
        known = _on(truth, month)
        draws = {target: _walk(known, target) for target in TARGETS}
        rows = rows_of(a_forecast(known.origin, FIRST, known.counts, draws))
        parts["ours"].append(rows)
        for name, made in rivals_on(known, rows.tasks, (RW_T, "naive")).items():
            parts.setdefault(name, []).append(made)
    return {name: judge(joined(rows), truth) for name, rows in parts.items()}


@pytest.fixture(scope="module")
def table(models: dict[str, Judged]) -> ScoreTable:
    """With an event for XAA in the middle, and without the year 2024."""
    event = Event(dt.date(2023, 6, 10), frozenset({"entries"}), frozenset({"XAA"}))
    span = Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    return score_table(models, events=[event], span=span, seed=4)


def test_every_model_is_judged_on_the_same_tasks(models: dict[str, Judged]) -> None:
    """A forecast that another does not have is in no line, and counted."""
    ours = models["ours"]
    fewer = ours.of(np.arange(len(ours) - 5))
    shared = common({"ours": fewer, RW_T: models[RW_T]})
    assert shared["ours"].tasks == shared[RW_T].tasks
    assert len(shared[RW_T]) == len(fewer)
    made = score_table({"ours": fewer, RW_T: models[RW_T]})
    assert made.unshared == 5
    assert score_table({}).lines == ()


def test_lines_are_means_of_their_tasks(models: dict[str, Judged], table: ScoreTable) -> None:
    """Each is what its tasks alone would give; strata divide them without a rest."""
    assert (table.untold, table.unshared) == (0, 0)
    at = {line[:5]: line for line in table.lines}
    for (model, series, population, horizon, _), line in at.items():
        key = (model, series, population, horizon)
        for one, other in (("event", "no-event"), ("in-span", "out-of-span")):
            both = [at[*key, name].tasks for name in (one, other) if (*key, name) in at]
            assert sum(both) == at[*key, "all"].tasks
        judged = models[model]
        chosen = [
            i
            for i, task in enumerate(judged.tasks)
            if task.horizon == horizon
            and (task.population == population or (population == TOGETHER and task[4] != "all"))
        ]
        if line.stratum == "all":
            assert line.tasks == len(chosen) == len(ORIGINS) * (2 if population == TOGETHER else 1)
            assert line.wis == pytest.approx(judged.wis[chosen].mean())
            assert line.mae == pytest.approx(judged.error[chosen].mean())
            assert line.coverage == pytest.approx(tuple(judged.inside[chosen].mean(axis=0)))
        if model == RW_T:
            assert line.relative.value == pytest.approx(1)


def test_the_same_seed_gives_the_same_table(models: dict[str, Judged]) -> None:
    """And another seed only other intervals; without a rival nothing is relative."""
    one, same, other = (score_table(models, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert [line.relative.value for line in one.lines] == [
        line.relative.value for line in other.lines
    ]
    assert one != other
    alone = score_table({"ours": models["ours"]})
    assert {line.relative.value for line in alone.lines} == {None}


def test_together_are_those_that_are_named(models: dict[str, Judged]) -> None:
    """Two or more; a line over one population would be its own line again."""
    named = score_table(models, together=["XAA", "all"])
    over = [line for line in named.lines if line.population == TOGETHER]
    assert {line.tasks for line in over} == {2 * len(ORIGINS)}
    assert {line.relative.populations for line in over} == {2}
    assert named.together == {"entries": ("all", "XAA")}
    assert score_table(models).together == {"entries": ("XAA", "XBB")}
    alone = score_table(models, together=["XAA"])
    assert TOGETHER not in {line.population for line in alone.lines}


def test_an_event_is_between_origin_and_target() -> None:
    """After the day of the forecast, by the end of the month; for those it touches."""
    origin, end = dt.date(2023, 3, 5), dt.date(2023, 4, 30)

    def touched(event: Event, population: str = "XAA") -> bool:
        task = Task(origin, end, 1, "entries", population)
        return bool(strata_of([task], events=[event])["event"][0])

    assert not touched(Event(origin))
    assert touched(Event(dt.date(2023, 3, 6)))
    assert touched(Event(end))
    assert not touched(Event(dt.date(2023, 5, 1)))
    day = dt.date(2023, 4, 1)
    assert not touched(Event(day, frozenset({"exits"})))
    assert not touched(Event(day, populations=frozenset({"XBB"})))
    of_some = Event(day, populations=frozenset({"XAA"}))
    assert touched(of_some, "XAA;at-ports")
    assert touched(of_some, "all")
    assert not touched(of_some, "XBB;at-ports")


@pytest.mark.parametrize("late", [0, 2])
def test_references_are_given_what_the_model_was(truth: Known, late: int) -> None:
    """Their horizon 1 is the model's, also where a target's last months are not told."""
    counts = {
        target: np.append(values[:30], [np.nan] * late) for target, values in truth.counts.items()
    }
    known = Known(case="small", origin=dt.date(2023, 9, 5), first=FIRST, counts=counts)
    tasks = [
        Task(known.origin, month_end(truth.month(29 + h)), h, "entries", "XAA") for h in (1, 3)
    ]
    made = rivals_on(known, tasks)
    assert list(made) == list(REFERENCES)
    for name, rows in made.items():
        assert list(rows.tasks) == tasks
        expected = REFERENCES[name](truth.counts[Target("entries", "XAA")][:30], 3)[[0, 2]]
        assert (rows.values == expected).all()
    elsewhere = [task._replace(origin=dt.date(2023, 9, 6)) for task in tasks]
    assert not len(rivals_on(known, elsewhere, (RW_T,))[RW_T])
    short = monthly("entries", "XAA", months_before(FIRST, -2), np.zeros((1, 23)))
    early = Known(case="small", origin=short.tasks[0].origin, first=FIRST, counts=counts)
    assert not len(rivals_on(early, short.tasks, (RW_T,))[RW_T])  # two numbers are too few


def test_what_has_no_value_has_none_in_the_table(models: dict[str, Judged]) -> None:
    """Without a rival a dash; of few months a ratio without an interval."""
    words = words_in("en")
    alone = score_table({"ours": models["ours"]}).lines
    assert "| – | – |" in markdown(alone, words)
    few = np.arange(9)
    short = score_table({name: one.of(few) for name, one in models.items()}).lines
    rival = next(line for line in short if line.model == RW_T)
    assert rival.relative[:3] == (1.0, None, None)
    assert "| 1.00 | 1.00 |" in markdown([rival], words)


def test_a_story_from_draws_to_a_paper(tmp_path: Path, truth: Known, table: ScoreTable) -> None:
    """A forecast is written, read, and scored; its line can be pasted in two languages."""
    known = _on(truth, 30)
    rows = rows_of(
        a_forecast(known.origin, FIRST, known.counts, {one: _walk(known, one) for one in TARGETS})
    )
    write(rows, tmp_path / "forecast.parquet")
    assert (judge(read(tmp_path / "forecast.parquet"), truth).wis == judge(rows, truth).wis).all()
    ours = [
        line
        for line in table.lines
        if line.population == TOGETHER and line.stratum == "all" and line.horizon == 1
    ]
    assert [line.model for line in ours] == ["ours", RW_T, "naive"]
    best = ours[0]
    assert best.tasks == 2 * len(ORIGINS)
    assert best.months == len(ORIGINS)
    assert best.relative.value is not None
    assert 0.8 < best.relative.value < 1.1  # RW-t has to learn the spread that ours knows
    assert best.coverage[2] > 0.8
    row = dict(zip(COLUMNS, cells(best), strict=True))
    assert row["relative_wis"] == best.relative.value
    assert row["coverage_95"] == best.coverage[3]
    text = markdown(ours, words_in("es"))
    assert text.splitlines()[0].startswith("| serie | población |")
    assert len({line.count("|") for line in text.splitlines()}) == 1
    assert text.splitlines()[2].endswith(f"| {words_in('es').number(best.mae)} |")
    paper = latex(ours, words_in("en"))
    assert r"within 50\%" in paper
    assert paper.count(r"\\") == 1 + len(ours)
    assert paper.startswith(r"\begin{tabular}{llll")
