"""Shares made into whole people: they sum, and nobody is more than one away from the exact part."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.problems import CallError
from isthmus.sharing.rounding import nearest, whole

SHARES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.one_of(st.floats(0, 1e9, allow_subnormal=False), st.integers(0, 10**12)),
    min_size=1,
    max_size=40,
).filter(lambda shares: any(shares.values()))
TOTALS = st.one_of(st.integers(0, 200), st.integers(0, 10**15))


@given(shares=SHARES, total=TOTALS)
def test_whole_people_sum_exactly(shares: dict[str, float], total: int) -> None:
    """Whatever the shares, their number and their scale."""
    found = whole(shares, total)
    assert sum(found.values()) == total
    assert found.keys() == shares.keys()


@given(shares=SHARES, total=TOTALS)
def test_nobody_is_a_person_away(shares: dict[str, float], total: int) -> None:
    """The quota rule: each receives its exact part rounded down or up; nothing of nothing."""
    together = sum(map(Fraction, shares.values()))
    for name, people in whole(shares, total).items():
        exact = Fraction(shares[name]) * total / together
        assert math.floor(exact) <= people <= math.ceil(exact)


@given(shares=SHARES, total=TOTALS, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(shares, total, seed) -> None:  # type: ignore[no-untyped-def]
    """Equal remainders go by share and then by name, never by where a row stands."""
    mixed = list(shares.items())
    seed.shuffle(mixed)
    assert whole(dict(mixed), total) == whole(shares, total)


@given(shares=SHARES, total=st.integers(0, 10**6))
def test_a_larger_share_never_receives_less(shares: dict[str, float], total: int) -> None:
    """Two who differ are never turned round by rounding."""
    found = whole(shares, total)
    order = sorted(shares, key=lambda name: shares[name])
    counts = [found[name] for name in order]
    for (small, fewer), (large, more) in zip(
        zip(order, counts, strict=True), zip(order[1:], counts[1:], strict=False), strict=False
    ):
        assert fewer <= more or shares[small] == shares[large] or _alike(shares, small, large)


def _alike(shares: dict[str, float], a: str, b: str) -> bool:
    """So close that only the writing of a number could tell them apart."""
    return math.isclose(shares[a], shares[b], rel_tol=1e-6)


def test_equal_remainders_go_to_the_larger_share_then_by_name() -> None:
    """Three thirds and one person; and a quarter beside three quarters of two."""
    assert whole({"c": 1 / 3, "b": 1 / 3, "a": 1 / 3}, 4) == {"c": 1, "b": 1, "a": 2}
    assert whole({"a": 0.25, "b": 0.75}, 2) == {"a": 0, "b": 2}


def test_how_a_computer_writes_a_tenth_decides_nothing() -> None:
    """0.7 of ten are seven people, though a float holds a little less than 0.7."""
    assert whole({"a": 0.1, "b": 0.2, "c": 0.7}, 10) == {"a": 1, "b": 2, "c": 7}


def test_by_itself_a_half_is_rounded_up() -> None:
    """Also one that a float holds a little less of: 14.5 of a hundred."""
    assert nearest({"a": 0.5, "b": 0.5}, 1) == {"a": 1, "b": 1}
    assert nearest({"a": 0.145, "b": 0.855}, 100) == {"a": 15, "b": 86}
    assert nearest({"a": 0.1449, "b": 0.8551}, 100) == {"a": 14, "b": 86}


#: Council Decision (EU) 2015/1601, annexes I and II: people from Italy and from Greece.
COUNCIL_2015 = {
    "Austria": (462, 1491),
    "Belgium": (579, 1869),
    "Bulgaria": (201, 651),
    "Croatia": (134, 434),
    "Cyprus": (35, 112),
    "Czech Republic": (376, 1215),
    "Estonia": (47, 152),
    "Finland": (304, 982),
    "France": (3064, 9898),
    "Germany": (4027, 13009),
    "Hungary": (306, 988),
    "Latvia": (66, 215),
    "Lithuania": (98, 318),
    "Luxembourg": (56, 181),
    "Malta": (17, 54),
    "Netherlands": (922, 2978),
    "Poland": (1201, 3881),
    "Portugal": (388, 1254),
    "Romania": (585, 1890),
    "Slovakia": (190, 612),
    "Slovenia": (80, 257),
    "Spain": (1896, 6127),
    "Sweden": (567, 1830),
}


def test_the_annexes_of_2015_were_rounded_one_by_one() -> None:
    """15,600 and 50,400 people became 15,601 and 50,398; by largest remainder they are all there.

    The share behind both numbers of a country is between those that would have been rounded to
    them; any such share gives both annexes.
    """
    italy, greece = (sum(column) for column in zip(*COUNCIL_2015.values(), strict=True))
    assert (italy, greece) == (15_601, 50_398)
    shares = _shares_behind(COUNCIL_2015, (15_600, 50_400))
    for at, total in enumerate((15_600, 50_400)):
        annex = {name: people[at] for name, people in COUNCIL_2015.items()}
        assert nearest(shares, total) == annex
        in_whole = whole(shares, total)
        assert sum(in_whole.values()) == total
        assert sum(in_whole[name] != annex[name] for name in annex) == abs(
            total - sum(annex.values())
        )


def _shares_behind(
    published: dict[str, tuple[int, int]], totals: tuple[int, int]
) -> dict[str, Fraction]:
    """Shares that sum to one and round to every published number."""
    half = Fraction(1, 2)
    low = {
        name: max((people - half) / total for people, total in zip(both, totals, strict=True))
        for name, both in published.items()
    }
    high = {
        name: min((people + half) / total for people, total in zip(both, totals, strict=True))
        for name, both in published.items()
    }
    assert all(low[name] < high[name] for name in published)
    lowest, highest = sum(low.values()), sum(high.values())
    assert lowest <= 1 < highest
    way = Fraction((1 - lowest) / (highest - lowest))
    return {name: low[name] + way * (high[name] - low[name]) for name in published}


def test_the_numbers_of_an_array_are_shared_out_as_any_others() -> None:
    """Their products would not fit into 64 bits; 10.0 places are 10."""
    shares = {"a": 10**17, "b": 3 * 10**17 + 1}
    of_array = dict(zip(shares, np.array(list(shares.values())), strict=True))
    wanted = {"a": 250_000, "b": 750_000}
    assert whole(shares, 10**6) == whole(of_array, np.int64(10**6)) == wanted  # type: ignore[arg-type]
    assert whole({"a": np.float32(0.5), "b": np.float32(0.25)}, 10.0) == {"a": 7, "b": 3}  # type: ignore[arg-type,dict-item]


@pytest.mark.parametrize(
    ("shares", "total", "code"),
    [
        ({"a": 1.0}, -1, "whole-total"),
        ({"a": 1.0}, math.nan, "whole-total"),
        ({"a": 1.0}, 1.5, "whole-total"),
        ({"a": -1.0, "b": 2.0}, 1, "whole-share"),
        ({"a": math.nan}, 1, "whole-share"),
        ({"a": math.inf}, 1, "whole-share"),
        ({"a": 0.0}, 1, "whole-nothing"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(
    shares: dict[str, float], total: float, code: str
) -> None:
    """A negative total, a share that is none, and shares of nothing."""
    with pytest.raises(CallError) as refused:
        whole(shares, total)  # type: ignore[arg-type]
    assert [problem.code for problem in refused.value.problems] == [code]
