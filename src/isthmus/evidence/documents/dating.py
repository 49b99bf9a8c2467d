"""The day on which a text says that it was published.

Owns: telling a dateline from a date that is told. A date counts where a text shows its own: in one
of its first or last lines, and there

- after a word that announces it ("Published: Apr 20, 2022, 15:23 UTC", "date 2022-04-21");
- after the place that opens a report ("PANAMA CITY, April 20, 2022 (Reuters) – …");
- alone on its line, at most beside a place, a weekday, a time ("Ciudad de Panamá, 20 de abril de
  2022").

A date in the running prose is none of these, and today is never one. Names of months and weekdays
come from CLDR through Babel; the announcing words and the order of day and month from the table
`documents.toml` of each language. "04/05/2022" is no date where its order is not one in the
language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from isthmus.evidence.grammar.tokens import fold

from .tables import Table, tables

#: How many lines from the top and the end of a text may show its date, and how much of each.
_TOP, _END, _LENGTH = 8, 4, 200
#: Words that may stand beside a date that is alone on its line.
_BESIDE = 7

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ISO = re.compile(
    r"(?<![\d/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:T[\d:.]{2,15}(?:Z|[+-]\d{2}:?\d{2})?|(?![\d/-]))"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-])")
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2}h\d{0,2}\b",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:[A-Z]{2,4}T|UTC|GMT)(?:\s?[+-]\d{1,2}(?::\d{2})?)?(?=\W|\d|$)")
#: The number of an issue: "Bulletin No. 12", "Boletín N.º 12", "Report #12".
_NUMBER = re.compile(r"(?:#|\bn(?:o|[.]?\s?[º°ro]{1,2})?[.]?)\s?\d{1,4}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
#: What closes the place and date that open a report: an agency in brackets, a dash, a full stop.
_OPENS = re.compile(r"\)?\s*(?:\([^()\n]{2,40}\)|[.:]?\s?[—–-]|\.-|\.\s|:|/)")
#: "20 April 2022, Geneva – …"
_PLACE_FOLLOWS = re.compile(r"\s*[,|–—-]\s*([^\d–—|:.()-]{2,40})\s*(?:[–—|:-]|\.-)\s")


class _Seen(msgspec.Struct, frozen=True):
    """A date in a line, and where it stands."""

    day: dt.date
    start: int
    end: int


def dateline_of(text: str, languages: Sequence[str]) -> dt.date | None:
    """The day that the first or last lines of a text show as its own.

    `languages` are tried in order; the first is that of the text.
    """
    lines = list(_lines(text))
    if not lines:
        return None
    # Only the language of the text itself says whether day or month comes first in numbers.
    known = [tables()[code] for code in languages]
    known[1:] = [msgspec.structs.replace(table, order=None) for table in known[1:]]
    changed: dt.date | None = None
    for line in lines:
        for table in known:
            found = _dateline(line, table)
            if found and not found[1]:
                return found[0]
            if found and changed is None:
                changed = found[0]
    # The day of a change stands in where no other is shown.
    return changed


def _lines(text: str) -> Iterator[str]:
    """The lines that may show a date: of the first and the last, those with a year in them."""
    head = [line for line in text[: _TOP * 2000].split("\n") if line.strip()][:_TOP]
    tail: list[str] = []
    if len(text) > _TOP * 2000 or len(head) == _TOP:
        tail = [line for line in text[-_END * 2000 :].split("\n") if line.strip()][-_END:]
    for line in (*head, *tail):
        if _YEAR.search(line[:_LENGTH]):
            yield line[:_LENGTH].strip()


def _dateline(line: str, table: Table) -> tuple[dt.date, bool] | None:
    """The date that a line shows as that of its text, and whether it is that of a change."""
    seen = list(_dates(line, table))
    if not seen:
        return None
    announced = _announced(line, seen, table)
    if announced:
        return announced
    first = seen[0]
    if _opens_report(line, first, table) or _alone(line, seen, table):
        return first.day, False
    return None


def _opens_report(line: str, at: _Seen, table: Table) -> bool:
    """Whether a line opens as a report does: a place and a date, or a date and a place."""
    if at.start < 4:
        follows = _PLACE_FOLLOWS.match(line, at.end)
        return follows is not None and _all_names(_words(follows[1], table), table)
    return _is_place(line[: at.start], table) and bool(_OPENS.match(line, at.end))


def _announced(line: str, seen: Sequence[_Seen], table: Table) -> tuple[dt.date, bool] | None:
    """A date that directly follows the words that announce it; only names may stand before them."""
    changed: tuple[dt.date, bool] | None = None
    for at in seen:
        words = _words(line[: at.start], table)
        folded = [fold(word).rstrip(".") for word in words]
        for cues, is_change in ((table.published, False), (table.updated, True)):
            length = max(
                (len(cue) for cue in map(str.split, cues) if folded[-len(cue) :] == cue), default=0
            )
            before = words[: len(words) - length]
            if length and len(before) <= _BESIDE and _all_names(before, table):
                if not is_change:
                    return at.day, False
                changed = changed or (at.day, True)
                break
    return changed


def _words(said: str, table: Table) -> list[str]:
    """The words of a part of a line, without times, zones and the names of weekdays."""
    said = _ZONE.sub(" ", _TIME.sub(" ", said))
    words = _WORD.findall(said)
    # "Panamá, a 20 de abril de 2022"
    while words and fold(words[-1]) in table.leads and said.count(","):
        words.pop()
    return [word for word in words if fold(word).rstrip(".") not in _weekdays(table.code)]


def _alone(line: str, seen: Sequence[_Seen], table: Table) -> bool:
    """Whether a line holds hardly more than its date: a place, a weekday, a time, a name."""
    rest = line
    for at in reversed(seen):
        rest = f"{rest[: at.start]} {rest[at.end :]}"
    if re.search(r"[\d%$€£?!\"“”«»]", _ZONE.sub(" ", _TIME.sub(" ", _NUMBER.sub(" ", rest)))):
        return False
    words = _words(rest, table)
    if [fold(word) for word in words] in table.announcing:
        return True
    before = _words(line[: seen[0].start], table)
    if before and fold(before[-1]) in {*table.joins, *table.of}:  # "As of 20 April 2022"
        return False
    return len(words) <= _BESIDE and _all_names(words, table) and len(seen) <= 2


def _is_place(before: str, table: Table) -> bool:
    """Whether what stands before a date can be the place that opens a report."""
    said = before.rstrip()
    for apart in (_weekdays(table.code), table.leads):
        rest, _, last = said.rpartition(" ")
        if fold(last).rstrip(".,") in apart:
            said = rest.rstrip()
    if not said.endswith((",", "-", "–", "—", "(", ".-", "|", "/")):
        return False
    words = _words(said, table)
    return 0 < len(words) <= _BESIDE and not re.search(r"\d", said) and _all_names(words, table)


def _all_names(words: Sequence[str], table: Table) -> bool:
    """Whether every word is written as a name is, or joins names ("Ciudad de Panamá")."""
    small = {*table.joins, *table.kinds}
    return all(word[0].isupper() or fold(word).rstrip(".") in small for word in words)


# --- dates in a line ----------------------------------------------------------------------------


def _dates(line: str, table: Table) -> Iterator[_Seen]:
    """The full dates of a line, in order. A range of days is none."""
    found = [*_by_number(line, table), *_by_name(line, table)]
    ends = -1
    for seen in sorted(found, key=lambda one: (one.start, -one.end)):
        if seen.start >= ends:
            ends = seen.end
            yield seen


def _by_number(line: str, table: Table) -> Iterator[_Seen]:
    for found in _ISO.finditer(line):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        if day:
            yield _Seen(day, *found.span())
    for found in _NUMERIC.finditer(line):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        # With points the day comes first everywhere; so it does where only it can be the day.
        if found[2] == "." or one > 12 or one == other:
            day = _day(year, other, one)
        elif other > 12:
            day = _day(year, one, other)
        elif table.order == "dmy":
            day = _day(year, other, one)
        elif table.order == "mdy":
            day = _day(year, one, other)
        else:
            day = None
        if day:
            yield _Seen(day, *found.span())


def _by_name(line: str, table: Table) -> Iterator[_Seen]:
    months, pattern = _months(table.code)
    for found in pattern.finditer(line):
        name = found["m1"] or found["m2"] or ""
        month = months.get(fold(name).rstrip("."))
        number = found["d1"] or found["d2"]
        day = _day(int(found["y1"] or found["y2"]), month, int(number)) if month else None
        if day:
            yield _Seen(day, *found.span())


@cache
def _months(code: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """The month of each name in a language, and the pattern of a date that names its month."""
    from babel import Locale

    months: dict[str, int] = {}
    for name in tables()[code].locales:
        forms = Locale.parse(name).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, said in forms[form][width].items():
                    months.setdefault(fold(said).rstrip("."), month)
    joins = "|".join(re.escape(word) for word in sorted(tables()[code].of, key=len, reverse=True))
    # A month is any word here, and looked up: the pattern stays short.
    month = r"[^\W\d_]{3,12}\.?"
    year = r"(?:19|20)\d{2}(?!\d)"
    of = rf"(?:\s+(?:{joins}))?" if joins else ""
    apart = r"[\s,/-]{1,3}"
    pattern = re.compile(
        rf"(?<![\d/–-])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.ª|\.º|º|°|\.)?{of}{apart}(?P<m1>{month})"
        rf"{of}{apart}(?P<y1>{year})"
        rf"|(?<!\w)(?P<m2>{month})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th|º|°)?"
        rf"(?:{of}{apart})(?P<y2>{year})",
        re.IGNORECASE,
    )
    return months, pattern


@cache
def _weekdays(code: str) -> frozenset[str]:
    from babel import Locale

    return frozenset(
        fold(said).rstrip(".")
        for name in tables()[code].locales
        for width in ("wide", "abbreviated")
        for said in Locale.parse(name).days["format"][width].values()
        for said in (said, *said.split("-"))
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
