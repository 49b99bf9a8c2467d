"""What Isthmus says and how it writes numbers, dates and names, in each language it speaks.

Owns: the catalogues (one Fluent file a room and language, in `catalog/`) and the formats, which
come from Unicode CLDR through Babel. Adding a language is adding its files; no code knows a
language by name. The ground under the rooms: imports none of them.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_CATALOG = Path(__file__).with_name("catalog")
#: The languages spoken: those with a `words.LANGUAGE.ftl`.
LANGUAGES: tuple[str, ...] = tuple(
    sorted(file.name.split(".")[1] for file in _CATALOG.iterdir() if file.name.startswith("words."))
)

#: A sentence as it stands in a catalogue: from its key to the next one, or to a comment.
_ENTRY = re.compile(r"^(?P<key>-?[a-zA-Z][\w-]*) *=.*(?:\n(?![-a-zA-Z#]).*)*", re.MULTILINE)
#: The key of a sentence, or of a term, that another refers to.
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)\s*[.}(]")

_OPEN, _CLOSE = "\ue000", "\ue001"


class UnknownLanguage(ValueError):
    """A language that no catalogue speaks."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(f"no catalogue speaks {language!r}; choose one of {', '.join(LANGUAGES)}")


class Words:
    """One language: its sentences and its formats. Shared, and never changes; see `words_in`."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise UnknownLanguage(language)
        self.language = language
        self._learnt: set[str] = set()

    @functools.cached_property
    def locale(self) -> str:
        """The CLDR locale of the language's numbers, dates and names: its catalogue states it."""
        return self._written["locale"].partition("=")[2].strip()

    @functools.cached_property
    def _formats(self) -> Any:
        """What Babel knows of the locale, looked up once."""
        from babel import Locale

        return Locale.parse(self.locale)

    # --- sentences -----------------------------------------------------------------------------

    @functools.cached_property
    def _written(self) -> Mapping[str, str]:
        """The sentences by key, as they stand in the catalogues."""
        ending = f".{self.language}.ftl"
        found: dict[str, str] = {}
        for file in _CATALOG.iterdir():
            if file.name.endswith(ending):
                for entry in _ENTRY.finditer(file.read_text(encoding="utf-8")):
                    found.setdefault(entry["key"], entry[0])
        return found

    @functools.cached_property
    def _bundle(self) -> Any:
        from fluent.runtime import FluentBundle

        # A number put into a sentence is written as everywhere else.
        return FluentBundle([self.locale.replace("_", "-")], use_isolating=False)

    def _learn(self, key: str) -> None:
        """Read a sentence, and those it refers to, when it is first said.

        Reading all catalogues takes a third of a second, of which a command says a tenth.
        """
        if key in self._learnt or key not in self._written:
            return
        from fluent.runtime import FluentResource

        for other in _REFERENCE.findall(self._written[key]):
            self._learn(other)
        self._bundle.add_resource(FluentResource(self._written[key]))
        self._learnt.add(key)  # last, so that no other thread takes it for known before

    def has(self, key: str) -> bool:
        """Whether the catalogue holds this sentence."""
        return key in self._written and not key.startswith("-")

    def say(self, key: str, /, **values: Any) -> str:
        """The sentence `key` with its values put in.

        Raises KeyError for a key the catalogue lacks and ValueError for a value the sentence needs
        and did not get: a brief with a hole in a sentence is not a brief.
        """
        if not self.has(key):
            raise KeyError(f"no sentence {key!r} in {self.language}")
        self._learn(key)
        message = self._bundle.get_message(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise ValueError(f"sentence {key!r} in {self.language}: {errors[0]}")
        return str(text)

    def parts(self, key: str, /, **values: Any) -> list[str | Any]:
        """The sentence as a list of strings and of those values that are not strings or numbers.

        For text that holds more than words (a number with its source, a link): the value comes back
        in its place, untouched.
        """
        kept: list[Any] = []

        def mark(value: Any) -> Any:
            if isinstance(value, (str, int, float)):
                return value
            kept.append(value)
            return f"{_OPEN}{len(kept) - 1}{_CLOSE}"

        said = self.say(key, **{name: mark(value) for name, value in values.items()})
        out: list[str | Any] = []
        for piece in said.split(_OPEN):
            head, closed, tail = piece.partition(_CLOSE)
            if closed:
                out.append(kept[int(head)])
                head = tail
            if head:
                out.append(head)
        return out

    # --- formats -------------------------------------------------------------------------------

    def number(self, value: float, digits: int = 0) -> str:
        """1234.5 as this language writes it, rounded half to even at `digits` decimals."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(value, format=pattern, locale=self._formats))

    def percent(self, share: float, digits: int = 0) -> str:
        """0.12 as 12%, with the language's own sign and spacing."""
        from babel.numbers import format_percent

        pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
        return str(format_percent(share, format=pattern, locale=self._formats))

    def date(self, day: dt.date, format: str = "long") -> str:
        """20 April 2022, 20 de abril de 2022; 20 Apr 2022 when short."""
        from babel.dates import format_date

        return str(format_date(day, self.say(f"date-{format}"), locale=self._formats))

    def month(self, day: dt.date, format: str = "long") -> str:
        """March 2022, marzo de 2022; Mar 2022, mar 2022 when short."""
        from babel.dates import format_date

        return str(format_date(day, self.say(f"month-{format}"), locale=self._formats))

    def period(self, start: dt.date, end: dt.date, format: str = "long") -> str:
        """A span of days by its shortest exact name: 2021, March 2022, January to March 2022."""
        one = dt.timedelta(days=1)
        if start == end:
            return self.date(start, format)
        if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if start.day == 1 and (end + one).day == 1:
            if (start.year, start.month) == (end.year, end.month):
                return self.month(start, format)
            first = self.month(start, format if start.year != end.year else f"alone-{format}")
            return self.say("span", start=first, end=self.month(end, format))
        return self.say("span", start=self.date(start, format), end=self.date(end, format))

    def country(self, iso3: str) -> str | None:
        """The country's name, or None when ISO 3166 has no such code."""
        alpha2 = _alpha2().get(iso3)
        return None if alpha2 is None else self._territories.get(alpha2)

    @functools.cached_property
    def _territories(self) -> Mapping[str, str]:
        return dict(self._formats.territories)

    def listing(self, items: Iterable[str]) -> str:
        """a, b and c."""
        from babel.lists import format_list

        return str(format_list(list(items), locale=self._formats))


@functools.cache
def words_in(language: str) -> Words:
    """The words of a language: `words_in("es").say("span", …)`."""
    return Words(language)


@functools.cache
def _alpha2() -> Mapping[str, str]:
    import pycountry

    return {country.alpha_3: country.alpha_2 for country in pycountry.countries}


@functools.cache
def currencies() -> frozenset[str]:
    """Every ISO 4217 code of a currency."""
    import pycountry

    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


def countries() -> frozenset[str]:
    """Every ISO 3166 alpha-3 code."""
    return frozenset(_alpha2())
