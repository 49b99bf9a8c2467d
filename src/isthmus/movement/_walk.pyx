# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled lane of a step: the two phases of a day, cell by cell, without NumPy's overhead.

Owns: `Lane.leave` and `Lane.travel`, which do what `step.leave` and `travel.ByDistance.travel` do,
with the same distribution and other draws, for rates without quotas, queues, returns and paces.
The NumPy code is the reference and says why; this one says how, one cell at a time. All draws
come from NumPy's own generator, through NumPy's own C functions.

In `travel` the ways of a day are swept in the order of what people have moved: whoever goes on has
moved more, so when a bucket is opened all who will ever be in it are there, merged by cell.
"""

from cpython.pycapsule cimport PyCapsule_GetPointer
from libc.stdint cimport int64_t, uint8_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memset
from numpy.random cimport bitgen_t
from numpy.random.c_distributions cimport binomial_t, random_binomial, random_standard_uniform

import numpy as np

#: Up to this many people a way each, asking each is cheaper than a binomial for each way.
cdef int64_t ASK_EACH = 8

#: Ways that can be tallied side by side.
cdef enum:
    TALLY = 64


cdef struct Table:
    # A map from a cell (and how far) to people, in the order in which cells were first met; open
    # addressing, emptied by raising the stamp. `next` chains the entries of a bucket.
    int64_t* keys
    int64_t* people
    int64_t* next
    int64_t* slots
    int64_t* stamps
    int64_t stamp
    int64_t count
    int64_t room
    int64_t size


cdef int table_open(Table* t) except -1:
    t.room, t.size, t.count, t.stamp = 256, 1024, 0, 1
    t.keys = <int64_t*> malloc(t.room * sizeof(int64_t))
    t.people = <int64_t*> malloc(t.room * sizeof(int64_t))
    t.next = <int64_t*> malloc(t.room * sizeof(int64_t))
    t.slots = <int64_t*> malloc(t.size * sizeof(int64_t))
    t.stamps = <int64_t*> malloc(t.size * sizeof(int64_t))
    if not (t.keys and t.people and t.next and t.slots and t.stamps):
        raise MemoryError
    memset(t.stamps, 0, t.size * sizeof(int64_t))
    return 0


cdef void table_close(Table* t) noexcept:
    free(t.keys)
    free(t.people)
    free(t.next)
    free(t.slots)
    free(t.stamps)


cdef inline void table_empty(Table* t) noexcept:
    t.stamp += 1
    t.count = 0


cdef inline int64_t spread(int64_t key, int64_t size) noexcept:
    # Fibonacci hashing: neighbours in number are strangers in the table.
    return <int64_t> ((<unsigned long long> key * 0x9E3779B97F4A7C15ULL) >> 20) & (size - 1)


cdef int table_grow(Table* t) except -1:
    cdef int64_t i, at
    t.room *= 2
    t.size *= 2
    t.keys = <int64_t*> realloc(t.keys, t.room * sizeof(int64_t))
    t.people = <int64_t*> realloc(t.people, t.room * sizeof(int64_t))
    t.next = <int64_t*> realloc(t.next, t.room * sizeof(int64_t))
    t.slots = <int64_t*> realloc(t.slots, t.size * sizeof(int64_t))
    t.stamps = <int64_t*> realloc(t.stamps, t.size * sizeof(int64_t))
    if not (t.keys and t.people and t.next and t.slots and t.stamps):
        raise MemoryError
    memset(t.stamps, 0, t.size * sizeof(int64_t))
    t.stamp = 1
    for i in range(t.count):
        at = spread(t.keys[i], t.size)
        while t.stamps[at] == t.stamp:
            at = (at + 1) & (t.size - 1)
        t.stamps[at] = t.stamp
        t.slots[at] = i
    return 0


cdef inline int64_t table_add(Table* t, int64_t key, int64_t people) except -1:
    # The entry of the key, with its number when it is new, else -2.
    cdef int64_t at = spread(key, t.size), entry
    while t.stamps[at] == t.stamp:
        entry = t.slots[at]
        if t.keys[entry] == key:
            t.people[entry] += people
            return -2 - entry
        at = (at + 1) & (t.size - 1)
    if t.count == t.room:
        table_grow(t)
        at = spread(key, t.size)
        while t.stamps[at] == t.stamp:
            at = (at + 1) & (t.size - 1)
    entry = t.count
    t.stamps[at] = t.stamp
    t.slots[at] = entry
    t.keys[entry] = key
    t.people[entry] = people
    t.count += 1
    return entry


cdef class Lane:
    """The ground of a run and a law of travel by distance, ready to be walked.

    All arrays are as `step.Ground` and `travel.ByDistance` document them; `alike` is [P, W] or
    empty. Made once for a run.
    """

    cdef int64_t members, places, paths, links, tired, classes, fresh, traits, apart, radix
    cdef int64_t stride, full_day, alike_width, fastest
    cdef bint on_foot, restless, walks, by_distance
    cdef const int64_t[::1] path_link, path_rest, path_goal, path_origin, start, end
    cdef const int64_t[::1] length, speed
    cdef const double[::1] walked
    cdef const int64_t[:, ::1] alike
    # The rates of the phase.
    cdef const int64_t[::1] first
    cdef const double[::1] way_chance, way_within
    cdef const uint8_t[::1] stuck, pressed
    cdef const double[::1] values
    cdef const int64_t[::1] value_at
    cdef const double[:, :, ::1] steps
    cdef int64_t small
    cdef int64_t[TALLY] tally
    cdef const uint8_t[:, ::1] full, opened
    cdef int64_t chance_by_member, chance_by_class, by_member, by_class
    cdef bint under_way
    # What is being made.
    cdef int64_t[:, ::1] entered, arrived
    cdef int64_t member
    cdef Table settled, waiting
    cdef int64_t* buckets
    cdef bitgen_t* bits
    cdef binomial_t memory
    cdef int64_t* out
    cdef int64_t out_count, out_room

    def __cinit__(self):
        table_open(&self.settled)
        table_open(&self.waiting)
        self.out_room = 4096
        self.out = <int64_t*> malloc(3 * self.out_room * sizeof(int64_t))
        if not self.out:
            raise MemoryError

    def __dealloc__(self):
        table_close(&self.settled)
        table_close(&self.waiting)
        free(self.out)
        free(self.buckets)

    def __init__(self, ground, law):
        layout, network, paths = ground.layout, ground.network, ground.paths
        self.members, self.places, self.paths = layout.members, layout.places, layout.paths
        self.links = network.links
        self.tired, self.classes, self.fresh = layout.tired, layout.classes, layout.fresh
        self.traits, self.apart, self.radix = layout.traits, layout.apart, layout.done
        self.path_link, self.path_rest = paths.link, paths.rest
        self.path_goal, self.path_origin = paths.goal, paths.origin
        self.start, self.end = network.start, network.end
        self.by_distance = law is not None
        if self.by_distance:
            self.length, self.speed, self.walked = law.length, law.speed, law.walked
            self.stride, self.full_day = law.stride, law.full_day
            self.on_foot, self.restless = law.on_foot, law.restless
            self.walks = bool(np.any(law.walked))
            self.alike_width = 0 if law.alike is None else law.alike.shape[1]
            if law.alike is not None:
                self.alike = law.alike
        self.buckets = <int64_t*> malloc(self.radix * sizeof(int64_t))
        if not self.buckets:
            raise MemoryError
        for i in range(self.radix):
            self.buckets[i] = -1

    def _begin(self, rates, generator, entered, arrived):
        ways = rates.ways
        self.first, self.way_chance, self.way_within = ways.first, ways.chance, ways.within
        self.stuck = ways.stuck.view(np.uint8)
        self.pressed = rates.pressed.view(np.uint8)
        members, classes, places = rates.chance.shape
        self.values, self.value_at = rates.chance.values, rates.chance.index
        self.steps = rates.chance.steps
        self.small = rates.chance.steps.shape[1] - 1
        self.chance_by_class = places if classes > 1 else 0
        self.chance_by_member = classes * places if members > 1 else 0
        self.full = np.ascontiguousarray(rates.full).view(np.uint8)
        self.opened = np.ascontiguousarray(rates.open).view(np.uint8)
        self.by_member, self.by_class = rates.by_member, rates.by_class
        self.under_way = rates.under_way
        self.entered, self.arrived = entered, arrived
        self.bits = <bitgen_t*> PyCapsule_GetPointer(
            generator.bit_generator.capsule, "BitGenerator"
        )
        self.memory.has_binomial = 0
        self.out_count = 0

    def leave(self, rows, rates, generator, entered):
        """The first phase: everybody at a place is asked. Returns cell, done, people."""
        self._begin(rates, generator, entered, entered)
        with generator.bit_generator.lock:
            self._leave(rows.cell, rows.done, rows.people)
        return self._taken()

    def travel(self, rows, rates, generator, entered, arrived):
        """The second phase: everybody on a link walks a day. Returns cell, done, people, lumped."""
        self._begin(rates, generator, entered, arrived)
        order, first = self._by_member(rows.cell)
        with generator.bit_generator.lock:
            self._travel(rows.cell, rows.done, rows.people, order, first)
        return self._taken()

    def _by_member(self, cell):
        # The rows of each member, in their order: a state is sorted, but for those who set out.
        member = cell // self.apart
        first = np.zeros(self.members + 1, np.int64)
        np.cumsum(np.bincount(member, minlength=self.members), out=first[1:])
        if (np.diff(member) >= 0).all():
            return np.arange(len(member)), first
        return np.argsort(member, kind="stable"), first

    def _taken(self):
        cdef int64_t i, n = self.out_count
        table = np.empty((3, n), np.int64)
        cdef int64_t[:, ::1] view = table
        for i in range(n):
            view[0, i] = self.out[3 * i]
            view[1, i] = self.out[3 * i + 1]
            view[2, i] = self.out[3 * i + 2]
        return table

    cdef int _put(self, int64_t cell, int64_t done, int64_t people) except -1:
        if self.out_count == self.out_room:
            self.out_room *= 2
            self.out = <int64_t*> realloc(self.out, 3 * self.out_room * sizeof(int64_t))
            if not self.out:
                raise MemoryError
        self.out[3 * self.out_count] = cell
        self.out[3 * self.out_count + 1] = done
        self.out[3 * self.out_count + 2] = people
        self.out_count += 1
        return 0

    # --- draws -----------------------------------------------------------------------------------

    cdef inline int64_t _some(self, int64_t people, double chance) noexcept:
        if chance >= 1.0:
            return people
        if chance <= 0.0:
            return 0
        if people == 1:
            return random_standard_uniform(self.bits) < chance
        return random_binomial(self.bits, chance, people, &self.memory)

    cdef inline int64_t _some_at(self, int64_t people, int64_t position) noexcept:
        # As above for one of the chances of the phase, by the table of small groups.
        cdef int64_t which = self.value_at[position], low = 0, high = people, middle
        cdef double u
        if people < 2 or people > self.small:
            return self._some(people, self.values[which])
        u = random_standard_uniform(self.bits)
        while low < high:
            middle = (low + high) // 2
            if self.steps[which, people, middle] <= u:
                low = middle + 1
            else:
                high = middle
        return low

    cdef inline int64_t _one_way(self, int64_t low, int64_t high) noexcept:
        # The way of one person: the first whose cumulative chance is above a uniform.
        cdef double u = random_standard_uniform(self.bits)
        cdef int64_t middle
        if high - low <= 8:
            while low < high - 1 and self.way_within[low] <= u:
                low += 1
            return low
        high -= 1
        while low < high:
            middle = (low + high) // 2
            if self.way_within[middle] <= u:
                low = middle + 1
            else:
                high = middle
        return low

    # --- the first phase -------------------------------------------------------------------------

    cdef int _leave(
        self, const int64_t[::1] cell, const int64_t[::1] done, const int64_t[::1] people
    ) except -1:
        cdef int64_t i, stance, local
        for i in range(cell.shape[0]):
            self.member = cell[i] // self.apart
            local = cell[i] - self.member * self.apart
            stance = local // self.traits
            if stance >= self.places + self.paths:
                self._put(cell[i], done[i], people[i])
            else:
                self._decide(local, stance, -1, people[i])
        return 0

    # --- the second phase ------------------------------------------------------------------------

    cdef int _travel(
        self,
        const int64_t[::1] cell,
        const int64_t[::1] done,
        const int64_t[::1] people,
        const int64_t[::1] order,
        const int64_t[::1] first,
    ) except -1:
        cdef int64_t member, i, row, local, stance, way, entry, key, base
        for member in range(self.members):
            self.member = member
            base = member * self.apart
            table_empty(&self.settled)
            table_empty(&self.waiting)
            for i in range(first[member], first[member + 1]):
                row = order[i]
                local = cell[row] - base
                stance = local // self.traits
                if stance < self.places + self.paths:
                    self._settle(local, 0, 0, people[row])
                else:
                    self._walk(local, stance, done[row], 0, people[row])
            for way in range(self.radix):
                entry = self.buckets[way]
                if entry < 0:
                    continue
                self.buckets[way] = -1
                while entry >= 0:
                    local = self.waiting.keys[entry] // self.radix
                    self._decide(local, local // self.traits, way, self.waiting.people[entry])
                    entry = self.waiting.next[entry]
            for i in range(self.settled.count):
                key = self.settled.keys[i]
                self._put(base + key // self.radix, key % self.radix, self.settled.people[i])
        return 0

    cdef int _settle(self, int64_t local, int64_t done, int64_t moved, int64_t people) except -1:
        # End of the day for these: recent travel is the mean of before and today.
        cdef int64_t step, before
        if self.restless:
            step = self.classes * self.fresh
            before = (local // step) % self.tired
            local += ((before + moved) // 2 - before) * step
        table_add(&self.settled, local * self.radix + done, people)
        return 0

    cdef int _walk(
        self, int64_t local, int64_t stance, int64_t done, int64_t moved, int64_t people
    ) except -1:
        cdef int64_t path = stance - self.places - self.paths, link = self.path_link[path]
        cdef int64_t speed = self.speed[link], slow
        if self.on_foot and local % 2 == 1:
            speed = self.stride
        if self.walks and self.walked[link] > 0.0:
            slow = self._some(people, self.walked[link])
            if slow:
                self._walk_at(self.stride, path, link, local, stance, done, moved, slow)
            people -= slow
        if people:
            self._walk_at(speed, path, link, local, stance, done, moved, people)
        return 0

    cdef int _walk_at(
        self, int64_t speed, int64_t path, int64_t link, int64_t local, int64_t stance,
        int64_t done, int64_t moved, int64_t people,
    ) except -1:
        cdef int64_t place, entry, target
        done += speed
        moved += speed
        if done <= self.length[link]:
            return self._settle(local, done, moved, people)
        moved -= done - self.length[link]
        if self.fresh == 2 and local % 2 == 1:
            local -= 1
        if not self.opened[self.member if self.opened.shape[0] > 1 else 0, link]:
            local += (self.start[link] - stance) * self.traits
            return self._settle(local, 0, moved, people)
        self.arrived[self.member, link] += people
        place = self.end[link]
        target = place if self.path_rest[path] < 0 else self.places + self.path_rest[path]
        local += (target - stance) * self.traits
        if moved >= speed:
            return self._settle(local, 0, moved, people)
        if self.alike_width:
            moved = self.alike[place, moved]
        entry = table_add(&self.waiting, local * self.radix + moved, people)
        if entry >= 0:
            self.waiting.next[entry] = self.buckets[moved]
            self.buckets[moved] = entry
        return 0

    # --- at a place ------------------------------------------------------------------------------

    cdef int _decide(self, int64_t local, int64_t stance, int64_t moved, int64_t people) except -1:
        # `moved` below 0: the first phase, in which nobody has moved and nothing is merged.
        cdef int64_t place = stance, plan = -1, class_ = 0, going, slot, low, high, n, i, last
        cdef double chance, left
        if stance >= self.places:
            plan = stance - self.places
            place = self.path_origin[plan]
        if self.classes > 1:
            class_ = (local // self.fresh) % self.classes
        if plan >= 0 and self.under_way:
            going = people
        elif (
            self.restless and moved >= 0 and self.pressed[place]
            and (local // (self.classes * self.fresh)) % self.tired + moved < self.full_day
        ):
            going = people
        else:
            going = self._some_at(
                people,
                place + class_ * self.chance_by_class + self.member * self.chance_by_member,
            )
        slot = place + self.places * (self.member * self.by_member + class_ * self.by_class)
        if plan < 0 and self.stuck[slot]:
            going = 0
        if going < people:
            self._stay(local, moved, people - going)
        if not going:
            return 0
        if plan >= 0:
            return self._go(plan, place, local, stance, moved, going)
        low, high = self.first[slot], self.first[slot + 1]
        if high - low == 1:
            return self._go(low % self.paths, place, local, stance, moved, going)
        if going <= ASK_EACH * (high - low):
            return self._ask_each(low, high, place, local, stance, moved, going)
        last = high - 1
        while self.way_chance[last] <= 0.0:
            last -= 1
        left = 1.0
        for i in range(low, last):
            chance = self.way_chance[i]
            if chance <= 0.0:
                continue
            n = self._some(going, chance / left if chance < left else 1.0)
            left -= chance
            if n:
                self._go(i % self.paths, place, local, stance, moved, n)
                going -= n
                if not going:
                    return 0
        return self._go(last % self.paths, place, local, stance, moved, going)

    cdef int _ask_each(
        self, int64_t low, int64_t high, int64_t place, int64_t local, int64_t stance,
        int64_t moved, int64_t people,
    ) except -1:
        cdef int64_t i, count
        if people < 3 or high - low > TALLY:
            for i in range(people):
                self._go(self._one_way(low, high) % self.paths, place, local, stance, moved, 1)
            return 0
        for i in range(high - low):
            self.tally[i] = 0
        for i in range(people):
            self.tally[self._one_way(low, high) - low] += 1
        # Walking on never decides in the same call, so the tally is not overwritten meanwhile.
        for i in range(high - low):
            count = self.tally[i]
            if count:
                self._go((low + i) % self.paths, place, local, stance, moved, count)
        return 0

    cdef int _stay(self, int64_t local, int64_t moved, int64_t people) except -1:
        if moved < 0:
            return self._put(self.member * self.apart + local, 0, people)
        return self._settle(local, 0, moved, people)

    cdef int _go(
        self, int64_t path, int64_t place, int64_t local, int64_t stance, int64_t moved,
        int64_t people,
    ) except -1:
        cdef int64_t link = self.path_link[path], walking
        if (
            self.full[self.member if self.full.shape[0] > 1 else 0, self.path_goal[path]]
            or not self.opened[self.member if self.opened.shape[0] > 1 else 0, link]
        ):
            return self._stay(local + (place - stance) * self.traits, moved, people)
        self.entered[self.member, link] += people
        walking = self.places + self.paths + path
        local += (walking - stance) * self.traits
        if moved < 0:
            return self._put(self.member * self.apart + local, 0, people)
        return self._walk(local, walking, 0, moved, people)
