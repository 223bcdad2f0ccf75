"""A mailbox elsewhere, which speaks as `Postbox` does: it numbers letters, renumbers them, fails where it is told."""

from dataclasses import dataclass, field

from email_bridge.postbox import Fetched, Unreachable


@dataclass
class DistantMailbox:
    """What is in it, by number; and after how many more answers the line is cut."""

    letters: dict[int, bytes] = field(default_factory=dict)
    uid_validity: int = 1
    idles: bool = True
    answers_left: int = 1000
    _next: int = 1

    def receives(self, raw: bytes) -> None:
        """Hold one letter more."""
        self.letters[self._next] = raw
        self._next += 1

    def renumbers(self) -> None:
        """Give every letter another number, as after a restored backup."""
        self.uid_validity += 1
        self.letters = dict(enumerate(reversed(self.letters.values()), start=1))
        self._next = len(self.letters) + 1

    # What Postbox can be asked.

    def open(self) -> None:
        self._answers()

    def newest(self) -> int:
        self._answers()
        return self._next - 1

    def uids_after(self, last: int) -> list[int]:
        self._answers()
        return [uid for uid in sorted(self.letters) if uid > last]

    def fetch(self, uid: int) -> Fetched | None:
        self._answers()
        return Fetched(uid, self.letters[uid]) if uid in self.letters else None

    def mark(self, uid: int) -> None:
        self._answers()

    def wait(self, seconds: float) -> None:
        """There is nothing more to wait for: the line is cut."""
        raise Unreachable("lost")

    def close(self) -> None:
        pass

    def _answers(self) -> None:
        self.answers_left -= 1
        if self.answers_left < 0:
            raise Unreachable("lost")
