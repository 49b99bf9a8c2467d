"""Taking a file apart in a process of its own, with a bound on time and memory.

Owns: that process. The libraries that take web pages and PDFs apart are large and written in C; a
file made to harm them can make them hang, fill the memory or crash. All of that ends the helper
process, and the caller gets a `Refused`. One helper serves file after file (to start one costs
about as much as reading a hundred pages) and is replaced after each failure, and now and then
besides.

The helper answers on its standard output and is told to open no connection and start no program:
Python itself refuses both there, whatever a library would like to do.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, Literal

import msgspec

from .extract import MEGA, Extract, Limits, Refused

#: After so many files a helper is replaced: what a library leaks does not add up.
_SERVES = 500
_LENGTH = 8


class _Request(msgspec.Struct, frozen=True):
    form: Literal["html", "pdf", "docx"]
    limits: Limits
    data: bytes


class _Refusal(msgspec.Struct, frozen=True):
    code: str
    value: str | None
    values: dict[str, str]


class _Answer(msgspec.Struct, frozen=True):
    extract: Extract | None = None
    refusal: _Refusal | None = None


# --- the side that asks -------------------------------------------------------------------------


def extract_guarded(form: Literal["html", "pdf", "docx"], data: bytes, limits: Limits) -> Extract:
    """The text of a file, taken apart in the helper process. Raises `Refused`."""
    with _lock:
        answer = _helper(limits.memory).ask(_Request(form, limits, data))
    if answer.refusal:
        refusal = answer.refusal
        raise Refused(refusal.code, refusal.value, **refusal.values)
    assert answer.extract is not None
    return answer.extract


class _Helper:
    """One helper process, and the pipes to it."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.owner = os.getpid()
        self.served = 0
        # `-P`: what lies in the working folder is not imported. The path is handed on as it is, so
        # that the helper finds what this process found.
        self._process = subprocess.Popen(  # noqa: S603 - our own module, in our own Python
            [sys.executable, "-P", "-m", __name__, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )

    def ask(self, request: _Request) -> _Answer:
        """What the helper makes of a file; a helper that fails is ended, and says why."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(request.limits.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            _write(self._process.stdin, msgspec.msgpack.encode(request))
            said = _read(self._process.stdout)
        except (OSError, ValueError):
            said = None
        except BaseException:
            # Who interrupts the wait would leave an answer in the pipe, for the next file to take.
            self.close()
            raise
        finally:
            timer.cancel()
        self.served += 1
        if said is None or late.is_set():
            self.close()
            if late.is_set():
                return _refused("document-too-slow", f"{request.limits.seconds:g}")
            return _refused("document-too-heavy", str(request.limits.memory // MEGA))
        return msgspec.msgpack.decode(said, type=_Answer)

    @property
    def serves(self) -> bool:
        """Whether the helper can be asked again."""
        return self.served < _SERVES and self._process.poll() is None

    def close(self) -> None:
        """End the process; only by the one that started it (a fork holds the same pipes)."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


_lock = threading.Lock()
_now: _Helper | None = None


def _helper(memory: int) -> _Helper:
    global _now  # noqa: PLW0603 - one helper a process, for as long as it serves
    if _now and (_now.owner != os.getpid() or not _now.serves or _now.memory != memory):
        _now.close()
        _now = None
    _now = _now or _Helper(memory)
    return _now


@atexit.register
def close_helper() -> None:
    """End the helper of this process, if there is one; the next file starts another."""
    global _now  # noqa: PLW0603 - as above
    if _now:
        _now.close()
        _now = None


def _forget_after_fork() -> None:
    """A fork has the lock and the pipes of the process it comes from, and may use neither."""
    global _now, _lock
    _now, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)


def _refused(code: str, value: str | None = None, **values: Any) -> _Answer:
    told = {key: str(said) for key, said in values.items()}
    return _Answer(refusal=_Refusal(code, value, told))


def _write(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """The next message, or None where the other side is gone."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    message = pipe.read(length)
    return message if len(message) == length else None


# --- the side that answers ----------------------------------------------------------------------


def answer(request: _Request) -> _Answer:
    """Take one file apart; whatever a library throws becomes a refusal."""
    try:
        return _Answer(extract=_reader(request.form)(request.data, request.limits))
    except Refused as refused:
        return _refused(refused.code, refused.value, **refused.values)
    except MemoryError:
        return _refused("document-too-heavy", str(request.limits.memory // MEGA))
    except Exception as error:  # noqa: BLE001 - a library's fault must not reach the other files
        return _refused(f"document-{request.form}-broken", type(error).__name__)


def _reader(form: str) -> Callable[[bytes, Limits], Extract]:
    if form == "html":
        from .html import extract_html

        return extract_html
    if form == "pdf":
        from .pdf import extract_pdf

        return extract_pdf
    from .docx import extract_docx

    return extract_docx


_FORBIDDEN = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
)


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(event)


def _bound(memory: int) -> None:
    """A bound on the memory of this process, where the system knows one."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(memory: int) -> None:
    """Answer until nobody asks any more. What a library prints does not reach the answers."""
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _bound(memory)
    sys.addaudithook(_refuse)
    while (message := _read(asked)) is not None:
        _write(answers, _encoded(message))


def _encoded(message: bytes) -> bytes:
    try:
        return msgspec.msgpack.encode(answer(msgspec.msgpack.decode(message, type=_Request)))
    except MemoryError:
        return msgspec.msgpack.encode(_refused("document-too-heavy", ""))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
