"""Each figure gets its own place: by its preposition, its list, its border, or what came before.

Owns: the laws of the binder of the place, and tables of the forms in which texts name a place.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence.reading import read_text

#: Countries of which each language has the name, with their codes.
COUNTRIES = {
    "en": {"Chad": "TCD", "Poland": "POL", "Colombia": "COL", "Uganda": "UGA", "Italy": "ITA"},
    "es": {"Chad": "TCD", "Polonia": "POL", "Colombia": "COL", "Uganda": "UGA", "Italia": "ITA"},
}
IN = {
    "en": "Some {n} refugees live in {place} today.",
    "es": "Unos {n} refugiados viven hoy en {place}.",
}
LIST = {
    "en": "The countries hosting most are {a} ({x}), {b} ({y}) and {c} ({z}).",
    "es": "Los países que más acogen son {a} ({x}), {b} ({y}) y {c} ({z}).",
}


def places(code: str, text: str) -> dict[str, str | None]:
    """The place of each figure of a text, by its quote."""
    return {
        claim.quote: claim.place
        for claim in read_text(text, language=code)
        if claim.kind == "figure"
    }


@given(
    st.sampled_from(["en", "es"]).flatmap(
        lambda code: st.tuples(st.just(code), st.sampled_from(sorted(COUNTRIES[code])))
    ),
    st.integers(101, 999),
)
def test_a_figure_in_a_country_is_there(where: tuple[str, str], count: int) -> None:
    code, name = where
    (place,) = places(code, IN[code].format(n=count, place=name)).values()
    assert place == COUNTRIES[code][name]


@given(st.sampled_from(["en", "es"]), st.permutations(range(5)))
def test_each_figure_of_a_list_takes_the_place_beside_it(code: str, order: list[int]) -> None:
    names = [sorted(COUNTRIES[code])[number] for number in order[:3]]
    text = LIST[code].format(a=names[0], b=names[1], c=names[2], x=411, y=322, z=233)
    assert places(code, text) == {
        quote: COUNTRIES[code][name]
        for quote, name in zip(("411", "322", "233"), names, strict=True)
    }


@pytest.mark.parametrize(
    ("code", "text", "quote", "place"),
    [
        ("en", "About 4,100 Sudanese refugees arrived in Chad on Monday.", "4,100", "TCD"),
        ("en", "Since April 844,000 people have crossed into Chad.", "844,000", "TCD"),
        ("en", "More than 30,000 people have fled Haiti since May.", "30,000", "HTI"),
        ("en", "Chad, which already hosts 409,000 people, asks for help.", "409,000", "TCD"),
        ("en", "Guards found 52 people at the U.S.-Mexico border.", "52", "U.S.-Mexico border"),
        ("en", "Guards found 52 people at the Sudan-Chad border.", "52", "Sudan-Chad border"),
        ("en", "Boats with 310 people reached the Italian coast.", "310", "ITA"),
        ("en", "Some 2,000 people had arrived in Kisoro by Friday.", "2,000", "Kisoro"),
        ("en", "There are 117 million displaced people worldwide.", "117 million", "World"),
        ("en", "Italy, France and Sweden registered 14,000 claims.", "14,000", "ITA;FRA;SWE"),
        ("en", "Germany's 334,000 applications were a record.", "334,000", "DEU"),
        ("en", "Agencies need $434 million for refugees in Bangladesh.", "$434 million", "BGD"),
        ("es", "Unas 360 personas cruzaron la selva del Darién ayer.", "360", "Darién"),
        ("es", "Más de 1.100 migrantes llegaron a Canarias en mayo.", "1.100", "Canarias"),
        ("es", "Un total de 642 personas esperan en Paso Canoas.", "642", "Paso Canoas"),
        ("es", "Han huido de Venezuela 7,7 millones de personas.", "7,7 millones", "VEN"),
        ("es", "Las costas italianas recibieron a 310 personas.", "310", "ITA"),
        # The adjective of the people before "en" is no place, that of the land after it is.
        ("es", "Los venezolanos en territorio dominicano ya son 25.872.", "25.872", "DOM"),
        ("en", "Entries rose in Spain (+2,830) last month.", "2,830", "ESP"),
        ("es", "Piden 21 millones de dólares para Haití.", "21 millones de dólares", "HTI"),
    ],
)
def test_the_forms_in_which_a_text_names_a_place(
    code: str, text: str, quote: str, place: str
) -> None:
    ((found, got),) = places(code, text).items()
    assert quote in found
    assert got == place


@pytest.mark.parametrize(
    ("code", "text"),
    [
        # Months, persons, bodies, ways not yet gone, and the people's nationality are no places.
        ("en", "In March, Laura Brown said that 412 people were waiting."),
        ("en", "The World Bank counted 412 people."),
        ("en", "Reports of 412 Venezuelan migrants were confirmed."),
        ("es", "En marzo, 412 personas pidieron ayuda a Laura Brown."),
        ("es", "Se trata de 412 migrantes venezolanos."),
        # A price in United States dollars is not of the United States.
        ("en", "The kit costs US$412."),
    ],
)
def test_what_names_no_place_gives_none(code: str, text: str) -> None:
    assert set(places(code, text).values()) == {None}


def test_a_figure_without_a_place_takes_that_of_the_sentence_before() -> None:
    got = places("en", "Uganda hosts 1,500 people. Another 230 came on Sunday.")
    assert got["230"] == "UGA"


def test_the_country_is_the_one_named_before() -> None:
    got = places("es", "Colombia pidió ayuda. En el país hay 412 albergues.")
    assert got["412"] == "COL"


def test_nationalities_in_a_list_are_not_places() -> None:
    text = (
        "In Panama 900 people crossed the Darién Gap. The main nationalities were Venezuela (500), "
        "Haiti (300) and Ecuador (100)."
    )
    got = places("en", text)
    assert {got["500"], got["300"], got["100"]} <= {"Darién Gap", "PAN"}


def test_people_sent_back_are_where_they_arrive() -> None:
    got = places("es", "El viernes 127 guatemaltecos fueron deportados desde Estados Unidos.")
    assert got == {"127": "GTM"}


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("aA ,.(12)en in de Chad' "), max_size=300))
def test_any_text_is_read_and_twice_gives_the_same(text: str) -> None:
    assert places("en", text) == places("en", text)


def test_a_long_paragraph_takes_time_in_proportion() -> None:
    once = "In Chad (12), Italy, which hosts 40, and the country: 412 of whom respectively "

    def seconds(times: int) -> float:
        start = time.process_time()
        places("en", once * times)
        return time.process_time() - start

    seconds(20)
    # Four times the text: four times the work, with room for a busy machine.
    assert seconds(400) < 10 * max(seconds(100), 0.05)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        (
            "en",
            "Malaysia, India and Thailand host 108,500, 22,500 and 5,300 refugees.",
            {"108,500": "MYS", "22,500": "IND", "5,300": "THA"},
        ),
        (
            "en",
            "Of those, 8.6 million are displaced in Sudan and 3.9 million have crossed into Chad.",
            {"8.6 million": "SDN", "3.9 million": "TCD"},
        ),
        (
            "en",
            "Some 310 people reached Ceuta in January and 290 in February.",
            {"Some 310": "Ceuta", "290": "Ceuta"},
        ),
        (
            "en",
            "Crossings into Poland fell to 4,900 and in Chad they rose to 11,300.",
            {"4,900": "POL", "11,300": "TCD"},
        ),
        (
            "es",
            "En Polonia viven 992.000 refugiados, mientras que en Chequia viven 378.000.",
            {"992.000": "POL", "378.000": "CZE"},
        ),
        (
            "es",
            "En La Vega fueron detenidos 66, en Mao 76 y en Dajabón 21.",
            {"66": "La Vega", "76": "Mao", "21": "Dajabón"},
        ),
        (
            "es",
            "Tras la guerra en Ucrania, España ha concedido protección a 168.000 personas.",
            {"168.000": "ESP"},
        ),
    ],
)
def test_figures_of_one_sentence_each_keep_their_own_place(
    code: str, text: str, found: dict[str, str]
) -> None:
    got = places(code, text)
    assert {quote: got.get(quote) for quote in found} == found


def test_these_countries_are_those_of_the_last_row_of_as_many() -> None:
    text = (
        "Honduras, Guatemala and Mexico signed a plan. The money went to Peru and Chile. "
        "In these three countries 4,100 families wait."
    )
    assert places("en", text)["4,100"] == "HND;GTM;MEX"


def test_who_sends_people_back_is_not_where_they_are() -> None:
    assert places("en", "Mexico has deported 412 Hondurans.") == {"412": "HND"}
    assert places("es", "México deportó a 412 hondureños.") == {"412": "HND"}


def test_a_name_of_a_person_or_of_a_ground_is_no_place() -> None:
    text = "El ministro Frank Alexis Ábrego dio 412 visas por Razones Humanitarias."
    assert places("es", text) == {"412": None}
