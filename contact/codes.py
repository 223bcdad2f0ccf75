"""What can have happened in a conversation, by the codes that pages say in the reader's language."""

from typing import Literal, TypeAlias

Code: TypeAlias = Literal[
    "opened",
    "joined",
    "sat_down",
    "got_up",
    "handed_over",
    "transferred",
    "requeued",
    "overflowed",
    "left",
    "came_back",
    "went_on",
    "call_proposed",
    "ended",
    "closed",
    "sent_by_letter",
    "copied",
    "taken_back",
    "taken_back_unread",
    "recording_asked",
    "recording_refused",
    "recording_unanswered",
    "recording_began",
    "recording_paused",
    "recording_resumed",
    "recording_ended",
    "recording_cut",
    "recording_withdrawn",
    "recording_expired",
]
