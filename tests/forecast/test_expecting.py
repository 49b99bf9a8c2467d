"""What is expected of a case as a whole: parts and wholes, any seed, any workers, any case."""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from isthmus.case import read_case
from isthmus.forecast.expecting import expect, expect_many, parameters
from isthmus.forecast.followed import LEAST_MONTHS, Followed, Task, islands
from isthmus.forecast.known import known_of, known_on
from isthmus.forecast.records import ALL, Floats, Forecast, Known, Target
from isthmus.forecast.scenarios.course import Course, Diversion, Rate
from isthmus.forecast.settings import Settings, settings_of_forecast
from isthmus.movement.executors import workers
from tests.forecast.filter.elsewhere import SERIES, WAYS, Passage, passage, written

MEMBERS, HORIZON = 40, 2
#: All thirty months of the passage are told by then.
ORIGIN = dt.date(2023, 7, 20)
ENTRIES, ISLAND, END = SERIES.values()


class World(msgspec.Struct, frozen=True):
    """What was known of a case on a day, and what it says of its forecast."""

    settings: Settings
    known: Known


def known_world(
    counts: Mapping[str, Mapping[str, Floats]], *, origin: dt.date = ORIGIN, **how: Any
) -> World:
    with tempfile.TemporaryDirectory() as folder:
        case = written(Path(folder) / "strait", counts, **how)
        settings = settings_of_forecast(case)
        return World(settings, known_of(case, settings, origin))


@functools.cache
def strait() -> World:
    return known_world(passage())


@functools.cache
def tutorial() -> World:
    case = read_case("tutorial")
    settings = settings_of_forecast(case)
    return World(settings, known_of(case, settings, dt.date(2023, 12, 31)))


def expected(world: World, **how: Any) -> Forecast:
    given: dict[str, Any] = {"horizon": HORIZON, "seed": 1, "members": MEMBERS}
    return expect(world.known, world.settings, **given | how)


def part(forecast: Forecast, series: str, population: str = ALL) -> Floats:
    return forecast.draws[Target(series, population)].values


def same(one: Forecast, other: Forecast) -> bool:
    return (
        list(one.draws) == list(other.draws)
        and all(
            one.draws[target].first == draws.first
            and np.array_equal(one.draws[target].values, draws.values)
            for target, draws in other.draws.items()
        )
        and one.notices == other.notices
    )


def whole(world: World, forecast: Forecast) -> None:
    """All that was known is forecast, in whole people, and wholes are sums of their parts."""
    assert set(forecast.draws) == set(world.known.counts)
    for target, draws in forecast.draws.items():
        assert draws.target == target
        assert draws.values.shape == (len(draws.values), forecast.horizon)
        assert draws.first == (world.known.last_of(target.series) or 0) + 1
        assert np.isfinite(draws.values).all()
        assert (draws.values >= 0).all()
        assert (draws.values == np.rint(draws.values)).all()
        assert (np.diff(draws.quantiles(), axis=1) >= 0).all()
    for station in world.settings.stations:
        if Target(station.series, ALL) not in forecast.draws:
            continue
        of = {
            target.population: draws.values
            for target, draws in forecast.draws.items()
            if target.series == station.series
        }
        words = {ALL, *station.apart}
        parts = [who for who in of if who not in words and ";" not in who]
        if parts:
            assert np.array_equal(of[ALL], sum(of[who] for who in parts))
        ways = [way for way in station.apart if way in of]
        if ways:
            assert np.array_equal(of[ALL], sum(of[way] for way in ways))
            for who in parts:
                apart = [of[f"{who};{way}"] for way in ways if f"{who};{way}" in of]
                if apart:
                    assert np.array_equal(of[who], sum(apart))


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


# --- another case -------------------------------------------------------------------------------


def test_what_a_simulated_passage_did_next_is_what_was_expected() -> None:
    """Of passages of known numbers the next two months lie in nine of ten intervals of 90 %.

    The simulator shares nothing with the model. Twelve passages, three stations, two who are
    followed and one who is not.
    """
    inside, near = [], []
    for seed in range(12):
        counts = passage(Passage(seed=seed, months=26))
        until = dict.fromkeys(SERIES, 24)
        forecast = expected(known_world(counts, until=until), members=100)
        for place, series in SERIES.items():
            for who in ("XQQ", "XRR", "XTT"):
                low, middle, high = np.quantile(
                    part(forecast, series, who), [0.05, 0.5, 0.95], axis=0
                )
                true = counts[place][who][24:]
                inside += ((low <= true) & (true <= high)).tolist()
                near += np.abs(np.log((middle + 1) / (true + 1))).tolist()
    assert len(inside) == 216
    assert 0.8 <= np.mean(inside) <= 0.99, np.mean(inside)
    # A passage whose departures change by a fifth a month.
    assert np.median(near) < 0.3


STRANGE: Mapping[str, Mapping[str, Any]] = {
    "no ways": {"apart": False},
    "an island that tells no nationalities": {"totals_alone": ("isla-dos",)},
    "an end that tells no nationalities": {"totals_alone": ("bahia-tres",)},
    "nobody told apart anywhere": {"totals_alone": tuple(SERIES)},
    "only the few are followed": {"followed": ("XUU",)},
    "the first lags": {"until": {"cabo-uno": 27}},
    "the end lags": {"until": {"bahia-tres": 26}},
    "the island lags": {"until": {"isla-dos": 25}},
    "the first ended long ago": {"until": {"cabo-uno": 12}},
    "the island ended long ago": {"until": {"isla-dos": 12}},
    "the end ended long ago": {"until": {"bahia-tres": 12}},
    "the end has just begun": {"until": {"bahia-tres": LEAST_MONTHS}},
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.filterwarnings("error")
def test_each_series_is_forecast_whatever_the_case(name: str) -> None:
    world = known_world(passage(), **STRANGE[name])
    forecast = expected(world)
    whole(world, forecast)
    for station in world.settings.stations:
        last = world.known.counts[Target(station.series, ALL)]
        level = last[~np.isnan(last)][-1]
        middle = np.median(part(forecast, station.series)[:, 0])
        assert level / 2 < middle < level * 2, station.series


@pytest.mark.parametrize("series", [ENTRIES, ISLAND, END])
@pytest.mark.parametrize("since", [18, 27])
def test_a_nationality_of_whom_a_series_has_said_nothing_of_late_is_forecast(
    series: str, since: int
) -> None:
    """For some months, or for a year: the series goes on telling of the others."""
    world = strait()
    counts = {at: row.copy() for at, row in world.known.counts.items()}
    for at, row in counts.items():
        if at.series == series and "XQQ" in at.population:
            row[since:] = np.nan
    silent = World(world.settings, msgspec.structs.replace(world.known, counts=counts))
    forecast = expected(silent)
    whole(silent, forecast)
    assert 100 < np.median(part(forecast, series, "XQQ")[:, 0]) < 10_000


@pytest.mark.parametrize("places", [("cabo-uno",), ("bahia-tres",), ("cabo-uno", "bahia-tres")])
def test_one_station_or_two_are_forecast(places: tuple[str, ...]) -> None:
    counts = {place: of for place, of in passage().items() if place in places}
    world = known_world(counts)
    forecast = expected(world)
    whole(world, forecast)
    assert set(forecast.learned) == (set() if len(places) == 1 else {"XQQ", "XRR"})


@pytest.mark.filterwarnings("error")
def test_counts_of_nobody_and_counts_that_never_change() -> None:
    counts = {
        place: {who: np.full(10, 100.0) if who.startswith("XRR") else np.zeros(10) for who in of}
        for place, of in passage().items()
    }
    # Somebody of the others, once, so that they are known at all.
    counts["cabo-uno"]["XQQ"][4] = 3.0
    counts["bahia-tres"][f"XQQ;{WAYS[0]}"][5] = 1.0
    world = known_world(counts)
    forecast = expected(world)
    whole(world, forecast)
    assert np.median(part(forecast, ENTRIES, "XQQ")) < 20
    assert 50 < np.median(part(forecast, ENTRIES, "XRR")) < 200


def test_a_nationality_that_nobody_tells_apart_is_not_followed() -> None:
    world = known_world(passage(), totals_alone=("cabo-uno",))
    forecast = expected(world)
    assert forecast.learned == {}
    whole(world, forecast)


def test_a_month_that_hardly_any_draw_explains_is_said() -> None:
    """From thousands to none at all and back, at the end alone."""
    counts = {place: dict(of) for place, of in passage().items()}
    for way in WAYS:
        row = counts["bahia-tres"][f"XQQ;{way}"].copy()
        row[20] = 0.0
        counts["bahia-tres"][f"XQQ;{way}"] = row
    world = known_world(counts)
    said = [one for one in expected(world, members=60).notices if one.code == "forecast-alarm"]
    assert [one.value for one in said] == ["XQQ"]
    assert "2022-09" in str(said[0].values["months"])


def test_a_task_says_nothing_of_an_origin_that_no_chain_reaches() -> None:
    """And something of the others: the origins of a task need not all have a chain."""
    alone = known_world(passage(), totals_alone=tuple(SERIES)).known
    kept: list[Followed] = []

    def keeping(one: Callable[[Task], Followed], tasks: Iterable[Task]) -> list[Followed]:
        kept.extend(map(one, tasks))
        return kept

    knowns, settings = [alone, strait().known], strait().settings
    made = expect_many(knowns, settings, horizon=1, seed=1, members=MEMBERS, map=keeping)
    assert [sorted(one.learned) for one in made] == [[], ["XQQ", "XRR"]]
    assert [[one is None for one in found.reached] for found in kept] == [[True, False]] * 2
