"""The reference page of the case `americas`.

Owns: how its README, its series and its sources read as a page.
"""

from __future__ import annotations

from isthmus.case import Case, read_case
from isthmus.case.contents import contents
from isthmus.words import words_in

from .texts import cell, link, table

NAME = "americas"


def americas_page() -> str:
    """What the case holds, where it was read, under which terms, and what was left out."""
    case = read_case(NAME)
    readme = (case.folder / "README.md").read_text(encoding="utf-8").rstrip()
    return "\n".join([readme, "", *_series(case), *_sources(case)])


def _series(case: Case) -> list[str]:
    words = words_in("en")
    held = {one.series: one for one in contents(case).series}
    rows = []
    for series in case.series.values():
        one, source = held[series.id], case.sources[series.source]
        first, last = one.first, one.last
        span = "–".join(dict.fromkeys(str(p.start.year) for p in (first, last) if p is not None))
        rows.append(
            [
                f"`{series.id}`",
                cell(series.title_en),
                cell(source.publisher),
                cell(series.one_row_en),
                span,
                words.number(one.rows),
                cell(f"{series.lag_days} days. {series.lag_basis_en}"),
            ]
        )
    header = ["Series", "Title", "Publisher", "What one row counts", "Years", "Rows", "Lag"]
    return ["## Series", "", *table(header, rows)]


def _sources(case: Case) -> list[str]:
    own = [source for source in case.sources.values() if source.relayed_by is None]
    relayed = [source for source in case.sources.values() if source.relayed_by is not None]
    lines = ["## Sources and their terms", ""]
    lines += ["### Read from the publisher", ""]
    lines += table(
        ["Source", "Publisher", "Publication", "Terms"],
        [
            [f"`{s.id}`", cell(s.publisher), link(cell(s.title), s.url), cell(s.licence)]
            for s in own
        ],
    )
    lines += ["### Relayed by others", ""]
    lines += table(
        ["Source", "Publisher", "Relayed by", "Publication", "Terms"],
        [
            [
                f"`{s.id}`",
                cell(s.publisher),
                cell(s.relayed_by),
                link(cell(s.title), s.url),
                cell(s.licence),
            ]
            for s in relayed
        ],
    )
    return lines
