"""The documents that `read` and `reconcile` are given: files, folders, or standard input.

Owns: turning the arguments of a call into outcomes of reading, with the bar on long work, and
telling on standard error what could not be read.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .ending import tell
from .progress import Steps
from .session import Session

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from isthmus.evidence.bulk import Asked, Outcome, Reader

#: What stands for standard input.
STDIN = "-"


def outcomes(
    given: Sequence[str],
    work: Steps,
    *,
    published: dt.date | None = None,
    reader: Reader | None = None,
    executor: Executor | None = None,
    spool: Path | None = None,
) -> Iterator[Outcome]:
    """The outcome of every document that the arguments name, in their order."""
    from isthmus.evidence.bulk import read_files

    asked: list[Asked] = []
    for one in given:
        if one == STDIN:
            from isthmus.evidence.bulk import read_stream

            yield read_stream(sys.stdin.buffer, STDIN, published=published, reader=reader)
        else:
            asked += _files(one)
    yield from read_files(
        asked,
        published=published,
        reader=reader,
        executor=executor,
        spool=spool,
        on_step=work.at,
    )


def report(outcome: Outcome, session: Session) -> None:
    """Tell what is wrong with a document that was not read, or what is to know of one that was."""
    for problem in outcome.problems:
        tell(problem.say(session.words))


def _files(given: str) -> list[Asked]:
    """The files of one argument, called by their path in it: a folder's own name says nothing."""
    from isthmus.evidence.bulk import Asked
    from isthmus.evidence.documents import files_of

    path = Path(given)
    if not path.is_dir():
        return [Asked(path.name, str(path))]
    return [Asked(file.relative_to(path).as_posix(), str(file)) for file in files_of(path)]
