"""What our own mail server says of a sender (RFC 8601): shown as a badge, never taken for an identity.

Much of what it writes was copied from the letter: a clause counts by how it begins, and for the domain it names.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass

from email_bridge.reading import Reading

_PIECES = re.compile(r'\\.|["()]|[^\\"()]+', re.DOTALL)
_RESULT = re.compile(r"\s*(dmarc|dkim|spf|arc)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)\b", re.IGNORECASE)
# What of a clause names the domain that a method speaks for (RFC 8601, 2.7).
_OF_DOMAIN = {
    "dmarc": re.compile(r"\sheader\.from\s*=\s*([^\s;]+)", re.IGNORECASE),
    "dkim": re.compile(r"\sheader\.(?:d|i)\s*=\s*([^\s;]+)", re.IGNORECASE),
    "spf": re.compile(r"\ssmtp\.mailfrom\s*=\s*([^\s;]+)", re.IGNORECASE),
    "arc": re.compile(r"(?!)"),
}


@dataclass(frozen=True)
class Proof:
    """Whether the sender's domain stands for the letter, by which methods, and who says so.

    `aligned` where a signature or an envelope that holds is of the very domain that people read.
    """

    verified: bool | None
    methods: dict[str, str]
    by: str | None = None
    aligned: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is good enough to ask somebody first; never to show anybody anything."""
        return self.verified is True or (self.verified is None and self.aligned)


@dataclass(frozen=True)
class _Result:
    method: str
    verdict: str
    domains: tuple[str, ...]

    def speaks_for(self, domain: str) -> bool:
        """Tell whether it names this domain, and no other."""
        return bool(domain) and set(self.domains) == {domain}


def of(reading: Reading, trusted: Collection[str]) -> Proof:
    """Read the topmost result of a server that we trust; what others write, anybody could have written."""
    doubt = False if reading.several else None
    for said in reading.results:
        server, *clauses = _bare(said).split(";")
        name = server.split()[0].lower() if server.split() else ""
        if name in trusted:
            results = list(_results(clauses))
            sender = _domain(reading.sender.address if reading.sender else "")
            verified = _verdict(results, sender)
            return Proof(verified if doubt is None else doubt, _methods(results), name, _aligned(results, sender))
    return Proof(doubt, {})


def _bare(said: str) -> str:
    """Return what a server says in its own words: without comments and quoted strings, and what is left open."""
    kept, depth, quoted = [], 0, False
    for piece in _PIECES.findall(said):
        if piece == '"' and not depth:
            quoted = not quoted
        elif piece in {"(", ")"} and not quoted:
            depth = max(0, depth + (1 if piece == "(" else -1))
        elif not quoted and not depth and not piece.startswith("\\"):
            kept.append(piece)
    return " ".join(kept)


def _results(clauses: Collection[str]) -> Iterator[_Result]:
    for clause in clauses:
        if found := _RESULT.match(clause):
            method = found[1].lower()
            yield _Result(method, found[2].lower(), tuple(map(_domain, _OF_DOMAIN[method].findall(clause))))


def _methods(results: Collection[_Result]) -> dict[str, str]:
    methods: dict[str, str] = {}
    for each in results:
        # Several signatures: one that holds is enough (RFC 6376, 6.1).
        if methods.get(each.method) != "pass":
            methods[each.method] = each.verdict
    return methods


def _verdict(results: Collection[_Result], sender: str) -> bool | None:
    policies = [each for each in results if each.method == "dmarc" and each.verdict in {"pass", "fail"}]
    if any(each.verdict == "fail" or not set(each.domains) <= {sender} for each in policies):
        return False
    if policies:
        return True if all(each.speaks_for(sender) for each in policies) else None
    # DKIM or SPF alone speak for a domain that need not be the one people read: they can only raise a doubt.
    methods = _methods(results)
    failed = "fail" in {methods.get("dkim"), methods.get("spf")}
    return False if failed and "pass" not in methods.values() else None


def _aligned(results: Collection[_Result], sender: str) -> bool:
    return any(each.verdict == "pass" and each.speaks_for(sender) for each in results if each.method in {"dkim", "spf"})


def _domain(address: str) -> str:
    """Return the domain of an address, or a domain itself, in the form in which two of them are compared."""
    domain = address.rpartition("@")[2].strip("<>.").casefold()
    with suppress(UnicodeError):
        return domain if domain.isascii() else domain[:253].encode("idna").decode()
    return domain
