"""Links that seem to lead to one host and lead to another; honest ones are left alone."""

from __future__ import annotations

import pytest

from lintas.body import BodyReader
from lintas.misleading import MOST_TOLD, misleading
from lintas.settings import MarkdownSettings
from lintas.source import read_note

READER = BodyReader(MarkdownSettings())
HONEST = (
    "[https://bappeda.jakarta.go.id/rkpd](https://bappeda.jakarta.go.id/rkpd/2018)",
    "[jakarta.go.id](https://www.jakarta.go.id/)",
    "[www.jakarta.go.id](http://jakarta.go.id/id)",
    "[bappeda.jakarta.go.id](https://jakarta.go.id/bappeda)",
    "[jakarta.go.id](https://web.archive.org/web/2018/https://jakarta.go.id/)",
    "[report.pdf](https://example.org/report.pdf)",
    "[the report of Seoul](https://example.org/)",
    "[서울](https://seoul.go.kr/) and [Kota Semarang](https://semarangkota.go.id/)",
    "<https://jakarta.go.id/>",
)
MISLEADING = (
    ("[https://jakarta.go.id/](https://example.org/login)", "jakarta.go.id", "example.org"),
    ("[jakarta.go.id](https://jakarta.go.id.example.org/)", "jakarta.go.id", "jakarta.go.id.example.org"),
    ('<a href="https://example.org/">www.jakarta.go.id</a>', "www.jakarta.go.id", "example.org"),
    ("[**https://jakarta.go.id**](https://example.org/)", "jakarta.go.id", "example.org"),
)


def told(text: str) -> list[tuple[str, int, object, object]]:
    source, problems = read_note(f"---\ntitle: A\n---\n{text}\n".encode(), "notes/a.md")
    assert source
    assert not problems
    _, rendered, _ = READER.read(source)
    assert rendered
    found = misleading(source, rendered.html)
    return [(one.rule, one.at.line, one.values.get("said"), one.values.get("host")) for one in found]


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_link_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "said", "host"), MISLEADING)
def test_a_link_that_says_another_host_is_told(text: str, said: str, host: str) -> None:
    assert told(f"Come in.\n\n{text}") == [("misleading-link", 6, said, host)]


def test_a_host_with_a_letter_that_only_looks_like_one_is_told() -> None:
    assert [rule for rule, *_ in told("[the city](https://j\u0430karta.go.id/)")] == ["unseen-character"]


def test_of_many_the_others_wait() -> None:
    assert len(told("\n".join(f"[jakarta.go.id](https://example{n}.org/)" for n in range(20)))) == MOST_TOLD
