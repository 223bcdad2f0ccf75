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

from bench.console import console
from bench.house import ROOT, House, free_port, house, until
from bench.report import Row, percentile, unmeasured
from email_bridge.demo import ADDRESS

CORPUS = ROOT.parent / "shared" / "corpus" / "mail"
_LETTERS = 800
# With these every worker starts its readers, which then stay.
_FIRST = 200
_BEARERS = 4
_SEEN = 30
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
        time.sleep(5)  # their receipts leave
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
    """From the 250 of the door until the socket of a console has the news: an offer, or words in a contact in hand."""
    with _post_office("router", VISAVIS_DEMO="1", VISAVIS_TRUSTED_PROXIES="") as (running, port):
        offers, words = asyncio.run(_see(running.url, port))
    yield _soon("email.seen", "an answer, as words in the contact in hand", words)
    yield _soon("email.seen@offer", "a new letter, as an offer", offers)


def _soon(row: str, what: str, took: Sequence[float]) -> Row:
    late = percentile(took, 0.95)
    note = (
        f"{what}: p50 {1000 * percentile(took, 0.5):.0f} ms; {len(took)} letters, one at a time; to a console's socket"
    )
    return Row(row, late, None, "p95 ≤ 1 s", "s", late <= 1, note)


@contextmanager
def _post_office(*more: str, **choices: str) -> Iterator[tuple[House, int]]:
    port = free_port()
    with house("web", "mail", "worker", "beat", *more, VISAVIS_MAIL_PORT=str(port), **choices) as running:
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


async def _see(url: str, port: int) -> tuple[list[float], list[float]]:
    """Let Sam write and write again, each time to an advisor who takes his letter and is done with it."""
    offers, words = [], []
    async with console(url, "alice") as alice:
        for number in range(_SEEN + 2):
            kept = await asyncio.to_thread(_write, port, f"<a{number}@x>", f"n{number}")
            at, offer = await alice.hears("offer", channel="email")
            offers.append(at - kept)
            await alice.does("POST", f"/api/offers/{offer['id']}/acceptance")
            kept = await asyncio.to_thread(_write, port, f"<b{number}@x>", f"m{number}", answers=f"<a{number}@x>")
            at, _ = await alice.hears("entry", body=f"m{number}")
            words.append(at - kept)
            await alice.finishes(offer["contact"])
    return offers[2:], words[2:]  # the first find the readers not yet started


def _write(port: int, message_id: str, words: str, answers: str = "") -> float:
    """Hand in a letter; return when the door had said that it is kept."""
    named = f"Message-ID: {message_id}\r\nIn-Reply-To: {answers}\r\n" if answers else f"Message-ID: {message_id}\r\n"
    letter = f"From: sam@example.org\r\nSubject: x\r\n{named}\r\n{words}"
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as door:
        door.sendmail("sam@example.org", [ADDRESS], letter.encode())
        return time.monotonic()


def _parsed_bare(letters: Sequence[bytes]) -> float:
    """Return how many letters the standard library parses and decodes in a second of CPU."""
    begun = time.process_time()
    for letter in letters:
        for part in message_from_bytes(letter, policy=policy.compat32).walk():
            part.get_payload(decode=True)
    return len(letters) / (time.process_time() - begun)
