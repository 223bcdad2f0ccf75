"""Who goes first: whoever has used the largest share of the promised delay."""

from queues.engine.rows import Milliseconds

WHOLE = 1_000_000_000  # the whole promise; shares are integers, so that equal ones are equal everywhere
HALF = WHOLE // 2
# From here on whoever came first goes first. Without it a long promise is never kept while contacts of a
# short one come faster than they can be served: their shares grow faster for ever.
LIMIT = 10 * WHOLE
# Past its ceiling a share grows this much more slowly, so that live contacts pass it and it still arrives.
SLOWLY = 100


def share(waited: Milliseconds, promise: Milliseconds) -> int:
    """Return how much of the promise is used, in billionths; more than WHOLE is a promise not kept.

    The delay-ratio rule: Mandelbaum and Stolyar, Operations Research 52 (2004).
    """
    return waited * WHOLE // promise if waited > 0 else 0


def urgency(waited: Milliseconds, promise: Milliseconds, ceiling: int | None) -> int:
    """Return the share that counts in the order; the largest goes first, and of equal ones the oldest.

    It never falls with time, so those with the same promise stay in the order in which they came.
    """
    used = waited * WHOLE // promise if waited > 0 else 0
    if ceiling is not None and used > ceiling:
        used = ceiling + (used - ceiling) // SLOWLY
    return used if used < LIMIT else LIMIT


def ceiling_of(percent: int | None) -> int | None:
    """Return a ceiling given in percent of the promise as a share."""
    return None if percent is None else percent * WHOLE // 100
