"""A note goes to the devices on which somebody asked to be reminded, through the push service of each (RFC 8030)."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

import aiohttp
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import json

from callback.push import devices, endpoints, sealing, vapid
from callback.push.devices import Device
from contact.part import House, Note, Sent
from contact.plumbing import clock, log

logger = log.get(__name__)

_PATIENCE = aiohttp.ClientTimeout(total=15, sock_connect=5)
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 429, 500, 502, 503, 504})
# All are as long: nobody on the way can tell a reminder from a call.
_LENGTH = 1024


async def send(house: House, note: Note) -> Sent:
    """Hand a note to every device of the appointment that it goes to (contact.part.Courier).

    Refused where no device takes it; one whose push service does not know it any more is forgotten.
    """
    if (ours := vapid.ours(house.settings)) is None:
        return Sent.REFUSED
    async with house.database.transaction() as db:
        found = await devices.of(db, UUID(note.to))
    # No redirect, no proxy of the environment, and no name that leads inside.
    async with aiohttp.ClientSession(
        timeout=_PATIENCE, connector=aiohttp.TCPConnector(resolver=endpoints.Outside(house.settings.push_inside))
    ) as client:
        ended = await asyncio.gather(*(_post(house, client, ours, each, note) for each in found))
    gone = [each.id for each, status in zip(found, ended, strict=True) if status in _GONE]
    if gone:
        async with house.database.transaction() as db:
            await devices.forget(db, gone)
    return _together([_ending(status) for status in ended])


def _words(note: Note) -> bytes:
    """Return what the page's worker reads (web/public/push.js); where it leads is an address of our own page."""
    said = {"id": str(note.id), "title": note.subject, "body": note.body, "lang": note.language}
    return json.encode({**said, "at": urlsplit(note.link).fragment})


async def _post(house: House, client: aiohttp.ClientSession, ours: vapid.Ours, device: Device, note: Note) -> int:
    """Return the status that the push service answers; 0 where it was not reached, 202 where it may have heard."""
    if not endpoints.is_allowed(device.endpoint, house.settings.push_inside):
        return 410
    now = clock.now()
    lasts = int((note.until - now).total_seconds()) if note.until else 0
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(lasts, 0)),
        "Urgency": "high",
        "Authorization": ours.authorization(endpoints.origin(device.endpoint), now),
    }
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(sealing.CURVE, device.key)
    sealed = sealing.seal(_words(note), theirs, device.auth, length=_LENGTH)
    try:
        async with client.post(device.endpoint, data=sealed, headers=headers, allow_redirects=False) as answer:
            if _ending(answer.status) is Sent.REFUSED:
                logger.warning("push.refused", notice=str(note.id), status=answer.status)
            return answer.status
    except aiohttp.ClientConnectorError as failed:
        return 410 if isinstance(failed.os_error, endpoints.NotPublic) else 503
    except aiohttp.ConnectionTimeoutError:
        return 503
    except (aiohttp.ClientError, OSError, TimeoutError):  # it may have been heard
        return 202


def _ending(status: int) -> Sent:
    if 200 <= status < 300:
        return Sent.TAKEN
    return Sent.LATER if status in _LATER else Sent.REFUSED


def _together(ended: Sequence[Sent]) -> Sent:
    """One device that has it is enough; whoever was told on one is not told again on another."""
    return next((each for each in (Sent.TAKEN, Sent.LATER) if each in ended), Sent.REFUSED)
