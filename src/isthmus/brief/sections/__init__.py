"""The sections of a brief, each the answer to one question.

Owns: the order of the sections. A later section joins by adding its builder here; a builder gives
None when the case holds nothing to say, and then the page has no such section.
"""

from __future__ import annotations

from collections.abc import Callable

from isthmus.brief.model import Section
from isthmus.brief.pen import Pen

from .asked import asked
from .counted import counted
from .disputed import disputed
from .expect import expect
from .hosted import hosted
from .in_force import in_force
from .lost import lost
from .promised import promised
from .said import said
from .unknown import unknown

Builder = Callable[[Pen], Section | None]

#: Each section's id and its builder, in the order of the page.
SECTIONS: tuple[tuple[str, Builder], ...] = (
    ("said", said),
    ("counted", counted),
    ("disputed", disputed),
    ("in-force", in_force),
    ("expect", expect),
    ("lost", lost),
    ("hosted", hosted),
    ("asked", asked),
    ("promised", promised),
    ("unknown", unknown),
)
