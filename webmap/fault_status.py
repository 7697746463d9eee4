"""The HTTP status of a fault, by its code or its class."""

from layers.errors import LayersError, NotAllowed, NotFound, Refused

_BY_CLASS: tuple[tuple[type[LayersError], int], ...] = ((NotFound, 404), (NotAllowed, 403), (Refused, 400))
_BY_CODE = {
    "amendment.stale": 409,
    "talk.stale": 409,
    "visit.stale": 409,
    "city.none": 503,
    "store.not_ready": 503,
    "store.busy": 503,
    "store.unreachable": 503,
    "store.full": 507,
    "hall.full": 507,
    "hall.disk": 507,
    "signin.too_many": 429,
    "reply.too_many": 429,
    "print.busy": 503,
    "print.too_many": 429,
}


def status_of(fault: LayersError) -> int:
    """The HTTP status of a fault."""
    if fault.code in _BY_CODE:
        return _BY_CODE[fault.code]
    return next((status for kind, status in _BY_CLASS if isinstance(fault, kind)), 500)
