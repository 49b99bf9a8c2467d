"""A simulation is what its folder says: its counts on their days, its options, its table."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import CallError
from isthmus.movement.flee.model import Switches
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.passing import Passing, over, write_passing
from isthmus.movement.quantiles import quantiles
from isthmus.movement.scores import ard, crps
from isthmus.movement.simulating import simulate, switch_names, switches_of

FOLDER = Path(__file__).parent / "peer" / "folder"


# --- laws ----------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_an_estimate_lies_within_its_members(people: list[int]) -> None:
    """Its bounds are quantiles that so many members tell, or there are none."""
    found = over(np.array(people))
    assert min(people) <= found.median <= max(people)
    if len(people) < 19:
        assert (found.low, found.high) == (None, None)
    else:
        low, high = quantiles(np.array(people), (0.05, 0.95)).tolist()
        assert (found.low, found.high) == (low, high)


@given(st.sets(st.sampled_from(switch_names())))
def test_the_switches_that_are_named_are_on_and_no_other(names: set[str]) -> None:
    switches = switches_of(sorted(names))
    for name in switch_names():
        assert getattr(switches, name.replace("-", "_")) == (name in names)


def test_no_switch_by_another_name() -> None:
    assert switches_of(["all"]) == Switches.all()
    for names in (["every"], ["all", "men-take-risk-as-boys"], ["day0_people_shrink_capacity"]):
        with pytest.raises(CallError):
            switches_of(names)


# --- what a folder says --------------------------------------------------------------------------


def rows(file: str) -> list[tuple[dt.date, int]]:
    """The counts of a register, as its file has them."""
    text = (FOLDER / "source_data" / file).read_text(encoding="utf-8")
    cells = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    return [(dt.date.fromisoformat(day), int(count)) for day, count, *_ in cells]


def test_a_count_is_told_from_what_is_drawn_between_two() -> None:
    """The days that are observed are those of the file within the period, with its numbers."""
    simulation = simulate(FOLDER, days=50, members=1)
    counted = simulation.counted
    assert counted is not None
    assert counted.observed is not None
    files = {"Lowmere": "lowmere.csv", "Ardmoor": "ardmoor.csv", "Brackwater": "brackwater.csv"}
    for place, file in files.items():
        i = counted.places.index(place)
        within = [(day, n) for day, n in rows(file) if day in simulation.dates]
        observed = np.flatnonzero(counted.observed[:, i]).tolist()
        assert [simulation.dates[day] for day in observed] == [day for day, _ in within]
        assert counted.people[observed, i].tolist() == [n for _, n in within]
        assert 0 < len(observed) < simulation.result.days


def test_proper_scores_ask_the_observed_counts_and_flees_all_of_them() -> None:
    simulation = simulate(FOLDER, days=40, members=8)
    counted, scores = simulation.counted, simulation.scores
    assert counted is not None
    assert counted.observed is not None
    assert scores is not None
    people = simulation.result.of_members
    after = counted.observed.copy()
    after[0] = False
    assert counted.observed[0].any()
    assert scores.observed == after.sum()
    assert scores.ard.mean == pytest.approx(ard(people, counted.people).mean())
    assert scores.crps == pytest.approx(crps(people, counted.people)[after].mean())


@pytest.mark.parametrize("insert", [True, False])
def test_day_0_is_judged_where_nobody_is_put_in_on_it(tmp_path: Path, insert: bool) -> None:
    """With everybody put in at camps whom nobody leaves or reaches, nothing is met but day 0."""
    shutil.copytree(FOLDER, tmp_path / "case")
    (tmp_path / "case" / "simsetting.yml").write_text(
        f"spawn_rules:\n  insert_day0: {str(insert).lower()}\n"
        "move_rules:\n  camp_movechance: 0.0\n  conflict_movechance: 0.0\n"
        "  default_movechance: 0.0\n  idpcamp_movechance: 0.0\n",
        encoding="utf-8",
    )
    simulation = simulate(tmp_path / "case", days=40, members=39)
    counted, scores = simulation.counted, simulation.scores
    assert counted is not None
    assert counted.observed is not None
    assert scores is not None
    assert counted.observed[0].all()
    assert scores.observed == counted.observed.sum() - (len(counted.places) if insert else 0)
    assert {one.share for one in scores.coverage} == {0.0}


def test_what_is_not_known_yet_is_compared_with_nothing() -> None:
    """And changes nothing before: the days that are known are the same."""
    day = dt.date(2019, 4, 2)
    known, whole = simulate(FOLDER, members=2, as_of=day), simulate(FOLDER, members=2)
    assert known.counted is not None
    assert whole.counted is not None
    assert known.dates[known.compared_on] == day
    days = len(known.counted.people)
    last = max(at for at, _ in rows("lowmere.csv") if at <= day)
    lowmere = known.counted.of("Lowmere")
    assert lowmere is not None
    assert lowmere[-1] == dict(rows("lowmere.csv"))[last]
    assert known.result.days == whole.result.days > days


# --- fitted values ---


def fitted(folder: Path, name: str = "folder", **values: float) -> Path:
    """A file of a fit of that folder to March."""
    file = folder / "fitted.toml"
    lines = [f"{key} = {value!r}" for key, value in values.items()]
    about = ["[fit]", f'case = "{name}"', "begins = 2019-03-01", "until = 2019-03-31"]
    file.write_text("\n".join([*about, "[settings]", *lines, ""]), encoding="utf-8")
    return file


def test_fitted_values_take_the_place_of_the_own_ones(tmp_path: Path) -> None:
    """All else is as it was, switches and units included: the own values change nothing."""
    how = {"days": 20, "members": 2, "like_flee": ("all",), "fineness": 2}
    own = read_folder(FOLDER).settings.default_movechance
    without = simulate(FOLDER, **how)  # type: ignore[arg-type]
    for value in (own, 0.9):
        file = fitted(tmp_path, default_movechance=value)
        one = simulate(FOLDER, fitted=file, **how)  # type: ignore[arg-type]
        same = np.array_equal(one.result.of_members, without.result.of_members)
        assert same == (value == own)
        assert one.like_flee == without.like_flee
        assert one.fitted is not None
        assert one.fitted.values == {"default_movechance": value}
        assert one.fitted.file == str(file)
        assert (one.fitted.begins, one.fitted.until) == (dt.date(2019, 3, 1), dt.date(2019, 3, 31))
    assert without.fitted is None


def test_values_fitted_to_counts_that_were_not_known_are_refused(tmp_path: Path) -> None:
    file = fitted(tmp_path, default_movechance=0.5)
    with pytest.raises(CallError) as refused:
        simulate(FOLDER, fitted=file, as_of=dt.date(2019, 3, 30))
    assert [p.code for p in refused.value.problems] == ["simulate-fitted-later"]
    assert simulate(FOLDER, members=1, fitted=file, as_of=dt.date(2019, 3, 31)).fitted is not None


def test_that_a_fit_knew_more_is_told_before_its_names(tmp_path: Path) -> None:
    """What was not known that day has no name: a name that is missing is no news then."""
    for path, name in ((FOLDER, "folder"), ("tutorial", "tutorial")):
        file = fitted(tmp_path, name, nothing_of_this_name=1.0)
        text = file.read_text(encoding="utf-8").replace("2019-03-31", "2023-01-29")
        file.write_text(text, encoding="utf-8")
        with pytest.raises(CallError) as refused:
            simulate(path, fitted=file, as_of=dt.date(2022, 6, 1))
        assert [p.code for p in refused.value.problems] == ["simulate-fitted-later"]


# --- a case --------------------------------------------------------------------------------------


def test_each_series_of_a_case_is_scored_alone() -> None:
    """Two series count two things: no error adds them. Months without a count are left out."""
    simulation = simulate("tutorial", members=6)
    assert simulation.scores is None
    assert simulation.case is not None
    for one in simulation.passing:
        whole = one.observed.all(axis=1)
        assert one.scores is not None
        errors = ard(one.members[:, whole], one.counts[whole])
        assert one.scores.ard.mean == pytest.approx(errors.mean())
        assert one.scores.days == whole.sum()
        gap = np.abs(one.members - one.counts)[:, whole].sum(axis=(1, 2))
        assert one.scores.wape is not None
        assert one.scores.wape.mean == pytest.approx((gap / one.counts[whole].sum()).mean())
        # Day 7 and day 30 of a register are no months.
        assert one.scores.mase == ()
        assert {part.mase for part in one.scores.places} == {()}
        assert one.scores.over == "populations"


def test_the_table_of_those_who_pass() -> None:
    """A row for each month and population; blank where nobody counted or members are too few."""
    members = np.arange(2 * 3 * 1).reshape(2, 3, 1) * 10
    one = Passing(
        series="=entries",
        place="A>B",
        months=tuple((dt.date(2022, m, 1), dt.date(2022, m, 28)) for m in (1, 2, 3)),
        populations=("all",),
        members=members,
        counts=np.array([[7], [0], [0]]),
        observed=np.array([[True], [False], [True]]),
        scores=None,
    )
    stream = io.StringIO(newline="")
    write_passing(stream, [one])
    found = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["counted"] for row in found] == ["7", "", "0"]
    assert [float(row["mean"]) for row in found] == members.mean(axis=0)[:, 0].tolist()
    assert {row["q05"] for row in found} == {""}
    assert [float(row["q50"]) for row in found] == [15.0, 25.0, 35.0]
    assert found[0]["series"].startswith("'"), "no spreadsheet runs it"
