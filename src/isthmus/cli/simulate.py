"""`isthmus simulate CASE`: how people move in a case, many times over, beside what was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import (
    Length,
    Listed,
    Option,
    Whole,
    Wrong,
    as_of,
    case,
    flag,
    formats,
    run_options,
    workers,
)
from .output import Column, Row
from .session import Session
from .written import title_of

if TYPE_CHECKING:
    from isthmus.movement.passing import Estimate
    from isthmus.movement.simulating import Simulation
    from isthmus.words import Words


#: The finest and the coarsest length by which ways are told apart, in kilometres. No case states
#: its roads to less than a metre, and beyond a few days on the road no two ways are told apart.
_GRAINS = (0.001, 1000.0)
#: The time that a run takes grows with the parts; the help says how many are enough.
_PARTS = 50
#: As many notices of a folder are shown; the page has all of them.
_NOTICES = 8


def _simulate(
    ctx: click.Context,
    *,
    case: str,
    days: int | None,
    out: Path | None,
    grain: float | None,
    parts: int,
    like_flee: tuple[str, ...] | None,
    by: str | None,
    as_of: dt.date | None,
    fitted: Path | None,
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
    from isthmus.movement.folders import kind_of

    kind_of(case)  # what cannot be simulated is refused before what simulates is loaded
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
                as_of=as_of,
                fitted=fitted,
                grain_km=grain,
                fineness=parts,
                like_flee=like_flee or (),
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


def _record(
    simulation: Simulation, words: Words, folder: Path, files: Mapping[str, Path]
) -> dict[str, Any]:
    """What a program is told of a simulation: what was run, where it ended, how far it is off."""
    import msgspec

    result = simulation.result

    def plain(row: Row) -> dict[str, Any]:
        return {**row, "simulated": msgspec.structs.asdict(row["simulated"])}

    return {
        "case": simulation.name,
        "as_of": simulation.known_on,
        "first": simulation.dates[simulation.first],
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
        "fitted": msgspec.to_builtins(simulation.fitted),
        "compiled": simulation.compiled,
        "people": msgspec.structs.asdict(simulation.everyone()),
        "unmet": msgspec.to_builtins(simulation.unmet()),
        "at_places": [plain(row) for row in _at_places(simulation)],
        "passing": [plain(row) for row in _passing(simulation)],
        "errors": msgspec.to_builtins(simulation.scores),
        "errors_by_series": {
            one.series: msgspec.to_builtins(one.scores) for one in simulation.passing
        },
        "notices": [notice.say(words) for notice in simulation.notices],
        "folder": str(folder),
        "files": {name: str(file) for name, file in files.items()},
    }


def _at_places(simulation: Simulation) -> list[Row]:
    """The places that were counted, on the last day of which the counts are known."""
    if simulation.counted is None:
        return []
    number = {name: i for i, name in enumerate(simulation.result.places)}
    day = simulation.compared_on
    return [
        {"place": place, "simulated": simulation.people(number[place], day), "counted": count}
        for place, count in zip(
            simulation.counted.places, simulation.counted.people[day].tolist(), strict=True
        )
    ]


def _passing(simulation: Simulation) -> list[Row]:
    """The series of those who pass, by population, in the last month that was counted."""
    rows: list[Row] = []
    for one in simulation.passing:
        for n, population in enumerate(one.populations):
            counted = [t for t, there in enumerate(one.observed[:, n].tolist()) if there]
            if counted:
                t = counted[-1]
                rows.append(
                    {
                        "series": one.series,
                        "population": population,
                        "first": one.months[t][0],
                        "last": one.months[t][1],
                        "simulated": one.estimate(t, n),
                        "counted": int(one.counts[t, n]),
                    }
                )
    return rows


# --- for people ----------------------------------------------------------------------------------


def _say(session: Session, simulation: Simulation, files: Mapping[str, Path]) -> None:
    words, screen = session.words, output.Screen(session)
    name = title_of(simulation.case, words) if simulation.case else simulation.name
    screen.heading(words.say("simulated-title", name=name))
    screen.facts(_facts(simulation, words))
    if simulation.notices:
        screen.heading(words.say("cli-simulate-notices"))
        for notice in simulation.notices[:_NOTICES]:
            screen.text(notice.say(words))
        more = len(simulation.notices) - _NOTICES
        if more > 0:
            screen.text(words.say("cli-simulate-more-notices", count=more))
    if simulation.counted is not None:
        _say_at_places(screen, simulation, words)
    elif simulation.passing:
        _say_passing(screen, simulation, words)
    else:
        screen.text("")
        screen.text(words.say("simulated-uncounted"))
    screen.text("")
    screen.text(words.say("simulated-caution"))
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


def _beside(words: Words) -> list[Column]:
    """What is simulated beside what was counted."""
    return [
        Column(
            key="simulated", show=lambda row: words.number(row["simulated"].median), numeric=True
        ),
        Column(key="interval", show=lambda row: _between(row["simulated"], words), numeric=True),
        Column(key="counted", show=lambda row: words.number(row["counted"]), numeric=True),
    ]


def _say_at_places(screen: output.Screen, simulation: Simulation, words: Words) -> None:
    from isthmus.brief.errors import error_lines, over_which

    day = words.date(simulation.dates[simulation.compared_on])
    screen.heading(words.say("simulated-last-day", day=day))
    place = Column(key="place", show=lambda row: row["place"], wrap=True)
    screen.table([place, *_beside(words)], _at_places(simulation))
    assert simulation.scores is not None
    screen.heading(words.say("simulated-errors"))
    screen.table(
        [
            Column(key="error", show=lambda row: row["line"].name, wrap=True),
            Column(key="value", show=lambda row: row["line"].value, numeric=True),
            Column(key="interval", show=lambda row: row["line"].interval, numeric=True),
            Column(key="of-all", show=lambda row: row["line"].of_all, numeric=True),
            Column(key="meaning", show=lambda row: row["line"].undefined, wrap=True),
        ],
        [{"line": line} for line in error_lines(simulation.scores, words)],
    )
    screen.text("")
    if which := over_which(simulation.scores, words):
        screen.text(which)
    screen.text(words.say("cli-simulate-errors"))


def _say_passing(screen: output.Screen, simulation: Simulation, words: Words) -> None:
    from isthmus.brief.errors import series_line
    from isthmus.brief.names import Names

    assert simulation.case is not None
    names = Names(simulation.case, words)
    screen.heading(words.say("simulated-passing-title"))
    screen.table(
        [
            Column(key="series", show=lambda row: names.series(row["series"]), wrap=True),
            Column(key="population", show=lambda row: names.population(row["population"])),
            Column(key="period", show=lambda row: words.period(row["first"], row["last"], "short")),
            *_beside(words),
        ],
        _passing(simulation),
    )
    screen.heading(words.say("simulated-errors"))
    screen.table(
        [
            Column(key="series", show=lambda row: row["line"].series, wrap=True),
            Column(key="months", show=lambda row: row["line"].months, numeric=True),
            Column(key="wape", show=lambda row: row["line"].wape, numeric=True),
            Column(key="interval", show=lambda row: row["line"].interval, numeric=True),
            Column(key="crps", show=lambda row: row["line"].crps, numeric=True),
            Column(key="coverage", show=lambda row: row["line"].coverage, numeric=True),
            Column(key="ard", show=lambda row: row["line"].ard, numeric=True),
        ],
        [
            {"line": series_line(names.series(one.series), one.scores, words)}
            for one in simulation.passing
        ],
    )
    screen.text("")
    screen.text(words.say("cli-simulate-errors-passing"))


def _facts(simulation: Simulation, words: Words) -> list[tuple[str, str | None]]:
    """What was run, a line each."""
    result, dates = simulation.result, simulation.dates
    people, unmet = simulation.everyone(), simulation.unmet()
    grain = simulation.grain_km
    return [
        (
            words.say("cli-as-of"),
            words.date(simulation.known_on) if simulation.known_on else None,
        ),
        (
            words.say("cli-simulate-network"),
            words.say(
                "cli-simulate-places",
                places=words.number(len(result.places)),
                places_n=len(result.places),
                links=words.number(len(result.starts)),
                links_n=len(result.starts),
            ),
        ),
        (
            words.say("cli-simulate-period"),
            words.say(
                "cli-simulate-days",
                span=words.period(dates[simulation.first], dates[-1], "short"),
                length=words.say(
                    "cli-simulate-steps" if simulation.when.step_days > 1 else "cli-days",
                    days=result.days - simulation.first,
                ),
            ),
        ),
        (
            words.say("cli-simulate-members"),
            words.say("cli-simulate-seed", members=result.members, seed=str(result.seed)),
        ),
        (words.say("cli-simulate-people"), _estimated(people, words)),
        (
            words.say("cli-simulate-unmet"),
            words.say("cli-simulate-unmet-why", n=_estimated(unmet, words)) if unmet else None,
        ),
        (
            words.say("cli-simulate-grain"),
            None if grain in (None, 1.0) else words.say("cli-simulate-rounded", km=f"{grain:g}"),
        ),
        (words.say("cli-simulate-like-flee"), ", ".join(simulation.like_flee)),
        (
            words.say("cli-simulate-fitted"),
            simulation.fitted.say(words) if simulation.fitted else None,
        ),
        (
            words.say("cli-simulate-lane"),
            None if simulation.compiled else words.say("cli-simulate-plain"),
        ),
    ]


def _estimated(estimate: Estimate, words: Words) -> str:
    """The median, with its interval where members differ."""
    span, n = _between(estimate, words), words.number(estimate.median)
    if not span or estimate.low == estimate.high:
        return n
    return words.say("cli-simulate-median", n=n, span=span)


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
        as_of(),
        *run_options(),
        Option(["fitted", "--with"], type=click.Path(path_type=Path), metavar="files"),
        Option(["--days"], type=Whole(), metavar="number"),
        Option(["--grain"], type=Length(*_GRAINS), metavar="kilometres"),
        Option(["--parts"], type=Whole(most=_PARTS), default=1, metavar="number"),
        Option(["--like-flee"], type=Listed(), metavar="switches"),
        Option(["--by"], metavar="attribute"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--parquet"),
        flag("--flee-out"),
        flag("--no-charts"),
        *formats(),
    ],
)
