# What a reader of a forecast should know of the filter that made it.

problem-forecast-alarm = '{ $value }': what the model assumes hardly explains the counts of { $months }. These months weigh less in the forecast; look for a measure or a change of counting.
