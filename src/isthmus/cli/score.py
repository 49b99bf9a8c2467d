"""`isthmus score CASE`: how good forecasts were, beside forecasts that anyone could have made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Listed, Option, Wrong, Year, case, flag, formats, workers
from .origins import days_of, drawing_options, going_on, kept_beside, origin_options
from .output import Column, Row
from .session import Session
from .written import title_of

if TYPE_CHECKING:
    import datetime as dt

    from isthmus.brief.names import Names
    from isthmus.case import Case
    from isthmus.forecast.hub import Rows
    from isthmus.forecast.running import Running
    from isthmus.forecast.scenarios.skill import Scored, Skill
    from isthmus.forecast.scoring.relative import Ratio
    from isthmus.forecast.scoring.replaying import Replay
    from isthmus.forecast.scoring.table import Line
    from isthmus.words import Words

#: The months ahead of which the table for people has a column.
_AHEAD = (1, 2, 3, 6)


def _score(
    ctx: click.Context,
    *,
    case: str,
    origins: str | None,
    day: str | None,
    horizon: int,
    members: int,
    seed: int,
    executor: int | str,
    table: Sequence[Path],
    models: tuple[str, ...] | None,
    series: tuple[str, ...] | None,
    population: tuple[str, ...] | None,
    without: int | None,
    no_scenarios: bool,
    out: Path | None,
    form: str | None,
    no_charts: bool,
) -> None:
    """Replay rolling origins, or take tables of forecasts, and score them."""
    if table and origins:
        raise Wrong("not-together", ctx, a="--table", b="--origins")
    days = days_of(ctx, origins, day)
    from isthmus.brief.saving_expected import SCORE, refuse_place, save_scores
    from isthmus.case import read_case
    from isthmus.case.periods import year
    from isthmus.forecast.forecasting import narrowed_rows
    from isthmus.forecast.references import REFERENCES
    from isthmus.forecast.running import Running
    from isthmus.forecast.scoring.replaying import check_models, lately, replay

    session: Session = ctx.obj
    words = session.words
    rivals = tuple(REFERENCES) if models is None else models
    check_models(rivals)
    with progress.steps() as work:
        work.next(words.say("cli-step-read"))
        known = read_case(case)
        folder = out or Path(f"{known.name}-scores")
        refuse_place(folder, SCORE)
        now = words.say("cli-step-forecast")
        with workers(executor) as pool:
            running = Running(
                executor=pool,
                kept_in=kept_beside(folder),
                on_step=lambda done, of: work.at(now, done, of),
            )
            with going_on(running, session):
                drawn = {"horizon": horizon, "members": members, "seed": seed}
                given = (
                    _given(table)
                    if table
                    else _made(known, days or lately(known), running, **drawn)
                )
                kept = {
                    name: narrowed_rows(rows, series or (), population or ())
                    for name, rows in given.items()
                }
                now = words.say("cli-step-rivals")
                found = replay(
                    known,
                    kept,
                    models=rivals,
                    span=year(without) if without else None,
                    map=running.map,
                )
                skill = None
                if not table and not no_scenarios:
                    now = words.say("cli-step-scenarios")
                    skill = _skill(known, running, **drawn)
                files = save_scores(
                    found,
                    folder,
                    session.language,
                    replayed=None if table else next(iter(kept.values())),
                    skill=skill,
                    case=None if no_charts else known,
                    on_step=lambda step: work.next(words.say(f"cli-step-{step}")),
                )
    if form == "csv":
        output.write_file(files["scores.csv"])
    elif form == "json":
        output.write_json(_record(found, skill, words, files))
    else:
        _say(session, known, found, skill, files)


def _made(case: Case, days: Sequence[dt.date], running: Running, **drawn: int) -> dict[str, Rows]:
    """Our own forecasts of those days."""
    from isthmus.forecast import hub
    from isthmus.forecast.forecasting import asked_of, forecasts
    from isthmus.forecast.scoring.replaying import OURS

    asked = asked_of(case, days, leave_out=True)
    made = forecasts(asked, running=running, **drawn)
    return {OURS: hub.joined(hub.rows_of(one) for one in made)}


def _given(tables: Sequence[Path]) -> dict[str, Rows]:
    """Tables of forecasts by the names of their files; in full where two are called alike."""
    from isthmus.forecast import hub

    stems = [path.stem for path in tables]
    return {
        path.stem if stems.count(path.stem) == 1 else str(path): hub.read(path) for path in tables
    }


def _skill(case: Case, running: Running, *, horizon: int, members: int, seed: int) -> Skill | None:
    """The scores of scenarios on the case's past events; None where it lists none."""
    from isthmus.forecast.scenarios.skill import score_events
    from isthmus.forecast.settings import settings_of_forecast

    found = score_events(
        case,
        settings_of_forecast(case),
        horizon=horizon,
        members=members,
        seed=seed,
        map=running.map,
    )
    return found if found.events or found.notices else None


# --- for programs --------------------------------------------------------------------------------


def _record(
    replay: Replay, skill: Skill | None, words: Words, files: Mapping[str, Path]
) -> dict[str, Any]:
    """What a program is told: every line of the table, how often intervals held, and the files."""
    import msgspec

    from isthmus.forecast.scoring import forms

    return {
        "case": replay.case,
        "origins": replay.origins,
        "models": list(replay.models),
        "events": replay.events,
        "unpublished": replay.table.untold,
        "not_shared": replay.table.unshared,
        "scores": [
            dict(zip(forms.COLUMNS, forms.cells(line), strict=True)) for line in replay.table.lines
        ],
        "reliability": {
            name: [point._asdict() for point in points]
            for name, points in replay.reliability.items()
        },
        "scenarios": [
            {**msgspec.to_builtins(one), "relative_wis": one.relative}
            for one in (skill.events if skill else ())
        ],
        "left_out": [
            {"origin_date": day, "why": problem.say(words)} for day, problem in replay.left_out
        ],
        "notices": [notice.say(words) for notice in (skill.notices if skill else ())],
        "files": {name: str(file) for name, file in files.items()},
    }


# --- for people ----------------------------------------------------------------------------------


def _say(
    session: Session,
    case: Case,
    replay: Replay,
    skill: Skill | None,
    files: Mapping[str, Path],
) -> None:
    from isthmus.brief.names import Names

    words, screen = session.words, output.Screen(session)
    names = Names(case, words)
    screen.heading(words.say("cli-score-title", name=title_of(case, words)))
    screen.facts(_facts(replay, words))
    for series in dict.fromkeys(line.series for line in replay.table.lines):
        screen.heading(f"{names.series(series)} ({series})")
        _say_series(screen, replay, series, words)
    if skill is not None:
        _say_skill(screen, names, skill, words)
    screen.text("")
    screen.text(words.say("cli-score-meaning"))
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


def _facts(replay: Replay, words: Words) -> list[tuple[str, str | None]]:
    table, days = replay.table, replay.origins
    return [
        (
            words.say("cli-as-of"),
            words.say(
                "cli-forecast-days",
                count=len(days),
                first=words.date(days[0]),
                last=words.date(days[-1]),
            ),
        ),
        (words.say("cli-score-models"), ", ".join(replay.models)),
        (words.say("cli-score-events"), words.number(replay.events)),
        (words.say("cli-score-unpublished"), words.number(table.untold) if table.untold else None),
        (words.say("cli-score-unshared"), words.number(table.unshared) if table.unshared else None),
    ]


def _say_series(screen: output.Screen, replay: Replay, series: str, words: Words) -> None:
    """A series: each model by months ahead; then of those judged how they did, and in which."""
    from isthmus.forecast.scoring.table import TOGETHER

    found = [line for line in replay.table.lines if line.series == series]
    populations = {line.population for line in found}
    over = TOGETHER if TOGETHER in populations else found[0].population
    mine = [line for line in found if line.population == over]
    if over == TOGETHER:
        screen.text(words.say("cli-score-of-together", count=len(replay.table.together[series])))
    else:
        screen.text(words.say("cli-score-of", who=over))
    whole = [line for line in mine if line.stratum == "all"]
    screen.table(
        [Column(key="model", show=lambda row: row["name"]), *_ahead(words)],
        _by(whole, "model", replay.models),
    )
    for model in replay.reliability:
        screen.text("")
        own = [line for line in whole if line.model == model]
        screen.table(_columns(words), [{"line": line} for line in own])
        strata = list(dict.fromkeys(line.stratum for line in mine))
        if len(strata) > 1:
            screen.text("")
            rows = _by([line for line in mine if line.model == model], "stratum", strata)
            screen.table(
                [
                    Column(
                        key="stratum", show=lambda row: words.say(f"score-stratum-{row['name']}")
                    ),
                    *_ahead(words),
                ],
                rows,
            )


def _by(lines: Sequence[Line], name: str, order: Sequence[str] | Mapping[str, Any]) -> list[Row]:
    """A row for each model or stratum: its lines by months ahead."""
    return [
        {"name": one, "lines": {line.horizon: line for line in lines if getattr(line, name) == one}}
        for one in order
    ]


def _ahead(words: Words) -> list[Column]:
    """The relative score so many months ahead; blank where there is none."""

    def cell(row: Row, months: int) -> str:
        line = row["lines"].get(months)
        value = None if line is None else line.relative.value
        return "" if value is None else words.number(value, 2)

    def column(months: int) -> Column:
        return Column(key=f"ahead-{months}", show=lambda row: cell(row, months), numeric=True)

    return [column(months) for months in _AHEAD]


def _columns(words: Words) -> list[Column]:
    def ratio(one: Ratio) -> str:
        if one.value is None:
            return ""
        said = words.number(one.value, 2)
        if one.low is None or one.high is None:
            return said
        return f"{said} ({words.number(one.low, 2)}–{words.number(one.high, 2)})"

    def people(value: float) -> str:
        return words.number(value, 0 if value >= 100 else 1)

    def inside(row: Row, at: int) -> str:
        return words.percent(row["line"].coverage[at])

    return [
        Column(key="ahead", show=lambda row: words.number(row["line"].horizon), numeric=True),
        Column(key="wis", show=lambda row: people(row["line"].wis), numeric=True),
        Column(key="mae", show=lambda row: people(row["line"].mae), numeric=True),
        Column(key="relative", show=lambda row: ratio(row["line"].relative), numeric=True),
        Column(key="relative-log", show=lambda row: ratio(row["line"].log_relative), numeric=True),
        Column(key="inside-half", show=lambda row: inside(row, 0), numeric=True),
        Column(key="inside-most", show=lambda row: inside(row, 2), numeric=True),
    ]


def _say_skill(screen: output.Screen, names: Names, skill: Skill, words: Words) -> None:
    """Scenarios on past events, each with the effect of the others; then what never came."""
    from isthmus.brief.expected.grounds import noticed

    screen.heading(words.say("cli-score-scenarios"))

    def rows(happened: bool) -> Iterator[Row]:
        for one in skill.events:
            if one.happened == happened:
                yield {"one": one}

    def target(one: Scored) -> str:
        who = names.population(one.target.population)
        return f"{one.target.series}, {who}"

    columns = [
        Column(key="policy", show=lambda row: _called(names, row["one"].policy), wrap=True),
        Column(key="series", show=lambda row: target(row["one"]), wrap=True),
        Column(key="as-of", show=lambda row: words.date(row["one"].origin, "short")),
        Column(
            key="relative-skill",
            show=lambda row: (
                "" if row["one"].relative is None else words.number(row["one"].relative, 2)
            ),
            numeric=True,
        ),
    ]
    for happened, key in ((True, "cli-score-happened"), (False, "cli-score-placebos")):
        listed = list(rows(happened))
        if listed:
            screen.text("")
            value = skill.relative(happened=happened)
            screen.text(words.say(key, value="–" if value is None else words.number(value, 2)))
            screen.table(columns, listed)
    for notice in skill.notices:
        screen.text(noticed(names, words, notice))


def _called(names: Names, policy: str) -> str:
    found = names.case.policies.get(policy)
    return (names.own(found, "title") if found else None) or policy


command = Verb(
    "score",
    callback=click.pass_context(_score),
    params=[
        case(),
        *origin_options(),
        *drawing_options(),
        Option(["--table"], type=click.Path(path_type=Path), multiple=True, metavar="files"),
        Option(["--models"], type=Listed(), metavar="parameters"),
        Option(["--series"], type=Listed(), metavar="series"),
        Option(["--population"], type=Listed(), metavar="population"),
        Option(["--without"], type=Year(), metavar="year"),
        flag("--no-scenarios"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--no-charts"),
        *formats(),
    ],
)
