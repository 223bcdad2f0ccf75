"""What is asked and what is there, as bits: whether somebody fits is one AND."""

from collections.abc import Hashable, Iterable, Iterator
from uuid import UUID

from queues.engine.rows import Advisor, Need, Ring, Skill, Waiting, Weight

Bits = int


class Abilities:
    """Gives each ability its bit, so that a need and an advisor are one integer each.

    To hold a contact of some weight, when one holds nothing else, is an ability like any other.
    """

    def __init__(self) -> None:
        self._bits: dict[Hashable, Bits] = {}
        self._profiles: dict[object, Bits] = {}
        self._asked: dict[object, Bits] = {}

    def profile(self, row: Advisor) -> Bits:
        """Return what an advisor can do; a skill at one level includes those below."""
        known = (row.teams, row.languages, row.skills)
        if known not in self._profiles:
            self._profiles[known] = self._all(_abilities(row.teams, row.languages, row.skills))
        return self._profiles[known]

    def asked(self, row: Waiting, ring: Ring) -> Bits:
        """Return what a ring asks of an advisor for this contact; a must is always asked."""
        known = (ring.teams, ring.drops, row.language, row.needs, row.weight)
        if known not in self._asked:
            wanted = frozenset(Skill(need.name, need.level) for need in still_asked(row.needs, ring))
            abilities: list[Hashable] = [("team", team) for team in ring.teams]
            abilities += [("speaks", row.language), *(("skill", *skill) for skill in wanted)]
            self._asked[known] = self._all(abilities) | self.holds(row.weight)
        return self._asked[known]

    def holds(self, weight: Weight) -> Bits:
        """Return the bit of those who can hold such a contact when they have nothing else."""
        return self._bit(("holds", weight))

    def _all(self, abilities: Iterable[Hashable]) -> Bits:
        bits = 0
        for ability in abilities:
            bits |= self._bit(ability)
        return bits

    def _bit(self, ability: Hashable) -> Bits:
        return self._bits.setdefault(ability, 1 << len(self._bits))


def still_asked(needs: frozenset[Need], ring: Ring) -> frozenset[Need]:
    """Return the needs that a ring does not drop; a must is never dropped."""
    return frozenset(need for need in needs if need.must or need.name not in ring.drops)


def _abilities(
    teams: frozenset[UUID], languages: frozenset[str], skills: frozenset[Skill]
) -> Iterator[tuple[Hashable, ...]]:
    for team in teams:
        yield "team", team
    for language in languages:
        yield "speaks", language
    for name, level in skills:
        for reached in range(1, level + 1):
            yield "skill", name, reached
