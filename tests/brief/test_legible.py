"""What no page or print can hold is dropped or marked, and every other sign stays."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isthmus.brief.legible import UNSHOWN, for_page, for_print
from isthmus.brief.model import Brief
from tests.brief.sample import sample_brief, shipped_brief
from tests.brief.strategies import briefs

Change = Callable[[Brief], Brief]
both = pytest.mark.parametrize("change", [for_page, for_print])


def shown(change: Change, text: str) -> str:
    return change(replace(sample_brief(), title=text)).title


@both
@given(brief=briefs())
def test_doing_it_twice_changes_nothing_more(change: Change, brief: Brief) -> None:
    once = change(brief)
    assert change(once) == once


@both
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_brief_of_a_case_stays_as_it_is(change: Change, language: str) -> None:
    brief = shipped_brief("tutorial", dt.date(2024, 6, 20), language)
    assert change(brief) == brief


@given(st.text())
def test_a_page_keeps_every_sign_that_a_file_may_hold(text: str) -> None:
    """And holds no control character, no half of a sign, no code point that is none."""
    kept = shown(for_page, text)
    assert {unicodedata.category(sign) for sign in kept}.isdisjoint({"Cc", "Cs"})
    assert not any(ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) < 0xFDF0 for sign in kept)
    visible = [sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Zs")]
    assert [sign for sign in kept if unicodedata.category(sign) not in ("Cn", "Zs")] == visible


@pytest.mark.parametrize(
    ("text", "page", "print"),
    [
        ("Río Atrato, Ñandú – «¿así?»", None, None),
        ("two\nlines\r\n\r\nand\ttab", "two lines and tab", "two lines and tab"),
        ("a\x00b\x1b[31mc\x7f\x9f", "ab[31mc", "ab[31mc"),
        ("\ud800 \ufffe", " ", " "),
        ("漢字", None, UNSHOWN),
        ("to 漢字 and \U0001f6a2.", None, f"to {UNSHOWN} and {UNSHOWN}."),
        ("Darie\u0301n", None, "Dari\u00e9n"),
        ("zero\u200bwidth\u202e", None, "zerowidth"),
        ("a\u3000b", None, "a b"),
    ],
)
def test_the_same_words_on_a_page_and_in_print(
    text: str, page: str | None, print: str | None
) -> None:
    assert shown(for_page, text) == (text if page is None else page)
    assert shown(for_print, text) == (text if print is None else print)
