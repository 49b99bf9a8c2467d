"""Cases whose pathways and unsafe countries the tests write themselves.

Owns: `with_ways`, the tutorial's case with other rows of these tables, and rows to begin from. The
tutorial knows the countries XAA to XFF; the series named here are its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
import polars as pl

from isthmus.case import Case
from isthmus.case.provisions import Pathway, Unsafe
from tests.series.corridors import shipped_case

KNOWN = dt.date(2022, 3, 1)


def pathway(id: str = "way", /, **given: Any) -> Pathway:
    """A pathway into XDD for everybody, without a quota, with what is given."""
    blank: dict[str, Any] = dict.fromkeys(Pathway.__struct_fields__)
    told: dict[str, Any] = {
        "id": id,
        "title_en": "A way",
        "title_es": "Una vía",
        "text_en": "Text.",
        "text_es": "Texto.",
        "kind": "humanitarian",
        "protection": True,
        "to": "XDD",
        "nationalities": "all",
        "published": KNOWN,
        "source": "gazettes",
    }
    return Pathway(**{**blank, **told, **given})


def unsafe(country: str, nationality: str = "all", **given: Any) -> Unsafe:
    """A country marked unsafe from 2022 on."""
    told: dict[str, Any] = {
        "starts": dt.date(2022, 1, 1),
        "ends": None,
        "ends_published": None,
        "basis_en": "Because.",
        "basis_es": "Porque.",
        "published": KNOWN,
        "source": "agency",
    }
    return Unsafe(country=country, nationality=nationality, **{**told, **given})


def with_ways(ways: Sequence[Pathway], marked: Sequence[Unsafe] = ()) -> Case:
    """The tutorial with these pathways and these unsafe countries, and no others."""
    case = shipped_case("tutorial")
    rows: dict[str, Sequence[msgspec.Struct]] = {"pathways": ways, "unsafe": marked}
    frames = dict(case.frames)
    for name, told in rows.items():
        plain = [msgspec.structs.asdict(one) for one in told]
        frames[name] = pl.DataFrame(plain, schema=case.frames[name].schema)
    return Case(folder=case.folder, name=case.name, titles=case.titles, frames=frames)
