"""What video/ remembers: the media processes, which room is on which, the keys that open them, and how calls went."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, func, text
from sqlalchemy.orm import Mapped, mapped_column

from contact.models import Author
from contact.plumbing.chance import new_id
from contact.plumbing.database import Base, one_of
from video.seats import GUESTS, Seat


class GuestKind(StrEnum):
    """As what somebody comes by a link."""

    INTERPRETER = "interpreter"
    RELAY = "relay"
    COMPANION = "companion"


class Way(StrEnum):
    """What leads from a browser to the media process."""

    UNKNOWN = "unknown"
    DIRECT = "direct"
    RELAY_UDP = "relay_udp"
    RELAY_TCP = "relay_tcp"
    RELAY_TLS = "relay_tls"


class MediaProcess(Base):
    """A process that carries media, for as long as it is heard."""

    __tablename__ = "media_process"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    # Its first address and port: a new process there takes the place of one that died.
    place: Mapped[str] = mapped_column(unique=True)
    # Where web processes ask it, and what they show.
    control: Mapped[str]
    secret: Mapped[str]
    rooms: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    legs: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    # It takes no new rooms: it ends when its last call does.
    draining: Mapped[bool] = mapped_column(server_default=text("false"), default=False)
    began_at: Mapped[datetime] = mapped_column(server_default=func.now())
    heard_at: Mapped[datetime] = mapped_column(server_default=func.now())


class VideoRoom(Base):
    """Where the two sides of a contact meet, once its advisor has let the seeker in."""

    __tablename__ = "video_room"
    __table_args__ = (Index("ix_video_room_process", "process_id"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    # Who let them in: a room is of no use to the next advisor, who lets them in again.
    advisor_id: Mapped[UUID] = mapped_column(ForeignKey("advisor.id"))
    admitted_at: Mapped[datetime] = mapped_column(server_default=func.now())
    process_id: Mapped[UUID | None] = mapped_column(ForeignKey("media_process.id", ondelete="SET NULL"))


class VideoHall(Base):
    """Where a session is carried in which one speaks and many listen."""

    __tablename__ = "video_hall"
    __table_args__ = (Index("ix_video_hall_process", "process_id"),)

    # Of whoever holds sessions: nothing else is known of it here.
    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    process_id: Mapped[UUID] = mapped_column(ForeignKey("media_process.id", ondelete="CASCADE"))
    opened_at: Mapped[datetime] = mapped_column(server_default=func.now())


class RoomKey(Base):
    """A key to one seat of one room, for five minutes and one use; a digest of it is kept."""

    __tablename__ = "room_key"
    __table_args__ = (one_of("seat", Seat), Index("ix_room_key_expires", "expires_at"))

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    seat: Mapped[str]
    # Whose it is: a key does not outlive their hold on the contact.
    holder_id: Mapped[UUID]
    expires_at: Mapped[datetime]
    # The one use it was put to.
    join_id: Mapped[UUID | None] = mapped_column(unique=True)


class CallReport(Base):
    """How a call went for one page of one side, as its browser counted: each report says all since the page opened."""

    __tablename__ = "call_report"
    __table_args__ = (one_of("seat", Seat), one_of("way", Way), Index("ix_call_report_contact", "contact_id"))

    # The page's own.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    seat: Mapped[str]
    told_at: Mapped[datetime] = mapped_column(server_default=func.now())
    way: Mapped[str]
    # How long it took until sound and picture passed; None: they never did.
    joined: Mapped[timedelta | None]
    failures: Mapped[int]
    up: Mapped[timedelta]
    fair: Mapped[timedelta]
    poor: Mapped[timedelta]
    held: Mapped[timedelta]
    interruptions: Mapped[int]
    away: Mapped[timedelta]
    received: Mapped[int] = mapped_column(BigInteger)
    lost: Mapped[int] = mapped_column(BigInteger)
    # The longest round trip of those that were counted.
    trip: Mapped[timedelta]


_IN_GUEST_SEATS = "seat IN ({})".format(", ".join(f"'{seat}'" for seat in GUESTS))


class Guest(Base):
    """Somebody who may come to one contact by a link: who asked them, whether they knock, and where they sit."""

    __tablename__ = "video_guest"
    __table_args__ = (
        one_of("kind", GuestKind),
        one_of("by", Author),
        CheckConstraint(_IN_GUEST_SEATS, name="seat"),
        CheckConstraint("(seat IS NULL) = (since IS NULL)", name="sits_since"),
        Index(
            "uq_video_guest_one_a_seat",
            "contact_id",
            "seat",
            unique=True,
            postgresql_where=text("seat IS NOT NULL AND ended_at IS NULL"),
        ),
        Index("ix_video_guest_contact", "contact_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(server_default="", default="")
    # Which side asked them, and who.
    by: Mapped[str]
    by_id: Mapped[UUID]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    # The one page that has opened the link, and when it was last heard.
    pass_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    heard_at: Mapped[datetime | None]
    # Who let them in: the next advisor does so again.
    admitted_by: Mapped[UUID | None] = mapped_column(ForeignKey("advisor.id"))
    seat: Mapped[str | None]
    # What was said before this number is not theirs to read.
    since: Mapped[int | None]
    ended_at: Mapped[datetime | None]


class CallTrial(Base):
    """A room in which somebody meets nobody but themselves, for a minute: to see whether a call would get through."""

    __tablename__ = "call_trial"
    __table_args__ = (Index("ix_call_trial_expires", "expires_at"),)

    # The page's own.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    # Of the key to it, and of nothing else.
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    process_id: Mapped[UUID | None] = mapped_column(ForeignKey("media_process.id", ondelete="SET NULL"))
    expires_at: Mapped[datetime]
    concluded_at: Mapped[datetime | None]
