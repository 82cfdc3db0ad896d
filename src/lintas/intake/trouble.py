"""What somebody has to change in a form, or could: a question, and a wording with its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintas.catalogue import Catalogue
from lintas.intake.harmless import as_code


@dataclass(frozen=True)
class Trouble:
    """`question` is the id of the one to change, `wording` the key of what is said, `values` what was typed.

    `advice` is the key of what else is said, of the same values. `choices` are what can stand there instead; `is_wish`
    says that a note can be made all the same.
    """

    question: str
    wording: str
    values: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    is_wish: bool = False
    advice: str = ""

    def said(self, words: Catalogue) -> str:
        """What is wrong and what to do, as Markdown in which nothing that was typed does anything."""
        values = {name: _shown(value) for name, value in self.values.items()}
        said = " ".join(words.say(key, **values) for key in (self.wording, self.advice) if key)
        if not self.choices:
            return said
        return f"{said} {words.say('intake.choices', choices=', '.join(map(as_code, self.choices)))}"


def _shown(value: str) -> str:
    return value if value.isdecimal() and value.isascii() else as_code(value)
