"""A relation against numbers of another document: which numbers may be its own, and small bases."""

from __future__ import annotations

import pytest

from tests.evidence.comparing.ground import first, verdicts

DAY = "2024-03-12"


@pytest.mark.parametrize(
    "relation",
    [
        "In February 2024, 12,450 migrants crossed the Darien Gap, a 32% fall from January.",
        "In February 2023, 9,800 migrants crossed the Darien Gap, a 32% fall from January.",
    ],
)
def test_a_relation_is_not_held_against_numbers_that_are_not_its_own(relation: str) -> None:
    counts = (
        "In January 2023, 2,486 migrants crossed the Darien Gap. In February 2023, 2,207 migrants "
        "crossed the Darien Gap."
    )
    told = verdicts((relation, DAY), (counts, DAY))
    assert [one.rule for one in told if one.rule.startswith("relation-")] == []


def test_a_relation_is_held_against_the_numbers_of_its_time_and_place() -> None:
    counts = "Asylum claims in Greece rose from 4,000 in May 2023 to 5,000 in June 2023."
    for relation in (
        "Asylum claims in Greece doubled in June 2023.",
        "In June 2023, asylum claims in Greece doubled.",
    ):
        assert first((relation, DAY), (counts, DAY)) == "conflict"


def test_a_multiple_of_very_few_misleads_where_it_does_not_tell_them() -> None:
    counts = "Asylum claims on the island rose from 2 to 6 in 2023."
    assert first((counts, DAY), ("Asylum claims on the island tripled in 2023.", DAY)) == (
        "misleading"
    )
    many = "Asylum claims on the island rose from 2,000 to 6,000 in 2023."
    assert first((many, DAY), ("Asylum claims on the island tripled in 2023.", DAY)) == "agree"
