"""All that a user can name is explained: commands, options, tables, columns, publishers, codes."""

from __future__ import annotations

import re

import click
import pytest

from docs._ext.codebook import VALUES, VERDICTS
from docs._ext.texts import escaped, words
from isthmus.brief.figures import COLUMNS, QUOTED
from isthmus.brief.sections import SECTIONS
from isthmus.case import Case, read_case
from isthmus.case.schema import tables
from isthmus.cli import ending
from isthmus.cli.door import Verb, app, commands
from isthmus.evidence.records import FIELDS
from isthmus.series import publishers
from tests.docs.pages import headings, page

COMMANDS = {"en": "generated/commands.md", "es": "generated/comandos.md"}
FORMAT = {"en": "generated/case-format.md", "es": "generated/formato-del-caso.md"}
CODEBOOK = {"en": "generated/codebook.md", "es": "generated/libro-de-codigos.md"}
FIGURES = {"en": "generated/figures.md", "es": "generated/columnas-de-figures.md"}


def section(name: str, title: str) -> str:
    """What stands under one title of the second level."""
    _, _, after = page(name).partition(f"\n## {title}\n")
    assert after, f"{name} has no title {title}"
    return after.partition("\n## ")[0]


@pytest.mark.parametrize("language", COMMANDS)
@pytest.mark.parametrize("command", list(commands()), ids=lambda command: str(command.name))
def test_every_command_and_option_is_explained(command: Verb, language: str) -> None:
    """Under the name of the command, each option as it is written."""
    text = section(COMMANDS[language], f"isthmus {command.name}")
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert options
    for option in options:
        for name in option.opts:
            assert f" {name}" in text, name


@pytest.mark.parametrize("language", COMMANDS)
def test_what_may_be_asked_before_a_command_is_explained(language: str) -> None:
    """The options of `isthmus` itself, and how any command ends."""
    text = page(COMMANDS[language])
    for param in app.params:
        for name in param.opts:
            assert f" {name}" in text, name
    for code in (ending.DONE, ending.FAILED, ending.WRONG, ending.STOPPED):
        assert f"\n`{code}`\n: " in text, code


@pytest.mark.parametrize("language", FORMAT)
def test_every_table_and_column_is_explained(language: str) -> None:
    """Under the name of the table, each column with its description."""
    for table in tables().values():
        text = section(FORMAT[language], table.table)
        assert f"`{table.path}`" in text
        for column in table.columns.values():
            said = getattr(column, f"description_{language}")
            assert f"\n[`{column.column}`]{{#" in text, (table.table, column.column)
            assert said in text, (table.table, column.column)


@pytest.mark.parametrize("language", FORMAT)
def test_every_type_of_column_is_explained(language: str) -> None:
    """And none that no column has."""
    used = {c.type.partition(":")[0] for t in tables().values() for c in t.columns.values()}
    assert set(words("types", language)) == used


@pytest.mark.parametrize("language", FIGURES)
def test_every_column_of_figures_is_explained(language: str) -> None:
    """In the order of the file, and none that the file has not."""
    text = page(FIGURES[language])
    explained = [line.strip("`") for line in text.splitlines() if line.startswith("`")]
    columns = (*COLUMNS, *QUOTED)
    explained = [name for name in explained if name in columns]
    assert tuple(explained) == columns
    assert set(words("figures", language)) == {"title", "lead", *columns}


@pytest.mark.parametrize("language", FIGURES)
def test_every_section_of_figures_is_named(language: str) -> None:
    """In the order of the page."""
    named = re.findall(r"`([\w-]+)`", words("figures", language)["section"])
    assert named == ["summary", *(name for name, _ in SECTIONS)]


@pytest.mark.parametrize("language", CODEBOOK)
def test_every_field_of_a_claim_is_explained(language: str) -> None:
    """In the order in which it is printed, with each of its values; and none that it has not."""
    text = page(CODEBOOK[language])
    told = [line.strip("`") for line in text.splitlines() if re.fullmatch("`[a-z_]+`", line)]
    assert tuple(told) == FIELDS
    values = {f"{field}-{value}" for field, those in VALUES.items() for value in those}
    values |= {f"verdict-{value}" for value in VERDICTS}
    around = {"title", "lead", "fields", "more", "more_lead", "figure", "figure_lead", "verdict"}
    said = set(words("codebook", language))
    assert said == {*FIELDS, *values, *around, "verdict_lead"}


@pytest.mark.parametrize("name", publishers.ids())
def test_every_publisher_is_explained(name: str) -> None:
    """What it counts, its terms, its series, and every column that is read or left out."""
    text, publisher = section("generated/publishers.md", name), publishers.by_id(name)
    for said in (publisher.name, publisher.licence, publisher.one_row_en, *publisher.feeds):
        assert said in text, said
    for layout in publisher.formats.values():
        for column in (*layout.columns, *layout.ignored):
            assert f"`{column}`" in text, column


@pytest.fixture(scope="module")
def americas() -> Case:
    return read_case("americas")


def test_every_series_and_source_of_americas_is_listed(americas: Case) -> None:
    """With its title, and its terms of use."""
    text = page("generated/americas.md")
    for series in americas.series.values():
        assert f"\n`{series.id}`\n: **{escaped(series.title_en)}.**" in text
    for source in americas.sources.values():
        terms, _, _ = text.partition(f"\n- `{source.id}`: ")
        assert terms != text, source.id
        assert terms.rpartition("\n**")[2].startswith(f"{escaped(source.licence)}**\n")
    readme = (americas.folder / "README.md").read_text(encoding="utf-8")
    assert readme.rstrip() in text


def test_each_check_of_counts_has_its_place_in_the_reasoning() -> None:
    """A new check brings its words."""
    from isthmus.series.disputes import CHECKS

    assert set(CHECKS) <= set(headings(page("explanation/disputes.md")))


def test_pages_do_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Help stands on its page as wide as ever, wherever the pages are made."""
    from docs._ext.commands import commands_page

    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("ISTHMUS_LANG", "es")
    assert commands_page("en") == page("generated/commands.md")
