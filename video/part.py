"""What video/ brings to the house."""

from datetime import timedelta

from contact.facts import Moved, Written
from contact.part import Part
from video import channel, falling, guests, joining, lending, live, registry, reports, routes, trials, visiting
from video.facts import Admitted, Displaced, GuestsChanged, HallDisplaced, Recorded
from video.recording import asking, filming, policy, sweeps, visits, watching
from video.recording import live as recording
from video.recording.shown import RecordingShown
from video.sessions import (
    administration,
    coming_in,
    demo,
    letters,
    moderating,
    news,
    place,
    questions,
    registering,
    stage,
)
from video.sessions import sweeps as hours
from video.sessions.facts import Announced, PlaceLeft, QuestionChanged, SessionChanged

part = Part(
    name="video",
    channel=channel.Video(),
    rooms=lending.Lent(),
    happens={**reports.KINDS, **falling.KINDS, **trials.KINDS},
    routes=(
        *routes.routes,
        *joining.routes,
        *reports.routes,
        *falling.routes,
        *guests.routes,
        *visiting.routes,
        *trials.routes,
        *asking.routes,
        *visits.routes,
        *watching.routes,
        *policy.routes,
        *registering.routes,
        *administration.routes,
        *place.routes,
        *questions.routes,
        *stage.routes,
        *moderating.routes,
        *coming_in.routes,
    ),
    listens={
        Admitted: (live.tell_admitted,),
        Displaced: (live.tell_displaced, recording.end_with_process),
        GuestsChanged: (registry.show_out, live.tell_guests_changed, recording.settle_with_guests),
        Written: (live.tell_written,),
        Recorded: (recording.tell,),
        Moved: (reports.note, recording.end_with_call),
        Announced: (letters.ring,),
        SessionChanged: (news.tell_changed,),
        PlaceLeft: (coming_in.show_out,),
        QuestionChanged: (news.tell_question,),
        HallDisplaced: (news.tell_displaced,),
    },
    hears={"showing": live.hear_showing, "writing": live.hear_writing},
    tells={
        "call": live.CallNews,
        "showing": live.Showing,
        "writing": live.Writing,
        "recording": RecordingShown,
        "session": news.SessionNews,
        "session_moved": news.SessionMoved,
        "session_question": questions.SessionQuestion,
    },
    visits={"guest": visiting.visits, "session": place.visits},
    tasks={
        registry.SWEEP: registry.sweep,
        sweeps.CONCLUDE: sweeps.conclude_all,
        sweeps.ERASE: sweeps.erase_all,
        filming.FILM: filming.film_all,
        letters.TELL: letters.tell,
        hours.ATTEND: hours.attend,
        hours.ERASE: hours.erase_all,
    },
    longest={filming.FILM: filming.LONGEST},
    beat={
        registry.SWEEP: timedelta(seconds=1),
        sweeps.CONCLUDE: timedelta(seconds=10),
        sweeps.ERASE: timedelta(minutes=10),
        filming.FILM: timedelta(seconds=3),
        letters.TELL: timedelta(seconds=2),
        hours.ATTEND: timedelta(seconds=5),
        hours.ERASE: timedelta(minutes=10),
    },
    # By name: the media libraries weigh 50 MB, and only these processes need them.
    commands={"media": "video.process:run", "drain": "video.process:drain"},
    plant=demo.plant,
)
