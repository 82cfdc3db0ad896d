"""Look for notes that break Lintas: python3 scripts/fuzz.py [seconds]. Sets up all it needs the first time.

    python3 scripts/fuzz.py 600                      # ten minutes; a minute where nothing is said
    python3 scripts/fuzz.py 60 --engine random       # without atheris
    python3 scripts/fuzz.py --once a-note.md         # what one note does

Notes are made of those in `tests/cases/` and `tests/hostile/`. atheris is led by which lines of Lintas and of
Python-Markdown they reach; it is installed below `.cache/fuzz/`, from `tests/fuzz/atheris.lock`. Where it can't be,
that is said, and the same target gets notes that are changed at random. What is found is told, and lies in
`.cache/fuzz/found/`; it becomes a folder in `tests/hostile/`, and is mended. Ends with 1 where something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import bootstrap

if TYPE_CHECKING:
    from fuzz_target import Find, Target

LOCK = bootstrap.ROOT / "tests" / "fuzz" / "atheris.lock"
FOLDER = bootstrap.ROOT / ".cache" / "fuzz"
ENGINES = ("atheris", "random")
MORE = 60  # seconds after its time in which a run has to end by itself
HANGS = 30  # seconds after which one note is given up
# What is imported along and never reads a note.
NOT_LED_BY = tuple(
    f"lintas.{part}"
    for part in "build citation drawings editors export forms pages plugin render search social word".split()
)
LAST_WORDS = 4000  # characters of what a process said before it died
MOST_CHANGES = 6  # of one note, before it is tried


def install_atheris() -> str:
    """The folder with atheris; empty where it can't be installed here, which pip explains above."""
    folder = FOLDER / f"atheris-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}-{sys.implementation.cache_tag}"
    stamp = folder / "installed"
    if not stamp.exists():
        print("Installing atheris below .cache/fuzz (once, with the network) ...", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            str(folder),
        ]
        if subprocess.call([*pip, "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]):
            return ""
        stamp.touch()
    return str(folder)


def changed(note: bytes, notes: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    """A note with some changes: a word put in, perhaps many times, a part left out or doubled, the end of another."""
    for _ in range(chance.randint(1, MOST_CHANGES)):
        start, end = sorted(chance.randint(0, len(note)) for _ in range(2))
        word, other = chance.choice(words), chance.choice(notes)
        note = chance.choice(
            (
                note[:start] + word + note[start:],
                note[:start] + word + note[end:],
                note[:start] + word * 2 ** chance.randint(1, 8) + note[start:],
                note[:start] + note[end:],
                note[:end] + note[start:],
                note[:start] + other[chance.randint(0, len(other)) :],
                note[:start] + bytes([chance.randrange(256)]) + note[start + 1 :],
            )
        )
    return note


def at_random(
    try_one: Callable[[bytes], object], notes: Sequence[bytes], words: Sequence[bytes], go_on: Callable[[int], bool]
) -> int:
    """Try the notes, then changes of them, as long as `go_on` says so of their count; gives the count."""
    chance = random.Random(0)  # noqa: S311  (the same notes each time)
    count = 0
    while go_on(count):
        note = notes[count] if count < len(notes) else changed(chance.choice(notes), notes, words, chance)
        try_one(note)
        count += 1
    return count


def by_coverage(try_one: Callable[[bytes], object], seconds: int) -> None:
    """Let atheris try notes; it ends the process when its time is over."""
    atheris = import_module("atheris")  # it has no types, and is not everywhere

    corpus = FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    from fuzz_target import LARGEST, dictionary, seeds  # noqa: PLC0415  (instrumented by now)

    for seed in seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    (FOLDER / "words.dict").write_text(dictionary(), encoding="ascii")
    options = {
        "max_total_time": seconds,
        "max_len": LARGEST,
        "timeout": HANGS,
        "rss_limit_mb": 2048,
        "dict": FOLDER / "words.dict",
        "artifact_prefix": f"{FOLDER / 'left'}-",
        "len_control": 0,
        "verbosity": 0,
        "print_final_stats": 1,
    }
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], try_one)
    atheris.Fuzz()


def keep(found: Path, data: bytes, finds: Sequence[Find]) -> None:
    """Keep a note for each fault that it shows; of several that show the same one, the shortest."""
    for find in finds:
        file = found / f"{find.name}.md"
        if not file.exists() or file.stat().st_size > len(data):
            file.write_bytes(data)
            file.with_suffix(".txt").write_text(f"{find.sort}: {find.detail}\n", encoding="utf-8", errors="replace")


def work(engine: str, seconds: int, base: Path, found: Path) -> None:
    """Try notes for some seconds, in a process that may die of it."""
    if engine == "atheris":
        atheris = import_module("atheris")  # it has no types, and is not everywhere

        with atheris.instrument_imports(include=["lintas", "markdown", "frontmatter"], exclude=[*NOT_LED_BY]):
            from fuzz_target import Target  # noqa: PLC0415  (instrumented)
    from fuzz_target import Target, as_note, seeds, words  # noqa: PLC0415  (after that)

    target = Target(base)

    def try_one(data: bytes) -> None:
        note = as_note(data)
        keep(found, note, target.finds(note))

    if engine == "atheris":
        by_coverage(try_one, seconds)
        return
    ends = time.monotonic() + seconds
    print(f"{at_random(try_one, seeds(), words(), lambda _: time.monotonic() < ends)} notes", flush=True)


def confirmed(found: Path, target: Target) -> list[tuple[Path, Find]]:
    """What is found again without instruments, which make everything slower; what is not is forgotten."""
    again: list[tuple[Path, Find]] = []
    for file in sorted(found.glob("*.md")):
        finds = target.finds(file.read_bytes())
        if not finds:
            print(f"not found again: {file.name}, {file.with_suffix('.txt').read_text(encoding='utf-8').strip()}")
        again.extend((file, find) for find in finds)
    return again


def run(engine: str, seconds: int) -> int:
    """Run an engine in a process of its own, and tell what it found; gives the status."""
    from fuzz_target import LAST_PARAGRAPH, Target  # noqa: PLC0415  (it needs the environment)
    from hostile_cases import ONE_NOTE, small_base  # noqa: PLC0415  (likewise; found by the import above)

    found = FOLDER / "found"
    shutil.rmtree(found, ignore_errors=True)
    found.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        small_base(base)
        places = [engine, str(seconds), str(base), str(found)]
        environment = dict(os.environ)
        if engine == "atheris":
            environment["PYTHONPATH"] = os.pathsep.join(filter(None, [install_atheris(), os.environ.get("PYTHONPATH")]))
        try:
            command = [sys.executable, __file__, "--work", *places]
            with (FOLDER / "log.txt").open("w", encoding="utf-8") as log:
                status = subprocess.run(command, env=environment, timeout=seconds + MORE, stderr=log).returncode
        except subprocess.TimeoutExpired:
            status = -1
        if status:  # the note on which it died, or hangs, still lies there
            note = base / ONE_NOTE
            died = (found / "died.md", f"the process ended with {status}" if status > 0 else "it hangs, or died")
            if note.is_file():
                died[0].write_bytes(note.read_bytes().removesuffix(LAST_PARAGRAPH))
            print((FOLDER / "log.txt").read_text(encoding="utf-8", errors="replace")[-LAST_WORDS:])
            print(f"{died[1]}; see {died[0].relative_to(bootstrap.ROOT)}")
            return 1
        finds = confirmed(found, Target(Path(folder) / "again"))
    for file, find in finds:
        print(f"{file.relative_to(bootstrap.ROOT)}: {find.sort}: {find.detail.strip()}")
    print(f"{len(finds)} found in {seconds} seconds by {engine}")
    return 1 if finds else 0


def once(file: Path) -> int:
    """Say what one note does; gives the status."""
    from fuzz_target import Target  # noqa: PLC0415  (it needs the environment)

    with tempfile.TemporaryDirectory() as folder:
        finds = Target(Path(folder) / "base").finds(file.read_bytes())
    for find in finds:
        print(f"{find.sort}: {find.detail.strip()}")
    return 1 if finds else 0


def main() -> int:
    """Take the arguments; gives the status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seconds", nargs="?", type=int, default=60)
    parser.add_argument("--engine", choices=ENGINES, help="atheris, where it can be installed")
    parser.add_argument("--once", type=Path, metavar="NOTE", help="try one note only")
    parser.add_argument("--work", nargs=4, help=argparse.SUPPRESS)  # engine, seconds, base, found
    given = parser.parse_args()
    if given.work:
        engine, seconds, base, found = given.work
        work(engine, int(seconds), Path(base), Path(found))
        return 0
    if given.once:
        return once(given.once)
    engine = given.engine or ENGINES[0]
    if engine == "atheris" and not install_atheris():
        print("atheris can't be installed here, as pip says above; notes are changed at random instead.", flush=True)
        engine = "random"
    return run(engine, given.seconds)


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    sys.exit(main())
