"""What a letter costs from the door to its conversation, and how soon it is on the console."""

import asyncio
import re
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email import message_from_bytes, policy

import asyncpg

from bench.house import ROOT, House, free_port, house, until
from bench.report import Row, percentile, unmeasured
from email_bridge.demo import ADDRESS

CORPUS = ROOT.parent / "shared" / "corpus" / "mail"
_LETTERS = 800
# With these every worker starts its readers, which then stay.
_FIRST = 200
_BEARERS = 4
_SEEN = 40
_OURS = ("mail", "worker", "beat", "web")


def cost() -> Iterator[Row]:
    """Letters a CPU second, of the corpus's mix: taken, kept, read, threaded; beside the standard library's parsing."""
    letters = _letters(_LETTERS)
    target = "≥ 0.3 × parsing alone"
    if not letters:
        yield unmeasured("email.in", target, "letters a CPU s", "../shared/corpus/mail is not here")
        return
    with _post_office() as (running, port):
        _bring(port, letters[:_FIRST])
        _await(running, _FIRST)
        meter = running.meter()
        before, idle = meter.seconds(), time.monotonic()
        time.sleep(3)
        silence = {name: spent / (time.monotonic() - idle) for name, spent in meter.since(before).items()}
        before, begun = meter.seconds(), time.monotonic()
        _bring(port, letters[_FIRST:])
        _await(running, len(letters))
        lasted = time.monotonic() - begun
        spent = {name: each - silence[name] * lasted for name, each in meter.since(before).items()}
    number = len(letters) - _FIRST
    ours = number / sum(spent[name] for name in _OURS)
    bare = _parsed_bare(letters[_FIRST:])
    apart = ", ".join(f"{name} {1e3 * each / number:.1f}" for name, each in spent.items())
    note = f"ms a letter by process: {apart}; {number} letters in {lasted:.1f} s; silence's cost taken off"
    yield Row("email.in", ours, bare, target, "letters a CPU s", ours >= 0.3 * bare, note)


def seen() -> Iterator[Row]:
    """From the 250 of the door until the words are in the timeline, one letter after another."""
    with _post_office() as (running, port):
        took = asyncio.run(_see(running, port))
    late = percentile(took, 0.95)
    note = f"p50 {1000 * percentile(took, 0.5):.0f} ms, {len(took)} letters, one at a time; to the row behind the news"
    yield Row("email.seen", late, None, "p95 ≤ 1 s", "s", late <= 1, note)


@contextmanager
def _post_office() -> Iterator[tuple[House, int]]:
    port = free_port()
    with house("web", "mail", "worker", "beat", VISAVIS_MAIL_PORT=str(port)) as running:
        subprocess.run((sys.executable, "-m", "app", "seed"), cwd=ROOT, env=dict(running.environ), check=True)
        until(lambda: _greets(port))
        yield running, port


def _greets(port: int) -> bool:
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=5):
            return True
    except OSError:
        return False


def _letters(number: int) -> list[bytes]:
    """Return letters of the corpus over and over, each a letter of its own."""
    found = [re.sub(rb"\r?\n", b"\r\n", path.read_bytes()) for path in sorted(CORPUS.glob("*.eml"))]
    return [b"Message-ID: <%d@bench.example>\r\n" % each + found[each % len(found)] for each in range(number) if found]


def _bring(port: int, letters: Sequence[bytes]) -> None:
    with ThreadPoolExecutor(_BEARERS) as bearers:
        list(bearers.map(lambda nth: _bear(port, letters[nth::_BEARERS]), range(_BEARERS)))


def _bear(port: int, letters: Sequence[bytes]) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as door:
        for letter in letters:
            door.sendmail("sam@example.org", [ADDRESS], letter)


def _await(running: House, number: int) -> None:
    asyncio.run(_filed(running, number))


async def _filed(running: House, number: int) -> None:
    rows = await asyncpg.connect(running.database_url)
    try:
        while await rows.fetchval("SELECT count(*) FROM raw_letter WHERE state <> 'stored'") < number:  # noqa: ASYNC110  a row, not an event
            await asyncio.sleep(0.05)
    finally:
        await rows.close()


async def _see(running: House, port: int) -> list[float]:
    rows, took = await asyncpg.connect(running.database_url), []
    try:
        for number in range(_SEEN):
            letter = b"From: sam@example.org\r\nSubject: x\r\nMessage-ID: <s%d@x>\r\n\r\nn%d" % (number, number)
            await asyncio.to_thread(_bear, port, [letter])
            begun = time.monotonic()
            while not await rows.fetchval("SELECT 1 FROM entry WHERE body = $1", f"n{number}"):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            took.append(time.monotonic() - begun)
    finally:
        await rows.close()
    return took[5:]  # the first find the readers not yet started


def _parsed_bare(letters: Sequence[bytes]) -> float:
    """Return how many letters the standard library parses and decodes in a second of CPU."""
    begun = time.process_time()
    for letter in letters:
        for part in message_from_bytes(letter, policy=policy.compat32).walk():
            part.get_payload(decode=True)
    return len(letters) / (time.process_time() - begun)
