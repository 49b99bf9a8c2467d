"""`isthmus review CASE`: a person judges the claims of a case, those first that change most."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .ending import DONE
from .options import Option, Whole, Wrong, as_of, case, formats
from .output import Column, Row
from .session import Session
from .written import short_day, title_of

if TYPE_CHECKING:
    from isthmus.case import Case, Judgement
    from isthmus.evidence.records import Claim
    from isthmus.evidence.review import Item
    from isthmus.words import Words

#: What a claim says, in the order in which it is shown.
_SAID = (
    "value_low", "value_high", "low_inclusive", "high_inclusive", "quantifier", "unit", "measure",
    "status", "place", "place_role", "population", "period_start", "period_end", "period_accuracy",
    "counter", "credited_to", "noun", "finality",
)  # fmt: skip
#: The columns of the queue as CSV; as JSON a claim has more.
_QUEUE = (
    "claim", "weight", "document", "publisher", "published", "kind", "quote", "sentence", *_SAID,
    "rule", "confidence", "language",
)  # fmt: skip
_JUDGEMENT = ("id", "claim", "other", "decision", "by", "on", "reason", "correction", "undoes")
_DECISIONS = ("accept", "correct", "reject", "unsure")
_KEYS = (*_DECISIONS, "skip", "undo", "quit")


def _review(
    ctx: click.Context,
    *,
    case: str,
    by: str | None,
    decide: Sequence[str],
    set: Sequence[str],
    undo: str | None,
    reason: str | None,
    limit: int | None,
    as_of: dt.date | None,
    form: str | None,
) -> int:
    """Write the decisions of the call, list the queue, or walk a person through it."""
    session: Session = ctx.obj
    if decide or undo:
        _refuse_incomplete(ctx, by=by, reason=reason, decide=decide, undo=undo, fields=set)
        made = _decide_all(case, decide, set, undo=undo, by=by or "", reason=reason or "")
        _write_made(session, made, form)
        return DONE
    if set:
        raise Wrong("needs-also", ctx, value="--set", other="--decide CLAIM=correct")
    if form is None:
        from isthmus.evidence.review import own_folder

        own_folder(case)  # refused before anybody is asked for a reason
    whole, items, of = _queue(session, case, as_of, limit)
    if form:
        rows = [_row(item, whole) for item in items]
        if form == "csv":
            output.write_csv(_QUEUE, rows)
        else:
            told = [_json(item, row, session.words) for item, row in zip(items, rows, strict=True)]
            output.write_json({"case": whole.name, "as_of": as_of, "waiting": of, "claims": told})
        return DONE
    _Walk(session, whole, items, by, reason).through(of)
    return DONE


def _refuse_incomplete(
    ctx: click.Context,
    *,
    by: str | None,
    reason: str | None,
    decide: Sequence[str],
    undo: str | None,
    fields: Sequence[str],
) -> None:
    """Refuse a decision that lacks what every decision has."""
    if decide and undo:
        raise Wrong("not-together", ctx, a="--decide", b="--undo")
    asked = "--decide" if decide else "--undo"
    for value, other in ((by, "--by"), (reason, "--reason")):
        if not value:
            raise Wrong("needs-also", ctx, value=asked, other=other)
    if fields and not any(one.endswith("=correct") for one in decide):
        raise Wrong("needs-also", ctx, value="--set", other="--decide CLAIM=correct")


def _decide_all(
    case: str,
    decide: Sequence[str],
    fields: Sequence[str],
    *,
    undo: str | None,
    by: str,
    reason: str,
) -> list[Judgement]:
    """Judge what the call says, all or nothing of what could not be judged so."""
    from isthmus.case import read_case
    from isthmus.evidence import review

    known = read_case(review.own_folder(case))
    if undo:
        return [review.undo(known, undo, by, reason).judgement]
    decisions = [review.decision_of(known, one) for one in decide]
    correction = review.correction_of(fields)
    asked = [
        review.Asked(claim=claim, decision=decision, by=by, reason=reason,
                     correction=correction if decision == "correct" else None)
        for claim, decision in decisions
    ]  # fmt: skip
    return list(review.decide_all(known, asked).judgements)


def _queue(
    session: Session, name: str, day: dt.date | None, limit: int | None
) -> tuple[Case, list[Item], int]:
    """The case, what waits in it (cut off at the limit), and how many wait."""
    from isthmus.case import read_case
    from isthmus.evidence.review import queue

    with progress.steps() as work:
        work.next(session.words.say("cli-step-read"))
        whole = read_case(name)
        work.next(session.words.say("cli-step-queue"))
        items = queue(whole.as_of(day) if day else whole)
    return whole, items[:limit], len(items)


# --- for programs --------------------------------------------------------------------------------


def _row(item: Item, case: Case) -> Row:
    claim, document = item.standing.machine, case.documents[item.standing.machine.document_id]
    return {
        **{name: getattr(claim, name, None) for name in _QUEUE},
        "claim": claim.id,
        "weight": round(item.weight, 4),
        "document": document.file,
        "publisher": document.publisher,
        "published": document.published,
        "sentence": case.texts[document.id][claim.context_start : claim.context_end],
    }


def _json(item: Item, row: Row, words: Words) -> dict[str, Any]:
    bearings = [
        {"kind": one.kind, "weight": round(one.weight, 4), "other": one.other,
         "says": one.say(words)}
        for one in item.bearings
    ]  # fmt: skip
    decision = item.standing.decision
    return {**row, "decision": decision, "bearings": bearings, "near": item.near}


def _judged(judgement: Judgement) -> Row:
    return {name: getattr(judgement, name) for name in _JUDGEMENT}


def _write_made(session: Session, made: Sequence[Judgement], form: str | None) -> None:
    rows = [_judged(one) for one in made]
    if form == "csv":
        output.write_csv(_JUDGEMENT, rows)
    elif form == "json":
        output.write_json(rows)
    else:
        output.Screen(session).table(
            [
                Column(key="claim", show=lambda row: row["claim"]),
                Column(key="decision", show=lambda row: row["decision"]),
                Column(key="by", show=lambda row: row["by"]),
                Column(key="on", show=lambda row: row["on"]),
                Column(key="reason", show=lambda row: row["reason"], wrap=True),
                Column(key="judgement", show=lambda row: row["id"]),
            ],
            rows,
        )


# --- for people ----------------------------------------------------------------------------------


class _Quit(Exception):
    """Nothing more is to be asked."""


class _Walk:
    """A person goes through the queue, on lines that are read and lines that are written."""

    def __init__(
        self,
        session: Session,
        case: Case,
        items: Sequence[Item],
        by: str | None,
        reason: str | None,
    ) -> None:
        self.words = session.words
        self.screen = output.Screen(session)
        self.case = case
        self.items = items
        self.by = by
        self.reason = reason
        from isthmus.evidence.register import claims_of

        self.near = {claim.id: claim for claim in claims_of(case)}
        self.made: list[tuple[int, Judgement]] = []  # with the item that each is about

    def through(self, waiting: int) -> None:
        """Every item once, an undone one again, until the end or until the reviewer quits."""
        words = self.words
        title = title_of(self.case, words)
        self.screen.heading(words.say("review-title", title=title, count=waiting))
        if not self.items:
            self.screen.text(words.say("review-none"))
            return
        at = 0
        try:
            while at < len(self.items):
                self._show(at)
                at = self._judge(at)
        except _Quit:
            self.screen.text("")
        left = waiting - len(self.made)
        self.screen.text(words.say("review-ended", made=len(self.made), left=left))

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, at: int) -> None:
        from isthmus.evidence.review import in_context

        words, item = self.words, self.items[at]
        claim = item.standing.machine
        before, quote, after = in_context(self.case.texts[claim.document_id], claim)
        heading = words.say("review-at", at=at + 1, of=len(self.items), claim=claim.id)
        self.screen.heading(heading)
        self.screen.text(f"{before}[[{quote}]]{after}".strip())
        self.screen.facts([(words.say("review-source"), self._source(claim)), *self._says(item)])
        if item.bearings:
            self.screen.text(words.say("review-changes"))
            for bearing in item.bearings[:5]:
                self.screen.text(bearing.say(words), indent=2)
        else:
            self.screen.text(words.say("review-changes-nothing"))
        if item.near:
            self.screen.text(words.say("review-near"))
            for key in item.near:
                self.screen.text(self._near(key), indent=2)

    def _says(self, item: Item) -> list[tuple[str, str | None]]:
        words, claim, judgement = self.words, item.standing.machine, item.standing.judgement
        rule = words.say(
            "review-rule-said", rule=claim.rule, confidence=words.number(claim.confidence, 2)
        )
        facts: list[tuple[str, str | None]]
        facts = [(name, _shown(getattr(claim, name))) for name in ("kind", *_SAID)]
        facts.append((words.say("review-rule"), rule))
        if judgement is not None:
            unsure = words.say("review-unsure-said", by=judgement.by, reason=judgement.reason)
            facts.append((words.say("review-unsure"), unsure))
        return facts

    def _source(self, claim: Claim) -> str:
        document, words = self.case.documents[claim.document_id], self.words
        date = short_day(document.published, words) or words.say("review-undated")
        publisher = _shown(document.publisher or document.file)
        return words.say("review-source-said", publisher=publisher, date=date)

    def _near(self, key: str) -> str:
        claim = self.near[key]
        document = self.case.documents[claim.document_id]
        publisher = _shown(document.publisher or document.file)
        quote = _shown(claim.quote)
        return self.words.say("review-near-one", claim=key, quote=quote, publisher=publisher)

    # --- asking ----------------------------------------------------------------------------------

    def _judge(self, at: int) -> int:
        """Ask for one item; which to show next."""
        while True:
            key, rest = self._key()
            if key == "quit":
                raise _Quit
            if key == "skip":
                return at + 1
            if key == "undo":
                back = self._undo()
                if back is not None:
                    return back
            elif self._decide(at, key, rest):
                return at + 1

    def _decide(self, at: int, decision: Any, rest: str) -> bool:
        """Write a decision; False when it cannot be so, which is told."""
        from isthmus.case import CallError
        from isthmus.evidence import review

        try:
            correction = self._correction(rest) if decision == "correct" else None
            by = self.by or self._ask("review-ask-by")
            reason = self.reason or self._ask("review-ask-reason")
            claim = self.items[at].standing.id
            decided = review.decide(self.case, claim, decision, by, reason, correction=correction)
        except CallError as wrong:
            self.screen.text(wrong.say(self.words))
            return False
        self.by = by
        self._written(decided, at)
        return True

    def _undo(self) -> int | None:
        """Take back the last decision of this walk; the item it was about, None without one."""
        from isthmus.evidence import review

        if not self.made:
            self.screen.text(self.words.say("review-nothing-to-undo"))
            return None
        at, last = self.made.pop()
        reason = self.reason or self._ask("review-ask-reason")
        decided = review.undo(self.case, last.id, last.by, reason)
        self.case = decided.case
        self._say_made("undo", decided.judgement)
        return at

    def _written(self, decided: Any, at: int) -> None:
        self.case = decided.case
        self.made.append((at, decided.judgement))
        self._say_made(decided.judgement.decision, decided.judgement)

    def _say_made(self, decision: str, judgement: Judgement) -> None:
        said = self.words.say(f"review-do-{decision}")
        self.screen.text(self.words.say("review-made", decision=said, judgement=judgement.id))

    def _correction(self, rest: str) -> dict[str, Any]:
        from isthmus.evidence.review import correction_of

        return correction_of(_pairs(rest or self._ask("review-ask-fields")))

    def _key(self) -> tuple[str, str]:
        """What the reviewer wants, and what was written after it."""
        words = self.words
        letters = {key: words.say(f"review-key-{key}") for key in _KEYS}
        named = {key: words.say(f"review-do-{key}") for key in _KEYS}
        choices = ", ".join(f"{letters[key]} {named[key]}" for key in _KEYS)
        while True:
            line = self._line(words.say("review-ask", choices=choices))
            first, _, rest = line.partition(" ")
            for key in _KEYS:
                if first.casefold() in {letters[key], named[key], key}:
                    return key, rest.strip()
            self.screen.text(words.say("review-not-understood", value=_shown(first)))

    def _ask(self, key: str) -> str:
        """An answer, asked for until there is one."""
        while True:
            answer = self._line(self.words.say(key))
            if answer:
                return answer

    def _line(self, question: str) -> str:
        """One line of input. Raises _Quit at its end."""
        self.screen.text(question)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise _Quit
        return " ".join(line.split())


def _pairs(line: str) -> list[str]:
    """The corrections of a line: as a shell would part them, else by their blanks."""
    import shlex

    try:
        return shlex.split(line)
    except ValueError:  # a quotation mark that is not closed
        return line.split()


def _shown(value: Any) -> str:
    """A value as one line that a terminal shows and does not obey; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}" if value % 1 else str(int(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join("".join(s if s.isprintable() else " " for s in str(value)).split())


command = Verb(
    "review",
    callback=click.pass_context(_review),
    params=[
        case(),
        Option(["--by"], metavar="handle"),
        Option(["--decide"], multiple=True, metavar="decision"),
        Option(["--set"], multiple=True, metavar="field"),
        Option(["--undo"], metavar="judgement"),
        Option(["--reason"], metavar="text"),
        Option(["--limit"], type=Whole(), metavar="number"),
        as_of(),
        *formats(),
    ],
)
