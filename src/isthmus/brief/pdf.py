"""The brief on paper: PDF/UA-1, from the same model and the same pictures as the page.

Owns: handing the model to typst as data, the numbered list of sources that every number leads to,
and how wide each column of a table is. The template says how it looks.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from isthmus.words import Words, words_in

from . import model
from .drawing import FAMILY, font_folder, svg
from .legible import for_print
from .model import plain

_TEMPLATE = "brief.typ"
#: A column of numbers up to so many letters takes just the room it needs.
_NARROW = 18
#: So long a title stands on one line.
_TITLE = 18
#: No column asks for more room than one of so many letters.
_WIDEST = 70
#: A longer word is broken where it must be; a letter takes about this share of a page's width.
_WORD, _LETTER = 12, 0.0105


def render_pdf(brief: model.Brief) -> bytes:
    """The brief as PDF/UA-1. The same brief gives the same bytes; nothing is fetched."""
    import typst

    template = files(__package__).joinpath("templates", _TEMPLATE).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="isthmus-") as folder:
        root = Path(folder)
        (root / _TEMPLATE).write_text(template, encoding="utf-8")
        data = json.dumps(_Paper(for_print(brief)).data())
        (root / "data.json").write_text(data, encoding="utf-8")
        made: bytes = typst.compile(
            str(root / _TEMPLATE),
            root=str(root),
            font_paths=[str(font_folder())],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    return made


class _Paper:
    """A brief as the data of the template: every number with the source it leads to."""

    def __init__(self, brief: model.Brief) -> None:
        self.brief = brief
        self.words: Words = words_in(brief.language)
        #: (publisher, address) → its number in the list, in the order in which figures show them.
        self.sources: dict[tuple[str, str | None], int] = {}
        for figure in brief.figures:
            self.sources.setdefault((figure.publisher, figure.url), len(self.sources) + 1)
        self.source_of = {f.id: self.sources[f.publisher, f.url] for f in brief.figures}

    def data(self) -> dict[str, Any]:
        say, brief = self.words.say, self.brief
        return {
            "title": brief.title,
            "subtitle": brief.subtitle,
            "language": brief.language,
            "day": [brief.as_of.year, brief.as_of.month, brief.as_of.day],
            "font": FAMILY,
            "kind": say("page-kind"),
            "contents": say("page-contents"),
            "summary_title": say("page-summary"),
            "page": say("page-number", n="{n}", all="{all}"),
            "sources_title": say("page-sources"),
            "sources_lead": say("page-sources-lead"),
            "sources_of": say("page-sources-of"),
            "sources": [{"publisher": publisher, "url": url} for publisher, url in self.sources],
            "summary": self.blocks(brief.summary),
            "sections": [
                {
                    "title": section.title,
                    "lead": self.text(section.lead),
                    "blocks": self.blocks(section.blocks),
                }
                for section in brief.sections
            ],
        }

    def blocks(self, blocks: Sequence[model.Block]) -> list[dict[str, Any]]:
        return [self.block(block) for block in blocks]

    def block(self, block: model.Block) -> dict[str, Any]:
        match block:
            case model.Subsection(title=title, blocks=inner):
                return {"type": "subsection", "title": title, "blocks": self.blocks(inner)}
            case model.Chart():
                return {
                    "type": "chart",
                    "title": block.title,
                    "description": block.description,
                    "svg": svg(block.spec),
                    "folded": block.table.folded,
                    "table": self.table(block.table),
                }
            case model.Table():
                return self.table(block)
            case model.Note(kind, text):
                lead = self.words.say(f"page-note-{kind}")
                return {"type": "note", "kind": kind, "lead": lead, "text": self.text(text)}
            case model.Facts(items):
                facts = [
                    {
                        "label": fact.label,
                        "value": self.text(fact.value),
                        "below": self.text(fact.below),
                    }
                    for fact in items
                ]
                return {"type": "facts", "items": facts}
            case model.Bullets(items):
                return {"type": "bullets", "items": [self.text(item) for item in items]}
            case model.Paragraph(text):
                return {"type": "paragraph", "text": self.text(text)}

    def text(self, text: model.Text) -> list[dict[str, Any]]:
        out = []
        for part in text:
            said: dict[str, Any] = msgspec.to_builtins(part)
            if isinstance(part, model.Num):
                said["source"] = self.source_of[part.figure]
            out.append(said)
        return out

    def table(self, table: model.Table) -> dict[str, Any]:
        return {
            "type": "table",
            "caption": table.caption,
            "columns": [
                {"title": column.title, "numeric": column.numeric, "width": width}
                for column, width in zip(table.columns, widths(table), strict=True)
            ],
            "rows": [[self.text(cell) for cell in row] for row in table.rows],
            "sources": sorted(set(self._sources(table))),
        }

    def _sources(self, table: model.Table) -> Iterator[int]:
        for row in table.rows:
            for cell in row:
                for part in cell:
                    if isinstance(part, model.Num):
                        yield self.source_of[part.figure]


def widths(table: model.Table) -> list[float | None]:
    """The share of each column of a table in its width; None: as wide as what it holds."""
    out: list[float | None] = []
    words: list[int] = []
    for i, column in enumerate(table.columns):
        cells = (column.title, *(plain(row[i]) for row in table.rows))
        longest = max((len(cell) for cell in cells[1:]), default=0)
        word = max((len(word) for word in column.title.split()), default=0)
        words.append(min(max(len(w) for cell in cells for w in ("", *cell.split())), _WORD))
        # A long title over short numbers is broken into lines; else it takes the room of the words.
        if column.numeric and longest <= _NARROW and len(column.title) <= _TITLE:
            out.append(None)
        else:
            out.append(float(max(word, min(longest, _WIDEST), 6)) ** 0.7)
    # Beside wide neighbours a column keeps the room of its longest word.
    whole = sum(share for share in out if share is not None)
    return [
        None if share is None else max(share, _LETTER * word * whole)
        for share, word in zip(out, words, strict=True)
    ]
