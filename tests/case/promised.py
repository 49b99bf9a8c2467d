"""A small case with what was promised, all sound: the rows that the tests spoil and vary.

Owns: `promised`, the tables; `known`, the case that is read from tables.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from isthmus.case import Case, read_case
from tests.case.small import Tables, small
from tests.case.strategies import write_case

_AT = {"published": "2022-01-20", "source": "office"}


def promised() -> Tables:
    """The small case with an agreement, two commitments, their money and a meeting."""
    return small() | {
        "organisations": [
            {"id": "bank", "name_en": "The Bank", "name_es": "El Banco", "kind": "bank"},
        ],
        "agreements": [
            _AT
            | {
                "id": "pact",
                "title_en": "Pact",
                "title_es": "Pacto",
                "kind": "declaration",
                "text_en": "A pact.",
                "text_es": "Un pacto.",
                "adopted": "2022-01-15",
                "adopted_published": "2022-01-20",
                "ended": "2023-06-30",
                "ended_how": "lapsed",
                "ended_published": "2023-06-01",
            },
            _AT
            | {
                "id": "letter",
                "title_en": "Letter",
                "title_es": "Carta",
                "kind": "letter",
                "text_en": "A letter.",
                "text_es": "Una carta.",
            },
        ],
        "pillars": [
            _AT | part("ways", "pact") | {"kind": "pillar", "number": "1", "leads": "PAN;bank"},
            _AT | part("signs", "letter") | {"kind": "clause"},
        ],
        "parties": [
            _AT | {"agreement": "pact", "party": "PAN", "role": "party", "act": "signed",
                   "acted": "2022-01-15"},
            _AT | {"agreement": "pact", "party": "bank", "role": "observer", "act": "joined",
                   "acted": "2022-01-18", "acted_precision": "by", "acted_after": "2022-01-15"},
        ],
        "meetings": [
            _AT | meeting("table", "2022-01-14", "2022-01-15"),
            _AT | meeting("review", "2022-12-01", ""),
        ],
        "sessions": [
            _AT | session("opening", "table", "2022-01-14"),
            _AT | session("taking-stock", "review", "2022-12-01"),
        ],
        "delegations": [_AT | {"meeting": "table", "party": "COL", "role": "participant"}],
        "commitments": [
            _AT | commitment("permits", type="places", actors="PAN", deadline="2022-12-31"),
            _AT | commitment("loan", type="money", actors="bank", beneficiaries="PAN"),
            _AT | commitment("decree", type="policy", actors="PAN;COL", agreement="", pillar=""),
        ],
        "indicators": [
            _AT | indicator("crossed", "permits", unit="people", series="entries", reduce="sum",
                            exact="true"),
            _AT | indicator("paid", "loan", unit="money", currency="USD"),
            _AT | indicator("signed", "decree", unit="act"),
        ],
        "targets": [
            _AT | target("crossed", low="5000", high="5000"),
            _AT | target("paid", low="300", high="400"),
            _AT | target("signed", low="1", high="1"),
        ],
        "progress": [
            _AT | report("permits", indicator="crossed", value="120", period="2022-01",
                         published="2022-02-05"),
            _AT | report("decree", stage="planning", period="2022-01", published="2022-02-05"),
        ],
        "transactions": [
            _AT | money("whole", stage="pledge", low="400", high="400"),
            _AT | money("part", stage="pledge", low="100", high="100", part_of="whole"),
            _AT | money("so-far", stage="pledge", low="900", quantifier="at_least",
                        measure="cumulative", since="2022-01-01", commitment=""),
        ],
        "conclusions": [
            _AT | {"id": "to-do", "meeting": "table", "session": "opening", "text_en": "To do.",
                   "text_es": "Por hacer.", "commitments": "loan;permits", "agreements": "pact"},
        ],
        "accounts": [
            _AT | account("meetings", "table", "20 countries", low="20", high="20"),
            _AT | account("meetings", "table", "22 countries", low="22", high="22", source="press"),
        ],
    }  # fmt: skip


def known(tables: Tables) -> Case:
    """The case of these tables. Raises CaseError when it is not sound."""
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_case(Path(folder) / "case", tables))


def part(id: str, agreement: str) -> dict[str, str]:
    """A row of `pillars`, but for its kind."""
    return {"id": id, "agreement": agreement, "title_en": f"Part {id}", "title_es": f"Parte {id}"}


def meeting(id: str, starts: str, ends: str) -> dict[str, str]:
    """A row of `meetings`."""
    return {
        "id": id,
        "title_en": f"Meeting {id}",
        "title_es": f"Reunión {id}",
        "agreement": "pact",
        "kind": "ministerial",
        "starts": starts,
        "ends": ends,
        "place": "PAN",
        "hosts": "PAN",
    }


def session(id: str, meeting: str, day: str) -> dict[str, str]:
    """A row of `sessions`."""
    title = {"title_en": f"Session {id}", "title_es": f"Sesión {id}"}
    return title | {"id": id, "meeting": meeting, "day": day, "kind": "plenary"}


def commitment(id: str, **cells: str) -> dict[str, str]:
    """A row of `commitments`: of the pact, made on the day it was adopted; other cells as given."""
    row = {
        "id": id,
        "agreement": "pact",
        "pillar": "ways",
        "title_en": f"Promise {id}",
        "title_es": f"Promesa {id}",
        "text_en": "It is promised.",
        "text_es": "Se promete.",
        "made": "2022-01-15",
        "starts": "2022-01-15",
    } | cells
    return row | ({"deadline_basis": "stated"} if row.get("deadline") else {})


def indicator(id: str, commitment: str, **cells: str) -> dict[str, str]:
    """A row of `indicators`; its other cells as given."""
    title = {"title_en": f"Count {id}", "title_es": f"Conteo {id}"}
    return title | {"id": id, "commitment": commitment} | cells


def target(indicator: str, **cells: str) -> dict[str, str]:
    """A row of `targets`, standing from the day the promise was made."""
    return {"indicator": indicator, "amended": "2022-01-15"} | cells


def report(commitment: str, **cells: str) -> dict[str, str]:
    """A row of `progress`: by the actor, unless another reporter is given."""
    return {"commitment": commitment, "reporter": "actor"} | cells


def money(id: str, **cells: str) -> dict[str, str]:
    """A row of `transactions`: dollars of the loan, unless other cells are given."""
    row = {"id": id, "commitment": "loan", "currency": "USD", "date": "2022-01-16"}
    return row | {"provider": "bank", "receivers": "PAN"} | cells


def account(about: str, row: str, says: str, **cells: str) -> dict[str, str]:
    """A row of `accounts` of who took part."""
    of = {"about": about, "row": row, "aspect": "participants"}
    return of | {"says_en": says, "says_es": f"{says} (es)"} | cells
