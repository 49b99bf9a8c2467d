"""Where people are at the end: the map, every place, and the routes that people set out on."""

from __future__ import annotations

import math

import numpy as np

from isthmus.brief import model
from isthmus.brief.charts import Caption
from isthmus.brief.errors import interval_name
from isthmus.brief.model import Block, Column, Section, Table
from isthmus.brief.network_map import Road, Site, network_map

from .desk import Desk, row, text

#: Rows of the table of routes at most.
_ROUTES = 200


def where(desk: Desk) -> Section:
    """The map, and the numbers behind it."""
    say, words, network = desk.words.say, desk.words, desk.simulation.model.network
    known = [
        i
        for i, (lat, lon) in enumerate(zip(network.lat, network.lon, strict=True))
        if not (math.isnan(lat) or math.isnan(lon))
    ]
    end = words.date(desk.dates[-1])
    lead = text(say("simulated-map-lead", day=end))
    tables = (_place_table(desk), _routes(desk))
    title = say("simulated-map-title", day=end)
    if not known:
        nowhere = model.Paragraph(text(say("simulated-map-none")))
        return Section("map-section", title, lead, (nowhere, *tables))
    at = {place: n for n, place in enumerate(known)}
    estimates = {i: desk.simulation.people(i) for i in known}
    sites = [
        Site(
            name=desk.name(network.places[i]),
            lat=float(network.lat[i]),
            lon=float(network.lon[i]),
            people=estimates[i].median,
            text=words.number(estimates[i].median),
        )
        for i in known
    ]
    set_out = desk.result.set_out.mean.sum(axis=0)
    along: dict[tuple[int, int], float] = {}
    for start, finish, people in zip(network.start, network.end, set_out, strict=True):
        if start in at and finish in at:
            ends = (min(at[start], at[finish]), max(at[start], at[finish]))
            along[ends] = along.get(ends, 0.0) + float(people)
    fullest = sorted(sites, key=lambda site: -site.people)[:5]
    said = [say("simulated-map-site", place=s.name, n=s.text) for s in fullest if s.people > 0]
    caption = Caption(
        id="map",
        title=title,
        description=say(
            "simulated-map-description", rows=words.listing(said) if said else "–", day=end
        ),
    )
    roads = [Road(start=a, end=b, people=people) for (a, b), people in along.items()]
    chart = network_map(caption, sites, roads, table=tables[0])
    blocks: list[model.Block] = [chart, tables[1]]
    blocks.append(model.Note("limit", text(say("simulated-map-note"))))
    missing = len(network.places) - len(known)
    if missing:
        blocks.append(model.Note("limit", text(say("simulated-map-missing", count=missing))))
    return Section("map-section", title, lead, tuple(blocks))


def _place_table(desk: Desk) -> Table:
    """Every place with its people at the end, the fullest first."""
    say, words = desk.words.say, desk.words
    estimates = [desk.simulation.people(i) for i in range(len(desk.result.places))]
    order = sorted(range(len(estimates)), key=lambda i: -estimates[i].median)
    rows = []
    for i in order:
        counts = desk.simulation.counts_of(desk.result.places[i])
        known = counts is not None and len(counts) == desk.result.days
        rows.append(
            row(
                desk.name(desk.result.places[i]),
                words.number(estimates[i].median),
                desk.between(estimates[i]) or "–",
                words.number(int(counts[-1])) if counts is not None and known else "–",
                words.number(float(desk.result.arrived.mean[-1, i])),
            )
        )
    return Table(
        id="places-table",
        caption=say("simulated-places-caption", day=words.date(desk.dates[-1])),
        columns=(
            Column(say("simulated-column-place")),
            Column(say("simulated-column-median"), numeric=True),
            Column(interval_name(words), numeric=True),
            Column(say("simulated-column-counted"), numeric=True),
            Column(say("simulated-column-arrived"), numeric=True),
        ),
        rows=tuple(rows),
        folded=True,
    )


def _routes(desk: Desk) -> Block:
    """The links that people set out on, the busiest first; a sentence where there is none."""
    say, words, result = desk.words.say, desk.words, desk.result
    set_out = result.set_out.mean.sum(axis=0)
    busy = [i for i in np.argsort(-set_out, kind="stable").tolist() if set_out[i] > 0]
    if not busy:
        return model.Paragraph(text(say("simulated-routes-none")))
    return Table(
        id="routes-table",
        caption=say("simulated-routes-caption"),
        columns=(
            Column(say("simulated-column-from")),
            Column(say("simulated-column-to")),
            Column(say("simulated-column-km"), numeric=True),
            Column(say("simulated-column-set-out"), numeric=True),
        ),
        rows=tuple(
            row(
                desk.name(result.places[result.starts[i]]),
                desk.name(result.places[result.ends[i]]),
                words.number(float(result.km[i])),
                words.number(float(set_out[i])),
            )
            for i in busy[:_ROUTES]
        ),
        folded=True,
    )
