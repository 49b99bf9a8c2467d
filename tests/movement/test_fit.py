"""A fit finds what made the counts, knows nothing of later ones, and says what it cannot tell."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from isthmus.case.problems import CallError, CaseError
from isthmus.movement import executors
from isthmus.movement.ensemble import run
from isthmus.movement.fit import ENOUGH_DAYS, PENALTY, Fit, fit, penalty_of
from isthmus.movement.fit_of_flee import FleeFolder
from isthmus.movement.fitted import CSV, JSON, TOML, fitted_model, read, save, values_in
from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.parameters import SETTINGS, all_of, free_of, model_with
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.rules.attraction import Pull
from isthmus.movement.travel import ByDistance
from isthmus.words import LANGUAGES, words_in
from tests.movement.flee.folder import SOUND, write

PEER = Path(__file__).parent / "peer" / "folder"
DAYS = 60
BEGINS = dt.date(2031, 3, 1)
CAMPS = ("Lys", "Noor", "Vell")

#: One conflict, a town, and three camps around it: who flees is told by a total of its own.
VALLEY: Mapping[str, str] = {
    "simsetting.yml": "spawn_rules:\n  sum_from_camps: False\n",
    "input_csv/sim_period.csv": f"StartDate,{BEGINS}\nLength,{DAYS}\n",
    "input_csv/locations.csv": (
        "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
        "Orvel,North,Almera,12.5,30.25,conflict_zone,0,90000\n"
        "Meru,South,Almera,12.1,30.0,town,,15000\n"
        "Lys,West,Brisca,12.0,28.5,camp,,90000\n"
        "Noor,South,Brisca,11.7,29.9,camp,,90000\n"
        "Vell,East,Cael,11.0,31.0,camp,,90000\n"
    ),
    "input_csv/routes.csv": (
        "#name1,name2,distance,forced_redirection\n"
        "Orvel,Meru,60,0\nMeru,Lys,110,0\nMeru,Noor,90,0\nMeru,Vell,140,0\n"
    ),
    "source_data/data_layout.csv": "total,total.csv\n"
    + "".join(f"{camp},{camp.lower()}.csv\n" for camp in CAMPS),
    "source_data/total.csv": "".join(
        f"{BEGINS + dt.timedelta(days=day)},{400 * day}\n" for day in range(DAYS)
    ),
    **{f"source_data/{camp.lower()}.csv": f"{BEGINS},0\n" for camp in CAMPS},
}


def counted(folder: Path, values: Mapping[str, float], seed: int) -> Path:
    """The folder, with what the model under these values would have had counted every third day."""
    model = model_with(read_folder(folder), values)
    people = run(model, days=DAYS, members=1, seed=seed, watch=CAMPS).of_members[0]
    for i, camp in enumerate(CAMPS):
        rows = [f"{BEGINS + dt.timedelta(days=d)},{people[d, i]}\n" for d in range(0, DAYS, 3)]
        (folder / "source_data" / f"{camp.lower()}.csv").write_text("".join(rows))
    return folder


def parts(found: Fit) -> dict[str, object]:
    """A fit as plain values, which compare."""
    made: dict[str, object] = msgspec.to_builtins(found)
    return made


# --- it finds what made the counts ---------------------------------------------------------------

TRUE = {"pull:Lys": 2.0, "pull:Noor": 0.5, "pull:Vell": 1.0, "default_movechance": 0.15}


@pytest.fixture(scope="module")
def recovered(tmp_path_factory: pytest.TempPathFactory) -> Fit:
    """A fit to counts that the model itself made, under other values than the folder's."""
    folder = counted(write(tmp_path_factory.mktemp("valley"), VALLEY), TRUE, seed=7)
    return fit(folder, members=3, evaluations=120, free=["pull", "default_movechance"])


def test_values_that_made_the_counts_are_found(recovered: Fit) -> None:
    """The chance of leaving to a fifth; of pulls their ratios, which alone say where people go."""
    found = recovered.values
    assert found["default_movechance"] == pytest.approx(0.15, rel=0.2)
    for camp in ("Lys", "Noor"):
        ratio = found[f"pull:{camp}"] / found["pull:Vell"]
        assert ratio == pytest.approx(TRUE[f"pull:{camp}"] / TRUE["pull:Vell"], rel=0.2)
    assert all(one.told and one.at is None for one in recovered.parameters)


def test_they_hold_after_the_date_too(recovered: Fit) -> None:
    """The error is small on both halves, and that of the folder's own values is not."""
    for after in (False, True):
        own, fitted = (recovered.errors(one, after=after) for one in ("own", "fitted"))
        assert fitted.ard < 0.06
        assert own.ard > 0.3
        assert fitted.rescaled_ard is not None
        assert fitted.rescaled_ard < 0.06
        assert own.relative_crps is not None
        assert fitted.relative_crps is not None
        assert fitted.relative_crps < own.relative_crps
    assert recovered.misfit < 0.1 * recovered.misfit_own
    assert {one.judged for one in recovered.before} == {"own", "fitted"}
    assert {one.judged for one in recovered.after} == {"own", "fitted", "flat", "ratio"}


def test_the_days_are_told(recovered: Fit) -> None:
    day = dt.timedelta(days=1)
    assert (recovered.begins, recovered.until) == (BEGINS, BEGINS + 29 * day)
    assert (recovered.last_count, recovered.ends) == (BEGINS + 27 * day, BEGINS + 59 * day)
    assert recovered.reported == 9
    assert not recovered.given or recovered.uncounted == ()
    assert recovered.runs <= 120


def test_what_the_counts_do_not_tell_stays_where_it_was(tmp_path: Path) -> None:
    """Nobody is displaced within the country here, and no camp is ever full."""
    folder = counted(write(tmp_path, VALLEY), TRUE, seed=7)
    found = fit(
        folder, members=2, evaluations=60, free=["idpcamp_movechance", "default_movechance"]
    )
    blind, seen = found.parameters[1], found.parameters[0]
    assert (seen.name, seen.told) == ("default_movechance", True)
    assert (blind.name, blind.told, blind.moved, blind.change) == (
        "idpcamp_movechance", False, 0.0, 0.0,
    )  # fmt: skip
    assert blind.value == blind.own


def test_few_days_of_reports_weigh_less() -> None:
    assert penalty_of(ENOUGH_DAYS) == penalty_of(10 * ENOUGH_DAYS) == PENALTY
    assert penalty_of(1) == penalty_of(0) == ENOUGH_DAYS * PENALTY


# --- it knows nothing of what came later ---------------------------------------------------------


def short(path: Path, **settings: Any) -> Fit:
    """A quick fit of two parameters."""
    free = ["default_movechance", "pull:Zellin"]
    return fit(path, members=2, evaluations=40, free=free, **settings)


def test_counts_after_the_date_change_nothing(tmp_path: Path) -> None:
    """Neither those on days that are judged, nor the line to them, nor a correction made later."""
    path = shutil.copytree(PEER, tmp_path / "case")
    until = dt.date(2019, 4, 10)
    before = short(path, until=until)
    for file in sorted((path / "source_data").glob("*.csv")):
        if file.name == "data_layout.csv":
            continue
        rows = file.read_text().splitlines()
        changed = [
            row
            if not row[:4].isdigit() or dt.date.fromisoformat(row[:10]) <= until
            else f"{row[:10]},{7 * int(row[11:]) + 1000}"
            for row in rows
        ]
        assert changed != rows
        file.write_text("\n".join([*changed, ""]))
    after = short(path, until=until)
    assert after.parameters == before.parameters
    assert (after.misfit, after.misfit_own, after.noise, after.runs, after.ended) == (
        before.misfit, before.misfit_own, before.noise, before.runs, before.ended,
    )  # fmt: skip
    assert after.after != before.after


def test_a_folder_read_as_known_on_a_day_is_one_without_what_came_later(tmp_path: Path) -> None:
    path = shutil.copytree(PEER, tmp_path / "case")
    until = dt.date(2019, 4, 10)
    known = read_folder(path, until=until).counts
    for file in sorted((path / "source_data").glob("*.csv")):
        if file.name != "data_layout.csv":
            rows = file.read_text().splitlines(keepends=True)
            kept = [r for r in rows if not r[:4].isdigit() or r[:10] <= until.isoformat()]
            file.write_text("".join(kept))
    (path / "input_csv" / "registration_corrections.csv").unlink()  # its one row came later too
    without = read_folder(path).counts
    assert known is not None
    assert without is not None
    assert known.places == without.places
    np.testing.assert_array_equal(known.by_place, without.by_place)
    np.testing.assert_array_equal(known.total, without.total)


def test_a_place_not_counted_by_then_and_a_later_correction_are_not_known(tmp_path: Path) -> None:
    files = {**SOUND, "source_data/noor.csv": "2031-03-12,50\n2031-03-20,2000\n"}
    path = write(tmp_path, files)
    counts = read_folder(path, until=dt.date(2031, 3, 10)).counts
    assert counts is not None
    assert counts.places == ("Lys", "Vell")
    # Corrected on 11 March, when 600 became 1000: not yet.
    assert counts.by_place[4, 0] == counts.by_place[-1, 0] == 600
    whole = read_folder(path).counts
    assert whole is not None
    assert whole.by_place[4, 0] == 1000


# --- the same seed is the same fit ---------------------------------------------------------------


def test_the_same_seed_is_the_same_fit_on_any_number_of_workers() -> None:
    with executors.workers(2) as pool:
        elsewhere = short(PEER, executor=pool)
    assert parts(short(PEER)) == parts(elsewhere)


def test_another_seed_is_another_fit() -> None:
    assert parts(short(PEER, seed=1)) != parts(short(PEER, seed=2))


# --- how far ways are told apart -----------------------------------------------------------------


@pytest.mark.parametrize(("cells", "own_km", "search_km"), [(450_000, 1.0, 20.0), (1, 90.0, 90.0)])
def test_a_search_never_tells_ways_apart_by_less_than_what_is_judged(
    cells: int, own_km: float, search_km: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which is wide on networks of many cells; nor at all, where nobody remembers a way."""
    monkeypatch.setattr("isthmus.movement.flee.model._CELLS", cells)
    rules = "move_rules:\n  avoid_short_stints: True\n"
    files = {**VALLEY, "simsetting.yml": VALLEY["simsetting.yml"] + rules}
    forgetful = counted(write(tmp_path / "forgetful", VALLEY), {}, 1)
    assert FleeFolder(forgetful, None, None).grain_km is None
    path = counted(write(tmp_path / "walking", files), {}, 1)
    own = model_of(read_folder(path)).law
    assert isinstance(own, ByDistance)
    assert own.apart_km == own_km
    subject = FleeFolder(path, None, None)
    assert subject.grain_km == search_km
    searched = model_of(read_folder(path), grain_km=subject.known.grain_km).law
    assert isinstance(searched, ByDistance)
    assert searched.apart_km == search_km


# --- what can be free ----------------------------------------------------------------------------


def test_every_setting_that_can_be_free_is_one_of_flees_and_holds_its_default() -> None:
    folder = read_folder(PEER)
    for row in SETTINGS:
        assert row.low < getattr(folder.settings, row.name) <= row.high or row.name.startswith(
            "conf"
        )
        assert row.spread > 0.0


def test_a_value_moved_there_and_back_is_the_value() -> None:
    for free in all_of(read_folder(PEER)):
        assert free.value(0.0) == free.own
        low, high = free.bounds
        assert low < 0.0 < high
        assert free.value(low) == pytest.approx(free.parameter.low)
        assert free.value(high) == pytest.approx(free.parameter.high)
        if not free.parameter.whole:
            assert free.moved(free.value(0.7)) == pytest.approx(0.7)


def test_the_folders_own_values_are_the_folders_own_model() -> None:
    """A model of them all draws what the folder's does."""
    folder = read_folder(PEER)
    own = {one.name: one.own for one in all_of(folder)}
    one, other = (
        run(model_with(folder, values), days=20, members=2, seed=3, watch=("Zellin",))
        for values in ({}, own)
    )
    np.testing.assert_array_equal(one.of_members, other.of_members)


@pytest.mark.parametrize("names", [["pull"], ["pull:Zellin", "softening"]])
def test_what_is_named_is_free(names: list[str]) -> None:
    folder = read_folder(PEER)
    found = [one.name for one in free_of(folder, names)]
    assert folder.counts is not None
    pulls = [f"pull:{place}" for place in folder.counts.places]
    assert found == (pulls if names == ["pull"] else ["softening", "pull:Zellin"])


def test_a_factor_of_floods_and_of_those_who_flee_is_free_where_there_is_one() -> None:
    folder = read_folder(PEER)
    flood = msgspec.structs.replace(
        folder.settings,
        flood_spawn_mode="pop_ratio",
        displaced_per_flood_day=(0.0, 0.4),
        flood_movechances=(0.3, 1.0),
        flood_loc_weights=(1.0, 0.5),
    )
    names = {one.name for one in all_of(msgspec.structs.replace(folder, settings=flood))}
    factors = {"displaced", "flood_leaving", "flood_avoidance"}
    assert names >= factors
    assert not factors & {one.name for one in all_of(folder)}


# --- a pull --------------------------------------------------------------------------------------


def test_a_pull_multiplies_the_attraction_of_its_place() -> None:
    score = np.full((1, 1, 3), 2.0)
    pulled = Pull(factors=np.array([1.0, 0.5, 3.0])).score(score, None)  # type: ignore[arg-type]
    np.testing.assert_array_equal(pulled, [[[2.0, 1.0, 6.0]]])


def test_a_camp_with_twice_the_pull_gets_twice_as_many(tmp_path: Path) -> None:
    """Of two that are alike in all else, and from which nobody goes on."""
    routes = VALLEY["input_csv/routes.csv"].replace("Meru,Noor,90", "Meru,Noor,110")
    settings = VALLEY["simsetting.yml"] + "move_rules:\n  camp_movechance: 0.0\n"
    files = {**VALLEY, "input_csv/routes.csv": routes, "simsetting.yml": settings}
    model = model_with(read_folder(write(tmp_path, files)), {"pull:Lys": 2.0})
    there = run(model, days=DAYS, members=4, seed=1, watch=("Lys", "Noor")).of_members[:, -1]
    lys, noor = there.sum(axis=0)
    assert lys / noor == pytest.approx(2.0, rel=0.05)


# --- files ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def peer() -> Folder:
    return read_folder(PEER)


def test_a_fit_that_is_saved_gives_its_model_back(tmp_path: Path, peer: Folder) -> None:
    found = short(PEER)
    files = save(found, tmp_path / "fit")
    assert sorted(files) == sorted((JSON, CSV, TOML))
    assert values_in(peer, files[TOML]) == found.values
    one, other = (
        run(model, days=10, members=2, seed=3, watch=("Zellin",)).of_members
        for model in (fitted_model(peer, files[TOML]), model_with(peer, found.values))
    )
    np.testing.assert_array_equal(one, other)
    assert msgspec.json.decode(files[JSON].read_bytes(), type=Fit) == found
    assert len(files[CSV].read_text().splitlines()) == 1 + len(found.parameters)


def test_every_problem_of_a_file_of_values_is_named_at_once(tmp_path: Path, peer: Folder) -> None:
    file = tmp_path / "fitted.toml"
    file.write_text(
        "stray = 1\n[settings]\nsoftning = 3.0\nsoftening = 'ten'\ncamp_movechance = 0.9\n"
        '[pull]\n"Zelin" = 1.0\n"Zellin" = true\n[other]\nx = 1\n'
    )
    with pytest.raises(CaseError) as refused:
        values_in(peer, file)
    assert [(p.code, p.row, p.value, p.values.get("near")) for p in refused.value.problems] == [
        ("fitted-unknown", 1, "stray", "none"),
        ("fitted-unknown", 3, "softning", "softening"),
        ("fitted-number", 4, "ten", None),
        ("fitted-bounds", 5, "0.9", None),
        ("fitted-unknown", 7, "Zelin", "Zellin"),
        ("fitted-number", 8, "True", None),
        ("fitted-unknown", 10, "x", "none"),
    ]


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ('case = "elsewhere"', "fitted-other-case"),
        ('until = "2019-03-31"', "fitted-date"),
        ("begins = 2019-03-01T00:00:00", "fitted-date"),
        ("until = 2019-02-01\nbegins = 2019-03-01", "fitted-days"),
    ],
)
def test_a_fit_of_another_folder_or_without_a_day_is_refused(
    about: str, code: str, tmp_path: Path, peer: Folder
) -> None:
    """By its line and key; parameters that it names and this one has not are no news then."""
    file = tmp_path / "fitted.toml"
    stray = "stray = 1\n" if code == "fitted-other-case" else "softening = 3.0\n"
    file.write_text(f"[fit]\n{about}\n[settings]\n{stray}", encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        values_in(peer, file)
    key = f"fit.{about.split(maxsplit=1)[0]}"
    found = [(p.code, p.file, p.row, p.column) for p in refused.value.problems]
    assert found == [(code, "fitted.toml", 2, key)]


def test_a_file_that_says_nothing_of_a_fit_is_read(tmp_path: Path, peer: Folder) -> None:
    file = tmp_path / "by-hand.toml"
    file.write_text("[settings]\ndefault_movechance = 0.25\n", encoding="utf-8")
    used = read(file, all_of(peer), peer.name)
    assert used.values == {"default_movechance": 0.25}
    assert (used.begins, used.until) == (None, None)
    for language in LANGUAGES:
        assert str(file) in used.say(words_in(language))


@pytest.mark.parametrize("text", ["", "# nothing\n", "[fit]\nuntil = 2019-03-31\n[settings]\n"])
def test_a_file_without_a_value_is_refused(text: str, tmp_path: Path, peer: Folder) -> None:
    """A run with it would say that it is fitted, and be as without."""
    file = tmp_path / "fitted.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        values_in(peer, file)
    assert [(p.code, p.file, p.row) for p in refused.value.problems] == [
        ("fitted-empty", "fitted.toml", None)
    ]


def test_a_misspelt_name_is_told_where_it_belongs(tmp_path: Path, peer: Folder) -> None:
    """Of a folder: settings and places. A case has no pulls, so of them nothing is said."""
    file = tmp_path / "fitted.toml"
    file.write_text("[settings]\nsoftning = 3.0\n", encoding="utf-8")
    known = all_of(peer)
    without = [one for one in known if one.place is None]
    assert len(without) < len(known)
    for language in LANGUAGES:
        said = []
        for parameters in (known, without):
            with pytest.raises(CaseError) as refused:
                read(file, parameters, peer.name)
            said.append(refused.value.say(words_in(language)))
        assert "[pull]" in said[0]
        assert "[pull]" not in said[1]
        assert said[1].endswith("softening?")


def test_what_the_system_will_not_read_is_said_in_words(
    tmp_path: Path, peer: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder, a file of someone else, a disk that fails."""
    file = tmp_path / "fitted.toml"
    file.mkdir()
    said = {language: set[str]() for language in LANGUAGES}

    def refuse() -> None:
        with pytest.raises(CaseError) as refused:
            values_in(peer, file)
        assert [(p.code, p.file) for p in refused.value.problems] == [("unreadable", "fitted.toml")]
        for language in LANGUAGES:
            said[language].add(refused.value.say(words_in(language)))

    refuse()
    for number in (errno.EACCES, errno.EIO):

        def read_text(*_: object, number: int = number, **__: object) -> str:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(Path, "read_text", read_text)
        refuse()
    assert {len(sentences) for sentences in said.values()} == {3}


@pytest.mark.parametrize("spoilt", [b"[settings", b"\xff\xfe[settings]"])
def test_a_file_that_is_no_toml_is_refused(spoilt: bytes, tmp_path: Path, peer: Folder) -> None:
    file = tmp_path / "fitted.toml"
    file.write_bytes(spoilt)
    with pytest.raises(CaseError) as refused:
        values_in(peer, file)
    assert [p.code for p in refused.value.problems] == ["fitted-no-toml"]


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "settings"),
    [
        ("fit-until", {"until": dt.date(2019, 2, 28)}),
        ("fit-until", {"until": dt.date(2019, 6, 28)}),
        ("fit-evaluations", {"evaluations": 10}),
        ("fit-free", {"free": ["weather"]}),
        ("fit-free-near", {"free": ["softning"]}),
        ("ensemble-members", {"members": 0}),
        ("ensemble-seed", {"seed": -1}),
    ],
)
def test_a_call_that_cannot_be_is_refused(code: str, settings: dict[str, object]) -> None:
    with pytest.raises(CallError) as refused:
        fit(PEER, **settings)  # type: ignore[arg-type]
    assert [p.code for p in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("code", "files", "until"),
    [
        ("fit-nothing-counted", {}, None),
        ("fit-uncounted", {"source_data/data_layout.csv": "total,total.csv\n"}, None),
        ("fit-one-day", {"input_csv/sim_period.csv": f"StartDate,{BEGINS}\nLength,1\n"}, None),
    ],
)
def test_a_folder_that_nothing_can_be_fitted_to_is_refused(
    code: str, files: Mapping[str, str], until: dt.date | None, tmp_path: Path
) -> None:
    with pytest.raises(CallError) as refused:
        fit(write(tmp_path, {**VALLEY, **files}), until=until)
    assert [p.code for p in refused.value.problems] == [code]
