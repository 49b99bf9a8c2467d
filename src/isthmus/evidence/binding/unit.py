"""The binder of the unit: what each figure counts.

Owns: each draft's `unit`, its head noun (`noun`, and `notes["population_noun"]` for the binder of
the population), and the confidence that follows from how the noun was found: beside the number, in
the words before it, or taken over from the figure before. Which nouns count what is the language's
table (`groups.counted`); the codebook's section 4 says which units there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

#: How many tokens after a number its noun may stand, and how many before it.
_AHEAD, _BEHIND = 8, 40
_UNITS = {"percent": "percent", "fraction": "ratio", "multiple": "ratio"}
_SURE, _LEFT, _TAKEN_OVER, _GUESSED = 0.9, 0.75, 0.65, 0.5
#: A noun of these before a number is what it counts; a place or a vehicle before it seldom is.
_HEADS = frozenset({"person", "crossing", "encounter", "household"})


class Noun(NamedTuple):
    """A head noun: where it stands, and the unit that it counts."""

    first: int
    last: int
    unit: str


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the unit, the noun and the confidence of each draft."""
    before: list[Draft] = list(earlier[-12:])
    for draft in drafts:
        quantity = draft.quantity.value
        if quantity.form == "money":
            draft.unit = f"currency:{_currency(draft, str(quantity.currency))}"
            draft.confidence = _SURE
        elif quantity.form in _UNITS:
            draft.unit = _UNITS[quantity.form]
            draft.confidence = _SURE
            noun = _noun_after(draft.passage, draft.quantity.last, draft.sentence[1])
            if noun is not None:
                draft.notes["population_noun"] = (noun.first, noun.last)
        else:
            _count(draft, before)
        before.append(draft)


def _count(draft: Draft, before: Sequence[Draft]) -> None:
    """The unit of a bare count."""
    passage, last = draft.passage, draft.quantity.last
    noun = _noun_after(passage, last, draft.sentence[1])
    if noun is not None:
        draft.confidence = _SURE
    else:
        here = [one for one in before if one.passage is passage]
        noun = _noun_before(draft, here)
        if noun is not None:
            draft.confidence = _LEFT
    if noun is not None:
        draft.noun = (noun.first, noun.last)
        draft.unit = noun.unit
        draft.notes["population_noun"] = draft.noun
        return
    for one in reversed(before):
        if one.quantity.value.form == "count" and one.unit is not None and not _aside(one):
            draft.unit = one.unit
            draft.confidence = _TAKEN_OVER
            return
    draft.unit = "person"
    draft.confidence = _GUESSED


def _aside(draft: Draft) -> bool:
    """Whether a figure counts only what another one's things were in ("in 12 boats")."""
    passage, first = draft.passage, draft.quantity.first
    if draft.unit not in {"other", "country"}:
        return False
    return any(
        mark.last == first
        for at in range(max(0, first - 3), first)
        for mark in passage.marks.at("aside", at)
    )


def _noun_after(passage: Passage, at: int, end: int) -> Noun | None:
    """The head noun to the right of token `at`, past adjectives and "of the"."""
    marks, tokens, language = passage.marks, passage.tokens, passage.language
    takes_last = "last" in language.list("head_noun")
    endings = tuple(language.list("plural_endings"))
    people = tuple(language.list("person_endings"))
    verbs = tuple(language.list("verb_endings"))
    skipped = _longest(marks.at("partitive", at))
    if skipped is not None:
        at = skipped.last
    elif at < end and (tokens[at].text == "-" or marks.at("postposed", at)):
        at += 1
    end = min(end, at + _AHEAD)
    strong: Noun | None = None
    weak: Noun | None = None
    unknown: Noun | None = None
    first = at
    while at < end:
        mark = _longest(marks.at("counted", at))
        if mark is not None:
            strong = Noun(at, mark.last, str(mark.value))
            if not takes_last:
                return strong
            at = mark.last
            continue
        demonym = _longest(marks.at("demonyms", at))
        if demonym is not None:
            weak = weak or Noun(at, demonym.last, "person")
            at = demonym.last
            continue
        token = tokens[at]
        if marks.at("pre_noun", at) and strong is None:
            at += 1
            continue
        if marks.at("noun_stops", at) or not (token.is_word or token.text in "-'’\"“”«»"):
            break
        if verbs and token.fold.endswith(verbs):
            break
        if (weak or strong) is None and at < first + 4 and len(token.text) > 3:
            if token.fold.endswith(endings) and (unknown is None or takes_last):
                unit = "person" if token.fold.endswith(people) else "other"
                unknown = Noun(at, at + 1, unit)
        at += 1
    return strong or weak or unknown


def _noun_before(draft: Draft, here: Sequence[Draft]) -> Noun | None:
    """The head noun to the left in the sentence, not past the count before."""
    passage, first = draft.passage, draft.quantity.first
    start = max(draft.sentence[0], first - _BEHIND)
    for one in reversed(here):
        if one.quantity.value.form == "count":
            start = max(start, one.quantity.last)
            break
    marks, tokens = passage.marks, passage.tokens
    nearest: Noun | None = None
    for at in range(first - 1, start - 1, -1):
        said = _longest(marks.at("number_of", at))
        if said is not None:
            # "The number of … rose to": that is what the number is of, whatever stands between.
            noun = _noun_after(passage, said.last, first)
            if noun is not None:
                return noun
        mark = _longest(marks.at("counted", at))
        if mark is None or mark.last > first:
            continue
        before_colon = mark.last < first and tokens[first - 1].text == ":"
        if mark.value in _HEADS or marks.at("counted_before", at) or before_colon:
            if nearest is None or marks.at("outer", mark.last) and mark.last == nearest.first - 1:
                nearest = Noun(at, mark.last, str(mark.value))
    return nearest


def _longest(marks: Sequence[Mark]) -> Mark | None:
    return marks[0] if marks else None


def _currency(draft: Draft, code: str) -> str:
    """The ISO code; a name that several countries share ("pesos") by the country that is near."""
    table = {
        (name, place): iso for name, place, iso in draft.passage.language.list("shared_currencies")
    }
    if not any(name == code for name, _ in table):
        return code
    marks, at = draft.passage.marks, draft.quantity.first
    near: list[tuple[int, str]] = []
    for kind in ("countries", "demonyms"):
        for mark in marks.of(kind):
            found = table.get((code, mark.value["iso3"]))
            if found is not None:
                near.append((abs(mark.first - at), found))
    return min(near)[1] if near else "XXX"
