"""R4V: the table inside its page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.series.publishers.samples import codes, lines, read, refusal, sample


def page(rows: list[dict[str, Any]]) -> bytes:
    """A page that carries these rows."""
    settings = json.dumps({"tables": {"r4v-table": {"data": rows}}})
    script = '<script type="application/json" data-drupal-selector="drupal-settings-json">'
    return f"<html><body>{script}{settings}</script></body></html>".encode()


def record(**changes: Any) -> dict[str, Any]:
    """One record, invented."""
    made = {
        "pais": "Colombia",
        "country": "Colombia",
        "fuente": "Office",
        "source": "Oficina",
        "fecha": "24-Apr",
        "Publicacion R4V": "24-May",
        "poblacion": 1000,
        "anterior": 900,
    }
    return made | changes


def test_some_lines_of_the_sample() -> None:
    made = lines(read("r4v", sample("r4v", "sample.html")))
    assert len(made) == 17
    assert set(made) >= {
        "venezuelans-abroad 2021-11 COL VEN 1842390 2021-11-30",
        "venezuelans-abroad 2021-11 BOL VEN 11700 2021-11-30",  # a comma behind its name
        "venezuelans-abroad 2021-11 TTO VEN 28500 2021-11-30",  # "Trinidad & Tobago"
    }


def test_a_figure_is_known_at_the_end_of_the_month_it_was_put_up() -> None:
    """The day is not given: no brief before the end of that month may know it."""
    made = lines(read("r4v", page([record()])))
    assert made == ["venezuelans-abroad 2024-04 COL VEN 1000 2024-05-31"]


def test_both_languages_of_the_page_give_the_same() -> None:
    english = record()
    english["Date"] = english.pop("fecha")
    english["R4V Published"] = english.pop("Publicacion R4V")
    assert lines(read("r4v", page([english]))) == lines(read("r4v", page([record()])))


def test_several_countries_in_one_number_are_left_out_and_noted() -> None:
    made = read("r4v", page([record(), record(country="Others (Europe)", poblacion=250)]))
    assert len(made.rows) == 1
    assert [note.values["what"] for note in made.notes] == ["Others (Europe): 250"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"country": "Utopia"}, "unknown-country"),
        ({"poblacion": "many"}, "no-count"),
        ({"poblacion": -1}, "no-count"),
        ({"poblacion": None}, "no-count"),
        ({"fecha": "April"}, "no-month"),
        ({"fecha": "24-Abr"}, "no-month"),
        ({"Publicacion R4V": ""}, "no-month"),
        ({"nueva": 3}, "unknown-column"),
        ({"nombre": "x"}, "person-column"),
        ({"country": 3}, "no-text"),
    ],
)
def test_what_is_wrong_with_a_record_is_told(changes: dict[str, Any], code: str) -> None:
    refused = refusal(
        "r4v",
        page(
            [
                record(),
                record(country="Peru", **changes)
                if "country" not in changes
                else record(**changes),
            ]
        ),
    )
    assert code in codes(refused)
    assert refused.problems[0].row == 2


@pytest.mark.parametrize(
    "spoilt",
    [
        b"<html></html>",
        page([])[:60],
        b'<script data-drupal-selector="drupal-settings-json">{}</script>',
        b'<script data-drupal-selector="drupal-settings-json">[]</script>',
    ],
)
def test_a_page_without_the_table_is_told(spoilt: bytes) -> None:
    assert codes(refusal("r4v", spoilt)) <= {"no-table", "no-json"}


def test_a_table_without_records_is_told() -> None:
    assert codes(refusal("r4v", page([]))) == {"no-rows"}
