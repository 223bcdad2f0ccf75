"""How long nothing at all came of a browser: each time that is longer than a browser ever is quiet by itself."""

# Whoever sends neither sound nor picture still checks every two or three seconds (measured: 2.5), seen twice a second.
BREATH = 4.0

# Two of its checks are missing; but whoever was sending until then is missed sooner: sound, pictures and reports come
# many times a second. Seconds.
_CHECKS_MISSED, _STOPPED, _CHECKS_APART = 6.0, 4.0, 3.0


def is_silent(now: float, *, flowed: float, checked: float) -> bool:
    """Tell whether nothing has come for a while, by when something of sound or picture has, and when a check has."""
    was_sending = flowed > checked - _CHECKS_APART
    return now - max(flowed, checked) > (_STOPPED if was_sending else _CHECKS_MISSED)


class Silence:
    """What is heard is a mark that changes whenever something comes; times in seconds."""

    def __init__(self, at: float) -> None:
        self.total = self.longest = 0.0
        self._mark: object = None
        self._since = at

    def look(self, mark: object, at: float) -> None:
        """Look whether anything has come; what came since the last look came just now."""
        if mark != self._mark:
            self._add(at - self._since)
            self._mark, self._since = mark, at

    def end(self, at: float) -> None:
        """Count what is still going on."""
        self._add(at - self._since)
        self._since = at

    def _add(self, gap: float) -> None:
        if gap > BREATH:
            self.total += gap
            self.longest = max(self.longest, gap)
