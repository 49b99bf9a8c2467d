"""A fit as files, and the way back from them to a model.

Owns: `save` and the files of a fit (`fit.json` all of it, `parameters.csv` a row for each
parameter, `fitted.toml` its values alone), `values_in`, which reads the last of them and refuses
what a folder does not have, and `fitted_model`.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.case.problems import CallError, CaseError, Problem, nearest, refused_by_system
from isthmus.case.spreadsheets import inert

from .fit import Fit, Fitted
from .flee.parameters import PULL, Free, all_of, model_with
from .flee.records import Folder
from .model import Model

#: The files of a fit.
JSON, CSV, TOML = "fit.json", "parameters.csv", "fitted.toml"
#: A folder of them, as it appears.
_KIND = Kind(files=(JSON, CSV, TOML), foreign="results-foreign", unwritten="results-unwritten")
#: The tables of `fitted.toml`: settings and factors by name, pulls by place.
_SETTINGS = "settings"
#: Columns of `parameters.csv`.
COLUMNS = tuple(Fitted.__struct_fields__)

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


def fitted_model(folder: Folder, path: str | Path, **settings: Any) -> Model:
    """The model of a folder with the values of a `fitted.toml`; `settings` go to `model_of`.

    Raises CallError when there is no such file, CaseError with every problem of it.
    """
    return model_with(folder, values_in(folder, path), **settings)


def values_in(folder: Folder, path: str | Path) -> dict[str, float]:
    """The values of a `fitted.toml` by the names that `flee.parameters` gives them.

    Raises as `fitted_model`: for a file that is no TOML, a name that the folder does not have, a
    value that is no number, or one outside the bounds of its parameter.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CallError("fitted-no-file", path) from None
    except OSError as error:
        raise CaseError([refused_by_system("cannot-read", error, file.name)]) from error
    except UnicodeDecodeError:
        raise CaseError([Problem(code="fitted-no-toml", file=file.name)]) from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise CaseError([Problem(code="fitted-no-toml", file=file.name)]) from None
    known = {one.name: one for one in all_of(folder)}
    lines = _lines(text)
    problems: list[Problem] = []
    values: dict[str, float] = {}
    for table, key, value in _entries(document):
        name = f"{PULL}:{key}" if table == PULL else key
        where: dict[str, Any] = {
            "file": file.name,
            "row": lines.get((table, key)),
            "column": f"{table}.{key}" if table else key,
        }
        if table not in {_SETTINGS, PULL} or name not in known:
            # A name of one table may have been put into the other, or misspelt.
            names = {one.place or one.name: one for one in known.values()}
            near = nearest(key, names) or "none"
            problems.append(
                Problem(code="fitted-unknown", value=key, values={"near": near}, **where)
            )
        elif isinstance(value, bool) or not isinstance(value, (int, float)):
            problems.append(Problem(code="fitted-number", value=str(value), **where))
        elif outside := _outside(known[name], float(value)):
            problems.append(
                Problem(code="fitted-bounds", value=f"{value:g}", values=outside, **where)
            )
        else:
            values[name] = float(value)
    if problems:
        raise CaseError(problems)
    return values


def _outside(free: Free, value: float) -> dict[str, str] | None:
    """The bounds, when the value is not between them; the folder's own value always is."""
    low, high = min(free.parameter.low, free.own), max(free.parameter.high, free.own)
    if low <= value <= high:
        return None
    return {"low": f"{low:g}", "high": f"{high:g}"}


def _entries(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every value of the document with its table and key; what tells of the fit is passed over."""
    for key, value in document.items():
        if key == "fit":
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
    yield "[fit]"
    yield f"case = {_quoted(fit.name)}"
    yield f"until = {fit.until.isoformat()}"
    for table, ours in (
        (_SETTINGS, [one for one in fit.parameters if one.place is None]),
        (PULL, [one for one in fit.parameters if one.place is not None]),
    ):
        if ours:
            yield ""
            yield f"[{table}]"
            for one in ours:
                key = one.name if one.place is None else _quoted(one.place)
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
