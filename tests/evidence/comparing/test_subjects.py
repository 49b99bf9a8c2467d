"""Who is counted: those who died or are missing are counted apart from those who moved."""

from __future__ import annotations

from tests.evidence.comparing.ground import first

DAY = "2024-03-12"


def test_the_dead_of_a_year_are_no_part_of_those_who_crossed_in_it() -> None:
    dead = ("La OIM contó 1.200 muertos en el Mediterráneo en 2023.", DAY)
    crossed = ("Unas 250.000 personas cruzaron el Mediterráneo en 2023.", DAY)
    assert first(dead, crossed) == "not_comparable"


def test_the_dead_of_one_shipwreck_may_be_a_part_of_those_aboard() -> None:
    aboard = ("The boat carried 60 people on 3 May 2023 off Libya.", DAY)
    assert first(aboard, ("20 people died on 3 May 2023 off Libya.", DAY)) == "compatible"
