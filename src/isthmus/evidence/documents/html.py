"""The text of a web page, with its tables and lists; and what the page says of itself.

Owns: the way through trafilatura, which finds the article among menus, scripts and comments, and
the page's own title, date, address and publisher. A page is data: it is handed over as a string,
and nothing in it is fetched or run. Only called in the helper process (`guarded`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from .decoding import decode, tidy
from .extract import Extract, Limits, Refused

#: Where a page says its encoding.
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")

#: Names under which a page gives the day it was published; the first that has one is taken. Days on
#: which a page was changed or crawled are not among them.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dc.date.published", "prism.publicationdate", "publication_date", "publication-date",
    "publish-date", "publish_date", "publishdate", "pubdate", "published", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "dc.date", "dcterms.date",
    "dc.date.created", "dcterms.created", "date",
)  # fmt: skip
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHER = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "WebPage"}
)
#: The line under the head of a table, and what stands before an item of a list.
_RULE = re.compile(r"\|(?:-{3,}\|)+\s*$")
_BULLET = re.compile(r"^[-*•] ")
#: What a reader of the page never sees, or sees on every page.
_UNSEEN = (
    "//nav",
    "//*[@role='navigation']",
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
)
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡])(?:\s*,\s*\d{1,3})*[\])]?\s*$")
_METRES = re.compile(r"(?:\b[a-z]{0,2}m|10)\s*$")
_DROPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "iframe",
    "svg", "head", "button", "select", "object", "embed", "canvas",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip


def extract_html(data: bytes, limits: Limits) -> Extract:
    """The text of a page and its metadata. Raises `Refused` where it holds no text."""
    import lxml.etree
    import lxml.html
    from trafilatura import extract

    declared = _CHARSET.search(data[:4096])
    source, notes = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    source = _XML.sub("", source)
    if not source.strip():
        raise Refused("document-empty")
    parser = lxml.html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(source, parser=parser)
    except lxml.etree.ParserError:  # nothing but a declaration or a comment
        raise Refused("document-page-without-text") from None
    # Deeper than two thousand elements the parser stops, so that nobody's stack overflows.
    if any("xcessive depth" in error.message for error in parser.error_log):
        notes = (*notes, "document-page-nested")
    said = _metadata(tree)
    _prune(tree)
    headline = _headline(tree)
    text = _article(tree, extract)
    if not text:
        text = _everything(tree)
        notes = (*notes, "document-whole-page")
    if not text:
        nested = "document-page-nested" in notes
        raise Refused("document-page-too-nested" if nested else "document-page-without-text")
    if headline and headline.casefold() not in text[:2000].casefold():
        text = f"{headline}\n{text}"
    text, more = tidy(text)
    if len(text) > limits.characters:
        raise Refused("document-too-long", f"{limits.characters / 1e6:g}")
    beside = "" if said["published"] else _beside(tree, headline)
    return Extract(text=text, beside=beside, notes=tuple(dict.fromkeys((*notes, *more))), **said)


def _article(tree: Any, extract: Any) -> str:
    """What trafilatura takes for the text of the page, a paragraph or a row of a table a line."""
    found = extract(
        tree,
        output_format="txt",
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
    )
    lines = ((found or "").strip()).split("\n")
    return "\n".join(_BULLET.sub("", _row(line)) for line in lines if not _RULE.match(line))


def _row(line: str) -> str:
    """A row of a table as its cells between bars, without the bars at its ends."""
    return line.strip(" |") if line.startswith("|") else line


def _prune(tree: Any) -> None:
    """Take out of a page what nobody sees, and the raised digits that lead to its footnotes."""
    for path in _UNSEEN:
        for node in tree.xpath(path):
            if node.getparent() is not None:
                node.drop_tree()
    for node in tree.xpath("//sup"):
        before = (
            (node.getprevious().tail if node.getprevious() is not None else node.getparent().text)
            if node.getparent() is not None
            else None
        )
        # "2,491²" counts with note 2; "12 km²" does not.
        if _MARK.match(node.text_content()) and not _METRES.search(before or ""):
            node.drop_tree()


def _beside(tree: Any, headline: str | None) -> str:
    """The short lines that follow the headline, where a page shows its date."""
    lines = _everything(tree, _DROPPED - {"header"}).split("\n") if headline else []
    if headline not in lines:
        return ""
    at = lines.index(headline) + 1
    return "\n".join(line for line in lines[at : at + 6] if len(line) < 120)


def _everything(tree: Any, dropped: frozenset[str] | None = None) -> str:
    """All text of a page outside what never is text: for pages that have no article."""
    dropped = _DROPPED if dropped is None else dropped
    import lxml.etree

    lines: list[str] = []
    line: list[str] = []

    def ended() -> None:
        said = " ".join("".join(line).split())
        if said:
            lines.append(said)
        line.clear()

    depth = 0  # how deep inside an element that is dropped
    for event, node in lxml.etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else None
        if event == "start":
            if tag in dropped:
                depth += 1
            if not depth:
                if tag in _BLOCKS:
                    ended()
                line.append(node.text or "")
            continue
        if tag in dropped:
            depth -= 1
        if not depth:
            if tag in _BLOCKS:
                ended()
            line.append(node.tail or "")
    ended()
    return "\n".join(lines)


def _headline(tree: Any) -> str | None:
    """The one first-level heading of a page: articles are cut below it, and figures stand in it."""
    heads = tree.xpath("//h1")
    said = " ".join(heads[0].text_content().split()) if len(heads) == 1 else ""
    return said if 20 <= len(said) <= 300 else None


# --- what the page says of itself ---------------------------------------------------------------


def _metadata(tree: Any) -> dict[str, Any]:
    """Title, address, publisher, date and language, as arguments of `Extract`."""
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = (node.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    linked = list(_linked(tree))
    title = _first(meta, _TITLE) or _text(tree.find(".//title"))
    publisher = _first(meta, _PUBLISHER) or next(
        (name for item in linked if (name := _name(item.get("publisher")))), None
    )
    published = _published(meta, linked, tree)
    return {
        "title": _short(title),
        "url": _url(tree, meta),
        "publisher": _short(publisher),
        "published": published,
        "basis": "meta" if published else None,
        "language": (tree.get("lang") or "").split("-")[0].lower() or None,
    }


def _published(meta: dict[str, str], linked: list[dict[str, Any]], tree: Any) -> dt.date | None:
    said = [meta.get(name) for name in _PUBLISHED[:3]]
    said += [item.get("datePublished") for item in linked]
    said += [meta.get(name) for name in _PUBLISHED[3:]]
    said += [
        node.get("datetime") or node.get("content")
        for node in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")[:3]
    ]
    times = tree.xpath("//article//time[@datetime]") or tree.xpath("//time[@datetime]")
    # One time in an article is that of the article; of several nobody can tell.
    days = {day for node in times[:50] if (day := _day(node.get("datetime")))}
    return next((day for one in said if (day := _day(one))), None) or (
        days.pop() if len(days) == 1 else None
    )


def _day(said: Any) -> dt.date | None:
    """The day at the front of an ISO date and time, as the page's own clock has it."""
    found = _DAY.match(said) if isinstance(said, str) else None
    try:
        day = dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2100 else None


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page describes in JSON-LD."""
    for node in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            said = json.loads((node.text or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        items = said if isinstance(said, list) else [said]
        for item in items[:50]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for one in (graph if isinstance(graph, list) else [item])[:50]:
                if isinstance(one, dict):
                    kind = one.get("@type")
                    if _ARTICLES & set(map(str, kind if isinstance(kind, list) else [kind])):
                        yield one


def _name(said: Any) -> str | None:
    if isinstance(said, list):
        said = said[0] if said else None
    if isinstance(said, dict):
        said = said.get("name")
    return said if isinstance(said, str) else None


def _url(tree: Any, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")[:1]
    for said in (*links, meta.get("og:url")):
        if said and re.match(r"https?://[^\s/]+", said) and len(said) <= 2000:
            return str(said).strip()
    return None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(node: Any) -> str | None:
    return node.text_content() if node is not None else None


def _short(said: str | None) -> str | None:
    """A value as one line, without what nobody sees."""
    line = " ".join(tidy(said)[0].split())[:500] if said else ""
    return line or None
