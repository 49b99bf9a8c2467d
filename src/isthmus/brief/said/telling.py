"""How words of a document stand in a brief: exact, and leading to the document they are from.

Owns: `Teller`, which turns claims into quotes with their figures, verdicts into sentences whose
quotes and numbers lead to their sources, and official numbers into the cells beside them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from isthmus.brief.model import Figure, Inline, Num, Text
from isthmus.brief.model import Words as Plain
from isthmus.brief.pen import Pen
from isthmus.evidence.comparing.saying import sentence
from isthmus.evidence.official import Beside
from isthmus.evidence.records import Claim, Document, Relation, Verdict
from isthmus.series.quantities import Quantity

from .cutting import around, free, one_line, woven
from .hearing import Heard, leads_to_person

#: A noun this many signs after its number still belongs to it.
_NEAR = 40
#: A title longer than this is cut where it names a document.
_TITLE = 90
#: A numeral as the languages of the house write it, with the sign of percent where it has one.
_NUMERAL = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f]\d+)*(?:\s?%)?(?!\w)")
#: A count or a share in the title of a document: grouped thousands, or a number of percent.
_COUNT = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\w%])|\d+(?:[.,]\d+)?\s?%)"
)
#: What the values of a verdict are, by the names that its sentence gives them.
_MEASURES = {"ratio": "ratio", "share": "share", "difference": "difference"}


class Teller:
    """Writes what documents say with the pen of a section."""

    def __init__(self, pen: Pen, heard: Heard) -> None:
        self.pen = pen
        self.heard = heard

    # --- documents ------------------------------------------------------------------------------

    def document(self, claim: Claim) -> Document:
        """The document in which a claim stands."""
        return self.heard.found.documents[claim.document_id]

    def name(self, document: Document) -> str:
        """What a document is called in a line: its publisher where that is of it alone."""
        publisher = document.publisher
        if publisher and self._publishers[publisher] == 1:
            return publisher
        title = document.title or document.name
        title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
        return f"{publisher}, {title}" if publisher else title

    @cached_property
    def _publishers(self) -> Mapping[str, int]:
        count: dict[str, int] = {}
        for document in self.heard.found.documents.values():
            if document.publisher:
                count[document.publisher] = count.get(document.publisher, 0) + 1
        return count

    def titled(self, words: str, document: Document) -> Text:
        """Words that name a document, leading to it; a number in them is a figure it states."""
        url = web_address(document.url)
        out: list[Inline] = []
        end = 0
        for number, found in enumerate(_COUNT.finditer(words), start=1):
            out += self.pen.link(words[end : found.start()], url) if found.start() > end else ()
            out += self._in_title(words, document, found[0], number)
            end = found.end()
        out += self.pen.link(words[end:], url) if end < len(words) else ()
        return tuple(out)

    def _in_title(self, words: str, document: Document, written: str, number: int) -> Text:
        return self.pen.made(
            f"title.{document.id[:16]}.{number}",
            _value(written),
            written,
            label=words,
            unit="percent" if written.endswith("%") else "other",
            measure="stated",
            note=self.pen.words_of("said-title-note"),
            counts="stated",
            published=document.published or self.pen.day,
            publisher=self.name(document),
            url=web_address(document.url),
            status="stated",
        )

    def dated(self, document: Document) -> str:
        """The date of a document in words."""
        if document.published is None:
            return self.pen.words_of("said-undated")
        return self.pen.words.date(document.published, "short")

    def cite(self, claim: Claim) -> Text:
        """Who says it and when, leading to the document; and what was assumed of its date."""
        document = self.document(claim)
        source = self.titled(self.name(document), document)
        if claim.id in self.heard.known.assumed:
            day = self.pen.words.date(self.heard.known.day)
            return self.pen.say("said-cite-assumed", source=source, day=day)
        return self.pen.say("said-cite", source=source, day=self.dated(document))

    # --- quotes ---------------------------------------------------------------------------------

    def quote(self, claim: Claim) -> Text:
        """The words that carry a claim, exactly, with the noun that follows a number."""
        text, end = self.document(claim).text, claim.end
        if claim.noun:
            after = text[end : min(claim.context_end, end + _NEAR + len(claim.noun))]
            at = after.find(claim.noun)
            # A noun that stands apart is of the sentence, and not of these words.
            if at >= 0 and not any(sign in after[:at] for sign in ",;:.("):
                end += at + len(claim.noun)
        return self._words(claim, claim.start, end)

    def passage(self, claims: Sequence[Claim]) -> Text:
        """The sentence in which claims stand; of a long one the part around them.

        It leads to the first of them.
        """
        first, last = self._passage_at(claims)
        text = self.document(claims[0]).text
        if leads_to_person(text[first:last]):
            return self.quote(claims[0])  # the words of the claim alone lead to nobody
        before = text[min(claims[0].context_start, first) : first]
        after = text[last : max(claims[0].context_end, last)]
        return (
            *((Plain("… "),) if before.strip() else ()),
            *self._words(claims[0], first, last),
            *((Plain(" …"),) if after.strip() else ()),
        )

    def _passage_at(self, claims: Sequence[Claim]) -> tuple[int, int]:
        inner = min(one.start for one in claims), max(one.end for one in claims)
        outer = min(one.context_start for one in claims), max(one.context_end for one in claims)
        whole = min(inner[0], outer[0]), max(inner[1], outer[1])
        return around(self.document(claims[0]).text, whole, inner)

    def quoted(self, claims: Sequence[Claim]) -> Text:
        """The passage of claims of one sentence between quotation marks, and who says it."""
        told = next((one for one in claims if one.id in self.heard.known.assumed), claims[0])
        return self.pen.say("said-quoted", words=self.passage(claims), who=self.cite(told))

    def quoted_with_before(self, claim: Claim) -> Text:
        """As `quoted`, with the sentence before it: what "the document" is stands there."""
        text = self.document(claim).text
        before = [
            one.context_start
            for one in self.heard.found.claims.values()
            if one.document_id == claim.document_id
            and one.context_end <= claim.context_start
            and not text[one.context_end : claim.context_start].strip()
        ]
        if not before or leads_to_person(text[max(before) : claim.context_end]):
            return self.quoted([claim])
        words = self._words(claim, max(before), claim.context_end)
        return self.pen.say("said-quoted", words=words, who=self.cite(claim))

    def passages(self, claims: Sequence[Claim]) -> list[Text]:
        """The passages of claims, each sentence once."""
        sentences: dict[object, list[Claim]] = {}
        for claim in claims:
            sentences.setdefault((claim.document_id, claim.context_start), []).append(claim)
        return [self.quoted(together) for together in sentences.values()]

    def _words(self, claim: Claim, start: int, end: int) -> Text:
        text = self.document(claim).text[start:end]
        return (Num(self.figure(claim), text, quoted=True),)

    def figure(self, claim: Claim) -> str:
        """Enter a claim in the ledger; gives its id."""
        pen, document = self.pen, self.document(claim)
        original = self.heard.known.original(claim)
        notes = [pen.words_of("said-where", start=str(claim.start), end=str(claim.end))]
        if claim.id in self.heard.known.assumed:
            day = pen.words.date(self.heard.known.day)
            notes.append(pen.words_of("said-assumed-note", day=day))
        return pen.ledger.add(
            Figure(
                id=f"{pen.section}.{original.id}",
                section=pen.section,
                label=pen.words_of("said-figure-label", quote=one_line(claim.quote)),
                place=self.place(claim.place),
                population=self.population(claim) or "",
                measure=claim.measure or "",
                unit=claim.unit or "",
                counts="said",
                period_start=_date(claim.period_start),
                period_end=_date(claim.period_end),
                low=claim.value_low,
                high=claim.value_high,
                status=claim.status or "stated",
                published=document.published,
                publisher=self.name(document),
                url=web_address(document.url),
                note=" ".join(notes),
                document=document.name,
                quote=claim.quote,
                start=claim.start,
                end=claim.end,
            )
        )

    # --- what a claim is of ---------------------------------------------------------------------

    def place(self, place: str | None) -> str | None:
        """A place in words: countries by their names, any other as the text has it."""
        if not place:
            return None
        return self.pen.words.listing(self.pen.names.country(part) for part in place.split(";"))

    def population(self, claim: Claim) -> str | None:
        """A population in words."""
        named = []
        for part in filter(None, (claim.population or "").split(";")):
            key = f"group-{part}"
            has = self.pen.words.has(key)
            named.append(self.pen.words_of(key) if has else self.pen.names.country(part))
        return ", ".join(named) or None

    def period(self, claim: Claim) -> str | None:
        """The time of a claim in words."""
        start, end = _date(claim.period_start), _date(claim.period_end)
        if end is None:
            return None
        if start is None:
            return self.pen.words_of("said-until", day=self.pen.words.date(end, "short"))
        return self.pen.words.period(start, end, "short")

    def span(self, claim: Claim) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day of a claim, None for what its text leaves open."""
        return _date(claim.period_start), _date(claim.period_end)

    def written(self, day: str) -> str:
        """A day of a statement in words, or as it stands where it is not a whole day."""
        found = _date(day)
        return self.pen.words.date(found) if found else day

    def interval(self, low: float | None, high: float | None) -> str:
        """An interval with its open sides, as a table writes it."""
        say = self.pen.words_of
        if low is None:
            return "" if high is None else say("said-at-most", value=self._digits(high))
        if high is None:
            return say("said-at-least", value=self._digits(low))
        if low == high:
            return self._digits(low)
        return say("said-range", low=self._digits(low), high=self._digits(high))

    def _digits(self, value: float) -> str:
        return self.pen.words.number(value, 0 if float(value).is_integer() else 2)

    def of_what(self, claim: Claim) -> str:
        """What a figure is of, in a line."""
        unit = (claim.unit or "").partition(":")[2] or one_line(claim.noun or "")
        parts = [
            unit or (self.kind("unit", claim.unit) if claim.unit else None),
            self.pen.words_of(f"measure-{claim.measure}") if claim.measure else None,
            self.place(claim.place),
            self.population(claim),
            self.period(claim),
        ]
        return ", ".join(part for part in parts if part) or one_line(claim.quote)

    def kind(self, of: str, code: str) -> str:
        """A code of the codebook in words, where the house has words for it."""
        key = f"kind-{of}-{code}"
        return self.pen.words_of(key) if self.pen.words.has(key) else code

    # --- verdicts -------------------------------------------------------------------------------

    def sides(self, verdict: Verdict) -> list[Claim]:
        """The claims of a verdict; the official side is none."""
        claims = self.heard.found.claims
        return [claims[key] for key in (verdict.a, verdict.b) if key in claims]

    def reason(self, verdict: Verdict) -> Text:
        """The sentence of a verdict: its quotes lead to the claims, its numbers to their sources.

        Whatever the rule: quotes and numbers are found in the sentence as it is said.
        """
        said = sentence(verdict, self.pen.words)
        said = f"{said[:1].upper()}{said[1:]}"
        claims = self.heard.found.claims
        marks: list[tuple[int, int, Inline]] = []
        for key, side in (("relation", verdict.a), ("a", verdict.a), ("b", verdict.b)):
            words, claim = verdict.values.get(key), claims.get(side)
            if not isinstance(words, str) or not words or claim is None:
                continue
            at = free(said, words, marks)
            if at is not None and words in one_line(self.document(claim).text):
                num = Num(self.figure(claim), words, quoted=True)
                marks.append((at, at + len(words), num))
        for found in _NUMERAL.finditer(said):
            if any(start < found.end() and found.start() < end for start, end, _ in marks):
                continue
            figure = self._number(verdict, found[0], said)
            if figure is not None:
                marks.append((found.start(), found.end(), Num(figure, found[0])))
        return woven(said, marks)

    def _number(self, verdict: Verdict, written: str, said: str) -> str | None:
        """The figure of a number that a verdict's sentence states; None for no number of it."""
        bare = written.rstrip("%").strip()
        for key, value in verdict.values.items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                continue
            if bare not in self._writings(float(value)):
                continue
            known = self._official(verdict, float(value)) or self._stated(verdict, float(value))
            return known or self._computed(verdict, key, float(value), said)
        return None

    def _writings(self, value: float) -> set[str]:
        return {self.pen.words.number(value, digits) for digits in range(4)} | {
            self.pen.words.number(value, digits).rstrip("0") for digits in range(2, 4)
        }

    def _official(self, verdict: Verdict, value: float) -> str | None:
        """The figure of an official number that a verdict holds."""
        found = self.heard.found
        quantities: list[Quantity | None] = [
            one.quantity for one in found.official if one.verdict == verdict
        ]
        for held in found.records:
            if held.verdict == verdict:
                quantities += [held.since, held.highest]
        for quantity in quantities:
            if quantity is not None and quantity.value == value:
                return self.pen.figure(quantity)
        return None

    def _stated(self, verdict: Verdict, value: float) -> str | None:
        """The figure of a claim behind a verdict that states the number."""
        for claim in self.behind(verdict):
            if value in (claim.value_low, claim.value_high):
                return self.figure(claim)
        return None

    def behind(self, verdict: Verdict) -> list[Claim]:
        """The claims of a verdict and those that they relate, each once."""
        claims = self.heard.found.claims
        found: dict[str, Claim] = {}
        for claim in self.sides(verdict):
            keys = [claim.id]
            if isinstance(claim.detail, Relation):
                keys += filter(None, (claim.detail.subject, claim.detail.object))
            found.update((key, claims[key]) for key in keys if key in claims)
        return list(found.values())

    def _computed(self, verdict: Verdict, key: str, value: float, said: str) -> str:
        sides = self.sides(verdict)
        documents = [self.document(claim) for claim in sides]
        days = [document.published for document in documents if document.published]
        ids = [self.heard.known.original(claim).id for claim in sides]
        if verdict.b.startswith("series:"):
            ids.append(verdict.b.removeprefix("series:"))
        text = self.pen.made(
            ".".join(["verdict", *ids, verdict.rule, key]),
            value,
            "",
            label=said,
            unit="ratio" if key == "ratio" else "percent" if key == "share" else "other",
            measure=_MEASURES.get(key, "tally"),
            note=self.pen.words_of("said-computed"),
            counts="said",
            published=max(days, default=self.pen.day),
            publisher="; ".join(dict.fromkeys(self.name(one) for one in documents)),
            url=next((url for one in documents if (url := web_address(one.url))), None),
        )
        (number,) = text
        assert isinstance(number, Num)
        return number.figure

    # --- beside the official series -------------------------------------------------------------

    def beside(self, claims: Sequence[Claim]) -> list[Beside]:
        """The official numbers that answer any of these claims, the nearest first, each once."""
        order = {"agree": 0, "compatible": 1, "conflict": 2}
        ids = {claim.id for claim in claims}
        found = [
            one
            for one in self.heard.found.official
            if one.claim.id in ids and one.verdict.verdict in order
        ]
        found.sort(key=lambda one: (order[one.verdict.verdict], one.series))
        seen: dict[tuple[str, str], Beside] = {}
        for one in found:
            seen.setdefault((one.series, str(one.quantity.period)), one)
        return list(seen.values())

    def official(self, one: Beside) -> Text:
        """An official number with its series, its period and its publisher."""
        quantity = one.quantity
        source = self.pen.case.sources[quantity.sources[0]]
        return self.pen.say(
            "said-official",
            n=self.pen.num(quantity),
            series=self.pen.names.series(one.series),
            span=self.pen.period(quantity.period),
            publisher=self.pen.link(self.pen.names.publisher(quantity.sources), source.url),
        )


def _date(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None  # a year or a month alone bounds no day


def web_address(url: str | None) -> str | None:
    """An address that a page may lead to; any other stays words of the document."""
    return url if url and re.match(r"https?://", url) else None


def _value(written: str) -> float:
    """The number of a match of `_COUNT`."""
    bare = written.rstrip("% \u00a0\u202f")
    if bare == written:
        return float(re.sub(r"\D", "", written))
    return float(bare.replace(",", "."))
