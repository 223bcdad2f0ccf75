"""The table of contents: every part of the house, and how they are introduced to each other.

The kernel remembers (contact/), channels carry (chat/, email_bridge/, callback/, video/), queues decide
(queues/), and this package introduces them. A new channel is one folder and one name in PARTS.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from callback.part import part as callback
from chat.part import part as chat
from contact.evidence import Happens
from contact.kernel import part as kernel
from contact.part import Carry, Channel, Courier, House, Linked, Listener, Part, Queueing, Route, Task
from contact.plumbing import log
from contact.plumbing.database import Database
from contact.plumbing.live import Live
from contact.plumbing.settings import Settings
from contact.rooms import Rooms
from email_bridge.part import part as email_bridge
from queues.part import part as queues
from video.part import part as video

PARTS: tuple[Part, ...] = (kernel, queues, chat, email_bridge, callback, video)

logger = log.get(__name__)


class Announcements:
    """Facts reach those who listen, in the order of commits; a listener that fails stops nobody.

    Nothing depends on an announcement: what it hurries is found in the rows by a sweep or by a page's next read.
    """

    def __init__(self) -> None:
        self._house: House | None = None
        self._listeners = listeners()

    def open(self, house: House) -> None:
        """Begin to announce."""
        self._house = house

    def also(self, fact: type, listener: Listener) -> None:
        """Let a process listen for what only it can act upon."""
        self._listeners[fact].append(listener)

    async def announce(self, facts: list[object]) -> None:
        """Tell each fact to those who listen for its kind."""
        if self._house is None:
            return
        for fact in facts:
            for listener in self._listeners[type(fact)]:
                await _tell(listener, self._house, fact)


def listeners() -> dict[type, list[Listener]]:
    """Gather who listens for what, in the order of PARTS."""
    found: dict[type, list[Listener]] = defaultdict(list)
    for part in PARTS:
        for fact, those in part.listens.items():
            found[fact].extend(those)
    return found


def examine(settings: Settings) -> None:
    """Let each part look at the settings; raise Misconfigured for what one of them cannot work with."""
    for part in PARTS:
        if part.examines:
            part.examines(settings)


def routes() -> Iterator[Route]:
    """Gather every address of the API."""
    return chain.from_iterable(part.routes for part in PARTS)


def channels() -> dict[str, Channel]:
    """Gather the channels by kind."""
    return {part.channel.kind: part.channel for part in PARTS if part.channel}


def carriers() -> dict[str, Carry]:
    """Gather by kind the channels that carry words away."""
    return {part.channel.kind: part.carry for part in PARTS if part.channel and part.carry}


def couriers() -> dict[str, Courier]:
    """Gather by what notes are taken to people."""
    return {by: courier for part in PARTS for by, courier in part.couriers.items()}


def happens() -> dict[str, Happens]:
    """Gather what is noted as evidence, by kind; no two parts mean different things by one word."""
    found: dict[str, Happens] = {}
    for part in PARTS:
        if twice := found.keys() & part.happens.keys():
            raise ValueError(twice)
        found.update(part.happens)
    return found


def linked() -> Sequence[Linked]:
    """Gather what tells about what a link is."""
    return [part.linked for part in PARTS if part.linked]


def queueing() -> Queueing:
    """Return the one part that decides."""
    (deciding,) = (part.queueing for part in PARTS if part.queueing)
    return deciding


def rooms() -> Rooms | None:
    """Return what lends rooms to every channel, if anything does."""
    return next((part.rooms for part in PARTS if part.rooms), None)


def standing() -> dict[str, Task]:
    """Gather what the router process does."""
    return {name: task for part in PARTS for name, task in part.standing.items()}


def furnish(settings: Settings, database: Database, live: Live, ring: Callable[[str], None]) -> House:
    """Return the house, ready to be lived in."""
    return House(
        settings, database, live, channels(), queueing(), ring, carriers(), couriers(), happens(), linked(), rooms()
    )


async def _tell(listener: Listener, house: House, fact: object) -> None:
    try:
        await listener(house, fact)
    except Exception:
        logger.exception("listener.failed", listener=listener.__qualname__)
