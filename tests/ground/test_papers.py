"""The papers beside the code agree with it: README, citation, changelog, licence."""

from __future__ import annotations

import re

import pytest

import isthmus
from tests.ground.project import PROJECT, ROOT

KINDS = {"Added", "Fixed", "Results", "Removed"}


def read(name: str) -> str:
    """The text of a file of the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def marked(name: str) -> list[str]:
    """What stands under one mark of the README, as CI takes it from there."""
    mark = rf"^<!-- line: {name} [^\n]*-->\n```sh\n(.*?)```$"
    found = re.findall(mark, read("README.md"), re.MULTILINE | re.DOTALL)
    return [line for block in found for line in block.splitlines()]


@pytest.mark.parametrize(
    ("name", "lock", "last"),
    [
        ("brief", "run.txt", ".venv/bin/isthmus brief americas --as-of 2022-04-20"),
        ("test", "test.txt", ".venv/bin/python -m pytest -n 2 --dist worksteal"),
    ],
)
def test_the_readme_does_all_in_one_hashed_line(name: str, lock: str, last: str) -> None:
    """One line each: it installs from the lock, takes nothing else from outside, and runs."""
    (line,) = marked(name)
    make, install, package, run = line.split(" && ")
    assert make == "python3 -m venv .venv"
    assert install.endswith(f"pip install --require-hashes -r requirements/{lock}")
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(package.split())
    assert run == last
    assert (ROOT / "requirements" / lock).is_file()


def test_the_citation_is_of_this_version() -> None:
    """Who cites a brief cites the code that made it."""
    cited = dict(re.findall(r"^([\w-]+): (.+)$", read("CITATION.cff"), re.MULTILINE))
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == isthmus.__version__
    assert cited["license"] == PROJECT["project"]["license"]


def test_the_changelog_has_four_kinds_of_entries() -> None:
    """A change of results is never hidden among others."""
    headings = re.findall(r"^(#{2,}) (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == ("##", "Unreleased")
    assert {title for level, title in headings if level == "###"} <= KINDS


def test_the_licence_is_whole() -> None:
    """The text of the Apache License, version 2.0, from its title to its appendix."""
    text = read("LICENSE")
    assert text.split()[:5] == ["Apache", "License", "Version", "2.0,", "January"]
    for section in range(1, 10):
        assert re.search(rf"^ {{3}}{section}\. ", text, re.MULTILINE), section
    assert "APPENDIX: How to apply the Apache License to your work." in text
