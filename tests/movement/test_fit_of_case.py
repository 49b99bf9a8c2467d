"""A case is fitted as a folder is: what made the counts is found, and nothing later is known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import CallError, CaseError, read_case
from isthmus.case.finding import shipped_folder
from isthmus.movement import executors
from isthmus.movement.fit import Fit, fit
from isthmus.movement.fit_of_case import CaseToFit
from isthmus.movement.fitted import TOML, save
from isthmus.movement.free import Free
from isthmus.movement.free_of_case import all_of, settings_with, values_of
from isthmus.movement.of_case import counted, model_of_case
from isthmus.movement.settings_of_case import (
    Departures,
    ExpulsionOf,
    Item,
    Leg,
    PathwayOf,
    QueueOf,
    ReceptionOf,
    Settings,
    Split,
    StayOf,
    VisaOf,
    settings_of_case,
)
from isthmus.movement.simulating import simulate

#: In weeks, from the river of the tutorial's case to its capital; one series counts on the way.
ROUTE = """format = 1
[time]
first = 2022-03-01
last = 2023-12-31
step = "week"
warm_up_days = 56
[people]
nationalities = ["XAA", "XEE", "XFF"]
others = true
[network]
routes = false
capacities = []
[[legs]]
from = "paso-verde"
via = ["san-telmo"]
to = "rio-claro"
[[legs]]
from = "rio-claro"
to = "ciudad-cumbre"
days = 9
[[departures]]
place = "paso-verde"
series = "cordillera-entries"
lead_days = 8
[[stays]]
places = ["paso-verde"]
days = 20
[[stays]]
places = ["rio-claro"]
days = 3
[[counts]]
series = "brisa-exits"
per_person = 0.9
"""
TRUE = {"counts.brisa-exits.per_person": 0.4, "stays.paso-verde.days": 32.0}
UNTIL = dt.date(2023, 1, 29)


@cache
def settings(name: str) -> Settings:
    return settings_of_case(read_case(name)).settings


@cache
def free(name: str) -> tuple[Free, ...]:
    return tuple(all_of(settings(name)))


def case(folder: Path, text: str = ROUTE) -> Path:
    """The tutorial's case with another movement.toml."""
    path = folder / "case"
    shutil.copytree(shipped_folder("tutorial"), path)
    (path / "movement.toml").write_text(text, encoding="utf-8")
    return path


def counts_changed(path: Path, values: Mapping[str, int]) -> None:
    """Other counts of the series, by month."""
    file = path / "observations" / "brisa-exits.csv"
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    # The last row is a provisional edition of a month.
    kept = [[*row[:4], str(values.get(row[1], row[4])), *row[5:]] for row in rows[:-1]]
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(kept)


def months(first: dt.date) -> list[dt.date]:
    """The months from one to the end of 2023, by their first days."""
    return [
        dt.date(year, month, 1)
        for year in (2022, 2023)
        for month in range(1, 13)
        if dt.date(year, month, 1) >= first
    ]


def counted_under(path: Path, values: Mapping[str, float]) -> Path:
    """The case, with what the model under these values would have had counted."""
    corridor = model_of_case(read_case(path), values=values)
    people = counted(corridor, members=1, seed=7)["brisa-exits"][0, :, 0].tolist()
    named = [f"{of.start:%Y-%m}" for of in corridor.watched[0].periods]
    counts_changed(path, dict(zip(named, people, strict=True)))
    return path


# --- laws of what can be free --------------------------------------------------------------------


@given(st.data())
def test_a_number_that_is_moved_is_the_only_one_that_moves(data: st.DataObject) -> None:
    """Under its name; so no two numbers have one."""
    name = data.draw(st.sampled_from(("tutorial", "americas")))
    one = data.draw(st.sampled_from(free(name)))
    value = one.value(data.draw(st.floats(-3.0, 3.0)))
    before = values_of(settings(name))
    after = values_of(settings_with(settings(name), {one.name: value}))
    if one.name.startswith("splits."):
        return
    assert after == {**before, one.name: value}


def test_the_own_values_are_the_own_settings() -> None:
    for name in ("tutorial", "americas"):
        own = {one.name: one.own for one in free(name)}
        assert own
        assert settings_with(settings(name), own) == settings(name)
        assert all(values_of(settings(name))[key] == value for key, value in own.items())


def test_names_do_not_tell_where_a_table_stands() -> None:
    """Of a case cut to a day some tables are absent; a fit holds where others were added."""
    whole = settings("tutorial")
    fewer = msgspec.structs.replace(whole, measures=whole.measures[3:], stays=whole.stays[2:])
    there, all_there = values_of(fewer), values_of(whole)
    assert len(there) < len(all_there)
    assert there == {name: all_there[name] for name in there}
    later = msgspec.structs.replace(whole, departures=whole.departures[2:])
    assert len({one.place for one in whole.departures[1:]}) == 1
    there = values_of(later)
    assert there == {name: all_there[name] for name in there}


SOON, LATE = dt.date(2022, 6, 1), dt.date(2023, 6, 1)
SERIES = Departures(place="paso-verde", series="people-hosted", part=0.2)
YEARLY = Departures(place="paso-verde", per_year=200.0, shares={"XAA": 1.0})
SPLIT = Split(place="san-telmo", shares={"lajas": 0.2}, populations=("XAA",))
VISA = VisaOf(kind="visa", into=("lajas",), factor=0.2, from_=SOON, populations=("XAA",))
BACK = ExpulsionOf(kind="expulsion", policy="emergency-order", chance=0.2, back_to="lajas")
AIR = PathwayOf(
    kind="pathway", origin="lajas", destination="gran-delta", people=9, share=0.2, days=2.0
)
QUEUE = QueueOf(kind="queue", place="lajas", people=2.0)
ROOMS = ReceptionOf(kind="reception", place="lajas", capacity=9, days=2.0)
WAIT = StayOf(kind="stay", places=("lajas",), days=2.0)
LEG = Leg(from_="paso-verde", via=("san-telmo",), to="rio-claro", days=2.0)


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("departures", SERIES, {"series": "cordillera-entries", "part": 0.6}),
        ("departures", SERIES, {"at": "gran-delta", "part": 0.6}),
        ("departures", SERIES, {"from_": SOON, "part": 0.6}),
        ("departures", YEARLY, {"shares": {"XEE": 1.0}, "per_year": 600.0}),
        ("departures", YEARLY, {"to": SOON, "per_year": 600.0}),
        ("splits", SPLIT, {"populations": ("XEE",), "shares": {"lajas": 0.6}}),
        ("measures", VISA, {"populations": ("XEE",), "factor": 0.6}),
        ("measures", VISA, {"from_": LATE, "factor": 0.6}),
        ("measures", VISA, {"into": (), "out_of": ("lajas",), "factor": 0.6}),
        ("measures", VISA, {"into": (), "border": "XAA-XBB", "factor": 0.6}),
        ("measures", VISA, {"into": (), "routes": (("lajas", "rio-claro"),), "factor": 0.6}),
        ("measures", BACK, {"back_to": "rio-claro", "chance": 0.6}),
        ("measures", AIR, {"destination": "rio-claro", "share": 0.6, "days": 6.0}),
        ("measures", QUEUE, {"place": "rio-claro", "people": 6.0}),
        ("measures", ROOMS, {"place": "rio-claro", "days": 6.0}),
        ("measures", WAIT, {"places": ("rio-claro",), "days": 6.0}),
        ("legs", LEG, {"via": ("lajas",), "days": 6.0}),
    ],
)
def test_whichever_of_two_tables_is_there_alone_its_numbers_have_their_own_names(
    table: str, one: Item, other: dict[str, Any]
) -> None:
    """Of a case that is cut to a day the earlier of two tables of one place may be absent."""
    second = msgspec.structs.replace(one, **other)
    bare = settings("tutorial")
    first, alone, both = (
        values_of(msgspec.structs.replace(bare, **{table: items}))
        for items in ((one,), (second,), (one, second))
    )
    of_none = values_of(msgspec.structs.replace(bare, **{table: ()}))
    assert len(both) - len(of_none) == len(first) + len(alone) - 2 * len(of_none) > 0
    assert both == {**first, **alone}


def test_two_tables_of_one_place_keep_their_numbers_in_a_case_that_is_cut(tmp_path: Path) -> None:
    """The series of the first was not published yet: what is fitted is the second's."""
    tables = ROUTE.replace(
        'series = "cordillera-entries"',
        'series = "people-lost"\npart = 0.2\n'
        '[[departures]]\nplace = "paso-verde"\nseries = "cordillera-entries"\npart = 0.6',
    )
    whole = read_case(case(tmp_path, tables))
    cut = whole.as_of(dt.date(2022, 6, 1))
    assert "people-lost" not in cut.series
    then, now = (
        {
            name: value
            for name, value in values_of(settings_of_case(one).settings).items()
            if name.startswith("departures.")
        }
        for one in (cut, whole)
    )
    assert list(then.values()) == [0.6]
    assert sorted(now.values()) == [0.2, 0.6]
    assert then.items() <= now.items()


def test_what_is_fitted_has_its_name_in_the_whole_case(tmp_path: Path) -> None:
    """Not so of tables that share one, or that name a place which was not known on the day."""
    day = dt.date(2022, 6, 1)
    added = (
        ROUTE
        + """
[[stays]]
places = ["rio-claro"]
days = 9
[[stays]]
places = ["lajas", "new-town"]
days = 4
"""
    )
    path = case(tmp_path, added)
    with (path / "places.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("new-town,New Town,Pueblo Nuevo,XDD,host,-24.0,-23.0,,,,,2023-03-01,atlas,,\n")
    subject = CaseToFit(path, day, None)
    found = {one.name for one in subject.free}
    assert "stays.paso-verde.days" in found
    assert found.isdisjoint({"stays.rio-claro.days", "stays.lajas.days"})
    assert found <= set(values_of(settings_of_case(read_case(path)).settings))


def test_a_rule_that_is_off_stays_off() -> None:
    """No stay of 0 or for good, no chance of 0 or 1, can be free."""
    names = {one.name for one in free("tutorial")}
    for name, value in values_of(settings("tutorial")).items():
        chance = name.endswith((".part", ".share"))
        off = value in {0.0, np.inf} or (value == 1.0 and chance)
        assert (name in names) != off
    assert "stays.gran-delta.days" not in names
    assert "stays.crossing.days" not in names


@given(st.lists(st.floats(0.02, 1.0), min_size=3, max_size=3), st.floats(-3.0, 3.0))
def test_the_shares_of_a_split_that_were_all_stay_all(weights: list[float], moved: float) -> None:
    places = ("lajas", "gran-delta", "rio-claro")
    shares = {p: w / sum(weights) for p, w in zip(places, weights, strict=True)}
    split = Split(place="san-telmo", shares=shares)
    own = msgspec.structs.replace(settings("tutorial"), splits=(split,))
    one = next(f for f in all_of(own) if f.name == "splits.san-telmo>lajas.share")
    found = settings_with(own, {one.name: one.value(moved)}).splits[0].shares
    assert sum(found.values()) == pytest.approx(1.0)
    assert (found["lajas"] - shares["lajas"]) * moved >= -1e-12
    others = found["gran-delta"] / found["rio-claro"]
    assert others == pytest.approx(shares["gran-delta"] / shares["rio-claro"])


def test_a_guess_is_free_and_what_a_source_gives_is_not(tmp_path: Path) -> None:
    """Unless the table itself says what is likely; the range is the spread of nine in ten."""
    cited = 'places = ["paso-verde"]\nsource = "census-almera"'
    path = case(tmp_path, ROUTE.replace('places = ["paso-verde"]', cited))
    source = next(iter(read_case(path).sources))
    text = (path / "movement.toml").read_text(encoding="utf-8").replace("census-almera", source)
    found = {}
    for likely in ("", "\nlikely = { days = [10, 40] }"):
        (path / "movement.toml").write_text(
            text.replace(f'"{source}"', f'"{source}"{likely}'), encoding="utf-8"
        )
        for one in all_of(settings_of_case(read_case(path)).settings):
            found[bool(likely), one.name] = one.parameter
    stay = "stays.paso-verde.days"
    assert not found[False, stay].usual
    assert found[True, stay].usual
    assert found[False, "stays.rio-claro.days"].usual
    assert 1.6449 * found[True, stay].spread == pytest.approx(np.log(2.0), rel=1e-3)


# --- it finds what made the counts ---------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose counts the model itself made, under other values than its own."""
    return counted_under(case(tmp_path_factory.mktemp("route")), TRUE)


@pytest.fixture(scope="module")
def recovered(made: Path) -> Fit:
    return fit(made, members=2, evaluations=80, free=list(TRUE))


def test_values_that_made_the_counts_are_found_and_hold_later(recovered: Fit) -> None:
    for name, value in TRUE.items():
        assert recovered.values[name] == pytest.approx(value, rel=0.2)
    assert all(one.told and one.at is None for one in recovered.parameters)
    for after in (False, True):
        own, fitted = (recovered.errors(one, after=after) for one in ("own", "fitted"))
        assert fitted.ard < 0.08
        assert own.ard > 0.5
        assert fitted.wape is not None
        assert fitted.wape < 0.08
    assert recovered.misfit < 0.1 * recovered.misfit_own


def test_each_series_is_judged_and_their_mean(recovered: Fit) -> None:
    """Of one series the mean is the series; the last counts are held after the day alone."""
    assert recovered.of == "case"
    for after, names in ((False, {"own", "fitted"}), (True, {"own", "fitted", "flat"})):
        errors = recovered.after if after else recovered.before
        assert {one.judged for one in errors} == names
        for one in names:
            series = recovered.errors(one, after=after, series="brisa-exits")  # type: ignore[arg-type]
            mean = recovered.errors(one, after=after)  # type: ignore[arg-type]
            assert msgspec.structs.replace(series, series=None) == mean
    assert recovered.given


def test_the_halves_are_those_of_the_period(recovered: Fit) -> None:
    """Fitted is what was published by the day: the months from October on were not."""
    assert (recovered.begins, recovered.until) == (dt.date(2022, 3, 1), UNTIL)
    assert recovered.ends == dt.date(2023, 12, 31)
    assert recovered.last_count < UNTIL
    assert 0 < recovered.reported < 12


def test_a_fit_gives_its_case_back(recovered: Fit, made: Path, tmp_path: Path) -> None:
    """A simulation with the file errs as the fit says; one of another case refuses it."""
    file = save(recovered, tmp_path / "fit")[TOML]
    with_it = simulate(made, members=2, seed=3, fitted=file)
    assert with_it.fitted is not None
    assert with_it.fitted.values == recovered.values
    assert (with_it.fitted.begins, with_it.fitted.until) == (recovered.begins, UNTIL)
    scores = with_it.passing[0].scores
    assert scores is not None
    assert scores.ard.mean < 0.08
    with pytest.raises(CaseError) as refused:
        simulate("americas", fitted=file)
    assert [p.code for p in refused.value.problems] == ["fitted-other-case"]


# --- it knows nothing of what came later ---------------------------------------------------------


def short(path: Path, **how: object) -> Fit:
    return fit(path, members=2, evaluations=40, free=["counts.brisa-exits.per_person"], **how)  # type: ignore[arg-type]


def test_counts_published_after_the_day_change_nothing(made: Path, tmp_path: Path) -> None:
    path = shutil.copytree(made, tmp_path / "case")
    before = short(path)
    assert before.last_count < UNTIL.replace(month=1, day=1)
    later = [f"{day:%Y-%m}" for day in months(before.last_count + dt.timedelta(days=1))]
    counts_changed(path, dict.fromkeys(later, 9000))
    after = short(path)
    assert after.parameters == before.parameters
    assert (after.misfit, after.misfit_own, after.noise) == (
        before.misfit, before.misfit_own, before.noise,
    )  # fmt: skip
    assert after.after != before.after


def test_the_same_seed_is_the_same_fit_on_any_number_of_workers(made: Path) -> None:
    with executors.workers(2) as pool:
        elsewhere = short(made, executor=pool)
    assert msgspec.to_builtins(short(made)) == msgspec.to_builtins(elsewhere)


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("fit-until-case", {"until": dt.date(2022, 2, 28)}),
        ("fit-until-case", {"until": dt.date(2023, 12, 1)}),
        ("fit-free-near", {"free": ["stays.paso-verde.day"]}),
        ("fit-evaluations", {"evaluations": 5}),
    ],
)
def test_a_call_that_cannot_be_is_refused(
    code: str, how: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(CallError) as refused:
        fit(case(tmp_path), **how)  # type: ignore[arg-type]
    assert [p.code for p in refused.value.problems] == [code]


def test_a_case_that_counts_nobody_who_passes_has_nothing_to_fit_to(tmp_path: Path) -> None:
    with pytest.raises(CallError) as refused:
        fit(case(tmp_path, ROUTE[: ROUTE.index("[[counts]]")]))
    assert [p.code for p in refused.value.problems] == ["fit-case-uncounted"]
