"""The binder of the place: where the counted thing is, and what the place is to it.

Owns: which of the places that a text names is a figure's. A list gives each figure its own
("Colombia (2.8 million), Peru (1.5 million)"); otherwise the place named nearest in the figure's
sentence, weighed by what the words before it say (in, to, through, from) and by what stands
between; otherwise what the sentence before was about; otherwise what the document is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

from .lists import paired, sense_of
from .mentions import Mention, mentions_of
from .near import Near
from .topic import Topic

#: How well a place answers "where is the thing that is counted?", by the words before its name.
_ROLES = {
    "through": 3.4, "in": 3.0, "to": 2.6, "owner": 1.6, "bare": 1.4, "of": 1.2, "for": 0.8,
    "from": 0.4, "away": -1.1, "wide": 0.2, "than": -0.8, "domestic": -0.6, "cause": -2.0,
    "goal": -3.2, "government": -2.6, "people": -2.4, "dateline": -3.2, "seat": -9.0, "kind": -2.2, "war": -9.0, "title": 0.2, "said": -0.9,
}  # fmt: skip
#: The same for money: what it is for, never who gives it.
_MONEY_ROLES = {
    "in": 2.6, "for": 3.0, "to": 2.4, "through": 2.0, "of": 1.4, "owner": 1.2, "bare": 0.6,
    "from": -0.4, "away": -0.9, "people": -1.3, "wide": -2.0, "than": -1.2, "domestic": -2.0, "cause": -0.6,
    "goal": -2.0, "government": -2.6, "dateline": -3.2, "seat": -9.0, "kind": -2.6, "war": -9.0, "title": 0.2, "said": -0.9,
}  # fmt: skip
_ENOUGH = -1.0
_FARTHEST = -6.0
#: What the record calls the role of a place.
_PLACE_ROLES = {
    "through": "crossing", "from": "origin", "goal": "destination", "to": "destination",
}  # fmt: skip
_SHARES = frozenset({"percent", "fraction", "multiple"})
#: From so many places of one country on, the country says it.
_MANY = 4
_AHEAD = 4_000
_OF_WHOM = 0.6
_ASIDE = 15
#: How well a place inside a country must answer to be said itself, and not its country.
_SURE = 1.2
#: What part of a text's places its own must be for a figure, and for money, to take it over.
_SHARE, _MONEY_SHARE = 0.4, 0.5
_NEVER = frozenset({"seat", "kind", "dateline", "war"})
_STOPS = frozenset(",;.()–—")


_Scored = tuple[float, list[Mention]] | None


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the place of each draft and its role."""
    if not drafts:
        return
    passage = drafts[0].passage
    topic = earlier[-1].notes.get("topic") if earlier else None
    topic = topic if topic is not None else Topic()
    topic.catch_up(passage)
    quantities = [draft.quantity for draft in drafts]
    mentions = mentions_of(passage, quantities)
    scene = Scene(passage, mentions, drafts)
    heard = 0
    spoken = 0
    sentence: tuple[int, int] | None = None
    places: list[str] = []
    for number, draft in enumerate(drafts):
        if draft.sentence != sentence:
            topic.close(places)
            places = []
            sentence = draft.sentence
            heard = _hear(topic, mentions, heard, sentence[0], spoken, passage)
            spoken = sentence[1]
        draft.notes.update(mentions=mentions, topic=topic)
        before = drafts[number - 1] if number else None
        _place(draft, before, scene, topic)
        if draft.place is not None:
            places.append(draft.place)
    topic.close(places)
    for one in mentions[heard:]:
        topic.hear(one)
    topic.past = passage.end


def _hear(
    topic: Topic,
    mentions: Sequence[Mention],
    heard: int,
    until: int,
    spoken: int,
    passage: Passage,
) -> int:
    """Let the topic hear the mentions before token `until`; `spoken` is where figures ended."""
    while heard < len(mentions) and mentions[heard].first < min(spoken, until):
        topic.hear(mentions[heard])
        heard += 1
    for first, last in passage.sentences:
        if spoken <= first < until:
            here = []
            while heard < len(mentions) and mentions[heard].first < last:
                here.append(mentions[heard])
                heard += 1
            topic.pass_by(here)
    return heard


class Scene:
    """The places of a passage, and what stands between them and its figures."""

    def __init__(
        self, passage: Passage, mentions: Sequence[Mention], drafts: Sequence[Draft]
    ) -> None:
        self.passage = passage
        self.near = Near(passage)
        self.mentions = mentions
        self.pairs = {
            draft.quantity.first: one
            for draft in drafts
            if (one := paired(draft, mentions, self.near)) is not None
        }
        self.groups = list(self._grouped())
        kept = {id(one) for group in self.groups for one in group}
        self.pairs = {at: one for at, one in self.pairs.items() if id(one) in kept}
        self._costs = self._prices([draft.quantity for draft in drafts])
        self._asides = self._found_asides()
        self.respectively = self._in_order(drafts)

    def _in_order(self, drafts: Sequence[Draft]) -> dict[int, Mention]:
        """Places and figures in the same order: "in Kassala and Gedaref … 5,000 and 3,900"."""
        found: dict[int, Mention] = {}
        for mark in self.passage.marks.of("place_respectively"):
            first, last = self.passage.sentence_of(mark.first)
            figures = [
                draft.quantity.first
                for draft in drafts
                if first <= draft.quantity.first < last
                and abs(draft.quantity.first - mark.first) < 40
            ]
            before = [at for at in figures if at < mark.first]
            for group in reversed(self.groups):
                size = len(group)
                if group[0].first < first or group[0].first > mark.first or size < 2:
                    continue
                if len(before) >= size and group[-1].last <= before[-size]:
                    found.update(zip(before[-size:], group, strict=True))
                elif len(before) >= size and group[0].first >= before[-1]:
                    found.update(zip(before[-size:], group, strict=True))
                else:
                    continue
                break
        return found

    def _grouped(self) -> Iterator[list[Mention]]:
        """Places in a row ("Italy, Greece and Spain") answer as one."""
        group: list[Mention] = []
        for one in self.mentions:
            if group and self._goes_on(group[-1], one):
                one.role = group[0].role
                group.append(one)
            else:
                if group:
                    yield self._within(group)
                group = [one]
        if group:
            yield self._within(group)

    def _within(self, group: list[Mention]) -> list[Mention]:
        """A pair with no more than a comma is a place and what holds it: "Tapachula, Chiapas"."""
        if (
            len(group) == 2
            and group[0].kind in {"place", "name"}
            and group[1].kind == group[0].kind
        ):
            if (
                self.passage.tokens[group[0].last].text == ","
                and group[1].first == group[0].last + 1
            ):
                return group[:1]
        return group

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
            price = 0.08
            if token.text == ",":
                price = 0.6
            elif token.text == ";":
                price = 3.0
            elif token.text in "()[]–—:":
                price = 1.2
            elif token.text in ".!?" and not token.glued:
                price = 4.0
            elif self.near.at("place_break", at):
                price = 1.8
            elif self.near.at("place_and", at):
                price = 0.7
            if at in ends:
                price += 1.0
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
        for start, end in self._asides:
            if first <= start and end <= last:
                cost -= max(self._costs[end] - self._costs[start] - 0.5, 0.0)
        return cost

    def gives(self, first: int, last: int) -> bool:
        """Whether a word of giving stands between: what is named before it gives the money."""
        return any(self.near.at("place_gives", at) for at in range(first, last))

    def apart(self, one: Mention, draft: Draft) -> bool:
        """Whether a place is said by the way and the figure is not."""
        return any(
            start <= one.first < end and not start <= draft.quantity.first < end
            for start, end in self._asides
        )

    def cost(self, group: Sequence[Mention], draft: Draft) -> float:
        """What stands between a figure and a group of places."""
        first, last = draft.quantity.first, draft.quantity.last
        if group[0].first >= last:
            return self.between(last, group[0].first)
        at = group[-1].last
        tokens = self.passage.tokens
        if at + 1 < first and tokens[at].text == "," and self.near.at("place_relative", at + 1):
            # "Chad, which already hosts 409,000": said of the place itself.
            end = next((end for start, end in self._asides if start == at), None)
            if end is None or first < end:
                return 0.3 + self.between(at + 2, first)
        return self.between(at, first) * 1.1 + 0.3


def _place(draft: Draft, before: Draft | None, scene: Scene, topic: Topic) -> None:
    listed = scene.pairs.get(draft.quantity.first)
    if listed is not None:
        draft.notes["sense"] = sense_of(draft, listed, scene.near, topic, before)
        draft.notes["paired"] = listed
        if draft.notes["sense"] == "place":
            group = next((group for group in scene.groups if listed in group), [listed])
            _give(draft, group, scene, topic)
            return
        listed.role = "people"
    together = scene.respectively.get(draft.quantity.first)
    if together is not None:
        _give(draft, [together], scene, topic)
        return
    if before is not None and listed is None and _apposed(before, draft, scene):
        draft.place, draft.place_role = before.place, before.place_role
        return
    best, weak = _candidates(draft, before, scene, topic)
    if _of_whom(draft, before, scene) and before is not None and before.place is not None:
        if best is None or best[0] < _OF_WHOM:
            draft.place, draft.place_role = before.place, before.place_role
            return
    home = _home(draft, best, scene, topic)
    if home is not None:
        draft.place = home
        return
    if best is not None and best[0] > _FARTHEST:
        if best[1][0].role == "domestic" and topic.holds(best[1][0].iso):
            draft.place = topic.inherited()
            return
        _give(draft, best[1], scene, topic, sure=best[0] >= _SURE)
        if draft.place is not None:
            return
    money = (draft.unit or "").startswith("currency")
    inherited = topic.inherited(least=_MONEY_SHARE if money else _SHARE)
    if before is not None and before.sentence == draft.sentence and not money:
        inherited = before.place or inherited
    if inherited is not None:
        draft.place = inherited
    elif best is not None:
        _give(draft, best[1], scene, topic)
    elif weak is not None:
        _give(draft, weak[1], scene, topic)
    if draft.place is None and not money and not topic.weights:
        draft.place = _ahead(scene, topic, draft.sentence[1])


def _home(draft: Draft, best: _Scored, scene: Scene, topic: Topic) -> str | None:
    """Where people who are sent or go back arrive, when the text says only where they leave."""
    if best is not None and best[1][0].role not in {
        "from", "away", "people", "through", "domestic"
    }:  # fmt: skip
        return None
    near = scene.near
    first, last = draft.sentence
    if not any(near.at("place_return", at) for at in range(first, last)):
        return None
    left = {
        iso
        for one in scene.mentions
        if first <= one.first < last and one.role not in {"domestic", "government"}
        for iso in one.iso
    }
    peoples = {
        mark.value["iso3"]
        for at in range(first, last)
        for mark in scene.passage.marks.at("demonyms", at)
    }
    if len(peoples - {""}) == 1 and not peoples & left:
        return str(next(iter(peoples)))
    if best is not None and best[1][0].role == "through":
        return None
    main = topic.main()
    return main if main is not None and main not in left and topic.stands_out(main) else None


def _of_whom(draft: Draft, before: Draft | None, scene: Scene) -> bool:
    """Whether a figure is a part of the one before it: "of whom", "de ellos"."""
    if before is None or before.sentence != draft.sentence:
        return False
    first, last = draft.quantity.first, draft.quantity.last
    near = scene.near
    return near.at("people_again", last) or near.ending("people_again", first) is not None


def _apposed(before: Draft, draft: Draft, scene: Scene) -> bool:
    """Whether a figure says the one before it again: "32,700 or 15 per cent", "359 (80%)"."""
    if before.sentence != draft.sentence:
        return False
    between = range(before.quantity.last, draft.quantity.first)
    if len(between) > 5 or before.place is None:
        return False
    tokens, near = scene.passage.tokens, scene.near
    if len(between) == 1 and near.is_a("place_or", between[0]):
        return True
    signs = sum(tokens[at].text in "(,–—/" or near.is_a("place_or", at) for at in between)
    if not signs:
        return False
    if any(tokens[at].is_capital or near.is_a("place_plus", at) for at in between):
        return False
    end = draft.quantity.last
    while end < min(draft.sentence[1], draft.quantity.last + 6) and tokens[end].text not in _STOPS:
        end += 1
    return not any(
        draft.quantity.last <= one.first < end or one.first in between for one in scene.mentions
    )


def _candidates(
    draft: Draft, before: Draft | None, scene: Scene, topic: Topic
) -> tuple[_Scored, _Scored]:
    """The best place of the sentence, and the best of those that answer only where none else."""
    money = (draft.unit or "").startswith("currency")
    roles = _MONEY_ROLES if money else _ROLES
    share = draft.quantity.value.form in _SHARES
    best: _Scored = None
    weak: _Scored = None
    nations = draft.notes.get("sense") == "nationality"
    others = {id(one) for one in scene.pairs.values()}
    first, last = draft.sentence
    for group in scene.groups:
        one = group[0]
        if not first <= one.first < last:
            continue
        if any(id(each) in others for each in group):
            at = draft.quantity.last
            near_by = 0 < one.first - at <= 2 and scene.passage.tokens[at].is_word
            if not near_by or one.role not in {"in", "to", "through"}:
                continue
        score = roles.get(one.role, 1.0)
        after = one.first >= draft.quantity.last
        if money and not after and scene.gives(group[-1].last, draft.quantity.first):
            score -= 2.5 if one.role in {"bare", "owner", "government"} else 0.0
        if nations and one.kind == "country" and one.role in {"bare", "of"}:
            score -= 3.0  # one more of the nationalities
        if one.role == "people" and one.kind != "country":
            score += 1.6
        if one.inner:
            score -= 1.5
        if one.kind == "region":
            score -= 0.4
        elif one.kind == "border":
            score += 0.2
        if share and after and one.role in {"of", "owner", "bare"}:
            score -= 1.4
        if scene.apart(one, draft):
            score -= 1.5
        found = (score - scene.cost(group, draft), group)
        if one.role not in _NEVER and (weak is None or found[0] > weak[0]):
            weak = found
        if score > _ENOUGH and (best is None or found[0] > best[0]):
            best = found
    return best, weak


def _give(
    draft: Draft, group: Sequence[Mention], scene: Scene, topic: Topic, *, sure: bool = True
) -> None:
    """Write a group of places; where one answers poorly, its country answers safely."""
    names: list[str] = []
    countries = {one.iso for one in group if one.iso}
    safe = all(len(one.iso) <= 1 for one in group)
    for one in group:
        name: str | None = one.name
        if not sure and not one.iso and countries:
            continue
        if not sure and len(one.iso) == 1 and safe:
            name = one.iso[0]
        if one.kind == "again":
            name = _meant(one, scene, topic)
        if name and name not in names:
            names.append(name)
    if len(names) >= _MANY and len(countries) == 1 and len(next(iter(countries))) == 1:
        names = list(next(iter(countries)))
    draft.place = ";".join(names) or None
    draft.place_role = _PLACE_ROLES.get(group[0].role)
    draft.notes["place_mention"] = group[0]


def _meant(again: Mention, scene: Scene, topic: Topic) -> str | None:
    """What "the country" or "the islands" was last said of."""
    for one in reversed(scene.mentions):
        if one.first >= again.first or one.kind in {"again", "border"}:
            continue
        if one.role in {"goal", "people", "dateline", "cause"}:
            continue
        if again.name != "country" and one.role in {"from", "away"}:
            continue
        if again.name == "country":
            if one.kind == "country":
                return one.name
            if len(one.iso) == 1:
                return one.iso[0]
        elif one.kind in {"place", "name"} or (one.kind == "region" and again.name == "region"):
            return one.name
    if again.name == "country":
        return topic.country
    return (topic.region if again.name == "region" else topic.spot) or topic.country


def _ahead(scene: Scene, topic: Topic, past: int) -> str | None:
    """What the text goes on to be about, for a headline or a first sentence that names no place."""
    later = Topic()
    for one in scene.mentions:
        if one.first >= past:
            later.hear(one)
    passage = scene.passage
    if topic.ahead is None:
        # Read once for a document: its first figures share what follows them.
        topic.ahead = []
        end = min(len(passage.text), passage.end + _AHEAD)
        if passage.text[passage.end : end].strip():
            bounds = (passage.end, end)
            rest = Passage(passage.text, passage.language, passage.published, bounds)
            topic.ahead = mentions_of(rest, ())
    for one in topic.ahead:
        later.hear(one)
    return later.nation()
