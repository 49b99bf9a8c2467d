"""Which statements are held against each other: all of a few, and of many no more than grows."""

from __future__ import annotations

import itertools

from isthmus.evidence.comparing.candidates import FEW, figure_pairs, pairs_of
from isthmus.evidence.comparing.sides import Side
from isthmus.evidence.reading import read_document
from tests.evidence.comparing.ground import document

_PLACES = ("Mexico", "Colombia", "Chad", "Italy", "Kenya", "Peru")


def _figures(documents: int) -> list[Side]:
    sides = []
    for number in range(documents):
        place = _PLACES[number % len(_PLACES)]
        text = (
            f"In May {2015 + number % 9}, {1000 + 7 * number:,} people arrived in {place}, and"
            f" {300 + number:,} left the shelter of number street."
        )
        told = document(text, f"{number}.txt", "2024-12-01")
        sides += [Side(one, told) for one in read_document(told) if one.kind == "figure"]
    return sides


def test_of_a_few_every_pair_is_looked_at() -> None:
    sides = _figures(20)
    assert len(list(pairs_of(sides))) == len(list(itertools.combinations(sides, 2)))


def test_of_many_the_pairs_grow_as_the_statements_do() -> None:
    small, large = _figures(FEW), _figures(2 * FEW)
    few, many = len(list(figure_pairs(small))), len(list(figure_pairs(large)))
    assert many <= 3.0 * few
    assert many < len(large) ** 2 / 8


def test_two_numbers_of_one_place_and_month_meet_among_many() -> None:
    sides = _figures(FEW)
    a = document("In May 2016, 41,000 people arrived in Kenya.", "a.txt", "2024-12-01")
    b = document("En mayo de 2016 llegaron a Kenia 52.000 personas.", "b.txt", "2024-12-01")
    pair = [Side(one, told) for told in (a, b) for one in read_document(told)]
    pair = [side for side in pair if side.claim.kind == "figure"]
    met = {(x.id, y.id) for x, y in figure_pairs([*sides, *pair])}
    assert (pair[0].id, pair[1].id) in met or (pair[1].id, pair[0].id) in met
