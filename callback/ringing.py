"""By what somebody is rung, how it ends, and the page on which they wait for it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from contact.plumbing.database import Base


class CallOutcome(StrEnum):
    """How an attempt to reach somebody has ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


class Way(StrEnum):
    """By what somebody is rung (callback/transports.py)."""

    TEL = "tel"
    BROWSER = "browser"


class WaitingPage(Base):
    """A page of ours on which somebody waits to be rung; it is there as long as it is heard."""

    __tablename__ = "waiting_page"

    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"), primary_key=True)
    heard_at: Mapped[datetime] = mapped_column(server_default=func.now())
