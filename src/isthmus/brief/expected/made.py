"""How the numbers of a page were made, what to know of their data, and where they stand in full.

Owns: the last section of the pages of forecasts, comparisons and scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from isthmus.brief import model
from isthmus.brief.model import Block, Bullets, Section, Subsection
from isthmus.case import Case
from isthmus.case.problems import Problem
from isthmus.words import Words

from .telling import begun, text


def made_section(
    words: Words,
    lines: Sequence[str],
    *,
    notices: Sequence[Problem] = (),
    files: Sequence[str] = (),
) -> Section:
    """Lines of how it was made; then notices; then the files beside the page.

    `files` are the names of tables; what one holds is said by its name without the ending.
    """
    say = words.say
    blocks: list[Block] = [Bullets(tuple(text(line) for line in lines))]
    if notices:
        told = Bullets(tuple(text(begun(one.say(words))) for one in notices))
        blocks.append(Subsection("notices", say("expect-notices"), (told,)))
    if files:
        items = tuple(
            (model.Link(name, name), model.Words(f": {say(f'expect-file-{Path(name).stem}')}"))
            for name in files
        )
        blocks.append(Subsection("files", say("expect-files"), (Bullets(items),)))
    return Section("made", say("expect-made-title"), text(say("expect-made-lead")), tuple(blocks))


def called(case: Case, language: str) -> str:
    """What a case is called in a language."""
    return case.titles.get(language) or next(iter(case.titles.values()), case.name)
