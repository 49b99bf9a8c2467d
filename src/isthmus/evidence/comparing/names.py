"""Names of persons and offices as texts write them: which may be one, and which cannot.

Owns: comparing names, and how much two sets of words share. A person is told by the last word of
the name, an office by its words; no table of persons is kept, and nothing of a person but the name
in the text is held.
"""

from __future__ import annotations

from collections.abc import Iterable

from isthmus.evidence.grammar.tokens import fold

#: Words are compared by so many first letters: enough to tell words apart, few enough that
#: inflections, and cognates of related languages, meet.
STEM = 5


def surname(name: str) -> str:
    """The last word of a name, folded: what reports that shorten it keep."""
    words = [word for word in fold(name).replace("’s", "").replace("'s", "").split() if word]
    return words[-1].strip(".,") if words else ""


def is_person(name: str) -> bool:
    """Whether it reads like the name of one person: two to five words, each with a capital."""
    words = name.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)


def stems(text: str) -> frozenset[str]:
    """The words of a title by their first letters, short ones left out."""
    return frozenset(
        word[:STEM] for word in fold(text).replace("-", " ").split() if len(word.strip(".,")) > 3
    )


def surnames(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that read like persons."""
    return frozenset(surname(name) for name in names if is_person(name))


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter set that both hold; 0 where one is empty."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0
