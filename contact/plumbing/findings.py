"""What a check found: an error that refuses, or a warning that does not; where, and why, in both languages."""

from collections.abc import Iterable

from contact.plumbing.errors import Conflict, Finding, Invalid


class Findings(list[Finding]):
    """Gathers what is found; `at` is the way to the field: `queues/search/rings/1/drops`."""

    def wrong(self, at: str, fr: str, en: str) -> None:
        """Note an error: it cannot be saved so."""
        self.append(Finding("error", at, fr, en))

    def doubtful(self, at: str, fr: str, en: str) -> None:
        """Note a warning: it can be saved, and somebody should look."""
        self.append(Finding("warning", at, fr, en))


class WouldNotWork(Invalid):
    """This would not work; see what is said beside the fields."""

    def __init__(self, *, findings: Iterable[Finding]) -> None:
        super().__init__()
        self.details = {"findings": list(findings)}


class ChangedSince(Conflict):
    """Somebody else changed this since you opened it. Nothing you wrote is lost: compare, then save again."""


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return what refuses."""
    return [each for each in findings if each.level == "error"]
