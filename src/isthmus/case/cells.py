"""What a cell means: text to values, by the type that `columns.csv` gives its column.

Owns: one parser a type, and the sentence for each way a cell can fail. Every distinct text of a
column is parsed once.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .exact import quoted, restored
from .periods import period
from .problems import Problem, nearest
from .schema import Column
from .vocabulary import Vocabulary

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(_DATE.pattern + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_INTEGER = re.compile(r"-?[0-9]+")
_URL = re.compile(r"https?://[^\s/]+\S*")

#: The largest number of which a float tells every unit; more people than that were never counted.
MOST = 2**53

_EMAIL = r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+"
_MARK = r"[\s:.#-]{0,3}(?:n[uú]mero|number|no|n[.º°])?[\s:.#-]{0,3}"  # "no.", "número:", "#"
_YEAR = r"(?!(?:19|20)\d\d\b)"
#: What leads to a person inside free text: an e-mail address, a telephone number (with its country
#: code, or after a word for it), the number of a document after a word for it.
_CONTACT = re.compile(
    _EMAIL
    + r"|(?<![\w/.=-])(?!\+\d{1,3}(?:[ .]\d{3}){1,2}(?![\d .-]*\d))"  # +1 000 000 is a number
    + r"\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?!\w)"
    + r"|\b(?:tel|telf|tel[eé](?:f|ph)on[eo]s?|phone|cel|celular(?:es)?|m[oó]vil|whatsapp)\b"
    + _MARK
    + _YEAR
    + r"\(?\d[\d ().-]{5,18}\d"
    + r"|\b(?:passport|pasaporte|passaporte|c[eé]dula|dni|curp|cpf)\b"
    + _MARK
    + _YEAR
    + r"[A-Z]{0,4}-?\d[\dA-Z.-]{5,17}",
    re.IGNORECASE,
)
_EMAIL_ALONE = re.compile(_EMAIL)
#: Marks that turn the direction of the text around them, and the mark of a lost letter.
_MISLEADING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd\ufffe\uffff")
_LINE_SIGNS = frozenset("\n\r\t")


class BadCell(ValueError):
    """A cell that does not hold what its column asks for: the problem's code and its values.

    `by` names the tables that were asked; when one of them could not be read, nothing is known to
    be wrong with the cell.
    """

    def __init__(self, code: str, by: Iterable[str] = (), **values: object) -> None:
        self.code = code
        self.by = frozenset(by)
        self.values = values
        super().__init__(code)


Parser = Callable[[str, Column, Vocabulary], Any]


def parse(
    cells: list[str],
    column: Column,
    vocabulary: Vocabulary,
    where: Callable[[int], tuple[str, int]],
    problems: list[Problem],
    *,
    unread: frozenset[str] = frozenset(),
) -> tuple[list[Any], list[int]]:
    """The values of one column, and which of its cells failed.

    A blank without a default is None, and so is a cell that failed. `where(i)` gives the file and
    row of cell i, for the problems; `unread` are the tables that could not be read whole.
    """
    parser = PARSERS[column.type.partition(":")[0]]
    done: dict[str, Any] = {}
    failed: dict[str, BadCell] = {}
    for text in set(cells):
        try:
            if text:
                done[text] = parser(text, column, vocabulary)
            elif column.default is not None:
                done[text] = parser(column.default, column, vocabulary)
            elif column.required:
                raise BadCell("blank")
            else:
                done[text] = None
        except BadCell as bad:
            failed[text] = bad
            done[text] = None
    bad_cells = [i for i, text in enumerate(cells) if text in failed] if failed else []
    for i in bad_cells:
        why = failed[cells[i]]
        if not why.by & unread:
            file, row = where(i)
            problems.append(
                Problem(
                    code=why.code,
                    file=file,
                    row=row,
                    column=column.column,
                    value=cells[i],
                    values=why.values,
                )
            )
    return [done[text] for text in cells], bad_cells


def written(number: float) -> str:
    """A number as a cell holds it: whole without a point, never with an exponent up to `MOST`."""
    return str(int(number)) if number == int(number) else str(number)


def check_text(text: str) -> None:
    """Refuse, by BadCell, free text that leads to a person or holds signs that are no text."""
    if not text.isprintable():
        for sign in text:
            if sign in _MISLEADING or (
                sign not in _LINE_SIGNS and unicodedata.category(sign) in ("Cc", "Co", "Cs")
            ):
                raise BadCell("sign", sign=f"U+{ord(sign):04X}")
    elif "\ufffd" in text:  # printable, and always the trace of letters lost
        raise BadCell("sign", sign="U+FFFD")
    _refuse_contact(text)


def _text(text: str, column: Column, vocabulary: Vocabulary) -> str:
    check_text(text)
    return text


def _words(text: str, column: Column, vocabulary: Vocabulary) -> str:
    """Words of a document may hold any sign that it holds, but lead to nobody."""
    try:
        words = restored(text)
    except ValueError:
        raise BadCell("words") from None
    _refuse_contact(words)
    return words


def _json(text: str, column: Column, vocabulary: Vocabulary) -> str:
    try:
        value = json.loads(text)
        told = quoted(value)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise BadCell("json")
    _refuse_contact(told)
    return told


def _refuse_contact(text: str) -> None:
    found = _CONTACT.search(text)
    if found:
        raise BadCell("person-contact", found=found[0])


def _boolean(text: str, column: Column, vocabulary: Vocabulary) -> bool:
    if text not in ("true", "false"):
        raise BadCell("enum", choices="true, false")
    return text == "true"


def _id(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not _ID.fullmatch(text):
        raise BadCell("id", word=text)
    return text


def _ids(text: str, column: Column, vocabulary: Vocabulary) -> str:
    """A set of names has no order of its own: it is kept in that of the alphabet."""
    return ";".join(sorted(_id(one, column, vocabulary) for one in _listed(text, ";")))


def _population_id(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not (_ID.fullmatch(text) or _CODE.fullmatch(text)) or text == "all":
        raise BadCell("population-id")
    return text


def _dimension(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if text == "all":  # stands for no dimension, in the tables of a series
        raise BadCell("population-id")
    return _id(text, column, vocabulary)


def _date(text: str, column: Column, vocabulary: Vocabulary) -> dt.date:
    try:
        day = dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise BadCell("date")
    if not 1900 <= day.year <= 2100:
        raise BadCell("out-of-range", minimum="1900-01-01", maximum="2100-12-31")
    return day


def _instant(text: str, column: Column, vocabulary: Vocabulary) -> str:
    try:
        moment = dt.datetime.fromisoformat(text) if _INSTANT.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        raise BadCell("instant")
    return text


def _period(text: str, column: Column, vocabulary: Vocabulary) -> str:
    try:
        return str(period(text))
    except ValueError:
        raise BadCell("period") from None


def _number(text: str, column: Column, vocabulary: Vocabulary) -> float:
    if not _NUMBER.fullmatch(text):
        raise BadCell("number")
    return _in_range(float(text), column)


def _integer(text: str, column: Column, vocabulary: Vocabulary) -> int:
    if not _INTEGER.fullmatch(text):
        raise BadCell("integer")
    return int(_in_range(float(text), column))


def _in_range(value: float, column: Column) -> float:
    low = -MOST if column.minimum is None else column.minimum
    high = MOST if column.maximum is None else column.maximum
    if column.minimum is not None and column.maximum is None and value < low:
        raise BadCell("too-low", minimum=written(low))
    if not low <= value <= high:
        raise BadCell("out-of-range", minimum=written(low), maximum=written(high))
    return value + 0.0  # of -0 and 0 the second


def _enum(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if text not in column.values:
        raise BadCell("enum", choices=", ".join(column.values))
    return text


def _url(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not _URL.fullmatch(text) or not text.isprintable():
        raise BadCell("url")
    found = _EMAIL_ALONE.search(text)
    if found:
        raise BadCell("person-contact", found=found[0])
    return text


def _country(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if text not in vocabulary.countries:
        raise BadCell("country", by=["populations"], word=text)
    return text


def _countries(text: str, column: Column, vocabulary: Vocabulary) -> str:
    return ";".join(_country(code, column, vocabulary) for code in _listed(text, ";"))


def _party(text: str, column: Column, vocabulary: Vocabulary) -> str:
    """A country, or what may be the id of an organisation: whether it is one, the checks tell."""
    if text not in vocabulary.countries and not _ID.fullmatch(text):
        raise BadCell("party", by=["populations"], word=text)
    return text


def _parties(text: str, column: Column, vocabulary: Vocabulary) -> str:
    return ";".join(_party(one, column, vocabulary) for one in _listed(text, ";"))


def _currency(text: str, column: Column, vocabulary: Vocabulary) -> str:
    from isthmus.words import currencies

    if text not in currencies():
        raise BadCell("currency", word=text)
    return text


def _location(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not vocabulary.knows_location(text):
        near = nearest(text, vocabulary.places)
        code = "location-near" if near else "location"
        raise BadCell(code, by=["places", "populations"], near=near)
    return text


def _population(text: str, column: Column, vocabulary: Vocabulary) -> str:
    words = ";".join(word.strip() for word in text.split(";"))
    try:
        return vocabulary.canonical(words)
    except KeyError as unknown:
        word = str(unknown.args[0])
        near = nearest(word, vocabulary.dimension)
        code = "population-near" if near else "population"
        raise BadCell(code, by=["populations"], word=word, near=near) from None
    except ValueError as twice:
        raise BadCell("population-twice", by=["populations"], dimension=str(twice)) from None


def _populations(text: str, column: Column, vocabulary: Vocabulary) -> str:
    found = [_population(one, column, vocabulary) for one in _listed(text, "|")]
    _refuse_twice(found)
    return "|".join(found)


def _tables(text: str, column: Column, vocabulary: Vocabulary) -> str:
    known = vocabulary.dimensions
    tables: list[str] = []
    for table in _listed(text, ";"):
        dimensions = _listed(table, "*")
        for word in dimensions:
            if word not in known and (word != "all" or len(dimensions) > 1):
                choices = ", ".join(known)
                raise BadCell("dimension", by=["populations"], word=word, choices=choices)
        tables.append("*".join(dimensions))
    _refuse_twice("*".join(sorted(table.split("*"))) for table in tables)
    return ";".join(tables)


def _listed(text: str, separator: str) -> list[str]:
    """The words that a cell joins by a separator: each once, blanks around them left out."""
    words = [word.strip() for word in text.split(separator)]
    _refuse_twice(words)
    return words


def _refuse_twice(words: Iterable[str]) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise BadCell("listed-twice", word=word)
        seen.add(word)


#: One parser for each type that `columns.csv` may name.
PARSERS: Mapping[str, Parser] = {
    "text": _text,
    "words": _words,
    "json": _json,
    "boolean": _boolean,
    "id": _id,
    "ref": _id,
    "refs": _ids,
    "population-id": _population_id,
    "dimension": _dimension,
    "date": _date,
    "instant": _instant,
    "period": _period,
    "number": _number,
    "integer": _integer,
    "year": _integer,
    "enum": _enum,
    "url": _url,
    "country": _country,
    "countries": _countries,
    "party": _party,
    "parties": _parties,
    "currency": _currency,
    "location": _location,
    "population": _population,
    "populations": _populations,
    "tables": _tables,
}
