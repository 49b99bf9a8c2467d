"""How readings are scored: what is found, missed and false, and which attributes are right."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scoring import ATTRIBUTES, Passage, Tally, match, passage_of, passages_of, table

Record = dict[str, Any]

SAID: Record = {
    "quantifier": "exact", "unit": "person", "measure": "increment", "place": "SDN",
    "population": "SDN;refugees", "period_start": "2024-05-01", "period_end": "2024-05-31",
    "status": "reported", "counter": "UNHCR",
}  # fmt: skip


def figure(quote: str, low: float | None, high: float | None = None, **said: Any) -> Record:
    """A labelled figure: both bounds `low` unless a second is given."""
    bounds = {"value_low": low, "value_high": low if high is None else high}
    return {"quote": quote, "at": 0, "optional": False, "also": {}} | SAID | bounds | said


def passage(text: str, *figures: Record, published: str | None = None) -> Passage:
    return passage_of({"id": "p", "published": published, "text": text, "figures": list(figures)})


def claim(
    text: str, quote: str, low: float | None, high: float | None = None, **said: Any
) -> Record:
    """A claim as our reader gives it, at the first place where the text holds the quote."""
    start = text.index(quote)
    bounds = {"value_low": low, "value_high": low if high is None else high}
    span = {"kind": "figure", "quote": quote, "start": start, "end": start + len(quote)}
    return span | SAID | bounds | {"rule": "test"} | said


def tally(labelled: Passage, *claims: Record) -> Tally:
    found = Tally()
    found.add(labelled, claims)
    return found


def counts(found: Tally) -> tuple[int, int, int]:
    return found.found, found.missed, found.false


# --- laws -----------------------------------------------------------------------------------------

VALUES = st.lists(st.integers(min_value=2, max_value=30), min_size=1, max_size=8)


def text_of(values: list[int]) -> tuple[str, list[tuple[int, int]]]:
    """A text that says each value once, and the spans of its numbers."""
    text, spans = "", []
    for value in values:
        text += "In May "
        spans.append((len(text), len(text) + len(str(value))))
        text += f"{value} people came. "
    return text, spans


def labelled_and_read(values: list[int]) -> tuple[Passage, list[Record]]:
    text, spans = text_of(values)
    seen: dict[int, int] = {}
    figures, claims = [], []
    for value, (start, end) in zip(values, spans, strict=True):
        at = text[:start].count(str(value))
        seen[value] = at + 1
        figures.append(figure(str(value), value) | {"at": at})
        claims.append(claim(text, str(value), value) | {"start": start, "end": end})
    return passage(text, *figures), claims


@given(VALUES)
def test_what_is_read_as_labelled_is_all_right(values: list[int]) -> None:
    labelled, claims = labelled_and_read(values)
    found = tally(labelled, *claims)
    assert (found.precision, found.recall, found.errors) == (1, 1, [])
    assert {attribute: found.share(attribute) for attribute in ATTRIBUTES} == dict.fromkeys(
        ATTRIBUTES, 1
    )


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_claims_is_no_matter(values: list[int], random: Any) -> None:
    labelled, claims = labelled_and_read(values)
    kept = [c for c in claims if random.random() < 0.7]
    before = counts(tally(labelled, *kept))
    random.shuffle(kept)
    assert counts(tally(labelled, *kept)) == before


@given(st.lists(st.integers(min_value=2, max_value=99), min_size=1, max_size=8, unique=True))
def test_a_figure_less_costs_recall_and_one_too_many_precision(values: list[int]) -> None:
    labelled, claims = labelled_and_read(values)
    assert counts(tally(labelled, *claims[1:])) == (len(values) - 1, 1, 0)
    invented = claim(labelled.text, "In May", 1_000)
    assert counts(tally(labelled, *claims, invented)) == (len(values), 0, 1)


@given(VALUES)
def test_no_claim_is_two_figures(values: list[int]) -> None:
    labelled, claims = labelled_and_read(values)
    pairs = match(labelled, claims)
    assert len({id(found) for found in pairs.values()}) == len(pairs) == len(values)


def test_as_many_are_matched_as_can_be() -> None:
    """Each of two claims on one span has the one figure that is left for it, in any order."""
    text = "300,000, maybe 350,000 people"
    low, high = figure("300,000, maybe", 300_000), figure("maybe 350,000", 350_000)
    low["also"] = {"value": [[350_000, 350_000]]}
    claims = [claim(text, "maybe 350,000", 350_000), claim(text, "300,000, maybe", 300_000)]
    for order in itertools.permutations(claims):
        for figures in itertools.permutations([low, high]):
            assert counts(tally(passage(text, *figures), *order)) == (2, 0, 0)


# --- the codebook, clause by clause ---------------------------------------------------------------

TEXT = "Nearly 500 people crossed; half of the 500 were children. UNHCR counted 30 boats."


def test_nearly_is_below_or_at_the_number() -> None:
    for low, high in ((None, 500), (500, 500)):
        labelled = passage(TEXT, figure("Nearly 500", None, 500, quantifier="nearly"))
        assert counts(tally(labelled, claim(TEXT, "500", low, high))) == (1, 0, 0)
    labelled = passage(TEXT, figure("Nearly 500", None, 500, quantifier="at_most"))
    assert counts(tally(labelled, claim(TEXT, "500", 500, 500))) == (0, 1, 1)


def test_an_open_bound_is_not_a_closed_one() -> None:
    labelled = passage(TEXT, figure("Nearly 500", 500))
    open_above = claim(TEXT, "500", 500) | {"value_high": None}
    found = tally(labelled, open_above)
    assert counts(found) == (0, 1, 1)
    assert [error.what for error in found.errors] == ["VALUE"]


@pytest.mark.parametrize(
    ("unit", "labelled", "read", "right"),
    [
        ("person", 3_000_000, 3_000_000.001, True),
        ("person", 3_000_000, 3_000_001, False),
        ("ratio", 0.333, 1 / 3, True),
        ("ratio", 0.66, 2 / 3, False),
    ],
)
def test_values_are_equal_to_nine_places_and_fractions_to_a_thousandth(
    unit: str, labelled: float, read: float, right: bool
) -> None:
    gold = passage("one in three", figure("one in three", labelled, unit=unit))
    claims = [claim("one in three", "one in three", read, unit=unit)]
    assert (counts(tally(gold, *claims))[0] == 1) is right


def test_optional_figures_may_be_read_or_not() -> None:
    labelled = passage("for 12 months", figure("12 months", 12, optional=True))
    assert counts(tally(labelled)) == (0, 0, 0)
    for value in (12, 13):
        found = tally(labelled, claim("for 12 months", "12", value, unit="other"))
        assert (counts(found), found.asked) == ((0, 0, 0), {})


def test_a_second_mention_is_no_error_and_counts_for_the_first() -> None:
    second = claim(TEXT, "500 were", 500)
    first = claim(TEXT, "500", 500)
    labelled = passage(TEXT, figure("Nearly 500", 500))
    assert counts(tally(labelled, first, second)) == (1, 0, 0)
    assert counts(tally(labelled, second)) == (1, 0, 0)
    of_boats = claim(TEXT, "500 were", 500, unit="crossing")
    assert counts(tally(labelled, of_boats)) == (0, 1, 1)


def test_the_same_span_twice_is_an_error() -> None:
    labelled = passage(TEXT, figure("Nearly 500", 500))
    assert counts(tally(labelled, claim(TEXT, "500", 500), claim(TEXT, "500", 500))) == (1, 0, 1)


def test_only_figures_are_scored() -> None:
    labelled = passage(TEXT, figure("30", 30))
    assert counts(tally(labelled, claim(TEXT, "30", 30) | {"kind": "relation"})) == (0, 1, 0)


@pytest.mark.parametrize(
    ("text", "attribute", "want", "got", "right"),
    [
        ("30 boats", "unit", "other", "country", True),
        ("30 boats", "unit", "other", "person", False),
        ("30 asylum applications", "unit", "other", "person", True),
        ("30 solicitudes", "unit", "other", "person", True),
        ("30 nationalities", "unit", "country", "other", True),
        ("30 people", "unit", "person", "encounter", False),
        ("30 people", "measure", "pledged", "increment", True),
        ("30 people", "measure", "pledged", "committed", True),
        ("30 people", "measure", "pledged", "requested", False),
        ("30 people", "measure", "committed", "pledged", False),
        ("30 people", "place", "Darién", "darien", True),
        ("30 people", "place", "Darién", "la selva del Darién", True),
        ("30 people", "place", "Darién Gap", "the Darién", True),
        ("30 people", "place", "La Paz", "El Paso", False),
        ("30 people", "place", "islas Canarias", "Islas Baleares", False),
        ("30 people", "place", "COL;PAN", "PAN;COL", True),
        ("30 people", "place", "COL;PAN", "PAN", False),
        ("30 people", "place", None, "PAN", False),
        ("30 people", "place", "PAN", None, False),
        ("30 people", "population", "SDN;refugees", "refugees;SDN", True),
        ("30 people", "population", "SDN;refugees", "SDN", True),
        ("30 people", "population", "SDN;refugees", "refugees", True),
        ("30 people", "population", "SDN", "SDN;refugees", False),
        ("30 people", "population", "SDN;refugees", None, False),
        ("30 people", "counter", "the UN Refugee Agency", "un refugee agency", True),
        ("30 people", "counter", "UNHCR", None, False),
    ],
)
def test_what_is_right_of_an_attribute(
    text: str, attribute: str, want: str | None, got: str | None, right: bool
) -> None:
    labelled = passage(text, figure("30", 30) | {attribute: want})
    found = tally(labelled, claim(text, "30", 30) | {attribute: got})
    assert found.share(attribute) == (1 if right else 0)
    assert counts(found) == (1, 0, 0)


def test_money_promised_has_no_such_leeway() -> None:
    labelled = passage("30", figure("30", 30, unit="currency:USD", measure="pledged"))
    read = claim("30", "30", 30, unit="currency:USD", measure="increment")
    assert tally(labelled, read).share("measure") == 0


@pytest.mark.parametrize("unit", ["country", "other", "currency:USD"])
def test_no_population_is_asked_of_money_countries_and_things(unit: str) -> None:
    labelled = passage("30", figure("30", 30, unit=unit, population=None))
    found = tally(labelled, claim("30", "30", 30, unit=unit, population="children"))
    assert found.share("population") is None


def test_other_answers_that_are_as_right() -> None:
    also = {
        "place": ["PAN"], "population": ["children"], "unit": ["crossing"], "measure": ["stock"],
        "period": [["2024-01-01", None]], "value": [[31, 32]],
    }  # fmt: skip
    labelled = passage("30", figure("30", 30, also=also))
    dates = {"period_start": "2024-01-01", "period_end": None}
    said: Record = {
        "place": "PAN",
        "population": "children",
        "unit": "crossing",
        "measure": "stock",
    }
    found = tally(labelled, claim("30", "30", 31, 32) | said | dates)
    assert (counts(found), found.errors) == ((1, 0, 0), [])


def test_both_ends_of_a_period_are_asked() -> None:
    labelled = passage("30", figure("30", 30))
    for wrong in ({"period_start": "2024-05-02"}, {"period_end": "2024-05-30"}):
        assert tally(labelled, claim("30", "30", 30) | wrong).share("period") == 0


@pytest.mark.parametrize("measure", ["stock", "increment"])
def test_a_stock_without_a_date_is_of_the_day_it_was_published(measure: str) -> None:
    day = {"period_start": "2024-06-01", "period_end": "2024-06-01"}
    none = {"period_start": None, "period_end": None}
    for want, got in ((day, none), (none, day)):
        labelled = passage("30", figure("30", 30, measure=measure, **want), published="2024-06-01")
        read = claim("30", "30", 30, measure=measure, **got)
        assert tally(labelled, read).share("period") == (1 if measure == "stock" else 0)


# --- files ----------------------------------------------------------------------------------------


def test_the_occurrence_of_a_quote_is_counted_from_nought() -> None:
    labelled = passage(TEXT, figure("500", 500) | {"at": 1})
    assert labelled.figures[0].start == TEXT.rindex("500")


def test_a_file_names_every_line_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "en.jsonl"
    good = {"id": "a", "published": None, "text": TEXT, "figures": [figure("30", 30)]}
    path.write_text(
        "\n".join(
            json.dumps(good | change)
            for change in ({}, {"id": "b", "text": "none"}, {"figures": [figure("31", 31)]})
        ),
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="occurrence") as caught:
        passages_of(path)
    assert str(caught.value).count("no occurrence 0") == 2


# --- a story --------------------------------------------------------------------------------------


def test_an_analyst_sees_each_error_with_its_sentence() -> None:
    text = "In May 13,425 people crossed. The year 2021 was calmer. Half of them were children."
    labelled = passage(text, figure("13,425", 13_425), figure("Half", 0.5, unit="ratio"))
    found = tally(labelled, claim(text, "13,425", 13_425, place="PAN"), claim(text, "2021", 2021))
    assert [str(error) for error in found.errors] == [
        "p | MISS Half | Half of them were children.",
        "p | FALSE 2021 [2021] person (test) | The year 2021 was calmer.",
        "p | place: want SDN got PAN (test) | 13,425 | In May 13,425 people crossed.",
    ]
    head, _, row = table({"en": found})
    columns, cells = ([cell.strip() for cell in line.split("|")] for line in (head, row))
    said = dict(zip(columns, cells, strict=True))
    assert said["texts"] == "1"
    assert (said["P"], said["R"], said["unit"], said["place"]) == (".500", ".500", "1.000", ".000")
