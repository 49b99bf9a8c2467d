"""From a file to the text that claims point into.

Owns: the bytes of plain text, web pages, PDFs and DOCX to a `Document`, dated and with the language
of each paragraph; which files of a folder are documents; and saying what cannot be read, and why. A
file is data: nothing in it is fetched or run, and reading one is bounded in time and memory.
"""

from .extract import Limits
from .finding import Files, files_of
from .guarded import close_helper
from .reading import read_bytes, read_file

__all__ = ["Files", "Limits", "close_helper", "files_of", "read_bytes", "read_file"]
