"""How much somebody may ask of us: so many at once, and so many a second."""


class Allowance:
    """What is left of it."""

    def __init__(self, most: float, a_second: float) -> None:
        self._most, self._rate = most, a_second
        self._left = most
        self._at: float | None = None

    def take(self, at: float) -> bool:
        """Take one at a time (seconds of the loop's clock); tell whether there was one."""
        if self._at is not None:
            self._left = min(self._most, self._left + (at - self._at) * self._rate)
        self._at = at
        if self._left < 1:
            return False
        self._left -= 1
        return True
