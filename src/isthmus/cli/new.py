"""`isthmus new FOLDER`: a small case to start from."""

from __future__ import annotations

import click

from . import output
from .door import Verb
from .options import Option
from .session import Session


def _new(session: Session, *, folder: str, title: str | None) -> int:
    """Copy the small case and say what to do with it."""
    from pathlib import Path

    from isthmus.case.new import new_case

    made = new_case(Path(folder), title=title)
    screen = output.Screen(session)
    screen.heading(session.words.say("cli-new-made", folder=str(made)))
    screen.facts(
        (f"isthmus {verb} {_typed(folder)}", session.words.say(f"cli-new-{verb}"))
        for verb in ("check", "series", "brief")
    )
    screen.text("")
    screen.text(session.words.say("cli-new-change"))
    return 0


def _typed(path: str) -> str:
    """A path as it can be typed again."""
    import shlex

    return shlex.quote(path)


command = Verb(
    "new",
    callback=click.pass_obj(_new),
    params=[click.Argument(["folder"]), Option(["--title"], metavar="title")],
)
