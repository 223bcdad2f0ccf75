"""An advisor proves who they are: argon2id, growing delays, and a lock after ten tries."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from contact.ledger import SignInTry
from contact.models import Advisor
from contact.plumbing import chance
from contact.plumbing.database import Database
from contact.plumbing.errors import Invalid, Refusal, TooMany

# CNIL, SAN-2026-003 and the password recommendation of 2022: delay, then lock at ten tries at most.
LOCKED_AT = 10
LOCKED_FOR = timedelta(minutes=15)
SHORTEST_PASSWORD = 12

_hasher = PasswordHasher()
# Each try takes 64 MiB and a core for a while: two at once, however many knock, and not among everybody's threads.
_doorkeepers = ThreadPoolExecutor(2, "sign-in")
# An unknown login costs the same time as a wrong password.
_NOBODY = _hasher.hash(chance.token())


class WrongCredentials(Refusal):
    """This login and password do not go together."""

    status = HTTPStatus.UNAUTHORIZED


class TooManyTries(TooMany):
    """Too many tries. Please wait before the next one."""


class PasswordTooShort(Invalid):
    """A password has at least 12 characters."""


def hash_password(password: str) -> str:
    """Return the argon2id hash (RFC 9106) of a password of at least 12 characters."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    return _hasher.hash(password)


async def sign_in(database: Database, login: str, password: str) -> Advisor:
    """Return the advisor; raise WrongCredentials, or TooManyTries with the seconds to wait.

    The try is counted in a transaction of its own before the answer is known: a caller who hangs up,
    or sends a thousand at once, has still tried a thousand times.
    """
    login = login.strip().lower()
    async with database.transaction() as db:
        await _count_try(db, login)
        advisor = await db.scalar(select(Advisor).where(Advisor.login == login, Advisor.retired_at.is_(None)))

    expected = advisor.password if advisor and advisor.password else _NOBODY
    matches = await asyncio.get_running_loop().run_in_executor(_doorkeepers, _matches, expected, password)
    if not matches or advisor is None:
        raise WrongCredentials

    async with database.transaction() as db:
        await db.execute(delete(SignInTry).where(SignInTry.login_digest == chance.digest(login)))
    return advisor


def delay_after(failures: int) -> timedelta:
    """Return how long the next try must wait: nothing before the third, then doubling, then the lock."""
    if failures >= LOCKED_AT:
        return LOCKED_FOR
    return timedelta(seconds=2 ** (failures - 2)) if failures > 2 else timedelta()


async def _count_try(db: AsyncSession, login: str) -> None:
    key = chance.digest(login)
    await db.execute(
        insert(SignInTry).values(login_digest=key, failures=0, blocked_until=func.now()).on_conflict_do_nothing()
    )
    tried, now = (
        await db.execute(
            select(SignInTry, func.clock_timestamp()).where(SignInTry.login_digest == key).with_for_update(of=SignInTry)
        )
    ).one()
    if tried.blocked_until > now:
        left = tried.blocked_until - now
        raise TooManyTries(retry_after=int(left.total_seconds()) + 1)

    if tried.failures >= LOCKED_AT:
        tried.failures = 0
    tried.failures += 1
    tried.blocked_until = now + delay_after(tried.failures)


def _matches(expected: str, password: str) -> bool:
    try:
        return _hasher.verify(expected, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
