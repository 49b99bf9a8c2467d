"""The map of the corridor: its places and legs, and the last count of each border and country.

Owns: which counts stand on the map, and its table.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.case import border
from isthmus.case.geography import crossings
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity

from .charts import Caption
from .corridor import Flow, Leg, Spot, corridor_map
from .model import Chart, Column, Table
from .pen import Pen


def corridor_chart(pen: Pen, counts: Sequence[tuple[SeriesView, Quantity]]) -> Chart | None:
    """The map, with one count for each border or country: that of the first series that has it."""
    crossed = crossings(pen.case.places, pen.case.routes)
    flows: list[Flow] = []
    rows = []
    seen: set[str] = set()
    for view, quantity in counts:
        place = view.series.place
        if place is None or place in seen or view.series.topic != "flow":
            continue
        sides = border(place)
        if sides:
            legs = tuple((r.from_place, r.to_place) for r in crossed.get(sides, ()))
            if not legs:
                continue
        else:
            legs = ()
        seen.add(place)
        spots = tuple(
            p.id for p in pen.case.places.values() if not sides and place in (p.id, p.country)
        )
        name = pen.names.place(place) or place
        written = pen.written(quantity, "-short")
        period = pen.period(quantity.period, "short")
        flows.append(
            Flow(
                legs=legs,
                spots=spots,
                name=name,
                value=quantity.value or 0.0,
                text=written,
                period=period,
            )
        )
        rows.append(
            (
                pen.text(name),
                pen.text(pen.names.series(view.series.id)),
                pen.text(period),
                pen.cell(quantity),
            )
        )
    if not flows:
        return None
    columns = ("counted-column-place", "counted-column-series", "counted-column-last-month")
    table = Table(
        id="counted-map-table",
        caption=pen.words_of("counted-map-caption"),
        columns=(
            *(Column(pen.words_of(key)) for key in columns),
            Column(pen.words_of("counted-column-value"), numeric=True),
        ),
        rows=tuple(rows),
        folded=True,
    )
    caption = Caption(
        id="counted-map",
        title=pen.words_of("counted-map-title"),
        description=pen.words_of(
            "chart-map-description",
            rows=pen.words.listing(
                pen.words_of("chart-map-flow", place=f.name, period=f.period, n=f.text)
                for f in flows
            ),
        ),
    )
    return corridor_map(
        caption,
        spots=[
            Spot(id=p.id, name=pen.names.place(p.id) or p.id, lat=p.lat, lon=p.lon, role=p.role)
            for p in pen.case.places.values()
        ],
        legs=[Leg(start=r.from_place, end=r.to_place, mode=r.mode) for r in pen.case.routes],
        flows=flows,
        countries=_countries(pen),
        table=table,
    )


def _countries(pen: Pen) -> list[tuple[str, float, float]]:
    """Each country of the network by name, at the middle of its places."""
    held: dict[str, list[tuple[float, float]]] = {}
    for place in pen.case.places.values():
        held.setdefault(place.country, []).append((place.lat, place.lon))
    return [
        (
            pen.names.country(country),
            sum(lat for lat, _ in points) / len(points),
            sum(lon for _, lon in points) / len(points),
        )
        for country, points in held.items()
    ]
