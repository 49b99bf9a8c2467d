"""Put the invented documents of the case `tutorial` into it, with claims and judgements.

Owns: `scripts/tutorial/` (the documents as they were read) and what reviewers say of them. Rows are
only ever added: claims that stand stay as they were read, whatever the reader makes of the texts
today. Run it from the root of the project when a document or a judgement is new:

    python scripts/tutorial_claims.py
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from isthmus.case import Case, read_case
from isthmus.case.finding import shipped_folder
from isthmus.evidence.documents import read_file
from isthmus.evidence.reading import read_document
from isthmus.evidence.register import claims_of, draft
from isthmus.evidence.review import Asked, decide_all, undo

TEXTS = Path(__file__).with_name("tutorial")
#: The day on which everything of the case was retrieved.
RETRIEVED = dt.date(2024, 9, 2)
REVIEWED = dt.datetime(2024, 9, 3, 14, 0, tzinfo=dt.UTC)
#: Decisions by file and quote.
DECISIONS = (
    ("lantern-march.txt", "2,207", "accept", "desk-1", "Read as the text has it.", None),
    ("lantern-march.txt", "More than 180", "accept", "desk-1", "Read as the text has it.", None),
    (
        "lantern-march.txt",
        "About 640",
        "correct",
        "desk-2",
        "The people from Estrella, and not all of them.",
        {"population": "XEE"},
    ),
    (
        "faro-marzo.txt",
        "140",
        "unsure",
        "desk-2",
        "Of the station alone, or of the whole town? Ask the paper.",
        None,
    ),
)
#: A rejection that was taken back.
UNDONE = ("lantern-march.txt", "25", "desk-2", "Part of another number.", "A number of its own.")
#: Two figures that are one.
SAME = ("2,207", "2 mil 207", "desk-1", "One count of one month, told in two languages.")


def main() -> None:
    """Draft and judge in a copy, and put back what grew."""
    shipped = shipped_folder("tutorial")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "tutorial"
        shutil.copytree(shipped, folder)
        documents = [read_file(file, name=file.name) for file in sorted(TEXTS.glob("*.txt"))]
        claims = [claim for document in documents for claim in read_document(document)]
        draft(folder, documents, claims, retrieved=RETRIEVED)
        case = read_case(folder)
        if not case.judgements:
            _judge(case)
        for name in ("documents.csv", "claims.csv", "judgements.csv", "datapackage.json"):
            shutil.copyfile(folder / name, shipped / name)
        shutil.copytree(folder / "documents", shipped / "documents", dirs_exist_ok=True)


def _judge(case: Case) -> None:
    ids = {(claim.document, claim.quote.casefold()): claim.id for claim in claims_of(case)}

    def claim(file: str, quote: str) -> str:
        return ids[file, quote.casefold()]

    asked = [
        Asked(claim=claim(file, quote), decision=decision, by=by, reason=why, correction=told)  # type: ignore[arg-type]  # as listed above
        for file, quote, decision, by, why, told in DECISIONS
    ]
    one, other, by, why = SAME
    asked.append(
        Asked(
            claim=claim("lantern-march.txt", one),
            other=claim("faro-marzo.txt", other),
            decision="same",
            by=by,
            reason=why,
        )
    )
    file, quote, by, why, back = UNDONE
    asked.append(Asked(claim=claim(file, quote), decision="reject", by=by, reason=why))
    case, made = decide_all(case, asked, on=REVIEWED)
    undo(case, made[-1].id, "desk-1", back, on=REVIEWED + dt.timedelta(minutes=20))


if __name__ == "__main__":
    main()
