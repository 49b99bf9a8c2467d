"""Scenarios on the real model: the same numbers where nothing changes, fewer where it is closed."""

from __future__ import annotations

import functools
import pickle
import tempfile
from pathlib import Path

import msgspec
import numpy as np
import pytest

from isthmus.forecast.scenarios.comparing import OF_DIFFERENCE, SHOWN, Comparison, compare
from tests.forecast.scenarios.worlds import case_of, diversion, measure, plain_expect, written


@functools.cache
def real() -> Comparison:
    """The tutorial with one nationality that is followed: no effect, and a closed river."""
    case, says = case_of("tutorial")
    people = msgspec.structs.replace(says.people, nationalities=("XAA",))
    folder = Path(tempfile.mkdtemp())
    # Read against the whole file, run on less of it.
    nothing = measure(given=0) + measure("q", rate="transit", place="puente-norte", given=0)
    scenarios = [written(folder, nothing + diversion()), written(folder, measure(given=-100))]
    few = msgspec.structs.replace(says, people=people)
    return compare(case, few, scenarios, horizon=4, members=60, seed=7)


def test_no_effect_leaves_every_draw_of_the_filter_as_it_was() -> None:
    """Exactly, of every target and month, though every rate is multiplied and people diverted."""
    nothing = real().scenarios[0]
    assert len(nothing.differences) == len(real().status_quo.draws)
    for found in nothing.differences.values():
        assert np.array_equal(found.changed, found.status_quo)


def test_months_before_a_measure_are_untouched_and_a_closed_river_is_empty() -> None:
    """At the river nobody from February on; before it, the very same draws."""
    closed = real().scenarios[1]
    for target, found in closed.differences.items():
        months = [(found.first.month + n - 1) % 12 + 1 for n in range(found.months)]
        before = [n for n, month in enumerate(months) if month in {11, 12, 1}]
        assert np.array_equal(found.changed[:, before], found.status_quo[:, before])
        if target.series == "cordillera-entries":
            after = [n for n in range(found.months) if n not in before]
            assert after
            assert (found.changed[:, after] == 0).all()


def test_the_interval_is_that_of_the_difference() -> None:
    """Draw by draw, cumulated over draws; not what two intervals differ by."""
    closed = real().scenarios[1]
    found = next(one for key, one in closed.differences.items() if key[1] == "all")
    rows = [row for row in found.rows("x") if row.cumulated]
    own = (found.changed - found.status_quo).cumsum(axis=1)
    for n, row in enumerate(rows):
        assert row.difference == pytest.approx(np.quantile(own[:, n], OF_DIFFERENCE))
        whole = np.cumsum(found.status_quo, axis=1)[:, n]
        assert row.status_quo == pytest.approx(np.quantile(whole, SHOWN))
        assert row.below == np.mean(own[:, n] < 0)


def test_parts_and_whole_differ_alike() -> None:
    """The difference of everybody is the sum of those of all nationalities, in every draw."""
    case, says = case_of("tutorial")
    one = written(Path(tempfile.mkdtemp()), measure(given=-50, interval=[-80, -10]))
    comparison = compare(case, says, [one], members=40, expect=plain_expect)
    differences = comparison.scenarios[0].differences
    for series in ("cordillera-entries", "delta-encounters"):
        parts = [v.draws() for k, v in differences.items() if k[0] == series and k[1] != "all"]
        whole = next(v.draws() for k, v in differences.items() if k == (series, "all"))
        assert np.sum(parts, axis=0) == pytest.approx(whole)


def test_futures_are_tasks_that_can_go_to_a_worker() -> None:
    """Each future pickles, and a map that computes elsewhere gives the same numbers."""
    case, says = case_of("tutorial")
    one = written(Path(tempfile.mkdtemp()), measure(prior="stop"))

    def elsewhere(function, jobs):  # type: ignore[no-untyped-def]
        packed = [pickle.dumps((function, job)) for job in jobs]
        for data in packed:
            run, job = pickle.loads(data)  # noqa: S301 - of this very test
            yield run(job)

    here = compare(case, says, [one], members=30, expect=plain_expect)
    there = compare(case, says, [one], members=30, expect=plain_expect, map=elsewhere)
    assert list(here.rows()) == list(there.rows())
