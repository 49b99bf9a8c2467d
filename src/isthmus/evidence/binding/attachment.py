"""Which words of a sentence belong to which figure: its period, and the cues around it.

Owns: choosing the period mark of each draft (`draft.notes["when"]`), telling the days on which
something was said from the days on which it happened, and finding a draft's cues. The binders of
the measure, the status and the period read it; what a word is a cue of lies in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from isthmus.evidence.grammar.language import Language, language
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.grammar.tokens import fold

#: What it costs to reach from a figure to a period, in tokens; the cheapest is the figure's.
_COMMA, _BREAK, _JOIN, _OTHER_AFTER, _OTHER_BEFORE, _COMPARED = 4.0, 9.0, 4.0, 12.0, 3.0, 9.0
_PARALLEL, _TAKEN = -14.0, 6.0
_FAR = 60.0
_LONGEST_STEM = 12
_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class When:
    """The period mark of a draft, and whether it stands in a comparison, beside the main line."""

    mark: Mark | None
    aside: bool = False
    governs: bool = False


class Cue(NamedTuple):
    """Tokens `first` to before `last` that are a cue of each of `kinds`; weak ones count less."""

    first: int
    last: int
    kinds: frozenset[str]
    weak: bool


class Cues:
    """The cue words of a language: of what each word, or each beginning of one, is a cue."""

    def __init__(self, language: Language) -> None:
        self._words: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for entry in language.list("cues"):
            for word in entry["words"]:
                table = self._stems if word.endswith("*") else self._words
                table.setdefault(fold(word.rstrip("*")), set()).add(entry["is"])
        self._known: dict[str, tuple[frozenset[str], bool] | None] = {}

    def of(self, word: str) -> tuple[frozenset[str], bool] | None:
        """What a folded word is a cue of, and whether weakly; the whole word, else its stem."""
        if word not in self._known:
            if len(self._known) > _KNOWN:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> tuple[frozenset[str], bool] | None:
        found = self._words.get(word)
        for length in range(min(len(word), _LONGEST_STEM), 2, -1):
            if found is not None:
                break
            found = self._stems.get(word[:length])
        return None if found is None else _kinds(found)


def _kinds(said: Iterable[str]) -> tuple[frozenset[str], bool]:
    kinds = frozenset(one.removeprefix("weak_") for one in said)
    return kinds, all(one.startswith("weak_") for one in said)


@cache
def _cues(code: str) -> Cues:
    return Cues(language(code))


def cues_in(passage: Passage, first: int, last: int) -> list[Cue]:
    """The cues among tokens `first` to before `last`; a phrase stands before its words."""
    table = _cues(passage.language.code)
    tokens = passage.tokens
    found: list[Cue] = []
    at = first
    while at < last:
        phrase = next((one for one in passage.marks.at("cue", at) if one.last <= last), None)
        if phrase is not None:
            found.append(Cue(at, phrase.last, *_kinds([str(phrase.value)])))
            at = phrase.last
            continue
        said = table.of(tokens[at].fold)
        if said is not None:
            found.append(Cue(at, at + 1, *said))
        at += 1
    return found


def cues_of(draft: Draft) -> list[Cue]:
    """The cues of the sentence of a draft."""
    found: list[Cue] = draft.notes["cues"]
    return found


def attach(drafts: Sequence[Draft]) -> None:
    """Choose for each draft of a paragraph the period mark of its sentence that is its own."""
    groups: dict[tuple[int, tuple[int, int]], list[Draft]] = {}
    for draft in drafts:
        if "when" not in draft.notes:
            groups.setdefault((id(draft.passage), draft.sentence), []).append(draft)
    for here in groups.values():
        _attach(here)


def _attach(drafts: list[Draft]) -> None:
    passage, (first, last) = drafts[0].passage, drafts[0].sentence
    periods = [
        mark
        for mark in passage.marks.apart("period")
        if first <= mark.first < last and mark.value.role not in {"per", "clock"}
    ]
    cues = cues_in(passage, first, last)
    periods = [_in_its_words(passage, mark, cues, drafts) for mark in periods]
    said = {mark for mark in periods if _is_said(passage, mark, cues, (first, last))}
    line = _Line(passage, (first, last), drafts, [one for one in periods if one not in said], cues)
    for number, draft in enumerate(drafts):
        draft.notes["when"] = line.choose(number)
        draft.notes["cues"] = cues


def _in_its_words(
    passage: Passage, mark: Mark, cues: Sequence[Cue], drafts: Sequence[Draft]
) -> Mark:
    """A period as the words before it make it: "since the war began in April 2023"."""
    period = mark.value
    if period.role == "from":
        # "A decrease from May" compares; "arrived from 24 February" counts from there.
        change = any("change" in cue.kinds and 0 <= mark.first - cue.last <= 8 for cue in cues)
        if change:
            return mark._replace(value=replace(period, role="same" if period.shift else "in"))
        return mark._replace(value=replace(period, role="since", end=passage.published))
    if period.role == "in" and period.start is not None:
        for cue in cues:
            if "since" in cue.kinds and 0 <= mark.first - cue.last <= 10:
                between = passage.tokens[cue.last : mark.first]
                figure = any(cue.last <= one.quantity.first < mark.first for one in drafts)
                if not figure and not any(token.text in {",", ";"} for token in between):
                    return mark._replace(
                        value=replace(period, role="since", end=passage.published)
                    )
    return mark


def _is_said(
    passage: Passage,
    mark: Mark,
    cues: Sequence[Cue],
    sentence: tuple[int, int],
) -> bool:
    """Whether a day is that on which something was said, not on which it happened."""
    if mark.value.accuracy != "day" or mark.value.role != "in":
        return False
    telling = {"saying", "flow", "stock"}
    here = [cue for cue in cues if cue.kinds & telling and not cue.weak]
    before = [cue for cue in here if cue.last <= mark.first]
    after = [cue for cue in here if cue.first >= mark.last]
    near = mark.first - before[-1].last if before else 99
    if near <= 4:
        return "saying" in before[-1].kinds
    if after and not before and mark.first - sentence[0] <= 2:
        return "saying" in after[0].kinds and after[0].first - mark.last <= 14
    if after and after[0].first - mark.last <= 1:
        return "saying" in after[0].kinds
    return False


class _Line:
    """The figures and periods of one sentence, in their order."""

    def __init__(
        self,
        passage: Passage,
        sentence: tuple[int, int],
        drafts: Sequence[Draft],
        periods: Sequence[Mark],
        cues: Sequence[Cue],
    ) -> None:
        self.passage, self.sentence = passage, sentence
        self.figures = [draft.quantity for draft in drafts]
        self.ratios = [draft.unit in {"percent", "ratio"} for draft in drafts]
        self.periods = periods
        self.cues = cues
        self.compares = [cue for cue in cues if "compare" in cue.kinds]
        self.joins = {cue.first for cue in cues if "join" in cue.kinds}
        self.order = self._parallel()

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

    def choose(self, number: int) -> When:
        figure = self.figures[number]
        inside = self._bracket(figure)
        if inside is not None:
            chosen = self._in_bracket(number, inside)
            if chosen is not None:
                return chosen
        best: tuple[float, Mark] | None = None
        for period in self.periods:
            cost = self._cost(number, period)
            if cost < _FAR and (best is None or cost < best[0]):
                best = (cost, period)
        aside = self._compared_figure(figure)
        if best is None:
            return When(None, aside)
        return When(best[1], aside or best[1].value.role == "same")

    def _bracket(self, figure: Mark) -> tuple[int, int] | None:
        """The tokens between the brackets that a figure stands in."""
        tokens = self.passage.tokens
        first = figure.first
        while first > self.sentence[0] and figure.first - first < 12:
            if tokens[first - 1].text in {")", "]"}:
                return None
            if tokens[first - 1].text in {"(", "["}:
                last = figure.last
                while last < self.sentence[1] and tokens[last].text not in {")", "]"}:
                    last += 1
                return first, last
            first -= 1
        return None

    def _in_bracket(self, number: int, inside: tuple[int, int]) -> When | None:
        own = [one for one in self.periods if inside[0] <= one.first < inside[1]]
        if own:
            near = min(own, key=lambda one: abs(one.first - self.figures[number].first))
            return When(near, aside=True)
        before = [one for one in self.periods if one.last == inside[0] - 1]
        # "in the same period of 2019 (84, +1,306 %)": the count is that period's, the share is not.
        if before and not self.ratios[number]:
            return When(before[0], aside=True)
        return None

    def _compared_figure(self, figure: Mark) -> bool:
        """Whether a figure is what another is compared with: "up from 13,425"."""
        return any(0 <= figure.first - cue.last <= 3 for cue in self.compares)

    def _compared_period(self, period: Mark) -> bool:
        """Whether a period itself is what is compared with: "less than in 2019"."""
        return any(
            0 <= period.first - cue.last <= 3
            and not any(cue.last <= one.first < period.first for one in self.figures)
            for cue in self.compares
        )

    def _cost(self, number: int, period: Mark) -> float:
        figure = self.figures[number]
        if period.first >= figure.last:
            first, last = figure.last, period.first
            if self._compared_period(period):
                return _FAR
            cost = float(last - first) + self._between(first, last)
            others = sum(first <= one.first < last for one in self.figures)
            cost += others * _OTHER_AFTER
            if self.order > 0 and not others:
                cost += _PARALLEL
        else:
            first, last = period.last, figure.first
            cost = 0.4 * (last - first) + 0.6 * self._between(first, last)
            others = sum(first <= one.first < last for one in self.figures)
            cost += others * _OTHER_BEFORE
            if self._compared_period(period):
                cost += _FAR if self.ratios[number] else 2 * _COMPARED
            elif self._taken(period, figure):
                cost += _TAKEN + others
            if self.order < 0 and not others:
                cost += _PARALLEL
            if period.first - self.sentence[0] <= 2:
                cost = min(cost, 0.6 * cost + 2)
        if period.value.role != "same" and self._compared_figure(figure) and last - first > 3:
            cost += 1.0
        return cost

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
            elif text in {";", ":", "—", "–", "(", ")"}:
                cost += _BREAK
            elif at in self.joins:
                cost += _JOIN
        return cost + sum(
            _COMPARED for cue in self.compares if first <= cue.first and cue.last <= last
        )
