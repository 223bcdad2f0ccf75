"""Where media are carried is what the operator says, or every address that others can reach."""

import pytest

from contact.plumbing import clock
from contact.plumbing.errors import Misconfigured
from contact.plumbing.settings import Settings, from_environment
from video import places, turn


def test_the_operator_names_where_media_are_carried() -> None:
    settings = Settings(
        media_hosts=("10.0.0.5",), media_port=4444, media_announced=("203.0.113.5",), media_control="[::1]:9000"
    )

    place = places.of(settings)

    assert (place.hosts, place.port, place.announced) == (("10.0.0.5",), 4444, ("203.0.113.5",))
    assert (place.control_host, place.control_port) == ("::1", 9000)


def test_without_a_word_every_address_of_this_machine_is_served_the_loopback_last() -> None:
    place = places.of(Settings())

    assert place.announced == place.hosts
    assert place.hosts[-1] in {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    "environ", [{"VISAVIS_MEDIA_HOSTS": "media.example"}, {"VISAVIS_MEDIA_CONTROL": "9000"}], ids=str
)
def test_what_is_no_address_is_refused(environ: dict[str, str]) -> None:
    with pytest.raises(Misconfigured, match=next(iter(environ))):
        from_environment(environ)


def test_a_relay_is_given_with_a_name_that_expires_and_its_proof() -> None:
    settings = Settings(turn=("turn:relay.example:3478",), turn_secret="secret")  # noqa: S106
    now = clock.now()

    (relay,) = turn.relays(settings, now)

    expires, _, _ = relay.username.partition(":")
    assert int(expires) == int((now + turn.LAST).timestamp())
    assert len(relay.credential) == 28
    assert turn.relays(Settings(), now) == []
