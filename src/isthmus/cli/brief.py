"""`isthmus brief CASE`: the brief that a delegation carries."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from . import output, progress
from .door import Verb
from .options import Option, as_of, case, formats, today
from .session import Session


def _brief(
    session: Session, *, case: str, as_of: dt.date | None, out: Path | None, form: str | None
) -> None:
    """Make the brief, write it and say where it is."""
    from isthmus.brief import make_brief
    from isthmus.brief.publish import FILES, publish
    from isthmus.brief.sections import SECTIONS
    from isthmus.case import read_case

    words, day = session.words, as_of or today()

    def begin(step: str) -> None:
        work.next(words.say(f"cli-step-{step}"))

    with progress.steps(of=1 + len(SECTIONS) + len(FILES) + 1) as work:
        begin("read")
        known = read_case(case)
        brief = make_brief(
            known,
            day,
            session.language,
            on_step=lambda section: work.next(words.say(f"{section}-title")),
        )
        folder = out or Path(f"{known.name}-{day}-{session.language}")
        files = publish(brief, folder, on_step=begin).files
    if form == "csv":
        output.write_file(files["figures.csv"])
        return
    if form == "json":
        output.write_json(
            {
                "case": brief.case,
                "title": brief.title,
                "as_of": brief.as_of,
                "language": brief.language,
                "folder": str(folder),
                "files": {name: str(file) for name, file in files.items()},
                "sections": [{"id": s.id, "title": s.title} for s in brief.sections],
                "figures": len(brief.figures),
            }
        )
        return
    screen = output.Screen(session)
    screen.heading(brief.title)
    screen.text(f"{brief.subtitle}.")
    screen.text("")
    sections, figures = len(brief.sections), len(brief.figures)
    screen.text(words.say("cli-brief-holds", sections=sections, figures=figures))
    for file in files.values():
        screen.path(file)


command = Verb(
    "brief",
    callback=click.pass_obj(_brief),
    params=[
        case(),
        as_of(),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        *formats(),
    ],
)
