"""`isthmus forecast CASE`: what is to be expected of each series from a day on, as quantiles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Listed, Option, Wrong, as_of, case, flag, formats, today, workers
from .origins import days_of, drawing_options, going_on, kept_beside, origin_options
from .output import Column, Row
from .session import Session
from .written import title_of

if TYPE_CHECKING:
    from isthmus.brief.expected.telling import Telling
    from isthmus.case import Case
    from isthmus.forecast.filter.parameters import Moved
    from isthmus.forecast.forecasting import Asked
    from isthmus.forecast.hub import Rows
    from isthmus.forecast.records import Forecast, Target
    from isthmus.words import Words

#: Nationalities of a series that are shown; a line says how many more there are.
_SHOWN = 5
#: As many notices are shown; --json has all of them.
_NOTICES = 8


def _forecast(
    ctx: click.Context,
    *,
    case: str,
    as_of: dt.date | None,
    origins: str | None,
    day: str | None,
    horizon: int,
    members: int,
    seed: int,
    executor: int | str,
    series: tuple[str, ...] | None,
    population: tuple[str, ...] | None,
    out: Path | None,
    form: str | None,
    parameters: bool,
    parquet: bool,
    no_charts: bool,
) -> None:
    """Forecast a case from one day or from many, write the table and say the most of it."""
    if as_of and origins:
        raise Wrong("not-together", ctx, a="--as-of", b="--origins")
    if form == "csv" and parquet:
        raise Wrong("not-together", ctx, a="--csv", b="--parquet")
    days = days_of(ctx, origins, day, default=as_of or today())
    from isthmus.brief.saving_expected import refuse_place, save_forecast
    from isthmus.case import read_case
    from isthmus.forecast import hub
    from isthmus.forecast.forecasting import asked_of, check_narrowing, forecasts, narrowed
    from isthmus.forecast.learned import learned
    from isthmus.forecast.running import Running

    session: Session = ctx.obj
    words = session.words
    of, who = series or (), population or ()
    with progress.steps() as work:
        work.next(words.say("cli-step-read"))
        known = read_case(case)
        folder = out or Path(f"{known.name}-forecast")
        refuse_place(folder)
        asked = asked_of(known, days, leave_out=origins is not None)
        check_narrowing(asked, of, who)
        counting = words.say("cli-step-forecast")
        with workers(executor) as pool:
            # One day is soon done; a row of them goes on where it was stopped.
            running = Running(
                executor=pool,
                kept_in=kept_beside(folder) if origins else None,
                on_step=lambda done, of: work.at(counting, done, of),
            )
            with going_on(running, session):
                found: list[hub.Rows] = []
                for one in forecasts(
                    asked, horizon=horizon, seed=seed, members=members, running=running
                ):
                    last = narrowed(one, of, who)
                    found.append(hub.rows_of(last))
                rows = hub.joined(found)
                moved = learned(last, asked.settings) if parameters or not origins else None
                files = save_forecast(
                    rows,
                    folder,
                    session.language,
                    shown=None if origins or no_charts else (known, last),
                    parameters=moved,
                    as_="parquet" if parquet else "csv",
                    on_step=lambda step: work.next(words.say(f"cli-step-{step}")),
                )
    if form == "csv":
        output.write_file(files["forecast.csv"])
        return
    if form == "json":
        output.write_json(
            _record(words, asked, last, rows, members=members, moved=moved, files=files)
        )
        return
    screen = output.Screen(session)
    if origins:
        _say_row(screen, words, known, asked, last, rows=rows, members=members)
    else:
        _say_one(screen, words, known, last, members=members, whole=not who)
    if parameters and moved is not None:
        _say_parameters(screen, words, known, moved)
    screen.text("")
    screen.text(words.say("cli-forecast-caution"))
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


# --- for programs --------------------------------------------------------------------------------


def _record(
    words: Words,
    asked: Asked,
    last: Forecast,
    rows: Rows,
    *,
    members: int,
    moved: Mapping[str, Sequence[Moved]] | None,
    files: Mapping[str, Path],
) -> dict[str, Any]:
    """What a program is told: what was asked, every quantile, what was left out, the files."""
    from isthmus.forecast import learned
    from isthmus.forecast.records import LEVELS

    return {
        "case": last.case,
        "origins": [known.origin for known in asked.knowns],
        "horizon": last.horizon,
        "members": members,
        "seed": last.seed,
        "levels": LEVELS,
        "forecasts": [
            {
                "origin_date": task.origin,
                "target_end_date": task.end,
                "horizon": task.horizon,
                "series": task.series,
                "population": task.population,
                "quantiles": row,
            }
            for task, row in zip(rows.tasks, rows.values.tolist(), strict=True)
        ],
        "left_out": [
            {"origin_date": day, "why": problem.say(words)} for day, problem in asked.left_out
        ],
        "parameters": [
            dict(zip(learned.COLUMNS, row, strict=True)) for row in learned.rows(moved or {})
        ],
        "notices": _notices(last, words),
        "files": {name: str(file) for name, file in files.items()},
    }


def _notices(forecast: Forecast, words: Words) -> list[str]:
    """What a reader should know of a forecast, a sentence each and none twice."""
    return list(dict.fromkeys(notice.say(words) for notice in forecast.notices))


# --- for people ----------------------------------------------------------------------------------


def _say_one(
    screen: output.Screen,
    words: Words,
    case: Case,
    forecast: Forecast,
    *,
    members: int,
    whole: bool,
) -> None:
    """A forecast from one day: its series one after the other, the most of each."""
    from isthmus.brief.expected.telling import Telling

    telling = Telling(case, forecast, words)
    screen.heading(words.say("cli-forecast-title", name=title_of(case, words)))
    screen.facts(_facts(case, forecast, members, words, words.date(forecast.origin)))
    _say_notices(screen, words, _notices(forecast, words))
    for series in dict.fromkeys(target.series for target in forecast.draws):
        targets = [target for target in forecast.draws if target.series == series]
        shown = _largest(telling, series) if whole else targets
        screen.heading(f"{telling.names.series(series)} ({series})")
        last = telling.known.last_of(series)
        if last is not None:
            known = words.month(telling.known.month(last))
            screen.text(words.say("cli-forecast-known", month=known))
        screen.table(
            _columns(telling), [row for target in shown for row in _rows(telling, target, whole)]
        )
        if len(targets) > len(shown):
            screen.text(words.say("cli-forecast-more", count=len(targets) - len(shown)))


def _say_row(
    screen: output.Screen,
    words: Words,
    case: Case,
    asked: Asked,
    last: Forecast,
    *,
    rows: Rows,
    members: int,
) -> None:
    """A row of days: how many, of what, which were left out and why, and where the table is."""
    days = [known.origin for known in asked.knowns]
    screen.heading(words.say("cli-forecast-title", name=title_of(case, words)))
    span = words.say(
        "cli-forecast-days", count=len(days), first=words.date(days[0]), last=words.date(days[-1])
    )
    screen.facts(
        [
            *_facts(case, last, members, words, span),
            (
                words.say("cli-forecast-targets"),
                words.number(len({task.target for task in rows.tasks})),
            ),
            (words.say("cli-forecast-rows"), words.number(rows.values.size)),
        ]
    )
    if asked.left_out:
        left = [day for day, _ in asked.left_out]
        first, last_day = words.date(left[0]), words.date(left[-1])
        screen.heading(
            words.say("cli-forecast-left-out", count=len(left), first=first, last=last_day)
        )
        screen.text(asked.left_out[-1][1].say(words))
    _say_notices(screen, words, _notices(last, words))


def _facts(
    case: Case, forecast: Forecast, members: int, words: Words, day: str
) -> list[tuple[str, str | None]]:
    """What was asked, a line each."""
    shown = {target.series for target in forecast.draws} & forecast.known.assumed
    return [
        (words.say("cli-as-of"), day),
        (words.say("cli-forecast-months"), words.number(forecast.horizon)),
        (
            words.say("cli-forecast-draws"),
            words.say(
                "cli-forecast-seed",
                draws=words.number(members),
                seed=str(forecast.seed),
            ),
        ),
        (
            words.say("cli-forecast-assumed"),
            ", ".join(name for name in case.series if name in shown) or None,
        ),
    ]


def _largest(telling: Telling, series: str) -> list[Target]:
    """Everybody, those told apart by other words than nationality, the largest nationalities."""
    everybody = [
        target
        for target in telling.forecast.draws
        if target.series == series and target.population == "all"
    ]
    return [*everybody, *telling.ways(series), *telling.nationalities(series)[:_SHOWN]]


def _rows(telling: Telling, target: Target, whole: bool) -> Iterator[Row]:
    """The months of a target: of everybody, or of whom is asked for, each; else first and last."""
    months = telling.months(target)
    each = not whole or target.population == "all"
    shown = range(len(months)) if each else sorted({0, len(months) - 1})
    bounds = telling.forecast.draws[target].quantiles((0.05, 0.25, 0.5, 0.75, 0.95))
    for n, h in enumerate(shown):
        low, quarter, median, three, high = bounds[h].tolist()
        yield {
            "population": "" if n else telling.who(target.population),
            "month": months[h],
            "median": median,
            "half": (quarter, three),
            "most": (low, high),
        }


def _columns(telling: Telling) -> list[Column]:
    words = telling.words
    return [
        Column(key="population", show=lambda row: row["population"], wrap=True),
        Column(key="month", show=lambda row: words.month(row["month"], "short")),
        Column(key="median", show=lambda row: telling.number(row["median"]), numeric=True),
        Column(key="interval-half", show=lambda row: telling.between(*row["half"]), numeric=True),
        Column(key="interval", show=lambda row: telling.between(*row["most"]), numeric=True),
    ]


def _say_notices(screen: output.Screen, words: Words, notices: list[str]) -> None:
    if not notices:
        return
    screen.heading(words.say("cli-forecast-notices"))
    for notice in notices[:_NOTICES]:
        screen.text(notice)
    if len(notices) > _NOTICES:
        screen.text(words.say("cli-forecast-more-notices", count=len(notices) - _NOTICES))


def _say_parameters(
    screen: output.Screen, words: Words, case: Case, moved: Mapping[str, Sequence[Moved]]
) -> None:
    """Of each nationality that was followed: what was assumed, and what the counts made of it."""
    from isthmus.brief.names import Names

    names = Names(case, words)

    def span(bounds: tuple[float, float, float]) -> str:
        low, middle, high = (words.number(value, _digits(value)) for value in bounds)
        return f"{middle} ({low}–{high})"

    columns = [
        Column(key="parameter", show=lambda row: row["one"].name, wrap=True),
        Column(
            key="place",
            show=lambda row: names.place(row["one"].place) or "",
            wrap=True,
            under="parameter",
        ),
        Column(key="prior", show=lambda row: span(row["one"].prior), numeric=True),
        Column(key="posterior", show=lambda row: span(row["one"].posterior), numeric=True),
        Column(
            key="moved",
            show=lambda row: words.number(round(row["one"].moved, 1) + 0.0, 1),
            numeric=True,
        ),
        Column(
            key="told",
            show=lambda row: words.say(f"cli-forecast-told-{str(row['one'].told).lower()}"),
        ),
    ]
    for population, several in moved.items():
        who = names.population(population)
        screen.heading(words.say("cli-forecast-parameters", who=who))
        screen.table(columns, [{"one": one} for one in several])
    screen.text("")
    screen.text(words.say("cli-forecast-parameters-meaning"))


def _digits(value: float) -> int:
    """As many decimals as three digits of a number need."""
    return 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3


command = Verb(
    "forecast",
    callback=click.pass_context(_forecast),
    params=[
        case(),
        as_of(),
        *origin_options(),
        *drawing_options(),
        Option(["--series"], type=Listed(), metavar="series"),
        Option(["--population"], type=Listed(), metavar="population"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--parameters"),
        flag("--parquet"),
        flag("--no-charts"),
        *formats(),
    ],
)
