"""What our own mail server says of a sender (RFC 8601): shown as a badge, never taken for an identity."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_RESULT = re.compile(r"(?:^|[;\s])(dmarc|dkim|spf|arc)\s*=\s*([a-z]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Proof:
    """Whether the sender's domain stands for the letter, by which methods, and who says so."""

    verified: bool | None
    methods: dict[str, str]
    by: str | None = None


def of(results: Sequence[str], trusted: Collection[str]) -> Proof:
    """Read the topmost result of a server that we trust; what others write, anybody could have written."""
    for result in results:
        server = _COMMENT.sub(" ", result.partition(";")[0]).split()
        if server and server[0].lower() in trusted:
            return _proof(server[0].lower(), _COMMENT.sub(" ", result.partition(";")[2]))
    return Proof(None, {})


def _proof(server: str, said: str) -> Proof:
    methods: dict[str, str] = {}
    for method, verdict in _RESULT.findall(said):
        kept = methods.get(method.lower())
        # Several signatures: one that holds is enough (RFC 6376, 6.1).
        if kept != "pass":
            methods[method.lower()] = verdict.lower()
    dmarc = methods.get("dmarc")
    if dmarc in {"pass", "fail"}:
        return Proof(dmarc == "pass", methods, server)
    # DKIM or SPF alone speak for a domain that need not be the one people read: they can only raise a doubt.
    failed = "fail" in {methods.get("dkim"), methods.get("spf")}
    return Proof(False if failed and "pass" not in methods.values() else None, methods, server)
