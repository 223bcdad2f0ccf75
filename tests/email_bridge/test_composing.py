"""A letter that we write reads the same everywhere, and carries nothing that it was not given."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message

from hypothesis import given
from hypothesis import strategies as st

from email_bridge.composing import Draft, Enclosure, Mailbox, compose, reply_subject

DRAFT = Draft(
    message_id="<vv.1@mail.example.org>",
    sender=Mailbox("contact@mail.example.org", "Alice Martin – Agence de Lyon"),
    to=Mailbox("sam@example.org", "Sam Petit"),
    reply_to="contact+abc@mail.example.org",
    subject="Re: Mon dossier",
    written_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    language="fr",
    body="Bonjour Sam,\n\nVoyez https://example.org/a?b=1&c=2.\n<b>À bientôt</b>",
    signature="Alice Martin\nAgence de Lyon",
    answers="<2@example.org>",
    references=("<1@example.org>",),
)


def read(draft: Draft) -> Message:
    return message_from_bytes(compose(draft))


def words(letter: Message, kind: str) -> str:
    (part,) = (part for part in letter.walk() if part.get_content_type() == kind)
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode().replace("\r\n", "\n")


def test_a_letter_has_its_words_in_plain_text_and_in_a_twin() -> None:
    letter = read(DRAFT)

    assert letter.get_content_type() == "multipart/alternative"
    assert words(letter, "text/plain").startswith(DRAFT.body + "\n\n-- \nAlice Martin\nAgence de Lyon")
    page = words(letter, "text/html")
    assert "&lt;b&gt;À bientôt&lt;/b&gt;" in page
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in page
    assert "src=" not in page


def test_a_letter_says_what_it_answers() -> None:
    letter = read(DRAFT)

    assert letter["Message-ID"] == "<vv.1@mail.example.org>"
    assert letter["In-Reply-To"] == "<2@example.org>"
    assert letter["References"].split() == ["<1@example.org>", "<2@example.org>"]
    assert "abc" in letter["Reply-To"]
    assert letter["Auto-Submitted"] is None


def test_an_automatic_letter_says_that_it_is() -> None:
    letter = read(replace(DRAFT, automatic="auto-replied"))

    assert letter["Auto-Submitted"] == "auto-replied"
    assert letter["Precedence"] == "bulk"
    assert letter["X-Auto-Response-Suppress"] == "All"


def test_a_file_goes_along_under_its_name() -> None:
    content = bytes(range(256)) * 10

    letter = read(replace(DRAFT, enclosures=(Enclosure("résumé.pdf", "application/pdf", content),)))

    (enclosed,) = (part for part in letter.walk() if part.get_content_disposition() == "attachment")
    assert enclosed.get_filename() == "résumé.pdf"
    assert enclosed.get_payload(decode=True) == content
    assert words(letter, "text/plain").startswith("Bonjour Sam")


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert compose(DRAFT) == compose(replace(DRAFT))


@given(
    st.text(max_size=200),
    st.text(max_size=80),
    st.text(max_size=80),
    st.text(max_size=80),
    st.text(st.characters(codec="utf-8"), max_size=400),
)
def test_whatever_is_written_the_letter_keeps_its_shape(
    subject: str, called: str, file: str, kind: str, body: str
) -> None:
    hostile = replace(
        DRAFT,
        subject=subject,
        sender=Mailbox("contact@mail.example.org", called),
        to=Mailbox("sam@example.org", called),
        body=body,
        signature=body,
        enclosures=(Enclosure(file, kind, body.encode()),),
    )

    letter, plain = read(hostile), read(replace(DRAFT, subject="x", enclosures=(Enclosure("f", "text/plain", b""),)))

    assert letter.keys() == plain.keys()
    assert [each.is_multipart() for each in letter.walk()] == [each.is_multipart() for each in plain.walk()]
    assert letter.defects == []
    assert all(len(line) <= 998 for line in compose(hostile).split(b"\r\n"))
    assert b"\n" not in compose(hostile).replace(b"\r\n", b"")


def test_an_answer_keeps_the_subject_with_one_sign_that_it_is_one() -> None:
    assert reply_subject("RE: Re : Rép: Mon dossier", "VV-1") == "Re: Mon dossier"
    assert reply_subject(" ", "VV-1") == "Re: VV-1"
