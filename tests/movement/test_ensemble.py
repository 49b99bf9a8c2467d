"""Many runs of one model: the seed alone decides, wherever and in whatever order they are run."""

from __future__ import annotations

import dataclasses
import functools
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from isthmus.case.problems import CallError, WorkError
from isthmus.movement import ensemble, executors
from isthmus.movement.ensemble import Result, Summary, block_size, generator, run, walk
from isthmus.movement.executors import dask, workers
from isthmus.movement.flee.model import new_people
from isthmus.movement.model import Here
from isthmus.movement.quantiles import LEVELS, quantiles, told
from isthmus.movement.spool import packed, spool
from tests.movement.runs import DAYS, MEMBERS, folder, model, some_run, two_classes


def assert_equal(a: Result, b: Result) -> None:
    """Every number of two results is the same."""
    for field in msgspec.structs.fields(Result):
        one, other = getattr(a, field.name), getattr(b, field.name)
        if isinstance(one, Summary):
            np.testing.assert_array_equal(one.mean, other.mean, field.name)
            np.testing.assert_array_equal(one.quantiles, other.quantiles, field.name)
        else:
            np.testing.assert_array_equal(one, other, field.name)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five members a block, the last of two."""
    monkeypatch.setattr(ensemble, "_MOST_MEMBERS", 5)


# --- the seed alone decides ----------------------------------------------------------------------


class Backwards(Executor):
    """Computes nothing until it has been given everything, and then the last first."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._calls: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Keep the call; the last one expected makes all of them."""
        future: Future[Any] = Future()
        self._calls.append((future, functools.partial(fn, *args, **kwargs)))
        if len(self._calls) == self._expected:
            for waiting, call in reversed(self._calls):
                waiting.set_result(call())
        return future


@contextmanager
def dask_of_this_process() -> Iterator[Executor]:
    """A whole Dask cluster: two threads of this process, and a port of this machine."""
    from distributed import LocalCluster

    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=1,
            threads_per_worker=2,
            processes=False,
            host="127.0.0.1",
            protocol="tcp",
            dashboard_address=None,
        ) as cluster,
        dask(cluster.scheduler_address) as executor,
    ):
        yield executor


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    "where",
    [
        pytest.param(lambda: workers(1), id="1 worker"),
        pytest.param(lambda: workers(2), id="2 workers"),
        pytest.param(lambda: workers(3), id="3 workers"),
        pytest.param(lambda: nullcontext(Backwards(3)), id="backwards"),
        pytest.param(dask_of_this_process, id="dask"),
    ],
)
def test_a_seed_gives_one_result_wherever_blocks_are_computed(
    where: Callable[[], AbstractContextManager[Executor | None]],
) -> None:
    with where() as executor:
        assert_equal(some_run(executor), some_run(None))


def test_another_seed_and_another_block_draw_otherwise() -> None:
    streams = {
        (s, b): tuple(generator(s, b).integers(2**60, size=3)) for s in (1, 2) for b in (0, 1)
    }
    assert len(set(streams.values())) == 4
    assert not np.array_equal(some_run(seed=7).of_members, some_run(seed=8).of_members)


@pytest.mark.usefixtures("small_blocks")
def test_whole_blocks_are_the_same_in_a_larger_ensemble() -> None:
    few = run(model(), days=DAYS, members=5, seed=7, watch=("Zellin",))
    many = run(model(), days=DAYS, members=11, seed=7, watch=("Zellin",))
    np.testing.assert_array_equal(few.of_members, many.of_members[:5])


def test_how_many_members_make_a_block_depends_on_the_model_alone() -> None:
    sizes = {block_size(model().ground(members)) for members in (1, 3, 1000)}
    assert sizes == {100}


def test_a_model_of_many_cells_is_run_in_smaller_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = model().ground(1).layout
    monkeypatch.setattr(ensemble, "_CELLS", 7 * layout.stances)
    assert block_size(model().ground(1)) == 7
    assert block_size(two_classes().ground(1)) == 3
    monkeypatch.setattr(ensemble, "_CELLS", 1)
    assert block_size(model().ground(1)) == 1


@pytest.mark.usefixtures("small_blocks")
def test_how_tables_are_put_aside_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = some_run()
    monkeypatch.setattr(ensemble, "_SPAN", 1)  # a day a span
    assert_equal(some_run(), whole)
    width = 4 * MEMBERS * (2 * len(model().network.places) + 2 * model().network.links + 1)
    monkeypatch.setattr(ensemble, "_SPAN", 7 * width)  # spans of 7 days, the last of 2
    monkeypatch.setattr(ensemble, "_PART", 2 * 2 * width)  # summed up by two days
    monkeypatch.setattr(ensemble, "_COMPRESS", 0)
    monkeypatch.setattr(ensemble, "spool", functools.partial(spool, 1))  # all in a file
    assert_equal(some_run(), whole)


@given(
    hnp.arrays(
        np.int64,
        hnp.array_shapes(min_dims=3, max_dims=3, min_side=1, max_side=4),
        elements=st.one_of(
            st.integers(0, 300),
            st.sampled_from([2**8 - 1, 2**8, 2**16 - 1, 2**16, 2**32 - 1, 2**32, 2**62]),
        ),
    ),
    st.booleans(),
)
def test_a_packed_table_is_the_table(table: NDArray[np.int64], compress: bool) -> None:
    again = packed(table.transpose(0, 2, 1), compress=compress)
    np.testing.assert_array_equal(again.table(), table.transpose(0, 2, 1))
    most = int(table.max())
    size = next((size for size in (1, 2, 4) if most < 2 ** (8 * size)), 8)
    assert np.dtype(again.type).itemsize == size


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 2**32))
@settings(max_examples=25)
def test_time_split_in_two_is_time_run_at_once(first: int, second: int, seed: int) -> None:
    ground = model().ground(3)
    rng = np.random.default_rng(seed)
    start = model().start(3, rng)
    state = rng.bit_generator.state
    whole = [here for here, _ in walk(model(), start, ground, first + second, rng)]
    rng.bit_generator.state = state
    before = [here for here, _ in walk(model(), start, ground, first, rng)]
    half = before[-1] if before else start
    after = [here for here, _ in walk(model(), half, ground, second, rng)]
    assert [here.day for here in before + after] == list(range(1, first + second + 1))
    for one, other in zip(whole, before + after, strict=True):
        assert_same(one, other)


def assert_same(one: Here, other: Here) -> None:
    for a, b in zip(one.people, other.people, strict=True):
        np.testing.assert_array_equal(a, b)
    for a, b in zip(one[2:], other[2:], strict=True):
        np.testing.assert_array_equal(a, b)


# --- what a result says --------------------------------------------------------------------------


def test_a_result_is_what_a_day_by_day_count_gives() -> None:
    """Against a count of every row by hand, one block of 12."""
    made = two_classes()
    ground, rng = made.ground(MEMBERS), generator(7, 0)
    layout, paths = ground.layout, ground.paths
    places, links = layout.places, made.network.links
    there = np.zeros((MEMBERS, DAYS, places, 2), np.int64)
    on_way = np.zeros((MEMBERS, DAYS, links), np.int64)
    set_out = np.zeros((MEMBERS, DAYS, links), np.int64)
    arrived = np.zeros((MEMBERS, DAYS, places), np.int64)
    start = made.start(MEMBERS, rng)
    for day, (here, flows) in enumerate(walk(made, start, ground, DAYS, rng)):
        for cell, _, people in zip(*(column.tolist() for column in here.people), strict=True):
            member, rest = divmod(cell, layout.apart)
            stance = rest // layout.traits
            class_ = (rest % layout.traits) // layout.fresh % 2
            if stance < places:
                there[member, day, stance, class_] += people
            elif stance < places + len(paths):
                there[member, day, paths.origin[stance - places], class_] += people
            else:
                on_way[member, day, paths.link[stance - places - len(paths)]] += people
        set_out[:, day] = flows.table("entered")
        for link, end in enumerate(made.network.end.tolist()):
            arrived[:, day:, end] += flows.table("arrived")[:, link, None]
    found = some_run(of=made)
    everyone = there.sum(axis=3, keepdims=True)
    assert found.populations == ("all", "few", "many")
    for summary, members in (
        (found.people, np.concatenate((everyone, there), axis=3)),
        (found.on_way, on_way),
        (found.set_out, set_out),
        (found.arrived, arrived),
    ):
        np.testing.assert_allclose(summary.mean, members.mean(axis=0), rtol=1e-12)
        known = told(LEVELS, MEMBERS)
        expected = quantiles(members, LEVELS)
        np.testing.assert_array_equal(summary.quantiles[known], expected[known])
        assert np.isnan(summary.quantiles[~known]).all()
    watched = [found.places.index(name) for name in found.watched]
    np.testing.assert_array_equal(found.of_members, everyone[:, :, watched, 0])
    np.testing.assert_array_equal(found.total, there.sum(axis=(2, 3)) + on_way.sum(axis=2))
    assert np.any(on_way.sum(axis=(0, 1)))
    assert np.any(arrived)


def test_nobody_is_lost_between_places_and_links() -> None:
    found = some_run()
    started = model().at_start
    assert started is not None
    fled = int(started.sum()) + np.cumsum(new_people(folder())[:DAYS])
    np.testing.assert_array_equal(found.total, np.tile(fled, (MEMBERS, 1)))
    there = found.people.mean[:, :, 0].sum(axis=1) + found.on_way.mean.sum(axis=1)
    np.testing.assert_allclose(there, fled)
    assert not found.gone.any()
    assert not found.unmet.any()


def test_who_leaves_the_register_is_gone_and_told() -> None:
    leaving = np.full((DAYS, len(model().network.places)), 0.01)
    stays, leaves = some_run(), some_run(of=dataclasses.replace(model(), left=leaving))
    assert leaves.gone[:, -1].min() > 0
    assert (np.diff(leaves.gone, axis=1) >= 0).all()
    np.testing.assert_array_equal(leaves.total + leaves.gone, stays.total)


def test_who_should_have_set_out_and_was_not_there_is_told() -> None:
    few = msgspec.structs.replace(
        model().surroundings, residents=np.minimum(model().surroundings.residents, 3)
    )
    emptied = dataclasses.replace(model(), surroundings=few, taken=True)
    fled = new_people(folder())
    first = int(np.flatnonzero(fled)[0])  # on this day everybody flees who is left
    found = run(emptied, days=first + 1, members=MEMBERS, seed=7)
    assert (found.unmet > 0).all()
    started = model().at_start
    assert started is not None
    assert set(found.unmet + found.total[:, -1]) == {int(started.sum() + fled[first])}


def test_a_single_run_is_its_mean_and_its_median_and_tells_no_interval() -> None:
    found = run(model(), days=5, members=1, seed=1, levels=(0.05, 0.5, 0.95), watch=("Zellin",))
    low, median, high = found.people.quantiles
    np.testing.assert_array_equal(median, found.people.mean)
    assert np.isnan(low).all()
    assert np.isnan(high).all()
    zellin = found.places.index("Zellin")
    np.testing.assert_array_equal(found.of_members[0, :, 0], median[:, zellin, 0])


@given(st.integers(1, 400))
def test_a_quantile_is_told_when_it_lies_between_two_members(members: int) -> None:
    known = dict(zip(LEVELS, told(LEVELS, members).tolist(), strict=True))
    assert known[0.5]
    assert known[0.05] == known[0.95] == (members >= 19)
    assert known[0.025] == known[0.975] == (members >= 39)


# --- on the way ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("executor", [None, Backwards(3)], ids=["here", "elsewhere"])
def test_steps_lead_from_little_to_all(executor: Executor | None) -> None:
    steps: list[tuple[int, int]] = []
    run(
        model(),
        days=DAYS,
        members=MEMBERS,
        seed=1,
        executor=executor,
        on_step=lambda done, whole: steps.append((done, whole)),
    )
    assert {whole for _, whole in steps} == {DAYS * MEMBERS}
    done = [done for done, _ in steps]
    assert done == sorted(done)
    assert done[-1] == DAYS * MEMBERS


class Failing(Executor):
    """Fails the first call, and never begins another."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.given: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Make no call."""
        future: Future[Any] = Future()
        if not self.given:
            future.set_exception(self._error)
        self.given.append(future)
        return future


@pytest.mark.usefixtures("small_blocks")
def test_when_one_block_fails_the_others_are_not_begun() -> None:
    executor = Failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        some_run(executor)
    assert [future.cancelled() for future in executor.given] == [False, True, True]


def test_a_lost_worker_is_told_as_such() -> None:
    with pytest.raises(WorkError, match="Use fewer workers"):
        some_run(Failing(BrokenProcessPool()))


def test_a_worker_that_draws_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere(Backwards):
        """Another version of NumPy is installed there."""

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            with monkeypatch.context() as there:
                there.setattr(np, "__version__", "1.0")
                return super().submit(fn, *args, **kwargs)

    with pytest.raises(WorkError, match=r"NumPy 1\.0"):
        some_run(Elsewhere(1))


def test_no_room_to_put_tables_aside_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def seek(self, *_: int) -> int:
            return 0

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

    @contextmanager
    def full() -> Iterator[Any]:
        with spool() as aside:
            aside._file = Full()  # type: ignore[assignment]
            yield aside

    monkeypatch.setattr(ensemble, "spool", full)
    with pytest.raises(WorkError, match="TMPDIR"):
        some_run()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"days": 0}, "0 is no number of days"),
        ({"members": 0}, "0 is no number of members"),
        ({"seed": -1}, "-1 is no seed"),
        ({"watch": ("Zelin",)}, "'Zelin'; the nearest name is 'Zellin'"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_run(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(CallError, match=said):
        run(model(), **{"days": 2, "members": 2, "seed": 1, **wrong})


def test_no_workers_are_none() -> None:
    with pytest.raises(CallError, match="0 is no number of workers"), workers(0):
        pass
    with workers(1) as executor:
        assert executor is None


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CallError, match=r"isthmus\[cluster\]"), dask("tcp://127.0.0.1:1"):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere://"])
def test_an_address_without_a_scheduler_is_named(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_PATIENCE", 0.2)
    with pytest.raises(CallError, match=address), dask(address):
        pass
