"""What a sheet names, by slug: whatever else is named is unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from queues.administration.forms import AgencyForm, PersonForm, QueueForm, Sheet, SkillForm


@dataclass(frozen=True)
class Named:
    """A sheet, looked up by name; `channels` are the units that a contact of each kind takes."""

    sheet: Sheet
    channels: Mapping[str, int]

    @cached_property
    def skills(self) -> dict[str, SkillForm]:
        """The skills by code."""
        return {each.code: each for each in self.sheet.skills}

    @cached_property
    def regions(self) -> set[str]:
        """The regions."""
        return {each.slug for each in self.sheet.regions}

    @cached_property
    def agencies(self) -> dict[str, AgencyForm]:
        """The agencies."""
        return {each.slug: each for each in self.sheet.agencies}

    @cached_property
    def queues(self) -> dict[str, QueueForm]:
        """The queues."""
        return {each.slug: each for each in self.sheet.queues}

    @cached_property
    def serving(self) -> dict[str, list[PersonForm]]:
        """Who serves each queue."""
        found: dict[str, list[PersonForm]] = {}
        for person in self.sheet.people:
            for queue in person.serves:
                found.setdefault(queue, []).append(person)
        return found

    def called(self, code: str) -> tuple[str, str]:
        """Return how people call a skill, in French and English."""
        skill = self.skills.get(code)
        return (skill.label.fr, skill.label.en) if skill else (code, code)
