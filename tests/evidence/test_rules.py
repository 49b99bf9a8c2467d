"""The rules of every language hold what they promise, and their work is bounded.

Owns: the laws of a rule of the grammar: its own examples and counter-examples, in the order in
which a document is read; its name; the notation of its pattern; and the bound on a match's work,
counted in attempts and in looks at a token or at the marks there.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence import reading
from isthmus.evidence.grammar.language import language, languages
from isthmus.evidence.grammar.marks import Mark, Marks
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.rules import Found, Pattern, Rule, Stage, Walk
from isthmus.evidence.grammar.tokens import Token, tokens_of
from isthmus.evidence.records import Document, Paragraph

PUBLISHED = dt.date(2024, 5, 15)
RULES = [(code, rule) for code in languages() for rule in language(code).rules]
IDS = [f"{code}:{rule.name}" for code, rule in RULES]


class Watched(Passage):
    """A passage that keeps every match as the stages ask for them."""

    last: Watched

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.seen: list[Found] = []
        self.asked: set[str] = set()
        Watched.last = self

    def found(self, stage: str) -> Iterator[Found]:
        """The matches of the stage, each kept."""
        self.asked.add(stage)
        for match in super().found(stage):
            self.seen.append(match)
            yield match


def matches(monkeypatch: pytest.MonkeyPatch, code: str, rule: Rule, text: str) -> set[str]:
    """The spans of `text` that a rule matches when the text is read as a document is."""
    monkeypatch.setattr(reading, "Passage", Watched)
    document = Document(
        id="0" * 64,
        name="example",
        text=text,
        format="text",
        published=PUBLISHED,
        language=code,
        paragraphs=(Paragraph(0, len(text), code),),
    )
    reading.read_document(document)
    passage = Watched.last
    if rule.stage not in passage.asked:
        list(passage.found(rule.stage))
    spans = set()
    for one in passage.seen:
        if one.rule.name == rule.name:
            # A rule may give only a part of what it matches.
            part = one.parts.get(str(rule.gives.get("only")))
            spans.add(passage.said((part or one).first, (part or one).last))
    return spans


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_a_rule_matches_its_examples_and_not_its_counter_examples(
    monkeypatch: pytest.MonkeyPatch, code: str, rule: Rule
) -> None:
    assert rule.examples, "a rule without an example is not tested"
    assert rule.never, "a rule without a counter-example may match anything"
    for example in rule.examples:
        start, end = example.index("[["), example.index("]]") - 2
        text = example.replace("[[", "").replace("]]", "")
        assert text[start:end] in matches(monkeypatch, code, rule, text), example
    for text in rule.never:
        assert matches(monkeypatch, code, rule, text) == set(), text


@pytest.mark.parametrize("code", languages())
def test_no_two_rules_of_a_language_share_a_name(code: str) -> None:
    names = Counter(rule.name for rule in language(code).rules)
    assert [name for name, count in names.items() if count > 1] == []


def worst(rule: Rule, times: int) -> int:
    """The matcher's steps over `times` repetitions of all that the rule needs but its end.

    Every word that the rule names stands in the text in its order, and marks of each of its kinds
    begin at every token, each one, two and three tokens long: a rule cannot be led further astray.
    """
    pattern = Pattern(rule)
    words: list[str] = []
    for one in pattern._elements:
        if one.sort in {"not", "not_before"}:
            continue
        words.extend(sorted(one.words)[:1] or [f"{stem}zz" for stem in one.stems[:1]] or ["zzz"])
    # The end stands before all the rest: what is not there at all is never looked for.
    text = " ".join([*words[-1:], *(words[:-1] or words) * times])
    tokens = _Counting(tokens_of(text))
    marks = _CountingMarks(tokens)
    for first in range(len(tokens)):
        for length in (1, 2, 3):
            for kind in pattern.kinds:
                if first + length <= len(tokens):
                    marks.add(Mark(kind, first, first + length, None))
    begun = Pattern.match

    def attempted(pattern: Pattern, walk: Walk, first: int) -> Found | None:
        tokens.looks += 1
        return begun(pattern, walk, first)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pattern, "match", attempted)
        list(Stage([rule]).found(tokens, marks, (0, len(tokens))))
    return tokens.looks


class _Counting(list[Token]):
    """Tokens that count how often the matcher looks at one of them, or at the marks there."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        self.looks += 1
        return super().__getitem__(at)


class _CountingMarks(Marks):
    def __init__(self, tokens: _Counting) -> None:
        super().__init__()
        self._tokens = tokens

    def at(self, kind: str, first: int) -> Sequence[Mark]:
        self._tokens.looks += 1
        return super().at(kind, first)


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_twice_the_worst_text_takes_at_most_twice_the_steps(code: str, rule: Rule) -> None:
    once, twice = worst(rule, 20), worst(rule, 40)
    assert once > 0, "the worst text does not reach the rule"
    assert twice <= 2.2 * once + 50


def test_the_law_of_the_steps_would_catch_a_rule_without_bound() -> None:
    # The notation has no unbounded gap; one as long as the text stands for it.
    def steps(times: int) -> int:
        return worst(Rule(name="x", stage="x", pattern=f"a ..{3 * times} b {{k}} c"), times)

    assert steps(40) > 2.2 * steps(20) + 50


def found(pattern: str, text: str, **kinds: str) -> list[str]:
    """What a pattern matches in a text, where each of `kinds` marks its word."""
    tokens, marks = tokens_of(text), Marks()
    for kind, word in kinds.items():
        for at, token in enumerate(tokens):
            if token.text == word:
                marks.add(Mark(kind, at, at + 1, word))
    stage = Stage([Rule(name="x", stage="x", pattern=pattern)])
    spans = stage.found(tokens, marks, (0, len(tokens)))
    return [text[tokens[one.first].start : tokens[one.last - 1].end] for one in spans]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("a b", "a b a c", ["a b"]),
        ("a b?", "a b a c", ["a b", "a"]),
        ("a|b c", "a c b c", ["a c", "b c"]),
        ("migra*", "Migración de migrantes", ["Migración", "migrantes"]),
        ("a ..2 b", "a x y b a x y z b", ["a x y b"]),
        ("a !b", "a b a c", ["a"]),
        ("<!x a", "x a y a", ["a"]),
        ("<x a", "x a y a", ["a"]),
        ("a &b", "a b a c", ["a"]),
        ("a ~ b", "a b", []),
        ("% ~ b", "%b % b", ["%b"]),
        ("^ a", "a a", ["a"]),
        ("a $", "a b a", ["a"]),
        ("{k} b", "n b c b", ["n b"]),
        ("b &{k}", "b n b c", ["b"]),
        ("b !{k}", "b n b c", ["b"]),
    ],
)
def test_the_notation_means_what_it_says(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text, k="n") == expected


def test_a_capture_has_the_name_that_the_pattern_gives_it() -> None:
    tokens, marks = tokens_of("one to two"), Marks()
    marks.add(Mark("n", 0, 1, 1))
    marks.add(Mark("n", 2, 3, 2))
    (match,) = Stage([Rule(name="x", stage="x", pattern="{a:n} to {b:n}")]).found(
        tokens, marks, (0, 3)
    )
    assert (match.parts["a"].value, match.parts["b"].value) == (1, 2)


@pytest.mark.parametrize("pattern", ["", "a? {k}?", "..3", "{k", "a.b", "^ $"])
def test_a_pattern_that_makes_no_sense_is_refused_with_the_rules_name(pattern: str) -> None:
    with pytest.raises(ValueError, match="rule broken"):
        Pattern(Rule(name="broken", stage="x", pattern=pattern))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_a_match_is_found_wherever_it_begins(words: list[str]) -> None:
    text = " ".join(words)
    expected = sum(
        1 for at in range(len(words)) if words[at] == "a" and "b" in words[at + 1 : at + 4]
    )
    assert len(found("a ..2 b", text)) == expected
