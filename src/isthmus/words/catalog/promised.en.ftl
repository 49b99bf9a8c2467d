# What was promised, in a brief.

promised-title = What was promised
promised-lead = { $count ->
    [one] { $n } commitment was in the register. Met: { $met }; missed: { $missed }; not verifiable: { $open }.
   *[other] { $n } commitments were in the register. Met: { $met }; missed: { $missed }; not verifiable: { $open }. { $rest ->
        [0] {""}
       *[other] The others run or have not begun.
    }
}
promised-lead-none = Agreements were in the register on the day of this brief, and no commitment.
promised-tally-label = Commitments in the register
promised-status-label = Commitments: { $status }
promised-title-of = { $title } ({ $source })
promised-who = { $actors }, for { $others }
promised-status = { $status }. { $why }
promised-unreported = nothing
promised-no-target = no indicator
promised-no-evidence = none
promised-no-deadline = none set
promised-no-sum = nothing that adds
promised-not-yet = not adopted
promised-computed-note = Worked out from what was told, for the status.

promised-commitments-title = Target against evidence
promised-commitments-lead = Every commitment, what it is to reach and what is known of it: rows to lay beside one's own. Where a commitment has several indicators, a letter tells them apart.
promised-outside = Outside any agreement
promised-group = { $agreement } ({ $status })
promised-two-columns = Two columns say how it stands: reported, by those who promised; and the status, which follows from the evidence. A report of those who promised never makes a target met; a count that is wider than the promise shows and does not decide; where the evidence cannot say, it is not verifiable.

promised-due-title = What falls due
promised-due-caption = Deadlines, meetings and ends of agreements in the next twelve months
promised-due-none = Nothing falls due in the next twelve months.
promised-past-label = Deadlines that have passed and are neither met nor missed
promised-past = { $count ->
    [one] { $n } deadline has passed, and the evidence does not say whether it was met.
   *[other] { $n } deadlines have passed, and the evidence does not say whether they were met.
}

promised-money-title = Money by stage and currency
promised-money-caption = What was asked for, pledged, committed, paid out and spent, by currency
promised-money-apart = Stages and currencies are never added. A running total holds other amounts and is added to nothing; a part of an amount is not counted again.
promised-money-label = Money { $stage }, { $currency }
promised-money-note = The sum of { $rows } amounts that stand on their own.

promised-agreements-title = Who joined what
promised-agreements-caption = Agreements, how they stand, and who stands in them
promised-parties = { $n }: { $parties }
promised-parties-label = Parties on the day
promised-left = left: { $parties }
promised-no-parties = not told

promised-accounts-title = What sources tell differently
promised-accounts-lead = { $count ->
    [one] On { $n } point the sources do not say the same. Each stands here as it was told; none is chosen.
   *[other] On { $n } points the sources do not say the same. Each stands here as it was told; none is chosen.
}
promised-accounts-label = Points on which sources differ
promised-accounts-caption = Accounts side by side, each with its source
promised-about = { $title }: { $aspect }

promised-column-commitment = Commitment
promised-column-who = Who promised
promised-column-target = Target
promised-column-evidence = Evidence
promised-column-reported = Reported
promised-column-status = Status
promised-column-deadline = Deadline
promised-column-day = Day
promised-column-what = What
promised-column-which = Which
promised-column-stage = Stage
promised-column-currency = Currency
promised-column-sum = Sum of what adds
promised-column-totals = Running totals, not added
promised-column-agreement = Agreement
promised-column-standing = Stands
promised-column-adopted = Adopted
promised-column-parties = Parties
promised-column-about = Of what
promised-column-says = What is told
promised-column-source = Source
promised-column-published = Published
