# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The compiled walk.

Owns: the draws that are made in C, with NumPy's own distributions.
"""

from cpython.pycapsule cimport PyCapsule_GetPointer
from numpy.random cimport bitgen_t
from numpy.random.c_distributions cimport random_standard_uniform


def uniforms(bit_generator_capsule, Py_ssize_t n):
    """Draw `n` numbers from 0 up to 1, as `Generator.random` does from the same state.

    The capsule is that of a NumPy bit generator; who calls holds its lock.
    """
    cdef bitgen_t *source = <bitgen_t *> PyCapsule_GetPointer(
        bit_generator_capsule, "BitGenerator"
    )
    return [random_standard_uniform(source) for _ in range(n)]
