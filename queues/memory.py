"""What the router remembers: whose turn it is to decide, what changed, and how fast contacts are handled."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, func
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.database import Base


class Lease(Base):
    """Who routes a shard, until when; each take-over counts one epoch further, and no older one can write."""

    __tablename__ = "lease"

    shard: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[int] = mapped_column(BigInteger)
    holder: Mapped[str]
    until: Mapped[datetime]


class Stirred(Base):
    """Something changed that the router's memory should learn; triggers write it, the router takes it away."""

    __tablename__ = "stirred"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    # contact, seeker, advisor, stand_ins, pace or everything
    kind: Mapped[str]
    subject: Mapped[UUID | None]


class Pace(Base):
    """How long contacts of a channel in a queue take, from how many that is known, and how soon people give up."""

    __tablename__ = "pace"

    queue_id: Mapped[UUID] = mapped_column(ForeignKey("queue.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    handling: Mapped[timedelta]
    handled: Mapped[int]
    patience: Mapped[timedelta | None]
    reckoned_at: Mapped[datetime] = mapped_column(server_default=func.now())
