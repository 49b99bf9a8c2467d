"""The distance between a simulation and the counts: laws, Flee's own numbers, and a story."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from isthmus.movement.scores import (
    INTERVALS,
    MODELS,
    NaiveModel,
    Scores,
    ard,
    coverage,
    crps,
    crps_fair,
    mase,
    naive,
    relative_difference,
    rescale,
    rescaled_ard,
    score,
    score_at_camps,
    total_error,
    wape,
)
from tests.movement.invented import (
    CAMPS,
    COUNTS,
    FLEE_ARD,
    FLEE_DIFFERENCES,
    FLEE_MASE,
    FLEE_MASE_TOTAL,
    FLEE_RESCALED_ARD,
    PEOPLE,
)

Ints = NDArray[np.int64]

models: st.SearchStrategy[tuple[NaiveModel, int]] = st.sampled_from(MODELS)


@st.composite
def scored(
    draw: st.DrawFn, *, members: int = 8, days: tuple[int, int] = (1, 5), least: int = 0
) -> tuple[Ints, Ints]:
    """An ensemble and its counts; small numbers are frequent, so that ties and zeros are."""
    d, i = draw(st.integers(*days)), draw(st.integers(1, 3))
    m = draw(st.integers(1, members))
    numbers = st.integers(least, draw(st.sampled_from([max(2, least), 50, 10**6])))
    people = draw(hnp.arrays(np.int64, (m, d, i), elements=numbers))
    return people, draw(hnp.arrays(np.int64, (d, i), elements=numbers))


def shuffled(people: Ints, random: Any, axis: int) -> list[int]:
    order = list(range(people.shape[axis]))
    random.shuffle(order)
    return order


# --- laws of Flee's errors -----------------------------------------------------------------------


@given(scored())
def test_the_ard_is_nothing_exactly_where_every_member_is_right(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    right = np.repeat(counts[np.newaxis], len(people), axis=0)
    np.testing.assert_array_equal(ard(right, counts), 0)
    np.testing.assert_array_equal(ard(people, counts) == 0, (people == counts).all(axis=(1, 2)))


@given(scored(), st.integers(1, 1000))
def test_the_ard_does_not_know_the_unit(both: tuple[Ints, Ints], times: int) -> None:
    people, counts = both
    assume((counts.sum(axis=1) > 0).all())  # below one person the floor of Flee is a unit
    np.testing.assert_allclose(ard(people * times, counts * times), ard(people, counts))


@given(scored(), st.integers(1, 1000))
def test_the_rescaled_ard_does_not_know_how_many_people_were_simulated(
    both: tuple[Ints, Ints], times: int
) -> None:
    people, counts = both
    np.testing.assert_allclose(rescaled_ard(people * times, counts), rescaled_ard(people, counts))


@given(scored())
def test_rescaled_people_are_as_many_as_were_counted_or_nobody(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    counted = np.broadcast_to(counts.sum(axis=1), people.shape[:2])
    expected = np.where(people.sum(axis=2) > 0, counted, 0)
    np.testing.assert_allclose(rescale(people, counts).sum(axis=2), expected)


@given(scored(), st.randoms(use_true_random=False))
def test_the_order_of_places_says_nothing(both: tuple[Ints, Ints], random: Any) -> None:
    people, counts = both
    order = shuffled(people, random, 2)
    for error in (ard, rescaled_ard):
        np.testing.assert_allclose(
            error(people[:, :, order], counts[:, order]), error(people, counts)
        )


@given(scored(members=3, days=(32, 36)), models, st.randoms(use_true_random=False))
def test_each_member_has_errors_of_its_own(
    both: tuple[Ints, Ints], model: tuple[NaiveModel, int], random: Any
) -> None:
    people, counts = both
    order = shuffled(people, random, 0)
    np.testing.assert_array_equal(ard(people[order], counts), ard(people, counts)[order])
    here, there = (mase(p, counts, *model) for p in (people, people[order]))
    np.testing.assert_array_equal(there.by_place, here.by_place[order])
    np.testing.assert_allclose(there.total, here.total[order])


@given(scored(members=3, days=(28, 36)), models)
def test_a_scaled_error_is_a_number_or_says_why_it_is_none(
    both: tuple[Ints, Ints], model: tuple[NaiveModel, int]
) -> None:
    people, counts = both
    errors = mase(people, counts, *model)
    for i, reason in enumerate(errors.undefined):
        assert np.isfinite(errors.by_place[:, i]).all() == (reason is None)
        assert np.isnan(errors.by_place[:, i]).all() == (reason is not None)
    assert np.isfinite(errors.total).all() == (errors.total_undefined is None)
    assert np.isnan(errors.total).all() == (errors.total_undefined is not None)


@given(scored(members=3, days=(32, 36), least=1), models)
def test_the_total_lies_between_the_places_and_leaves_out_the_empty(
    both: tuple[Ints, Ints], model: tuple[NaiveModel, int]
) -> None:
    people, counts = both
    errors = mase(people, counts, *model)
    assume(errors.total_undefined is None)
    assert np.all(errors.total >= errors.by_place.min(axis=1) * (1 - 1e-9))
    assert np.all(errors.total <= errors.by_place.max(axis=1) * (1 + 1e-9))
    # A place that nobody is ever counted at, or simulated at, changes nothing.
    wider = mase(np.pad(people, ((0, 0), (0, 0), (0, 1))), np.pad(counts, ((0, 0), (0, 1))), *model)
    np.testing.assert_allclose(wider.total, errors.total)


@given(scored(members=3))
def test_the_total_error_is_the_difference_over_the_raw_count(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    counted = counts.sum(axis=1)
    difference = relative_difference(people, counts)
    expected = np.where(counted > 0, difference, 0)
    np.testing.assert_allclose(total_error(people, counts, counted), expected)
    np.testing.assert_allclose(total_error(people, counts, 2 * counted), expected / 2)


# --- laws of the proper scores -------------------------------------------------------------------


def by_definition(people: Ints, counts: Ints, pairs: int) -> NDArray[np.float64]:
    """The score with its double sum over members, over so many pairs."""
    gap: NDArray[np.float64] = np.abs(people - counts).mean(axis=0)
    apart: NDArray[np.float64] = np.abs(people[:, np.newaxis] - people).sum(axis=(0, 1)) / 2
    return gap - apart / pairs


@given(scored())
def test_the_crps_is_its_definition(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    m = len(people)
    expected = by_definition(people, counts, m * m)
    np.testing.assert_allclose(crps(people, counts), expected, rtol=1e-9, atol=1e-6)
    if m > 1:
        expected = by_definition(people, counts, m * (m - 1))
        np.testing.assert_allclose(crps_fair(people, counts), expected, rtol=1e-9, atol=1e-6)


@given(scored(members=1))
def test_one_member_scores_its_absolute_error(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    np.testing.assert_array_equal(crps(people, counts), np.abs(people[0] - counts))
    assert np.isnan(crps_fair(people, counts)).all()


@given(scored())
def test_the_crps_is_never_negative_and_nothing_only_where_all_are_right(
    both: tuple[Ints, Ints],
) -> None:
    people, counts = both
    scores = crps(people, counts)
    assert (scores >= 0).all()
    np.testing.assert_array_equal(scores == 0, (people == counts).all(axis=0))


@given(scored(), st.integers(2, 4))
def test_saying_every_member_twice_says_the_same(both: tuple[Ints, Ints], times: int) -> None:
    people, counts = both
    again = np.concatenate([people] * times)
    np.testing.assert_allclose(crps(again, counts), crps(people, counts))


@given(hnp.arrays(np.int64, st.integers(4, 7), elements=st.integers(0, 100)), st.integers(0, 100))
def test_the_mean_fair_score_of_smaller_ensembles_is_that_of_the_whole(
    pool: Ints, count: int
) -> None:
    # Every pair of members, as an ensemble of two: an exact mean over all draws.
    counts = np.array([[count]])
    whole = crps_fair(pool.reshape(-1, 1, 1), counts)[0, 0]
    pairs = [
        crps_fair(np.array([a, b]).reshape(2, 1, 1), counts)[0, 0]
        for j, a in enumerate(pool)
        for b in pool[:j]
    ]
    assert np.mean(pairs) == pytest.approx(whole, abs=1e-9)


@given(scored(), st.randoms(use_true_random=False))
def test_the_order_of_members_says_nothing(both: tuple[Ints, Ints], random: Any) -> None:
    people, counts = both
    order = shuffled(people, random, 0)
    measures: list[Callable[[Ints, Ints], NDArray[np.float64]]] = [crps, crps_fair, coverage]
    for measure in measures:
        np.testing.assert_array_equal(measure(people[order], counts), measure(people, counts))


@given(scored(members=60), st.lists(st.floats(0, 1), min_size=2, max_size=5))
def test_a_wider_interval_covers_no_less(both: tuple[Ints, Ints], levels: list[float]) -> None:
    people, counts = both
    shares = coverage(people, counts, sorted(levels))
    told = shares[~np.isnan(shares)]
    assert np.all(np.diff(told) >= 0)
    assert not np.isnan(shares[: len(told)]).any()  # only the widest are beyond the members
    assert np.all((told >= 0) & (told <= 1))


@given(scored(members=1), st.integers(39, 50))
def test_runs_that_all_agree_cover_their_own_number_and_no_other(
    both: tuple[Ints, Ints], members: int
) -> None:
    people = np.repeat(both[0], members, axis=0)
    np.testing.assert_array_equal(coverage(people, people[0]), 1)
    np.testing.assert_array_equal(coverage(people, people[0] + 1), 0)


@pytest.mark.parametrize("members", [3, 19, 39])
def test_an_ensemble_that_the_counts_are_drawn_like_covers_what_it_says(members: int) -> None:
    # m + 1 equals, each the count in turn; the rows are days, so coverage is an exact share.
    equals = np.arange(members + 1)
    people = np.stack([np.delete(equals, k) for k in equals], axis=1)[:, :, np.newaxis]
    widest = (members - 1) / (members + 1)
    shares = coverage(people, equals[:, np.newaxis], [widest, widest + 0.01])
    assert shares[0] == pytest.approx(widest)
    assert np.isnan(shares[1])


@given(scored(members=1), st.data())
def test_of_one_member_the_relative_crps_is_its_error_over_the_same_counts(
    both: tuple[Ints, Ints], data: st.DataObject
) -> None:
    """Whatever was counted: a day with one small place weighs as little as its count."""
    people, counts = both
    observed = data.draw(hnp.arrays(np.bool_, counts.shape))
    scores = score(people, counts, names(counts), observed=observed)
    if not observed.any():
        assert scores.wape is None
        assert scores.relative_crps is None
        return
    gap, counted = np.abs(people[0] - counts)[observed].sum(), counts[observed].sum()
    assert scores.wape is not None
    assert scores.relative_crps == pytest.approx(gap / max(1, counted))
    assert scores.wape.mean == pytest.approx(scores.relative_crps)


@given(scored())
def test_over_all_counts_a_day_weighs_by_its_count(both: tuple[Ints, Ints]) -> None:
    """The ARD weighs all days alike."""
    people, counts = both
    assume((counts.sum(axis=1) > 0).all())
    days = relative_difference(people, counts)
    weights = counts.sum(axis=1)
    np.testing.assert_allclose(wape(people, counts), days @ weights / weights.sum())


# --- laws of the record --------------------------------------------------------------------------


def names(counts: Ints) -> list[str]:
    return [f"place {i}" for i in range(counts.shape[1])]


@given(scored())
def test_the_record_is_plain_data(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    scores = score(people, counts, names(counts))
    text = msgspec.json.encode(scores)
    assert b"NaN" not in text
    assert msgspec.json.decode(text, type=Scores) == scores


@given(scored())
def test_the_parts_of_places_add_up_to_the_ard(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    scores = score(people, counts, names(counts))
    assert sum(p.ratio_difference.mean for p in scores.places) == pytest.approx(scores.ard.mean)
    assert np.mean([p.crps for p in scores.places if p.crps is not None]) == pytest.approx(
        scores.crps
    )


@given(scored(members=1))
def test_one_run_has_one_ard_by_every_road(both: tuple[Ints, Ints]) -> None:
    people, counts = both
    scores = score(people, counts, names(counts))
    assert scores.ard.mean == scores.ard_of_mean
    assert scores.wape is not None
    assert scores.relative_crps == pytest.approx(scores.wape.mean)
    assert scores.rescaled_ard.mean == scores.rescaled_ard_of_mean
    assert scores.crps_fair is None


@given(scored(), st.data())
def test_errors_are_over_the_camps_and_beside_them_over_all(
    both: tuple[Ints, Ints], data: st.DataObject
) -> None:
    """As if nothing else had been counted; where no place is a camp, over all."""
    people, counts = both
    places = names(counts)
    camps = data.draw(st.sets(st.sampled_from(places)))
    observed = data.draw(hnp.arrays(np.bool_, counts.shape))
    found = score_at_camps(people, counts, places, camps, observed=observed)
    every = score(people, counts, places, observed=observed)
    at = [i for i, place in enumerate(places) if place in camps] or list(range(len(places)))
    alone = score(
        people[:, :, at], counts[:, at], [places[i] for i in at], observed=observed[:, at]
    )
    over = "camps" if camps else "counted"
    beside = every if 0 < len(camps) < len(places) else None
    assert found == msgspec.structs.replace(alone, over=over, of_all=beside)


@pytest.mark.parametrize("members", [1, 2, 18, 19, 20])
def test_members_too_few_for_an_interval_have_none_anywhere(members: int) -> None:
    """Nine in ten lie between the least and the greatest of nineteen, and of no fewer."""
    rng = np.random.default_rng(1)
    people = rng.integers(0, 99, (members, 40, 2))
    scores = score(people, rng.integers(1, 99, (40, 2)), ["Here", "There"])
    found = spreads(json.loads(msgspec.json.encode(scores)))
    assert len(found) == 3 + 6 + 2 * (3 + 6)
    for one in found:
        assert (one["low"] is None) == (one["high"] is None) == (members < 19)
        assert members < 19 or one["low"] < one["mean"] < one["high"]


def spreads(of: Any) -> list[dict[str, Any]]:
    """Every mean with an interval in what JSON holds."""
    if isinstance(of, dict) and "low" in of:
        return [of]
    parts = of.values() if isinstance(of, dict) else of if isinstance(of, list) else ()
    return [one for part in parts for one in spreads(part)]


def test_the_mean_of_runs_is_scored_in_whole_people() -> None:
    people = np.array([0, 1, 1]).reshape(3, 1, 1)  # two thirds of a person, so one
    scores = score(people, np.array([[1]]), ["Here"])
    assert (scores.ard_of_mean, scores.rescaled_ard_of_mean) == (0, 0)


@given(scored(), st.data())
def test_days_that_nobody_counted_have_no_part_in_the_proper_scores(
    both: tuple[Ints, Ints], data: st.DataObject
) -> None:
    people, counts = both
    observed = data.draw(hnp.arrays(np.bool_, counts.shape))
    changed = np.where(observed, counts, counts + 10**7)
    before, after = (score(people, c, names(c), observed=observed) for c in (counts, changed))
    assert before.observed == observed.sum()
    assert (before.crps is None) == (not observed.any())
    assert (before.crps, before.crps_fair) == (after.crps, after.crps_fair)
    assert (before.relative_crps, before.wape) == (after.relative_crps, after.wape)
    assert before.coverage == after.coverage
    for i, (here, there) in enumerate(zip(before.places, after.places, strict=True)):
        assert here.observed_days == observed[:, i].sum()
        assert (here.crps, here.coverage) == (there.crps, there.coverage)


@pytest.mark.parametrize(
    ("people", "counts"),
    [((2, 5, 3), (5, 2)), ((5, 3), (5, 3)), ((0, 5, 3), (5, 3)), ((2, 0, 3), (0, 3))],
)
def test_shapes_that_do_not_belong_together_are_refused(
    people: tuple[int, ...], counts: tuple[int, ...]
) -> None:
    simulated, counted = np.zeros(people, np.int64), np.zeros(counts, np.int64)
    measures: list[Callable[[Ints, Ints], object]] = [
        ard,
        rescaled_ard,
        crps,
        crps_fair,
        coverage,
        lambda p, c: mase(p, c, "flat", 7),
        lambda p, c: score(p, c, names(c)),
    ]
    for measure in measures:
        with pytest.raises(ValueError, match=r"\[members, days, places\]"):
            measure(simulated, counted)


def test_names_and_masks_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="2 places"):
        score(PEOPLE[np.newaxis], COUNTS, CAMPS[:2])
    with pytest.raises(ValueError, match=r"observed\(40, 2\)"):
        score(PEOPLE[np.newaxis], COUNTS, CAMPS, observed=np.ones((40, 2), np.bool_))


# --- reference: flee 3.1 -------------------------------------------------------------------------


def test_the_ard_are_flees() -> None:
    scores = score(PEOPLE[np.newaxis], COUNTS, CAMPS)
    assert scores.ard.mean == pytest.approx(FLEE_ARD, rel=1e-12)
    # Flee rounds each rescaled difference to four decimals of a person.
    assert scores.rescaled_ard.mean == pytest.approx(FLEE_RESCALED_ARD, abs=1e-6)
    for place, printed in zip(scores.places, FLEE_DIFFERENCES, strict=True):
        found = (place.difference, place.rescaled_difference, place.ratio_difference)
        assert [f.mean for f in found] == pytest.approx(printed, abs=1e-4)


@pytest.mark.parametrize("model", MODELS)
def test_the_scaled_errors_are_flees(model: tuple[NaiveModel, int]) -> None:
    errors = mase(PEOPLE[np.newaxis], COUNTS, *model)
    for found, reason, printed in zip(
        errors.by_place[0], errors.undefined, FLEE_MASE[model], strict=True
    ):
        assert reason == (None if printed else "naive-never-errs")
        if printed is not None:
            assert found == pytest.approx(printed, abs=5.1e-5)
    total = FLEE_MASE_TOTAL[model]
    assert errors.total_undefined == (None if total else "naive-never-errs")
    if total is not None:
        assert errors.total[0] == pytest.approx(total, abs=1e-4)


def test_where_flee_has_no_number_the_reason_is_told() -> None:
    days = np.arange(40)
    emptied = np.stack([np.maximum(0, 20 - days), np.maximum(0, days - 35)], axis=1)
    people = emptied[np.newaxis] + 1

    def reasons(counts: Ints, model: NaiveModel, day: int) -> tuple[object, ...]:
        errors = mase(people[:, : len(counts)], counts, model, day)
        return (*errors.undefined, errors.total_undefined)

    gone = "nobody-on-training-day"
    assert reasons(emptied, "ratio", 30) == (gone, gone, gone)
    assert reasons(emptied, "sloped", 30) == (gone, None, gone)
    assert reasons(emptied, "flat", 30) == ("naive-never-errs", None, "naive-never-errs")
    assert reasons(emptied, "flat", 7) == (None, None, None)
    assert reasons(emptied[:31], "flat", 30) == ("too-short",) * 3
    assert reasons(emptied[:8], "flat", 7) == ("too-short",) * 3
    assert reasons(np.zeros_like(emptied), "flat", 7)[-1] == "no-counts"


def test_a_ratio_that_is_right_is_exactly_right() -> None:
    # One in 49 on every day; 49 * (1 / 49) is not 1 in a computer.
    counts = np.outer(1 + np.arange(40), [1, 48])
    np.testing.assert_array_equal(naive(counts, "ratio", 7), counts)


# --- reference: the normal -----------------------------------------------------------------------


@pytest.mark.parametrize("count", [0.0, 0.7, -2.0])
def test_the_crps_of_a_normal_is_its_closed_form(count: float) -> None:
    # Gneiting and Raftery (2007), section 4.2, in units of the standard deviation.
    density = math.exp(-(count**2) / 2) / math.sqrt(2 * math.pi)
    below = (1 + math.erf(count / math.sqrt(2))) / 2
    expected = count * (2 * below - 1) + 2 * density - 1 / math.sqrt(math.pi)
    unit = 10**7
    draws = np.random.default_rng(3).standard_normal(20_000) * unit
    people = np.rint(draws).astype(np.int64).reshape(-1, 1, 1)
    counts = np.array([[round(count * unit)]])
    assert crps(people, counts)[0, 0] / unit == pytest.approx(expected, abs=0.012)
    assert crps_fair(people, counts)[0, 0] / unit == pytest.approx(expected, abs=0.012)


# --- story ---------------------------------------------------------------------------------------


def test_twenty_runs_of_two_camps() -> None:
    """One camp is met by the runs and one is missed by all of them, every day by 100."""
    members = np.arange(1, 21)[:, np.newaxis]
    days = np.arange(10)[np.newaxis]
    people = np.stack([10 * members + 0 * days, 100 + 0 * members + 0 * days], axis=2)
    counts = np.stack([105 + 0 * days[0], 200 + 0 * days[0]], axis=1)
    counts[1:, 0] = 106  # between two reports
    observed = np.zeros(counts.shape, dtype=np.bool_)
    observed[[0, 9]] = True

    scores = score(people, counts, ["Met", "Missed"], observed=observed)

    assert (scores.members, scores.days, scores.observed) == (20, 10, 4)
    # 10, 20 ... 200 against 105: 50 from it in the mean; one run is 5 off at best, 95 at worst.
    met, missed = scores.places
    assert met.difference.mean == pytest.approx(50)
    assert missed.difference.mean == 100
    assert scores.ard.mean == pytest.approx(150 / 306, abs=1e-3)
    assert scores.ard_of_mean == pytest.approx(100.9 / 305.9, abs=1e-3)
    # Plain: 50 less half the mean distance of two runs, which is 66.5 over all 400 pairs.
    assert met.crps == pytest.approx((50 - 66.5 / 2 + 50 - 66.5 / 2) / 2)
    assert met.crps_fair == pytest.approx(50 - 70 / 2)
    assert missed.crps == missed.crps_fair == 100
    assert [c.share for c in met.coverage] == [1, 1, 1, None]
    assert [c.share for c in missed.coverage] == [0, 0, 0, None]
    assert [c.share for c in scores.coverage] == [0.5, 0.5, 0.5, None]
    assert [c.level for c in scores.coverage] == list(INTERVALS)
    flat = scores.mase[0]
    assert (flat.model, flat.training_day, flat.spread) == ("flat", 7, None)
    assert flat.undefined == "naive-never-errs"
    assert {m.undefined for m in scores.mase if m.training_day == 30} == {"too-short"}
