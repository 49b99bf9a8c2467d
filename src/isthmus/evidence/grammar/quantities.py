"""The stage of the quantities: which numbers are figures, and what interval each one states.

Owns: the marks `quantity`, whose value is a `Quantity`. In four steps, each a stage of rules in the
language's tables: `never` (what holds a number and is no figure), `amount` (a count, money, a
percentage, a fraction, a multiple), `range` (two amounts that bound one figure) and `quantifier`
(what stands before and after: more than, at least, or more). The arithmetic is here, the words are
in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from .layout import by_form
from .marks import Mark
from .numbers import Number, clean
from .passage import Passage, Quantity
from .rules import Found

#: Inclusive flags of the lower and the upper bound, None where there is no bound.
_BOUNDS: Mapping[str, tuple[bool | None, bool | None]] = {
    "exact": (True, True),
    "about": (True, True),
    "range": (True, True),
    "more_than": (False, None),
    "at_least": (True, None),
    "less_than": (None, False),
    "nearly": (None, False),
    "at_most": (None, True),
}
#: An hour is less than this, with its minutes as decimals ("14.30").
_HOURS = 24.6
#: A number of four digits without a sign between these may be a year.
_YEARS = (1500, 2100)
#: A number in words or letters of this scale lends it to a decimal after it.
_SCALES = 1_000_000
#: "Nine in ten" is a proportion; "300 in 20 boats" is none.
_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000})


class Amount(NamedTuple):
    """The value of an `amount` mark: one number, or the two ends of a range, in one unit.

    `numbers` are the numbers it is made of, from which a range learns what scale they share.
    """

    low: int | float
    high: int | float
    form: str
    numbers: tuple[Number, ...]
    currency: str | None = None
    ranged: bool = False


def lay_quantities(passage: Passage) -> None:
    """Lay the marks of the quantities, none over another."""
    taken = _no_figures(passage)
    for mark in passage.marks.apart("number"):
        if taken.isdisjoint(range(mark.first, mark.last)):
            passage.marks.add(structs.replace(mark, kind="num"))
    for mark in _amounts(passage, taken):
        passage.marks.add(mark)
    _ranges(passage)
    _quantities(passage)


def _no_figures(passage: Passage) -> set[int]:
    """The tokens that no figure may hold."""
    taken: set[int] = set()
    for mark in passage.marks.of("period"):
        number = passage.marks.covering("number", mark.first)
        if number is not None and number.first < mark.first and mark.value.role == "per":
            # "Four and a half times" holds no half of a year.
            continue
        taken.update(range(mark.first, mark.last))
    taken.update(_days_listed(passage))
    for found in passage.found("never"):
        if _allowed(passage, found):
            passage.marks.add(Mark("never", found.first, found.last, None, found.rule.name))
            taken.update(range(found.first, found.last))
    taken.update(by_form(passage))
    return taken


def _days_listed(passage: Passage) -> Iterable[int]:
    """Days listed with a date: "April 19 and 20", "el 3, 4 y 5 de mayo"."""
    marks = passage.marks
    for mark in marks.of("period"):
        if mark.value.accuracy != "day":
            continue
        yield from _days_after(passage, mark)
        day, at = _day(passage, mark.first), mark.first
        while day is not None and at > 1:
            before = _day(passage, at - 2)
            joined = any(one.last == at for one in _joins(passage, at - 1))
            # Next to the date stands no comma: "3, 5 de mayo" lists no days.
            joined = joined and (at < mark.first or passage.tokens[at - 1].text != ",")
            if before is None or not joined or before >= day:
                break
            yield at - 2
            day, at = before, at - 2


def _days_after(passage: Passage, mark: Mark) -> list[int]:
    found: list[int] = []
    sure = 0
    day, at = _day(passage, mark.last - 1), mark.last
    while day is not None:
        joined = next((one.last for one in _joins(passage, at)), None)
        after = None if joined is None else _day(passage, joined)
        if joined is None or after is None or after <= day:
            break
        if passage.marks.at("counted", joined + 1):
            break
        found.append(joined)
        if passage.tokens[at].text != ",":
            # "April 18, 19 and 20": what a comma alone joins may count something.
            sure = len(found)
        day, at = after, joined + 1
    return found[:sure]


def _joins(passage: Passage, at: int) -> Sequence[Mark]:
    return (*passage.marks.at("list_joins", at), *passage.marks.at("to", at))


def _day(passage: Passage, at: int) -> int | None:
    """The day of a month that token `at` may say."""
    text = passage.tokens[at].text if at < len(passage.tokens) else ""
    return int(text) if text.isdecimal() and len(text) < 3 and 0 < int(text) < 32 else None


def _allowed(passage: Passage, found: Found) -> bool:
    """Whether what a rule asks beside its pattern holds."""
    gives, tokens = found.rule.gives, passage.tokens
    if gives.get("plain"):
        number = found.parts["number"].value
        if number.value >= 1000 and not (number.plain or number.words):
            return False
    if gives.get("name") and not _names(passage, found):
        return False
    if gives.get("capital_before") and not (found.first and tokens[found.first - 1].is_capital):
        return False
    if gives.get("capital_inside"):
        inside = [token for token in tokens[found.first : found.last] if token.is_word]
        if not inside or not all(token.is_capital for token in inside):
            return False
    if gives.get("hour") and not found.parts["number"].value.value < _HOURS:
        return False
    if "most" in gives:
        number = found.parts["number"].value
        return bool((number.plain or number.words) and number.value <= gives["most"])
    return True


def _names(passage: Passage, found: Found) -> bool:
    """Whether a number after a noun is its name: a short one, and nothing that it would count."""
    number = found.parts["number"].value
    if not (number.plain or number.words) or number.value > 999:
        return False
    marks, after = passage.marks, found.last
    if marks.at("counted", after):
        return False
    return bool(marks.at("outer", after)) or not marks.at("counted", after + 1)


def _amounts(passage: Passage, taken: set[int]) -> list[Mark]:
    """The amounts, the longest where several overlap."""
    found: list[Mark] = []
    for match in passage.found("amount"):
        if not taken.isdisjoint(range(match.first, match.last)):
            continue
        amount = _amount(passage, match)
        if amount is not None:
            found.append(Mark("amount", match.first, match.last, amount, match.rule.name))
    millions: Number | None = None
    for mark in passage.marks.of("num"):
        number: Number = mark.value
        if number.scale >= _SCALES:
            millions = number
        elif millions is not None and isinstance(number.value, float):
            number = _in_millions(passage, mark, number, millions)
        amount = Amount(number.value, number.value, "count", (number,))
        found.append(structs.replace(mark, kind="amount", value=amount))
    return _longest(found)


def _in_millions(passage: Passage, mark: Mark, number: Number, before: Number) -> Number:
    """The number with the scale of the one before it, where it leaves the scale unsaid.

    "6.8 million live abroad, 5.75 of them in the region": nobody counts three quarters of one.
    """
    marks, after = passage.marks, mark.last
    if marks.at("percent", after) or marks.at("counted", after) or number.value > before.head:
        return number
    if marks.at("currency_sign", mark.first - 1) or marks.at("currency_word", after):
        return number
    if marks.at("never", after) or marks.at("part", after):
        return number
    value = clean(number.value * before.scale)
    return number._replace(value=value, scale=before.scale, head=number.value)


def _longest(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap the longest; of those as long, the one that was found first."""
    kept: list[Mark] = []
    covered: set[int] = set()
    for mark in sorted(marks, key=lambda one: (one.first - one.last, one.first)):
        span = range(mark.first, mark.last)
        if covered.isdisjoint(span):
            covered.update(span)
            kept.append(mark)
    return sorted(kept, key=lambda one: one.first)


def _amount(passage: Passage, found: Found) -> Amount | None:
    """What the match of an `amount` rule comes to; None where it cannot be one."""
    gives, parts = found.rule.gives, found.parts
    form = str(gives["form"])
    count: Number | None = parts["num"].value if "num" in parts else None
    currency = str(parts["currency"].value) if "currency" in parts else None
    if gives.get("proportion"):
        return _proportion(passage, found)
    value: float | None
    if gives.get("one"):
        value = 1 / parts["bottom"].value.value if parts["bottom"].value.value > 1 else None
    elif isinstance(gives.get("value"), str):
        value = float(parts[gives["value"]].value)
    elif "value" in gives:
        value = float(gives["value"])
    elif "part" in parts:
        value = float(parts["part"].value) * (count.value if count is not None else 1)
        if gives.get("plural") and (count is None or not 1 <= count.value < 10 or value > 1):
            return None
    else:
        assert count is not None
        value = count.value
    if value is None or ("currency" in parts and not _one_sign(passage, parts["currency"])):
        return None
    if "currency_word" in parts and currency is not None:
        # "$300 Canadian dollars": the words say more than the sign.
        currency = str(parts["currency_word"].value)
    value *= gives.get("scale", 1)
    value = clean(value)
    return Amount(value, value, form, (count,) if count is not None else (), currency)


def _one_sign(passage: Passage, mark: Mark) -> bool:
    """Whether a sign of money is written as one: "A$300" is, "a $300" is not."""
    tokens = passage.tokens[mark.first : mark.last]
    if len(tokens) == 1 and tokens[0].is_word and len(tokens[0].text) == 3:
        # "PEN 300" is money, "pen 300" is a pen.
        return tokens[0].text.isupper()
    return len(tokens) < 2 or len(tokens[0].text) > 1 or tokens[1].glued


def _proportion(passage: Passage, found: Found) -> Amount | None:
    top: Number = found.parts["top"].value
    bottom: Number = found.parts["bottom"].value
    if not 0 < top.value < bottom.value:
        return None
    apart = found.parts["bottom"].first - found.parts["top"].last
    if apart == 1 and not (
        (top.value == 1 or (top.value <= 10 and bottom.value in _BASES)) and top.value < 100
    ):
        return None
    value = round(top.value / bottom.value, 6)
    return Amount(value, value, "fraction", (top, bottom))


def _ranges(passage: Passage) -> None:
    """Two amounts that bound one figure become one amount."""
    found: list[Mark] = []
    for match in passage.found("range"):
        a, b = match.parts["a"], match.parts["b"]
        gives = match.rule.gives
        amount = _range(a.value, b.value)
        moved = gives["quantifier"] == "change" and (
            "moves" not in gives or _moved(passage, match, str(gives["moves"]))
        )
        if amount is not None and moved:
            # "From 8 to 10 dollars" is two figures, of which the first lacks what they share.
            passage.marks.remove(a)
            shared = a.value._replace(
                low=amount.low, high=amount.low, form=amount.form, currency=amount.currency
            )
            passage.marks.add(structs.replace(a, value=shared))
        elif amount is not None:
            found.append(Mark("amount", match.first, match.last, amount, match.rule.name))
    for mark in _longest(found):
        for one in _within(passage, "amount", mark.first, mark.last):
            passage.marks.remove(one)
        passage.marks.add(mark)


def _moved(passage: Passage, match: Found, verbs: str) -> bool:
    """Whether a verb before the match says that something went from one level to another."""
    start = max(passage.sentence_of(match.first)[0], match.first - 8)
    if any(passage.marks.at(verbs, at) for at in range(start, match.first)):
        return True
    # Two levels of one thing may be far apart, the two ends of a guess seldom are.
    a, b = match.parts["a"].value, match.parts["b"].value
    return bool(b.high > 3 * a.low)


def _within(passage: Passage, kind: str, first: int, last: int) -> list[Mark]:
    return [one for at in range(first, last) for one in list(passage.marks.at(kind, at))]


def _range(a: Amount, b: Amount) -> Amount | None:
    """The range from `a` to `b`, that may share a sign or a scale; None where they bound nothing.

    "14 or 15 percent", "US$2-3 million", "10 a 15 mil", "between $1 and $1.5 billion".
    """
    if a.ranged or b.ranged or (a.form == "fraction" and b.form != "fraction"):
        return None
    form, currency = b.form, b.currency
    if a.form != b.form:
        if a.form == "money" and b.form == "count":
            form, currency = "money", a.currency
        elif a.form != "count":
            return None
    elif a.currency != b.currency and a.form == "money":
        return None
    low, high = a.low, b.high
    if a.numbers and b.numbers:
        first, last = a.numbers[0], b.numbers[0]
        if first.scale == 1 and last.scale > 1 and first.value < last.head:
            low = low * last.scale
    if not low < high or (_exact(low) and _exact(high)):
        return None
    return Amount(low, high, form, (*a.numbers, *b.numbers), currency, ranged=True)


def _exact(value: float) -> bool:
    """Whether a number is told to the last person: no one bounds a figure by two such numbers."""
    return value >= 1000 and value % 10 != 0


def _quantities(passage: Passage) -> None:
    """The figures: each amount with what stands before and after it."""
    found: list[Mark] = []
    matches = list(passage.found("quantifier"))
    # Where a rule says that what stands before a number is none of its quantifiers.
    alone = {one.parts["amount"].first for one in matches if "only" in one.rule.gives}
    ends = {one.last for one in passage.marks.of("amount")}
    for match in matches:
        mark = match.parts["amount"]
        if mark.first in alone or match.first in ends:
            # "36% fewer than 45,774" compares; the number itself is as it stands.
            continue
        quantifier = str(match.rule.gives["quantifier"])
        quantity = _quantity(passage, mark, quantifier, match.rule.name)
        if quantity is not None:
            found.append(Mark("quantity", match.first, match.last, quantity, match.rule.name))
    for mark in passage.marks.apart("amount"):
        quantifier = "range" if mark.value.ranged else "exact"
        quantity = _quantity(passage, mark, quantifier, mark.rule)
        if quantity is not None:
            found.append(Mark("quantity", mark.first, mark.last, quantity, mark.rule))
    for mark in _longest(found):
        passage.marks.add(mark)


def _quantity(passage: Passage, mark: Mark, quantifier: str, rule: str) -> Quantity | None:
    amount: Amount = mark.value
    if amount.form == "count" and not _counts(passage, mark):
        return None
    low: float | None = amount.low
    high: float | None = amount.high
    if amount.ranged:
        # "About 10 to 15" is a range as it stands; "more than 10 to 15" is not sense.
        quantifier = "range"
    low_inclusive, high_inclusive = _BOUNDS[quantifier]
    if low_inclusive is None:
        low = None
    if high_inclusive is None:
        high = None
    return Quantity(
        low,
        high,
        low_inclusive,
        high_inclusive,
        quantifier,
        amount.form,
        rule,
        amount.currency,
        sure=all(number.sure for number in amount.numbers),
    )


def _counts(passage: Passage, mark: Mark) -> bool:
    """Whether a bare number counts something that is to be reported."""
    amount: Amount = mark.value
    number = amount.numbers[-1]
    if number.money:
        return False
    tokens = passage.tokens
    follows = mark.last
    noun = any(
        passage.marks.at("counted", at) for at in range(follows, min(follows + 3, len(tokens)))
    )
    if number.words:
        if amount.high == 1:
            # "One" is an article more often than a count: the codebook leaves it open.
            return False
        if not amount.ranged and _is_name(passage, mark):
            return False
    if (
        number.plain
        and _YEARS[0] <= number.value <= _YEARS[1]
        and len(tokens[mark.last - 1].text) == 4
    ):
        return noun
    if isinstance(amount.high, float) and number.scale == 1:
        return noun
    return True


def _is_name(passage: Passage, mark: Mark) -> bool:
    """Whether words with a capital inside a sentence are a name ("Big Four", "Seven Sisters")."""
    tokens = passage.tokens
    first, last = passage.sentence_of(mark.first)
    if mark.first == first or not tokens[mark.first].is_capital:
        return False
    words = [token for token in tokens[first:last] if token.is_word]
    capitals = sum(token.is_capital for token in words)
    # In a heading every word has a capital, and the number is none the less a number.
    return capitals * 2 < len(words) and tokens[mark.first - 1].text not in '“"«:•*'
