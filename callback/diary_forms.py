"""What is filled in of a diary, and what is said of it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct, field

from contact.plumbing.errors import Finding
from contact.views import Person, Words
from contact.weeks import ClosureForm, WeekForm

Brief = Annotated[str, Meta(max_length=40)]
Few = Annotated[list[ClosureForm], Meta(max_length=400)]
Number = Annotated[int, Meta(ge=-999, le=999)]


class DiaryForm(Struct):
    """An advisor's diary, or a desk's: its hours by the clocks of the agency, and how they are cut.

    `horizon` is in days; the other lengths are written as `30 min`. A desk has a name, seats and motives.
    """

    kind: Literal["referent", "desk"]
    advisor: UUID | None = None
    name: Words = field(default_factory=lambda: Words("", ""))
    seats: Number = 1
    week: WeekForm = field(default_factory=WeekForm)
    closures: Few = field(default_factory=list)
    length: Brief = "30 min"
    step: Brief = "30 min"
    before: Brief = "0 min"
    after: Brief = "0 min"
    lead: Brief = "2 h"
    horizon: Number = 60
    motives: Annotated[list[UUID], Meta(max_length=200)] = field(default_factory=list)


class DiaryDocument(Struct):
    """A diary as it stands; `version` changes with it."""

    version: str
    form: DiaryForm
    findings: list[Finding]


class DiaryEdit(Struct):
    """A diary as it should be, and the version on which that is founded; empty for a new one."""

    version: str
    form: DiaryForm


class DiaryRow(Struct):
    """A diary in the list: whose it is, its next free time, and how many bookings are to come."""

    id: UUID
    kind: Literal["referent", "desk"]
    advisor: Person | None
    name: Words | None
    seats: int
    booked: int
    free_at: datetime | None


class AllDiaries(Struct):
    """The diaries of an agency, and the advisors who have none yet."""

    agency: UUID
    zone: str
    diaries: list[DiaryRow]
    without: list[Person]


class SlotDrawn(Struct):
    """A time as it is cut: how many seats of it are free."""

    starts_at: datetime
    ends_at: datetime
    free: int


class DayDrawn(Struct):
    """A day of the picture: when it is open, as `09:00-12:30`, and how that is cut."""

    day: date
    hours: list[str]
    slots: list[SlotDrawn]


class Stranded(Struct):
    """A booking that would be outside the hours, or have no seat any more; it stays as it is."""

    reference: str
    starts_at: datetime
    seeker: str


class DiaryPreview(Struct):
    """What next week would look like, what would be wrong, and which bookings would be stranded."""

    zone: str
    seats: int
    days: list[DayDrawn]
    stranded: list[Stranded]
    findings: list[Finding]
