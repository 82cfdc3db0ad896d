"""Honest notes with rich Markdown are never refused, nor warned: no word of theirs is taken for lost.

Each is what somebody might write who knows a little Markdown, in English, Indonesian and other languages.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NOW, ROOT, SMALL_BASE, settings_for

from lintas.catalogue import catalogue
from lintas.load import load
from lintas.report import as_text
from lintas.settings import read_settings, settings_of

FACTS = """\
---
title: {title}
summary: Seoul met residents hundreds of times before it decided.
city: Seoul
learners: Jakarta
date: 2018-03-19
theme: leadership
sources: [{{url: https://example.org/report}}]
---

## What was seen

"""
ROB = "Tidal flood[^r] came in each rainy season.\n\n[^r]: In Javanese *rob*.\n\n"
HONEST = {
    # Footnotes with something behind them that is no text itself.
    "a footnote and a box": f"{ROB}!!! note\n    The text of it.",
    "a footnote and a box with a title": f'{ROB}!!! note "Care"\n    Pumps need power in a storm.',
    "a footnote and a part of HTML": f"{ROB}<div>The pumps ran for a week.</div>",
    "a footnote and a table of HTML": f"{ROB}<table><tr><td>Seoul</td><td>12 pumps</td></tr></table>",
    "a footnote and details": f"{ROB}<details><summary>All pumps</summary>They stand in the north.</details>",
    "a footnote and a dash by its name": f"{ROB}&mdash; so the minutes say.",
    "a footnote of two paragraphs": f"{ROB.rstrip()}\n\n    It comes with the moon.\n\nThe dike was raised.",
    "a footnote below its mark": "Dikes[^1] rose.\n\n[^1]:\n    From the minutes of 2003.\n\nThey held.",
    # Marks of footnotes where they may stand.
    "a footnote before a colon": "Three things[^1]: pumps, dikes and people.\n\n[^1]: From the minutes.",
    "footnotes in a table": (
        "| Kota[^1]: | Tahun |\n| --- | --- |\n| Jakarta[^2]: utara | 2007 |\n\n[^1]: Menurut BPS.\n[^2]: Pesisir saja."
    ),
    "a footnote in a heading": "### Flood gates[^1]\n\nThey stand open.\n\n[^1]: Twelve of them.",
    "a footnote called twice": "Pumps[^p] and more pumps[^p].\n\n[^p]: Of the year 2009.",
    "footnotes with words for labels": "Warga[^catatan warga] datang.\n\n[^catatan warga]: Sekitar 400 orang.",
    "footnotes out of order": "One[^b], two[^a].\n\n[^a]: The later one.\n\n[^b]: The first one.\n\nThe end of it.",
    "a footnote with a link": 'So it was[^1].\n\n[^1]: See [the report](https://example.org/r "Report of 2018"), p. 4.',
    "a footnote that shows how footnotes are written": (
        "Write it so[^1]:\n\n    [^1]: as in this block\n\nand it stands below.\n\n[^1]: Python-Markdown does it.\n"
    ),
    "many footnotes of the same words": "".join(f"Pump {one}[^{one}]. " for one in range(140))
    + "\n\n"
    + "\n".join(f"[^{one}]: " + "see " * 100 for one in range(140)),
    # Footnotes inside of other things.
    "a footnote in a box": "!!! note\n    The box[^b] is here.\n\n    [^b]: inside the box\n\nAfter the box.",
    "a footnote in a box without a gap": "!!! tip\n    The box[^b] is here.\n    [^b]: inside of it\n\nAfter the box.",
    "a footnote in a quotation": (
        "> We met[^q] often.\n>\n> [^q]: Each week.\n>\n> And we talked.\n\nSo the mayor said."
    ),
    "a long footnote in a quotation": "> We met[^q].\n>\n> [^q]: Each week.\n>\n>     On Mondays.\n\nSo he said.",
    "a footnote in a list": "- pumps[^l]\n\n    [^l]: of 2009\n\n- dikes\n\nBoth are old.",
    "a footnote as an entry of a list": "- pumps[^l]\n- [^l]: of 2009\n- dikes\n\nBoth are old.",
    "a footnote in a definition": "Rob\n:   Tidal flood[^d]\n\n    [^d]: In Javanese.\n\nPolder\n:   Land behind dikes",
    "code below a footnote in a list": (
        "1.  Open the gates[^1].\n\n    [^1]: By hand.\n\n        gate --open\n\n    Wait.\n\n2.  Start the pumps."
    ),
    "a heading right below a footnote": "Pumps[^1].\n\n[^1]: Of 2009.\n### Dikes\n\nThey held.",
    "a rule right below a footnote": "Pumps[^1].\n\n[^1]: Of 2009.\n* * *\nThe dikes held.",
    "a box right below a footnote": "Pumps[^1].\n\n[^1]: Of 2009.\n!!! note\n    The dikes held.\n\nThey are old.",
    "a quotation right below a footnote": "Pumps[^1].\n\n[^1]: Of 2009.\n> The dikes held.\n\nSo it was.",
    "a footnote with a list and a table": (
        "Pumps[^1].\n\n[^1]: These:\n\n    1. north\n    2. south\n\n    | a | b |\n    | --- | --- |\n    | 1 | 2 |\n"
        "\nThe dikes held."
    ),
    "a footnote that was taken out": "Pumps[^1].\n\n<!--\n[^1]: Of 2008.\n-->\n\n[^1]: Of 2009.\n\nThe dikes held.",
    "a footnote in a list in a quotation": "> - pumps[^1]\n>\n>     [^1]: Of 2009.\n>\n> So it was.\n\nIt was so.",
    "a footnote in steps": "1. Open the gates[^1]: slowly.\n\n    > [^1]: By hand.\n\n2. Start the pumps.",
    # Links.
    "an address of mail as a link": "Write to <mailto:water@example.org> or to <dike@example.org>.",
    "a title on the next line": 'All is in [the report](https://example.org/x\n"The report of 2018") and its annex.',
    "brackets in an address": (
        "See [the map](https://example.org/((a)(b))c) and [Seoul](https://example.org/Seoul_(city))."
    ),
    "marks in a title": (
        "See [this](https://example.org/ 'the \"green\" book (2nd)') and [that](https://example.org/b 'it')."
    ),
    "signs in a title": "Read [more](https://example.org/ '\">> the next step') of it.",
    "links by their names": (
        "See [the report][r], [annex] and [Peta Jakarta][].\n\n[r]: https://example.org/r 'Report'\n"
        '[annex]: <https://example.org/a>\n[Peta Jakarta]: https://example.org/peta\n    "Peta"'
    ),
    "a link that a list defines": "- see [the annex]\n- [the annex]: https://example.org/annex\n\nAll is there.",
    "bare addresses": "At https://example.org/a_b_c?d=1&e=2 and <https://example.org/~kota/>.",
    # Short forms.
    "a short form in a table": (
        "| Dinas | Tugas |\n| :-- | --: |\n| SDA | pompa |\n| LH | sampah |\n\n*[SDA]: Sumber Daya Air\n"
        "*[LH]: Lingkungan Hidup"
    ),
    "a short form in a box": "!!! note\n    SDA menjaga pompa.\n\n    *[SDA]: Sumber Daya Air\n\nItu saja.",
    "a short form of the glossary": "BPBD was there, and the BPBD stayed.[^1]\n\n[^1]: BPBD sets up shelters.",
    # Parts of a text inside of others.
    "a list in a list": (
        "1. Rencana\n    1. peta banjir\n    2. anggaran\n2. Pembangunan\n\n- satu\n    - dua\n        - tiga"
    ),
    "a definition of two paragraphs": (
        "Polder\n:   Tanah di balik tanggul.\n\n    Airnya dipompa.\n\nRob\n:   Banjir pasang"
    ),
    "a list of terms": "".join(f"Istilah {one}\n:   Arti {one}\n\n" for one in range(100)),
    "a quotation with a list": (
        "> The mayor said:\n>\n> 1. listen\n> 2. decide\n>\n> > And *then* build.\n\n— from the minutes"
    ),
    "a box with a list and code": (
        '!!! warning "Hati-hati"\n    Jalankan:\n\n        pompa --mulai 3\n\n    - lalu tunggu\n    - lalu periksa'
    ),
    "code with all signs": (
        "Run `a | b [^1] {x} <b>`:\n\n```python\nprint('[^1]: <b>{x}</b> &amp;')  # 1. one\n```\n\nThat is all."
    ),
    "a table with code": (
        "| Perintah | Arti |\n| --- | --- |\n| `a \\| b` | **atau**[^1] |\n| x \\| y | *pipa* |\n\n[^1]: "
        "Lihat [ini](https://example.org/)."
    ),
    "years and numbers": "2018\\. was wet.\n\n4. the fourth\n5. the fifth\n\n- 1.5 m (±0.2)\n- 3 < 4 & 5 > 2",
    "settings of a heading": "### Gates { #gates }\n\nSee [the gates](#gates).\n\nThey are blue.\n{: #blue }",
    # Other languages, and signs.
    "Arabic": (
        "قال العمدة[^1]: **نلتقي** كل أسبوع.\n\n| المدينة | السنة |\n| --- | --- |\n| سيول[^1] | ٢٠١٨ |\n\n[^1]: "
        "من المحضر."
    ),
    "Chinese": (
        "市长说[^一]：“我们每周见面”。\n\n> 水来土掩[^二]。\n>\n> [^二]: 成语。\n\n[^一]: 见《报告》。\n\n!!! "
        'note "注意"\n    水泵需要电。'
    ),
    "Korean and Japanese": "서울시는[^1] 주민을 만났다.\n\n- 横浜市[^2]：港\n\n[^1]: 회의록.\n[^2]: 神奈川県",
    "typographic signs": (
        "“Rob” – so they say… 5 km² à 3 €; Jl. K.H. Wahid Hasyim 1‑3 · №&nbsp;4 &copy;&nbsp;2018 &ndash; 2019"
    ),
    "Indonesian with all of it": (
        "Warga **Kampung Akuarium**[^1] menulis:\n\n> “Kami *tidak* pindah”[^2]: itu kata mereka.\n\n"
        "1. musyawarah (`rembuk`)\n2. gambar rancangan\n\n*[JRMK]: Jaringan Rakyat Miskin Kota\n\n"
        "JRMK membantu; lihat [laporannya](https://example.org/jrmk 'Laporan \"akhir\"').\n\n"
        "[^1]: Di Penjaringan.\n\n    Dibongkar pada 2016.\n[^2]: Wawancara, 2018.\n\n!!! tip\n    Datanglah "
        "lebih awal."
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What is said of each of the notes, with the Markdown of our own site; they are read at once."""
    folder = tmp_path_factory.mktemp("honest") / "base"
    shutil.copytree(SMALL_BASE, folder)
    names = {f"notes/note-{number}.md": name for number, name in enumerate(HONEST)}
    for path, name in names.items():
        Path(folder, path).write_text(FACTS.format(title=f"How {name} is read") + HONEST[name] + "\n", encoding="utf-8")
    config, _ = read_settings(ROOT / "mkdocs.yml")
    assert config is not None
    reports = defaultdict[str, list[str]](list)
    for problem in load(replace(settings_for(folder), markdown=settings_of(config).markdown), NOW).problems:
        reports[names.get(problem.at.path, problem.at.path)].append(as_text([problem], catalogue("en")))
    return {name: "\n".join(reports[name]) for name in {*names.values(), *reports}}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_note_is_neither_refused_nor_warned(name: str, told: Mapping[str, str]) -> None:
    assert told[name] == ""


def test_nothing_else_is_said_of_the_base_of_honest_notes(told: Mapping[str, str]) -> None:
    assert told.keys() == HONEST.keys()
