"""What one call of a command carries: its language, and whether it is being debugged.

Owns: the choice of the language, and the help texts, which are read as plain text. Choosing a
language and showing help must not wait for Fluent, Babel or even click: this module loads nothing
but the small parts of Python that are loaded anyway.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False  # `typing` itself takes longer to load than this module
if TYPE_CHECKING:
    from isthmus.words import Words

#: What is spoken to those who ask for no language we know, as the C locale does.
FALLBACK = "en"
#: Where a language may be asked for, in the order in which they count.
ENVIRONMENT = ("ISTHMUS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Session:
    """One call: the language it speaks and whether it shows the traceback of a defect."""

    def __init__(self, language: str = FALLBACK, *, debug: bool = False) -> None:
        self.language = language
        self.debug = debug
        self._texts: dict[str, str] | None = None

    @classmethod
    def of(cls, args: Sequence[str], environment: Mapping[str, str]) -> Session:
        """The session that the arguments and the environment ask for; never fails.

        The arguments are read before they are understood, because a wrong call too is answered in
        the language that it asks for.
        """
        given = list(args[: args.index("--")] if "--" in args else args)
        asked = ""
        for i, arg in enumerate(given):
            name, equals, value = arg.partition("=")
            if name == "--lang" and (equals or i + 1 < len(given)):
                asked = value if equals else given[i + 1]
        debug = "--debug" in given or environment.get("ISTHMUS_DEBUG", "") not in ("", "0")
        return cls(language(asked, environment), debug=debug)

    @property
    def words(self) -> Words:
        """The sentences and formats of the language. Loads Fluent when it is first spoken."""
        from isthmus.words import words_in

        return words_in(self.language)

    def has_help(self, key: str) -> bool:
        """Whether there is a help text of this name."""
        return f"cli-help-{key}" in self._help

    def help(self, key: str) -> str:
        """The help text of this name. Raises KeyError when the catalogue lacks it."""
        return self._help[f"cli-help-{key}"]

    @property
    def _help(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = plain_texts(_read(f"cli-help.{self.language}.ftl"))
        return self._texts


def language(asked: str, environment: Mapping[str, str]) -> str:
    """The language of a call: the one asked for, else that of the environment, else `FALLBACK`.

    Of the locale variables only the first that is set counts, as everywhere on a system.
    """
    spoken = languages()
    if asked in spoken:
        return asked
    own = environment.get(ENVIRONMENT[0], "")
    if own in spoken:
        return own
    locale = next((environment[name] for name in ENVIRONMENT[1:] if environment.get(name)), "")
    found = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return found if found in spoken else FALLBACK


def languages() -> tuple[str, ...]:
    """The languages spoken, as `isthmus.words.LANGUAGES` finds them, without loading it."""
    import os

    names = os.listdir(_CATALOG)  # noqa: PTH208 - pathlib takes as long as all else here
    return tuple(sorted(name.split(".")[1] for name in names if name.startswith("words.")))


def plain_texts(catalogue: str) -> dict[str, str]:
    """The messages of a Fluent catalogue whose messages are plain text: no values, no attributes.

    Equal to what Fluent makes of it: comments fall away, a text goes on over indented lines, and
    the indent that all of them share is not part of it.
    """
    texts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in catalogue.splitlines():
        if line.startswith("#"):
            lines = []
        elif not line.strip():
            lines.append("")
        elif line.startswith(" "):
            lines.append(line.rstrip())
        else:
            key, _, first = line.partition("=")
            lines = texts[key.strip()] = [first.strip()]
    return {key: _joined(lines) for key, lines in texts.items()}


def _joined(lines: list[str]) -> str:
    first, more = lines[0], lines[1:]
    indent = min((len(line) - len(line.lstrip()) for line in more if line), default=0)
    return "\n".join([first, *(line[indent:] for line in more)]).strip("\n")


_CATALOG = __file__.replace("\\", "/").rpartition("/cli/")[0] + "/words/catalog"


def _read(name: str) -> str:
    with open(f"{_CATALOG}/{name}", encoding="utf-8") as file:  # noqa: PTH123 - as above
        return file.read()


def terminal_width(fallback: int = 80) -> int:
    """The columns of the terminal that standard output is, or `fallback`. COLUMNS wins."""
    import os

    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or fallback
    except (AttributeError, OSError, ValueError):
        return fallback
