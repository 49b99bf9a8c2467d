"""From what a model wrote to proposals: the JSON in it, whole, wrapped, or cut off.

Owns: finding the JSON in an answer, and telling what is no proposal. Work is bounded by a few
passes over the answer, whatever it holds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec

from .schema import KINDS, Proposal

#: How many places of an answer are tried as the beginning of its JSON.
_STARTS = 16


def proposals_of(content: str | None, most: int, dropped: Counter[str]) -> list[Proposal]:
    """The proposals of an answer, `most` at the most; what is none is counted in `dropped`.

    An answer that is cut off gives the claims that stand whole before the cut, and counts as
    `bad-json` once.
    """
    items, whole = _items(content or "")
    if not whole:
        dropped["bad-json"] += 1
    if items is None:
        if whole:
            dropped["bad-schema"] += 1
        return []
    if len(items) > most:
        dropped["too-many"] += len(items) - most
    kept: list[Proposal] = []
    for item in items[:most]:
        reason = _reason(item)
        if reason is None:
            try:
                kept.append(msgspec.convert(item, Proposal))
                continue
            except (msgspec.ValidationError, ValueError, OverflowError):
                reason = "bad-schema"
        dropped[reason] += 1
    return kept


def _reason(item: Any) -> str | None:
    """Why an item is no proposal at first sight."""
    kind = item.get("kind") if isinstance(item, dict) else None
    if isinstance(kind, str) and kind not in KINDS:
        return "bad-kind"
    return None


def _items(content: str) -> tuple[list[Any] | None, bool]:
    """The list of claims, None without one; and whether the JSON was whole."""
    other = False
    for at in _starts(content):
        found = _decoded(content, at)
        if isinstance(found, dict) and isinstance(found.get("claims"), list):
            return found["claims"], True
        if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
            return found, True
        other = other or found is not None
    cut = list(_cut(content))
    return (None, True) if other and not cut else (cut, False)


def _starts(content: str) -> Iterator[int]:
    """Where JSON may begin: before its key, else at a bracket, past words and fences before it."""
    key = content.rfind("{", 0, max(0, content.rfind('"claims"')))
    if key >= 0:
        yield key
    at = -1
    for _ in range(_STARTS):
        found = [i for i in (content.find("{", at + 1), content.find("[", at + 1)) if i >= 0]
        if not found:
            return
        at = min(found)
        yield at


def _cut(content: str) -> Iterator[Any]:
    """The items that stand whole in a list of claims that is cut off or goes wrong."""
    key = content.find('"claims"')
    at = content.find("[", key) + 1 if key >= 0 else 0
    while at > 0:
        while at < len(content) and content[at] in ", \t\r\n":
            at += 1
        if at >= len(content) or content[at] != "{":
            return
        try:
            item, at = _DECODER.raw_decode(content, at)
        except (ValueError, RecursionError):
            return
        yield item


def _decoded(content: str, at: int) -> Any:
    try:
        return _DECODER.raw_decode(content, at)[0]
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> NoReturn:
    """JSON has neither NaN nor Infinity."""
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
