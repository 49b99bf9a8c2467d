# What `isthmus share` says on a terminal. Its help stands in cli-help.

cli-step-share = Working out needs and shares
cli-step-plan = Planning places
cli-wrong-money = { $option }: '{ $value }' is no amount. Write digits and a currency after them, such as 1000000USD.
cli-share-scenario = Scenario
cli-share-keys = Share and gap by the key { $first }; the range is over: { $keys }.
cli-share-rule = Divided here by the rule: { $rule }. The file has all of them.
cli-column-need = Need
cli-column-p50 = P50
cli-column-p10-p90 = P10–P90
cli-column-hosted = Hosted
cli-column-gap = Gap
cli-column-award = Award
cli-column-open-ways = Open
cli-column-unknown-ways = Not known
