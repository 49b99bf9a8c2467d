"""Every example of the tutorial and the how-to pages runs, and answers what the page says.

A page runs from its top in a folder of its own: each line after `$` of a console block, then the
Python blocks where they stand. `…` in an answer stands for anything, alone on a line for any lines.
Blocks in `sh` are shown and not run: they install, or need a network.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.calls import SILENT, call
from tests.docs.pages import DOCS, fences, written

PAGES = {name: text for name, text in written().items() if name.startswith(("tutorial", "how-to/"))}
RUN = [
    name
    for name, text in PAGES.items()
    if any(fence.language in ("console", "python") for fence in fences(text))
]
#: Pages whose Python is not run from top to bottom here: a package is made of them elsewhere.
ELSEWHERE = {"how-to/publisher.md"}
#: What a shell would give a meaning of its own.
SHELL = re.compile(r"[|<>;&*$`]")

#: A command whose answer goes to a file.
KEPT = re.compile(r"(isthmus .+) > (\S+)")


class Call(msgspec.Struct, frozen=True):
    """A line that is typed and the answer that is expected."""

    line: str
    answer: str


def calls(console: str) -> Iterator[Call]:
    """The lines of a console block, each with its answer."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        line, _, answer = part.partition("\n")
        yield Call(line, answer)


def answers(expected: str, given: str) -> bool:
    """Whether an answer is the expected one; trailing blanks are no difference."""
    pattern = ""
    for line in expected.rstrip().splitlines():
        if line == "…":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
    said = "".join(f"{line.rstrip()}\n" for line in given.rstrip().splitlines())
    return re.fullmatch(pattern, said) is not None


class Session:
    """Someone who types the lines of a page, in a folder of their own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.env = dict(SILENT)
        self.code = 0
        self.python: dict[str, Any] = {}
        self.folder = folder
        monkeypatch.chdir(folder)

    def type(self, line: str) -> str:
        """What the terminal shows after a line."""
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.env[name] = value
            return ""
        if line == "echo $?":
            return f"{self.code}\n"
        if line.startswith("isthmus ") and not SHELL.search(line):
            return self.call(line)
        if (kept := KEPT.fullmatch(line)) and not SHELL.search(kept[1]):
            self.folder.joinpath(kept[2]).write_text(self.call(kept[1]), encoding="utf-8")
            return ""
        shell = shutil.which("sh")
        assert shell is not None
        start = f'{shlex.quote(sys.executable)} -c "{START}" "$@"'
        done = subprocess.run(
            [shell, "-c", f"isthmus() {{ {start}; }}\n{line}"],
            env={**inherited(), **self.env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.code = done.returncode
        return done.stdout + done.stderr

    def call(self, line: str) -> str:
        """What `isthmus` answers, called in this process: it has everything loaded."""
        answer = call(*shlex.split(line)[1:], env=self.env)
        self.code = answer.code
        return answer.out + answer.err


START = "import sys; from isthmus.cli import main; sys.exit(main())"


def inherited() -> dict[str, str]:
    """The environment of the test, in which text is UTF-8."""
    import os

    return {**os.environ, "PYTHONUTF8": "1"}


@pytest.mark.parametrize("page", [page for page in RUN if page not in ELSEWHERE])
def test_every_example_of_a_page_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order of the page, and each answer as it stands there."""
    session = Session(tmp_path, monkeypatch)
    for fence in fences(PAGES[page]):
        if fence.language == "console":
            for typed in calls(fence.text):
                given = session.type(typed.line)
                assert answers(typed.answer, given), f"$ {typed.line}\n{given}"
        elif fence.language == "python":
            exec(compile(fence.text, page, "exec"), session.python)  # noqa: S102 - our own page
    capsys.readouterr()


@pytest.mark.parametrize(
    ("expected", "given", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a …\n", "a b c\n", True),
        ("a …\n", "a b\nc\n", False),
        ("", "a\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_answers_are_compared_to_the_letter(expected: str, given: str, same: bool) -> None:
    """The test above can fail."""
    assert answers(expected, given) is same


def test_the_page_on_publishers_makes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its two files, put where it says, are a publisher that reads, and refuses what is new."""
    from isthmus.case import CaseError
    from isthmus.series.publishers import Given, Publisher, Row, surprises

    package = tmp_path / "my_package"
    package.mkdir()
    blocks = [fence for fence in fences(PAGES["how-to/publisher.md"]) if fence.language]
    settings, code, entry = blocks
    assert [b.language for b in blocks] == ["toml", "python", "toml"]
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "source.toml").write_text(settings.text, encoding="utf-8")
    (package / "read.py").write_text(code.text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import importlib

    name, _, value = entry.text.splitlines()[1].partition(" = ")
    module, _, attribute = value.strip('"').partition(":")
    publisher = getattr(importlib.import_module(module), attribute)
    assert isinstance(publisher, Publisher)
    assert publisher.id == name
    given = Given(file="exits.csv")
    reading = publisher.read(b"month,exits,running total\n2024-05,6120,6120\n2024-06,,\n", given)
    assert [(row.period, row.value) for row in reading.rows if isinstance(row, Row)] == [
        ("2024-05", 6120.0),
        ("2024-06", None),
    ]
    assert surprises(publisher, reading) == []
    with pytest.raises(CaseError) as refused:
        publisher.read(b"month,exits,women\n2024-05,many,1\n", given)
    assert [p.code for p in refused.value.problems] == ["pull-unknown-column", "pull-no-count"]


def test_examples_that_are_not_run_call_commands_that_exist() -> None:
    """What a page shows without running it: every `isthmus` in it is a command with its options."""
    from isthmus.cli.door import app
    from isthmus.cli.page import COMMANDS

    assert app is not None
    seen = []
    for name, text in written().items():
        for fence in fences(text):
            if fence.language != "sh":
                continue
            for line in re.findall(r"^\s*isthmus (.+)$", fence.text, re.MULTILINE):
                verb, *rest = shlex.split(re.split(r"[|>]", line)[0])
                assert verb in COMMANDS, (name, line)
                page = call(verb, "--help").out
                for word in rest:
                    if word.startswith("--"):
                        assert f" {word}" in page, (name, line)
                seen.append(line)
    assert seen


def test_every_how_to_page_is_named_for_a_job() -> None:
    """The folder holds pages and nothing else, and each begins with its title."""
    for file in (DOCS / "how-to").iterdir():
        assert file.suffix == ".md"
        assert file.read_text(encoding="utf-8").startswith("# ")
