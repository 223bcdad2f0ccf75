"""The last packets of a stream, as they were sent: what was lost on the way is sent again without asking its sender."""

MOST = 256  # about two seconds of a picture at 130 packets a second: later, a retransmission comes too late


class Recent:
    """A ring of packets by sequence number, encrypted already: to send one again costs neither a cipher nor a copy.

    A repeat is the same packet to the byte, which SRTP allows (RFC 3711, 3.3.2: nothing new under the same number).
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: list[tuple[int, bytes] | None] = [None] * most

    def keep(self, sequence: int, packet: bytes) -> None:
        """Keep a packet, in the place of the one that is `most` numbers older."""
        self._kept[sequence % self._most] = (sequence, packet)

    def find(self, sequence: int) -> bytes | None:
        """Return a packet that is still here, or None."""
        kept = self._kept[sequence % self._most]
        return kept[1] if kept and kept[0] == sequence else None
