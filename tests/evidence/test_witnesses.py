"""Which documents tell one story: laws of grouping, a bound on the work, then a story each."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence import witnesses
from isthmus.evidence.records import Document
from isthmus.evidence.witnesses import outlets_of, stories
from tests.evidence.comparing.ground import document

REPORT = (
    "Panama's migration service counted 36,841 people who crossed the Darién in February 2024, "
    "fewer than the 38,212 of January. Of them, 24,120 were Venezuelans, 4,515 Ecuadorians and "
    "2,118 Haitians. The shelters in Metetí held 1,340 people on 29 February, and 612 children "
    "travelled without their parents. The service expects 31,000 arrivals in March."
)
#: The opening of the report, carried by another paper with words of its own after it.
LEAD = (
    " ".join(REPORT.split()[:44])
    + " In the capital, shopkeepers spoke of a quiet month, and the bus company added no buses. "
    "Rain closed the road near Yaviza for two days, and the river rose by a metre. Traders on the "
    "pier said that prices had doubled since the new year and would not come down before Easter."
)
TRANSLATION = (
    "El servicio de migración de Panamá contó 36.841 personas que cruzaron el Darién en febrero de "
    "2024, menos que las 38.212 de enero. De ellas, 24.120 eran venezolanas, 4.515 ecuatorianas y "
    "2.118 haitianas. Los albergues de Metetí tenían 1.340 personas el 29 de febrero, y 612 niños "
    "viajaban sin sus padres. El servicio espera 31.000 llegadas en marzo."
)
OTHER = (
    "Honduras registered 41,007 entries on its border with Nicaragua in a week of May 2023. "
    "The institute said that 9,880 came from Cuba. A bridge at Danlí was closed for repairs, which "
    "left 1,150 people to wait in the town's stadium until the mayor found them 16 buses."
)
CREDITED = (
    "Reuters reported that 36,841 people crossed the Darién in February 2024, of whom 24,120 were "
    "Venezuelans and 4,515 Ecuadorians."
)
CREDITED_TOO = (
    "The Darién saw 24,120 Venezuelans and 4,515 Ecuadorians pass in February 2024, out of 36,841 "
    "people in all, according to Reuters."
)


def groups(documents: Sequence[Document]) -> set[frozenset[str]]:
    """The names of the documents, those of one witness together."""
    names = {one.id: one.name for one in documents}
    return {frozenset(names[key] for key in story.documents) for story in stories(documents)}


def made(*texts: str) -> list[Document]:
    """Documents of these texts, named by their number."""
    return [document(text, str(at)) for at, text in enumerate(texts)]


# --- laws ----------------------------------------------------------------------------------------

ALL = made(REPORT, f"{REPORT} Our correspondent adds nothing.", LEAD, TRANSLATION, OTHER)


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_who_is_one_witness_does_not_depend_on_the_order(order: list[Document], some: int) -> None:
    assert groups(order[:some]) == groups(sorted(order[:some], key=lambda one: one.name))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.id))
def test_every_document_is_of_one_witness(documents: list[Document]) -> None:
    told = [key for story in stories(documents) for key in story.documents]
    assert sorted(told) == sorted(one.id for one in documents)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.id))
def test_what_links_two_is_within_their_story(documents: list[Document]) -> None:
    for story in stories(documents):
        for link in story.links:
            assert {link.a, link.b} <= set(story.documents)
            assert 0 < link.similarity <= 1
        assert bool(story.links) == (len(story.documents) > 1)


def invented(number: int, seed: int) -> list[Document]:
    """Reports that share their words and no run of them, as reports on one subject do."""
    draw = random.Random(seed)  # noqa: S311 - of texts, not of secrets
    words = [f"{start}{end}" for start in "bdfglmnprst" for end in ("ano", "era", "ilo", "odu")]
    return [
        document(" ".join(draw.choices(words, k=60)) + f" {draw.randint(100, 99999)}.", str(at))
        for at in range(number)
    ]


def test_no_document_is_held_against_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two thousand, those that are alike are found with few comparisons of all two million."""
    calls = 0
    exact = witnesses._jaccard

    def counted(a: frozenset[object], b: frozenset[object]) -> float:
        nonlocal calls
        calls += 1
        return exact(a, b)

    monkeypatch.setattr(witnesses, "_jaccard", counted)
    apart = invented(2000, seed=4)
    copies = [document(f"{one.text} Read on.", f"copy of {one.name}") for one in apart[::100]]
    found = stories([*apart, *copies])
    assert sum(len(story.documents) == 2 for story in found) == len(copies)
    assert len(found) == len(apart)
    assert calls < 10 * len(apart)


def test_one_agency_that_thousands_credit_is_no_reason_to_compare_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = 0

    def counted(a: frozenset[object], b: frozenset[object]) -> float:
        nonlocal calls
        calls += 1
        return 0.0

    monkeypatch.setattr(witnesses, "_jaccard", counted)
    told = [document(f"Reuters said that {at:,} people left Quito.", str(at)) for at in range(300)]
    list(witnesses._credited(told, lambda key: frozenset({key})))
    assert 0 < calls <= 20 * len(told)


# --- stories -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (f"{REPORT} The service will report again in April.", "copy"),
        (LEAD, "lead"),
        (TRANSLATION, "translation"),
    ],
)
def test_copies_leads_and_translations_are_one_witness(second: str, reason: str) -> None:
    found = stories(made(REPORT, second, OTHER))
    assert sorted(len(story.documents) for story in found) == [1, 2]
    told = next(story for story in found if story.links)
    assert reason in {link.reason for link in told.links}


def test_two_reports_that_credit_one_agency_are_one_witness() -> None:
    first, second = made(CREDITED, CREDITED_TOO)
    assert outlets_of(first) == outlets_of(second) != frozenset()
    found = stories([first, second])
    assert [link.reason for story in found for link in story.links] == ["credit"]


def test_two_reports_of_one_subject_are_two_witnesses() -> None:
    """The same numbers in words of their own, without a common source, are no copy."""
    own = "A total of 36,841 migrants came through the jungle in February, the ministry found."
    assert len(stories(made(REPORT, own, OTHER))) == 3


def test_a_story_begins_with_what_was_published_first() -> None:
    """What carries no date stands last: nobody knows whether it was first."""
    texts = [f"{REPORT} {more}" for more in ("One.", "Two.", "Three.")]
    dated = [
        document(text, name, day)
        for text, name, day in zip(
            texts, ("late", "none", "early"), ("2024-03-09", None, "2024-03-02"), strict=True
        )
    ]
    (story,) = stories(dated)
    names = {one.id: one.name for one in dated}
    assert [names[key] for key in story.documents] == ["early", "late", "none"]


def test_nothing_and_empty_texts_are_no_story() -> None:
    assert stories([]) == []
    assert len(stories(made("", " "))) == 2
