"""The installed command on a real terminal: nothing is assumed of it but what a system gives."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

from tests.cli.calls import BOXES, ESCAPE, SILENT

CODE = "import sys; from isthmus.cli import main; sys.exit(main())"


def terminal(*args: str, columns: int, errors: bool = False, **environment: str) -> tuple[str, int]:
    """What the command writes on a terminal of so many columns, and its exit code.

    Only with `errors` standard error is the terminal too: there a bar is drawn once work has taken
    a second, which is up to the machine.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    env = {**os.environ, **SILENT, "TERM": "xterm-256color", **environment}
    env.pop("COLUMNS")
    running = subprocess.Popen(
        [sys.executable, "-c", CODE, *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs if errors else subprocess.DEVNULL,
        env=env,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how a terminal says that nobody writes to it any more
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    return said.decode().replace("\r\n", "\n"), running.wait(timeout=60)


@pytest.mark.parametrize("columns", [40, 100])
def test_the_width_is_the_terminals(columns: int) -> None:
    """A table, and a page of help."""
    for args in (["check", "tutorial"], ["--help"], ["series", "--help"]):
        said, code = terminal(*args, columns=columns)
        assert code == 0
        lines = [line.rstrip() for line in ESCAPE.sub("", said).splitlines()]
        typed = [line for line in lines if len(line) > columns]
        assert all("/" in line or "isthmus" in line or "--" in line for line in typed), typed


def test_a_terminal_is_drawn_on_unless_it_is_a_dumb_one() -> None:
    """Bold titles and a line under them; a dumb one gets neither, NO_COLOR no bold."""
    drawn, _ = terminal("check", "tutorial", columns=100)
    assert ESCAPE.search(drawn)
    assert BOXES.search(drawn)
    plain, _ = terminal("check", "tutorial", columns=100, TERM="dumb")
    assert not ESCAPE.search(plain)
    assert not BOXES.search(plain)
    colourless, _ = terminal("check", "tutorial", columns=100, NO_COLOR="1")
    assert not ESCAPE.search(colourless)


def test_a_wrong_call_ends_with_its_code_and_language() -> None:
    """As in a pipe."""
    said, code = terminal("check", "tutorail", columns=80, errors=True, LANG="es_PA.UTF-8")
    assert code == 2
    assert "¿Quiso decir tutorial?" in said
