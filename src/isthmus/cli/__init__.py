"""The command line: one of the two doors. Holds no logic of its own: every answer is a library's.

Owns: the way in. What is asked before a command is named (`isthmus --help`, `--version`) is
answered here, at once; everything else goes through `door`, which loads click and one command.

    page      how help looks                       output    tables for people and for programs
    session   the language of a call               progress  what is shown while work goes on
    door      the group of commands, wrong calls   options   what several commands share
    ending    exit codes: 0 done, 1 the work failed, 2 the call was wrong, 130 stopped by hand
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .ending import run
from .page import front
from .session import Session, languages, terminal_width


def main() -> int:
    """Answer the command line that this process was started with; returns the exit code."""
    _open_closed_streams()
    args = sys.argv[1:]
    session = Session.of(args, os.environ)
    _survive_encodings()
    return run(lambda: _answer(args, session), session)


def _open_closed_streams() -> None:
    """Give what is said somewhere to go where the caller closed the way (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # It stays open to the end of the process.
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)


def _answer(args: Sequence[str], session: Session) -> int:
    asked = _asked_about(args)
    if asked is None:
        # NumPy's linear algebra would start threads, which take longer than all that we ask of it.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from .door import app

        return app.answer(args, session)
    print(version() if asked == "version" else front(session, terminal_width()))  # noqa: T201 - click is not loaded yet
    return 0


def _asked_about(args: Sequence[str]) -> str | None:
    """Give "help" or "version" when nothing but that is asked; None for everything else."""
    asked = None
    rest = iter(args)
    for arg in rest:
        if arg in ("--help", "-h"):
            asked = asked or "help"
        elif arg == "--version":
            asked = asked or "version"
        elif arg.startswith("--lang="):
            if arg.removeprefix("--lang=") not in languages():
                return None
        elif arg == "--lang":
            if next(rest, None) not in languages():
                return None
        elif arg != "--debug":
            return None
    return asked


def version() -> str:
    """What `isthmus --version` prints."""
    from isthmus import __version__

    return f"isthmus {__version__}"


def _survive_encodings() -> None:
    """A terminal that cannot write an accent shows a question mark; the answer does not fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
