"""Claims as people write them: `100,200,300`, `A=100,B=200`, or a table.

Owns: reading them, with the name of each; those without one are numbered.
"""

from __future__ import annotations

import re
from pathlib import Path

from isthmus.case.problems import CallError, Problem, WorkError
from isthmus.sharing.keys.columns import bare
from isthmus.sharing.keys.grid import Grid, read_grid
from isthmus.sharing.keys.numbers import MISSING, Unclear, style_of
from isthmus.sharing.keys.rows import is_sum

_AMOUNT = re.compile(
    r"(?:(?:0|[1-9]\d{0,29})?(?:\.\d{1,30})?|0\d*\.\d+)(?<=\d)(?:[eE][+-]?\d{1,2})?"
)
#: What is wrong with a row by its name, not by its number.
_OF_NAMES = ("claims-missing", "claims-twice", "claims-sum")
#: Titles of the column that holds the claims.
_CLAIMS = (
    "claim claims demand demands need needs amount reclamacion reclamaciones reclamo reclamos"
    " demanda demandas necesidad necesidades monto importe"
)


def read_claims(written: str) -> dict[str, float]:
    """The claims by name, in their order: of a table where `written` is the path of one.

    Raises CallError for a claim that is no number, that is named twice, or none; WorkError for what
    is wrong with a table.
    """
    if re.search(r"\.(?:csv|tsv|txt|xlsx)$", written.strip(), re.IGNORECASE):
        return _of_table(read_grid(Path(written.strip())))
    claims: dict[str, float] = {}
    pieces = [piece.strip() for piece in re.split(r"[;\n]" if ";" in written else ",", written)]
    for number, piece in enumerate(pieces, start=1):
        name, equals, amount = (part.strip() for part in piece.rpartition("="))
        called = name if equals else str(number)
        if not amount or not _AMOUNT.fullmatch(amount) or (equals and not name):
            raise CallError("claims-written", piece)
        if called in claims:
            raise CallError("claims-twice", called)
        claims[called] = float(amount)
    return claims


def _of_table(grid: Grid) -> dict[str, float]:
    names, at = _columns(grid)
    style = style_of(cell for _, cells in grid.rows for cell in cells)
    claims: dict[str, float] = {}
    problems: list[Problem] = []
    for number, (row, cells) in enumerate(grid.rows, start=1):
        name = cells[names] if names is not None else str(number)
        code = None
        try:
            value = style.read(cells[at])
        except Unclear as unclear:
            code = f"keys-{unclear.code}"
        else:
            if is_sum(name):
                code = "claims-sum"
            elif value is None:
                code = "claims-missing"
            elif value < 0:
                code = "claims-claim"
            elif name in claims:
                code = "claims-twice"
            else:
                claims[name] = value
        if code:
            shown = name if code in _OF_NAMES else cells[at]
            problems.append(
                Problem(code=code, file=grid.file, row=row, column=grid.header[at], value=shown)
            )
    if problems:
        raise WorkError(problems)
    return claims


def _columns(grid: Grid) -> tuple[int | None, int]:
    """Where the names stand, None if nowhere, and where the claims."""
    every = range(len(grid.header))
    titled = [at for at in every if set(bare(grid.header[at]).split()) & set(_CLAIMS.split())]
    numbers = [at for at in every if _holds_numbers(grid, at)]
    found = titled or numbers
    if len(found) != 1:
        header = ", ".join(title for title in grid.header if title)
        raise WorkError(
            [Problem(code="claims-column", file=grid.file, row=grid.header_row, value=header)]
        )
    names = [at for at in every if at not in (*numbers, *found)]
    return (names[0] if names else None), found[0]


def _holds_numbers(grid: Grid, at: int) -> bool:
    cells = [cells[at] for _, cells in grid.rows if cells[at].casefold() not in MISSING]
    return bool(cells) and all(re.match(r"[+-]?[\d.,]", cell) for cell in cells)
