"""What the tests of documents share."""

from __future__ import annotations

from pathlib import Path

import pytest

#: Beside the project, where it is worked on: five accounts of one event.
_GIVEN = Path(__file__).parents[4] / "shared" / "documents"

#: The same shapes in our own words, for everywhere else.
_OWN = (
    "The minister spoke of 13,425 people at its end.\nIt was attended by 20 countries.\n",
    "A firm agreement is sought\n\nThe minister said so on Wednesday to those who were there.\n",
    "A meeting is convened\n\nThe ministers will meet on April 19 and 20 at the palace.\n",
    " date 2022-04-21 From April 18-20, 2022, the secretary was in the city and met him.\n",
    "The secretary asks for help\n\nPublished: Apr 20, 2022, 15:23 UTC2min read\nBy A. Writer\n",
)


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Five documents of which the last two show their date."""
    given = sorted(_GIVEN.glob("*.txt"))
    if given:
        return given
    folder = tmp_path_factory.mktemp("five")
    for number, text in enumerate(_OWN):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())
