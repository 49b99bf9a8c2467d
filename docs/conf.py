"""How the documentation is built.

Owns: the settings of Sphinx. The reference pages that are made from the code come from
`_ext/reference.py`, which writes them to `generated/` when a build begins. Nothing here reaches the
network: no page of another project is fetched, no font or script is loaded from elsewhere.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

import isthmus  # noqa: E402 - the path comes first, so that a build documents this checkout

project = "Isthmus"
author = "The Isthmus contributors"
copyright = author
version = release = isthmus.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "_ext.docstrings", "_ext.reference"]
exclude_patterns = ["_build", "_ext"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
myst_links_external_new_tab = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
python_use_unqualified_type_names = True

html_theme = "pydata_sphinx_theme"
html_title = "Isthmus"
html_static_path: list[str] = []
html_sidebars: dict[str, list[str]] = {"index": [], "tutorial": []}  # they have no pages below
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {
    "navigation_with_keys": False,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "show_prev_next": True,
}
