"""Short messages leave by an operator's own gateway, over HTTP.

The gateway gets `POST {VISAVIS_SMS}` with `{"id", "to", "text"}` as JSON and, where a token is set, `Authorization:
Bearer …`. It answers 2xx once it has the message; 408, 429 or 503 mean later, and so does a connection that is never
made; with anything else the message is given up. It is given up too where we get no answer: it may have gone out, and
nobody is told twice. A repeat of an `id` is the same message: a gateway that cannot know it again may ignore the field.
"""

import aiohttp

from contact.part import House, Note, Sent

_PATIENCE = aiohttp.ClientTimeout(total=15, sock_connect=5)
_LATER = frozenset({408, 429, 503})
# Three parts of 153 signs are as much as anybody reads on a telephone (3GPP TS 23.040, 9.2.3.24.1).
LONGEST = 459


async def send(house: House, note: Note) -> Sent:
    """Hand a note to the gateway (contact.part.Courier); in a demonstration without one it goes to nobody."""
    settings = house.settings
    if settings.sms is None:
        return Sent.TAKEN if settings.demo else Sent.REFUSED
    said = {"id": str(note.id), "to": note.to, "text": note.body[:LONGEST]}
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


def _ending(status: int) -> Sent:
    if 200 <= status < 300:
        return Sent.TAKEN
    return Sent.LATER if status in _LATER else Sent.REFUSED
