"""Flee's folders: read as they stand, and written back in Flee's own format."""
