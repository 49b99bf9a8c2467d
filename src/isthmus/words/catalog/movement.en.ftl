# Simulations: what is said of a run and of its distance from the counts.

# --- what cannot be modelled ----------------------------------------------------------------------

problem-too-many-paths = with an awareness of { $value } links there are more than { $most } paths, which no memory holds. Lower the awareness (awareness_level in simsetting.yml), or take places off the network.
