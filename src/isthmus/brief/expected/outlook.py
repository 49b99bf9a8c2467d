"""All that the section *What to expect* tells, computed once for a brief.

Owns: `Outlook`, and which runs of the model a brief takes: one forecast from its day, one for each
scenario that fits the day, and some from earlier days to say how far to trust it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import tomllib
from collections.abc import Callable, Iterable

import msgspec

from isthmus.case import CallError, Case
from isthmus.case.package import SCENARIOS
from isthmus.case.periods import month_end, months_before
from isthmus.case.problems import CaseError, Problem
from isthmus.forecast.expecting import expect_many
from isthmus.forecast.known import known_of
from isthmus.forecast.records import Forecast, Known
from isthmus.forecast.scenarios.comparing import Comparison, Job, compare
from isthmus.forecast.scenarios.reading import read_scenario, scenarios_of
from isthmus.forecast.scenarios.records import Scenario, Written
from isthmus.forecast.scenarios.shaping import effects_of
from isthmus.forecast.settings import Settings, has_settings, settings_of_forecast

from .past import Past, past_of

#: Months ahead, the seed, and how many courses are drawn: a tail of a twentieth has 25 of them.
_HORIZON, _SEED, _MEMBERS = 6, 1, 500
#: From so many months before the day the model looked ahead so many months.
_BACK, _AHEAD = (3, 6, 9, 12), 3
#: A scenario that looks ahead from a day older than this is of another time; so many are shown.
_FRESH, _SCENARIOS = dt.timedelta(days=92), 3


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief expects.

    forecast    from the day of the brief; None where nothing can be forecast, and `why` says why
    stations    the series on the way, in the order of travel
    past        how the model did up to the day; None where too little was counted since
    comparison  the scenarios of the case that fit the day beside the status quo; None without any
    unread      scenarios that cannot be used on the day, each with the reason
    """

    forecast: Forecast | None
    why: tuple[Problem, ...] = ()
    stations: tuple[str, ...] = ()
    past: Past | None = None
    comparison: Comparison | None = None
    unread: tuple[tuple[str, Problem], ...] = ()


def outlook_of(case: Case, day: dt.date, *, members: int = _MEMBERS) -> Outlook | None:
    """What is expected on a day; `case` is cut to it.

    None for a case that forecasts nothing, or nothing that was known on that day.
    `members` courses are drawn, and two fifths as many of each earlier day.

    Raises CaseError when `forecast.toml` is wrong. A scenario that is wrong or that does not fit
    the day is told and left out.
    """
    if not has_settings(case):
        return None
    try:
        settings = settings_of_forecast(case)
    except CaseError as error:
        # On an early day none of the series that are forecast is known; the file is not to blame.
        if {problem.code for problem in error.problems} == {"forecast-no-stations"}:
            return None
        raise
    stations = tuple(station.series for station in settings.stations)
    try:
        known = known_of(case, settings, day)
    except CallError as error:
        return Outlook(forecast=None, why=tuple(error.problems), stations=stations)
    fitting, unread = _fitting(case, settings, known)
    comparison = compare(
        case,
        settings,
        fitting,
        origin=day,
        horizon=_HORIZON,
        seed=_SEED,
        members=members,
        map=_together,
    )
    return Outlook(
        forecast=comparison.status_quo,
        stations=stations,
        past=_past(case, settings, known, members * 2 // 5),
        comparison=comparison if fitting else None,
        unread=unread,
    )


def _together(_: Callable[[Job], Forecast], jobs: Iterable[Job]) -> list[Forecast]:
    """The futures of a comparison in one go: what costs the most, their past, is shared."""
    asked = list(jobs)
    made = expect_many(
        [job.known for job in asked],
        asked[0].settings,
        horizon=_HORIZON,
        seed=_SEED,
        members=asked[0].members,
        courses=[job.course for job in asked],
    )
    return list(made)


def _past(case: Case, settings: Settings, known: Known, members: int) -> Past | None:
    """The model from the same day of earlier months, where enough was known to forecast by."""
    knowns = []
    for back in sorted(_BACK, reverse=True):
        one = _same_day(known.origin, back)
        if one > settings.time.first:
            with contextlib.suppress(CallError):  # too little was published by then
                knowns.append(known_of(case, settings, one))
    if not knowns:
        return None
    made = expect_many(knowns, settings, horizon=_AHEAD, seed=_SEED, members=members)
    return past_of(list(made), known)


def _same_day(day: dt.date, back: int) -> dt.date:
    """The same day so many months before; the last one of a month that has no such day."""
    first = months_before(day, back)
    return first.replace(day=min(day.day, month_end(first).day))


def _fitting(
    case: Case, settings: Settings, known: Known
) -> tuple[list[Written], tuple[tuple[str, Problem], ...]]:
    """The scenarios that fit the day, and those that cannot be used, each with the reason."""
    fitting: list[Written] = []
    unread: list[tuple[str, Problem]] = []
    for name in scenarios_of(case):
        as_of = _looks_from(case, name)
        if as_of is not None and not as_of <= known.origin <= as_of + _FRESH:
            continue
        try:
            written = read_scenario(case, settings, name)
            if _fits(written.scenario, known.origin):
                effects_of(case, known, written)
                fitting.append(written)
        except CaseError as error:
            unread += [(name, problem) for problem in error.problems[:1]]
    return fitting[:_SCENARIOS], tuple(unread)


def _fits(scenario: Scenario, day: dt.date) -> bool:
    """Whether no measure has begun, one begins in the months ahead, and nothing later is used."""
    begins = [measure.from_ for measure in scenario.measures]
    ahead = month_end(months_before(day, -_HORIZON + 1))
    return not scenario.retrospective and day <= min(begins) <= ahead


def _looks_from(case: Case, name: str) -> dt.date | None:
    """The day from which a scenario looks ahead; None where its file does not say.

    Read by itself: a case that is cut to a day may lack what the scenario of a later day names.
    """
    try:
        text = (case.folder / SCENARIOS / f"{name}.toml").read_text(encoding="utf-8")
        said = tomllib.loads(text).get("as_of")
    except (OSError, ValueError):
        return None
    return said if type(said) is dt.date else None
