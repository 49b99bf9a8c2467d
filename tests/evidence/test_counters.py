"""Who counted, and who says so: bodies by name and by shape, never a newspaper.

Owns: the laws of the binder of the counter, and tables of the forms that it reads.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.reading import read_text
from isthmus.evidence.records import Claim

FORMS = {
    "en": (
        "According to {body}, 412 people arrived.",
        "Some 412 people arrived, according to {body}.",
        "{body} recorded 412 arrivals.",
        "{body} data show that 412 people arrived.",
        "Some 412 people arrived, {body} said.",
    ),
    "es": (
        "Según {body}, llegaron 412 personas.",
        "Llegaron 412 personas, según cifras de {body}.",
        "{body} registró 412 llegadas.",
        "Llegaron 412 personas, según datos publicados ayer por {body}.",
        "Llegaron 412 personas, de acuerdo con {body}.",
    ),
}
BODIES = {
    "en": ("UNHCR", "IOM", "Frontex", "Polish Border Guard"),
    "es": ("ACNUR", "OIM", "Frontex", "Migración Colombia"),
}
OUTLETS = ("Reuters", "EFE", "AFP")


def figure(code: str, text: str) -> Claim:
    """The one figure of a text."""
    (claim,) = (claim for claim in read_text(text, language=code) if claim.kind == "figure")
    return claim


@given(st.sampled_from(["en", "es"]), st.integers(0, 4), st.integers(0, 3))
def test_the_body_that_a_form_names_is_the_counter(code: str, form: int, body: int) -> None:
    claim = figure(code, FORMS[code][form].format(body=BODIES[code][body]))
    assert claim.counter == BODIES[code][body]


@given(st.sampled_from(["en", "es"]), st.integers(0, 4), st.sampled_from(OUTLETS))
def test_an_outlet_never_counts(code: str, form: int, outlet: str) -> None:
    assert figure(code, FORMS[code][form].format(body=outlet)).counter is None


@pytest.mark.parametrize(
    ("code", "text", "counter"),
    [
        ("en", "The Ministry of the Interior reported 412 arrivals.", "Ministry of the Interior"),
        ("en", "Ugandan authorities counted 412 people.", "Ugandan authorities"),
        ("en", "Some 412 people waited at the gate.", None),
        ("es", "El Ministerio del Interior contabilizó 412 llegadas.", "Ministerio del Interior"),
        (
            "es",
            "Hubo 412 ingresos, según el Servicio Nacional de Migración (SNM).",
            "Servicio Nacional de Migración (SNM)",
        ),
        ("es", "Las autoridades panameñas reportaron 412 ingresos.", "autoridades panameñas"),
        ("es", "En la puerta esperaban 412 personas.", None),
    ],
)
def test_bodies_told_by_their_shape(code: str, text: str, counter: str | None) -> None:
    assert figure(code, text).counter == counter


def test_a_person_is_credited_and_does_not_count() -> None:
    claim = figure("en", "Some 412 people arrived, Maria Lopez Ruiz said on Friday.")
    assert claim.credited_to == "Maria Lopez Ruiz"
    assert claim.counter is None


def test_a_source_stands_for_the_sentences_that_go_on_from_it() -> None:
    text = "UNHCR recorded 412 arrivals in May. In June there were 230 arrivals."
    claims = [claim for claim in read_text(text, language="en") if claim.kind == "figure"]
    assert [claim.counter for claim in claims] == ["UNHCR", "UNHCR"]
