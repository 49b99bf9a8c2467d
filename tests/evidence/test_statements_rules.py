"""Every rule of the stage `statement` finds its examples and lets its counter-examples be."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from isthmus.evidence.grammar.language import language, languages
from isthmus.evidence.grammar.numbers import lay_numbers
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.periods import lay_periods
from isthmus.evidence.grammar.quantities import lay_quantities
from isthmus.evidence.grammar.rules import Rule

PUBLISHED = dt.date(2022, 4, 20)
RULES = [
    pytest.param(code, rule, id=rule.name)
    for code in languages()
    for rule in language(code).rules
    if rule.stage == "statement"
]


def spans(text: str, code: str, rule: Rule) -> list[tuple[int, int]]:
    passage = Passage(text, language(code), PUBLISHED)
    lay_numbers(passage)
    lay_periods(passage)
    lay_quantities(passage)
    return [
        passage.span(found.first, found.last)
        for found in passage.found("statement")
        if found.rule.name == rule.name
    ]


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_a_rule_finds_its_examples(code: str, rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        start, end = example.index("[["), example.index("]]") - 2
        text = example.replace("[[", "").replace("]]", "")
        assert (start, end) in spans(text, code, rule), text


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_a_rule_lets_its_counter_examples_be(code: str, rule: Rule) -> None:
    assert rule.never
    for text in rule.never:
        assert spans(text, code, rule) == [], text


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_stage_takes_twice_the_time_for_twice_the_text(code: str) -> None:
    # The worst that the rules meet: their own words, over and over, in one sentence.
    words = " ".join(
        example.replace("[[", "").replace("]]", "").replace(".", "")
        for rule in language(code).rules
        if rule.stage == "statement"
        for example in rule.examples
    )

    def seconds(text: str) -> float:
        passage = Passage(text, language(code), PUBLISHED)
        lay_numbers(passage)
        lay_periods(passage)
        lay_quantities(passage)
        best = float("inf")
        for _ in range(3):
            before = time.process_time()
            for _found in passage.found("statement"):
                pass
            best = min(best, time.process_time() - before)
        return best

    once, twice = seconds(words), seconds(words + " " + words)
    assert twice < 4 * once + 0.05
