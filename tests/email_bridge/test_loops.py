"""People are answered; robots are not, and nobody is answered without end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from email_bridge.loops import DAY, MOST_A_DAY, Breaker, Robot, answered, heard, may_answer, robot

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SAM = "sam@example.org"


def test_a_person_is_no_robot() -> None:
    headers = {"from": [SAM], "auto-submitted": ["no"], "content-type": ["text/plain"], "precedence": ["first-class"]}

    assert robot(headers, envelope_from=SAM, sender=SAM) is None
    assert robot(headers, envelope_from=None, sender=SAM) is None


@pytest.mark.parametrize(
    ("headers", "by"),
    [
        ({"auto-submitted": ["auto-replied (vacation)"]}, Robot.SAYS_SO),
        ({"auto-submitted": ["Auto-Generated; owner=x"]}, Robot.SAYS_SO),
        ({"x-autoreply": ["yes"]}, Robot.SAYS_SO),
        ({"precedence": ["Bulk"]}, Robot.BULK),
        ({"precedence": ["auto_reply"]}, Robot.BULK),
        ({"list-id": ["<news.example.org>"]}, Robot.LIST),
        ({"list-unsubscribe": ["<mailto:x@example.org>"]}, Robot.LIST),
        ({"x-auto-response-suppress": ["DR, OOF, AutoReply"]}, Robot.ASKS_NOT_TO),
        ({"content-type": ["multipart/report; report-type=delivery-status"]}, Robot.BOUNCE),
        ({"return-path": ["<>"]}, Robot.BOUNCE),
        ({"x-failed-recipients": ["x@example.org"]}, Robot.BOUNCE),
    ],
)
def test_a_robot_is_known_by_its_headers(headers: dict[str, list[str]], by: Robot) -> None:
    assert robot(headers, envelope_from=SAM, sender=SAM) is by


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@example.org", "no-reply@example.org", "ne-pas-repondre+1@a.fr"])
def test_nobody_reads_what_goes_to_such_an_address(sender: str) -> None:
    assert robot({}, envelope_from=None, sender=sender) is Robot.NOBODY


def test_a_letter_from_nobody_is_a_bounce() -> None:
    assert robot({}, envelope_from="", sender=SAM) is Robot.BOUNCE


LETTERS = st.lists(
    st.tuples(st.timedeltas(timedelta(0), timedelta(hours=9)), st.binary(min_size=1, max_size=1)), max_size=60
)


@given(LETTERS)
def test_no_robot_whatever_it_says_gets_more_than_two_letters_in_any_day(
    letters: list[tuple[timedelta, bytes]],
) -> None:
    breaker, sent = Breaker(), list[datetime]()
    for now, said in _one_after_another(letters):
        breaker = heard(breaker, said, now)
        if may_answer(breaker, now):
            breaker = answered(breaker, now)
            sent.append(now)

    assert all(sum(first <= each < first + DAY for each in sent) <= MOST_A_DAY for first in sent)


@given(LETTERS)
def test_a_robot_that_repeats_itself_gets_two_letters_and_then_none_while_it_goes_on(
    letters: list[tuple[timedelta, bytes]],
) -> None:
    breaker, sent = Breaker(), 0
    for now, _ in _one_after_another(letters):
        breaker = heard(breaker, b"I am away", now)
        if may_answer(breaker, now):
            breaker = answered(breaker, now)
            sent += 1

    assert sent <= MOST_A_DAY


def test_the_third_time_the_same_is_said_the_breaker_opens_for_a_day_and_closes_by_itself() -> None:
    breaker = Breaker()
    for hour in range(3):
        breaker = heard(breaker, b"the same", NOON + timedelta(hours=hour))

    assert not may_answer(breaker, NOON + timedelta(hours=3))
    assert not may_answer(heard(breaker, b"another", NOON + timedelta(hours=4)), NOON + timedelta(hours=4))
    assert may_answer(breaker, NOON + timedelta(hours=2) + DAY)


def test_somebody_who_writes_twice_is_answered_twice() -> None:
    breaker = answered(heard(Breaker(), b"hello", NOON), NOON)

    again = heard(breaker, b"hello", NOON + timedelta(minutes=5))

    assert may_answer(again, NOON + timedelta(minutes=5))


def _one_after_another(letters: list[tuple[timedelta, bytes]]) -> list[tuple[datetime, bytes]]:
    now, dated = NOON, []
    for pause, said in letters:
        now += pause
        dated.append((now, said))
    return dated
