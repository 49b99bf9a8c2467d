"""How well figures were read: labelled passages against claims, by the codebook.

Owns: the form of a labelled passage, which claim is which labelled figure, and what counts as
right. A claim is a mapping of the fields that `isthmus read --jsonl` prints. Asserts nothing and
prints nothing: `benchmarks/reading.py` does.

A labelled passage is one line of JSON: `id`, `published`, `text`, `figures` and `traps` (numbers
that are no figures, for a reader of the file). A labelled figure holds the codebook's fields, with
`quote` and `at` (which occurrence of the quote, from 0) for its place in the text, `optional`, and
`also`, the other answers that are right: `{field: [...], "period": [[start, end]], "value":
[[low, high]]}`.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Claim = Mapping[str, Any]
Bounds = tuple[float | None, float | None]

#: What is scored on a figure whose value and span are right; the rest is printed, with no goal.
SCORED = ("unit", "measure", "place", "population", "period")
ALSO_PRINTED = ("quantifier", "status", "counter")
ATTRIBUTES = (*SCORED, *ALSO_PRINTED)
#: Units of whose figures no population is asked.
NO_POPULATION = ("country", "other")
#: The words beside a quote by which "other" is a count of applications: "person" is as right.
_APPLICATION = re.compile(r"\b(application|claim|petition|solicitud|petici|pedido)", re.IGNORECASE)
_BESIDE = 60
#: Words with which a text may or may not name a place, "the Darién jungle" or "Darién".
_KINDS_OF_PLACE = re.compile(
    r"\b(the|of|el|la|los|las|del?|da|do|camps?|campamento|campo|city|ciudad|cidade|gap|tapon|jungle"
    r"|selva|islands?|islas?|arch?ipi?elago|province|provincia|department|departamento|region|state"
    r"|estado|district|distrito|canton|crossing|paso|bridge|puente)\b"
)
_CLOSE = 1e-9
#: A third has no last digit: a label writes it as far as it likes, to a thousandth at least.
_CLOSE_FRACTION = 2e-3


@dataclass(frozen=True)
class Gold:
    """A labelled figure at `text[start:end]` of its passage."""

    quote: str
    start: int
    end: int
    bounds: Bounds
    said: Mapping[str, Any]
    also: Mapping[str, Sequence[Any]]
    optional: bool

    def right_value(self, claim: Claim) -> bool:
        """Whether the claim's bounds are those labelled, or others that are as right."""
        got = (claim["value_low"], claim["value_high"])
        ways = [self.bounds, *(tuple(pair) for pair in self.also.get("value", ()))]
        if self.said.get("quantifier") == "nearly":
            ways += [(high, high) for _, high in ways if high is not None]
            ways += [(None, high) for _, high in ways if high is not None]
        close = _CLOSE_FRACTION if self.said.get("unit") == "ratio" else _CLOSE
        return any(_same_bounds(way, got, close) for way in ways)


@dataclass(frozen=True)
class Passage:
    """A labelled text; `published` is an ISO date or None."""

    id: str
    published: str | None
    text: str
    figures: tuple[Gold, ...]

    def sentence(self, start: int, end: int, most: int = 220) -> str:
        """The words around a span on one line, cut to about `most` characters."""
        room = max(0, (most - (end - start)) // 2)
        left = max(self.text.rfind(mark, 0, start) + 1 for mark in (". ", "\n", ".”"))
        right = min(
            (at for at in (self.text.find(mark, end) for mark in (". ", "\n")) if at >= 0),
            default=len(self.text),
        )
        left, right = max(left, start - room), min(right + 1, end + room)
        return " ".join(self.text[left:right].split())


@dataclass(frozen=True)
class Wrong:
    """One error: `what` is MISS, FALSE, VALUE (both at once) or the name of an attribute."""

    passage: str
    what: str
    quote: str
    want: str
    got: str
    rule: str
    sentence: str

    def __str__(self) -> str:
        said = {
            "MISS": f"MISS {self.quote}",
            "FALSE": f"FALSE {self.quote} {self.got} ({self.rule})",
        }.get(
            self.what, f"{self.what}: want {self.want} got {self.got} ({self.rule}) | {self.quote}"
        )
        return f"{self.passage} | {said} | {self.sentence}"


@dataclass
class Tally:
    """Counts over passages: figures found, missed and false, and attributes right of asked."""

    passages: int = 0
    found: int = 0
    missed: int = 0
    false: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    errors: list[Wrong] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of the figures read that are right, those that may be left out set aside."""
        return _share(self.found, self.found + self.false)

    @property
    def recall(self) -> float | None:
        """Share of the figures that must be read that were."""
        return _share(self.found, self.found + self.missed)

    def share(self, attribute: str) -> float | None:
        """Share of the figures found that have this attribute right."""
        return _share(self.right[attribute], self.asked[attribute])

    def add(self, passage: Passage, claims: Iterable[Claim]) -> None:
        """Count what was read of a passage."""
        found = [claim for claim in claims if claim["kind"] == "figure"]
        pairs = match(passage, found)
        self.passages += 1
        self._count_figures(passage, found, pairs)
        for number, claim in pairs.items():
            gold = passage.figures[number]
            if gold.optional:
                continue
            for attribute in ATTRIBUTES:
                right = attribute_right(attribute, gold, claim, passage)
                if right is None:
                    continue
                self.asked[attribute] += 1
                self.right[attribute] += right
                if not right:
                    want, got = _shown(attribute, gold.said), _shown(attribute, claim)
                    self._wrong(passage, attribute, gold, claim, want=want, got=got)

    def _count_figures(
        self, passage: Passage, found: Sequence[Claim], pairs: Mapping[int, Claim]
    ) -> None:
        used = {id(claim) for claim in pairs.values()}
        false = [claim for claim in found if id(claim) not in used and _false(passage, claim)]
        self.false += len(false)
        for number, gold in enumerate(passage.figures):
            if gold.optional:
                continue
            if number in pairs:
                self.found += 1
                continue
            self.missed += 1
            beside = next((c for c in false if overlap(gold, c)), None)
            if beside is None:
                self._wrong(passage, "MISS", gold, {"rule": ""})
            else:
                false.remove(beside)
                got = f"{beside['quote']} {_bounds_of(beside)}"
                want = _range(gold.bounds)
                self._wrong(passage, "VALUE", gold, beside, want=want, got=got)
        for claim in false:
            got = f"{_bounds_of(claim)} {claim['unit']}"
            self._wrong(passage, "FALSE", None, claim, got=got)

    def _wrong(
        self,
        passage: Passage,
        what: str,
        gold: Gold | None,
        claim: Claim,
        *,
        want: str = "",
        got: str = "",
    ) -> None:
        quote, start = (gold.quote, gold.start) if gold else (claim["quote"], claim["start"])
        sentence = passage.sentence(start, start + len(quote))
        quote = " ".join(quote.split())
        self.errors.append(Wrong(passage.id, what, quote, want, got, claim["rule"], sentence))


# --- labelled passages ----------------------------------------------------------------------------


def passages_of(path: Path) -> tuple[Passage, ...]:
    """The labelled passages of a file of JSON lines.

    Raises ValueError with every line that is not what the module's docstring says.
    """
    passages, wrong = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        try:
            passages.append(passage_of(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            wrong.append(f"{path}: {error} in {line[:40]}…")
    if wrong:
        raise ValueError("\n".join(wrong))
    return tuple(passages)


def passage_of(record: Mapping[str, Any]) -> Passage:
    """One labelled passage of its record."""
    text = record["text"]
    figures = tuple(_gold(text, figure) for figure in record["figures"])
    return Passage(record["id"], record.get("published"), text, figures)


def _gold(text: str, record: Mapping[str, Any]) -> Gold:
    quote, start = record["quote"], -1
    for _ in range(record.get("at", 0) + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            raise ValueError(f"no occurrence {record.get('at', 0)} of {quote!r}")
    bounds = (record.get("value_low"), record.get("value_high"))
    also = record.get("also") or {}
    optional = bool(record.get("optional"))
    return Gold(quote, start, start + len(quote), bounds, record, also, optional)


# --- which claim is which -------------------------------------------------------------------------


def match(passage: Passage, found: Sequence[Claim]) -> dict[int, Claim]:
    """The claim of each labelled figure, by its number; those that nothing matches are left out.

    One to one, as many as can be, those that must be found first. Where only another mention of the
    same quantity was found, that is the figure's claim.
    """
    order = sorted(range(len(passage.figures)), key=lambda n: (passage.figures[n].optional, n))
    ways = {
        number: [
            index
            for index, claim in enumerate(found)
            if overlap(passage.figures[number], claim)
            and passage.figures[number].right_value(claim)
        ]
        for number in order
    }
    taken: dict[int, int] = {}
    for number in order:
        _augment(number, ways, taken, set())
    pairs = {number: found[index] for index, number in taken.items()}
    for number in order:
        gold = passage.figures[number]
        if number in pairs or gold.optional:
            continue
        for index, claim in enumerate(found):
            alone = not any(
                overlap(other, claim) for other in passage.figures if not other.optional
            )
            if index not in taken and alone and _same_quantity(gold, claim):
                taken[index], pairs[number] = number, claim
                break
    return pairs


def _augment(
    number: int, ways: Mapping[int, Sequence[int]], taken: dict[int, int], seen: set[int]
) -> bool:
    """Give the figure `number` a claim, moving others to another of theirs where that helps."""
    for index in ways[number]:
        if index in seen:
            continue
        seen.add(index)
        if index not in taken or _augment(taken[index], ways, taken, seen):
            taken[index] = number
            return True
    return False


def overlap(gold: Gold, claim: Claim) -> bool:
    """Whether a claim's span shares a character with a labelled one."""
    return bool(claim["start"] < gold.end and gold.start < claim["end"])


def _false(passage: Passage, claim: Claim) -> bool:
    """Whether a claim that took no labelled figure is an error: no second mention, not optional."""
    if any(gold.optional and overlap(gold, claim) for gold in passage.figures):
        return False
    apart = not any(overlap(gold, claim) for gold in passage.figures)
    return not (apart and any(_same_quantity(gold, claim) for gold in passage.figures))


def _same_quantity(gold: Gold, claim: Claim) -> bool:
    return gold.right_value(claim) and bool(attribute_right("unit", gold, claim, None))


def _same_bounds(want: Sequence[float | None], got: Sequence[float | None], close: float) -> bool:
    return all(
        (w is None) == (g is None) and (w is None or g is None or math.isclose(w, g, rel_tol=close))
        for w, g in zip(want, got, strict=True)
    )


# --- attributes -----------------------------------------------------------------------------------


def attribute_right(
    attribute: str, gold: Gold, claim: Claim, passage: Passage | None
) -> bool | None:
    """Whether a claim has an attribute right; None where the codebook does not ask for it.

    passage : where both stand, by which applications are known; None where that is no matter
    """
    if attribute == "period":
        return _period_right(gold, claim, passage)
    want, got = gold.said.get(attribute), claim[attribute]
    ways = [want, *gold.also.get(attribute, ())]
    match attribute:
        case "population" if _unpopulated(gold):
            return None
        case "population":
            ways += [half for way in ways if way for half in way.split(";")]
        case "unit" if want == "other":
            # Nationalities are countries as well, and applications are people.
            ways += ["country", *(["person"] if _applications(gold, passage) else [])]
        case "unit" if want == "country":
            ways.append("other")
        case "measure" if want == "pledged" and gold.said.get("unit") in {"person", "other"}:
            ways += ["increment", "committed"]
        case "counter":
            return any(_counter_right(way, got) for way in ways)
    if attribute in {"place", "population"}:
        return any(_names(way) == _names(got) for way in ways)
    return got in ways


def _unpopulated(gold: Gold) -> bool:
    unit = gold.said.get("unit") or ""
    return unit in NO_POPULATION or unit.startswith("currency:")


def _applications(gold: Gold, passage: Passage | None) -> bool:
    if passage is None:
        return True
    beside = passage.text[max(0, gold.start - _BESIDE) : gold.end + _BESIDE]
    return _APPLICATION.search(beside) is not None


def _period_right(gold: Gold, claim: Claim, passage: Passage | None) -> bool:
    want = (gold.said.get("period_start"), gold.said.get("period_end"))
    got = (claim["period_start"], claim["period_end"])
    ways = [want, *(tuple(pair) for pair in gold.also.get("period", ()))]
    published = passage.published if passage else None
    if gold.said.get("measure") == "stock" and published:
        # A stock with no date of its own is dated by its publication, or by nothing.
        today = (published, published)
        ways += [today] if (None, None) in ways else [(None, None)] if today in ways else []
    return got in ways


def _names(value: str | None) -> frozenset[str]:
    """The names of a field that joins several with ";", without case, accents, kinds of place."""
    return frozenset(filter(None, (_bare(_fold(name)) for name in (value or "").split(";"))))


def _bare(name: str) -> str:
    """A name without the words that say what kind of place it is; all of it, if it has no other."""
    return " ".join(_KINDS_OF_PLACE.sub(" ", name).split()) or name


def _counter_right(want: str | None, got: str | None) -> bool:
    """A body is named long or short: one name within the other is the same."""
    if not want or not got:
        return not want and not got
    a, b = _fold(want), _fold(got)
    return a in b or b in a


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).removeprefix("the ").split())


# --- as text --------------------------------------------------------------------------------------


def table(rows: Mapping[str, Tally]) -> Iterator[str]:
    """The lines of a table: one row a file, its shares, and how many figures they rest on."""
    head = ["file", "texts", "figures", "P", "R", *SCORED, *(f"({name})" for name in ALSO_PRINTED)]
    cells = [head]
    for name, tally in rows.items():
        shares = [tally.precision, tally.recall, *(tally.share(name) for name in ATTRIBUTES)]
        counts = [str(tally.passages), str(tally.found + tally.missed)]
        cells.append([name, *counts, *(dash(share) for share in shares)])
    return aligned(cells)


def aligned(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines of one width, the first column to the left; a rule under the head."""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for number, row in enumerate(cells):
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield " | ".join([row[0].ljust(widths[0]), *rest])
        if number == 0:
            yield "-|-".join("-" * width for width in widths)


def dash(share: float | None) -> str:
    """A share as a table shows it, and a dash where there is none."""
    return "–" if share is None else f"{share:.3f}".removeprefix("0")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(attribute: str, fields: Mapping[str, Any]) -> str:
    if attribute == "period":
        return f"{fields.get('period_start') or '-'}..{fields.get('period_end') or '-'}"
    return str(fields.get(attribute))


def _bounds_of(claim: Claim) -> str:
    return _range((claim["value_low"], claim["value_high"]))


def _range(bounds: Bounds) -> str:
    low, high = ("" if bound is None else f"{bound:.12g}" for bound in bounds)
    return f"[{low}]" if low == high else f"[{low},{high}]"
