"""The whole house as one readable file: written in YAML, read back to the letter."""

from typing import Any

import msgspec
import msgspec.structs
import msgspec.yaml
import yaml

from contact.plumbing.errors import Invalid
from contact.weeks import WeekForm
from queues.administration.forms import Sheet
from queues.administration.tidy import tidy

_HEAD = """\
# Visavis: agencies, queues, hours, skills and who serves what.
# Durations are written `30 s`, `5 min`, `1 h 30 min`; hours `09:00-12:30`. What is left out is empty or as usual.
# Whoever or whatever is no longer in this file is retired when it is brought in. It holds no password.
"""


class UnreadableSheet(Invalid):
    """This file cannot be read."""


def write(sheet: Sheet) -> str:
    """Return the file."""
    return _HEAD + msgspec.yaml.encode(_plain(sheet)).decode()


def read(text: str) -> Sheet:
    """Read the file; raise UnreadableSheet with the place and the reason."""
    try:
        _refuse_aliases(text)
        return tidy(msgspec.yaml.decode(text.encode(), type=Sheet))
    except (msgspec.DecodeError, yaml.YAMLError) as wrong:
        raise UnreadableSheet(f"This file cannot be read: {wrong}") from None
    except RecursionError:
        raise UnreadableSheet from None


def _refuse_aliases(text: str) -> None:
    """Refuse what names a part and repeats it: ten lines of it can mean a thousand million."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.AliasToken):
            raise UnreadableSheet(f"Line {token.start_mark.line + 1}: please write it out; aliases (*) are not read.")


def _plain(value: Any) -> Any:
    """Return what is written of a value: all but the blanks that would be read back by themselves."""
    if isinstance(value, msgspec.Struct):
        each = ((field, getattr(value, field.name)) for field in msgspec.structs.fields(value))
        return {field.name: _plain(held) for field, held in each if held not in _BLANK or held != _usual(field)}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


_BLANK: tuple[object, ...] = (None, [], {}, "", False, WeekForm())


def _usual(field: msgspec.structs.FieldInfo) -> object:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
