"""The figures and the periods of one sentence, and which period belongs to which figure.

Owns: the choice. A period costs a figure what lies between them (words, commas, other figures, a
comparison, a new clause), and the cheapest is the figure's, unless the words pair them otherwise:
in brackets, respectively, by turns.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec import structs

from isthmus.evidence.grammar import calendar
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

from .cues import Cue

#: What it costs to reach from a figure to a period, in tokens; the cheapest is the figure's.
_COMMA, _BREAK, _JOIN, _OTHER_AFTER, _OTHER_BEFORE, _COMPARED = 4.0, 9.0, 4.0, 12.0, 3.0, 9.0
_PARALLEL, _TAKEN, _WIDER, _BRACKET = -14.0, 6.0, 4.0, 2.0
#: How many tokens away a period may stand at all.
_REACH = 90
_FAR, _FAR_AFTER, _NEW_CLAUSE = 60.0, 48.0, 12.0
#: After how many other figures one more makes no difference.
_MANY = 8


@dataclass(frozen=True, slots=True)
class When:
    """The period mark of a draft, and whether it stands in a comparison, beside the main line."""

    mark: Mark | None
    aside: bool = False


class Line:
    """The figures and periods of one sentence, in their order."""

    def __init__(
        self,
        passage: Passage,
        sentence: tuple[int, int],
        drafts: Sequence[Draft],
        periods: Sequence[Mark],
        cues: Sequence[Cue],
        *,
        against: Collection[int],
    ) -> None:
        self.against = against
        self.ahead = [draft.status in {"forecast", "target"} for draft in drafts]
        self.multiples = [
            draft.unit == "ratio" and getattr(draft.quantity.value, "form", None) == "multiple"
            for draft in drafts
        ]
        self.money = [(draft.unit or "").startswith("currency") for draft in drafts]
        self.passage, self.sentence = passage, sentence
        self.figures = [draft.quantity for draft in drafts]
        self.ratios = [draft.unit in {"percent", "ratio"} for draft in drafts]
        self.periods = periods
        self.cues = cues
        self.compares = [cue for cue in cues if "compare" in cue.kinds or self._is_than(cue)]
        self.joins = {cue.first for cue in cues if "join" in cue.kinds}
        self.brackets = self._brackets()
        # What is true of a period whatever the figure is found once.
        self._compared = {one.first: self._compared_period(one) for one in periods}
        self._owner = {one.first: self._compared_owner(one) for one in periods}
        self._beside = {one.first: self._is_beside(one) for one in periods}
        self._wider = {one.first: self._holds_another(one) for one in periods}
        self._opening = {one.first: self._opens_next(one) for one in periods}
        self.order = self._parallel()
        self.respective = self._respectively()

    def _is_than(self, cue: Cue) -> bool:
        """Whether a word makes a comparison right after a multiple: "four times more than"."""
        return "than" in cue.kinds and any(
            multiple and 0 <= cue.first - figure.last <= 1
            for multiple, figure in zip(self.multiples, self.figures, strict=True)
        )

    def _brackets(self) -> list[tuple[int, int]]:
        """The tokens between each pair of brackets of the sentence."""
        found, opened = [], None
        for at in range(*self.sentence):
            text = self.passage.tokens[at].text
            if text in {"(", "["}:
                opened = at + 1
            elif text in {")", "]"} and opened is not None:
                found.append((opened, at))
                opened = None
        return found

    def _parallel(self) -> int:
        """1 where the sentence goes figure, period, figure, period; -1 the other way; else 0."""
        row = sorted([(one.first, "f") for one in self.figures]
                     + [(one.first, "p") for one in self.periods])  # fmt: skip
        said = "".join(kind for _, kind in row)
        if len(said) < 4 or "ff" in said or "pp" in said:
            return 0
        if len(said) % 2 == 0:
            return 1 if said[0] == "f" else -1
        return 0

    def _respectively(self) -> dict[int, Mark]:
        """Figure by figure: "24,634 and 24,657 in January and February respectively"."""
        if not any("respective" in cue.kinds for cue in self.cues):
            return {}
        groups: list[list[Mark]] = []
        for period in self.periods:
            if groups and period.first - groups[-1][-1].last <= 3:
                groups[-1].append(period)
            else:
                groups.append([period])
        found: dict[int, Mark] = {}
        for group in groups:
            before = [n for n, one in enumerate(self.figures) if one.last <= group[0].first]
            after = [n for n, one in enumerate(self.figures) if one.first >= group[-1].last]
            for numbers in (before[-len(group) :], after[: len(group)]):
                if len(group) > 1 and len(numbers) == len(group):
                    found.update(zip(numbers, group, strict=True))
                    break
        return found

    def choose(self, number: int) -> When:
        """The period of the `number`-th figure."""
        figure = self.figures[number]
        respective = self.respective.get(number)
        if respective is not None:
            return When(respective, aside=number > 0)
        inside = self._bracket(figure)
        if inside is not None:
            chosen = self._in_bracket(number, inside)
            if chosen is not None:
                return chosen
        best: tuple[float, Mark] | None = None
        for period in self.periods:
            if max(period.first - figure.last, figure.first - period.last) > _REACH:
                continue
            cost = self._cost(number, period)
            if cost < _FAR and (best is None or cost < best[0]):
                best = (cost, period)
        aside = self._compared_figure(figure)
        if best is None:
            return When(None, aside)
        mark = best[1]
        if mark.value.role == "since" and self._when(mark.last, figure.first):
            # "the highest since May, when 144,000 came": they came in May.
            return When(structs.replace(mark, value=calendar.opening_of(mark.value)), aside=True)
        return When(best[1], aside or best[1].value.role == "same")

    def _bracket(self, figure: Mark) -> tuple[int, int] | None:
        """The tokens between the brackets that a figure stands in."""
        for first, last in self.brackets:
            if first <= figure.first < last:
                return first, last
        return None

    def _in_bracket(self, number: int, inside: tuple[int, int]) -> When | None:
        own = [one for one in self.periods if inside[0] <= one.first < inside[1]]
        if own and all(self._compared[one.first] for one in own) and self._after(number, own[0]):
            # "(10.136 more than in the same period of 2019)": the main line's, against that one.
            return None
        if own:
            near = min(own, key=lambda one: abs(one.first - self.figures[number].first))
            return When(near, aside=True)
        before = [one for one in self.periods if one.last == inside[0] - 1]
        # "in the same period of 2019 (84, +1,306 %)": the count is that period's, the share is not.
        if before and not self.ratios[number]:
            return When(before[0], aside=True)
        return None

    def _after(self, number: int, period: Mark) -> bool:
        return period.first >= self.figures[number].last

    def _compared_figure(self, figure: Mark) -> bool:
        """Whether a figure is what another is compared with: "up from 13,425"."""
        return any(0 <= figure.first - cue.last <= 3 for cue in self.compares)

    def _compared_period(self, period: Mark) -> bool:
        """Whether a period itself is what is compared with: "less than in 2019"."""
        return period.first in self.against or any(
            -1 <= period.first - cue.last <= 3
            and not any(cue.last <= one.first < period.first for one in self.figures)
            for cue in self.compares
        )

    def _compared_owner(self, period: Mark) -> int | None:
        """The figure compared with that a period follows at once: "unlike the 93 of last year"."""
        for number, figure in enumerate(self.figures):
            if 0 <= period.first - figure.last <= 2 and self._compared_figure(figure):
                return number
        return None

    def _cost(self, number: int, period: Mark) -> float:
        figure = self.figures[number]
        value = period.value
        compared = self._compared[period.first] or self._owner[period.first] not in {None, number}
        if self._inside_other(figure, period) or self._beside[period.first]:
            return _FAR
        # A change is of the period that it is said of, not of the one it is measured against.
        if self.ratios[number] and (value.role in {"same", "since"} or compared):
            return _FAR
        if value.ahead > 0 and not self.ahead[number] and not self.money[number]:
            return _FAR
        if period.first >= figure.last:
            first, last = figure.last, period.first
            if compared or any(first <= cue.first < last for cue in self.compares):
                return _FAR
            others = sum(first <= one.first < last for one in self.figures)
            cost = (last - first) + self._between(first, last) + others * _OTHER_AFTER
            if value.role == "same" and not others:
                # "the 5,622 who did so in the same period": said for the figure before it.
                cost *= 0.5
            if self._opening[period.first] and self._apart(last - 1, first):
                cost += _NEW_CLAUSE
            later = any("when" in cue.kinds and first <= cue.first < last for cue in self.cues)
            if later and any(0 <= one.first - period.last <= 6 for one in self.figures):
                # "…, when last year there were 7": that clause counts its own.
                return _FAR
            cost += _NEW_CLAUSE * later
            if self.order > 0 and not others:
                cost += _PARALLEL
            if cost > _FAR_AFTER:
                # The only period of a sentence is that of all its figures.
                alone = len(self.periods) == 1 and not later and not self._has(";", first, last)
                return _FAR - 1 if alone else _FAR
        else:
            first, last = period.last, figure.first
            others = sum(first <= one.first < last for one in self.figures)
            cost = 0.4 * (last - first) + 0.6 * self._between(first, last)
            cost += min(others, _MANY) * _OTHER_BEFORE
            close = value.role != "same" and last - first <= 6
            close = close and not self._apart(last - 1, first)
            if compared and not others and (close or self._when(first, last)):
                # "… than in the same month of 2022, when 3,100 came"
                return 1.0
            if value.role == "since" and not others and self._when(first, last):
                return 1.0
            if compared:
                later = any("when" in cue.kinds and first <= cue.first < last for cue in self.cues)
                if self._apart(last - 1, first) and not later:
                    # "Ten times more than the year before, 1.781 people": not of that year.
                    return _FAR
                cost += 3 * _COMPARED
            elif self._taken(period, figure):
                cost += _TAKEN + others
            if self.order < 0 and not others:
                cost += _PARALLEL
            if period.first - self.sentence[0] <= 2:
                cost = min(cost, 0.6 * cost + 2)
        if value.known and value.accuracy != "day" and self._wider[period.first]:
            cost += _WIDER
        return cost

    def _has(self, text: str, first: int, last: int) -> bool:
        return any(token.text == text for token in self.passage.tokens[first:last])

    def _is_beside(self, period: Mark) -> bool:
        """Whether a period only bounds something else: "who fled after April 2023"."""
        if any(0 <= one.first - period.last <= 5 for one in self.figures):
            # "before 2022's record of 45,744": the year is the record's.
            return False
        return any("beside" in cue.kinds and cue.last == period.first for cue in self.cues)

    def _inside_other(self, figure: Mark, period: Mark) -> bool:
        """Whether a period stands in brackets with another figure: "2,376 (6,359 in 2022)"."""
        for first, last in self.brackets:
            if first <= period.first < last and not first <= figure.first < last:
                return any(first <= one.first < last for one in self.figures)
        return False

    def _holds_another(self, period: Mark) -> bool:
        """Whether a finer period of the sentence lies inside this one: the finer is meant."""
        value = period.value
        if not value.known:
            return False
        return any(
            one.value.known
            and one.value.role == "in"
            and value.start <= one.value.start
            and one.value.end <= value.end
            and (one.value.start, one.value.end) != (value.start, value.end)
            for one in self.periods
        )

    def _opens_next(self, period: Mark) -> bool:
        """Whether a figure follows a period at once, whose own it then is: "in March 588"."""
        return any(
            0 <= one.first - period.last <= 3 and not self._has(",", period.last, one.first)
            for one in self.figures
        )

    def _apart(self, last: int, first: int) -> bool:
        """Whether a comma or a word that joins stands among tokens `first` to `last`."""
        tokens = self.passage.tokens
        return any(
            tokens[at].text in {",", ";"} or at in self.joins for at in range(first, last + 1)
        )

    def _when(self, first: int, last: int) -> bool:
        """Whether a figure stands close after a period, in its own clause: "2022, when 3,100"."""
        return 0 <= last - first <= 6 and any(
            "when" in cue.kinds and first <= cue.first < last for cue in self.cues
        )

    def _taken(self, period: Mark, figure: Mark) -> bool:
        """Whether a period follows another figure so closely that it is that one's."""
        tokens = self.passage.tokens
        for one in self.figures:
            if one.last <= period.first and period.first - one.last <= 8:
                between = tokens[one.last : period.first]
                if not any(token.text in {",", ";", ":"} for token in between):
                    return True
        return False

    def _between(self, first: int, last: int) -> float:
        cost = 0.0
        tokens = self.passage.tokens
        for at in range(first, last):
            text = tokens[at].text
            if text == ",":
                cost += _COMMA
            elif text in {"(", ")"}:
                cost += _BRACKET
            elif text == ";":
                cost += 2 * _BREAK
            elif text in {":", "—", "–"}:
                cost += _BREAK
            elif at in self.joins:
                cost += _JOIN
        return cost + sum(
            _COMPARED for cue in self.compares if first <= cue.first and cue.last <= last
        )
