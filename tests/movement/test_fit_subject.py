"""Errors of a fit: those of scores, and only where they can say something."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from isthmus.movement.arrays import Ints
from isthmus.movement.fit_subject import Errors, errors_of, mean_of
from isthmus.movement.scores import score

counts = arrays.arrays(np.int64, (5, 3), elements=st.integers(0, 1000))
people = arrays.arrays(np.int64, (2, 5, 3), elements=st.integers(0, 1000))


@given(people, counts)
def test_errors_are_those_of_scores(there: Ints, counted: Ints) -> None:
    found = errors_of("own", there, counted, None)
    scores = score(there, counted, ["a", "b", "c"], models=())
    assert scores.wape is not None
    assert (found.ard, found.rescaled_ard, found.wape, found.relative_crps) == pytest.approx(
        (scores.ard.mean, scores.rescaled_ard.mean, scores.wape.mean, scores.relative_crps)
    )


@given(people, counts)
def test_of_one_population_where_people_are_is_no_question(there: Ints, counted: Ints) -> None:
    """All of them are in it, whatever was simulated: no error, rather than one of 0."""
    alone = errors_of("own", there[:, :, :1], counted[:, :1], None)
    assert alone.rescaled_ard is None
    assert alone.ard == errors_of("flat", there[:, :, :1], counted[:, :1], None).ard


def test_nothing_reported_has_no_error_over_reports() -> None:
    there, counted = np.ones((2, 5, 3), np.int64), np.ones((5, 3), np.int64)
    found = errors_of("own", there, counted, np.zeros((5, 3), np.bool_))
    assert (found.wape, found.relative_crps) == (None, None)


def test_a_month_with_a_handful_of_people_does_not_decide_the_wape() -> None:
    """One of 2 counted and 40 simulated, beside a month of 1000 that is right."""
    there, counted = np.array([[[40], [1000]]]), np.array([[2], [1000]])
    found = errors_of("flat", there, counted, None)
    assert found.ard == pytest.approx(9.5)
    assert found.wape == pytest.approx(38 / 1002)


def test_the_mean_over_series_is_over_those_that_have_the_error() -> None:
    one = Errors(judged="own", ard=1.0, rescaled_ard=None, wape=0.2, relative_crps=None)
    other = msgspec.structs.replace(one, ard=2.0, rescaled_ard=0.5, wape=0.4)
    mean = mean_of("own", [one, other])
    assert (mean.ard, mean.rescaled_ard, mean.relative_crps) == (1.5, 0.5, None)
    assert mean.wape == pytest.approx(0.3)
    assert mean_of("own", [one]).rescaled_ard is None
