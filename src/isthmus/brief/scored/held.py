"""How often intervals held, as reliability diagrams, one of each model that is judged."""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.charts import Caption
from isthmus.brief.expected.telling import row, text
from isthmus.brief.model import Block, Column, Note, Section, Table
from isthmus.brief.reliability_chart import Dot, reliability_chart
from isthmus.forecast.scoring import Point
from isthmus.forecast.scoring.replaying import Replay
from isthmus.words import Words


def held_section(replay: Replay, words: Words) -> Section | None:
    """The diagrams; None where no forecast could be scored."""
    say = words.say
    blocks: list[Block] = []
    for number, (model, points) in enumerate(replay.reliability.items()):
        if points:
            blocks.append(_diagram(model, points, words, f"reliability-{number}"))
    if not blocks:
        return None
    blocks.append(Note("limit", text(say("scored-held-note"))))
    return Section("held", say("scored-held-title"), text(say("scored-held-lead")), tuple(blocks))


def _diagram(model: str, points: Sequence[Point], words: Words, name: str) -> Block:
    say = words.say

    def percent(share: float) -> str:
        return words.percent(share, 0 if round(share, 4) * 100 % 1 == 0 else 1)

    title = say("scored-held-chart", model=model)
    table = Table(
        id=f"{name}-table",
        caption=title,
        columns=tuple(
            Column(say(f"scored-column-{key}"), numeric=True)
            for key in ("said", "held", "chance", "count")
        ),
        rows=tuple(
            row(
                percent(nominal),
                words.percent(observed, 1),
                say("span", start=words.percent(low, 1), end=words.percent(high, 1)),
                words.number(count),
            )
            for nominal, observed, low, high, count in points
        ),
        folded=True,
    )
    told = [one for one in points if round(one.nominal, 3) in (0.5, 0.9)] or list(points)
    description = say(
        "scored-held-description",
        model=model,
        rows=words.listing(
            say("scored-held-one", said=percent(one.nominal), held=words.percent(one.observed, 1))
            for one in told
        ),
    )
    return reliability_chart(
        Caption(id=name, title=title, description=description),
        [Dot(one.nominal, one.observed, one.low, one.high) for one in points],
        table=table,
        said=say("scored-column-said"),
        held=say("scored-column-held"),
        perfect=say("scored-perfect"),
    )
