"""A case becomes a model: what `movement.toml` says is what happens, and what was not known is not.

Laws first, then the closed forms of transit times, then stories of the cases that ship. What is
wrong with a file is held in `test_settings_of_case.py`.
"""

from __future__ import annotations

import datetime as dt
import pickle
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from isthmus.case import Case, CaseError, Period, describe, read_case
from isthmus.case.finding import shipped_folder
from isthmus.case.periods import month_end
from isthmus.movement.of_case import (
    Corridor,
    counted,
    erlang_mean_for,
    model_of_case,
    whole_steps,
)
from isthmus.movement.rules import policies
from isthmus.movement.steps import Calendar
from isthmus.series.cube import Counted
from tests.movement.staged import Ran, run, staged

Ints = NDArray[np.int64]

TUTORIAL, AMERICAS = "tutorial", "americas"

#: People set out at San Telmo and travel two routes and a leg, with nothing in the way.
PLAIN = """
format = 1
[time]
first = 2022-01-01
last = 2023-06-30
step = {step}
[people]
nationalities = ["XAA", "XEE"]
[travel]
stages = {stages}
[network]
places = ["san-telmo", "rio-claro", "ciudad-cumbre"]
capacities = []
[[travel.times]]
route = ["san-telmo", "rio-claro"]
days = {first}
[[travel.times]]
route = ["rio-claro", "ciudad-cumbre"]
days = {second}
[[departures]]
place = "san-telmo"
per_year = {per_year}
shares = {{ XAA = 0.5, XEE = 0.5 }}
from = 2022-01-01
to = {until}
[[stays]]
places = ["san-telmo"]
days = {stay}
[[stays]]
places = ["rio-claro"]
days = {wait}
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Corridor]:
    """A corridor of the tutorial's tables with another movement.toml."""

    def make(text: str, *, as_of: str | None = None) -> Corridor:
        folder = tmp_path / "case"
        if not folder.exists():
            shutil.copytree(shipped_folder(TUTORIAL), folder)
        (folder / "movement.toml").write_text(text, encoding="utf-8")
        case = read_case(folder)
        return model_of_case(case.as_of(dt.date.fromisoformat(as_of)) if as_of else case)

    return make


@cache
def whole(name: str) -> Case:
    return read_case(name)


@cache
def shipped(name: str) -> Corridor:
    return model_of_case(whole(name))


def plain(**values: object) -> str:
    given_: dict[str, object] = {
        "step": '"day"',
        "stages": 2,
        "first": 6.0,
        "second": 9.0,
        "per_year": 40_000,
        "until": "2022-03-31",
        "stay": 0,
        "wait": 0,
    }
    return PLAIN.format(**{**given_, **values})


def ran(corridor: Corridor, *, members: int = 1, seed: int = 1) -> Ran:
    return run(corridor.model, corridor.calendar.steps, members=members, seed=seed)


def link(corridor: Corridor, start: str, end: str) -> int:
    return next(i for i, one in enumerate(corridor.links) if (one.start, one.end) == (start, end))


# --- laws -----------------------------------------------------------------------------------------


def test_who_sets_out_is_who_was_counted() -> None:
    """Month by month and class by class: nobody is lost to the steps, nobody is made up."""
    corridor = shipped(AMERICAS)
    source = corridor.model.sources[0]
    place = corridor.model.network.places.index("bajo-chiquito")
    people = source.new[:, 0, place]  # type: ignore[attr-defined]
    view = Counted(whole(AMERICAS))["darien-entries"]
    span = Period(corridor.calendar.start, corridor.calendar.end)
    for i, word in enumerate(corridor.model.classes.names):
        folded = ["HTI", "BRA", "CHL"] if word == "HTI" else [word]
        published = 0.0
        # Who was counted in the last step would set out in the one after it.
        last = corridor.calendar.first_day(corridor.calendar.steps - 1) - dt.timedelta(days=1)
        for first in months(span.start, last):
            days = (month_end(first) - first).days + 1
            part = (min(last, month_end(first)) - max(span.start, first)).days + 1
            for name in folded:
                q = view.line(name).over(Period(first, month_end(first)))
                if q is not None and q.value is not None:
                    published += q.value * part / days
        assert abs(people[:, i].sum() - published) <= 1


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    found, day = [], first.replace(day=1)
    while day <= last:
        found.append(day)
        day = month_end(day) + dt.timedelta(days=1)
    return found


@pytest.mark.parametrize("name", [TUTORIAL, AMERICAS])
def test_people_are_conserved_in_a_case_that_ships(name: str) -> None:
    corridor = shipped(name)
    steps = min(200, corridor.calendar.steps)
    model = corridor.model
    found = run(model, steps, members=2)
    if name == AMERICAS:  # departures by a series are the same for all members
        new = sum(
            source.new[:steps].sum()  # type: ignore[attr-defined]
            for source in model.sources
        )
        assert found.there[-1].tolist() == [new, new]
    assert (np.diff(found.there, axis=0) >= 0).all()


@pytest.mark.parametrize("step", ['"day"', '"week"', "3"])
@pytest.mark.parametrize(("stay", "wait"), [(0, 0), (10, 0), (0, 15), (5, 20)])
def test_a_journey_takes_as_long_as_the_case_says(
    made: Callable[..., Corridor], step: str, stay: float, wait: float
) -> None:
    """In the mean, from the day people are counted, whatever the step: the steps round nobody."""
    first, second = 12.0, 9.0
    corridor = made(plain(step=step, first=first, second=second, stay=stay, wait=wait))
    assert not corridor.notices
    found = ran(corridor)
    arrived = found.arrived[:, 0, link(corridor, "rio-claro", "ciudad-cumbre")]
    source = corridor.model.sources[0].mean  # type: ignore[attr-defined]
    at = np.arange(corridor.calendar.steps)
    people = arrived.sum()
    # Departures act a step after the one in which they were counted.
    counted_at = (source.sum(axis=(1, 2, 3)) * (at - 1)).sum() / source.sum()
    took = ((arrived * at).sum() / people - counted_at) * corridor.calendar.step_days
    variance = (first**2 + second**2) / 2 + stay**2 + wait**2 + 2 * 90**2 / 12 + 49
    assert abs(took - (first + second + stay + wait)) < 5 * np.sqrt(variance / people)


def test_a_route_shorter_than_a_step_is_told(made: Callable[..., Corridor]) -> None:
    corridor = made(plain(step='"week"', first=1.0, stay=2))
    assert [p.code for p in corridor.notices] == ["movement-short-link"]
    assert corridor.notices[0].values["days"] == "3.0"
    assert ran(corridor).arrived.sum() > 0


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("wait", [0, 4, 30])
def test_the_share_that_ends_its_journey_is_the_one_given(
    made: Callable[..., Corridor], share: float, wait: float
) -> None:
    corridor = made(plain(wait=wait) + f"ends = {share}\n")
    found = ran(corridor)
    place = corridor.model.network.places.index("rio-claro")
    came = found.arrived[:, 0, link(corridor, "san-telmo", "rio-claro")].sum()
    assert abs(found.gone[:, 0, place].sum() - share * came) <= 5 * np.sqrt(came) / 2 * (
        0 < share < 1
    )


def test_a_nationality_alone_is_the_corridor_of_that_nationality() -> None:
    one = model_of_case(whole(AMERICAS), populations=["ECU"])
    assert one.model.classes.names == ("ECU",)
    both = shipped(AMERICAS)
    at = both.model.classes.names.index("ECU")
    assert (
        one.model.sources[0].new[..., 0]  # type: ignore[attr-defined]
        == both.model.sources[0].new[..., at]  # type: ignore[attr-defined]
    ).all()
    assert [w.populations for w in one.watched] == [("ECU",)] * 3
    assert (one.watched[0].counts[:, 0] == both.watched[0].counts[:, at]).all()


def test_a_corridor_can_go_to_a_worker() -> None:
    sent = pickle.loads(pickle.dumps(shipped(TUTORIAL)))  # noqa: S301 - our own
    one, other = (counted_of(each) for each in (shipped(TUTORIAL), sent))
    assert all((one[series] == other[series]).all() for series in one)


def counted_of(corridor: Corridor) -> dict[str, Ints]:
    short = Calendar(start=corridor.calendar.start, step_days=corridor.calendar.step_days, steps=60)
    watched = tuple(
        msgspec.structs.replace(one, shares=one.shares[:, :60]) for one in corridor.watched
    )
    return counted(
        msgspec.structs.replace(corridor, calendar=short, watched=watched), members=2, seed=3
    )


# --- days and steps -------------------------------------------------------------------------------


@given(st.integers(1, 40), st.integers(0, 400), st.integers(1, 30))
def test_months_share_out_the_days_of_every_step(step: int, offset: int, steps: int) -> None:
    start = dt.date(2022, 1, 1) + dt.timedelta(days=offset)
    calendar = Calendar(start=start, step_days=step, steps=steps)
    periods = [Period(day, month_end(day)) for day in months(start, calendar.end)]
    shares = calendar.shares(periods)
    assert np.allclose(shares.sum(axis=0), 1.0)
    assert (shares >= 0).all()
    days = np.arange(calendar.days, dtype=float)
    assert np.isclose(calendar.by_step(days).sum(), days.sum())


@given(st.integers(1, 30), st.integers(1, 60))
def test_quotas_are_renewed_with_the_calendar(step: int, steps: int) -> None:
    calendar = Calendar(start=dt.date(2022, 1, 20), step_days=step, steps=steps)
    renewals = set(calendar.renewals("month").tolist())
    for one in range(1, steps):
        new = calendar.first_day(one).month != calendar.first_day(one - 1).month
        assert (one in renewals) == new


@given(st.integers(1, 30), st.dates(dt.date(2022, 1, 1), dt.date(2023, 1, 1)))
def test_a_measure_acts_from_the_step_that_begins_nearest(step: int, day: dt.date) -> None:
    calendar = Calendar(start=dt.date(2022, 1, 1), step_days=step, steps=400)
    at = calendar.step_at(day)
    gap = abs((calendar.first_day(at) - day).days)
    assert gap <= min(abs((calendar.first_day(at + k) - day).days) for k in (-1, 1))


# --- the closed forms -----------------------------------------------------------------------------


@pytest.mark.parametrize("stages", [1, 2, 5])
@pytest.mark.parametrize("mean", [0.4, 2.0, 9.5])
def test_transit_against_the_erlang_distribution(stages: int, mean: float) -> None:
    """Mean and variance of the steps a link takes: sums of the tails of the Erlang law."""
    people = 60_000
    new = np.zeros((1, 2), np.int64)
    new[0, 0] = people
    model = staged([(0, 1)], mean_steps=mean, stages=stages, stay=(0, np.inf), new=new)
    steps = int(mean * 14) + 40
    found = run(model, steps).arrived[:, 0, 0]
    n = np.arange(steps)
    tails = np.array([erlang_tail(stages, mean, float(k)) for k in n])
    expected = tails.sum()
    variance = ((2 * n + 1) * tails).sum() - expected**2
    took = (found * (n + 1)).sum() / people
    spread = (found * (n + 1 - took) ** 2).sum() / people
    assert found.sum() == people
    assert abs(took - expected) < 5 * np.sqrt(variance / people)
    assert abs(spread - variance) < 0.06 * variance + 0.01
    assert whole_steps(mean, stages) == pytest.approx(expected, rel=1e-6)


def erlang_tail(stages: int, mean: float, time: float) -> float:
    """P(T > t): the chance of fewer than `stages` events of a Poisson process."""
    rate = stages * time / mean
    log = np.cumsum(np.log(np.maximum(np.arange(stages), 1)))
    return float(sum(np.exp(-rate + j * np.log(max(rate, 1e-300)) - log[j]) for j in range(stages)))


@given(st.floats(1.05, 60), st.integers(1, 20))
def test_the_mean_for_whole_steps_is_the_inverse(steps: float, stages: int) -> None:
    assert whole_steps(erlang_mean_for(steps, stages), stages) == pytest.approx(steps, abs=1e-6)


# --- measures of a case ---------------------------------------------------------------------------


def measure(corridor: Corridor, kind: type[policies.Measure]) -> policies.Measure | None:
    assert corridor.model.measures is not None
    found = [one for one in corridor.model.measures.each if type(one) is kind]
    return found[0] if found else None


@pytest.mark.parametrize(("step", "per"), [('"day"', "month"), ('"week"', "month"), ("3", "week")])
def test_a_quota_of_a_period_holds_in_each_period(
    made: Callable[..., Corridor], step: str, per: str
) -> None:
    text = plain(step=step) + (
        f'[[measures]]\nkind = "quota"\nroutes = [["rio-claro", "ciudad-cumbre"]]\n'
        f'people = 300\nper = "{per}"\n'
    )
    corridor = made(text)
    entered = ran(corridor).entered[:, 0, link(corridor, "rio-claro", "ciudad-cumbre")]
    days = [corridor.calendar.first_day(i) for i in range(corridor.calendar.steps)]
    start = corridor.calendar.start
    keys = [(d.year, d.month) if per == "month" else ((d - start).days // 7, 0) for d in days]
    sums = [sum(n for n, k in zip(entered, keys, strict=True) if k == key) for key in set(keys)]
    assert max(sums) == 300
    assert entered.sum() > 3000


def test_a_border_is_closed_on_every_link_that_crosses_it() -> None:
    corridor = shipped(TUTORIAL)
    shut = measure(corridor, policies.Closure)
    assert isinstance(shut, policies.Closure)
    names = {(corridor.links[i].start, corridor.links[i].end) for i in shut.links}
    assert names == {("san-telmo", "rio-claro")}
    steps = corridor.calendar.span(dt.date(2022, 12, 24), dt.date(2022, 12, 26))
    found = run(corridor.model, steps[1] + 1, members=1)
    crossed = found.entered[:, 0, shut.links].sum(axis=1)
    assert not crossed[steps[0] :].any()
    assert crossed[steps[0] - 20 : steps[0]].all()


def test_a_measure_takes_from_its_policy_when_whom_and_where() -> None:
    corridor = shipped(TUTORIAL)
    visa = measure(corridor, policies.Visa)
    assert isinstance(visa, policies.Visa)
    assert corridor.calendar.first_day(int(str(visa.first))) == dt.date(2022, 8, 15)
    assert visa.classes.tolist() == [True, False, False, False]
    back = measure(corridor, policies.Expulsion)
    assert isinstance(back, policies.Expulsion)
    assert corridor.calendar.first_day(int(str(back.last))) == dt.date(2023, 5, 11)
    assert [corridor.links[i].end for i in back.links] == ["puente-norte"]
    assert corridor.model.network.places[back.to] == "ciudad-cumbre"
    pathway = measure(corridor, policies.Pathway)
    assert isinstance(pathway, policies.Pathway)
    assert pathway.classes.tolist() == [True, True, False, False]


def on(name: str, day: str) -> Corridor:
    return model_of_case(whole(name).as_of(dt.date.fromisoformat(day)))


def test_a_measure_is_there_from_the_day_it_was_announced() -> None:
    """The visa was announced on 18 July 2022, Lajas in May 2022, the sponsors in January 2023."""
    flights = "2022-09-05"
    assert measure(on(TUTORIAL, flights), policies.Visa) is not None
    assert measure(on(TUTORIAL, "2022-05-15"), policies.Reception) is None
    assert measure(on(TUTORIAL, "2022-05-16"), policies.Reception) is not None
    assert measure(on(TUTORIAL, "2023-01-08"), policies.Pathway) is None
    assert measure(on(TUTORIAL, "2023-01-09"), policies.Pathway) is not None
    assert measure(on(TUTORIAL, "2023-05-28"), policies.Queue) is None
    assert measure(on(TUTORIAL, "2023-05-29"), policies.Queue) is not None


def test_a_measure_that_was_blocked_is_none_from_the_day_that_was_known() -> None:
    assert measure(on(TUTORIAL, "2024-02-21"), policies.Quota) is not None
    assert measure(on(TUTORIAL, "2024-02-22"), policies.Quota) is None
    assert measure(on(TUTORIAL, "2024-08-04"), policies.Transport) is not None
    assert measure(on(TUTORIAL, "2024-08-05"), policies.Transport) is None


def test_an_end_is_known_from_the_day_it_was_announced() -> None:
    """The emergency order ends in May 2023, which was told on 30 January 2023."""
    before, after = on(TUTORIAL, "2023-01-29"), on(TUTORIAL, "2023-01-30")
    open_, told = measure(before, policies.Expulsion), measure(after, policies.Expulsion)
    assert open_ is not None
    assert told is not None
    assert int(str(open_.last)) >= before.calendar.steps
    assert after.calendar.first_day(int(str(told.last))) == dt.date(2023, 5, 11)


def test_a_cut_corridor_ends_with_the_departures_that_were_known() -> None:
    """Two weeks after a month ends its entries are known; they set out eight days before."""
    corridor = on(TUTORIAL, "2022-08-20")
    assert corridor.last == dt.date(2022, 7, 23)
    assert corridor.watched[0].periods[-1] == Period(dt.date(2022, 6, 1), dt.date(2022, 6, 30))
    assert corridor.known_on == dt.date(2022, 8, 20)


def test_a_flow_met_counts_who_is_sent_back_and_arrived_does_not() -> None:
    corridor = shipped(TUTORIAL)
    met = corridor.watched[1]
    entered = arrived = turned = np.ones((1, 4, len(corridor.links)), np.int64)
    assert met.flow(entered, arrived, turned).tolist() == [[2, 2, 2]]
    assert met.populations == ("XAA", "XEE", "XFF")


# --- stories --------------------------------------------------------------------------------------


def test_the_story_of_the_tutorial() -> None:
    """Two years, day by day: what the borders would have counted, beside what they did count."""
    corridor = shipped(TUTORIAL)
    found = counted(corridor, members=3, seed=1)
    exits, met = (found[one.series].mean(axis=0) for one in corridor.watched)
    counts = [one.counts for one in corridor.watched]
    # From July 2023 everyone has to register, and the counts come near to nine in ten.
    late = slice(16, 22)
    assert 0.85 < exits[late].sum() / counts[0][late].sum() < 1.1
    assert exits[:16].sum() > 1.2 * counts[0][:16].sum()
    # The flights of people from Estrella begin in September 2022.
    assert met[7:12, 1].sum() > 2 * met[2:7, 1].sum()
    # Of people from Altamar about as many are met as were, of people from Faro too.
    for column in (0, 2):
        assert 0.5 < met[:, column].sum() / counts[1][:, column].sum() < 2


def test_the_story_of_the_americas() -> None:
    """Of people from Venezuela what the model brings to the border is of the order of the counts.

    Nothing was fitted: the routes' days, assumed waits, and Panama's counts. Colombians mostly fly.
    """
    corridor = shipped(AMERICAS)
    assert not corridor.notices
    assert (corridor.calendar.step_days, corridor.first.year) == (7, 2022)
    assert [one.series for one in corridor.watched] == [
        "honduras-entries",
        "mexico-events",
        "us-southwest-encounters",
    ]
    found = counted(corridor, members=10, seed=1)
    for one in corridor.watched:
        venezuela = found[one.series][:, :, 0].mean(axis=0)
        counts = one.counts[:, 0]
        assert one.observed[:, 0].all()
        assert np.corrcoef(venezuela[2:], counts[2:])[0, 1] > 0.5
        assert 0.4 < venezuela.sum() / counts.sum() < 2.5
    colombia = corridor.model.classes.names.index("COL")
    border = corridor.watched[2]
    mean = found[border.series][:, :, colombia].mean(axis=0)
    assert mean.sum() < 0.2 * border.counts[:, colombia].sum()


def test_a_case_without_the_file_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder(TUTORIAL), folder)
    (folder / "movement.toml").unlink()
    describe(folder)
    with pytest.raises(CaseError) as refused:
        model_of_case(read_case(folder))
    assert [p.code for p in refused.value.problems] == ["movement-missing"]
