"""The reference page of the case `americas`.

Owns: how its README, its series and its sources read as a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isthmus.case import Case, Source, read_case
from isthmus.case.contents import contents
from isthmus.words import words_in

from .texts import escaped, link

NAME = "americas"


def americas_page() -> str:
    """What the case holds, where it was read, under which terms, and what was left out."""
    case = read_case(NAME)
    readme = (case.folder / "README.md").read_text(encoding="utf-8").rstrip()
    return "\n".join([readme, "", *_series(case), *_sources(case)])


def _series(case: Case) -> list[str]:
    words = words_in("en")
    held = {one.series: one for one in contents(case).series}
    lines = ["## Series", ""]
    for series in case.series.values():
        one, source = held[series.id], case.sources[series.source]
        years = [str(p.start.year) for p in (one.first, one.last) if p is not None]
        span = f"{'–'.join(dict.fromkeys(years))}; {words.number(one.rows)} rows."
        lines += [
            f"`{series.id}`",
            f": **{escaped(series.title_en)}.** {escaped(source.publisher)}.",
            f"  {escaped(series.one_row_en)} {span}",
            f"  Lag: {series.lag_days} days. {escaped(series.lag_basis_en)}",
            "",
        ]
    return lines


def _sources(case: Case) -> list[str]:
    sources = case.sources.values()
    return [
        "## Sources and their terms",
        "",
        "### Read from the publisher",
        "",
        *_by_terms([source for source in sources if source.relayed_by is None]),
        "### Relayed by others",
        "",
        *_by_terms([source for source in sources if source.relayed_by is not None]),
    ]


def _by_terms(sources: Sequence[Source]) -> Iterator[str]:
    for licence in dict.fromkeys(source.licence for source in sources):
        yield from (f"**{escaped(licence)}**", "")
        for source in sources:
            if source.licence == licence:
                by = f", in {escaped(source.relayed_by)}" if source.relayed_by else ""
                title = link(escaped(source.title), source.url)
                yield f"- `{source.id}`: {escaped(source.publisher)}{by}. {title}"
        yield ""
