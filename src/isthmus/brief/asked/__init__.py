"""What a brief tells of what it asks of each country: needs, capacity, shares.

Owns: what is computed for it, how its numbers are written, and its tables.
"""
