"""Who carries what: needs, capacity, keys, claims, pathways, and a plan that allocates people.

Owns: the room `sharing`. It takes draws of a projection and gives what they ask of each country. It
knows groups, never a person; no cost rewards fewer arrivals, and no return is optimised.
"""
