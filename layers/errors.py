"""What can go wrong: a code and its parameters. The words are in ``wording.toml``."""

from typing import Any


class LayersError(Exception):
    """A fault with a code; ``params`` fill the sentence that belongs to the code."""

    def __init__(self, code: str, **params: Any) -> None:  # noqa: ANN401 - any value can stand in a sentence
        """Keep the code; whoever shows it finds the words."""
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotFound(LayersError):
    """It does not exist, or the asker may not know that it does: one answer for both."""


class NotAllowed(LayersError):
    """The act itself (not a record) is not for this role."""


class Refused(LayersError):
    """The question or the file does not make sense; nothing was changed."""


class Stale(Refused):
    """What was looked at has been changed by somebody else since; nothing was written over."""
