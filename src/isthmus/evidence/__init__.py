"""What was said: documents, claims, verdicts and readings.

Owns: the way from a text to claims, from claims to verdicts, and from those to a reading. A claim
is never written over.
"""
