# What a register of promises says: agreements, targets, evidence, status and why, money, days.

commitments-agreement-proposed = proposed
commitments-agreement-signed = signed
commitments-agreement-in-force = in force
commitments-agreement-lapsed = lapsed
commitments-agreement-terminated = terminated
commitments-agreement-suspended = suspended
commitments-agreement-replaced = replaced

commitments-act-signed = signed
commitments-act-endorsed = endorsed
commitments-act-joined = joined
commitments-act-ratified = ratified
commitments-act-withdrew = withdrew
commitments-by-day = by { $day }
commitments-after-by-day = between { $after } and { $day }

# --- the two columns

commitments-reported-planning = planned
commitments-reported-in-progress = in progress
commitments-reported-fulfilled = fulfilled
commitments-reported-suspended = suspended
commitments-reported-abandoned = abandoned

commitments-status-not-started = not started
commitments-status-on-track = on track
commitments-status-late = late
commitments-status-met = met
commitments-status-missed = missed
commitments-status-not-verifiable = not verifiable

commitments-reporter-actor = who promised
commitments-reporter-beneficiary = who benefits
commitments-reporter-participant = who takes part
commitments-reporter-independent = independent

# --- targets and evidence

commitments-nearly = nearly { $value }
commitments-unit-people = { $count ->
    [one] { $amount } person
   *[other] { $amount } people
}
commitments-unit-places = { $count ->
    [one] { $amount } place
   *[other] { $amount } places
}
commitments-unit-visas = { $count ->
    [one] { $amount } visa
   *[other] { $amount } visas
}
commitments-unit-permits = { $count ->
    [one] { $amount } permit
   *[other] { $amount } permits
}
commitments-unit-applications = { $count ->
    [one] { $amount } application
   *[other] { $amount } applications
}
commitments-unit-decisions = { $count ->
    [one] { $amount } decision
   *[other] { $amount } decisions
}
commitments-unit-encounters = { $count ->
    [one] { $amount } encounter
   *[other] { $amount } encounters
}
commitments-unit-meetings = { $count ->
    [one] { $amount } meeting
   *[other] { $amount } meetings
}
commitments-unit-act = { $amount }
commitments-money = { $currency } { $amount }
commitments-per-year = { $target } a year
commitments-per-month = { $target } a month
commitments-untargeted = { $indicator } (no target)
commitments-amended = { $target } (since { $day }; before: { $before })
commitments-coming = { $target } (from { $day }: { $later })
commitments-told = { $amount } to { $day } ({ $teller })
commitments-told-gaps = { $told }, with gaps
commitments-told-aside = { $told }, does not decide

# --- why

commitments-reason-begins = It counts from { $day } on.
commitments-reason-no-target = No target with a number was in force.
commitments-reason-no-evidence = Nothing that would tell was counted or reported.
commitments-reason-only-own-word = Only those who promised or who take part report of it.
commitments-reason-only-wider = Only a wider or another count tells of it.
commitments-reason-reached = { $amount } by { $until } reach the target.
commitments-reason-level-reached = At { $amount } on { $until }; the level at the end counts.
commitments-reason-level-short = At { $amount } on { $until }; a level has no pace to judge by.
commitments-reason-short = { $amount } to { $until } fall short of the target.
commitments-reason-nothing = Nothing by { $until }: { $amount }.
commitments-reason-no-end = { $amount } by { $until }, and no day by which it is to be done.
commitments-reason-ahead = Counted to { $until }, { $share } of its time; that asks for { $due }, and there is more.
commitments-reason-behind = Counted to { $until }, { $share } of its time; that asks for { $due }, and there is less.
commitments-reason-pace-open = Counted to { $until }, { $share } of its time; whether that is { $due } or more cannot be said.
commitments-reason-over = { $amount } by { $until } pass the limit.
commitments-reason-kept = { $amount } to { $until } keep to the limit.
commitments-reason-under = { $amount } by { $until }, within the limit.
commitments-reason-counted-until = Counted to { $until } only, not to { $day }.
commitments-reason-gaps = What was counted to { $until } has gaps.
commitments-reason-open = { $amount } by { $until } are known, and there may be more.
commitments-reason-straddles = { $amount } by { $until }: the target lies between.
commitments-reason-contradicted = Those who may decide contradict each other.
commitments-reason-met-so-far = Met each time from { $starts } to { $until }; more are to come.
commitments-reason-abandoned = Said to be abandoned by { $day }.
commitments-reason-fulfilled = Said to be fulfilled by { $day }, not by who promised.
commitments-reason-fulfilled-after = Said to be fulfilled only from { $day } on, after { $end }.
commitments-reason-fulfilled-when = Said to be fulfilled, perhaps after { $end }.
commitments-reason-not-done = Said not to be fulfilled on { $day }; it was due on { $end }.
commitments-reason-told-until = Last told of for { $until }; it was due on { $day }.
commitments-reason-planned = Said to be planned on { $day }, no more.
commitments-reason-begun-no-end = Said to be under way on { $day }, and no day by which it is to be done.
commitments-reason-suspended = Said to be suspended on { $day }.
commitments-reason-in-progress = Said to be in progress on { $day }.
commitments-reason-partly = Some of it is met, some has not begun.

# --- money

commitments-stage-requirement = asked for
commitments-stage-pledge = pledged
commitments-stage-commitment = committed
commitments-stage-disbursement = paid out
commitments-stage-expenditure = spent
commitments-untold = amount not told
commitments-total = { $amount } from { $since } to { $day }
commitments-total-to = { $amount } to { $day }

# --- days

commitments-due-deadline = deadline
commitments-due-target = end of a target's time
commitments-due-meeting = meeting
commitments-due-agreement-ends = an agreement ends
commitments-due-of = { $commitment }: { $indicator }
commitments-in-days = { $days ->
    [0] today
    [one] in { $n } day
   *[other] in { $n } days
}
commitments-days-ago = { $days ->
    [one] { $n } day ago
   *[other] { $n } days ago
}

# --- who is what to an agreement

commitments-party-as = { $party } ({ $role ->
    [guarantor] guarantor
   *[observer] observer
})

# --- accounts of one thing

commitments-aspect-title = title
commitments-aspect-kind = kind of text
commitments-aspect-participants = who took part
commitments-aspect-signatory = who signed
commitments-aspect-date = date
commitments-aspect-venue = venue
commitments-aspect-amount = amount
commitments-aspect-quota = quota
commitments-aspect-binding = whether it binds
commitments-aspect-composition = who they were
commitments-aspect-condition = condition
commitments-aspect-content = what it is about
commitments-aspect-endorsers = how many endorsed it
commitments-aspect-fare = fare
commitments-aspect-format = how it was held
commitments-aspect-hosts = who convened it
commitments-aspect-novelty = whether it is new
commitments-aspect-ordinal = which meeting it was
commitments-aspect-pillars = how many pillars
commitments-aspect-where = where
