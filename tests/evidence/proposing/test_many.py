"""Many documents with a model beside the grammar: on the command line, on workers, and again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from isthmus.evidence.bulk import Asked, read_files
from isthmus.evidence.proposing import is_proposed, with_reader
from isthmus.evidence.proposing.settings import KEY, MODEL, URL
from isthmus.evidence.reconciling import reconcile
from tests.cli.calls import call
from tests.evidence.proposing.model import TEXT, Server, claims, figure, status

GOOD = figure("13,425", 13425, 13425, place="PAN")
WRONG = figure("13,426", 13426, 13426)


@pytest.fixture
def asked(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Sequence[Asked]:
    """Two files, and a model that is named in the environment."""
    monkeypatch.setenv(URL, server.url)
    monkeypatch.setenv(MODEL, "small")
    monkeypatch.setenv(KEY, "unseen")
    folder = tmp_path / "news"
    folder.mkdir()
    files = [folder / "one.txt", folder / "two.txt"]
    for file in files:
        file.write_text(f"{TEXT}\n\nFrom {file.stem}.", encoding="utf-8")
    server.answers, server.asked = [claims(GOOD, WRONG)], []
    return [Asked(file.name, str(file)) for file in files]


def test_workers_ask_by_the_same_settings(server: Server, asked: Sequence[Asked]) -> None:
    here = list(read_files(asked, reader=with_reader("llm")))
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        there = list(read_files(asked, reader=with_reader("llm"), executor=pool))
    assert there == here
    for outcome in here:
        assert outcome.counts is not None
        assert (outcome.counts.kept, dict(outcome.counts.dropped)) == (1, {"quote-not-found": 1})
    assert len(server.asked) == 4
    assert {headers["Authorization"] for _, headers, _ in server.asked} == {"Bearer unseen"}


def test_what_was_proposed_is_kept_and_what_failed_is_asked_again(
    server: Server, asked: Sequence[Asked], tmp_path: Path
) -> None:
    spool = tmp_path / "spool"
    server.answers = [claims(GOOD), status(401)]
    first = list(read_files(asked, reader=with_reader("llm"), spool=spool))
    assert [bool(outcome.problems) for outcome in first] == [False, True]
    assert all(outcome.claims for outcome in first)
    server.answers, server.asked = [claims(GOOD)], []
    again = list(read_files(asked, reader=with_reader("llm"), spool=spool))
    assert again[0] == first[0]
    assert set(first[1].claims) < set(again[1].claims)
    assert len(server.asked) == 1
    # Neither the text of an answer nor the key is on disk.
    written = b"".join(file.read_bytes() for file in spool.iterdir())
    assert b"unseen" not in written
    assert b"13,426" not in written
    # The grammar alone is another reading: nothing of a model's is given for it.
    for outcome in read_files(asked, spool=spool):
        assert outcome.counts is None
        assert not any(claim.rule.startswith("llm") for claim in outcome.claims)


def test_what_a_model_proposed_counts_once_a_person_confirmed_it(
    server: Server, asked: Sequence[Asked]
) -> None:
    """Until then nothing is compared with it, and no reading stands on it."""
    alone = list(read_files(asked))
    both = list(read_files(asked, reader=with_reader("llm")))
    documents = [one.document for one in both if one.document]
    proposed = [claim for one in both for claim in one.claims if is_proposed(claim)]
    assert len(proposed) == 2
    all_ = [claim for one in both for claim in one.claims]
    without = reconcile(documents, [claim for one in alone for claim in one.claims])
    assert reconcile(documents, all_) == without
    confirmed = reconcile(documents, all_, accepted={proposed[0].id})
    assert confirmed.claims.keys() - without.claims.keys() == {proposed[0].id}


def test_the_command_tells_what_was_dropped(asked: Sequence[Asked]) -> None:
    told = call("read", str(Path(asked[0].path).parent), "--reader", "llm", "--jsonl")
    assert told.code == 0
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert [row["place"] for row in rows if row["rule"] == "llm:small"] == ["PAN", "PAN"]
    assert "its quote is not in the text 2" in told.err
    assert "unseen" not in told.out + told.err


def test_the_command_asks_nobody_who_is_not_named(
    asked: Sequence[Asked], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = call("read", asked[0].path, "--jsonl")
    assert (alone.code, alone.err) == (0, "")
    monkeypatch.delenv(URL)
    unnamed = call("read", asked[0].path, "--reader", "llm")
    assert unnamed.code == 2
    assert URL in unnamed.err
    assert server.asked == []
