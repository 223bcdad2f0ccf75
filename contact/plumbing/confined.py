"""A process that reads what strangers have sent has little: so much memory, so much time, and no file to write."""

import resource

_NOTHING = (0, 0)
_FILES = (64, 64)


def confine(memory: int, *, seconds: int | None = None) -> None:
    """Bound this process for good: `memory` in bytes, `seconds` of CPU where they are the same for all its work."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, _NOTHING)
    resource.setrlimit(resource.RLIMIT_FSIZE, _NOTHING)
    resource.setrlimit(resource.RLIMIT_NOFILE, _FILES)
