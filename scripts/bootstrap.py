"""The environment that every script here runs in: `.venv`, with the pinned packages of a lock file and Lintas itself.

What tests and measurements need of npm lies in `node_modules`, beside the lock that pins it.
Only the standard library, and syntax that Python 3.7 reads, so that the message about the version can be shown.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
RUN, TEST = "requirements.lock", "requirements-test.lock"
WEB = ROOT / "tests" / "web"


def ready(lock: str = RUN) -> None:
    """Make the environment fit a lock file, where it does not yet; nothing is asked of the network otherwise.

    The test lock holds all of the other with the same versions, so that an environment made for tests can build.
    """
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:3])
        stop(
            f"Lintas needs Python 3.11 or newer; this is {have}.",
            f"Install a newer one, then run this with it: python3.12 {' '.join(sys.argv)}",
        )
    fits = _stamp(lock).exists() or (lock == RUN and _stamp(TEST).exists())
    if fits and PYTHON.exists():  # a link to a Python that was removed does not exist
        return
    if not _usable():
        _make_environment()
    print(f"Installing the packages of {lock} into .venv (once: about a minute, with the network) ...", flush=True)
    # Hashes are checked, and only wheels are taken, so that nothing of a package runs while it is installed. Our own is
    # installed as a link to src/, with the tools the lock has pinned.
    _pip("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock))
    _pip("--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    for old in VENV.glob("lintas-*.stamp"):
        old.unlink()
    _stamp(lock).touch()


def ready_web(folder: Path = WEB) -> str:
    """Make `node_modules` beside a `package-lock.json` fit it, where it does not yet; says why it could not.

    None of the packages' own scripts is run. What needs them can be left out, so nothing ends here.
    """
    stamp = _web_stamp(folder)
    if stamp.exists():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    print(
        f"Installing the packages of {folder.relative_to(ROOT).as_posix()} with npm (once, with the network) ...",
        flush=True,
    )
    if subprocess.call([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=str(folder)):
        return "npm could not install them and says why above; without a network this can't be done the first time"
    stamp.touch()
    return ""


def run(*command: str) -> int:
    """Run a module of the environment in this folder; gives its status."""
    return _call("-m", *command, cwd=ROOT)


def python(*arguments: str) -> int:
    """Run the environment's Python; gives its status."""
    return _call(*arguments)


def lintas(verb: str, *arguments: str) -> int:
    """Run `lintas`, as if it had been called here: paths among the arguments stay those of the caller."""
    settings = [] if "-f" in arguments or "--help" in arguments else ["-f", str(ROOT / "mkdocs.yml")]
    return _call("-m", "lintas", verb, *settings, *arguments)


def _call(*arguments: str, cwd: Path | None = None) -> int:
    try:
        return subprocess.call([str(PYTHON), *arguments], cwd=cwd and str(cwd))
    except KeyboardInterrupt:
        return 130  # what shells say of a program that was stopped with Ctrl-C; it has said so itself


def stop(*lines: str) -> NoReturn:
    """Say what is wrong and what to do, and end."""
    sys.exit("\n".join(lines))


def _stamp(lock: str) -> Path:
    """The mark that an environment fits a lock file and the project's settings as they are now."""
    seen = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    seen.update(str(ROOT).encode())
    return VENV / f"lintas-{lock.split('.', maxsplit=1)[0]}-{seen.hexdigest()[:16]}.stamp"


def _web_stamp(folder: Path) -> Path:
    """The mark that `node_modules` fits its lock; npm removes it with all the rest before it installs."""
    seen = hashlib.sha256((folder / "package-lock.json").read_bytes())
    return folder / "node_modules" / f"lintas-{seen.hexdigest()[:16]}.stamp"


def _usable() -> bool:
    """Whether the environment is there and its Python runs (it does not after the system's was replaced)."""
    check = [str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return PYTHON.exists() and subprocess.call(check, stderr=subprocess.DEVNULL) == 0


def _make_environment() -> None:
    print("Making the environment .venv ...", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        stop(
            "This Python can't make an environment (the module venv or ensurepip is missing).",
            "On Debian and Ubuntu: sudo apt install python3-venv. Then run the command again.",
            "",
            made.stderr.strip() or made.stdout.strip(),
        )


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*command, *arguments], cwd=str(ROOT)):
        stop(
            "",
            "The packages could not be installed; pip says why above.",
            "Without a network this can't be done the first time. Run the same command again when it is there.",
        )
