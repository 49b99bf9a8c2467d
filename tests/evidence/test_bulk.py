"""Reading many documents: the same on any executor, resumed after a kill, a bad file set aside."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.problems import WorkError
from isthmus.evidence.bulk import SPOOL, Asked, Outcome, printed, read_files, read_stream
from isthmus.evidence.records import FIELDS

_TEXT = "In 2023, {} people crossed the border, the ministry said.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Asked]:
    folder = tmp_path / "documents"
    folder.mkdir()
    asked = []
    for number in range(40):
        path = folder / f"{number:02}.txt"
        path.write_text(_TEXT.format(1000 + number), encoding="utf-8")
        asked.append(Asked(path.name, str(path)))
    (folder / "07.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "11.txt").write_bytes(b"")
    return asked


def _plain(outcomes: list[Outcome]) -> list[object]:
    return [msgspec.to_builtins(one) for one in outcomes]


def test_workers_give_what_one_process_gives_in_the_order_asked(files: list[Asked]) -> None:
    alone = list(read_files(files))
    with ThreadPoolExecutor(3) as pool:
        assert _plain(list(read_files(files, executor=pool))) == _plain(alone)
    assert [one.name for one in alone] == [one.name for one in files]


def test_a_bad_file_is_told_and_the_others_are_unharmed(files: list[Asked]) -> None:
    outcomes = {one.name: one for one in read_files(files)}
    bad = {name for name, one in outcomes.items() if one.document is None}
    assert bad == {"07.txt", "11.txt"}
    assert all(outcomes[name].problems for name in bad)
    good = [one for name, one in outcomes.items() if name not in bad]
    assert all(any(claim.kind == "figure" for claim in one.claims) for one in good)


def test_what_is_kept_is_not_read_again(files: list[Asked], tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    first = list(read_files(files, spool=spool))
    kept = (spool / SPOOL).read_bytes()
    assert _plain(list(read_files(files, spool=spool))) == _plain(first)
    assert (spool / SPOOL).read_bytes() == kept


@settings(max_examples=15, deadline=None)
@given(cut=st.floats(0, 1))
def test_a_reading_that_was_killed_anywhere_comes_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, cut: float
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    asked = []
    for number in range(6):
        (folder / f"{number}.txt").write_text(_TEXT.format(5000 + number), encoding="utf-8")
        asked.append(Asked(f"{number}.txt", str(folder / f"{number}.txt")))
    whole = list(read_files(asked, spool=folder / "spool"))
    path = folder / "spool" / SPOOL
    os.truncate(path, int(path.stat().st_size * cut))
    assert _plain(list(read_files(asked, spool=folder / "spool"))) == _plain(whole)


def test_a_file_that_changed_is_read_again(files: list[Asked], tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    list(read_files(files, spool=spool))
    Path(files[0].path).write_text("In 2022, 777 people left the country.\n", encoding="utf-8")
    again = next(iter(read_files(files[:1], spool=spool)))
    assert any(claim.value_low == 777 for claim in again.claims)


def test_a_spool_that_cannot_be_is_said(files: list[Asked], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(WorkError) as refused:
        list(read_files(files, spool=tmp_path / "taken"))
    assert "taken" in refused.value.problems[0].file  # type: ignore[operator]


def test_what_comes_through_a_pipe_is_read_as_a_file_is() -> None:
    outcome = read_stream(io.BytesIO(_TEXT.format(1234).encode()), "-")
    assert outcome.document is not None
    claim = next(one for one in outcome.claims if one.kind == "figure")
    assert list(printed(claim))[: len(FIELDS)] == list(FIELDS)
    assert outcome.document.text[claim.start : claim.end] == claim.quote
