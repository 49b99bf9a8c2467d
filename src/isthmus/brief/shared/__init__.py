"""The page of what a projection asks of each country and how it could be shared, part by part.

Owns: the words and tables of each part. What is computed is the room `sharing`'s; what may be
published of it is decided before a part sees it.
"""
