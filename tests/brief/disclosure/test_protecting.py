"""Files of counts: what may not be published is blank, in every file and in every release."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from isthmus.brief.disclosure import audit, cell_of, protect, protect_linked, suppress, table_of
from isthmus.brief.disclosure.cells import REST
from isthmus.words import LANGUAGES, words_in

Rows = list[dict[str, Any]]


def rows(counts: dict[tuple[str, str], int]) -> Rows:
    """Counts by origin and country, with every margin."""
    sums: dict[tuple[str, str], int] = dict(counts)
    for (origin, country), n in counts.items():
        for key in ((origin, "total"), ("total", country), ("total", "total")):
            sums[key] = sums.get(key, 0) + n
    return [{"origin": o, "country": c, "people": n, "high": n + 1} for (o, c), n in sums.items()]


COUNTS = {
    ("A", "X"): 120,
    ("A", "Y"): 4,
    ("A", "Z"): 60,
    ("B", "X"): 40,
    ("B", "Y"): 30,
    ("B", "Z"): 0,
    ("C", "X"): 55,
    ("C", "Y"): 18,
    ("C", "Z"): 21,
}


def test_a_small_count_is_blank_and_another_in_its_row_and_column() -> None:
    done = protect(rows(COUNTS), ("origin", "country"), "people", also_blank=("high",))
    hidden = {(r["origin"], r["country"]) for r in done.rows if r["status"] == "suppressed"}
    # The cheapest rectangle around the 4: 60, 18 and 21 people.
    assert hidden == {("A", "Y"), ("A", "Z"), ("C", "Y"), ("C", "Z")}
    for given, row in zip(rows(COUNTS), done.rows, strict=True):
        blank = row["status"] == "suppressed"
        assert (row["people"], row["high"]) == (
            (None, None) if blank else (given["people"], given["high"])
        )
    assert (done.small, done.secondary, done.exposed) == (1, 3, ())
    assert next(r for r in done.rows if r["origin"] == "B" and r["country"] == "Z")["people"] == 0


def test_what_no_row_lists_is_a_cell_too() -> None:
    """The total is three above its parts: three people of whom no row tells."""
    given: Rows = [
        {"country": "X", "n": 50},
        {"country": "Y", "n": 20},
        {"country": "total", "n": 73},
    ]
    table = table_of(given, ("country",), "n")
    assert table.unlisted == {cell_of(country=REST): 3}
    done = protect(given, ("country",), "n")
    assert [r["n"] for r in done.rows] == [50, None, 73]
    assert audit(table.relations, {cell_of(country="Y"), cell_of(country=REST)}) == []


def test_groups_are_margins_of_what_they_are_made_of() -> None:
    groups = {"place": {"north": ("n1", "n2"), "south": ("s1", "s2")}}
    counts = {"n1": 5, "n2": 40, "s1": 30, "s2": 25, "north": 45, "south": 55, "total": 100}
    given: Rows = [{"place": place, "n": n} for place, n in counts.items()]
    done = protect(given, ("place",), "n", groups=groups)
    # Within the group: outside it nothing would be hidden behind what is shown.
    assert {r["place"] for r in done.rows if r["n"] is None} == {"n1", "n2"}


def test_groups_that_overlap_are_refused() -> None:
    given: Rows = [{"place": place, "n": 20} for place in ("a", "b", "total")]
    for groups in ({"one": ("a", "b"), "two": ("b",)}, {"one": ("two",), "two": ("one",)}):
        with pytest.raises(ValueError, match=r"in one and in two|a group of itself"):
            protect(given, ("place",), "n", groups={"place": groups})


def test_tables_that_share_a_margin_share_its_cell() -> None:
    """Each table alone would show what the other hides."""
    by_country = [{"origin": "A", "country": "X", "n": 4}, {"origin": "A", "country": "Y", "n": 60}]
    by_way = [{"origin": "A", "way": "work", "n": 30}, {"origin": "A", "way": "study", "n": 34}]
    total = {"origin": "A", "country": None, "n": 64}
    done = protect_linked(
        {"countries": [*by_country, total], "ways": [*by_way, {**total, "way": "total"}]},
        {"countries": ("origin", "country"), "ways": ("origin", "way")},
        "n",
    )
    countries = {r["country"]: r["n"] for r in done.tables["countries"]}
    assert countries["X"] is None
    if countries[None] is None:
        # The total cannot be hidden alone: the other table would add it up.
        assert None in [r["n"] for r in done.tables["ways"] if r["way"] != "total"]
    assert countries[None] == next(r["n"] for r in done.tables["ways"] if r["way"] == "total"), (
        "one cell, one fate"
    )
    assert done.exposed == ()


def test_two_tables_that_disagree_on_a_cell_are_refused() -> None:
    with pytest.raises(ValueError, match=r"counts 21 here and 20 there"):
        protect_linked(
            {"a": [{"c": "X", "n": 20}], "b": [{"c": "X", "n": 21}]},
            {"a": ("c",), "b": ("c",)},
            "n",
        )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([{"c": "X", "n": -1}], "no whole number"),
        ([{"c": "X", "n": 2.5}], "no whole number"),
        ([{"c": "X", "n": 1}, {"c": "X", "n": 1}], "twice"),
        ([{"c": "X", "n": 30}, {"c": "total", "n": 20}], "come to more"),
    ],
)
def test_what_no_audit_could_judge_is_refused(given: Rows, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        protect(given, ("c",), "n")


def test_a_second_release_read_from_its_file_hides_what_the_first_did() -> None:
    first = protect(rows(COUNTS), ("origin", "country"), "people", also_blank=("high",))
    later = COUNTS | {("A", "Y"): 14, ("A", "X"): 121}
    again = protect(
        rows(later),
        ("origin", "country"),
        "people",
        also_blank=("high",),
        before=read(written(first.rows)),
    )
    # Fourteen are many; that they were four before would follow if they were shown.
    hidden = {(r["origin"], r["country"]) for r in again.rows if r["status"] == "suppressed"}
    assert {("A", "Y"), ("A", "Z"), ("C", "Y"), ("C", "Z")} <= hidden
    assert again.small == 0
    assert again.exposed == ()


def test_what_was_shown_before_cannot_be_hidden_and_is_said_to_be_exposed() -> None:
    before = rows(COUNTS)
    done = protect(rows(COUNTS), ("origin", "country"), "people", before=before)
    assert [one.cell for one in done.exposed] == [cell_of(origin="A", country="Y")]
    for language in LANGUAGES:
        said = done.sentences(words_in(language))
        assert len(said) == 2
        assert "1" in said[1]


def test_a_release_does_not_show_what_completes_the_one_before() -> None:
    """Before, A was hidden and C shown; now C is hidden in its place, and nothing else changed."""
    cells = {"A": 5, "B": 15, "C": 30, "D": 40}
    total = {"c": "total", "n": 90}
    before = [{"c": c, "n": None if c in "AB" else n, "status": ""} for c, n in cells.items()]
    for row in before:
        row["status"] = "suppressed" if row["n"] is None else "shown"
    done = protect(
        [*({"c": c, "n": n} for c, n in cells.items()), total], ("c",), "n", before=before
    )
    assert {r["c"] for r in done.rows if r["n"] is None} == {"A", "B"}
    # Had the choice been free, it would be the same; without B it would need another.
    table = table_of([*({"c": c, "n": n} for c, n in cells.items()), total], ("c",), "n")
    public = {cell_of(c="B"): 15, cell_of(c="A"): None, (): 90}
    other = suppress(table, before=public)
    assert other.hidden == {cell_of(c="A"), cell_of(c="C")}


def test_nothing_is_said_where_nothing_is_hidden() -> None:
    done = protect([{"c": "X", "n": 0}, {"c": "Y", "n": None}], ("c",), "n")
    assert [r["status"] for r in done.rows] == ["shown", None]
    assert done.sentences(words_in("es")) == []


def written(table: Rows) -> str:
    out = io.StringIO()
    file = csv.DictWriter(out, list(table[0]))
    file.writeheader()
    file.writerows(table)
    return out.getvalue()


def read(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text)))
