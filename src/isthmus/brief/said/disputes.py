"""What of what was said does not fit together, and what only looks so.

Owns: which verdicts stand together as one dispute, which of them come first, and how each is told:
its reason, the quotes of both sides, and the official numbers beside them. No rule of comparing is
known here by name; whatever verdicts there are, are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec

from isthmus.brief.model import Block, Bullets, Column, Paragraph, Subsection, Table, Text
from isthmus.evidence.comparing.dimensions import Match, dimensions_of
from isthmus.evidence.records import Claim, Verdict

from .telling import Teller

#: Disputes and seeming ones that stand open on the page; the rest are in the table that folds.
_DISPUTES = 6
_SEEMING = 3
#: Numbers of which one is more than so many times the other, nobody takes for one number.
_ALIKE = 5.0
#: Disputes of numbers in the summary of the brief.
_SUMMARY = 2
#: Quotes and official numbers under one dispute, and rows of the table of all comparisons.
_QUOTES = 8
_OFFICIAL = 3
_ROWS = 20
#: Sentences that tell one dispute: beyond them they repeat.
_REASONS = 3

_DISPUTED = frozenset({"conflict", "misleading"})
_NUMBERS = frozenset({"figure", "relation"})
_INSTRUMENTS = frozenset({"agreement", "policy", "commitment"})
_SEEMINGLY = frozenset({"compatible", "not_comparable"})


class Dispute(msgspec.Struct, frozen=True):
    """Verdicts on one thing, the weightiest first, and the claims that they are on."""

    verdicts: tuple[Verdict, ...]
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Verdict:
        """The verdict whose sentence tells the dispute."""
        return self.verdicts[0]


def disputes_of(teller: Teller) -> list[Dispute]:
    """Every dispute: that of most statements first, of as many the weightiest.

    A dispute with one series about a number that another series answers is none.

    Verdicts on claims of one quantity are one dispute, as are those of one rule that share a claim.
    """
    found = teller.heard.found
    quantity = {
        key: f"reading {number}"
        for number, one in enumerate(found.readings)
        for key in (*one.standing, *one.set_aside)
    }
    answered = {
        one.claim.id for one in found.official if one.verdict.verdict in {"agree", "compatible"}
    }
    held = {id(one.verdict) for one in found.records}
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in found.verdicts:
        if verdict.verdict not in _DISPUTED or id(verdict) in held:
            continue
        if verdict.b not in found.claims and verdict.a in answered:
            continue
        same = quantity.get(verdict.a)
        one_quantity = same is not None and same == quantity.get(verdict.b)
        groups[same if one_quantity and same else verdict.rule].append(verdict)
    made = [
        Dispute(tuple(together), tuple(_claims(teller, together)))
        for group in groups.values()
        for together in _connected(group)
    ]
    made = _without_told(teller, made)
    return sorted(
        made, key=lambda one: (-len(one.claims), -one.first.weight, one.first.a, one.first.b)
    )


def _connected(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """Verdicts in groups that share claims, each group the weightiest first."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for verdict in verdicts:
        if not verdict.b.startswith("series:"):
            parent[root(verdict.b)] = root(verdict.a)
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[root(verdict.a)].append(verdict)
    return list(groups.values())


def _claims(teller: Teller, verdicts: Iterable[Verdict]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for verdict in verdicts:
        found.update((claim.id, claim) for claim in teller.behind(verdict))
    return list(found.values())


def _without_told(teller: Teller, made: Sequence[Dispute]) -> list[Dispute]:
    """Without the disputes with an official number whose claim stands in another dispute.

    The official number is told there, beside the claim.
    """
    claims = teller.heard.found.claims
    among = {claim.id for one in made if one.first.b in claims for claim in one.claims}
    return [
        one for one in made
        if one.first.b in claims or not all(claim.id in among for claim in one.claims)
    ]  # fmt: skip


def seeming_of(teller: Teller, disputes: Sequence[Dispute]) -> list[Verdict]:
    """Verdicts on two numbers that a reader would hold against each other, and should not.

    They are of one place, one unit and different values, and stand in no dispute.
    """
    told = {claim.id for one in disputes for claim in one.claims}
    claims = teller.heard.found.claims
    found = []
    for verdict in teller.heard.found.verdicts:
        a, b = claims.get(verdict.a), claims.get(verdict.b)
        if verdict.verdict not in _SEEMINGLY or a is None or b is None:
            continue
        if {a.id, b.id} & told or not _look_alike(a, b):
            continue
        found.append(verdict)
    return found


def _look_alike(a: Claim, b: Claim) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind != "figure":
        return True
    if (a.value_low, a.value_high) == (b.value_low, b.value_high):
        return False
    if not _within_reach(a, b):
        return False
    match = dimensions_of(a, b)
    near = {Match.SAME, Match.OPEN}
    return match.unit is Match.SAME and match.place in near and match.population in near


def _within_reach(a: Claim, b: Claim) -> bool:
    numbers = [one.value_low if one.value_low is not None else one.value_high for one in (a, b)]
    low, high = sorted(abs(number or 0.0) for number in numbers)
    return high <= _ALIKE * low


# --- on the page ---------------------------------------------------------------------------------


class Sorted(msgspec.Struct, frozen=True):
    """What stands open on the page: disputes of numbers, of instruments and of the rest."""

    numbers: tuple[Dispute, ...]
    instruments: tuple[Dispute, ...]
    others: tuple[Dispute, ...]
    seeming: tuple[Verdict, ...]

    def told(self) -> list[Verdict]:
        """The verdicts that the open part of the page tells."""
        every = (*self.numbers, *self.instruments, *self.others)
        return [verdict for one in every for verdict in one.verdicts] + [*self.seeming]


def sort_disputes(teller: Teller) -> Sorted:
    """The disputes by what they are about, of each sort the weightiest."""
    disputes = disputes_of(teller)
    numbers = [one for one in disputes if _kinds(one) <= _NUMBERS]
    instruments = [one for one in disputes if _kinds(one) <= _INSTRUMENTS]
    others = [one for one in disputes if one not in numbers and one not in instruments]
    claims = teller.heard.found.claims
    seeming = [v for v in seeming_of(teller, disputes) if claims[v.a].kind in _NUMBERS]
    return Sorted(
        tuple(numbers[:_DISPUTES]),
        tuple(instruments[:_DISPUTES]),
        tuple(others[:_DISPUTES]),
        tuple(seeming[:_SEEMING]),
    )


def _kinds(dispute: Dispute) -> set[str]:
    return {claim.kind for claim in dispute.claims}


def numbers_part(teller: Teller, found: Sorted) -> list[Block]:
    """The numbers that do not fit together, and those that only seem not to."""
    pen = teller.pen
    inside = [block for one in found.numbers for block in told(teller, one)]
    if not inside:
        inside = [Paragraph(pen.say("said-no-disputes"))]
    blocks: list[Block] = [
        Subsection("said-disputes", pen.words_of("said-disputes-title"), tuple(inside))
    ]
    if found.seeming:
        inside = [Paragraph(pen.say("said-seeming-lead"))]
        for verdict in found.seeming:
            inside += _told(teller, [verdict], teller.sides(verdict))
        blocks.append(Subsection("said-seeming", pen.words_of("said-seeming-title"), tuple(inside)))
    return blocks


def first_sentences(teller: Teller) -> list[Text]:
    """The sentences of the first disputes of numbers, of what only seems one, of an instrument."""
    found = sort_disputes(teller)
    chosen = [_reasons(one)[0] for one in found.numbers[:_SUMMARY]]
    chosen += found.seeming[:1]
    chosen += [_reasons(one)[0] for one in found.instruments[:1]]
    return [_sentence(teller, verdict) for verdict in chosen]


def others_part(teller: Teller, found: Sorted) -> list[Block]:
    """The other accounts that differ: of events, offices, quotations, sources."""
    if not found.others:
        return []
    title = teller.pen.words_of("said-others-title")
    inside = [block for one in found.others for block in told(teller, one)]
    return [Subsection("said-others", title, tuple(inside))]


def more_comparisons(teller: Teller, sorted_: Sorted) -> list[Block]:
    """What else was compared, folded; what the page has told already is left out."""
    pen = teller.pen
    claims, shown = teller.heard.found.claims, sorted_.told()
    verdicts = [v for v in teller.heard.found.verdicts if v.b in claims and v not in shown]
    if not verdicts:
        return []
    rows = tuple(_row(teller, verdict) for verdict in verdicts[:_ROWS])
    table = Table(
        id="said-comparisons-table",
        caption=pen.words_of("said-comparisons-caption"),
        columns=(
            Column(pen.words_of("said-column-verdict")),
            Column(pen.words_of("said-column-reason")),
            Column(pen.words_of("said-column-sources")),
        ),
        rows=rows,
        folded=True,
    )
    blocks: list[Block] = [table]
    left = len(verdicts) - len(rows)
    if left > 0:
        n = pen.tally("comparisons.left", left, pen.words_of("said-left-label"))
        blocks.append(Paragraph(pen.say("said-left", n=n, count=left)))
    return blocks


def _reasons(dispute: Dispute) -> list[Verdict]:
    """The verdicts that tell a dispute, one for each pair of values.

    First that whose values most of the claims state; of as many, the weightiest.
    """
    claims = {claim.id: claim for claim in dispute.claims}
    states = Counter(_value(one) for one in dispute.claims)
    seen: dict[object, tuple[int, Verdict]] = {}
    for verdict in dispute.verdicts:
        sides = [claims[key] for key in (verdict.a, verdict.b) if key in claims]
        values = frozenset(_value(one) for one in sides)
        # Statements have no value: each pair of them is told for itself.
        numbers = all(one.kind == "figure" for one in sides)
        stated = sum(states[value] for value in values) if numbers else 0
        seen.setdefault(values if numbers else (verdict.a, verdict.b), (stated, verdict))
    ranked = sorted(seen.values(), key=lambda one: -one[0])
    return [verdict for _, verdict in ranked[:_REASONS]]


def _value(claim: Claim) -> tuple[object, ...]:
    return claim.value_low, claim.value_high, claim.quantifier


def told(teller: Teller, dispute: Dispute, quoted: Collection[Claim] = ()) -> list[Block]:
    """A dispute on the page; claims that stand `quoted` above it are not quoted again."""
    claims = [claim for claim in dispute.claims if claim not in quoted]
    return _told(teller, _reasons(dispute), claims)


def _told(teller: Teller, verdicts: Sequence[Verdict], claims: Sequence[Claim]) -> list[Block]:
    """The sentences of a dispute, and under them its quotes and the official numbers."""
    leads = [Paragraph(_sentence(teller, verdict)) for verdict in verdicts]
    items = teller.passages(claims)[:_QUOTES]
    items += [teller.official(one) for one in teller.beside(claims)[:_OFFICIAL]]
    return [*leads, Bullets(tuple(items))] if items else [*leads]


def _sentence(teller: Teller, verdict: Verdict) -> Text:
    """The verdict and its reason."""
    pen = teller.pen
    return pen.say(
        "said-verdict",
        verdict=pen.strong(pen.words_of(f"said-verdict-{verdict.verdict}")),
        reason=teller.reason(verdict),
    )


def _row(teller: Teller, verdict: Verdict) -> tuple[Text, ...]:
    pen = teller.pen
    cites: dict[str, Text] = {}
    for claim in teller.sides(verdict):
        cites.setdefault(claim.document_id, teller.cite(claim))
    return (
        pen.text(pen.words_of(f"said-verdict-{verdict.verdict}")),
        teller.reason(verdict),
        pen.joined(cites.values()),
    )
