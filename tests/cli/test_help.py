"""Every command and every option is explained, in every language, at once."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from isthmus.cli import page
from isthmus.cli.door import Verb, app, argument_name, commands, help_page
from isthmus.cli.options import Option
from isthmus.cli.session import Session, _read, plain_texts
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import call

COMMANDS = list(commands())
PARAMETERS = [
    pytest.param(command, param, id=f"{command.name} {param.name}")
    for command in COMMANDS
    for param in command.params
]
#: What click and Python bring in; anything else that is not ours makes the front page wait.
LIGHT = {*sys.stdlib_module_names, "isthmus"}


def loaded_by(code: str) -> set[str]:
    """The packages that a fresh Python holds after running `code`, but not before."""
    held = "import json, sys\nprint(json.dumps([m.partition('.')[0] for m in sys.modules]))"
    said = [
        subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
        for ask in (f"{code}\n{held}", held)
    ]
    after, before = (set(json.loads(run.stdout.splitlines()[-1])) for run in said)
    return after - before


# --- every option ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("command", "param"), PARAMETERS)
def test_every_option_is_explained(command: Verb, param: click.Parameter, language: str) -> None:
    """With a text of its own, and under the name by which it is written."""
    session = Session(language)
    shown = " ".join(help_page(command, language).split())
    assert " ".join(command.text(param, session).split()) in shown
    if isinstance(param, Option):
        assert all(name in shown for name in param.opts)
        assert param.words(session) in shown
    else:
        assert argument_name(param, session) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_stands_on_the_front_page(language: str) -> None:
    """With its first sentence, beside the options that may come before a command."""
    session = Session(language)
    shown = " ".join(help_page(app, language).split())
    assert [command.name for command in COMMANDS] == list(page.COMMANDS)
    for command in COMMANDS:
        assert f"{command.name} {page.first_paragraph(session.help(command.name or ''))}" in shown
    for param in app.params:
        assert all(name in shown for name in param.opts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_a_command_explains_its_work_and_shows_an_example(command: Verb, language: str) -> None:
    """More than the line of the list, and a call that can be typed."""
    name = command.name or ""
    session = Session(language)
    assert "\n\n" in session.help(name)
    examples = session.help(f"{name}-examples").splitlines()
    assert examples
    assert all(example.startswith(f"isthmus {name} ") for example in examples)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_the_pages_of_two_languages_explain_the_same(command: Verb) -> None:
    """Nothing is explained in one language only; no page is in the other."""
    pages = {language: help_page(command, language) for language in LANGUAGES}
    assert len(set(pages.values())) == len(LANGUAGES)
    options = {
        language: [line.split()[0] for line in text.splitlines() if line.startswith("  -")]
        for language, text in pages.items()
    }
    assert len({tuple(names) for names in options.values()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_help_text_is_never_shown(language: str) -> None:
    """A text in the catalogue stands on some page."""
    pages = " ".join(" ".join(help_page(command, language).split()) for command in [*COMMANDS, app])
    texts = plain_texts(_read(f"cli-help.{language}.ftl"))
    assert [key for key, text in texts.items() if " ".join(text.split()) not in pages] == []


# --- how it looks ------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_the_terminal(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is longer than the terminal but those that are shown to be typed."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for command in [app, *COMMANDS]:
        for line in help_page(command, language).splitlines():
            typed = "isthmus " in line or line.lstrip().startswith("-")
            assert len(line) <= columns or typed, line
            assert len(line) <= page.WIDEST + 40


@given(st.text("ab é\n", max_size=200), st.integers(1, 120), st.integers(0, 12))
def test_wrapping_loses_and_adds_no_word(text: str, width: int, indent: int) -> None:
    """Whatever the width; and the lines keep to it unless a single word is longer."""
    words = text.split()
    lines = page.wrapped(" ".join(words), width, indent)
    assert " ".join(lines).split() == words
    for line in lines:
        room = max(width - indent, 20)
        assert len(line) - indent <= room or len(line.split()) == 1


# --- where it comes from -----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_reads_the_catalogue_as_fluent_does(language: str) -> None:
    """The quick reading of the plain catalogue gives what the whole reading gives."""
    words = words_in(language)
    texts = plain_texts(_read(f"cli-help.{language}.ftl"))
    assert texts == {key: words.say(key) for key in texts}
    assert "cli-help-isthmus" in texts


LINE = (
    st.text("abc é'.-", min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda line: line and line[0] not in ".*[}#")
)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True),
        st.lists(st.tuples(st.integers(1, 6), LINE) | st.just((0, "")), min_size=1, max_size=5),
        max_size=4,
    ),
    st.booleans(),
)
def test_plain_texts_equal_fluent(
    messages: dict[str, list[tuple[int, str]]], comments: bool
) -> None:
    """For any catalogue of texts without values: one line, many, indented, with blank lines."""
    lines = []
    for key, text in messages.items():
        if comments:
            lines += ["# about the next", ""]
        lines.append(f"{key} =")
        lines += [" " * indent + line for indent, line in text]
    catalogue = "\n".join(lines) + "\n"
    bundle = FluentBundle(["en"], use_isolating=False)
    bundle.add_resource(FluentResource(catalogue))
    said = {}
    for key in messages:
        value = bundle.get_message(key).value if bundle.has_message(key) else None
        if value is not None:
            said[key] = str(bundle.format_pattern(value)[0])
    read = plain_texts(catalogue)
    assert {key: read[key] for key in said} == said


# --- at once -----------------------------------------------------------------------------------


def test_the_front_page_needs_nothing_but_python() -> None:
    """Not even click: loading it takes four times as long as starting Python."""
    code = (
        "import contextlib, io, sys\n"
        "from isthmus.cli import main\n"
        "sys.argv = ['isthmus', '--lang', 'es', '--help']\n"
        "with contextlib.redirect_stdout(io.StringIO()) as said:\n"
        "    assert main() == 0\n"
        "assert 'Comandos' in said.getvalue()\n"
    )
    assert loaded_by(code) <= LIGHT
    assert "click" in loaded_by("import click")


@pytest.mark.parametrize("name", page.COMMANDS)
def test_the_page_of_a_command_needs_nothing_but_click(name: str) -> None:
    """The libraries that do the work wait until there is work."""
    code = (
        "import contextlib, io, sys\n"
        "from isthmus.cli import main\n"
        f"sys.argv = ['isthmus', {name!r}, '--help']\n"
        "with contextlib.redirect_stdout(io.StringIO()) as said:\n"
        "    assert main() == 0\n"
        f"assert 'isthmus {name}' in said.getvalue()\n"
    )
    assert loaded_by(code) <= LIGHT | {"click"}


# --- how it is asked for -----------------------------------------------------------------------


@pytest.mark.parametrize("asked", [["--help"], ["-h"]])
def test_help_is_the_answer_and_no_error(asked: list[str]) -> None:
    """On standard output, with exit code 0."""
    for command in ([], ["check"]):
        answer = call(*command, *asked)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith("Usage: isthmus")


def test_help_is_given_in_the_language_that_is_asked_for() -> None:
    """By the option, before or after the command and before or after --help, or by the system."""
    for args in (
        ["--lang", "es", "--help"],
        ["--help", "--lang=es"],
        ["check", "--help", "--lang", "es"],
        ["--lang", "es", "check", "--help"],
    ):
        assert call(*args).out.startswith("Uso: isthmus"), args
    for env in ({"ISTHMUS_LANG": "es"}, {"LANG": "es_PA.UTF-8"}, {"LC_ALL": "es"}):
        assert call("--help", env=env).out.startswith("Uso: isthmus"), env
        assert call("check", "--help", env=env).out.startswith("Uso: isthmus"), env


def test_no_command_is_a_wrong_call_that_shows_the_front_page() -> None:
    """On standard error, so that a program that reads the answer reads nothing."""
    for args in ([], ["--lang", "en"]):
        answer = call(*args)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("Usage: isthmus")
