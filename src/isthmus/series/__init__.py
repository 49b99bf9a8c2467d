"""The series: what was counted, by whom, and what the counts say of one another.

Owns: quantities and the law that only like adds to like, totals and breakdowns by vintage, the
comparisons of a monthly count, the disputes between counts, and the publishers with their readers.
Never mixes what two publishers count.
"""
