"""An advisor, and what lies before them."""

from uuid import UUID

from queues.engine.abilities import Bits
from queues.engine.rows import Advisor, Presence, Weight

Size = tuple[int, frozenset[tuple[str, int]]]  # how many units, and how many contacts of which kind
Rooms = int  # what an open desk has room for, one bit a weight
SPARE: Rooms = 1  # for anything at all
UNLIMITED = 1 << 30


class Desk:
    """What an advisor can do, what they hold now, and so what there is still room for."""

    __slots__ = (
        "_alone",
        "_firm",
        "_kinds",
        "_limits",
        "_soft",
        "advisor",
        "asked",
        "bit",
        "breadth",
        "kept_for",
        "kept_told",
        "load",
        "profile",
        "rooms",
        "row",
    )

    def __init__(self, row: Advisor, bit: Bits) -> None:
        self.advisor = row.advisor
        self.bit = bit
        self.row = row
        self.profile: Bits = 0
        self.breadth = 0
        self.load: dict[UUID, tuple[Weight, bool, bool]] = {}  # by contact: weight, offered, silent
        self.asked = 0  # offers that are not answered
        self.kept_for: UUID | None = None
        self.kept_told: UUID | None = None  # what the advisor's row says, as far as we know
        self.rooms: Rooms = 0  # none while they are asked, kept, or not to be asked
        self._firm = self._soft = self._alone = 0
        self._kinds: dict[str, int] = {}
        self._limits: dict[str, int] = {}

    def learn(self, profile: Bits) -> None:
        """Take note of what the row now says they can do."""
        row = self.row
        self.profile = profile
        self.breadth = len(row.teams) + len(row.languages) + sum(skill.level for skill in row.skills)
        self._limits = dict(row.limits)

    @property
    def size(self) -> Size:
        """Return what says how much they can hold."""
        return self.row.capacity, self.row.limits

    @property
    def available(self) -> bool:
        """Tell whether they may be asked, now or when they have room."""
        return self.row.presence is Presence.AVAILABLE

    @property
    def here(self) -> bool:
        """Tell whether somebody who waits for them waits for a person who is there."""
        return self.row.presence is not Presence.AWAY

    @property
    def spare(self) -> int:
        """Count the units that nothing takes."""
        return max(self.row.capacity - self._firm - self._soft, 0)

    @property
    def used(self) -> int:
        """Count the units that cannot be put aside."""
        return self._firm

    def has_room(self, weight: Weight) -> bool:
        """Tell whether one more contact of this weight fits beside what they hold."""
        if self._alone or (weight.exclusive and self._firm):
            return False
        if self._kinds.get(weight.kind, 0) >= self._limits.get(weight.kind, UNLIMITED):
            return False
        taken = self._firm + self._soft if weight.interruptible else self._firm
        return taken + weight.units <= self.row.capacity

    def can_hold(self, weight: Weight) -> bool:
        """Tell whether a contact of this weight would fit if they held nothing."""
        return weight.units <= self.row.capacity and self._limits.get(weight.kind, UNLIMITED) > 0

    def take(self, contact: UUID, weight: Weight, *, offered: bool, silent: bool) -> None:
        """Put a contact before them."""
        self.load[contact] = (weight, offered, silent)
        self._count(weight, 1, offered=offered, silent=silent)

    def give(self, contact: UUID) -> None:
        """Take a contact from them."""
        weight, offered, silent = self.load.pop(contact)
        self._count(weight, -1, offered=offered, silent=silent)

    def _count(self, weight: Weight, one: int, *, offered: bool, silent: bool) -> None:
        self.asked += one if offered else 0
        if silent:
            return
        self._kinds[weight.kind] = self._kinds.get(weight.kind, 0) + one
        self._alone += one if weight.exclusive else 0
        if weight.interruptible:
            self._soft += one * weight.units
        else:
            self._firm += one * weight.units


def slots(size: Size, weight: Weight) -> int:
    """Count the contacts of a weight that fit at once on a desk of a size that holds nothing else."""
    capacity, limits = size
    most = 1 if weight.exclusive else capacity // weight.units
    return min(most, dict(limits).get(weight.kind, UNLIMITED)) if weight.units <= capacity else 0
