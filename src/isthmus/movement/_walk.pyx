# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled lane of a step: the two phases of a day, cell by cell, without NumPy's overhead.

Owns: `Lane.leave` and `Lane.travel`, which do what `step.leave` and `travel.ByDistance.travel` do,
with the same distribution and other draws, for rates without quotas, queues, returns and paces.
The NumPy code is the reference and says why; this one says how, one cell at a time. All draws
take their bits from NumPy's own generator (`_draws.pxd`).

In `travel` the ways of a day are swept in the order of what people have moved: whoever goes on has
moved more, so when a bucket is opened all who will ever be in it are there, merged by cell.

Where the law pools (`ByDistance.pool`), a bucket is a pool wide, and a group is all of a place,
class and pools of today's way and of recent travel, at their mean. People on their way to a farther
goal, who decide nothing at the places between, are not pooled there and not put in a bucket.
"""

from cpython.pycapsule cimport PyCapsule_GetPointer
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memset
from numpy.random cimport bitgen_t

from ._draws cimport some, uniform

import numpy as np


def drawn(const int64_t[::1] people, const double[::1] chance, generator):
    """How many of each group [G] do what each person of it does with its chance [G].

    The lane's own binomial, one draw a group, as `draws.some` draws: for who wants to test it.
    """
    cdef bitgen_t* bits = bits_of(generator)
    found = np.empty(people.shape[0], np.int64)
    cdef int64_t[::1] view = found
    cdef int64_t i
    with generator.bit_generator.lock:
        for i in range(people.shape[0]):
            view[i] = some(bits, people[i], chance[i])
    return found


cdef bitgen_t* bits_of(generator) except NULL:
    return <bitgen_t*> PyCapsule_GetPointer(generator.bit_generator.capsule, "BitGenerator")


cdef struct Group:
    # People who are alike: a cell taken apart (`traits` is class and fresh together), how far they
    # are (done of a link, or moved today), and how many. `next` chains the groups of a bucket.
    int64_t key
    int64_t people
    int32_t stance
    int32_t tired
    int32_t traits
    int32_t far
    int32_t next


cdef struct Path:
    # What is asked of a path at every step on it, side by side: its first link with its end, length
    # and speed, the path that remains after it (-1: none), and the goal.
    int32_t link
    int32_t end
    int32_t length
    int32_t speed
    int32_t rest
    int32_t goal


cdef struct Leaving:
    # Who is leaving a place: as in a group; `base` is the number of the first way of their block.
    int64_t place
    int64_t tired
    int64_t traits
    int64_t moved
    int64_t base


cdef enum:
    #: Binary digits of a slot's mark that are of the key; the others are the filling's number.
    OF_KEY = 12
    FILLINGS = 1 << (31 - OF_KEY)


cdef struct Slot:
    # Where a group may be: a mark of the filling and of the key, and the group's number.
    int32_t mark
    int32_t group


cdef struct Table:
    # A map from a key to a group, in the order in which the keys were first met; open addressing,
    # emptied by counting the filling up. A table of 2 ** bits slots holds half as many groups.
    Group* groups
    Slot* slots
    int64_t count
    int64_t room
    int32_t filling
    int bits


cdef int table_open(Table* t) except -1:
    t.bits, t.room, t.count, t.filling = 10, 512, 0, 1
    t.groups = <Group*> malloc(t.room * sizeof(Group))
    t.slots = <Slot*> calloc(2 * t.room, sizeof(Slot))
    if not (t.groups and t.slots):
        raise MemoryError
    return 0


cdef void table_close(Table* t) noexcept:
    free(t.groups)
    free(t.slots)


cdef inline void table_empty(Table* t) noexcept:
    t.count = 0
    t.filling += 1
    if t.filling == FILLINGS:
        memset(t.slots, 0, 2 * t.room * sizeof(Slot))
        t.filling = 1


cdef inline uint64_t spread(int64_t key) noexcept:
    # Fibonacci hashing: neighbours in number are strangers in the table, by the upper digits.
    return <uint64_t> key * <uint64_t> 0x9E3779B97F4A7C15


cdef inline int32_t mark(Table* t, uint64_t spread_key) noexcept:
    return (t.filling << OF_KEY) | <int32_t> ((spread_key >> 8) & ((1 << OF_KEY) - 1))


cdef int table_grow(Table* t) except -1:
    cdef int64_t i, at
    cdef uint64_t key
    t.bits += 1
    t.room *= 2
    free(t.slots)
    t.groups = <Group*> realloc(t.groups, t.room * sizeof(Group))
    t.slots = <Slot*> calloc(2 * t.room, sizeof(Slot))
    if not (t.groups and t.slots):
        raise MemoryError
    t.filling = 1
    for i in range(t.count):
        key = spread(t.groups[i].key)
        at = free_slot(t, key)
        t.slots[at] = Slot(mark(t, key), <int32_t> i)
    return 0


cdef inline int64_t free_slot(Table* t, uint64_t key) noexcept:
    cdef int64_t at = <int64_t> (key >> (64 - t.bits))
    while t.slots[at].mark >> OF_KEY == t.filling:
        at = (at + 1) & (2 * t.room - 1)
    return at


cdef inline int64_t table_add(
    Table* t, int64_t key, int64_t stance, int64_t tired, int64_t traits, int64_t far,
    int64_t people, bint pooled,
) except -2:
    # The number of the group when nobody was in it, else -1. A pooled group is at its mean.
    cdef uint64_t spread_key = spread(key)
    cdef int64_t at = <int64_t> (spread_key >> (64 - t.bits)), entry
    cdef int32_t wanted = mark(t, spread_key)
    cdef Group* group
    cdef double new
    while t.slots[at].mark >> OF_KEY == t.filling:
        if t.slots[at].mark == wanted:
            group = &t.groups[t.slots[at].group]
            if group.key == key:
                if pooled:
                    new = weight_of(people, group.people)
                    group.tired = amid(group.tired, tired, new)
                    group.far = amid(group.far, far, new)
                group.people += people
                # A group that was emptied is as good as new.
                return t.slots[at].group if group.people == people else -1
        at = (at + 1) & (2 * t.room - 1)
    if t.count == t.room:
        table_grow(t)
        at = free_slot(t, spread_key)
        wanted = mark(t, spread_key)
    entry = t.count
    t.slots[at] = Slot(wanted, <int32_t> entry)
    group = &t.groups[entry]
    group.key, group.people = key, people
    group.stance, group.tired = <int32_t> stance, <int32_t> tired
    group.traits, group.far = <int32_t> traits, <int32_t> far
    t.count += 1
    return entry


cdef inline double weight_of(int64_t others, int64_t people) noexcept:
    return <double> others / <double> (people + others)


cdef inline int32_t amid(int64_t one, int64_t other, double weight) noexcept:
    # To the nearest whole number; neither is negative.
    return <int32_t> (one + (other - one) * weight + 0.5)


cdef class Lane:
    """The ground of a run and a law of travel by distance, ready to be walked.

    All arrays are as `step.Ground` and `travel.ByDistance` document them; `alike` is [P, W] or
    empty. Made once for a run.
    """

    cdef int64_t members, places, paths, links, tired, classes, fresh, traits, apart, radix, plain
    cdef double one_plain, one_tired, one_trait
    # The first cell of a member that is on a link.
    cdef int64_t on_links
    cdef int64_t stride, full_day, alike_width
    # Whether the law pools; pools of a day's way, and their share of a unit.
    cdef bint pooled, straight
    cdef int64_t pools
    cdef double a_pool, a_tired_pool
    cdef bint on_foot, restless, walks, by_distance
    cdef Path* path
    cdef const int64_t[::1] path_origin, start
    cdef const double[::1] part, walked
    cdef const int64_t[:, ::1] alike
    # The rates of the phase.
    cdef const int64_t[::1] first
    cdef const double[::1] within, values
    cdef const int64_t[::1] value_at
    cdef const uint8_t[::1] stuck, pressed
    cdef const uint8_t[:, ::1] full, opened
    cdef int64_t chance_by_member, chance_by_class, by_member, by_class
    cdef bint under_way
    # What is being made.
    cdef int64_t[:, ::1] entered, arrived
    cdef int64_t member, swept
    # The rows of the member at hand.
    cdef int64_t* entered_now
    cdef int64_t* arrived_now
    cdef const uint8_t* full_now
    cdef const uint8_t* opened_now
    cdef Table settled, waiting
    cdef int64_t* buckets
    cdef bitgen_t* bits
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
        free(self.path)

    def __init__(self, ground, law):
        layout, network, paths = ground.layout, ground.network, ground.paths
        self.members, self.places, self.paths = layout.members, layout.places, layout.paths
        self.links = network.links
        self.tired, self.classes, self.fresh = layout.tired, layout.classes, layout.fresh
        self.traits, self.apart, self.radix = layout.traits, layout.apart, layout.done
        #: Class and fresh together.
        self.plain = layout.classes * layout.fresh
        self.one_plain, self.one_tired = 1.0 / self.plain, 1.0 / self.tired
        self.one_trait = 1.0 / self.traits
        self.on_links = (self.places + self.paths) * self.traits
        self.path_origin, self.start = paths.origin, network.start
        self.by_distance = law is not None
        self.a_pool = self.a_tired_pool = 1.0
        if self.by_distance:
            self.walked, self.part = law.walked, law.part
            self.stride, self.full_day = law.stride, law.full_day
            self.on_foot, self.restless = law.on_foot, law.restless
            self.pooled = law.pool > 1
            self.a_pool, self.a_tired_pool = 1.0 / law.pool, 1.0 / law.tired_pool
            self.walks = bool(np.any(law.walked))
            self.straight = self.pooled and law.exact and not self.walks
            self.alike_width = 0 if law.alike is None else law.alike.shape[1]
            if law.alike is not None:
                self.alike = law.alike
        self._read(network, paths, law)
        self.pools = <int64_t> (self.radix * self.a_pool) + 1
        self.buckets = <int64_t*> malloc(self.pools * sizeof(int64_t))
        if not self.buckets:
            raise MemoryError
        for i in range(self.pools):
            self.buckets[i] = -1

    def _read(self, network, paths, law):
        cdef int64_t k, link
        cdef const int64_t[::1] links = paths.link, rest = paths.rest, goal = paths.goal
        cdef const int64_t[::1] end = network.end, length = network.end, speed = network.end
        if self.by_distance:
            length, speed = law.length, law.speed
        self.path = <Path*> malloc(self.paths * sizeof(Path))
        if not self.path:
            raise MemoryError
        for k in range(self.paths):
            link = links[k]
            self.path[k] = Path(
                <int32_t> link, <int32_t> end[link], <int32_t> length[link], <int32_t> speed[link],
                <int32_t> rest[k], <int32_t> goal[k],
            )

    def _begin(self, rates, generator, entered, arrived):
        ways = rates.ways
        self.first, self.within = ways.first, ways.within
        self.stuck = ways.stuck.view(np.uint8)
        self.pressed = rates.pressed.view(np.uint8)
        members, classes, places = rates.chance.shape
        self.values, self.value_at = rates.chance.values, rates.chance.index
        self.chance_by_class = places if classes > 1 else 0
        self.chance_by_member = classes * places if members > 1 else 0
        self.full = np.ascontiguousarray(rates.full).view(np.uint8)
        self.opened = np.ascontiguousarray(rates.open).view(np.uint8)
        self.by_member, self.by_class = rates.by_member, rates.by_class
        self.under_way = rates.under_way
        self.entered, self.arrived = entered, arrived
        self.bits = bits_of(generator)
        self.out_count = 0

    cdef inline void _turn_to(self, int64_t member) noexcept:
        self.member = member
        self.entered_now = &self.entered[member, 0]
        self.arrived_now = &self.arrived[member, 0]
        self.full_now = &self.full[member if self.full.shape[0] > 1 else 0, 0]
        self.opened_now = &self.opened[member if self.opened.shape[0] > 1 else 0, 0]

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

    def present(self, rows):
        """Who is where: people at each place by class [M, P, C], and on each link [M, L]."""
        cdef const int64_t[::1] cell = rows.cell, people = rows.people
        at_places = np.zeros((self.members, self.places, self.classes), np.int64)
        on_links = np.zeros((self.members, self.links), np.int64)
        cdef int64_t[:, :, ::1] there = at_places
        cdef int64_t[:, ::1] coming = on_links
        cdef int64_t i, member = 0, local, stance, tired, traits, class_, path
        for i in range(cell.shape[0]):
            local = cell[i] - member * self.apart
            if not 0 <= local < self.apart:
                member = cell[i] // self.apart
                local = cell[i] - member * self.apart
            class_ = 0
            if self.classes > 1:
                stance, tired, traits = self._apart(local)
                class_ = traits >> (self.fresh - 1)
            else:
                stance = <int64_t> ((local + 0.5) * self.one_trait)
            path = stance - self.places
            if path >= self.paths:
                coming[member, self.path[path - self.paths].link] += people[i]
            else:
                if path >= 0:
                    stance = self.path_origin[path]
                there[member, stance, class_] += people[i]
        return at_places, on_links

    def _by_member(self, const int64_t[::1] cell):
        # The rows of each member, in their order. But for those who set out, who come last, the
        # members of a state follow one another.
        cdef int64_t i, at = 0, base = 0, n = cell.shape[0]
        cdef bint rising = True
        member = np.empty(n, np.int64)
        first = np.zeros(self.members + 1, np.int64)
        cdef int64_t[::1] found = member, counted = first
        for i in range(n):
            if cell[i] < base or cell[i] >= base + self.apart:
                rising = rising and cell[i] >= base
                at = cell[i] // self.apart
                base = at * self.apart
            found[i] = at
            counted[at + 1] += 1
        np.cumsum(first, out=first)
        return np.arange(n) if rising else np.argsort(member, kind="stable"), first

    def _taken(self):
        cdef int64_t i, n = self.out_count
        table = np.empty((3, n), np.int64)
        cdef int64_t[:, ::1] view = table
        for i in range(n):
            view[0, i] = self.out[3 * i]
            view[1, i] = self.out[3 * i + 1]
            view[2, i] = self.out[3 * i + 2]
        return table

    cdef int _put(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t done, int64_t people
    ) except -1:
        cdef int64_t local = (stance * self.tired + tired) * self.plain + traits
        return self._put_row(self.member * self.apart + local, done, people)

    cdef int _put_row(self, int64_t cell, int64_t done, int64_t people) except -1:
        cdef int64_t at = 3 * self.out_count
        if self.out_count == self.out_room:
            self.out_room *= 2
            self.out = <int64_t*> realloc(self.out, 3 * self.out_room * sizeof(int64_t))
            if not self.out:
                raise MemoryError
        self.out[at] = cell
        self.out[at + 1] = done
        self.out[at + 2] = people
        self.out_count += 1
        return 0

    # --- the first phase -------------------------------------------------------------------------

    cdef int _leave(
        self, const int64_t[::1] cell, const int64_t[::1] done, const int64_t[::1] people
    ) except -1:
        cdef int64_t i, local, tired, traits, stance
        self._turn_to(0)
        for i in range(cell.shape[0]):
            local = cell[i] - self.member * self.apart
            if not 0 <= local < self.apart:
                self._turn_to(cell[i] // self.apart)
                local = cell[i] - self.member * self.apart
            if local >= self.on_links:
                self._put_row(cell[i], done[i], people[i])
            else:
                stance, tired, traits = self._apart(local)
                self._decide(stance, tired, traits, -1, people[i])
        return 0

    cdef inline (int64_t, int64_t, int64_t) _apart(self, int64_t local) noexcept:
        # The stance, tiredness, and class and fresh together, of a cell within its member.
        cdef int64_t stance = local, tired = 0, traits = 0, rest = local
        # Half a unit keeps the quotient off whole numbers: exact below 2 ** 51, at a third of the
        # price of dividing integers.
        if self.traits > 1:
            if self.plain > 1:
                rest = <int64_t> ((local + 0.5) * self.one_plain)
                traits = local - rest * self.plain
            stance = <int64_t> ((rest + 0.5) * self.one_tired)
            tired = rest - stance * self.tired
        return stance, tired, traits

    # --- the second phase ------------------------------------------------------------------------

    cdef int _travel(
        self,
        const int64_t[::1] cell,
        const int64_t[::1] done,
        const int64_t[::1] people,
        const int64_t[::1] order,
        const int64_t[::1] first,
    ) except -1:
        cdef int64_t member, i, row, stance, tired, traits, way, entry, base
        cdef Group group
        for member in range(self.members):
            self._turn_to(member)
            self.swept = -1
            base = member * self.apart
            table_empty(&self.settled)
            table_empty(&self.waiting)
            for i in range(first[member], first[member + 1]):
                row = order[i]
                stance, tired, traits = self._apart(cell[row] - base)
                if stance < self.places + self.paths:
                    self._settle(stance, tired, traits, 0, 0, people[row])
                else:
                    self._walk(stance, tired, traits, done[row], 0, people[row])
            if self.waiting.count:
                for way in range(self.pools):
                    self.swept = way
                    # A link shorter than a unit may lead back to the bucket: it is swept, all of
                    # it, until nobody is in it.
                    while self.buckets[way] >= 0:
                        entry = self.buckets[way]
                        self.buckets[way] = -1
                        while entry >= 0:
                            # A copy: the table may move while it grows.
                            group = self.waiting.groups[entry]
                            self.waiting.groups[entry].people = 0
                            self._decide(
                                group.stance, group.tired, group.traits, group.far, group.people
                            )
                            entry = group.next
            for i in range(self.settled.count):
                group = self.settled.groups[i]
                self._put(group.stance, group.tired, group.traits, group.far, group.people)
        return 0

    cdef inline int64_t _key(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t far
    ) noexcept:
        return ((stance * self.tired + tired) * self.plain + traits) * self.radix + far

    cdef int _settle(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t done, int64_t moved,
        int64_t people,
    ) except -1:
        # End of the day for these: recent travel is the mean of before and today.
        if self.restless:
            tired = (tired + moved) >> 1
        table_add(
            &self.settled, self._key(stance, <int64_t> (tired * self.a_tired_pool), traits, done),
            stance, tired, traits, done, people, self.pooled,
        )
        return 0

    cdef int _walk(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t done, int64_t moved,
        int64_t people,
    ) except -1:
        cdef int64_t path = stance - self.places - self.paths, link = self.path[path].link
        cdef int64_t speed = self.path[path].speed, slow
        if self.on_foot and traits & 1:
            speed = self.stride
        if self.walks and self.walked[link] > 0.0:
            slow = some(self.bits, people, self.walked[link])
            if slow:
                self._walk_at(self.stride, path, link, tired, traits, done, moved, slow)
            people -= slow
        if people:
            self._walk_at(speed, path, link, tired, traits, done, moved, people)
        return 0

    cdef int _walk_at(
        self, int64_t speed, int64_t path, int64_t link, int64_t tired, int64_t traits,
        int64_t done, int64_t moved, int64_t people,
    ) except -1:
        cdef int64_t stance, more
        done += speed
        moved += speed
        if done <= self.path[path].length:
            stance = self.places + self.paths + path
            return self._settle(stance, tired, traits, done, moved, people)
        moved += self.path[path].length - done
        if self.fresh == 2:
            traits &= ~1
        if self.part[link] > 0.0:
            # The part of a unit is one more at random.
            more = some(self.bits, people, self.part[link])
            if more:
                self._arrive(speed, path, link, tired, traits, moved + 1, more)
            people -= more
            if not people:
                return 0
        return self._arrive(speed, path, link, tired, traits, moved, people)

    cdef int _arrive(
        self, int64_t speed, int64_t path, int64_t link, int64_t tired, int64_t traits,
        int64_t moved, int64_t people,
    ) except -1:
        cdef int64_t place, stance, rest
        cdef Leaving who
        if not self.opened_now[link]:
            return self._settle(self.start[link], tired, traits, 0, moved, people)
        self.arrived_now[link] += people
        place = self.path[path].end
        rest = self.path[path].rest
        stance = place if rest < 0 else self.places + rest
        if moved >= speed:
            return self._settle(stance, tired, traits, 0, moved, people)
        if self.alike_width:
            # The least way alike may lie in a bucket that is swept already: any from there on is
            # alike too, up to what was moved.
            moved = max(self.alike[place, moved], self.swept + 1)
        if self.pooled and rest >= 0 and self.under_way:
            who = Leaving(place, tired, traits, moved, 0)
            return self._go(&who, rest, people)
        return self._wait(stance, tired, traits, moved, people)

    cdef inline int _wait(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t moved, int64_t people
    ) except -1:
        # At a place until those who have moved as far are all there.
        cdef int64_t entry, key, bucket
        bucket = <int64_t> (moved * self.a_pool)
        key = self._key(stance, <int64_t> (tired * self.a_tired_pool), traits, bucket)
        if self.pooled:
            # Who may rest and who may not are not pooled.
            key = 2 * key + (tired + moved >= self.full_day)
        entry = table_add(
            &self.waiting, key, stance, tired, traits, moved, people, self.pooled
        )
        if entry >= 0:
            self.waiting.groups[entry].next = <int32_t> self.buckets[bucket]
            self.buckets[bucket] = entry
        return 0

    # --- at a place ------------------------------------------------------------------------------

    cdef int _decide(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t moved, int64_t people
    ) except -1:
        # `moved` below 0: the first phase, in which nobody has moved and nothing is merged.
        cdef int64_t place = stance, plan = -1, class_ = 0, going, block, slot, at
        cdef Leaving who
        if stance >= self.places:
            plan = stance - self.places
            place = self.path_origin[plan]
        if self.classes > 1:
            class_ = traits >> (self.fresh - 1)
        if plan >= 0 and self.under_way:
            going = people
        elif (
            self.restless and moved >= 0 and self.pressed[place]
            and tired + moved < self.full_day
        ):
            going = people
        else:
            at = place + class_ * self.chance_by_class + self.member * self.chance_by_member
            going = some(self.bits, people, self.values[self.value_at[at]])
        block = self.member * self.by_member + class_ * self.by_class
        slot = place + self.places * block
        if plan < 0 and self.stuck[slot]:
            going = 0
        if going < people:
            self._stay(stance, tired, traits, moved, people - going)
        if not going:
            return 0
        # Ways are numbered on from block to block, paths anew in each.
        who = Leaving(place, tired, traits, moved, block * self.paths)
        if plan >= 0:
            return self._go(&who, plan, going)
        return self._choose(&who, self.first[slot], self.first[slot + 1], 0.0, 1.0, going)

    cdef int _choose(
        self, Leaving* who, int64_t low, int64_t high, double below, double above, int64_t people
    ) except -1:
        # People take the ways from `low` to before `high`, whose cumulative chances lie between
        # `below` and `above`: halved until one way or one person is left. A way of no chance ends
        # where the one before it does, so that nobody is ever drawn into it.
        cdef int64_t middle, first_half
        cdef double between, u
        while high - low > 1:
            if people == 1:
                u = below + uniform(self.bits) * (above - below)
                low = self._way_at(low, high, u if u < above else below)
                break
            middle = (low + high) // 2
            between = self.within[middle - 1]
            first_half = some(self.bits, people, (between - below) / (above - below))
            people -= first_half
            if not people:
                people, high, above = first_half, middle, between
                continue
            if first_half:
                self._choose(who, low, middle, below, between, first_half)
            low, below = middle, between
        return self._go(who, low - who.base, people)

    cdef inline int64_t _way_at(self, int64_t low, int64_t high, double u) noexcept:
        # The first way whose cumulative chance is above `u`.
        cdef int64_t middle
        high -= 1
        if high - low < 8:
            while low < high and self.within[low] <= u:
                low += 1
            return low
        while low < high:
            middle = (low + high) // 2
            if self.within[middle] <= u:
                low = middle + 1
            else:
                high = middle
        return low

    cdef int _stay(
        self, int64_t stance, int64_t tired, int64_t traits, int64_t moved, int64_t people
    ) except -1:
        if moved < 0:
            return self._put(stance, tired, traits, 0, people)
        return self._settle(stance, tired, traits, 0, moved, people)

    cdef int _go(self, Leaving* who, int64_t path, int64_t people) except -1:
        cdef int64_t link = self.path[path].link, stance = self.places + self.paths + path
        if self.straight and who.moved >= 0:
            return self._go_straight(who, path, people)
        if self.full_now[self.path[path].goal] or not self.opened_now[link]:
            return self._stay(who.place, who.tired, who.traits, who.moved, people)
        self.entered_now[link] += people
        if who.moved < 0:
            return self._put(stance, who.tired, who.traits, 0, people)
        return self._walk(stance, who.tired, who.traits, 0, who.moved, people)

    cdef int _go_straight(self, Leaving* who, int64_t path, int64_t people) except -1:
        # As `_go` and what follows from it, where nothing is drawn until people decide again: those
        # who are pooled only at their goal walk to it link by link.
        cdef Path* now
        cdef int64_t place = who.place, traits = who.traits, moved = who.moved, speed
        while True:
            now = &self.path[path]
            if self.full_now[now.goal] or not self.opened_now[now.link]:
                return self._settle(place, who.tired, traits, 0, moved, people)
            self.entered_now[now.link] += people
            speed = self.stride if self.on_foot and traits & 1 else now.speed
            if speed <= now.length:
                path += self.places + self.paths
                return self._settle(path, who.tired, traits, speed, moved + speed, people)
            moved += now.length
            if self.fresh == 2:
                traits &= ~1
            self.arrived_now[now.link] += people
            place, path = now.end, now.rest
            if moved >= speed or path < 0 or not self.under_way:
                break
        if path >= 0:
            place = self.places + path
        if moved >= speed:
            return self._settle(place, who.tired, traits, 0, moved, people)
        return self._wait(place, who.tired, traits, moved, people)
