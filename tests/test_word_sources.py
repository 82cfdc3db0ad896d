"""What people write below “Where can we read more?”, and the sources that it names."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from lintas.word.sources import sources_of

PLAN = "https://bappeda.go.id/rencana"


def title(text: str) -> dict[str, str]:
    return {"title": text}


def source(text: str, url: str = PLAN) -> dict[str, str]:
    return {"title": text, "url": url}


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        (f"<p>Rencana 2018, {PLAN}.</p>", [source("Rencana 2018")]),
        (f"<p>Rencana 2018 ({PLAN})</p>", [source("Rencana 2018")]),
        (f"<p>Rencana (RPJMD)</p><p>{PLAN}</p>", [source("Rencana (RPJMD)")]),
        (f"<p>Rencana 2018<br />{PLAN}</p>", [source("Rencana 2018")]),
        (f"<p>Rencana 2018</p><p>&lt;{PLAN}&gt;</p><p>Laporan</p>", [source("Rencana 2018"), title("Laporan")]),
        (f"<ul><li>Laporan</li><li>Rencana 2018</li><li>{PLAN}</li></ul>", [title("Laporan"), source("Rencana 2018")]),
        ("<p>Rencana</p><p>bappeda.go.id/rencana</p>", [source("Rencana")]),
        ("<p>Rencana: www.bappeda.go.id</p>", [source("Rencana", "https://www.bappeda.go.id")]),
        ("<p>www.bappeda.go.id/a,</p>", [source("www.bappeda.go.id/a,", "https://www.bappeda.go.id/a")]),
        ("<p>Jakarta.go.id</p>", [source("Jakarta.go.id", "https://Jakarta.go.id")]),
        (f'<p><a href="{PLAN}">Rencana 2018</a></p>', [source("Rencana 2018")]),
        (f'<p>Rencana</p><p><a href="{PLAN}/">bappeda.go.id/rencana</a></p>', [source("Rencana", f"{PLAN}/")]),
        (f"<p>{PLAN}</p><p>{PLAN}/b</p>", [source(PLAN), source(f"{PLAN}/b", f"{PLAN}/b")]),
        (f"<p>Rencana {PLAN}</p><p>{PLAN}/b</p>", [source("Rencana"), source(f"{PLAN}/b", f"{PLAN}/b")]),
        (f"<table><tr><td>Rencana</td><td>{PLAN}</td></tr></table>", [source("Rencana")]),
        ("<p>Budi, S.T./M.T., dr.budi/staf, hlm. 3.id</p>", [title("Budi, S.T./M.T., dr.budi/staf, hlm. 3.id")]),
        ("<p> </p>", []),
    ],
)
def test_what_is_written_names_sources(written: str, sources: list[dict[str, str]]) -> None:
    blocks = [block for block in BeautifulSoup(written, "html.parser").children if isinstance(block, Tag)]
    assert list(sources_of(blocks)) == sources
