"""Much is learnt at once, and kept: the garbage collector need not look through it again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_LARGE = 100_000  # objects


@contextmanager
def hoarding() -> Iterator[None]:
    """Collect nothing meanwhile, and where it came to much never look for cycles in what is there at the end.

    Of the CPU that it takes to learn a hundred thousand rows, the collector had more than a third (measured); and it
    would stop the process for half a second now and then to find nothing. What is let go of is freed all the same.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _LARGE:
            gc.freeze()
        gc.enable()


def settle() -> None:
    """Never look for cycles in what has been loaded: to find nothing there stops a process for 130 ms (measured)."""
    gc.collect()
    gc.freeze()
