"""What is attached to an entry: its bytes are kept apart, and leave only as a download."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.models import Author
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


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
