"""What a queue's row says of who is asked, and then."""

from uuid import UUID

import pytest

from queues.engine.rows import Need, Ring
from queues.rings import KEPT_WAITING, SECOND, Person, Plan, read, rings

HERE, THERE, WEST = UUID(int=1), UUID(int=2), UUID(int=3)
BENEFITS, SEARCH = UUID(int=11), UUID(int=12)
ALICE, BOB = UUID(int=21), UUID(int=22)
QUEUES, AGENCIES = {"benefits": BENEFITS, "search": SEARCH}, {"here": HERE, "there": THERE}
MINUTE = 60 * SECOND
NEEDS = frozenset({Need("benefits"), Need("signs", must=True)})
FIRST_THE_REFERENT: tuple[dict[str, object], ...] = (
    {"to": "referent", "after": 20, "drops": ["benefits"]},
    {"to": "agency", "after": 60},
    {"to": "region", "after": 120},
    {"to": "everyone"},
)


def asked(*rows: dict[str, object], plan: Plan | None = None, **person: object) -> tuple[Ring, ...]:
    """Return who is asked for benefits of somebody of this agency."""
    told = plan or Plan(BENEFITS, read(BENEFITS, rows, QUEUES, AGENCIES))
    return rings(told, Person(**{"agency": HERE, **person}), NEEDS, 10 * MINUTE)  # type: ignore[arg-type]


def test_where_no_ring_is_named_whoever_serves_the_queue_is_asked() -> None:
    assert asked() == (Ring("everyone", teams=frozenset({BENEFITS})),)


def test_rings_open_in_the_order_of_the_row_each_alone_for_a_while() -> None:
    found = asked(*FIRST_THE_REFERENT, referent=ALICE, region=WEST)

    assert found == (
        Ring(f"referent:{ALICE}", advisor=ALICE, drops=frozenset({"benefits"}), delay=20 * SECOND),
        Ring(f"agency:{HERE}", teams=frozenset({BENEFITS, HERE}), delay=60 * SECOND),
        Ring(f"region:{WEST}", teams=frozenset({BENEFITS, WEST}), delay=120 * SECOND),
        Ring("everyone", teams=frozenset({BENEFITS})),
    )


def test_whoever_has_no_referent_and_no_region_skips_these_rings() -> None:
    assert [ring.name for ring in asked(*FIRST_THE_REFERENT)] == [f"agency:{HERE}", "everyone"]


def test_another_queues_people_need_not_serve_this_one() -> None:
    assert asked({"to": "queue", "queue": "search"})[-1].teams == {SEARCH}


def test_agencies_are_asked_at_once_and_must_serve_the_queue() -> None:
    here, there, last = asked({"to": "agencies", "agencies": ["here", "there"], "after": 30}, {"to": "everyone"})

    assert here.teams == {BENEFITS, HERE}
    assert there.teams == {BENEFITS, THERE}
    assert (here.delay, there.delay, last.name) == (0, 30 * SECOND, "everyone")


@pytest.mark.parametrize(
    "row", [{"to": "queue", "queue": "gone"}, {"to": "agencies", "agencies": ["gone"]}, {"to": "referent"}]
)
def test_what_names_nobody_leaves_the_queue_itself(row: dict[str, object]) -> None:
    assert [ring.name for ring in asked(row)] == ["everyone"]


def test_nobody_is_stuck_with_their_referent() -> None:
    assert [ring.name for ring in asked({"to": "referent", "after": 20}, referent=ALICE)][-1] == "everyone"


def test_whoever_was_sent_to_a_colleague_is_asked_of_them_first_whatever_they_know() -> None:
    first = asked(wanted=BOB)[0]

    assert (first.name, first.advisor) == (f"wanted:{BOB}", BOB)
    assert first.drops == {"benefits", "signs"}


@pytest.mark.parametrize(("answer", "alone"), [(None, 20 * SECOND), (True, KEPT_WAITING), (False, 0)])
def test_how_long_a_referent_is_waited_for_is_the_persons_to_say(answer: bool | None, alone: int) -> None:
    assert asked(*FIRST_THE_REFERENT, referent=ALICE, keeps_waiting=answer)[0].delay == alone


def test_a_letter_waits_for_its_reader_half_of_what_is_promised() -> None:
    assert asked(*FIRST_THE_REFERENT, referent=ALICE, attended=False)[0].delay == 5 * MINUTE


def test_a_peaks_agencies_answer_together_with_the_first_team() -> None:
    plan = Plan(BENEFITS, read(BENEFITS, FIRST_THE_REFERENT, QUEUES, AGENCIES), overflow=(THERE,))

    found = asked(plan=plan, region=WEST)

    assert [(ring.name.partition(":")[0], ring.delay // SECOND) for ring in found] == [
        ("agency", 0),
        ("agencies", 60),
        ("region", 120),
        ("everyone", 0),
    ]
