"""Build the compiled parts of Isthmus, the walk of people over a network.

Owns: how those two extensions are compiled. All else about the package stands in `pyproject.toml`.

The extensions are optional: where there is no C compiler they are left out, with a line in the
build's log, and the package does the same work in Python. What a build makes goes to a folder that
is thrown away, so that nothing stale is ever packed and the source tree stays as it is; an editable
installation puts the compiled files alone beside their sources, where git ignores them.
"""

from __future__ import annotations

import os
import tempfile

import numpy as np
from setuptools import Extension, setup


def of_movement(name: str) -> Extension:
    """The extension of that name, of the room that moves people."""
    return Extension(
        f"isthmus.movement.{name}",
        sources=[f"src/isthmus/movement/{name}.pyx"],
        depends=["src/isthmus/movement/_draws.pxd"],
        # NumPy's headers say how its generators are asked for bits; of libraries, only C's own.
        include_dirs=[np.get_include()],
        libraries=[] if os.name == "nt" else ["m"],
        define_macros=[("NPY_NO_DEPRECATED_API", "NPY_2_0_API_VERSION")],
        # No multiplication is fused with an addition: Python never does, and the compiled walk has
        # to draw the same people on every processor. Nothing for a debugger, which would name the
        # folder.
        extra_compile_args=[] if os.name == "nt" else ["-ffp-contract=off", "-g0"],
        optional=True,
    )


with tempfile.TemporaryDirectory(prefix="isthmus-build-") as build:
    setup(
        ext_modules=[of_movement("_walk"), of_movement("_stages")],
        options={
            "build": {"build_base": build},
            "build_ext": {"cython_c_in_temp": True},
            "egg_info": {"egg_base": build},
        },
    )
