"""EUC-JP as Windows writes it: rows of NEC and IBM (①, ㈱, 髙, 﨑) that Python's codec leaves out.

They stand at the same row and cell as in CP932, so CP932 reads them.
"""

import codecs

FILL = "ibashomap.eucjp"
_NEC_ROWS = {13, *range(89, 93)}


def _fill(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    pair = fault.object[fault.start : fault.start + 2]
    if len(pair) == 2 and pair[0] - 0xA0 in _NEC_ROWS and 0xA1 <= pair[1] <= 0xFE:
        letter = _shifted(pair[0] - 0xA0, pair[1] - 0xA0).decode("cp932", "replace")
        return letter, fault.start + 2
    return "\ufffd", fault.start + 1


def _shifted(row: int, cell: int) -> bytes:
    """Row and cell of JIS X 0208 as the two bytes of CP932."""
    lead = (row + 1) // 2 + (0x80 if row <= 62 else 0xC0)
    trail = cell + (0x9E if row % 2 == 0 else 0x3F if cell <= 63 else 0x40)
    return bytes((lead, trail))


codecs.register_error(FILL, _fill)
