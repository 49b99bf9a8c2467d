"""One Vega-Lite specification to one SVG, for the page and the PDF alike.

Owns: the call that draws, and the fonts that it measures text with. Fetches nothing.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

#: The family in which the brief is set, on the page, in charts and in the PDF.
FAMILY = "Source Sans Pro"


_SPOKEN = re.compile(r' (?:aria-label|aria-roledescription|aria-hidden|role)="[^"]*"')
#: A country whose box the map touches, and none of whose land.
_NOTHING = re.compile(r'<path(?![^>]*\sd=")[^>]*/>')


@functools.cache
def font_folder() -> Path:
    """Where the font files are: those of a package that holds nothing else."""
    from font_source_sans_pro import font_directory

    return Path(font_directory)


def svg(spec: dict[str, Any]) -> str:
    """The specification drawn."""
    return _drawn(json.dumps(spec, sort_keys=True, ensure_ascii=False))


@functools.lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    import vl_convert

    _register()
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version="6.1", allowed_base_urls=[])
    # The words of a picture are the chart's description; those the engine writes on each mark
    # ("x: 365.6; y: 232.4") would only be in a reader's way, and are a third of the file.
    return _NOTHING.sub("", _SPOKEN.sub("", drawn[drawn.index("<svg") :]))


@functools.cache
def _register() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(font_folder()))
