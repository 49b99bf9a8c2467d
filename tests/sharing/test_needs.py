"""What those who arrive need, and what there is for them: laws, a need written out, two stories."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import Case
from isthmus.case.provisions import Norm
from isthmus.forecast.forecasting import asked_of, forecasts
from isthmus.forecast.records import Draws, Forecast, Known, Target
from isthmus.sharing.arrivals import arrivals_of
from isthmus.sharing.capacity.loads import loads_of, running_out
from isthmus.sharing.needs import amount, holding, needs_of
from isthmus.sharing.presence import presence_of
from isthmus.sharing.records import Arrivals, Arriving, Band, Load, Need, band
from isthmus.sharing.settings import settings_of_sharing
from tests.series.corridors import shipped_case

MARCH = dt.date(2023, 3, 1)
MONTHS = (MARCH, dt.date(2023, 4, 1), dt.date(2023, 5, 1))
PEOPLE = st.lists(st.lists(st.floats(0, 1e5), min_size=3, max_size=3), min_size=2, max_size=12).map(
    np.array
)


def arriving(people: Any, place: str = "rio-claro", **fields: Any) -> Arriving:
    """Those who arrive at a reception, three months from March, in a few draws."""
    known: dict[str, Any] = {
        "country": "XCC",
        "series": "cordillera-entries",
        "months": MONTHS,
        "by": {},
        "before": None,
        "stay": np.full(len(people), 4.0),
        "again": False,
        "phase": "later",
        "services": {},
    }
    return Arriving(place=place, people=np.asarray(people, dtype=float), **(known | fields))


def arrivals(*at: Arriving, seed: int = 1) -> Arrivals:
    return Arrivals(draws=len(at[0].people), seed=seed, at=at)


def with_rows(name: str, *rows: Mapping[str, Any]) -> Case:
    """The tutorial with these rows alone in a table.

    Cells that are not given are those of its first row, but for what bounds them.
    """
    case = shipped_case("tutorial")
    frame = case.frames[name]
    blank = {"starts", "ends", "ends_published", "servers", "rate", "people", "place", "high"}
    first = {k: None if k in blank else v for k, v in frame.row(0, named=True).items()}
    made = pl.DataFrame([first | dict(row) for row in rows], schema=frame.schema)
    return Case(
        folder=case.folder,
        name=case.name,
        titles=case.titles,
        frames={**case.frames, name: made},
    )


def norm(**cells: Any) -> Norm:
    return with_rows("norms", cells).records("norms", Norm)[0]


def by(needs: tuple[Need, ...], place: str | None, name: str) -> list[Need]:
    return [need for need in needs if (need.place, need.norm) == (place, name)]


# --- needs ---------------------------------------------------------------------------------------


@given(PEOPLE, st.integers(1, 50))
@settings(max_examples=15)
def test_needs_are_linear_in_people(people: Any, times: int) -> None:
    case = shipped_case("tutorial")
    once = needs_of(case, arrivals(arriving(people)))
    more = needs_of(case, arrivals(arriving(times * people)))
    for one, other in zip(once, more, strict=True):
        assert other.total == pytest.approx(tuple(times * value for value in one.total))
        assert other.people == pytest.approx(tuple(times * value for value in one.people))


@given(PEOPLE, st.integers(0, 2**31))
@settings(max_examples=15)
def test_bands_are_in_order_and_never_below_nothing(people: Any, seed: int) -> None:
    for need in needs_of(shipped_case("tutorial"), arrivals(arriving(people), seed=seed)):
        assert 0 <= need.people.low <= need.people.middle <= need.people.high
        assert 0 <= need.total.low <= need.total.middle <= need.total.high


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=40)
def test_a_norm_is_drawn_between_its_ends_once_a_draw(
    a: float, b: float, c: float, d: float
) -> None:
    low, high = sorted((a, b))
    least, most = sorted((c, d))
    row = norm(id="x", low=low, high=high, in_need_low=least, in_need_high=most, per_people=10)
    drawn = amount(row, 50, 7)
    assert (drawn >= low * least / 10 * (1 - 1e-9)).all()
    assert (drawn <= high * most / 10 * (1 + 1e-9)).all()
    assert drawn.tolist() == amount(row, 50, 7).tolist()
    assert amount(row, 20, 7).tolist() == drawn[:20].tolist()  # more draws do not change the first


def test_two_norms_are_not_drawn_alike() -> None:
    one, other = (amount(norm(id=word, low=1, high=2), 40, 1) for word in ("one", "other"))
    assert np.corrcoef(one, other)[0, 1] < 0.9


def test_a_need_written_out() -> None:
    """3,100 people in March who stay 4 days: 100 a day, 400 present, 12,400 person-days."""
    case = with_rows(
        "norms",
        {"id": "taps", "low": 1, "per_people": 250, "per": "present", "unit_en": "taps"},
        {"id": "water", "low": 15, "per": "person-day", "unit_en": "litres"},
        {"id": "papers", "low": 2, "per": "arrival", "unit_en": "papers", "in_need_low": 0.5},
    )
    people = np.array([[3_100.0, 3_000, 3_100]] * 3)
    needs = needs_of(case, arrivals(arriving(people)))
    march = {need.norm: need for need in needs if need.place and need.month == MARCH}
    assert march["taps"].people == pytest.approx((400, 400, 400))
    assert march["taps"].total == pytest.approx((1.6, 1.6, 1.6))
    assert march["water"].people == pytest.approx((12_400,) * 3)
    assert march["water"].total == pytest.approx((186_000,) * 3)
    assert march["papers"].total == pytest.approx((3_100,) * 3)


def test_those_who_came_before_are_still_there() -> None:
    """Half as many came in February: the first days of March find fewer present."""
    people = np.full((2, 3), 3_100.0)
    alike = presence_of(arriving(people)).mean
    fewer = presence_of(arriving(people, before=1_400.0)).mean
    assert fewer[0, 0] < alike[0, 0] == pytest.approx(400)
    assert fewer[0, 2] == pytest.approx(alike[0, 2])
    assert alike[0, 1] == pytest.approx(3_100 / 30 * 4, rel=0.01)


@given(PEOPLE, st.floats(0.1, 90))
@settings(max_examples=25)
def test_person_days_are_those_who_come_times_their_stay(people: Any, stay: float) -> None:
    """Little's law once more: with nobody before or after, each spends the stay here."""
    ends = np.hstack([people, np.zeros((len(people), 24))])
    months = tuple(dt.date(2023 + h // 12, h % 12 + 1, 1) for h in range(27))
    at = arriving(ends, months=months, stay=np.full(len(people), stay), before=0.0)
    days = presence_of(at).person_days.sum(axis=1)
    assert days == pytest.approx(people.sum(axis=1) * stay, rel=1e-2, abs=1)


def test_a_norm_of_the_place_stands_before_its_countrys_and_that_before_all() -> None:
    rows = [
        norm(id="all", low=15),
        norm(id="country", low=20, place="XCC"),
        norm(id="place", low=25, place="rio-claro"),
        norm(id="elsewhere", low=30, place="lajas"),
        norm(id="first", low=7, phase="first", unit_en="litres at first"),
        norm(id="later", low=20, phase="later", unit_en="litres at first"),
        norm(id="dollars", low=2, currency="USD"),
    ]
    held = [row.id for row in holding(rows, "rio-claro", "XCC", "later")]
    assert held == ["place", "later", "dollars"]
    assert [row.id for row in holding(rows, "XCC", "XCC", "first")] == [
        "country",
        "first",
        "dollars",
    ]
    assert [row.id for row in holding(rows, "gran-delta", "XDD", "later")] == [
        "all",
        "later",
        "dollars",
    ]


def test_a_country_adds_its_places_in_every_draw_and_counts_nobody_twice() -> None:
    """Whoever is received again is present in the country, and no further arrival of it."""
    here = arriving([[310.0, 300, 310], [620, 600, 620]])
    again = arriving([[155.0, 150, 155], [310, 300, 310]], "ciudad-cumbre", again=True)
    needs = needs_of(shipped_case("tutorial"), arrivals(here, again))
    for place, people in (("rio-claro", 40), ("ciudad-cumbre", 20), (None, 60)):
        first = by(needs, place, "place-to-sleep")[0]
        assert first.people == pytest.approx((people * 1.1, people * 1.5, people * 1.9))
    assert by(needs, None, "registration")[0].people.middle == pytest.approx(465)
    assert by(needs, "ciudad-cumbre", "registration") == []


def test_a_country_is_told_of_the_months_of_all_its_places() -> None:
    """A month that one of them is not projected in is not invented."""
    one = arriving(np.ones((2, 3)))
    other = arriving(np.ones((2, 1)), "ciudad-cumbre", months=MONTHS[1:2])
    needs = needs_of(shipped_case("tutorial"), arrivals(one, other))
    assert {need.month for need in needs if need.place is None} == {MONTHS[1]}
    assert {need.month for need in needs if need.place == "rio-claro"} == set(MONTHS)
    assert {need.month for need in needs if need.place == "ciudad-cumbre"} == {MONTHS[1]}


def test_currencies_and_what_is_counted_differently_are_never_one_number() -> None:
    needs = needs_of(shipped_case("tutorial"), arrivals(arriving(np.ones((2, 3)))))
    kinds = {(need.norm, need.per, need.currency) for need in needs}
    assert len({name for name, _, _ in kinds}) == len(kinds)
    assert {currency for _, _, currency in kinds} == {None, "USD", "EUR"}


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=40), st.integers(0, 40))
def test_a_band_is_in_order_with_draws_that_have_no_end(values: list[float], endless: int) -> None:
    found = band(np.array([*values, *[np.inf] * endless]))
    assert found.low <= found.middle <= found.high
    assert not np.isnan(found.high)
    # As numpy has it where all of it ends; and never below what it is without those that do not.
    ended = np.quantile(values, [0.1, 0.5, 0.9])
    assert all(one >= other * (1 - 1e-12) for one, other in zip(found, ended, strict=True))
    if not endless:
        assert found == pytest.approx(tuple(ended))


# --- from a forecast -----------------------------------------------------------------------------


@functools.cache
def forecast_of(name: str, day: dt.date) -> Forecast:
    case = shipped_case(name)
    return next(iter(forecasts(asked_of(case, [day]), horizon=3, members=60)))


@functools.cache
def arrivals_on(name: str, day: dt.date) -> tuple[Case, Arrivals]:
    case = shipped_case(name).as_of(day)
    return case, arrivals_of(case, settings_of_sharing(case), forecast_of(name, day))


@pytest.mark.parametrize(
    ("name", "day"), [("tutorial", dt.date(2024, 3, 1)), ("americas", dt.date(2023, 9, 15))]
)
def test_the_shipped_cases_from_their_forecasts(name: str, day: dt.date) -> None:
    case, arrived = arrivals_on(name, day)
    assert arrived.missing == ()
    forecast = forecast_of(name, day)
    for at in arrived.at:
        drawn = forecast.draws[Target(at.series, "all")]
        assert at.months[0] == forecast.known.month(drawn.first)
        assert len(at.months) == 3
        together = np.sum(list(at.by.values()), axis=0)
        assert together == pytest.approx(at.people, rel=1e-6, abs=1e-6)
        assert at.stay.min() > 0
    needs = needs_of(case, arrived)
    assert {need.country for need in needs} == {at.country for at in arrived.at}
    sectors = {need.sector for need in needs}
    assert {"reception", "registration", "water", "food", "health", "protection"} <= sectors
    assert needs == needs_of(case, arrived)


def test_what_is_not_projected_is_told_and_not_guessed() -> None:
    case, _ = arrivals_on("tutorial", dt.date(2024, 3, 1))
    whole = forecast_of("tutorial", dt.date(2024, 3, 1))
    part = {t: d for t, d in whole.draws.items() if t.series == "delta-encounters"}
    arrived = arrivals_of(
        case, settings_of_sharing(case), msgspec.structs.replace(whole, draws=part)
    )
    assert [at.place for at in arrived.at] == ["gran-delta"]
    assert arrived.missing == (
        ("rio-claro", "cordillera-entries"),
        ("ciudad-cumbre", "cordillera-entries"),
    )


@pytest.mark.parametrize(("told", "before"), [([70.0, 80.0], 80.0), ([70.0, np.nan], None)])
def test_the_last_count_is_taken_only_where_there_is_one(
    told: list[float], before: float | None
) -> None:
    series, settings = "cordillera-entries", settings_of_sharing(shipped_case("tutorial"))
    target = Target(series, "all")
    known = Known(
        case="x", origin=MARCH, first=dt.date(2023, 1, 1), counts={target: np.array(told)}
    )
    drawn = Draws(target=target, first=2, values=np.ones((4, 1)))
    forecast = Forecast(
        case="x", origin=MARCH, known=known, horizon=1, seed=1, draws={target: drawn}
    )
    arrived = arrivals_of(shipped_case("tutorial"), settings, forecast)
    assert arrived.at[0].before == before
    assert arrived.at[0].months == (MARCH,)


# --- what there is -------------------------------------------------------------------------------

BEDS = {"id": "beds", "place": "rio-claro", "service": "reception", "people": 400}
DESKS = {"id": "desks", "place": "rio-claro", "service": "registration", "servers": 5, "rate": 20.0}


def loads(*rows: Mapping[str, Any], people: Any = None, **fields: Any) -> list[Load]:
    came = np.full((4, 3), 3_100.0) if people is None else people
    at = arriving(came, services={"registration": 1.0}, **fields)
    return list(loads_of(with_rows("capacities", *rows), arrivals(at)))


def of(found: list[Load], service: str) -> list[Load]:
    return [load for load in found if load.service == service]


def test_a_capacity_that_nobody_told_is_not_nothing() -> None:
    found = loads({"id": "else", "place": "gran-delta", "service": "reception", "people": 1})
    assert {load.capacity for load in found} == {None}
    assert {(load.over, load.chance_full, load.waiting_days) for load in found} == {(None,) * 3}
    assert running_out(found) == ()
    assert all(load.stock.middle > 0 for load in found)


def test_beds_add_up_and_what_has_ended_is_none() -> None:
    """400 beds to the end of March and 100 throughout: 500, then 100. Before it began: unknown."""
    ends = {"ends": dt.date(2023, 3, 31), "ends_published": dt.date(2023, 1, 1)}
    more = BEDS | {"id": "more", "people": 100}
    found = of(loads(BEDS | ends, more), "reception")
    assert [load.capacity for load in found] == [500, 100, 100]
    assert [load.chance_full for load in found] == [0, 1, 1]
    assert found[1].over is not None
    assert found[1].over.middle == pytest.approx(3_100 / 30 * 4 - 100, rel=0.01)
    alone = of(loads(BEDS | ends), "reception")
    assert [load.capacity for load in alone] == [400, 0, 0]
    later = of(loads(BEDS | {"starts": dt.date(2023, 4, 2)}), "reception")
    assert [load.capacity for load in later] == [None, None, 400]


def test_a_country_as_a_reception_has_the_beds_of_its_places_and_their_own() -> None:
    """Where no row tells of a place, the capacity of places.csv does: 1,200 in the tutorial."""
    at = arriving(np.ones((2, 3)), "XCC")
    case = with_rows("capacities", BEDS, BEDS | {"id": "x", "place": "gran-delta"})
    assert [load.capacity for load in loads_of(case, arrivals(at))] == [1_600] * 3
    lajas = with_rows("capacities", BEDS, BEDS | {"id": "x", "place": "lajas", "people": 7})
    assert [load.capacity for load in loads_of(lajas, arrivals(at))] == [407] * 3


def test_a_queue_grows_from_month_to_month_and_is_said_to_grow_without_end() -> None:
    """100 a day are registered and 120 come: 620 wait after March, 1,220 after April."""
    people = np.array([[120.0 * 31, 120 * 30, 80 * 31]] * 4)
    found = of(loads(DESKS, people=people), "registration")
    waiting = [load.over.middle for load in found if load.over]
    assert waiting == pytest.approx([620, 1_220, 600])
    assert [load.chance_full for load in found] == [1, 1, 1]
    assert found[0].waiting_days == Band(*[np.inf] * 3)
    may = found[2].waiting_days
    assert may is not None
    assert may.middle == pytest.approx(0.5541 / 20, rel=1e-3)  # Erlang C of 5 servers, 4 erlangs
    assert running_out(found)[0].first == MARCH


@given(st.integers(0, 2_000), st.integers(0, 2_000))
@settings(max_examples=15)
def test_more_beds_are_never_fuller(a: int, b: int) -> None:
    few, many = sorted((a, b))
    people = np.random.default_rng(3).uniform(0, 9_000, (20, 3))
    less, more = (of(loads(BEDS | {"people": n}, people=people), "reception") for n in (few, many))
    for one, other in zip(less, more, strict=True):
        assert one.chance_full is not None
        assert other.chance_full is not None
        assert other.chance_full <= one.chance_full
        assert one.over is not None
        assert other.over is not None
        assert 0 <= other.over.high <= one.over.high
        assert one.stock == other.stock


@given(st.floats(1, 20))
@settings(max_examples=15)
def test_more_people_never_wait_less(times: float) -> None:
    people = np.random.default_rng(3).uniform(0, 3_000, (20, 3))
    once = of(loads(DESKS, people=people), "registration")
    more = of(loads(DESKS, people=times * people), "registration")
    for one, other in zip(once, more, strict=True):
        assert one.waiting_days is not None
        assert other.waiting_days is not None
        assert other.waiting_days.middle >= one.waiting_days.middle
        assert (other.chance_full or 0) >= (one.chance_full or 0)
        assert one.needed is not None
        assert other.needed is not None
        assert other.needed.high >= one.needed.high


def test_the_darien_in_september_2023() -> None:
    """A story of the americas: 544 beds are known, and in most draws thousands are present."""
    case, arrived = arrivals_on("americas", dt.date(2023, 9, 15))
    panama = [at for at in arrived.at if at.country == "PAN"]
    found = list(loads_of(case, arrivals(*panama)))
    beds = of(found, "reception")
    assert {load.capacity for load in beds} == {544}
    assert all(load.stock.low > 544 for load in beds[:1])
    assert running_out(found)[0].first == beds[0].month
    assert {load.capacity for load in of(found, "registration")} == {None}
