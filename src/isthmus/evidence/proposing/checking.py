"""The gate: which proposals become claims.

Owns: the rule that a claim of a model's is kept only where its quote stands in the text word for
word and the grammar derives its value from that quote again; and what becomes of each of its other
fields. A model proposes; nothing that it says is taken on its word that could be looked up.

Reasons for which a proposal is dropped:

    quote-not-found     the quote does not stand in the text, or not as whole words
    quote-ambiguous     it stands there more than once, and the sentence given does not decide; or
                        it states the value more than once
    value-not-derived   the grammar derives another value from the quote, or none, or another unit
    out-of-context      it derives the value from the quote, and the words around it say otherwise:
                        a quantifier or a scale was left out, or it is a date, a name, an address
    bad-kind            the kind is none of the codebook's
    bad-json            the answer, or its rest, is no JSON (one an answer)
    bad-schema          it is no proposal: a field is missing, of another type, or of no sense
    already-read        the grammar has it: the same span, value and fields, or the same statement
    too-many            the answer holds more proposals than are looked at

A field that does not hold is emptied, and counted by its name (`fields`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from isthmus.evidence.records import (
    Claim,
    Detail,
    Document,
    Happening,
    Instrument,
    Paragraph,
    Promise,
    Relation,
    Statement,
)

from .fields import Fields, is_code, parts
from .ground import Derived, Ground, Place
from .schema import MEASURES, OPERATORS, STAGES, STATUSES, UNITS, Proposal

#: Below every rule of the grammar: whoever ranks by confidence sees a model's claims last.
CONFIDENCE = 0.2
#: The longest quote of a figure, and of any other claim.
_LONGEST_FIGURE, _LONGEST = 200, 800
_MONEY = re.compile(r"currency:([A-Z]{3})")
#: Pairs of units of which the codebook takes either.
_EITHER = (frozenset({"other", "person"}), frozenset({"other", "country"}))
#: What a second opinion on a figure of the grammar's may be about.
_OPINIONS = (
    "unit", "measure", "status", "place", "population", "period_start", "period_end", "counter",
    "credited_to",
)  # fmt: skip


class Dropped(Exception):
    """A proposal that is not kept, for the reason named."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Gate:
    """Holds the proposals for one document against its text and against what was read of it.

    `known` are the grammar's claims, `rule` the name under which a model's claims stand.
    """

    def __init__(self, document: Document, known: Sequence[Claim], rule: str) -> None:
        self.ground = Ground(document)
        self.dropped: Counter[str] = Counter()
        self._held = Fields(document, self.ground)
        self._document = document
        self._rule = rule
        self._figures = [claim for claim in known if claim.kind == "figure"]
        self._others = [claim for claim in known if claim.kind != "figure"]

    @property
    def emptied(self) -> Counter[str]:
        """How often each field did not stand."""
        return self._held.emptied

    def pass_on(self, proposals: Sequence[Proposal], shown: Sequence[Paragraph]) -> list[Claim]:
        """The claims that proposals become, of which only `shown` was seen; the rest is counted."""
        kept = []
        for proposal in proposals:
            try:
                kept.append(self._claim(proposal, shown))
            except Dropped as dropped:
                self.dropped[dropped.reason] += 1
        return kept

    def _claim(self, proposal: Proposal, shown: Sequence[Paragraph]) -> Claim:
        place = self._place(proposal, shown)
        found = self._derived(proposal, place)
        if proposal.kind != "figure":
            return self._statement(proposal, place, found)
        if found is None:
            raise Dropped("value-not-derived")
        fields = self._fields(proposal, place, found)
        alike = self._same_figure(found)
        if alike is not None:
            return self._opinion(alike, fields)
        narrow = self._narrow(place, found)
        return self._made(proposal, narrow, found, fields)

    # --- where ---------------------------------------------------------------------------------

    def _place(self, proposal: Proposal, shown: Sequence[Paragraph]) -> Place:
        quote = proposal.quote
        most = _LONGEST_FIGURE if proposal.kind == "figure" else _LONGEST
        if not quote.strip() or len(quote) > most:
            raise Dropped("bad-schema")
        places = self.ground.places(quote, shown)
        if not places:
            raise Dropped("quote-not-found")
        if len(places) == 1:
            return places[0]
        sentence = proposal.sentence or ""
        if len(sentence) > len(quote):
            around = [(at.start, at.end) for at in self.ground.places(sentence.strip(), shown)]
            inside = [
                one for one in places if any(s <= one.start and one.end <= e for s, e in around)
            ]
            if len(around) == 1 and len(inside) == 1:
                return inside[0]
        raise Dropped("quote-ambiguous")

    def _narrow(self, place: Place, found: Derived) -> Place:
        """The quantity's own span, where that alone says the same; else the quote."""
        place_of_it = place.area.place(found.start, found.end)
        if place_of_it is not None:
            again = place.area.derived(found.start, found.end)
            if len(again) == 1 and _values_of(again[0]) == _values_of(found):
                return place_of_it
        return place

    # --- what ----------------------------------------------------------------------------------

    def _derived(self, proposal: Proposal, place: Place) -> Derived | None:
        """The quantity of the quote that the proposal names; None where it names no number."""
        low, high = proposal.value_low, proposal.value_high
        if low is None and high is None:
            return None
        matching = [
            one
            for one in place.area.derived(place.start, place.end)
            if _same(one, low, high, proposal.quantifier)
        ]
        if not matching:
            raise Dropped("value-not-derived")
        if len(matching) > 1:
            raise Dropped("quote-ambiguous")
        found = matching[0]
        itself = place.area.place(found.start, found.end)
        if itself is None or not place.area.holds(itself):
            raise Dropped("out-of-context")
        for claim in self._over(found):
            if _values(claim) != _values_of(found):
                raise Dropped("out-of-context")
        return found

    def _over(self, found: Derived) -> list[Claim]:
        return [one for one in self._figures if one.start < found.end and found.start < one.end]

    def _same_figure(self, found: Derived) -> Claim | None:
        return next(iter(self._over(found)), None)

    def _unit(self, proposal: Proposal, found: Derived) -> str | None:
        """What the quote shows, which a proposal may not contradict; else what it says."""
        said = self._held.held(
            "unit", proposal.unit, lambda unit: unit in UNITS or bool(_MONEY.fullmatch(unit))
        )
        if found.unit is not None:
            if said not in (None, found.unit) and frozenset({said, found.unit}) not in _EITHER:
                raise Dropped("value-not-derived")
            return found.unit
        money = _MONEY.fullmatch(said or "")
        if said in {"percent", "ratio"} or (money and not self.ground.has_currency(money[1])):
            # The quote would show it: a percent sign, a word of a fraction, a currency.
            raise Dropped("value-not-derived")
        return said

    def _fields(self, proposal: Proposal, place: Place, found: Derived | None) -> dict[str, Any]:
        fields = self._held
        start, end = fields.period(proposal.period_start, proposal.period_end)
        sentence = place.area.sentence(place.start)
        return {
            "unit": self._unit(proposal, found) if found else None,
            "measure": fields.listed("measure", proposal.measure, MEASURES),
            "status": fields.listed("status", proposal.status, STATUSES),
            "place": fields.places("place", proposal.place),
            "population": fields.population(proposal.population),
            "period_start": start,
            "period_end": end,
            "counter": fields.words("counter", proposal.counter),
            "credited_to": fields.words("credited_to", proposal.credited_to),
            "noun": fields.words("noun", proposal.noun, *sentence),
        }

    # --- making --------------------------------------------------------------------------------

    def _opinion(self, known: Claim, fields: Mapping[str, Any]) -> Claim:
        """A claim on a figure that the grammar has: the figure, with what the model says else.

        It supersedes nothing, and differs from the grammar's in nothing but the fields on which the
        two differ, so that a person who reviews it sees these and decides.
        """
        others = {
            name: fields[name]
            for name in _OPINIONS
            if fields[name] is not None and fields[name] != getattr(known, name)
        }
        if not others:
            raise Dropped("already-read")
        if others.keys() & {"period_start", "period_end"}:
            others.update(
                period_start=fields["period_start"],
                period_end=fields["period_end"],
                period_accuracy=None,
            )
        if "place" in others:
            others["place_role"] = None
        return msgspec.structs.replace(
            known, **others, rule=self._rule, confidence=CONFIDENCE, supersedes=None
        )

    def _statement(self, proposal: Proposal, place: Place, found: Derived | None) -> Claim:
        for claim in self._others:
            if claim.kind == proposal.kind and claim.start < place.end and place.start < claim.end:
                raise Dropped("already-read")
        fields = self._fields(proposal, place, found)
        return self._made(proposal, place, found, fields, self._detail(proposal, place, found))

    def _made(
        self,
        proposal: Proposal,
        place: Place,
        found: Derived | None,
        fields: dict[str, Any],
        detail: Detail | None = None,
    ) -> Claim:
        sentence = place.area.sentence(place.start)
        quantity = found.quantity if found else None
        if proposal.kind == "figure":
            fields["status"] = fields["status"] or "reported"
        content: dict[str, Any] = {
            "document": self._document.name,
            "document_id": self._document.id,
            "kind": proposal.kind,
            "quote": self._document.text[place.start : place.end],
            "start": place.start,
            "end": place.end,
            "value_low": quantity.low if quantity else None,
            "value_high": quantity.high if quantity else None,
            "low_inclusive": quantity.low_inclusive if quantity else None,
            "high_inclusive": quantity.high_inclusive if quantity else None,
            "quantifier": quantity.quantifier if quantity else None,
            **fields,
            "rule": self._rule,
            "confidence": CONFIDENCE,
            "language": place.area.paragraph.language,
            "context_start": min(sentence[0], place.start),
            "context_end": max(sentence[1], place.end),
        }
        return Claim(**content, detail=detail)

    def _detail(self, proposal: Proposal, place: Place, found: Derived | None) -> Detail | None:
        """What a claim that is no figure says beside its quote; Dropped without what it needs."""
        who, what = self._held.words("who", proposal.who), self._held.words("what", proposal.what)
        if proposal.kind in {"position", "forecast"}:
            return Statement(speaker=who)
        if proposal.kind == "relation":
            return self._relation(proposal, found)
        if what is None:
            raise Dropped("bad-schema")
        day = self._held.day("date", proposal.date)
        if proposal.kind == "event":
            return Happening(what=what)
        if proposal.kind == "commitment":
            target = None
            if found is not None:
                low, high = found.quantity.low, found.quantity.high
                target = low if low is not None else high
            return Promise(actor=who, action=what, target_value=target, deadline=day)
        parties = self._held.places("parties", proposal.parties)
        return Instrument(
            type=what,
            stage=self._held.listed("stage", proposal.stage, STAGES),
            parties=tuple(part for part in parts(parties) if is_code(part)),
            signed_on=day,
        )

    def _relation(self, proposal: Proposal, found: Derived | None) -> Relation:
        operator = proposal.operator
        if operator not in OPERATORS:
            raise Dropped("bad-schema")
        if operator not in {"times", "more", "less"}:
            return Relation(operator=operator)
        if found is None or found.quantity.form not in {"fraction", "multiple", "percent"}:
            raise Dropped("value-not-derived")
        share = 100 if found.quantity.form == "percent" else 1
        low, high = found.quantity.low, found.quantity.high
        return Relation(
            operator=operator,
            factor_low=low / share if low is not None else None,
            factor_high=high / share if high is not None else None,
        )


def _values(claim: Claim) -> tuple[Any, ...]:
    return (
        claim.value_low,
        claim.value_high,
        claim.low_inclusive,
        claim.high_inclusive,
        claim.quantifier,
    )


def _values_of(found: Derived) -> tuple[Any, ...]:
    one = found.quantity
    return one.low, one.high, one.low_inclusive, one.high_inclusive, one.quantifier


def _same(found: Derived, low: float | None, high: float | None, quantifier: str | None) -> bool:
    """Whether a proposal states what the grammar derives; the bounds' kind follows the quantifier.

    A fraction may be given to two places: "one in three" as 0.33.
    """
    quantity = found.quantity
    if quantifier is not None and quantifier != quantity.quantifier:
        return False
    within = 0.005 if quantity.form in {"fraction", "multiple"} else 0.0
    return _alike(quantity.low, low, within) and _alike(quantity.high, high, within)


def _alike(derived: float | None, said: float | None, within: float) -> bool:
    if derived is None or said is None:
        return derived is None and said is None
    return math.isclose(derived, said, rel_tol=1e-9, abs_tol=within)
