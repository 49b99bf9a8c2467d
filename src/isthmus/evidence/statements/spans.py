"""Things that stand at tokens, in the order of the text, found by where they stand.

Owns: `Spans`, by which every question "who, what country, what period stands between here and
there" takes the time of its answer, and not of the whole passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar


class _Spanned(Protocol):
    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


class Spans(Sequence[T]):
    """Things without overlaps: of those that stand in one another the longest."""

    def __init__(self, those: Iterable[T] = ()) -> None:
        self._those: list[T] = []
        for one in sorted(those, key=lambda one: (one.first, -one.last)):
            if not self._those or one.first >= self._those[-1].last:
                self._those.append(one)
        self._firsts = [one.first for one in self._those]
        self._ends = {one.last: one for one in self._those}

    def __len__(self) -> int:
        return len(self._those)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._those[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._those)

    def within(self, first: int, last: int) -> list[T]:
        """Those that stand between token `first` and before `last`."""
        found: list[T] = []
        for at in range(bisect_left(self._firsts, first), len(self._those)):
            if self._those[at].last > last:
                break
            found.append(self._those[at])
        return found

    def begins(self, at: int) -> T | None:
        """The one that begins at a token."""
        number = bisect_left(self._firsts, at)
        if number < len(self._firsts) and self._firsts[number] == at:
            return self._those[number]
        return None

    def ends(self, last: int) -> T | None:
        """The one that ends before token `last`."""
        return self._ends.get(last)

    def covers(self, at: int) -> T | None:
        """The one that covers a token."""
        number = bisect_left(self._firsts, at + 1) - 1
        return self._those[number] if number >= 0 and at < self._those[number].last else None
