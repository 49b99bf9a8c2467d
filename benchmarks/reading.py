"""How well and how fast documents are read, beside public readers of numbers and dates.

Owns: the measures of the evidence room.

    python benchmarks/reading.py score FILE... [--errors [WORD...]] [--claims FILE.jsonl]

`score` reads labelled passages (see scoring.py) and prints how many figures were found and how many
of their attributes are right; with `--errors` each error on a line, of these kinds (MISS, FALSE,
VALUE, unit, place…) where they are named. `--claims` takes the claims from a file that
`isthmus read --jsonl` wrote, in place of reading, its documents named by the passages' ids.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# A script, run by its path: the folder above holds `benchmarks` as others import it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scoring import Claim, Passage, Tally, passages_of, table

Reader = Callable[[Passage], Iterable[Claim]]


def ours(passage: Passage) -> list[dict[str, Any]]:
    """The claims that our grammar reads in a passage, as mappings."""
    import msgspec

    from isthmus.evidence.reading import read_text

    published = dt.date.fromisoformat(passage.published) if passage.published else None
    claims = read_text(passage.text, published=published, language=None, name=passage.id)
    return [msgspec.to_builtins(claim) for claim in claims]


def from_file(path: Path) -> Reader:
    """A reader that takes its claims from a file of JSON lines, by the name of their document."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        by_name.setdefault(Path(claim["document"]).stem, []).append(claim)
    return lambda passage: by_name.get(passage.id, [])


def score(paths: Iterable[Path], reader: Reader) -> dict[str, Tally]:
    """What a reader makes of labelled files, by the name of each file."""
    tallies: dict[str, Tally] = {}
    for path in paths:
        tally = tallies.setdefault(path.stem, Tally())
        for passage in passages_of(path):
            tally.add(passage, reader(passage))
    return tallies


def run_score(asked: argparse.Namespace) -> int:
    """`score`: the errors that are asked for, then the table."""
    tallies = score(asked.files, from_file(asked.claims) if asked.claims else ours)
    if asked.errors is not None:
        for tally in tallies.values():
            for error in tally.errors:
                if not asked.errors or error.what in asked.errors:
                    print(error)
    for line in table(tallies):
        print(line)
    return 0


def main() -> int:
    """Take the measure asked for and print it."""
    parser = argparse.ArgumentParser(description="How well and how fast documents are read.")
    commands = parser.add_subparsers(required=True)
    scoring = commands.add_parser("score", help="figures and attributes of labelled passages")
    scoring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    scoring.add_argument("--errors", nargs="*", metavar="WORD", help="print each error")
    scoring.add_argument("--claims", type=Path, help="claims as isthmus read --jsonl prints them")
    scoring.set_defaults(run=run_score)
    asked = parser.parse_args()
    return int(asked.run(asked))


if __name__ == "__main__":
    sys.exit(main())
