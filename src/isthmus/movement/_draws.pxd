"""Binomial draws of single groups, inlined into the compiled lane.

Owns: `some`, how many of a group do what each of them does with the same chance, independently. Its
random bits come from NumPy's generators (`bitgen_t`), and each call takes as many as it needs.

A run draws for millions of groups, nearly each of another size and chance, so nothing can be
prepared for a distribution: what counts is what the first draw costs. Hence three ways:

- up to `A_WORD` people: every person compares a random binary fraction with the chance, digit by
  digit, all persons at once in the bits of a word; who differs from the chance's digit is decided. Of n
  persons all are decided after about log2(n) + 1.3 digits, whatever the chance.
- more people, of whom fewer than `FEW` are expected: inversion, by steps from nobody on.
- else transformed rejection with squeeze: W. Hörmann, The generation of binomial random variates,
  Journal of Statistical Computation and Simulation 46 (1993), algorithm BTRS. Some four in five
  draws end at the squeeze, with two uniforms, a root and no logarithm.

All three draw from the very distribution, up to the rounding of doubles. NumPy's own function sets
up, for each new size and chance, what pays only when the same is drawn again.
"""

from libc.math cimport exp, fabs, floor, log, log1p, sqrt
from libc.stdint cimport int64_t, uint64_t
from numpy.random cimport bitgen_t

cdef enum:
    #: So many people are drawn digit by digit at most: a person a bit.
    A_WORD = 64
    #: So many are expected at least where rejection draws; its constants are made for that.
    FEW = 10
    #: Nobody ever sees so many where fewer than `FEW` are expected.
    FAR = 120


cdef inline double uniform(bitgen_t* bits) noexcept nogil:
    """A number in [0, 1)."""
    return bits.next_double(bits.state)


cdef inline int64_t some(bitgen_t* bits, int64_t people, double chance) noexcept nogil:
    """How many of so many people do what each does with that chance."""
    if chance >= 1.0:
        return people
    if chance <= 0.0 or people == 0:
        return 0
    if people == 1:
        return uniform(bits) < chance
    if people <= A_WORD:
        return of_a_word(bits, people, chance)
    # From one half on the difference to 1 is exact.
    if chance > 0.5:
        return people - of_many(bits, people, 1.0 - chance)
    return of_many(bits, people, chance)


cdef inline int64_t of_a_word(bitgen_t* bits, int64_t people, double chance) noexcept nogil:
    """As `some`, for 2 to 64 people and a chance within (0, 1), to its first 64 binary digits."""
    cdef uint64_t digits = <uint64_t> (chance * 18446744073709551616.0)
    cdef uint64_t open_ = ~(<uint64_t> 0) >> (64 - people)
    cdef uint64_t done = 0, digit, drawn
    while open_ and digits:
        # All ones where the digit of the chance is 1: who drew a 0 is below the chance. Where it
        # is 0, who drew a 1 is above. The others are even so far.
        digit = -(digits >> 63)
        drawn = bits.next_uint64(bits.state)
        done |= open_ & digit & ~drawn
        open_ &= ~(drawn ^ digit)
        digits <<= 1
    return ones(done)


cdef inline int64_t ones(uint64_t word) noexcept nogil:
    """How many digits of a word are 1."""
    word -= (word >> 1) & <uint64_t> 0x5555555555555555
    word = (word & <uint64_t> 0x3333333333333333) + ((word >> 2) & <uint64_t> 0x3333333333333333)
    word = (word + (word >> 4)) & <uint64_t> 0x0F0F0F0F0F0F0F0F
    return <int64_t> ((word * <uint64_t> 0x0101010101010101) >> 56)


cdef inline int64_t of_many(bitgen_t* bits, int64_t people, double chance) noexcept nogil:
    """As `some`, for many people and a chance up to one half."""
    if people * chance < FEW:
        return by_steps(bits, people, chance)
    return by_rejection(bits, people, chance)


cdef inline int64_t by_steps(bitgen_t* bits, int64_t people, double chance) noexcept nogil:
    """Inversion: the first number whose distribution function is above a uniform.

    The masses, rounded, may add up to a little less than one. Who draws beyond them draws anew,
    which no sample will tell: so far out less than 1e-60 is left of the distribution.
    """
    cdef double odds = chance / (1.0 - chance), u = uniform(bits), mass
    cdef int64_t found = 0, most = min(people, FAR)
    # Most who hardly ever do it do not: 1 - n p is below (1 - p)**n, and needs no power.
    if u < 1.0 - people * chance:
        return 0
    mass = exp(people * log1p(-chance))
    while u >= mass:
        if found == most:
            return by_steps(bits, people, chance)
        u -= mass
        mass *= odds * (people - found) / (found + 1)
        found += 1
    return found


cdef inline int64_t by_rejection(bitgen_t* bits, int64_t people, double chance) noexcept nogil:
    """BTRS, where at least `FEW` are expected to do it and to leave it."""
    cdef double n = people, q = 1.0 - chance, spread = sqrt(n * chance * q)
    cdef double b = 1.15 + 2.53 * spread
    cdef double a = -0.0873 + 0.0248 * b + 0.01 * chance
    cdef double c = n * chance + 0.5, squeeze = 0.92 - 4.2 / b
    cdef double u, v, us, k, mode, odds, height
    while True:
        u = uniform(bits) - 0.5
        v = uniform(bits)
        us = 0.5 - fabs(u)
        k = floor((2.0 * a / us + b) * u + c)
        if us >= 0.07 and v <= squeeze:
            return <int64_t> k
        if k < 0.0 or k > n:
            continue
        odds = chance / q
        mode = floor((n + 1.0) * chance)
        v *= (2.83 + 5.1 / b) * spread / (a / (us * us) + b)
        height = (
            (mode + 0.5) * log((mode + 1.0) / (odds * (n - mode + 1.0)))
            + (n + 1.0) * log((n - mode + 1.0) / (n - k + 1.0))
            + (k + 0.5) * log(odds * (n - k + 1.0) / (k + 1.0))
            + tail(mode) + tail(n - mode) - tail(k) - tail(n - k)
        )
        if log(v) <= height:
            return <int64_t> k


cdef inline double tail(double k) noexcept nogil:
    """What Stirling's formula leaves of log k!: log k! - log sqrt(2 pi) - (k + 1/2) log(k+1) + k+1."""
    cdef double x, square
    cdef double more = 0.0
    # The series is for numbers that are not small; below, it is climbed down from there.
    while k < 10.0:
        more += (k + 1.5) * log((k + 2.0) / (k + 1.0)) - 1.0
        k += 1.0
    x = 1.0 / (k + 1.0)
    square = x * x
    return more + (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - square / 1680.0) * square) * square) * x
