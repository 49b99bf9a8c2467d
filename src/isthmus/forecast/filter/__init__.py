"""The particle filter of one nationality on its way through the stations of a corridor.

Owns: the folder's order. `chain` is the network, `walking` takes its people a step on with the
movement step, `particles` is what the filter carries, `parameters` what is assumed and learned,
`weighing` how likely the counts are, `proposing` how the rates of a month are drawn, `following`
the pass over the past, `projecting` the way on from an origin.
"""
