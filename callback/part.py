"""What callback/ brings to the house."""

from datetime import timedelta

from callback import (
    absent,
    administration,
    by_link,
    calls,
    channel,
    demo,
    due,
    expecting,
    in_turn,
    instead,
    links,
    live,
    naming,
    notices,
    quotas,
    rearranging,
    recorded,
    reminding,
    resting,
    routes,
    settling,
    sms,
    soon,
    timetable,
    watching,
    whereabouts,
)
from callback.facts import Asked, Booked, Chosen, Turned
from callback.models import By
from callback.push import courier, vapid
from contact.facts import Moved
from contact.part import Part

part = Part(
    name="callback",
    channel=channel.Callback(),
    couriers={By.SMS: sms.send, By.PUSH: courier.send},
    happens=recorded.KINDS,
    linked=links.subject,
    routes=(
        *routes.routes,
        *by_link.addresses,
        *whereabouts.routes,
        *in_turn.routes,
        *instead.routes,
        *calls.routes,
        *expecting.addresses,
        *reminding.addresses,
        *timetable.routes,
        *absent.routes,
        *administration.routes,
        *watching.routes,
        *recorded.routes,
    ),
    listens={
        Booked: (notices.ring, naming.ring),
        Asked: (notices.ring,),
        Chosen: (rearranging.ring,),
        Moved: (settling.ring, live.tell_moved, soon.tell_turn),
        Turned: (live.tell_turned,),
    },
    tells={"call_back": live.CallBackNews},
    visits={"waiting": live.visits},
    tasks={
        due.BEGIN: due.begin,
        settling.SETTLE: settling.settle,
        notices.TELL: notices.tell,
        naming.NAME: naming.name_all,
        rearranging.REARRANGE: rearranging.rearrange,
        resting.REST: resting.rest,
    },
    beat={
        due.BEGIN: timedelta(seconds=1),
        settling.SETTLE: timedelta(seconds=10),
        notices.TELL: timedelta(seconds=2),
        naming.NAME: timedelta(minutes=1),
        rearranging.REARRANGE: timedelta(seconds=5),
        resting.REST: timedelta(minutes=1),
    },
    health=quotas.health,
    commands={"push-key": vapid.make_key},
    examines=vapid.examine,
    plant=demo.plant,
)
