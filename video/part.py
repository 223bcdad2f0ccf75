"""What video/ brings to the house."""

from datetime import timedelta

from contact.facts import Moved
from contact.part import Part
from video import channel, joining, lending, live, registry, reports, routes
from video.facts import Admitted, Displaced

part = Part(
    name="video",
    channel=channel.Video(),
    rooms=lending.Lent(),
    happens=reports.KINDS,
    routes=(*routes.routes, *joining.routes, *reports.routes),
    listens={Admitted: (live.tell_admitted,), Displaced: (live.tell_displaced,), Moved: (reports.note,)},
    hears={"showing": live.hear_showing},
    tells={"call": live.CallNews, "showing": live.Showing},
    tasks={registry.SWEEP: registry.sweep},
    beat={registry.SWEEP: timedelta(seconds=1)},
    # By name: the media libraries weigh 50 MB, and only these processes need them.
    commands={"media": "video.process:run", "drain": "video.process:drain"},
)
