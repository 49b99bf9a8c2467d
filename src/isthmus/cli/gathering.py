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
#: The note on a document that carries no date.
UNDATED = "document-undated"


def outcomes(
    given: Sequence[str],
    work: Steps,
    session: Session,
    *,
    published: dt.date | None = None,
    reader: Reader | None = None,
    executor: Executor | None = None,
    spool: Path | None = None,
) -> Iterator[Outcome]:
    """The outcome of every document that the arguments name, in their order."""
    from isthmus.case.problems import WorkError
    from isthmus.evidence.bulk import Outcome, read_files, read_stream

    asked: list[Asked] = []

    def waiting() -> Iterator[Outcome]:
        yield from read_files(
            asked,
            published=published,
            reader=reader,
            executor=executor,
            spool=spool,
            on_step=work.at,
        )
        asked.clear()

    for one in given:
        if one == STDIN:
            yield from waiting()
            yield read_stream(sys.stdin.buffer, STDIN, published=published, reader=reader)
            continue
        try:
            asked += _files(one, session)
        except WorkError as refused:
            yield from waiting()
            yield Outcome(one, -1, -1, problems=tuple(refused.problems))
    yield from waiting()


def report(outcome: Outcome, session: Session, *, notes: bool = True) -> None:
    """Tell what is wrong with a document that was not read, or what is to know of one that was.

    `notes` are told too, unless they stand in the answer; but not that a document carries no date,
    which its claims show.
    """
    for problem in outcome.problems:
        tell(problem.say(session.words))
    if notes and outcome.document:
        for note in outcome.document.notes:
            if note != UNDATED:
                tell(f"{outcome.name}: {session.words.say(f'problem-{note}')}")


def _files(given: str, session: Session) -> list[Asked]:
    """The files of one argument, called by their path in it: a folder's own name says nothing."""
    from isthmus.case.problems import Problem, WorkError
    from isthmus.evidence.bulk import Asked
    from isthmus.evidence.documents import files_of

    path = Path(given)
    if not path.is_dir():
        return [Asked(path.name, str(path))]
    files = files_of(path)
    asked = [Asked(file.relative_to(path).as_posix(), str(file)) for file in files]
    if not asked:
        raise WorkError([Problem(code="document-none", file=given)])
    if files.left_out:
        tell(session.words.say("cli-read-left-out", folder=given, count=files.left_out))
    return asked
