"""`isthmus divide`: an estate and claims in, awards out."""

from __future__ import annotations

from pathlib import Path

import pytest

from isthmus.sharing.claims import RULES, divide
from tests.cli.calls import ESCAPE, as_cell, call, on_terminal

WIDOWS = ["--claims", "100,200,300"]


@pytest.mark.parametrize(
    ("estate", "awards"), [("100", [100 / 3] * 3), ("200", [50, 75, 75]), ("300", [50, 100, 150])]
)
def test_the_three_widows(estate: str, awards: list[float]) -> None:
    """The call of the help page, and what the Talmud gives."""
    record = call("divide", "--estate", estate, *WIDOWS, "--rule", "talmud", "--json").json
    assert [row["award"] for row in record["awards"]] == pytest.approx(awards)
    assert [row["lacking"] for row in record["awards"]] == pytest.approx(
        [claim - award for claim, award in zip((100, 200, 300), awards, strict=True)]
    )
    assert (record["claimed"], record["left"]) == (600, 0)


def test_all_rules_stand_side_by_side() -> None:
    """Without a rule, or with all; by any of their names."""
    rows = call("divide", "--estate", "250", *WIDOWS, "--json").json["awards"]
    for rule in RULES:
        found = [row["award"] for row in rows if row["rule"] == rule]
        assert found == pytest.approx(divide(250, (100, 200, 300), rule))
    again = call("divide", "--estate", "250", *WIDOWS, "--rule", "all", "--csv").csv
    assert again == [{name: as_cell(value) for name, value in row.items()} for row in rows]
    two = call("divide", "--estate", "250", *WIDOWS, "--rule", "shapley,CEA", "--json").json
    assert two["rules"] == ["random-arrival", "cea"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_terminal_of_eighty_columns_holds_it(lang: str) -> None:
    """Every award in both languages."""
    said = on_terminal(
        "divide",
        "--estate",
        "200",
        "--claims",
        "Ana=100,Beira=200,C=300",
        "--lang",
        lang,
        columns=80,
    )
    assert (said.code, said.err) == (0, "")
    assert all(len(line) <= 80 for line in ESCAPE.sub("", said.out).splitlines())
    assert all(rule in said.out for rule in RULES)
    for shown in ("Ana", "Beira", "66.67", "83.33", "75.00"):
        assert shown in said.out


def test_amounts_are_added_and_shown_as_they_were_written() -> None:
    """0.1 and 0.2 are 0.3; small ones do not vanish; 1e12 is a number, as programs write it."""
    tenths = call("divide", "--estate", "0.3", "--claims", "0.1,0.2", "--json").json
    assert (tenths["claimed"], tenths["left"]) == (0.3, 0)
    small = call("divide", "--estate", "1e-05", "--claims", "0.00002,2e-05", "--rule", "cea")
    assert "0.000005" in small.out
    large = call("divide", "--estate", "1e12", "--claims", "1e12,3E+12", "--rule", "cel", "--json")
    assert [row["award"] for row in large.json["awards"]] == [0, 1e12]
    assert call("divide", "--estate", "1", "--claims", "e5,2").code != 0


def test_whole_awards_sum_to_the_estate() -> None:
    """By largest remainder, and never above a claim."""
    rows = call("divide", "--estate", "100", *WIDOWS, "--whole", "--json").json["awards"]
    for rule in RULES:
        of = [row["whole"] for row in rows if row["rule"] == rule]
        assert sum(of) == 100
        assert all(people <= claim for people, claim in zip(of, (100, 200, 300), strict=True))
    nothing = call("divide", "--estate", "0", *WIDOWS, "--whole", "--json").json["awards"]
    assert {row["whole"] for row in nothing} == {0}
    parts = call("divide", "--estate", "10.5", *WIDOWS, "--whole")
    assert (parts.code, "'10.5' is not whole" in parts.err) == (2, True)


def test_what_is_wrong_with_a_table_of_claims_is_told_by_row(tmp_path: Path) -> None:
    """A total claims nothing; nobody claims less than nothing."""
    file = tmp_path / "needs.csv"
    file.write_text("who,claim\nAna,100\nBeira,-5\nTotal,95\n", encoding="utf-8")
    said = call("divide", "--estate", "50", "--claims", str(file))
    assert said.code == 1
    assert "row 3, column claim: a claim of -5 cannot be met" in said.err
    assert "row 4, column claim: 'Total' sums or averages the others" in said.err


def test_an_estate_that_suffices_pays_all_and_says_so() -> None:
    """What is left is left."""
    said = call("divide", "--estate", "700", *WIDOWS)
    assert "every claim is paid in full, and 100 is left" in said.out
    record = call("divide", "--estate", "700", *WIDOWS, "--json").json
    assert record["left"] == 100
    assert {row["lacking"] for row in record["awards"]} == {0}


def test_sampled_orders_tell_their_error() -> None:
    """The same of the same seed; as near as they say."""
    args = ["divide", "--estate", "200", *WIDOWS, "--rule", "random-arrival", "--sampled"]
    record = call(*args, "--json").json
    exact = divide(200, (100, 200, 300), "random-arrival")
    for row, award in zip(record["awards"], exact, strict=True):
        assert abs(row["award"] - award) <= 5 * row["standard_error"] + 1e-9
    assert call(*args, "--json").json == record
    assert f"{record['orders']:,} drawn orders" in call(*args).out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("needs.csv", "who;claim\nAna;100\nBeira;200,0\nC;300\n"),
        (
            "needs.tsv",
            "country\tyear\tneed (people)\nAna\t2024\t100\nBeira\t2024\t200\nC\t2024\t300\n",
        ),
    ],
)
def test_claims_of_a_table(name: str, text: str, tmp_path: Path) -> None:
    """A column of names and one of claims, whatever they are called."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    args = ["--estate", "200", "--claims", str(file), "--rule", "talmud", "--json"]
    rows = call("divide", *args).json["awards"]
    assert [(row["claimant"], row["award"]) for row in rows] == [
        ("Ana", 50),
        ("Beira", 75),
        ("C", 75),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who,claim\nAna,\n", "row 2, column claim: 'Ana' has no claim"),
        ("who,claim\nAna,5\nAna,7\n", "row 3, column claim: 'Ana' claims twice"),
        ("who,claim\nAna,5\nBo,x7\n", "row 3, column claim: 'x7' is no number"),
        ("who,need,demand\nAna,5,6\n", "no one column holds the claims"),
    ],
)
def test_a_table_of_claims_is_refused_by_row(text: str, said: str, tmp_path: Path) -> None:
    """With the next step."""
    file = tmp_path / "claims.csv"
    file.write_text(text, encoding="utf-8")
    answer = call("divide", "--estate", "1", "--claims", str(file))
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--estate", "-1", "--claims", "1"], "--estate: '-1' is no number"),
        (["--estate", "1", "--claims", "1,-2"], "'-2' is no claim"),
        (["--estate", "1", "--claims", "1,000"], "'000' is no claim"),
        (["--estate", "1", "--claims", "A=1,A=2"], "'A' claims twice"),
        (["--estate", "1", "--claims", "1,,2"], "is no claim"),
        (["--estate", "1", "--claims", "1", "--rule", "talmut"], "Did you mean talmud?"),
        (["--estate", "1", "--claims", "none.csv"], "no file 'none.csv'"),
        (["--claims", "1"], "--estate"),
    ],
)
def test_a_wrong_call_is_answered_with_the_next_step(args: list[str], said: str) -> None:
    """Exit code 2."""
    answer = call("divide", *args)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
