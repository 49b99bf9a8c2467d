"""The binder of the unit: what each figure counts.

Owns: each draft's `unit`, its head noun (`noun`, and `notes["population_noun"]` for the binder of
the population), and the confidence that follows from how the noun was found: beside the number, in
the words before it, or taken over from a figure near it. Which nouns count what is the language's
table (`groups.counted`); the codebook's section 4 says which units there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage

from .columns import heads

#: How many tokens after a number its noun may stand, and how many before it.
_AHEAD, _BEHIND = 8, 40
_UNITS = {"percent": "percent", "fraction": "ratio", "multiple": "ratio"}
_SURE, _LEFT, _TAKEN_OVER, _GUESSED, _UNSURE = 0.9, 0.75, 0.65, 0.5, 0.3
#: A noun of these before a number is what it counts; a place or a vehicle before it seldom is.
_HEADS = frozenset({"person", "crossing", "encounter", "household"})
#: What stands before "of" and a number, and is itself of people.
_PASSES = frozenset({"household", "crossing"})
#: There are no more countries than that: a larger number is of something else.
_COUNTRIES = 250
#: Money is spoken of in these without its name ("4.5 million for Ceuta").
_MONEY_SCALE = 1_000_000


class Noun(NamedTuple):
    """A head noun: where it stands, and the unit that it counts."""

    first: int
    last: int
    unit: str


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the unit, the noun and the confidence of each draft."""
    before: list[Draft] = list(earlier[-12:])
    columns = heads(drafts)
    for place, draft in enumerate(drafts):
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
        elif place in columns:
            draft.unit, draft.confidence = columns[place], _LEFT
        else:
            _count(draft, before)
        if not quantity.sure:
            # A separator that could mean the other: for a person to look at.
            draft.confidence = min(draft.confidence, _UNSURE)
            draft.notes["separator"] = "tie"
        before.append(draft)
    for draft, follows in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        _share(draft, follows)


def _count(draft: Draft, before: Sequence[Draft]) -> None:
    """The unit of a bare count: of its noun, of the money spoken of, or of a figure before."""
    noun = _noun_after(draft.passage, draft.quantity.last, draft.sentence[1])
    draft.confidence = _SURE
    if noun is None:
        money = _money(draft, before)
        if money is not None:
            draft.unit, draft.confidence = money, _LEFT
            return
        if not _listed(draft, before):
            noun, draft.confidence = _noun_before(draft, before), _LEFT
    if noun is not None and not (noun.unit == "country" and _size(draft) > _COUNTRIES):
        _take(draft, noun)
        return
    marks, last = draft.passage.marks, draft.quantity.last
    near = _follows(draft, "of_which") or bool(marks.at("than_before", last))
    if not near and (_said_of_people(draft) or _led_by_verb(draft)):
        draft.unit, draft.confidence = "person", _TAKEN_OVER
        return
    for one in reversed(before):
        if one.quantity.value.form != "count" or one.unit is None:
            continue
        if near and _size(one) < _size(draft):
            continue
        if one.unit == "other" and one.passage is not draft.passage and not _tells_on(one):
            continue
        if near or not _is_aside(one, draft):
            if one.unit == "country" and not (near or _size(draft) <= _size(one)):
                continue
            draft.unit, draft.confidence = one.unit, _TAKEN_OVER
            return
    draft.unit, draft.confidence = "person", _GUESSED


def _said_of_people(draft: Draft) -> bool:
    """Whether what follows a number without a noun is said of people ("50 were killed")."""
    passage, last = draft.passage, draft.quantity.last
    for at in range(last, min(last + 4, draft.sentence[1])):
        if not passage.tokens[at].is_word:
            return False
        if passage.marks.at("person_verbs", at):
            return True
    return False


def _led_by_verb(draft: Draft) -> bool:
    """Whether a verb that has people for its object stands before it ("alojaba a 6.800")."""
    first = draft.quantity.first
    if any(one.last == first for one in draft.passage.marks.at("personal_object", first - 1)):
        first -= 1
    return _follows(draft, "person_lead", first)


def _take(draft: Draft, noun: Noun) -> None:
    draft.noun = (noun.first, noun.last)
    draft.unit = noun.unit
    draft.notes["population_noun"] = draft.noun


def _share(draft: Draft, follows: Draft) -> None:
    """Give a number without a noun that of the number it is listed with ("4 and 12 boats")."""
    if follows.noun is None or draft.passage is not follows.passage:
        return
    if draft.noun is not None and draft.noun[0] >= draft.quantity.first:
        return
    forms = {draft.quantity.value.form, follows.quantity.value.form}
    if forms != {"count"} or draft.confidence >= _SURE:
        return
    joined = _longest(draft.passage.marks.at("list_joins", draft.quantity.last))
    if joined is not None and joined.last == follows.quantity.first:
        _take(draft, Noun(*follows.noun, str(follows.unit)))
        draft.confidence = _TAKEN_OVER


def _noun_after(passage: Passage, at: int, end: int) -> Noun | None:
    """The head noun to the right of token `at`, past adjectives and "of the"."""
    marks, tokens, language = passage.marks, passage.tokens, passage.language
    takes_last = "last" in language.list("head_noun")
    endings = tuple(language.list("plural_endings"))
    people = tuple(language.list("person_endings"))
    verbs = tuple(language.list("verb_endings"))
    skipped = _longest(marks.at("partitive", at))
    if skipped is not None:
        whole = _longest(marks.at("number", skipped.last))
        # "20 of the 35 countries": the part counts what the whole counts.
        with_article = skipped.last - skipped.first > 1 or marks.at("partitive_article", at)
        at = whole.last if whole is not None and with_article else skipped.last
    elif at < end and (tokens[at].text == "-" or marks.at("postposed", at)):
        at += 1
    end = min(end, at + _AHEAD)
    first = at
    strong: Noun | None = None
    weak: Noun | None = None
    unknown: Noun | None = None
    while at < end:
        mark = _longest(marks.at("counted", at))
        if mark is not None:
            if strong is not None and _is_participle(passage, at, strong):
                break
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
        if marks.at("noun_stops", at) or marks.covering("period", at) is not None:
            break
        if not (token.is_word or token.text in "-'’\"“”«»"):
            break
        if verbs and token.fold.endswith(verbs):
            break
        if marks.at("outer", at) and (strong or weak or unknown):
            break
        open_still = (weak or strong) is None and (unknown is None or takes_last) and at < first + 4
        if open_still and token.fold.endswith(endings) and _may_count(passage, at, takes_last):
            unknown = Noun(at, at + 1, "person" if token.fold.endswith(people) else "other")
        at += 1
    return strong or weak or unknown


def _is_participle(passage: Passage, at: int, noun: Noun) -> bool:
    """Whether a word says what those before it do: "people crossing the river"."""
    endings = tuple(passage.language.list("participle_endings"))
    return bool(endings) and noun.unit == "person" and passage.tokens[at].fold.endswith(endings)


def _after_people(passage: Passage, at: int) -> bool:
    """Whether a participle stands at a token, right after those whom it is said of."""
    return any(
        _is_participle(passage, at, Noun(at - 1, at, str(mark.value)))
        for mark in passage.marks.at("counted", at - 1)
        if mark.last == at
    )


def _may_count(passage: Passage, at: int, capitals: bool) -> bool:
    """Whether an unknown word may be a noun: no short one, and no name of a place or a body."""
    token = passage.tokens[at]
    if len(token.text) < 4 or not (capitals or token.text.islower()):
        return False
    singular = tuple(passage.language.list("singular_endings"))
    if singular and token.fold.endswith(singular):
        return False
    return not any(passage.marks.at(kind, at) for kind in ("countries", "regions", "bodies"))


def _noun_before(draft: Draft, before: Sequence[Draft]) -> Noun | None:
    """The head noun to the left in the sentence, not past the count before."""
    passage, first = draft.passage, draft.quantity.first
    start = max(draft.sentence[0], first - _BEHIND)
    for one in reversed(before):
        if one.passage is not passage:
            break
        if one.quantity.value.form == "count":
            start = max(start, _past(one))
            break
    marks, tokens = passage.marks, passage.tokens
    small = _size(draft) <= _COUNTRIES
    complement: Noun | None = None
    held = _number_of(draft, start)
    if held is not None:
        return held
    for at in range(first - 1, start - 1, -1):
        said = _longest(marks.at("number_of", at))
        if said is not None:
            # "The number of … rose to": that is what the number is of, whatever stands between.
            noun = _noun_after(passage, said.last, first)
            if noun is not None:
                return noun
        mark = _longest(marks.at("counted", at))
        if mark is None or mark.last > first or marks.at("filler", at):
            continue
        if at > start and _after_people(passage, at):
            continue
        headed = tokens[first - 1].text == ":" and (
            mark.last >= first - 2 or at == draft.sentence[0]
        )
        if not (mark.value in _HEADS or marks.at("counted_before", at) or headed):
            continue
        if any(marks.at("aside", near) for near in range(max(at - 1, start), at)):
            continue
        if any(one.last == first for one in marks.at("aside", mark.last)) and small:
            # "Ministers from 17 of the 22": not that many ministers.
            continue
        noun = Noun(at, mark.last, str(mark.value))
        if noun.unit in _PASSES and mark.last == first - 1 and marks.at("outer", mark.last):
            # "A family of five", "the entry of 300": that many people.
            return noun._replace(unit="person")
        # "Detenciones de migrantes": the noun before it is counted, where there is one.
        if complement is None or (
            marks.at("outer", mark.last) and mark.last == complement.first - 1
        ):
            complement = noun
            if not (at > start and marks.at("outer", at - 1)):
                return noun
    return complement


def _number_of(draft: Draft, start: int) -> Noun | None:
    """What a number is of, where its clause says so before it: "the number of boats that …"."""
    passage, first = draft.passage, draft.quantity.first
    for at in range(first - 1, start - 1, -1):
        if passage.tokens[at].text in {",", ";", ":", "("}:
            return None
        said = _longest(passage.marks.at("number_of", at))
        if said is not None:
            return _noun_after(passage, said.last, first)
    return None


def _past(draft: Draft) -> int:
    """The token past a figure and its nouns ("515 canoes and boats", "782 events of people")."""
    past = max(draft.quantity.last, draft.noun[1] if draft.noun is not None else 0)
    marks = draft.passage.marks
    for kind in ("outer", "list_joins"):
        joined = _longest(marks.at(kind, past))
        other = None if joined is None else _longest(marks.at("counted", joined.last))
        if other is not None:
            past = other.last
    return past


def _listed(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether it stands in brackets after another count of its sentence: "Ecuador (16,992)"."""
    opened = draft.passage.tokens[draft.quantity.first - 1].text if draft.quantity.first else ""
    if opened not in {"(", "["}:
        return False
    for one in reversed(before):
        if one.passage is not draft.passage or one.quantity.first < draft.sentence[0]:
            return False
        if one.quantity.value.form == "count":
            return True
    return False


def _money(draft: Draft, before: Sequence[Draft]) -> str | None:
    """The currency of a number in millions that leaves it unsaid, None where it counts no money."""
    if _size(draft) < _MONEY_SCALE or not before or _follows(draft, "of_which"):
        return None
    last = next(
        (one for one in reversed(before) if one.quantity.value.form not in _UNITS), before[-1]
    )
    same = last.passage is draft.passage and last.quantity.first >= draft.sentence[0]
    if same and (last.unit or "").startswith("currency:"):
        return last.unit
    start = max(draft.sentence[0], draft.quantity.first - _BEHIND)
    noun = _noun_before(draft, before)
    if noun is not None and _is_head(draft, noun):
        return None
    told = range(start if noun is None else noun.last, draft.quantity.first)
    if not any(draft.passage.marks.at("money_before", at) for at in told):
        return None
    return next(
        (one.unit for one in reversed(before) if (one.unit or "").startswith("currency:")),
        None,
    )


def _tells_on(draft: Draft) -> bool:
    """Whether later paragraphs may go on counting the same things (applications, not boats)."""
    noun = draft.noun
    return noun is not None and bool(draft.passage.marks.at("told_on", noun[0]))


def _is_aside(one: Draft, draft: Draft) -> bool:
    """Whether `one` counts what is only told beside: boats that people came in, other things."""
    if one.unit not in {"other", "country"}:
        return False
    own = one.noun is not None and one.noun[0] >= one.quantity.last
    return own and _follows(one, "aside")


def _is_head(draft: Draft, noun: Noun) -> bool:
    """Whether the words say that the number is of that noun: "the number of …", "People …: 5"."""
    marks, first = draft.passage.marks, draft.quantity.first
    if draft.passage.tokens[first - 1].text == ":":
        return True
    return any(marks.at("number_of", at) for at in range(max(0, noun.first - 4), noun.first))


def _follows(draft: Draft, kind: str, first: int | None = None) -> bool:
    """Whether a phrase of `kind` stands right before the figure (or before token `first`)."""
    first = draft.quantity.first if first is None else first
    return any(
        mark.last == first
        for at in range(max(0, first - 4), first)
        for mark in draft.passage.marks.at(kind, at)
    )


def _size(draft: Draft) -> float:
    quantity = draft.quantity.value
    return float(quantity.low if quantity.low is not None else quantity.high or 0)


def _longest(marks: Sequence[Mark]) -> Mark | None:
    return marks[0] if marks else None


def _currency(draft: Draft, code: str) -> str:
    """The ISO code; a name that several countries share ("pesos") by the country that is near."""
    table = {
        (name, place): iso for name, place, iso in draft.passage.language.list("shared_currencies")
    }
    if not any(name == code for name, _ in table):
        return code
    marks, at = draft.passage.marks, draft.quantity.last
    near: list[tuple[int, str]] = []
    for kind in ("countries", "demonyms"):
        for mark in marks.of(kind):
            found = table.get((code, mark.value["iso3"]))
            if found is not None:
                # "A million pesos in Colombia": what follows says it sooner than what stood before.
                apart = mark.first - at if mark.first > at else at - mark.first + 6
                near.append((apart, found))
    return min(near)[1] if near else table.get((code, ""), "XXX")
