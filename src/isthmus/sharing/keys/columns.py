"""What a column of a table of countries holds, by its title.

Owns: the titles under which an indicator is known, in the languages of the region and the papers,
and which column is read for which. Units, years and what stands in brackets are left aside; a title
that could mean two things is not guessed. Titles are compared by their words, without case, accents
and marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

#: The country of a row; the figure that a country carries now; the number of applications in all,
#: which the population makes into those a million.
LABEL, ACTUAL, APPLICATIONS = "country", "actual", "applications"
#: A title that could be applications in all or a million: the caller has to say which.
UNCLEAR = "unclear"

#: Words that stand for one another in the titles below; `*` ends a stem.
_WORDS: Mapping[str, str] = {
    "GDP": "gdp pib bip bruttoinlandsprodukt",
    "PER": "per por pro pc pm",
    "ASKED": "applic* applied app apps asylum* asyl* asil* solicit* antrag* antraeg* demand*",
    "OFFICES": "vacan* offene",
    "JOBLESS": "unemp* jobless* desempleo desocupacion paro arbeitslos* chomage desemprego",
    "PEOPLE": "pop population poblacion bevolkerung einwohner* inhabitants habitant* populacao",
    "TAX": "tax taxes impuesto impuestos steuer* tributari* recaudacion fiscales",
    "RATE": "rate tasa quote ratio",
    "ALL": "total number numero count totales absolute",
}
#: By indicator, what a title says, one way or another, and what it does not; the first that fits
#: is taken, so that GDP per head is not GDP.
_TITLES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("share_over_65", ("65", "over65", "65plus", "pop65", "aged65"), "depend* under youth"),
    ("vacancy_rate", ("OFFICES",), "number numero"),
    (
        "gdp_per_head",
        ("GDP PER", "gdppc", "gross domestic product PER", "producto bruto PER"),
        "growth crecimiento",
    ),
    (
        "gdp",
        ("GDP", "gross domestic product", "producto interno bruto", "producto interior bruto"),
        "growth crecimiento deflator effect",
    ),
    ("unemployment", ("JOBLESS",), "youth juvenil effect"),
    ("applications_per_million", ("ASKED PER", "ASKED RATE"), "effect recognition grant*"),
    (APPLICATIONS, ("ASKED ALL",), "effect recognition grant*"),
    (UNCLEAR, ("ASKED",), "effect recognition grant*"),
    ("tax", ("TAX",), "rate tasa"),
    ("population", ("PEOPLE",), "density densidad growth crecimiento refugee* PER effect"),
    (
        ACTUAL,
        ("actual*", "observed", "hosted", "hosts", "received", "relocated", "acogid*", "recibid*"),
        "effect",
    ),
)
#: The words of which the title of a country's name or code is made, and no other.
_LABEL = (
    "country countries state states member eu receiving nation territory jurisdiction entity region"
    " geo time ms or name code iso iso2 iso3 2 3 a2 a3 alpha alpha2 alpha3 pais paises estado"
    " estados miembro miembros receptor receptores territorio nombre codigo pays etat etats membre"
    " nom land lander staat per en es english spanish ingles espanol"
)


def meaning(title: str) -> str | None:
    """The indicator that a title stands for, `LABEL`, `ACTUAL`, `APPLICATIONS`, or None."""
    words = bare(title).split()
    if words and set(words) <= set(_LABEL.split()):
        return LABEL
    for name, ways, not_so in _TITLES:
        says = any(all(_among(word, words) for word in way.split()) for way in ways)
        if says and not any(_among(word, words) for word in not_so.split()):
            return name
    return None


def bare(title: str) -> str:
    """A title as words between blanks: no case, accents, marks, years or units in brackets."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)  # unemploymentRate
    text = unicodedata.normalize("NFKD", apart).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text).replace("+", " plus ")
    text = re.sub(r"/", " per ", text)
    text = re.sub(r"[(\[]([^)\]]*)[)\]]", _of_whom, text)
    text = re.sub(r"[^a-z0-9]+", " ", text)
    text = re.sub(r"\bp c\b", "pc", text)  # p.c.
    # A year it is of, and how often it is counted, are not what it is a part of.
    text = re.sub(r"\b(?:19|20)\d\d\b|\b(?:per|por) (?:year|annum|ano)\b", " ", text)
    return " ".join(text.split())


def _of_whom(brackets: re.Match[str]) -> str:
    """What brackets hold is a unit, unless it says a part of whom: (per million)."""
    inside = brackets[1]
    return f" {inside} " if re.search(r"\b(?:per|por|pro)\b|65", inside) else " "


def _among(word: str, words: list[str]) -> bool:
    """Whether a word, a stem or one of a group of words is among those of a title."""
    if word in _WORDS:
        return any(_among(one, words) for one in _WORDS[word].split())
    if word.endswith("*"):
        return any(one.startswith(word[:-1]) for one in words)
    return word in words
