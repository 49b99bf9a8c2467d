"""Reviewing claims: what a person decided, and taking it back.

Owns: judgements, made and checked without a file and then added to the case, all or nothing; what
was said of a claim so far; and a correction as a person writes it. The command calls this and
computes nothing; a page will do the same. `queue` says what to look at first.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

import msgspec
import polars as pl

from isthmus.case import CallError, Case, Judgement
from isthmus.case.appending import append, cells_of, typed
from isthmus.case.cells import BadCell
from isthmus.case.checks_said import bad_correction, corrected, wrong_with
from isthmus.case.said import judgement_id

from .queueing import Bearing, Item, in_context, queue
from .register import Decision, own_folder, standing, voided

__all__ = [
    "Asked", "Bearing", "Decided", "DecidedAll", "Item", "Past", "correction_of", "decide",
    "decide_all", "decision_of", "history", "in_context", "own_folder", "queue", "undo",
]  # fmt: skip

#: What may be decided of one claim.
OF_A_CLAIM = ("accept", "correct", "reject", "unsure")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement that somebody asks for, as `decide` takes it."""

    claim: str
    decision: Decision
    by: str
    reason: str
    correction: Mapping[str, Any] | None = None
    other: str | None = None
    undoes: str | None = None


class Decided(NamedTuple):
    """What was decided, and the case as it stands with it."""

    case: Case
    judgement: Judgement


class DecidedAll(NamedTuple):
    """The same of several decisions."""

    case: Case
    judgements: tuple[Judgement, ...]


class Past(NamedTuple):
    """A judgement of a claim, and whether it still stands."""

    judgement: Judgement
    stands: bool


def decide(
    case: Case,
    claim: str,
    decision: Decision,
    by: str,
    reason: str,
    *,
    correction: Mapping[str, Any] | None = None,
    other: str | None = None,
    on: dt.datetime | None = None,
) -> Decided:
    """Judge a claim, or with `other` a pair, and add the judgement to the case's folder.

    `by` is a role or a short handle, never a name. `correction` gives the fields of a claim that
    are to be read otherwise (None: the text does not say); it adds to the one that stands. `on` is
    the moment, now without it. Raises CallError for what cannot be judged so, WorkError when it
    cannot be written.
    """
    asked = Asked(
        claim=claim, decision=decision, by=by, reason=reason, correction=correction, other=other
    )
    after, (judgement,) = decide_all(case, [asked], on=on)
    return Decided(after, judgement)


def decide_all(case: Case, asked: Sequence[Asked], *, on: dt.datetime | None = None) -> DecidedAll:
    """Judge several, one after the other, and add all of them or none. Raises as `decide` does."""
    folder = own_folder(case.folder)
    made: list[Judgement] = []
    for one in asked:
        judgement = judged(case, one, on=on)
        case = with_judgement(case, judgement)
        made.append(judgement)
    append(folder, {"judgements": [_cells(one) for one in made]})
    return DecidedAll(case, tuple(made))


def undo(
    case: Case, judgement: str, by: str, reason: str, *, on: dt.datetime | None = None
) -> Decided:
    """Take a judgement back, as if it had not been made; an undo too may be undone.

    The judgement stays in the table. Raises as `decide` does.
    """
    undone = next((one for one in case.judgements if one.id == judgement), None)
    if undone is None:
        raise CallError("review-no-judgement", judgement)
    if judgement in voided(case.judgements):
        raise CallError("review-undone", judgement)
    asked = Asked(
        claim=undone.claim, other=undone.other, decision="undo", by=by, reason=reason,
        undoes=judgement,
    )  # fmt: skip
    after, (made,) = decide_all(case, [asked], on=on)
    return Decided(after, made)


def history(case: Case, claim: str) -> list[Past]:
    """Everything that was said of a claim, alone or in a pair, the earliest first."""
    void = voided(case.judgements)
    return [
        Past(one, one.id not in void) for one in case.judgements if claim in {one.claim, one.other}
    ]


# --- without a file ------------------------------------------------------------------------------


def judged(case: Case, asked: Asked, *, on: dt.datetime | None = None) -> Judgement:
    """The judgement that is asked for, checked against the case. Raises CallError."""
    known_claims = set(case.claims.get_column("id"))
    for claim in (asked.claim, asked.other):
        if claim is not None and claim not in known_claims:
            raise CallError("review-no-claim", claim)
    if not asked.reason.strip():
        raise CallError("review-no-reason")
    values = msgspec.structs.asdict(asked)
    values["reason"] = " ".join(asked.reason.split())
    if asked.correction is not None:
        values["correction"] = _whole(case, asked.claim, asked.correction)
    known = {one.id: msgspec.to_builtins(one) for one in case.judgements}
    # Whatever the clocks of two reviewers say: what is said later comes later.
    last = max((one.on for one in case.judgements), default="1970-01-01T00:00:00Z")
    moment = on or max(dt.datetime.now(dt.UTC), dt.datetime.fromisoformat(last))
    row = _typed(values, moment)
    while row["id"] in known:  # the very same was said in this second: said again
        moment += dt.timedelta(seconds=1)
        row = _typed(values, moment)
    wrong = wrong_with(row, known)
    if wrong is not None:
        column, why = wrong
        raise CallError(why.code, row[column], decision=row["decision"])
    return Judgement(**row)


def with_judgement(case: Case, judgement: Judgement) -> Case:
    """The case, with one more judgement."""
    frame = case.frames["judgements"]
    about = case.claims.filter(pl.col("id").is_in([judgement.claim, judgement.other]))
    known_from = about.get_column("known_from").max()
    row = {**msgspec.to_builtins(judgement), "known_from": known_from}
    frames = {**case.frames, "judgements": pl.concat([frame, pl.DataFrame([row], frame.schema)])}
    return Case(
        folder=case.folder, name=case.name, titles=case.titles, frames=frames,
        known_on=case.known_on,
    )  # fmt: skip


def _typed(values: Mapping[str, Any], moment: dt.datetime) -> dict[str, Any]:
    """The row of these values, with its id. Raises CallError for what no cell may hold."""
    on = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        row = typed("judgements", cells_of("judgements", {**values, "id": "x", "on": on}))
    except BadCell as bad:
        column = str(bad.values.get("column"))
        code = "review-handle" if column == "by" else bad.code
        told = {name: value for name, value in bad.values.items() if name != "column"}
        raise CallError(code, values.get(column), **told) from None
    return {**row, "id": judgement_id(row)}


def _cells(judgement: Judgement) -> dict[str, str]:
    values = msgspec.to_builtins(judgement)
    if judgement.correction is not None:
        values["correction"] = json.loads(judgement.correction)
    return cells_of("judgements", values)


def _whole(case: Case, claim: str, correction: Mapping[str, Any]) -> dict[str, Any]:
    """A correction with the one that stands; fields that are as the machine has them left out."""
    row = standing(case)[claim]
    before = row.judgement.correction if row.judgement else None
    whole = {**(json.loads(before) if before else {}), **correction}
    _refuse_bad(whole)
    whole = {
        name: value
        for name, value in whole.items()
        if _plain(corrected(name, value)) != getattr(row.machine, name)
    }
    _refuse_bad(whole)
    return whole


def _refuse_bad(correction: Mapping[str, Any]) -> None:
    bad = bad_correction(correction)
    if bad is not None:
        field, why = bad
        value = correction.get(field)
        raise CallError(
            why.code, field if value is None else value, **{"field": field, **why.values}
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


# --- as a person writes it -----------------------------------------------------------------------


def decision_of(case: Case, text: str) -> tuple[str, Decision]:
    """The claim and the decision of `CLAIM=decision`; of the id its first signs are enough.

    Raises CallError for another decision, and where no claim or more than one begins so.
    """
    start, sign, word = (part.strip() for part in text.partition("="))
    decision = next((one for one in get_args(Decision) if one == word), None)
    if not (sign and start) or decision not in OF_A_CLAIM:
        raise CallError("review-decision", text)
    found = [key for key in case.claims.get_column("id") if key.startswith(start)]
    if len(found) != 1:
        raise CallError("review-claims" if found else "review-no-claim", start)
    return found[0], decision


def correction_of(pairs: Sequence[str]) -> dict[str, Any]:
    """A correction as a person writes it, `field=value` each; nothing after the sign is None.

    Raises CallError for a field that is not corrected and for a value that it cannot have.
    """
    found: dict[str, Any] = {}
    for pair in pairs:
        name, sign, text = (part.strip() for part in pair.partition("="))
        if not sign:
            raise CallError("review-pair", pair)
        _refuse_bad({name: text or None})
        found[name] = _plain(corrected(name, text or None))
    return found
