"""The optional reader: a language model proposes claims, and the grammar decides which are kept.

Owns: what of a document is sent to a language model, to whom, and what of its answer becomes a
claim. Nothing is sent anywhere unless the user names an address (ISTHMUS_LLM_URL) and asks for this
reader. A model only adds: the grammar's own claims stand whatever it answers, or if it does not.

A name is loaded from its module when it is first asked for: only who asks a model loads what
reaches the network.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account import Claims, Counts, is_proposed, summed
    from .reader import LlmReader, Proposed, propose, with_reader
    from .saying import said
    from .settings import Settings, settings_from

__all__ = [
    "Claims",
    "Counts",
    "LlmReader",
    "Proposed",
    "Settings",
    "is_proposed",
    "propose",
    "said",
    "settings_from",
    "summed",
    "with_reader",
]

_MODULES = {
    "Claims": "account",
    "Counts": "account",
    "LlmReader": "reader",
    "Proposed": "reader",
    "Settings": "settings",
    "is_proposed": "account",
    "propose": "reader",
    "said": "saying",
    "settings_from": "settings",
    "summed": "account",
    "with_reader": "reader",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f".{_MODULES[name]}", __name__), name)
