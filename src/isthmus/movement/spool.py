"""Tables of a long run, put aside until all members of a day are there.

Owns: `Packed`, a table of counts in as few bytes as it needs, and `Spool`, which keeps such tables
by block and span of days: in memory up to a bound, in one temporary file beyond. Knows nothing of
what the numbers count.

The quantiles of a day need all its members at once, while blocks of members come one by one, from
any machine. So tables come back packed, over whatever wire the executor has, and are put aside
here: no worker needs a disk that it shares with another.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

import numpy as np

from isthmus.case.problems import WorkError, refused_by_system

from .arrays import Ints

#: How many bytes stay in memory before all goes to a file.
IN_MEMORY = 48 << 20
_TYPES = (np.uint8, np.uint16, np.uint32)


class Packed(NamedTuple):
    """A table of counts: its numbers in the narrowest type that holds them, perhaps compressed."""

    numbers: bytes
    type: str
    shape: tuple[int, ...]
    compressed: bool

    def table(self) -> Ints:
        """The counts again, in the narrow type (for the type checker: whole numbers)."""
        numbers = zlib.decompress(self.numbers) if self.compressed else self.numbers
        return np.frombuffer(numbers, self.type).reshape(self.shape)


def packed(table: Ints, *, compress: bool) -> Packed:
    """Pack a table of counts, none of them negative."""
    most = int(table.max(initial=0))
    # In the byte order of this machine; the type's name says which that is.
    kind = next((kind for kind in _TYPES if most <= np.iinfo(kind).max), np.int64)
    narrow = np.ascontiguousarray(table, kind)
    numbers = zlib.compress(narrow.data, 1) if compress else narrow.tobytes()
    return Packed(numbers, narrow.dtype.str, table.shape, compress)


@contextlib.contextmanager
def spool(in_memory: int = IN_MEMORY) -> Iterator[Spool]:
    """A spool; what it has put in a file is gone afterwards."""
    with tempfile.SpooledTemporaryFile(in_memory, prefix="isthmus-") as file:
        yield Spool(file)


class Spool:
    """Packed tables by block and span of days."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at: dict[tuple[int, int], tuple[int, int, Packed]] = {}

    def put(self, block: int, span: int, table: Packed) -> None:
        """Put a table aside. Raises WorkError when there is no room for it."""
        try:
            at = self._file.seek(0, io.SEEK_END)
            self._file.write(table.numbers)
        except OSError as error:
            raise WorkError([refused_by_system("ensemble-unspooled", error, "")]) from error
        self._at[block, span] = at, len(table.numbers), table._replace(numbers=b"")

    def take(self, block: int, span: int) -> Ints:
        """The table of that block and span."""
        at, size, table = self._at[block, span]
        self._file.seek(at)
        return table._replace(numbers=self._file.read(size)).table()
