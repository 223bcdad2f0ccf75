"""What callback/ brings to the house."""

from datetime import timedelta

from callback import by_link, calls, channel, demo, due, naming, notices, routes, settling, sms
from callback.facts import Asked, Begun, Booked
from callback.models import By
from contact.facts import Moved
from contact.part import Part

part = Part(
    name="callback",
    channel=channel.Callback(),
    couriers={By.SMS: sms.send},
    routes=(*routes.routes, *by_link.addresses, *calls.routes),
    listens={
        Booked: (notices.ring, naming.ring),
        Asked: (notices.ring,),
        Begun: (due.tell_begun,),
        Moved: (settling.ring,),
    },
    tasks={
        due.BEGIN: due.begin,
        settling.SETTLE: settling.settle,
        notices.TELL: notices.tell,
        naming.NAME: naming.name_all,
    },
    beat={
        due.BEGIN: timedelta(seconds=1),
        settling.SETTLE: timedelta(seconds=10),
        notices.TELL: timedelta(seconds=2),
        naming.NAME: timedelta(minutes=1),
    },
    plant=demo.plant,
)
