"""No column and no text of a case holds a person or leads to one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from isthmus.case import problems_of
from isthmus.case.csvfiles import could_hold_a_person
from isthmus.case.schema import tables as the_format
from tests.case.small import small
from tests.case.spoil import OBSERVED, add_column, cell, replace
from tests.case.strategies import write_case

PERSONS = """
name | Name | full name | FullName | first_name | last-name | Surname | family name | given names
maiden name | nombre | Nombres | apellido | Apellidos | primer apellido | nombre completo | apodo
Nombre y apellidos | nome | Nome completo | sobrenome | prénom | nom de famille | name of child
nombre de la madre | passport | passport_no | Passport Number | pasaporte | N° de pasaporte
passaporte | id_number | ID No. | identity card number | national id | document number | DNI
documento de identidad | numero de documento | número de documento | Nro documento | cédula
cedula de identidad | CURP | CPF | RUT | A-Number | alien number | case number | UNHCR ID
registration number | individual id | id_persona | número de expediente | person_id | phone
Phone number | telephone | teléfono | Telefone | celular | WhatsApp | email | E-mail
e-mail address | correo electrónico | address | home address | dirección | domicilio | endereço
birth date | date of birth | DOB | fecha de nacimiento | data de nascimento | birthplace | age
Edad | idade | fingerprint | huella dactilar | iris | facial image | photo | foto | fotografía
biometric_id | latitude | lon | GPS | gps_lat | coordenadas | geometry | x | Y
"""
COUNTS = """
country name | place_name | nombre del país | nombre_lugar | municipio | sexo | sex | age_group
grupo de edad | edades | women | mujeres | nacionalidad | nationality | citizenship | casos
ciudadanía | cases | documents | decisions | phonetic | identified | hotel | período | total | mes
año | month | irish | identity_basis | aliens | photosynthesis | routes | exits | capacity | flags
registered | registrations | demographic | component
"""


def listed(names: str) -> list[str]:
    return [name.strip() for name in re.split(r"[|\n]", names) if name.strip()]


@pytest.mark.parametrize("column", listed(PERSONS))
def test_a_column_that_could_hold_a_person_is_refused(column: str, tmp_path: Path) -> None:
    """In English, Spanish, Portuguese and French, in any spelling; as such, not as unknown."""
    assert could_hold_a_person(column)
    write_case(tmp_path, small())
    add_column(OBSERVED, column)(tmp_path)
    assert [(p.code, p.row, p.value) for p in problems_of(tmp_path)] == [
        ("person-column", 1, column)
    ]


#: Two columns of the format say where a place is; in no other table may they stand.
OF_PLACES = {"lat", "lon"}


@pytest.mark.parametrize("column", sorted({c for t in the_format().values() for c in t.columns}))
def test_no_column_of_ours_is_taken_for_a_person(column: str) -> None:
    assert could_hold_a_person(column) == (column in OF_PLACES)


@pytest.mark.parametrize("column", listed(COUNTS))
def test_a_column_of_counts_is_no_person(column: str) -> None:
    """No false alarm on the columns that publishers of statistics use."""
    assert not could_hold_a_person(column)


def test_a_column_without_its_language_is_not_taken_for_a_person(tmp_path: Path) -> None:
    """`name` where the format has `name_en` is a slip of the pen."""
    write_case(tmp_path, small())
    replace("places.csv", "name_en", "name")(tmp_path)
    assert [p.code for p in problems_of(tmp_path)] == ["unknown-column-near", "missing-column"]


@pytest.mark.parametrize(
    "text",
    [
        "Escriba a ana.perez+x@correo.example.pa hoy",
        "Call +507 512-1234 for more",
        "Tel. 6123-4567",
        "teléfono: (507) 512 1234",
        "WhatsApp 61234567",
        "pasaporte AB1234567",
        "Passport No. 123456789",
        "cédula V-12.345.678",
        "CURP HEGG560427MVZRRL04",
    ],
)
def test_text_that_leads_to_a_person_is_refused(text: str, tmp_path: Path) -> None:
    tables = small()
    cell("faults", 2, "text_es", text)(tables)
    cell("sources", 3, "url", "https://example.org/?mail=ana@example.org")(tables)
    assert [(p.code, p.file, p.column) for p in problems_of(write_case(tmp_path, tables))] == [
        ("person-contact", "sources.csv", "url"),
        ("person-contact", "faults.csv", "text_es"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "133,726 people entered in 2021 (+12.5%), 2.45 times 5,622",
        "Executive Decree 112 of 2021-08-13; Resolution 28196/2022",
        "From 2021-10 to 2025-08, by post 12-34-56 of the register",
        "Passport 2017-2022 extended by decree; passports expired for ten years",
        "a net change of +1 000 000 against −5 000",
        "Title 8 / Title 42; 8 CFR 208.33",
        "El teléfono 2021 de la campaña",
        "@CBP on the web: cbp.gov/newsroom/stats",
        "los días 1-2, 3-4 y 5-6",
    ],
)
def test_ordinary_text_leads_to_nobody(text: str, tmp_path: Path) -> None:
    tables = small()
    cell("faults", 2, "text_en", text)(tables)
    assert problems_of(write_case(tmp_path, tables)) == ()
