"""What email_bridge/ brings to the house."""

from datetime import timedelta

from contact.part import Part, Route
from contact.views import Nothing
from email_bridge import channel, demo, outgoing, posting, sending
from email_bridge.facts import Posted

part = Part(
    name="email_bridge",
    channel=channel.Email(),
    carry=posting.carry,
    routes=(
        Route("GET", "/api/contacts/{id}/letters-out", outgoing.letters_out, gives=outgoing.LettersOut),
        Route("DELETE", "/api/letters-out/{id}", outgoing.take_back, gives=Nothing),
    ),
    listens={Posted: (sending.ring, outgoing.tell)},
    tells={"letter_out": outgoing.LetterOut},
    tasks={sending.SEND: sending.send},
    beat={sending.SEND: timedelta(seconds=1)},
    plant=demo.plant,
)
