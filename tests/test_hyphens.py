"""Where long Indonesian words may break."""

from __future__ import annotations

import pytest

from lintas.body import BodyReader
from lintas.glossary import Glossary
from lintas.hyphens import SOFT, parted
from lintas.settings import MarkdownSettings

PARTS = [
    "mem-per-tang-gung-jawab-kan",
    "pem-bangunan",
    "keter-libatan",
    "penyeleng-garaan",
    "makh-luk-nya",
    "antar-provinsi",
    "transfor-masi",
    "Balik-papan",
    "kemen-terian",
]


@pytest.mark.parametrize("word", PARTS)
def test_a_long_word_breaks_between_two_consonants(word: str) -> None:
    assert parted(word.replace("-", "")) == word.replace("-", SOFT)


@pytest.mark.parametrize(
    "text",
    ["tanggung", "keanekaragaman", "lingkunganhidup.jakarta.go.id", "redaksi@pembangunan.go.id", "/pembangunan/"],
    ids=["short", "without two consonants", "a host", "an address of mail", "a path"],
)
def test_what_is_short_or_copied_stays_whole(text: str) -> None:
    assert parted(text) == text


def rendered(text: str, lang: str) -> str:
    return BodyReader(MarkdownSettings(("toc",), {})).render(text, Glossary().used_in(text, lang)).html


def test_only_a_text_in_indonesian_is_changed_and_no_code_in_it() -> None:
    text = "## Pembangunan\n\n**Pembangunan** `pembangunan` [pembangunan](a.md)"
    assert rendered(text, "en").count(SOFT) == 0
    html = rendered(text, "id")
    assert html.count(f"em{SOFT}bangunan") == 3
    assert "<code>pembangunan</code>" in html
    assert 'id="pembangunan"' in html
