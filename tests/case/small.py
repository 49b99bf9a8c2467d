"""A small case with a few rows in every table, all sound: the one that the tests spoil.

Owns: `small`, and how a row of the larger tables is made.
"""

from __future__ import annotations

from tests.case.said import said

Tables = dict[str, list[dict[str, str]]]


def small() -> Tables:
    """A case with a few rows in every table, all sound."""
    return {
        "sources": [
            {"id": "atlas", "publisher": "Atlas", "title": "Places", "licence": "CC0"},
            {
                "id": "office",
                "publisher": "Office of Migration",
                "title": "Entries",
                "url": "https://example.org/entries",
                "edition": "2023-03-01",
                "licence": "none stated",
            },
            {
                "id": "press",
                "publisher": "Office of Migration",
                "relayed_by": "A newspaper",
                "title": "Entries, as told",
                "licence": "none stated",
            },
        ],
        "populations": [
            {"id": "OOO", "dimension": "nationality", "name_en": "Others", "name_es": "Otras"},
            {"id": "women", "dimension": "sex", "name_en": "Women", "name_es": "Mujeres"},
            {"id": "men", "dimension": "sex", "name_en": "Men", "name_es": "Hombres"},
        ],
        "places": [
            place_row("capurgana", "COL", "transit", ("8.63", "-77.35")),
            place_row("bajo-chiquito", "PAN", "crossing", ("8.33", "-77.75")),
            place_row("lajas-blancas", "PAN", "reception", ("8.35", "-77.85"), "2021-05-01"),
        ],
        "routes": [
            route_row(("capurgana", "bajo-chiquito"), "foot", "55.1", "great-circle"),
            route_row(("bajo-chiquito", "lajas-blancas"), "canoe", "20", "reported", "2021-05-01")
            | {"days_low": "0.5", "days_high": "1"},
        ],
        "series": [series_row("entries", "COL>PAN"), series_row("stays", "PAN", topic="stock")],
        "observations": [
            observation_row("entries", "2022-01", "VEN", "1153"),
            observation_row("entries", "2022-01", "OOO", "3549", flags="late"),
            observation_row("entries", "2022-01", "women", "1500"),
            observation_row("entries", "2022-01", "men", "3202"),
            observation_row("entries", "2022-02", "all", "4262", published="2022-03-10"),
            observation_row("stays", "2022", "VEN;women", "120"),
        ],
        "faults": [
            {
                "id": "late",
                "series": "entries",
                "kind": "coverage",
                "starts": "2022-01-01",
                "ends": "2022-01-31",
                "text_en": "Late forms.",
                "text_es": "Formularios tardíos.",
                "published": "2022-04-01",
                "source": "office",
            }
        ],
        "reasons": [
            {
                "id": "two-systems",
                "check": "tables",
                "series_a": "entries",
                "starts": "2022-01-01",
                "text_en": "Two systems.",
                "text_es": "Dos sistemas.",
                "published": "2022-05-01",
                "source": "office",
            }
        ],
        "policies": [
            {
                "id": "visa",
                "jurisdiction": "PAN;COL",
                "kind": "visa",
                "title_en": "Visa",
                "title_es": "Visado",
                "text_en": "A visa is needed.",
                "text_es": "Se necesita visado.",
                "affected": "VEN|OOO;women",
                "acts_on": "COL>PAN",
                "announced": "2022-01-10",
                "effective": "2022-02-01",
                "ends": "2023-01-01",
                "end_published": "2022-11-20",
                "source": "office",
            }
        ],
        "countries": [
            {
                "country": "PAN",
                "indicator": "population",
                "year": "2021",
                "value": "4351267",
                "unit": "people",
                "published": "2022-07-01",
                "source": "atlas",
            }
        ],
        **said(),
    }


def place_row(
    id: str, country: str, role: str, at: tuple[str, str], published: str = ""
) -> dict[str, str]:
    """A row of `places`."""
    return {
        "id": id,
        "name_en": id,
        "name_es": id,
        "country": country,
        "role": role,
        "lat": at[0],
        "lon": at[1],
        "published": published,
        "source": "atlas",
    }


def route_row(
    ends: tuple[str, str], mode: str, km: str, basis: str, published: str = ""
) -> dict[str, str]:
    """A row of `routes`."""
    return {
        "from_place": ends[0],
        "to_place": ends[1],
        "mode": mode,
        "distance_km": km,
        "distance_basis": basis,
        "published": published,
    }


def series_row(id: str, place: str, topic: str = "flow") -> dict[str, str]:
    """A row of `series`: of a flow by month, or of a stock by year."""
    stock = topic == "stock"
    return {
        "id": id,
        "title_en": f"Series {id}",
        "title_es": f"Serie {id}",
        "source": "office",
        "topic": topic,
        "place": place,
        "counts": "people" if stock else "entries",
        "unit": "person" if stock else "crossing",
        "measure": "stock" if stock else "increment",
        "frequency": "year" if stock else "month",
        "tables": "nationality*sex" if stock else "nationality;sex",
        "lag_days": "15",
        "lag_basis_en": "As stated.",
        "lag_basis_es": "Según se indica.",
        "one_row_en": "A person.",
        "one_row_es": "Una persona.",
    }


def observation_row(
    series: str, period: str, population: str, value: str, **cells: str
) -> dict[str, str]:
    """A row of `observations`; its other cells as given."""
    row = {"series": series, "period": period, "population": population, "value": value}
    return row | cells
