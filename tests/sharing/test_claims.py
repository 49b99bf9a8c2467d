"""Claims rules: their laws, the numbers of the Talmud, and many draws against one."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.problems import CallError
from isthmus.sharing.claims import RULES, divide, rule_named
from isthmus.sharing.claims.arrival import random_arrival
from isthmus.sharing.claims.draws import divide_draws
from isthmus.sharing.claims.halves import by_halves
from isthmus.sharing.claims.rules import checked

AMOUNTS = st.fractions(0, 1000, max_denominator=6)
CLAIMS = st.lists(AMOUNTS, min_size=1, max_size=6)
FEW = settings(max_examples=40, deadline=None)
EVERY = pytest.mark.parametrize("rule", list(RULES))


@st.composite
def problems(draw: st.DrawFn) -> tuple[Fraction, list[Fraction]]:
    """Claims, and an estate that does not suffice for all of them or just does."""
    claims = draw(CLAIMS)
    return sum(claims, Fraction(0)) * draw(st.fractions(0, 1, max_denominator=12)), claims


def exact(rule: str, estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    """The awards in fractions."""
    awards = RULES[rule].award(estate, claims)
    assert all(isinstance(award, Fraction) for award in awards)
    return [Fraction(award) for award in awards]


# --- laws ----------------------------------------------------------------------------------------


@EVERY
@FEW
@given(problem=problems())
def test_all_of_the_estate_is_divided(rule: str, problem: tuple[Fraction, list[Fraction]]) -> None:
    """The awards sum to it exactly, none below nothing and none above its claim."""
    estate, claims = problem
    awards = exact(rule, estate, claims)
    assert sum(awards) == estate
    assert all(0 <= award <= claim for award, claim in zip(awards, claims, strict=True))


@EVERY
@FEW
@given(problem=problems(), seed=st.randoms(use_true_random=False))
def test_equal_claims_are_treated_equally(rule, problem, seed) -> None:  # type: ignore[no-untyped-def]
    """And who is named first matters to nobody: with the claims, the awards change places."""
    estate, claims = problem
    awards = exact(rule, estate, claims)
    by_claim = dict(zip(claims, awards, strict=True))
    assert [by_claim[claim] for claim in claims] == awards
    order = list(range(len(claims)))
    seed.shuffle(order)
    mixed = exact(rule, estate, [claims[k] for k in order])
    assert mixed == [awards[k] for k in order]


@EVERY
@FEW
@given(problem=problems())
def test_who_claims_more_receives_and_lacks_no_less(
    rule: str, problem: tuple[Fraction, list[Fraction]]
) -> None:
    """The order of the claims is that of the awards, and that of what is lacking."""
    estate, claims = problem
    both = sorted(zip(claims, exact(rule, estate, claims), strict=True))
    for (small, less), (large, more) in itertools.pairwise(both):
        assert less <= more
        assert small - less <= large - more


@EVERY
@FEW
@given(problem=problems(), more=st.fractions(0, 1, max_denominator=7))
def test_of_a_larger_estate_nobody_receives_less(
    rule: str, problem: tuple[Fraction, list[Fraction]], more: Fraction
) -> None:
    """Resource monotonicity."""
    estate, claims = problem
    larger = estate + (sum(claims, Fraction(0)) - estate) * more
    for before, after in zip(exact(rule, estate, claims), exact(rule, larger, claims), strict=True):
        assert before <= after


@FEW
@given(problem=problems())
def test_equal_losses_are_the_dual_of_equal_awards(
    problem: tuple[Fraction, list[Fraction]],
) -> None:
    """CEL(E, d) = d - CEA(D - E, d)."""
    estate, claims = problem
    losses = exact("cea", sum(claims, Fraction(0)) - estate, claims)
    assert exact("cel", estate, claims) == [c - x for c, x in zip(claims, losses, strict=True)]


@pytest.mark.parametrize("rule", ["proportional", "talmud", "random-arrival"])
@FEW
@given(problem=problems())
def test_what_is_lacking_is_divided_by_the_same_rule(
    rule: str, problem: tuple[Fraction, list[Fraction]]
) -> None:
    """Three rules are self-dual: R(E, d) = d - R(D - E, d)."""
    estate, claims = problem
    lacking = exact(rule, sum(claims, Fraction(0)) - estate, claims)
    assert exact(rule, estate, claims) == [c - x for c, x in zip(claims, lacking, strict=True)]


@pytest.mark.parametrize("rule", ["proportional", "cea", "cel", "talmud"])
@FEW
@given(problem=problems(), data=st.data())
def test_those_who_stay_divide_what_is_left_as_before(  # consistency
    rule: str, problem: tuple[Fraction, list[Fraction]], data: st.DataObject
) -> None:
    """When some leave with their awards, the rule gives the others what it gave them."""
    estate, claims = problem
    awards = exact(rule, estate, claims)
    stay = data.draw(st.sets(st.integers(0, len(claims) - 1), min_size=1))
    left = sum((awards[k] for k in stay), Fraction(0))
    assert exact(rule, left, [claims[k] for k in stay]) == [awards[k] for k in stay]


@FEW
@given(a=AMOUNTS, b=AMOUNTS, part=st.fractions(0, 1, max_denominator=12))
def test_of_two_each_is_conceded_what_the_other_does_not_claim(
    a: Fraction, b: Fraction, part: Fraction
) -> None:
    """The contested garment: concede, then halve the rest. Two rules agree on it."""
    estate = (a + b) * part
    to_a, to_b = max(Fraction(0), estate - b), max(Fraction(0), estate - a)
    half = (estate - to_a - to_b) / 2
    assert exact("talmud", estate, [a, b]) == [to_a + half, to_b + half]
    assert exact("random-arrival", estate, [a, b]) == [to_a + half, to_b + half]


@FEW
@given(problem=problems())
def test_random_arrival_is_the_mean_over_all_orders(
    problem: tuple[Fraction, list[Fraction]],
) -> None:
    """Counting groups gives what going through every order one by one gives."""
    estate, claims = problem
    total = [Fraction(0)] * len(claims)
    for order in itertools.permutations(range(len(claims))):
        left = estate
        for k in order:
            total[k] += min(left, claims[k])
            left -= min(left, claims[k])
    mean = [award / math.factorial(len(claims)) for award in total]
    assert exact("random-arrival", estate, claims) == mean


# --- named references ----------------------------------------------------------------------------

THIRD = 100 / 3
#: Contracts of 100, 200 and 300: Mishnah, Ketubot 93a; Aumann and Maschler 1985, table I.
WIDOWS = {100: (THIRD, THIRD, THIRD), 200: (50.0, 75.0, 75.0), 300: (50.0, 100.0, 150.0)}


@pytest.mark.parametrize(("estate", "awards"), WIDOWS.items())
def test_the_three_widows(estate: int, awards: tuple[float, ...]) -> None:
    """33⅓ each; 50, 75, 75; 50, 100, 150."""
    assert divide(estate, (100, 200, 300), "talmud") == pytest.approx(awards, abs=1e-12)


def test_the_garment() -> None:
    """Two hold a garment, one claims all and one half: three quarters and one (Baba Metzia 2a)."""
    assert divide(1, (1, 0.5), "talmud") == (0.75, 0.25)


@pytest.mark.parametrize(
    ("rule", "awards"),
    [
        ("proportional", (100 / 3, 200 / 3, 100.0)),
        ("cea", (200 / 3, 200 / 3, 200 / 3)),
        ("cel", (0.0, 50.0, 150.0)),
        ("random-arrival", (100 / 3, 250 / 3, 250 / 3)),
    ],
)
def test_the_widows_by_the_other_rules(rule: str, awards: tuple[float, ...]) -> None:
    """An estate of 200, worked by hand."""
    assert divide(200, (100, 200, 300), rule) == pytest.approx(awards, abs=1e-12)


# --- sampling ------------------------------------------------------------------------------------


def test_sampled_orders_come_within_a_thousandth_of_counted_ones() -> None:
    """Thirty-five claimants: every award, and as near as the standard error says."""
    claims = [Fraction(37 * k % 101 + 5) for k in range(35)]
    estate = sum(claims, Fraction(0)) * 9 / 20
    counted = random_arrival(estate, claims)
    sampled = random_arrival(estate, claims, most_sums=0)
    assert counted.exact
    assert not sampled.exact
    assert sampled.errors is not None
    for award, drawn, error in zip(counted.awards, sampled.awards, sampled.errors, strict=True):
        away = abs(float(drawn) - float(award))
        assert away < award / 1000
        assert away < 5 * error
    assert math.isclose(sum(sampled.awards), estate, rel_tol=1e-12)


def test_the_same_seed_draws_the_same_orders() -> None:
    """And another seed draws others."""
    claims = [Fraction(k) for k in (7, 11, 30, 44)]
    drawn = [random_arrival(Fraction(45), claims, most_sums=0, seed=seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


def test_claims_whose_sums_are_too_many_are_sampled() -> None:
    """Sixty claims without a common unit: no count ends, and none is begun for long."""
    claims = [Fraction(10**9 + 7**k % 999_983) for k in range(60)]
    found = random_arrival(sum(claims, Fraction(0)) / 4, claims)
    assert not found.exact
    assert found.orders


@FEW
@given(
    claims=st.lists(st.integers(0, 60), min_size=2, max_size=9).filter(any),
    part=st.floats(0.01, 0.99),
)
def test_counted_by_halves_is_counted(claims: list[int], part: float) -> None:
    """However the claimants fall into halves; equal claims receive exactly the same."""
    estate = part * sum(claims)
    found = by_halves(estate, np.array(claims, dtype=float)).tolist()
    assert found == pytest.approx(divide(estate, claims, "random-arrival"), rel=1e-9, abs=1e-9)
    assert len(set(zip(claims, found, strict=True))) == len(set(claims))


def test_thirty_five_claims_without_a_common_unit_are_counted() -> None:
    """From cents to millions, where drawn orders would be long in coming near."""
    claims = [math.exp(k * 1.7 % 16) / 7 for k in range(35)]
    estate = sum(claims) / 20
    found = random_arrival(Fraction(estate), [Fraction(claim) for claim in claims])
    assert found.exact
    assert math.fsum(map(float, found.awards)) == pytest.approx(estate, rel=1e-12)
    sampled = random_arrival(*checked(estate, claims), most_sums=0)
    assert sampled.errors is not None
    for award, drawn, error in zip(found.awards, sampled.awards, sampled.errors, strict=True):
        assert abs(float(drawn) - float(award)) < 5 * error + 1e-9


# --- draws ---------------------------------------------------------------------------------------


@EVERY
@FEW
@given(
    rows=st.lists(
        st.tuples(st.floats(0, 300), st.tuples(*[st.floats(0, 100)] * 4)), min_size=1, max_size=5
    )
)
def test_many_draws_are_each_divided_as_one(
    rule: str, rows: list[tuple[float, tuple[float, ...]]]
) -> None:
    """Row by row, estates that suffice among them."""
    found = divide_draws([e for e, _ in rows], [d for _, d in rows], rule)
    for (estate, claims), awards in zip(rows, found, strict=True):
        assert awards == pytest.approx(divide(estate, claims, rule), abs=1e-9)


def test_draws_of_many_claimants_are_sampled_with_the_same_orders() -> None:
    """Within a twentieth of the exact award; all of each estate, and no more than the claim."""
    claims = np.array([float(37 * k % 101 + 5) for k in range(24)])
    estates = np.array([100.0, 300.0, 1e6])
    found = divide_draws(estates, claims, "random-arrival")
    for estate, awards in zip(estates, found, strict=True):
        assert awards == pytest.approx(divide(estate, tuple(claims), "random-arrival"), rel=0.05)
        assert awards.sum() == pytest.approx(min(estate, claims.sum()))


def test_draws_of_a_dozen_claimants_are_counted() -> None:
    """However far apart the claims, whose few orders would be some hundredths off."""
    claims = np.array([[math.exp(k * step % 6) for k in range(14)] for step in (0.7, 1.9)])
    for estate in (0.0, 60.0, 1e9):
        found = divide_draws(estate, claims, "random-arrival")
        for row, awards in zip(claims.tolist(), found, strict=True):
            assert awards == pytest.approx(divide(estate, row, "random-arrival"), rel=1e-9)


def test_a_single_draw_of_many_claimants_is_as_precise_as_divide() -> None:
    """Of one draw there is time."""
    claims = [math.exp(k * 0.7 % 6) for k in range(24)]
    found = divide_draws(60.0, claims, "random-arrival")
    assert found.tolist() == [list(divide(60.0, claims, "random-arrival"))]


# --- what is refused -----------------------------------------------------------------------------


@EVERY
def test_an_estate_that_suffices_pays_all(rule: str) -> None:
    """In full, and no more than that."""
    assert divide(1000, (100, 0, 300), rule) == (100.0, 0.0, 300.0)
    assert divide(0, (100, 0, 300), rule) == (0.0, 0.0, 0.0)
    assert divide(0, (0,), rule) == (0.0,)


@pytest.mark.parametrize(
    ("estate", "claims", "rule", "code"),
    [
        (-1, (1,), "cea", "claims-estate"),
        (math.nan, (1,), "cea", "claims-estate"),
        (1, (1, -2), "cea", "claims-claim"),
        (1, (1, math.inf), "cea", "claims-claim"),
        (1, (), "cea", "claims-none"),
        (1, (1,), "cae", "claims-rule"),
    ],
)
def test_what_cannot_be_divided_is_refused(
    estate: float, claims: tuple[float, ...], rule: str, code: str
) -> None:
    """Below nothing, no number, nobody, no such rule."""
    with pytest.raises(CallError) as refused:
        divide(estate, claims, rule)
    assert [problem.code for problem in refused.value.problems] == [code]
    if claims:
        with pytest.raises(CallError):
            divide_draws(estate, claims, rule)


@pytest.mark.parametrize("rule", RULES)
def test_the_numbers_of_an_array_are_divided_as_any_others(rule: str) -> None:
    """Of any type, and where their products would not fit into 64 bits."""
    claims = (10**12 + 1, 2 * 10**12 + 3, 3 * 10**12)
    wanted = divide(2 * 10**12, claims, rule)
    assert divide(np.int64(2 * 10**12), np.array(claims), rule) == wanted  # type: ignore[arg-type]
    small = np.array([100, 200, 300], dtype=np.float32)
    assert divide(np.float32(200), small, rule) == divide(200, (100, 200, 300), rule)  # type: ignore[arg-type]


def test_a_rule_is_found_by_its_other_names() -> None:
    """The Shapley value is random arrival; case and hyphens do not matter."""
    assert rule_named("Shapley").id == "random-arrival"
    assert rule_named("constrained_equal awards").id == "cea"
