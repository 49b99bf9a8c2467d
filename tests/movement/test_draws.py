"""How many of a group do a thing: both lanes draw the binomial distribution, whatever their ways.

The compiled lane draws in three ways, by the size of the group and how many are expected; the sizes
and chances here lie on both sides of every border.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Generator
from numpy.typing import NDArray

from isthmus.movement import draws

from .worlds import LANES

Draw = Callable[[NDArray[np.int64], NDArray[np.float64], Generator], NDArray[np.int64]]

#: People and chance: digit by digit up to 64 people, then by steps up to ten expected (on the
#: rarer side), then by rejection.
GROUPS = [
    (1, 0.3),
    (2, 0.3),
    (3, 1 - 2**-30),
    (7, 0.01),
    (30, 1 / 3),
    (63, 0.97),
    (64, 0.5),
    (65, 0.5),
    (65, 0.77),
    (66, 0.001),
    (100, 0.999),
    (128, 0.0999),
    (200, 0.04),
    (500, 0.3),
    (999, 0.01),
    (1001, 0.01),
    (1000, 0.99),
    (5_000, 0.97),
    (100_000, 0.0002),
    (100_000, 0.4),
    (3_000_000, 0.5),
    (100_000_000, 1e-9),
]
DRAWS = 1_000_000
#: A right sampler goes beyond this about once in 30,000 groups: the seed is fixed, and so is what
#: it draws on every machine.
STRAY = 4.2


@pytest.fixture(params=LANES)
def draw(request: pytest.FixtureRequest) -> Draw:
    if request.param == "plain":
        return draws.some
    from isthmus.movement._walk import drawn

    return drawn


def log_chance(people: int, chance: float, k: int) -> float:
    choose = math.lgamma(people + 1) - math.lgamma(k + 1) - math.lgamma(people - k + 1)
    return choose + k * math.log(chance) + (people - k) * math.log1p(-chance)


@pytest.mark.parametrize(("people", "chance"), GROUPS)
def test_each_number_comes_as_often_as_the_binomial_says(
    draw: Draw, people: int, chance: float
) -> None:
    found = draw(np.full(DRAWS, people), np.full(DRAWS, chance), np.random.default_rng(7))
    mean, spread = people * chance, math.sqrt(people * chance * (1 - chance))
    low = max(0, math.floor(mean - 9 * spread - 2))
    high = min(people, math.ceil(mean + 9 * spread + 30))
    assert low <= found.min()
    assert found.max() <= high
    # Numbers side by side, as many together as some 1/40 of the draws fall into.
    wide = max(1, int(spread / 16))
    expected = np.array([math.exp(log_chance(people, chance, k)) for k in range(low, high + 1)])
    edges = np.arange(0, len(expected), wide)
    expected = np.add.reduceat(expected, edges) * DRAWS
    counted = np.add.reduceat(np.bincount(found - low, minlength=high - low + 1), edges)
    assert math.isclose(expected.sum(), DRAWS, rel_tol=1e-6)
    often = expected >= 20
    counted = np.append(counted[often], counted[~often].sum())
    expected = np.append(expected[often], expected[~often].sum())
    known = expected > 1
    square = ((counted - expected) ** 2 / np.maximum(expected, 1e-9))[known].sum()
    free = known.sum() - 1
    # Wilson and Hilferty: the cube root of a chi-square is nearly normal.
    assert (
        free == 0
        or abs(((square / free) ** (1 / 3) - (1 - 2 / (9 * free))) / math.sqrt(2 / (9 * free)))
        < STRAY
        or square < free
    )
    assert abs(found.mean() - mean) <= STRAY * spread / math.sqrt(DRAWS)


@given(
    people=st.lists(st.integers(0, 10**9), min_size=1, max_size=20),
    chance=st.floats(0, 1),
    seed=st.integers(0, 2**32),
)
@pytest.mark.parametrize("lane", LANES)
def test_never_more_than_there_are_and_nobody_where_it_cannot_be(
    lane: str, people: list[int], chance: float, seed: int
) -> None:
    if lane == "plain":
        some: Draw = draws.some
    else:
        from isthmus.movement._walk import drawn as some
    groups = np.array(people)
    for p in (0.0, chance, 1.0):
        found = some(groups, np.full(len(groups), p), np.random.default_rng(seed))
        assert (found >= 0).all()
        assert (found <= groups).all()
        if p in {0.0, 1.0}:
            assert (found == groups * int(p)).all()


class _Bits(ctypes.Structure):
    """A source of random bits as NumPy's C code sees it (`bitgen_t`)."""

    _fields_ = (
        ("state", ctypes.c_void_p),
        ("next_uint64", ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_void_p)),
        ("next_uint32", ctypes.CFUNCTYPE(ctypes.c_uint32, ctypes.c_void_p)),
        ("next_double", ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_void_p)),
        ("next_raw", ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_void_p)),
    )


def generator_of(uniforms: Sequence[float]) -> SimpleNamespace:
    """A generator whose uniforms are these, one after the other."""
    left = iter(uniforms)
    bits = _Bits(next_double=_Bits._fields_[3][1](lambda _: next(left)))
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype, capsule.argtypes = (
        ctypes.py_object,
        (
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_void_p,
        ),
    )
    name = ctypes.c_char_p(b"BitGenerator")
    found = capsule(ctypes.addressof(bits), name, None)
    bit_generator = SimpleNamespace(capsule=found, lock=threading.Lock(), kept=(bits, name))
    return SimpleNamespace(bit_generator=bit_generator)


@pytest.mark.parametrize(("people", "chance"), [(70, 0.1), (1_000, 0.005), (10**9, 9e-9)])
def test_who_draws_beyond_the_last_mass_draws_anew(people: int, chance: float) -> None:
    # Rounded masses may add up to less than the greatest uniform; 0.9999 is within them.
    last = math.nextafter(1.0, 0.0)
    if "compiled" in LANES:
        from isthmus.movement._walk import drawn

        def found(uniforms: Sequence[float]) -> int:
            generator = generator_of(uniforms)
            return int(drawn(np.array([people]), np.array([chance]), generator)[0])  # type: ignore[arg-type]

        usual = found([0.9999])
        assert usual < 40
        assert found([last, 0.9999]) < 120


def test_chances_that_nobody_shares_are_drawn_as_if_they_had_been_looked_for() -> None:
    chance = np.random.default_rng(3).random((40, 1, 2))
    at, people = np.arange(80), np.repeat([0, 1, 7, 5_000], 20)
    looked_for, not_ = draws.Chances(chance), draws.Chances(chance, shared=False)
    assert looked_for.shape == not_.shape
    one, other = (
        chances.some(people, at, np.random.default_rng(4)) for chances in (looked_for, not_)
    )
    assert np.array_equal(one, other)
    assert (one > 0).any()
