"""What a cell means: text to values, by the type that `columns.csv` gives its column.

Owns: one parser a type, and the sentence for each way a cell can fail. Every distinct text of a
column is parsed once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from .periods import period
from .problems import Problem, nearest
from .schema import Column
from .vocabulary import Vocabulary

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_INTEGER = re.compile(r"-?\d+")
_URL = re.compile(r"https?://[^\s/]+\S*")
#: What leads to a person inside free text: an e-mail address, a telephone number.
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?<![\w/.=-])\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?!\w)"
)


class BadCell(ValueError):
    """A cell that does not hold what its column asks for: the problem's code and its values."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


Parser = Callable[[str, Column, Vocabulary], Any]


def parse(
    cells: list[str],
    column: Column,
    vocabulary: Vocabulary,
    where: Callable[[int], tuple[str, int]],
    problems: list[Problem],
) -> list[Any]:
    """The values of one column; None for a blank without a default, and for a cell that failed.

    `where(i)` gives the file and row of cell i, for the problems.
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
    if failed:
        for i, text in enumerate(cells):
            if text in failed:
                file, row = where(i)
                problems.append(
                    Problem(
                        code=failed[text].code,
                        file=file,
                        row=row,
                        column=column.column,
                        value=text,
                        values=failed[text].values,
                    )
                )
    return [done[text] for text in cells]


def _text(text: str, column: Column, vocabulary: Vocabulary) -> str:
    found = _CONTACT.search(text)
    if found:
        raise BadCell("person-contact", found=found[0])
    return text


def _id(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not _ID.fullmatch(text):
        raise BadCell("id")
    return text


def _population_id(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not (_ID.fullmatch(text) or _CODE.fullmatch(text)) or text == "all":
        raise BadCell("population-id")
    return text


def _date(text: str, column: Column, vocabulary: Vocabulary) -> dt.date:
    try:
        day = dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None:
        raise BadCell("date")
    if not 1900 <= day.year <= 2100:
        raise BadCell("out-of-range", minimum="1900-01-01", maximum="2100-12-31")
    return day


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
    if not _INTEGER.fullmatch(text) or len(text) > 18:
        raise BadCell("integer")
    return int(_in_range(int(text), column))


def _in_range(value: float, column: Column) -> float:
    low, high = column.minimum, column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise BadCell(
            "out-of-range" if high is not None else "too-low",
            minimum="" if low is None else f"{low:g}",
            maximum="" if high is None else f"{high:g}",
        )
    return value


def _enum(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if text not in column.values:
        raise BadCell("enum", choices=", ".join(column.values))
    return text


def _url(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not _URL.fullmatch(text):
        raise BadCell("url")
    return text


def _country(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if text not in vocabulary.countries:
        raise BadCell("country")
    return text


def _countries(text: str, column: Column, vocabulary: Vocabulary) -> str:
    return ";".join(_country(code, column, vocabulary) for code in text.split(";"))


def _location(text: str, column: Column, vocabulary: Vocabulary) -> str:
    if not vocabulary.knows_location(text):
        near = nearest(text, vocabulary.places)
        raise BadCell("location-near" if near else "location", near=near)
    return text


def _population(text: str, column: Column, vocabulary: Vocabulary) -> str:
    try:
        return vocabulary.canonical(text)
    except KeyError as unknown:
        word = str(unknown.args[0])
        near = nearest(word, vocabulary.dimension)
        raise BadCell("population-near" if near else "population", word=word, near=near) from None
    except ValueError as twice:
        raise BadCell("population-twice", dimension=str(twice)) from None


def _populations(text: str, column: Column, vocabulary: Vocabulary) -> str:
    return "|".join(_population(one, column, vocabulary) for one in text.split("|"))


def _tables(text: str, column: Column, vocabulary: Vocabulary) -> str:
    for table in text.split(";"):
        for dimension in table.split("*"):
            if dimension not in (*vocabulary.dimensions, "all"):
                raise BadCell("dimension", word=dimension, choices=", ".join(vocabulary.dimensions))
    return text


#: One parser for each type that `columns.csv` may name.
PARSERS: Mapping[str, Parser] = {
    "text": _text,
    "id": _id,
    "ref": _id,
    "refs": lambda text, column, words: ";".join(_id(one, column, words) for one in text.split(";")),
    "population-id": _population_id,
    "dimension": _id,
    "date": _date,
    "period": _period,
    "number": _number,
    "integer": _integer,
    "year": _integer,
    "enum": _enum,
    "url": _url,
    "country": _country,
    "countries": _countries,
    "location": _location,
    "population": _population,
    "populations": _populations,
    "tables": _tables,
}
