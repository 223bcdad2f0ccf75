"""A place where people may be called whenever a test runs: at no hour of a Sunday noon is there one on earth."""

import os
import struct
import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Browsers, too, know the zone by this name; nobody lives in it, and so nobody else needs its clocks.
BY_DAY = "Etc/GMT+12"
LASTS = timedelta(hours=4)


def in_daylight(folder: Path) -> str:
    """Set the clocks of BY_DAY; return the path on which a process finds them before all others."""
    file = folder / "zones" / BY_DAY
    file.parent.mkdir(parents=True)
    file.write_bytes(by_day(datetime.now(UTC)))
    return os.pathsep.join([str(folder / "zones"), *zoneinfo.TZPATH])


def by_day(now: datetime) -> bytes:
    """Write the zone, as close to UTC as can be, in which it is day and no Sunday from now on and for a while."""
    way = next(way for way in sorted(range(-23, 24), key=abs) if _is_day(now + timedelta(hours=way)))
    # RFC 9636: a header, one kind of local time, and its name.
    return struct.pack(">4s16x6llBB4s", b"TZif", 0, 0, 0, 0, 1, 4, way * 3600, 0, 0, b"DAY")


def _is_day(there: datetime) -> bool:
    return 8 <= there.hour < (20 - LASTS // timedelta(hours=1)) and there.weekday() != 6
