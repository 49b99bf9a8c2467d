"""The binder of the counter: which body is said to have counted, and who says so.

Owns: the bodies that a passage names (a table's, or told by their shape: "Ministry of …", "Polish
border guards"), the words that make one a counter ("according to", "figures of", "reported"), and
the speaker of a sentence. A newspaper or a wire is never a counter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isthmus.evidence.grammar.passage import Draft

from .near import Near, near_of

_SAYS_REACH = 7
_BACK_REACH = 6
_DATA_REACH = 8
_OFFICE_REACH = 40
#: How many characters may lie between a paragraph and the one whose source it goes on from.
_PAUSE = 200
#: How far from a figure its counter may be named.
_WINDOW = 120
_LONGEST = 12
_OUTLET = "outlet"
#: What a body without capitals may open with.
_OPENING = ("bodies", "demonyms", "countries", "counter_plain", "counter_again")
#: How surely the words around a body make it the counter.
_ACCORDING, _DATA, _COUNTS, _SAYS, _SAID = 4.0, 3.6, 3.3, 3.0, 2.6
#: From what surety on a source stands for the sentences after its own.
_SURE = 3.2


@dataclass(slots=True)
class Body:
    """Tokens `first` to before `last` name a body; `weight` is how surely it counted."""

    first: int
    last: int
    name: str | None
    kind: str
    weight: float = 0.0


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the counter of each draft and who is credited with it."""
    if not drafts:
        return
    near = near_of(drafts[0])
    bodies = list(_bodies(near))
    firsts = [body.first for body in bodies]
    for body, following in zip(bodies, [*firsts[1:], len(near.tokens)], strict=False):
        body.weight = _weight(near, body, following)
    running: Body | None = None
    if earlier and drafts[0].passage.start - earlier[-1].passage.end <= _PAUSE:
        running = earlier[-1].notes.get("counter")
    persons: dict[tuple[int, int], str | None] = {}
    held = {at for body in bodies for at in range(body.first, body.last)}
    heard = 0
    for draft in drafts:
        first, last = draft.sentence
        if draft.sentence not in persons:
            persons[draft.sentence] = _person(near, first, last, held)
        while heard < len(bodies) and bodies[heard].first < first:
            running = _heard(bodies[heard], running)
            heard += 1
        window = (
            max(first, draft.quantity.first - _WINDOW),
            min(last, draft.quantity.last + _WINDOW),
        )
        near_by = bodies[bisect_left(firsts, window[0]) : bisect_left(firsts, window[1])]
        here = [body for body in near_by if body.weight > 0]
        draft.counter = _chosen(draft, here, running.name if running else None)
        draft.credited_to = persons[draft.sentence] or _speaker(draft, here)
        if draft.counter is None and not here and _goes_on(draft, running):
            draft.counter = running.name if running else None
    for body in bodies[heard:]:
        running = _heard(body, running)
    named = any(body.weight > 0 for body in bodies)
    for draft in drafts:
        # A source lasts into the next paragraph and no farther.
        draft.notes["counter"] = running if named else None


def _heard(body: Body, running: Body | None) -> Body | None:
    return body if body.weight > 0 and body.name and body.kind != _OUTLET else running


def _goes_on(draft: Draft, running: Body | None) -> bool:
    """Whether a sentence that names no source goes on from the one that was named as a count's."""
    if running is None or running.weight < _SURE:
        return False
    return draft.unit != "country" and not (draft.unit or "").startswith("currency")


def _chosen(draft: Draft, here: Sequence[Body], running: str | None) -> str | None:
    best: tuple[float, str | None] | None = None
    for body in here:
        if body.kind == _OUTLET:
            continue
        gap = (
            body.first - draft.quantity.last
            if body.first >= draft.quantity.last
            else draft.quantity.first - body.last
        )
        score = body.weight - 0.04 * max(gap, 0)
        name = body.name or running
        if name and (best is None or score > best[0]):
            best = (score, name)
    return best[1] if best else None


def _bodies(near: Near) -> Iterator[Body]:
    """The bodies that a passage names, from the left, without overlaps."""
    passage, tokens = near.passage, near.tokens
    marks = passage.marks
    # Only where a name may open is it worth asking for one.
    opens = {mark.first for kind in _OPENING for mark in marks.of(kind)}
    opens.update(at for at, token in enumerate(tokens) if token.is_capital)
    past = 0
    for at in sorted(opens):
        if at < past:
            continue
        body = _shaped(near, at) or _plain(near, at)
        listed = marks.at("bodies", at)
        if listed and _written(passage.said(at, listed[0].last), listed[0].value["name"]):
            mark = listed[0]
            if body is None or mark.last >= body.last:
                said = passage.said(mark.first, mark.last)
                body = Body(mark.first, mark.last, said, mark.value["kind"])
        if body is None:
            again = passage.marks.at("counter_again", at)
            if again and not _names_more(near, again[0].last - 1):
                body = Body(at, again[0].last, None, "again")
        if body is not None:
            short = _short_name(near, body.last)
            if short is not None and body.name:
                body.last = short
                body.name = passage.said(body.first, short)
            yield body
            past = body.last


def _names_more(near: Near, at: int) -> bool:
    """Whether the noun of "the ministry" goes on to a name: "la Comisión Mexicana"."""
    return near.tokens[at].is_capital or _plain(near, at) is not None


def _short_name(near: Near, at: int) -> int | None:
    """Past the short name in brackets after a body: "… de Ayuda a Refugiados (Comar)"."""
    tokens = near.tokens
    if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return None
    return at + 3 if tokens[at + 1].is_capital else None


def _written(said: str, name: str) -> bool:
    """An acronym is one only in its capitals: "WHO" is no "who"."""
    return not (len(name) <= 5 and name.isupper()) or said[:2].isupper() or said == name


def _shaped(near: Near, first: int) -> Body | None:
    """A run of words in capitals with the word of an institution in it."""
    tokens = near.tokens
    if not tokens[first].is_capital or near.is_a("counter_article", first):
        return None
    if near.is_a("counter_data", first) and near.at("counter_link", first + 1):
        return None  # "Informe del Centro …": the body begins after it
    at, last, head = first, first, False
    end = near.passage.sentence_of(first)[1]
    while at < end and at - first < _LONGEST:
        if tokens[at].is_word and tokens[at].is_capital:
            head = head or near.is_a("counter_head", at)
            at += 1
            last = at
        elif near.is_a("counter_link", at) and tokens[at].text != ",":
            at += 1
            if at - last > 3:
                break
        else:
            break
    if not head or last - first < 2:
        return None
    return Body(first, last, near.passage.said(first, last), "shaped")


def _plain(near: Near, first: int) -> Body | None:
    """A body without capitals beside the name or the adjective of a country."""
    marks = near.passage.marks
    for kind in ("demonyms", "countries"):
        for mark in marks.at(kind, first):
            at = mark.last
            if at + 1 < len(near.tokens) and near.tokens[at].text in "'’":
                at += 2
            for noun in marks.at("counter_plain", at):
                return Body(first, noun.last, near.passage.said(first, noun.last), "plain")
    for noun in marks.at("counter_plain", first):
        at = noun.last
        for mark in marks.at("demonyms", at):
            return Body(first, mark.last, near.passage.said(first, mark.last), "plain")
        if at < len(near.tokens) and near.is_a("place_of", at):
            for mark in marks.at("countries", at + 1):
                return Body(first, mark.last, near.passage.said(first, mark.last), "plain")
    return None


def _weight(near: Near, body: Body, following: int) -> float:
    """How surely the words around a body make it the counter; 0 where nothing does.

    following : the token where the next body begins
    """
    tokens = near.tokens
    start, end = near.passage.sentence_of(body.first)
    at = body.first
    for _ in range(_BACK_REACH):
        if at <= start:
            break
        if near.ending("counter_according", at) is not None:
            return _ACCORDING
        if at < body.first and near.ending("counter_data", at) is not None:
            return _DATA
        if near.is_a("counter_by", at - 1) and any(
            near.at("counter_data", back) for back in range(max(start, at - _DATA_REACH), at - 1)
        ):
            return _DATA  # "datos publicados ayer martes por el Ministerio"
        if not (
            near.is_a("counter_article", at - 1)
            or near.is_a("counter_link", at - 1)
            or near.is_a("counter_adjective", at - 1)
            or tokens[at - 1].text in ":("
        ):
            break
        at -= 1
    office = near.ending("counter_office", at)
    after = body.last
    if after + 1 < end and tokens[after].text in "'’":
        after += 2
    for step in range(after, min(after + 3, end)):
        if near.at("counter_data", step):
            return _DATA
    for step in range(after, min(after + _SAYS_REACH, end)):
        if tokens[step].text in ";." or step >= following > after:
            break  # "the army and its rivals, the agency said": the agency did
        if near.at("counter_counts", step):
            return _COUNTS
        if near.at("counter_says", step):
            return _SAYS
    if office is not None and any(
        near.at(kind, step)
        for step in range(max(start, at - _OFFICE_REACH), min(end, at + _OFFICE_REACH))
        for kind in ("counter_says", "counter_according")
    ):
        return _SAID
    day = near.passage.marks.covering("period", at - 1) if at else None
    # "Informó este miércoles el Acnur": a day between the two, of however many words.
    for back in (at, at - 1, at - 2, day.first if day is not None else at):
        if back > start and near.ending("counter_says", back) is not None:
            return _SAID
    return 0.0


def _speaker(draft: Draft, here: Sequence[Body]) -> str | None:
    """The body that says it, where another counted."""
    for body in here:
        if body.weight <= _SAYS and body.name and body.name != draft.counter:
            return body.name
    return None


def _person(near: Near, first: int, last: int, held: set[int]) -> str | None:
    tokens, marks = near.tokens, near.passage.marks
    at = first
    while at < last:
        past = at
        while (
            past < last
            and past not in held
            and tokens[past].is_word
            and tokens[past].is_capital
            and not any(
                marks.at(kind, past)
                for kind in (
                    "countries",
                    "places",
                    "regions",
                    "demonyms",
                    "titles",
                    "place_never",
                    "counter_article",
                )
            )
        ):
            past += 1
        if past - at in {2, 3, 4}:
            around = [*range(max(first, at - 3), at), *range(past, min(past + 12, last))]
            for step in around:
                if near.at("counter_says", step):
                    return near.passage.said(at, past)
        at = max(past, at + 1)
    return None
