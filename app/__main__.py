"""`python -m app run | web | migrate | seed | account LOGIN | describe`."""

import asyncio
import getpass
import sys
from collections.abc import Callable

import uvloop
from aiohttp import web

import app
from app import account, describe, migrate, run, seed, terminal
from app import web as service
from contact.plumbing import log
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings, from_environment


def main(words: list[str]) -> int:
    """Do what is asked; return the exit status."""
    deeds: dict[str, Callable[[Settings], int]] = {
        "run": run.run,
        "web": _web,
        "migrate": _migrate,
        "seed": lambda settings: asyncio.run(seed.seed(settings)),
        "account": lambda settings: asyncio.run(account.set_password(settings, words[1], _password())),
        "describe": _describe,
    }
    try:
        settings = from_environment()
        app.examine(settings)
        log.setup(as_json=settings.log_json)
        if words and words[0] in terminal.commands():
            return terminal.command(settings, words)
        if not words or words[0] not in deeds or (words[0] == "account") != (len(words) == 2):
            sys.stderr.write(f"{__doc__}\nand, of the parts: {' | '.join(terminal.commands())}\n")
            return 2
        return deeds[words[0]](settings)
    except Misconfigured as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1


def _web(settings: Settings) -> int:
    web.run_app(
        service.make(settings),
        host=settings.host,
        port=settings.port,
        access_log=None,
        print=None,
        shutdown_timeout=5,
        loop=uvloop.new_event_loop(),
    )
    return 0


def _migrate(settings: Settings) -> int:
    migrate.to_head(settings)
    return 0


def _describe(_: Settings) -> int:
    sys.stdout.write(describe.as_text())
    return 0


def _password() -> str:
    """Read a password from the terminal or a pipe, never from the command line, which others can list."""
    return getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
