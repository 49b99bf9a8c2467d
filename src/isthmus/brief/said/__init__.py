"""The section on what was said: documents heard, compared, and told with their quotes.

Owns: the parts of that section, each in a module of its own. Loaded only by a brief that was given
documents or whose case holds claims.
"""
