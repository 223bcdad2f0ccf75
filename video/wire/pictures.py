"""A whole picture is dear, and whoever lost one asks again and again: its sender is asked as often as it can serve."""

APART = 0.3  # seconds; a browser that still misses a picture asks again by itself about as often


class Pictures:
    """When a stream was last asked for a whole picture."""

    def __init__(self, apart: float = APART) -> None:
        self._apart = apart
        self._asked: float | None = None

    def ask(self, at: float) -> bool:
        """Tell whether to ask now (seconds of the loop's clock), and remember that it was done."""
        if self._asked is not None and at - self._asked < self._apart:
            return False
        self._asked = at
        return True
