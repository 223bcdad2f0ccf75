"""Who has shown that a number or an address is theirs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from callback.models import By
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of


class Proof(Base):
    """Somebody says that a number or an address is theirs, and shows it by a code sent there."""

    __tablename__ = "proof"
    __table_args__ = (
        one_of("by", By),
        UniqueConstraint("seeker_id", "reach"),
        Index("ix_proof_reach", "reach", "sent_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    seeker_id: Mapped[UUID] = mapped_column(ForeignKey("seeker.id"))
    by: Mapped[str]
    reach: Mapped[str]
    # Of the last code, with the house's key: six digits alone are guessed from a digest at once.
    digest: Mapped[bytes]
    tries_left: Mapped[int]
    expires_at: Mapped[datetime]
    # How many codes were sent, and when the last.
    sent: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(server_default=func.now())
    proven_at: Mapped[datetime | None]
    # The last code for it could not be sent: the page says so, and offers another way.
    failed_at: Mapped[datetime | None]
