"""The brief: what is published, in each language the house speaks.

Owns: the brief's model, its sections, charts and map, and the files it becomes. Shows no figure
without its source.
"""

from .making import make_brief

__all__ = ["make_brief"]
