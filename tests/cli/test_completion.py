"""What a shell completes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.calls import SILENT

CODE = "import sys; from isthmus.cli import main; sys.exit(main())"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (
            "isthmus ",
            {
                *("new", "check", "series", "read", "reconcile", "review", "simulate", "fit"),
                *("forecast", "compare", "score", "track", "share", "keys", "divide"),
                *("brief", "pull"),
            },
        ),
        ("isthmus se", {"series"}),
        ("isthmus check --d", {"--describe", "--debug"}),
        ("isthmus check tutorial --lang ", {"en", "es"}),
    ],
)
def test_commands_options_and_languages_are_completed(typed: str, offered: set[str]) -> None:
    """Asked as the completion script of click asks."""
    words = typed.split(" ")
    environment = {
        **os.environ,
        **SILENT,
        "_ISTHMUS_COMPLETE": "zsh_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert {lines[i + 1] for i in range(0, len(lines), 3)} == offered
