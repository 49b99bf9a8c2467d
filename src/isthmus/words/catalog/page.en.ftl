# The words of the page around the brief.

page-skip = Skip to the brief
page-kind = Brief on migration along a corridor
page-contents = Contents
page-summary = In short
page-figures = Figures and sources
page-figures-of = Figures of the section: { $section }
page-figures-lead = Every number of this brief with its source, as in figures.csv. A number above leads here.
page-sources = Sources
page-sources-lead = Each number in this file leads to its source here with a click; under each table stand the numbers of its sources. The files brief.html and figures.csv, which come with this one, hold a row for every number: what it counts, its period, its status, the day it was published, its publisher and address.
page-sources-of = Sources:
page-foot = Made with Isthmus from published aggregates. It holds no record of a person.
page-row = Its row among all figures
page-close = Close
page-table = Table: { $caption }
page-number = { $n } of { $all }
page-note-fault = Known fault.
page-note-limit = Limit.
page-note-assumption = Assumption.
page-figure-label = Figure
page-figure-value = Value
page-figure-counts = Counts
page-figure-place = Place
page-figure-status = Status
page-figure-published = Published
page-figure-publisher = Publisher
page-figure-note = Note
