# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled travel by stages: everybody on a link does as many as fall into a step.

Owns: `Staged.travel`, which does what `travel.ByStages.travel` does, with the same distribution and
other draws. The NumPy code is the reference and says why. All draws take their bits from NumPy's
own generator (`_draws.pxd`).

The people of all cells lie in one table, a number for each cell and stage: whoever moves is taken
from the rows and added there, so that equal cells merge, and the rows that are left are in order.
"""

from cpython.pycapsule cimport PyCapsule_GetPointer
from libc.math cimport exp
from libc.stdint cimport int64_t, uint8_t
from numpy.random cimport bitgen_t

from ._draws cimport some

import numpy as np


cdef class Staged:
    """The ground of a run and a law of travel by stages, ready to be walked. Made once for a run.

    All arrays are as `step.Ground` and `travel.ByStages` document them.
    """

    cdef int64_t places, paths, traits, apart, fresh, classes, stages
    cdef const int64_t[::1] link_of, rest_of, start, end
    cdef const double[::1] mean_steps
    # The people of each cell and stage, nobody between two steps.
    cdef int64_t[::1] there
    # The rates of the phase; the strides are 0 where one row serves everybody.
    cdef const double[:, ::1] pace
    cdef const double[:, :, ::1] sent
    cdef const int64_t[::1] sent_to
    cdef const uint8_t[:, ::1] opened
    cdef bint paced, sends
    cdef bitgen_t* bits

    def __init__(self, ground, law):
        layout, network, paths = ground.layout, ground.network, ground.paths
        self.places, self.paths = layout.places, layout.paths
        self.traits, self.apart = layout.traits, layout.apart
        self.fresh, self.classes = layout.fresh, layout.classes
        self.link_of, self.rest_of = paths.link, paths.rest
        self.start, self.end = network.start, network.end
        self.mean_steps = np.ascontiguousarray(law.mean_steps, np.float64)
        self.stages = law.stages
        self.there = np.zeros(layout.members * layout.apart * law.stages, np.int64)

    def travel(self, rows, rates, generator, arrived, turned):
        """The second phase: everybody on a link. Returns cell, done, people, lumped and sorted."""
        self.opened = np.ascontiguousarray(rates.open).view(np.uint8)
        self.paced = rates.pace is not None
        if self.paced:
            self.pace = np.ascontiguousarray(rates.pace, np.float64)
        self.sends = rates.turned is not None and rates.sent_to is not None
        if self.sends:
            self.sent = np.ascontiguousarray(rates.turned, np.float64)
            self.sent_to = rates.sent_to
        self.bits = <bitgen_t*> PyCapsule_GetPointer(
            generator.bit_generator.capsule, "BitGenerator"
        )
        with generator.bit_generator.lock:
            self._travel(rows.cell, rows.done, rows.people, arrived, turned)
        return self._taken()

    cdef int _travel(
        self,
        const int64_t[::1] cell,
        const int64_t[::1] done,
        const int64_t[::1] people,
        int64_t[:, ::1] arrived,
        int64_t[:, ::1] turned,
    ) except -1:
        cdef int64_t i, member = 0, local, path, link, left, stage, now
        cdef double rate, mass, tail
        for i in range(cell.shape[0]):
            # Rows of a member mostly stand together: a division less.
            local = cell[i] - member * self.apart
            if not 0 <= local < self.apart:
                member = cell[i] // self.apart
                local = cell[i] - member * self.apart
            path = local if self.traits == 1 else local // self.traits
            path -= self.places + self.paths
            left = people[i]
            if path < 0:
                self.there[cell[i] * self.stages + done[i]] += left
                continue
            link = self.link_of[path]
            rate = self.stages / self.mean_steps[link]
            if self.paced:
                rate = self.stages * self.pace[row_of(self.pace.shape[0], member), link]
                rate = rate / self.mean_steps[link]
            # Of those still to be drawn, who does no more stages than so many: the mass of a
            # Poisson number over what is left of it. Nobody is left of a mass of 0, for ever.
            mass, tail, stage = exp(-rate), 1.0, done[i]
            while left and stage < self.stages and mass > 0.0:
                now = some(self.bits, left, mass / tail)
                self.there[cell[i] * self.stages + stage] += now
                left -= now
                tail -= mass
                stage += 1
                mass *= rate / (stage - done[i])
                if tail <= 0.0:
                    # What rounding leaves over comes to the end.
                    break
            if left:
                self._arrive(cell[i], member, path, link, left, arrived, turned)
        return 0

    cdef int _arrive(
        self, int64_t cell, int64_t member, int64_t path, int64_t link, int64_t people,
        int64_t[:, ::1] arrived, int64_t[:, ::1] turned,
    ) except -1:
        # As `step.arrive`: down at the end; at the start again where the link is closed; or sent
        # back, without a plan.
        cdef int64_t base, back, class_, stance, rest = self.rest_of[path]
        if self.fresh == 2:
            cell -= cell % 2
        # The cell of the same people at place 0.
        base = cell - (self.places + self.paths + path) * self.traits
        if not self.opened[row_of(self.opened.shape[0], member), link]:
            self.there[(base + self.start[link] * self.traits) * self.stages] += people
            return 0
        if self.sends:
            class_ = (cell // self.fresh) % self.classes
            back = some(
                self.bits, people,
                self.sent[
                    row_of(self.sent.shape[0], member), row_of(self.sent.shape[1], class_), link
                ],
            )
            turned[member, link] += back
            self.there[(base + self.sent_to[link] * self.traits) * self.stages] += back
            people -= back
        arrived[member, link] += people
        stance = self.end[link] if rest < 0 else self.places + rest
        self.there[(base + stance * self.traits) * self.stages] += people
        return 0

    def _taken(self):
        # The rows of the table, which is empty after it.
        cdef int64_t i, n = 0, row = 0, at = 0, stage
        for i in range(self.there.shape[0]):
            n += self.there[i] > 0
        cell, done, people = (np.empty(n, np.int64) for _ in range(3))
        cdef int64_t[::1] cells = cell, stages = done, many = people
        for i in range(self.there.shape[0] // self.stages):
            for stage in range(self.stages):
                if self.there[at] > 0:
                    cells[row], stages[row], many[row] = i, stage, self.there[at]
                    self.there[at] = 0
                    row += 1
                at += 1
        return cell, done, people


cdef inline int64_t row_of(int64_t rows, int64_t wanted) noexcept:
    # Where an axis of length 1 serves everybody.
    return wanted if rows > 1 else 0
