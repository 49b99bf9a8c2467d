"""What was promised: agreements, who joined them, commitments, money, meetings, progress.

Owns: the room `commitments`. It turns the register of a case into what is due, what was met and
what cannot be verified, and exchanges it with the standards of the field. It never adds money
across stages or currencies.
"""
