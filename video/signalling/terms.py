"""What the server agrees to beside the media: in a call all passes through it; in a hall it is one end."""

from dataclasses import dataclass

from video import seats
from video.seats import PRESENTER

TRANSPORT_WIDE = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
SENT_AT = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"


@dataclass(frozen=True)
class Terms:
    """Which header extensions may stand beside a packet, and which feedback is given, on sound and on pictures."""

    passes: tuple[str, ...]
    on_sound: tuple[str, ...]
    on_pictures: tuple[str, ...]


CALL = Terms(
    # What a browser may put beside its packets and the other one understands.
    passes=(
        SENT_AT,
        TRANSPORT_WIDE,
        "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "urn:3gpp:video-orientation",
        "urn:ietf:params:rtp-hdrext:toffset",
    ),
    on_sound=("transport-cc",),
    on_pictures=("transport-cc", "goog-remb", "ccm fir", "nack", "nack pli"),
)
# Without the numbers of the whole way a browser paces itself by what we report and by our limit. A picture that is
# held sideways it turns itself, so that nothing stands beside any packet.
PRESENTING = Terms(passes=(), on_sound=(), on_pictures=("goog-remb", "nack", "nack pli"))
# Each listener's estimate would be one packet in ten of all that comes in, and nobody would act upon it.
LISTENING = Terms(passes=(), on_sound=(), on_pictures=("nack", "nack pli"))


def of(seat: str) -> Terms:
    """Return what is agreed with the one in a seat."""
    if seat == PRESENTER:
        return PRESENTING
    return LISTENING if seats.is_listener(seat) else CALL
