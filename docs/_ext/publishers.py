"""The reference page of the publishers.

Owns: how what `source.toml` says of each publisher reads as a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from isthmus.series.publishers import Publisher, publishers
from isthmus.series.publishers.publisher import Format
from isthmus.words import words_in

LEAD = """\
Isthmus reads what these publishers publish, each from its own public format. The page is made from
the `source.toml` of each. [Bring fresh figures](../how-to/pull.md) says how to use them,
[Add a publisher](../how-to/publisher.md) how to write one.
"""


def publishers_page() -> str:
    """Every registered publisher: what a row counts, what is read, what is left, what to expect."""
    lines = ["# Publishers", "", LEAD]
    for name, publisher in publishers().items():
        lines += [f"## {name}", "", *_publisher(publisher)]
    return "\n".join(lines)


def _publisher(publisher: Publisher) -> Iterator[str]:
    words = words_in("en")
    where = words.country(publisher.country) if publisher.country else None
    given = {"month": "monthly", "year": "yearly", "irregular": "irregularly"}[publisher.frequency]
    yield from (
        f"[{publisher.name}](<{publisher.url}>)" + (f", {where}" if where else "") + ".",
        "",
    )
    yield from (publisher.one_row_en, "")
    yield from (f"*{publisher.one_row_es}*", "")
    kind = "Series" if publisher.table == "observations" else "Indicators"
    yield f"- Published: {given}"
    yield f"- Licence: {publisher.licence}"
    yield f"- {kind}: " + ", ".join(f"`{feed}`" for feed in publisher.feeds)
    yield f"- Fetched: {_fetched(publisher)}"
    if publisher.needs_passages:
        yield "- Counted by border, so it is read for a case: the case's routes say which borders"
    if not publisher.keep_raw:
        yield "- The publisher's file holds more than aggregates, so it is read and not kept"
    least, most = publisher.expect.rows
    low, high = publisher.expect.value
    yield (
        f"- Expected: {words.number(least)} to {words.number(most)} rows "
        f"({publisher.expect.rows_why}); values from {words.number(low)} to {words.number(high)} "
        f"({publisher.expect.value_why})"
    )
    yield ""
    for name, layout in publisher.formats.items():
        yield from (f"### {publisher.id}: {name}", "")
        yield from _format(layout)


def _fetched(publisher: Publisher) -> str:
    hosts = dict.fromkeys(urlsplit(address.url).netloc for address in publisher.addresses)
    by_hand = publisher.by_hand.get("en")
    said = "by `isthmus pull` from " + ", ".join(f"`{host}`" for host in hosts) if hosts else ""
    if by_hand:
        said += f"; by hand: {by_hand}" if said else f"by hand. {by_hand}"
    return said


def _format(layout: Format) -> Iterator[str]:
    for column, meaning in layout.columns.items():
        yield from (f"`{column}`", f": {meaning}", "")
    if layout.ignored:
        yield "Known and left out:"
        yield ""
        for column, reason in layout.ignored.items():
            yield f"- `{column}`: {reason}"
        yield ""
