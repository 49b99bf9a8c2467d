# What can be wrong with the days of origin of a forecast, and with computing many of them.

problem-origins-months = '{ $value }' is no range of months. Write the first and the last as year-month with a colon between, such as 2023-01:2025-03, or one month.
problem-origins-reversed = '{ $value }' ends before it begins. Write { $first }:{ $last }.
problem-origins-many = '{ $value }' is more than { $most } months. Give a shorter range.
problem-origins-day = '{ $value }' is no day of a month. Give a number from 1 to 31, or 'last'.
problem-running-worker-lost = a worker ended in the middle of its work, mostly because memory was short. Use fewer workers, or a machine with more memory.
problem-running-worker-lost-kept = a worker ended in the middle of its work, mostly because memory was short. Give the same call again, with fewer workers: what was finished is kept, and it goes on from there.
problem-running-other-program = here runs { $here }, on a worker { $there }: the same seed would not give the same result. Install the same on both.
problem-running-unkept = { $why ->
    [permission] what is finished may not be kept here by you. Give another place with --out.
    [full] the disk is full. Free some space and give the same call again: what was finished is kept.
   *[other] what is finished could not be kept ({ $reason }). Give another place with --out.
}
