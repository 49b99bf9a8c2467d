"""How well two texts are compared: labelled pairs against the first verdict, by the codebook.

Owns: the form of a labelled pair, what is right of its verdict, and the contradictions of a folder
of documents. Prints nothing: `benchmarks/reading.py` does.

A labelled pair is one line of JSON: `id`, `clause` (of the codebook's §12), two sides `a` and `b`
(`text`, `published`, `publisher`), `verdict`, `also` (other verdicts that are as right) and
`reason`. The sentences are ours and most numbers in them are made up; `source` names where those
are from that are not.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scoring import aligned

if TYPE_CHECKING:
    from isthmus.evidence.records import Claim, Document, Verdict

VERDICTS = ("agree", "compatible", "conflict", "not_comparable", "misleading")
#: What stands in the place of a verdict where two texts were not compared at all.
NOTHING = "nothing"


class Side(NamedTuple):
    """One text of a pair, as a file with front matter would hold it."""

    text: str
    published: str | None
    publisher: str | None


@dataclass(frozen=True)
class Pair:
    """Two texts and the verdict on them; `right` holds each verdict that is right."""

    id: str
    clause: str
    a: Side
    b: Side
    verdict: str
    right: frozenset[str]


@dataclass
class Confusion:
    """Labelled verdict against the one given: counts, the shares of clauses, and each error."""

    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    clauses: Counter[str] = field(default_factory=Counter)
    clauses_right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    right: int = 0
    pairs: int = 0

    @property
    def share(self) -> float | None:
        """Share of the pairs whose first verdict is right."""
        return self.right / self.pairs if self.pairs else None

    def add(self, pair: Pair, got: str, rule: str) -> None:
        """Count the first verdict on a pair; `rule` is what decided it."""
        right = got in pair.right
        self.pairs += 1
        self.right += right
        clause = f"{pair.verdict}: {pair.clause}"
        self.clauses[clause] += 1
        self.clauses_right[clause] += right
        # What is right in another way stands on the diagonal: the table shows errors.
        self.cells[pair.verdict, pair.verdict if right else got] += 1
        if not right:
            want = "|".join(sorted(pair.right, key=VERDICTS.index))
            self.errors.append(
                f"{pair.id} | want {want} got {got} ({rule}) | {pair.a.text} || {pair.b.text}"
            )

    def table(self) -> Iterator[str]:
        """The lines of the matrix: one row a labelled verdict, one column a given one."""
        head = ["want \\ got", *VERDICTS, NOTHING, "right"]
        rows = []
        for want in VERDICTS:
            counts = [self.cells[want, got] for got in (*VERDICTS, NOTHING)]
            share = self.cells[want, want] / sum(counts) if sum(counts) else 0.0
            rows.append([want, *(str(count) if count else "·" for count in counts), f"{share:.2f}"])
        return aligned([head, *rows])

    def weak_clauses(self) -> Iterator[str]:
        """The clauses with an error, the worst first."""
        for clause, whole in sorted(
            self.clauses.items(), key=lambda item: (self.clauses_right[item[0]] - item[1], item[0])
        ):
            if self.clauses_right[clause] < whole:
                yield f"{clause}: {self.clauses_right[clause]} of {whole}"


def pairs_of(path: Path) -> tuple[Pair, ...]:
    """The labelled pairs of a file of JSON lines; ValueError where a verdict is none."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        right = frozenset({record["verdict"], *record.get("also", ())})
        if not right <= set(VERDICTS):
            raise ValueError(f"{path}: {record['id']}: no verdict: {sorted(right - set(VERDICTS))}")
        a, b = (
            Side(side["text"], side.get("published"), side.get("publisher"))
            for side in (record["a"], record["b"])
        )
        pairs.append(Pair(record["id"], record.get("clause", ""), a, b, record["verdict"], right))
    return tuple(pairs)


First = Callable[[Pair], tuple[str, str]]


def score_pairs(paths: Iterable[Path], first: First) -> Confusion:
    """The first verdict on each pair of some files, against the labelled one."""
    confusion = Confusion()
    for path in paths:
        for pair in pairs_of(path):
            confusion.add(pair, *first(pair))
    return confusion


def first_verdict(pair: Pair) -> tuple[str, str]:
    """Our first verdict on a pair and the rule behind it."""
    documents = [document_of(f"{name}.txt", side) for name, side in (("a", pair.a), ("b", pair.b))]
    _, found = compared(documents)
    return (found[0].verdict, found[0].rule) if found else (NOTHING, "-")


def first_of_command(pair: Pair) -> tuple[str, str]:
    """The first verdict that `isthmus reconcile a.txt b.txt --json` prints on a pair."""
    isthmus = Path(sysconfig.get_path("scripts")) / "isthmus"
    with tempfile.TemporaryDirectory() as folder:
        for name, side in (("a.txt", pair.a), ("b.txt", pair.b)):
            (Path(folder) / name).write_text(_file_of(side), encoding="utf-8")
        command = [str(isthmus), "reconcile", "a.txt", "b.txt", "--json"]
        run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    found = json.loads(run.stdout)
    return (found[0]["verdict"], found[0]["reason"]) if found else (NOTHING, "-")


def _file_of(side: Side) -> str:
    head = (("published", side.published), ("publisher", side.publisher))
    lines = [f"{key}: {value}" for key, value in head if value]
    return "\n".join(["---", *lines, "---", side.text, ""])


def document_of(name: str, side: Side) -> Document:
    """A side as the document that its file is read to."""
    from isthmus.evidence.documents import read_bytes

    return read_bytes(_file_of(side).encode(), name=name)


def compared(documents: Sequence[Document]) -> tuple[Mapping[str, Claim], Sequence[Verdict]]:
    """The claims of documents by id, and the verdicts on them, the most consequential first."""
    from isthmus.evidence.comparing.pairs import compare_claims
    from isthmus.evidence.reading import read_document

    claims = [claim for document in documents for claim in read_document(document)]
    by_id = {document.id: document for document in documents}
    return {claim.id: claim for claim in claims}, compare_claims(claims, by_id)


# --- what is labelled of a folder of documents ----------------------------------------------------

#: The kinds of rows of a `figures.csv` that are kinds of claims.
KINDS = (
    "figure", "relation", "event", "agreement", "commitment", "policy", "position", "forecast",
)  # fmt: skip


def rows_read(
    path: Path, documents: Sequence[Document], claims: Iterable[Claim]
) -> Mapping[str, tuple[int, int]]:
    """For how many rows of a `figures.csv` there is a claim, and how many there are, by kind.

    A claim is that of a row where it is of its kind and stands in its quote; of a figure, where it
    has both its bounds as well. Rows without a number ("several", "record") are none.
    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    counts = {kind: [0, 0] for kind in KINDS}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] not in counts:
                continue
            counts[row["kind"]][1] += 1
            spans = _found(row["doc"], row["quote"], documents)
            counts[row["kind"]][0] += any(
                _is_row(claim, row) and claim.start < end and start < claim.end
                for document, start, end in spans
                for claim in by_document.get(document, ())
            )
    return {kind: (read, rows) for kind, (read, rows) in counts.items() if rows}


def _is_row(claim: Claim, row: Mapping[str, str]) -> bool:
    if claim.kind != row["kind"]:
        return False
    if claim.kind != "figure":
        return True
    low, high = (float(row[name]) if row[name] else None for name in ("value_low", "value_high"))
    return (claim.value_low, claim.value_high) == (low, high)


#: A quote of a contradiction: the number of its document in brackets, then its words.
_QUOTE = re.compile(r"\[(\d+)\]\s*(.*)", re.DOTALL)
#: The verdicts that are right for each type of contradiction (the codebook's §12): what cannot both
#: be true is a conflict; what differs in stage or scope is not comparable; a title, a role or a
#: quote told in other words is compatible or a conflict, as a reader takes it.
TYPES: Mapping[str, frozenset[str]] = {
    "count_conflict": frozenset({"conflict"}),
    "relation_arithmetic": frozenset({"misleading"}),
    "money_stage": frozenset({"not_comparable"}),
    "event_identity": frozenset({"conflict"}),
    "enumeration_vs_count": frozenset({"conflict", "compatible"}),
    "signatory_conflict": frozenset({"conflict"}),
    "instrument_title_type": frozenset({"conflict", "compatible", "agree"}),
    "event_scope": frozenset({"conflict", "compatible", "not_comparable"}),
    "role_conflict": frozenset({"conflict", "compatible", "agree"}),
    "attribution": frozenset({"conflict", "misleading"}),
    "quote_variant": frozenset({"conflict", "misleading", "compatible"}),
    "magnitude": frozenset({"conflict", "misleading"}),
    "closed_list_overclaim": frozenset({"misleading", "conflict"}),
    "ambiguous_count": frozenset({"conflict", "misleading", "compatible"}),
    "forecast_driver": frozenset({"not_comparable", "compatible"}),
    "venue": frozenset({"conflict"}),
    "agreement_scope": frozenset({"conflict", "compatible", "not_comparable"}),
    "participants": frozenset({"conflict", "compatible"}),
    "superlative_check": frozenset({"conflict", "misleading"}),
    "commitment_coverage": frozenset({"compatible", "not_comparable"}),
    "source_dependence": frozenset({"misleading", "agree"}),
    "unsourced_figure": frozenset({"not_comparable", "misleading"}),
    "tension": frozenset({"conflict", "not_comparable", "compatible"}),
}


class Contradiction(NamedTuple):
    """A labelled contradiction: the quotes of its sides by the number of their document."""

    id: str
    right: frozenset[str]
    quotes: tuple[tuple[str, str], ...]


def contradictions_of(path: Path) -> tuple[Contradiction, ...]:
    """The rows of a `contradictions.csv`; ValueError where a type has no right verdict above."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["type"] not in TYPES:
                raise ValueError(f"{path}: {row['id']}: unknown type {row['type']}")
            quotes = []
            for part in row["quotes"].split("||"):
                match = _QUOTE.match(part.strip())
                if match:
                    quotes.append((match[1], match[2].strip()))
            found.append(Contradiction(row["id"], TYPES[row["type"]], tuple(quotes)))
    return tuple(found)


@dataclass(frozen=True)
class Contradicted:
    """What was found of labelled contradictions: by id the verdict (None: none), and the false."""

    found: Mapping[str, str | None]
    right: frozenset[str]
    false: tuple[str, ...]


def score_contradictions(
    labelled: Sequence[Contradiction],
    documents: Sequence[Document],
    claims: Mapping[str, Claim],
    verdicts: Sequence[Verdict],
) -> Contradicted:
    """Each contradiction against the verdicts on two claims that stand in its quotes.

    A side stands in a quote where their sentences share a word. Where one quote alone is given, one
    side in it is enough. A conflict or a misleading pair that is none of them is a false one.
    """
    spans = {one.id: _spans(one, documents) for one in labelled}
    found: dict[str, str | None] = dict.fromkeys(spans)
    right: set[str] = set()
    false: list[str] = []
    for verdict in verdicts:
        sides = [claims[side] for side in (verdict.a, verdict.b) if side in claims]
        told = [one for one in labelled if _stands(sides, spans[one.id])]
        for one in told:
            if verdict.verdict in one.right:
                found[one.id] = verdict.verdict
                right.add(one.id)
            elif found[one.id] is None:
                found[one.id] = verdict.verdict
        if not told and verdict.verdict in {"conflict", "misleading"}:
            quotes = " || ".join(f"{side.document}: {side.quote}" for side in sides)
            false.append(f"{verdict.verdict} ({verdict.rule}) | {quotes}")
    return Contradicted(found, frozenset(right), tuple(false))


def _spans(one: Contradiction, documents: Sequence[Document]) -> list[tuple[str, int, int]]:
    return [span for number, quote in one.quotes for span in _found(number, quote, documents)]


def _found(number: str, quote: str, documents: Sequence[Document]) -> list[tuple[str, int, int]]:
    """Where the document whose name begins with a number has a quote: its id, start and end."""
    spans = []
    for document in documents:
        start = document.text.find(quote)
        if Path(document.name).name.startswith(number) and start >= 0:
            spans.append((document.id, start, start + len(quote)))
    return spans


def _stands(sides: Sequence[Claim], spans: Sequence[tuple[str, int, int]]) -> bool:
    """Whether each side stands in another of the quotes; one quote alone is that of one side."""
    where = [
        {
            number
            for number, (document, start, end) in enumerate(spans)
            if side.document_id == document and side.start < end and start < side.end
        }
        for side in sides
    ]
    if len(spans) == 1:
        return any(where)
    return len(where) > 1 and all(where) and len(set[int]().union(*where)) > 1
