"""`isthmus track CASE`: what was promised, what is known of it, and what falls due."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import output, progress
from .door import Verb
from .options import Listed, Option, Whole, Wrong, as_of, case, flag, formats, today
from .session import Session

if TYPE_CHECKING:
    from isthmus.case import Case
    from isthmus.commitments.records import Register


def _track(
    ctx: click.Context,
    *,
    case: str,
    as_of: dt.date | None,
    agreement: tuple[str, ...] | None,
    party: tuple[str, ...] | None,
    pillar: tuple[str, ...] | None,
    within: int,
    meetings: bool,
    out: Path | None,
    imported: Path | None,
    into: Path | None,
    form: str | None,
) -> None:
    """Show the register of a case, export it, or read a file of another register."""
    session: Session = ctx.obj
    if (imported is None) != (into is None):
        given, other = ("--import", "--into") if into is None else ("--into", "--import")
        raise Wrong("needs-also", ctx, value=given, other=other)
    if imported is not None and out is not None:
        raise Wrong("not-together", ctx, a="--import", b="--out")
    from isthmus.case import read_case

    with progress.steps() as work:
        work.next(session.words.say("cli-step-read"))
        known = read_case(case)
    if imported is not None and into is not None:
        if as_of is not None:
            known = known.as_of(as_of)
        _import(session, known, imported, into, form)
        return
    from isthmus.commitments.narrowing import narrowed
    from isthmus.commitments.register import register_of
    from isthmus.commitments.telling import Telling

    register = register_of(known, as_of or today())
    shown = narrowed(
        register, agreements=agreement or (), parties=party or (), pillars=pillar or ()
    )
    files, apart = ({}, []) if out is None else _export(session, register, out)
    telling = Telling(shown, session.words)
    if form == "json":
        from isthmus.commitments.listing import record

        written = {"files": files, "left_out": apart} if files else {}
        output.write_json(record(telling, within) | written)
    elif form == "csv":
        from isthmus.commitments.listing import COLUMNS, rows

        output.write_csv(COLUMNS, rows(telling))
    else:
        from . import meetings as listed
        from . import tracked

        screen = output.Screen(session)
        if meetings:
            listed.say_meetings(screen, telling)
        else:
            tracked.say_register(screen, telling, within)
        if files:
            screen.text("")
            screen.text(session.words.say("cli-simulate-files"))
        for file in files.values():
            screen.path(file)


def _export(session: Session, register: Register, out: Path) -> tuple[dict[str, Path], list[str]]:
    """Write the register as files for others, and what of it they cannot state, each in words.

    Of many of a kind standard error is told the first few.
    """
    from isthmus.commitments.exchange import left_out, write_exchange

    from .ending import tell
    from .tracked import grouped

    files = write_exchange(register, out, session.language)
    apart = left_out(register, session.language)
    for line in grouped(apart, session.words):
        tell(line)
    return files, [problem.say(session.words) for problem in apart]


def _import(session: Session, known: Case, file: Path, into: Path, form: str | None) -> None:
    """Read a file of another register into a folder of tables, as of the day of the case."""
    from isthmus.commitments.exchange import read_exchange, write_imported

    words = session.words
    found = read_exchange(file, known, known.known_on)
    written = write_imported(found, into)
    rows = [
        {"table": name, "rows": len(found.rows.get(name, ())), "file": path}
        for name, path in written.items()
    ]
    if form == "json":
        notices = [problem.say(words) for problem in found.notices]
        output.write_json({"tables": rows, "notices": notices})
    elif form == "csv":
        output.write_csv(("table", "rows", "file"), rows)
    else:
        from . import tracked

        tracked.say_imported(output.Screen(session), words, rows, found)


command = Verb(
    "track",
    callback=click.pass_context(_track),
    params=[
        case(),
        as_of(),
        Option(["--agreement"], type=Listed(), metavar="agreements"),
        Option(["--party"], type=Listed(), metavar="parties"),
        Option(["--pillar"], type=Listed(), metavar="pillars"),
        Option(["--within"], type=Whole(least=0, most=600), default=6, metavar="months"),
        flag("--meetings"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        Option(["imported", "--import"], type=click.Path(path_type=Path), metavar="files"),
        Option(["--into"], type=click.Path(path_type=Path), metavar="folder"),
        *formats(),
    ],
)
