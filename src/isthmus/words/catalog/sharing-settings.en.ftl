# What can be wrong with a case's sharing.toml.

problem-sharing-missing = the case does not say who shares what: it has no sharing.toml. Write one; that of the case tutorial is one to start from.
problem-sharing-nobody = nobody receives. Name an agreement, whose parties share, or the countries themselves.
problem-sharing-both = the agreement says who receives, and so does { $value }. Keep one of the two.
problem-sharing-without-nobody = '{ $value }' is none of the countries that receive: { $named }. Add it there or delete it here.
problem-sharing-twice = '{ $value }' stands twice. Keep one.
problem-sharing-applications = '{ $value }' is given twice: as an indicator, and computed from the series under [applications]. Keep one of the two.
problem-sharing-topic = the series '{ $value }' is of the topic { $topic }; here one of the topic { $wanted } is needed. Name another.
problem-sharing-border = '{ $value }' is a border, where nobody stays. Name a place, or a country for all its places.
problem-sharing-within = '{ $value }' lies in { $country }, which is a reception itself. Keep the country, or its places.
problem-sharing-share-above = with this { $value }, { $total } of those whom the series '{ $series }' counts arrive in { $country }: more than all. Write shares that sum to 1 at most, or again = true where people come from another reception of the country.
problem-sharing-again-first = people come to '{ $value }' again, and no other reception of { $country } received them first. Delete again, or add the first reception.
problem-sharing-no-figure = '{ $value }' is no figure of this file. { $near ->
    [none] Add its indicator under [indicators], or use one of: { $known }.
   *[other] Did you mean { $near }? The figures are: { $known }.
}
problem-sharing-key-ours = '{ $value }' is the name of a key that comes with Isthmus. Give yours another.
problem-sharing-weights = the weights of the key '{ $value }' sum to { $total }. Write weights that sum to 1.
problem-sharing-low-above-high = { $value } is below the low end, { $low }. Exchange them, or delete high.
problem-sharing-no-money = the norm '{ $value }' has no currency: it is no unit cost. Name norms that are.
problem-sharing-no-basis = nothing says where this is from. Write a source, or basis_en and basis_es: why it is assumed.
problem-sharing-no-flow = '{ $value }' counts no monthly flow: its numbers are stocks, running totals, or not by month. Name a series that counts what happens in each month.
problem-sharing-not-forecast = the series '{ $value }' is not forecast, so that nobody can be said to arrive. Name one of forecast.toml: { $known }.
problem-sharing-unplaced = { $value } is no more than a place can cost ({ $dearest }, what is added and what lies above a share included): it would pay to leave people without one. Write more.
