"""Cells that a spreadsheet program will show and not run.

Owns: the one rule by which every CSV that we write for people is made safe to open.
"""

from __future__ import annotations

#: What makes a spreadsheet program read a cell as a formula, also after spaces.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """The text, behind an apostrophe when a spreadsheet program would run it as a formula.

    The apostrophe is what those programs themselves put before text; they do not show it. A
    negative number is a number and stays.
    """
    bare = text.lstrip(" \n")
    if not bare.startswith(_STARTS) or _is_number(bare):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    return text[:1] == "-" and text[1:].replace(".", "", 1).isdecimal() and text.isascii()
