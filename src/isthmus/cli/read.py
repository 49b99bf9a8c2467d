"""`isthmus read FILE|FOLDER|-`: what documents say, as claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import gathering, output, progress
from .door import Verb
from .ending import DONE, FAILED, tell
from .options import Choice, Day, Option, Where, Wrong, flag, formats, workers
from .output import Column, Row
from .session import Session
from .written import (
    one_line,
    said_amount,
    said_measure,
    said_noun,
    said_people,
    said_period,
    said_place,
)

if TYPE_CHECKING:
    from isthmus.evidence.bulk import Outcome, Reader
    from isthmus.evidence.proposing import Counts
    from isthmus.evidence.records import Claim
    from isthmus.words import Words


#: In which order people are shown what is no figure: first what binds, last who writes.
_ORDER = (
    "agreement", "policy", "commitment", "forecast", "relation", "event", "position", "office",
    "credit", "byline",
)  # fmt: skip


def _read(
    ctx: click.Context,
    *,
    documents: Sequence[str],
    published: dt.date | None,
    draft: str | None,
    reader: str,
    executor: int | str,
    out: Path | None,
    form: str | None,
    jsonl: bool,
) -> int:
    """Read the documents and show, write or draft what they say."""
    if form and jsonl:
        raise Wrong("not-together", ctx, a="--jsonl", b=f"--{form}")
    session: Session = ctx.obj
    read, refused = 0, 0
    kept: list[Outcome] = []
    counts: list[Counts] = []
    with progress.steps() as work, workers(executor) as pool:
        work.next(session.words.say("cli-step-read-documents"))
        for outcome in gathering.outcomes(
            documents,
            work,
            session,
            published=published,
            reader=_reader(reader),
            executor=pool,
            spool=out,
        ):
            gathering.report(outcome, session, notes=jsonl or form == "csv" or bool(draft))
            if outcome.document is None:
                refused += 1
                continue
            read += 1
            if outcome.counts:
                counts.append(outcome.counts)
            if jsonl:
                for claim in outcome.claims:
                    output.write_line(_printed(claim))
            if draft or not jsonl:
                kept.append(outcome)
        if draft:
            _draft(draft, kept, session)
    if form == "csv":
        output.write_csv(_columns(), [_printed(claim) for one in kept for claim in one.claims])
    elif form == "json":
        output.write_json([_json(one) for one in kept])
    elif not jsonl and not draft:
        _show(session, kept)
    _account(counts, session)
    if refused:
        tell(session.words.say("cli-read-refused", refused=refused, read=read))
    return DONE if read or not refused else FAILED


def _reader(name: str) -> Reader | None:
    """Who makes the claims: None is the grammar alone."""
    if name == "rules":
        return None
    from isthmus.evidence.proposing import with_reader

    return with_reader(name)


def _account(counts: Sequence[Counts], session: Session) -> None:
    """Tell what a reader beside the grammar proposed, and what of it was dropped and why."""
    if counts:
        from isthmus.evidence.proposing import said, summed

        for line in said(summed(counts), session.words):
            tell(line)


def _draft(case: str, kept: Sequence[Outcome], session: Session) -> None:
    """Put the claims into a case, as unreviewed."""
    from isthmus.evidence.register import draft

    added = draft(
        Path(case),
        [one.document for one in kept if one.document],
        [claim for one in kept for claim in one.claims],
    )
    tell(session.words.say("cli-read-drafted", documents=added.documents, claims=added.claims))


def _printed(claim: Claim) -> Row:
    from isthmus.evidence.bulk import printed

    return printed(claim)


def _columns() -> tuple[str, ...]:
    from isthmus.evidence.records import FIELDS

    return (*FIELDS, "id")


def _json(outcome: Outcome) -> dict[str, Any]:
    document = outcome.document
    assert document is not None
    return {
        "document": document.name,
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published,
        "published_basis": document.published_basis,
        "language": document.language,
        "text": document.text,
        "notes": document.notes,
        "claims": [_printed(claim) for claim in outcome.claims],
    }


# --- for people ----------------------------------------------------------------------------------


def _show(session: Session, kept: Sequence[Outcome]) -> None:
    words = session.words
    screen = output.Screen(session)
    for outcome in kept:
        document = outcome.document
        assert document is not None
        screen.heading(document.title or document.name)
        dated = words.date(document.published) if document.published else None
        screen.facts(
            [
                (words.say("cli-read-file"), document.name if document.title else None),
                (words.say("cli-read-publisher"), document.publisher),
                (words.say("cli-read-published"), dated or words.say("cli-read-undated")),
            ]
        )
        for note in document.notes:
            if note != gathering.UNDATED:
                screen.text(words.say(f"problem-{note}"))
        figures = [claim for claim in outcome.claims if claim.kind == "figure"]
        others = [claim for claim in outcome.claims if claim.kind != "figure"]
        others.sort(key=lambda claim: (_ORDER.index(_sort_of(claim)), claim.start))
        if not outcome.claims:
            screen.text(words.say("cli-read-nothing"))
        screen.text("")
        screen.table(_figure_columns(words), [{"claim": claim} for claim in figures])
        if others:
            screen.text("")
            screen.table(_other_columns(words), [{"claim": claim} for claim in others])


def _figure_columns(words: Words) -> list[Column]:
    return [
        Column(key="quote", show=lambda row: one_line(row["claim"].quote), wrap=True),
        Column(
            key="value", show=lambda row: said_amount(row["claim"], words), numeric=True
        ),
        Column(key="noun", show=lambda row: said_noun(row["claim"], words), wrap=True),
        Column(
            key="measure",
            show=lambda row: said_measure(row["claim"], words),
            wrap=True,
            under="noun",
        ),
        Column(key="place", show=lambda row: said_place(row["claim"], words), wrap=True),
        Column(
            key="population",
            show=lambda row: said_people(row["claim"], words),
            wrap=True,
            under="place",
        ),
        Column(key="period", show=lambda row: said_period(row["claim"], words), wrap=True),
        Column(
            key="counter",
            show=lambda row: row["claim"].counter or row["claim"].credited_to or "",
            wrap=True,
            under="period",
        ),
    ]  # fmt: skip


def _sort_of(claim: Claim) -> str:
    """What a statement is for people: its kind; of events, who holds an office or is drawn on."""
    what = getattr(claim.detail, "what", None)
    return what if what in {"office", "credit", "byline"} else claim.kind


def _other_columns(words: Words) -> list[Column]:
    return [
        Column(key="kind", show=lambda row: words.say(f"claim-{_sort_of(row['claim'])}")),
        Column(key="quote", show=lambda row: one_line(row["claim"].quote), wrap=True),
        Column(
            key="speaker", show=lambda row: row["claim"].credited_to or "", wrap=True, under="kind"
        ),
        Column(key="period", show=lambda row: said_period(row["claim"], words), wrap=True),
    ]


command = Verb(
    "read",
    callback=click.pass_context(_read),
    params=[
        click.Argument(["documents"], nargs=-1, required=True),
        flag("--jsonl"),
        Option(["--published"], type=Day(), metavar="date"),
        Option(["--draft"], metavar="case"),
        Option(["--reader"], type=Choice("rules", "llm"), default="rules", metavar="reader"),
        Option(["--executor"], type=Where(), default=1, metavar="where"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        *formats(),
    ],
)
