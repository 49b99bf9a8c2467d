"""The sections of the page of a simulation, each of which is written at a `Desk`.

where    the map, every place and route     distance  the errors
places   a fan for each place               made      what is assumed, how it was made
passing  a fan for each series of a case
"""
