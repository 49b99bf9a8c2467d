"""Small tables of forecasts, for laws and stories of the hub table and of scores.

Owns: `rows_of_tasks`, the strategies over `Rows`, and `a_forecast`, one made of given draws.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from isthmus.case.periods import month_end, months_before
from isthmus.forecast.hub import Rows, Task
from isthmus.forecast.records import LEVELS, Draws, Floats, Forecast, Known, Target

_WORDS = st.sampled_from(["all", "XAA", "XBB", "XAA;at-ports", "other"])


def monthly(
    series: str,
    population: str,
    origin: dt.date,
    quantiles: Floats,
    scenario: str | None = None,
) -> Rows:
    """Rows of one target: [H, Q] quantiles of the months from the origin's own on."""
    tasks = tuple(
        Task(
            origin=origin,
            end=month_end(months_before(origin, -h)),
            horizon=h + 1,
            series=series,
            population=population,
            scenario=scenario,
        )
        for h in range(len(quantiles))
    )
    return Rows(tasks=tasks, values=np.asarray(quantiles, dtype=np.float64))


def a_forecast(
    origin: dt.date, first: dt.date, counts: Mapping[Target, Floats], draws: Mapping[Target, Floats]
) -> Forecast:
    """A forecast of given draws [N, H], each from the month after the target's last number."""
    known = Known(case="small", origin=origin, first=first, counts=counts)
    lasts = {target: known.last_of(target.series) for target in draws}
    return Forecast(
        case="small",
        origin=origin,
        known=known,
        horizon=max(values.shape[1] for values in draws.values()),
        seed=1,
        draws={
            target: Draws(target=target, first=1 + (lasts[target] or 0), values=values)
            for target, values in draws.items()
        },
    )


@st.composite
def tables(draw: st.DrawFn, *, scenarios: bool = False) -> Rows:
    """Rows of one to five tasks that differ; values of any size, in hundredths."""
    keys = draw(
        st.lists(
            st.tuples(
                st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)),
                st.integers(1, 6),
                st.sampled_from(["entries", "exits"]),
                _WORDS,
                st.sampled_from(["status-quo", "visa"]) if scenarios else st.none(),
            ),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    tasks = tuple(
        Task(origin, month_end(months_before(origin, 1 - horizon)), horizon, series, who, scenario)
        for origin, horizon, series, who, scenario in keys
    )
    hundredths = st.lists(st.integers(0, 10**9), min_size=len(LEVELS), max_size=len(LEVELS)).map(
        sorted
    )
    values = draw(st.lists(hundredths, min_size=len(tasks), max_size=len(tasks)))
    return Rows(tasks=tasks, values=np.array(values, dtype=np.float64) / 100)
