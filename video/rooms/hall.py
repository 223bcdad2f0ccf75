"""In a hall one speaks and hundreds listen: each packet is opened once, and sealed for each who is there."""

from video import seats
from video.rooms.ear import Ear, Listener
from video.rooms.leg import Leg
from video.rooms.presence import Presence, presence
from video.rooms.stage import Stage
from video.rooms.strand import Strand
from video.seats import PRESENTER
from video.signalling.answers import Stream
from video.signalling.entering import HallFull
from video.signalling.offers import Offer, OfferUnanswerable
from video.wire.pace import Pace
from video.wire.pictures import Pictures

# What one processor carries with a third of it left (bench/hall.svg): five hundred places, and some whose page has just
# gone and who were not yet missed. More media processes carry more sessions.
MOST = 550
# However many ask, and however many arrive: a whole picture is ten times as large as any other.
_PICTURES_APART = 1.0


class Hall:
    """One presenter, and those who listen to them."""

    # Nobody is told of hundreds where each of them is.
    tells = False

    def __init__(self, rate: int) -> None:
        """`rate` is to how many bits a second who speaks is limited."""
        self.legs: dict[str, Leg] = {}
        self.told: dict[str, Presence] = {}
        self._strands = {kind: Strand(kind) for kind in ("audio", "video")}
        self._streams = {(kind, PRESENTER): strand.stream for kind, strand in self._strands.items()}
        self._pace = Pace(rate)
        self._stage: Stage | None = None
        self._listeners: dict[str, Listener] = {}
        # Who is sent to: all who listen and were heard a moment ago.
        self._ears: dict[str, list[Ear]] = {kind: [] for kind in self._strands}
        self._pictures, self._wanted = Pictures(_PICTURES_APART), False

    def admit(self, seat: str, offer: Offer) -> None:
        """Raise OfferUnanswerable for an offer that is not of one who speaks or of one who listens, and HallFull."""
        fits = _presents if seat == PRESENTER else _listens
        if not seats.in_hall(seat) or not fits(offer):
            raise OfferUnanswerable
        if seat not in self.legs and seats.is_listener(seat) and sum(map(seats.is_listener, self.legs)) >= MOST:
            raise HallFull(retry_after=10)

    def streams(self, seat: str) -> dict[tuple[str, str], Stream]:
        """Return under which names the one in a seat hears the others: all who listen, under the same."""
        return {} if seat == PRESENTER else self._streams

    def expect(self, _: Leg) -> None:
        """Ask for nothing: a whole picture for one who comes is asked for with those of others."""

    def ready(self, leg: Leg) -> None:
        """Let media flow to one who listens, or from the one who speaks."""
        if self.legs.get(leg.seat) is not leg or leg.cipher is None:
            return
        if leg.seat == PRESENTER:
            stage = self._stage = Stage(leg, leg.cipher, self._strands, self._spread, pace=self._pace)
            leg.receive_by(lambda datagram: self._tell(stage.receive(datagram)))
        else:
            self._seat(Listener(leg, leg.cipher, self._strands))
        self._ask_for_picture()

    def part(self, seat: str) -> None:
        """Let nothing flow to a seat or from it."""
        if seat == PRESENTER:
            self._stage = None
        elif self._listeners.pop(seat, None):
            self._gather()

    def presence(self, seat: str) -> Presence:
        """Tell where the one in a seat is."""
        return presence(self.legs.get(seat))

    def round(self) -> None:
        """Do what is done twice a second: report to who speaks, and leave out whoever is not heard any more."""
        self._gather()
        if self._stage:
            self._stage.report()
        if self._wanted:
            self._ask_for_picture()

    def _seat(self, listener: Listener) -> None:
        self._listeners[listener.leg.seat] = listener
        listener.leg.receive_by(lambda datagram: self._hear(listener, datagram))
        self._gather()
        # Who presents says it of their sound every five seconds only; before, it would not go with their picture.
        for ear in listener.ears.values():
            ear.tell()

    def _gather(self) -> None:
        there = [each for seat, each in self._listeners.items() if self.presence(seat) is Presence.HERE]
        self._ears = {kind: [each.ears[kind] for each in there if kind in each.ears] for kind in self._strands}

    def _spread(self, strand: Strand, sequence: int, packet: bytes) -> None:
        if strand.kind == "video":
            strand.recent.keep(sequence, packet)
        for ear in self._ears[strand.kind]:
            ear.send(packet)

    def _tell(self, strands: list[Strand]) -> None:
        for strand in strands:
            for ear in self._ears[strand.kind]:
                ear.tell()

    def _hear(self, listener: Listener, datagram: bytes) -> None:
        if listener.hear(datagram):
            self._ask_for_picture()

    def _ask_for_picture(self) -> None:
        """Ask for a whole picture now, or as soon as the last one is a second old."""
        self._wanted = True
        if self._stage and self._pictures.ask(self._stage.leg.ticks()):
            self._wanted = False
            self._stage.ask_for_picture()


def _presents(offer: Offer) -> bool:
    kinds = sorted(section.kind for section in offer.sections)
    return kinds == ["audio", "video"] and all(each.sends and not each.receives for each in offer.sections)


def _listens(offer: Offer) -> bool:
    kinds = sorted(section.kind for section in offer.sections)
    return kinds in (["audio"], ["audio", "video"]) and all(each.receives and not each.sends for each in offer.sections)
