"""A way through networks that let no UDP pass: our own relay (coturn), with a name and password that soon expire.

The form is coturn's `use-auth-secret` (draft-uberti-behave-turn-rest-00): the name begins with the second at which it
expires, the password is a proof that whoever gave the name knows the secret.
"""

import hmac
from base64 import b64encode
from datetime import datetime, timedelta
from hashlib import sha1

from contact.plumbing.settings import Settings
from contact.rooms import IceServer

# Longer than a call: a relay asks for them again at each renewal (RFC 8656, 3.9).
LAST = timedelta(hours=6)


def relays(settings: Settings, now: datetime) -> list[IceServer]:
    """Return the relays that somebody may use from now on; none where the operator has named none."""
    if not settings.turn or not settings.turn_secret:
        return []
    name = f"{int((now + LAST).timestamp())}:call"
    proof = hmac.digest(settings.turn_secret.encode(), name.encode(), sha1)
    return [IceServer(list(settings.turn), name, b64encode(proof).decode())]
