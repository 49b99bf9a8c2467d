# The section on what was said: documents held against each other and against the official series.

said-title = What was said
said-lead = { $n } { $count ->
    [one] document was
   *[other] documents were
} read; { $told ->
    [one] it is { $witnesses } independent witness
   *[other] they are { $witnesses } independent witnesses
}. Each quote is exact and leads to its document; what was said is held against the official series that were known on the day.
said-documents-label = documents read
said-witnesses-label = independent witnesses among the documents

said-undated = undated
said-cite = { $source }, { $day }
said-cite-assumed = { $source } (carries no date; read as of { $day })
said-assumed-note = The document carries no date; its times were read as of { $day }, for comparing only.
said-quoted = '{ $words }' – { $who }
said-title-note = As the title of the document states it.
said-where = Characters { $start } to { $end } of the document.
said-figure-label = Said: '{ $quote }'
said-computed = Computed by this brief from the numbers that are compared.
said-official = Official: { $n }, { $series }, { $span } ({ $publisher })
said-unstated = not stated
said-nobody = nobody

said-undated-note = { $n } { $count ->
    [one] document carries no date. Where it leaves
   *[other] documents carry no date. Where they leave
} a year or a day open, the words were read as if said on { $day }; each such use is marked. This serves comparing only: the claims stay as they were read.
said-undated-label = documents without a date
said-later = { $n } { $count ->
    [one] document was
   *[other] documents were
} published later than the day of this brief and left out: { $names }.
said-later-label = documents published after the day
said-unread = { $n } { $count ->
    [one] document could not be read: { $names }.
   *[other] documents could not be read: { $names }.
}
said-private = { $n } { $count ->
    [one] statement is
   *[other] statements are
} left out, because the words lead to a person: an address, a telephone, a document.
said-private-label = statements left out because they lead to a person
said-unread-label = documents that could not be read

said-disputes-title = Numbers that do not fit together
said-others-title = Other accounts that differ
said-no-disputes = No two of these numbers exclude each other, and none misleads beside another, as far as they can be compared.
said-verdict = { $verdict } { $reason }
said-verdict-agree = Agree.
said-verdict-compatible = No conflict.
said-verdict-conflict = Conflict.
said-verdict-not_comparable = Not comparable.
said-verdict-misleading = Misleading.
said-seeming-title = What only seems to conflict
said-seeming-lead = These would be held against each other, and both may stand.

said-statements-title = Agreements, policies and commitments as told
said-signed-lead = Who is said to have signed, and when:
said-signed = { $what }: signed by { $by }; { $day }. { $quote }
said-unnamed = persons who are not named
said-no-day = the day is not stated
said-between = { $what } ({ $parties })
said-statements-caption = Other agreements, policies and commitments as told

said-records-title = Records held against the series
said-record-fails = Told as a record: '{ $quote }'. It does not hold in every official series that reaches back so far.
said-record-holds = Told as a record: '{ $quote }'. It holds in the official series that reach back so far.
said-record-series = { $series }: { $reason } Its number for { $since }: { $then } ({ $publisher }). What it counts: { $row }
said-record-elsewhere = What might explain it: the number told as a record is that of another series, { $series }, which has { $n } for { $span } ({ $publisher }) and counts otherwise: { $row }

said-readings-title = What the numbers come to
said-readings-lead = For each quantity: the interval that the statements leave, the words behind it, what ranked them and what is still open, and the official number.
said-readings-caption = Readings beside the official series
said-readings-rest = Readings of other quantities
said-reading-label = Reading: { $what }
said-reading-note = What ranked the statements: { $rule }.
said-more-title = Everything else that was said
said-summary = From the documents that were read:
said-record-short = Told as a record: '{ $quote }'. { $series }: { $reason }
said-more = and { $n } more
said-more-label = further statements of the quantity
said-open = open
said-no-series = no series answers it

said-documents-title = The documents
said-documents-caption = The documents, and whom each credits
said-documents-left = { $n } { $count ->
    [one] more document was read.
   *[other] more documents were read.
}
said-documents-left-label = documents not listed
said-story = One story, and so one witness: { $documents } ({ $reasons }).
said-story-copy = one copies the other
said-story-lead = one repeats the opening of the other
said-story-translation = one translates the other
said-story-credit = both credit one agency

said-comparisons-caption = Further comparisons of two statements, the most consequential first
said-left = { $n } { $count ->
    [one] further comparison is not shown.
   *[other] further comparisons are not shown.
}
said-left-label = comparisons not shown

said-column-verdict = Verdict
said-column-reason = Reason
said-column-sources = Documents
said-column-kind = Kind
said-column-quote = Said
said-column-who = Who
said-column-when = When
said-column-document = Document
said-column-quantity = Quantity
said-column-reading = Reading
said-column-said = Said, by whom
said-column-rank = Ranked by; still open
said-column-official = Official
said-column-publisher = Publisher
said-column-date = Date
said-column-credits = Outlets it names

# What a figure is that a document states: the words of figures.csv.

kind-counts-said = as said
kind-unit-household = household
kind-unit-country = country
kind-measure-rate = rate
kind-measure-requested = requested
kind-measure-pledged = pledged
kind-measure-committed = committed
kind-measure-disbursed = disbursed
kind-status-reported = reported
kind-status-forecast = forecast
kind-status-target = target
kind-status-superseded = superseded
kind-status-disputed = disputed
