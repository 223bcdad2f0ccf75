"""How much a presenter may send: as much as is useful to those who listen, and less where their way in loses.

As a sender paces itself by what a receiver reports (draft-ietf-rmcat-gcc-02, 6), from the receiver's side.
"""

# Bits a second: sound with a picture of 540 lines or a screen that is read well; and sound with hardly a picture.
CEILING, LEAST = 1_200_000, 100_000
# Shares lost, in 256ths, from which on it is too much, and up to which it is nothing.
_MUCH, _NOTHING = 26, 5
_GROWS = 1.04  # at each of two reports a second


class Pace:
    """To how many bits a second a presenter is limited."""

    def __init__(self, ceiling: int = CEILING) -> None:
        self._ceiling = ceiling
        self.limit = ceiling

    def note(self, share: int, received: float) -> int:
        """Take in the share lost since the last time, in 256ths, and bits a second that came; return the limit."""
        if share > _MUCH:
            # What comes is what the way holds: whoever sends far more finds it at once.
            self.limit = max(LEAST, int(min(self.limit, received) * (1 - share / 512)))
        elif share <= _NOTHING:
            self.limit = min(self._ceiling, int(self.limit * _GROWS))
        return self.limit
