"""The binder of the measure.

Owns: what each draft's measure is: a number that stands, a flow, a running total, a rate, a share,
a comparison, or a stage of money. The nearest cue of the clause decides; where there is none, the
period does, then the figure before, then what is most common for the unit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, cast

from isthmus.evidence.grammar.passage import Draft
from isthmus.evidence.records import Measure

from .attachment import around, attach, cues_of
from .cues import Cue
from .line import When

_MONEY = ("requested", "pledged", "committed", "disbursed")
_SIGNS = frozenset("+-−–±")
#: How far a cue decides at once, and how far it does where nothing else does.
_BESIDE, _CLOSE, _APART, _FAR, _FAR_MONEY = 1.5, 9.0, 16.0, 22.0, 30.0
#: How far before a number its subject may stand.
_LEVEL = 14
#: Below this, what something costs is a fee for each.
_FEE = 10_000
#: How far what is asked for may stand from the asking.
_ASKED = 8
#: What a period is that a number is counted over up to a day.
_FLOWS = frozenset({"increment", "cumulative"})
_RUNNING = frozenset({"to_date", "since", "until"})


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the measure of each draft."""
    attach(drafts)
    before = _Before()
    for draft in [*earlier[-20:], *drafts]:
        if draft.measure is None:
            draft.measure = _measure(draft, before.of(draft))
        before.add(draft)


class _Before:
    """The last figures of the main line, of each sort: what a list says once holds for the rest.

    The main line is no comparison, no forecast and no share of it.
    """

    def __init__(self) -> None:
        self._last: dict[str, Draft] = {}

    def add(self, draft: Draft) -> None:
        """Take note of a draft whose measure is bound."""
        sort = _sort(draft)
        aside = draft.status in {"forecast", "target"} or draft.notes["when"].aside
        if sort is not None and draft.measure != "rate" and not aside:
            self._last[sort] = draft

    def of(self, draft: Draft) -> Draft | None:
        """The figure that `draft` would go on from."""
        sort = _sort(draft)
        if sort == "thing":
            main = self._last.get("person")
            # Things that come with a flow of people (in three boats) are counted with it.
            near = main is not None and main.sentence == draft.sentence
            same = main is not None and main.unit == draft.unit
            if main is not None and main.measure != "stock" and (near or same):
                return main
            return self._last.get("thing")
        return None if sort is None else self._last.get(sort)


def _sort(draft: Draft) -> str | None:
    unit = draft.unit or ""
    if unit in {"percent", "ratio", "country"}:
        return None
    if unit.startswith("currency"):
        return "money"
    if unit in {"person", "household", "crossing", "encounter"}:
        return "person"
    # A flow of things (claims, boats) goes on from a flow, a number of them that stands does not.
    return "person" if draft.measure in {"increment", "cumulative"} else "thing"


def _measure(draft: Draft, before: Draft | None) -> Measure | None:
    unit = draft.unit or ""
    cues = _cues_by_distance(draft)
    if unit in {"percent", "ratio"}:
        return _share_or_ratio(draft, cues)
    if unit == "country":
        return "stock"
    if _is_rate(draft):
        return "rate"
    if unit.startswith("currency"):
        return _money(draft, cues, before)
    return _count(draft, cues, before)


class _Near(NamedTuple):
    """How far a cue stands from a figure, what it is a cue of, and whether only faintly."""

    cost: float
    kinds: frozenset[str]
    faint: bool
    at: int


def _cues_by_distance(draft: Draft) -> list[_Near]:
    """The cues of a draft's sentence, the nearest first; a clause boundary keeps away."""
    here = around(draft)
    found = []
    for cue in here.cues:
        if cue.last <= draft.quantity.first:
            cost = here.cost(cue.last, draft.quantity.first)
            cost -= 0.2 * (draft.quantity.first - cue.last)
        else:
            cost = here.cost(draft.quantity.last, cue.first)
        if cost > _FAR_MONEY:
            continue
        if cue.kinds:
            found.append(_Near(cost, cue.kinds, faint=False, at=cue.first))
        if cue.faint:
            found.append(_Near(cost, cue.faint, faint=True, at=cue.first))
    found.sort(key=lambda one: one.cost)
    return found


def _nearest(
    cues: Sequence[_Near], kinds: Sequence[str], within: float, *, faint: bool = False
) -> tuple[float, str, int] | None:
    """The nearest cue of one of `kinds`: (cost, kind, its token)."""
    for cue in cues:
        if cue.cost > within:
            return None
        if cue.faint == faint:
            for kind in kinds:
                if kind in cue.kinds:
                    return cue.cost, kind, cue.at
    return None


def _share_or_ratio(draft: Draft, cues: Sequence[_Near]) -> Measure:
    """A part of a whole, or a change against another number."""
    form = getattr(draft.quantity.value, "form", None)
    if form == "multiple":
        return "ratio"
    passage, first = draft.passage, draft.sentence[0]
    before = passage.tokens[max(first, draft.quantity.first - 1) : draft.quantity.first]
    if draft.unit == "percent" and any(token.text in _SIGNS for token in before):
        return "ratio"
    near = cues_of(draft)
    if draft.unit == "percent" and any(
        "by" in cue.kinds and cue.last == draft.quantity.first for cue in near
    ):
        return "ratio"
    after = [cue for cue in near if 0 <= cue.first - draft.quantity.last <= 1]
    for cue in after:
        if "change" in cue.kinds:
            return "ratio"
        if cue.first == draft.quantity.last and _is_whole(draft, cue):
            # "32 % de aumento" is a change all the same.
            then = [one for one in near if one.first == cue.last]
            return "ratio" if any("rise" in one.kinds for one in then) else "share"
    within = 9.0 if draft.unit == "percent" else 2.5
    if any("rise" in cue.kinds and 0 <= draft.quantity.first - cue.last <= 2 for cue in near):
        # As in: the decline was 16.7 per cent.
        return "ratio"
    change = _nearest(cues, ("change", "rise"), within)
    share = _nearest(cues, ("share",), within)
    if change is not None and (share is None or change[0] <= share[0]):
        return "ratio"
    return "share"


def _is_whole(draft: Draft, cue: Cue) -> bool:
    """Whether an "of" names the whole of a share, and not the time of a change."""
    marks = draft.passage.marks
    dates = marks.at("period", cue.first) or marks.at("period", cue.last)
    return "whole" in cue.kinds and not dates


def _is_rate(draft: Draft) -> bool:
    """Whether a unit of time or a head stands beside the figure: 2,000 a day."""
    passage, (first, last) = draft.passage, draft.sentence
    tokens = passage.tokens
    heads = _heads_of(draft)
    at = draft.quantity.last
    steps = 0
    while at < last and steps < 9:
        if tokens[at].text == "(" and _per_after_bracket(draft, at, heads):
            return True
        if tokens[at].text in {",", ";", "(", ")", ":"} or passage.marks.at("quantity", at):
            break
        if _per_at(draft, at, heads):
            return True
        at += 1
        steps += 1
    if _is_mean(draft, heads):
        return True
    at = draft.quantity.first - 1
    steps = 0
    since = {cue.first for cue in cues_of(draft) if "since" in cue.kinds}
    while at >= first and steps < 7 and at not in since:
        if tokens[at].text in {",", ";", "(", ")", ":"}:
            break
        if _per_at(draft, at, heads):
            return True
        at -= 1
        steps += 1
    return False


def _is_mean(draft: Draft, heads: Collection[int]) -> bool:
    """Whether a number is the mean of a time: "the monthly average of arrivals was 4,639"."""
    tokens = draft.passage.tokens
    for cue in cues_of(draft):
        if "average" in cue.kinds and 0 <= draft.quantity.first - cue.last <= _LEVEL:
            between = tokens[cue.last : draft.quantity.first]
            closed = any(token.text in {",", ";", ":", "("} for token in between)
            if not closed and any(_per_at(draft, at, heads) for at in (cue.last, cue.first - 1)):
                return True
    return False


def _per_after_bracket(draft: Draft, at: int, heads: Collection[int]) -> bool:
    """Whether "a month" follows the conversion in brackets: 2,200 lei (108 euros) a month."""
    tokens, last = draft.passage.tokens, draft.sentence[1]
    for past in range(at + 1, min(at + 8, last - 1)):
        if tokens[past].text == ")":
            return at == draft.quantity.last and _per_at(draft, past + 1, heads)
    return False


def _heads_of(draft: Draft) -> frozenset[int]:
    """The tokens at which a word says for each of what a number is."""
    return frozenset(cue.first for cue in cues_of(draft) if "per" in cue.kinds)


def _per_at(draft: Draft, at: int, heads: Collection[int]) -> bool:
    periods = draft.passage.marks.at("period", at)
    return at in heads or any(mark.value.role == "per" for mark in periods)


def _money(draft: Draft, cues: Sequence[_Near], before: Draft | None) -> Measure | None:
    if _nearest(cues, ("average",), 4.0) is not None:
        return "rate"
    low = getattr(draft.quantity.value, "low", None)
    if low is not None and low < _FEE and _nearest(cues, ("fee",), 5.0) is not None:
        return "rate"
    if before is not None and _converts(draft, before):
        return before.measure
    found = _nearest(cues, _MONEY, _FAR_MONEY)
    if found is not None and found[1] != "requested" and _is_asked(draft, found[2]):
        return "requested"
    if found is None:
        found = _nearest(cues, _MONEY, _FAR_MONEY, faint=True)
    if found is not None:
        return cast("Measure", found[1])
    if before is not None and (before.unit or "").startswith("currency"):
        return before.measure
    return "increment"


def _is_asked(draft: Draft, at: int) -> bool:
    """Whether what is to be done with money is asked for: "asked the firms to invest"."""
    near = cues_of(draft)
    if at >= draft.quantity.first or not any("to" in cue.kinds and cue.last == at for cue in near):
        return False
    return any("requested" in cue.kinds and 0 < at - cue.last <= _ASKED for cue in near)


def _converts(draft: Draft, before: Draft) -> bool:
    """Whether money in brackets is the money before the brackets in another currency."""
    tokens, first = draft.passage.tokens, draft.quantity.first
    return (
        before.passage is draft.passage
        and 0 < first - before.quantity.last <= 3
        and tokens[first - 1].text in {"(", "["}
    )


def _count(draft: Draft, cues: Sequence[_Near], before: Draft | None) -> Measure | None:
    when: When = draft.notes["when"]
    role = when.mark.value.role if when.mark is not None else None
    kinds = ("flow", "stock", "pledged")
    same = before is not None and (before.passage, before.sentence) == (
        draft.passage,
        draft.sentence,
    )
    # Inside a list only what is close speaks against it.
    strong = _nearest(cues, kinds, _CLOSE if same else _APART)
    if strong is None and role in _RUNNING:
        goes_on = same or any("more" in cue.kinds for cue in cues_of(draft))
        stands = goes_on and before is not None and before.measure == "stock"
        return "stock" if stands else "cumulative"
    noun = _nearest(cues, ("noun",), _BESIDE, faint=True)
    if strong is None and noun is not None and role in {None, "as_of"} and not same:
        # "some 20,000 refugees", of which nothing is said to happen, are there.
        return "stock"
    if strong is None and before is not None and _is_counted(before) and (role is None or same):
        # A list or a breakdown says once what its numbers are; of a time that is over it is closed.
        closed = before.measure == "cumulative" and role == "in" and _is_over(draft, when)
        return "increment" if closed else before.measure
    if _is_level(draft):
        return "stock"
    if before is not None and before.measure != "stock" and is_grown(draft):
        return "cumulative"
    if strong and strong[1] == "stock" and role == "to_date" and _runs_long(when):
        return "cumulative"
    if strong and strong[1] == "stock" and strong[0] > _BESIDE and role in _RUNNING:
        # What is counted over a time flows, even where its noun is of those who are there.
        strong = _nearest(cues, ("flow",), _CLOSE) or strong
    if strong is None and role == "in" and before is not None and before.measure in _FLOWS:
        # "Last year there were 1,180": the same flow, of another time.
        return "increment"
    found = strong or _nearest(cues, kinds, _FAR) or _nearest(cues, kinds, _FAR, faint=True)
    if found is not None:
        kind = found[1]
    elif before is not None and _is_counted(before):
        kind = "stock" if before.measure == "stock" else "flow"
    else:
        plain = draft.unit == "other" and role is None
        kind = "stock" if plain or role == "as_of" else "flow"
    if kind == "pledged":
        return "pledged"
    if kind == "stock":
        return "stock"
    if role in {"to_date", "since", "until", "as_of"}:
        return "cumulative"
    if role == "in":
        runs = draft.status not in {"forecast", "target"} and _still_runs(draft, when)
        return "cumulative" if runs else "increment"
    return "cumulative" if _has_grown(cues, found) else "increment"


def _is_over(draft: Draft, when: When) -> bool:
    """Whether the month, the year… that a figure is of had ended on the day of publication."""
    period, published = when.mark.value if when.mark is not None else None, draft.passage.published
    if period is None or period.end is None or published is None or period.accuracy == "day":
        return False
    return bool(period.end < published)


def _runs_long(when: When) -> bool:
    """Whether what still runs is a month or more: who "are there so far this year" came."""
    return when.mark is not None and when.mark.value.accuracy in {"month", "year", "fiscal_year"}


def is_grown(draft: Draft) -> bool:
    """Whether a number is what a total has come to: "brought the total to 25,146"."""
    first = draft.quantity.first
    return any("grown" in cue.kinds and 0 <= first - cue.last <= 1 for cue in cues_of(draft))


def _is_level(draft: Draft) -> bool:
    """Whether a number is what the number of those who are there came to: "the number of refugees".

    What the words right after them say happens to them makes it a flow.
    """
    passage, first = draft.passage, draft.quantity.first
    cues = cues_of(draft)
    grown_by = frozenset(passage.language.list("grown_by"))
    if first and passage.tokens[first - 1].fold in grown_by:
        return False
    for cue in cues:
        if "level" in cue.kinds and 0 < first - cue.last <= _LEVEL:
            between = passage.tokens[cue.last : first]
            if not any(token.text in {",", ";", ":", "("} for token in between):
                return True
    for at in range(first - 1, max(draft.sentence[0], first - _LEVEL) - 1, -1):
        if passage.tokens[at].text in {",", ";", ":", "("}:
            return False
        for mark in passage.marks.at("number_of", at):
            near = [one for one in cues if mark.last <= one.first <= mark.last + 3]
            held = next((one for one in near if "noun" in one.faint), None)
            if held is None:
                return False
            return not any(
                "flow" in one.kinds and one.first < held.first + 4
                for one in cues
                if one.first >= mark.last and one.last < first - 2
            )
    return False


def _has_grown(cues: Sequence[_Near], found: tuple[float, str, int] | None) -> bool:
    """Whether a flow without a period is said up to now: "have fled", "since the war began"."""
    if _nearest(cues, ("to_date", "untold"), 14.0) is not None:
        return True
    return found is not None and any(
        "perfect" in cue.kinds and 0 < found[2] - cue.at <= 3 for cue in cues
    )


def _is_counted(draft: Draft) -> bool:
    return draft.measure in {"stock", "increment", "cumulative", "pledged"} and not (
        draft.unit or ""
    ).startswith("currency")


def _still_runs(draft: Draft, when: When) -> bool:
    """Whether the year that a flow is of has not ended on the day of publication."""
    period = when.mark.value if when.mark is not None else None
    published = draft.passage.published
    if period is None or published is None or not period.known or period.accuracy != "year":
        return False
    return bool(period.start <= published < period.end)
