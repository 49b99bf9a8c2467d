"""A run of sharing: what it refuses, what adds up, what it never does."""

from __future__ import annotations

import datetime as dt
import math
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, Case, describe, read_case
from isthmus.case.finding import shipped_folder
from isthmus.case.problems import CaseError, WorkError
from isthmus.case.promises import Transaction
from isthmus.case.provisions import Pathway
from isthmus.forecast import expecting
from isthmus.forecast.scenarios.reading import read_scenario
from isthmus.forecast.settings import settings_of_forecast
from isthmus.sharing.keys import shares
from isthmus.sharing.offers import LEFT_OUT, Offered, lawful, offers_of
from isthmus.sharing.pathways import Ways
from isthmus.sharing.receiving import Receiving, receivers, receiving
from isthmus.sharing.scarce import divided, money_at_hand, places_offered
from isthmus.sharing.settings import Money as Costs
from isthmus.sharing.settings import Receiving as Parties
from isthmus.sharing.settings import settings_of_sharing
from isthmus.sharing.sharing import Asked, Money, Sharing, share
from isthmus.sharing.tables import TOTAL, tables_of
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.series.corridors import shipped_case
from tests.sharing.ways import pathway, unsafe, with_ways

DAY = dt.date(2024, 6, 15)
DRAWS = 60
CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"


@pytest.fixture(scope="module", autouse=True)
def _at_once() -> Iterator[None]:
    """Forecasts that are made at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expecting, "expect", quick.expect)
        patch.setattr(expecting, "expect_many", quick.expect_many)
        yield


def run(
    case: Case | None = None, day: dt.date = DAY, *, planned: bool = False, **asked: Any
) -> Sharing:
    """A run of the tutorial; without its plan, which takes the longest, unless that is asked of."""
    told = Asked(**{"draws": DRAWS, "horizon": 4, **asked})
    with pytest.MonkeyPatch.context() as patch:
        if not planned:
            patch.setattr("isthmus.sharing.sharing.allocate", lambda *_, **__: None)
        return share(case or shipped_case("tutorial"), day, told)


@pytest.fixture(scope="module")
def found() -> Sharing:
    """One run for all who only look."""
    return run(planned=True)


def spoiled(tmp_path: Path, table: str, pattern: str, cell: str) -> Case:
    """The tutorial with the rows of a table that match written otherwise."""
    folder = tmp_path / "tutorial"
    shutil.copytree(shipped_folder("tutorial"), folder)
    file = folder / table
    text, times = re.subn(pattern, cell, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert times
    file.write_text(text, encoding="utf-8")
    return read_case(folder)


# --- who receives --------------------------------------------------------------------------------


def test_the_parties_of_the_agreement_receive_as_of_the_day() -> None:
    """Whoever joined later, or withdrew, is not among them; nor is an organisation."""
    case = shipped_case("americas")
    told = msgspec.structs.replace(
        settings_of_sharing(case), receiving=Parties(agreements=("los-angeles-declaration",))
    )
    on = {
        day: receivers(case.as_of(dt.date.fromisoformat(day)), told)
        for day in ("2022-06-09", "2022-06-10", "2024-12-31")
    }
    assert on["2022-06-09"] == ()
    assert len(on["2022-06-10"]) == 20
    assert set(on["2022-06-10"]) < set(on["2024-12-31"])
    # Until somebody had endorsed it, those of the statement before it share.
    early = receivers(case.as_of(dt.date(2022, 6, 9)), settings_of_sharing(case))
    assert early
    assert set(early) != set(on["2022-06-10"])


def test_before_an_agreement_binds_anybody_there_are_needs_and_no_shares() -> None:
    case, day = shipped_case("americas"), dt.date(2022, 4, 20)
    told = settings_of_sharing(case.as_of(day))
    nobody = msgspec.structs.replace(told, receiving=Parties())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("isthmus.sharing.sharing.settings_of_sharing", lambda _: nobody)
        found = run(case, day)
    assert found.receiving.countries == ()
    assert (found.keys.keys, found.keys.countries) == ((), ())
    assert "share-nobody-yet" in {one.code for one in found.notices}
    assert found.needs
    assert found.openings
    assert not [one for one in found.scarce if one.what == "places"]
    assert tables_of(found)["shares"] == []
    assert run(case, day).keys.keys, "those of an earlier statement share"


@pytest.mark.parametrize("figure", ["population", "gdp"])
def test_a_missing_population_or_gdp_is_refused_by_name(tmp_path: Path, figure: str) -> None:
    case = spoiled(tmp_path, "countries/development.csv", rf"^XCC,{figure},.*\n", "")
    with pytest.raises(WorkError, match=rf"XCC has no .*{figure}.*--allow-missing XCC"):
        run(case)


def test_figures_in_different_units_are_refused_with_whose_they_are(tmp_path: Path) -> None:
    """A GDP in another currency would be another share of each."""
    other = spoiled(
        tmp_path, "countries/development.csv", r"^(XCC,gdp,.*),millions of US", r"\1,EUR"
    )
    with pytest.raises(WorkError, match=r"gdp is in several: .*XBB, XDD.*; EUR.*\(XCC\)"):
        run(other)


def test_a_key_whose_other_figures_are_in_different_units_is_left_out(tmp_path: Path) -> None:
    other = spoiled(
        tmp_path, "countries/development.csv", r"^(XCC,unemployment,.*),percent", r"\1,per mille"
    )
    keys = run(other).keys
    assert [key.key for key in keys.keys] == ["pact"]
    assert {one.value for one in keys.left_out if one.code == "share-key-units"} == {
        "eu-2015",
        "grech",
        "brisa",
    }
    with pytest.raises(WorkError, match="unemployment is in several"):
        run(other, keys=("grech",))


def test_who_is_left_out_when_asked_takes_no_part_and_it_is_said(tmp_path: Path) -> None:
    case = spoiled(tmp_path, "countries/development.csv", r"^XCC,gdp,.*\n", "")
    found = run(case, allow_missing=("XCC",))
    assert found.receiving.left_out["XCC"] == "allowed"
    assert found.receiving.lacking == {"XCC": ["gdp"]}
    assert found.receiving.countries == ("XBB", "XDD")
    for key in found.keys.keys:
        assert set(key.shares) == {"XBB", "XDD"}
        assert math.fsum(key.shares.values()) == pytest.approx(1)


def test_leaving_out_one_that_does_not_receive_is_refused() -> None:
    with pytest.raises(CallError, match="XFF is not among the countries that share"):
        run(allow_missing=("XFF",))
    with pytest.raises(CallError, match="no country is left to share"):
        run(allow_missing=("XBB", "XCC", "XDD"))


def test_who_lacks_nothing_is_not_said_to_and_who_was_out_keeps_the_reason() -> None:
    """A page does not say that a figure is missing where none is."""
    who = run(allow_missing=("XBB", "XAA")).receiving
    assert who.left_out["XBB"] == "allowed"
    assert who.left_out["XAA"] == "settings"
    assert who.lacking == {"XBB": []}


def test_what_is_lacking_is_asked_of_the_years_of_all() -> None:
    """Its applications end years before those of the others do: alone it would lack none."""
    case = shipped_case("americas").as_of(dt.date(2026, 1, 1))
    told = settings_of_sharing(case)
    assert "applications_per_million" not in receiving(case, told).figures["JAM"]
    left = receiving(case, told, allow_missing=("JAM",))
    assert left.lacking == {"JAM": ["applications_per_million"]}


def test_figures_are_of_one_year_and_of_the_day(found: Sharing) -> None:
    who = found.receiving
    for name in ("population", "gdp"):
        years = {who.figures[country][name].years for country in who.countries}
        assert len(years) == 1
    published = [f.published for own in who.figures.values() for f in own.values()]
    assert max(published) <= DAY
    early = run(day=dt.date(2023, 6, 30))
    assert early.receiving.figures["XBB"]["population"].years == "2021"


def test_applications_are_a_mean_for_each_million_over_the_years_that_were_told() -> None:
    case = shipped_case("americas").as_of(dt.date(2024, 12, 31))
    who = receiving(case, settings_of_sharing(case))
    figure = who.figures["CRI"]["applications_per_million"]
    rows = case.observations.filter(
        (case.observations["series"] == "asylum-applications")
        & (case.observations["place"] == "CRI")
    )
    by_year = {
        year: float(rows.filter(rows["start"] == dt.date(year, 1, 1)).get_column("value").sum())
        for year in range(2019, 2024)
    }
    people = {
        row["year"]: row["value"]
        for row in case.countries.to_dicts()
        if (row["country"], row["indicator"]) == ("CRI", "population")
    }
    mean = sum(1e6 * by_year[year] / people[year] for year in by_year) / 5
    assert figure.years == "2019–2023"
    assert figure.value == pytest.approx(mean)


# --- shares --------------------------------------------------------------------------------------


def test_each_key_is_the_key_of_the_room_on_the_figures_that_are_shown(found: Sharing) -> None:
    for key in found.keys.keys:
        if not key.own:
            assert key.shares == shares(key.key, found.receiving.values())


def test_whole_people_sum_to_all_who_are_hosted_and_gaps_to_nothing(found: Sharing) -> None:
    hosted = sum(one.hosted or 0 for one in found.keys.countries)
    for key in found.keys.keys:
        assert key.people is not None
        assert sum(key.people.values()) == hosted
        assert sum(one.gaps[key.key] for one in found.keys.countries) == 0
    for one in found.keys.countries:
        parts = [key.shares[one.country] for key in found.keys.keys]
        assert (one.low, one.high) == (min(parts), max(parts))
        assert one.actual == pytest.approx((one.hosted or 0) / hosted)


def test_the_keys_that_were_asked_for_are_those_that_are_there() -> None:
    found = run(keys=("grech", "brisa", "mine: population=0.25,gdp=0.75"), planned=True)
    assert [key.key for key in found.keys.keys] == ["grech", "brisa", "mine"]
    assert found.allocation is not None
    assert found.allocation.by == "grech"
    people = {c: own["population"].value for c, own in found.receiving.figures.items()}
    gdp = {c: own["gdp"].value for c, own in found.receiving.figures.items()}
    mine = found.keys.keys[-1].shares
    for country, share_ in mine.items():
        wanted = 0.25 * people[country] / sum(people.values()) + 0.75 * gdp[country] / sum(
            gdp.values()
        )
        assert share_ == pytest.approx(wanted)


def test_several_keys_that_were_written_stand_beside_each_other() -> None:
    """Each has a name of its own, so that its gaps are of its shares."""
    asked = ("population=1", "gdp = 1", "pact:gdp=1", "pact", "mine:gdp=1", "mine:population=1")
    found = run(keys=asked).keys
    named = ["population=1", "gdp = 1", "pact-2", "pact", "mine", "mine-2"]
    assert [key.key for key in found.keys] == named
    for one in found.countries:
        for key in found.keys:
            assert key.people is not None
            assert one.gaps[key.key] == (one.hosted or 0) - key.people[one.country]


def test_a_key_whose_figures_the_file_does_not_name_is_said_or_refused(found: Sharing) -> None:
    said = {one.value: one for one in found.keys.left_out}
    assert said["koenigstein"].values == {"figures": ["tax"]}
    with pytest.raises(CallError, match=r"The key koenigstein|the key koenigstein needs"):
        run(keys=("koenigstein",))
    with pytest.raises(CallError, match="brisa"):
        run(keys=("brisas",))


# --- what is scarce ------------------------------------------------------------------------------

amounts = st.floats(0, 1e6, allow_nan=False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=4), amounts)
def test_no_award_is_above_its_claim_and_all_together_are_the_estate(
    claims: list[tuple[float, float]], estate: float
) -> None:
    drawn = {f"C{i}": np.array(two) for i, two in enumerate(claims)}
    made = divided("money", (estate, "given"), drawn, currency="USD")
    for award in made.awards:
        for given_ in award.awards.values():
            assert all(a <= c + 1e-6 for a, c in zip(given_, award.claim, strict=True))
    covered = sum(sum(row) <= estate for row in zip(*claims, strict=True)) / 2
    assert made.enough == covered


def test_money_is_what_was_given_or_what_the_register_shows() -> None:
    given_ = run(money=Money(1000.0, "USD"))
    money = [one for one in given_.scarce if one.what == "money"]
    assert [(one.currency, one.estate, one.basis) for one in money] == [("USD", 1000.0, "given")]
    for rule in ("proportional", "cea", "cel", "talmud", "random-arrival"):
        awarded = sum(award.awards[rule].middle for award in money[0].awards)
        assert awarded == pytest.approx(1000, rel=0.2), "the middles of draws that each sum to it"
    with pytest.raises(CallError, match="'JPY' is no currency of what is needed"):
        run(money=Money(1.0, "JPY"))
    unpriced = msgspec.structs.replace(settings_of_sharing(shipped_case("tutorial")), money=Costs())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("isthmus.sharing.sharing.settings_of_sharing", lambda _: unpriced)
        with pytest.raises(CallError, match="No need of this case has a cost"):
            run(money=Money(1.0, "USD"))


def test_money_at_hand_is_what_went_to_these_countries_and_no_others() -> None:
    """Of the last year, by the surest stage that there is; never for the region as a whole."""
    case = shipped_case("tutorial").as_of(DAY)
    rows = case.records("transactions", Transaction)
    year = dt.date(2023, 6, 15)
    for countries in ({"XCC"}, {"XBB", "XCC", "XDD"}):
        made = money_at_hand(case, countries, DAY)
        for currency, (amount, stage) in made.items():
            fitting = [
                row
                for row in rows
                if (row.stage, row.currency) == (stage, currency)
                and row.receivers is not None
                and set(row.receivers.split(";")) <= countries
                and year < row.date <= DAY
                and row.measure == "increment"
            ]
            wholes = [row for row in fitting if row.part_of not in {one.id for one in fitting}]
            assert amount == pytest.approx(sum(row.low or 0.0 for row in wholes), rel=0.01)
    assert money_at_hand(case, {"XFF"}, DAY) == {}


def test_places_go_to_those_who_host_more_than_their_share(found: Sharing) -> None:
    (places,) = [one for one in found.scarce if one.what == "places"]
    assert places.estate == 1200 == places_offered(Ways(found.case), DAY)
    first = found.keys.keys[0].key
    above = {one.country for one in found.keys.countries if one.gaps[first] > 0}
    assert {award.country for award in places.awards} == above
    (asked,) = [one for one in run(places=10).scarce if one.what == "places"]
    assert (asked.estate, asked.basis) == (10, "given")


def test_the_rules_that_were_asked_for_are_those_that_are_used() -> None:
    (places,) = run(rules=("prop", "talmud"), places=10).scarce[-1:]
    assert set(places.awards[0].awards) == {"proportional", "talmud"}
    assert places.default == "proportional"
    with pytest.raises(CallError, match="talmut"):
        run(rules=("talmut",))


# --- offers and the plan -------------------------------------------------------------------------

MONTHS = tuple(dt.date(2024, 6 + month, 1) for month in range(6))
SEEKING = {"XAA": ("XCC",), "XEE": ("XBB",)}


def offered(*ways: Pathway, known: dt.date = DAY) -> tuple[dict[str, Offered], dict[str, str]]:
    """What a plan may use of pathways, and what not."""
    case = with_ways(ways).as_of(known)
    plan = settings_of_sharing(shipped_case("tutorial")).plan
    assert plan is not None
    made, left = offers_of(Ways(case), plan, SEEKING, MONTHS)
    return {one.pathway.id: one for one in made}, dict(left)


def places(*ways: Pathway, known: dt.date = DAY) -> tuple[tuple[int, ...], str]:
    """The places of the only one, and on what grounds."""
    (one,) = offered(*ways, known=known)[0].values()
    return one.places, one.basis


COST: dict[str, Any] = {"cost_low": 1.0, "cost_high": 3.0, "currency": "USD"}


def test_places_by_month_follow_from_the_quota_or_the_count() -> None:
    assert places(pathway(quota=500, quota_per="month", **COST)) == ((500,) * 6, "quota-month")
    ends: dict[str, Any] = {"ends": dt.date(2024, 8, 15), "ends_published": dt.date(2024, 1, 1)}
    assert places(pathway(quota=500, quota_per="month", **ends, **COST)) == (
        (500, 500, 500, 0, 0, 0),
        "quota-month",
    )
    assert places(pathway(quota=1200, quota_per="year", **COST)) == ((100,) * 6, "quota-spread")
    # 90 places over nine months from April to December.
    run_: dict[str, Any] = {"starts": dt.date(2024, 4, 10), "ends": dt.date(2024, 12, 5)} | {
        "ends_published": dt.date(2024, 1, 1)
    }
    assert places(pathway(quota=90, quota_per="total", **run_, **COST)) == (
        (10,) * 6,
        "quota-spread",
    )
    stock: dict[str, Any] = {
        "series": "people-hosted",
        "series_place": "XBB",
        "series_population": "XAA;refugees",
    }
    left = pathway(to="XBB", quota=595, quota_per="total", **stock, **COST)
    assert places(left) == ((10,) * 6, "quota-left"), "60 are left beside 535 who are there"
    best = pathway(to="XCC", series="cordillera-decisions", series_population="recognised", **COST)
    assert places(best) == ((1669 // 12,) * 6, "best-year")


def test_what_cannot_be_planned_with_is_left_out_with_the_reason() -> None:
    _, left = offered(
        pathway("gone", ends=dt.date(2024, 5, 1), ends_published=dt.date(2024, 1, 1), **COST),
        pathway("else", quota=5, quota_per="month", nationalities="XFF", **COST),
        pathway("there", quota=5, quota_per="month", present="XDD", **COST),
        pathway("blind", **COST),
        pathway("dear", quota=5, quota_per="month", kind="study"),
    )
    assert left == {
        "gone": "not-in-force",
        "else": "for-nobody",
        "there": "for-nobody",
        "blind": "no-number",
        "dear": "no-cost",
    }
    assert set(left.values()) == set(LEFT_OUT)


def test_a_pathway_is_open_to_whom_and_when_its_rules_say() -> None:
    case = with_ways(
        [
            pathway("own", to="XAA", quota=5, quota_per="month", **COST),
            pathway("some", nationalities="XEE", quota=5, quota_per="month", **COST),
            pathway("soon", starts=dt.date(2024, 8, 1), quota=5, quota_per="month", **COST),
        ]
    ).as_of(DAY)
    plan = settings_of_sharing(shipped_case("tutorial")).plan
    assert plan is not None
    made, _ = offers_of(Ways(case), plan, SEEKING, MONTHS)
    allowed = lawful(Ways(case), made, SEEKING, MONTHS)
    by = {one.pathway.id: allowed[:, w] for w, one in enumerate(made)}
    assert not by["own"][0].any()
    assert by["own"][1].all()
    assert not by["some"][0].any()
    assert by["some"][1].all()
    assert by["soon"].tolist() == [[False, False, True, True, True, True]] * 2


def test_nobody_is_planned_into_an_unsafe_country_or_home(found: Sharing) -> None:
    """The tutorial's pathways all lead to three countries; one of them is marked here."""
    tutorial = shipped_case("tutorial")
    ways = [*Ways(tutorial).pathways]
    marked = with_ways(ways, [unsafe("XDD")])
    plan = run(marked, planned=True).allocation
    free = found.allocation
    assert plan is not None
    assert free is not None
    c = plan.problem.countries.index("XDD")
    assert free.runs.by_people[:, :, free.problem.countries.index("XDD")].any()
    assert not plan.runs.by_people[:, :, c].any()
    for n, nationality in enumerate(plan.problem.nationalities):
        if nationality in plan.problem.countries:
            home = plan.problem.countries.index(nationality)
            assert not plan.runs.by_people[:, n, home].any()


def test_who_is_placed_waits_or_is_left_is_everybody_who_seeks(found: Sharing) -> None:
    plan = found.allocation
    assert plan is not None
    runs = plan.runs
    placed = runs.placed.sum(axis=(1, 2))
    assert (placed + runs.waiting[:, :, -1].sum(axis=1) == runs.demand.sum(axis=(1, 2))).all()
    assert (runs.placed <= plan.problem.capacity + runs.surge).all()
    assert (runs.by_people.sum(axis=(1, 2)) == placed).all()


def test_within_a_budget_no_draw_spends_more_and_one_more_dollar_has_its_worth() -> None:
    budget = 1_500_000.0
    plan = run(planned=True, budget=Money(budget)).allocation
    assert plan is not None
    assert plan.worth is not None
    assert plan.worth.dollar is not None
    assert plan.worth.dollar > 0
    problem = plan.problem
    paid = (plan.runs.placed.sum(axis=2) * problem.cost[0]).sum(axis=1)
    added = (plan.runs.surge.sum(axis=2) * problem.surge_cost).sum(axis=1)
    assert (paid + added <= budget * (1 + 1e-6)).all()
    with pytest.raises(CallError, match="the budget is in EUR and the plan in USD"):
        run(budget=Money(1.0, "EUR"))


def test_who_seeks_is_a_share_of_the_draws(found: Sharing) -> None:
    seeking, settings_ = found.seeking, found.settings
    assert seeking is not None
    (demand,) = settings_.demand
    drawn = found.forecast.draws
    for who, people in seeking.people.items():
        (values,) = [d.values for t, d in drawn.items() if tuple(t) == (demand.series, who)]
        assert people == pytest.approx(demand.share * values[:, : people.shape[1]])


# --- the whole run -------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_numbers_on_any_number_of_workers(found: Sharing) -> None:
    with ThreadPoolExecutor(2) as pool:
        other = share(shipped_case("tutorial"), DAY, found.asked, executor=pool)
    assert tables_of(other) == tables_of(found)
    assert tables_of(run(seed=2))["needs"] != tables_of(found)["needs"]


def test_nothing_that_was_published_later_is_used(found: Sharing) -> None:
    cut = share(shipped_case("tutorial").as_of(DAY), DAY, found.asked)
    assert tables_of(cut) == tables_of(found)


def test_a_scenario_is_drawn_with_the_random_numbers_of_the_status_quo() -> None:
    case = shipped_case("tutorial")
    written = read_scenario(case, settings_of_forecast(case), "river-closed")
    day = written.scenario.as_of
    before, after = run(day=day), run(day=day, scenario=written)
    assert after.scenario is not None
    assert after.scenario.name == "river-closed"
    for target, difference in after.scenario.differences.items():
        assert (after.forecast.draws[target].values == difference.changed).all()
        assert (before.forecast.draws[target].values == difference.status_quo).all()
    assert after.needs != before.needs


def test_a_name_that_the_case_never_had_is_refused_on_any_day(tmp_path: Path) -> None:
    """As of a day such a name would be one that was not published yet, and nobody would share."""
    case = spoiled(tmp_path, "sharing.toml", "corridor-declaration", "corridor-declarations")
    with pytest.raises(CaseError, match="no agreement called 'corridor-declarations'"):
        run(case)


def test_a_case_without_the_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tutorial"
    shutil.copytree(shipped_folder("tutorial"), folder)
    (folder / "sharing.toml").unlink()
    describe(folder)
    with pytest.raises(WorkError, match=r"sharing\.toml"):
        run(read_case(folder))


def test_what_is_missing_of_the_file_leaves_its_part_out_and_is_said(found: Sharing) -> None:
    codes = {one.code for one in found.notices}
    assert codes <= {"share-key-unnamed", "share-no-money", "plan-floor-lacks", "plan-floor-closed"}
    none = msgspec.structs.replace(found.settings, plan=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("isthmus.sharing.sharing.settings_of_sharing", lambda _: none)
        without = run()
    assert without.allocation is None
    assert "share-no-plan" in {one.code for one in without.notices}


def test_a_missing_host_hides_the_gaps_and_not_the_shares(found: Sharing) -> None:
    who = found.receiving
    hosted = {c: h for c, h in who.hosted.items() if c != "XBB"}
    some = Receiving(
        countries=who.countries, figures=who.figures, hosted=hosted, left_out=who.left_out
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("isthmus.sharing.sharing.receiving", lambda *_, **__: some)
        without = run()
    assert all(one.actual is None and not one.gaps for one in without.keys.countries)
    assert [key.shares for key in without.keys.keys] == [key.shares for key in found.keys.keys]
    assert not [one for one in without.scarce if one.what == "places"]


def test_every_table_has_one_set_of_columns_and_totals_that_add_up(found: Sharing) -> None:
    tables = tables_of(found)
    for rows in tables.values():
        assert len({tuple(row) for row in rows}) <= 1
    plan = {(row["nationality"], row["country"]): row["placed"] for row in tables["plan"]}
    names = {who for who, _ in plan} - {TOTAL}
    countries = {c for _, c in plan} - {TOTAL}
    assert plan[TOTAL, TOTAL] == sum(plan[who, c] for who in names for c in countries)
    for who in names:
        assert plan[who, TOTAL] == sum(plan[who, c] for c in countries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_can_be_said_of_a_run_is_written(found: Sharing, language: str) -> None:
    words = words_in(language)
    for one in (*found.notices, *found.keys.left_out):
        assert one.say(words)
    assert all(words.has(f"share-key-{key.key}") for key in found.keys.keys if not key.own)
