"""A second case, known and forecast: what it does next, and whatever it tells or leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
import numpy as np
import pytest

from isthmus.forecast.expecting import expect_many
from isthmus.forecast.followed import LEAST_MONTHS, Followed, Task
from isthmus.forecast.records import ALL, Target
from tests.forecast.filter.elsewhere import (
    END,
    ENTRIES,
    ISLAND,
    MEMBERS,
    SERIES,
    WAYS,
    Passage,
    World,
    expected,
    known_world,
    part,
    passage,
    strait,
    whole,
)


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
