"""What stands around a figure: the cues and the periods of its sentence, and which are its own.

Owns: `Around` (`draft.notes["line"]`) and the period mark of each draft (`draft.notes["when"]`),
telling the days on which something was said from those on which it happened. The binders of the
measure, the status and the period read it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from isthmus.evidence.grammar import calendar
from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

from .cues import Cue, cues_in
from .line import Line

#: How far after a "since" its day may stand; farther where it opens the sentence.
_SINCE, _OPENING = 12, 25
#: The most figures that are looked at together, and the most tokens to either side of them.
_MOST, _WIDEST = 40, 150
_OF_THE_NUMBER = frozenset({"preliminary", "revised", "final", "estimated"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the drafts of a sentence: its cues, its periods, its distances.

    `bounds` are the tokens that are looked at; `costs[n]` is what it costs to come from the first
    of them to the n-th after it. `told` are the tokens at which a period begins that is only that
    of the saying.
    """

    bounds: tuple[int, int]
    cues: list[Cue]
    periods: list[Mark]
    told: set[int]
    costs: list[float]

    @property
    def news(self) -> bool:
        """Whether the sentence says on what day something was told, and not from what data."""
        return any(
            not any("publish" in cue.kinds and 0 <= at - cue.last <= 6 for cue in self.cues)
            for at in self.told
        )

    def cost(self, start: int, end: int) -> float:
        """What it costs to come from token `start` to token `end`."""
        last = len(self.costs) - 1
        low = min(max(start - self.bounds[0], 0), last)
        return self.costs[min(max(end - self.bounds[0], low), last)] - self.costs[low]


def around(draft: Draft) -> Around:
    """What stands around a draft; only after `look`."""
    found: Around = draft.notes["line"]
    return found


def cues_of(draft: Draft) -> list[Cue]:
    """The cues of the sentence of a draft."""
    return around(draft).cues


def look(drafts: Sequence[Draft]) -> None:
    """Find for each draft of a paragraph what stands around it."""
    new = [draft for draft in drafts if "line" not in draft.notes]
    if not new:
        return
    passage = new[0].passage
    periods = [
        mark for mark in passage.marks.apart("period") if mark.value.role not in {"per", "clock"}
    ]
    starts = [mark.first for mark in periods]
    for here in _groups(new):
        first = max(here[0].sentence[0], here[0].quantity.first - _WIDEST)
        last = min(here[0].sentence[1], here[-1].quantity.last + _WIDEST)
        found = periods[bisect_left(starts, first) : bisect_left(starts, last)]
        taken = {at for one in here for at in range(one.quantity.first, one.quantity.last)}
        cues = [
            cue
            for cue in cues_in(passage, first, last)
            # "more than" inside a quantity compares nothing; "an estimated" says what it is.
            if cue.first not in taken or cue.kinds <= _OF_THE_NUMBER
        ]
        told = {
            mark.first
            for mark in found
            if _is_said(mark, cues, (first, last), alone=len(found) == 1)
            or _is_dateline(passage, mark)
        }
        line = Around((first, last), cues, found, told, _costs(passage, first, last))
        for draft in here:
            draft.notes["line"] = line


def attach(drafts: Sequence[Draft]) -> None:
    """Choose for each draft of a paragraph the period mark of its sentence that is its own.

    The status is to be bound before: what is foreseen may be of a period to come.
    """
    look(drafts)
    for here in _groups([draft for draft in drafts if "when" not in draft.notes]):
        _attach(here)


def said_before(draft: Draft) -> Period | None:
    """The period of the sentence before a draft's, of one paragraph and without a figure.

    "On Saturday a boat sank. 20 people died": what is told goes on, unless the day is when
    it was said.
    """
    passage, first = draft.passage, draft.sentence[0]
    if first == 0:
        return None
    sentence = passage.sentence_of(first - 1)
    if any(sentence[0] <= at < sentence[1] for at in passage.marks.starts("quantity")):
        return None
    found = [
        mark
        for mark in passage.marks.apart("period")
        if sentence[0] <= mark.first < sentence[1] and mark.value.role in {"in", "to_date"}
    ]
    cues = cues_in(passage, *sentence)
    for mark in found:
        said = _is_said(mark, cues, sentence, alone=len(found) == 1) or _is_dateline(passage, mark)
        if mark.value.known and mark.value.ahead <= 0 and not said:
            period: Period = mark.value
            return period
    return None


def _groups(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The drafts of each sentence; of one without end, so many at a time."""
    here: list[Draft] = []
    for draft in drafts:
        if here and (
            draft.sentence != here[0].sentence
            or len(here) >= _MOST
            or draft.quantity.first - here[0].quantity.first > _WIDEST
        ):
            yield here
            here = []
        here.append(draft)
    if here:
        yield here


def _attach(drafts: list[Draft]) -> None:
    passage, line = drafts[0].passage, around(drafts[0])
    changes = {draft.quantity.last for draft in drafts if draft.unit in {"percent", "ratio"}}
    against = {
        mark.first
        for mark in line.periods
        # A fall of 2 percent from July; in brackets, + 21 % from June.
        if _is_against(mark, line.cues)
        or (mark.value.role in {"from", "on"} and mark.first in changes)
    }
    periods = [
        _in_its_words(passage, mark, line.cues, drafts, against=mark.first in against)
        for mark in line.periods
        if mark.first not in line.told
    ]
    row = Line(passage, line.bounds, drafts, periods, line.cues, against=against)
    for number, draft in enumerate(drafts):
        draft.notes["when"] = row.choose(number)


def _costs(passage: Passage, first: int, last: int) -> list[float]:
    """What it costs to come to each token of a stretch from its first: clauses keep words apart."""
    found = [0.0]
    for at in range(first, last):
        text = passage.tokens[at].text
        cost = found[-1] + 1.0
        if text in {",", "(", ")"}:
            cost += 3.0
        elif text in {";", ":"}:
            cost += 8.0
        elif passage.marks.at("quantity", at):
            cost += 2.0
        found.append(cost)
    return found


def _is_against(mark: Mark, cues: Sequence[Cue]) -> bool:
    """Whether a period is what a change is measured against: "a fall of 2 percent from July"."""
    return mark.value.role in {"from", "on"} and any(
        "change" in cue.kinds and -1 <= mark.first - cue.last <= 8 for cue in cues
    )


def _in_its_words(
    passage: Passage,
    mark: Mark,
    cues: Sequence[Cue],
    drafts: Sequence[Draft],
    *,
    against: bool,
) -> Mark:
    """A period as the words before it make it: "since the war began in April 2023"."""
    period = mark.value
    if period.role in {"from", "on"}:
        if against or period.role == "on":
            return structs.replace(
                mark, value=replace(period, role="same" if period.shift else "in")
            )
        return structs.replace(mark, value=replace(period, role="since", end=passage.published))
    if period.role == "in" and period.start is not None:
        for cue in cues:
            reach = _OPENING if cue.first == passage.sentence_of(cue.first)[0] else _SINCE
            if "since" in cue.kinds and 0 <= mark.first - cue.last <= reach:
                # A comma right before the day only sets it off: "since the war began, on …".
                between = passage.tokens[cue.last : mark.first - 1]
                figure = any(cue.last <= one.quantity.first < mark.first for one in drafts)
                if not figure and not any(token.text in {",", ";"} for token in between):
                    return structs.replace(
                        mark, value=replace(period, role="since", end=passage.published)
                    )
    return mark


def _is_dateline(passage: Passage, mark: Mark) -> bool:
    """Whether a day stands where a report says where and when it was written."""
    tokens = passage.tokens
    if mark.value.accuracy != "day" or mark.first > 12 or mark.last >= len(tokens):
        return False
    before = tokens[mark.first - 1].text if mark.first else ","
    return before in {",", ";", ")"} and tokens[mark.last].text in {"-", "–", "—", "(", ".", ":"}


def _is_said(mark: Mark, cues: Sequence[Cue], sentence: tuple[int, int], *, alone: bool) -> bool:
    """Whether a day is that on which something was said, not on which it happened."""
    if mark.value.role not in {"in", "to_date"}:
        return False
    if mark.value.role == "in" and mark.value.accuracy == "day" and _is_long(mark.value):
        return False
    telling = {"saying", "flow", "stock"}
    here = [cue for cue in cues if cue.kinds & telling]
    before = [cue for cue in here if cue.last <= mark.first]
    after = [cue for cue in here if cue.first >= mark.last]
    near = mark.first - before[-1].last if before else 99
    if mark.value.accuracy != "day":
        # A month or a week is that of the saying only right beside it: "said in mid-October".
        if mark.value.accuracy not in {"week", "month"}:
            return False
        that = any("than" in cue.kinds and cue.last == mark.first for cue in cues)
        if near <= 1 and not that and before[-1].kinds & telling == {"saying"}:
            return True
        if alone or mark.first - sentence[0] > 2 or before:
            return bool(after) and after[0].first == mark.last and _only_says(after[0])
        # "In early May the agency said that … this year"
        if after and _only_says(after[0]) and after[0].first - mark.last <= 14:
            return True
        return bool(after) and after[0].first == mark.last and _only_says(after[0])
    if near <= 4:
        return "saying" in before[-1].kinds
    if after and not before and mark.first - sentence[0] <= 2:
        return _only_says(after[0]) and after[0].first - mark.last <= 14
    return bool(after) and after[0].first - mark.last <= 1 and _only_says(after[0])


def _is_long(period: calendar.Period) -> bool:
    return period.start != period.end


def _only_says(cue: Cue) -> bool:
    return "saying" in cue.kinds and "flow" not in cue.kinds
