"""Somebody at a terminal: what is typed, and what has been shown."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals that a test can type into", allow_module_level=True)

import pexpect

ENTER, TAB, CTRL_C = "\r", "\t", "\x03"
UP, DOWN, HOME, END = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F"
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r")
LONGEST = 60  # seconds that an answer may take on a busy machine


def _listens() -> None:
    """Ctrl-C is heard, also where the tests run in the background, which begins with nobody hearing it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Terminal:
    """`lintas` on a terminal of 100 by 40."""

    def __init__(self, base: Path, *arguments: str, lang: str = "en", **environment: str) -> None:
        env = dict(os.environ) | {"LC_ALL": f"{lang}.UTF-8", "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        env |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "lintas", *arguments],
            cwd=str(base),
            env=env,
            encoding="utf-8",
            dimensions=(40, 100),
            timeout=LONGEST,
            preexec_fn=_listens,
        )
        self.raw = ""

    def asked(self, words: str) -> Terminal:
        """Wait until something is shown, wherever its lines break."""
        self.child.expect(r"\s+".join(map(re.escape, words.split(" "))))
        self.raw += (self.child.before or "") + words
        return self

    def type(self, keys: str) -> Terminal:
        """Type, and press Enter."""
        self.child.send(keys + ENTER)
        return self

    def press(self, keys: str) -> Terminal:
        """Press keys alone."""
        self.child.send(keys)
        return self

    def end(self) -> int:
        """Wait for the end; gives the exit status."""
        self.child.expect(pexpect.EOF)
        self.raw += self.child.before or ""
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -1

    @property
    def text(self) -> str:
        """What was shown, without the codes that move and colour it."""
        return CODES.sub("", self.raw)
