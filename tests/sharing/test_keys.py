"""Distribution keys: their laws, numbers worked by hand, a decision from its inputs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.problems import CallError, WorkError
from isthmus.sharing.keys import INDICATORS, KEYS, OwnKey, key_named, parts, shares
from isthmus.sharing.keys.comparing import left_out, side_by_side
from isthmus.sharing.keys.own import own_key, read_own_key
from isthmus.sharing.keys.table import read_table

Known = dict[str, dict[str, float | None]]
EVERY = pytest.mark.parametrize("key", list(KEYS))
SOME = settings(max_examples=25, deadline=None)
COUNCIL = Path(__file__).with_name("council_2015.csv")


def country() -> st.SearchStrategy[dict[str, float | None]]:
    """The figures of one country, of any plausible size."""
    large, rate = st.floats(1e3, 1e9), st.floats(0.1, 50)
    kinds = {"unemployment": rate, "vacancy_rate": rate, "share_over_65": rate}
    return st.fixed_dictionaries({name: kinds.get(name, large) for name in INDICATORS})


def tables(least: int = 1) -> st.SearchStrategy[Known]:
    """Countries by a name of one letter."""
    return st.dictionaries(st.sampled_from("ABCDEFGHIJ"), country(), min_size=least, max_size=10)


def figures(**columns: tuple[float, ...]) -> Known:
    """Columns as figures by country: A, B, and so on."""
    size = len(next(iter(columns.values())))
    return {
        "ABCDEFGH"[i]: {name: values[i] for name, values in columns.items()} for i in range(size)
    }


def with_column(known: Known, name: str, values: Mapping[str, float]) -> Known:
    """The figures with one column changed."""
    return {one: {**had, name: values[one]} for one, had in known.items()}


# --- laws ----------------------------------------------------------------------------------------


@EVERY
@SOME
@given(known=tables())
def test_all_is_shared_out_and_nobody_owes_less_than_nothing(key: str, known: Known) -> None:
    """Shares sum to one."""
    found = shares(key, known)
    assert math.isclose(math.fsum(found.values()), 1, rel_tol=1e-12)
    assert all(share >= 0 for share in found.values())


@EVERY
@SOME
@given(known=tables(), data=st.data())
def test_units_do_not_matter(key: str, known: Known, data: st.DataObject) -> None:
    """Thousands or millions, euros or dollars, shares already given: each column in its own."""
    name = data.draw(st.sampled_from(KEYS[key].needs))
    most = 1.0 if INDICATORS[name].most < math.inf else 1e6
    times = data.draw(st.floats(1e-6, most))
    scaled = {one: {**had, name: (had[name] or 0) * times} for one, had in known.items()}
    assert shares(key, scaled) == pytest.approx(shares(key, known), rel=1e-6, abs=1e-9)


@EVERY
@SOME
@given(known=tables(least=2), seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(key, known, seed) -> None:  # type: ignore[no-untyped-def]
    """The same to the last bit, so that whole places never hang on it."""
    mixed = list(known.items())
    seed.shuffle(mixed)
    assert shares(key, dict(mixed)) == shares(key, known)


@EVERY
@SOME
@given(known=tables(), twin=country())
def test_equals_carry_equal_shares(key: str, known: Known, twin: dict[str, float | None]) -> None:
    """Two countries with the same figures."""
    found = shares(key, known | {"X": twin, "Y": twin})
    assert found["X"] == found["Y"]


@SOME
@given(known=tables())
def test_corrections_that_correct_nothing_leave_the_pact(known: Known) -> None:
    """EU-2015 with a cap of zero, and Grech's with no strength, are half P and half G."""
    pact = pytest.approx(shares("pact", known), rel=1e-9, abs=1e-12)
    assert shares("eu-2015", known, cap=0) == pact
    assert shares("grech", known, gamma=0) == pact


@SOME
@given(known=tables(least=2), cap=st.floats(0, 1))
def test_a_capped_correction_moves_a_share_by_so_much(known: Known, cap: float) -> None:
    """Each counts a tenth and is at most cap (P + G): k is within known bounds of the Pact's."""
    pact, found = shares("pact", known), shares("eu-2015", known, cap=cap)
    for one, half in pact.items():
        both = 2 * half
        assert (
            0.4 * both - 1e-12 <= found[one] <= 0.4 * both + 0.2 * cap * both + 0.1 * both + 1e-12
        )


@SOME
@given(known=tables(least=2), more=st.floats(1.01, 5), data=st.data())
def test_by_grech_more_unemployment_never_asks_more(
    known: Known, more: float, data: st.DataObject
) -> None:
    """Whatever the others have, and whichever mean it is measured from."""
    name = data.draw(st.sampled_from(["unemployment", "applications_per_million"]))
    mean = data.draw(st.sampled_from(["plain", "population"]))
    one = data.draw(st.sampled_from(sorted(known)))
    values = {other: (had[name] or 0) * 0.1 for other, had in known.items()}
    before = shares("grech", with_column(known, name, values), mean=mean)
    after = shares("grech", with_column(known, name, values | {one: values[one] * more}), mean=mean)
    assert after[one] <= before[one] + 1e-12


@SOME
@given(known=tables(least=2), part=st.floats(0.1, 1), start=st.floats(0, 40))
def test_indices_from_least_to_most_have_no_zero_point(
    known: Known, part: float, start: float
) -> None:
    """Bovens and Bartsch: the vacancy rate in another unit, or counted from another start."""
    values = {one: (had["vacancy_rate"] or 0) * part + start for one, had in known.items()}
    moved = shares("bovens-bartsch", with_column(known, "vacancy_rate", values))
    assert moved == pytest.approx(shares("bovens-bartsch", known), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", ["unemployment", "applications_per_million"])
@pytest.mark.parametrize("key", ["eu-2015", "grech"])
@SOME
@given(known=tables(least=3))
def test_zero_is_what_very_few_tends_to(key: str, name: str, known: Known) -> None:
    """One country, or two alike, of which nobody asks anything: the limit, undivided by it."""
    first, second, *_ = known
    for few in ((first,), (first, second)):
        zero = with_column(known, name, {one: 0 if one in few else 5.0 for one in known})
        little = with_column(known, name, {one: 1e-9 if one in few else 5.0 for one in known})
        assert shares(key, zero) == pytest.approx(shares(key, little), abs=1e-6)


def test_several_zeros_share_the_inverse_equally() -> None:
    """They take all of it, and no more than all."""
    known = figures(unemployment=(0, 5, 0), population=(1, 1, 1))
    found = shares(read_own_key("1/unemployment=0.6,population=0.4"), known)
    assert found == pytest.approx({"A": 0.3 + 0.4 / 3, "B": 0.4 / 3, "C": 0.3 + 0.4 / 3})


@SOME
@given(known=tables())
def test_where_nobody_has_any_nobody_is_corrected(known: Known) -> None:
    """Unemployment and applications of zero everywhere."""
    for name in ("unemployment", "applications_per_million"):
        known = with_column(known, name, dict.fromkeys(known, 0.0))
    pact = shares("pact", known)
    assert shares("grech", known) == pytest.approx(pact, rel=1e-9)
    assert math.isclose(sum(shares("eu-2015", known).values()), 1, rel_tol=1e-9)


# --- worked by hand ------------------------------------------------------------------------------

#: Two countries of one size: one has three times the applications of the other.
TWO = figures(
    population=(10, 10), gdp=(7, 7), unemployment=(5, 5), applications_per_million=(100, 300)
)


def test_eu_2015_by_hand() -> None:
    """A = (.75, .25) capped to (.30, .25); U = .5 capped to .30; what is left goes by halves."""
    assert shares("eu-2015", TWO, cap=0.30) == pytest.approx({"A": 0.5025, "B": 0.4975})
    of = parts("eu-2015", TWO, cap=0.30)
    half = {"population": 0.5, "gdp": 0.5, "unemployment": 0.3}
    assert of["A"] == pytest.approx({**half, "applications": 0.30})
    assert of["B"] == pytest.approx({**half, "applications": 0.25})


def test_eu_2015_by_hand_with_the_cap_of_a_paper() -> None:
    """A cap of .15 (P + G) binds all four: nothing tells the two apart."""
    assert shares("eu-2015", TWO, cap=0.15) == pytest.approx({"A": 0.5, "B": 0.5})


def test_grech_by_hand() -> None:
    """Mean 200: corrections 1 + .1 (1 - 1/2) and 1 + .1 (1 - 3/2)."""
    assert shares("grech", TWO) == pytest.approx({"A": 0.525, "B": 0.475})
    assert parts("grech", TWO)["B"]["applications"] == pytest.approx(0.95)
    assert parts("pact", TWO) == {}


def test_grech_by_hand_from_the_mean_by_population() -> None:
    """Three times the people in B: P = G = (.25, .75), the mean is 250 and not 200."""
    two = figures(
        population=(10, 30), gdp=(7, 21), unemployment=(5, 5), applications_per_million=(100, 300)
    )
    a, b = 0.25 * (1 + 0.1 * (1 - 100 / 250)), 0.75 * (1 + 0.1 * (1 - 300 / 250))
    found = shares("grech", two, mean="population")
    assert found == pytest.approx({"A": a / (a + b), "B": b / (a + b)})
    assert found != pytest.approx(shares("grech", two))


def test_a_correction_never_turns_negative() -> None:
    """A strength that would take more than all takes all."""
    assert shares("grech", TWO, gamma=3) == pytest.approx({"A": 1.0, "B": 0.0})


def test_bovens_bartsch_by_hand() -> None:
    """Indices (0, .5, 1), (1, 0, .5) and (0, 1, 0) by populations of 6, 2 and 4."""
    known = figures(
        population=(6, 2, 4),
        gdp_per_head=(20, 30, 40),
        vacancy_rate=(3, 1, 2),
        share_over_65=(15, 19, 15),
    )
    total = 6 * 1 / 3 + 2 * 1.5 / 3 + 4 * 1.5 / 3
    wanted = {"A": 2 / total, "B": 1 / total, "C": 2 / total}
    assert shares("bovens-bartsch", known) == pytest.approx(wanted)


def test_an_index_that_tells_nobody_apart_is_left_out() -> None:
    """And where none does, population alone is left."""
    known = figures(
        population=(6, 2), gdp_per_head=(20, 20), vacancy_rate=(1, 3), share_over_65=(9, 9)
    )
    assert shares("bovens-bartsch", known) == pytest.approx({"A": 0.0, "B": 1.0})
    same = with_column(known, "vacancy_rate", {"A": 1, "B": 1})
    assert shares("bovens-bartsch", same) == pytest.approx({"A": 0.75, "B": 0.25})


def test_koenigstein_by_hand() -> None:
    """Two thirds of (.75, .25) and one third of (.5, .5)."""
    known = figures(population=(5, 5), tax=(30, 10))
    assert shares("koenigstein", known) == pytest.approx({"A": 2 / 3, "B": 1 / 3})


def test_a_key_of_ones_own() -> None:
    """Half population, a third GDP, a sixth by the inverse of unemployment."""
    key = read_own_key(
        "mine: population=1/2, gdp = 33.33333333333%, 1 / unemployment=0.16666666667"
    )
    assert (key.id, key.needs) == ("mine", ("population", "gdp", "unemployment"))
    known = figures(population=(3, 1), gdp=(1, 1), unemployment=(4, 12))
    a = 3 / 4 / 2 + 1 / 6 + 3 / 4 / 6
    assert shares(key, known) == pytest.approx({"A": a, "B": 1 - a})


# --- a named reference ---------------------------------------------------------------------------


def test_the_councils_places_from_their_inputs() -> None:
    """Council Decision (EU) 2015/1601, annexes I and II: 66,000 people to 23 Member States.

    From Eurostat's figures as they were a year later, which revised GDP and leave out who was
    resettled: every country within 1.4 percent, half a percent on average; and no other cap comes
    as near as 0.30.
    """
    table = read_table(COUNCIL)
    annexes = {
        c: (k["annex_italy"] or 0) + (k["annex_greece"] or 0) for c, k in table.figures.items()
    }
    assert sum(annexes.values()) == 15_601 + 50_398

    def away(cap: float) -> list[float]:
        found = shares("eu-2015", table.figures, cap=cap)
        return [abs(found[one] * 66_000 / people - 1) for one, people in annexes.items()]

    by_cap = {cap: sum(away(cap)) / len(annexes) for cap in (0, 0.15, 0.25, 0.30, 0.35, 0.5, 9)}
    assert max(away(0.30)) < 0.014
    assert by_cap[0.30] < 0.005
    assert min(by_cap, key=lambda cap: by_cap[cap]) == 0.30
    pact = shares("pact", table.figures)
    assert max(abs(pact[one] * 66_000 / people - 1) for one, people in annexes.items()) > 0.05


# --- several keys --------------------------------------------------------------------------------


@SOME
@given(known=tables(least=2), places=st.integers(0, 10**6))
def test_keys_side_by_side_are_the_keys_one_by_one(known: Known, places: int) -> None:
    """With whole places that sum, the range over keys, and what is carried against each."""
    carried: dict[str, float | None] = {one: 1.0 + at for at, one in enumerate(known)}
    found = side_by_side(list(KEYS), known, places=places, actual=carried)
    assert found.keys == tuple(KEYS)
    assert found.countries == tuple(known)
    for key in KEYS:
        assert found.shares[key] == shares(key, known)
        assert sum(found.whole[key].values()) == places
        assert found.off(key) == 0
        assert math.fsum(found.deviation(key, one) or 0 for one in known) == pytest.approx(0)
    for one in known:
        low, high = found.range(one)
        assert [low, high] == [f(found.shares[key][one] for key in KEYS) for f in (min, max)]


def test_what_one_country_carries_is_unknown_so_no_share_of_it_is_known() -> None:
    """Absent is not zero: nobody's part of the whole can be told."""
    found = side_by_side(["pact"], TWO, actual={"A": 5.0, "B": None})
    assert found.actual_share("A") is None
    assert found.deviation("pact", "A") is None


def test_places_rounded_one_by_one_say_what_is_lost() -> None:
    """Three thirds of 200 are 67 each, one too many."""
    known = figures(population=(1, 1, 1), gdp=(1, 1, 1))
    found = side_by_side(["pact"], known, places=200, rounding="nearest")
    assert found.whole["pact"] == {"A": 67, "B": 67, "C": 67}
    assert found.off("pact") == 1


# --- what is refused -----------------------------------------------------------------------------


@EVERY
def test_a_missing_figure_is_refused_by_country_and_name(key: str) -> None:
    """Every one that the key needs, and none that it does not."""
    known: Known = {"A": dict.fromkeys(INDICATORS, 1.0), "B": {}}
    with pytest.raises(WorkError) as refused:
        shares(key, known)
    told = [(p.code, p.values["country"], p.values["indicator"]) for p in refused.value.problems]
    assert told == [("key-missing", "B", name) for name in KEYS[key].needs]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("population", 0.0, "key-zero"),
        ("gdp", -1.0, "key-negative"),
        ("gdp", math.nan, "key-no-number"),
        ("gdp", math.inf, "key-no-number"),
        ("unemployment", -0.1, "key-negative"),
        ("unemployment", 250_000.0, "key-above-hundred"),
        ("applications_per_million", -1.0, "key-negative"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(name: str, value: float, code: str) -> None:
    """Zero people, a negative GDP, a number of unemployed where the rate is asked for."""
    with pytest.raises(WorkError) as refused:
        shares("eu-2015", with_column(TWO, name, {"A": value, "B": 5.0}))
    assert [(p.code, p.values["country"]) for p in refused.value.problems] == [(code, "A")]


def test_only_who_may_be_left_out_and_lacks_a_figure_is_left_out() -> None:
    """Of every key, so that they can be compared; a figure that cannot be is no figure missing."""
    keys = [KEYS["pact"], KEYS["koenigstein"]]
    known: Known = {
        "A": {"population": 1.0, "gdp": 1.0, "tax": None},
        "B": {"population": 1.0, "gdp": 1.0, "tax": 1.0},
        "C": {"population": 1.0, "gdp": -1.0, "tax": 1.0},
        "D": {"population": 1.0, "gdp": 1.0},
    }
    assert left_out(keys, known, ["A", "B", "C"]) == ("A",)


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ("population=0.5,gdp=0.4", "key-weights-sum"),
        ("population=0.5,gdp=0.51", "key-weights-sum"),
        ("population=0.333,gdp=0.667000002", "key-weights-sum"),
        ("population=-0.5,gdp=1.5", "key-weight"),
        ("population=half,gdp=0.5", "key-weight"),
        ("population,gdp=1", "key-weight"),
        ("population=1/0", "key-weight"),
        ("population=0.5,population=0.5", "key-weight-twice"),
    ],
)
def test_weights_that_are_none_are_refused(weights: str, code: str) -> None:
    """They sum to one, exactly as they are written, up to what a third cannot say."""
    with pytest.raises(CallError) as refused:
        read_own_key(weights)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_weights_given_as_numbers_are_held_to_the_same() -> None:
    """As those of a case's settings are."""
    assert isinstance(own_key("x", {"population": 0.1 + 0.2, "gdp": 0.7}), OwnKey)
    with pytest.raises(CallError):
        own_key("x", {"population": 0.3, "gdp": 0.6})
    with pytest.raises(CallError):
        own_key("x", {"population": 1.5, "gdp": -0.5})


@pytest.mark.parametrize(
    "terms", [{"cap": -0.1}, {"gamma": math.nan}, {"mean": "median"}, {"population_weight": 1.1}]
)
def test_terms_that_cannot_be_are_refused(terms: dict[str, float]) -> None:
    """A negative cap, no strength, no such mean."""
    with pytest.raises(CallError):
        shares("grech", TWO, **terms)  # type: ignore[arg-type]


def test_nobody_to_share_among_is_refused() -> None:
    """And so is a correction after which nobody is left to carry anything."""
    with pytest.raises(WorkError):
        shares("pact", {})
    lost = figures(
        population=(1, 1), gdp=(1, 1), unemployment=(9, 1), applications_per_million=(1, 9)
    )
    with pytest.raises(WorkError) as refused:
        shares("grech", lost, gamma=5)
    assert [problem.code for problem in refused.value.problems] == ["key-nobody"]


def test_a_key_is_found_by_its_other_names() -> None:
    """However it is written; what is near is offered."""
    assert key_named("Königstein").id == "koenigstein"
    assert key_named("EU_2015").id == "eu-2015"
    assert key_named("Bovens–Bartsch").id == "bovens-bartsch"
    with pytest.raises(CallError) as refused:
        key_named("greck")
    assert refused.value.problems[0].values["near"] == "grech"
