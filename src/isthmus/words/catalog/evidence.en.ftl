# The commands read and reconcile.

cli-step-read-documents = Reading the documents
cli-step-compare = Comparing what they say

cli-read-file = File
cli-read-publisher = Publisher
cli-read-published = Published
cli-read-undated = no date: what is said relative to one stays open (give one with --published)
cli-read-nothing = The grammar finds nothing in this document that it counts as a claim.
cli-read-refused = { $refused ->
    [one] 1 document was not read; { $read } were.
   *[other] { $refused } documents were not read; { $read } were.
}
cli-read-left-out = { $folder }: { $count ->
    [one] 1 file is no document by its name, and was left alone.
   *[other] { $count } files are no documents by their names, and were left alone.
}
cli-read-drafted = { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
} of { $documents ->
    [one] 1 document
   *[other] { $documents } documents
} added, as unreviewed. What was there already stays as it is.

problem-spool-unusable = { $why ->
    [permission] you may not write here. Give another folder with --out.
    [full] the disk is full. Make room, or give another folder with --out.
   *[other] the folder cannot be used ({ $reason }). Give another one with --out.
}

cli-column-quote = Said
cli-column-noun = Of what
cli-column-measure = Measure
cli-column-counter = Counted by
cli-column-kind = Kind
cli-column-speaker = Who says it
cli-column-verdict = Verdict
cli-column-reason = Reason
cli-column-quantity = Quantity
cli-column-aside = Set aside
cli-column-witnesses = Witnesses
cli-column-rule = Rule
cli-column-open = Still open

claim-relation = Relation
claim-event = Event
claim-agreement = Agreement
claim-commitment = Commitment
claim-policy = Policy
claim-position = Position
claim-forecast = Forecast
claim-office = Office
claim-credit = Draws on
claim-byline = Byline

measure-stock = at a moment
measure-increment = in a period
measure-cumulative = running total
measure-rate = rate
measure-share = share
measure-ratio = ratio
measure-requested = requested
measure-pledged = pledged
measure-committed = committed
measure-disbursed = disbursed

unit-person = people
unit-crossing = crossings
unit-encounter = encounters
unit-household = households
unit-country = countries
unit-percent = percent
unit-ratio = times
unit-other = other

status-forecast = forecast
status-target = target
status-superseded = no longer stands
status-disputed = disputed

finality-preliminary = preliminary
finality-estimated = estimate
finality-revised = revised
finality-final = final

group-children = children
group-women = women
group-men = men
group-adults = adults
group-families = families
group-unaccompanied_children = unaccompanied children
group-refugees = refugees
group-idps = internally displaced people
group-asylum_seekers = asylum-seekers
group-returnees = returnees
group-deportees = deportees
group-host_community = host community
group-pregnant_women = pregnant women
group-dead = dead
group-missing = missing
group-survivors = survivors
group-injured = injured

said-at-least = ≥ { $value }
said-more-than = > { $value }
said-at-most = ≤ { $value }
said-less-than = < { $value }
said-about = ≈ { $value }
said-range = { $low }–{ $high }
said-until = to { $day }
said-from = from { $who }

cli-reconcile-documents = { $count ->
    [one] 1 document
   *[other] { $count } documents
}
cli-reconcile-story = One story, and so one witness: { $documents }.
cli-reconcile-verdicts = What the claims say of each other
cli-reconcile-nothing = No two claims bear on one thing.
cli-reconcile-left = { $count ->
    [one] 1 further verdict, of less consequence, stands in the answer to --json and --csv.
   *[other] { $count } further verdicts, of less consequence, stand in the answer to --json and --csv.
}
cli-reconcile-readings = Readings
cli-reconcile-stated-once = { $count ->
    [one] 1 further quantity is stated once; --readings shows it too.
   *[other] { $count } further quantities are stated once; --readings shows them too.
}

reading-agreed = all agree
reading-kept-by-text = the other is set aside by its own text
reading-confirmed = confirmed by a person
reading-counter-named = its counter is named
reading-more-witnesses = more independent witnesses
reading-undecided = nothing decides

open-conflict = the claims exclude each other
open-set-aside = a claim was set aside
open-no-counter = nobody is named who counted
open-no-period = no date
open-one-witness = one witness
open-unreviewed = not reviewed
