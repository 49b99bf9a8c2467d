# What `isthmus track` says. Its help stands in cli-help.

cli-track-title = What was promised: { $name }
cli-track-more = { $n } more such; --json lists every one.
cli-track-no-pillar = Of no part of it in particular
cli-track-none = Nothing that was promised was known on that day, or nothing fits what was asked for.
cli-track-tally = { $count ->
    [one] One commitment: { $parts }.
   *[other] { $n } commitments: { $parts }.
}
cli-track-tally-part = { $status } { $n }
cli-track-outside = Outside any agreement
cli-track-parties = Parties
cli-track-acts = { $count ->
    [one] { $act } { $since }: { $parties }
   *[other] { $act } { $since } ({ $count }): { $parties }
}
cli-track-adopted = of { $day }
cli-track-binding-yes = binding
cli-track-binding-no = not binding
cli-track-binding-unknown = whether it binds is not known
cli-track-agreement-treaty = treaty
cli-track-agreement-arrangement = arrangement
cli-track-agreement-declaration = declaration
cli-track-agreement-memorandum = memorandum
cli-track-agreement-letter = letter
cli-track-agreement-communique = communiqué
cli-track-agreement-plan = plan
cli-track-agreement-compact = compact
cli-track-by-party = By party. What several promised together counts for each.
cli-track-past = Past its day, and not known to be met or missed
cli-track-due = { $months ->
    [0] Due today
    [one] Due within a month
   *[other] Due within { $months } months
}
cli-track-money = Money by stage and currency
cli-track-money-note = Stages are the same money on its way, so nothing is added across them, nor across currencies. A running total holds other amounts and is added to none; a part is not added beside its whole.
cli-track-accounts = Where accounts differ
cli-track-accounts-note = What each source says of one thing. Nothing is chosen between them.
cli-track-account-of = { $title }: { $aspect }
cli-track-meetings = Meetings
cli-track-no-meetings = No meeting was known on that day, or none fits what was asked for.
cli-track-hosts = Hosts
cli-track-office = { $party } ({ $office })
cli-track-led = { $count ->
    [one] one commitment
   *[other] { $count } commitments
}
cli-track-meeting-summit = summit
cli-track-meeting-ministerial = ministerial
cli-track-meeting-launch = launch
cli-track-meeting-bilateral = bilateral
cli-track-meeting-trilateral = trilateral
cli-track-meeting-technical = technical
cli-track-meeting-review = review
cli-track-session-plenary = plenary
cli-track-session-ministerial = ministerial
cli-track-session-technical = technical
cli-track-session-side = side event
cli-track-session-bilateral = bilateral
cli-track-session-visit = visit
cli-track-session-press = press
cli-track-imported = Read from another register
cli-track-standing = { $rows ->
    [one] One row stands in the case already, just so, and was left out.
   *[other] { $n } rows stand in the case already, just so, and were left out.
}

cli-column-account = What it says
cli-column-commitment = Commitment
cli-column-computed = By the evidence
cli-column-conclusion = Conclusion
cli-column-count = How many
cli-column-currency = Currency
cli-column-day = Day
cli-column-deadline = Deadline
cli-column-due = Due
cli-column-evidence = Evidence
cli-column-for-it = For it
cli-column-in = In
cli-column-led-to = Led to
cli-column-meeting = Meeting
cli-column-of = Of what
cli-column-promised = Promised
cli-column-reported = Reported
cli-column-running = Running totals
cli-column-session = Session
cli-column-stage = Stage
cli-column-sum = Sum
cli-column-target = Target
cli-column-there = Who was there
cli-column-what = What
cli-column-who = Who
cli-column-why = Why so

problem-track-agreement = no agreement '{ $value }' was known on { $day }. Those are: { $known }.
problem-track-agreement-near = no agreement '{ $value }' was known on { $day }. Did you mean { $near }? Those are: { $known }.
problem-track-pillar = no pillar or package '{ $value }' was known on { $day }. Those are: { $known }.
problem-track-pillar-near = no pillar or package '{ $value }' was known on { $day }. Did you mean { $near }? Those are: { $known }.
problem-track-party = '{ $value }' is no country (ISO 3166 alpha-3) and no organisation of the case. Give a code such as PAN, or an id of organisations.csv.
problem-track-party-near = '{ $value }' is no country (ISO 3166 alpha-3) and no organisation of the case. Did you mean { $near }?
