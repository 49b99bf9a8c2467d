"""How the places of a passage stand to its figures: rows, asides, and what lies between.

Owns: `Scene`, which groups the places that answer as one ("Italy, Greece and Spain"), pairs figures
with the places of a list, and prices what stands between a figure and a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft

from .lists import paired
from .near import Mention, Near

#: How many tokens may be said by the way.
_ASIDE = 15
#: How far (in tokens) "respectively" may stand from its figures.
_RESPECTIVELY = 40
#: The same for places that figures follow in their order without the word.
_IN_ORDER = 20
#: Within how many tokens a place opens its sentence, and what it then costs at most.
_OPENING, _WHOLE = 5, 3.0
#: How far (in tokens) from a figure its place may be named.
_WINDOW = 90
#: What it costs to read over a token: a word, and the signs and words that part clauses.
_WORD, _COMMA, _SEMICOLON, _BRACKET, _STOP = 0.08, 0.6, 3.0, 1.2, 4.0
_BREAK, _AND, _FIGURE = 1.8, 0.7, 2.0


class Scene:
    """The places of a passage, and what stands between them and its figures."""

    def __init__(self, near: Near, mentions: Sequence[Mention], drafts: Sequence[Draft]) -> None:
        self.passage = near.passage
        self.near = near
        self.mentions = mentions
        ends = {one.last: one for one in mentions}
        self.pairs = {
            draft.quantity.first: one
            for draft in drafts
            if (one := paired(draft, ends, self.near)) is not None
        }
        self.groups = list(self._grouped())
        self.group_of = {id(one): group for group in self.groups for one in group}
        self._firsts = [one.first for one in mentions]
        self._quantities = [draft.quantity.first for draft in drafts]
        self._group_firsts = [group[0].first for group in self.groups]
        kept = self.group_of.keys()
        self.pairs = {at: one for at, one in self.pairs.items() if id(one) in kept}
        self._costs = self._prices([draft.quantity for draft in drafts])
        self._asides = self._found_asides()
        self.respectively = self._in_order(drafts)
        self.listed = {id(one) for one in self.pairs.values()}

    def around(self, draft: Draft) -> tuple[int, int]:
        """What of its sentence a figure is read in: its neighbourhood, so that work is bounded."""
        first, last = draft.sentence
        at = draft.quantity
        return max(first, at.first - _WINDOW), min(last, at.last + _WINDOW)

    def mentions_in(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin from token `first` to before `last`."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def groups_in(self, first: int, last: int) -> Sequence[list[Mention]]:
        """The groups that begin from token `first` to before `last`."""
        start = bisect_left(self._group_firsts, first)
        return self.groups[start : bisect_left(self._group_firsts, last)]

    def _in_order(self, drafts: Sequence[Draft]) -> dict[int, Mention]:
        """Places and figures in the same order: "in Kassala and Gedaref … 5,000 and 3,900"."""
        found: dict[int, Mention] = {}
        firsts = [draft.quantity.first for draft in drafts]
        for mark in self.passage.marks.of("place_respectively"):
            first = max(self.passage.sentence_of(mark.first)[0], mark.first - _RESPECTIVELY)
            before = firsts[bisect_left(firsts, first) : bisect_left(firsts, mark.first)]
            for group in reversed(self.groups_in(first, mark.first)):
                size = len(group)
                if not 2 <= size <= len(before):
                    continue
                if group[-1].last <= before[-size] or group[0].first >= before[-1]:
                    found.update(zip(before[-size:], group, strict=True))
                    break
        for row in self._rows(drafts):
            here = row[0].quantity.first
            groups = self.groups_in(row[0].sentence[0], here)
            # Without the word, as many figures in a row as places: "(+375% and +105%)".
            if groups and len(groups[-1]) == len(row) and here - groups[-1][-1].last < _IN_ORDER:
                found.update(
                    (draft.quantity.first, one) for draft, one in zip(row, groups[-1], strict=True)
                )
        return found

    def _rows(self, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
        """Figures of one unit with nothing but commas and an "and" between them."""
        row: list[Draft] = []
        for draft in drafts:
            if row and not self._next_to(row[-1], draft):
                if len(row) > 1:
                    yield row
                row = []
            row.append(draft)
        if len(row) > 1:
            yield row

    def _next_to(self, one: Draft, after: Draft) -> bool:
        between = range(one.quantity.last, after.quantity.first)
        return (
            one.sentence == after.sentence
            and one.unit == after.unit
            and 1 <= len(between) <= 3
            and all(
                self.passage.tokens[at].text in ",+-" or self.near.at("place_and", at)
                for at in between
            )
        )

    def _grouped(self) -> Iterator[list[Mention]]:
        """Places in a row ("Italy, Greece and Spain") answer as one."""
        group: list[Mention] = []
        own = ""
        for one in self.mentions:
            if group and self._goes_on(group[-1], one):
                own, one.role = one.role, group[0].role
                group.append(one)
            else:
                if group:
                    yield from self._within(group, own)
                group = [one]
        if group:
            yield from self._within(group, own)

    def _within(self, group: list[Mention], own: str) -> Iterator[list[Mention]]:
        """A pair with no more than a comma is no row; `own` is the second's role beside a verb.

        It is a place and what holds it ("Tapachula, Chiapas"), or the end of a phrase and the
        subject of what follows ("after the war in Ukraine, Spain has granted").
        """
        if (
            len(group) == 2
            and self.passage.tokens[group[0].last].text == ","
            and not self.near.at("place_and", group[1].first - 1)
            and not self.near.at("place_and", group[0].last + 1)
        ):
            if {group[0].kind, group[1].kind} <= {"place", "name"}:
                yield group[:1]
                return
            if group[0].kind == group[1].kind == "country":
                group[1].role = own
                yield group[:1]
                yield group[1:]
                return
        yield group

    def _goes_on(self, one: Mention, after: Mention) -> bool:
        if one.inner or after.inner or {"again", "border"} & {one.kind, after.kind}:
            return False
        if after.role not in {"bare", one.role, "of"} or one.role in {"owner", "dateline"}:
            return False
        regions = (one.kind == "region") + (after.kind == "region")
        if regions == 1 and one.kind in {"name", "place"}:
            return False
        between = range(one.last, after.first)
        if not 1 <= len(between) <= 4:
            return False
        if one.kind == "country" and after.iso == one.iso and after.kind == "place":
            return False  # "northern Mozambique, mainly in Nampula"
        joined = False
        for at in between:
            if self.near.at("place_and", at) or (
                self.passage.tokens[at].text == "," and regions != 1
            ):
                joined = True
            elif not any(
                self.near.is_a(kind, at) for kind in ("place_skip", "place_of", "place_in")
            ):
                return False
        return joined

    def _prices(self, quantities: Sequence[Mark]) -> list[float]:
        """What it costs to read from the first token to each: sums, so that a gap is one look."""
        costs = [0.0]
        ends = {mark.last - 1 for mark in quantities}
        for at, token in enumerate(self.passage.tokens):
            price = _WORD
            if token.text == ",":
                price = _COMMA
            elif token.text == ";":
                price = _SEMICOLON
            elif token.text in "()[]–—:":
                price = _BRACKET
            elif token.text in ".!?" and not token.glued:
                price = _STOP
            elif self.near.at("place_break", at):
                price = _BREAK
            elif self.near.at("place_and", at):
                price = _AND
            if at in ends:
                price += _FIGURE
            costs.append(costs[-1] + price)
        return costs

    def _found_asides(self) -> list[tuple[int, int]]:
        """What is said by the way: ", which …," and what stands in brackets."""
        found: list[tuple[int, int]] = []
        tokens = self.passage.tokens
        past = 0
        for at, token in enumerate(tokens):
            if at < past:
                continue
            closing = ""
            if token.text == "(":
                closing = ")"
            elif token.text == "," and self.near.at("place_relative", at + 1):
                closing = ","
            elif token.text in "—–":
                closing = token.text
            if not closing:
                continue
            for end in range(at + 1, min(at + _ASIDE, len(tokens))):
                if tokens[end].text == closing:
                    found.append((at, end + 1))
                    past = end + 1
                    break
                if tokens[end].text == ".":
                    break
        return found

    def between(self, first: int, last: int) -> float:
        """What it costs to read from token `first` to before `last`."""
        if last <= first:
            return 0.0
        cost = self._costs[last] - self._costs[first]
        for start, end in self._asides_in(first, last):
            if first <= start and end <= last:
                cost -= max(self._costs[end] - self._costs[start] - 0.5, 0.0)
        return cost

    def gives(self, first: int, last: int) -> bool:
        """Whether a word of giving stands between: what is named before it gives the money."""
        return any(self.near.at("place_gives", at) for at in range(first, last))

    def clause_ends(self, draft: Draft, one: Mention) -> bool:
        """Whether a figure has a verb of its own before another, and the place is beyond that."""
        at = bisect_left(self._quantities, draft.quantity.last)
        past = self._quantities[at] if at < len(self._quantities) else one.first
        if past >= one.first or not any(self.near.at("place_and", past - back) for back in (1, 2)):
            return False
        return any(self.near.at("people_be", step) for step in range(draft.quantity.last, past))

    def opens_next(self, draft: Draft, group: Sequence[Mention]) -> bool:
        """Whether a place after a figure is of the next one: "4,900 and in Chad 11,300"."""
        at, last = group[0].first, draft.quantity.last
        while at > last and any(
            self.near.is_a(kind, at - 1) for kind in ("place_in", "place_skip", "place_through")
        ):
            at -= 1
        if at == group[0].first or at <= last - 1:
            return False
        if not (self.near.at("place_and", at - 1) or self.passage.tokens[at - 1].text == ";"):
            return False
        step = bisect_left(self._quantities, group[-1].last)
        following = self._quantities[step] if step < len(self._quantities) else None
        return following is not None and following < draft.sentence[1]

    def apart(self, one: Mention, draft: Draft) -> bool:
        """Whether a place is said by the way and the figure is not."""
        return any(
            start <= one.first < end and not start <= draft.quantity.first < end
            for start, end in self._asides_in(one.first, one.last)
        )

    def _asides_in(self, first: int, last: int) -> Sequence[tuple[int, int]]:
        """The asides that may touch tokens `first` to before `last`."""
        start = bisect_left(self._asides, (first - _ASIDE, 0))
        return self._asides[start : bisect_left(self._asides, (last, 0))]

    def cost(self, group: Sequence[Mention], draft: Draft) -> float:
        """What stands between a figure and a group of places."""
        first, last = draft.quantity.first, draft.quantity.last
        if group[0].first >= last:
            noun = draft.noun[1] if draft.noun is not None else last
            # "3.6 million people who fled to Egypt": the relative clause is of the figure itself.
            told = any(self.near.at("place_relative", at) for at in (last, noun))
            return max(self.between(last, group[0].first) - (_BREAK if told else 0.0), 0.0)
        at = group[-1].last
        tokens = self.passage.tokens
        comma = tokens[at].text == ","
        if at + 1 < first and self.near.at("place_relative", at + comma):
            # "Chad, which already hosts 409,000": said of the place itself.
            end = next((end for start, end in self._asides_in(at, at + 1) if start == at), None)
            if end is None or first < end:
                return 0.3 + self.between(at + comma + 1, first)
        cost = self.between(at, first) * 1.1 + 0.3
        # "In Mali, …": said of the whole sentence.
        early = group[0].first - draft.sentence[0] <= _OPENING
        opens = early and group[0].role in {"in", "bare"}
        return min(cost, _WHOLE) if opens else cost
