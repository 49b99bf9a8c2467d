# What readers are told where counts of few people are left out of a table.

disclosure-hidden =
    { $cells ->
        [one] { $cells } count of people is
       *[other] { $cells } counts of people are
    } not shown: { $secondary ->
        [0] a group of fewer than { $threshold } people can be recognised.
       *[other] a group of fewer than { $threshold } people can be recognised, and { $secondary } of them would let another be computed.
    }
disclosure-exposed =
    { $cells ->
        [one] { $cells } small count
       *[other] { $cells } small counts
    } can be computed all the same, from what had been published before.
