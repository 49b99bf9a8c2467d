"""*What to expect*: every number leads to its source, says what the draws say, and knows no more.

Laws of the section and of the pages, then the judgements in words, then the story of a brief.
"""

from __future__ import annotations

import copy
import datetime as dt
import functools
import itertools
import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isthmus.brief import make_brief
from isthmus.brief.comparison_page import comparison_page
from isthmus.brief.expected import movers
from isthmus.brief.expected.grounds import noticed
from isthmus.brief.expected.outlook import Outlook, outlook_of
from isthmus.brief.expected.past import Past, Row, against, past_of
from isthmus.brief.expected.telling import Telling, rounded
from isthmus.brief.forecast_page import forecast_page
from isthmus.brief.html import render_html, render_page
from isthmus.brief.model import (
    Brief,
    Chart,
    Figure,
    Page,
    Section,
    Table,
    Words,
    numbers,
    plain,
    texts,
    walk,
)
from isthmus.brief.names import Names
from isthmus.brief.score_page import score_page
from isthmus.case import ALL, Case, read_case
from isthmus.case.problems import Problem
from isthmus.forecast.hub import joined, rows_of
from isthmus.forecast.known import known_on
from isthmus.forecast.records import Draws, Forecast, Known, Target
from isthmus.forecast.scenarios.comparing import Comparison, compare
from isthmus.forecast.scenarios.priors import priors
from isthmus.forecast.scenarios.reading import read_scenario
from isthmus.forecast.scoring.replaying import OURS, replay
from isthmus.forecast.scoring.scores import wis
from isthmus.forecast.settings import Settings, settings_of_forecast
from isthmus.words import LANGUAGES, words_in
from tests.brief.forecasts import sample_forecast
from tests.brief.pages import name, read
from tests.forecast.scenarios.worlds import plain_expect

DAY = dt.date(2024, 1, 20)
QUANTITY = re.compile(r"(?<![\w-])\d{1,3}(?:,\d{3})+(?![\w-])|\d\s?%")


@functools.cache
def case() -> tuple[Case, Settings]:
    found = read_case("tutorial")
    return found, settings_of_forecast(found)


@functools.cache
def forecasts(days: tuple[dt.date, ...]) -> list[Forecast]:
    """Random walks from what was known of the tutorial on some days."""
    return [sample_forecast(known) for known in known_on(*case(), list(days))]


def past() -> Past:
    """Scores of invented forecasts."""
    days = tuple(dt.date(2023, month, 20) for month in (3, 6, 9))
    found = past_of(forecasts(days), forecasts((DAY,))[0].known)
    assert found is not None
    return found


@functools.cache
def comparison() -> Comparison:
    """Scenarios of the tutorial on a model so plain that it runs at once."""
    whole, told = case()
    names = ("river-closed", "sponsors-again")
    written = [read_scenario(whole, told, one) for one in names]
    return compare(whole, told, written, members=60, expect=plain_expect)


def outlook() -> Outlook:
    """All that a section may hold, of the plain model."""
    stations = tuple(one.series for one in case()[1].stations)
    return Outlook(
        forecast=comparison().status_quo,
        stations=stations,
        past=past(),
        comparison=comparison(),
    )


@functools.cache
def brief(language: str) -> Brief:
    return make_brief(case()[0], comparison().origin, language, outlook=outlook())


def section(of: Brief) -> Section:
    return next(one for one in of.sections if one.id == "expect")


def pages(language: str) -> list[tuple[Page, str]]:
    """The three pages with their templates."""
    whole, _ = case()
    rows = joined(rows_of(one) for one in forecasts((dt.date(2023, 6, 20), dt.date(2023, 9, 20))))
    scored = replay(whole, {OURS: rows}, models=("naive",))
    return [
        (forecast_page(whole, forecasts((DAY,))[0], language), "forecast.html.j2"),
        (comparison_page(whole, comparison(), language), "comparison.html.j2"),
        (score_page(whole, scored, language), "scores.html.j2"),
    ]


# --- laws of the section -------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_section_is_a_figure_and_none_is_loose(language: str) -> None:
    made = brief(language)
    held = {figure.id: figure for figure in made.figures}
    assert {num.figure for num in numbers(made)} == set(held)
    found = section(made)
    for text in [found.lead, *(t for block in walk(found.blocks) for t in texts(block))]:
        for part in text:
            if isinstance(part, Words):
                assert not QUANTITY.search(part.text), plain(text)


def test_languages_say_the_same_with_the_same_figures() -> None:
    one, other = (brief(language) for language in LANGUAGES)
    assert [num.figure for num in numbers(one)] == [num.figure for num in numbers(other)]
    values = [[(f.id, f.low, f.high, f.published) for f in of.figures] for of in (one, other)]
    assert values[0] == values[1]


def test_a_number_of_the_model_says_so_and_a_count_names_its_publisher() -> None:
    found = [figure for figure in brief("en").figures if figure.section == "expect"]
    assert {figure.status for figure in found} >= {"expected", "final", "assumed"}
    for figure in found:
        assert figure.publisher
        if figure.status == "expected":
            assert figure.note
            assert figure.publisher == words_in("en").say("expect-publisher")
            assert figure.published == comparison().origin
        if figure.status == "final":
            assert figure.publisher != words_in("en").say("expect-publisher")


def test_a_figure_holds_the_quantiles_of_the_draws() -> None:
    made = brief("en")
    by_id = {figure.id: figure for figure in made.figures}
    forecast = comparison().status_quo
    series = case()[1].stations[0].series
    draws = forecast.draws[Target(series, ALL)]
    month = forecast.known.month(draws.first)
    at = f"expect.{series}.all.{month:%Y-%m}"
    low, middle, high = np.quantile(draws.values[:, 0], (0.05, 0.5, 0.95))
    assert ends(by_id[f"{at}.q500"]) == (rounded(middle), rounded(middle))
    assert ends(by_id[f"{at}.q50-950"]) == (rounded(low), rounded(high))


def ends(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_a_table_and_words_that_hold_what_is_written_on_it(language: str) -> None:
    blocks = list(walk(section(brief(language)).blocks))
    charts = [block for block in blocks if isinstance(block, Chart)]
    assert len(charts) >= 2 * len(case()[1].stations)
    for chart in charts:
        assert chart.description
        assert chart.table.rows
        held = {plain(cell) for row in chart.table.rows for cell in row}
        for layer in chart.spec.get("layer", ()):
            if layer["encoding"].get("text", {}).get("field") == "text":
                assert {one["text"] for one in layer["data"]["values"]} <= held
    for block in blocks:
        if isinstance(block, Table):
            assert all(len(row) == len(block.columns) for row in block.rows), block.id


def test_a_brief_that_expects_nothing_says_why() -> None:
    whole, told = case()
    day = dt.date(2022, 3, 1)
    found = outlook_of(whole.as_of(day), day)
    assert found is not None
    assert found.forecast is None
    made = make_brief(whole, day, "es")
    said = " ".join(plain(t) for block in walk(section(made).blocks) for t in texts(block))
    assert [problem.say(words_in("es"))[1:] in said for problem in found.why] == [True]
    assert told.time.first.isoformat()[:7] in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("later", [False, True])
def test_a_brief_tells_no_prior_that_knows_what_came_after_its_day(
    language: str, later: bool
) -> None:
    """Its basis says what happened then; the page of a comparison, made at any time, tells it."""
    same, prior = comparison(), priors()["expulsion-lifted"]
    one, *others = same.scenarios
    grounded = [each._replace(prior=prior, later=later) for each in one.grounded]
    told = replace(same, scenarios=(replace(one, grounded=tuple(grounded)), *others))
    made = make_brief(case()[0], same.origin, language, outlook=replace(outlook(), comparison=told))
    page = comparison_page(case()[0], told, language)
    basis = str(getattr(prior, f"basis_{language}"))
    instead = words_in(language).say("expect-basis-later")

    def said(sections: Sequence[Section]) -> str:
        every = (block for of in sections for block in walk(of.blocks))
        return " ".join(plain(one) for block in every for one in texts(block))

    assert (basis in said(made.sections), instead in said(made.sections)) == (not later, later)
    assert basis in said(page.sections)


def test_a_case_that_forecasts_nothing_has_no_such_section() -> None:
    whole, _ = case()
    nowhere = copy.copy(whole)
    nowhere.folder = whole.folder / "documents"
    made = make_brief(nowhere, DAY, "en")
    assert "expect" not in {one.id for one in made.sections}


def test_the_brief_of_a_day_expects_what_the_case_knew_that_day() -> None:
    """Nothing reaches around the cut, scenarios of later days included."""
    whole, _ = case()
    cut = whole.as_of(DAY)
    later = whole.as_of(dt.date(2024, 3, 1))
    one, other = (outlook_of(of, DAY, members=50) for of in (cut, later.as_of(DAY)))
    assert one is not None
    assert other is not None
    assert make_brief(whole, DAY, "en", outlook=one) == make_brief(cut, DAY, "en", outlook=other)
    assert one.comparison is not None
    assert [found.name for found in one.comparison.scenarios] == ["river-closed"]
    assert one.past is not None
    assert one.past.last < DAY


# --- what is computed for it ---------------------------------------------------------------------


@given(st.lists(st.floats(1, 9e5), min_size=3, max_size=12), st.floats(0, 9e5))
def test_the_score_is_that_of_the_library(raw: list[float], truth: float) -> None:
    from isthmus.brief.expected.past import _scores

    values = np.quantile(np.array(raw), np.linspace(0.01, 0.99, 23))[np.newaxis]
    told = np.array([truth])
    assert np.allclose(_scores(values, told), wis(values, told))


def walks(known: Known, draws: dict[Target, np.ndarray]) -> Forecast:
    return Forecast(
        case=known.case,
        origin=known.origin,
        known=known,
        horizon=1,
        seed=1,
        draws={t: Draws(target=t, first=1, values=v) for t, v in draws.items()},
    )


def invented(counts: dict[Target, list[float]], day: dt.date) -> Known:
    told = {target: np.array(row) for target, row in counts.items()}
    return Known(case="x", origin=day, first=dt.date(2023, 1, 1), counts=told)


def test_past_scores_count_what_lay_inside() -> None:
    """Ten populations, of which the wide band holds nine and the narrow one five."""
    targets = [Target("s", f"X{chr(65 + n)}{chr(65 + n)}") for n in range(10)]
    draws = np.linspace(0, 1000, 1001)[:, np.newaxis]
    truth = [500, 400, 600, 300, 700, 150, 850, 100, 900, 999]
    before = {target: [*[100.0] * 9, np.nan] for target in targets}
    known = invented(before, dt.date(2023, 10, 20))
    made = walks(known, dict.fromkeys(targets, draws))
    made = replace(made, draws={t: replace(d, first=9) for t, d in made.draws.items()})
    after = {t: [*[100.0] * 9, float(x)] for t, x in zip(targets, truth, strict=True)}
    found = past_of([made], invented(after, dt.date(2023, 11, 20)))
    assert found is not None
    assert (found.targets, found.origins) == (10, 1)
    assert (found.wide, found.narrow) == (0.9, 0.5)
    assert [(row.series, row.months, row.targets) for row in found.rows] == [("s", 1, 10)]
    assert past_of([made], known) is None


@pytest.mark.parametrize(("ratio", "said"), [(0.5, "closer"), (1.02, "even"), (1.2, "farther")])
def test_a_ratio_is_told_in_words(ratio: float, said: str) -> None:
    assert against(ratio) == said


@pytest.mark.parametrize(("wide", "said"), [(0.9, "as-said"), (0.7, "less"), (0.99, "more")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_and_persistence_are_told_in_words(language: str, wide: float, said: str) -> None:
    rows = tuple(
        Row(series=series, months=h, targets=9, narrow=0.5, wide=wide, relative=ratio)
        for series, ratios in (("cordillera-entries", (0.8, 1.2)), ("delta-encounters", (1, 1)))
        for h, ratio in enumerate(ratios, 1)
    )
    told = replace(past(), wide=wide, rows=rows)
    made = make_brief(case()[0], DAY, language, outlook=replace(outlook(), past=told))
    text = "\n".join(plain(t) for block in walk(section(made).blocks) for t in texts(block))
    words = words_in(language)
    assert words.say(f"expect-trust-{said}") in text
    assert words.say("expect-trust-at-closer", months="1") in text
    assert words.say("expect-trust-at-farther", months="2") in text
    even = words.say("expect-trust-all-even", series="")
    assert even.strip(": ") in text.replace("\n", " ")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31), st.integers(2, 5))
def test_the_parts_of_a_total_make_up_its_variance(seed: int, count: int) -> None:
    own = np.random.default_rng(seed)
    targets = [Target("s", f"XA{chr(65 + n)}") for n in range(count)]
    draws = {one: own.lognormal(5, 1, (400, 3)) for one in targets}
    draws[Target("s", ALL)] = np.sum(list(draws.values()), axis=0)
    forecast = walks(invented({}, DAY), draws)
    found = movers.parts(forecast, "s", targets)
    assert np.isclose(sum(part.share for part in found), 1)
    assert [part.share for part in found] == sorted((p.share for p in found), reverse=True)


def test_what_does_not_vary_moves_nothing() -> None:
    still = np.full((50, 2), 7.0)
    draws = {Target(series, ALL): still for series in ("a", "b")}
    forecast = walks(invented({}, DAY), draws | {Target("a", "XAA"): still})
    assert movers.parts(forecast, "a", [Target("a", "XAA")]) == []
    assert movers.before(forecast, ["a", "b"]) == []
    draws[Target("b", ALL)] = np.arange(100.0).reshape(50, 2)
    draws[Target("a", ALL)] = draws[Target("b", ALL)] ** 3
    (one,) = movers.before(walks(invented({}, DAY), draws), ["a", "b"])
    assert (one.series, one.of, round(one.share, 6)) == ("b", "a", 1)


@given(st.floats(-1e7, 1e7))
def test_a_drawn_number_has_three_digits_and_no_part_of_a_person(value: float) -> None:
    shown = rounded(value)
    assert shown == round(shown)
    assert len(f"{abs(shown):.0f}".rstrip("0")) <= 3
    assert abs(shown - value) <= max(0.5, 0.0051 * abs(value))


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_sound_and_fetch_nothing(language: str) -> None:
    rendered = [render_page(page, template) for page, template in pages(language)]
    if language == "es":
        rendered.append(render_html(brief(language)))
    for html in rendered:
        page = read(html)
        assert page.root.get("lang") == language
        assert len(page.ids) == len(set(page.ids))
        links = [link.get("href", "") for link in page.elements("a")]
        assert {link[1:] for link in links if link.startswith("#")} <= set(page.ids)
        levels = [int(name(one)[1]) for one in page.elements(*(f"h{i}" for i in range(1, 7)))]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert not list(page.elements("img", "iframe", "link"))


def test_a_forecast_of_some_populations_alone_has_a_page_too() -> None:
    whole = forecasts((DAY,))[0]
    some = {t: d for t, d in whole.draws.items() if t.population != ALL}
    page = forecast_page(case()[0], replace(whole, draws=some), "en")
    shown = [block for one in page.sections for block in walk(one.blocks)]
    assert any(isinstance(block, Table) for block in shown)


def test_a_scenario_that_changes_nothing_says_so() -> None:
    same = comparison()
    still = [
        replace(
            one,
            differences={
                target: replace(found, changed=found.status_quo)
                for target, found in one.differences.items()
            },
        )
        for one in same.scenarios
    ]
    page = comparison_page(case()[0], replace(same, scenarios=tuple(still)), "en")
    said = [plain(t) for block in walk(page.summary) for t in texts(block)]
    assert sum("no difference to speak of" in one for one in said) == 2 * len(still)


@pytest.mark.parametrize(
    ("chance", "en", "es"),
    [
        (0.0, "under 1%", "menos del 1%"),
        (0.0099, "under 1%", "menos del 1%"),
        (0.01, "1%", "1%"),
        (0.534, "53%", "53%"),
        (0.99, "99%", "99%"),
        (0.9901, "over 99%", "más del 99%"),
        (1.0, "over 99%", "más del 99%"),
    ],
)
def test_no_chance_is_sure(chance: float, en: str, es: str) -> None:
    """Draws are only so many: on a page, in a brief and on a terminal alike."""
    for language, said in (("en", en), ("es", es)):
        telling = Telling(case()[0], comparison().status_quo, words_in(language))
        assert telling.chance(chance).replace("\N{NO-BREAK SPACE}", "") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_scored_is_called_by_its_title(language: str) -> None:
    names = Names(case()[0], words_in(language))
    values = {"event": "asylum-cap", "series": "delta-encounters", "population": ALL}
    notice = Problem(code="scenario-not-scored", value="delta-encounters, all", values=values)
    said = noticed(names, words_in(language), notice)
    everyone = words_in(language).say("brief-everyone")
    assert f"{names.series('delta-encounters')} ({everyone})" in said
    assert not any(name in said for name in ("delta-encounters", "asylum-cap"))


def cells(table: Table) -> Sequence[Sequence[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def test_the_table_of_a_difference_holds_the_interval_of_the_difference() -> None:
    """And not the difference of two intervals: what both futures share cancels."""
    page = comparison_page(case()[0], comparison(), "en")
    one = comparison().scenarios[0]
    found = next(iter(one.differences.values()))
    table = next(
        block
        for of in page.sections
        for block in walk(of.blocks)
        if isinstance(block, Table) and block.id == "scenario-0-table"
    )
    telling = Telling(case()[0], comparison().status_quo, words_in("en"))
    between = found.draws()[:, -1]
    low, middle, high = (
        telling.number(float(q), signed=True) for q in np.quantile(between, (0.05, 0.5, 0.95))
    )
    assert cells(table)[0][-1] == f"{middle} ({low} to {high})"
