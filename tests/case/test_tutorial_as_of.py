"""Stories of what was known when, on the tutorial case."""

from __future__ import annotations

import datetime as dt

import pytest

from isthmus.case import Case, read_case

WHOLE = read_case("tutorial")


def on(day: str) -> Case:
    return WHOLE.as_of(dt.date.fromisoformat(day))


def flagged(case: Case) -> list[str]:
    flags = case.observations.filter(series="cordillera-entries", period="2022-01")["flags"]
    return flags.drop_nulls().to_list()


def test_a_closing_is_known_from_the_day_it_was_announced() -> None:
    """Lajas was announced in May 2022, closed at the end of March 2024, as told on the 11th."""
    assert "lajas" not in on("2022-05-15").places
    assert on("2022-05-16").places["lajas"].open_to is None
    assert on("2024-03-10").places["lajas"].open_to is None
    assert on("2024-03-11").places["lajas"].open_to == dt.date(2024, 3, 31)
    ends = {(route.from_place, route.to_place) for route in on("2022-05-15").routes}
    assert not any("lajas" in pair for pair in ends)


def test_a_fault_flags_its_numbers_from_the_day_it_was_found() -> None:
    assert flagged(on("2022-09-19")) == []
    assert flagged(on("2022-09-20")) == ["faro-as-other"] * 2
    assert on("2022-09-19").observations.filter(period="2022-01").height == (
        on("2022-09-20").observations.filter(period="2022-01").height
    )


def test_of_a_measure_its_outcome_comes_later() -> None:
    before, after = (on(day).policies["asylum-cap"] for day in ("2024-02-21", "2024-02-22"))
    assert (before.outcome, before.outcome_en, before.outcome_es) == (None, None, None)
    assert after.outcome == "blocked"
    assert before.effective == after.effective == dt.date(2024, 3, 1)
    assert "asylum-cap" not in on("2024-01-14").policies


def test_a_first_figure_stands_alone_until_the_second() -> None:
    """Of February 2023 a provisional total came first; the tables that replace it, ten days on."""

    def february(day: str) -> list[tuple[str, float]]:
        rows = on(day).observations.filter(series="cordillera-entries", period="2023-02")
        return rows.select("population", "value").rows()

    assert february("2023-03-01") == []
    assert february("2023-03-11") == [("all", 2207.0)]
    assert len(february("2023-03-12")) == 9


def test_a_newspaper_is_no_source_before_it_is_printed() -> None:
    """Nor is a series there before its first number."""
    relayed = WHOLE.observations.filter(source="daily")["published"].min()
    assert isinstance(relayed, dt.date)
    flights = dt.date(2022, 9, 5)  # a route was read from it, too
    known = min(relayed, flights)
    assert "daily" not in WHOLE.as_of(known - dt.timedelta(days=1)).sources
    assert "daily" in WHOLE.as_of(known).sources
    assert "people-lost" not in on("2022-12-31").series
    assert "people-lost" in on("2023-01-30").series


@pytest.mark.parametrize("day", ["2022-02-10", "2023-02-28", "2024-07-01"])
def test_every_place_that_a_cut_names_is_in_it(day: str) -> None:
    case = on(day)
    named = {route.from_place for route in case.routes} | {r.to_place for r in case.routes}
    named |= {place for place in case.observations["place"] if place and place.islower()}
    assert named <= case.places.keys()
    assert set(case.observations["source"]) <= case.sources.keys()
    assert set(case.observations["series"]) <= case.series.keys()
