"""What is fuzzed: the bytes of one note in a small base, read, checked, told of, and made into harmless HTML.

`Target.finds` says what went wrong with them. Everything that Lintas may say of a note is a problem with a place; so
an exception is a find, and so is a text that is lost without a word.
"""

from __future__ import annotations

import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

from conftest import NOW
from good_facts import FACTS
from harmless_html import harms
from hostile_cases import FOLDER, ONE_NOTE, small_base

from lintas.catalogue import catalogue, languages
from lintas.load import Loaded, load
from lintas.model import MODELS, Header, written_fields
from lintas.problem import Problem
from lintas.report import as_github, as_json, as_text
from lintas.rules import errors_among
from lintas.sanitise import sanitise
from lintas.settings import read_settings, settings_of

LONGEST = 2.0  # seconds of the processor that a note may take
LARGEST = 8_192  # bytes of a note that is tried; ten ordinary pages
CANARY = "kenarikenari"  # stands at the end of each text; where a page does not have it something was lost
LAST_PARAGRAPH = f"\n\n{CANARY}\n".encode()
# What says that a text is not whole in its page, or that we could not read it and do not know why.
SAID_TO_BE_LOST = {"removed-html", "lost-text"}
FAULTS_OF_OURS = {"lost-reader", "too-slow"}
BEGINS = (b"---", b"+++", b"\xef\xbb\xbf", b"\xff\xfe")
GOOD = FACTS.encode()
# What notes are made of, besides the names of their fields: signs that open or close something, and what others write.
# fmt: off
WORDS = (
    "---\n", "\n---\n", "+++\n", ";;;\n", "```\n", "~~~\n", "***", "___", "\n\n", "\t", "    ", "\r\n", "\r", "- ",
    "1. ", "# ", "## ", "> ", "| a | b |\n|---|:-:|\n", ": ", "[^1]", "[^1]: ", "*[HTML]: ", "[a]: ", "![", "](",
    "][", "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<script>", "</script>", "<style>",
    "<svg onload=", "<a href=", "<img src=x onerror=alert(1)>", "<details><summary>", "<math><mi>", "<table><td>",
    "javascript:", "data:text/html,", "&#x6a;", "&Tab;", "&colon;", "&lt;", "&amp;", "{: onclick=x }", "{: #a .b }",
    "!!! note\n", "??? tip\n", "[TOC]", "`", "{{", "}}", "{%", "%}", "{{<", ">}}", "import X from 'x'\n",
    "export const a = 1\n", "[[", "]]", "![[", ":::tip\n", "&a", "*a", "!!python/object:os.system", "<<: ", "? ",
    "|\n", ">-\n", "[", "]", "{", "}", '"', "'", "\\", "%", "@", "~", "yes", "no", "null", "0x10", "1e999",
    "2018-03-19", "2018-13-45", "2018-03/2018-02", "..", "2018~", "15XX", "-1", "\ufeff", "\u202e", "\u2066",
    "\u200b", "\u0301", "\xa0", "\u2028", "\x85", "\x00", "\x0c", "\x1a", "\x02", "\x03", "\U0001f600",
    "../../etc/passwd", "%2e%2e/", "file:///", "//example.org/x", "http://[", "index.md", "about.md#x", "a.png",
    "?q=", "#",
)
# fmt: on


@dataclass(frozen=True)
class Find:
    """One thing that went wrong: of which sort, and what is known of it. Those with the same `name` are one fault."""

    sort: str
    detail: str
    where: str = ""

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.sort}-{re.sub(r'[^a-z0-9]+', '-', self.where.casefold()).strip('-')}".strip("-")


class Target:
    """A small base with one note, which is another one each time."""

    def __init__(
        self,
        base: Path,
        *,
        reading: Callable[..., Loaded] = load,
        cleaning: Callable[[str], str] = sanitise,
        clock: Callable[[], float] = time.process_time,
    ) -> None:
        """Lay out the base where it is not there yet; the rest are what a test replaces by something faulty."""
        if not base.exists():
            small_base(base)
        self.file = base / ONE_NOTE
        config, problems = read_settings(base / "mkdocs.yml")
        if config is None:
            raise RuntimeError(problems)
        self.settings, self.base = settings_of(config), base
        self.reading, self.cleaning, self.clock = reading, cleaning, clock

    def finds(self, data: bytes) -> list[Find]:
        """What goes wrong with a note of these bytes; of an exception only that."""
        self.file.write_bytes(data + LAST_PARAGRAPH)
        began = self.clock()
        try:
            loaded = self.reading(self.settings, NOW)
            html = {path: self.cleaning(rendered.html) for path, rendered in loaded.rendered.items()}
            unsaid = [*told(loaded.problems)]
        except Exception as error:  # noqa: BLE001  (any is a find)
            return [_fallen(error)]
        seconds = self.clock() - began
        slow = [Find("slow", f"{seconds:.1f} seconds")] if seconds > LONGEST else []
        return [*slow, *unsaid, *placed(loaded.problems, self.base), *_whole(loaded, html), *_running(html.values())]


def _fallen(error: Exception) -> Find:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "lintas" in frame.filename and frame.name != "finds"] or frames
    text = "".join(traceback.format_exception(error))
    return Find("exception", text, f"{type(error).__name__} {Path(ours[-1].filename).stem} {ours[-1].lineno}")


def told(problems: Sequence[Problem]) -> Iterator[Find]:
    """All that can be said of the problems, in all languages; a terminal obeys no sign of it."""
    for lang in languages():
        words = catalogue(lang)
        as_github(problems, words)
        as_json(problems, words)
        for line in as_text(problems, words).split("\n"):
            if not line.isprintable():
                yield Find("unprintable", line, line.partition("]")[0].rpartition("[")[2])


def placed(problems: Sequence[Problem], base: Path) -> Iterator[Find]:
    """Problems that lie nowhere, and those which say that something of ours failed."""
    for problem in problems:
        at = problem.at
        there = base / at.path
        lines = there.read_bytes().count(b"\n") + there.read_bytes().count(b"\r") + 1 if there.is_file() else 0
        if not at.path or not there.exists() or at.column < 1 or not (1 <= at.line <= max(lines, 1)):
            yield Find("no-place", f"{problem.rule} at {at}", problem.rule)
        if problem.rule in FAULTS_OF_OURS:
            yield Find("fault", f"{problem.rule}: {dict(problem.values)}", problem.rule)


def _whole(loaded: Loaded, html: Mapping[str, str]) -> Iterator[Find]:
    """The last words of a text that is accepted stand in its page."""
    said = {problem.rule for problem in loaded.problems} & SAID_TO_BE_LOST
    if errors_among(loaded.problems) or said:
        return
    for path, text in html.items():
        if CANARY not in text:
            yield Find("lost", f"{path} ends before its last words")


def _running(pages: Iterable[str]) -> Iterator[Find]:
    """What may not come of a note, by a reader that is not the sanitiser's."""
    for page in pages:
        yield from (Find("runs", harm.text, harm.where) for harm in harms(page))


def seeds() -> list[bytes]:
    """The notes of all cases and their texts, none of them twice: what writers got wrong, and what means harm."""
    folders = (FOLDER, FOLDER.parent / "cases")
    notes = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.md")) if path.is_file()]
    texts = [note.split(b"\n---\n", 1)[-1] for note in notes]
    return list(dict.fromkeys(note for note in (*notes, *texts) if len(note) <= LARGEST))


def as_note(data: bytes) -> bytes:
    """Bytes as a note; what does not begin like one is the text of a good one, since few texts would be read else."""
    return data if data.startswith(BEGINS) else GOOD + data


def words() -> list[bytes]:
    """What is put into notes: signs of Markdown, YAML and HTML, and all fields."""
    fields = {f"{name}: " for model in (Header, *MODELS.values()) for name in written_fields(model)}
    return [word.encode() for word in (*WORDS, *sorted(fields))]


def dictionary() -> str:
    """The same as libFuzzer reads it."""
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words())
