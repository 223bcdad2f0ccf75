"""Whatever people write into a header, it is one header, and it says what they wrote."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from email_bridge import headers

ANYTHING = st.text(max_size=400)
HOSTILE = "Bonjour\r\nBcc: rosa@example.org\r\n\r\n<script>"
SMUGGLED = "=?utf-8?Q?Bonjour=0D=0ABcc:_rosa@example.org?="


def read(header: bytes) -> Message:
    return message_from_bytes(header + b"\r\nbody")


def decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


@given(ANYTHING)
@example(HOSTILE)
@example(SMUGGLED)
@example("\x00\x0b\x85\u2028" * 20)
@example("é" * 300)
@example("🙂" * 200)
@example("a" * 400)
@example("=" * 80 + "?=")
def test_a_header_is_one_header_in_short_lines_of_ascii(text: str) -> None:
    written = headers.safe_header("Subject", text)

    assert read(written).keys() == ["Subject"]
    assert written.isascii()
    assert written.endswith(b"\r\n")
    assert all(len(line) <= headers.LINE for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


@given(ANYTHING)
@example(SMUGGLED)
@example(HOSTILE)
def test_a_header_says_what_was_written(text: str) -> None:
    told = read(headers.safe_header("Subject", text))["Subject"]

    assert decoded(told).split() == headers.safe_text(text).split()


@given(ANYTHING)
@example('"Sam" <mallory@example.org>,')
@example(SMUGGLED)
def test_a_name_adds_no_address(name: str) -> None:
    written = read(headers.address_header("To", "sam@example.org", name))

    assert written.keys() == ["To"]
    assert "".join(written["To"].split()).endswith("<sam@example.org>")
    assert "," not in written["To"]
    assert '"' not in written["To"]


@pytest.mark.parametrize(
    "address",
    ["", "sam", "sam@example.org\r\nBcc: x@y.z", "sam@ex ample.org", "a@b,c@d", "<sam@example.org>", "sàm@example.org"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert headers.written_address("sam@example.org") == "sam@example.org"

    with pytest.raises(headers.AddressUnwritable):
        headers.address_header("To", address)


def test_a_domain_in_any_script_is_written_in_ascii() -> None:
    assert headers.written_address("sam@bücher.example") == "sam@xn--bcher-kva.example"


@given(st.lists(st.text(max_size=60), max_size=40))
def test_what_is_no_message_id_is_left_out(ids: list[str]) -> None:
    written = headers.id_header("References", ["<one@example.org>", *ids])

    assert read(written).keys() == ["References"]
    assert written.startswith(b"References: <one@example.org>")
    assert written.isascii()


def test_a_long_chain_keeps_its_beginning_and_its_end() -> None:
    chain = [f"<{number}@example.org>" for number in range(40)]

    kept = headers.references(chain, "<39@example.org>")

    assert kept == [chain[0], *chain[-10:]]


@given(ANYTHING)
@example('cv"; filename="evil.exe\r\nBcc: x')
@example("../../etc/passwd")
@example("résumé – Sam.pdf")
def test_a_file_name_stays_in_its_parameter(name: str) -> None:
    written = headers.parameters("Content-Disposition", "attachment", [headers.file_name(name)[1]])
    told = read(written)

    assert told.keys() == ["Content-Disposition"]
    assert {key.lower() for key, _ in told.get_params([], header="Content-Disposition")} <= {"attachment", "filename"}
    assert "/" not in (told.get_filename() or "")


def test_a_header_needs_a_name_of_its_kind() -> None:
    with pytest.raises(ValueError, match="no header"):
        headers.safe_header("Subject: x\r\nBcc", "y")
