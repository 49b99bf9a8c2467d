"""`isthmus brief CASE`: the brief that a delegation carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import gathering, output, progress
from .door import Verb
from .ending import DONE, FAILED
from .options import Option, as_of, case, formats, today
from .session import Session

if TYPE_CHECKING:
    from isthmus.brief.said.hearing import Spoken


def _brief(
    session: Session,
    *,
    case: str,
    as_of: dt.date | None,
    documents: Sequence[str],
    out: Path | None,
    form: str | None,
) -> int:
    """Make the brief, write it and say where it is."""
    from isthmus.brief import make_brief
    from isthmus.brief.publish import FILES, publish
    from isthmus.brief.sections import SECTIONS
    from isthmus.case import read_case

    words, day = session.words, as_of or today()

    def begin(step: str) -> None:
        work.next(words.say(f"cli-step-{step}"))

    of = 1 + bool(documents) + len(SECTIONS) + len(FILES) + 1
    with progress.steps(of=of) as work:
        begin("read")
        known = read_case(case)
        spoken = None
        if documents:
            begin("read-documents")
            spoken = _spoken(documents, session)
            if not spoken.documents:
                return FAILED  # why is told of each
        brief = make_brief(
            known,
            day,
            session.language,
            spoken=spoken,
            dated=as_of is not None,
            on_step=lambda section: work.next(words.say(f"{section}-title")),
        )
        folder = out or Path(f"{known.name}-{day}-{session.language}")
        files = publish(brief, folder, on_step=begin).files
    if form == "csv":
        output.write_file(files["figures.csv"])
        return DONE
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
        return DONE
    screen = output.Screen(session)
    screen.heading(brief.title)
    screen.text(f"{brief.subtitle}.")
    screen.text("")
    sections, figures = len(brief.sections), len(brief.figures)
    screen.text(words.say("cli-brief-holds", sections=sections, figures=figures))
    for file in files.values():
        screen.path(file)
    return DONE


def _spoken(given: Sequence[str], session: Session) -> Spoken:
    """What the documents say; of one that cannot be read is told why, and the others are kept."""
    from isthmus.brief.said.hearing import spoken_in

    kept = []
    # The bar shows the steps of the brief, not the files of one of them.
    for outcome in gathering.outcomes(given, progress.Steps(None), session):
        gathering.report(outcome, session)
        kept.append(outcome)
    return spoken_in(kept)


command = Verb(
    "brief",
    callback=click.pass_obj(_brief),
    params=[
        case(),
        as_of(),
        Option(["--documents"], multiple=True, metavar="documents"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        *formats(),
    ],
)
