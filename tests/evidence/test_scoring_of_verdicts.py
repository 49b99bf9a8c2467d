"""How verdicts are scored, that the labelled files hold together, and how peers are judged."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from benchmarks.reading_peers import dates_of_claims, dates_of_search, quantities
from benchmarks.scoring import Gold, Passage, Tally, passage_of, passages_of
from benchmarks.verdicts import (
    NOTHING,
    VERDICTS,
    Confusion,
    Pair,
    Side,
    contradictions_of,
    document_of,
    pairs_of,
    score_contradictions,
    score_pairs,
)
from isthmus.evidence.records import Claim, Document, Measure, Status, Verdict

PASSAGES = Path(__file__).parents[2] / "benchmarks" / "passages"
UNITS = {
    "person", "crossing", "encounter", "household", "country", "percent", "ratio", "other",
}  # fmt: skip
PAIRS = sorted(PASSAGES.glob("pairs-*.jsonl"))


def pair(verdict: str, *also: str) -> Pair:
    sides = (Side("Ten came.", "2024-01-01", None), Side("Nine came.", "2024-01-02", None))
    return Pair("p", "two values", *sides, verdict, frozenset({verdict, *also}))


# --- pairs ----------------------------------------------------------------------------------------


def test_the_first_verdict_is_right_or_wrong_and_both_are_counted() -> None:
    confusion = Confusion()
    confusion.add(pair("conflict"), "conflict", "apart")
    confusion.add(pair("conflict"), "agree", "same")
    confusion.add(pair("compatible", "agree"), "agree", "same")
    confusion.add(pair("agree"), NOTHING, "-")
    assert (confusion.right, confusion.pairs, confusion.share) == (2, 4, 0.5)
    assert confusion.cells == {
        ("conflict", "conflict"): 1,
        ("conflict", "agree"): 1,
        ("compatible", "compatible"): 1,
        ("agree", NOTHING): 1,
    }
    assert len(confusion.errors) == 2
    assert list(confusion.weak_clauses()) == [
        "agree: two values: 0 of 1",
        "conflict: two values: 1 of 2",
    ]


def test_every_labelled_verdict_is_one_row_of_the_matrix() -> None:
    confusion = score_pairs(PAIRS, lambda one: (one.verdict, "labelled"))
    assert confusion.share == 1
    head, _, *rows = confusion.table()
    assert [row.split("|")[0].strip() for row in rows] == list(VERDICTS)
    assert head.count("|") == rows[0].count("|") == len(VERDICTS) + 2


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    side = {"text": "Ten came.", "published": "2024-01-01"}
    row = {"id": "x", "a": side, "b": side, "verdict": "agree", "also": ["perhaps"]}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(ValueError, match="perhaps"):
        pairs_of(path)


def test_a_side_of_a_pair_is_dated_and_told_from_its_copy() -> None:
    first = document_of("a.txt", Side("Ten came.", "2024-01-01", "The Post"))
    copy = document_of("b.txt", Side("Ten came.", "2024-01-01", "The Herald"))
    assert first.published == dt.date(2024, 1, 1)
    assert first.text == copy.text
    assert first.id != copy.id


# --- the labelled files ---------------------------------------------------------------------------


def test_labelled_pairs_are_balanced_and_each_is_one_of_its_kind() -> None:
    pairs = [one for path in PAIRS for one in pairs_of(path)]
    assert len(PAIRS) == 2
    assert len({one.id for one in pairs}) == len(pairs)
    assert len({(one.a, one.b) for one in pairs}) == len(pairs)
    least = Counter(one.verdict for one in pairs)
    assert all(least[verdict] >= 0.14 * len(pairs) for verdict in VERDICTS)
    held_out = {side for one in pairs_of(PAIRS[1]) for side in (one.a.text, one.b.text)}
    assert not held_out & {side for one in pairs_of(PAIRS[0]) for side in (one.a.text, one.b.text)}


def test_every_labelled_quote_stands_in_its_passage_and_none_is_in_two_files() -> None:
    files = {path: passages_of(path) for path in sorted(PASSAGES.glob("??-*.jsonl"))}
    assert files
    texts = [one.text for passages in files.values() for one in passages]
    assert len(set(texts)) == len(texts)
    ids = [one.id for passages in files.values() for one in passages]
    assert len(set(ids)) == len(ids)
    assert all(
        one.text[g.start : g.end] == g.quote
        for p in files.values()
        for one in p
        for g in one.figures
    )


BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda low, high: low == high is not None,
    "about": lambda low, high: low == high is not None,
    "more_than": lambda low, high: low is not None and high is None,
    "at_least": lambda low, high: low is not None and high is None,
    "less_than": lambda low, high: low is None and high is not None,
    "at_most": lambda low, high: low is None and high is not None,
    "nearly": lambda low, high: high is not None and low in {None, high},
    "range": lambda low, high: None not in {low, high} and low < high,
}


@pytest.mark.parametrize("path", sorted(PASSAGES.glob("??-*.jsonl")), ids=lambda path: path.stem)
def test_labels_are_the_words_of_the_codebook(path: Path) -> None:
    wrong = [
        (one.id, gold.quote, gold.said)
        for one in passages_of(path)
        for gold in one.figures
        if not gold.optional and not by_the_codebook(gold)
    ]
    assert not wrong


def by_the_codebook(gold: Gold) -> bool:
    units = [gold.said["unit"], *gold.also.get("unit", ())]
    measures = [gold.said["measure"], *gold.also.get("measure", ())]
    periods = [(gold.said["period_start"], gold.said["period_end"]), *gold.also.get("period", ())]
    return (
        all(unit in UNITS or unit.startswith("currency:") for unit in units)
        and all(measure in get_args(Measure) for measure in measures)
        and gold.said["status"] in get_args(Status)
        and all(start is None or end is None or start <= end for start, end in periods)
        and all(day is None or dt.date.fromisoformat(day) for period in periods for day in period)
        and BOUNDS[gold.said["quantifier"]](*gold.bounds)
    )


# --- contradictions -------------------------------------------------------------------------------

TEXTS = {
    "000.txt": "Twenty countries came. Later it says that 22 nations came. Ten boats sank.",
    "001.txt": "Ministries of 22 countries came. Twelve boats sank.",
}


def documents() -> list[Document]:
    return [document_of(name, Side(text, None, None)) for name, text in TEXTS.items()]


def claim_in(document: Document, quote: str) -> Claim:
    start = document.text.index(quote)
    return Claim(
        document=document.name, document_id=document.id, kind="figure", quote=quote, start=start,
        end=start + len(quote), rule="test", confidence=1.0, context_start=0,
        context_end=len(document.text),
    )  # fmt: skip


def verdict(a: Claim, b: Claim, said: Any) -> Verdict:
    return Verdict(a=a.id, b=b.id, verdict=said, rule="test", code="test", values={}, weight=1.0)


def labelled_rows(tmp_path: Path, kind: str = "count_conflict") -> Path:
    path = tmp_path / "contradictions.csv"
    quotes = "[000] Twenty countries || [000] 22 nations || [001] 22 countries"
    path.write_text(f"id,type,quotes\nC1,{kind},{quotes}\n", encoding="utf-8")
    return path


def test_a_contradiction_is_found_by_two_sides_in_its_quotes(tmp_path: Path) -> None:
    first, second = documents()
    twenty, nations = claim_in(first, "Twenty"), claim_in(first, "22")
    countries, boats = claim_in(second, "22"), claim_in(second, "Twelve")
    ten = claim_in(first, "Ten")
    claims = {c.id: c for c in (twenty, nations, countries, boats, ten)}
    rows = contradictions_of(labelled_rows(tmp_path))

    def scored(*verdicts: Verdict) -> tuple[str | None, int, int]:
        result = score_contradictions(rows, documents(), claims, verdicts)
        return result.found["C1"], len(result.right), len(result.false)

    assert scored() == (None, 0, 0)
    assert scored(verdict(nations, countries, "agree")) == ("agree", 0, 0)
    both = (verdict(nations, countries, "agree"), verdict(twenty, countries, "conflict"))
    assert scored(*both) == ("conflict", 1, 0)
    assert scored(verdict(ten, boats, "conflict")) == (None, 0, 1)
    assert scored(verdict(ten, boats, "not_comparable")) == (None, 0, 0)
    assert scored(verdict(twenty, boats, "misleading")) == (None, 0, 1)


def test_a_type_that_nobody_judged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="rumour"):
        contradictions_of(labelled_rows(tmp_path, "rumour"))


# --- peers ----------------------------------------------------------------------------------------


def labelled_passage() -> Passage:
    text = "In May 2024 more than 500 people came, and 26% left. A year on, 500 stay."
    said = {"unit": "person", "period_start": "2024-05-01", "period_end": "2024-05-31"}
    figures = [
        {"quote": "more than 500", "value_low": 500, "value_high": None, **said},
        {"quote": "26%", "value_low": 26, "value_high": 26, **said, "unit": "percent"},
    ]
    record = {"id": "p", "published": "2024-06-02", "text": text, "figures": figures}
    return passage_of(record)


def quantity(text: str, surface: str, value: float) -> Any:
    start = text.rindex(surface)
    unit = SimpleNamespace(name="dimensionless")
    return SimpleNamespace(
        value=value, surface=surface, span=(start, start + len(surface)), unit=unit
    )


def test_a_peer_is_right_by_either_bound_and_wrong_by_a_year() -> None:
    labelled = labelled_passage()
    text = labelled.text
    read = [
        quantity(text[:40], "500", 500.0),
        quantity(text, "26%", 26.0),
        quantity(text, "2024", 2024.0),
        quantity(text, "500", 500.0),
    ]
    tally = Tally()
    tally.add(labelled, quantities(labelled, lambda _: read))
    assert (tally.found, tally.missed, tally.false) == (2, 0, 1)


def test_dates_are_right_in_a_labelled_period_or_on_the_day_of_publication() -> None:
    labelled = labelled_passage()
    days = {"May 2024": (2024, 5, 1), "today": (2024, 6, 2), "we": (2023, 6, 2)}
    found = [(said, dt.datetime(*day, tzinfo=dt.UTC)) for said, day in days.items()]
    theirs = dates_of_search([labelled], lambda *_: found, "en")
    assert (theirs.found, theirs.right, theirs.labelled, theirs.reached) == (3, 2, 1, 1)
    claims = [
        {"kind": "figure", "period_start": start, "period_end": end}
        for start, end in (("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-06-02"), (None, None))
    ]
    own = dates_of_claims([(labelled, claims)])
    assert (own.found, own.right, own.labelled, own.reached) == (2, 1, 1, 1)
