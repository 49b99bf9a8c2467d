"""`isthmus check CASE`: every problem of a case or a folder of Flee, or what a sound one holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from . import output, progress
from .door import Verb
from .options import as_of, case, flag, formats
from .output import Column, Row
from .session import Session
from .written import short_day, short_period, shortened, title_of

if TYPE_CHECKING:
    from pathlib import Path

    from isthmus.case import Case, Problem
    from isthmus.case.contents import Contents
    from isthmus.words import Words

_PROBLEM = ("file", "row", "column", "value", "problem")
#: Of a case that is refused whole, nothing is known.
_NO_TABLES = {"tables": None, "series": None}


def _check(
    session: Session, *, case: str, as_of: dt.date | None, form: str | None, describe: bool
) -> int:
    """Read the case and say what is wrong with it or what it holds."""
    from pathlib import Path

    from isthmus import case as cases
    from isthmus.case.contents import contents
    from isthmus.movement.folders import is_flee

    if is_flee(case) and not describe:
        return _check_flee(session, case, as_of, form)
    problems: Sequence[Problem] = ()
    found, held = None, None
    with progress.steps() as work:
        work.next(session.words.say("cli-step-read"))
        if describe:
            cases.describe(Path(case))
        folder = cases.find_case(case)
        try:
            found = cases.read_case(folder)
        except cases.CaseError as refused:
            problems = refused.problems
        if found is not None:
            problems = _of_settings(found, folder)
            found = None if problems else found
        if found is not None:
            found = found.as_of(as_of) if as_of else found
            held = contents(found)
    rows = [_parts(problem, session.words, "problem") for problem in problems]
    if form == "csv":
        output.write_csv(_PROBLEM, rows)
    elif form == "json":
        tables = _tables(found, held, session.words) if found and held else _NO_TABLES
        output.write_json({"case": folder.name, "as_of": as_of, "problems": rows, **tables})
    elif found and held:
        _say_sound(session, found, held)
    else:
        _say_problems(session, rows)
    return 1 if problems else 0


def _of_settings(case: Case, folder: Path) -> Sequence[Problem]:
    """Every problem of the files beside the tables: movement, forecast, scenarios, sharing."""
    from isthmus import case as cases

    problems: list[Problem] = []
    if (folder / cases.MOVEMENT).is_file():
        from isthmus.movement.of_case import problems_of_movement

        problems += problems_of_movement(case)
    if (folder / cases.FORECAST).is_file():
        from isthmus.forecast.settings import problems_of_forecast, settings_of_forecast

        found = problems_of_forecast(case)
        problems += found
        if not found and (folder / cases.SCENARIOS).is_dir():
            from isthmus.forecast.scenarios.reading import problems_of_scenarios

            problems += problems_of_scenarios(case, settings_of_forecast(case))
    if (folder / cases.SHARING).is_file():
        from isthmus.sharing.settings import problems_of_sharing

        problems += problems_of_sharing(case)
    return problems


def _check_flee(session: Session, path: str, as_of: dt.date | None, form: str | None) -> int:
    """The same of a folder of Flee; what may surprise in a sound one is told as well."""
    from pathlib import Path

    from . import check_flee

    words = session.words
    with progress.steps() as work:
        work.next(words.say("cli-step-read"))
        folder, problems = check_flee.read(path, as_of)
    rows = [_parts(problem, words, "problem") for problem in problems]
    notices = [_parts(one, words, "notice") for one in folder.notices] if folder else []
    if form == "csv":
        output.write_csv(_PROBLEM, rows)
    elif form == "json":
        head = {"case": Path(path).resolve().name, "as_of": as_of, "problems": rows}
        output.write_json({**head, "notices": notices, **check_flee.held(folder)})
    elif folder:
        screen = output.Screen(session)
        check_flee.say(screen, folder, as_of, words)
        if notices:
            screen.heading(words.say("cli-simulate-notices"))
            _table(screen, notices, "notice")
    else:
        _say_problems(session, rows)
    return 1 if problems else 0


def _parts(problem: Problem, words: Words, called: str) -> Row:
    """A problem or notice by its parts; its sentence, `called` so, without the place."""
    import msgspec

    sentence = msgspec.structs.replace(problem, file=None, row=None, column=None).say(words)
    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        called: sentence,
    }


def _tables(case: Case, held: Contents, words: Words) -> dict[str, list[Row]]:
    from isthmus.case.schema import tables

    return {
        "tables": [
            {"table": name, "file": tables()[name].path, "rows": rows}
            for name, rows in held.tables.items()
        ],
        "series": [
            {
                "series": series.series,
                "rows": series.rows,
                "blanks": series.blanks,
                "first": series.first,
                "last": series.last,
                "first_published": series.first_published,
                "last_published": series.last_published,
                "reported": series.reported,
                "lag_days": series.lag_days,
                "lag_basis": getattr(case.series[series.series], f"lag_basis_{words.language}"),
            }
            for series in held.series
        ],
    }


def _say_problems(session: Session, rows: Sequence[Row]) -> None:
    screen = output.Screen(session)
    _table(screen, rows, "problem")
    screen.heading(session.words.say("cli-check-problems", count=len(rows)))


def _table(screen: output.Screen, rows: Sequence[Row], called: str) -> None:
    """Problems or notices, a row each; `called` is the column of their sentences."""
    screen.table(
        [
            Column(key="file", show=lambda row: row["file"] or ""),
            Column(key="row", show=lambda row: str(row["row"] or ""), numeric=True),
            Column(key="column", show=lambda row: row["column"] or "", under="file"),
            Column(key="value", show=lambda row: shortened(row["value"]), wrap=True),
            Column(key=called, show=lambda row: row[called], wrap=True),
        ],
        rows,
    )


def _say_sound(session: Session, case: Case, held: Contents) -> None:
    words = session.words
    sound = _tables(case, held, words)

    def days(row: Row) -> str:
        return words.say("cli-days", days=row["lag_days"])

    screen = output.Screen(session)
    screen.heading(words.say("cli-check-sound", title=title_of(case, words)))
    screen.facts(
        [
            (words.say("cli-folder"), str(case.folder)),
            (words.say("cli-as-of"), words.date(case.known_on) if case.known_on else None),
        ]
    )
    screen.heading(words.say("cli-check-tables"))
    screen.table(
        [
            Column(key="table", show=lambda row: row["table"]),
            Column(key="file", show=lambda row: row["file"]),
            Column(key="rows", show=lambda row: words.number(row["rows"]), numeric=True),
        ],
        sound["tables"],
    )
    screen.heading(words.say("cli-check-series"))
    screen.table(
        [
            Column(key="series", show=lambda row: row["series"]),
            Column(key="rows", show=lambda row: words.number(row["rows"]), numeric=True),
            Column(key="first", show=lambda row: short_period(row["first"], words)),
            Column(key="last", show=lambda row: short_period(row["last"], words), under="first"),
            Column(
                key="first-published", show=lambda row: short_day(row["first_published"], words)
            ),
            Column(
                key="last-published",
                show=lambda row: short_day(row["last_published"], words),
                under="first-published",
            ),
            Column(key="lag", show=days, numeric=True),
        ],
        sound["series"],
    )
    screen.text("")
    screen.text(words.say("cli-check-lag"))


command = Verb(
    "check",
    callback=click.pass_obj(_check),
    params=[case(), flag("--describe"), as_of(), *formats()],
)
