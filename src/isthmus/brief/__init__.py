"""The brief: what is published, in each language the house speaks.

Owns: the brief's model, its sections, charts and map, and the files it becomes; the page of a
simulation. Shows no figure without its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .making import make_brief

__all__ = ["make_brief"]


def __getattr__(name: str) -> Any:
    # Loaded when it is asked for: the tables of a simulation need none of a brief's parts.
    if name == "make_brief":
        from .making import make_brief

        return make_brief
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
