"""CSV files, read strictly: bytes to columns of text, with the file and row of each record.

Owns: encoding, the shape of the file, its header, and the refusal of columns that could hold a
person. Knows nothing of what a cell means; see `cells`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from .problems import Problem, nearest

#: Words that name a person, or lead to one, when they head a column. Compared without case, accents,
#: spaces or underscores, in the languages of the region.
_PERSON = re.compile(
    r"^(?:full|first|last|given|family|middle|sur|nick)?(?:name|names)(?:of(?:person|migrant|child))?$"
    r"|^(?:nombres?|apellidos?|nomes?|sobrenomes?|prenoms?|nomdefamille|nombrecompleto|nombreyapellidos?)$"
    r"|passport|pasaporte|passaporte|passeport"
    r"|^(?:id|identity|national|document|doc|alien|case|registration)(?:card)?(?:no|num|number|nr|id)$"
    r"|^(?:anumber|ssn|curp|rfc|cpf|dni|cedula|nui|nif|nie|rut|rne|tin)$"
    r"|(?:numero|num|no|nro)(?:de)?(?:documento|pasaporte|cedula|identidad|expediente|telefono)"
    r"|^documentode|identidad$"
    r"|phone|telefono|celular|movil|whatsapp|e?mail$|correo(?:electronico)?$"
    r"|birth|nacimiento|naissance|nascimento|^dob$|^age$|^edad$|^idade$"
    r"|biometric|biometr|fingerprint|huella|iris|facial|photo$|foto(?:grafia)?$"
    r"|^(?:home|street|postal)?address$|domicilio|direccion(?:de)?(?:casa|residencia)"
    r"|^(?:latitude|longitude|latitud|longitud|coordinates|coordenadas|gps|geom|geometry|x|y)$"
)
_GUESSES = ("cp1252", "latin-1")


class Records(msgspec.Struct):
    """The records of one table: a list of text per column, and where each record stands.

    `columns[name][i]` is the text of record i, '' where the cell is blank; `files[i]` and `rows[i]`
    say where it was written (the header is row 1).
    """

    columns: dict[str, list[str]]
    files: list[str]
    rows: list[int]

    def __len__(self) -> int:
        return len(self.rows)


def read_records(
    folder: Path, files: Sequence[Path], allowed: Mapping[str, bool], problems: list[Problem]
) -> Records:
    """Read the files of one table. `allowed` maps each column to whether it must be there.

    What is wrong goes to `problems`, all of it; a file whose bytes or header are wrong gives no record.
    """
    records = Records({name: [] for name in allowed}, [], [])
    for file in files:
        shown = file.relative_to(folder).as_posix()
        text = _decode(file.read_bytes(), shown, problems)
        if text is None:
            continue
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header = next(rows, None)
            if not header:
                problems.append(Problem(code="empty-file", file=shown))
                continue
            if not _header_fits(header, allowed, shown, problems):
                continue
            _take(rows, header, shown, records, problems)
        except csv.Error as error:
            problems.append(
                Problem(code="csv", file=shown, row=rows.line_num, values={"reason": str(error)})
            )
    return records


def could_hold_a_person(column: str) -> bool:
    """Whether a column of this name could hold a person: a name, a document, a phone, a birth date."""
    plain = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode().lower()
    return bool(_PERSON.search(re.sub(r"[^a-z0-9]", "", plain)))


def _decode(data: bytes, shown: str, problems: list[Problem]) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        end = data.find(b"\n", error.start)
        around = data[max(begin, error.start - 20) : min(len(data) if end < 0 else end, error.start + 20)]
        guess = next(g for g in _GUESSES if _decodes(around, g))
        problems.append(
            Problem(
                code="not-utf8",
                file=shown,
                row=line,
                value=around.decode(guess),
                values={"byte": f"0x{data[error.start]:02X}"},
            )
        )
        return None
    if "\x00" in text:
        problems.append(Problem(code="nul", file=shown, row=text[: text.index("\x00")].count("\n") + 1))
        return None
    return text


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _header_fits(
    header: list[str], allowed: Mapping[str, bool], shown: str, problems: list[Problem]
) -> bool:
    before = len(problems)

    def wrong(code: str, column: str, **values: str) -> None:
        problems.append(Problem(code=code, file=shown, row=1, value=column, values=values))

    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        wrong("separator", header[0])
        return False
    for name in sorted({name for name in header if header.count(name) > 1}):
        wrong("column-twice", name)
    for name in header:
        if name in allowed:
            continue
        if could_hold_a_person(name):
            wrong("person-column", name)
        else:
            near = nearest(name, allowed)
            wrong("unknown-column-near" if near else "unknown-column", name, near=near)
    for name, needed in allowed.items():
        if needed and name not in header:
            wrong("missing-column", name)
    return len(problems) == before


def _take(
    rows: csv._reader, header: list[str], shown: str, records: Records, problems: list[Problem]
) -> None:
    taken = [records.columns[name] for name in header]
    left_out = [cells for name, cells in records.columns.items() if name not in header]
    row = 1
    for cells in rows:
        row += 1
        if not cells or (len(cells) == 1 and not cells[0].strip()):
            continue
        if len(cells) != len(header):
            problems.append(
                Problem(
                    code="ragged",
                    file=shown,
                    row=row,
                    value=",".join(cells),
                    values={"found": len(cells), "wanted": len(header)},
                )
            )
            continue
        for kept, cell in zip(taken, cells, strict=True):
            kept.append(cell.strip())
        for kept in left_out:
            kept.append("")
        records.files.append(shown)
        records.rows.append(row)
