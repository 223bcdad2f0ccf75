"""A report of a letter that came back is understood, whoever wrote it and however."""

from email import message_from_bytes, message_from_string
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from email_bridge import bounces

OURS = "<vv.1234.abcd@mail.example.org>"

REPORT = f"""\
From: MAILER-DAEMON@mx.example.net
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type={{kind}}; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.net.

--b
Content-Type: message/{{kind}}

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; sam@example.org
{{fields}}

--b
Content-Type: {{returned}}

Message-ID: {OURS}
Subject: Re: Question

--b--
"""


def report(
    fields: str = "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such user",
    kind: str = "delivery-status",
    returned: str = "message/rfc822",
) -> Message:
    return message_from_string(REPORT.format(fields=fields, kind=kind, returned=returned))


@pytest.mark.parametrize("kind", ["delivery-status", "global-delivery-status"])
@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers", "text/plain"])
def test_a_report_by_the_book_is_read(kind: str, returned: str) -> None:
    bounce = bounces.read(report(kind=kind, returned=returned))

    assert bounce == bounces.Bounce(True, "5.1.1", "sam@example.org", "550 5.1.1 No such user", (OURS,))


def test_a_delay_is_not_the_end() -> None:
    bounce = bounces.read(report("Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 4.4.1 No answer"))

    assert bounce is not None
    assert (bounce.final, bounce.status) == (False, "4.4.1")


def test_a_report_of_success_is_no_bounce() -> None:
    assert bounces.read(report("Action: delivered\nStatus: 2.0.0")) is None


@pytest.mark.parametrize("action", ["", "Action: échec\n", "Action: Failure\n"])
def test_where_the_action_is_missing_or_invented_the_status_says_it(action: str) -> None:
    bounce = bounces.read(report(f"{action}Status: 5.2.2"))

    assert bounce is not None
    assert (bounce.final, bounce.status) == (True, "5.2.2")


ODD = {
    "qmail": (
        "From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\n\n"
        "Hi. This is the qmail-send program at mx.example.net.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<sam@example.org>:\nThis address no longer accepts mail.\n\n"
        f"--- Below this line is a copy of the message.\n\nReturn-Path: <x@y.z>\nMessage-ID: {OURS}\nSubject: x\n",
        (True, None, "sam@example.org"),
    ),
    "exim": (
        "From: Mail Delivery System <Mailer-Daemon@mx.example.net>\nX-Failed-Recipients: sam@example.org\n"
        "Auto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender\n\n"
        "This message was created automatically by mail delivery software.\n\n"
        "  sam@example.org\n    SMTP error from remote mail server after RCPT TO:<sam@example.org>:\n"
        "    550-5.1.1 The email account that you tried to reach does not exist.\n\n"
        f"------ This is a copy of the message.\n\nMessage-Id: {OURS}\n",
        (True, "5.1.1", "sam@example.org"),
    ),
    "in French": (
        "From: postmaster@orange.example\nSubject: Message non remis\n\n"
        f"Votre message n'a pas pu être distribué à sam@example.org : adresse introuvable.\n\n> Message-ID: {OURS}\n",
        (True, None, None),
    ),
    "a delay in prose": (
        "From: MAILER-DAEMON@mx.example.net\nSubject: Delivery Status Notification (Delay)\n\n"
        "Your message has been delayed. We will keep trying. No action is required.\n\n"
        f"In-Reply-To: x\nMessage-ID: {OURS}\n",
        (False, None, None),
    ),
    "a code alone": (
        f"From: MAILER-DAEMON@mx.example.net\nSubject: Returned mail\n\n552 5.2.2 Mailbox full\n\nMessage-ID: {OURS}\n",
        (True, "5.2.2", None),
    ),
}


@pytest.mark.parametrize("who", ODD)
def test_an_odd_report_is_read_as_well(who: str) -> None:
    text, (final, status, recipient) = ODD[who]

    bounce = bounces.read(message_from_bytes(text.encode()), envelope_from="")

    assert bounce is not None
    assert (bounce.final, bounce.status, bounce.about) == (final, status, (OURS,))
    assert recipient in {None, bounce.recipient}


@pytest.mark.parametrize(
    "text",
    [
        "From: sam@example.org\nSubject: Bonjour\n\nMon mail a été refusé : 550 5.1.1 user unknown. Que faire ?\n",
        "From: sam@example.org\nSubject: Re: delivery failure\n\nundeliverable\n",
        "From: postmaster@example.org\nSubject: News\n\nOur servers have moved.\n",
    ],
)
def test_a_letter_by_a_person_is_no_bounce(text: str) -> None:
    assert bounces.read(message_from_string(text), envelope_from="sam@example.org") is None


def test_a_report_that_somebody_encloses_is_theirs_to_show() -> None:
    text = (
        f"From: sam@example.org\nIn-Reply-To: {OURS}\nReferences: {OURS}\nSubject: Re: Question\n"
        'Content-Type: multipart/mixed; boundary="o"\n\n--o\nContent-Type: text/plain\n\nVoici ce que je reçois.\n'
        f"--o\nContent-Type: message/rfc822\n\n{report().as_string()}\n--o--\n"
    )

    told = [bounces.read(message_from_string(text), envelope_from=each) for each in ("sam@example.org", None, "")]

    assert told == [None, None, None]


def test_what_a_report_answers_is_not_what_it_returns() -> None:
    letter = report()
    letter["In-Reply-To"] = letter["References"] = "<another@mail.example.org>"

    bounce = bounces.read(letter)

    assert bounce is not None
    assert bounce.about == (OURS,)


@pytest.mark.parametrize("envelope_from", ["postmaster@example.org", ""])
def test_a_number_in_a_sentence_is_no_code(envelope_from: str) -> None:
    text = (
        f"From: postmaster@example.org\nIn-Reply-To: {OURS}\nSubject: Salle\n\nNous avons 450 places, ou 550 debout.\n"
    )

    assert bounces.read(message_from_string(text), envelope_from=envelope_from) is None


@given(st.binary(max_size=600))
def test_nothing_malformed_raises(body: bytes) -> None:
    head = b"From: MAILER-DAEMON@x.y\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: "

    bounces.read(message_from_bytes(head + b"message/delivery-status\n\n" + body + b"\n--b--"))
    bounces.read(message_from_bytes(head + body))
