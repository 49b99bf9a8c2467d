"""The page of what a projection asks of each country and how it could be shared.

Owns: what the page says first and the order of its sections, and the file of the page. `write_page`
is called while the folder of a run is made; what a part says is `shared`'s. It is given the tables
as they may be published, and shows no count of people that is not in them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from isthmus import __version__
from isthmus.sharing.sharing import Sharing
from isthmus.sharing.tables import Row
from isthmus.words import words_in

from .expected.made import called, made_section
from .expected.telling import text
from .html import render_page
from .model import Block, Bullets, Note, Page, Section
from .shared.asks import capacity_section, needs_section, of_country, peak, running_out
from .shared.divided import scarce_section, shares_section
from .shared.grounds import grounds_section
from .shared.telling import Told
from .shared.ways import plan_section, plan_sentences, ways_section

PAGE = "share.html"
_TEMPLATE = "share.html.j2"
#: Countries whose gap is told in the summary: the largest on either side.
_GAPS = 3


def write_page(
    sharing: Sharing,
    tables: Mapping[str, Sequence[Row]],
    folder: Path,
    language: str,
    *,
    files: Sequence[str] = (),
    hidden: Sequence[str] = (),
    withheld: Collection[str] = frozenset(),
) -> None:
    """Write the page into a folder that is there.

    `files` are the names of the tables beside it, `hidden` the sentences on what was suppressed,
    `withheld` the countries and pathways of which no count of people is told.
    """
    page = share_page(sharing, tables, language, files=files, hidden=hidden, withheld=withheld)
    (folder / PAGE).write_text(render_page(page, _TEMPLATE), encoding="utf-8")


def share_page(
    sharing: Sharing,
    tables: Mapping[str, Sequence[Row]],
    language: str,
    *,
    files: Sequence[str] = (),
    hidden: Sequence[str] = (),
    withheld: Collection[str] = frozenset(),
) -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    told = Told(sharing, words_in(language), withheld)
    words, say = told.words, told.words.say
    plan = sharing.allocation
    parts = [
        needs_section(told),
        capacity_section(told),
        shares_section(told, tables["hosted"]),
        scarce_section(told),
        ways_section(told, tables["used"]),
        None if plan is None else plan_section(told, plan, tables["plan"]),
        grounds_section(told),
        _made(told, files, hidden),
    ]
    return Page(
        title=say("share-page-title", name=called(sharing.case, language)),
        subtitle=say(
            "share-page-subtitle",
            day=words.date(sharing.day),
            months=sharing.asked.horizon,
            scenario="none" if sharing.scenario is None else told.called(sharing.scenario.scenario),
        ),
        language=words.language,
        summary=_summary(told),
        sections=tuple(part for part in parts if part is not None),
    )


def summary(told: Told) -> list[str]:
    """The run in a few sentences: what is needed most, what runs out, who is above a share."""
    return [*_needed(told), *running_out(told), *_above(told), *_planned(told)]


# --- inside --------------------------------------------------------------------------------------


def _summary(told: Told) -> tuple[Block, ...]:
    say = told.words.say
    items = tuple(text(sentence) for sentence in summary(told))
    return (Note("limit", text(say("share-caution"))), Bullets(items))


def _needed(told: Told) -> list[str]:
    """For each country the month with most people present."""
    said = []
    for country in dict.fromkeys(one.country for one in told.sharing.needs):
        own = [one for one in told.sharing.needs if one.country == country and one.per == "present"]
        months = next(iter(of_country(own).values()), None)
        if months is not None:
            most = peak(months)
            said.append(
                told.words.say(
                    "share-most-present",
                    country=told.country(country),
                    people=told.people(most.people),
                    month=told.words.month(most.month),
                )
            )
    return said


def _above(told: Told) -> list[str]:
    """Who hosts most above, and most below, its share by the first key."""
    keys = told.sharing.keys
    if not keys.keys:
        return []
    gaps = {one.country: one.gaps.get(keys.keys[0].key) for one in keys.countries}
    known = sorted(
        ((gap, c) for c, gap in gaps.items() if gap is not None and c not in told.withheld),
        reverse=True,
    )
    key = told.key(keys.keys[0])
    above = [f"{told.country(c)} ({told.signed(gap)})" for gap, c in known[:_GAPS] if gap > 0]
    below = [f"{told.country(c)} ({told.signed(gap)})" for gap, c in known[-_GAPS:] if gap < 0]
    if not above or not below:
        return []
    listed = told.words.listing
    return [
        told.words.say(
            "share-most-above", key=key, above=listed(above), below=listed(list(reversed(below)))
        )
    ]


def _planned(told: Told) -> list[str]:
    plan = told.sharing.allocation
    return [] if plan is None else plan_sentences(told, plan)[:1]


def _made(told: Told, files: Sequence[str], hidden: Sequence[str]) -> Section:
    say, sharing = told.words.say, told.sharing
    lines = [
        say("expect-made-with", version=__version__, seed=str(sharing.asked.seed)),
        say("share-made-draws", draws=told.words.number(told.members)),
        *hidden,
    ]
    codes = {one.code for one in sharing.keys.left_out}
    notices = [one for one in sharing.notices if one.code not in codes]
    notices += sharing.forecast.notices
    return made_section(told.words, lines, notices=tuple(map(told.named, notices)), files=files)
