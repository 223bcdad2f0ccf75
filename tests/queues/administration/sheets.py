"""Any house on one sheet that would work, for hypothesis."""

from datetime import date

from hypothesis import strategies as st

from contact.views import Language, Words
from contact.weeks import WEEKDAYS, ClosureForm, WeekForm
from queues.administration.forms import (
    AgencyForm,
    MotiveForm,
    PersonForm,
    QueueForm,
    RegionForm,
    RingForm,
    Sheet,
    SkillForm,
)

# What a careless writer of YAML gets wrong: colons, quotes, dashes, yes and no, numbers, accents.
NAMES = st.sampled_from(
    ["Lyon", "no", "été : suite", "- rien", "« l’été »", "09:30", "1e3", "#7", "a: b", "null", "🙂"]
)
SKILLS, AGENCIES, QUEUES, REGIONS = ("benefits", "sign", "on"), ("lyon", "no", "brest"), ("rights", "y", "q-1"), ("r1",)
DURATIONS = st.sampled_from(["30 s", "5 min", "1 h 30 min", "72 h"])
LABELS = st.builds(Words, NAMES, NAMES)
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5), max_size=2)
SPANS = st.sampled_from([[], ["09:00-12:30"], ["00:00-24:00"], ["08:00-09:00", "09:00-10:30"]])
WEEKS = st.builds(WeekForm, **dict.fromkeys(WEEKDAYS, SPANS))
CLOSURES = st.lists(
    st.builds(
        ClosureForm,
        day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        label=NAMES,
        span=st.none() | st.just("09:00-12:00"),
        is_open=st.booleans(),
    ),
    max_size=2,
    unique_by=lambda closure: closure.day,
)
TONGUES: list[list[Language]] = [["fr"], ["fr", "en"], ["en"]]
LANGUAGES = st.sampled_from(TONGUES)
RINGS = st.lists(
    st.builds(
        RingForm,
        to=st.sampled_from(["referent", "agency", "region", "everyone"]),
        after=st.sampled_from(["0 s", "1 min"]),
        drops=st.sampled_from([[], ["benefits"]]),
    ),
    max_size=2,
).map(lambda rings: [*rings, RingForm("agencies", agencies=["lyon", "no"])])


@st.composite
def queues(draw: st.DrawFn, slug: str) -> QueueForm:
    motives = [
        MotiveForm(f"{slug}-m{n}", draw(LABELS), draw(LEVELS), draw(st.none() | DURATIONS))
        for n in range(draw(st.integers(0, 2)))
    ]
    return QueueForm(
        slug=slug,
        agency=draw(st.sampled_from(AGENCIES)),
        name=draw(LABELS),
        position=draw(st.integers(0, 9)),
        languages=draw(LANGUAGES),
        skills=draw(LEVELS),
        promise=draw(DURATIONS),
        vulnerable_promise=draw(st.none() | DURATIONS),
        rings=draw(st.just([]) | RINGS),
        weights=draw(st.sampled_from([{}, {"chat": 2}])),
        wrap_up_mode=draw(st.sampled_from(["timed", "unlimited", "none"])),
        silent_after=draw(st.none() | DURATIONS),
        week=draw(WEEKS),
        open_on_holidays=draw(st.booleans()),
        closures=draw(CLOSURES),
        motives=motives,
    )


@st.composite
def people(draw: st.DrawFn, login: str) -> PersonForm:
    return PersonForm(
        login=login,
        name=draw(NAMES),
        agency=draw(st.sampled_from(AGENCIES)),
        role=draw(st.sampled_from(["advisor", "supervisor", "administrator"])),
        languages=draw(LANGUAGES),
        capacity=draw(st.integers(0, 20)),
        serves=draw(st.lists(st.sampled_from(QUEUES), unique=True)),
        skills=draw(LEVELS),
        limits=draw(st.sampled_from([{}, {"chat": 1}])),
        week=draw(st.none() | WEEKS),
    )


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet; the names on it are always the same, so that whatever is named is there."""
    return Sheet(
        regions=[RegionForm(slug, draw(NAMES)) for slug in REGIONS],
        skills=[SkillForm(code, draw(LABELS), must=code == "sign") for code in SKILLS],
        agencies=[
            AgencyForm(
                slug, draw(NAMES), "Indian/Reunion", "974", draw(st.none() | st.just("r1")), "", "", draw(CLOSURES)
            )
            for slug in (*AGENCIES, "demo", "villeurbanne")
        ],
        queues=[draw(queues(slug)) for slug in QUEUES],
        people=[draw(people(login)) for login in ("alice", "yes", "0x1f")],
    )
