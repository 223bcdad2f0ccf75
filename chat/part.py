"""What chat/ brings to the house."""

from chat import channel, live, routes
from contact.part import Part
from contact.views import Typing

part = Part(
    name="chat",
    channel=channel.Chat(),
    routes=routes.routes,
    hears={"typing": live.hear_typing},
    tells={"typing": Typing},
)
