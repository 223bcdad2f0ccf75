"""What our own server saw of a browser's connection, beside what its page says: by it is known whose fault it was not.

Pure: numbers go in, a sentence in each language comes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from typing import Any

_NONE = timedelta(0)
_SECOND = timedelta(seconds=1)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Carried:
    """What passed between our server and one browser, from its offer to its end; `lost` in percent of what we sent.

    `reached` is how long it took until anything of it came, `opened` until media could flow; None where that never was.
    `silent` is how long nothing at all came of it, in all, and `longest` at a time.
    """

    lasted: timedelta
    reached: timedelta | None = None
    opened: timedelta | None = None
    received: int = 0
    sent: int = 0
    resent: int = 0
    pictures: int = 0
    lost: int = 0
    silent: timedelta = _NONE
    longest: timedelta = _NONE
    moves: int = 0


def detail(carried: Carried) -> dict[str, int]:
    """Return it as it is kept: seconds, and milliseconds of what is short."""
    spans = {"seconds": carried.lasted, "silent": carried.silent, "longest": carried.longest}
    short = {"reached_ms": carried.reached, "opened_ms": carried.opened}
    counts = {name: getattr(carried, name) for name in _COUNTS}
    return (
        {name: round(span / _SECOND) for name, span in spans.items()}
        | {name: round(span / _MILLISECOND) for name, span in short.items() if span is not None}
        | counts
    )


def restored(kept: Mapping[str, Any]) -> Carried:
    """Return what was kept."""
    counts: dict[str, int] = {name: kept[name] for name in _COUNTS}
    return Carried(
        lasted=kept["seconds"] * _SECOND,
        reached=kept["reached_ms"] * _MILLISECOND if "reached_ms" in kept else None,
        opened=kept["opened_ms"] * _MILLISECOND if "opened_ms" in kept else None,
        silent=kept["silent"] * _SECOND,
        longest=kept["longest"] * _SECOND,
        **counts,
    )


def together(connections: Iterable[Carried]) -> Carried | None:
    """Return what passed over the connections of one side, one after another; None where there was none."""
    found = list(connections)
    return reduce(_add, found) if found else None


def alone(kept: Mapping[str, Any]) -> dict[str, str]:
    """Say what passed over one connection, of a side that is named elsewhere."""
    carried = restored(kept)
    return {language: _alone(words, carried) for language, words in _WORDS.items()}


def weighed(theirs: Carried | None, ours: Carried | None) -> Mapping[str, str] | None:
    """Say on which side it failed, as our server saw it; None where it saw nothing fail, or nothing at all."""
    sides = {"theirs": theirs, "ours": ours}
    seen = {name: each for name, each in sides.items() if each}
    failed = {name: each for name, each in seen.items() if each.opened is None or each.silent}
    if not failed:
        return None
    steady = len(seen) > len(failed)
    return {language: _weighed(words, failed, steady=steady) for language, words in _WORDS.items()}


def _alone(words: Mapping[str, str], carried: Carried) -> str:
    if carried.opened is None:
        return words["sealed" if carried.reached is not None else "nothing"]
    said = words["passed"].format(received=carried.received, sent=carried.sent)
    lost = words["lost"].format(n=carried.lost) if carried.lost else ""
    silent = words["quiet"].format(n=round(carried.silent / _SECOND)) if carried.silent else ""
    return ", ".join(filter(None, (said, lost, silent)))


def _weighed(words: Mapping[str, str], failed: Mapping[str, Carried], *, steady: bool) -> str:
    said = words["and"].join(_failed(words, name, each) for name, each in failed.items())
    return f"{words['steady' if steady else 'seen']}{said}."


def _failed(words: Mapping[str, str], name: str, carried: Carried) -> str:
    if carried.opened is None:
        return words[f"{name}_never"]
    return words[f"{name}_silent"].format(n=max(1, round(carried.silent / _SECOND)))


def _add(one: Carried, other: Carried) -> Carried:
    sent = one.sent + other.sent
    return Carried(
        lasted=one.lasted + other.lasted,
        reached=one.reached if one.reached is not None else other.reached,
        opened=one.opened if one.opened is not None else other.opened,
        received=one.received + other.received,
        sent=sent,
        resent=one.resent + other.resent,
        pictures=one.pictures + other.pictures,
        lost=round((one.lost * one.sent + other.lost * other.sent) / sent) if sent else 0,
        silent=one.silent + other.silent,
        longest=max(one.longest, other.longest),
        moves=one.moves + other.moves,
    )


_COUNTS = ("received", "sent", "resent", "pictures", "lost", "moves")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "nothing": "Notre serveur n’a rien reçu de ce côté : le réseau ne laissait rien passer",
        "sealed": "Notre serveur a été atteint, mais la liaison chiffrée n’a pas abouti",
        "passed": "Notre serveur a reçu {received} paquets de ce côté et lui en a envoyé {sent}",
        "lost": "{n} % perdus à l’arrivée",
        "quiet": "plus rien n’est venu pendant {n} s",
        "steady": "Notre serveur a relayé sans interruption : ",
        "seen": "Vu de notre serveur : ",
        "and": " ; ",
        "theirs_never": "rien n’est arrivé de son côté",
        "ours_never": "rien n’est arrivé de notre côté",
        "theirs_silent": "plus rien n’est venu de son côté pendant {n} s",
        "ours_silent": "plus rien n’est venu de notre côté pendant {n} s",
    },
    "en": {
        "nothing": "Our server received nothing from this side: the network let nothing through",
        "sealed": "Our server was reached, but the encrypted connection did not come about",
        "passed": "Our server received {received} packets from this side and sent it {sent}",
        "lost": "{n} % lost on arrival",
        "quiet": "nothing came for {n} s",
        "steady": "Our server carried packets all the time: ",
        "seen": "As our server saw it: ",
        "and": "; ",
        "theirs_never": "nothing arrived from their side",
        "ours_never": "nothing arrived from our side",
        "theirs_silent": "their side fell silent for {n} s",
        "ours_silent": "our side fell silent for {n} s",
    },
}
