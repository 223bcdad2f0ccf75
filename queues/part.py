"""What queues/ brings to the house."""

from datetime import timedelta

from contact.facts import Moved, Seated
from contact.part import Part
from contact.plumbing.live import Again
from queues import (
    asking,
    conference,
    limits,
    live,
    moving,
    paces,
    peaks,
    portfolio,
    public,
    routes,
    routing,
    sweeps,
    targets,
    transfers,
    unanswered,
    wallboard,
)
from queues.administration import routes as administration
from queues.conference import InvitationGone
from queues.console import DutyShown, OfferGone, OfferShown
from queues.facts import DutyChanged, Invited, Offered, OfferSettled, Resettled
from queues.lines import Lines

part = Part(
    name="queues",
    queueing=Lines(),
    routes=(
        *public.routes,
        *routes.routes,
        *transfers.routes,
        *targets.routes,
        *conference.routes,
        *portfolio.routes,
        *limits.routes,
        *asking.routes,
        *moving.routes,
        *unanswered.routes,
        *wallboard.routes,
        *administration.routes,
    ),
    listens={
        Moved: (live.tell_desk,),
        Seated: (live.tell_seated,),
        Invited: (live.tell_invited,),
        Offered: (live.tell_offered,),
        OfferSettled: (live.tell_settled,),
        DutyChanged: (live.tell_duty,),
        Resettled: (live.tell_resettled,),
    },
    tells={
        "offer": OfferShown,
        "offer_gone": OfferGone,
        "invitation_gone": InvitationGone,
        "duty": DutyShown,
        "console": Again,
        "board": wallboard.Board,
    },
    tasks={
        "queues.sweep": sweeps.sweep,
        "queues.tend": sweeps.tend,
        "queues.pace": paces.reckon,
        live.TELL: sweeps.tell_places,
        "queues.board": wallboard.boards.tell,
        "queues.peaks": peaks.turn,
    },
    standing={live.ROUTE: routing.route, "queues.mind": sweeps.mind},
    concludes=(routing.let_go,),
    beat={
        "queues.sweep": timedelta(seconds=1),
        "queues.tend": timedelta(seconds=5),
        "queues.pace": paces.EVERY,
        live.TELL: timedelta(seconds=1),
        "queues.board": timedelta(seconds=1),
        "queues.peaks": timedelta(seconds=1),
    },
)
