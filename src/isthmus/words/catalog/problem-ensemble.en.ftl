# What can be wrong with a call for many runs of a model, and with writing what came of them.

problem-ensemble-days = { $value } is no number of days to run. Give a whole number from 1 up.
problem-ensemble-members = { $value } is no number of members. Give a whole number from 1 up; 200 tell the usual intervals.
problem-ensemble-seed = { $value } is no seed. Give a whole number from 0 up.
problem-ensemble-place = no place of the model is called '{ $value }'; the nearest name is '{ $near }'. Correct the name.
problem-ensemble-workers = { $value } is no number of workers. Give a whole number from 1 up.
problem-ensemble-worker-lost = a worker ended in the middle of its work, mostly because memory was short. Use fewer workers, or a machine with more memory.
problem-ensemble-drawn-by = this machine draws with { $here } and a worker with { $there }, which would not give the same result for the same seed. Install the same on both.
problem-ensemble-no-dask = a Dask cluster needs packages that are not installed. Install them with: pip install 'isthmus[cluster]'.
problem-ensemble-no-cluster = no Dask scheduler answers at '{ $value }'. Correct the address (tcp://host:8786), or start the scheduler.
problem-ensemble-unspooled = { $why ->
    [permission] tables of the run may not be put aside in the folder for temporary files. Set TMPDIR to a folder of your own.
    [full] the disk for temporary files is full. Free some space, or set TMPDIR to a folder on another disk.
   *[other] tables of the run could not be put aside ({ $reason }). Set TMPDIR to another folder and try again.
}

# --- writing what came of a run

problem-results-foreign = the folder '{ $value }' holds { $found }, which is no part of such results. Give another folder.
problem-results-unwritten = { $why ->
    [permission] the results may not be written here by you. Give a folder of your own.
    [full] the disk is full. Free some space or give a folder on another disk; nothing was left half-written.
    [missing] the path leads through a file, or through a folder that is gone. Give another one.
    [name] the system takes no such name. Give a shorter or simpler one.
   *[other] the results could not be written ({ $reason }). Try again or give another folder; nothing was left half-written.
}
