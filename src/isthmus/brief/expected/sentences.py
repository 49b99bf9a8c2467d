"""What is expected, in the sentences that an adviser reads out.

Owns: the sentence of each series, what its months come to together, the chances beside what was
counted, and what the numbers hang on most.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from isthmus.brief.model import Block, Bullets, Note, Paragraph, Subsection, Text
from isthmus.case import ALL
from isthmus.case.periods import month_end
from isthmus.forecast.records import Target

from . import movers
from .telling import MEDIAN, Made, Telling, joined, strong, sure

#: Parts of a total that are named.
_NAMED = 3
#: A share of the variance below this is not worth a word.
_LITTLE = 0.05


def series_sentence(telling: Telling, series: str, *, short: bool = False) -> Text:
    """At the last published month so many; the next month, the last one, and all together.

    `short` leaves out the last one and all together.
    """
    target = Target(series, ALL)
    months = telling.months(target)
    last = telling.last(target)
    low, high = telling.bounds(target, 0)
    said = {
        "series": strong(telling.names.series(series)),
        "next": telling.words.month(months[0]),
        "median": telling.expected(target, 0, MEDIAN),
        "low": low,
        "high": high,
    }
    if last is None:
        out = telling.say("expect-said-uncounted", **said)
    else:
        out = telling.say(
            "expect-said",
            n=telling.counted(target, last),
            month=telling.words.month(last),
            **said,
        )
    if short or len(months) == 1:
        return out
    end_low, end_high = telling.bounds(target, len(months) - 1)
    all_low, all_high = telling.bounds(target)
    return (
        *out,
        *telling.say(
            "expect-said-end",
            end=telling.words.month(months[-1]),
            low=end_low,
            high=end_high,
        ),
        *telling.say("expect-said-together", months=len(months), low=all_low, high=all_high),
    )


def chances(telling: Telling, series: str) -> Text | None:
    """The chance that the last month of the horizon is above the last counted, and a new record."""
    target = Target(series, ALL)
    last = telling.last(target)
    if last is None:
        return None
    months = telling.months(target)
    values = telling.forecast.draws[target].values
    now = telling.count(target, last) or 0.0
    more = float(np.mean(values[:, -1] > now))
    counts = telling.known.counts[target]
    highest = int(np.nanargmax(counts))
    record = float(np.mean(values.max(axis=1) > counts[highest]))
    end = telling.words.month(months[-1])
    return telling.say(
        "expect-chances",
        end=end,
        last=telling.words.month(last),
        more=_chance(telling, target, "more", more, "expect-chance-more"),
        begins=telling.words.month(months[0]),
        record=_chance(telling, target, "record", record, "expect-chance-record"),
        highest=telling.words.month(telling.known.month(highest)),
        since=telling.words.month(telling.known.first),
    )


def movers_part(telling: Telling, stations: Sequence[str], name: str) -> Block | None:
    """What would move the numbers most: whose, and what goes before."""
    items: list[Text] = []
    for series in telling.series():
        found = movers.parts(telling.forecast, series, telling.nationalities(series))
        named = [part for part in found if part.share >= _LITTLE][:_NAMED]
        if named:
            rows = [
                telling.say(
                    "expect-mover-part",
                    who=telling.who(part.target.population),
                    share=_share(telling, part.target, "mover", part.share, "expect-mover-label"),
                )
                for part in named
            ]
            items.append(
                telling.say(
                    "expect-mover-parts",
                    series=strong(telling.names.series(series)),
                    rows=joined(rows),
                )
            )
    for one in movers.before(telling.forecast, stations):
        if one.share < _LITTLE:
            continue
        target = Target(one.series, ALL)
        items.append(
            telling.say(
                "expect-mover-before",
                series=strong(telling.names.series(one.series)),
                earlier=telling.names.series(one.of),
                share=_share(
                    telling, target, f"before-{one.of}", one.share, "expect-mover-before-label"
                ),
            )
        )
    if not items:
        return None
    return Subsection(
        id=name,
        title=telling.words.say("expect-movers-title"),
        blocks=(
            Paragraph(telling.say("expect-movers-lead")),
            Bullets(tuple(items)),
            Note("limit", telling.say("expect-movers-note")),
        ),
    )


def _chance(telling: Telling, target: Target, name: str, chance: float, what: str) -> Text:
    """A chance as percent, never 0 or 100: draws are only so many."""
    written = telling.chance(chance)
    return _share(telling, target, f"chance-{name}", sure(chance), what, written=written)


def _share(
    telling: Telling,
    target: Target,
    name: str,
    share: float,
    label: str,
    *,
    written: str | None = None,
) -> Text:
    """A share of the draws, or of their variance, over the months of a target."""
    shown = round(share, 2)
    months = telling.months(target)
    return telling.put(
        Made(
            name=f"{target.series}.{target.population}.{name}",
            written=written or telling.percent(shown),
            low=shown,
            high=shown,
            label=f"{telling.title(target)}: {telling.words.say(label)}",
            note=telling.source,
            target=target,
            span=(months[0], month_end(months[-1])),
            unit="ratio",
            measure="share",
            counts="expected",
        )
    )
