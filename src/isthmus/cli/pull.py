"""`isthmus pull SOURCE`: fresh figures from a publisher."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .ending import tell
from .options import Choice, Option, Wrong, Year, flag, formats
from .output import Column
from .session import Session

if TYPE_CHECKING:
    from isthmus.series.publishers import Publisher
    from isthmus.series.pull import Pulled

_LISTED = ("source", "name", "country", "frequency", "feeds", "fetched", "licence", "url")
_FILES = ("holds", "file")


def _pull(
    ctx: click.Context,
    *,
    source: str | None,
    files: Sequence[Path],
    into: Path | None,
    case: str | None,
    year: Sequence[int],
    dated: str,
    form: str | None,
    accept: bool,
    list: bool,
) -> None:
    """List the publishers, or fetch and read what one of them gives."""
    session: Session = ctx.obj
    if list:
        _show_publishers(session, form)
        return
    if source is None:
        raise Wrong("missing", ctx, value=session.help("metavar-source"))
    from isthmus.case import read_case
    from isthmus.case.package import FILE
    from isthmus.series.pull import pull, take

    target = into or Path(source)
    with progress.steps() as work:
        # Figures that are pulled into a case are figures for that case.
        meant = case or (target if (target / FILE).is_file() else None)
        settings: dict[str, Any] = {
            "case": read_case(meant) if meant else None,
            "published": dated,
            "accept_surprises": accept,
        }
        if files:
            pulled = take(source, files, target, **settings)
        else:
            pulled = pull(source, target, years=year or None, progress=work.at, **settings)
    _show_pulled(session, pulled, form)


def _show_pulled(session: Session, pulled: Pulled, form: str | None) -> None:
    words = session.words
    notes = [note.say(words) for note in pulled.notes]
    if form == "json":
        output.write_json(
            {
                "source": pulled.publisher,
                "retrieved": pulled.retrieved,
                "rows": pulled.rows,
                "unchanged": pulled.unchanged,
                "feeds": pulled.feeds,
                "files": [str(file) for file in pulled.files],
                "raw": [str(file) for file in pulled.raw],
                "notes": notes,
            }
        )
        return
    held = [("rows", file) for file in pulled.files] + [("raw", file) for file in pulled.raw]
    if form == "csv":
        output.write_csv(_FILES, [{"holds": holds, "file": str(file)} for holds, file in held])
        for note in notes:
            tell(note)
        return
    screen = output.Screen(session)
    screen.heading(words.say("cli-pull-made", rows=pulled.rows, unchanged=pulled.unchanged))
    for _, file in held:
        screen.path(file)
    if notes:
        screen.heading(words.say("cli-pull-notes"))
        for note in notes:
            screen.text(note)


def _show_publishers(session: Session, form: str | None) -> None:
    from isthmus.series.publishers import publishers

    words = session.words
    rows = [_listed(publisher) for publisher in publishers().values()]
    if form == "csv":
        output.write_csv(_LISTED, rows)
    elif form == "json":
        output.write_json({"sources": rows})
    else:
        output.Screen(session).table(
            [
                Column(key="source", show=lambda row: row["source"]),
                Column(key="name", show=lambda row: row["name"], wrap=True, under="source"),
                Column(key="feeds", show=lambda row: ", ".join(row["feeds"]), wrap=True),
                Column(
                    key="frequency",
                    show=lambda row: words.say(f"cli-frequency-{row['frequency']}"),
                ),
                Column(
                    key="fetched",
                    show=lambda row: words.say("cli-yes" if row["fetched"] else "cli-by-hand"),
                    under="frequency",
                ),
                Column(key="licence", show=lambda row: row["licence"], wrap=True),
            ],
            rows,
        )


def _listed(publisher: Publisher) -> dict[str, Any]:
    return {
        "source": publisher.id,
        "name": publisher.name,
        "country": publisher.country,
        "frequency": publisher.frequency,
        "feeds": publisher.feeds,
        "fetched": bool(publisher.addresses),
        "licence": publisher.licence,
        "url": publisher.url,
    }


command = Verb(
    "pull",
    callback=click.pass_context(_pull),
    params=[
        click.Argument(["source"], required=False),
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path)),
        Option(["--into"], type=click.Path(path_type=Path), metavar="folder"),
        Option(["--case"], metavar="case"),
        Option(["--year"], type=Year(), multiple=True, metavar="year"),
        Option(["--dated"], type=Choice("retrieved", "lag"), default="retrieved", metavar="dated"),
        flag("--accept"),
        flag("--list"),
        *formats(),
    ],
)
