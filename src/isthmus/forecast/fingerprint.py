"""What decides a result, as one short name: equal names, equal results.

Owns: how records, tables and numbers become a hash, and the name of the program that computes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from isthmus import __version__
from isthmus.movement.lane import is_compiled

if TYPE_CHECKING:
    from hashlib import _Hash

#: The rooms whose code decides a forecast: it stands on movement, and both draw.
_ROOMS = ("forecast", "movement")


def fingerprint(*parts: Any) -> str:
    """The hash of values, 64 signs: of numbers, texts, dates, arrays, records and those in them.

    The order of a mapping or a sequence counts, for a stream of draws may follow it. A function is
    its name. Raises TypeError for what has no content of its own, such as an open file.
    """
    found = hashlib.sha256()
    for part in parts:
        _feed(found, part)
    return found.hexdigest()


def versions() -> str:
    """Who computes: others make other draws of one seed; so does who moves people without C."""
    moved_by = "C" if is_compiled(staged=True) else "Python"
    return f"Isthmus {__version__} ({moved_by}), NumPy {np.__version__}"


@functools.cache
def program() -> str:
    """The versions, and the code of the rooms that draw: what is kept may meet a later code."""
    source = hashlib.sha256()
    package = Path(__file__).parents[1]
    for room in _ROOMS:
        for file in sorted((package / room).rglob("*.py*")):
            if file.suffix in {".py", ".pyx"}:
                source.update(file.relative_to(package).as_posix().encode())
                source.update(file.read_bytes())
    return f"{versions()}, {source.hexdigest()}"


def _feed(found: _Hash, value: Any) -> None:
    """Add a value, its kind and its length first: no two values have the same bytes."""
    match value:
        case None | bool() | int() | float() | str() | bytes() | dt.date() | np.generic():
            _add(found, type(value).__name__, repr(value).encode("utf-8", "surrogatepass"))
        case np.ndarray():
            _add(found, f"array {value.dtype.str} {value.shape}", value.tobytes())
        case Mapping():
            _add(found, f"mapping {len(value)}")
            for key, item in value.items():
                _feed(found, key)
                _feed(found, item)
        case AbstractSet():
            _add(found, f"set {len(value)}", "".join(sorted(map(fingerprint, value))).encode())
        case msgspec.Struct():
            _record(found, value, value.__struct_fields__)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            _record(found, value, [field.name for field in dataclasses.fields(value)])
        case list() | tuple():
            _add(found, f"sequence {len(value)}")
            for item in value:
                _feed(found, item)
        case functools.partial():
            _add(found, "partial")
            _feed(found, (value.func, value.args, value.keywords))
        case Callable() if hasattr(value, "__qualname__"):
            _add(found, f"function {value.__module__}.{value.__qualname__}")
        case _:
            raise TypeError(f"a {type(value).__name__} has no content that could be hashed")


def _record(found: _Hash, value: Any, names: tuple[str, ...] | list[str]) -> None:
    _add(found, f"record {type(value).__qualname__} {len(names)}")
    for name in names:
        _feed(found, (name, getattr(value, name)))


def _add(found: _Hash, kind: str, data: bytes = b"") -> None:
    found.update(f"{kind} {len(data)}:".encode())
    found.update(data)
