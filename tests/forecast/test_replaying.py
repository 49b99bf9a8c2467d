"""Replaying: the truth is the last edition, events are those that came, none sees any further."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec
import numpy as np
import pytest

from isthmus.case import CallError, Period, read_case
from isthmus.case.periods import month_end
from isthmus.forecast.forecasting import asked_of, check_narrowing, narrowed, narrowed_rows
from isthmus.forecast.hub import Rows, joined, rows_of
from isthmus.forecast.known import known_of
from isthmus.forecast.records import LEVELS
from isthmus.forecast.references import REFERENCES
from isthmus.forecast.scoring.replaying import (
    RivalsAsked,
    check_models,
    events_of,
    lately,
    replay,
    rivals_of,
    truth_of,
)
from isthmus.forecast.settings import settings_of_forecast
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick

CASE = read_case("tutorial")
SETTINGS = settings_of_forecast(CASE)
DAYS = [month_end(dt.date(2023, month, 1)) for month in range(1, 5)]


def forecast(days: list[dt.date] = DAYS) -> Rows:
    """Walks from each day."""
    knowns = asked_of(CASE, days).knowns
    made = quick.expect_many(knowns, SETTINGS, horizon=2, seed=1, members=50)
    return joined(rows_of(one) for one in made)


# --- what was known ------------------------------------------------------------------------------


def test_each_day_is_asked_what_was_known_on_it_the_earliest_first() -> None:
    asked = asked_of(CASE, [*DAYS[::-1], DAYS[0]])
    assert [known.origin for known in asked.knowns] == DAYS
    for known in asked.knowns:
        alone = known_of(CASE, SETTINGS, known.origin)
        assert alone.counts.keys() == known.counts.keys()
        for target, counts in known.counts.items():
            np.testing.assert_array_equal(counts, alone.counts[target])


def test_days_with_nothing_known_are_left_out_each_with_why_or_refused() -> None:
    """Wherever among the others they stand; and all are refused where there is no other."""
    early = [dt.date(2020, month, 1) for month in range(1, 8)]
    asked = asked_of(CASE, [*DAYS, *early], leave_out=True)
    assert [day for day, _ in asked.left_out] == early
    for day, problem in asked.left_out:
        assert problem.value == day.isoformat()
        with pytest.raises(CallError) as refused:
            asked_of(CASE, [day])
        assert refused.value.problems[0] == problem
    for days, leave_out in ((early, True), ([*early, *DAYS], False)):
        with pytest.raises(CallError, match="2020-01-01"):
            asked_of(CASE, days, leave_out=leave_out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_part_of_a_forecast_is_its_rows_and_an_unknown_part_is_refused(language: str) -> None:
    asked = asked_of(CASE, DAYS[:1])
    whole = quick.expect(asked.knowns[0], SETTINGS, horizon=2, seed=1, members=50)
    assert narrowed(whole) == whole
    part = narrowed(whole, ["delta-encounters"], ["XAA", "all"])
    assert {target.series for target in part.draws} == {"delta-encounters"}
    assert {target.population for target in part.draws} == {"XAA", "all"}
    of_rows = narrowed_rows(rows_of(whole), ["delta-encounters"], ["XAA", "all"])
    assert of_rows.tasks == rows_of(part).tasks
    np.testing.assert_array_equal(of_rows.values, rows_of(part).values)
    for series, people, near in (
        (["delta-encounter"], [], "delta-encounters"),
        ([], ["XA"], "XAA"),
    ):
        with pytest.raises(CallError) as refused:
            check_narrowing(asked, series, people)
        assert f"'{near}'" in refused.value.say(words_in(language))
        with pytest.raises(CallError):
            narrowed_rows(rows_of(whole), series, people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_whom_no_series_named_has_are_refused(language: str) -> None:
    rows = forecast(DAYS[:1])
    kept = [
        i
        for i, t in enumerate(rows.tasks)
        if t.series != "delta-encounters" or t.population != "XFF"
    ]
    few = Rows(tasks=tuple(rows.tasks[i] for i in kept), values=rows.values[kept])
    with pytest.raises(CallError) as refused:
        narrowed_rows(few, ["delta-encounters"], ["XFF"])
    said = refused.value.say(words_in(language))
    assert "XFF" in said
    assert "delta-encounters" in said


# --- what is scored ------------------------------------------------------------------------------


def test_the_truth_is_all_that_was_published_as_it_stands_last() -> None:
    truth = truth_of(CASE, SETTINGS)
    late = known_of(CASE, SETTINGS, dt.date(2100, 1, 1))
    for target, counts in late.counts.items():
        np.testing.assert_array_equal(truth.counts[target], counts)
    days = lately(CASE)
    assert len(days) == 24
    assert days == tuple(map(month_end, days))
    # Of the last of them one month at least has been published since.
    assert days[-1] < month_end(truth.month(truth.months - 1))


def test_references_are_given_what_was_known_on_the_day_and_no_more() -> None:
    found = replay(CASE, {"ours": forecast()}, models=("naive",))
    assert list(found.models) == ["ours", "rw-t", "naive"]
    assert found.origins == tuple(DAYS)
    naive = found.models["naive"]
    for at in range(0, len(naive), 7):
        task = naive.tasks[at]
        known = known_of(CASE, SETTINGS, task.origin)
        counts = known.counts[task.target]
        own = REFERENCES["naive"](counts[: known.last(task.target) + 1], 2)  # type: ignore[operator]
        np.testing.assert_allclose(naive.values[at], own[task.horizon - 1])


def test_days_are_scored_alike_in_whatever_order_they_end() -> None:
    plain = replay(CASE, {"ours": forecast()}, models=("naive",), span=Period(DAYS[1], DAYS[2]))

    def backwards(
        function: Callable[[RivalsAsked], dict[str, Rows]], jobs: Iterable[RivalsAsked]
    ) -> list[dict[str, Rows]]:
        assert function is rivals_of
        return [function(job) for job in reversed(list(jobs))][::-1]

    again = replay(
        CASE,
        {"ours": forecast()},
        models=("naive",),
        span=Period(DAYS[1], DAYS[2]),
        map=backwards,
    )
    assert plain.table == again.table
    assert {line.stratum for line in plain.table.lines} >= {"in-span", "out-of-span"}
    assert plain.reliability == again.reliability
    pasted = plain.pasted()
    assert {line.population for line in pasted} == {"*", "all"}
    assert set(pasted) < set(plain.table.lines)


def test_a_table_of_days_long_before_the_case_is_scored_where_references_can_be() -> None:
    early = msgspec.structs.replace(
        forecast(DAYS[:1]),
        tasks=tuple(
            task._replace(origin=dt.date(2020, 1, 31)) for task in forecast(DAYS[:1]).tasks
        ),
    )
    found = replay(CASE, {"theirs": joined([early, forecast()])}, models=())
    assert [day for day, _ in found.left_out] == [dt.date(2020, 1, 31)]
    assert found.table.unshared == len(early)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_which_nothing_can_be_scored_is_refused(language: str) -> None:
    later = forecast(DAYS[:1])
    tasks = tuple(task._replace(end=dt.date(2030, 1, 31)) for task in later.tasks)
    with pytest.raises(CallError) as refused:
        replay(CASE, {"theirs": Rows(tasks=tasks, values=later.values)})
    said = refused.value.say(words_in(language))
    assert "theirs" in said
    assert "2024-06" in said
    with pytest.raises(CallError) as refused:
        check_models(["rw"])
    assert "'rw-t'" in refused.value.say(words_in(language))


def test_events_are_the_known_days_of_policies_that_came_for_whom_they_affect() -> None:
    """A ruling that was blocked is none; one for everybody touches anybody."""
    policies = CASE.policies
    days = {event.day: event for event in events_of(CASE)}
    came = {
        policy.effective
        for policy in policies.values()
        if policy.effective and policy.effective_precision == "day"
        and policy.outcome not in {"blocked", "postponed"}
    }  # fmt: skip
    assert set(days) == came
    stopped = policies["asylum-cap"]
    assert stopped.outcome == "blocked"
    assert stopped.effective not in days
    visa = days[policies["altamar-visa"].effective]  # type: ignore[index]
    assert visa.populations == {"XAA"}
    assert policies["exit-register"].affected == "all"
    assert not days[policies["exit-register"].effective].populations  # type: ignore[index]


def test_levels_are_those_of_the_hub() -> None:
    assert forecast(DAYS[:1]).values.shape[1] == len(LEVELS) == 23
