"""`isthmus reconcile`: verdicts with their reasons, weightiest first; one text is one witness."""

from __future__ import annotations

import calendar
from pathlib import Path

import pytest

from isthmus.cli.reconcile import _row
from isthmus.evidence.reconciling import Reconciled
from isthmus.evidence.records import FIELDS, Verdict
from isthmus.words import words_in
from tests.cli.calls import BOXES, ESCAPE, call, on_terminal
from tests.evidence.comparing.ground import figure

A = """---
published: 2024-03-10
publisher: Isthmus Daily
---
In February 2024, 36,841 migrants crossed the Darién. Of them, 24,120 were Venezuelans. At least 20
countries attended the meeting in Quito on 2 March 2024.
"""
B = """---
published: 2024-03-12
publisher: La Ribera
---
En febrero de 2024 cruzaron el Darién 38.212 migrantes; de ellos, 24.120 eran venezolanos.
Asistieron 22 países a la reunión en Quito el 2 de marzo de 2024.
"""
VERDICTS = {"agree", "compatible", "conflict", "not_comparable", "misleading"}


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Two reports of one month."""
    files = []
    for name, text in (("a.txt", A), ("b.txt", B)):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        files.append(str(file))
    return files[0], files[1]


# --- for programs --------------------------------------------------------------------------------


def test_two_documents_give_a_list_of_verdicts(two: tuple[str, str]) -> None:
    """Each with both claims whole, what was found and a sentence; conflicts before the rest."""
    answer = call("reconcile", *two, "--json")
    assert answer.code == 0
    for one in answer.json:
        assert list(one)[:4] == ["a", "b", "verdict", "reason"]
        assert one["verdict"] in VERDICTS
        assert one["reason"].endswith(".")
        for side in (one["a"], one["b"]):
            assert tuple(side)[: len(FIELDS)] == FIELDS
    first = answer.json[0]
    assert first["verdict"] == "conflict"
    assert (first["a"]["value_low"], first["b"]["value_low"]) == (36841, 38212)
    found = {(one["a"]["quote"], one["b"]["quote"]): one["verdict"] for one in answer.json}
    assert found["24,120", "24.120"] == "agree"
    assert found["At least 20", "22"] == "compatible"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "'36,841 migrants' (Isthmus Daily) and '38.212 migrantes' (La Ribera) state one"),
        ("es", "'36,841 migrants' (Isthmus Daily) y '38.212 migrantes' (La Ribera) se refieren"),
    ],
)
def test_a_reason_names_who_says_what(two: tuple[str, str], language: str, said: str) -> None:
    """In the language of whoever asks, each quote in its own."""
    assert call("reconcile", *two, "--json", "--lang", language).json[0]["reason"].startswith(said)


def test_the_order_of_the_files_turns_the_sides_and_nothing_else(two: tuple[str, str]) -> None:
    """Who is first is no reason."""

    def found(*files: str) -> set[tuple[frozenset[str], str]]:
        return {
            (frozenset((one["a"]["id"], one["b"]["id"])), one["verdict"])
            for one in call("reconcile", *files, "--json").json
        }

    assert found(*two) == found(*reversed(two))


def test_csv_has_the_same_verdicts(two: tuple[str, str]) -> None:
    """With the files and the quotes of both sides."""
    rows, whole = call("reconcile", *two, "--csv").csv, call("reconcile", *two, "--json").json
    assert [(row["a"], row["b"], row["reason"]) for row in rows] == [
        (one["a"]["id"], one["b"]["id"], one["reason"]) for one in whole
    ]
    assert {row["document_a"] for row in rows} | {row["document_b"] for row in rows} == {
        "a.txt",
        "b.txt",
    }


def test_readings_are_given_on_request(two: tuple[str, str]) -> None:
    """An interval, the claims behind it, the rule; two that exclude each other stay open."""
    readings = call("reconcile", *two, "--readings", "--json").json
    disputed = next(one for one in readings if "conflict" in one["open"])
    assert (disputed["low"], disputed["high"], disputed["witnesses"]) == (36841, 38212, 2)
    countries = next(one for one in readings if one["quantity"].startswith("country"))
    assert (countries["low"], countries["high"]) == (22, 22)
    rows = call("reconcile", *two, "--readings", "--csv").csv
    assert [row["quantity"] for row in rows] == [one["quantity"] for one in readings]


def test_a_text_in_two_files_is_one_source(tmp_path: Path) -> None:
    """Its claims agree, each file is named, and there is one witness."""
    files = [tmp_path / name for name in ("one.txt", "two.txt")]
    for file in files:
        file.write_text(A, encoding="utf-8")
    given = [str(file) for file in files]
    found = call("reconcile", *given, "--json").json
    assert found
    for one in found:
        assert one["verdict"] == "agree"
        assert (one["a"]["document"], one["b"]["document"]) == ("one.txt", "two.txt")
    readings = call("reconcile", *given, "--readings", "--json").json
    assert {one["witnesses"] for one in readings} == {1}
    told = call("reconcile", *given).out
    assert "2 documents" in told
    assert "one witness: one.txt and two.txt" in told


def test_a_claim_that_is_ambiguous_by_itself_has_one_file() -> None:
    """A verdict may be on one claim alone: both sides are that claim."""
    one = Verdict(
        a="x", b="x", verdict="compatible", rule="copy", code="copy",
        values={"a": "1", "copies": 1}, weight=1.0,
    )  # fmt: skip
    claim = figure(1, 1, document="a.txt")
    found = Reconciled(
        documents={}, names={"a": ("a.txt",)}, claims={"x": claim}, verdicts=(one,), stories=(),
        readings=(),
    )  # fmt: skip
    assert _row(one, found, words_in("en"))["document_b"] == "a.txt"


def test_a_case_joins_in_with_its_series(tmp_path: Path) -> None:
    """An official number is a side with its value and days; what differs from it is a conflict."""
    file = tmp_path / "note.txt"
    file.write_text(
        "In February 2024, 2,207 people entered Cordillera from Brisa, the ministry said.\n",
        encoding="utf-8",
    )
    alone = call("reconcile", "tutorial", "--json").json
    answer = call("reconcile", "tutorial", str(file), "--json")
    assert answer.code == 0
    assert len(answer.json) >= len(alone)
    for one in answer.json:
        if "series" in one["b"]:
            assert set(one["b"]) == {"series", "value", "period_start", "period_end"}


# --- what cannot be ------------------------------------------------------------------------------


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    """One text that says one thing: no verdict, and nothing wrong."""
    file = tmp_path / "one.txt"
    file.write_text("In 2023, 300 people left Quito.\n", encoding="utf-8")
    answer = call("reconcile", str(file))
    assert answer.code == 0
    assert "No two claims bear on one thing." in answer.out
    assert call("reconcile", str(file), "--json").json == []


def test_a_file_that_is_not_there_does_not_harm_the_others(
    two: tuple[str, str], tmp_path: Path
) -> None:
    """Alone it is a failure, and no answer is given."""
    missing = str(tmp_path / "gone.txt")
    answer = call("reconcile", *two, missing, "--json")
    assert answer.code == 0
    assert answer.out == call("reconcile", *two, "--json").out
    assert "gone.txt" in answer.err
    alone = call("reconcile", missing)
    assert (alone.code, alone.out) == (1, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "CASE|FILE"),
        (("tutorial", "americas"), "tutorial and americas"),
        (("x.txt", "--published", "2024"), "is no date"),
        (("tutorial", "--as-of", "2001-01-01"), "2022-02-10"),
    ],
)
def test_a_call_that_cannot_be_is_answered(args: tuple[str, ...], said: str) -> None:
    """With exit code 2, on standard error only."""
    answer = call("reconcile", *args)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


# --- for people ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["conflict", "cannot both be true", "Readings", "Venezuela", "22"]),
        ("es", ["se contradicen", "no pueden ser ciertos", "Lecturas", "Venezuela"]),
    ],
)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_page_for_people_fits_any_width(
    two: tuple[str, str], columns: int, language: str, said: list[str]
) -> None:
    """In words and not in codes."""
    answer = on_terminal("reconcile", *two, "--lang", language, columns=columns)
    plain = ESCAPE.sub("", answer.out)
    assert max(map(len, plain.splitlines())) <= columns
    words = " ".join(BOXES.sub(" ", plain).split())
    assert [one for one in said if columns > 40 and one not in words] == []
    assert "increment" not in words
    assert " | " not in words


def test_a_long_list_is_cut_for_people_only(tmp_path: Path) -> None:
    """Who has more to read than fits a screen is told how much more there is, and where."""
    for name, more in (("a.txt", 0), ("b.txt", 7)):
        lines = [
            f"In {month} 2023, {10_000 + 1_111 * at + more} people crossed the Darién."
            for at, month in enumerate(calendar.month_name[1:11])
        ]
        (tmp_path / name).write_text("\n\n".join(lines), encoding="utf-8")
    every = call("reconcile", str(tmp_path), "--json").json
    told = call("reconcile", str(tmp_path)).out
    assert len(every) > 40
    assert f"{len(every) - 40} further verdicts" in told
