"""The tables of one language: its sets of words, its rules, its names.

Owns: reading `languages/CODE/*.toml` and `languages/names/*.csv` into a `Language`. A language that
has tables is read; adding one is adding a folder, and no code (docs/how-to/add-a-language.md).

A file of `languages/CODE/` may hold:

    [sets]                      words and phrases under a name; a pattern asks for {name}
    [values.KIND]               phrases with a value: "two" = 2; a pattern asks for {KIND}
    [groups.KIND]               the same, phrases listed under the value that they share
    [lists]                     plain lists for the code of a stage (abbreviations, separators…)
    [[rule]]                    a `Rule`: name, stage, pattern, gives, examples, never
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from .marks import Marks, Phrases
from .rules import Rule, Stage
from .tokens import Token, fold

_FOLDER = Path(__file__).parents[1] / "languages"
_NAMES = "names"


class Language:
    """One language as its tables say it: phrases to mark, stages of rules, lists for the code."""

    def __init__(self, code: str, folder: Path) -> None:
        self.code = code
        self.phrases = Phrases()
        self.values: dict[str, dict[str, Any]] = {}
        self.lists: dict[str, tuple[Any, ...]] = {}
        self.rules: list[Rule] = []
        for path in sorted(folder.glob("*.toml")):
            self._add(path)
        self._add_names(folder.parent / _NAMES)
        names = [rule.name for rule in self.rules]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"{folder}: two rules are called {', '.join(sorted(twice))}")
        self._stages: dict[str, Stage] = {}

    def _add(self, path: Path) -> None:
        with path.open("rb") as file:
            table = tomllib.load(file)
        for kind, phrases in table.get("sets", {}).items():
            for phrase in phrases:
                self.phrases.add(phrase, kind, fold(phrase))
        for kind, values in table.get("values", {}).items():
            self.values.setdefault(kind, {}).update(values)
            for phrase, value in values.items():
                self.phrases.add(phrase, kind, value)
        for kind, groups in table.get("groups", {}).items():
            for value, phrases in groups.items():
                for phrase in phrases:
                    self.phrases.add(phrase, kind, value)
        for name, those in table.get("lists", {}).items():
            self.lists[name] = (*self.lists.get(name, ()), *those)
        try:
            self.rules.extend(msgspec.convert(table.get("rule", []), list[Rule]))
        except msgspec.ValidationError as error:
            raise ValueError(f"{path}: {error}") from None

    def _add_names(self, folder: Path) -> None:
        """Names that every language shares come with a blank language."""
        for path in sorted(folder.glob("*.csv")):
            for row in rows_of(path):
                if row.get("language") in {"", self.code}:
                    name = row.get("name") or row["word"]
                    # A name is written as its table writes it: "chad" and "us" are no countries.
                    capital = name[:1].isupper() and row.get("care") != "any"
                    self.phrases.add(name, path.stem, row, capital=capital)

    def stage(self, name: str) -> Stage:
        """The rules of a stage, in the order of the tables."""
        if name not in self._stages:
            self._stages[name] = Stage([rule for rule in self.rules if rule.stage == name])
        return self._stages[name]

    def list(self, name: str) -> Sequence[Any]:
        """A plain list of the tables; empty where the language gives none."""
        return self.lists.get(name, ())

    def mark(self, tokens: Sequence[Token], marks: Marks) -> None:
        """Lay the marks of every phrase of the tables."""
        self.phrases.mark(tokens, marks)


class _Row(dict[str, str]):
    """A row of a table of names; equal rows are one value."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def rows_of(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a table of names, column by column; a blank cell is the empty string."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _Row({key: value or "" for key, value in row.items()})


@cache
def language(code: str) -> Language:
    """The tables of a language; LookupError for one that has none."""
    folder = _FOLDER / code
    if code == _NAMES or not folder.is_dir():
        raise LookupError(code)
    return Language(code, folder)


@cache
def languages() -> tuple[str, ...]:
    """The codes of every language that has tables."""
    return tuple(
        path.name
        for path in sorted(_FOLDER.iterdir())
        if path.is_dir() and path.name != _NAMES and any(path.glob("*.toml"))
    )
