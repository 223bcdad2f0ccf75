"""Short messages leave by an operator's own gateway, over HTTP.

The gateway gets `POST {VISAVIS_SMS}` with `{"id", "to", "text"}` as JSON and, where a token is set, `Authorization:
Bearer …`. It answers 2xx once it has the message; 408, 429 or 503 mean later, and so does a connection that is never
made; with anything else the message is given up. It is given up too where we get no answer: it may have gone out, and
nobody is told twice. A repeat of an `id` is the same message: a gateway that cannot know it again may ignore the field.
"""

import unicodedata

import aiohttp

from contact.part import House, Note, Sent

_PATIENCE = aiohttp.ClientTimeout(total=15, sock_connect=5)
_LATER = frozenset({408, 429, 503})
# Three parts of 153 signs are as much as anybody reads on a telephone (3GPP TS 23.040, 9.2.3.24.1).
LONGEST = 459
# Those of the basic set that we write (3GPP TS 23.038, 6.2.1); one sign beyond it more than halves what a part holds.
_BASIC = frozenset("àéèùìòÇÄÖÑÜäöñüßÉ")
_OTHERWISE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE"}
)


async def send(house: House, note: Note) -> Sent:
    """Hand a note to the gateway (contact.part.Courier); in a demonstration without one it goes to nobody."""
    settings = house.settings
    if settings.sms is None:
        return Sent.TAKEN if settings.demo else Sent.REFUSED
    said = {"id": str(note.id), "to": note.to, "text": plain(note.body)[:LONGEST]}
    headers = {"Authorization": f"Bearer {settings.sms_token}"} if settings.sms_token else {}
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as client,
            client.post(settings.sms, json=said, headers=headers, allow_redirects=False) as answer,
        ):
            return _ending(answer.status)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        return Sent.LATER
    except (aiohttp.ClientError, OSError, TimeoutError):  # it may have been heard
        return Sent.TAKEN


def plain(text: str) -> str:
    """Return a text in signs that a telephone's basic set has, as far as there are any: `août` becomes `aout`."""
    return "".join(_sign(sign) for sign in text.translate(_OTHERWISE))


def _sign(sign: str) -> str:
    if sign.isascii() or sign in _BASIC:
        return sign
    bare = unicodedata.normalize("NFKD", sign)[0]
    return bare if bare.isascii() else sign


def _ending(status: int) -> Sent:
    if 200 <= status < 300:
        return Sent.TAKEN
    return Sent.LATER if status in _LATER else Sent.REFUSED
