"""Scenario files: the shipped ones are sound; whatever is wrong is told with its line and key."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

from isthmus.case import CallError, CaseError, read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast.known import known_of
from isthmus.forecast.records import Known
from isthmus.forecast.scenarios.checks import places_of
from isthmus.forecast.scenarios.comparing import compare, span_of
from isthmus.forecast.scenarios.priors import priors
from isthmus.forecast.scenarios.reading import problems_of_scenarios, read_scenario, scenarios_of
from isthmus.forecast.scenarios.records import Measure, Scenario
from isthmus.forecast.scenarios.shaping import course_of, effects_of
from isthmus.words import words_in
from tests.forecast.scenarios.worlds import (
    HEAD,
    case_of,
    diversion,
    measure,
    plain_expect,
    written,
)

CASES = ("americas", "tutorial")
SHIPPED = [(case, name) for case in CASES for name in scenarios_of(case_of(case)[0])]


class Told(msgspec.Struct, frozen=True):
    """What is written after the head, and what is told of it; `line` is how the line begins."""

    code: str
    body: str
    key: str
    line: str
    value: str | None = None
    head: str = HEAD
    name: str = ""


def day(text: str) -> dt.date:
    """A day, to be written without quotation marks."""
    return dt.date.fromisoformat(text)


M, N = measure(given=-50), measure("n", given=-20)
EVENT = {"series": "delta-encounters", "counted": ["XAA"]}

WRONG = (
    # --- the file
    Told("toml-not-toml", "measures = here", "", "measures", name="not TOML"),
    Told("toml-missing-key", M, "as_of", "format", "as_of", re.sub("as_of.*\n", "", HEAD)),
    Told("toml-unknown-key-near", M + "ratte = 1\n", "measures[1].ratte", "ratte", "ratte"),
    Told("toml-unknown-key", M + "zzz = 1\n", "measures[1].zzz", "zzz", "zzz"),
    Told("toml-missing-key", M.replace('name = "m"\n', ""), "measures[1].name", "[[m", "name"),
    Told("toml-value", M.replace("2024-02-01", "'May'"), "measures[1].from", "from", "May"),
    Told("toml-value", measure(given="much"), "measures[1].given", "given", "much", name="percent"),
    Told("toml-value", measure(given=-101), "measures[1].given", "given", "-101"),
    Told("toml-value", measure(rate="departures", given=1), "measures[1].rate", "rate"),
    Told("toml-value", measure(given=1, onset_days=-2), "measures[1].onset_days", "onset"),
    Told("toml-no-list", measure(given=1, populations="XAA"), "measures[1].populations", "pop"),
    Told("scenario-no-measures", "measures = []\n", "measures", "measures"),
    Told(
        "scenario-too-many",
        "\n".join(measure(f"m{n}", given=-1) for n in range(201)),
        "measures[201]",
        "[[measures]] #201",
        "201",
    ),
    Told("scenario-name", measure("A b", given=1), "measures[1].name", "name", "A b"),
    Told("scenario-name-twice", M + "\n" + M, "measures[2].name", "name = #2", "m"),
    # --- who, where, which rate
    Told(
        "toml-unknown-name-near",
        measure(place="rio-claroo", given=1),
        "measures[1].place",
        "place",
        "rio-claroo",
    ),
    Told(
        "scenario-no-station",
        measure(place="puente-norte", given=1),
        "measures[1].place",
        "place",
        "puente-norte",
        name="departure at the end",
    ),
    Told(
        "scenario-no-station",
        measure(place="lajas", given=1),
        "measures[1].place",
        "place",
        "lajas",
        name="no station",
    ),
    Told("scenario-no-ways", measure(rate="split", given=1), "measures[1].place", "place"),
    Told("scenario-no-way", measure(given=1, way="women"), "measures[1].way", "way", "women"),
    Told(
        "toml-unknown-name",
        measure(given=1, populations=["QQQ"]),
        "measures[1].populations[1]",
        "populations",
        "QQQ",
    ),
    Told(
        "scenario-not-followed",
        measure(given=1, populations=["XAA", "BOL"]),
        "measures[1].populations[2]",
        "populations",
        "BOL",
    ),
    Told(
        "scenario-name-twice",
        measure(given=1, populations=["XAA", "XAA"]),
        "measures[1].populations[2]",
        "populations",
        "XAA",
        name="a nationality twice",
    ),
    # --- effects
    Told("scenario-one-effect", measure(), "measures[1]", "[[measures", ""),
    Told("scenario-one-effect", measure(given=1, prior="stop"), "measures[1]", "[[measures"),
    Told(
        "scenario-beside", measure(prior="stop", interval=[1, 2]), "measures[1].interval", "inter"
    ),
    Told("scenario-beside-missing", measure(driver="economy"), "measures[1]", "[[m", "change"),
    Told("scenario-quota", measure(people=5, per="day"), "measures[1].people", "people", "people"),
    Told(
        "scenario-quota",
        measure(rate="quota", place="puente-norte", given=3),
        "measures[1].given",
        "given",
        "given",
        name="a quota in percent",
    ),
    Told(
        "scenario-quota-whom",
        measure(rate="quota", place="puente-norte", people=3, per="day"),
        "measures[1]",
        "[[measures",
        "m",
    ),
    Told(
        "scenario-driver-rate",
        measure(rate="joining", place="puente-norte", driver="economy", change=3),
        "measures[1].rate",
        "rate",
        "joining",
    ),
    Told("scenario-unknown-prior-near", measure(prior="stops"), "measures[1].prior", "prior"),
    Told("scenario-unknown-prior", measure(prior="xyzzy"), "measures[1].prior", "prior", "xyzzy"),
    Told(
        "scenario-interval",
        measure(given=-50, interval=[-40, -10]),
        "measures[1].interval",
        "interval",
        "[-40, -10]",
    ),
    Told(
        "scenario-interval",
        measure(given=-50, interval=[-60]),
        "measures[1].interval",
        "interval",
        "[-60]",
        name="one number",
    ),
    Told(
        "scenario-no-rebound",
        measure(given=-100, rebound_half_life_days=30),
        "measures[1].rebound_half_life_days",
        "rebound",
    ),
    # --- events
    Told(
        "toml-unknown-name-near",
        measure(from_event="altamar-visas", **EVENT),
        "measures[1].from_event",
        "from_event",
        "altamar-visas",
        name="no such policy",
    ),
    Told(
        "scenario-beside-missing",
        measure(from_event="altamar-visa"),
        "measures[1]",
        "[[measures",
        "series",
        name="no series",
    ),
    Told(
        "scenario-no-flow",
        measure(from_event="altamar-visa", series="people-hosted"),
        "measures[1].series",
        "series",
        "people-hosted",
    ),
    Told(
        "scenario-counted",
        measure(from_event="altamar-visa", series="delta-encounters", counted=["nobody"]),
        "measures[1].counted[1]",
        "counted",
        "nobody",
    ),
    Told(
        "scenario-event-undated",
        measure(from_event="corridor-declaration", **EVENT),
        "measures[1].from_event",
        "from_event",
        "corridor-declaration",
    ),
    Told(
        "scenario-event-none",
        measure(from_event="asylum-cap", **EVENT),
        "measures[1].from_event",
        "from_event",
        "asylum-cap",
    ),
    Told(
        "scenario-leak",
        measure(from_event="exit-register", **EVENT),
        "measures[1].from_event",
        "from_event",
        "exit-register",
        HEAD.replace("2023-12-31", "2023-06-30"),
    ),
    # --- dates
    Told(
        "scenario-ends-before",
        measure(given=1, to=day("2024-01-31")),
        "measures[1].to",
        "to",
        "2024-01-31",
    ),
    Told(
        "scenario-begins-before",
        measure(given=1, **{"from": day("2023-12-30")}),
        "measures[1].from",
        "from",
        "2023-12-30",
    ),
    # --- against each other
    Told("scenario-contradict", M + measure("n", given=20), "measures[2]", "[[measures]] #2", "n"),
    Told("scenario-closed-too", M + measure("n", given=-100), "measures[2]", "[[measures]] #2"),
    Told(
        "scenario-quota-twice",
        "".join(
            measure(n, rate="quota", place="puente-norte", people=3, per="day", populations=["XAA"])
            for n in "ab"
        ),
        "measures[2]",
        "[[measures]] #2",
        "b",
    ),
    # --- diversions
    Told(
        "scenario-unknown-measure",
        M + diversion(measure="xyzzy"),
        "diversions[1].measure",
        "measure =",
        "xyzzy",
    ),
    Told(
        "scenario-unknown-measure-near",
        measure("closure", given=-50) + diversion(measure="closures"),
        "diversions[1].measure",
        "measure =",
        "closures",
    ),
    Told(
        "scenario-diverted-back",
        M + diversion(rate="departure", place="rio-claro"),
        "diversions[1]",
        "[[diversions",
        "d",
    ),
    Told(
        "scenario-diverts-nobody",
        measure(rate="transit", place="puente-norte", given=-50) + diversion(),
        "diversions[1].measure",
        "measure =",
        "m",
    ),
    Told(
        # Who is held waits, and is not missing.
        "scenario-diverts-nobody",
        measure(rate="release", given=-50) + diversion(),
        "diversions[1].measure",
        "measure =",
        "m",
        name="of those who wait",
    ),
    Told(
        "scenario-diverted-where",
        M + diversion(rate="transit"),
        "diversions[1].rate",
        "rate = #2",
        "transit",
    ),
    Told(
        "scenario-interval",
        M + diversion(interval=[0.3, 0.6]),
        "diversions[1].interval",
        "interval",
        "[0.3, 0.6]",
        name="of a share",
    ),
    Told(
        "scenario-shares-over-1",
        M + diversion("a", share=0.6) + diversion("b", share=0.6),
        "diversions[2].share",
        "share #2",
        "1.2",
    ),
)


@pytest.mark.parametrize("told", WRONG, ids=lambda t: t.name or f"{t.code}-{t.key}")
def test_what_is_wrong_is_told_with_its_line_and_key(told: Told, tmp_path: Path) -> None:
    """One thing wrong, one problem; both languages have a sentence for it."""
    with pytest.raises(CaseError) as error:
        written(tmp_path, told.body, head=told.head)
    (problem,) = error.value.problems
    assert problem.code == told.code
    assert (problem.column or "") == told.key
    wanted, _, nth = told.line.partition(" #")
    lines = (told.head + told.body).splitlines()
    rows = [i for i, text in enumerate(lines, 1) if text.startswith(wanted)]
    missing = told.code == "toml-missing-key" and "." not in told.key
    assert problem.row == (None if missing else rows[int(nth or 1) - 1])
    if told.value is not None:
        assert problem.value == told.value
    for language in ("en", "es"):
        said = problem.say(words_in(language))
        assert f"problem-{problem.code}" not in said
        assert "{" not in said


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """In the order of the lines."""
    body = measure("A", given=1, to=day("2024-01-02")) + measure("n") + diversion(measure="zz")
    with pytest.raises(CaseError) as error:
        written(tmp_path, body)
    codes = [one.code for one in error.value.problems]
    assert codes == [
        "scenario-name",
        "scenario-ends-before",
        "scenario-one-effect",
        "scenario-unknown-measure",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (measure("a", given=-50, populations=["XAA"]), measure("b", given=9, populations=["XEE"])),
        (
            measure("a", given=-50, to=day("2024-02-29")),
            measure("b", given=9, **{"from": day("2024-03-01")}),
        ),
        (measure("a", given=-50), measure("b", rate="release", given=9)),
        (measure("a", given=-50), measure("b", prior="expulsion-lifted")),
    ],
)
def test_measures_apart_do_not_contradict(first: str, second: str, tmp_path: Path) -> None:
    """Other people, other dates, another rate, or an effect whose sign nobody gave."""
    assert len(written(tmp_path, first + second).scenario.measures) == 2


def test_a_way_is_one_of_those_that_are_told_apart(tmp_path: Path) -> None:
    """Of the case that tells two ways apart: none given, an unknown one, a near one."""
    head = HEAD.replace("2023-12-31", "2022-04-20")
    split = {"rate": "split", "place": "el-paso", "given": 10, "from": day("2022-05-23")}
    for way, code in (
        ({}, "scenario-way-missing"),
        ({"way": "xyzzy"}, "scenario-unknown-way"),
        ({"way": "at-port"}, "scenario-unknown-way-near"),
    ):
        with pytest.raises(CaseError) as error:
            written(tmp_path, measure("m", **split, **way), case="americas", head=head)
        assert [one.code for one in error.value.problems] == [code]


def test_an_event_of_which_nothing_is_counted_yet_is_refused(tmp_path: Path) -> None:
    """It took effect before the day, and no full month after it was published."""
    case, says = case_of("tutorial")
    head = HEAD.replace("2023-12-31", "2023-07-15")
    body = measure(from_event="exit-register", **EVENT)
    one = written(tmp_path, body, head=head)
    known = known_of(case, says, one.scenario.as_of)
    with pytest.raises(CaseError) as error:
        effects_of(case, known, one)
    (problem,) = error.value.problems
    assert (problem.code, problem.column) == ("scenario-event-unseen", "measures[1].from_event")


def test_from_an_earlier_day_an_event_may_not_be_known_at_all(tmp_path: Path) -> None:
    """Known on the day of the scenario, and not on the day that was asked for."""
    case, says = case_of("tutorial")
    one = written(tmp_path, measure(from_event="exit-register", **EVENT))
    with pytest.raises(CaseError) as error:
        compare(case, says, [one], origin=day("2023-03-31"), members=20, expect=plain_expect)
    assert [problem.code for problem in error.value.problems] == ["scenario-event-unseen"]


def test_a_check_of_a_case_tells_of_every_file_of_its_scenarios(tmp_path: Path) -> None:
    """Of both that are wrong, not of the first alone."""
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    for name in ("river-closed", "sponsors-again"):
        file = folder / "scenarios" / f"{name}.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("format = 1", "format = 2"), encoding="utf-8")
    case = read_case(folder)
    found = problems_of_scenarios(case, case_of("tutorial")[1])
    assert [(one.code, one.file) for one in found] == [
        ("toml-value", "scenarios/river-closed.toml"),
        ("toml-value", "scenarios/sponsors-again.toml"),
    ]


def test_a_retrospective_scenario_says_that_it_is_one(tmp_path: Path) -> None:
    """The event after the day is used, and every result repeats it."""
    case, says = case_of("tutorial")
    head = HEAD.replace("2023-12-31", "2023-06-30") + "retrospective = true\n"
    one = written(tmp_path, measure(from_event="exit-register", **EVENT), head=head)
    (result,) = compare(case, says, [one], members=20, expect=plain_expect).scenarios
    assert "scenario-event-later" in [notice.code for notice in result.notices]


def test_a_measure_after_the_horizon_is_said_to_change_nothing(tmp_path: Path) -> None:
    """Its difference is 0 for want of time, not of effect."""
    case, says = case_of("tutorial")
    one = written(tmp_path, measure(given=-50, **{"from": day("2025-01-01")}))
    (result,) = compare(case, says, [one], members=20, expect=plain_expect).scenarios
    assert [notice.code for notice in result.notices] == ["scenario-beyond"]
    assert all((found.draws() == 0).all() for found in result.differences.values())


def test_from_another_day_the_dates_are_held_against_it(tmp_path: Path) -> None:
    """A scenario of December cannot be seen from March: its measure had begun."""
    case, says = case_of("tutorial")
    one = written(tmp_path, measure(given=-50))
    with pytest.raises(CaseError) as error:
        compare(case, says, [one], origin=day("2024-03-10"), members=20, expect=plain_expect)
    assert [problem.code for problem in error.value.problems] == ["scenario-begins-before"]
    earlier = compare(case, says, [one], origin=day("2023-10-31"), members=20, expect=plain_expect)
    assert earlier.origin == day("2023-10-31")


def test_scenarios_of_several_days_are_not_set_side_by_side(tmp_path: Path) -> None:
    """Unless it is said from which day; and none is named twice."""
    case, says = case_of("tutorial")
    one = written(tmp_path, measure(given=-50))
    other = written(tmp_path, measure(given=-50), head=HEAD.replace("12-31", "11-30"))
    for pair, code in (([one, other], "scenario-days-differ"), ([one, one], "scenario-twice")):
        with pytest.raises(CallError) as error:
            compare(case, says, pair, members=20, expect=plain_expect)
        assert [problem.code for problem in error.value.problems] == [code]


def test_a_scenario_is_found_by_its_name_or_its_path(tmp_path: Path) -> None:
    """And a name that is none is refused with those there are."""
    case, says = case_of("tutorial")
    assert read_scenario(case, says, "river-closed").name == "river-closed"
    for name, code in (("river-close", "scenario-missing-near"), ("x", "scenario-missing")):
        with pytest.raises(CallError) as error:
            read_scenario(case, says, name)
        assert [problem.code for problem in error.value.problems] == [code]
    with pytest.raises(CallError):
        read_scenario(case, says, str(tmp_path / "none.toml"))


@pytest.mark.parametrize("name", CASES)
def test_the_scenarios_of_a_shipped_case_are_sound(name: str) -> None:
    """None has a problem, and each case has some."""
    case, says = case_of(name)
    assert problems_of_scenarios(case, says) == []
    assert len(scenarios_of(case)) >= 2


@pytest.mark.parametrize(("name", "scenario"), SHIPPED)
def test_a_shipped_scenario_makes_a_course(name: str, scenario: str) -> None:
    """From what was known on its day; finite, and changing something."""
    case, says = case_of(name)
    one = read_scenario(case, says, scenario)
    known: Known = known_of(case, says, one.scenario.as_of)
    made = course_of(effects_of(case, known, one), span_of(known, says, 6), members=50, seed=1)
    assert made.changes
    for rate, values in made.factors.items():
        assert not np.isnan(values).any()
        if rate.name != "split":
            assert (values >= 0).all()


def test_every_kind_of_question_is_shipped() -> None:
    """The questions that a reader was promised, by what their measures act on and rest on."""
    case, says = case_of("americas")
    named = {name: read_scenario(case, says, name).scenario for name in scenarios_of(case)}

    def measures(name: str) -> tuple[Measure, ...]:
        found: Scenario = named[name]
        return found.measures

    assert named["mexico-visa-venezuela"].as_of == day("2021-12-31")
    assert [one.place for one in named["mexico-visa-venezuela"].diversions] == ["bajo-chiquito"]
    assert named["title-42-lifted"].as_of == day("2022-04-20")
    assert {one.from_ for one in measures("title-42-lifted")} == {day("2022-05-23")}
    assert "split" in [one.rate for one in measures("title-42-lifted")]
    # Nobody is diverted where nobody is kept away: in some draws fewer set out.
    kept_away = [one for one in measures("title-42-lifted") if one.rate == "departure"]
    assert all(one.interval[0] < 0 for one in kept_away)
    assert [(one.measure, one.place) for one in named["title-42-lifted"].diversions] == [
        (one.name, place) for one in kept_away for place in ("danli", "tapachula")
    ]
    assert ("quota", "month") in [(one.rate, one.per) for one in measures("legal-pathway")]
    assert len(named["darien-closed"].diversions) == 2
    assert {one.driver for one in measures("shock-at-origin")} >= {"economy", "conflict"}
    assert measures("january-2025")[0].prior == "stop"


def test_every_prior_says_what_it_rests_on() -> None:
    """In both languages; the four of the reference are as they stand there."""
    table = priors()
    assert all(one.basis_en and one.basis_es for one in table.values())
    assert {(one.kind, one.mean, one.sd) for one in table.values() if one.seen_until} == {
        ("targeted-restriction", -1.8, 1.1),
        ("general-enforcement", -0.55, 0.35),
        ("expulsion-lifted", 0.0, 0.6),
        ("stop", -3.0, 1.2),
    }


def test_the_files_of_a_case_hold_no_event_list_among_scenarios() -> None:
    """The list of past events stands in the same folder and is no scenario."""
    assert (shipped_folder("americas") / "scenarios" / "events.toml").is_file()
    assert "events" not in scenarios_of(case_of("americas")[0])


def test_a_rate_acts_only_where_the_model_moves_it() -> None:
    """A quota on the way would be taken and do nothing: only the last station admits by quotas."""
    settings = case_of("americas")[1]
    stations = tuple(one.place for one in settings.stations)
    assert places_of(settings, "quota") == stations[-1:]
    assert places_of(settings, "joining") == stations[1:]
    assert places_of(settings, "release") == stations[:-1]


@pytest.mark.parametrize("back", [True, False])
def test_who_joins_at_the_end_is_not_diverted_to_where_they_join_anyway(
    tmp_path: Path, *, back: bool
) -> None:
    """People of the last station join at the one before it: that is no other way."""
    body = measure(rate="joining", place="el-paso", given=-50) + diversion(
        rate="joining", place="tapachula" if back else "danli"
    )
    if back:
        with pytest.raises(CaseError) as error:
            written(tmp_path, body, case="americas")
        assert [one.code for one in error.value.problems] == ["scenario-diverted-back"]
    else:
        assert written(tmp_path, body, case="americas").scenario.diversions
