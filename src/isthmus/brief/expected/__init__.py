"""What is expected, on a page: how forecasts, comparisons and scores are told and drawn.

Owns: the parts that the section of the brief and the pages of the verbs have in common.
"""
