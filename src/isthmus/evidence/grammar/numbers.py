"""The stage of the numbers: every run of digits and words that says a number.

Owns: the marks `number`, whose value is a `Number`, and the one sum by which digits, words and
scales add up ("16 mil 110", "two hundred and thirty-four thousand", "1.2 million"). Which words say
what is the language's table: `values.cardinal`, `values.scale`, and the lists `number_articles`
("a" million), `scales_alone` ("mil"), `joins_after_scale`, `joins_after_tens`,
`digits_after_scale`, `suffixes` and `money_suffixes`. Whether a number is a figure is for a later
stage.

number-parser was measured as the leaf for words and is not used: of twenty forms that the press
writes it read seven ("45 mil 727", "medio millón", "half a million" are none to it), and it takes
six times as long over a page as this whole stage.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .language import Language
from .marks import Mark
from .passage import Passage
from .separators import Digits, Evidence, evidence_of, read_digits
from .tokens import Token, fold

#: Beyond this a value is an account or an identity, and no quantity that anyone states.
_MOST = 10**16
_NARROW = frozenset("\u00a0\u2009\u202f\u2007")


class Number(NamedTuple):
    """What a `number` mark says.

    `scale` is the last power of ten that multiplies it (1 without one), `head` what stood before
    that ("2 and 3 million": 3), `plain` says that it is digits without a sign (it may be a year),
    `words` that it holds no digit, `sure` that its separators could not mean another value, and
    `money` that it is a number only beside a currency ("3m").
    """

    value: int | float
    scale: int = 1
    head: int | float = 0
    plain: bool = False
    words: bool = False
    sure: bool = True
    money: bool = False


def lay_numbers(passage: Passage) -> None:
    """Lay the marks of the numbers, none over another."""
    reader = _Reader(passage)
    at, count = 0, len(passage.tokens)
    while at < count:
        found = reader.number(at)
        if found is None:
            at += 1
        else:
            past, number = found
            passage.marks.add(Mark("number", at, past, number, "number"))
            at = past
    _compose(passage)


def _compose(passage: Passage) -> None:
    """Numbers that are made of numbers: half a million, one and a half million."""
    for found in list(passage.found("number")):
        gives, parts = found.rule.gives, found.parts
        scale = int(parts["scale"].value) if "scale" in parts else 1
        number = parts["number"].value if "number" in parts else Number(0)
        value: float
        if "times" in gives:
            value = float(gives["times"]) * scale
        elif "scale" in parts:
            value = (number.value + float(gives["plus"])) * scale
        else:
            scale = number.scale
            value = number.value + float(gives["plus"]) * scale
        laid = Number(clean(value), scale=scale, head=clean(value / scale), words=number.words)
        passage.marks.add(Mark("number", found.first, found.last, laid, found.rule.name))
    # Where a longer number was laid, the shorter ones inside it say nothing of their own.
    kept = {(mark.first, mark.last) for mark in passage.marks.apart("number")}
    for mark in list(passage.marks.of("number")):
        for one in list(passage.marks.at("number", mark.first)):
            if (one.first, one.last) not in kept:
                passage.marks.remove(one)


class _Sum:
    """A number on its way: what it comes to, and how large a part may still be added."""

    def __init__(self) -> None:
        self.value: int | float = 0
        self.room: int = _MOST
        self.scale = 1
        self.head: int | float = 0
        self.empty = True

    def add(self, value: float, room: int) -> None:
        self.value += value
        self.room = room
        self.empty = False

    def multiply(self, scale: int, *, alone: bool) -> bool:
        """Multiply what stands below `scale` by it; False where nothing stands there.

        `alone` says that the word means one of the scale by itself ("dos millones mil").
        """
        low = self.value % scale
        one_more = alone and scale < self.room < _MOST
        nothing = low == 0 and not self.empty and not one_more
        if nothing and (self.room == 1 or self.value >= scale):
            return False
        low = low or 1
        self.value = clean((self.value - self.value % scale) + low * scale)
        self.head, self.scale, self.room, self.empty = clean(low), scale, scale, False
        return self.value <= _MOST


class _Words:
    """What the tables of a language say of numbers, in folded form."""

    def __init__(self, language: Language) -> None:
        def values(kind: str) -> dict[str, int]:
            return {fold(word): value for word, value in language.values.get(kind, {}).items()}

        def words(name: str) -> frozenset[str]:
            return frozenset(fold(word) for word in language.list(name))

        self.cardinals = values("cardinal")
        self.joined = {**self.cardinals, **values("cardinal_joined")}
        self.scales = values("scale")
        self.articles = words("number_articles")
        self.alone = words("scales_alone")
        self.after_scale = words("joins_after_scale")
        self.after_tens = words("joins_after_tens")
        self.of_scale = words("joins_of_scale")
        self.digits_after = bool(language.list("digits_after_scale"))
        self.usual = tuple(language.list("thousands"))
        # As they are written: "M" multiplies where "m" measures.
        self.suffixes: dict[str, int] = dict(language.list("suffixes"))
        self.money: dict[str, int] = dict(language.list("money_suffixes"))
        self.lengths = words("length_words")
        self.ordinals = words("ordinal_endings")
        self.codes = frozenset(language.list("currency_codes"))


@lru_cache(maxsize=16)
def _words_of(language: Language) -> _Words:
    return _Words(language)


class _Reader:
    """Reads the number that begins at a token, by the tables of the passage's language."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self.tokens = passage.tokens
        self.words = _words_of(passage.language)
        self.evidence: Evidence = evidence_of(passage.text)

    def number(self, at: int) -> tuple[int, Number] | None:
        """The number that begins at token `at`, and the token past it."""
        token = self.tokens[at]
        if token.is_number:
            return self._from_digits(at)
        if not token.is_word or (token.glued and self._letters_before(at)):
            return None
        if token.fold in self.words.cardinals:
            total = _Sum()
            value = self.words.cardinals[token.fold]
            total.add(value, _room(value))
            return self._go_on(total, at + 1, words=True)
        follows = self._word(at + 1)
        if token.fold in self.words.articles and follows in self.words.scales:
            return self._go_on(_Sum(), at + 1, words=True)
        if token.fold in self.words.alone:
            return self._go_on(_Sum(), at, words=True)
        return None

    def _from_digits(self, at: int) -> tuple[int, Number] | None:
        if self._inside_code(at):
            return None
        past = at + 1
        spaced = self._spaced(at)
        if spaced is not None:
            digits, past = spaced
        else:
            suffix = self._suffix(past)
            scaled = (
                suffix is not None or self._word(past) in self.words.scales or self._percent(past)
            )
            read = read_digits(self.tokens[at].text, self.evidence, self.words.usual, scaled=scaled)
            if read is None:
                return None
            digits = read
        total = _Sum()
        total.add(digits.value, 1)
        suffix = self._suffix(past)
        if suffix is not None:
            scale, past, money = suffix
            value = clean(digits.value * scale)
            return past, Number(value, scale, digits.value, sure=digits.sure, money=money)
        if past < len(self.tokens):
            after = self.tokens[past]
            if after.glued and after.is_word and self._spoils(past):
                return None
        found = self._go_on(total, past, words=False)
        if found is None:
            return None
        past, number = found
        plain = digits.plain and number.scale == 1
        return past, number._replace(plain=plain, sure=digits.sure, words=False)

    def _go_on(self, total: _Sum, at: int, *, words: bool) -> tuple[int, Number] | None:
        """Add what follows as long as it fits."""
        tokens, count = self.tokens, len(self.tokens)
        while at < count:
            token = tokens[at]
            step = 1
            if (
                not total.empty
                and at + 1 < count
                and (
                    (token.fold in self.words.after_scale and total.room >= 100)
                    or (
                        total.room == 10
                        and (token.fold in self.words.after_tens or token.text == "-")
                    )
                )
            ):
                # "and", "y" and the hyphen of "twenty-four" join only a smaller number in words.
                joined = tokens[at + 1].fold
                if joined not in self.words.joined or not self._joins(total, at + 1):
                    break
                token, step = tokens[at + 1], 2
            elif (
                token.fold in self.words.of_scale
                and not total.empty
                and self._word(at + 1) in self.words.scales
                and self.words.scales[self._word(at + 1)] > total.scale > 1
            ):
                token, step = tokens[at + 1], 2
            word = token.fold
            if word in self.words.scales and token.is_word:
                if not self._scale_fits(total, at) or not total.multiply(
                    self.words.scales[word], alone=word in self.words.alone
                ):
                    break
            elif token.is_word and word in (
                # "Ciento un mil": only behind other words is the article a number.
                self.words.joined
                if step == 2 or (words and total.room >= 100)
                else self.words.cardinals
            ):
                value = self.words.joined[word]
                if total.empty or (total.scale == 1 and total.room == 1) or value >= total.room:
                    break
                total.add(value, _room(value))
            elif token.is_number and step == 1 and self._digits_fit(total, at):
                total.add(int(token.text), 1)
                words = False
            else:
                break
            at += step
        if total.empty:
            return None
        return at, Number(total.value, total.scale, total.head or total.value, words=words)

    def _scale_fits(self, total: _Sum, at: int) -> bool:
        scale = self.words.scales[self.tokens[at].fold]
        if total.scale == 1 or total.empty:
            return True
        # "two hundred thousand" multiplies on; "one hundred hundred" is two numbers.
        return bool(scale != total.scale)

    def _joins(self, total: _Sum, at: int) -> bool:
        value = self.words.joined[self.tokens[at].fold]
        if value >= total.room:
            return False
        after = self._word(at + 1)
        # "between one hundred and two hundred" holds two numbers.
        return not (after in self.words.scales and self.words.scales[after] == total.scale)

    def _digits_fit(self, total: _Sum, at: int) -> bool:
        """Whether the digits at `at` go on a number in words ("45 mil 727", "mil 041")."""
        text = self.tokens[at].text
        if total.scale < 1000 or total.room != total.scale or len(text) > 3 or not text.isdecimal():
            return False
        if at + 1 < len(self.tokens) and self.tokens[at + 1].glued:
            after = self.tokens[at + 1]
            if after.text in "/:%-" or after.is_word:
                return False
        follows = self._word(at + 1)
        if follows in self.words.scales:
            other = self.words.scales[follows]
            return bool(other < total.scale or (self.words.digits_after and other > total.scale))
        return self.words.digits_after and not self._percent(at + 1)

    def _spaced(self, at: int) -> tuple[Digits, int] | None:
        """Groups of three digits apart by one space ("127 687")."""
        first = self.tokens[at].text
        if len(first) > 3 or not first.isdecimal() or first[0] == "0":
            return None
        past, written = at + 1, first
        known = bool(self.evidence.thousands) or max(self.evidence.groups.values()) > 0
        while past < len(self.tokens) and len(written) < 15:
            token = self.tokens[past]
            gap = self.text[self.tokens[past - 1].end : token.start]
            if len(token.text) != 3 or not token.text.isdecimal():
                break
            if gap not in _NARROW and (gap != " " or (known and token.text[0] != "0")):
                break
            written += token.text
            past += 1
        if past == at + 1:
            return self._comma_apart(at)
        return Digits(int(written), plain=False), past

    def _comma_apart(self, at: int) -> tuple[Digits, int] | None:
        """A slip of the pen: "36, 001", where the zeros show that it is one number."""
        if at + 2 >= len(self.tokens):
            return None
        sign, rest = self.tokens[at + 1], self.tokens[at + 2]
        if sign.text != "," or not sign.glued or rest.glued:
            return None
        if len(rest.text) != 3 or not rest.text.isdecimal() or self.evidence.groups[","] < 3:
            return None
        follows = self.tokens[at + 3] if at + 3 < len(self.tokens) else None
        listed = self.tokens[at - 1].text == "," if at else False
        if rest.text[0] != "0" and (listed or follows is None or not follows.is_word):
            return None
        return Digits(int(self.tokens[at].text + rest.text), plain=False, sure=False), at + 3

    def _suffix(self, at: int) -> tuple[int, int, bool] | None:
        """A letter that multiplies ("91K", "3bn", "US$ 3,7 MM")."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if not token.is_word or len(token.text) > 3:
            return None
        # "$25.39 B" of a table stands apart; "section 5 B" does too.
        if not token.glued and len(token.text) < 2 and self.tokens[at - 1].text.isdecimal():
            return None
        if token.text in self.words.suffixes:
            return self.words.suffixes[token.text], at + 1, False
        if token.text in self.words.money:
            return self.words.money[token.text], at + 1, self._word(at + 1) in self.words.lengths
        return None

    def _percent(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text == "%"

    def _word(self, at: int) -> str:
        return self.tokens[at].fold if at < len(self.tokens) else ""

    def _letters_before(self, at: int) -> bool:
        """Whether a word token is glued to digits or to a hyphen after letters."""
        before = self.tokens[at - 1]
        return before.is_number or before.text in "/@_#."

    def _inside_code(self, at: int) -> bool:
        """Whether the digits at `at` are glued into a name, a time, a date or an address."""
        tokens = self.tokens
        token = tokens[at]
        if token.glued and at > 0:
            before = tokens[at - 1]
            if before.is_word and before.text.upper() not in self.words.codes:
                # "over3.5million" lost its spaces; "M23" and "covid19" are names.
                grouped = len(token.text) > 4 and not token.text.isdecimal()
                return not (
                    len(before.text) > 3
                    and (grouped or (before.text.islower() and "." in token.text))
                )
            if before.text in "/_#@º°" or (
                before.text == ":" and at > 1 and tokens[at - 2].is_number
            ):
                return True
            if before.text in "-." and before.glued and at > 1 and tokens[at - 2].is_word:
                return not self._is_number_word(tokens[at - 2])
        if at + 2 < len(tokens) and tokens[at + 1].glued and tokens[at + 2].glued:
            sign, after = tokens[at + 1], tokens[at + 2]
            if sign.text in "/:" and after.is_number:
                return True
            if sign.text in "@_":
                return True
        return self._clock(at) or (at > 1 and tokens[at - 1].text == ":" and self._clock(at - 2))

    def _clock(self, at: int) -> bool:
        """Whether an hour with its minutes begins at `at` ("6: 00")."""
        if at + 2 >= len(self.tokens) or not self.tokens[at + 1].glued:
            return False
        hour, sign, minute = (token.text for token in self.tokens[at : at + 3])
        return (
            sign == ":"
            and hour.isdecimal()
            and len(hour) < 3
            and (minute.isdecimal() and len(minute) == 2 and int(hour) < 25 and int(minute) < 60)
        )

    def _is_number_word(self, token: Token) -> bool:
        return token.fold in self.words.cardinals or token.fold in self.words.scales

    def _spoils(self, at: int) -> bool:
        """Whether the letters glued to digits make another thing of them ("3rd", "5G", "4x")."""
        token = self.tokens[at]
        if token.fold in self.words.ordinals:
            return True
        if len(token.text) > 2 or token.text.upper() in self.words.codes:
            return False
        # "1,470on the other side" has lost a space.
        return self.tokens[at - 1].text.isdecimal() or not token.text.islower()


def _room(value: int) -> int:
    """How large a number may still be added after `value` ("twenty", then less than 10)."""
    if value < 20:
        return 1
    return 100 if value % 100 == 0 else 10 if value % 10 == 0 else 1


def clean(value: float) -> int | float:
    """A whole number as an int, any other without the noise of binary fractions."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
