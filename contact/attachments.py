"""What is attached to an entry: its bytes are kept apart, and leave only as a download."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from sqlalchemy import CheckConstraint, ForeignKey, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from contact.access import Viewer
from contact.edge import Ask
from contact.files import File, Upload, file_name
from contact.models import Author, Entry, Kind
from contact.part import Route
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of
from contact.plumbing.errors import Invalid, NotFound


class Attachment(Base):
    """A file that somebody attached, by the name and kind under which it is shown."""

    __tablename__ = "attachment"
    __table_args__ = (one_of("author", Author), CheckConstraint("size >= 0", name="has_a_size"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    # None until its entry is written; only its author sees it until then.
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("entry.id"), index=True)
    author: Mapped[str]
    author_id: Mapped[UUID | None]
    name: Mapped[str]
    # As its bytes say, not as its sender did.
    media_type: Mapped[str]
    size: Mapped[int]
    digest: Mapped[bytes]
    # Shown within the text of a letter (RFC 2392), not beside it.
    content_id: Mapped[str | None]
    inline: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    added_at: Mapped[datetime] = mapped_column(server_default=func.now())


class AttachmentBytes(Base):
    """The bytes of an attachment."""

    __tablename__ = "attachment_bytes"

    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes]


class AttachmentShown(Struct):
    """A file beside the words it came with."""

    id: UUID
    name: str
    media_type: str
    size: int
    inline: bool


class FileEmpty(Invalid):
    """This file is empty."""


async def keep(db: AsyncSession, attachment: Attachment, content: bytes) -> Attachment:
    """Keep a file under a name and a kind that its bytes bear out."""
    await keep_all(db, [(attachment, content)])
    return attachment


async def keep_all(db: AsyncSession, many: Sequence[tuple[Attachment, bytes]]) -> None:
    """Keep files, each under a name and a kind that its bytes bear out."""
    if not many:
        return
    for attachment, content in many:
        attachment.name = file_name(attachment.name)
        attachment.media_type = media_type(content, attachment.media_type)
        attachment.size, attachment.digest = len(content), hashlib.sha256(content).digest()
        db.add(attachment)
    await db.flush()  # their bytes name them
    rows = [{"attachment_id": attachment.id, "content": content} for attachment, content in many]
    await db.execute(insert(AttachmentBytes), rows)


async def of_entries(db: AsyncSession, entries: Collection[UUID]) -> dict[UUID, list[AttachmentShown]]:
    """Return what is attached to entries, in the order in which it came."""
    if not entries:
        return {}
    wanted = select(Attachment).where(Attachment.entry_id.in_(entries)).order_by(Attachment.added_at, Attachment.name)
    found: dict[UUID, list[AttachmentShown]] = {}
    for each in await db.scalars(wanted):
        if each.entry_id:
            found.setdefault(each.entry_id, []).append(show(each))
    return found


async def take_along(db: AsyncSession, entry: Entry, files: Collection[UUID]) -> None:
    """Let files that the writer has sent go with an entry; raise NotFound for one that is not theirs to give."""
    taken = await db.scalars(
        update(Attachment)
        .where(
            Attachment.id.in_(files),
            Attachment.contact_id == entry.contact_id,
            Attachment.author_id == entry.author_id,
            or_(Attachment.entry_id.is_(None), Attachment.entry_id.in_(_TAKEN_BACK)),
        )
        .values(entry_id=entry.id)
        .returning(Attachment.id)
    )
    if set(taken) != set(files):
        raise NotFound


def show(attachment: Attachment) -> AttachmentShown:
    """Show an attachment; its bytes are asked for by its id."""
    return AttachmentShown(attachment.id, attachment.name, attachment.media_type, attachment.size, attachment.inline)


def media_type(content: bytes, declared: str) -> str:
    """Return what a file is: by its first bytes, or plain text where it is text; else nothing in particular.

    What its sender says decides only among kinds that look alike from outside (the zip of an office document).
    """
    for start, kind in _SIGNS.items():
        if content.startswith(start):
            return declared if kind == _ZIP and declared in _IN_ZIPS else kind
    if content[8:12] in {b"WEBP", b"heic", b"mif1"} and content[:4] != b"PK\x03\x04":
        return "image/webp" if content[8:12] == b"WEBP" else "image/heic"
    if declared in _TEXTS and b"\0" not in content[:4096]:
        return declared
    return ANYTHING


async def upload(ask: Ask[Upload]) -> AttachmentShown:
    """Take a file for a contact in hand; it is nobody else's to see until an entry takes it along."""
    viewer = await ask.viewer()
    contact = await viewer.shared_contact(ask.db, ask.id())
    if not ask.body.content:
        raise FileEmpty

    attachment = Attachment(
        contact_id=contact.id,
        author=viewer.author,
        author_id=viewer.id,
        name=ask.body.name,
        media_type=ANYTHING,
    )
    return show(await keep(ask.db, attachment, ask.body.content))


async def download(ask: Ask[None]) -> File:
    """Return a file that is attached to what the viewer may read."""
    viewer = await ask.viewer()
    contact = await viewer.contact(ask.db, ask.id())
    wanted = (
        select(Attachment, AttachmentBytes.content, Entry)
        .join(AttachmentBytes, AttachmentBytes.attachment_id == Attachment.id)
        .outerjoin(Entry, Entry.id == Attachment.entry_id)
        .where(Attachment.id == ask.id("attachment"), Attachment.contact_id == contact.id)
    )
    row = (await ask.db.execute(wanted)).one_or_none()
    if row is None or not _may_see(viewer, row.Attachment, row.Entry):
        raise NotFound

    if viewer.role and not await viewer.has_in_hand(ask.db, contact):
        await viewer.audit(ask.db, "attachment.read", row.Attachment.id)
    return File(row.Attachment.name, row.Attachment.media_type, row.content)


def _may_see(viewer: Viewer, attachment: Attachment, entry: Entry | None) -> bool:
    if entry is None or entry.taken_back_at is not None:
        return attachment.author_id == viewer.id
    return viewer.role is not None or entry.kind != Kind.NOTE


# Files of what was taken back stay with it until another entry takes them along.
_TAKEN_BACK = select(Entry.id).where(Entry.taken_back_at.is_not(None))
ANYTHING = "application/octet-stream"
_ZIP = "application/zip"
_SIGNS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": _ZIP,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/msword",
    b"{\\rtf": "application/rtf",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_IN_ZIPS = {
    *(
        f"{_OFFICE}.{kind}"
        for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
    ),
    *(f"{_OPEN}.{kind}" for kind in ("text", "spreadsheet", "presentation")),
}
_TEXTS = {"text/plain", "text/csv", "text/calendar", "text/vcard", "message/rfc822"}

routes = (
    Route("POST", "/api/contacts/{id}/attachments", upload, takes=Upload, gives=AttachmentShown, status=201),
    Route("GET", "/api/contacts/{id}/attachments/{attachment}", download, gives=File),
)
