"""The binder of the place: where the counted thing is, and what the place is to it.

Owns: which of the places that a text names is a figure's. A list gives each figure its own
("Colombia (2.8 million), Peru (1.5 million)"); otherwise the place named nearest in the figure's
sentence, weighed by what the words before it say (in, to, through, from) and by what stands
between; otherwise what the sentence before was about; otherwise what the document is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft, Passage

from .lists import sense_of
from .mentions import mentions_of
from .near import Mention, Near, near_of
from .scene import Scene
from .topic import Topic, is_route

#: How well a place answers "where is the thing that is counted?", by the words before its name.
_ROLES = {
    "through": 3.4, "in": 3.0, "to": 2.6, "owner": 1.6, "bare": 1.4, "of": 1.2, "for": 0.8,
    "from": 0.4, "away": -1.1, "wide": 0.2, "than": -0.8, "domestic": -0.6, "cause": -2.0,
    "goal": -3.2, "government": -2.6, "people": -2.4, "dateline": -3.2, "seat": -9.0, "kind": -2.2,
    "war": -9.0, "title": 0.2, "said": -0.9, "next": 1.4,
}  # fmt: skip
#: The same for money: what it is for, never who gives it.
_MONEY_ROLES = {
    "in": 2.6, "for": 3.0, "to": 2.4, "through": 2.0, "of": 1.4, "owner": 1.2, "bare": 0.6,
    "from": -0.4, "away": -0.9, "people": -1.3, "wide": -2.0, "than": -1.2,
    "domestic": -2.0, "cause": -0.6,
    "goal": -2.0, "government": -2.6, "dateline": -3.2, "seat": -9.0, "kind": -2.6,
    "war": -9.0, "title": 0.2, "said": -0.9,
}  # fmt: skip
_ENOUGH = -1.0
_FARTHEST = -2.5
#: What the record calls the role of a place.
_PLACE_ROLES = {
    "through": "crossing", "from": "origin", "goal": "destination", "to": "destination",
}  # fmt: skip
_SHARES = frozenset({"percent", "fraction", "multiple"})
#: From so many places of one country on, the country says it.
_MANY = 4
_AHEAD = 1_500
#: How far back (in tokens) "the country" may have been named.
_BACK = 250
_OF_WHOM = 0.6
#: Within how many tokens a share is of the money after it.
_SHARED = 3
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
    near = near_of(drafts[0])
    mentions = mentions_of(near, quantities)
    scene = Scene(near, mentions, drafts)
    heard = 0
    spoken = 0
    sentence: tuple[int, int] | None = None
    places: list[str] = []
    for number, draft in enumerate(drafts):
        if draft.sentence != sentence:
            topic.close(places)
            places = []
            sentence = draft.sentence
            heard = _hear(topic, scene, heard, (spoken, sentence[0]))
            spoken = sentence[1]
        draft.notes.update(mentions=mentions, topic=topic)
        before = drafts[number - 1] if number else None
        last = before or (earlier[-1] if earlier else None)
        _place(draft, before, last, scene, topic)
        if draft.place is not None:
            places.append(draft.place)
    topic.close(places)
    for one in mentions[heard:]:
        topic.hear(one)
    rows = [row for group in scene.groups if len(row := _row(group)) > 1]
    topic.row = rows[-1] if rows else topic.row
    topic.past = passage.end


def _hear(topic: Topic, scene: Scene, heard: int, quiet: tuple[int, int]) -> int:
    """Let the topic hear the mentions from number `heard` up to the end of `quiet`.

    quiet : the tokens between the last sentence that had figures and the next
    """
    mentions, (start, end) = scene.mentions, quiet
    while heard < len(mentions) and mentions[heard].first < min(start, end):
        topic.hear(mentions[heard])
        heard += 1
    while heard < len(mentions) and mentions[heard].first < end:
        past = scene.passage.sentence_of(mentions[heard].first)[1]
        here = []
        while heard < len(mentions) and mentions[heard].first < past:
            here.append(mentions[heard])
            heard += 1
        topic.pass_by(here)
    return heard


def _place(
    draft: Draft, before: Draft | None, last: Draft | None, scene: Scene, topic: Topic
) -> None:
    """Write the place; `before` is the passage's figure before, `last` that or an earlier one's."""
    listed = scene.pairs.get(draft.quantity.first)
    if listed is not None:
        draft.notes["sense"] = sense_of(draft, listed, scene.near, topic, last)
        draft.notes["paired"] = listed
        if draft.notes["sense"] == "place":
            group = scene.group_of.get(id(listed), [listed])
            _give(draft, group, scene, topic)
            return
        listed.role = "people"
    together = scene.respectively.get(draft.quantity.first)
    if together is not None:
        sense = sense_of(draft, together, scene.near, topic, last)
        if sense == "place":
            _give(draft, [together], scene, topic)
            return
        draft.notes["sense"], draft.notes["paired"] = sense, together
        together.role = "people"
    if before is not None and listed is None and _apposed(before, draft, scene):
        draft.place, draft.place_role = before.place, before.place_role
        return
    best, weak = _candidates(draft, scene, topic)
    poor = best is None or best[0] < _OF_WHOM
    if poor and before is not None and before.place is not None and _of_whom(draft, before, scene):
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
    if before is not None and before.sentence == draft.sentence:
        # "only 25% of the $858 million": the money is where its share is.
        shared = before.quantity.value.form in _SHARES and (
            draft.quantity.first - before.quantity.last <= _SHARED
        )
        if not money or shared:
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
    first, last = scene.around(draft)
    if not any(near.at("place_return", at) for at in range(first, last)):
        return None
    left = {
        iso
        for one in scene.mentions_in(first, last)
        if one.role not in {"domestic", "government", "dateline"}
        for iso in one.iso
    }
    peoples = {
        mark.value["iso3"]
        for at in range(first, last)
        for mark in scene.passage.marks.at("demonyms", at)
        if mark.value.get("care") != "ethnic"
        and scene.passage.marks.covering("countries", at) is None
    }
    if len(peoples - {""}) == 1 and not peoples & left:
        return str(next(iter(peoples)))
    if best is not None and best[1][0].role == "through":
        return None
    main = topic.main()
    return main if main is not None and main not in left and topic.stands_out(main) else None


def _of_whom(draft: Draft, before: Draft, scene: Scene) -> bool:
    """Whether a figure is a part of the one before it: "of whom", "de ellos"."""
    if before.sentence != draft.sentence:
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
        one.first >= draft.quantity.last or one.first < draft.quantity.first
        for one in scene.mentions_in(between.start, end)
    )


def _candidates(draft: Draft, scene: Scene, topic: Topic) -> tuple[_Scored, _Scored]:
    """The best place of the sentence, and the best of those that answer only where none else."""
    money = (draft.unit or "").startswith("currency")
    roles = _MONEY_ROLES if money else _ROLES
    share = draft.quantity.value.form in _SHARES
    best: _Scored = None
    weak: _Scored = None
    nations = draft.notes.get("sense") == "nationality"
    for group in scene.groups_in(*scene.around(draft)):
        one = group[0]
        if any(id(each) in scene.listed for each in group):
            at = draft.quantity.last
            near_by = 0 < one.first - at <= 2 and scene.passage.tokens[at].is_word
            if not near_by or one.role not in {"in", "to", "through"}:
                continue
        if one.kind == "again" and _meant(one, scene, topic) is None:
            continue
        score = roles.get(one.role, 1.0)
        after = one.first >= draft.quantity.last
        if money and not after and scene.gives(group[-1].last, draft.quantity.first):
            score -= 2.5 if one.role in {"bare", "owner", "government"} else 0.0
        if nations and one.kind == "country" and one.role in {"bare", "of"}:
            score -= 3.0  # one more of the nationalities
        if one.role == "people" and one.kind != "country":
            score += 1.6
        if after and (scene.clause_ends(draft, one) or scene.opens_next(draft, group)):
            score -= 3.0  # "8 million are displaced and 3 million have crossed into Chad"
        if one.inner:
            score -= 1.5
        if one.role == "in" and scene.near.ending("place_war", one.first - 1) is not None:
            score -= 2.0  # "a year after the war in Ukraine began, Spain has…"
        if one.role == "next" and after:
            score -= 2.0  # "730,000, behind Colombia"
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
    """What "the country", "these countries" or "the islands" was last said of."""
    if again.name.endswith("countries"):
        return _all_meant(again, scene, topic)
    for one in reversed(scene.mentions_in(again.first - _BACK, again.first)):
        if one.kind in {"again", "border"} or id(one) in scene.listed:
            continue
        if one.role in {"goal", "people", "dateline", "cause", "title", "seat", "kind"}:
            continue
        if again.name != "country" and one.role in {"from", "away"}:
            continue
        if again.name == "route":
            if is_route(one):
                return one.name
        elif again.name == "country":
            if one.kind == "country":
                return one.name
            if len(one.iso) == 1:
                return one.iso[0]
        elif again.name == "place" and len(one.iso) == 1:
            return one.iso[0]
        elif one.kind in {"place", "name"} or (one.kind == "region" and again.name == "region"):
            return one.name
    if again.name in {"country", "route"}:
        return topic.country if again.name == "country" else topic.route
    spot = topic.region if again.name == "region" else topic.spot
    iso = topic.held_by.get(spot, ()) if spot is not None else ()
    return iso[0] if len(iso) == 1 else spot or topic.country


def _all_meant(again: Mention, scene: Scene, topic: Topic) -> str | None:
    """The countries of the last row of as many: "these three countries"."""
    said = again.name.split()[0]
    rows = [_row(group) for group in scene.groups_in(again.first - _BACK, again.first)]
    for row in reversed([topic.row, *rows]):
        if len(row) > 1 and said in {"-", str(len(row))}:
            return ";".join(row)
    return None


def _row(group: Sequence[Mention]) -> list[str]:
    """The countries of a group, if it is of countries alone."""
    if not all(one.kind == "country" for one in group):
        return []
    return list(dict.fromkeys(one.name for one in group))


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
            topic.ahead = mentions_of(Near(rest), ())
    for one in topic.ahead:
        later.hear(one)
    return later.nation()
