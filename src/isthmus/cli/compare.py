"""`isthmus compare CASE SCENARIO…`: what a decision would change, beside the status quo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Listed, Option, Wrong, as_of, case, flag, formats, workers
from .origins import drawing_options
from .output import Column, Row
from .session import Session
from .written import title_of

if TYPE_CHECKING:
    from isthmus.brief.expected.telling import Telling
    from isthmus.case import Case
    from isthmus.forecast.scenarios.comparing import Compared, Comparison, Difference
    from isthmus.forecast.scenarios.comparing import Row as Differing
    from isthmus.words import Words

#: People of a series who are shown beside everybody: those for whom the difference is largest.
_SHOWN = 3


def _compare(
    ctx: click.Context,
    *,
    case: str,
    scenarios: Sequence[str],
    as_of: dt.date | None,
    horizon: int,
    members: int,
    seed: int,
    executor: int | str,
    series: tuple[str, ...] | None,
    population: tuple[str, ...] | None,
    out: Path | None,
    form: str | None,
    parquet: bool,
    no_charts: bool,
) -> None:
    """Run scenarios beside the status quo, write what differs and say the most of it."""
    session: Session = ctx.obj
    if not scenarios:
        _list(session, case, form)
        return
    if form == "csv" and parquet:
        raise Wrong("not-together", ctx, a="--csv", b="--parquet")
    from isthmus.brief.saving_expected import COMPARISON, refuse_place, save_comparison
    from isthmus.case import read_case
    from isthmus.forecast.forecasting import asked_of, check_narrowing
    from isthmus.forecast.running import Running
    from isthmus.forecast.scenarios.comparing import compare
    from isthmus.forecast.scenarios.reading import read_scenario
    from isthmus.forecast.scenarios.tables import narrowed
    from isthmus.forecast.settings import settings_of_forecast

    words = session.words
    of, who = series or (), population or ()
    with progress.steps() as work:
        work.next(words.say("cli-step-read"))
        known = read_case(case)
        folder = out or Path(f"{known.name}-comparison")
        refuse_place(folder, COMPARISON)
        settings = settings_of_forecast(known)
        written = [read_scenario(known, settings, name) for name in scenarios]
        if of or who:
            days = [as_of or one.scenario.as_of for one in written]
            check_narrowing(asked_of(known, days), of, who)
        counting = words.say("cli-step-forecast")
        with workers(executor) as pool:
            running = Running(executor=pool, on_step=lambda done, of: work.at(counting, done, of))
            whole = compare(
                known,
                settings,
                written,
                origin=as_of,
                horizon=horizon,
                seed=seed,
                members=members,
                map=running.map,
            )
        found = narrowed(whole, of, who)
        files = save_comparison(
            found,
            folder,
            session.language,
            case=None if no_charts else known,
            as_="parquet" if parquet else "csv",
            on_step=lambda step: work.next(words.say(f"cli-step-{step}")),
        )
    if form == "csv":
        output.write_file(files["comparison.csv"])
    elif form == "json":
        output.write_json(_record(known, found, words, files))
    else:
        _say(session, known, found, files, whole=not who)


# --- which there are -----------------------------------------------------------------------------


def _list(session: Session, where: str, form: str | None) -> None:
    """The scenarios of a case: their names, from when they look ahead, and what they ask."""
    from isthmus.brief.names import Names
    from isthmus.case import read_case
    from isthmus.forecast.scenarios.reading import read_scenario, scenarios_of
    from isthmus.forecast.settings import settings_of_forecast

    words, known = session.words, read_case(where)
    own = Names(known, words).own
    settings = settings_of_forecast(known)
    rows: list[Row] = [
        {
            "scenario": name,
            "as_of": found.as_of,
            "title": own(found, "title"),
            "question": own(found, "question"),
        }
        for name in scenarios_of(known)
        for found in [read_scenario(known, settings, name).scenario]
    ]
    if form == "json":
        output.write_json(rows)
    elif form == "csv":
        output.write_csv(("scenario", "as_of", "title", "question"), rows)
    else:
        screen = output.Screen(session)
        screen.heading(words.say("cli-compare-list", name=title_of(known, words)))
        if not rows:
            screen.text(words.say("cli-compare-none"))
        for row in rows:
            screen.heading(row["scenario"])
            screen.text(f"{row['title']} ({words.date(row['as_of'], 'short')})")
            screen.text(row["question"])


# --- for programs --------------------------------------------------------------------------------


def _record(
    case: Case, comparison: Comparison, words: Words, files: Mapping[str, Path]
) -> dict[str, Any]:
    """What a program is told: what was run, what each scenario rests on, every difference."""
    import msgspec

    from isthmus.brief.names import Names

    own = Names(case, words).own
    return {
        "case": comparison.case,
        "origin_date": comparison.origin,
        "horizon": comparison.horizon,
        "members": comparison.members,
        "seed": comparison.seed,
        "scenarios": [
            {
                "scenario": one.name,
                "title": own(one.scenario, "title"),
                "question": own(one.scenario, "question"),
                "retrospective": one.scenario.retrospective,
                "rests_on": [msgspec.to_builtins(each._asdict()) for each in one.grounded],
                "notices": [notice.say(words) for notice in one.notices],
            }
            for one in comparison.scenarios
        ],
        "differences": [
            {
                "scenario": row.scenario,
                "series": row.target.series,
                "population": row.target.population,
                "target_end_date": row.end,
                "horizon": row.horizon,
                "cumulated": row.cumulated,
                "status_quo": row.status_quo,
                "changed": row.changed,
                "difference": row.difference,
                "chance_of_fewer": row.below,
            }
            for row in comparison.rows()
        ],
        "files": {name: str(file) for name, file in files.items()},
    }


# --- for people ----------------------------------------------------------------------------------


def _say(
    session: Session,
    case: Case,
    comparison: Comparison,
    files: Mapping[str, Path],
    *,
    whole: bool,
) -> None:
    """Each scenario: what it asks, what it rests on, and what differs, series by series."""
    from isthmus.brief.expected.grounds import noticed
    from isthmus.brief.expected.telling import Telling

    words, screen = session.words, output.Screen(session)
    telling = Telling(case, comparison.status_quo, words)
    screen.heading(words.say("cli-compare-title", name=title_of(case, words)))
    screen.facts(
        [
            (words.say("cli-as-of"), words.date(comparison.origin)),
            (words.say("cli-forecast-months"), words.number(comparison.horizon)),
            (
                words.say("cli-forecast-draws"),
                words.say(
                    "cli-forecast-seed",
                    draws=words.number(comparison.members),
                    seed=str(comparison.seed),
                ),
            ),
        ]
    )
    for one in comparison.scenarios:
        screen.heading(f"{telling.called(one.scenario)} ({one.name})")
        screen.text(telling.names.own(one.scenario, "question") or "")
        screen.text("")
        _say_grounds(screen, telling, one)
        _say_differences(screen, telling, one, whole)
        for notice in one.notices:
            screen.text("")
            screen.text(noticed(telling.names, words, notice))
    screen.text("")
    screen.text(words.say("cli-compare-caution"))
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


def _say_grounds(screen: output.Screen, telling: Telling, one: Compared) -> None:
    """What a scenario assumes, and on what grounds."""
    from isthmus.brief.expected.grounds import measures_table
    from isthmus.brief.model import plain

    table = measures_table(telling, one, one.name)
    keys = ("acts-on", "when", "effect", "basis")
    screen.table(
        [
            Column(key="acts-on", show=lambda row: row["acts-on"], wrap=True),
            Column(key="when", show=lambda row: row["when"], wrap=True, under="acts-on"),
            Column(key="effect", show=lambda row: row["effect"], wrap=True),
            Column(key="basis", show=lambda row: row["basis"], wrap=True),
        ],
        [dict(zip(keys, map(plain, row), strict=True)) for row in table.rows],
    )


def _say_differences(screen: output.Screen, telling: Telling, one: Compared, whole: bool) -> None:
    """Each series: everybody month by month and together, then whose difference is largest."""
    words = telling.words
    for series in dict.fromkeys(target.series for target in one.differences):
        found = [d for target, d in one.differences.items() if target.series == series]
        screen.heading(f"{telling.names.series(series)} ({series})")
        if not any(_differs(difference) for difference in found):
            screen.text(words.say("cli-compare-same"))
            continue
        for difference in found:
            if not whole:
                screen.text(telling.who(difference.target.population))
            if not whole or difference.target.population == "all":
                screen.table(_columns(telling, "month"), _months(telling, difference))
        if not whole:
            continue
        parts = [d for d in found if d.target.population != "all" and _differs(d)]
        parts.sort(key=lambda d: -abs(_together(d).difference[2]))
        if parts:
            screen.text("")
            rows = [
                {"population": telling.who(d.target.population), "row": _together(d)}
                for d in parts[:_SHOWN]
            ]
            screen.table(_columns(telling, "population"), rows)
        more = len(found) - 1 - min(len(parts), _SHOWN)
        if more > 0:
            screen.text(words.say("cli-forecast-more", count=more))


def _differs(difference: Difference) -> bool:
    return bool((difference.status_quo != difference.changed).any())


def _together(difference: Difference) -> Differing:
    """All months together."""
    return list(difference.rows(""))[-1]


def _months(telling: Telling, difference: Difference) -> Iterator[Row]:
    """Each month, and then all together."""
    words = telling.words
    for row in difference.rows(""):
        if not row.cumulated:
            yield {"month": words.month(row.end, "short"), "row": row}
    yield {
        "month": words.say("cli-compare-together", months=difference.months),
        "row": _together(difference),
    }


def _columns(telling: Telling, first: str) -> list[Column]:
    def between(row: Differing) -> str:
        return telling.between(row.difference[0], row.difference[-1], signed=True)

    def middle(row: Differing) -> str:
        return telling.number(row.difference[2], signed=True)

    def fewer(row: Differing) -> str:
        # Where nothing differs there is no chance to speak of.
        return telling.chance(row.below) if any(row.difference) else "–"

    return [
        Column(key=first, show=lambda row: row[first], wrap=True),
        Column(
            key="status-quo",
            show=lambda row: telling.number(row["row"].status_quo[1]),
            numeric=True,
        ),
        Column(key="difference", show=lambda row: middle(row["row"]), numeric=True),
        Column(key="interval", show=lambda row: between(row["row"]), numeric=True),
        Column(key="fewer", show=lambda row: fewer(row["row"]), numeric=True),
    ]


command = Verb(
    "compare",
    callback=click.pass_context(_compare),
    params=[
        case(),
        click.Argument(["scenarios"], nargs=-1),
        as_of(),
        *drawing_options(),
        Option(["--series"], type=Listed(), metavar="series"),
        Option(["--population"], type=Listed(), metavar="population"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--parquet"),
        flag("--no-charts"),
        *formats(),
    ],
)
