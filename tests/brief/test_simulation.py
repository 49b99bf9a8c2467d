"""The page of a simulation: sound HTML that fetches nothing, with every number where it belongs."""

from __future__ import annotations

import csv
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, ClassVar
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isthmus.brief.assumptions import TOLD, assumptions
from isthmus.brief.errors import error_lines
from isthmus.brief.html import render_page
from isthmus.brief.model import Chart, Page, Table, plain, walk
from isthmus.brief.names import Names
from isthmus.brief.pictures import file_names
from isthmus.brief.simulation import simulation_page, write_page
from isthmus.case.spreadsheets import inert
from isthmus.movement import rules
from isthmus.movement.rules.attraction import Danger
from isthmus.movement.rules.rule import Input, Rule
from isthmus.movement.simulating import Simulation, simulate
from isthmus.words import LANGUAGES, words_in
from tests.brief import pages
from tests.brief.pages import name, read, text

FOLDER = Path(__file__).parents[1] / "movement" / "peer" / "folder"


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Enough members for both bands, enough days for counts at every place."""
    return simulate(FOLDER, days=70, members=24, like_flee=("all",))


def html(simulation: Simulation, language: str = "en") -> pages.Page:
    """The page as a browser reads it."""
    return read(render_page(simulation_page(simulation, language), "simulation.html.j2"))


def charts(page: Page) -> list[Chart]:
    """Every chart of a page."""
    blocks = [block for section in page.sections for block in walk(section.blocks)]
    return [block for block in blocks if isinstance(block, Chart)]


def table(page: Page, name: str) -> Table:
    """The table of that name."""
    blocks = [block for section in page.sections for block in walk(section.blocks)]
    return next(block for block in blocks if isinstance(block, Table) and block.id == name)


def cells(of: Table) -> list[list[str]]:
    """Its rows as plain texts."""
    return [[plain(cell) for cell in row] for row in of.rows]


# --- laws of the page ----------------------------------------------------------------------------


def without_counts(simulation: Simulation) -> Simulation:
    return replace(simulation, counted=None, scores=None)


def nowhere(simulation: Simulation) -> Simulation:
    network = simulation.model.network
    missing = np.full(len(network.places), np.nan)
    network = replace(network, lat=missing, lon=missing)
    return replace(simulation, model=dataclasses.replace(simulation.model, network=network))


def renamed(simulation: Simulation) -> Simulation:
    """Names that would be markup, and that would make the same name of a file or an id."""
    old = simulation.result.places
    signs = ('<b>"x"', "'</script>", "&amp;", "é", "è", "e", "map", "map-table", "errors", "rules")
    new = {place: signs[i] if i < len(signs) else place for i, place in enumerate(old)}
    result = replace(
        simulation.result,
        places=tuple(new[p] for p in old),
        watched=tuple(new[p] for p in simulation.result.watched),
    )
    network = replace(simulation.model.network, places=result.places)
    assert simulation.counted is not None
    places = tuple(new[p] for p in simulation.counted.places)
    return replace(
        simulation,
        name="<i>&",
        result=result,
        model=dataclasses.replace(simulation.model, network=network),
        counted=replace(simulation.counted, places=places),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [replace, without_counts, nowhere, renamed])
def test_the_page_is_sound(simulation: Simulation, change: object, language: str) -> None:
    assert callable(change)
    page = html(change(simulation), language)
    assert page.root.get("lang") == language
    assert len(page.ids) == len(set(page.ids))
    assert all(re.fullmatch(r"\S+", one) for one in page.ids)
    for element in page.elements():
        for label in ("aria-labelledby", "aria-describedby"):
            assert set(element.get(label, "").split()) <= set(page.ids)
    levels = [int(name(e)[1]) for e in page.elements(*(f"h{i}" for i in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for one in page.elements("table"):
        head = one[1][0]
        assert all(len(row) == len(head) for row in one[2])
        assert all((name(row[0]), row[0].get("scope")) == ("th", "row") for row in one[2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fetches_nothing(simulation: Simulation, language: str) -> None:
    """It runs no script, and leads only within itself and to the tables beside it."""
    page = html(simulation, language)
    assert list(page.elements("script", "link", "img", "iframe", "svg:image")) == []
    policy = next(e.get("content", "") for e in page.elements("meta") if e.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert not re.search(r"url\(|@import", "".join(page.one("style").itertext()))
    beside = {"people.csv", "routes.csv", "arrivals.csv", "errors.csv"}
    found = {link.get("href", "") for link in page.elements("a")}
    assert {address for address in found if not address.startswith("#")} == beside
    assert {address[1:] for address in found if address.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_words_and_a_table(simulation: Simulation, language: str) -> None:
    page, words = html(simulation, language), words_in(language)
    made = charts(simulation_page(simulation, language))
    shown = list(page.elements("figure"))
    assert len(shown) == len(made) > 5
    for figure, chart in zip(shown, made, strict=True):
        pictures = [e for e in figure.iter() if e.get("role") == "img"]
        assert [e.get("aria-label") for e in pictures] == [chart.description]
        assert [name(e) for e in figure.iter() if name(e) == "table"] == ["table"]
        assert chart.table.rows
    assert text(page.one("title")).startswith(words.say("simulated-title", name=simulation.name))


# --- the numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_stands_in_the_table_with_its_people(
    simulation: Simulation, language: str
) -> None:
    words, result = words_in(language), simulation.result
    found = {
        row[0]: row[1:]
        for row in cells(table(simulation_page(simulation, language), "places-table"))
    }
    assert found.keys() == set(result.places)
    for i, place in enumerate(result.places):
        end = simulation.people(i)
        assert end.low is not None
        assert end.high is not None
        counts = simulation.counts_of(place)
        assert found[place] == [
            words.number(end.median),
            words.say("span", start=words.number(end.low), end=words.number(end.high)),
            "–" if counts is None else words.number(int(counts[-1])),
            words.number(float(result.arrived.mean[-1, i])),
        ]


def test_a_route_has_those_who_set_out_on_it(simulation: Simulation) -> None:
    result, words = simulation.result, words_in("en")
    found = cells(table(simulation_page(simulation, "en"), "routes-table"))
    set_out = result.set_out.mean.sum(axis=0)
    assert len(found) == (set_out > 0).sum()
    busiest = int(set_out.argmax())
    assert found[0] == [
        result.places[result.starts[busiest]],
        result.places[result.ends[busiest]],
        words.number(result.km[busiest]),
        words.number(set_out[busiest]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_counts_has_them_on_the_days_they_are_of(
    simulation: Simulation, language: str
) -> None:
    """In its chart as dots, in its table as rows, beside the median of that day."""
    words, result = words_in(language), simulation.result
    assert simulation.counted is not None
    assert simulation.counted.observed is not None
    by_title = {chart.title: chart for chart in charts(simulation_page(simulation, language))}
    for i, place in enumerate(simulation.counted.places):
        days = np.flatnonzero(simulation.counted.observed[:, i]).tolist()
        assert days
        counts = simulation.counted.people[days, i].tolist()
        chart = by_title[place]
        (dots,) = [layer for layer in chart.spec["layer"] if layer["mark"]["type"] == "point"]
        assert [(dot["day"], dot["people"]) for dot in dots["data"]["values"]] == [
            (simulation.dates[day].isoformat(), count)
            for day, count in zip(days, counts, strict=True)
        ]
        rows = {row[0]: row for row in cells(chart.table)}
        at = result.places.index(place)
        for day, count in zip(days, counts, strict=True):
            row = rows[words.date(simulation.dates[day], "short")]
            median = result.people.quantiles[result.levels.index(0.5), day, at, 0]
            assert row[1] == words.number(median)
            assert row[-1] == words.number(count)


def test_a_fan_holds_the_bands_of_its_place(simulation: Simulation) -> None:
    result = simulation.result
    chart = charts(simulation_page(simulation, "en"))[1]
    at = result.places.index(chart.title)
    bands = [layer for layer in chart.spec["layer"] if layer["mark"]["type"] == "area"]
    for band, (low, high) in zip(bands, ((0.05, 0.95), (0.25, 0.75)), strict=True):
        values = band["data"]["values"]
        for bound, level in (("low", low), ("high", high)):
            wanted = result.people.quantiles[result.levels.index(level), :, at, 0]
            assert [value[bound] for value in values] == wanted.tolist()


def test_the_fullest_of_the_other_places_have_a_chart_too(simulation: Simulation) -> None:
    assert simulation.counted is not None
    titles = [chart.title for chart in charts(simulation_page(simulation, "en"))]
    others = titles[1 + len(simulation.counted.places) :]
    assert 0 < len(others) <= 6
    median = simulation.result.people.quantiles[simulation.result.levels.index(0.5), :, :, 0]
    most = dict(zip(simulation.result.places, median.max(axis=0).tolist(), strict=True))
    rest = set(most) - set(titles)
    assert min(most[place] for place in others) >= max(most[place] for place in rest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_told(simulation: Simulation, language: str) -> None:
    assert simulation.scores is not None
    page, words = simulation_page(simulation, language), words_in(language)
    lines = error_lines(simulation.scores, words)
    assert [row[0] for row in cells(table(page, "errors-table"))] == [line.name for line in lines]
    assert words.number(simulation.scores.ard.mean, 3) == lines[0].value
    by_place = cells(table(page, "errors-by-place"))
    assert [row[0] for row in by_place] == [one.place for one in simulation.scores.places]
    for row, one in zip(by_place, simulation.scores.places, strict=True):
        numbers = (one.mean_count, one.mean_people, one.difference.mean)
        assert row[1:4] == [words.number(number) for number in numbers]


def test_an_error_without_a_value_says_why() -> None:
    """Nine days are too short for a model that is trained on thirty."""
    short = simulate(FOLDER, days=9, members=2)
    rows = cells(table(simulation_page(short, "en"), "errors-table"))
    undefined = [row for row in rows if row[1] == "–"]
    assert undefined
    reason = words_in("en").say("score-undefined-too-short", day=30)
    assert reason in [row[3] for row in undefined]


def test_members_too_few_for_an_interval_have_none() -> None:
    """No band, no bounds that look like one; the page is sound all the same."""
    alone = simulate(FOLDER, days=9, members=1)
    page = simulation_page(alone, "en")
    for chart in charts(page)[1:]:
        assert [layer for layer in chart.spec["layer"] if layer["mark"]["type"] == "area"] == []
    assert {row[2] for row in cells(table(page, "places-table"))} == {"–"}
    assert {row[2] for row in cells(table(page, "errors-table"))} == {"–"}
    html(alone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_it_is_no_order_and_what_an_interval_is_not(
    simulation: Simulation, language: str
) -> None:
    words, page = words_in(language), html(simulation, language)
    assert simulation.scores is not None
    body = text(page.one("body"))
    assert words.say("simulated-caution") in body
    share = next(one.share for one in simulation.scores.coverage if one.level == 0.9)
    assert share is not None
    assert words.percent(share) in body
    for notice in simulation.notices:
        assert " ".join(notice.say(words).split()) in body
    for switch in simulation.like_flee:
        assert switch in body


# --- a case ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corridor() -> Simulation:
    """The small case that ships."""
    return simulate("tutorial", members=24)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_has_a_fan_for_each_population_of_each_series(
    corridor: Simulation, language: str
) -> None:
    """Month by month, with the counts that there are; in the words of the case."""
    assert corridor.case is not None
    words, names = words_in(language), Names(corridor.case, words_in(language))
    page = simulation_page(corridor, language)
    assert words.say("simulated-title", name=corridor.case.titles[language]) == page.title
    by_id = {chart.id: chart for chart in charts(page)}
    for i, one in enumerate(corridor.passing):
        for n, population in enumerate(one.populations):
            chart = by_id[f"series-{i}-{n}"]
            assert chart.title == f"{names.series(one.series)}: {names.population(population)}"
            rows = {row[0]: row for row in cells(chart.table)}
            for t in np.flatnonzero(one.observed[:, n]).tolist():
                row = rows[words.month(one.months[t][0], "short")]
                median = one.estimate(t, n).median
                assert row[1] == words.number(median)
                assert row[-1] == words.number(int(one.counts[t, n]))
    errors = {row[0]: row for row in cells(table(page, "errors-table"))}
    for one in corridor.passing:
        assert one.scores is not None
        assert one.scores.wape is not None
        row = errors[names.series(one.series)]
        assert row[2] == words.number(one.scores.wape.mean, 3)
        assert row[-1] == words.number(one.scores.ard.mean, 3)
    html(corridor, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nobody_was_counted_is_said_of_places_alone(
    corridor: Simulation, language: str
) -> None:
    """The series of a case are counts too, and stand above."""
    page = simulation_page(corridor, language)
    lead = plain(next(section for section in page.sections if section.id == "places").lead)
    assert lead.endswith({"en": "counted at places.", "es": "a nadie en los lugares."}[language])


def test_the_warm_up_of_a_case_is_not_drawn(corridor: Simulation) -> None:
    """People of before the first day are there only so that the first day is right."""
    assert corridor.first > 0
    place = next(c for c in charts(simulation_page(corridor, "en")) if c.id.startswith("fan-"))
    days = [value["day"] for layer in place.spec["layer"] for value in layer["data"]["values"]]
    assert min(days) == corridor.dates[corridor.first].isoformat()


def test_measures_are_told_with_their_places_and_days() -> None:
    """Not with the numbers that the model knows them by."""
    americas = simulate("americas", members=1)
    assert americas.case is not None
    words, names = words_in("es"), Names(americas.case, words_in("es"))
    told = cells(table(simulation_page(americas, "es"), "rules-table"))
    sent = words.say("rule-policies-Expulsion")
    where = [
        row[2]
        for row in told
        if row[0] == sent and row[1] == words.say("rule-policies-Expulsion-to")
    ]
    assert where
    assert set(where) <= {names.place(place) for place in americas.result.places}
    since = [row for row in told if row[0] == sent and row[1] == words.say("rule-any-first")]
    assert all(re.search(r"20[0-9]{2}|–", row[2]) and row[3] == "" for row in since)


# --- the map -------------------------------------------------------------------------------------


def test_a_place_without_a_position_is_not_on_the_map_and_that_is_said(
    simulation: Simulation,
) -> None:
    network = simulation.model.network
    lat = network.lat.copy()
    lat[3] = np.nan
    model = dataclasses.replace(simulation.model, network=replace(network, lat=lat))
    page = simulation_page(replace(simulation, model=model), "en")
    sites = next(
        layer for layer in charts(page)[0].spec["layer"] if "size" in layer.get("encoding", {})
    )
    assert len(sites["data"]["values"]) == len(network.places) - 1
    said = text(html(replace(simulation, model=model)).one("body"))
    assert words_in("en").say("simulated-map-missing", count=1) in said


def test_without_any_position_there_is_no_map(simulation: Simulation) -> None:
    page = simulation_page(nowhere(simulation), "en")
    assert "map" not in [chart.id for chart in charts(page)]
    assert cells(table(page, "places-table"))


def test_discs_and_roads_grow_with_people(simulation: Simulation) -> None:
    layers = charts(simulation_page(simulation, "en"))[0].spec["layer"]
    discs = next(layer for layer in layers if "size" in layer.get("encoding", {}))["data"]["values"]
    people = [simulation.people(i).median for i in range(len(discs))]
    areas = [disc["area"] for disc in discs]
    assert np.array_equal(np.argsort(people, kind="stable"), np.argsort(areas, kind="stable"))
    roads = next(layer for layer in layers if "strokeWidth" in layer.get("encoding", {}))["data"][
        "values"
    ]
    ends = zip(simulation.result.starts.tolist(), simulation.result.ends.tolist(), strict=True)
    assert len(roads) == len({frozenset(pair) for pair in ends})


# --- what is assumed -----------------------------------------------------------------------------


def every_rule() -> Iterator[type[Rule]]:
    """Every rule of the room, whether a model has it or not."""
    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    waiting = [Rule]
    while waiting:
        rule = waiting.pop()
        waiting += rule.__subclasses__()
        if "name" in rule.__dict__ and rule.__module__.startswith(rules.__name__):
            yield rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_told_in_every_language(language: str) -> None:
    """With each of its inputs; and no rule is told that there is not."""
    words = words_in(language)
    keys = {f"{rule.__module__.rpartition('.')[2]}-{rule.__name__}": rule for rule in every_rule()}
    assert set(TOLD) == set(keys)
    for key, rule in keys.items():
        assert words.has(f"rule-{key}")
        for told in rule.inputs():
            if told.unit != "rules":  # measures, each of which is told
                ways = (f"rule-{key}-{told.name}", f"rule-any-{told.name}")
                assert any(words.has(way) for way in ways), f"{key}: {told.name}"


#: Authors and a year, or a program and its options: the same in every language.
CITATION = r"([\w, &]+ [0-9]{4}(, doi:\S+)?|DFlee|Flee 3(, \w+)+)"


def test_where_a_rule_comes_from_is_a_citation_or_told_in_every_language() -> None:
    told = {language: words_in(language) for language in LANGUAGES}
    for rule in every_rule():
        at = f"rule-{rule.__module__.rpartition('.')[2]}-{rule.__name__}-reference"
        said = {words.say(at) for words in told.values() if words.has(at)}
        if said:
            assert len(said) == len(LANGUAGES), at
            dois = {tuple(re.findall(r"doi:[^\s;:]+", one)) for one in (*said, rule.reference)}
            assert len(dois) == 1, at
        else:
            assert all(re.fullmatch(CITATION, one) for one in rule.reference.split("; ")), at


def test_the_page_says_where_rules_come_from_in_its_language(simulation: Simulation) -> None:
    own = {rule.reference for rule in simulation.model.rules()}
    for language in LANGUAGES:
        words = words_in(language)
        told = {one.reference for one in assumptions(simulation.model, words)}
        assert words.say("rule-attraction-Danger-reference") in told
        assert words.say("rule-starting-Counted-reference") in told
        assert Danger.reference in own - told


def test_a_rule_of_somebody_else_is_told_in_its_own_words(simulation: Simulation) -> None:
    @dataclasses.dataclass(frozen=True)
    class Weather(Rule):
        name: ClassVar[str] = "rain on the road"
        reference: ClassVar[str] = "somebody else"
        depth: Annotated[float, Input("1", "of mud")]

    scores = [*simulation.model.scores, Weather(0.25)]
    model = dataclasses.replace(simulation.model, scores=scores)  # type: ignore[arg-type]
    told = [one for one in assumptions(model, words_in("es")) if one.rule == "rain on the road"]
    assert [(one.input, one.value, one.reference) for one in told] == [
        ("of mud", "0.25", "somebody else")
    ]


def test_the_values_are_those_of_the_model(simulation: Simulation) -> None:
    folder = simulation.folder
    assert folder is not None
    words = words_in("en")
    told = {
        (one.rule, one.input): (one.value, one.unit) for one in assumptions(simulation.model, words)
    }
    leaving = words.say("rule-leaving-ByKind")
    camp = words.say("rule-leaving-ByKind-camp")
    assert told[leaving, camp] == (f"{folder.settings.camp_movechance:g}", "a day")
    way = (words.say("rule-travel"), words.say("rule-travel-full_day"))
    assert told[way] == (words.number(folder.settings.max_move_speed), "km")


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [replace, nowhere, renamed])
def test_every_picture_is_a_file_too(
    simulation: Simulation, change: object, tmp_path: Path
) -> None:
    """Sound XML with its title and its words; nothing of it lies elsewhere."""
    assert callable(change)
    changed = change(simulation)
    write_page(changed, tmp_path, "en")
    made = charts(simulation_page(changed, "en"))
    found = sorted((tmp_path / "charts").glob("*.svg"))
    assert len(found) == len(made)
    with (tmp_path / "charts" / "index.csv").open(encoding="utf-8", newline="") as stream:
        index = list(csv.DictReader(stream))
    assert {row["file"] for row in index} == {file.name for file in found}
    assert [row["title"] for row in index] == [inert(chart.title) for chart in made]
    titles = set()
    for file in found:
        root = ET.parse(file).getroot()  # noqa: S314  our own file
        assert root.tag.endswith("svg")
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        titles.add((root[0].text, root[1].text))
        assert "href=" not in file.read_text(encoding="utf-8")
    assert titles == {(chart.title, chart.description) for chart in made}
    read((tmp_path / "simulation.html").read_text(encoding="utf-8"))


def chart_of(title: str) -> Chart:
    of = Table(id="t", caption="t", columns=(), rows=())
    return Chart(id="fan-0", title=title, description="", spec={}, table=of)


def test_names_of_other_scripts_are_told_by_their_number() -> None:
    """The index beside them says which is which."""
    titles = ["map", "عين", "Hask", "Ключи", "Place 3"]
    names = file_names(chart_of(title) for title in titles)
    assert names[1:] == ["place-1.svg", "hask.svg", "place-3.svg", "place-3-2.svg"]


@given(st.lists(st.text(max_size=80), max_size=12))
def test_a_file_is_called_something_that_every_system_takes(titles: list[str]) -> None:
    """Also where names differ in case or accents only, or are those of devices."""
    names = file_names(chart_of(title) for title in [*titles, "CON", "nul", "Map", "é", "É"])
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*\.svg", one) for one in names)
    assert not {"con.svg", "nul.svg", "map.svg"} & set(names)
    assert max(map(len, names)) < 80
