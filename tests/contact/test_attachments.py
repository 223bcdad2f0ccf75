"""What is attached is kept by what it is, and leaves as a download that runs nothing, for those who may read."""

from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from contact.attachments import media_type
from contact.files import LONGEST_NAME, file_name
from tests.people import Caller, Town

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


async def uploads(caller: Caller, contact: str, content: bytes, name: str = "cv.pdf") -> dict[str, object]:
    headers = {"Content-Type": "application/octet-stream", "Visavis-File-Name": name}
    return await caller.sends("POST", f"/api/contacts/{contact}/attachments", data=BytesIO(content), headers=headers)


async def downloads(caller: Caller, contact: str, attachment: object) -> tuple[int, bytes, dict[str, str]]:
    async with caller.http.get(f"{caller.base}/api/contacts/{contact}/attachments/{attachment}") as answer:
        return answer.status, await answer.read(), dict(answer.headers)


async def test_a_file_comes_back_as_it_was_and_runs_nothing(town: Town) -> None:
    sam, alice = await town.conversation()

    kept = await uploads(alice, sam.contact, b"<script>alert(1)</script>", name="photo%C3%A9.html")
    status, content, headers = await downloads(alice, sam.contact, kept["id"])

    assert (kept["name"], kept["media_type"], kept["size"]) == ("photoé.html", "application/octet-stream", 25)
    assert (status, content) == (200, b"<script>alert(1)</script>")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == "attachment; filename*=utf-8''photo%C3%A9.html"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


async def test_nobody_else_sees_what_is_not_sent_yet(town: Town) -> None:
    sam, alice = await town.conversation()
    mallory = town.seeker("Mallory")
    await mallory.comes()
    kept = await uploads(alice, sam.contact, PNG, name="image.png")

    for_alice = await downloads(alice, sam.contact, kept["id"])
    for_sam = await downloads(sam, sam.contact, kept["id"])
    for_mallory = await downloads(mallory, mallory.contact, kept["id"])

    assert (for_alice[0], for_sam[0], for_mallory[0]) == (200, 404, 404)


async def test_what_is_attached_to_a_line_is_seen_by_both_and_to_a_note_by_colleagues(town: Town) -> None:
    sam, alice = await town.conversation()
    line, note = await alice.says(sam.contact, "Voici"), await alice.says(sam.contact, "à voir", kind="note")
    shown, hidden = await uploads(alice, sam.contact, PNG), await uploads(alice, sam.contact, PNG)
    for entry, file in ((line, shown), (note, hidden)):
        await town.sql(
            "UPDATE attachment SET entry_id = :entry WHERE id = :file",
            entry=UUID(entry["id"]),
            file=UUID(str(file["id"])),
        )

    seen = [(await downloads(sam, sam.contact, file["id"]))[0] for file in (shown, hidden)]

    assert seen == [200, 404]


async def test_a_file_without_bytes_or_with_too_many_is_refused(town: Town) -> None:
    sam, alice = await town.conversation()

    empty = await uploads(alice, sam.contact, b"")
    large = await uploads(alice, sam.contact, bytes(25 * 1024 * 1024 + 1))

    assert (empty["error"], large["error"]) == ("file_empty", "too_large")


@pytest.mark.parametrize(
    ("content", "declared", "kind"),
    [
        (PNG, "text/html", "image/png"),
        (b"%PDF-1.7", "application/x-msdownload", "application/pdf"),
        (b"PK\x03\x04", "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        (b"PK\x03\x04", "application/java-archive", "application/zip"),
        (b"a,b", "text/csv", "text/csv"),
        (b"<svg onload=alert(1)>", "image/svg+xml", "application/octet-stream"),
        (b"<html>", "text/html", "application/octet-stream"),
        (b"\0\0", "text/plain", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, declared: str, kind: str) -> None:
    assert media_type(content, declared) == kind


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("C:\\TEMP\\cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("\u202efdp.exe", "fdp.exe"),
        ("\u200b.htaccess", "htaccess"),
        ("a\r\nb.txt", "ab.txt"),
        ("é" * 300 + ".docx", "é" * 115 + ".docx"),
    ],
)
def test_a_name_is_a_name_and_no_path(written: str, kept: str) -> None:
    assert file_name(written) == kept


@given(some.text())
def test_no_name_is_ever_long_hidden_or_somewhere_else(name: str) -> None:
    kept = file_name(name)

    assert len(kept) <= LONGEST_NAME
    assert not kept.startswith(".")
    assert "/" not in kept
    assert file_name(kept) == kept
