"""Agreements, commitments, money, meetings: what can be wrong with them, and how it is told.

Owns: the sentences of `register.*.ftl`. One that no row here reaches fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from isthmus.case import CaseError, problems_of, read_case
from isthmus.words import LANGUAGES, words_in
from tests.case.promised import promised
from tests.case.spoilt import Cells, sentences, told_once
from tests.case.strategies import write_case

WRONG = [
    # days, parties, currencies, targets amended
    Cells("promised-before-made", "commitments", 0, "deadline", {"deadline": "2022-01-14"}),
    Cells(
        "promised-before-signed",
        "commitments",
        0,
        "deadline",
        {"made": "2022-01-01", "starts": "", "deadline": "2022-01-14"},
    ),
    Cells("promised-party", "parties", 0, "party", {"party": "nobody-knows"}),
    Cells("promised-party", "commitments", 2, "actors", {"actors": "PAN;united-moon"}),
    Cells("promised-party-near", "parties", 1, "party", {"party": "banc"}),
    Cells("promised-party-near", "delegations", 0, "party", {"party": "pan"}),
    Cells("party", "commitments", 0, "actors", {"actors": "PAN;XYZ"}),
    Cells("currency", "transactions", 2, "currency", {"currency": "USB"}),
    Cells(
        "measured-mixed",
        "transactions",
        2,
        "currency",
        {"currency": "EUR", "commitment": "loan"},
    ),
    Cells("measured-part-currency", "transactions", 1, "currency",
          {"currency": "CAD", "commitment": ""}),
    Cells("measured-part-stage", "transactions", 1, "stage", {"stage": "disbursement"}),
    Cells("promised-twice", "targets", 1, None, {"indicator": "crossed"}),
    # days
    Cells("ends-before", "commitments", 0, "deadline",
          {"starts": "2022-06-01", "deadline": "2022-05-31"}),
    Cells("promised-before-made", "targets", 0, "ends", {"ends": "2022-01-14"}),
    Cells("promised-target-time", "targets", 0, "starts", {"starts": "2023-01-01"}),
    Cells("published-before-period", "progress", 0, "published", {"period": "2022-03"}),
    Cells("ends-before", "targets", 0, "ends", {"starts": "2022-03-01", "ends": "2022-02-28"}),
    Cells("ends-before", "agreements", 0, "ended", {"ended": "2022-01-14"}),
    Cells("ends-before", "meetings", 1, "ends", {"ends": "2022-11-30"}),
    Cells("ends-before", "transactions", 2, "date", {"since": "2022-01-17"}),
    Cells("ends-before", "parties", 1, "acted", {"acted_after": "2022-01-19"}),
    Cells("promised-ended", "agreements", 0, "ended_how", {"ended_how": ""}),
    Cells("promised-ended", "agreements", 0, "ended", {"ended": ""}),
    Cells("promised-after", "parties", 1, "acted_after", {"acted_precision": "month"}),
    Cells("promised-basis", "commitments", 0, "deadline_basis", {"deadline_basis": ""}),
    Cells("promised-basis", "commitments", 1, "deadline", {"deadline_basis": "read"}),
    Cells("promised-session-day", "sessions", 0, "day", {"day": "2022-01-16"}),
    Cells("undated", "agreements", 0, "adopted_published", {"adopted_published": ""}),
    Cells("promised-known-before", "pillars", 0, "published", {"published": "2022-01-19"}),
    Cells("promised-known-before", "conclusions", 0, "published", {"published": "2022-01-19"}),
    Cells("promised-known-before", "accounts", 0, "published", {"published": "2022-01-19"}),
    # what belongs to what
    Cells("promised-pillar", "commitments", 0, "pillar", {"pillar": "signs"}),
    Cells("promised-session", "conclusions", 0, "session", {"session": "taking-stock"}),
    Cells("reference-near", "accounts", 0, "row", {"row": "tabel"}),
    Cells("reference", "accounts", 0, "row", {"about": "agreements", "row": "nothing-alike"}),
    Cells("reference", "commitments", 0, "agreement", {"agreement": "nothing-alike"}),
    Cells("measured-of-another", "progress", 0, "indicator",
          {"indicator": "paid"}),
    Cells("measured-part-of-itself", "transactions", 1, "part_of", {"part_of": "part"}),
    Cells("not-sha256", "agreements", 1, "text_hash", {"text_hash": "abc"}),
    # numbers
    Cells("measured-low-above-high", "targets", 1, "high", {"high": "299"}),
    Cells("measured-low-above-high", "transactions", 0, "high", {"high": "399"}),
    Cells("measured-low-above-high", "accounts", 0, "high", {"high": "19"}),
    Cells("measured-bound", "targets", 0, "low", {"low": "", "quantifier": "at_least"}),
    Cells("measured-bound", "transactions", 0, "high", {"high": "", "quantifier": "nearly"}),
    Cells("measured-range", "targets", 1, "high", {"quantifier": "more_than"}),
    Cells("measured-range", "targets", 1, "low", {"quantifier": "at_most"}),
    Cells("measured-no-currency", "indicators", 1, "currency", {"currency": ""}),
    Cells("measured-currency", "indicators", 0, "currency", {"currency": "USD"}),
    Cells("measured-no-series", "indicators", 1, "reduce", {"reduce": "sum"}),
    Cells("measured-series", "indicators", 2, "series", {"series": "entries", "reduce": "sum"}),
    Cells("measured-reduce", "indicators", 0, "reduce", {"reduce": ""}),
    Cells("measured-sum", "indicators", 0, "reduce", {"series": "stays"}),
    Cells("measured-act", "targets", 2, "low", {"low": "3", "high": ""}),
    Cells("measured-of-what", "progress", 0, "indicator", {"indicator": ""}),
    Cells("measured-empty", "progress", 1, "value", {"stage": ""}),
    Cells("too-low", "transactions", 0, "low", {"low": "-1"}),
    Cells("out-of-range", "commitments", 0, "gcm", {"gcm": "0"}),
]  # fmt: skip
#: Sentences of other catalogues.
ELSEWHERE = {
    *("published-before-period", "ends-before", "undated", "reference", "reference-near"),
    *("not-sha256", "out-of-range", "too-low"),
}


def test_the_rows_that_are_spoilt_are_sound(tmp_path: Path) -> None:
    folder = write_case(tmp_path, promised())
    assert problems_of(folder) == ()
    assert read_case(folder).frames["commitments"].height == 3


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: f"{w.code} {w.table} {w.column}")
def test_one_thing_wrong_is_told_once(wrong: Cells, tmp_path: Path) -> None:
    """With file, row, column and value, and the next step, in every language."""
    found, said = told_once(promised(), wrong, tmp_path)
    for text in said:
        assert text.endswith((".", "?"))
        assert wrong.code in ELSEWHERE or (found.value or "").rpartition(";")[2] in text


def test_a_case_with_one_of_them_is_not_read_at_all(tmp_path: Path) -> None:
    spoilt = promised()
    spoilt["commitments"][0]["deadline"] = "2022-01-14"
    with pytest.raises(CaseError):
        read_case(write_case(tmp_path, spoilt))


def test_what_lies_on_a_bound_is_sound(tmp_path: Path) -> None:
    """A promise may be due on the day it is made; a range may be a point; a sum may be nothing."""
    sound = promised()
    sound["commitments"][0].update(deadline="2022-01-15", starts="")
    sound["targets"][1].update(low="400", high="400", quantifier="at_least")
    sound["transactions"][0].update(low="0", high="0")
    sound["transactions"][1].update(low="0", high="0")
    sound["parties"][1].update(acted_after="2022-01-18")
    assert problems_of(write_case(tmp_path, sound)) == ()


def test_an_agreement_without_a_day_of_its_own_was_signed_by_its_first_party(
    tmp_path: Path,
) -> None:
    spoilt = promised()
    spoilt["agreements"][0].update(adopted="", adopted_published="")
    spoilt["commitments"][0].update(made="2022-01-01", starts="", deadline="2022-01-14")
    found = problems_of(write_case(tmp_path, spoilt))
    assert [(p.code, p.column) for p in found] == [("promised-before-signed", "deadline")]
    assert "2022-01-15" in found[0].say(words_in("en"))


def test_the_end_of_a_target_is_a_deadline_too(tmp_path: Path) -> None:
    """A promise that says only in its target by when is due no earlier than it was signed."""
    sound = promised()
    signed = sound["agreements"][0]["adopted"]
    sound["commitments"][0].update(made="2022-01-01", starts="", deadline="", deadline_basis="")
    sound["targets"][0].update(starts="", ends=signed)
    assert problems_of(write_case(tmp_path / "sound", sound)) == ()
    sound["targets"][0].update(ends="2022-01-14")
    found = problems_of(write_case(tmp_path / "spoilt", sound))
    assert [(p.code, p.column) for p in found] == [("promised-before-signed", "ends")]
    assert signed in found[0].say(words_in("en"))


def test_a_series_of_many_places_asks_which(tmp_path: Path) -> None:
    """Else nobody knows what is counted; a series that counts at large has no place to name."""
    spoilt = promised()
    spoilt["series"][0]["place"] = ""
    for row in spoilt["observations"]:
        if row["series"] == "entries":
            row["place"] = "COL>PAN"
    found = problems_of(write_case(tmp_path / "a", spoilt))
    assert [(p.code, p.column) for p in found] == [("measured-place", "place")]
    assert found[0].say(words_in("en")) != found[0].say(words_in("es"))
    spoilt["indicators"][0]["place"] = "COL>PAN"
    assert problems_of(write_case(tmp_path / "b", spoilt)) == ()


def test_money_that_goes_in_a_circle_is_told(tmp_path: Path) -> None:
    spoilt = promised()
    spoilt["transactions"][0]["part_of"] = "part"
    found = problems_of(write_case(tmp_path, spoilt))
    assert [(p.code, p.row) for p in found] == [
        ("measured-part-of-itself", 2),
        ("measured-part-of-itself", 3),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached(language: str) -> None:
    assert sentences("register", language) == {wrong.code for wrong in WRONG} - ELSEWHERE | {
        "measured-place"
    }
