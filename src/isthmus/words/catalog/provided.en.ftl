# What can be wrong with norms, capacities, pathways and unsafe countries.

problem-provided-no-low = a high end of { $high } stands without a low one. Write the low end here; where there is no range, write the number here and delete the high end.
problem-provided-low-above-high = { $value } is less than { $column } ({ $low }). Exchange the two.
problem-provided-no-currency = { $sector ->
    [cost] the cost has no currency. Write its three letters (ISO 4217).
   *[other] a norm of money has no currency. Write its three letters (ISO 4217).
}
problem-provided-currency = only a norm of the sector money has a currency. Delete '{ $value }', or write money under sector.
problem-provided-no-cost = there is a currency and no cost. Write cost_low, or delete '{ $value }'.
problem-provided-no-price-year = the year of the prices is missing. Write it.
problem-provided-price-year = only money has a year of prices. Delete { $value }.
problem-provided-price-year-later = prices of { $value } cannot have been published on { $published }. Correct one of the two.
problem-provided-border = '{ $value }' is a border, where nobody stays. Write a place or a country.
problem-capacity-empty = the row says nothing of the service '{ $value }'. Write people for a reception, or servers and rate for any other.
problem-capacity-no-people = a reception has places. Write how many people it holds at one time.
problem-capacity-queue = { $value } cannot stand in the row of a reception, where nobody queues. Delete it, or write another service.
problem-capacity-people = { $value } people at one time say nothing of the service '{ $service }', which is told in people a day. Write servers and rate, or call the service reception.
problem-capacity-half = the service '{ $service }' needs both servers and rate, the people that each serves in a day. Write the one that is missing; where only a total for the day is known, write 1 under servers.
problem-capacity-absurd = { $servers } servers at { $value } a day each would serve { $together } people in a day, and no row can serve more than { $most }. Correct servers or rate.
problem-pathway-quota = a quota and its time go together, and there is only '{ $given }'. Write the other one, or delete it.
problem-pathway-no-series = '{ $value }' says something of a series, and none is named. Name it under series, or delete this.
problem-pathway-home = people of { $value } would be led into { $value }: a return, and no pathway. Delete that nationality or correct the country.
