"""Statements: relations, lists, events, agreements, policies, promises, forecasts, positions."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence.grammar.language import language
from isthmus.evidence.reading import read_text
from isthmus.evidence.records import (
    Claim,
    Happening,
    Instrument,
    Listing,
    Promise,
    Relation,
    Statement,
)

PUBLISHED = dt.date(2024, 5, 8)  # a Wednesday


def read(text: str, code: str = "en", published: dt.date | None = PUBLISHED) -> list[Claim]:
    return list(read_text(text, published=published, language=code))


def of(kind: str, text: str, code: str = "en") -> list[Claim]:
    return [claim for claim in read(text, code) if claim.kind == kind]


def relation_of(text: str, code: str = "en") -> tuple[Claim, Relation]:
    (claim,) = of("relation", text, code)
    assert isinstance(claim.detail, Relation)
    return claim, claim.detail


def instrument_of(kind: str, text: str, code: str = "en") -> tuple[Claim, Instrument]:
    (claim,) = of(kind, text, code)
    assert isinstance(claim.detail, Instrument)
    return claim, claim.detail


def happenings(text: str, code: str = "en") -> list[tuple[Claim, Happening]]:
    return [
        (claim, claim.detail)
        for claim in of("event", text, code)
        if isinstance(claim.detail, Happening)
    ]


# --- laws -----------------------------------------------------------------------------------------

WORDS = [
    example.replace("[[", "").replace("]]", "")
    for code in ("en", "es")
    for rule in language(code).rules
    if rule.stage == "statement"
    for example in rule.examples
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from(["en", "es"]))
def test_every_quote_is_what_stands_at_its_offsets_inside_its_sentence(
    parts: list[str], code: str
) -> None:
    text = " ".join(parts)
    for claim in read(text, code):
        assert text[claim.start : claim.end] == claim.quote != ""
        assert claim.context_start <= claim.start < claim.end <= claim.context_end
        assert 0 < claim.confidence <= 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5), st.sampled_from(["en", "es"]))
def test_a_second_reading_gives_the_same_claims(parts: list[str], code: str) -> None:
    text = " ".join(parts)
    assert [claim.id for claim in read(text, code)] == [claim.id for claim in read(text, code)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5), st.sampled_from(["en", "es"]))
def test_the_ends_of_a_relation_are_figures_of_the_same_text(parts: list[str], code: str) -> None:
    claims = read(" ".join(parts), code)
    figures = {claim.id for claim in claims if claim.kind == "figure"}
    for claim in claims:
        if isinstance(claim.detail, Relation):
            assert {claim.detail.subject, claim.detail.object} - {None} <= figures


def test_without_a_date_of_publication_no_year_is_made_up() -> None:
    text = "Chad and Libya signed an accord on Monday. The summit will be held in Lima on 3 June."
    for claim in read(text, published=None):
        assert claim.period_start is None
        if isinstance(claim.detail, Instrument):
            assert claim.detail.signed_on is None


# --- relations and lists --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "factors", "values"),
    [
        ("en", "In May 1,800 boats came, over a third of the 900 boats of 2022.", (1 / 3, None),
         (1800, 900)),
        ("en", "Some 12,400 people came, more than double the 5,100 of May.", (2, None),
         (12400, 5100)),
        ("es", "Llegaron 12.400 personas, más del doble que las 5.100 de mayo.", (2, None),
         (12400, 5100)),
        ("es", "Las 9.300 solicitudes superan la mitad de las 4.100 de mayo.", (0.5, None),
         (9300, 4100)),
    ],
)  # fmt: skip
def test_a_multiple_relates_the_two_numbers_around_it(
    code: str,
    text: str,
    factors: tuple[float, float | None],
    values: tuple[float, float],
) -> None:
    claim, detail = relation_of(text, code)
    assert detail.operator == "times"
    assert detail.factor_low == pytest.approx(factors[0], rel=1e-4)
    assert detail.factor_high is factors[1] is None
    assert (detail.subject_value, detail.object_value) == values
    assert claim.value_low == detail.factor_low


@pytest.mark.parametrize(
    ("code", "text", "operator"),
    [
        ("en", "Arrivals reached 528 people, up 32 percent from 400 people.", "more"),
        ("en", "It counted 272 crossings, a 32 percent decrease from 400.", "less"),
        ("es", "Llegaron 528 personas, un aumento del 32 % frente a las 400 de mayo.", "more"),
        ("es", "Hubo 272 cruces, un 32 % menos que los 400 de mayo.", "less"),
    ],
)
def test_a_change_is_by_a_share_of_the_number_it_is_from(
    code: str, text: str, operator: str
) -> None:
    _, detail = relation_of(text, code)
    assert detail.operator == operator
    assert detail.factor_low == detail.factor_high == pytest.approx(0.32)
    assert detail.object_value == 400


@pytest.mark.parametrize(
    "text",
    [
        "Half of the 900 people were hurt.",  # a share of a base, and no second number
        "It counted 900 people, 300 more than in May.",  # a difference
        "The share fell to 12 percent.",  # a level
    ],
)
def test_what_relates_no_two_numbers_is_no_relation(text: str) -> None:
    assert of("relation", text) == []


@pytest.mark.parametrize(
    ("code", "text", "since"),
    [
        ("en", "They counted 9,100 people in March, the highest number since May 2001.", "2001-05"),
        ("es", "Fueron 9.100 personas, la cifra más alta desde mayo de 2001.", "2001-05"),
        ("en", "It held 9,100 people, the largest total since 1998.", "1998"),
    ],
)
def test_a_record_says_since_when(code: str, text: str, since: str) -> None:
    _, detail = relation_of(text, code)
    assert (detail.operator, detail.since, detail.subject_value) == ("highest", since, 9100)


@pytest.mark.parametrize(
    ("code", "text", "members", "closed"),
    [
        ("en", "Ministers of Peru, Chile and Bolivia met.", ("PER", "CHL", "BOL"), True),
        ("en", "States such as Peru, Chile and Bolivia took part.", ("PER", "CHL", "BOL"), False),
        ("es", "Vinieron de Perú, Chile y Bolivia, entre otros.", ("PER", "CHL", "BOL"), False),
        ("es", "Asistieron Perú, Chile y Bolivia.", ("PER", "CHL", "BOL"), True),
    ],
)
def test_a_list_of_countries_is_counted(
    code: str, text: str, members: tuple[str, ...], closed: bool
) -> None:
    (claim,) = [one for one in read(text, code) if isinstance(one.detail, Listing)]
    assert claim.detail == Listing(members=members, closed=closed)
    assert claim.value_low == claim.value_high == 3
    assert claim.unit == "country"


def test_two_countries_are_no_list_and_a_list_with_numbers_is_figures() -> None:
    assert of("relation", "Peru and Chile met.") == []
    assert of("relation", "They come from Peru (120), Chile (80) and Bolivia (40).") == []


# --- events ---------------------------------------------------------------------------------------


def test_the_first_of_a_series_takes_its_name_from_the_meeting_before_it() -> None:
    text = (
        "The second regional meeting on migration was held in Lima in April 2024; "
        "the first took place in Quito last October."
    )
    (second, this), (first, that) = happenings(text)
    assert (this.what, this.ordinal) == ("regional meeting migration", 2)
    assert (that.what, that.ordinal) == (this.what, 1)
    assert (second.place, second.period_start) == ("Lima", "2024-04-01")
    assert (first.place, first.period_start, first.period_end) == (
        "Quito", "2023-10-01", "2023-10-31",
    )  # fmt: skip


def test_a_day_that_is_to_come_is_of_the_year_to_come() -> None:
    ((claim, _),) = happenings("The summit will be held in Lima on 3 June.")
    assert (claim.period_start, claim.period_end) == ("2024-06-03", "2024-06-03")


@pytest.mark.parametrize(
    ("code", "text", "venue"),
    [
        ("en", "The conference was held at a hotel outside of Quito on Monday.",
         "hotel outside of Quito"),
        ("en", "Peru hosted the first summit virtually in May 2021.", "virtual"),
        ("es", "La cumbre se celebró en un hotel a las afueras de Quito el lunes.",
         "hotel a las afueras de Quito"),
    ],
)  # fmt: skip
def test_an_event_has_a_venue(code: str, text: str, venue: str) -> None:
    ((_, detail),) = happenings(text, code)
    assert detail.venue == venue


def test_a_meeting_in_two_houses_has_both_venues() -> None:
    text = "The summit will be held on 3 June at the Torres Palace and in a hotel in Lima."
    ((claim, detail),) = happenings(text)
    assert detail.venue == "Torres Palace; hotel in Lima"
    assert claim.quote.endswith("hotel in Lima")


def test_a_bare_mention_is_no_event() -> None:
    assert happenings("The summit is a hope. They spoke of a conference.") == []


def test_whoever_flees_is_on_no_visit() -> None:
    assert happenings("Sudanese refugees arrived in Chad on Monday.") == []
    ((claim, detail),) = [
        pair
        for pair in happenings("Foreign Minister Ana Prado visited Chad on Monday.")
        if pair[1].what == "visit"
    ]
    assert detail.participants == ("Ana Prado",)
    assert (claim.place, claim.period_start) == ("TCD", "2024-05-06")


# --- offices, credits -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "pair"),
    [
        ("en", "U.S. Secretary of State Ana Prado left.", ("Ana Prado", "U.S. Secretary of State")),
        ("en", "Peru's interior minister, Juan van der Berg, left the country on Monday.",
         ("Juan van der Berg", "Peru's interior minister")),
        ("en", "Minister of Public Security Juan Prado left.",
         ("Juan Prado", "Minister of Public Security")),
        ("es", "La ministra de Relaciones Exteriores, Ana Prado, salió.",
         ("Ana Prado", "ministra de Relaciones Exteriores")),
    ],
)  # fmt: skip
def test_an_office_is_told_from_the_name(code: str, text: str, pair: tuple[str, str]) -> None:
    ((_, detail),) = happenings(text, code)
    assert (detail.what, detail.participants) == ("office", pair)


@pytest.mark.parametrize(
    ("code", "text", "outlets"),
    [
        ("en", "Based on information from France 24 and Voice of America.",
         ("France 24", "Voice of America")),
        ("en", "QUITO (Andean Wire) - Families left the town.", ("Andean Wire",)),
        ("es", "(Con información de EFE y Reuters)", ("EFE", "Reuters")),
        ("es", "QUITO (EFE).- Las familias salieron del pueblo.", ("EFE",)),
    ],
)  # fmt: skip
def test_a_text_says_on_whom_it_leans(code: str, text: str, outlets: tuple[str, ...]) -> None:
    ((claim, detail),) = happenings(text, code)
    assert (detail.what, detail.participants) == ("credit", outlets)
    assert claim.credited_to == "; ".join(outlets)


# --- agreements and policies ----------------------------------------------------------------------


def test_who_signed_is_told_before_the_verb_and_after_by() -> None:
    active = (
        "Peru's security minister Juan Prado and US envoy Rosa Lind signed the declaration of "
        "intent on 19 April 2024."
    )
    passive = (
        "The declaration of intent was signed on 19 April 2024 by security minister Juan Prado of "
        "Peru and US envoy Rosa Lind."
    )
    for text in (active, passive):
        claim, detail = instrument_of("agreement", text)
        assert detail.type == "declaration of intent"
        assert detail.stage == "signed"
        assert detail.signatories == ("Juan Prado", "Rosa Lind")
        assert set(detail.parties) == {"PER", "USA"}
        assert detail.signed_on == claim.period_start == "2024-04-19"


def test_persons_without_an_office_sign_too() -> None:
    text = "El acuerdo fue firmado en Roma el 6 de noviembre de 2023 por Lia Neri y Edo Rossi."
    claim, detail = instrument_of("agreement", text, "es")
    assert detail.signatories == ("Lia Neri", "Edo Rossi")
    assert (claim.place, detail.signed_on) == ("Roma", "2023-11-06")


@pytest.mark.parametrize(
    ("code", "text", "stage", "parties"),
    [
        ("en", "Chad is hoping to strike a migration compact with Libya in June.", "proposed",
         ("TCD", "LBY")),
        ("en", "Chad and Libya announced a return deal on Monday.", "announced", ("TCD", "LBY")),
        ("en", "An accord reached between Chad and Libya last month failed.", "signed",
         ("TCD", "LBY")),
        ("es", "Níger canceló el acuerdo con Libia.", "ended", ("NER", "LBY")),
        ("es", "Chad y Libia firmarán un convenio en junio.", "proposed", ("TCD", "LBY")),
    ],
)  # fmt: skip
def test_an_instrument_has_a_stage_and_parties(
    code: str, text: str, stage: str, parties: tuple[str, ...]
) -> None:
    _, detail = instrument_of("agreement", text, code)
    assert (detail.stage, detail.parties) == (stage, parties)


def test_the_day_before_counts_from_the_day_last_told() -> None:
    text = "The summit was held in Lima on 20 April 2024. The document was signed the day before."
    _, detail = instrument_of("agreement", text)
    assert detail.signed_on == "2024-04-19"
    _, unknown = instrument_of("agreement", "The document was signed the day before.")
    assert unknown.signed_on is None


@pytest.mark.parametrize(
    ("code", "text", "stage", "affected", "place"),
    [
        ("en", "Peru and Chile imposed visa requirements on Haitians and Cubans in May.",
         "in_force", ("HTI", "CUB"), "PER;CHL"),
        ("es", "Chile exigirá visa a los haitianos.", "in_force", ("HTI",), "CHL"),
        ("es", "Perú levantó las restricciones fronterizas en mayo.", "ended", (), "PER"),
    ],
)  # fmt: skip
def test_a_policy_is_of_those_who_took_it_and_for_those_it_meets(
    code: str, text: str, stage: str, affected: tuple[str, ...], place: str
) -> None:
    claim, detail = instrument_of("policy", text, code)
    assert (detail.stage, detail.affected, claim.place) == (stage, affected, place)


def test_a_named_rule_is_no_number() -> None:
    claims = read("The court suspended Title 42 on 3 May 2024.")
    assert [claim.kind for claim in claims] == ["policy"]
    assert isinstance(claims[0].detail, Instrument)
    assert (claims[0].detail.type, claims[0].detail.signed_on) == ("title 42", "2024-05-03")


# --- commitments, forecasts, positions ------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "actions"),
    [
        ("en", "The text lists commitments to improve reception, expand aid and open routes.",
         ["improve reception", "expand aid", "open routes"]),
        ("es", "Hay compromisos para mejorar la acogida, ampliar la ayuda y abrir rutas.",
         ["mejorar acogida", "ampliar ayuda", "abrir rutas"]),
    ],
)  # fmt: skip
def test_a_list_of_promises_is_a_claim_for_each(code: str, text: str, actions: list[str]) -> None:
    found = [one.detail for one in of("commitment", text, code)]
    assert [one.action for one in found if isinstance(one, Promise)] == actions


def test_a_promise_has_an_actor_a_target_and_a_deadline() -> None:
    (claim,) = of("commitment", "Kenya will register 20,000 people by June 2025.")
    assert isinstance(claim.detail, Promise)
    assert (claim.detail.actor, claim.detail.target_value) == ("KEN", 20_000)
    assert claim.detail.deadline == "2025-06-30"


def test_a_call_on_others_and_an_appeal_are_no_promise() -> None:
    assert of("commitment", "Prado called on Kenya to register every arrival.") == []
    assert of("commitment", "UNHCR appealed for 40 million dollars.") == []
    assert of("position", "UNHCR called for 40 million dollars.") == []


@pytest.mark.parametrize(
    ("code", "text", "direction", "drivers"),
    [
        ("en", "Arrivals could increase if the border opens.", "up", ("border opens",)),
        ("en", "Arrivals will fall due to the cold and the patrols.", "down", ("cold", "patrols")),
        ("es", "Se prevé que las llegadas aumenten debido a la sequía y la guerra.", "up",
         ("sequia", "guerra")),
    ],
)  # fmt: skip
def test_a_forecast_says_which_way_and_why(
    code: str, text: str, direction: str, drivers: tuple[str, ...]
) -> None:
    (claim,) = of("forecast", text, code)
    assert isinstance(claim.detail, Statement)
    assert (claim.detail.direction, claim.detail.drivers) == (direction, drivers)
    assert claim.status == "forecast"


def test_a_quotation_is_of_who_stands_beside_it_and_he_is_the_last_speaker() -> None:
    text = (
        "“The region must act on this together,” Foreign Minister Ana Prado said. "
        "“Nobody can do it alone any more,” she added."
    )
    first, second = of("position", text)
    assert first.quote == "“The region must act on this together,”"
    assert first.credited_to == second.credited_to == "Ana Prado"


def test_a_pronoun_of_another_gender_leaves_the_speaker_in_doubt() -> None:
    text = (
        "La ministra Ana Prado insistió en que la frontera siga abierta. "
        "«Nadie puede hacerlo todo solo», dijo él."
    )
    _, doubtful = of("position", text, "es")
    assert isinstance(doubtful.detail, Statement)
    assert doubtful.detail.speaker == "Ana Prado (?)"
    assert doubtful.rule.endswith("-doubtful")
    assert doubtful.confidence < 0.5


def test_a_term_in_quotation_marks_is_no_position() -> None:
    assert of("position", "Prado spoke of a “firm” accord, she said.") == []


# --- a story --------------------------------------------------------------------------------------


def test_a_report_in_two_paragraphs() -> None:
    text = (
        "PORT ARLEN (Coast Wire) – Chad and Libya signed an accord on returns on Tuesday, "
        "with commitments to open reception centres and train guards.\n\n"
        "Foreign Minister Ana Prado called for more ships. “We need help from all states now,” "
        "she said at a press conference in Lima.\n"
    )
    kinds = [(claim.kind, claim.rule) for claim in read(text) if claim.kind != "figure"]
    assert ("event", "dateline") in kinds
    assert ("agreement", "en-agreement-signed") in kinds
    assert [kind for kind, _ in kinds].count("commitment") == 2
    assert ("position", "en-position-called") in kinds
    assert ("position", "quotation") in kinds
