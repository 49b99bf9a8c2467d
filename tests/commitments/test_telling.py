"""How numbers, days and names of a register are said, in each language."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from isthmus.commitments.records import Due
from isthmus.commitments.telling import Telling
from isthmus.words import words_in
from tests.case.promised import promised
from tests.commitments.cases import register_on


@pytest.fixture(scope="module", params=["en", "es"])
def telling(request: pytest.FixtureRequest) -> Telling:
    """The register of the small case, told in a language."""
    return Telling(register_on(promised(), "2022-06-30"), words_in(request.param))


@pytest.mark.parametrize(
    ("bounds", "said", "told"),
    [
        ((20, 20), "exact", {"en": "20"}),
        ((15_000, 20_000), "exact", {"en": "15,000–20,000"}),
        ((20, None), "at_least", {"en": "≥ 20"}),
        ((20, 20), "more_than", {"en": "> 20"}),
        ((None, 20), "at_most", {"en": "≤ 20"}),
        ((None, 20), "less_than", {"en": "< 20"}),
        ((None, 1.2), "nearly", {"en": "nearly 1.2", "es": "casi 1.2"}),
        ((20, 20), "about", {"en": "≈ 20"}),
        ((None, None), "exact", {"en": ""}),
    ],
)
def test_a_number_keeps_the_word_it_was_told_with(
    telling: Telling, bounds: tuple[float | None, float | None], said: str, told: dict[str, str]
) -> None:
    assert telling.written(*bounds, said) == told.get(telling.words.language, told["en"])


def test_an_interval_says_its_open_side_and_nothing_below_zero(telling: Telling) -> None:
    assert telling.interval(None, None) == ""
    assert telling.interval(5, None) == "≥ 5"
    assert telling.interval(0, 7) == telling.interval(None, 7) == "≤ 7"
    assert telling.interval(0, 0) == "0"
    assert telling.interval(1_000, 2_000) == "1,000–2,000"


def test_one_of_a_thing_is_said_as_one(telling: Telling) -> None:
    tables = {
        one.indicator.id: one.indicator for c in telling.register.commitments for one in c.measured
    }
    people = tables["crossed"]
    english = telling.words.language == "en"
    assert telling.unit("1", people) == ("1 person" if english else "1 persona")
    assert telling.unit("21", people) == ("21 people" if english else "21 personas")
    assert telling.unit("", people) == ""
    assert telling.unit("400", tables["paid"]) == "USD 400"


@pytest.mark.parametrize(
    ("cells", "en", "es"),
    [
        ({"acted_precision": "day"}, "18 Jan 2022", "18 ene 2022"),
        ({"acted_precision": "month"}, "Jan 2022", "ene 2022"),
        ({"acted_precision": "year"}, "2022", "2022"),
        ({"acted_precision": "by"}, "by 18 Jan 2022", "a más tardar el 18 ene 2022"),
    ],
)
def test_a_day_is_said_as_precisely_as_it_is_known(cells: dict[str, str], en: str, es: str) -> None:
    tables = promised()
    tables["parties"][1].update(cells | {"acted_after": ""})
    register = register_on(tables, "2022-06-30")
    bank = next(one for one in register.agreements[0].parties if one.party == "bank")
    assert Telling(register, words_in("en")).since(bank) == en
    assert Telling(register, words_in("es")).since(bank) == es


def test_a_party_is_a_country_an_organisation_or_its_code(telling: Telling) -> None:
    english = telling.words.language == "en"
    assert telling.parties(["PAN", "bank"]) == (
        "Panama, The Bank" if english else "Panamá, El Banco"
    )
    assert telling.party("XYZ") == "XYZ"
    bank = msgspec.structs.replace(telling.register.organisations["bank"], name_en="A, B",
                                   name_es="A, B")  # fmt: skip
    named = msgspec.structs.replace(telling.register, organisations={"bank": bank})
    told = Telling(named, telling.words).parties(["PAN", "bank"])
    assert told.split("; ") == [telling.party("PAN"), "A, B"]
    assert telling.title("pact") == ("Pact" if english else "Pacto")
    assert telling.title("nothing") == "nothing"


def test_what_falls_due_is_said_once(telling: Telling) -> None:
    """The end of a target by its indicator and its commitment, unless they are called the same."""
    end = Due(what="target", row="crossed", commitment="permits", day=dt.date(2022, 7, 1), days=1,
              status=None)  # fmt: skip
    indicator, whole = telling.title("crossed"), telling.title("permits")
    assert indicator in telling.due(end)
    assert whole in telling.due(end)
    same = msgspec.structs.replace(end, row="permits")
    assert telling.due(same) == whole


@pytest.mark.parametrize(
    ("role", "en", "es"),
    [
        ("party", "The Bank", "El Banco"),
        ("endorser", "The Bank", "El Banco"),
        ("observer", "The Bank (observer)", "El Banco (en calidad de observador)"),
        ("guarantor", "The Bank (guarantor)", "El Banco (en calidad de garante)"),
    ],
)
def test_who_is_no_party_to_an_agreement_is_told_as_what_it_is(role: str, en: str, es: str) -> None:
    tables = promised()
    tables["parties"][1].update(role=role)
    register = register_on(tables, "2022-06-30")
    for language, told in (("en", f"Panama, {en}"), ("es", f"Panamá, {es}")):
        assert (
            Telling(register, words_in(language)).standing(register.agreements[0].parties) == told
        )
