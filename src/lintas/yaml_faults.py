"""What is wrong where YAML can't be read, and where it is to be mended: often before the parser stopped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

BULLETS = tuple("*•·●▪◦‣–—−")  # signs in place of the hyphen of an entry
CURLY = re.compile(r"[“”„‘](?!\s)")
# A line of a fact up to its colon; one with another sign, or no blank behind it.
KEY = re.compile(r"\s*(?:- +)*[\w-]+$")
NEARLY = re.compile(r"(\s*(?:- +)*)([^\W\d][\w-]*)\s*[:：=]\s*(\S.*?)\s*$")
# What is left, by libyaml's words for it.
CAUSES = {
    "tab character": "tab",
    "character '\\t'": "tab",
    "cannot start any token": "sign",
    "block sequence entries are not allowed": "dash",
    "mapping keys are not allowed": "sign",
    "<document start>": "indent",
    "expected key": "indent",
    "alphabetic or numeric": "sign",
    "comment or line break": "sign",
}


@dataclass(frozen=True)
class Fault:
    """The line and column to mend, from 0; `cause` is a variant of the help of `broken-yaml`, with its `values`."""

    line: int
    column: int
    cause: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped, in which of the `lines`, and what it was reading, which began at `begun`; from 0.

    `detail` and `context` are libyaml's words for what it missed and what it was reading.
    """

    lines: list[str]
    line: int
    column: int
    detail: str
    context: str
    begun: tuple[int, int]

    @property
    def here(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands before it on the line."""
        return self.here[: self.column]

    @property
    def sign(self) -> str:
        """The sign at which it stopped; empty at the end of a line."""
        return self.here[self.column : self.column + 1]


def fault(stop: Stop) -> Fault:
    """What is to be mended where the parser stopped."""
    looks = (_escape, _open_quote, _tab, _behind_a_mark, _open_bracket, _no_colon, _colon, _behind_a_list, _bullet)
    return next((found for look in looks if (found := look(stop))), _other(stop))


def _escape(stop: Stop) -> Fault | None:
    """A backslash in double quotation marks begins something that is no character, as in a path of Windows."""
    is_escape = "escape" in stop.detail or "hexdecimal" in stop.detail
    return Fault(stop.line, stop.column, "escape") if is_escape else None


def _open_quote(stop: Stop) -> Fault | None:
    """The end of a quotation is missed only at the end of all."""
    return Fault(*stop.begun, "quote") if "quoted scalar" in stop.context else None


def _tab(stop: Stop) -> Fault | None:
    return Fault(stop.line, stop.column, "tab") if stop.sign == "\t" else None


def _behind_a_mark(stop: Stop) -> Fault | None:
    """A text goes on behind a closing quotation mark, which may belong to one that was opened further up."""
    before = stop.before.rstrip()
    if not before.endswith(('"', "'")):
        return None
    if before.count(before[-1]) % 2:
        for above in range(stop.line - 1, -1, -1):
            if stop.lines[above].count(before[-1]) % 2:
                return Fault(above, stop.lines[above].rfind(before[-1]), "quote")
    return Fault(stop.line, stop.column, "after-quote")


def _open_bracket(stop: Stop) -> Fault | None:
    """What was opened last and is open still."""
    for what, opened, closed in (("flow sequence", "[", "]"), ("flow mapping", "{", "}")):
        if what in stop.context:
            return Fault(*stop.begun, "bracket", {"opened": opened, "closed": closed})
    return None


def _no_colon(stop: Stop) -> Fault | None:
    return _without_colon(stop.lines, stop.begun[0]) if "expected ':'" in stop.detail else None


def _colon(stop: Stop) -> Fault | None:
    """A colon stands inside a text, or the line before has none, or this line is indented too far."""
    if "mapping values" not in stop.detail:
        return None
    if not KEY.match(stop.before):
        curly = CURLY.search(stop.before)
        return Fault(stop.line, curly.start() if curly else stop.column, "curly" if curly else "colon")
    above = next((one for one in range(stop.line - 1, -1, -1) if stop.lines[one].strip()), stop.line)
    if ": " in stop.lines[above] or stop.lines[above].endswith(":"):
        return Fault(stop.line, _indent(stop.here), "indent")
    return _without_colon(stop.lines, above)


def _behind_a_list(stop: Stop) -> Fault | None:
    return Fault(stop.line, stop.column, "after-list") if stop.before.rstrip().endswith(("]", "}")) else None


def _bullet(stop: Stop) -> Fault | None:
    sign = stop.before.strip()
    return Fault(stop.line, _indent(stop.here), "bullet") if sign in BULLETS else None


def _other(stop: Stop) -> Fault:
    cause = next((known for text, known in CAUSES.items() if text in stop.detail), "")
    if cause == "indent" and stop.sign == "-":
        return Fault(stop.line, stop.column, "dash")
    return Fault(*(stop.begun if cause == "sign" else (stop.line, stop.column)), cause)


def _without_colon(lines: list[str], line: int) -> Fault:
    text = lines[line]
    if text.lstrip().startswith(BULLETS):
        return Fault(line, _indent(text), "bullet")
    if match := NEARLY.match(text):
        return Fault(line, _indent(text), "colon-near", {"near": f"{match[2]}: {match[3]}"})
    return Fault(line, _indent(text), "no-colon")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
