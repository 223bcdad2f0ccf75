"""What a page may say on its socket: four sentences, read strictly."""

from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from socketio import packet

from contact.plumbing.errors import Invalid

T = TypeVar("T")


class Malformed(Invalid):
    """This frame says nothing that a page may say."""


class Binary(Invalid):
    """Pages send text only."""


class Pong(NamedTuple):
    """The page answers our ping."""


class Goodbye(NamedTuple):
    """The page leaves."""


class Connect(NamedTuple):
    """The page says which page it is, and asks to come in."""

    auth: dict[str, Any]


class Event(NamedTuple):
    """The page tells something that may be lost: a name and one object, never to be acknowledged."""

    name: str
    body: dict[str, Any]


Frame = Pong | Goodbye | Connect | Event

# msgspec refuses what json.loads lets through: NaN, infinities, lone surrogates, integers of 5,000 digits.
_AUTH: Final = msgspec.json.Decoder(dict[str, Any])
_EVENT: Final = msgspec.json.Decoder(tuple[str, dict[str, Any]])


def read(text: str) -> Frame:
    """Read a text frame: Engine.IO protocol 4 around Socket.IO protocol 5, namespace `/` only.

    Raises Binary for anything that announces or carries bytes, Malformed for all else that a page has no
    business saying: other namespaces, acknowledgements and requests for one (what must not be lost is a
    POST), upgrades.
    """
    kind, rest = text[:2], text[2:]
    if kind == "42":
        return Event(*_decode(_EVENT, rest))
    if text == "3":
        return Pong()
    if kind == "40":
        return Connect(_decode(_AUTH, rest or "{}"))
    if text in {"1", "41"}:
        return Goodbye()
    raise Binary if kind in {"45", "46"} or kind.startswith("b") else Malformed


def write(event: str, body: object) -> bytes:
    """Write an event as the frame that carries it."""
    return b"42" + msgspec.json.encode((event, body))


class Json:
    """msgspec in the shape of the json module, as socketio expects it."""

    @staticmethod
    def dumps(news: object, **_: object) -> str:
        """Encode, datetimes and identifiers included."""
        return msgspec.json.encode(news).decode()

    @staticmethod
    def loads(text: str | bytes, **_: object) -> Any:
        """Decode; raise ValueError for what is no JSON."""
        return msgspec.json.decode(text)


class Packet(packet.Packet):  # type: ignore[misc]
    """Socket.IO's packet, which we only write: never binary, so never searched for bytes."""

    uses_binary_events = False
    json = Json


def _decode(decoder: "msgspec.json.Decoder[T]", text: str) -> T:
    try:
        return decoder.decode(text)
    except (ValueError, RecursionError) as nonsense:
        raise Malformed from nonsense
