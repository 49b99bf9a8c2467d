"""Those who pass: what each series of a case would have counted, and what it did."""

from __future__ import annotations

from isthmus.brief import model
from isthmus.brief.charts import Caption
from isthmus.brief.fan import Day, fan
from isthmus.brief.model import Chart, Section
from isthmus.movement.passing import Passing
from isthmus.movement.quantiles import quantiles, told

from .desk import NARROW, WIDE, Desk, text


def passing(desk: Desk) -> Section | None:
    """A fan for each population of each series of those who pass."""
    say, names = desk.words.say, desk.names
    if not desk.simulation.passing or names is None:
        return None
    blocks: list[model.Block] = []
    for number, one in enumerate(desk.simulation.passing):
        fans = tuple(
            _fan(desk, one, n, f"series-{number}-{n}") for n in range(len(one.populations))
        )
        title = names.series(one.series)
        blocks.append(model.Subsection(f"series-{number}", title, fans))
    lead = text(say("simulated-passing-lead"))
    return Section("passing", say("simulated-passing-section"), lead, tuple(blocks))


def _fan(desk: Desk, one: Passing, n: int, id: str) -> Chart:
    """What a series would have counted of a population, month by month, and what it did."""
    say, words, names = desk.words.say, desk.words, desk.names
    assert names is not None
    levels = (*WIDE, *NARROW, 0.5)
    found = quantiles(one.members[:, :, n], levels)
    tell = told(levels, desk.result.members).tolist()
    months = []
    for t, (first, _) in enumerate(one.months):
        low, high, near_low, near_high, median = (float(q) for q in found[:, t])
        months.append(
            Day(
                day=first,
                median=median,
                wide=(low, high) if tell[0] and tell[1] else None,
                narrow=(near_low, near_high) if tell[2] and tell[3] else None,
                counted=float(one.counts[t, n]) if one.observed[t, n] else None,
                observed=bool(one.observed[t, n]),
            )
        )
    title = names.population(one.populations[n])
    series, top = names.series(one.series), max(months, key=lambda month: month.median)
    counts = [month for month in months if month.counted is not None]
    description = say(
        "simulated-fan-passing",
        series=series,
        who=title,
        first=words.month(months[0].day),
        last=words.month(months[-1].day),
        most=words.number(top.median),
        when=words.month(top.day),
        counted=words.number(max(month.counted or 0.0 for month in counts)) if counts else "–",
    )
    caption = Caption(id=id, title=f"{series}: {title}", description=description)
    table = desk.day_table(caption, months, months=True)
    return fan(caption, months, desk.legend(), table=table, unit=say("simulated-unit"))
