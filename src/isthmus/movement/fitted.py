"""A fit as files, and the way back from them to a model.

Owns: `save` and the files of a fit (`fit.json` all of it, `parameters.csv` a row for each
parameter, `fitted.toml` its values alone), `read`, which reads the last of them and refuses what a
folder or case does not have, and `fitted_model`.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.case.problems import CallError, CaseError, Problem, nearest, refused_by_system
from isthmus.case.spreadsheets import inert
from isthmus.words import Words

from .fit import Fit, Fitted
from .flee.parameters import all_of, model_with
from .flee.records import Folder
from .free import PULL, PULL_OF, Free
from .model import Model

#: The files of a fit.
JSON, CSV, TOML = "fit.json", "parameters.csv", "fitted.toml"
#: A folder of them, as it appears.
_KIND = Kind(files=(JSON, CSV, TOML), foreign="results-foreign", unwritten="results-unwritten")
#: The tables of `fitted.toml`: settings and factors by name, pulls by place.
_SETTINGS = "settings"
#: The table that tells of the fit, and holds no value.
_ABOUT = "fit"
#: Columns of `parameters.csv`.
COLUMNS = tuple(Fitted.__struct_fields__)

_BARE = re.compile(r"[\w-]+", re.ASCII)
_KEY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*=""")


def refuse_place(out: Path) -> None:
    """Raise CallError when no fit could stand in `out`: before anything is computed."""
    refuse_foreign(out, _KIND)


def save(fit: Fit, out: Path) -> Mapping[str, Path]:
    """Let the files of a fit stand in the folder `out`, in place of an earlier one; by name.

    Raises CallError when `out` is a file or holds anything but a fit, WorkError when it cannot be
    written.
    """

    def write(folder: Path) -> None:
        text = msgspec.json.format(msgspec.json.encode(fit), indent=2)
        (folder / JSON).write_bytes(text + b"\n")
        with (folder / CSV).open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(
                [_cell(getattr(one, name)) for name in COLUMNS] for one in fit.parameters
            )
        (folder / TOML).write_text("\n".join([*_toml(fit), ""]), encoding="utf-8")

    appear(out, _KIND, write)
    return {name: out / name for name in _KIND.files}


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """A `fitted.toml` that was read: its values by name, and what it says of the fit.

    `file` is the path that was given; `values` are named as parameters are (`free.Free.name`).
    `begins` and `until` are the first and the last day whose counts the values were fitted to; None
    where the file does not say it, as one that was written by hand need not.
    """

    file: str
    values: Mapping[str, float]
    begins: dt.date | None = None
    until: dt.date | None = None

    def say(self, words: Words) -> str:
        """How many values of which file, and the days whose counts they were fitted to."""
        told = {"file": self.file, "count": len(self.values)}
        if self.begins is None or self.until is None:
            return words.say("fitted-used", **told)
        return words.say(
            "fitted-used-dated",
            begins=words.date(self.begins, "short"),
            until=words.date(self.until, "short"),
            **told,
        )


def fitted_model(folder: Folder, path: str | Path, **settings: Any) -> Model:
    """The model of a Flee folder with the values of a `fitted.toml`; `settings` go to `model_of`.

    Raises CallError when there is no such file, CaseError with every problem of it.
    """
    return model_with(folder, values_in(folder, path), **settings)


def values_in(folder: Folder, path: str | Path) -> Mapping[str, float]:
    """The values of a `fitted.toml` for a Flee folder. Raises as `read`."""
    return read(path, all_of(folder), folder.name).values


def read(path: str | Path, known: Sequence[Free], case: str, as_of: dt.date | None = None) -> Used:
    """A `fitted.toml` for a folder or case of this name, which has these parameters.

    Raises CallError when there is no such file, and when its fit knew counts later than `as_of`;
    CaseError with every problem of it: no TOML, a fit of another case, days that are none, no value
    at all, a name that is no parameter, a value that is no number or outside its bounds.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CallError("fitted-no-file", path) from None
    except OSError as error:
        raise CaseError([refused_by_system("unreadable", error, file.name)]) from error
    except UnicodeDecodeError:
        raise CaseError([Problem(code="fitted-no-toml", file=file.name)]) from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        row = int(at[1]) if at else None
        raise CaseError([Problem(code="fitted-no-toml", file=file.name, row=row)]) from None
    reader = _Reader(file.name, {one.name: one for one in known}, _lines(text))
    about = reader.about(document.get(_ABOUT, {}), case)
    if about["other"]:
        # Whose parameters it names is no news then.
        raise CaseError(reader.problems)
    until = about["until"]
    if as_of is not None and until is not None and until > as_of:
        # What was not known that day has no name then: that it is missing is no news either.
        raise CallError(
            "simulate-fitted-later", path, until=until.isoformat(), as_of=as_of.isoformat()
        )
    values = reader.values(document)
    if reader.problems:
        raise CaseError(reader.problems)
    return Used(file=str(path), values=values, begins=about["begins"], until=until)


class _Reader:
    """What a `fitted.toml` holds, checked against the parameters it may name."""

    def __init__(
        self, file: str, known: Mapping[str, Free], lines: Mapping[tuple[str, str], int]
    ) -> None:
        self._file, self._known, self._lines = file, known, lines
        self.problems: list[Problem] = []

    def about(self, table: object, case: str) -> dict[str, Any]:
        """The first and last day of the fit; `other` when it is one of another case."""
        told = table if isinstance(table, dict) else {}
        found: dict[str, Any] = {"other": False, "begins": None, "until": None}
        named = told.get("case")
        if named is not None and named != case:
            self._say("fitted-other-case", _ABOUT, "case", str(named), case=case)
            found["other"] = True
        for key in ("begins", "until"):
            day = told.get(key)
            if day is None or type(day) is dt.date:
                found[key] = day
            else:
                self._say("fitted-date", _ABOUT, key, str(day))
        begins, until = found["begins"], found["until"]
        if begins is not None and until is not None and begins > until:
            self._say("fitted-days", _ABOUT, "until", until.isoformat(), begins=begins.isoformat())
        return found

    def values(self, document: Mapping[str, Any]) -> dict[str, float]:
        """The values by name."""
        found: dict[str, float] = {}
        entries = list(_entries(document))
        if not entries:
            self.problems.append(Problem(code="fitted-empty", file=self._file))
        pulls = "yes" if any(one.place is not None for one in self._known.values()) else "no"
        for table, key, value in entries:
            name = f"{PULL_OF}{key}" if table == PULL else key
            free = self._known.get(name) if table in {_SETTINGS, PULL} else None
            if free is None:
                # A name of one table may have been put into the other, or misspelt.
                names = {one.place or one.name: one for one in self._known.values()}
                near = nearest(key, names) or "none"
                self._say("fitted-unknown", table, key, key, near=near, pulls=pulls)
            elif isinstance(value, bool) or not isinstance(value, (int, float)):
                self._say("fitted-number", table, key, str(value))
            elif outside := _outside(free, float(value)):
                self._say("fitted-bounds", table, key, f"{value:g}", **outside)
            else:
                found[name] = float(value)
        return found

    def _say(self, code: str, table: str, key: str, value: str, **values: str) -> None:
        self.problems.append(
            Problem(
                code=code,
                file=self._file,
                row=self._lines.get((table, key)),
                column=f"{table}.{key}" if table else key,
                value=value,
                values=values,
            )
        )


def _outside(free: Free, value: float) -> dict[str, str] | None:
    """The bounds, when the value is not between them; the folder's own value always is."""
    low, high = min(free.parameter.low, free.own), max(free.parameter.high, free.own)
    if low <= value <= high:
        return None
    return {"low": f"{low:g}", "high": f"{high:g}"}


def _entries(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every value of the document with its table and key; what tells of the fit is passed over."""
    for key, value in document.items():
        if key == _ABOUT:
            continue
        if isinstance(value, dict):
            yield from ((key, inner, one) for inner, one in value.items())
        else:
            yield "", key, value


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The line of each key by its table, as far as they stand one to a line."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([\w-]+)\s*\]", line):
            table = header[1]
        elif key := _KEY.match(line):
            written = key[2] or key[3] or ""
            if key[1] is not None:
                try:
                    written = str(json.loads(f'"{key[1]}"'))
                except json.JSONDecodeError:
                    continue
            found.setdefault((table, written), number)
    return found


def _toml(fit: Fit) -> Iterator[str]:
    """The lines of `fitted.toml`."""
    yield f"# {fit.name}: isthmus fit, members {fit.members}, seed {fit.seed}"
    yield f"[{_ABOUT}]"
    yield f"case = {_quoted(fit.name)}"
    yield f"begins = {fit.begins.isoformat()}"
    yield f"until = {fit.until.isoformat()}"
    for table, ours in (
        (_SETTINGS, [one for one in fit.parameters if one.place is None]),
        (PULL, [one for one in fit.parameters if one.place is not None]),
    ):
        if ours:
            yield ""
            yield f"[{table}]"
            for one in ours:
                key = one.place or one.name
                if one.place or not _BARE.fullmatch(key):
                    key = _quoted(key)
                yield f"{key} = {one.value!r}"


def _quoted(text: str) -> str:
    """A text as a basic string of TOML, whose escapes are JSON's but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else str(value)
