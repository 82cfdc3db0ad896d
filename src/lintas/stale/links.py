"""Whether the sources of a base still answer: asked of the network, a few at once and never two of one host."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urldefrag, urlsplit

from lintas.model import Adoption, AnyNote, Ask, Lesson, Raising
from lintas.rules.rule import Base
from lintas.stale.matter import Matter, Value
from lintas.values import is_address

TIMEOUT = 15.0  # seconds; offices' sites are slow, and one that takes longer nobody waits for
AT_ONCE = 8  # hosts
MOST = 2_000  # addresses in one run; the rest is counted
# Seconds for all of them, less than the 30 minutes of the job in `stale.yml` by what it takes to set up and to end.
LONGEST = 20 * 60.0
TIMEOUTS = 2  # after so many a host is left: every further address would take as long and say the same
TIMED_OUT = "timed out"
FEW = 3  # addresses; that so many, and all there are, have gone all at once nobody believes
AGENT = "Mozilla/5.0 (compatible; Lintas, looking once a month whether sources are still there)"
# Who answers so is there, but not for programs, or not now.
GUARDED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}


@dataclass(frozen=True)
class Place:
    """Where an address stands in a base."""

    address: str
    path: str
    line: int
    title: str


def places(base: Base, lang: str) -> list[Place]:
    """Every address of a source in a base, with each place where it stands; titles are in the language `lang`."""
    found = []
    for note in base.library.notes.values():
        for address, steps in _addresses(base, note):
            path, line = note.original.path, base.locate(note, *steps).line
            found.append(Place(address, path, line, note.version(lang).title))
    return found


def dead_links(places: Sequence[Place], ask: Callable[[str], str]) -> tuple[list[Matter], int]:
    """What no longer answers, and how many addresses could not be asked for want of time or of a network.

    `ask` gives why an address does not answer, in a word for editors; empty where it does.
    """
    same: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        same[place.address].append(place)
    addresses = [*same]
    silent, unasked = asked(addresses[:MOST], ask)
    if len(silent) == len(addresses[:MOST]) - unasked >= FEW:  # then it is our own network
        return [], len(addresses)
    matters = []
    for address, why in silent.items():
        one, *others = same[address]
        values: dict[str, Value] = {"url": address, "why": why, "number": 1 + len(others)}
        matters.append(Matter("link-dead", one.path, one.line, one.title, values, "many" * bool(others)))
    return matters, unasked + len(addresses[MOST:])


def asked(
    addresses: Iterable[str], ask: Callable[[str], str], clock: Callable[[], float] = time.monotonic
) -> tuple[Mapping[str, str], int]:
    """By address why it does not answer, and how many there was no time to ask; those that answer are in neither.

    Those of one host are asked one by one; `clock` gives seconds.
    """
    end = clock() + LONGEST
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc.casefold()].append(address)

    def of_host(some: list[str]) -> tuple[dict[str, str], int]:
        silent: dict[str, str] = {}
        for number, address in enumerate(some):
            if clock() >= end or [*silent.values()].count(TIMED_OUT) >= TIMEOUTS:
                return silent, len(some) - number
            if why := ask(address):
                silent[address] = why
        return silent, 0

    with ThreadPoolExecutor(AT_ONCE) as workers:
        found = [*workers.map(of_host, hosts.values())]
    return {address: why for some, _ in found for address, why in some.items()}, sum(unasked for _, unasked in found)


def silence(address: str, timeout: float = TIMEOUT) -> str:
    """Why an address does not answer: its status, or the fault of the network; empty where it answers.

    Many servers refuse the short question (HEAD), so the long one (GET) is asked before anything is said.
    """
    why = ""
    for method in ("HEAD", "GET"):
        why = _refusal(address, method, timeout)
        if not why:
            return ""
    return why


def _refusal(address: str, method: str, timeout: float) -> str:
    plain = urldefrag(address).url
    try:
        url = quote(plain, safe="%/:=&?~#+!$,;'@()*[]")
        request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310  (http or https: `is_address`)
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310  (likewise)
            answer.read(1)
    except urllib.error.HTTPError as error:
        error.close()
        return "" if error.code in GUARDED else f"{error.code} {error.reason}".strip()
    except TimeoutError:
        return TIMED_OUT
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            return TIMED_OUT
        return str(getattr(error.reason, "strerror", None) or error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return str(error) or type(error).__name__
    return ""


def _addresses(base: Base, note: AnyNote) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The addresses that a note names itself as sources, with the steps to where they stand."""
    for index, reference in enumerate(note.sources if base.is_own(note, "sources") else ()):
        for name in ("url", "archived"):
            if address := getattr(reference, name):
                yield address, ("sources", index, name)
    named: Sequence[Adoption | Raising] = (
        note.adoption if isinstance(note, Lesson) else note.raised if isinstance(note, Ask) else ()
    )
    field = "adoption" if isinstance(note, Lesson) else "raised"
    for index, source in enumerate(entry.source for entry in named):
        if is_address(source):
            yield source, (field, index, "source")
