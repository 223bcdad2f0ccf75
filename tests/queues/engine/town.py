"""A small town, in which ties, loops and shortages are common."""

from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from queues.engine.rows import Advisor, Held, Need, Presence, Ring, Skill, StandIn, Waiting, Weight

ALICE, BOB, CLEO, DAN, EVE, FAY = ADVISORS = [UUID(int=n) for n in range(11, 17)]
SAM, ROSA, THEO, LENA = CONTACTS = [UUID(int=n) for n in range(21, 25)]
BENEFITS, TRAINING, EVERYBODY = TEAMS = [UUID(int=n) for n in range(1, 4)]

CHAT = Weight("chat")
WIDE = Weight("chat", units=2)
VIDEO = Weight("video", units=3, exclusive=True)
LETTER = Weight("letter", interruptible=True)
WEIGHTS = [CHAT, WIDE, VIDEO, LETTER]
SECOND, MINUTE = 1000, 60_000


def alice(**different: object) -> Advisor:
    """Alice is on duty for benefits and training, in French; she can hold three units."""
    usual = {
        "advisor": ALICE,
        "presence": Presence.AVAILABLE,
        "capacity": 3,
        "idle_since": 0,
        "teams": frozenset({BENEFITS, TRAINING, EVERYBODY}),
        "languages": frozenset({"fr"}),
    }
    return Advisor(**usual | different)  # type: ignore[arg-type]


def sam(**different: object) -> Waiting:
    """Sam waits for benefits, in French, and is promised five minutes."""
    usual = {
        "contact": SAM,
        "queue": BENEFITS,
        "language": "fr",
        "weight": CHAT,
        "since": 0,
        "placed": 0,
        "promise": 5 * MINUTE,
        "rings": (Ring("benefits", teams=frozenset({BENEFITS})),),
    }
    return Waiting(**usual | different)  # type: ignore[arg-type]


def bob(**different: object) -> Advisor:
    """Bob can do what Alice can."""
    return alice(advisor=BOB, **different)


def rosa(**different: object) -> Waiting:
    """Rosa waits for the same as Sam."""
    return sam(contact=ROSA, **different)


ONE_AT_A_TIME = alice(capacity=1)
FULL = Held(LENA, ALICE, CHAT)  # Alice talks to Lena


# ---- rows drawn from few values, so that many are alike -------------------------------------------


def some_of(*choices: str) -> st.SearchStrategy[frozenset[str]]:
    return st.sampled_from([frozenset(choice.split()) for choice in choices])


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([usual] * 3 * len(others) + [*others])


drops = some_of("", "", "housing", "signing", "housing signing")
delays = st.sampled_from([0, 5, 15, 40])
presences = mostly(Presence.AVAILABLE, Presence.BREAK, Presence.AWAY)

# st.builds would fill what a NamedTuple leaves to its defaults.
own = st.tuples(st.sampled_from(ADVISORS[:4]), drops, delays).map(
    lambda drawn: Ring("own", advisor=drawn[0], drops=drawn[1], delay=drawn[2])
)
wider = st.tuples(mostly(BENEFITS, TRAINING, EVERYBODY), drops, delays).map(
    lambda drawn: Ring("team", teams=frozenset({drawn[0]}), drops=drawn[1], delay=drawn[2])
)
one_ring = st.just((Ring("team", teams=frozenset({BENEFITS})),))
rings = (
    (one_ring | one_ring | st.tuples(own, wider) | st.tuples(wider, wider))
    | (st.tuples(own, wider, wider) | st.tuples(own, own, wider))
).map(lambda alike: tuple(ring._replace(name=f"{number} {ring.name}") for number, ring in enumerate(alike)))


def waiting(contact: UUID, now: int) -> st.SearchStrategy[Waiting]:
    return st.builds(
        Waiting,
        contact=st.just(contact),
        queue=st.just(BENEFITS),
        language=mostly("fr", "en"),
        weight=st.sampled_from([CHAT, WIDE, VIDEO, LETTER]),
        since=mostly(0, 1, 7, 30).map(lambda age: now - age),
        placed=st.just(now),
        promise=mostly(20, 10, 21, 60),
        rings=rings,
        needs=mostly(
            frozenset(),
            frozenset({Need("housing")}),
            frozenset({Need("signing", must=True)}),
            frozenset({Need("housing", 2), Need("signing")}),
        ),
        ceiling=mostly(None, 90),
        barred=mostly(frozenset(), frozenset({ALICE}), frozenset({BOB, CLEO})),
    )


def advisor(who: UUID, now: int) -> st.SearchStrategy[Advisor]:
    return st.builds(
        Advisor,
        advisor=st.just(who),
        presence=presences,
        capacity=mostly(3, 1, 4),
        idle_since=st.sampled_from([0, 0, 2, 9]).map(lambda idle: now - idle),
        teams=mostly(frozenset({BENEFITS, EVERYBODY}), frozenset({BENEFITS}), frozenset({TRAINING, EVERYBODY})),
        languages=mostly(frozenset({"fr"}), frozenset({"fr", "en"})),
        skills=mostly(
            frozenset(),
            frozenset({Skill("housing")}),
            frozenset({Skill("signing")}),
            frozenset({Skill("housing", 2), Skill("signing", 2)}),
        ),
        limits=mostly(frozenset(), frozenset({("chat", 1)}), frozenset({("video", 0)})),
    )


stand_ins = st.frozensets(
    st.builds(
        StandIn,
        absent=st.sampled_from(ADVISORS),
        by=st.sampled_from(ADVISORS),
        start=st.integers(0, 60),
        until=st.integers(20, 400),
    ),
    min_size=2,
    max_size=8,
)
