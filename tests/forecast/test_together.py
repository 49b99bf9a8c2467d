"""Origins and scenarios that are computed together have the numbers of each alone."""

from __future__ import annotations

import datetime as dt

import numpy as np

from isthmus.case import read_case
from isthmus.forecast.expecting import expect, expect_many
from isthmus.forecast.known import known_on
from isthmus.forecast.scenarios.comparing import span_of
from isthmus.forecast.scenarios.reading import read_scenario
from isthmus.forecast.scenarios.shaping import course_of, effects_of
from isthmus.forecast.settings import settings_of_forecast


def test_an_origin_may_stand_there_once_for_each_scenario() -> None:
    """They share the past, which costs the most, and nothing else."""
    case = read_case("tutorial")
    settings = settings_of_forecast(case)
    before, known = known_on(case, settings, [dt.date(2023, 6, 20), dt.date(2023, 12, 31)])
    scenario = read_scenario(case, settings, "river-closed")
    course = course_of(
        effects_of(case, known, scenario),
        span_of(known, settings, 3),
        members=40,
        seed=1,
        diversions=scenario.scenario.diversions,
    )
    origins, courses = [before, known, known], [None, None, course]
    together = expect_many(origins, settings, horizon=3, seed=1, members=40, courses=courses)
    found = list(together)
    for one, origin, of in zip(found, origins, courses, strict=True):
        alone = expect(origin, settings, horizon=3, seed=1, members=40, course=of)
        assert one.draws.keys() == alone.draws.keys()
        for target, draws in alone.draws.items():
            assert np.array_equal(one.draws[target].values, draws.values)
    first = next(target for target in found[1].draws if target.population == "all")
    assert not np.array_equal(found[1].draws[first].values, found[2].draws[first].values)
