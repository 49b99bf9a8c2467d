"""What is expected of a case as a whole: parts and wholes, any seed, any workers, any case."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Any

import msgspec
import numpy as np
import pytest

from isthmus.case import read_case
from isthmus.forecast.alone import drawn_alone, populations_of
from isthmus.forecast.expecting import expect_many, parameters
from isthmus.forecast.followed import islands
from isthmus.forecast.known import known_of, known_on
from isthmus.forecast.records import ALL, Target
from isthmus.forecast.scenarios.course import Course, Diversion, Rate
from isthmus.forecast.settings import settings_of_forecast
from isthmus.movement.executors import workers
from tests.forecast.filter.elsewhere import (
    END,
    ENTRIES,
    HORIZON,
    ISLAND,
    MEMBERS,
    SERIES,
    WAYS,
    World,
    expected,
    known_world,
    part,
    passage,
    same,
    strait,
    whole,
)


@functools.cache
def tutorial() -> World:
    case = read_case("tutorial")
    settings = settings_of_forecast(case)
    return World(settings, known_of(case, settings, dt.date(2023, 12, 31)))


# --- laws of a forecast -------------------------------------------------------------------------


def test_totals_are_sums_of_parts_draw_by_draw() -> None:
    forecast = expected(strait())
    whole(strait(), forecast)
    for series in (ENTRIES, ISLAND, END):
        assert {"XQQ", "XRR", "XTT", "other", ALL} <= {
            target.population for target in forecast.draws if target.series == series
        }
    assert Target(END, f"XRR;{WAYS[1]}") in forecast.draws
    assert set(forecast.learned) == {"XQQ", "XRR"}


def test_the_tutorial_is_forecast_whole() -> None:
    forecast = expected(tutorial(), horizon=3)
    whole(tutorial(), forecast)
    assert set(forecast.learned) == {"XAA", "XEE", "XFF"}
    learned = parameters(tutorial().known, tutorial().settings, forecast)
    for found in learned.values():
        assert {one.name for one in found} >= {"transit-days", "arriving-share", "reattempt-share"}
        for one in found:
            assert one.posterior[0] <= one.posterior[1] <= one.posterior[2]


def test_those_who_travel_together_are_told_apart_again() -> None:
    """Of a nationality that travels with another: as the series tells them, and none is lost."""
    world = known_world(passage(), followed=("XQQ",))
    stations = world.settings.stations
    fold = (
        msgspec.structs.replace(stations[0], fold={"XRR": "XQQ"}),
        *stations[1:-1],
        msgspec.structs.replace(stations[-1], fold={"XRR": "XQQ"}, apart=()),
    )
    settings = msgspec.structs.replace(world.settings, stations=fold)
    counts = {
        target: row
        for target, row in world.known.counts.items()
        if not set(WAYS) & set(target.population.split(";"))
    }
    folded = World(settings, msgspec.structs.replace(world.known, counts=counts))
    forecast = expected(folded)
    whole(folded, forecast)
    assert set(forecast.learned) == {"XQQ"}
    pair = part(forecast, END, "XQQ") + part(forecast, END, "XRR")
    year = [counts[Target(END, who)][-12:].sum() for who in ("XQQ", "XRR")]
    share = part(forecast, END, "XQQ") / pair
    np.testing.assert_allclose(share, year[0] / sum(year), atol=0.01)


@pytest.mark.parametrize("members", [1, 3, 1001])
def test_draws_are_as_many_as_were_asked_whatever_the_islands(members: int) -> None:
    forecast = expected(strait(), members=members, horizon=1)
    assert all(draws.values.shape == (members, 1) for draws in forecast.draws.values())
    assert all(len(x) == members for x in forecast.learned.values())
    whole(strait(), forecast)


def test_every_island_has_departures_of_its_own() -> None:
    """Where no count has weighed them they are all that were drawn, in their order."""
    members, known = 1000, strait().known
    forecast = expected(strait(), members=members)
    people = populations_of(known, strait().settings.stations[0])
    drawn = drawn_alone(
        known, ENTRIES, people, until=known.months + HORIZON, seed=1, members=members
    )
    for who in people:
        assert np.array_equal(part(forecast, ENTRIES, who), drawn.draws[who]), who


@pytest.mark.parametrize(("members", "wanted"), [(1, 4), (7, 4), (2000, 4), (5, 5), (9, 2)])
def test_islands_share_the_draws_out(members: int, wanted: int) -> None:
    parts = islands(members, wanted)
    assert [i for low, high in parts for i in range(low, high)] == list(range(members))
    assert len(parts) == min(members, wanted)
    sizes = [high - low for low, high in parts]
    assert max(sizes) - min(sizes) <= 1


# --- the same numbers ---------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_and_another_seed_others() -> None:
    one = expected(strait())
    assert same(one, expected(strait()))
    other = expected(strait(), seed=2)
    for target, draws in one.draws.items():
        assert not np.array_equal(draws.values, other.draws[target].values), target


def chunks_backwards(executor: Executor, size: int) -> Any:
    """A map whose chunks are computed last to first, `size` tasks each."""

    def map_(one: Any, tasks: Any) -> list[Any]:
        listed = list(tasks)
        futures = {
            i: executor.submit(many, one, listed[i : i + size])
            for i in reversed(range(0, len(listed), size))
        }
        return [found for i in sorted(futures) for found in futures[i].result()]

    return map_


def many(one: Any, tasks: list[Any]) -> list[Any]:
    return [one(task) for task in tasks]


@pytest.mark.parametrize(("processes", "size"), [(2, 3), (4, 1)])
def test_any_number_of_workers_gives_the_same(processes: int, size: int) -> None:
    """Islands of a thousand members: tasks in chunks, and the last chunk computed first."""
    alone = expected(strait(), members=1000, horizon=1)
    with workers(processes) as executor:
        assert executor is not None
        mapped = chunks_backwards(executor, size)
        assert same(alone, expected(strait(), members=1000, horizon=1, map=mapped))


def test_many_origins_share_a_past_and_are_each_as_alone() -> None:
    """In the order given, whatever it is; a revision of the past between two of them too."""
    case = read_case("tutorial")
    settings = settings_of_forecast(case)
    days = [dt.date(2023, 12, 31), dt.date(2023, 2, 20), dt.date(2023, 8, 20)]
    knowns = known_on(case, settings, days)
    revised = {target: row.copy() for target, row in knowns[0].counts.items()}
    revised[Target("delta-encounters", "XAA")][9] += 40
    revised[Target("delta-encounters", ALL)][9] += 40
    knowns.insert(1, msgspec.structs.replace(knowns[0], counts=revised))
    together = list(expect_many(knowns, settings, horizon=1, seed=1, members=MEMBERS))
    for known, found in zip(knowns, together, strict=True):
        assert same(found, expected(World(settings, known), horizon=1))
    assert not same(together[0], together[1])


def test_nothing_that_is_published_later_changes_what_was_expected() -> None:
    """A case whose counts of later months are others, and one that has none."""
    first = passage()
    other = {place: {who: row.copy() for who, row in of.items()} for place, of in first.items()}
    rng = np.random.default_rng(5)
    for of in other.values():
        for row in of.values():
            row[20:] = rng.integers(0, 9000, len(row) - 20)
    origin = dt.date(2022, 9, 20)  # twenty months are told
    one, two, none = (
        known_world(counts, origin=origin, **how)
        for counts, how in (
            (first, {}),
            (other, {}),
            (first, {"until": dict.fromkeys(SERIES, 20)}),
        )
    )
    assert one.known.months == 20
    assert same(expected(one), expected(two))
    assert same(expected(one), expected(none))


def test_a_station_that_begins_later_is_a_longer_chain_from_then_on() -> None:
    """Origins with and without it, asked together, in any order."""
    known = strait().known
    before = msgspec.structs.replace(
        known, counts={at: row for at, row in known.counts.items() if at.series != ISLAND}
    )
    knowns = [known, before, known]
    settings = strait().settings
    together = list(expect_many(knowns, settings, horizon=HORIZON, seed=1, members=MEMBERS))
    assert same(together[0], together[2])
    for one, found in zip(knowns, together, strict=True):
        assert same(found, expected(World(settings, one)))
    assert together[0].learned["XQQ"].shape[1] == together[1].learned["XQQ"].shape[1] + 1


# --- scenarios ----------------------------------------------------------------------------------


def course_of(world: World, factors: Mapping[Rate, float], **more: Any) -> Course:
    """From the month after the last that any station has told; the same in every draw."""
    lasts = [world.known.last_of(one.series) for one in world.settings.stations]
    first = max(one for one in lasts if one is not None) + 1
    steps = world.settings.time.steps_a_month
    return Course(
        first=world.known.month(first),
        steps_a_month=steps,
        factors={
            rate: np.full((MEMBERS, HORIZON * steps), value) for rate, value in factors.items()
        },
        **more,
    )


def test_a_course_that_changes_nothing_is_no_course_exactly() -> None:
    """Every rate named, for everybody and for one nationality, with nothing to say."""
    factors = {
        Rate("departure", "cabo-uno"): 1.0,
        Rate("departure", "cabo-uno", "XRR"): 1.0,
        Rate("joining", "isla-dos", "XQQ"): 1.0,
        Rate("joining", "bahia-tres"): 1.0,
        Rate("release", "cabo-uno"): 1.0,
        Rate("release", "isla-dos"): 1.0,
        Rate("transit", "bahia-tres", "XQQ"): 1.0,
        Rate("reattempt", "bahia-tres"): 1.0,
        Rate("split", "bahia-tres", ALL, WAYS[0]): 0.0,
        Rate("split", "bahia-tres", "XQQ", WAYS[1]): 0.0,
        Rate("quota", "bahia-tres", ALL, WAYS[0]): np.inf,
    }
    diversion = Diversion(
        Rate("departure", "cabo-uno"), Rate("joining", "isla-dos"), np.full(MEMBERS, 0.5)
    )
    course = course_of(strait(), factors, diversions=(diversion,))
    assert not course.changes
    assert same(expected(strait()), expected(strait(), course=course))
    assert same(expected(strait()), expected(strait(), course=course_of(strait(), {})))


def test_nobody_enters_where_entries_are_closed_and_the_way_empties() -> None:
    closed = course_of(strait(), {Rate("departure", "cabo-uno"): 0.0})
    usual, found = expected(strait()), expected(strait(), course=closed)
    whole(strait(), found)
    assert not part(found, ENTRIES).any()
    for who in ("XQQ", "XRR"):
        last = part(found, END, who)[:, -1].mean()
        assert 0 < last < part(usual, END, who)[:, -1].mean()


def test_what_a_scenario_makes_of_a_draw_goes_with_that_draw() -> None:
    """Draws that counts of later stations have weighed are other draws' departures; not factors.

    Half of the draws are closed; whoever is followed then enters in the other half alone, and those
    kept away appear nowhere else at the first station.
    """
    world = known_world(passage(), until={"cabo-uno": 28})
    lasts = [world.known.last_of(one.series) for one in world.settings.stations]
    assert lasts == [27, 29, 29]
    steps = world.settings.time.steps_a_month
    closed = np.arange(MEMBERS) % 2 == 0
    factor = np.ones((MEMBERS, 6 * steps))
    factor[closed, 2 * steps :] = 0.0  # from month 30 on, which nobody has told
    course = Course(
        first=world.known.month(28),
        steps_a_month=steps,
        factors={Rate("departure", "cabo-uno"): factor},
        diversions=(
            Diversion(
                Rate("departure", "cabo-uno"), Rate("joining", "isla-dos"), np.full(MEMBERS, 1.0)
            ),
        ),
    )
    usual = expected(world, horizon=4)
    found = expected(world, horizon=4, course=course)
    for who in ("XQQ", "XRR", "XTT"):
        entries, before = part(found, ENTRIES, who), part(usual, ENTRIES, who)
        assert not entries[closed, 2:].any()
        assert np.array_equal(entries[:, :2], before[:, :2])
        assert np.array_equal(entries[~closed], before[~closed])


def test_a_quota_and_a_split_move_people_between_the_ways() -> None:
    odds = course_of(strait(), {Rate("split", "bahia-tres", ALL, WAYS[0]): 3.0})
    few = course_of(strait(), {Rate("quota", "bahia-tres", ALL, WAYS[0]): 10.0})
    usual = expected(strait())
    more, less = expected(strait(), course=odds), expected(strait(), course=few)
    for found in (more, less):
        whole(strait(), found)
    for who in ("XQQ", "XRR"):
        ferry = [part(one, END, f"{who};{WAYS[0]}")[:, -1].mean() for one in (less, usual, more)]
        assert ferry[0] < ferry[1] < ferry[2]
    assert part(more, END, WAYS[0]).mean() > part(usual, END, WAYS[0]).mean()


def test_two_measures_on_those_who_come_by_no_chain_are_not_both_taken_off() -> None:
    """Who joins at the end was not let go on from the station before, and is kept away once."""
    others = [
        part(expected(strait(), course=course_of(strait(), factors)), END, "other").sum()
        for factors in (
            {},
            {Rate("joining", "bahia-tres"): 0.2},
            {Rate("joining", "bahia-tres"): 0.2, Rate("release", "isla-dos"): 0.2},
            {Rate("joining", "bahia-tres"): 0.2, Rate("release", "isla-dos"): 0.1},
        )
    ]
    assert others[1] == pytest.approx(0.2 * others[0], rel=0.05)
    assert others[2] == others[1]
    assert others[3] == pytest.approx(0.1 * others[0], rel=0.05)


def test_no_more_are_counted_by_a_way_than_its_quota_admits() -> None:
    """Once those who were under way have come: the noise of counting lets nobody else in."""
    a_step, steps = 40.0, strait().settings.time.steps_a_month
    few = course_of(strait(), {Rate("quota", "bahia-tres", "XQQ", WAYS[0]): a_step})
    usual, found = expected(strait()), expected(strait(), course=few)
    before, after = (part(one, END, f"XQQ;{WAYS[0]}")[:, -1] for one in (usual, found))
    assert np.median(before) > 1.5 * a_step * steps
    assert np.median(after) > 0.8 * a_step * steps
    assert after.max() < 1.1 * a_step * steps


@pytest.mark.parametrize(
    "rate",
    [
        Rate("release", "isla-dos"),
        Rate("transit", "bahia-tres"),
        Rate("reattempt", "bahia-tres"),
    ],
)
def test_a_measure_further_on_leaves_the_stations_before_it_as_they_were(rate: Rate) -> None:
    """Draw by draw: who enters exactly, and the island but for a handful of people."""
    usual = expected(strait())
    found = expected(strait(), course=course_of(strait(), {rate: 0.2}))
    assert np.array_equal(part(found, ENTRIES), part(usual, ENTRIES))
    away = [
        np.abs(part(found, series) - part(usual, series)).mean() / part(usual, series).mean()
        for series in (ISLAND, END)
    ]
    assert away[0] < 0.01
    assert away[1] > 3 * away[0]
