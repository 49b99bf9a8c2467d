"""How a command ends: its exit code, and the words for what went wrong.

Owns: the exit codes. 0 the work is done; 1 it failed; 2 the call was wrong; 130 stopped by hand.
What went wrong is said on standard error, in the language of the call, without a traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from .session import Session

TYPE_CHECKING = False  # see `session`
if TYPE_CHECKING:
    from isthmus.case import IsthmusError

DONE, FAILED, WRONG, STOPPED = 0, 1, 2, 130
#: As many lines of problems as a command shows that was not asked to list them.
_SHOWN = 20


def run(work: Callable[[], int], session: Session) -> int:
    """Do the work and give its exit code; whatever ends it early is said and becomes one."""
    try:
        code = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        tell(session.words.say("cli-stopped"))
        return STOPPED
    except BrokenPipeError:
        _write_no_more()
        return DONE  # who reads us has read enough
    except Exception as error:  # noqa: BLE001 - the last place that can say it in words
        return _failed(error, session)
    return code


def tell(text: str) -> None:
    """Say something to the person who called, beside the answer: on standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - works before click is loaded


def _failed(error: Exception, session: Session) -> int:
    from isthmus.case import CallError, IsthmusError

    words = session.words
    if session.debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, IsthmusError):
        tell(_said(error, session))
        return WRONG if isinstance(error, CallError) else FAILED
    if isinstance(error, OSError) and error.strerror:
        if error.filename is None:
            tell(words.say("cli-failed-system", reason=error.strerror))
        else:
            tell(words.say("cli-failed-file", file=str(error.filename), reason=error.strerror))
        return FAILED
    what = " ".join(f"{type(error).__name__}: {error}".split())
    tell(words.say("cli-failed-defect", what=what))
    return FAILED


def _said(error: IsthmusError, session: Session) -> str:
    lines = error.lines(session.words)
    more = len(lines) - _SHOWN
    if more > 0:
        del lines[_SHOWN:]
        lines.append(session.words.say("cli-more-problems", count=more))
    return "\n".join(lines)


def _write_no_more() -> None:
    """Let Python's own last flush go nowhere, or it would complain of the closed pipe."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # a stream without a file of its own
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives on
    finally:
        os.close(nowhere)
