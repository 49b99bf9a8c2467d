"""How scenarios did on past events, and what believing in those that never came would have cost."""

from __future__ import annotations

from isthmus.brief.expected.grounds import noticed
from isthmus.brief.expected.telling import row, text
from isthmus.brief.model import Block, Bullets, Column, Section, Table
from isthmus.brief.names import Names
from isthmus.forecast.scenarios.skill import Scored, Skill
from isthmus.words import Words

_NOTHING = "–"


def scenarios_section(skill: Skill, names: Names, words: Words) -> Section | None:
    """Two tables: of what happened, and of the placebos; None where there is nothing to say."""
    say = words.say
    blocks: list[Block] = []
    for happened in (True, False):
        events = [one for one in skill.events if one.happened == happened]
        if events:
            key = "happened" if happened else "placebos"
            blocks.append(_table(events, names, words, key))
    if skill.notices:
        told = [text(noticed(names, words, one)) for one in skill.notices]
        blocks.append(Bullets(tuple(told)))
    if not blocks:
        return None
    value = skill.relative(happened=True)
    lead = (
        say("scored-scenarios-lead", value=words.number(value, 2))
        if value is not None
        else say("scored-scenarios-lead-none")
    )
    return Section("scenarios", say("scored-scenarios-title"), text(lead), tuple(blocks))


def _table(events: list[Scored], names: Names, words: Words, key: str) -> Table:
    say = words.say

    def percent(value: float) -> str:
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{words.percent(abs(round(value)) / 100)}"

    rows = []
    for one in events:
        policy = names.case.policies.get(one.policy)
        low, middle, high = one.percent
        relative = one.relative
        rows.append(
            row(
                (names.own(policy, "title") if policy else None) or one.policy,
                f"{names.series(one.target.series)}: {names.population(one.target.population)}",
                words.date(one.begins, "short"),
                f"{percent(middle)} ({say('span', start=percent(low), end=percent(high))})",
                words.number(len(one.months)),
                _NOTHING if relative is None else words.number(relative, 2),
            )
        )
    titles = ("event", "target", "begins", "effect", "months", "relative")
    return Table(
        id=f"scenarios-{key}",
        caption=say(f"scored-{key}-caption"),
        columns=tuple(
            Column(say(f"scored-column-{title}"), numeric=title in ("months", "relative"))
            for title in titles
        ),
        rows=tuple(rows),
    )
