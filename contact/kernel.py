"""What the kernel itself brings to the house."""

from datetime import timedelta

from contact import attachments, desk, forgetting, news, routes
from contact.facts import Moved, Seated, Seen, Written
from contact.part import Part
from contact.plumbing.live import Again
from contact.views import ContactShown, EntryShown, SeenShown

part = Part(
    name="contact",
    routes=(*routes.routes, *attachments.routes, *desk.routes),
    listens={
        Moved: (news.tell_moved,),
        Seated: (news.tell_seated,),
        Written: (news.tell_written,),
        Seen: (news.tell_seen,),
    },
    tells={
        "entry": EntryShown,
        "contact": ContactShown,
        "seen": SeenShown,
        "again": Again,
        "signed_out": Again,
    },
    tasks={forgetting.FORGET: forgetting.forget},
    beat={forgetting.FORGET: timedelta(minutes=10)},
    examines=forgetting.examine,
)
