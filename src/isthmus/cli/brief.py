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
    from isthmus.brief.publish import publish
    from isthmus.brief.sections import SECTIONS
    from isthmus.case import read_case

    words, day = session.words, as_of or today()
    with progress.steps(of=len(SECTIONS) + 2) as work:
        work.next(words.say("cli-step-read"))
        known = read_case(case)
        brief = make_brief(
            known,
            day,
            session.language,
            on_step=lambda section: work.next(words.say(f"{section}-title")),
        )
        work.next(words.say("cli-step-write"))
        folder = out or Path(f"{known.name}-{day}-{session.language}")
        published = publish(brief, folder)
    if form == "csv":
        output.write_file(published.figures)
        return
    if form == "json":
        output.write_json(
            {
                "case": brief.case,
                "title": brief.title,
                "as_of": brief.as_of,
                "language": brief.language,
                "folder": str(folder),
                "html": str(published.html),
                "pdf": str(published.pdf),
                "figures": str(published.figures),
                "sections": [{"id": s.id, "title": s.title} for s in brief.sections],
                "count": len(brief.figures),
            }
        )
        return
    screen = output.Screen(session)
    screen.heading(words.say("cli-brief-made", title=brief.title, subtitle=brief.subtitle))
    sections, figures = len(brief.sections), len(brief.figures)
    screen.text(words.say("cli-brief-holds", sections=sections, figures=figures))
    for file in (published.html, published.pdf, published.figures):
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
