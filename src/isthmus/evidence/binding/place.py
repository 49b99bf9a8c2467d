"""The binder of the place: where the counted thing is, and what the place is to it.

Owns: which of the places that a text names is a figure's. A list gives each figure its own
("Colombia (2.8 million), Peru (1.5 million)"); otherwise the place named nearest in the figure's
sentence, weighed by what the words before it say (in, to, through, from) and by what stands
between; otherwise what the sentence before was about; otherwise what the document is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

from .mentions import Mention, Near, mentions_of

#: How well a place answers "where is the thing that is counted?", by the words before its name.
_ROLES = {
    "through": 3.4, "in": 3.0, "to": 2.6, "owner": 1.6, "bare": 1.4, "of": 1.2, "for": 0.8,
    "from": 0.4, "goal": -3.2, "government": -2.6, "people": -2.4, "dateline": -3.2,
}  # fmt: skip
#: The same for money: what it is for, never who gives it.
_MONEY_ROLES = {
    "in": 2.6, "for": 3.0, "to": 2.4, "through": 2.0, "of": 1.4, "owner": 1.2, "bare": 0.6,
    "from": -0.4, "people": -0.2, "goal": -2.0, "government": -2.6, "dateline": -3.2,
}  # fmt: skip
_ENOUGH = -1.0
#: What the record calls the role of a place.
_PLACE_ROLES = {"through": "crossing", "from": "origin", "goal": "destination", "to": "destination"}
_FLOW = {"increment", "cumulative", "rate"}
_LOOKBACK = 2_000
_GIVEN = {"pledged", "committed", "disbursed"}


@dataclass(slots=True)
class Topic:
    """What a document is about so far, place by place, and where its last sentence was."""

    weights: Counter[str] = field(default_factory=Counter)
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: str | None = None
    last_iso: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    past: int = 0

    def hear(self, one: Mention) -> None:
        """Take a mention into account."""
        if one.kind == "again":
            return
        weight = {"goal": 0.2, "government": 0.3, "people": 0.15, "from": 0.5}.get(one.role, 1.0)
        self.weights[one.name] += weight + (0.6 if not self.weights else 0.0)  # type: ignore[assignment]
        self.countries[one.name] = one.iso
        if one.role not in {"goal", "people"}:
            if one.kind == "country":
                self.country = one.name
            elif len(one.iso) == 1:
                self.country = one.iso[0]
            else:
                self.region = one.name
            if one.kind in {"place", "name"}:
                self.region = one.name

    def main(self) -> str | None:
        """The place that the document is most about so far."""
        best = max(self.weights.items(), key=lambda one: one[1], default=None)
        return best[0] if best is not None and best[1] >= 0.3 else None


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the place of each draft and its role."""
    if not drafts:
        return
    passage = drafts[0].passage
    topic: Topic = (
        earlier[-1].notes["topic"] if earlier and "topic" in earlier[-1].notes else Topic()
    )
    _catch_up(topic, passage)
    quantities = [draft.quantity for draft in drafts]
    mentions = mentions_of(passage, quantities)
    scene = Scene(passage, mentions, quantities)
    heard = 0
    sentence: tuple[int, int] | None = None
    places: list[str] = []
    for draft in drafts:
        if draft.sentence != sentence:
            _close(topic, places)
            places = []
            sentence = draft.sentence
            while heard < len(mentions) and mentions[heard].first < sentence[0]:
                topic.hear(mentions[heard])
                heard += 1
        draft.notes["mentions"] = mentions
        _place(draft, scene, topic)
        if draft.place is not None:
            places.append(draft.place)
    _close(topic, places)
    for one in mentions[heard:]:
        topic.hear(one)
    topic.past = passage.end
    for draft in drafts:
        draft.notes["topic"] = topic


def _catch_up(topic: Topic, passage: Passage) -> None:
    """Hear what the paragraphs without figures said since."""
    start = max(topic.past, passage.start - _LOOKBACK)
    if start >= passage.start or not passage.text[start : passage.start].strip():
        return
    between = Passage(passage.text, passage.language, passage.published, (start, passage.start))
    for one in mentions_of(between, ()):
        topic.hear(one)


def _close(topic: Topic, places: Sequence[str]) -> None:
    """Where the last sentence was: the place of all its figures, or of its first."""
    if places:
        topic.last = places[0] if len(set(places)) == 1 else None


class Scene:
    """The places of a passage, and what stands between them and its figures."""

    def __init__(
        self, passage: Passage, mentions: Sequence[Mention], quantities: Sequence[Mark]
    ) -> None:
        self.passage = passage
        self.near = Near(passage)
        self.mentions = mentions
        self.groups = list(self._grouped())
        self._costs = self._prices(quantities)

    def _grouped(self) -> Iterator[list[Mention]]:
        """Places in a row ("Italy, Greece and Spain") answer as one."""
        group: list[Mention] = []
        for one in self.mentions:
            if group and self._goes_on(group[-1], one):
                one.role = group[0].role
                group.append(one)
            else:
                if group:
                    yield group
                group = [one]
        if group:
            yield group

    def _goes_on(self, one: Mention, after: Mention) -> bool:
        if one.inner or after.inner or "again" in {one.kind, after.kind}:
            return False
        if after.role not in {"bare", one.role, "of"} or one.role == "owner":
            return False
        between = range(one.last, after.first)
        if not 1 <= len(between) <= 4:
            return False
        joined = False
        for at in between:
            if self.passage.tokens[at].text == "," or self.near.at("place_and", at):
                joined = True
            elif not (
                self.near.is_a("place_skip", at)
                or self.near.is_a("place_of", at)
                or self.near.is_a("place_in", at)
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
            elif token.text in ";":
                price = 3.0
            elif token.text in "()[]–—:":
                price = 1.2
            elif token.text in ".!?":
                price = 4.0 if token.text == "." and not token.glued else 0.08
            elif self.near.at("place_break", at):
                price = 1.8
            elif self.near.at("place_and", at):
                price = 0.7
            if at in ends:
                price += 1.0
            costs.append(costs[-1] + price)
        return costs

    def between(self, first: int, last: int) -> float:
        """What it costs to read from token `first` to before `last`."""
        return self._costs[last] - self._costs[first] if last > first else 0.0


def _place(draft: Draft, scene: Scene, topic: Topic) -> None:
    listed = listed_with(draft, scene.mentions, scene.near)
    draft.notes["sense"] = listed_sense(draft, scene, topic) if listed is not None else None
    if listed is not None and draft.notes["sense"] == "place":
        _give(draft, [listed], topic)
        return
    money = (draft.unit or "").startswith("currency")
    roles = _MONEY_ROLES if money else _ROLES
    best: tuple[float, list[Mention]] | None = None
    weak: tuple[float, list[Mention]] | None = None
    first, last = draft.sentence
    for group in scene.groups:
        one = group[0]
        if one.first < first or one.first >= last or (listed is not None and listed in group):
            continue
        if _is_listed(scene, one, draft):
            continue
        score = roles.get(one.role, 1.0)
        if money and draft.measure in _GIVEN and one.first < draft.quantity.first:
            score -= 2.5 if one.role in {"bare", "owner", "government"} else 0.0
        if one.inner:
            score -= 1.5
        if one.kind == "region":
            score -= 0.4
        if one.kind == "border":
            score += 0.4
        cost = (
            scene.between(draft.quantity.last, one.first)
            if one.first >= draft.quantity.last
            else scene.between(group[-1].last, draft.quantity.first) * 1.1 + 0.3
        )
        weak_score = score - cost
        if weak is None or weak_score > weak[0]:
            weak = (weak_score, group)
        if score > _ENOUGH and (best is None or weak_score > best[0]):
            best = (weak_score, group)
    if best is not None and best[0] > -6:
        _give(draft, best[1], topic)
        return
    inherited = topic.last or topic.main()
    if inherited is not None:
        draft.place = inherited
    elif best is not None:
        _give(draft, best[1], topic)
    elif weak is not None:
        _give(draft, weak[1], topic)
    else:
        after = [one for one in scene.mentions if one.first >= last and one.kind != "again"]
        if after:
            draft.place = after[0].name


def _give(draft: Draft, group: Sequence[Mention], topic: Topic) -> None:
    names: list[str] = []
    for one in group:
        name: str | None = one.name
        if one.kind == "again":
            name = topic.country if one.name == "country" else topic.region or topic.country
            name = name or topic.last or topic.main()
        if name and name not in names:
            names.append(name)
    draft.place = ";".join(names) or topic.last or topic.main()
    draft.place_role = _PLACE_ROLES.get(group[0].role)
    draft.notes["place_mention"] = group[0]


def listed_with(draft: Draft, mentions: Sequence[Mention], near: Near) -> Mention | None:
    """The place that stands right before a figure as in a list: "Peru (1.5 million)"."""
    return _listed(draft.quantity.first, draft.sentence[0], mentions, near)


def _listed(at: int, start: int, mentions: Sequence[Mention], near: Near) -> Mention | None:
    tokens = near.tokens
    back = at
    signs = 0
    while back > start and signs < 3:
        before = tokens[back - 1]
        if before.text in "(,:–—-" or near.is_a("list_with", back - 1):
            back -= 1
            signs += 1
        else:
            break
    if tokens[at - 1].text == "," and signs == 1 if at > start else False:
        return None
    for one in mentions:
        if one.last == back and signs and one.kind not in {"again", "border"}:
            return one
    # "Germany's 334,000 applications"
    if at - 2 > start and tokens[at - 1].fold == "s" and tokens[at - 2].text in "'’":
        for one in mentions:
            if one.last == at - 2:
                return one
    return None


def _is_listed(scene: Scene, one: Mention, draft: Draft) -> bool:
    """Whether a place belongs to another figure of a list."""
    tokens = scene.passage.tokens
    at = one.last
    if at >= draft.quantity.first >= one.first - 3 and draft.quantity.last > at:
        return False
    if at < len(tokens) and tokens[at].text == "(" and at + 1 < len(tokens):
        after = at + 1
        return any(
            tokens[step].is_number for step in range(after, min(after + 3, len(tokens)))
        ) and draft.quantity.first not in range(at, at + 5)
    return False


def listed_sense(draft: Draft, scene: Scene, topic: Topic) -> str:
    """Whether a list is one of places or of nationalities, by the words that open it."""
    marks = scene.passage.marks
    first, last = draft.sentence
    for kind, sense in (("nationality_list", "nationality"), ("place_list", "place")):
        for at in range(first, last):
            if marks.at(kind, at):
                return sense
    for mark_at in range(first, last):
        if marks.at("demonyms", mark_at) and not marks.at("countries", mark_at):
            return "nationality"
    return "place"


def listed_sense_of(draft: Draft) -> str | None:
    """What the binder of the place took the list for in which a figure stands."""
    sense: str | None = draft.notes.get("sense")
    return sense
