"""Place by place: a fan for each place with counts, and for the fullest of the others."""

from __future__ import annotations

import math

import numpy as np

from isthmus.brief import model
from isthmus.brief.charts import Caption
from isthmus.brief.errors import interval_name
from isthmus.brief.fan import Day, fan
from isthmus.brief.model import Chart, Section

from .desk import NARROW, WIDE, Desk, text

#: Of the places without counts as many of the fullest have a chart.
_OTHERS = 6


def places(desk: Desk) -> Section | None:
    """A fan for each place with counts, and for the fullest of the others."""
    say = desk.words.say
    counted = [] if desk.simulation.counted is None else list(desk.simulation.counted.places)
    median = desk.result.people.quantiles[desk.result.levels.index(0.5), :, :, 0]
    most = median.max(axis=0)
    others = [
        desk.result.places[i]
        for i in np.argsort(-most, kind="stable").tolist()
        if most[i] > 0 and desk.result.places[i] not in counted
    ]
    others = others[:_OTHERS]
    if not counted and not others:
        return None
    blocks: list[model.Block] = [_fan(desk, place) for place in counted]
    if others:
        inner = tuple(_fan(desk, place) for place in others)
        blocks.append(model.Subsection("others", say("simulated-others"), inner))
    lead = say("simulated-places-lead" if counted else "simulated-places-lead-uncounted")
    return Section("places", say("simulated-places-title"), text(lead), tuple(blocks))


def _fan(desk: Desk, place: str) -> Chart:
    """The chart of a place with its table."""
    say, words, i = desk.words.say, desk.words, desk.number[place]
    days = _days(desk, i)
    end = desk.simulation.people(i)
    top = max(days, key=lambda day: day.median)
    key = "counted" if days[-1].counted is not None else "uncounted"
    bounds = desk.between(end)
    name = desk.name(place)
    description = say(
        f"simulated-fan-{key}",
        place=name,
        first=words.date(days[0].day),
        last=words.date(days[-1].day),
        median=words.number(days[-1].median),
        bounds=f" ({interval_name(words)}: {bounds})" if bounds else "",
        counted=words.number(days[-1].counted) if days[-1].counted is not None else "–",
        most=words.number(top.median),
        when=words.date(top.day),
    )
    caption = Caption(id=f"fan-{i}", title=name, description=description)
    return fan(
        caption,
        days,
        desk.legend(),
        table=desk.day_table(caption, days),
        unit=say("simulated-unit"),
    )


def _days(desk: Desk, i: int) -> list[Day]:
    """What the fan of a place draws, from the end of the warm-up on."""
    place, result = desk.result.places[i], desk.result
    of = dict(zip(result.levels, result.people.quantiles[:, :, i, 0].tolist(), strict=True))
    counts = desk.simulation.counts_of(place)
    counted = desk.simulation.counted
    known = 0 if counts is None else len(counts)
    observed = np.zeros(known, np.bool_)
    if counted is not None and counted.observed is not None and known:
        observed = counted.observed[:, counted.places.index(place)]

    def band(levels: tuple[float, float], day: int) -> tuple[float, float] | None:
        low, high = of[levels[0]][day], of[levels[1]][day]
        return None if math.isnan(low) or math.isnan(high) else (low, high)

    return [
        Day(
            day=desk.dates[day],
            median=of[0.5][day],
            wide=band(WIDE, day),
            narrow=band(NARROW, day),
            counted=float(counts[day]) if counts is not None and day < known else None,
            observed=day < known and bool(observed[day]),
        )
        for day in range(desk.simulation.first, result.days)
    ]
