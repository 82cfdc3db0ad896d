"""What a picture says."""

from __future__ import annotations

from dataclasses import dataclass

SIZE = (1200, 630)  # pixels


@dataclass(frozen=True)
class Picture:
    """A picture's address below the site's root, and its words."""

    uri: str
    title: str
    kicker: str = ""
    line: str = ""

    @property
    def alt(self) -> str:
        """What it shows, for those who don't see it: its words."""
        return ". ".join(part.rstrip(".") for part in (self.kicker, self.title, self.line) if part)
