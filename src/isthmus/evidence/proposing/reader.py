"""The reader itself: the grammar's claims, and beside them what a model adds.

Owns: which parts of a document are sent, in how many requests, when asking stops, and the reader
that goes to workers (`with_reader`). Whatever a model does, the grammar's claims are all there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from isthmus.case.problems import CallError, Problem
from isthmus.evidence.reading import read_document
from isthmus.evidence.records import Claim, Document, Paragraph

from .account import RULE, Claims, Counts
from .answers import proposals_of
from .checking import Gate
from .prompt import framed, instructions
from .settings import Settings, settings_from

if TYPE_CHECKING:
    from isthmus.series.web import Clock

#: After so many documents in a row without an answer, no further one is asked for.
_PATIENCE = 3
_HALF = re.compile("[\ud800-\udfff]")


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """What a model adds to a document: its claims that passed the gate, and the account of it.

    `problems` say why a model was not asked, or not to the end; the claims are those until then.
    `failed` says that an answer was not had, `lasting` that the next document would fare no better.
    """

    claims: tuple[Claim, ...]
    dropped: Mapping[str, int]
    emptied: Mapping[str, int]
    requests: int
    tokens: int | None
    unsent: int
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    lasting: bool = False

    @property
    def counts(self) -> Counts:
        """The account without the claims."""
        return Counts(
            kept=len(self.claims),
            dropped=self.dropped,
            emptied=self.emptied,
            requests=self.requests,
            tokens=self.tokens,
            unsent=self.unsent,
            failed=int(self.failed),
        )


def propose(
    document: Document,
    settings: Settings,
    *,
    known: Sequence[Claim] | None = None,
    clock: Clock | None = None,
) -> Proposed:
    """What a model adds to the grammar's claims of a document (`known`; None: read now).

    Never raises for what a server does: that is told in `problems`.
    """
    from .client import Model, ModelFailed

    known = read_document(document) if known is None else known
    gate = Gate(document, known, f"{RULE}{settings.model}")
    pieces, unsent = _pieces(document, settings)
    model = Model(settings, clock)
    claims: dict[str, Claim] = {}
    tokens: list[int | None] = []
    problems: list[Problem] = []
    failed, lasting = False, False
    system = instructions()
    for i, piece in enumerate(pieces):
        text = "\n\n".join(document.text[one.start : one.end] for one in piece)
        try:
            answer = model.ask(system, framed(_sendable(text), document.published))
        except ModelFailed as error:
            problems.extend(error.problems)
            failed, lasting = True, error.lasting
            unsent += sum(one.end - one.start for rest in pieces[i:] for one in rest)
            break
        tokens.append(answer.tokens)
        proposals = proposals_of(answer.content, settings.proposals, gate.dropped)
        for claim in gate.pass_on(proposals, piece):
            if claim.id in claims:
                gate.dropped["already-read"] += 1
            claims[claim.id] = claim
    if unsent and not failed:
        values = {"requests": settings.requests, "unsent": unsent}
        problems.append(Problem(code="llm-unsent", file=document.name, values=values))
    return Proposed(
        claims=tuple(claims.values()),
        dropped=dict(sorted(gate.dropped.items())),
        emptied=dict(sorted(gate.emptied.items())),
        requests=model.requests,
        tokens=_all_of(tokens),
        unsent=unsent,
        problems=tuple(problems),
        failed=failed,
        lasting=lasting,
    )


def _all_of(tokens: Sequence[int | None]) -> int | None:
    """What all requests took, None where one does not say."""
    stated = [one for one in tokens if one is not None]
    return sum(stated) if stated and len(stated) == len(tokens) else None


class LlmReader:
    """Reads a document by the grammar and asks a model what it adds.

    Pickles without its key, which a worker takes from its own environment. Once a server is known
    not to answer, it is not asked again by this reader (one on each worker counts for itself).
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._failures = 0

    def __call__(self, document: Document) -> Claims:
        """All claims of the grammar, and those of the model that pass the gate."""
        known = read_document(document)
        if self._failures >= _PATIENCE:
            given_up = Problem(code="llm-given-up", file=document.name)
            unsent = sum(one.end - one.start for one in document.paragraphs)
            return Claims(known, Counts(unsent=unsent, failed=1), (given_up,))
        proposed = propose(document, self.settings, known=known)
        if proposed.failed:
            self._failures = _PATIENCE if proposed.lasting else self._failures + 1
        else:
            self._failures = 0
        both = {claim.id: claim for claim in (*proposed.claims, *known)}
        in_order = sorted(both.values(), key=lambda one: (one.start, one.end, one.kind))
        return Claims(tuple(in_order), proposed.counts, proposed.problems)

    def __repr__(self) -> str:
        # What a spool is known by: other settings are another reading. No path of an address.
        whole = hashlib.sha256(msgspec.json.encode(self.settings)).hexdigest()[:16]
        return f"llm {self.settings.model} {self.settings.host} {whole}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.settings,)


def with_reader(name: str, settings: Settings | None = None) -> LlmReader:
    """The reader of that name: `llm`, by these settings or those of the environment.

    CallError for a name that is none, and where the environment names no address or no model.
    """
    if name != "llm":
        raise CallError("llm-reader", name)
    return LlmReader(settings or settings_from())


def _pieces(document: Document, settings: Settings) -> tuple[list[list[Paragraph]], int]:
    """The paragraphs of each request, and the characters that are in none."""
    pieces: list[list[Paragraph]] = []
    room, unsent = 0, 0
    for whole in document.paragraphs:
        for one in _parts(document.text, whole, settings.characters):
            length = one.end - one.start
            if length <= room and pieces:
                pieces[-1].append(one)
                room -= length + 2
            elif len(pieces) < settings.requests:
                pieces.append([one])
                room = settings.characters - length - 2
            else:
                unsent += length
                room = 0
    return pieces, unsent


def _parts(text: str, whole: Paragraph, most: int) -> Iterable[Paragraph]:
    """A paragraph, in parts where it is too long: cut after a stop or a space, if there is one."""
    start = whole.start
    while whole.end - start > most:
        cut = max(text.rfind(stop, start + most // 2, start + most) for stop in (". ", ".\n"))
        if cut < 0:
            cut = max(text.rfind(gap, start + most // 2, start + most) for gap in " \n")
        past = cut + 1 if cut >= 0 else start + most
        yield Paragraph(start, past, whole.language)
        start = past
    yield Paragraph(start, whole.end, whole.language)


def _sendable(text: str) -> str:
    """The text without halves of signs, which no JSON carries; each sign keeps its place."""
    return _HALF.sub("\ufffd", text)
