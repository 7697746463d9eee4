"""Keys of one evening: what comes back is signed by the laptop and can be read by the city's server alone.

Ed25519 (RFC 8032) signs. X25519 with a key of one use, HKDF-SHA256 and ChaCha20-Poly1305 (RFC 7748, 5869, 8439) seal:
whoever finds the stick or the laptop's package finds no note in it.
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from layers.errors import Refused

_KEY_BYTES = 32
_SIGNATURE_BYTES = 64
_WHAT_FOR = b"ibashomap hall result 1"
# The key is of one use, so the number of use may stand still.
_NONCE = bytes(12)


@dataclass(frozen=True, kw_only=True, slots=True)
class LaptopKeys:
    """What travels in the hall file: to sign with, and to seal for the city."""

    sign: bytes
    seal_for: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class CityKeys:
    """What stays on the city's server: to tell the laptop's hand, and to open what it sealed."""

    verify: bytes
    open_with: bytes


def new_keys() -> tuple[LaptopKeys, CityKeys]:
    """Fresh keys of one hall file."""
    signs, opens = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    laptop = LaptopKeys(sign=signs.private_bytes_raw(), seal_for=opens.public_key().public_bytes_raw())
    return laptop, CityKeys(verify=signs.public_key().public_bytes_raw(), open_with=opens.private_bytes_raw())


def sealed(plain: bytes, keys: LaptopKeys, label: bytes) -> bytes:
    """Sealed and signed; ``label`` (the name of the evening) is bound to it and can be read by all."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(keys.seal_for)), mine, keys.seal_for)
    body = mine + ChaCha20Poly1305(key).encrypt(_NONCE, plain, label)
    return Ed25519PrivateKey.from_private_bytes(keys.sign).sign(label + body) + body


def opened(package: bytes, keys: CityKeys, label: bytes) -> bytes:
    """What was sealed. ``Refused("hall.result_broken")`` unless every byte is as the laptop wrote it."""
    signature, body = package[:_SIGNATURE_BYTES], package[_SIGNATURE_BYTES:]
    mine, closed = body[:_KEY_BYTES], body[_KEY_BYTES:]
    try:
        Ed25519PublicKey.from_public_bytes(keys.verify).verify(signature, label + body)
        private = X25519PrivateKey.from_private_bytes(keys.open_with)
        key = _key(
            private.exchange(X25519PublicKey.from_public_bytes(mine)), mine, private.public_key().public_bytes_raw()
        )
        return ChaCha20Poly1305(key).decrypt(_NONCE, closed, label)
    except (InvalidSignature, InvalidTag, ValueError) as fault:
        raise Refused("hall.result_broken") from fault


def _key(shared: bytes, mine: bytes, theirs: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=mine + theirs, info=_WHAT_FOR).derive(shared)
