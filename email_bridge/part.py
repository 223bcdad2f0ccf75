"""What email_bridge/ brings to the house."""

from contact.part import Part
from email_bridge import channel, demo

part = Part(
    name="email_bridge",
    channel=channel.Email(),
    plant=demo.plant,
)
