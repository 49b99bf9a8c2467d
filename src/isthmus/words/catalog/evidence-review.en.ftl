# Putting claims into a case and reviewing them: the queue, the questions to a reviewer, and what
# cannot be drafted or judged.

problem-register-shipped = the case '{ $value }' comes with Isthmus and stays as it is. Copy its folder ({ $folder }) to one of your own, or make one with 'isthmus new FOLDER'.
problem-draft-no-document = a claim is of a document that was not given with it and that the case does not hold. Give the document, too.
problem-draft-other-text = a claim quotes words that do not stand there in the text that the case keeps of this document. The text that was kept first stays; the claim is left out.
problem-draft-not-kept = a claim would not come back from the table as it was read, and is left out. Please report the document to those who maintain Isthmus.
problem-draft-no-unicode = the text holds half of a sign, which no file can hold, so the document is left out. Convert it to UTF-8 and read it again.
problem-review-no-claim = the case has no claim '{ $value }'. 'isthmus review CASE --json' lists those that wait.
problem-review-claims = more than one claim begins with '{ $value }'. Write more of its signs.
problem-review-no-judgement = the case has no judgement '{ $value }'. See the column id of judgements.csv.
problem-review-undone = the judgement '{ $value }' is undone already. Judge the claim again, or undo the judgement that undid it.
problem-review-no-reason = a judgement needs a reason. Say in a sentence why.
problem-review-handle = '{ $value }' is no handle. Give a role or initials in lower-case letters, digits and hyphens, such as desk-2; never the name of a person.
problem-review-pair = '{ $value }' is no correction. Write field=value, such as unit=person; nothing after the sign where the text does not say.
problem-review-decision = '{ $value }' is no decision. Write CLAIM=accept, CLAIM=correct, CLAIM=reject or CLAIM=unsure.

cli-wrong-needs-also = { $value } needs { $other } as well.

review-title = { $count ->
    [one] { $title }: { $count } claim waits for review
   *[other] { $title }: { $count } claims wait for review
}
review-none = No claim waits for review.
review-at = Claim { $at } of { $of }: { $claim }
review-source = Source
review-source-said = { $publisher }, { $date }
review-undated = without a date
review-says = Says
review-quote = Quote
review-rule = Read by
review-rule-said = { $rule }, confidence { $confidence }
review-unsure = Judged before
review-unsure-said = { $by } was not sure: { $reason }
review-changes = What hangs on it:
review-changes-nothing = Nothing hangs on it.
review-near = Nearest other claims:
review-near-one = { $claim } '{ $quote }', { $publisher }

review-bears-accepting = Accepting it moves the reading of { $quantity }: { $before }, then { $after }.
review-bears-rejecting = Rejecting it moves the reading of { $quantity }: { $before }, then { $after }.
review-bears-official = With an official series, { $verdict }: { $reason }
review-bears-claims = With another claim, { $verdict }: { $reason }
review-open = open

review-key-accept = a
review-key-correct = c
review-key-reject = r
review-key-unsure = n
review-key-skip = s
review-key-undo = u
review-key-quit = q
review-do-accept = accept
review-do-correct = correct
review-do-reject = reject
review-do-unsure = not sure
review-do-skip = skip
review-do-undo = undo the last
review-do-quit = quit
review-ask = { $choices }?
review-ask-fields = What is to be read otherwise, as field=value (such as unit=person place=PAN)?
review-ask-reason = Why?
review-ask-by = Who judges (a role or initials, never a name)?
review-not-understood = '{ $value }' is none of these.
review-nothing-to-undo = Nothing was decided since you began. --undo takes back an earlier judgement.
review-made = Written: { $decision }, judgement { $judgement }.
review-ended = { $made ->
    [0] Nothing was decided.
    [one] { $made } judgement was written.
   *[other] { $made } judgements were written.
} { $left ->
    [0] No claim waits any more.
    [one] { $left } claim waits.
   *[other] { $left } claims wait.
}

cli-step-queue = Ranking the claims
cli-column-by = By
cli-column-claim = Claim
cli-column-decision = Decision
cli-column-judgement = Judgement
cli-column-on = When
