"""TOML files of a case, read strictly: records from what a file says, and every problem of it.

Owns: the types of keys that such files share, reading a file into records (`read_toml`), and the
line at which each key stands. A record is a frozen `msgspec.Struct` whose fields have these types;
the `title` of a type says what a value has to be, and of a name what it names. All that is wrong
with a file is told at once, each problem with its line and key.

Of a case that is cut to a day, whatever names something that was not known on that day is absent.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Meta

from .case import Case
from .cells import BadCell, check_text
from .csvfiles import read_text
from .problems import CaseError, Problem, nearest
from .vocabulary import ALL, NATIONALITY, OTHER, border

_MOST = 1e9

# --- the types of keys ---------------------------------------------------------------------------

Place = Annotated[str, Meta(title="place")]
SeriesId = Annotated[str, Meta(title="series")]
PolicyId = Annotated[str, Meta(title="policy")]
SourceId = Annotated[str, Meta(title="source")]
FaultId = Annotated[str, Meta(title="fault")]
#: A nationality, or `other`.
Population = Annotated[str, Meta(title="population")]
Nationality = Annotated[str, Meta(title="nationality")]
#: A word for people that is no nationality: those who came between ports, the women.
Word = Annotated[str, Meta(title="population-word")]
Location = Annotated[str, Meta(title="location")]
Border = Annotated[str, Meta(title="border")]
Text = Annotated[str, Meta(title="text")]
Date = Annotated[dt.date, Meta(title="date")]
Switch = Annotated[bool, Meta(title="switch")]
Whole = Annotated[int, Meta(ge=1, le=1000, title="whole")]
People = Annotated[int, Meta(ge=0, le=10**9, title="people")]
Amount = Annotated[float, Meta(ge=0, le=_MOST, title="amount")]
Above0 = Annotated[float, Meta(gt=0, le=_MOST, title="above-0")]
Share = Annotated[float, Meta(ge=0, le=1, title="share")]
Days = Annotated[float, Meta(gt=0, le=1000, title="days")]
#: `inf` is allowed: they stay for good.
StayDays = Annotated[float, Meta(ge=0, title="stay")]
Country = Annotated[str, Meta(title="country")]
AgreementId = Annotated[str, Meta(title="agreement")]
NormId = Annotated[str, Meta(title="norm")]
#: A currency by its letters (ISO 4217).
Currency = Annotated[str, Meta(title="currency")]
#: Any population as the tables of a case write it: all, XAA, women, XAA;women.
Group = Annotated[str, Meta(title="group")]
#: The version of a file's format; there is one so far.
Format = Annotated[Literal[1], Meta(title="format")]

# --- reading -------------------------------------------------------------------------------------

S = TypeVar("S", bound=msgspec.Struct)

#: Words of ISO 3166 and of populations.csv bear no date: a cut case has them all.
_ALWAYS_KNOWN = ("population", "nationality", "population-word", "country", "currency", "group")


class Kinds(NamedTuple):
    """Tables of several kinds under one name: the record of each by the word under `kind`.

    `code` is the problem of a word that is none of them; its sentence takes `kinds` and `near`.
    """

    code: str
    of: Mapping[str, type[msgspec.Struct]]


class Placed(NamedTuple, Generic[S]):
    """What a file says, and where each of its tables and keys stands, to tell of what is wrong."""

    settings: S
    lines: Mapping[str, int]
    file: str

    def problem(self, code: str, key: str, value: object = None, **values: Any) -> Problem:
        """A problem of one key of the file."""
        return _problem(self.file, self.lines, code, key, value, **values)


def read_toml(
    case: Case,
    file: str,
    cls: type[S],
    *,
    kinds: Mapping[type[msgspec.Struct], Kinds] | None = None,
) -> Placed[S]:
    """What a TOML file of the case's folder says, as of the case's day, as a record of `cls`.

    `kinds` gives, for the record of a table that has kinds, the records of these. Raises CaseError
    with every problem of the file that its types and the names in the case can tell.
    """
    problems: list[Problem] = []
    text = read_text(case.folder, file, problems)
    if text is None:
        raise CaseError(problems)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError([_not_toml(file, error)]) from error
    lines = _lines(text)
    settings = _Reader(case, file, lines, problems, kinds or {}).read(cls, raw)
    if problems or settings is None:
        raise CaseError(in_order(problems))
    return Placed(settings, lines, file)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of a file from its first line to its last."""
    return sorted(problems, key=lambda problem: problem.row or 0)


# --- inside --------------------------------------------------------------------------------------


class _Wrong:
    """Stands where a value could not be read, or (`_NOT_YET`) names what was not known yet."""


_WRONG = _Wrong()
_NOT_YET = _Wrong()


class _Reader:
    """From what TOML holds to records; problems are collected, and names asked of the case."""

    def __init__(
        self,
        case: Case,
        file: str,
        lines: Mapping[str, int],
        problems: list[Problem],
        kinds: Mapping[type[msgspec.Struct], Kinds],
    ) -> None:
        self._case, self._file, self._lines, self._problems = case, file, lines, problems
        self._kinds = kinds
        words = case.vocabulary
        nationalities = [word for word, of in words.dimension.items() if of == NATIONALITY]
        others = [word for word, of in words.dimension.items() if of != NATIONALITY]
        self._known: Mapping[str, Callable[[str], bool]] = {
            "place": case.places.__contains__,
            "series": case.series.__contains__,
            "policy": case.policies.__contains__,
            "source": case.sources.__contains__,
            "fault": case.faults.__contains__,
            "location": words.knows_location,
            "border": lambda text: border(text) is not None and words.knows_location(text),
            "population": lambda word: word == OTHER or words.dimension_of(word) == NATIONALITY,
            "nationality": lambda word: words.dimension_of(word) == NATIONALITY,
            "population-word": others.__contains__,
            "country": words.countries.__contains__,
            "agreement": lambda name: name in _column(case, "agreements", "id"),
            "norm": lambda name: name in _column(case, "norms", "id"),
            "currency": lambda text: text in _currencies(),
            "group": lambda text: _is_group(case, text),
        }
        self._near: Mapping[str, Iterable[str]] = {
            "place": case.places,
            "series": case.series,
            "policy": case.policies,
            "source": case.sources,
            "fault": case.faults,
            "location": case.places,
            "population": [OTHER, *nationalities],
            "nationality": nationalities,
            "population-word": others,
            "country": words.countries,
            "agreement": _column(case, "agreements", "id"),
            "norm": _column(case, "norms", "id"),
            "group": [ALL, *nationalities, *others],
        }

    def read(self, cls: type[S], raw: Mapping[str, Any]) -> S | None:
        """The whole file, or None with problems."""
        found = self._table(cls, raw, "")
        if found is _NOT_YET and not self._problems:
            day = self._case.known_on
            assert day is not None
            self._say("toml-not-yet", "", day)
        return found if isinstance(found, cls) else None

    def _table(self, cls: type[S], raw: object, key: str) -> S | _Wrong:
        """A record from a TOML table."""
        if not isinstance(raw, dict):
            self._say("toml-no-table", key, raw)
            return _WRONG
        if (kinds := self._kinds.get(cls)) is not None:
            kind = raw.get("kind")
            if not isinstance(kind, str) or kind not in kinds.of:
                near = nearest(str(kind or ""), kinds.of) or "none"
                listed = ", ".join(kinds.of)
                self._say(kinds.code, f"{key}.kind", kind or "", kinds=listed, near=near)
                return _WRONG
            cls = typing.cast("type[S]", kinds.of[kind])
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = {field.encode_name: field for field in msgspec.structs.fields(cls)}
        values: dict[str, Any] = {}
        for name, value in raw.items():
            at = f"{key}.{name}" if key else name
            if name not in fields:
                near = nearest(name, fields)
                code = "toml-unknown-key-near" if near else "toml-unknown-key"
                self._say(code, at, name, near=near, keys=", ".join(fields))
                continue
            values[fields[name].name] = self._value(hints[fields[name].name], value, at)
        for name, field in fields.items():
            if field.required and name not in raw:
                self._say("toml-missing-key", f"{key}.{name}" if key else name, name)
                values[field.name] = _WRONG
        for field in fields.values():
            # A table that may be left out is absent where it names what was not known yet.
            if values.get(field.name) is _NOT_YET and _is_table(field, hints[field.name]):
                del values[field.name]
        wrong = [value for value in values.values() if isinstance(value, _Wrong)]
        if wrong:
            return _WRONG if _WRONG in wrong else _NOT_YET
        return cls(**values)

    def _value(self, hint: Any, raw: object, key: str) -> Any:
        """A value of any type that a record's field may have."""
        if isinstance(hint, types.UnionType) and type(None) in hint.__args__:
            hint = next(arg for arg in hint.__args__ if arg is not type(None))
        if typing.get_origin(hint) is typing.Union and type(None) in typing.get_args(hint):
            hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._table(hint, raw, key)
        if typing.get_origin(hint) is tuple:
            return self._list(typing.get_args(hint)[0], raw, key)
        if typing.get_origin(hint) is dict:
            name, of = typing.get_args(hint)
            return self._pairs(name, of, raw, key)
        return self._scalar(hint, raw, key)

    def _list(self, hint: Any, raw: object, key: str) -> Any:
        if not isinstance(raw, list):
            self._say("toml-no-list", key, raw)
            return _WRONG
        found = [self._value(hint, value, f"{key}[{i}]") for i, value in enumerate(raw, 1)]
        if any(one is _WRONG for one in found):
            return _WRONG
        known = tuple(one for one in found if one is not _NOT_YET)
        # Tables that were not known yet are absent; a list of names that has none left says so.
        return known if known or not raw or isinstance(raw[0], dict) else _NOT_YET

    def _pairs(self, name: Any, of: Any, raw: object, key: str) -> Any:
        if not isinstance(raw, dict):
            self._say("toml-no-table", key, raw)
            return _WRONG
        found = {
            self._scalar(name, word, f"{key}.{word}"): self._value(of, value, f"{key}.{word}")
            for word, value in raw.items()
        }
        if any(one is _WRONG for pair in found.items() for one in pair):
            return _WRONG
        known = {word: value for word, value in found.items() if _NOT_YET not in (word, value)}
        return known if known or not raw else _NOT_YET

    def _scalar(self, hint: Any, raw: object, key: str) -> Any:
        """A single value, of the type and, where it is a name, known to the case."""
        meta = next(m for m in hint.__metadata__ if isinstance(m, Meta))
        wanted = meta.title or ""
        try:
            # A date of TOML is a date; a text that looks like one is a text.
            if wanted == "date" and not isinstance(raw, dt.date):
                raise msgspec.ValidationError
            value = msgspec.convert(raw, hint)
        except msgspec.ValidationError:
            allowed = typing.get_args(hint.__origin__)
            words = ", ".join(str(one) for one in allowed if isinstance(one, str)) or "one"
            self._say("toml-value", key, raw, wanted=wanted, words=words)
            return _WRONG
        if wanted == "step" and isinstance(value, int) and not 1 <= value <= 366:
            self._say("toml-value", key, raw, wanted=wanted, words="day, week")
            return _WRONG
        if wanted == "text":
            try:
                check_text(value)
            except BadCell as bad:
                self._say(bad.code, key, value, **bad.values)
                return _WRONG
        for name in value[:2] if wanted == "route" else (value,):
            kind = "place" if wanted == "route" else wanted
            if kind in self._known and not self._known[kind](name):
                return self._unknown(kind, name, key)
        return value

    def _unknown(self, kind: str, name: str, key: str) -> _Wrong | None:
        """A name that the case does not have; of a case that is cut, perhaps not yet."""
        if self._case.known_on is not None and kind not in _ALWAYS_KNOWN:
            return None if kind == "source" else _NOT_YET
        near = nearest(name, self._near.get(kind, ()))
        code = "toml-unknown-name-near" if near else "toml-unknown-name"
        self._say(code, key, name, kind=kind, near=near)
        return _WRONG

    def _say(self, code: str, key: str, value: object, **values: Any) -> None:
        self._problems.append(_problem(self._file, self._lines, code, key, value, **values))


def _is_table(field: Any, hint: Any) -> bool:
    """Whether a field holds one table that may be left out."""
    kinds = typing.get_args(hint) or (hint,)
    return not field.required and any(
        isinstance(one, type) and issubclass(one, msgspec.Struct) for one in kinds
    )


def _column(case: Case, table: str, name: str) -> list[str]:
    """The words that stand in a column of a table of the case."""
    words: list[str] = case.frames[table].get_column(name).unique().sort().to_list()
    return words


def _currencies() -> frozenset[str]:
    from isthmus.words import currencies

    return currencies()


def _is_group(case: Case, text: str) -> bool:
    try:
        case.vocabulary.parts(text)
    except (KeyError, ValueError):
        return False
    return True


def _problem(
    file: str,
    lines: Mapping[str, int],
    code: str,
    key: str,
    value: object = None,
    **values: Any,
) -> Problem:
    shown = value if isinstance(value, str) or value is None else _shown(value)
    return Problem(
        code=code,
        file=file,
        row=_line(lines, key),
        column=key,
        value=shown,
        values=values,
    )


def _shown(value: object) -> str:
    """A value as TOML would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_shown(one)}" for key, one in value.items()) + " }"
    return str(value)


def _not_toml(file: str, error: tomllib.TOMLDecodeError) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return Problem(
        code="toml-not-toml" if found else "toml-not-toml-end",
        file=file,
        row=int(found[1]) if found else None,
        values={"sign": found[2] if found else ""},
    )


# --- where a key stands --------------------------------------------------------------------------

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\- ]+?)\s*\]")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_\-]+)\"?\s*=")


def _lines(text: str) -> dict[str, int]:
    """The line of each table and key, as far as they stand one to a line."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[2]
            if header[1] == "[[":
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            else:
                # A table inside the last of an array of tables.
                first = table.partition(".")[0]
                if first in counts:
                    table = f"{first}[{counts[first]}]{table[len(first) :]}"
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return lines


def _line(lines: Mapping[str, int], key: str) -> int | None:
    """The line of a key, or of what it stands in."""
    while key:
        if key in lines:
            return lines[key]
        key = re.sub(r"(\.[^.\[]+|\[\d+\]|^[^.\[]+)$", "", key)
    return None
