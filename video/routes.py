"""A seeker asks for a video call: a motive, a name, go."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from contact.edge import Ask
from contact.opening import Approach, approach
from contact.part import Route
from contact.views import Conversation, Language
from video.channel import KIND


class NewVideo(Struct):
    """What a seeker says before the call; the id is the page's own."""

    id: UUID
    motive: UUID
    name: Annotated[str, Meta(max_length=200)]
    language: Language
    email: Annotated[str, Meta(max_length=254)] | None = None


async def open_video(ask: Ask[NewVideo]) -> Conversation:
    """Open a video call and let it wait in the line of its motive."""
    said = ask.body
    return await approach(ask, Approach(said.id, KIND, said.motive, said.name, said.language, said.email))


routes = (Route("POST", "/api/videos", open_video, takes=NewVideo, gives=Conversation, status=201),)
