"""What was promised, on a page: the register with a figure behind each of its numbers.

Owns: how targets, evidence, reasons and money of the register become text of a brief, and the
tables of the section.
"""
