"""A page tells that it has gone on with less, and why: kept as evidence, on the side on which it happened."""

from typing import Literal

from msgspec import Struct

from contact import happenings
from contact.edge import Ask
from contact.evidence import Detail, Happens, Side
from contact.models import Author, State
from contact.part import Route
from contact.plumbing.errors import NotFound, StaleState
from contact.views import Nothing
from video.models import VideoRoom

FELL_BACK = "fell_back"


class Fall(Struct):
    """What a page has gone on with, by itself, and what had failed."""

    to: Literal["sound", "writing"]
    why: Literal["weak", "no_line", "no_camera", "no_devices", "denied"]


async def tell(ask: Ask[Fall]) -> Nothing:
    """Note that a page has gone on with less."""
    viewer = await ask.viewer()
    contact = await viewer.own_contact(ask.db, ask.id())
    if await ask.db.get(VideoRoom, contact.id) is None:
        raise NotFound
    if contact.state != State.ACTIVE:
        raise StaleState
    side = Side.THEIRS if viewer.author is Author.SEEKER else Side.OURS
    detail = {"to": ask.body.to, "why": ask.body.why}
    await happenings.note(
        ask.house, ask.db, FELL_BACK, about=contact.id, agency=contact.agency_id, side=side, detail=detail
    )
    return Nothing()


_WHY = {
    "fr": {
        "weak": "La connexion était trop faible",
        "no_line": "Ni le son ni l’image ne passaient",
        "no_camera": "Aucune caméra n’a été trouvée",
        "no_devices": "Ni caméra ni micro n’ont été trouvés",
        "denied": "Le navigateur n’a pas donné accès à la caméra et au micro",
    },
    "en": {
        "weak": "The connection was too weak",
        "no_line": "Neither sound nor picture got through",
        "no_camera": "No camera was found",
        "no_devices": "Neither camera nor microphone was found",
        "denied": "The browser did not give access to the camera and the microphone",
    },
}
_TO = {
    "fr": {"sound": "suite avec le son seul", "writing": "suite par écrit"},
    "en": {"sound": "it went on with sound only", "writing": "it went on in writing"},
}
_COLON = {"fr": " : ", "en": ": "}


def _says(detail: Detail) -> dict[str, str]:
    return {each: _WHY[each][detail["why"]] + colon + _TO[each][detail["to"]] for each, colon in _COLON.items()}


KINDS = {FELL_BACK: Happens(_says, most=10)}
routes = (Route("POST", "/api/contacts/{id}/call/falls", tell, takes=Fall, gives=Nothing),)
