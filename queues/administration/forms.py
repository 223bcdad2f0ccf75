"""What an administrator fills in, and what the file holds: the same shapes, known by their slugs."""

from typing import Any, Literal

from msgspec import Struct, field

from contact.views import Language, Words
from contact.weeks import ClosureForm, WeekForm

Role = Literal["advisor", "supervisor", "administrator"]


class SkillForm(Struct):
    """Something an advisor knows that not all do; a must is asked for in every ring."""

    code: str
    label: Words
    must: bool = False


class RegionForm(Struct):
    """Agencies that help each other out."""

    slug: str
    name: str


class AgencyForm(Struct):
    """A place with people, a zone, and days on which it is closed."""

    slug: str
    name: str
    zone: str = "Europe/Paris"
    department: str | None = None
    region: str | None = None
    address: str = ""
    phone: str = ""
    closures: list[ClosureForm] = field(default_factory=list)


class MotiveForm(Struct):
    """A reason to come, in the seeker's words."""

    slug: str
    label: Words
    skills: dict[str, int] = field(default_factory=dict)
    promise: str | None = None


class RingForm(Struct):
    """Whom to ask; `after` is how long this ring is alone before the next opens as well."""

    to: Literal["referent", "agency", "region", "everyone", "queue", "agencies"]
    after: str = "0 s"
    queue: str | None = None
    agencies: list[str] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)


class QueueForm(Struct):
    """A line for one subject: who is asked, what they must know, what is promised, and when it is open."""

    slug: str
    agency: str
    name: Words
    position: int = 0
    languages: list[Language] = field(default_factory=list)
    skills: dict[str, int] = field(default_factory=dict)
    promise: str = "5 min"
    vulnerable_promise: str | None = None
    rings: list[RingForm] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    offer_time: str = "30 s"
    wrap_up_mode: Literal["timed", "unlimited", "none"] = "timed"
    wrap_up_time: str = "2 min"
    silent_after: str | None = "10 min"
    longest_wait: str | None = None
    overflow: str | None = None
    week: WeekForm = field(default_factory=WeekForm)
    open_on_holidays: bool = False
    closures: list[ClosureForm] = field(default_factory=list)
    motives: list[MotiveForm] = field(default_factory=list)


class PersonForm(Struct):
    """Somebody who works here: which queues they serve, what they know, and how much they can hold."""

    login: str
    name: str
    agency: str
    role: Role = "advisor"
    languages: list[Language] = field(default_factory=list)
    capacity: int = 3
    serves: list[str] = field(default_factory=list)
    skills: dict[str, int] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)
    week: WeekForm | None = None


class Sheet(Struct):
    """The whole house on one sheet."""

    regions: list[RegionForm] = field(default_factory=list)
    skills: list[SkillForm] = field(default_factory=list)
    agencies: list[AgencyForm] = field(default_factory=list)
    queues: list[QueueForm] = field(default_factory=list)
    people: list[PersonForm] = field(default_factory=list)


def name_of(form: Any) -> str:
    """Return what a form is known by."""
    return str(getattr(form, "slug", None) or getattr(form, "code", None) or form.login)
