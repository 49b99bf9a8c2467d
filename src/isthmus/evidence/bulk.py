"""Reading many documents: here or on an executor's workers, resumable, one bad file set aside.

Owns: the way from a list of files to an `Outcome` for each, in the order of the list; and the
spool, one line of JSON a document, from which a reading that was killed goes on. A line is written
whole before the next begins: what is cut off at the end is read again, nothing else is.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from isthmus import __version__
from isthmus.case.problems import Problem, WorkError, refused_by_system

from .documents import Limits, read_bytes, read_file
from .proposing.account import Claims, Counts
from .reading import read_document
from .records import FIELDS, Claim, Document

SPOOL = "outcomes.jsonl"
#: Files that one task reads: enough that the way to a worker costs little beside the reading.
_BATCH = 16
#: Tasks under way at once; more would only wait, and hold their results in memory.
_WAITING = 32


class Asked(msgspec.Struct, frozen=True):
    """A file to read: the name by which it is called, and where it is."""

    name: str
    path: str


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """What reading one file came to: a document with its claims, or the problems with it.

    `size` and `changed` (nanoseconds) are those of the file when it was read: a file that has them
    still is not read again. A document may have problems too, where a reader beside the grammar
    did not do its part; `counts` is the account of what that one proposed.
    """

    name: str
    size: int
    changed: int
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Counts | None = None


Reader = Callable[[Document], Sequence[Claim]]


class _Way(NamedTuple):
    """How every document of a call is read."""

    published: dt.date | None
    reader: Reader


def read_files(
    asked: Sequence[Asked],
    *,
    published: dt.date | None = None,
    reader: Reader | None = None,
    executor: Executor | None = None,
    spool: Path | None = None,
    on_step: Callable[[str, int, int], None] | None = None,
) -> Iterator[Outcome]:
    """The outcome of each file, in the order asked; a file that cannot be read is an outcome too.

    `published` dates documents that carry no date. `reader` makes the claims of a document (None:
    the grammar alone); it goes to the workers, so it must pickle. `executor` reads on its workers,
    which must see the files under the same paths. `spool` is a folder that keeps each outcome as it
    comes: a second call with it gives those again and reads only what is missing or has changed.
    WorkError when the spool cannot be written.
    """
    say = on_step or (lambda *_: None)
    way = _Way(published, reader or read_document)
    kept = _Spool(spool, way) if spool else None
    done = 0
    with contextlib.closing(kept) if kept else contextlib.nullcontext():
        for outcome, fresh in _outcomes(asked, way, executor, kept):
            # A document that a reader failed at is read again by the next call.
            if fresh and kept and not (outcome.counts and outcome.counts.failed):
                kept.add(outcome)
            done += 1
            say(outcome.name, done, len(asked))
            yield outcome


def _outcomes(
    asked: Sequence[Asked],
    way: _Way,
    executor: Executor | None,
    kept: _Spool | None,
) -> Iterator[tuple[Outcome, bool]]:
    """Each outcome with whether it was read now. Those kept are given in their place."""
    if executor is None:
        for one in asked:
            known = kept.outcome(one) if kept else None
            yield (known, False) if known else (_read_one(one, way), True)
        return
    waiting: deque[Future[list[Outcome]] | Outcome] = deque()
    for batch in _batches(asked, kept):
        waiting.append(batch if isinstance(batch, Outcome) else executor.submit(_read, batch, way))
        while len(waiting) > _WAITING:
            yield from _answers(waiting.popleft())
    while waiting:
        yield from _answers(waiting.popleft())


def _batches(asked: Iterable[Asked], kept: _Spool | None) -> Iterator[list[Asked] | Outcome]:
    batch: list[Asked] = []
    for one in asked:
        known = kept.outcome(one) if kept else None
        if known is None:
            batch.append(one)
        if batch and (known is not None or len(batch) == _BATCH):
            yield batch
            batch = []
        if known is not None:
            yield known
    if batch:
        yield batch


def _answers(one: Future[list[Outcome]] | Outcome) -> Iterator[tuple[Outcome, bool]]:
    if isinstance(one, Outcome):
        yield one, False
    else:
        for outcome in one.result():
            yield outcome, True


def _read(batch: Sequence[Asked], way: _Way) -> list[Outcome]:
    return [_read_one(one, way) for one in batch]


def _read_one(asked: Asked, way: _Way) -> Outcome:
    """The outcome of one file: what is wrong with it is told, never raised."""
    path = Path(asked.path)
    size, changed = _state(path)
    try:
        document = read_file(path, name=asked.name, published=way.published)
    except WorkError as error:
        return Outcome(asked.name, size, changed, problems=tuple(error.problems))
    return _outcome((asked.name, size, changed), document, way.reader)


def read_stream(
    stream: BinaryIO,
    name: str,
    *,
    published: dt.date | None = None,
    reader: Reader | None = None,
) -> Outcome:
    """The outcome of what comes through a pipe; no more of it is taken than a document may hold."""
    data = stream.read(Limits().largest + 1)
    try:
        document = read_bytes(data, name=name, published=published)
    except WorkError as error:
        return Outcome(name, len(data), 0, problems=tuple(error.problems))
    return _outcome((name, len(data), 0), document, reader or read_document)


def _outcome(file: tuple[str, int, int], document: Document, reader: Reader) -> Outcome:
    claims = reader(document)
    if isinstance(claims, Claims):
        return Outcome(*file, document, claims.claims, claims.problems, claims.counts)
    return Outcome(*file, document, tuple(claims))


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return -1, -1
    return found.st_size, found.st_mtime_ns


class _Spool:
    """The outcomes of a reading on disk, one line each; only where each begins is in memory."""

    def __init__(self, folder: Path, way: _Way) -> None:
        # Claims of another version or reader, or dated otherwise, are not those asked for.
        dated = way.published.isoformat() if way.published else None
        self._head = msgspec.json.encode(
            {"isthmus": __version__, "published": dated, "reader": repr(way.reader)}
            if way.reader is not read_document
            else {"isthmus": __version__, "published": dated}
        )
        self._path = folder / SPOOL
        self._at: dict[str, tuple[int, int]] = {}
        self._decoder = msgspec.json.Decoder(Outcome)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+b")
            self._take_up()
        except OSError as error:
            raise WorkError([refused_by_system("spool-unusable", error, str(folder))]) from None

    def _take_up(self) -> None:
        """Find the whole lines that are there, and cut off what a kill left behind them."""
        self._file.seek(0)
        head = self._file.readline()
        if head != self._head + b"\n":
            self._file.truncate(0)
            self._append(self._head)
            return
        whole = self._file.tell()
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            # Names come first in a line: the claims need no reading to know whose they are.
            self._at[_name(line)] = (whole, len(line))
            whole += len(line)
        self._file.truncate(whole)

    def outcome(self, asked: Asked) -> Outcome | None:
        """What is kept of a file, if the file has not changed since."""
        if asked.name not in self._at:
            return None
        start, length = self._at[asked.name]
        self._file.seek(start)
        kept = self._decoder.decode(self._file.read(length))
        return kept if (kept.size, kept.changed) == _state(Path(asked.path)) else None

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome."""
        try:
            self._append(msgspec.json.encode(outcome))
        except OSError as error:
            problem = refused_by_system("spool-unusable", error, str(self._path))
            raise WorkError([problem]) from None

    def _append(self, line: bytes) -> None:
        self._file.seek(0, os.SEEK_END)
        self._file.write(line + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Leave the spool on disk."""
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()


class _Named(msgspec.Struct):
    name: str


_NAMED = msgspec.json.Decoder(_Named)


def _name(line: bytes) -> str:
    return _NAMED.decode(line).name


def printed(claim: Claim) -> Mapping[str, Any]:
    """A claim as `--jsonl` prints it: the fields of the codebook in their order, then our own."""
    plain = msgspec.to_builtins(claim)
    first = {name: plain.pop(name) for name in FIELDS}
    return {**first, "id": claim.id, **plain}
