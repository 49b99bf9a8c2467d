"""Who is counted: nationality and group, from the noun, what is done, a list, or the figure before.

Owns: the laws of the binder of the population, and tables of the forms that it reads.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.reading import read_text

PEOPLES = {
    "en": {"Sudanese": "SDN", "Venezuelan": "VEN", "Haitian": "HTI", "Ukrainian": "UKR"},
    "es": {"sudaneses": "SDN", "venezolanos": "VEN", "haitianos": "HTI", "ucranianos": "UKR"},
}
GROUPS = {
    "en": {"refugees": "refugees", "children": "children", "asylum seekers": "asylum_seekers"},
    "es": {
        "refugiados": "refugees",
        "niños": "children",
        "solicitantes de asilo": "asylum_seekers",
    },
}
ORDER = {"en": "Some {n} {people} {group} arrived.", "es": "Llegaron {n} {group} {people}."}


def populations(code: str, text: str) -> dict[str, str | None]:
    """The population of each figure of a text, by its quote."""
    return {
        claim.quote: claim.population
        for claim in read_text(text, language=code)
        if claim.kind == "figure"
    }


@given(st.sampled_from(["en", "es"]), st.integers(0, 3), st.integers(0, 2), st.integers(101, 999))
def test_nationality_stands_before_the_group(code: str, one: int, two: int, count: int) -> None:
    people, iso = list(PEOPLES[code].items())[one]
    noun, group = list(GROUPS[code].items())[two]
    (got,) = populations(code, ORDER[code].format(n=count, people=people, group=noun)).values()
    assert got == f"{iso};{group}"


@pytest.mark.parametrize(
    ("code", "text", "population"),
    [
        ("en", "Some 412 migrants arrived.", None),
        ("en", "At least 37 people died at sea.", "dead"),
        ("en", "Storms killed 37 people.", "dead"),
        ("en", "Some 9,000 people have been displaced by floods.", "idps"),
        ("en", "About 310 unaccompanied children arrived.", "unaccompanied_children"),
        ("en", "Over 500 people from Haiti arrived.", "HTI"),
        ("en", "Another 1,086 migrants were reported dead or missing.", "dead;missing"),
        ("en", "The number of refugees rose to 1,086.", "refugees"),
        ("en", "About 72 per cent of refugees were women.", "women"),
        ("en", "The plan is 36 per cent funded.", None),
        ("en", "Officers made 412 arrests of 22 boats.", None),
        ("es", "Unos 412 migrantes llegaron.", None),
        ("es", "Al menos 37 personas murieron en el mar.", "dead"),
        ("es", "Hay 852 personas de nacionalidad haitiana.", "HTI"),
        ("es", "Unas 9.000 personas fueron desplazadas por las lluvias.", "idps"),
        ("es", "Llegaron 133 menores de edad no acompañados.", "unaccompanied_children"),
        ("es", "El número de desplazados internos subió a 9.000.", "idps"),
        ("es", "Un 61 % de los migrantes son hombres.", "men"),
        ("es", "El plan requiere 12 millones de dólares.", None),
    ],
)
def test_the_forms_that_say_who_is_counted(code: str, text: str, population: str | None) -> None:
    assert next(iter(populations(code, text).values())) == population


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The main nationalities were Venezuela (500), Haiti (300) and Ecuador (100)."),
        ("es", "Las principales nacionalidades son Venezuela (500), Haití (300) y Ecuador (100)."),
        ("en", "They were Venezuelans (500), Haitians (300) and Ecuadorians (100)."),
        ("es", "Eran venezolanos (500), haitianos (300) y ecuatorianos (100)."),
    ],
)
def test_a_list_of_nationalities_gives_each_its_own(code: str, text: str) -> None:
    assert populations(code, text) == {"500": "VEN", "300": "HTI", "100": "ECU"}


def test_a_figure_without_a_noun_is_of_the_people_before() -> None:
    got = populations("es", "En 2021 viajaron 29.000 niños. En 2022 fueron 40.000.")
    assert got["40.000"] == "children"


def test_each_share_is_of_the_people_before_it() -> None:
    text = "Women comprise almost half (46.1%), children nearly a third (33.2%)."
    got = populations("en", text)
    assert {got["almost half"], got["46.1%"]} == {"women"}
    assert {got["nearly a third"], got["33.2%"]} == {"children"}


def test_nationalities_and_figures_in_the_same_order() -> None:
    got = populations("en", "Syrians and Afghans lodged 440 and 270 claims, respectively.")
    assert got == {"440": "SYR", "270": "AFG"}


def test_figures_in_a_row_share_their_noun() -> None:
    got = populations("en", "The ships landed 179 and 572 survivors.")
    assert set(got.values()) == {"survivors"}


def test_what_people_leave_is_not_who_they_are() -> None:
    got = populations("en", "Some 359 returnees from Pakistan were assisted.")
    assert set(got.values()) == {"returnees"}


def test_the_parts_of_a_total_are_not_taken_over() -> None:
    text = "Llegaron 2.911 hombres, 706 mujeres y 287 niños. Solo en enero pasaron 634."
    assert populations("es", text)["634"] is None


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        (
            "es",
            "Los venezolanos fueron el 87 %, los colombianos el 6 % y los ecuatorianos el 3 %.",
            {"87 %": "VEN", "6 %": "COL", "3 %": "ECU"},
        ),
        (
            "en",
            "Venezuelans lodged 49,000 applications, Afghans 42,000 and Bangladeshis 17,000.",
            {"49,000": "VEN", "42,000": "AFG", "17,000": "BGD"},
        ),
        (
            "en",
            "We had 36,860 asylum claims, mainly from Cuba (18,210) and Haiti (5,412).",
            {"18,210": "CUB;asylum_seekers", "5,412": "HTI;asylum_seekers"},
        ),
        (
            "es",
            "Guinea es el primer origen, con 18.204. Le siguen Túnez (17.304) y Egipto (11.071).",
            {"18.204": "GIN", "17.304": "TUN", "11.071": "EGY"},
        ),
        (
            "en",
            "Some 886,000 people are displaced in Lebanon, and 560,000 crossed into Syria.",
            {"Some 886,000": "idps", "560,000": None},
        ),
        (
            "en",
            "Officers found 40 people of Venezuelan nationality and 13 citizens of Honduras.",
            {"40": "VEN", "13": "HND"},
        ),
        ("en", "About 60% of the 440,450 Venezuelans have papers.", {"About 60%": "VEN"}),
        ("en", "Some 181 migrants and 15 others remain missing.", {"Some 181": "missing"}),
        ("en", "The Spanish NGO counted 10,457 deaths.", {"10,457": "dead"}),
        ("es", "Por edades, el 33 % son menores y el 25 % tiene menos de 35.", {"25 %": None}),
    ],
)
def test_each_figure_says_its_own_people(code: str, text: str, found: dict[str, str]) -> None:
    got = populations(code, text)
    assert {quote: got.get(quote, "") for quote in found} == found
