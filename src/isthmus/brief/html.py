"""A page as one HTML file that opens offline: a brief, or what else is made of the same parts.

Owns: the markup of every part of a page, its style and its script, all inline. Every number of a
brief is a link to its row, and the row is on the page.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup, escape

from isthmus.words import Words, words_in

from . import model
from .drawing import svg
from .legible import for_page

_TEMPLATES = files(__package__).joinpath("templates")


def render_html(brief: model.Brief) -> str:
    """The whole page: no outside request, valid HTML5, readable without script and on paper."""
    return _BriefPage(for_page(brief)).render()


def render_page(page: model.Page, template: str) -> str:
    """As above, of a page that is no brief; `template` names a file that extends `page.html.j2`."""
    page = for_page(page)
    return _rendered(template, page, _Parts(words_in(page.language)), {})


def _rendered(
    template: str, page: model.Page | model.Brief, parts: _Parts, more: Mapping[str, Any]
) -> str:
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_asset)
    )
    return environment.get_template(template).render(
        page=page,
        css=Markup(_asset("brief.css")),  # noqa: S704  our own file
        say=parts.words.say,
        text=parts.text,
        blocks=parts.blocks,
        **more,
    )


@functools.cache
def _asset(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text(encoding="utf-8")


_NUMBER = Markup('<a class="num" href="#row-{0}" data-figure="{0}">{1}</a>')
_QUOTE = Markup('<span class="quote">{}</span>')
_WRAPS = Markup('<span class="wraps">{}</span>')
_PART = Markup('<section class="part"><h{1} id="{0}">{2}</h{1}>{3}</section>')
_FACT = Markup('<div><dt>{}</dt><dd class="value">{}</dd><dd class="below">{}</dd></div>')
_ROW = Markup('<tr id="row-{0}"><th scope="row">{1} <small>{0}</small></th>{2}</tr>')


class _Parts:
    """The parts of a page as HTML, in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    # --- text -----------------------------------------------------------------------------------

    def text(self, text: model.Text) -> Markup:
        return Markup("").join(self.inline(part) for part in text)

    def inline(self, part: model.Inline) -> Markup:
        match part:
            case model.Num(figure, words, quoted, wraps):
                number = _NUMBER.format(figure, words)
                if wraps:
                    return _WRAPS.format(number)
                return _QUOTE.format(number) if quoted else number
            case model.Link(words, url):
                return Markup('<a href="{}" rel="noopener">{}</a>').format(url, words)
            case model.Strong(words):
                return Markup("<strong>{}</strong>").format(words)
            case model.Words(words):
                return escape(words)

    # --- blocks ---------------------------------------------------------------------------------

    def blocks(self, blocks: Sequence[model.Block], level: int) -> Markup:
        return Markup("\n").join(self.block(block, level) for block in blocks)

    def block(self, block: model.Block, level: int) -> Markup:
        match block:
            case model.Paragraph(text):
                return Markup("<p>{}</p>").format(self.text(text))
            case model.Bullets(items):
                rows = Markup("").join(Markup("<li>{}</li>").format(self.text(i)) for i in items)
                return Markup("<ul>{}</ul>").format(rows)
            case model.Note(kind, text):
                return Markup('<p class="note {}"><strong>{}</strong> {}</p>').format(
                    kind, self.words.say(f"page-note-{kind}"), self.text(text)
                )
            case model.Facts(items):
                return Markup('<dl class="facts">{}</dl>').format(
                    Markup("").join(self.fact(fact) for fact in items)
                )
            case model.Table():
                return self.folded(block) if block.folded else self.table(block)
            case model.Chart():
                return self.chart(block)
            case model.Subsection(name, title, inner):
                return _PART.format(name, level, title, self.blocks(inner, level + 1))

    def fact(self, fact: model.Fact) -> Markup:
        return _FACT.format(fact.label, self.text(fact.value), self.text(fact.below))

    def chart(self, chart: model.Chart) -> Markup:
        # The picture's words are its accessible name; the table under it holds its numbers.
        name = _unsafe(chart.id)
        picture = Markup(svg(chart.spec))  # noqa: S704  drawn by us from data, escaped there
        return Markup(
            '<figure id="{0}"><figcaption id="{0}-title">{1}</figcaption>'
            '<div class="scroll" role="group" tabindex="0" aria-labelledby="{0}-title">'
            '<div class="picture" role="img" aria-label="{2}">{3}</div></div>{4}</figure>'
        ).format(name, chart.title, chart.description, picture, self.folded(chart.table))

    def folded(self, table: model.Table) -> Markup:
        return Markup('<details class="fold"><summary>{}</summary>{}</details>').format(
            self.words.say("page-table", caption=table.caption), self.table(table)
        )

    def table(self, table: model.Table) -> Markup:
        head = Markup("").join(
            Markup('<th scope="col"{}>{}</th>').format(
                Markup(' class="n"') if column.numeric else Markup(""), column.title
            )
            for column in table.columns
        )
        rows = Markup("").join(self.row(table, row) for row in table.rows)
        return Markup(
            '<div class="scroll" role="group" tabindex="0" aria-labelledby="{0}-caption">'
            '<table id="{0}"><caption><span id="{0}-caption">{1}</span></caption>'
            "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>"
        ).format(_unsafe(table.id), table.caption, head, rows)

    def row(self, table: model.Table, row: Sequence[model.Text]) -> Markup:
        cells = [Markup('<th scope="row">{}</th>').format(self.text(row[0]))]
        for column, text in zip(table.columns[1:], row[1:], strict=True):
            mark = Markup(' class="n"') if column.numeric else Markup("")
            cells.append(Markup("<td{}>{}</td>").format(mark, self.text(text)))
        return Markup("<tr>{}</tr>").format(Markup("").join(cells))


class _BriefPage(_Parts):
    """A brief: its parts, and the rows that its numbers lead to."""

    def __init__(self, brief: model.Brief) -> None:
        super().__init__(words_in(brief.language))
        self.brief = brief

    def render(self) -> str:
        script = _asset("brief.js")
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        titles = {section.id: section.title for section in self.brief.sections}
        titles["summary"] = self.words.say("page-summary")
        groups: dict[str, list[model.Figure]] = {}
        for figure in self.brief.figures:
            groups.setdefault(titles.get(figure.section, figure.section), []).append(figure)
        more = {
            "script": Markup(script),  # noqa: S704  our own file
            "script_hash": digest,
            "by_section": groups.items(),
            "figure_table": self.figure_table,
        }
        if any(number.quoted or number.wraps for number in model.numbers(self.brief)):
            more["more_css"] = Markup(_asset("said.css"))  # noqa: S704  our own file
        return _rendered("brief.html.j2", self.brief, self, more)

    # --- figures --------------------------------------------------------------------------------

    def figure_table(self, name: str, figures: Sequence[model.Figure]) -> Markup:
        keys = ("label", "value", "counts", "place", "status", "published", "publisher", "note")
        head = Markup("").join(
            Markup('<th scope="col">{}</th>').format(self.words.say(f"page-figure-{key}"))
            for key in keys
        )
        rows = Markup("").join(self.figure_row(figure) for figure in figures)
        region = f"figures-{_unsafe(figures[0].section)}"
        return Markup(
            '<div class="scroll" role="group" tabindex="0" aria-labelledby="{0}">'
            '<table class="figures"><caption><span id="{0}">{1}</span></caption>'
            "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>"
        ).format(region, self.words.say("page-figures-of", section=name), head, rows)

    def kind(self, of: str, codes: str) -> str:
        """The words of the case format in the language of the page."""
        keys = [(code, f"kind-{of}-{code}") for code in codes.split(" / ")]
        return " / ".join(
            self.words.say(key) if self.words.has(key) else code for code, key in keys
        )

    @property
    def undated(self) -> str:
        """What stands for the date of a document that has none."""
        return self.words.say("said-undated")

    def figure_row(self, figure: model.Figure) -> Markup:
        publisher = (
            Markup('<a href="{}" rel="noopener">{}</a>').format(figure.url, figure.publisher)
            if figure.url
            else escape(figure.publisher)
        )
        cells = [
            escape("" if _is_wordy(figure) else value_text(self.words, figure)),
            escape(f"{self.kind('counts', figure.counts)}; {self.kind('measure', figure.measure)}"),
            escape(figure.place or ""),
            escape(self.kind("status", figure.status)),
            escape(self.words.date(figure.published) if figure.published else self.undated),
            publisher,
            escape(figure.note or ""),
        ]
        body = Markup("").join(Markup("<td>{}</td>").format(c) for c in cells)
        return _ROW.format(figure.id, figure.label, body)


def _is_wordy(figure: model.Figure) -> bool:
    """Whether it is words of a document that state no number: nothing is absent then."""
    return figure.document is not None and figure.low is None and figure.high is None


def value_text(words: Words, figure: model.Figure) -> str:
    """The bounds of a figure as words."""
    low, high = figure.low, figure.high

    def written(value: float) -> str:
        return words.number(value, 0 if float(value).is_integer() else 2)

    if low is not None and high is not None:
        if low == high:
            return written(low)
        if low < 0:  # a dash beside a minus is hard to read
            return words.say("span", start=written(low), end=written(high))
        return f"{written(low)}–{written(high)}"
    if low is not None:
        return words.say("number-at-least", n=written(low))
    if high is not None:
        return words.say("number-at-most", n=written(high))
    return words.say("brief-absent")


def _unsafe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "_", name)
