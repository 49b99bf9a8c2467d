"""Movement: how people move over the network of a case, as exact counts.

Never knows what a forecast or a scenario is.
"""
