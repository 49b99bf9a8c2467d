"""What was said by whom, side by side: a law, then two wordings, two directions, two causes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.comparing.sides import Side
from isthmus.evidence.comparing.utterances import check_utterances
from isthmus.evidence.records import Statement
from tests.evidence.comparing.ground import document, figure

WORDS = "We will not close this border to anyone who flees hunger or war".split()  # noqa: SIM905 - a sentence


def stated(name: str, quote: str, *, kind: str = "position", **parts: Any) -> Side:
    """A position or a forecast in a document of its own."""
    where = document(quote, name)
    claim = figure(
        None,
        None,
        kind=kind,
        unit=None,
        quote=quote,
        document=name,
        document_id=where.id,
        context_end=len(quote),
        language="en",
        credited_to=parts.get("speaker"),
        detail=Statement(**{"speaker": None, **parts}),
    )
    return Side(claim, where)


def quoted(name: str, words: list[str], speaker: str | None = "Ana Ruiz") -> Side:
    """A direct quote; its words are those that a reader of it keeps."""
    return stated(name, " ".join(words), direction="quote", speaker=speaker, drivers=tuple(words))


def rules(*sides: Side) -> dict[str, str]:
    """The verdicts on statements, by rule."""
    return {rule: verdict for verdict, rule, *_ in check_utterances(sides)}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_a_quote_never_contradicts_itself(words: list[str]) -> None:
    assert set(rules(quoted("a", words), quoted("b", words)).values()) <= {"agree"}


def test_one_quote_in_two_papers_agrees() -> None:
    assert rules(quoted("a", WORDS), quoted("b", WORDS)) == {"same-quote": "agree"}


def test_two_wordings_of_one_utterance_cannot_both_be_its_words() -> None:
    other = [*WORDS[:-1], "persecution"]
    assert rules(quoted("a", WORDS), quoted("b", other)) == {"quote-variants": "conflict"}
    assert rules(quoted("a", WORDS), quoted("b", other, "Minister Ruiz")) == {
        "quote-variants": "conflict"
    }


def test_two_speakers_two_subjects_or_one_paper_are_no_variants() -> None:
    other = [*WORDS[:-1], "persecution"]
    assert rules(quoted("a", WORDS), quoted("b", other, "Tom Hill")) == {}
    far = "Numbers fell again in spring because rivers were high".split()  # noqa: SIM905 - a sentence
    assert rules(quoted("a", WORDS), quoted("b", far)) == {}
    assert rules(quoted("a", WORDS), quoted("a", WORDS)) == {}


def forecast(name: str, direction: str, *causes: str) -> Side:
    """What an account expects, and why."""
    text = f"Arrivals are expected to {direction}."
    return stated(name, text, kind="forecast", direction=direction, drivers=causes)


def test_a_pronoun_that_is_not_the_speakers_is_told() -> None:
    """The reader says that it is in doubt; beside it stands what that person is known to say."""
    text = "First words. Other words."
    where = document(text, "a")
    sides = [
        Side(
            figure(None, None, kind="position", unit=None, start=at, end=at + 5, rule=rule,
                   document_id=where.id, context_end=len(text), language="en",
                   credited_to="Ana Ruiz", detail=Statement(speaker="Ana Ruiz")),
            where,
        )
        for at, rule in ((0, "said"), (13, "said-doubtful"))
    ]  # fmt: skip
    assert rules(*sides) == {"speaker-in-doubt": "conflict"}
    assert rules(sides[1]) == {}


def test_two_directions_are_a_conflict() -> None:
    assert rules(forecast("a", "up"), forecast("b", "down")) == {"forecast-directions": "conflict"}
    assert rules(forecast("a", "up"), forecast("b", "up")) == {}


def test_two_causes_of_one_forecast_can_both_stand() -> None:
    a = forecast("a", "up", "end of the expulsion order")
    b = forecast("b", "up", "hurricanes and poverty")
    assert rules(a, b) == {"forecast-causes": "compatible"}
    assert rules(a, forecast("b", "up", "the end of the expulsion order")) == {}
