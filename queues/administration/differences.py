"""What would change, in the order in which people read it. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct, to_builtins

from queues.administration.forms import Sheet, name_of

Kind = Literal["regions", "skills", "agencies", "queues", "people"]
KINDS: tuple[Kind, ...] = ("regions", "skills", "agencies", "queues", "people")


class FieldChange(Struct):
    """One field, as it was and as it would be."""

    field: str
    was: str
    becomes: str


class Change(Struct):
    """One thing that would be added, changed or retired."""

    kind: Kind
    name: str
    how: Literal["added", "changed", "retired"]
    fields: list[FieldChange]


def differences(before: Sheet, after: Sheet) -> list[Change]:
    """Return what it takes to make one sheet of the other."""
    return [change for kind in KINDS for change in _of(kind, getattr(before, kind), getattr(after, kind))]


def _of(kind: Kind, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    was, becomes = {name_of(each): each for each in before}, {name_of(each): each for each in after}
    for name in sorted({*was, *becomes}):
        if name not in was:
            yield Change(kind, name, "added", [])
        elif name not in becomes:
            yield Change(kind, name, "retired", [])
        elif was[name] != becomes[name]:
            yield Change(kind, name, "changed", list(_fields(to_builtins(was[name]), to_builtins(becomes[name]))))


def _fields(was: Any, becomes: Any, at: str = "") -> Iterator[FieldChange]:
    if was == becomes:
        return
    if isinstance(was, dict) and isinstance(becomes, dict):
        for key in dict.fromkeys([*was, *becomes]):
            yield from _fields(was.get(key), becomes.get(key), f"{at}/{key}" if at else key)
    else:
        yield FieldChange(at, _said(was), _said(becomes))


def _said(value: Any) -> str:
    """Say a value in a line; what is not there is an empty line."""
    match value:
        case None:
            return ""
        case dict():
            return ", ".join(f"{key}: {_said(each)}" for key, each in value.items() if each not in (None, [], {}))
        case list():
            return " · ".join(_said(each) for each in value)
        case bool():
            return "✓" if value else "✗"
    return str(value)
