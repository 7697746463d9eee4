"""How the beginning of a text reads in each encoding: where the bytes do not tell, a person sees it at once."""

ENCODINGS = ("cp932", "utf-8", "euc_jp", "utf-16", "iso2022_jp")
_BYTES = 600
_LETTERS = 80
_ARCHIVE = b"PK\x03\x04"


def readings(raw: bytes) -> dict[str, str]:
    """Encoding → first words; none for an archive, whose bytes are no text."""
    if raw.startswith(_ARCHIVE):
        return {}
    return {encoding: _begun(raw[:_BYTES].decode(encoding, "replace")) for encoding in ENCODINGS}


def _begun(text: str) -> str:
    """One line that can be shown: what is no letter stands as 「�」."""
    line = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)[:_LETTERS]
