"""What the point and the comma mean in the numbers of one document.

Owns: the evidence that a document's own numbers give, the decision for one run of digits, and how
sure it is. Only groups of three digits are thousands; "133.000" beside "1.5 millones" is 133,000.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

#: Digits with points or commas inside. It begins only where a run of digits begins and gives no
#: digit back: each is read once, however long the run.
_WRITTEN = re.compile(r"(?<!\d)\d++(?:[.,]\d++)++")
_OTHER = {".": ",", ",": "."}
_LONGEST = 18


class Evidence(NamedTuple):
    """What the numbers of a document show: signs that group thousands, signs that open decimals.

    `groups` counts the runs of one to three digits, the sign and three digits ("133.000"), which
    alone could be either.
    """

    thousands: frozenset[str]
    decimals: frozenset[str]
    groups: dict[str, int]


class Digits(NamedTuple):
    """The value of a run of digits; `sure` is False where the signs could mean the other."""

    value: int | float
    plain: bool
    sure: bool = True


@lru_cache(maxsize=16)
def evidence_of(text: str) -> Evidence:
    """What the numbers of `text` show of its separators: one pass over it."""
    thousands: set[str] = set()
    decimals: set[str] = set()
    groups = {".": 0, ",": 0}
    for match in _WRITTEN.finditer(text):
        parts, signs = _cut(match.group())
        if len(signs) == 1:
            sign = signs[0]
            if len(parts[0]) > 3 or len(parts[1]) in {1, 2} or parts[0] == "0":
                # "12.30" may be an hour and says nothing, "12.30 %" does.
                if not _is_hour(*parts) or text[match.end() : match.end() + 2].strip()[:1] == "%":
                    decimals.add(sign)
            elif len(parts[1]) == 3:
                groups[sign] += 1
        elif len(set(signs)) == 1:
            if _grouped(parts):
                thousands.add(signs[0])
        elif len(set(signs[:-1])) == 1 and signs[-1] != signs[0] and _grouped(parts[:-1]):
            thousands.add(signs[0])
            decimals.add(signs[-1])
    return Evidence(frozenset(thousands), frozenset(decimals), groups)


def read_digits(
    written: str, evidence: Evidence, usual: Sequence[str], *, scaled: bool
) -> Digits | None:
    """The value of `written`, None where it is no number (a date, a version, a code).

    `usual` are the signs that group thousands where the language's own habit decides; `scaled`
    says that a word such as "million" or a percent sign follows, before which three digits may as
    well be decimals.
    """
    if "’" in written or "'" in written:
        # An apostrophe opens decimals before one or two digits ("154’55%"), else it groups.
        whole, _, rest = written.replace("’", "'").rpartition("'")
        written = f"{whole}.{rest}" if len(rest) < 3 and whole.isdecimal() else whole + rest
        written = written.replace("'", "")
    if len(written) > _LONGEST:
        return None
    parts, signs = _cut(written)
    if not signs:
        if len(written) > 1 and written[0] == "0":
            return None
        return Digits(int(written), plain=True)
    if len(signs) == 1:
        return _one_sign((parts[0], signs[0], parts[1]), evidence, usual, scaled)
    if len(set(signs)) == 1:
        # "1,234,5672" is 1,234,567 with the mark of note 2.
        if not (_grouped(parts[:-1]) and len(parts[-1]) in {3, 4}) or parts[0][0] == "0":
            return None
        return Digits(int("".join(parts[:-1]) + parts[-1][:3]), plain=False)
    if len(set(signs[:-1])) != 1 or signs[-1] == signs[0] or not _grouped(parts[:-1]):
        return None
    return Digits(_decimal("".join(parts[:-1]), parts[-1]), plain=False)


def _one_sign(
    written: tuple[str, str, str], evidence: Evidence, usual: Sequence[str], scaled: bool
) -> Digits | None:
    whole, sign, rest = written
    if len(whole) > 1 and whole[0] == "0":
        return None
    decimal = Digits(_decimal(whole, rest), plain=False)
    if len(whole) > 3 or whole[0] == "0" or len(rest) < 3 or len(rest) > 5:
        groups = sign in evidence.thousands or (sign in usual and evidence.groups[sign] > 0)
        # Where the sign groups thousands, "14.30" is an hour.
        return None if groups and not scaled and _is_hour(whole, rest) else decimal
    if len(rest) > 3:
        # A note's mark glued to the thousands ("4,7871"): no one states a count to four decimals.
        noted = Digits(int(whole + rest[:3]), plain=False, sure=False)
        return decimal if scaled else noted
    grouped = Digits(int(whole + rest), plain=False)
    if sign in evidence.thousands:
        return grouped
    other = _OTHER[sign]
    if scaled:
        if sign in evidence.decimals or other in evidence.thousands:
            return decimal
        if evidence.groups[other] > evidence.groups[sign]:
            return decimal
        if sign in usual:
            return grouped._replace(sure=other in evidence.decimals)
        return decimal._replace(sure=False)
    if sign in usual:
        return grouped
    if other in evidence.thousands or (evidence.groups[other] and sign in evidence.decimals):
        return decimal._replace(sure=False)
    return grouped._replace(sure=evidence.groups[sign] > 1)


def _is_hour(whole: str, rest: str) -> bool:
    return len(rest) == 2 and int(whole) < 25 and int(rest) < 60


def _cut(written: str) -> tuple[list[str], list[str]]:
    parts: list[str] = [""]
    signs: list[str] = []
    for sign in written:
        if sign in ".,":
            signs.append(sign)
            parts.append("")
        else:
            parts[-1] += sign
    return parts, signs


def _grouped(parts: Sequence[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _decimal(whole: str, rest: str) -> int | float:
    value = float(f"{int(whole)}.{rest}")
    return int(value) if value.is_integer() else value
