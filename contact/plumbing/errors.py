"""A refusal says no in a sentence people can read, and loses nothing.

Refusal
├── Invalid          400  what was sent cannot be understood
├── SignInRequired   401
├── NotAllowed       403
├── Missing          404  not there, and not yours, look alike
├── WrongVerb        405
├── Conflict         409  it was possible a moment ago
├── TooLarge         413
└── TooMany          429  come back later
"""

import re
from http import HTTPStatus
from typing import Any, ClassVar, Literal

from msgspec import Struct


class Finding(Struct, frozen=True):
    """What is wrong or doubtful with one field of what was sent, and why."""

    level: Literal["error", "warning"]
    at: str
    fr: str
    en: str


class Misconfigured(Exception):
    """The operator asked for something that cannot be."""


class Refusal(Exception):
    """This cannot be done."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST

    def __init__(self, message: str | None = None, *, retry_after: int | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())
        self.retry_after = retry_after
        # What else the page needs, to show why: described in app/describe.py.
        self.details: dict[str, Any] = {}

    @property
    def code(self) -> str:
        """The name that pages translate: `AlreadyTaken` is `already_taken`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


class Invalid(Refusal):
    """This request cannot be understood."""


class InvalidRequest(Invalid):
    """This request cannot be understood."""


class SignInRequired(Refusal):
    """Please sign in first."""

    status = HTTPStatus.UNAUTHORIZED


class NotAllowed(Refusal):
    """Your role does not allow this."""

    status = HTTPStatus.FORBIDDEN


class ForbiddenOrigin(NotAllowed):
    """This request did not come from one of our pages."""


class Missing(Refusal):
    """There is nothing here for you."""

    status = HTTPStatus.NOT_FOUND


class NotFound(Missing):
    """There is nothing here for you."""


class WrongVerb(Refusal):
    """This address does not answer to this verb."""

    status = HTTPStatus.METHOD_NOT_ALLOWED


class Conflict(Refusal):
    """This changed while you were looking."""

    status = HTTPStatus.CONFLICT


class StaleState(Conflict):
    """This contact has moved on; here is where it stands now."""


class IdTaken(Conflict):
    """This identifier already names something else."""


class TooLarge(Refusal):
    """This is too large to be taken in."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class TooMany(Refusal):
    """Too many at once. Please wait a moment."""

    status = HTTPStatus.TOO_MANY_REQUESTS


class TooManyRequests(TooMany):
    """Too many requests. Please wait a moment."""


class Unavailable(Refusal):
    """The service is catching its breath. Nothing you sent was lost on our side; please try again."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
