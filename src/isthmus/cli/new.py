"""`isthmus new FOLDER`: a small case to start from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from . import output
from .door import Verb
from .options import Option, as_of, formats
from .output import Row
from .session import Session

_TABLE = ("table", "file", "rows")


def _new(
    session: Session, *, folder: str, title: str | None, as_of: dt.date | None, form: str | None
) -> int:
    """Copy the small case and say what to do with it."""
    from isthmus.case.new import new_case

    made = new_case(Path(folder), title=title, as_of=as_of)
    if form is not None:
        rows = _tables(made)
        if form == "csv":
            output.write_csv(_TABLE, rows)
        else:
            output.write_json({"folder": str(made), "as_of": as_of, "tables": rows})
        return 0
    screen = output.Screen(session)
    screen.heading(session.words.say("cli-new-made", folder=str(made)))
    screen.facts(
        (f"isthmus {verb} {_typed(folder)}", session.words.say(f"cli-new-{verb}"))
        for verb in ("check", "series", "brief")
    )
    screen.text("")
    screen.text(session.words.say("cli-new-change"))
    return 0


def _tables(folder: Path) -> list[Row]:
    from isthmus.case import read_case
    from isthmus.case.package import files_of
    from isthmus.case.schema import tables

    made = read_case(folder)
    return [
        {
            "table": name,
            "file": " ".join(files),
            "rows": made.frames[name].height,
        }
        for name in tables()
        if (files := files_of(folder).of[name])
    ]


def _typed(path: str) -> str:
    """A path as it can be typed again."""
    import shlex

    return shlex.quote(path)


command = Verb(
    "new",
    callback=click.pass_obj(_new),
    params=[
        click.Argument(["folder"]),
        Option(["--title"], metavar="title"),
        as_of(),
        *formats(),
    ],
)
