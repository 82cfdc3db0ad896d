"""Sources that no longer answer, asked of a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml
from conftest import ROOT
from stories import ALONE, STORY, VISIT

from lintas.load import Loaded
from lintas.stale import links
from lintas.stale.links import TIMED_OUT, Place, asked, dead_links, places, silence

LoadNotes = Callable[[Mapping[str, str]], Loaded]


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names; `/only-get…` does so to HEAD alone."""

    asked: list[str]

    def do_GET(self) -> None:
        self._answer(200 if self.path.startswith("/only-get") else self._status())

    def do_HEAD(self) -> None:
        self._answer(self._status())

    def _status(self) -> int:
        number = self.path.rpartition("-")[2]
        return int(number) if number.isdecimal() else 200

    def _answer(self, status: int) -> None:
        self.asked.append(f"{self.command} {self.path} {self.headers['User-Agent'][:7]}")
        if self.path == "/silent":
            self.connection.close()
            return
        self.send_response(status)
        if self.path.startswith("/moved"):
            self.send_header("Location", "/a%20page")
        if self.path.startswith("/round"):
            self.send_header("Location", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name there)
        del format, args


@pytest.fixture
def server() -> Iterator[str]:
    Answers.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as there:
        threading.Thread(target=there.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{there.server_port}"
        there.shutdown()


@pytest.mark.parametrize(
    "path",
    [
        "/a-page",
        "/a page#part",
        "/横浜?q=ü",
        "/a%20page",
        "/moved-301",
        "/only-get-405",
        "/only-get-404",
        "/for-people-403",
        "/later-429",
    ],
)
def test_a_page_that_answers_is_not_reported(server: str, path: str) -> None:
    assert silence(server + path) == ""


@pytest.mark.parametrize(
    ("path", "why"),
    [("/gone-404", "404"), ("/gone-410", "410"), ("/broken-500", "500"), ("/round-302", "302"), ("/silent", "")],
)
def test_a_page_that_does_not_answer_is_reported_with_the_reason(server: str, path: str, why: str) -> None:
    said = silence(server + path)
    assert said
    assert why in said


def test_the_short_question_is_asked_first_and_says_who_asks(server: str) -> None:
    silence(f"{server}/a-page")
    silence(f"{server}/gone-404")
    assert Answers.asked == ["HEAD /a-page Mozilla", "HEAD /gone-404 Mozilla", "GET /gone-404 Mozilla"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[bad", "http://127.0.0.1:99999/"])
def test_an_address_without_a_server_is_reported(address: str) -> None:
    assert silence(address)


def test_a_server_that_takes_too_long_is_not_waited_for(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(Answers, "_answer", lambda _self, _status: release.wait(30))
    try:
        assert "timed out" in silence(f"{server}/slow", timeout=0.05)
    finally:
        release.set()


def test_addresses_of_one_host_are_never_asked_at_once() -> None:
    busy: dict[str, int] = {}
    most: list[int] = []

    def ask(address: str) -> str:
        host = address.split("/")[2]
        busy[host] = busy.get(host, 0) + 1
        most.append(busy[host])
        busy[host] -= 1
        return "gone" if address.endswith("3") else ""

    found, unasked = asked([f"https://{host}.example/{number}" for number in range(20) for host in "abc"], ask)
    assert (max(most), unasked) == (1, 0)
    assert sorted(found) == [f"https://{host}.example/{number}" for host in "abc" for number in (13, 3)]


def test_every_source_of_a_note_is_looked_at_where_it_stands(load_notes: LoadNotes) -> None:
    found = {(one.address, one.path, one.line) for one in places(load_notes(STORY).base, "en")}
    assert found >= {
        ("https://example.org/report", f"notes/{VISIT}/index.md", 14),
        ("https://example.org/copy", f"notes/{VISIT}/index.md", 16),
        ("https://example.org/discussion", f"notes/{VISIT}/meetings.md", 12),
        ("https://example.org/discussion", f"notes/{VISIT}/subway.md", 7),
    }
    assert {path for address, path, _ in found if address == "https://example.org/report"} == {
        f"notes/{VISIT}/index.md"
    }


def test_an_address_that_several_notes_name_is_asked_and_told_once() -> None:
    questions: list[str] = []

    def ask(address: str) -> str:
        questions.append(address)
        return "404 Not Found"

    found, unasked = dead_links([Place("https://a.example/", f"notes/{name}.md", 4, name) for name in "ab"], ask)
    assert (questions, unasked) == (["https://a.example/"], 0)
    assert [(one.path, one.variant, one.values["number"]) for one in found] == [("notes/a.md", "many", 2)]


def test_in_one_run_only_so_many_are_asked_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 3)
    some = [Place(f"https://a.example/{number}", "notes/a.md", 4, "A") for number in range(5)]
    found, unasked = dead_links(some, lambda address: "gone" * address.endswith("2"))
    assert (len(found), unasked) == (1, 2)


def test_that_all_have_gone_at_once_is_our_own_network() -> None:
    some = [Place(f"https://{host}.example/", "notes/a.md", 4, "A") for host in "abc"]
    assert dead_links(some, lambda _address: "no route to host") == ([], 3)


def test_that_all_that_were_asked_have_gone_is_our_own_network_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 3)
    some = [Place(f"https://{host}.example/", "notes/a.md", 4, "A") for host in "abcde"]
    assert dead_links(some, lambda _address: "no route to host") == ([], 5)


def test_a_host_that_lets_wait_twice_is_left_and_the_rest_of_it_counted() -> None:
    questions: list[str] = []

    def ask(address: str) -> str:
        questions.append(address)
        return TIMED_OUT if "slow" in address else ""

    some = [f"https://{host}.example/{number}" for number in range(60) for host in ("slow", "well")]
    found, unasked = dead_links([Place(address, "notes/a.md", 4, "A") for address in some], ask)
    assert [one.values["url"] for one in found] == ["https://slow.example/0", "https://slow.example/1"]
    assert (len(questions), unasked) == (2 + 60, 58)


def test_when_time_is_up_nobody_is_asked_any_more_and_the_rest_counted() -> None:
    minutes = iter(range(1000))
    questions: list[str] = []
    found, unasked = asked(
        [f"https://a.example/{number}" for number in range(60)],
        lambda address: questions.append(address) or "",  # type: ignore[func-returns-value]
        lambda: next(minutes) * 60.0,
    )
    assert (found, len(questions), unasked) == ({}, 19, 41)


def test_the_time_for_all_ends_before_the_job_does() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "stale.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["look"]["timeout-minutes"] * 60 >= links.LONGEST + 5 * 60


def test_what_is_no_address_is_not_asked(load_notes: LoadNotes) -> None:
    told = ALONE.replace(
        "theme:", "adoption: [{city: Semarang, stage: planned, date: 2020, source: the plans}]\ntheme:"
    )
    assert [one.address for one in places(load_notes({"a.md": told}).base, "en")] == ["https://example.org/yokohama"]
