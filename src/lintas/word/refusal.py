"""Why a Word file can't be read."""

from __future__ import annotations

from collections.abc import Mapping


class UnreadableError(Exception):
    """The file is of no use; `key` is the wording of why and of the way out, with its `values`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, object] = values
