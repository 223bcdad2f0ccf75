"""A check is answered only for who knows the password; aioice, another hand's work, reads and writes the same."""

from typing import Any

import pytest
from aioice import stun as theirs
from hypothesis import given
from hypothesis import strategies as st

from video.wire import stun

PASSWORD = b"0123456789abcdefghijklmn"
TRANSACTION = b"transaction1"


def request(*, nominates: bool = False, username: str = "house:guest", password: bytes = PASSWORD) -> bytes:
    message = theirs.Message(theirs.Method.BINDING, theirs.Class.REQUEST, TRANSACTION)
    message.attributes["USERNAME"] = username
    message.attributes["PRIORITY"] = 1853824767
    message.attributes["ICE-CONTROLLING"] = 1
    if nominates:
        message.attributes["USE-CANDIDATE"] = None
    message.add_message_integrity(password)
    return bytes(message)


def read(packet: bytes) -> stun.Check:
    check = stun.parse(packet)
    assert check is not None
    return check


@pytest.mark.parametrize("nominates", [False, True])
def test_a_check_is_read(nominates: bool) -> None:
    packet = request(nominates=nominates)

    check = read(packet)

    assert (check.ufrag, check.transaction, check.nominates) == ("house", TRANSACTION, nominates)
    assert stun.proves(packet, check, PASSWORD)


def test_who_does_not_know_the_password_proves_nothing() -> None:
    packet = request(password=b"guessed")

    assert not stun.proves(packet, read(packet), PASSWORD)


def test_a_changed_check_proves_nothing() -> None:
    packet = bytearray(request())
    packet[30] ^= 1

    assert not stun.proves(bytes(packet), read(bytes(packet)), PASSWORD)


@pytest.mark.parametrize("address", [("192.0.2.7", 40000), ("2001:db8::7", 40000)])
def test_the_answer_says_where_the_check_came_from(address: tuple[str, int]) -> None:
    answered = stun.answer(read(request()), address, PASSWORD)

    message: Any = theirs.parse_message(answered)
    assert message.check_message_integrity(PASSWORD)
    assert message.message_class == theirs.Class.RESPONSE
    assert message.transaction_id == TRANSACTION
    assert message.attributes["XOR-MAPPED-ADDRESS"] == address


@given(st.binary(max_size=600))
def test_anything_else_is_no_check(packet: bytes) -> None:
    assert stun.parse(packet) is None


@given(st.integers(0, 200), st.binary(max_size=8))
def test_a_broken_check_breaks_nothing(at: int, instead: bytes) -> None:
    whole = request()
    broken = whole[:at] + instead + whole[at + len(instead) :]
    check = stun.parse(broken)

    # What follows the proof (the fingerprint) is not covered by it, and nobody reads it.
    assert (
        check is None
        or broken[: check.proof_at + 20] == whole[: check.proof_at + 20]
        or not stun.proves(broken, check, PASSWORD)
    )
