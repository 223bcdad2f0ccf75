"""A message is sealed for one browser: whoever carries it there cannot read it.

RFC 8291 (Message Encryption for Web Push) over the coding aes128gcm of RFC 8188, in one record.
"""

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from contact.plumbing import chance

CURVE = ec.SECP256R1()
_RECORD = 4096
_LAST = b"\x02"


def seal(
    said: bytes,
    theirs: ec.EllipticCurvePublicKey,
    auth: bytes,
    *,
    length: int = 0,
    ours: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return what only the browser with these keys can read; shorter words are filled up to `length`.

    So one cannot tell by its length what was said. Our own key and the salt are new for each message.
    """
    ours, salt = ours or ec.generate_private_key(CURVE), salt or chance.nonce(16)
    sender = point(ours.public_key())
    shared = _derive(ours.exchange(ec.ECDH(), theirs), auth, b"WebPush: info\0" + point(theirs) + sender, 32)
    key, nonce = (_derive(shared, salt, f"Content-Encoding: {name}\0".encode(), size) for name, size in _CODING)
    filled = (said + _LAST).ljust(length, b"\0")
    header = salt + _RECORD.to_bytes(4, "big") + bytes([len(sender)]) + sender
    return header + AESGCM(key).encrypt(nonce, filled, None)


_CODING = (("aes128gcm", 16), ("nonce", 12))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return a public key as browsers write it: an uncompressed point (SEC 1, 2.3.3)."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
