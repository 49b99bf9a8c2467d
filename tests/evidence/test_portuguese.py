"""A language is its tables: Portuguese, read by the same code, says what English says.

Owns: the laws of a set of tables beside another (which keys each language has, and which it lacks),
numbers written out in Portuguese, and stories told in English and Portuguese that come to the same
claims.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from isthmus.evidence.grammar.language import language, languages
from isthmus.evidence.reading import read_document
from isthmus.evidence.records import Claim, Document, Paragraph

TABLES = Path(__file__).parents[2] / "src" / "isthmus" / "evidence" / "languages"
PUBLISHED = dt.date(2024, 5, 15)


# --- what the tables of a language have -----------------------------------------------------------

#: What a language's tables lack, and why. A key that is in one language and neither in another nor
#: here is a gap: write it in that language, or say here why it is not.
LACKING: dict[str, dict[str, str]] = {
    "en": {
        "cue final": "unwritten: a gap",
        "list coming_endings": "what is to come is 'will' and a verb",
        "list pronoun_accent": "no pronoun that is another word without its accent",
        "mark after": "what comes stands before its unit: next month",
        "mark cardinal_joined": "no article that is a number after tens",
        "mark commits": "promises are verbs",
        "mark currency_millions": "m and bn are glued to the digits",
        "mark day": "the first of a month is an ordinal in digits",
        "mark less_than_bare": "no comparison with an article before the number",
        "mark more_than_bare": "no comparison with an article before the number",
        "mark partitive_article": "no contraction of 'of' and 'the'",
        "mark weekday_short": "weekdays have one name",
        "mark will_do": "what will be done is 'will' and a verb",
        "rule period-dates make=day_number": "a day has its month beside it",
        "rule period-roles make=to_date_unit": "so far this month is a period of the calendar",
        "rule quantifier quantifier=exact": "'to' after a verb of change is no bound",
    },
    "es": {
        "cue by": "'en' before a percentage says as often of what: en 32 % de los casos",
        "cue weak_committed": "unwritten: a gap",
        "cue weak_pledged": "unwritten: a gap",
        "list length_words": "'m' alone is no metre in the press",
        "list month_unsure": "months have small letters, and no month is a verb",
        "list participle_endings": "a participle agrees with its noun in number",
        "list singular_endings": "no singular ends as a plural does",
        "mark compound": "no adjective is made of a number and a hyphen",
        "mark counted_noun": "the noun stands first",
        "mark dash": "ranges have their own signs",
        "mark instrument_weak": "unwritten: a gap",
        "mark law_code": "laws are named by their number",
        "mark partitive_article": "an article beside 'de' is a token of its own",
        "mark place_possessive": "no possessive ending",
        "mark policy_scheme": "unwritten: a gap",
        "mark street": "streets stand before their number",
        "mark weekday_short": "weekdays have one name",
        "rule period-roles make=range_day": "the month stands last",
        "rule period-years make=short_fiscal": "no FY22",
    },
    "pt": {
        "cue by": "'em' before a percentage says as often of what: em 32% dos casos",
        "list length_words": "'m' alone is no metre in the press",
        "list month_unsure": "months have small letters, and no month is a verb",
        "list participle_endings": "a participle agrees with its noun in number",
        "list singular_endings": "no singular ends as a plural does",
        "mark compound": "no adjective is made of a number and a hyphen",
        "mark counted_noun": "the noun stands first",
        "mark currency_millions": "mi and bi stand beside the sign of the money",
        "mark dash": "ranges have their own signs",
        "mark instrument_weak": "unwritten: a gap",
        "mark law_code": "laws are named by their number",
        "mark month": "CLDR has every name of a month",
        "mark place_possessive": "no possessive ending",
        "mark policy_scheme": "unwritten: a gap",
        "mark street": "streets stand before their number",
        "rule period-roles make=range_day": "the month stands last",
        "rule period-years make=short_fiscal": "no FY22",
    },
}

#: What a rule gives that tells the code what to do: of each, a language needs a rule.
TELLING = ("makes", "make", "cue", "form", "quantifier", "kind")


def keys(code: str) -> Iterator[str]:
    """What the tables of a language hold: marks, lists, cues, stages, and what its rules tell."""
    for path in sorted((TABLES / code).glob("*.toml")):
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for part in ("sets", "values", "groups"):
            yield from (f"mark {kind}" for kind in table.get(part, {}))
        for said in table.get("values", {}).get("cue", {}).values():
            yield from (f"cue {one}" for one in said.split())
        for name, those in table.get("lists", {}).items():
            yield f"list {name}"
            if name == "cues":
                yield from (f"cue {one['is']}" for one in those)
        for rule in table.get("rule", []):
            yield f"stage {rule['stage']}"
            told = rule.get("gives", {})
            yield from (f"rule {rule['stage']} {n}={told[n]}" for n in TELLING if n in told)


@pytest.mark.parametrize("code", languages())
def test_a_key_that_one_language_has_is_in_each_or_is_listed_as_lacking(code: str) -> None:
    every = {key for one in languages() for key in keys(one)}
    lacking = every - set(keys(code))
    listed = set(LACKING[code])
    assert sorted(lacking - listed) == [], f"write these in languages/{code}, or say why not"
    assert sorted(listed - lacking) == [], f"languages/{code} has these, or no language does"


def test_every_language_has_the_same_files() -> None:
    files = {
        code: sorted(one.name for one in (TABLES / code).glob("*.toml")) for code in languages()
    }
    assert all(names == files["en"] for names in files.values()), files


@pytest.mark.parametrize("code", languages())
def test_every_stage_of_rules_is_in_each_language(code: str) -> None:
    stages = {rule.stage for one in languages() for rule in language(one).rules}
    assert stages == {rule.stage for rule in language(code).rules}


#: Brackets of code that may hold a language's name: the reader's code must hold none.
CODES = re.compile(r"""["'](?:en|es|pt)["']""")


def test_no_code_between_a_text_and_its_claims_names_a_language() -> None:
    room = TABLES.parent
    named = {
        f"{path.relative_to(room)}: {line.strip()}"
        for folder in ("grammar", "binding", "statements")
        for path in sorted((room / folder).glob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if CODES.search(line)
    }
    assert named == set()


# --- numbers in words -----------------------------------------------------------------------------

UNITS = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
]
TENS = [
    ".",
    ".",
    "vinte",
    "trinta",
    "quarenta",
    "cinquenta",
    "sessenta",
    "setenta",
    "oitenta",
    "noventa",
]
HUNDREDS = [
    ".",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]


def small(number: int) -> str:
    """A number from 1 to 999 in words."""
    if number == 100:
        return "cem"
    parts = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if rest >= 20:
        parts += [TENS[rest // 10]] + ([UNITS[rest % 10]] if rest % 10 else [])
    elif rest:
        parts.append(UNITS[rest])
    return " e ".join(parts)


def words(number: int) -> str:
    """A number from 2 to 999,999 in words, as it is written in Brazil and Portugal."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return small(rest)
    head = "mil" if thousands == 1 else f"{small(thousands)} mil"
    if not rest:
        return head
    # "e" joins what ends the number: less than a hundred, or hundreds alone.
    joined = " e " if rest < 100 or rest % 100 == 0 else " "
    return head + joined + small(rest)


@given(st.integers(2, 999_999))
@example(101)
@example(21_000)
@example(200_000)
@example(1_500)
@example(101_001)
def test_a_number_in_words_is_the_number(number: int) -> None:
    (claim,) = figures("pt", f"Chegaram {words(number)} pessoas.")
    assert (claim.value_low, claim.value_high) == (number, number)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("meio milhão de pessoas", 500_000),
        ("um milhão e meio de pessoas", 1_500_000),
        ("1,2 milhão de pessoas", 1_200_000),
        ("duzentas mil pessoas", 200_000),
        ("dezasseis mil pessoas", 16_000),
        ("uma dúzia de pessoas", 12),
        ("2,3 mil milhões de pessoas", 2_300_000_000),
        ("2,3 bilhões de pessoas", 2_300_000_000),
        ("um em cada cinco", 0.2),
        ("dois terços", 0.666667),
    ],
)
def test_both_presses_say_numbers_that_are_read(said: str, value: float) -> None:
    (claim,) = figures("pt", f"Fugiram {said}.")
    assert claim.value_low == pytest.approx(value)


# --- stories told twice ---------------------------------------------------------------------------


def figures(code: str, text: str) -> list[Claim]:
    """The figures of a text of one paragraph."""
    document = Document(
        id="0" * 64,
        name="story",
        text=text,
        format="text",
        published=PUBLISHED,
        language=code,
        paragraphs=(Paragraph(0, len(text), code),),
    )
    return [one for one in read_document(document) if one.kind == "figure"]


def told(claim: Claim) -> tuple[object, ...]:
    """What a figure says, whatever the language."""
    return (
        (claim.value_low, claim.value_high, claim.quantifier),
        claim.unit,
        claim.measure,
        claim.place,
        claim.population,
        (claim.period_start, claim.period_end),
        claim.status,
    )


STORIES = [
    (
        "More than 4 million people have fled Ukraine since 24 February.",
        "Mais de 4 milhões de pessoas fugiram da Ucrânia desde 24 de fevereiro.",
    ),
    (
        "In January 2024, 12,430 Venezuelans arrived in Brazil.",
        "Em janeiro de 2024, 12.430 venezuelanos chegaram ao Brasil.",
    ),
    (
        "Chad hosts about 730,000 refugees.",
        "O Chade acolhe cerca de 730 mil refugiados.",
    ),
    (
        "At least 27 people died on Saturday in Italy.",
        "Pelo menos 27 pessoas morreram no sábado na Itália.",
    ),
    (
        "In 2023, Peru received 12,300 asylum applications.",
        "Em 2023, o Peru recebeu 12.300 pedidos de asilo.",
    ),
    (
        "Arrivals in Spain rose by 16.5% in 2023.",
        "As chegadas à Espanha aumentaram 16,5% em 2023.",
    ),
    (
        "Between 1 and 31 March 2024, Panama recorded 1,204 entries.",
        "Entre 1 e 31 de março de 2024, o Panamá registrou 1.204 entradas.",
    ),
    (
        "As of 31 March 2024, Kenya hosted 98,000 refugees.",
        "A 31 de março de 2024, o Quênia acolhia 98 mil refugiados.",
    ),
    (
        "Between 400 and 500 people cross into Brazil per day.",
        "Entre 400 e 500 pessoas entram no Brasil por dia.",
    ),
    (
        "The United Nations requested 2.6 billion dollars for Sudan in 2023.",
        "As Nações Unidas pediram 2,6 bilhões de dólares para o Sudão em 2023.",
    ),
]


@pytest.mark.parametrize(("english", "portuguese"), STORIES, ids=[one[:40] for one, _ in STORIES])
def test_a_story_comes_to_the_same_claims_as_its_twin(english: str, portuguese: str) -> None:
    expected = [told(claim) for claim in figures("en", english)]
    assert expected, "a story without a figure compares nothing"
    assert [told(claim) for claim in figures("pt", portuguese)] == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("O Título 42 ainda vale.", "42"),
        ("A Lei 13.445 garante o acesso.", "13.445"),
        ("O rio subiu às 7h15 de domingo.", "15"),
        ("É o 1º voo do ano.", "1"),
        ("Em 2023 nada mudou.", "2023"),
        ("Para ajuda, ligue para o 112 a qualquer hora.", "112"),
    ],
)
def test_what_is_no_figure_in_portuguese_is_none(text: str, quote: str) -> None:
    assert quote in text
    assert figures("pt", text) == []


def test_the_source_behind_a_day_of_several_words_is_heard() -> None:
    (claim,) = figures("pt", "Chegaram 300 pessoas ao Brasil, informou nesta quarta-feira o Acnur.")
    assert claim.counter == "Acnur"


def test_a_part_counts_what_its_whole_counts_behind_a_contraction() -> None:
    part, whole = figures("pt", "As chuvas atingiram 446 dos 497 municípios.")
    assert (part.unit, whole.unit) == ("other", "other")
