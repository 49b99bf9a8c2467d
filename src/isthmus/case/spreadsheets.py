"""Cells that a spreadsheet program will show and not run.

Owns: the one rule by which every CSV that we write for people is made safe to open.
"""

from __future__ import annotations

#: What makes a spreadsheet program read a cell as a formula or a command, also after spaces. The
#: wide signs are those of East Asian keyboards, which some programs read as the narrow ones.
_STARTS = ("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
#: What such a program drops from the front of a cell before it looks.
_DROPPED = ("\t", "\r", "\n")


def inert(text: str) -> str:
    """The text, behind an apostrophe when a spreadsheet program would run it as a formula.

    The apostrophe is what those programs themselves put before text; they do not show it. A
    negative number is a number and stays.
    """
    if text.startswith(_DROPPED) or (text.lstrip().startswith(_STARTS) and not _is_number(text)):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    return text[:1] == "-" and text[1:].replace(".", "", 1).isdecimal() and text.isascii()
