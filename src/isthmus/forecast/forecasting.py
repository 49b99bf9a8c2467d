"""From a case and days of origin to forecasts.

Owns: `asked_of`, which says of each origin what was known and leaves out those by which nothing
was; `forecasts`, one after the other in the order of the origins, wherever they are computed; and
`narrowed`, of a forecast only some series and populations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

import msgspec

from isthmus.case import Case
from isthmus.case.problems import CallError, Problem, nearest

from .hub import Rows
from .known import known_on
from .records import Forecast, Known, Target
from .running import Running
from .settings import Settings, settings_of_forecast


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a forecast is asked for: what was known on each day of origin, the earliest first.

    left_out  the days by which nothing was published that could be used, and why
    """

    settings: Settings
    knowns: tuple[Known, ...]
    left_out: tuple[tuple[dt.date, Problem], ...] = ()


def asked_of(case: Case, origins: Sequence[dt.date], *, leave_out: bool = False) -> Asked:
    """What was known on each of the days.

    A day by which nothing that is forecast was published is a CallError; with `leave_out` only if
    there is no other. Raises CaseError when the case does not say, or says wrongly, what is
    forecast.
    """
    settings = settings_of_forecast(case)
    knowns: list[Known] = []
    left_out: list[tuple[dt.date, Problem]] = []
    _gather(case, settings, sorted(set(origins)), knowns, left_out)
    if left_out and not (leave_out and knowns):
        raise _refusal(left_out[0][1])
    return Asked(settings=settings, knowns=tuple(knowns), left_out=tuple(left_out))


def forecasts(
    asked: Asked,
    *,
    horizon: int = 6,
    seed: int = 1,
    members: int = 1000,
    running: Running | None = None,
) -> Iterator[Forecast]:
    """A forecast of each origin, in their order: the same numbers wherever `running` runs them."""
    from .expecting import expect_many

    yield from expect_many(
        asked.knowns,
        asked.settings,
        horizon=horizon,
        seed=seed,
        members=members,
        map=(running or Running()).map,
    )


def check_narrowing(asked: Asked, series: Collection[str], populations: Collection[str]) -> None:
    """Raise CallError for a series or a population that is forecast on none of the days."""
    _check(
        {target for known in asked.knowns for target in known.counts},
        series,
        populations,
    )


def narrowed(
    forecast: Forecast, series: Collection[str] = (), populations: Collection[str] = ()
) -> Forecast:
    """The forecast with these series and populations alone; of what none is named, all stay."""
    draws = {
        target: drawn
        for target, drawn in forecast.draws.items()
        if _is_wanted(target, series, populations)
    }
    return msgspec.structs.replace(forecast, draws=draws)


def narrowed_rows(
    rows: Rows, series: Collection[str] = (), populations: Collection[str] = ()
) -> Rows:
    """The same of a table. Raises CallError for a series or a population that is not in it."""
    _check({task.target for task in rows.tasks}, series, populations)
    at = [i for i, task in enumerate(rows.tasks) if _is_wanted(task.target, series, populations)]
    return Rows(tasks=tuple(rows.tasks[i] for i in at), values=rows.values[at])


def _check(
    targets: Collection[Target], series: Collection[str], populations: Collection[str]
) -> None:
    for code, names, known in (
        ("narrow-no-series", series, {target.series for target in targets}),
        ("narrow-no-population", populations, {target.population for target in targets}),
    ):
        for name in names:
            if name not in known:
                near = nearest(name, known) or "none"
                raise CallError(code, name, near=near, known=sorted(known))
    if not any(_is_wanted(target, series, populations) for target in targets):
        raise CallError("narrow-nothing", ", ".join(populations), series=list(series))


def _is_wanted(target: Target, series: Collection[str], populations: Collection[str]) -> bool:
    return (not series or target.series in series) and (
        not populations or target.population in populations
    )


def _gather(
    case: Case,
    settings: Settings,
    origins: Sequence[dt.date],
    knowns: list[Known],
    left_out: list[tuple[dt.date, Problem]],
) -> None:
    """What was known on each day; many days at once are read as fast as one."""
    if not origins:
        return
    try:
        knowns += known_on(case, settings, origins)
    except CallError as error:
        if len(origins) == 1:
            left_out.append((origins[0], error.problems[0]))
            return
        half = len(origins) // 2
        _gather(case, settings, origins[:half], knowns, left_out)
        _gather(case, settings, origins[half:], knowns, left_out)


def _refusal(problem: Problem) -> CallError:
    return CallError(problem.code, problem.value, **problem.values)
