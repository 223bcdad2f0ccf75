"""What the operator may choose, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from contact.plumbing.errors import Misconfigured


@dataclass(frozen=True)
class Settings:
    """Every choice with its default; the README's table lists them for operators."""

    database_url: str | None = None
    redis_url: str | None = None
    var: Path = Path("var")
    # What marks of ours are signed with; None: the database makes and keeps one.
    secret: str | None = None
    smtp: str | None = None
    # Where short messages are posted (callback/sms.py says how), and the token that opens it.
    sms: str | None = None
    sms_token: str | None = None
    # The key by which browsers know our messages, where push services reach whoever runs us, and those of our own.
    push: str | None = None
    push_contact: str | None = None
    push_inside: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    demo: bool = False
    origins: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    log_json: bool = False
    mail_host: str = "127.0.0.1"
    mail_port: int = 2525
    # LMTP answers for each recipient (RFC 2033); otherwise SMTP.
    mail_lmtp: bool = False
    # Our own mail servers, whose Authentication-Results we read (RFC 8601).
    mail_trusts: tuple[str, ...] = ()
    # Addresses of this machine on which media are carried, all of them by default; one UDP port for all calls.
    media_hosts: tuple[str, ...] = ()
    media_port: int = 10443
    # The addresses by which browsers reach them, where those differ (behind a one-to-one NAT).
    media_announced: tuple[str, ...] = ()
    # Where a media process answers web processes: a host and a TCP port inside the house, 0 for any.
    media_control: str = "127.0.0.1:0"
    # Bits a second that are useful of who speaks to hundreds: each of them receives as much.
    media_hall_rate: int = 1_200_000
    # Our relay for networks that let no UDP pass (turn: and turns: addresses), and the secret it shares with us.
    turn: tuple[str, ...] = ()
    turn_secret: str | None = None
    advisor_grace: timedelta = timedelta(seconds=120)
    seeker_grace: timedelta = timedelta(minutes=30)
    # How long it is kept what happened beside an appointment or a call: thirteen months.
    evidence: timedelta = timedelta(days=396)
    writes_per_minute: int = 120
    address_writes_per_minute: int = 1200
    # Times that strangers of one address keep at once; a library's forty readers share one.
    holds_an_address: int = 40
    # Short messages that leave in an hour, in all and for one person.
    sms_an_hour: int = 2000
    sms_a_person: int = 10

    def __post_init__(self) -> None:
        # A proxy may reach a loopback address for the whole world, and need not say so in any header.
        public = [origin for origin in self.origins if not is_loopback(urlsplit(origin).hostname or "")]
        if self.demo and (self.trusted_proxies or public or not is_loopback(self.host)):
            raise Misconfigured(
                f"Demo sign-in needs no password, so VISAVIS_DEMO is refused on {self.host} for {self.origins}, "
                f"behind {self.trusted_proxies}: it works on a loopback address only, and behind no proxy."
            )

    @property
    def address(self) -> str:
        """Where people find our pages: the first origin that the operator named, or this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.origins[0] if self.origins else f"http://{host}:{self.port}"

    @property
    def sqlalchemy_url(self) -> str:
        """The database's address for SQLAlchemy; raises Misconfigured when there is none."""
        if not self.database_url:
            raise Misconfigured("DATABASE_URL is not set. `make run` starts a private server.")
        scheme, _, rest = self.database_url.partition("://")
        if scheme.split("+")[0] not in {"postgres", "postgresql"}:
            raise Misconfigured("DATABASE_URL must begin with postgresql://.")
        return f"postgresql+asyncpg://{rest}"

    @property
    def redis(self) -> str:
        """The broker's address; raises Misconfigured when there is none."""
        if not self.redis_url:
            raise Misconfigured("REDIS_URL is not set. `make run` starts a private server.")
        return self.redis_url


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raise Misconfigured, naming the variable, for what cannot be understood."""
    plain = Settings()
    return Settings(
        database_url=environ.get("DATABASE_URL") or None,
        redis_url=environ.get("REDIS_URL") or None,
        var=Path(environ.get("VISAVIS_VAR") or plain.var),
        secret=environ.get("VISAVIS_SECRET") or None,
        smtp=environ.get("VISAVIS_SMTP") or None,
        sms=environ.get("VISAVIS_SMS") or None,
        sms_token=environ.get("VISAVIS_SMS_TOKEN") or None,
        push=environ.get("VISAVIS_PUSH") or None,
        push_contact=environ.get("VISAVIS_PUSH_CONTACT") or None,
        push_inside=_words(environ, "VISAVIS_PUSH_INSIDE"),
        host=environ.get("VISAVIS_HOST") or plain.host,
        port=_whole(environ, "PORT", plain.port),
        demo=environ.get("VISAVIS_DEMO", "") == "1",
        origins=_words(environ, "VISAVIS_ORIGINS"),
        trusted_proxies=_words(environ, "VISAVIS_TRUSTED_PROXIES"),
        log_json=environ.get("VISAVIS_LOG", "") == "json",
        mail_host=environ.get("VISAVIS_MAIL_HOST") or plain.mail_host,
        mail_port=_whole(environ, "VISAVIS_MAIL_PORT", plain.mail_port),
        mail_lmtp=environ.get("VISAVIS_MAIL_PROTOCOL", "").lower() == "lmtp",
        mail_trusts=tuple(each.lower() for each in _words(environ, "VISAVIS_MAIL_TRUSTS")),
        media_hosts=_addresses(environ, "VISAVIS_MEDIA_HOSTS"),
        media_port=_whole(environ, "VISAVIS_MEDIA_PORT", plain.media_port),
        media_announced=_addresses(environ, "VISAVIS_MEDIA_ANNOUNCED"),
        media_control=_host_and_port(environ, "VISAVIS_MEDIA_CONTROL", plain.media_control),
        media_hall_rate=_whole(environ, "VISAVIS_MEDIA_HALL_RATE", plain.media_hall_rate),
        turn=_words(environ, "VISAVIS_TURN"),
        turn_secret=environ.get("VISAVIS_TURN_SECRET") or None,
        advisor_grace=_seconds(environ, "VISAVIS_ADVISOR_GRACE", plain.advisor_grace),
        seeker_grace=_seconds(environ, "VISAVIS_SEEKER_GRACE", plain.seeker_grace),
        evidence=timedelta(days=_whole(environ, "VISAVIS_EVIDENCE_DAYS", plain.evidence.days)),
        writes_per_minute=_whole(environ, "VISAVIS_WRITES", plain.writes_per_minute),
        address_writes_per_minute=_whole(environ, "VISAVIS_ADDRESS_WRITES", plain.address_writes_per_minute),
        holds_an_address=_whole(environ, "VISAVIS_ADDRESS_HOLDS", plain.holds_an_address),
        sms_an_hour=_whole(environ, "VISAVIS_SMS_AN_HOUR", plain.sms_an_hour),
        sms_a_person=_whole(environ, "VISAVIS_SMS_A_PERSON", plain.sms_a_person),
    )


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address, without its port, is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _whole(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    text = environ.get(name)
    if not text:
        return otherwise
    if not text.isascii() or not text.isdigit():
        raise Misconfigured(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def _seconds(environ: Mapping[str, str], name: str, otherwise: timedelta) -> timedelta:
    return timedelta(seconds=_whole(environ, name, int(otherwise.total_seconds())))


def _addresses(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    words = _words(environ, name)
    for word in words:
        try:
            ip_address(word)
        except ValueError:
            raise Misconfigured(f"{name} must name IP addresses, and {word!r} is none.") from None
    return words


def _host_and_port(environ: Mapping[str, str], name: str, otherwise: str) -> str:
    text = environ.get(name) or otherwise
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit():
        raise Misconfigured(f"{name} must be a host and a port, not {text!r}.")
    return text


def _words(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(environ.get(name, "").replace(",", " ").split())
