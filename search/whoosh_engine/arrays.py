"""What the engine does with sorted arrays of document numbers."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
NO_DOCS: Array = np.empty(0, np.uint32)


def places(wanted: Array, among: Array) -> tuple[Array, Array]:
    """(which of ``wanted`` stand in ``among`` as a mask, the places of those there); both are ascending."""
    if not len(among):
        return np.zeros(len(wanted), bool), np.empty(0, np.intp)
    at = np.searchsorted(among, wanted)
    at[at == len(among)] = 0
    held = among[at] == wanted
    return held, at[held]
