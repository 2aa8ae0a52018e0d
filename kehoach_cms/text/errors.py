"""The one error this room raises on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class UnreadableSource(Exception):
    """A source that cannot be read, with a code that the caller words for people.

    ``code`` is stable and ASCII ("encrypted", "old_word_format", "too_large", "no_text_layer" ...);
    ``params`` holds what a message needs to name ("limit", "found", "part" ...). This room words nothing:
    ``importing`` translates the code.
    """

    def __init__(self, code: str, params: Mapping[str, object] | None = None) -> None:
        self.code = code
        self.params: Mapping[str, object] = MappingProxyType(dict(params or {}))
        super().__init__(code, dict(self.params))

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code
