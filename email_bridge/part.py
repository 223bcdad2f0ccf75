"""What email_bridge/ brings to the house."""

from datetime import timedelta

from contact.files import File
from contact.part import Part, Route
from email_bridge import (
    arrivals,
    channel,
    courier,
    demo,
    filing,
    inbox,
    letterbox,
    live,
    mailroom,
    outgoing,
    posting,
    process,
    quarantine,
    relay,
    sending,
    showcase,
    terminal,
    transcripts,
    unread,
)
from email_bridge.arrivals import Stored
from email_bridge.facts import Posted

part = Part(
    name="email_bridge",
    channel=channel.Email(),
    carry=posting.carry,
    couriers={"letter": courier.send},
    routes=(
        *inbox.routes,
        *quarantine.routes,
        *mailroom.routes,
        *letterbox.routes,
        Route("GET", "/api/contacts/{id}/letters-out", outgoing.letters_out, gives=outgoing.LettersOut),
        Route(
            "POST",
            "/api/contacts/{id}/transcript",
            transcripts.ask_for_copy,
            takes=transcripts.NewTranscript,
            gives=transcripts.Transcript,
        ),
        Route("GET", "/outbox", showcase.outbox_page, gives=File),
        Route("GET", "/outbox/{id}", showcase.outbox_letter, gives=File),
        Route("DELETE", "/api/letters-out/{id}", outgoing.take_back, gives=outgoing.TakenBack),
    ),
    listens={Posted: (sending.ring, outgoing.tell), Stored: (arrivals.ring,)},
    hears={"reading": live.hear_reading},
    tells={"letter_out": outgoing.LetterOut, "reader": live.Reader},
    tasks={
        arrivals.FILE: filing.desk.file,
        filing.FILE_PATIENTLY: filing.desk.file_patiently,
        sending.SEND: sending.send,
        unread.SEND_UNREAD: unread.send_unread,
    },
    beat={
        arrivals.FILE: timedelta(seconds=1),
        filing.FILE_PATIENTLY: timedelta(seconds=2),
        sending.SEND: timedelta(seconds=1),
        unread.SEND_UNREAD: timedelta(seconds=20),
    },
    commands={"mail": process.run, "mailbox": terminal.add_mailbox},
    health=quarantine.health,
    examines=relay.examine,
    welcome=demo.welcome,
    plant=demo.plant,
)
