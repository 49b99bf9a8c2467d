"""Everything that can be wrong with a Flee folder: where it is told, and how.

Owns: the sentences of `problem-flee` in the catalogues. A sentence that no scenario reaches fails;
so does a scenario that tells anything beside its one problem, or a notice that refuses a folder.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from isthmus.case import CallError, CaseError, Problem
from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.reading import MOST_DAYS, read_folder
from isthmus.words import LANGUAGES, words_in
from tests.movement.flee.folder import SOUND, write
from tests.movement.flee.scenarios import ODD, WRONG
from tests.movement.flee.spoil import (
    CONFLICTS,
    CORRECTIONS,
    LAYOUT,
    LOCATIONS,
    PERIOD,
    ROUTES,
    SETTINGS,
    Change,
    Files,
    Told,
    both,
    cell,
    drop,
    give,
    line,
    option,
    replace,
    spoilt,
)

CATALOG = Path(__file__).parents[3] / "src" / "isthmus" / "words" / "catalog"
#: Calls that no folder can be read for.
CALLS = {"flee-no-folder", "flee-days"}
#: What only a model of the folder finds out.
OF_THE_MODEL = {
    "flee-nowhere-to-flee-from",
    "flee-no-demography",
    "flee-needs-demography",
}


def test_the_folder_that_is_spoilt_is_sound(tmp_path: Path) -> None:
    assert read_folder(write(tmp_path)).notices == ()


def check(told: Told, found: tuple[Problem, ...]) -> None:
    """One thing is told, in its place, in every language, with a next step."""
    where = [(p.code, p.file, p.row, p.column) for p in found]
    assert where == [(told.code, told.file, told.row, told.column)]
    problem = found[0]
    assert (problem.value or None) == told.value
    said = {language: problem.say(words_in(language)) for language in LANGUAGES}
    assert told.says in said["en"]
    for text in said.values():
        assert "\n" not in text
        assert text.endswith((".", "?"))
        assert text.startswith(told.file)
        assert told.row is None or re.search(rf"\b{told.row}\b", text)
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("told", WRONG, ids=lambda told: f"{told.code} {told.name}".strip())
def test_one_thing_wrong_is_told_once(told: Told, tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        read_folder(write(tmp_path, spoilt(told)))
    check(told, tuple(refused.value.problems))


@pytest.mark.parametrize("told", ODD, ids=lambda told: f"{told.code} {told.name}".strip())
def test_what_may_surprise_is_said_and_refuses_nothing(told: Told, tmp_path: Path) -> None:
    check(told, read_folder(write(tmp_path, spoilt(told))).notices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached(language: str) -> None:
    text = (CATALOG / f"problem-flee.{language}.ftl").read_text(encoding="utf-8")
    sentences = set(re.findall(r"^problem-(flee-[\w-]+) =", text, re.MULTILINE))
    reached = {told.code for told in (*WRONG, *ODD)} | CALLS | OF_THE_MODEL
    assert sentences - reached == set()
    assert {code for code in reached if code.startswith("flee-")} - sentences == set()


def test_a_place_listed_twice_does_not_stand_for_one_that_cannot_be_read(tmp_path: Path) -> None:
    files = dict(SOUND)
    places = files["input_csv/locations.csv"].replace("town,,15000", "town,,many")
    files["input_csv/locations.csv"] = places + "Vell,East,Cael,11.0,31.0,camp,,12000,,\n"
    with pytest.raises(CaseError) as refused:
        read_folder(write(tmp_path, files))
    assert len(refused.value.problems) == 2


def test_all_problems_come_at_once_in_the_order_of_the_rows(tmp_path: Path) -> None:
    """Of several files and rows, each with its next step; none hides another."""
    files: Files = dict(SOUND)
    both(
        line(ROUTES, "Vell,Vell,9"),
        cell(ROUTES, 3, 0, "Tasin"),
        cell(ROUTES, 2, 2, "-1"),
        cell("source_data/noor.csv", 2, 1, "x"),
        line("input_csv/closures.csv", "country,Almera,Kael,9,4"),
    )(files)
    with pytest.raises(CaseError) as refused:
        read_folder(write(tmp_path, files))
    assert [(p.code, p.file, p.row) for p in refused.value.problems] == [
        ("flee-distance", ROUTES, 2),
        ("flee-place-unknown-near", ROUTES, 3),
        ("flee-route-to-itself", ROUTES, 8),
        ("flee-country-unknown-near", "input_csv/closures.csv", 7),
        ("flee-closure-ends-before", "input_csv/closures.csv", 7),
        ("integer", "source_data/noor.csv", 2),
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (drop(PERIOD), [("flee-needed-file", PERIOD, None)]),
        (cell(PERIOD, 1, 1, "soon"), [("date", PERIOD, 1)]),
        (cell(PERIOD, 2, 1, "long"), [("integer", PERIOD, 2)]),
        (give(PERIOD, "Length,20\n"), [("flee-period-start", PERIOD, None)]),
        (give(PERIOD, "StartDate,2031-03-01\n"), [("flee-period-length", PERIOD, None)]),
    ],
    ids=["no file", "no date", "no number", "no start", "no length"],
)
def test_what_was_counted_is_checked_without_a_period(
    change: Change, told: list[tuple[str, str, int | None]], tmp_path: Path
) -> None:
    """All but whether it lies in the period."""
    files: Files = dict(SOUND)
    both(change, cell("source_data/noor.csv", 2, 1, "x"), cell(LAYOUT, 2, 0, "Lyss"))(files)
    # Late counts, which are outside a period of one day.
    give("source_data/vell.csv", "2031-03-09,1\n")(files)
    with pytest.raises(CaseError) as refused:
        read_folder(write(tmp_path, files))
    assert [(p.code, p.file, p.row) for p in refused.value.problems] == [
        *told,
        ("flee-place-unknown-near", LAYOUT, 2),
        ("integer", "source_data/noor.csv", 2),
        ("flee-correction-unknown", CORRECTIONS, 1),
    ]


@pytest.mark.parametrize(
    ("make", "code"), [([], "no-folder"), (["x/locations.csv"], "flee-no-folder")]
)
def test_a_path_that_is_no_flee_folder_is_a_wrong_call(
    make: list[str], code: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "there", dict.fromkeys(make, "a"))
    with pytest.raises(CallError) as wrong:
        read_folder(folder)
    (problem,) = wrong.value.problems
    assert (problem.code, problem.value) == (code, str(folder))
    assert str(folder) in str(wrong.value)


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_a_length_that_no_simulation_has_is_a_wrong_call(days: int, tmp_path: Path) -> None:
    with pytest.raises(CallError, match="36,525"):
        read_folder(write(tmp_path), days=days)


@pytest.mark.parametrize(
    ("change", "file", "says"),
    [
        (replace(CONFLICTS, "\n0,1,", "\n0,0,"), None, None),  # by its type it is one
        (
            both(drop(CONFLICTS), replace(LOCATIONS, "conflict_zone,0", "conflict_zone,3")),
            LOCATIONS,
            "No inhabited place is a conflict zone by then. Give one an earlier conflict_date",
        ),
        (
            both(
                replace(LOCATIONS, "conflict_zone,0", "conflict_zone,3"),
                replace(CONFLICTS, "\n0,1,", "\n0,0,"),
                replace(CONFLICTS, "\n1,1,", "\n1,0,"),
            ),
            CONFLICTS,
            "Give a conflict that begins before",
        ),
        (
            both(
                replace(SETTINGS, "[1.0, 0.5]", "[1.0, 0]"),
                option("spawn_rules", "conflict_spawn_decay_interval: 5"),
                replace(CONFLICTS, "\n7,1,0.5,1", "\n7,1,0.5,0"),
            ),
            CONFLICTS,
            "conflict_spawn_decay is 0",
        ),
        (
            both(
                replace(SETTINGS, "hasten: 1", "hasten: 500"),
                replace(LOCATIONS, ",40000,", ",499,"),
                replace(LOCATIONS, ",9000,", ",499,"),
                give("source_data/noor.csv", "2031-03-01,50\n2031-03-20,200000\n"),
            ),
            CONFLICTS,
            "fewer people than hasten (500) divides by",
        ),
    ],
    ids=["typed", "dated", "listed", "decay", "hasten"],
)
def test_people_who_would_come_from_nowhere_are_told_with_what_keeps_the_others(
    change: Change, file: str | None, says: str | None, tmp_path: Path
) -> None:
    files: Files = dict(SOUND)
    change(files)
    folder = read_folder(write(tmp_path, files))
    if says is None:
        model_of(folder)
        return
    with pytest.raises(CaseError, match=re.escape(says)) as refused:
        model_of(folder)
    assert [problem.file for problem in refused.value.problems] == [file]
    assert "people would come from nowhere" in str(refused.value)
    assert "no vendrían de ninguna parte" in refused.value.say(words_in("es"))


def test_a_model_refuses_what_no_row_can_tell(tmp_path: Path) -> None:
    """Nobody lives where people are to flee from; nobody told by an attribute without a file."""
    files: Files = dict(SOUND)
    places = SOUND[LOCATIONS]
    nobody = re.sub(r"(?m)^(.*,conflict_zone,\d*,)\d+", r"\g<1>0", places)
    assert nobody != places
    folder = read_folder(write(tmp_path / "empty", {**files, LOCATIONS: nobody}))
    found = set()
    with pytest.raises(CaseError) as refused:
        model_of(folder)
    found |= {problem.code for problem in refused.value.problems}
    sound = read_folder(write(tmp_path / "sound"))
    with pytest.raises(CaseError) as refused:
        model_of(sound, by="trade")
    found |= {problem.code for problem in refused.value.problems}
    # The reader asks for the file first; whoever makes the record by hand meets the model's check.
    settings = msgspec.structs.replace(sound.settings, children_avoid_hazards=True)
    by_hand = msgspec.structs.replace(sound, settings=settings, demography=())
    with pytest.raises(CaseError) as refused:
        model_of(by_hand)
    found |= {problem.code for problem in refused.value.problems}
    assert found == OF_THE_MODEL
