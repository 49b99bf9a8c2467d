"""`isthmus reconcile CASE|FILE…`: where claims agree, conflict, mislead or cannot be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from . import gathering, output, progress
from .door import Verb
from .ending import DONE, FAILED, tell
from .options import Day, Option, Wrong, as_of, flag, formats
from .output import Column, Row
from .session import Session

if TYPE_CHECKING:
    from isthmus.case import Case
    from isthmus.evidence.reconciling import Reconciled
    from isthmus.evidence.records import Claim, Document, Reading, Verdict
    from isthmus.words import Words

#: Verdicts that a person is shown; programs get all.
_SHOWN = 40
_VERDICTS = (
    "a",
    "b",
    "verdict",
    "rule",
    "reason",
    "document_a",
    "document_b",
    "quote_a",
    "quote_b",
)
_READINGS = (
    "quantity",
    "low",
    "high",
    "rank",
    "rule",
    "witnesses",
    "standing",
    "set_aside",
    "open",
)


def _reconcile(
    ctx: click.Context,
    *,
    sides: Sequence[str],
    published: dt.date | None,
    as_of: dt.date | None,
    readings: bool,
    form: str | None,
) -> int:
    """Compare the claims of documents with each other, and with the series of a case."""
    session: Session = ctx.obj
    cases, files = _apart(sides)
    if len(cases) > 1:
        raise Wrong("not-together", ctx, a=cases[0], b=cases[1])
    read: list[Document] = []
    claims: list[Claim] = []
    refused = 0
    with progress.steps() as work:
        work.next(session.words.say("cli-step-read-documents"))
        case = _case(cases[0], as_of) if cases else None
        if case is not None:
            from isthmus.evidence.register import held

            documents, standing = held(case)
            read += documents
            claims += standing
        for outcome in gathering.outcomes(files, work, session, published=published):
            gathering.report(outcome, session)
            if outcome.document is None:
                refused += 1
                continue
            read.append(outcome.document)
            claims += outcome.claims
        if refused and not read:
            tell(session.words.say("cli-read-refused", refused=refused, read=0))
            return FAILED
        work.next(session.words.say("cli-step-compare"))
        from isthmus.evidence.reconciling import reconcile

        found = reconcile(read, claims, case)
    _write(session, found, form, readings=readings)
    if refused:
        tell(session.words.say("cli-read-refused", refused=refused, read=len(read)))
    return DONE


def _apart(sides: Sequence[str]) -> tuple[list[str], list[str]]:
    """The arguments that name cases, and those that name documents."""
    from pathlib import Path

    from isthmus.case import shipped
    from isthmus.case.package import FILE

    def is_case(side: str) -> bool:
        path = Path(side)
        return (path / FILE).is_file() or (side in shipped() and not path.exists())

    return [one for one in sides if is_case(one)], [one for one in sides if not is_case(one)]


def _case(name: str, day: dt.date | None) -> Case:
    from isthmus.case import read_case

    case = read_case(name)
    return case.as_of(day) if day else case


# --- for programs --------------------------------------------------------------------------------


def _write(session: Session, found: Reconciled, form: str | None, *, readings: bool) -> None:
    words = session.words
    if form and readings:
        rows = [_reading(one) for one in found.readings]
        if form == "csv":
            output.write_csv(_READINGS, rows)
        else:
            output.write_json(rows)
    elif form == "csv":
        output.write_csv(_VERDICTS, [_row(one, found, words) for one in found.verdicts])
    elif form == "json":
        output.write_json([_json(one, found, words) for one in found.verdicts])
    else:
        _show(session, found, readings=readings)


def _json(verdict: Verdict, found: Reconciled, words: Words) -> dict[str, Any]:
    from isthmus.evidence.comparing.saying import sentence

    return {
        "a": _side(verdict.a, verdict, found, second=False),
        "b": _side(verdict.b, verdict, found, second=True),
        "verdict": verdict.verdict,
        "reason": sentence(verdict, words),
        "rule": verdict.rule,
    }


def _side(id: str, verdict: Verdict, found: Reconciled, *, second: bool) -> Row:
    """A claim with its fields; an official number as its series, its value and its days."""
    from isthmus.evidence.bulk import printed

    if id in found.claims:
        return {**printed(found.claims[id]), "document": _file(id, verdict, found, second=second)}
    return {
        "series": id.partition(":")[2],
        "value": verdict.values.get("official"),
        "period_start": verdict.values.get("start"),
        "period_end": verdict.values.get("end"),
    }


def _file(id: str, verdict: Verdict, found: Reconciled, *, second: bool) -> str:
    """The file of a claim; of one text in two files, each side has its own."""
    claim = found.claims[id]
    names = found.names[claim.document_id]
    copied = second and verdict.a == verdict.b and len(names) > 1
    return names[1] if copied else claim.document


def _row(verdict: Verdict, found: Reconciled, words: Words) -> dict[str, Any]:
    from isthmus.evidence.comparing.saying import sentence

    row: dict[str, Any] = {
        "a": verdict.a,
        "b": verdict.b,
        "verdict": verdict.verdict,
        "rule": verdict.rule,
        "reason": sentence(verdict, words),
    }
    for side, key in (("a", verdict.a), ("b", verdict.b)):
        claim = found.claims.get(key)
        second = side == "b"
        row[f"document_{side}"] = _file(key, verdict, found, second=second) if claim else None
        row[f"quote_{side}"] = claim.quote if claim else None
    return row


def _reading(reading: Reading) -> dict[str, Any]:
    return {name: getattr(reading, name) for name in _READINGS}


# --- for people ----------------------------------------------------------------------------------


def _show(session: Session, found: Reconciled, *, readings: bool) -> None:
    """Who tells one story, the weightiest verdicts, and the readings that several claims make up.

    Asked for `readings`, all of them and no verdicts.
    """
    words = session.words
    screen = output.Screen(session)
    screen.heading(words.say("cli-reconcile-documents", count=sum(map(len, found.names.values()))))
    for story in found.stories:
        names = [name for one in story.documents for name in found.names[one]]
        if len(names) > 1:
            screen.text(words.say("cli-reconcile-story", documents=words.listing(names)))
    if not readings:
        _show_verdicts(screen, found, words)
    shown = [one for one in found.readings if readings or len(one.standing + one.set_aside) > 1]
    left = len(found.readings) - len(shown)
    if shown:
        screen.heading(words.say("cli-reconcile-readings"))
        screen.table(_reading_columns(found, words), [{"reading": one} for one in shown])
    if left:
        screen.text("")
        screen.text(words.say("cli-reconcile-stated-once", count=left))


def _show_verdicts(screen: output.Screen, found: Reconciled, words: Words) -> None:
    screen.heading(words.say("cli-reconcile-verdicts"))
    if not found.verdicts:
        screen.text(words.say("cli-reconcile-nothing"))
    columns = [
        Column(key="verdict", show=lambda row: words.say(f"verdict-{row['verdict']}"), wrap=True),
        Column(key="reason", show=lambda row: row["reason"], wrap=True),
    ]
    # A reason names who says what: publishers, and files where none is known.
    if any(document.publisher for document in found.documents.values()):
        columns.append(Column(key="source", show=_sources, wrap=True, under="verdict"))
    screen.table(
        columns,
        [_row(one, found, words) for one in found.verdicts[:_SHOWN]],
    )
    left = len(found.verdicts) - _SHOWN
    if left > 0:
        screen.text("")
        screen.text(words.say("cli-reconcile-left", count=left))


def _sources(row: Row) -> str:
    series = row["b"].partition(":")[2] if row["document_b"] is None else None
    return "; ".join(dict.fromkeys(filter(None, (row["document_a"], row["document_b"], series))))


def _reading_columns(found: Reconciled, words: Words) -> list[Column]:
    from .written import one_line, said_interval, said_quantity

    def quantity(row: Row) -> str:
        return said_quantity(found.claims[row["reading"].standing[0]], words)

    def quotes(claims: Sequence[str]) -> str:
        return "; ".join(dict.fromkeys(one_line(found.claims[one].quote) for one in claims))

    def still_open(row: Row) -> str:
        return "; ".join(words.say(f"open-{code}") for code in row["reading"].open)

    return [
        Column(key="quantity", show=quantity, wrap=True),
        Column(
            key="value",
            show=lambda row: said_interval(row["reading"].low, row["reading"].high, words),
            numeric=True,
        ),
        Column(key="quote", show=lambda row: quotes(row["reading"].standing), wrap=True),
        Column(
            key="aside",
            show=lambda row: quotes(row["reading"].set_aside),
            wrap=True,
            under="quote",
        ),
        Column(key="witnesses", show=lambda row: str(row["reading"].witnesses), numeric=True),
        Column(
            key="rule",
            show=lambda row: words.say(f"reading-{row['reading'].rule}"),
            wrap=True,
            under="quote",
        ),
        Column(key="open", show=still_open, wrap=True, under="quote"),
    ]


command = Verb(
    "reconcile",
    callback=click.pass_context(_reconcile),
    params=[
        click.Argument(["sides"], nargs=-1, required=True),
        as_of(),
        Option(["--published"], type=Day(), metavar="date"),
        flag("--readings"),
        *formats(),
    ],
)
