"""What two people sent becomes two films of one length, each with its voice and its picture, side by side in time."""

import io
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from fractions import Fraction
from typing import NamedTuple

import av
import pytest
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from tests.video.browsers import Browser, opened
from video.recording.film import PIECE, Pieces
from video.recording.frames import Frame, Frames
from video.recording.reordering import Line, Packet
from video.rooms.room import Room
from video.rooms.tape import Tape
from video.wire.dump import PIECE as HEAD
from video.wire.dump import Reading

BOTH = ("seeker", "advisor")
RATE = 25
SECONDS = 3
WIDE, HIGH = 64, 48
PART = 200


class Spoken(NamedTuple):
    """What a browser's encoders make of three seconds before its camera."""

    pictures: list[bytes]
    sounds: list[bytes]


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    camera = av.CodecContext.create("libvpx", "w")
    camera.width, camera.height, camera.pix_fmt, camera.time_base = WIDE, HIGH, "yuv420p", Fraction(1, RATE)
    camera.options = {"deadline": "realtime", "cpu-used": "8", "g": "1000"}
    microphone = av.CodecContext.create("libopus", "w")
    microphone.sample_rate, microphone.layout, microphone.format = 48_000, "mono", "s16"
    pictures = [bytes(packet) for number in range(RATE * SECONDS) for packet in camera.encode(picture(number))]
    sounds = [bytes(packet) for number in range(50 * SECONDS) for packet in microphone.encode(sound(number))]
    return Spoken(pictures + [bytes(packet) for packet in camera.encode(None)], sounds)


def picture(number: int) -> VideoFrame:
    frame = VideoFrame(WIDE, HIGH, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([number * 3 % 256]) * plane.buffer_size)
    frame.pts, frame.time_base = number, Fraction(1, RATE)
    return frame


def sound(number: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="mono", samples=960)
    frame.planes[0].update(bytes([(at * number) % 251 for at in range(1920)]))
    frame.sample_rate, frame.pts, frame.time_base = 48_000, number * 960, Fraction(1, 48_000)
    return frame


class Talk:
    """Two browsers in a room that is taped, and the time that passes."""

    def __init__(self, sam: Browser, alice: Browser, tape: Tape, room: Room) -> None:
        self.sam, self.alice, self.tape, self.room = sam, alice, tape, room
        self.time = 1000.0
        self.sequence = 0

    def passes(self, spoken: Spoken, *, loses: tuple[int, ...] = (), again: bool = True) -> None:
        """Let both speak for three seconds; some parts of what Sam shows are lost, and perhaps sent again later."""
        for tick in range(50 * SECONDS):
            for who in (self.sam, self.alice):
                who.sends("audio", tick, tick * 960, spoken.sounds[min(tick, len(spoken.sounds) - 1)])
            if tick % 2 == 0:
                self._show(tick // 2, spoken.pictures[tick // 2], loses, again=again)
            if tick == 60:
                self._report(tick)
            self.time += 0.02

    def _show(self, number: int, picture: bytes, loses: tuple[int, ...], *, again: bool) -> None:
        parts = [picture[at : at + PART] for at in range(0, len(picture), PART)]
        late = []
        for place, part in enumerate(parts):
            payload, marker = (b"\x00" if place else b"\x10") + part, place == len(parts) - 1
            sent = self.sequence, number * 3600, payload
            if self.sequence in loses:
                late.append((*sent, marker))
            else:
                self.sam.sends("video", *sent, marker=marker)
            self.alice.sends("video", *sent, marker=marker)
            self.sequence += 1
        for sequence, timestamp, payload, marker in late if again else ():
            self.sam.sends_again(sequence, timestamp, payload, number=sequence, marker=marker)

    def _report(self, tick: int) -> None:
        """Both say what their clocks said: the picture is half a second behind the sound."""
        for who in (self.sam, self.alice):
            who.reports("audio", 5000, tick * 960)
            who.reports("video", 5000.5, tick // 2 * 3600)


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    with opened() as port:
        room = Room()
        sam, alice = Browser(port, room, "seeker"), Browser(port, room, "advisor")
        held: list[Talk] = []
        tape = room.tape = Tape(BOTH, lambda: held[0].time if held else 1000.0)
        held.append(Talk(sam, alice, tape, room))
        sam.comes()
        alice.comes()
        tape.run(BOTH, room.legs)
        yield held[0]


def frames(dump: bytes) -> list[Frame]:
    made, reading = Frames(), Reading()
    given = [frame for record in reading.take(dump) for frame in made.take(record)]
    return given + list(made.end())


def filmed(dump: bytes, length: int) -> bytes:
    """Let the film's own process make a film."""
    done = subprocess.run(
        (sys.executable, "-m", "video.recording.child", str(length)),
        input=dump,
        capture_output=True,
        check=True,
        timeout=60,
    )
    pieces = dict(pieces_of(done.stdout))
    return b"".join(pieces[number] for number in sorted(pieces))


def pieces_of(said: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(said):
        number, length = HEAD.unpack_from(said, at)
        at += HEAD.size + length
        yield number, said[at - length : at]


async def test_two_films_of_one_length_with_both_voices_and_pictures(talk: Talk, spoken: Spoken) -> None:
    talk.passes(spoken)
    dumps = talk.tape.take()
    length = talk.tape.length

    films = [av.open(io.BytesIO(filmed(dumps[seat], length)), mode="r") for seat in BOTH]

    for film in films:
        assert film.duration is not None
        assert abs(film.duration / 1000 - length) <= 60
        assert film.streams.video[0].width == WIDE
        seen = list(film.decode(video=0))
        assert len(seen) == RATE * SECONDS
        film.seek(0)
        heard = list(film.decode(audio=0))
        assert len(heard) >= 50 * SECONDS


async def test_what_was_sent_again_is_in_its_place(talk: Talk, spoken: Spoken) -> None:
    talk.passes(spoken, loses=(1, 5, 6, 30))

    kept = [frame for frame in frames(talk.tape.take()["seeker"]) if frame.kind == "video"]

    assert [frame.body for frame in kept] == spoken.pictures
    assert [frame.at for frame in kept] == sorted(frame.at for frame in kept)
    assert kept[0].size == (WIDE, HIGH)


async def test_what_is_lost_for_good_costs_the_pictures_that_lean_on_it_and_no_sound(
    talk: Talk, spoken: Spoken
) -> None:
    first_of_all = len(spoken.pictures[0]) // PART + 1
    talk.passes(spoken, loses=(first_of_all + 3,), again=False)

    kept = frames(talk.tape.take()["seeker"])

    shown = [frame.body for frame in kept if frame.kind == "video"]
    assert 0 < len(shown) < 10
    assert shown == spoken.pictures[: len(shown)]
    assert len([frame for frame in kept if frame.kind == "audio"]) == 50 * SECONDS


async def test_the_sender_s_own_clock_sets_the_picture_beside_the_sound(talk: Talk, spoken: Spoken) -> None:
    talk.passes(spoken)

    kept = frames(talk.tape.take()["seeker"])

    sounds, pictures = ([frame.at for frame in kept if frame.kind == kind] for kind in ("audio", "video"))
    assert pictures[50] - sounds[100] == 500  # both were sent at two seconds


async def test_a_pause_is_cut_out_and_what_follows_goes_on_at_once(talk: Talk, spoken: Spoken) -> None:
    talk.passes(spoken)
    talk.tape.pause(talk.room.legs)
    talk.time += 3600
    talk.tape.run(BOTH, talk.room.legs)
    talk.passes(spoken)

    kept = frames(talk.tape.take()["advisor"])

    assert talk.tape.length == 2 * SECONDS * 1000
    assert abs(kept[-1].at - talk.tape.length) < 200


async def test_a_seat_that_was_only_heard_is_a_film_without_a_picture(talk: Talk, spoken: Spoken) -> None:
    for tick in range(50):
        talk.sam.sends("audio", tick, tick * 960, spoken.sounds[tick])
        talk.time += 0.02

    film = av.open(io.BytesIO(filmed(talk.tape.take()["seeker"], talk.tape.length)), mode="r")

    assert len(film.streams.video) == 0
    assert film.duration is not None
    assert abs(film.duration / 1000 - 1000) <= 60


def test_nobody_s_bytes_can_do_more_than_spoil_their_own_film() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "video.recording.child", "1000"),
        input=b"\xff" * 100_000,
        capture_output=True,
        timeout=60,
    )

    assert (done.returncode, list(dict(pieces_of(done.stdout)))) == (0, [0])


def test_a_missing_packet_is_waited_for_and_then_given_up() -> None:
    line = Line()
    packets = [Packet(at, at // 10, 0, True, b"x") for at in (0, 20, 30)]

    in_order = [each for packet in packets for each in line.take(packet)]
    after = list(line.take(Packet(1500, 4, 0, True, b"x")))

    assert [packet.sequence for packet, _ in in_order] == [0]
    assert [(packet.sequence, whole) for packet, whole in after] == [(2, False), (3, True), (4, True)]


def test_numbers_go_round() -> None:
    line = Line()

    given = [
        packet.sequence
        for number in (65_534, 65_535, 0, 1)
        for packet, _ in line.take(Packet(0, number, 0, True, b"x"))
    ]

    assert given == [65_534, 65_535, 0, 1]


def test_a_film_leaves_in_pieces_and_its_head_is_last() -> None:
    given: list[tuple[int, bytes]] = []
    pieces = Pieces(lambda number, piece: given.append((number, piece)))

    pieces.write(bytes(3 * PIECE // 2))
    pieces.write(bytes(PIECE))
    pieces.seek(4)
    pieces.write(b"head")
    pieces.finish()

    assert [(number, len(piece)) for number, piece in given] == [(1, PIECE), (2, PIECE // 2), (0, PIECE)]
    assert given[-1][1][:9] == bytes(4) + b"head" + bytes(1)
