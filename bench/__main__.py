"""`python -m bench [ROW]`: measure every row, or those whose name begins so."""

import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from bench import (
    bookings,
    callback,
    chat,
    hall,
    joining,
    mail,
    pages,
    rejoining,
    routing,
    routing_engine,
    routing_theory,
    start,
    video,
)
from bench.report import Row, keep, table, unmeasured

ROWS: dict[str, Callable[[], Iterator[Row]]] = {
    "callback.late": callback.late,
    "callback.race": bookings.race,
    "chat.message": chat.message,
    "chat.latency": chat.latency,
    "chat.connections": chat.connections,
    "email.in": mail.cost,
    "email.seen": mail.seen,
    "routing.match": routing.match,
    "routing.engine": routing_engine.engine,
    "routing.erlang": routing_theory.erlang,
    "routing.skills": routing_theory.skills,
    "routing.wake": routing.wake,
    "pages": pages.pages,
    "start": start.start,
    "video.dead": rejoining.dead,
    "video.hall": hall.hall,
    "video.join": joining.join,
    "video.packet": video.packet,
    "video.rejoin.killed": rejoining.killed,
    "video.rejoin.moved": rejoining.moved,
    "video.rejoin.reloaded": rejoining.reloaded,
    "video.session": video.session,
}

_LONGEST = 240  # seconds; a quiet machine needs less than half of it for any row


def main(wanted: str = "") -> int:
    """Measure, print one table, and write bench/results.json; return the exit status."""
    chosen = {name: measure for name, measure in ROWS.items() if name.startswith(wanted)}
    if not chosen:
        print(f"There is no row {wanted}. Rows: {', '.join(ROWS)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name, measure in chosen.items():
        begun = time.monotonic()
        print(f"{name} …", end="", file=sys.stderr, flush=True)
        rows.extend(_measured(name, measure))
        print(f" {time.monotonic() - begun:.0f} s", file=sys.stderr)
    keep(rows)
    print(table(rows))
    return int(any(row.note.startswith("failed") for row in rows))


def _measured(name: str, measure: Callable[[], Iterator[Row]]) -> list[Row]:
    """Return a row's figures; what fails says so in the table, and the others are measured all the same."""
    signal.alarm(_LONGEST)
    try:
        return list(measure())
    except Exception as failure:  # noqa: BLE001
        traceback.print_exc()
        return [unmeasured(name, "", "", f"failed: {type(failure).__name__}")]
    finally:
        signal.alarm(0)


def _give_up(number: int, _: object) -> None:
    """End in order, so that nothing that was started outlives us."""
    if number == signal.SIGALRM:
        raise TimeoutError
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _give_up)
    signal.signal(signal.SIGTERM, _give_up)
    sys.exit(main(*sys.argv[1:]))
