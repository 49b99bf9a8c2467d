"""Scenarios scored on past events: never by their own effect, placebos beside them."""

from __future__ import annotations

import datetime as dt
import functools
import math
import shutil
from pathlib import Path

import numpy as np
import pytest

from isthmus.case import CaseError, read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast.scenarios.events import (
    Event,
    day_of,
    effect_of_others,
    events_of,
    problems_of_events,
    random_effects,
)
from isthmus.forecast.scenarios.past import changes_after
from isthmus.forecast.scenarios.priors import priors
from isthmus.forecast.scenarios.seen import Seen
from isthmus.forecast.scenarios.skill import Skill, score_events
from isthmus.forecast.settings import settings_of_forecast
from tests.forecast.scenarios.worlds import case_of, plain_expect


@functools.cache
def skill() -> Skill:
    """The scores of the tutorial's events, of the plain model."""
    return score_events(*case_of("tutorial"), members=200, expect=plain_expect)


def listed(name: str) -> tuple[Event, ...]:
    """The events of a shipped case."""
    return events_of(*case_of(name))


def test_an_event_is_never_projected_with_its_own_effect() -> None:
    """Its effect is the mean of the other policies of its kind that happened; no other."""
    case, _ = case_of("americas")
    events, seen = listed("americas"), Seen(case)
    for event in events:
        lent = effect_of_others(case, seen, events, event)
        assert event.policy not in lent.others
        kin = {one.policy for one in events if one.kind == event.kind and one.happened}
        assert set(lent.others) == kin - {event.policy}
        without = tuple(one for one in events if one.policy != event.policy)
        assert effect_of_others(case, seen, without, event) == lent


def test_the_effect_lent_is_the_mean_worked_out_by_hand() -> None:
    """Of the restrictions but the visa of January 2022: two policies, one of them counted twice."""
    case, _ = case_of("americas")
    events, seen = listed("americas"), Seen(case)
    visa = next(one for one in events if one.policy == "mex-visa-ven")
    lent = effect_of_others(case, seen, events, visa)
    logs: dict[str, list[float]] = {}
    for one in events:
        if one.policy in lent.others:
            first, counts = seen.counts(one.series, [one.population])
            changes = changes_after(counts, first, day_of(case.policies[one.policy]))
            logs.setdefault(one.policy, []).append(changes[0].log)
    assert sorted(map(len, logs.values())) == [1, 2]
    low, high = sorted(float(np.mean(own)) for own in logs.values())
    assert low < lent.effect.means[0] < high
    assert lent.effect.below[0] > priors()["targeted-restriction"].sd


def test_the_mean_of_random_effects_is_that_worked_out_by_hand() -> None:
    """Equal errors: the plain mean; a noisy event weighs less; of alike ones, no spread."""
    mean, sd = random_effects([-2.0, -1.0, 0.0], [0.5, 0.5, 0.5], between=9.0)
    # Weights 4: Q = 8, scale = 12 - 48/12 = 8, so the variance between is (8 - 2) / 8.
    assert mean == pytest.approx(-1.0)
    assert sd == pytest.approx(math.sqrt(0.75 + (0.25 + 0.75) / 3))
    alike = random_effects([-1.0, -1.0, -1.0], [0.3, 0.3, 0.3], between=9.0)
    assert alike == pytest.approx((-1.0, 0.3 / math.sqrt(3)))
    # Fewer than three: the spread between events is given.
    few = random_effects([-2.0, 0.0], [0.0, 2.0], between=1.0)
    assert few == pytest.approx((-2 * 5 / 6, math.sqrt(1 + 1 / (1 + 1 / 5))))


def test_the_only_event_of_its_kind_has_the_prior() -> None:
    """No other stop is known: what is assumed of a stop stands in, and no event is named."""
    case, _ = case_of("americas")
    events = listed("americas")
    stop = next(one for one in events if one.kind == "stop")
    lent = effect_of_others(case, Seen(case), events, stop)
    assert lent.others == ()
    assert lent.effect.means == (priors()["stop"].mean,)


def test_both_placebos_of_the_corridor_are_kept() -> None:
    """Announced and stopped by a court: their effect is that of the end which did come."""
    case, _ = case_of("americas")
    events, seen = listed("americas"), Seen(case)
    placebos = [one for one in events if not one.happened]
    assert [one.policy for one in placebos] == ["usa-title-42-termination", "ddc-vacatur-title-42"]
    for one in placebos:
        assert case.policies[one.policy].outcome == "blocked"
        lent = effect_of_others(case, seen, events, one)
        assert lent.others == ("usa-title-42-ends",)
        # One event says little of the next: the spread is at least the prior's.
        assert min(lent.effect.below) >= priors()["expulsion-lifted"].sd


def test_after_the_placebos_of_the_corridor_nothing_happened_and_after_the_stop_much_did() -> None:
    """By the first full month of the counts after the day that was announced."""
    case, _ = case_of("americas")
    seen = Seen(case)
    quiet: dict[bool, list[bool]] = {True: [], False: []}
    for event in listed("americas"):
        first, counts = seen.counts(event.series, [event.population])
        change = changes_after(counts, first, day_of(case.policies[event.policy]))[0]
        if event.kind == "stop" or not event.happened:
            quiet[event.happened].append(abs(change.log) <= 1.645 * change.error)
    assert quiet == {True: [False, False], False: [True, True]}


def test_events_are_projected_from_the_day_before_they_were_announced() -> None:
    """And scored from the month of their day on, against what was counted."""
    case, _ = case_of("tutorial")
    for one in skill().events:
        policy = case.policies[one.policy]
        assert one.origin == policy.announced - dt.timedelta(days=1)
        assert one.begins == policy.effective
        assert one.months[0].end >= one.begins
        first, counts = Seen(case).counts(one.target.series, [one.target.population])
        for month in one.months:
            at = (month.end.year - first.year) * 12 + month.end.month - first.month
            assert month.counted == counts[at]
            assert month.horizon <= 6


def test_status_quo_and_event_are_scored_by_the_same_months() -> None:
    """The plain model knows nothing of an event: what differs is the measure alone."""
    scored = {one.policy: one for one in skill().events}
    assert set(scored) == {one.policy for one in listed("tutorial")}
    register = scored["exit-register"]  # nothing of its kind happened: the prior
    assert register.others == ()
    full = register.months[1]
    assert full.changed[1] < 0.75 * full.status_quo[1]
    assert register.relative is not None
    assert register.relative != 1


def test_a_placebo_shows_what_would_have_been_said_and_that_it_did_not_come() -> None:
    """The projection of its day, the status quo beside it, and the counts that came."""
    cap = next(one for one in skill().events if not one.happened)
    assert cap.policy == "asylum-cap"
    assert cap.others == ("exit-register",)
    assert {month.counted for month in cap.months} >= {8754.0, 8459.0}
    assert all(month.changed != month.status_quo for month in cap.months[1:])
    assert [round(one.percent) for one in cap.after] == [7, 1, -1]
    assert cap.within_noise
    # The register has a prior of after its day: it is shown, and in no mean.
    assert [one.policy for one in skill().events if one.seen] == ["exit-register"]
    both = skill().relative(happened=False), skill().relative(happened=True)
    assert None not in both
    assert both[0] == pytest.approx(cap.relative)


def test_a_wrong_list_of_events_is_refused_with_its_lines(tmp_path: Path) -> None:
    """Kind, place, people, series and population, all at once."""
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    file = folder / "scenarios" / "events.toml"
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("general-enforcement", "general-enforcements"),
        ('place = "rio-claro"', 'place = "lajas"'),
        ('["XAA", "XEE"]', '["XAA", "BOL"]'),
        ('series = "cordillera-entries"', 'series = "brisa-exits"'),
        ('population = "XAA"', 'population = "nobody"'),
    ):
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    case = read_case(folder)
    says = settings_of_forecast(case)
    with pytest.raises(CaseError) as error:
        events_of(case, says)
    lines = text.splitlines()
    found = [(one.code, one.column, lines[(one.row or 0) - 1]) for one in error.value.problems]
    assert found == [
        ("scenario-no-station", "events[1].place", 'place = "lajas"'),
        ("scenario-event-not-forecast", "events[1].series", 'series = "brisa-exits"'),
        ("scenario-counted", "events[1].population", 'population = "nobody"'),
        ("scenario-not-followed", "events[2].people[2]", 'people = ["XAA", "BOL"]'),
        ("scenario-unknown-prior-near", "events[3].kind", 'kind = "general-enforcements"'),
    ]
    assert problems_of_events(case, says) == list(error.value.problems)


def test_what_cannot_be_projected_or_scored_is_said(tmp_path: Path) -> None:
    """An order announced before anything was counted; people of whom nothing is forecast."""
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    file = folder / "scenarios" / "events.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('"altamar-visa"', '"emergency-order"')
    file.write_text(text.replace('population = "all"', 'population = "women"'), encoding="utf-8")
    case = read_case(folder)
    found = score_events(case, settings_of_forecast(case), members=20, expect=plain_expect)
    assert [one.policy for one in found.events] == ["delta-sponsors"]
    codes = [(one.code, one.values.get("event")) for one in found.notices]
    assert codes[1:] == [
        ("scenario-not-scored", "exit-register"),
        ("scenario-not-scored", "asylum-cap"),
    ]
    for one in found.notices[1:]:
        assert f"{one.values['series']}, {one.values['population']}" == one.value
        assert one.values["series"] in case.series
    assert codes[0][0] in {"before-case", "forecast-nothing-known"}
    assert found.relative(happened=False) is None


def test_a_case_without_a_list_has_nothing_to_score(tmp_path: Path) -> None:
    """And no problem."""
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    (folder / "scenarios" / "events.toml").unlink()
    case = read_case(folder)
    says = settings_of_forecast(case)
    assert problems_of_events(case, says) == []
    assert score_events(case, says, expect=plain_expect) == Skill(events=())
