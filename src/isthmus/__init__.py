"""Isthmus: an open workbench for regional migration management.

The rooms, from left to right: `case`, `series`, `brief`; a room imports only from rooms to its
left. `words` is the ground under all of them. `cli` is a door and holds no logic of its own.
"""

__version__ = "0.1.0"
