"""A mark of ours is known again, by nobody but the one it was given to."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from email_bridge.marks import Marks, looks_marked

MARKS = Marks(b"k" * 32)
OURS = "conseil@agence.test"
SAM, MALLORY = "sam@example.org", "mallory@example.org"


@given(contact=some.uuids())
def test_the_address_to_answer_to_names_its_contact(contact: UUID) -> None:
    address = MARKS.reply_address(OURS, contact, SAM)

    assert len(address.partition("@")[0]) <= 64  # RFC 5321, 4.5.3.1.1
    assert MARKS.contact_of(address, "Sam@Example.ORG") == contact
    assert MARKS.contact_of(address.upper(), SAM) == contact


@given(contact=some.uuids(), sealed_with=some.binary(min_size=1))
def test_a_mark_is_worth_nothing_to_anybody_else(contact: UUID, sealed_with: bytes) -> None:
    address = MARKS.reply_address(OURS, contact, SAM)

    assert looks_marked(address)
    assert MARKS.contact_of(address, MALLORY) is None
    assert Marks(b"other" + sealed_with).contact_of(address, SAM) is None


@given(letter=some.uuids())
def test_a_message_id_names_its_letter_and_no_contact(letter: UUID) -> None:
    named = MARKS.message_id(OURS, letter, SAM)

    assert MARKS.message_id(OURS, letter, SAM) == named
    assert MARKS.letter_of(named, SAM) == letter
    assert MARKS.letter_of(named, MALLORY) is None
    assert MARKS.contact_of(named.strip("<>"), SAM) is None


@given(some.text())
@pytest.mark.parametrize("of", ["contact_of", "letter_of"])
def test_whatever_is_written_there_is_no_mark(of: str, text: str) -> None:
    assert getattr(MARKS, of)(text, SAM) is None
