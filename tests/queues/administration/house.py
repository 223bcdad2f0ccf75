"""A small house on one sheet, in which everything works."""

from typing import Any

from msgspec.structs import replace

from contact.plumbing.errors import Finding
from contact.views import Words
from contact.weeks import WeekForm
from queues.administration.checks import check
from queues.administration.forms import (
    AgencyForm,
    MotiveForm,
    PersonForm,
    QueueForm,
    RegionForm,
    RingForm,
    Sheet,
    SkillForm,
)

OFFICE = WeekForm(monday=["09:00-12:30", "13:30-17:00"], tuesday=["09:00-17:00"])
CHANNELS = {"talk": 1, "film": 3}


def label(text: str) -> Words:
    return Words(text, text.upper())


def queue(**change: Any) -> QueueForm:
    usual = QueueForm(
        slug="benefits",
        agency="lyon",
        name=label("allocations"),
        languages=["fr"],
        skills={"benefits": 1},
        week=OFFICE,
        rings=[RingForm("referent", "30 s"), RingForm("agency", "1 min"), RingForm("everyone")],
        motives=[MotiveForm("payment", label("paiement"))],
    )
    return replace(usual, **change)


def person(**change: Any) -> PersonForm:
    usual = PersonForm(
        login="alice", name="Alice", agency="lyon", languages=["fr"], serves=["benefits"], skills={"benefits": 2}
    )
    return replace(usual, **change)


def house(**change: Any) -> Sheet:
    usual = Sheet(
        regions=[RegionForm("ouest", "Ouest")],
        skills=[SkillForm("benefits", label("allocations")), SkillForm("sign", label("signes"), must=True)],
        agencies=[AgencyForm("lyon", "Lyon", department="69", region="ouest")],
        queues=[queue()],
        people=[person()],
    )
    return replace(usual, **change)


def with_queue(**change: Any) -> Sheet:
    return house(queues=[queue(**change)])


def with_person(**change: Any) -> Sheet:
    return house(people=[person(**change)])


def told(sheet: Sheet) -> list[tuple[str, str, str]]:
    """Return what the check says: how serious, where, and in English."""
    return [(each.level, each.at, each.en) for each in check(sheet, CHANNELS)]


def found(sheet: Sheet) -> list[Finding]:
    return check(sheet, CHANNELS)
