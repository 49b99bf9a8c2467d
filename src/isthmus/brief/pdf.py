"""The brief on paper: PDF/UA-1, from the same model and the same pictures as the page.

Owns: handing the model to typst as data. The template says how it looks.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from isthmus.words import Words, words_in

from . import model
from .drawing import FAMILY, font_folder, svg
from .html import value_text

_TEMPLATE = "brief.typ"


def render_pdf(brief: model.Brief) -> bytes:
    """The brief as PDF/UA-1. The same brief gives the same bytes; nothing is fetched."""
    import typst

    words = words_in(brief.language)
    template = files(__package__).joinpath("templates", _TEMPLATE).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="isthmus-") as folder:
        root = Path(folder)
        (root / _TEMPLATE).write_text(template, encoding="utf-8")
        (root / "data.json").write_text(json.dumps(_data(brief, words)), encoding="utf-8")
        made: bytes = typst.compile(
            str(root / _TEMPLATE),
            root=str(root),
            font_paths=[str(font_folder())],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    return made


def _data(brief: model.Brief, words: Words) -> dict[str, Any]:
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "language": brief.language,
        "day": [brief.as_of.year, brief.as_of.month, brief.as_of.day],
        "font": FAMILY,
        "kind": words.say("page-kind"),
        "contents": words.say("page-contents"),
        "page": words.say("page-number", n="{n}", all="{all}"),
        "figures": words.say("page-figures"),
        "figures_lead": words.say("page-figures-lead-paper"),
        "summary": _blocks(brief.summary, words),
        "sections": [
            {
                "title": section.title,
                "lead": msgspec.to_builtins(section.lead),
                "blocks": _blocks(section.blocks, words),
            }
            for section in brief.sections
        ],
        "rows": msgspec.to_builtins(_figures(brief, words)),
    }


def _blocks(blocks: Sequence[model.Block], words: Words) -> list[dict[str, Any]]:
    return list(_each(blocks, words))


def _each(blocks: Sequence[model.Block], words: Words) -> Iterable[dict[str, Any]]:
    for block in blocks:
        match block:
            case model.Subsection(title=title, blocks=inner):
                yield {"type": "subsection", "title": title, "blocks": _blocks(inner, words)}
            case model.Chart():
                yield {
                    "type": "chart",
                    "title": block.title,
                    "description": block.description,
                    "svg": svg(block.spec),
                    "folded": block.table.folded,
                    "table": msgspec.to_builtins(block.table),
                }
            case model.Note(kind, _):
                yield {**msgspec.to_builtins(block), "lead": words.say(f"page-note-{kind}")}
            case _:
                yield msgspec.to_builtins(block)


def _figures(brief: model.Brief, words: Words) -> model.Table:
    """Every figure of the brief in one table: what it is, its value, and where it comes from."""
    keys = ("label", "value", "counts", "published", "publisher")
    return model.Table(
        id="figures",
        caption=words.say("page-figures"),
        columns=tuple(
            model.Column(words.say(f"page-figure-{key}"), numeric=key == "value") for key in keys
        ),
        rows=tuple(
            (
                (model.Words(figure.label),),
                (model.Words(value_text(words, figure)),),
                (model.Words(figure.counts),),
                (model.Words(figure.published.isoformat()),),
                (model.Link(figure.publisher, figure.url),)
                if figure.url
                else (model.Words(figure.publisher),),
            )
            for figure in brief.figures
        ),
    )
