"""`isthmus fit CASE`: parameters calibrated to counts before a day, and judged after it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Day, Listed, Option, Whole, case, formats, run_options, workers
from .output import Column, Row
from .session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from isthmus.movement.fit import Fit, Fitted
    from isthmus.movement.fit_subject import Judged
    from isthmus.words import Words

    #: What a place or a series is called.
    Titles = Callable[[str], str]

#: Decimals of an error, as in the publications that it is compared with.
_DIGITS = 3


def _fit(
    ctx: click.Context,
    *,
    case: str,
    until: dt.date | None,
    members: int,
    seed: int,
    executor: int | str,
    evaluations: int,
    free: tuple[str, ...] | None,
    out: Path | None,
    form: str | None,
) -> None:
    """Fit a folder or case, write what came of it and say the most of it."""
    from isthmus.movement.fit import fit
    from isthmus.movement.fitted import CSV, refuse_place, save

    session: Session = ctx.obj
    words = session.words
    folder = out or Path(f"{Path(case).resolve().name}-fitted")
    refuse_place(folder)
    with progress.steps() as work:
        searching = words.say("cli-step-search")
        with workers(executor) as pool:
            found = fit(
                case,
                until=until,
                members=members,
                seed=seed,
                evaluations=evaluations,
                free=free,
                executor=pool,
                on_stage=lambda stage: work.next(words.say(f"cli-step-{stage}")),
                on_run=lambda done, of: work.at(searching, done, of),
            )
        files = save(found, folder)
    if form == "csv":
        output.write_file(files[CSV])
    elif form == "json":
        output.write_json(_record(found, words, files))
    else:
        _say(session, found, files, _titles(found, case, words))


def _record(fit: Fit, words: Words, files: Any) -> dict[str, Any]:
    """What a program is told of a fit: all of it, notices as sentences, and its files."""
    import msgspec

    record: dict[str, Any] = msgspec.to_builtins(fit)
    record["notices"] = [notice.say(words) for notice in fit.notices]
    record["files"] = {name: str(file) for name, file in files.items()}
    return record


def _titles(fit: Fit, case: str, words: Words) -> Titles:
    """What a series or a place is called: those of a case by their titles, in the language."""
    if fit.of == "folder":
        return lambda name: name
    from isthmus.brief.names import Names
    from isthmus.case import read_case

    return Names(read_case(case), words).series


# --- for people ----------------------------------------------------------------------------------


def _say(session: Session, fit: Fit, files: Any, titles: Titles) -> None:
    words, screen = session.words, output.Screen(session)
    until = words.date(fit.until)
    screen.heading(words.say("fit-title", name=fit.name, until=until))
    screen.facts(_facts(fit, words, titles))
    screen.heading(words.say("fit-errors"))
    screen.table(_error_columns(fit, words), _errors(fit))
    if any(one.series is not None for one in fit.after):
        screen.heading(words.say("fit-errors-by-series"))
        screen.table(_error_columns(fit, words, titles), _errors(fit, by_series=True))
    screen.text("")
    judged: tuple[Judged, ...] = ("own", "fitted", "flat")
    own, fitted, flat = (getattr(fit.errors(one, after=True), fit.judged_by) for one in judged)
    error = words.say(f"cli-column-{fit.judged_by}")
    said = {"error": error, "own": words.number(own, _DIGITS)}
    said["fitted"] = words.number(fitted, _DIGITS)
    screen.text(words.say("fit-better" if fitted < own else "fit-worse", until=until, **said))
    if flat < min(own, fitted):
        screen.text(words.say("fit-naive", error=error, flat=words.number(flat, _DIGITS)))
    if fit.of == "case":
        screen.text(words.say("cli-simulate-errors-passing"))
    if fit.given:
        screen.text(words.say("fit-given" if fit.of == "folder" else "fit-given-case"))
    screen.heading(words.say("fit-parameters"))
    screen.table(_parameter_columns(words), [{"one": one} for one in fit.parameters])
    screen.text("")
    screen.text(words.say("fit-explained", level=words.percent(0.95)))
    screen.text(words.say("fit-caution" if fit.of == "folder" else "fit-caution-case"))
    screen.text("")
    screen.text(words.say("fit-files"))
    for file in files.values():
        screen.path(file)


def _facts(fit: Fit, words: Words, titles: Titles) -> list[tuple[str, str | None]]:
    """How it was fitted, a line each."""
    judged_from = fit.until + dt.timedelta(days=1)
    return [
        (
            words.say("fit-period"),
            words.say(
                "fit-period-said" if fit.of == "folder" else "fit-period-said-case",
                span=words.period(fit.begins, fit.until, "short"),
                last=words.date(fit.last_count, "short"),
                days=fit.reported,
                months=fit.reported,
            ),
        ),
        (words.say("fit-judged-on"), words.period(judged_from, fit.ends, "short")),
        (words.say("fit-uncounted-by-then"), ", ".join(map(titles, fit.uncounted))),
        (
            words.say("fit-runs"),
            words.say(
                "fit-runs-said",
                runs=words.number(fit.runs),
                members=fit.members,
                seed=str(fit.seed),
                ended=fit.ended,
            ),
        ),
        (
            words.say("fit-misfit"),
            words.say(
                "fit-misfit-said",
                own=words.number(fit.misfit_own, _DIGITS),
                fitted=words.number(fit.misfit, _DIGITS),
                noise=words.number(fit.noise, _DIGITS + 1),
            ),
        ),
        (
            words.say("fit-grain"),
            None
            if fit.search_grain_km is None
            else words.say("fit-grain-said", km=f"{fit.search_grain_km:g}"),
        ),
    ]


def _errors(fit: Fit, *, by_series: bool = False) -> list[Row]:
    """Each that is judged, with its errors before (None: it says nothing of that) and after.

    Of all, or each series of a case: those of one series stand together.
    """
    before = {(one.judged, one.series): one for one in fit.before}
    after = [one for one in fit.after if (one.series is not None) == by_series]
    series = list(dict.fromkeys(one.series for one in after))
    return [
        {"before": before.get((one.judged, one.series)), "after": one}
        for one in sorted(after, key=lambda one: series.index(one.series))
    ]


def _error_columns(fit: Fit, words: Words, titles: Titles | None = None) -> list[Column]:
    """The columns of errors; with `titles` also of which series. What judges stands first."""

    def number(row: Row, span: str, name: str) -> str:
        value = row[span] and getattr(row[span], name)
        return "" if value is None else words.number(value, _DIGITS)

    def column(key: str, span: str, name: str) -> Column:
        return Column(key=key, show=lambda row: number(row, span, name), numeric=True)

    judged = Column(key="judged", show=lambda row: words.say(f"fit-by-{row['after'].judged}"))
    before, after = column("before", "before", "ard"), column("after", "after", "ard")
    crps = column("crps-after", "after", "relative_crps")
    if fit.of == "folder":
        rescaled = (column(f"{of}-rescaled", of, "rescaled_ard") for of in ("before", "after"))
        return [judged, before, next(rescaled), after, next(rescaled), crps]
    wape = [column(f"{of}-wape", of, "wape") for of in ("before", "after")]
    series = []
    if titles is not None:
        series = [
            Column(key="series", show=lambda row: titles(row["after"].series), wrap=True),
        ]
    return [*series, judged, *wape, crps, before, after]


def _parameter_columns(words: Words) -> list[Column]:
    def value(number: float) -> str:
        # As many decimals as tell it: 0.00107, 0.639, 418.
        digits = 0 if number >= 100 else 5 if number < 0.01 else 3
        return words.number(number, digits)

    def moved(spreads: float) -> str:
        return words.number(round(spreads, 1) + 0.0, 1)  # never -0.0

    def note(one: Fitted) -> str:
        said = [] if one.told else [words.say("fit-untold")]
        if one.at is not None:
            said.append(words.say(f"fit-at-{one.at}"))
        return "; ".join(said)

    return [
        Column(key="parameter", show=lambda row: _called(row["one"], words), wrap=True),
        Column(key="unit", show=lambda row: "" if row["one"].unit == "1" else row["one"].unit),
        Column(key="own", show=lambda row: value(row["one"].own), numeric=True),
        Column(key="fitted", show=lambda row: value(row["one"].value), numeric=True),
        Column(key="moved", show=lambda row: moved(row["one"].moved), numeric=True),
        Column(key="note", show=lambda row: note(row["one"]), wrap=True),
    ]


def _called(one: Fitted, words: Words) -> str:
    """What a parameter is called."""
    if one.place is not None:
        return words.say("fit-pull-of", place=one.place)
    if "." not in one.name:
        return words.say(f"fit-parameter-{one.name}")
    # A number of movement.toml: stays.danli.days.
    table, *of, key = one.name.split(".")
    return words.say(f"fit-number-{table}-{key}", of=".".join(of))


command = Verb(
    "fit",
    callback=click.pass_context(_fit),
    params=[
        case(),
        Option(["--until"], type=Day(), metavar="date"),
        Option(["--free"], type=Listed(), metavar="parameters"),
        Option(["--evaluations"], type=Whole(), default=300, metavar="number"),
        *run_options(members=10),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        *formats(),
    ],
)
