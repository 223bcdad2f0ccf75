"""A relay that speaks TLS under a certificate of its own making, and takes letters from those it knows."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

LOGIN, PASSWORD = "conseil", "s3cret/with@signs"
Kind = Literal["starttls", "tls"]


@dataclass
class SecureOffice:
    """What it has taken, and how: everything over TLS, and from whom it knows."""

    kind: Kind
    authority: Path
    password: str = PASSWORD
    port: int = 0
    taken: list[Envelope] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    def url(self, *, password: str = "s3cret%2Fwith%40signs", more: str = "") -> str:  # noqa: S107
        scheme = "smtps" if self.kind == "tls" else "smtp"
        return f"{scheme}://{LOGIN}:{password}@localhost:{self.port}{more}"

    def judges(self, server: SMTP, _: Session, __: Envelope, mechanism: str, given: object) -> AuthResult:
        """Tell whether it knows somebody; a password that comes in clear is nobody's."""
        assert isinstance(given, LoginPassword)
        assert server.transport is not None
        self.logins.append(mechanism)
        secret = server.transport.get_extra_info("sslcontext") is not None
        known = given == LoginPassword(LOGIN.encode(), self.password.encode())
        return AuthResult(success=known and secret, handled=False)

    async def handle_MAIL(  # noqa: N802
        self, _: SMTP, session: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        if not session.authenticated:
            return "530 5.7.0 Who are you?"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 2.0.0 Taken"


@asynccontextmanager
async def secure_office(folder: Path, kind: Kind, *, name: str = "localhost") -> AsyncIterator[SecureOffice]:
    """Open one; `name` is whom its certificate is for."""
    authority, context = _certified(folder, name)
    office = SecureOffice(kind, authority)
    loop = asyncio.get_running_loop()

    def protocol() -> SMTP:
        if kind == "starttls":
            return SMTP(office, tls_context=context, require_starttls=True, authenticator=office.judges, loop=loop)
        # Encrypted from the first byte: there is no STARTTLS that it could ask for.
        return SMTP(office, auth_require_tls=False, authenticator=office.judges, loop=loop)

    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if kind == "tls" else None)
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        await server.wait_closed()


def _certified(folder: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """Make an authority and a certificate that it has signed; return the authority's, and what a server shows."""
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ours, theirs = _called("An authority of the tests"), _called(name)
    root = _certificate(ours, ours, authority_key).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
    root = root.add_extension(x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key()), False)
    leaf = _certificate(theirs, ours, key).add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
    leaf = leaf.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), False)
    signed = leaf.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    authority, server = folder / "authority.pem", folder / "server.pem"
    authority.write_bytes(root.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    server.write_bytes(signed + secret)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(server)
    return authority, context


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _certificate(whose: x509.Name, by: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )
