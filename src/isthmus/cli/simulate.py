"""`isthmus simulate CASE`: how people move in a case, many times over, beside what was counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Length, Option, Whole, Wrong, case, flag, formats, run_options, workers
from .output import Column, Row
from .session import Session

if TYPE_CHECKING:
    from isthmus.movement.simulating import Estimate, Simulation
    from isthmus.words import Words


def _simulate(
    ctx: click.Context,
    *,
    case: str,
    days: int | None,
    out: Path | None,
    grain: float | None,
    parts: int,
    like_flee: str | None,
    by: str | None,
    members: int,
    seed: int,
    executor: int | str,
    form: str | None,
    parquet: bool,
    flee_out: bool,
    no_charts: bool,
) -> None:
    """Run the model of a case, write what came of it and say the most of it."""
    if form == "csv" and parquet:
        raise Wrong("not-together", ctx, a="--csv", b="--parquet")
    from isthmus.brief.saving import refuse_place, save_simulation
    from isthmus.movement.simulating import simulate

    session: Session = ctx.obj
    words = session.words
    folder = out or Path(f"{Path(case).resolve().name}-simulated")
    refuse_place(folder)
    with progress.steps() as work:

        def begin(step: str) -> None:
            work.next(words.say(f"cli-step-{step}"))

        running = words.say("cli-step-run")
        with workers(executor) as pool:
            simulation = simulate(
                case,
                days=days,
                members=members,
                seed=seed,
                executor=pool,
                grain_km=grain,
                fineness=parts,
                like_flee=tuple(like_flee.split(",")) if like_flee else (),
                by=by,
                counts_needed=flee_out,
                on_stage=begin,
                on_step=lambda done, of: work.at(running, done, of),
            )
        files = save_simulation(
            simulation,
            folder,
            session.language,
            as_="parquet" if parquet else "csv",
            flee_out=flee_out,
            charts=not no_charts,
            on_step=begin,
        )
    if form == "csv":
        output.write_file(files["people.csv"])
    elif form == "json":
        output.write_json(_record(simulation, words, folder, files))
    else:
        _say(session, simulation, files)


def _record(simulation: Simulation, words: Words, folder: Path, files: Any) -> dict[str, Any]:
    """What a program is told of a simulation: what was run, where it ended, how far it is off."""
    import msgspec

    result = simulation.result
    return {
        "case": simulation.name,
        "first": simulation.dates[0],
        "last": simulation.dates[-1],
        "steps": result.days,
        "step_days": simulation.when.step_days,
        "members": result.members,
        "seed": result.seed,
        "places": len(result.places),
        "links": len(result.starts),
        "populations": result.populations,
        "grain_km": simulation.grain_km,
        "like_flee": simulation.like_flee,
        "compiled": simulation.compiled,
        "people": msgspec.structs.asdict(simulation.everyone()),
        "last_day": [
            {
                "place": row["place"],
                **msgspec.structs.asdict(row["simulated"]),
                "counted": row["counted"],
            }
            for row in _last_day(simulation)
        ],
        "errors": msgspec.to_builtins(simulation.scores),
        "notices": [notice.say(words) for notice in simulation.notices],
        "folder": str(folder),
        "files": {name: str(file) for name, file in files.items()},
    }


def _last_day(simulation: Simulation) -> list[Row]:
    """The places that were counted, with what is simulated there and counted on the last day."""
    if simulation.counted is None:
        return []
    number = {name: i for i, name in enumerate(simulation.result.places)}
    last = simulation.counted.people[-1].tolist()
    return [
        {"place": place, "simulated": simulation.people(number[place]), "counted": count}
        for place, count in zip(simulation.counted.places, last, strict=True)
    ]


# --- for people ----------------------------------------------------------------------------------


def _say(session: Session, simulation: Simulation, files: Any) -> None:
    from isthmus.brief.errors import error_lines

    words, screen = session.words, output.Screen(session)
    screen.heading(words.say("simulated-title", name=simulation.name))
    screen.facts(_facts(simulation, words))
    if simulation.notices:
        screen.heading(words.say("cli-simulate-notices"))
        for notice in simulation.notices:
            screen.text(notice.say(words))
    rows = _last_day(simulation)
    if rows:
        day = words.date(simulation.dates[-1])
        screen.heading(words.say("simulated-last-day", day=day))
        screen.table(
            [
                Column(key="place", show=lambda row: row["place"], wrap=True),
                Column(
                    key="simulated",
                    show=lambda row: words.number(row["simulated"].median),
                    numeric=True,
                ),
                Column(
                    key="interval", show=lambda row: _between(row["simulated"], words), numeric=True
                ),
                Column(key="counted", show=lambda row: words.number(row["counted"]), numeric=True),
            ],
            rows,
        )
    else:
        screen.text("")
        screen.text(words.say("simulated-uncounted"))
    if simulation.scores is not None:
        screen.heading(words.say("simulated-errors"))
        screen.table(
            [
                Column(key="error", show=lambda row: row["line"].name, wrap=True),
                Column(key="value", show=lambda row: row["line"].value, numeric=True),
                Column(key="interval", show=lambda row: row["line"].interval, numeric=True),
                Column(key="meaning", show=lambda row: row["line"].undefined, wrap=True),
            ],
            [{"line": line} for line in error_lines(simulation.scores, words)],
        )
        screen.text("")
        screen.text(words.say("cli-simulate-errors"))
    screen.text("")
    screen.text(words.say("simulated-caution"))
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


def _facts(simulation: Simulation, words: Words) -> list[tuple[str, str | None]]:
    """What was run, a line each."""
    result, dates = simulation.result, simulation.dates
    people = simulation.everyone()
    grain = simulation.grain_km
    return [
        (
            words.say("cli-simulate-network"),
            words.say(
                "cli-simulate-places",
                places=words.number(len(result.places)),
                links=words.number(len(result.starts)),
            ),
        ),
        (
            words.say("cli-simulate-period"),
            words.say(
                "cli-simulate-days",
                span=words.period(dates[0], dates[-1], "short"),
                length=words.say(
                    "cli-simulate-steps" if simulation.when.step_days > 1 else "cli-days",
                    days=result.days,
                ),
            ),
        ),
        (
            words.say("cli-simulate-members"),
            words.say("cli-simulate-seed", members=result.members, seed=str(result.seed)),
        ),
        (
            words.say("cli-simulate-people"),
            words.number(people.median)
            if not _between(people, words) or people.low == people.high
            else words.say(
                "cli-simulate-median", n=words.number(people.median), span=_between(people, words)
            ),
        ),
        (
            words.say("cli-simulate-grain"),
            None if grain in (None, 1.0) else words.say("cli-simulate-rounded", km=f"{grain:g}"),
        ),
        (words.say("cli-simulate-like-flee"), ", ".join(simulation.like_flee)),
        (
            words.say("cli-simulate-lane"),
            None if simulation.compiled else words.say("cli-simulate-plain"),
        ),
    ]


def _between(estimate: Estimate, words: Words) -> str:
    """The interval of members; blank where they are too few to tell it."""
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = words.number(estimate.low), words.number(estimate.high)
    return words.say("span", start=low, end=high)


command = Verb(
    "simulate",
    callback=click.pass_context(_simulate),
    params=[
        case(),
        *run_options(),
        Option(["--days"], type=Whole(), metavar="number"),
        Option(["--grain"], type=Length(), metavar="kilometres"),
        Option(["--parts"], type=Whole(), default=1, metavar="number"),
        Option(["--like-flee"], metavar="switches"),
        Option(["--by"], metavar="attribute"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--parquet"),
        flag("--flee-out"),
        flag("--no-charts"),
        *formats(),
    ],
)
