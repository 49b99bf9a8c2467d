"""What was said, as a case keeps it: the texts beside the table, and the ids that content gives.

Owns: where the text of a document stands, reading and hashing it, the hash of a claim and of a
judgement, and which fields of a claim a person may correct. Knows no reader and no grammar.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import msgspec

from .problems import Problem, refused_by_system

if TYPE_CHECKING:
    import polars as pl

#: The folder of the texts, in that of the case.
TEXTS = "documents"
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: Columns of a claim that say how it came to be here, and not what was said.
_APART_OF_CLAIM = frozenset({"id", "document", "supersedes", "read_on", "extractor", "version"})
#: Columns of a claim that a person may read otherwise: what it says, not where it stands.
CORRECTABLE = (
    "value_low", "value_high", "low_inclusive", "high_inclusive", "quantifier", "unit", "measure",
    "status", "place", "place_role", "population", "period_start", "period_end", "period_accuracy",
    "counter", "credited_to", "noun", "finality",
)  # fmt: skip


def text_file(document: str) -> str:
    """Where the text of a document stands, as a path in the folder of the case."""
    return f"{TEXTS}/{document}.txt"


def is_sha256(text: str | None) -> TypeGuard[str]:
    """Whether a cell holds a SHA-256 as it is written: 64 small hexadecimal signs."""
    return text is not None and bool(_SHA256.fullmatch(text))


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8. Raises UnicodeEncodeError for half of a sign."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_id(content: Mapping[str, Any]) -> str:
    """The id that content has: the first 16 signs of a SHA-256 of it as JSON, keys in order.

    13 and 13.0 are one number; a day is its ISO 8601. What is None counts as well.
    """
    encoded = msgspec.json.encode(_one_form(content), order="sorted")
    return hashlib.sha256(encoded).hexdigest()[:16]


def claim_id(row: Mapping[str, Any]) -> str:
    """The id of a row of `claims`, its cells typed as the reader types them."""
    content = {name: value for name, value in row.items() if name not in _APART_OF_CLAIM}
    content["detail"] = None if row["detail"] is None else json.loads(row["detail"])
    return content_id({**content, "document_id": row["document"]})


def judgement_id(row: Mapping[str, Any]) -> str:
    """The id of a row of `judgements`, its cells typed as the reader types them."""
    content = {name: value for name, value in row.items() if name != "id"}
    content["correction"] = None if row["correction"] is None else json.loads(row["correction"])
    return content_id(content)


def with_texts(folder: Path, documents: pl.DataFrame, problems: list[Problem]) -> pl.DataFrame:
    """The documents with the text of each, None where it cannot be had; why goes to `problems`.

    A text that was altered is one that cannot be had: nothing says where its claims stand now.
    """
    import polars as pl

    texts = [
        _text(folder, document, digest, problems)
        for document, digest in documents.select("id", "text_hash").iter_rows()
    ]
    return documents.with_columns(pl.Series("text", texts, dtype=pl.String))


def remove_texts(folder: Path, documents: Iterable[str]) -> None:
    """Delete the texts of these documents, and their folder when it is left empty."""
    for document in documents:
        (folder / text_file(document)).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # texts stay in it, or it was never there
        (folder / TEXTS).rmdir()


def _text(
    folder: Path, document: str | None, digest: str | None, problems: list[Problem]
) -> str | None:
    if not (is_sha256(document) and is_sha256(digest)):
        return None  # the cell is told
    shown = text_file(document)
    try:
        data = (folder / shown).read_bytes()
    except FileNotFoundError:
        problems.append(Problem(code="text-missing", file=shown))
        return None
    except OSError as error:
        problems.append(refused_by_system("unreadable", error, shown))
        return None
    if hashlib.sha256(data).hexdigest() != digest:
        problems.append(Problem(code="text-altered", file=shown, values={"document": document}))
        return None
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        values = {"byte": f"0x{data[error.start]:02X}"}
        problems.append(Problem(code="text-not-utf8", file=shown, values=values))
        return None


def _one_form(value: Any) -> Any:
    """A value in the one form that has a hash."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, float)):
        return float(value) + 0.0  # of -0 and 0 the second
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_one_form(part) for part in value]
    if isinstance(value, Mapping):
        # Most cells of a claim are words or None: it takes half the time to ask that here.
        return {
            name: part if part is None or type(part) is str else _one_form(part)
            for name, part in value.items()
        }
    return value
