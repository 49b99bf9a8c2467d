"""The page of a simulation: what was run and assumed, where people are, how far from the counts.

Owns: what the page says and in which order, which places have a chart, and the files of the page
and its pictures. What an error is `errors` says, what is assumed `assumptions`; the looks are those
of every page.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from markupsafe import escape

from isthmus import __version__
from isthmus.movement.simulating import Estimate, Simulation
from isthmus.words import Words, words_in

from . import model
from .assumptions import assumptions
from .charts import Caption
from .drawing import svg
from .errors import error_lines, interval_name
from .fan import Day, Legend, fan
from .html import render_page
from .model import Chart, Column, Page, Section, Table, Text
from .network_map import Road, Site, network_map
from .saving import CHARTS, PAGE

#: Of the places without counts as many of the fullest have a chart.
_OTHERS = 6
#: Rows of a table under a chart, and of the table of routes, at most.
_ROWS, _ROUTES = 40, 200
#: The bands of a fan, and the level of the wide one as errors know it.
_WIDE, _NARROW, _LEVEL = (0.05, 0.95), (0.25, 0.75), 0.9
#: Names that a file may not have on some systems.
_RESERVED = frozenset({"con", "prn", "aux", "nul", "map"})


def write_page(
    simulation: Simulation,
    folder: Path,
    language: str,
    *,
    tables: str = "csv",
    on_step: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the page, and each of its pictures as a file, into a folder that is there.

    `tables` is how the names of the tables beside it end.
    """
    page = simulation_page(simulation, language, tables=tables)
    blocks = [block for section in page.sections for block in model.walk(section.blocks)]
    charts = [block for block in blocks if isinstance(block, Chart)]
    (folder / CHARTS).mkdir()
    for chart, name in zip(charts, file_names(charts), strict=True):
        on_step("charts")
        picture = _standing_alone(svg(chart.spec), chart)
        (folder / CHARTS / name).write_text(picture, encoding="utf-8")
    on_step("page")
    (folder / PAGE).write_text(render_page(page, "simulation.html.j2"), encoding="utf-8")


def simulation_page(simulation: Simulation, language: str, *, tables: str = "csv") -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    return _Writer(simulation, words_in(language), tables).page()


def file_names(charts: Iterable[Chart]) -> list[str]:
    """What the picture of each chart is called: a name that every system takes, no two alike.

    The map is the map; every other chart is called by its title, a place.
    """
    taken = set(_RESERVED)
    found = []
    for chart in charts:
        plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "place"
        slug, more = base, 2
        while slug in taken:
            slug, more = f"{base}-{more}", more + 1
        taken.add(slug)
        found.append(f"{'map' if chart.id == 'map' else slug}.svg")
    return found


class _Writer:
    """Writes the page of one simulation in one language. Charts are called by number, not place."""

    def __init__(self, simulation: Simulation, words: Words, tables: str) -> None:
        self.simulation = simulation
        self.words = words
        self.tables = tables
        self.result = simulation.result
        self.dates = simulation.dates
        self.number = {name: i for i, name in enumerate(self.result.places)}

    def page(self) -> Page:
        """All of it."""
        simulation, words = self.simulation, self.words
        sections = [self.map(), self.places(), self.errors(), self.assumed(), self.made()]
        return Page(
            title=words.say("simulated-title", name=simulation.name),
            subtitle=words.say(
                "simulated-subtitle",
                span=words.period(self.dates[0], self.dates[-1]),
                members=self.result.members,
            ),
            language=words.language,
            summary=self.summary(),
            sections=tuple(section for section in sections if section is not None),
        )

    # --- in short --------------------------------------------------------------------------------

    def summary(self) -> tuple[model.Block, ...]:
        """The numbers that are asked for first, and what they are not."""
        say, scores, words = self.words.say, self.simulation.scores, self.words
        people = self.simulation.everyone()
        facts = [
            self.fact(
                "people",
                words.number(people.median),
                say("simulated-same")
                if people.low == people.high and people.low is not None
                else self.between(people),
            ),
            self.fact(
                "places",
                words.number(len(self.result.places)),
                say("simulated-fact-places-below", links=words.number(len(self.result.starts))),
            ),
        ]
        notes = [say("simulated-caution")]
        if scores is None:
            notes.append(say("simulated-uncounted"))
        else:
            line = error_lines(scores, words)[0]
            facts.append(self.fact("ard", line.value, line.interval))
            share = next(c.share for c in scores.coverage if c.level == _LEVEL)
            if share is not None:
                counts = words.number(scores.observed)
                facts.append(
                    self.fact(
                        "coverage",
                        words.percent(share),
                        say("simulated-fact-coverage-below", counts=counts),
                    )
                )
                notes.append(
                    say(
                        "simulated-coverage",
                        share=words.percent(share),
                        name=interval_name(words),
                        level=words.percent(_LEVEL),
                    )
                )
        return (
            model.Facts(tuple(facts)),
            *(model.Note("limit", _text(note)) for note in notes),
        )

    def fact(self, key: str, value: str, below: str) -> model.Fact:
        """A headline number."""
        return model.Fact(self.words.say(f"simulated-fact-{key}"), _text(value), _text(below))

    # --- where people are ------------------------------------------------------------------------

    def map(self) -> Section:
        """The map, and the numbers behind it."""
        say, words, network = self.words.say, self.words, self.simulation.model.network
        known = [
            i
            for i, (lat, lon) in enumerate(zip(network.lat, network.lon, strict=True))
            if not (math.isnan(lat) or math.isnan(lon))
        ]
        end = words.date(self.dates[-1])
        lead = _text(say("simulated-map-lead", day=end))
        tables = (self.place_table(), self.route_table())
        title = say("simulated-map-title", day=end)
        if not known:
            nowhere = model.Paragraph(_text(say("simulated-map-none")))
            return Section("map-section", title, lead, (nowhere, *tables))
        at = {place: n for n, place in enumerate(known)}
        estimates = {i: self.simulation.people(i) for i in known}
        sites = [
            Site(
                name=network.places[i],
                lat=float(network.lat[i]),
                lon=float(network.lon[i]),
                people=estimates[i].median,
                text=words.number(estimates[i].median),
            )
            for i in known
        ]
        set_out = self.result.set_out.mean.sum(axis=0)
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
        blocks.append(model.Note("limit", _text(say("simulated-map-note"))))
        missing = len(network.places) - len(known)
        if missing:
            blocks.append(model.Note("limit", _text(say("simulated-map-missing", count=missing))))
        return Section("map-section", title, lead, tuple(blocks))

    def place_table(self) -> Table:
        """Every place with its people at the end, the fullest first."""
        say, words = self.words.say, self.words
        estimates = [self.simulation.people(i) for i in range(len(self.result.places))]
        order = sorted(range(len(estimates)), key=lambda i: -estimates[i].median)
        rows = []
        for i in order:
            counts = self.simulation.counts_of(self.result.places[i])
            rows.append(
                _row(
                    self.result.places[i],
                    words.number(estimates[i].median),
                    self.between(estimates[i]) or "–",
                    "–" if counts is None else words.number(int(counts[-1])),
                    words.number(float(self.result.arrived.mean[-1, i])),
                )
            )
        return Table(
            id="places-table",
            caption=say("simulated-places-caption", day=words.date(self.dates[-1])),
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

    def route_table(self) -> Table:
        """The links that people set out on, the busiest first."""
        say, words, result = self.words.say, self.words, self.result
        set_out = result.set_out.mean.sum(axis=0)
        busy = [i for i in np.argsort(-set_out, kind="stable").tolist() if set_out[i] > 0]
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
                _row(
                    result.places[result.starts[i]],
                    result.places[result.ends[i]],
                    words.number(float(result.km[i])),
                    words.number(float(set_out[i])),
                )
                for i in busy[:_ROUTES]
            ),
            folded=True,
        )

    # --- place by place --------------------------------------------------------------------------

    def places(self) -> Section | None:
        """A fan for each place with counts, and for the fullest of the others."""
        say = self.words.say
        counted = [] if self.simulation.counted is None else list(self.simulation.counted.places)
        median = self.result.people.quantiles[self.result.levels.index(0.5), :, :, 0]
        most = median.max(axis=0)
        others = [
            self.result.places[i]
            for i in np.argsort(-most, kind="stable").tolist()
            if most[i] > 0 and self.result.places[i] not in counted
        ]
        others = others[:_OTHERS]
        if not counted and not others:
            return None
        blocks: list[model.Block] = [self.fan(place) for place in counted]
        if others:
            inner = tuple(self.fan(place) for place in others)
            blocks.append(model.Subsection("others", say("simulated-others"), inner))
        lead = say("simulated-places-lead" if counted else "simulated-places-lead-uncounted")
        return Section("places", say("simulated-places-title"), _text(lead), tuple(blocks))

    def fan(self, place: str) -> Chart:
        """The chart of a place with its table."""
        say, words, i = self.words.say, self.words, self.number[place]
        days = self.days(i)
        end = self.simulation.people(i)
        top = max(days, key=lambda day: day.median)
        key = "counted" if days[-1].counted is not None else "uncounted"
        bounds = self.between(end)
        description = say(
            f"simulated-fan-{key}",
            place=place,
            first=words.date(self.dates[0]),
            last=words.date(self.dates[-1]),
            median=words.number(days[-1].median),
            bounds=f" ({interval_name(words)}: {bounds})" if bounds else "",
            counted=words.number(days[-1].counted) if days[-1].counted is not None else "–",
            most=words.number(top.median),
            when=words.date(top.day),
        )
        caption = Caption(id=f"fan-{i}", title=place, description=description)
        legend = Legend(
            wide=interval_name(words),
            narrow=say("simulated-interval", level=words.percent(_NARROW[1] - _NARROW[0])),
            median=say("simulated-median"),
            counted=say("simulated-counted"),
            months=tuple(words.month(dt.date(2001, m, 1), "alone-short") for m in range(1, 13)),
        )
        return fan(
            caption, days, legend, table=self.day_table(place, days), unit=say("simulated-unit")
        )

    def days(self, i: int) -> list[Day]:
        """What the fan of a place draws."""
        place, result = self.result.places[i], self.result
        of = dict(zip(result.levels, result.people.quantiles[:, :, i, 0].tolist(), strict=True))
        counts = self.simulation.counts_of(place)
        counted = self.simulation.counted
        observed = np.zeros(result.days, np.bool_)
        if counts is not None and counted is not None and counted.observed is not None:
            observed = counted.observed[:, counted.places.index(place)]

        def band(levels: tuple[float, float], day: int) -> tuple[float, float] | None:
            low, high = of[levels[0]][day], of[levels[1]][day]
            return None if math.isnan(low) or math.isnan(high) else (low, high)

        return [
            Day(
                day=date,
                median=of[0.5][day],
                wide=band(_WIDE, day),
                narrow=band(_NARROW, day),
                counted=None if counts is None else float(counts[day]),
                observed=bool(observed[day]),
            )
            for day, date in enumerate(self.dates)
        ]

    def day_table(self, place: str, days: Sequence[Day]) -> Table:
        """The numbers of a fan: on the days of counts, or on some of all."""
        say, words = self.words.say, self.words
        told = [day for day in days if day.observed or day in (days[0], days[-1])]
        told = _some(told if len(told) > 2 else list(days))
        counted = days[-1].counted is not None
        columns = [
            Column(say("simulated-column-day")),
            Column(say("simulated-column-median"), numeric=True),
            Column(say("simulated-interval", level=words.percent(0.5)), numeric=True),
            Column(interval_name(words), numeric=True),
        ]
        rows = []
        for day in told:
            cells = [words.date(day.day, "short"), words.number(day.median)]
            cells += [self.span(day.narrow), self.span(day.wide)]
            if counted:
                cells.append("–" if day.counted is None else words.number(day.counted))
            rows.append(_row(*cells))
        if counted:
            columns.append(Column(say("simulated-column-counted"), numeric=True))
        return Table(
            id=f"fan-{self.number[place]}-table",
            caption=say("simulated-days-caption", place=place),
            columns=tuple(columns),
            rows=tuple(rows),
            folded=True,
        )

    # --- how far from the counts -----------------------------------------------------------------

    def errors(self) -> Section | None:
        """All errors of all places, and some of each place."""
        say, words, scores = self.words.say, self.words, self.simulation.scores
        if scores is None:
            return None
        whole = Table(
            id="errors-table",
            caption=say("simulated-errors"),
            columns=(
                Column(say("simulated-column-error")),
                Column(say("simulated-column-value"), numeric=True),
                Column(interval_name(words), numeric=True),
                Column(say("simulated-column-meaning")),
            ),
            rows=tuple(
                _row(line.name, line.value, line.interval or "–", line.meaning)
                for line in error_lines(scores, words)
            ),
        )
        by_place = Table(
            id="errors-by-place",
            caption=say("simulated-errors-by-place"),
            columns=(
                Column(say("simulated-column-place")),
                Column(say("simulated-column-mean-counted"), numeric=True),
                Column(say("simulated-column-mean-simulated"), numeric=True),
                Column(say("simulated-column-difference"), numeric=True),
                Column(say("score-coverage", level=words.percent(_LEVEL)), numeric=True),
            ),
            rows=tuple(
                _row(
                    one.place,
                    words.number(one.mean_count),
                    words.number(one.mean_people),
                    words.number(one.difference.mean),
                    next(
                        "–" if c.share is None else words.percent(c.share)
                        for c in one.coverage
                        if c.level == _LEVEL
                    ),
                )
                for one in scores.places
            ),
        )
        lead = _text(say("simulated-errors-lead"))
        return Section("errors", say("simulated-errors"), lead, (whole, by_place))

    # --- what was assumed, how it was made -------------------------------------------------------

    def assumed(self) -> Section:
        """Every rule with its inputs."""
        say = self.words.say
        told = assumptions(self.simulation.model, self.words)
        table = Table(
            id="rules-table",
            caption=say("simulated-rules-caption"),
            columns=(
                Column(say("simulated-column-rule")),
                Column(say("simulated-column-input")),
                Column(say("simulated-column-value"), numeric=True),
                Column(say("simulated-column-unit")),
            ),
            rows=tuple(_row(one.rule, one.input, one.value, one.unit) for one in told),
        )
        known = dict.fromkeys((one.rule, one.reference) for one in told if one.reference)
        references = model.Bullets(tuple(_text(f"{rule}: {where}") for rule, where in known))
        return Section(
            "rules",
            say("simulated-rules-title"),
            _text(say("simulated-rules-lead")),
            (
                table,
                model.Subsection("references", say("simulated-references"), (references,)),
            ),
        )

    def made(self) -> Section:
        """How the run was made, what to know of its data, and where its numbers are."""
        say, words, simulation = self.words.say, self.words, self.simulation
        lines = [
            say("simulated-made-with", version=__version__, seed=str(self.result.seed)),
            say("simulated-made-compiled" if simulation.compiled else "simulated-made-plain"),
        ]
        if simulation.like_flee:
            names = ", ".join(simulation.like_flee)
            lines.append(say("simulated-made-like-flee", names=names))
        blocks: list[model.Block] = [model.Bullets(tuple(_text(line) for line in lines))]
        if simulation.notices:
            notices = model.Bullets(tuple(_text(n.say(words)) for n in simulation.notices))
            blocks.append(model.Subsection("notices", say("simulated-notices"), (notices,)))
        files = [
            self.file("people", self.tables),
            self.file("routes", self.tables),
            self.file("arrivals", self.tables),
        ]
        if simulation.scores is not None:
            files.append(self.file("errors", "csv"))
        files.append(_text(say("simulated-file-charts")))
        blocks.append(
            model.Subsection("files", say("simulated-files"), (model.Bullets(tuple(files)),))
        )
        return Section(
            "made", say("simulated-made-title"), _text(say("simulated-made-lead")), tuple(blocks)
        )

    def file(self, name: str, ending: str) -> Text:
        """A table beside the page, leading to it, and what it holds."""
        file = f"{name}.{ending}"
        return (
            model.Link(file, file),
            model.Words(f": {self.words.say(f'simulated-file-{name}')}"),
        )

    # --- values ----------------------------------------------------------------------------------

    def between(self, estimate: Estimate) -> str:
        """The interval of members; blank where they are too few to tell it."""
        if estimate.low is None or estimate.high is None:
            return ""
        return self.span((estimate.low, estimate.high))

    def span(self, bounds: tuple[float, float] | None) -> str:
        """Two bounds."""
        if bounds is None:
            return "–"
        low, high = (self.words.number(bound) for bound in bounds)
        return self.words.say("span", start=low, end=high)


def _some(days: list[Day]) -> list[Day]:
    """As many as a table takes, evenly, with the first and the last."""
    if len(days) <= _ROWS:
        return days
    chosen = np.unique(np.linspace(0, len(days) - 1, _ROWS).round().astype(int))
    return [days[i] for i in chosen.tolist()]


def _text(words: str) -> Text:
    return (model.Words(words),) if words else ()


def _row(*cells: str) -> tuple[Text, ...]:
    return tuple(_text(cell) for cell in cells)


def _standing_alone(picture: str, chart: Chart) -> str:
    """A picture as a file, with its title and its words for those who do not see it."""
    end = picture.index(">") + 1
    head = picture[: end - 1] + ' role="img">'
    words = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    return f"{head}{words}{picture[end:]}\n"
