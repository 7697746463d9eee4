"""Mapbox Vector Tiles 2.1, points only, protobuf by hand: https://github.com/mapbox/vector-tile-spec."""

import struct
from collections.abc import Iterable, Mapping

EXTENT = 4096
Value = str | int | float | bool
_VARINT, _LENGTH = 0, 2
_MOVE_TO_ONCE = (1 << 3) | 1
_POINT = 1
_VERSION = 2


def layer(name: str, points: Iterable[tuple[int, int, Mapping[str, Value]]], extent: int = EXTENT) -> bytes:
    """A tile with one layer of points ``(x, y, properties)``, x to the east and y to the south in units of the extent.

    Points beyond 0…extent are the buffer. Nothing to draw makes an empty tile.
    """
    keys: dict[str, int] = {}
    values: dict[tuple[type, Value], int] = {}
    features = [_field(2, _feature(x, y, told, keys, values)) for x, y, told in points]
    if not features:
        return b""
    body = [_number(15, _VERSION), _field(1, name.encode()), *features]
    body += [_field(3, key.encode()) for key in keys]
    body += [_field(4, _value(value)) for _, value in values]
    body.append(_number(5, extent))
    return _field(3, b"".join(body))


def _feature(
    x: int, y: int, told: Mapping[str, Value], keys: dict[str, int], values: dict[tuple[type, Value], int]
) -> bytes:
    tags = bytearray()
    for key, value in told.items():
        tags += varint(keys.setdefault(key, len(keys)))
        # 1 and True are equal to Python, not to a tile.
        tags += varint(values.setdefault((type(value), value), len(values)))
    spot = varint(_MOVE_TO_ONCE) + varint(zigzag(x)) + varint(zigzag(y))
    return _field(2, bytes(tags)) + _number(3, _POINT) + _field(4, spot)


def _value(value: Value) -> bytes:
    if isinstance(value, bool):
        return _number(7, int(value))
    if isinstance(value, str):
        return _field(1, value.encode())
    if isinstance(value, float):
        return varint(3 << 3 | 1) + struct.pack("<d", value)
    return _number(5, value) if value >= 0 else _number(6, zigzag(value))


def _field(number: int, body: bytes) -> bytes:
    return varint(number << 3 | _LENGTH) + varint(len(body)) + body


def _number(number: int, value: int) -> bytes:
    return varint(number << 3 | _VARINT) + varint(value)


def zigzag(number: int) -> int:
    """Small numbers of either sign as small numbers without one."""
    return number << 1 if number >= 0 else (-number << 1) - 1


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    if number < 0x80:
        return bytes((number,))
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)
