"""What comes next: what to expect of each series, and what a decision would change.

Owns: the room `forecast`. It stands on the movement step and on the series, and reads nothing that
was published after the origin date.
"""
