"""CSV and JSON, read strictly."""

from __future__ import annotations

from typing import Any

import pytest

from isthmus.case import CaseError
from isthmus.series.publishers.documents import Csv, parsed_json
from isthmus.series.publishers.strict import Complaints, as_count, as_number, plain
from tests.series.publishers.samples import codes


def csv_problem(data: bytes) -> set[str]:
    def whole() -> None:
        complaints = Complaints("file")
        list(Csv(data, complaints).rows())
        complaints.settle()

    with pytest.raises(CaseError) as refused:
        whole()
    return codes(refused.value)


def json_problem(data: bytes) -> set[str]:
    with pytest.raises(CaseError) as refused:
        parsed_json(data, Complaints("file"))
    return codes(refused.value)


def test_a_mark_of_byte_order_and_other_line_ends_are_read() -> None:
    table = Csv("\ufeffa,b\r\n1, 2 \r\n\r\n3,4".encode(), Complaints("file"))
    assert table.header == ["a", "b"]
    assert list(table.rows()) == [(2, {"a": "1", "b": "2"}), (4, {"a": "3", "b": "4"})]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"a,b\n1,\xe9\n", "not-utf8"),
        (b"a,b\n1,\0\n", "not-text"),
        (b'a,b\n1,"2\n', "no-csv"),
        (b"a,b\n1\n", "ragged"),
        (b"a,b\n1,2,3\n", "ragged"),
        (b"a,b\n1," + b"x" * 30_000, "long-cell"),
    ],
)
def test_what_is_no_csv_is_told(data: bytes, code: str) -> None:
    assert csv_problem(data) == {code}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no-json"),
        (b"{", "no-json"),
        (b"[1,]", "no-json"),
        (b"NaN", "no-json"),
        (b"[Infinity]", "no-json"),
        (b"[" * 100_000, "no-json"),
        (b"9" * 5000, "no-json"),
        (b'{"a": 1, "a": 2}', "column-twice"),
        (b'"\xff"', "not-utf8"),
    ],
)
def test_what_is_no_json_is_told(data: bytes, code: str) -> None:
    assert json_problem(data) == {code}


def test_brackets_in_text_do_not_nest() -> None:
    text = '["' + "[" * 100 + '\\"[", 1]'
    assert parsed_json(text.encode(), Complaints("file")) == ["[" * 100 + '"[', 1]


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (7, 7),
        (7.0, 7),
        ("7", 7),
        (" 1,234 ", 1234),
        ("0", 0),
        (-1, None),
        (1.5, None),
        (True, None),
        ("1.234", None),
        ("12,34", None),
        ("", None),
        (None, None),
        ("٧", None),
        (float("nan"), None),
        (float("inf"), None),
        ("9" * 16, None),
        ([], None),
    ],
)
def test_what_a_count_is(value: Any, count: int | None) -> None:
    assert as_count(value) == count


@pytest.mark.parametrize(
    ("value", "number"),
    [(1.5, 1.5), ("-1.5", -1.5), (True, None), ("1e9", None), ("", None), (float("nan"), None)],
)
def test_what_a_number_is(value: Any, number: float | None) -> None:
    assert as_number(value) == number


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Haití", "haiti"), ("CÔTE D'IVOIRE", "cote d ivoire"), (" a  b_c ", "a b c")],
)
def test_spellings_are_compared_without_case_accents_and_points(text: str, bare: str) -> None:
    assert plain(text) == bare
