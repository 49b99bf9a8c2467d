"""Rolling origins replayed: forecasts of a case, ours or another's, scored beside the references.

Owns: `replay`, from tables of forecasts to scores; which days are replayed where none are named;
what the truth is (all that was published, as it stands in the last edition); and which policies of
the case count as events.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from isthmus.case import Case
from isthmus.case.periods import Period, month_end
from isthmus.case.problems import CallError, Problem, nearest
from isthmus.case.vocabulary import ALL, NATIONALITY
from isthmus.forecast.forecasting import asked_of
from isthmus.forecast.hub import Rows, Task, joined
from isthmus.forecast.known import known_of
from isthmus.forecast.records import Known
from isthmus.forecast.references import REFERENCES, RW_T
from isthmus.forecast.settings import Settings, settings_of_forecast

from .judged import Judged, judge
from .reliability import Point, reliability
from .rivals import rivals_on
from .strata import Event
from .table import TOGETHER, Line, ScoreTable, score_table

#: The name of our own forecasts in a table of scores.
OURS = "isthmus"
#: How many months are replayed where no days are named.
_MONTHS = 24
#: What became of a policy that did not come: its day is no event.
_NEVER = {"blocked", "postponed"}


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """What the scores of some days of origin came to.

    models       the scores of each model, by name; the references after those that are judged
    reliability  how often intervals held, of each model that is judged
    events       how many events of the case lie in the span that was scored
    left_out     days of which no reference could be made, and why
    """

    case: str
    origins: tuple[dt.date, ...]
    models: Mapping[str, Judged]
    table: ScoreTable
    reliability: Mapping[str, tuple[Point, ...]]
    events: int
    span: Period | None
    left_out: tuple[tuple[dt.date, Problem], ...] = ()

    def pasted(self) -> list[Line]:
        """The lines of a table for a text: everybody, and the nationalities together."""
        return [line for line in self.table.lines if line.population in {ALL, TOGETHER}]


class RivalsAsked(NamedTuple):
    """A task that pickles: the references of what was forecast on one day."""

    known: Known
    tasks: tuple[Task, ...]
    names: tuple[str, ...]


def replay(
    case: Case,
    tables: Mapping[str, Rows],
    *,
    models: Sequence[str] = tuple(REFERENCES),
    span: Period | None = None,
    seed: int = 0,
    map: Callable[
        [Callable[[RivalsAsked], dict[str, Rows]], Iterable[RivalsAsked]], Iterable[Any]
    ] = map,
) -> Replay:
    """Score tables of forecasts, by name, beside the references of the same tasks.

    Days of a table by which the case had published nothing are left out. `map` makes the references
    of each day, wherever it likes. Raises CallError for a reference that is none, for a table of
    which nothing can be scored, and what `settings_of_forecast` raises.
    """
    check_models(models)
    names = tuple(dict.fromkeys([RW_T, *models]))  # all others are relative to it
    settings = settings_of_forecast(case)
    truth = truth_of(case, settings)
    judged = {name: judge(rows, truth) for name, rows in tables.items()}
    for name, one in judged.items():
        if not len(one):
            raise CallError("score-nothing", name, last=f"{truth.month(truth.months - 1):%Y-%m}")
    days = sorted({task.origin for one in judged.values() for task in one.tasks})
    asked = asked_of(case, days, leave_out=True)
    wanted = _by_day(judged.values())
    jobs = [RivalsAsked(known, tuple(wanted[known.origin]), names) for known in asked.knowns]
    found = list(map(rivals_of, jobs))
    rivals = {name: judge(joined(one[name] for one in found), truth) for name in names}
    events = events_of(case)
    whole = {**judged, **rivals}
    return Replay(
        case=case.name,
        origins=tuple(days),
        models=whole,
        table=score_table(
            whole, events=events, span=span, together=_nationalities(case, judged), seed=seed
        ),
        reliability={name: tuple(reliability(one)) for name, one in judged.items()},
        events=sum(days[0] < event.day <= _last(judged.values()) for event in events),
        span=span,
        left_out=asked.left_out,
    )


def rivals_of(asked: RivalsAsked) -> dict[str, Rows]:
    """The references' forecasts of one day."""
    return rivals_on(asked.known, asked.tasks, asked.names)


def check_models(models: Collection[str]) -> None:
    """Raise CallError for a reference that is none."""
    for name in models:
        if name not in REFERENCES:
            near = nearest(name, REFERENCES) or "none"
            raise CallError("score-no-model", name, near=near, known=list(REFERENCES))


def truth_of(case: Case, settings: Settings) -> Known:
    """Everything that was published, as it stands in the last edition."""
    last = case.observations.get_column("published").max()
    assert isinstance(last, dt.date)  # the reader refuses a case without observations
    return known_of(case, settings, last)


def lately(case: Case) -> tuple[dt.date, ...]:
    """The ends of the last months of which something was published since: at most two years."""
    truth = truth_of(case, settings_of_forecast(case))
    last = truth.months - 1
    return tuple(month_end(truth.month(m)) for m in range(max(0, last - _MONTHS), last))


def events_of(case: Case) -> list[Event]:
    """The days on which policies of the case took effect, each for those whom it affects.

    Of a policy whose day is not known, or that never came, there is none.
    """
    return [
        Event(policy.effective, populations=frozenset(_people(case, policy.affected)))
        for policy in case.policies.values()
        if policy.effective is not None
        and policy.effective_precision == "day"
        and policy.outcome not in _NEVER
    ]


def _nationalities(case: Case, judged: Mapping[str, Judged]) -> set[str]:
    """Who is a nationality and no more: not everybody, not the others, no way of coming in."""
    found = {task.population for one in judged.values() for task in one.tasks}
    return {one for one in found if case.vocabulary.dimension_of(one) == NATIONALITY}


def _people(case: Case, affected: str) -> Iterator[str]:
    """The nationalities among those affected; none: anybody."""
    for population in affected.split("|"):
        words = population.split(";")
        yield from (w for w in words if case.vocabulary.dimension_of(w) == NATIONALITY)


def _by_day(judged: Iterable[Judged]) -> dict[dt.date, list[Task]]:
    """What was forecast on each day, by any of the models, in the order of the tables."""
    found: dict[dt.date, dict[Task, None]] = {}
    for one in judged:
        for task in one.tasks:
            found.setdefault(task.origin, {})[task] = None
    return {day: list(tasks) for day, tasks in found.items()}


def _last(judged: Iterable[Judged]) -> dt.date:
    return max(task.end for one in judged for task in one.tasks)
