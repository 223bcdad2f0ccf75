"""A seeker opens a chat: a motive, a name, go."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from contact.edge import Ask
from contact.opening import Approach, approach
from contact.part import Route
from contact.views import Conversation, Language


class NewChat(Struct):
    """What a seeker says before the first word; the id is the page's own."""

    id: UUID
    motive: UUID
    name: Annotated[str, Meta(max_length=200)]
    language: Language
    email: Annotated[str, Meta(max_length=254)] | None = None


async def open_chat(ask: Ask[NewChat]) -> Conversation:
    """Open a chat and let it wait in the line of its motive."""
    chat = ask.body
    return await approach(ask, Approach(chat.id, "chat", chat.motive, chat.name, chat.language, chat.email))


routes = (Route("POST", "/api/chats", open_chat, takes=NewChat, gives=Conversation, status=201),)
