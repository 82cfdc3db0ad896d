"""What is installed to run, test and publish Lintas: python3 scripts/audit.py. Works without the network.

    python3 scripts/audit.py                          # the locks: pinned, with hashes, without addresses
    python3 scripts/audit.py --known FOLDER           # and known faults: advisories of OSV or of GitHub, as JSON
    python3 scripts/audit.py --ask pip                # what to ask for advisories; a line for each 100 packages
    python3 scripts/audit.py --licences               # every package of the run, with its licence

Without advisories nothing is said of known faults, and that is said. Whether a release was withdrawn only a registry
knows; pip says so when it installs. Ends with 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import bootstrap

PIP, NPM = "pip", "npm"
ECOSYSTEMS = {"pypi": PIP, "pip": PIP, "npm": NPM}  # by the names that OSV and GitHub have for them
MOST_ASKED = 100  # packages in one address
ENTRY = re.compile(r"([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)((?: ; [^\\\n]+)?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")
REMARK = re.compile(r" *#.*\n|\n")
CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, order=True)
class Package:
    """One release that a lock pins."""

    ecosystem: str
    name: str
    version: str
    lock: str


@dataclass(frozen=True)
class Advisory:
    """A known fault: in which releases of which package, by what stands in `ranges` or one by one in `versions`."""

    name: str
    ecosystem: str
    package: str
    summary: str
    ranges: tuple[str, ...]
    versions: frozenset[str] = frozenset()


def locks() -> list[Path]:
    """All locks of this repository."""
    root = bootstrap.ROOT
    python = [*root.glob("*.lock"), *root.glob("tests/*/*.lock")]
    npm = [*root.glob("tests/*/package-lock.json"), *root.glob("scripts/*/package-lock.json")]
    return sorted(python) + sorted(npm)


def read_lock(text: str, lock: str) -> tuple[list[Package], list[str]]:
    """What a lock of pip's pins, and what is wrong with it: all but entries with hashes and remarks."""
    packages: list[Package] = []
    wrong: list[str] = []
    at = 0
    while at < len(text):
        if entry := ENTRY.match(text, at):
            packages.append(Package(PIP, entry[1], entry[2], lock))
        found = entry or REMARK.match(text, at)
        if not found:
            line = text[at:].split("\n", 1)[0]
            wrong.append(f"{lock}:{text.count(chr(10), 0, at) + 1}: not one release with its hashes: {line}")
        at = found.end() if found else text.find("\n", at) + 1 or len(text)
    return packages, wrong if packages else [*wrong, f"{lock}: it pins nothing"]


def read_npm_lock(text: str, lock: str) -> tuple[list[Package], list[str]]:
    """What a lock of npm's pins, and what is wrong with it."""
    packages: list[Package] = []
    wrong: list[str] = []
    for path, told in json.loads(text)["packages"].items():
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        packages.append(Package(NPM, name, told.get("version", ""), lock))
        if not told.get("integrity", "").startswith("sha512-"):
            wrong.append(f"{lock}: {name} has no hash")
        if "resolved" in told or told.get("link"):
            wrong.append(f"{lock}: {name} comes from an address of its own")
    return packages, wrong if packages else [f"{lock}: it pins nothing"]


def pinned() -> tuple[list[Package], list[str]]:
    """All that the locks pin, and all that is wrong with them."""
    packages: list[Package] = []
    wrong: list[str] = []
    for file in locks():
        lock, text = file.relative_to(bootstrap.ROOT).as_posix(), file.read_text(encoding="utf-8")
        more, faults = (read_npm_lock if file.suffix == ".json" else read_lock)(text, lock)
        packages += more
        wrong += faults
    return packages, wrong


def advisories(folder: Path) -> Iterator[Advisory]:
    """The advisories in the JSON files below a folder, or in one file: one, or lists of them, one after the other."""
    for file in sorted(folder.rglob("*.json")) if folder.is_dir() else [folder]:
        text, at = file.read_text(encoding="utf-8").strip(), 0
        while at < len(text):
            told, at = json.JSONDecoder().raw_decode(text, at)
            at += len(text[at:]) - len(text[at:].lstrip())
            for one in told if isinstance(told, list) else [told]:
                if not (one.get("withdrawn") or one.get("withdrawn_at")):
                    yield from _by_osv(one) if "affected" in one else _by_github(one)


def _by_osv(told: Mapping[str, Any]) -> Iterator[Advisory]:
    for one in told["affected"]:
        package = one.get("package", {})
        ranges = [_as_range(given["events"]) for given in one.get("ranges", ()) if given["type"] != "GIT"]
        yield Advisory(
            told["id"],
            ECOSYSTEMS.get(package.get("ecosystem", "").lower(), ""),
            _name(package.get("name", "")),
            told.get("summary", ""),
            tuple(part for given in ranges for part in given),
            frozenset(one.get("versions", ())),
        )


def _as_range(events: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Events of OSV as GitHub writes ranges: `>= 1.0, < 1.2`."""
    since = ""
    for event in events:
        if "introduced" in event:
            since = "" if event["introduced"] == "0" else f">= {event['introduced']}"
            yield from [since or ">= 0"] if event is events[-1] else []
        elif "fixed" in event or "last_affected" in event:
            until = f"< {event['fixed']}" if "fixed" in event else f"<= {event['last_affected']}"
            yield ", ".join(filter(None, (since, until)))


def _by_github(told: Mapping[str, Any]) -> Iterator[Advisory]:
    for one in told.get("vulnerabilities") or ():
        package = one["package"]
        ecosystem = ECOSYSTEMS.get(package["ecosystem"].lower(), "")
        named = one.get("vulnerable_version_range") or ""
        yield Advisory(told["ghsa_id"], ecosystem, _name(package["name"] or ""), told.get("summary", ""), (named,))


def is_hit(package: Package, advisory: Advisory) -> bool:
    """Whether a release is one of those that an advisory is about."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415  (it needs the environment)
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415  (likewise)

    if (package.ecosystem, _name(package.name)) != (advisory.ecosystem, advisory.package):
        return False
    if package.version in advisory.versions:
        return True
    try:
        version = Version(package.version)
        wanted = [re.sub(r"(?<![<>=])= ", "== ", one) for one in advisory.ranges if one]
        return any(SpecifierSet(one, prereleases=True).contains(version) for one in wanted)
    except (InvalidVersion, InvalidSpecifier):
        return True  # somebody has to look


def _name(name: str) -> str:
    return name.casefold().replace("_", "-").replace(".", "-") if not name.startswith("@") else name.casefold()


def hits(packages: Iterable[Package], known: Iterable[Advisory]) -> list[str]:
    """What is known against what is pinned."""
    by_name: dict[tuple[str, str], list[Package]] = {}
    for package in packages:
        by_name.setdefault((package.ecosystem, _name(package.name)), []).append(package)
    return sorted(
        f"{package.lock}: {package.name} {package.version}: {advisory.name}: {advisory.summary}"
        f" ({'; '.join(advisory.ranges) or 'this release'})"
        for advisory in known
        for package in by_name.get((advisory.ecosystem, advisory.package), ())
        if is_hit(package, advisory)
    )


def asked(packages: Iterable[Package], ecosystem: str) -> Iterator[str]:
    """The pinned packages as GitHub takes them in one question, some at a time."""
    names = sorted({f"{one.name}@{one.version}" for one in packages if one.ecosystem == ecosystem})
    yield from (",".join(names[start : start + MOST_ASKED]) for start in range(0, len(names), MOST_ASKED))


def licences(packages: Iterable[Package]) -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of the packages of the run, as their installed files tell."""
    for package in sorted(packages):
        if package.lock == bootstrap.RUN:
            try:
                told = metadata.metadata(package.name)
            except metadata.PackageNotFoundError:
                yield package.name, package.version, "not installed here"
                continue
            named = [value.removeprefix(CLASSIFIER) for value in told.get_all("Classifier", []) if CLASSIFIER in value]
            written = told.json
            said = written.get("license_expression") or ", ".join(named) or written.get("license", "")
            yield package.name, told["Version"], str(said).split("\n", maxsplit=1)[0] or "it does not say"


def main() -> int:
    """Take the arguments; gives the status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--known", type=Path, metavar="FOLDER", help="advisories, as JSON of OSV or of GitHub")
    parser.add_argument("--ask", choices=(PIP, NPM), help="print what to ask GitHub for advisories")
    parser.add_argument("--licences", action="store_true", help="print the licences of what the run needs")
    given = parser.parse_args()
    packages, wrong = pinned()
    if given.ask:
        print("\n".join(asked(packages, given.ask)))
        return 0
    if given.licences:
        print("\n".join("\t".join(row) for row in licences(packages)))
        return 0
    if given.known:
        known = [*advisories(given.known)]
        wrong += hits(packages, known)
        print(f"{len(known)} advisories were looked at")
    else:
        print("known faults were not looked for: no advisories were given (--known)")
    print("\n".join([*wrong, f"{len(packages)} packages in {len(locks())} locks, {len(wrong)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready()
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    sys.exit(main())
