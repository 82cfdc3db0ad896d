"""Notes with titles that break what is written carelessly; every format must give them back as they are."""

from __future__ import annotations

from collections.abc import Mapping

# By the note's id. A title is one line: what the frontmatter breaks is joined by a blank.
TITLES: Mapping[str, str] = {
    "cdata": "What ends early ]]> and <![CDATA[ what begins",
    "script": "</script><script>alert(1)</script> & <b>bold</b> <!-- gone",
    "quotes": "\"Straight\", 'single', “curly” and `ticks`; a back\\slash, 100 %, {braces} $x$ #1 ~ ^ _",
    "formula": '=HYPERLINK("https://example.org";"click")',
    "formula-plus": "+62 21 is a prefix, -1 a number, @name a handle",
    "arabic": "تعلّم المدن من بعضها: Jakarta 2018",
    "unseen": "Zero\u200bwidth and soft\u00adhyphen, left\u200e and right\u200f",
    "emoji": "Floods 🌊, family 👨‍👩‍👧 and flag 🇮🇩",
    "accents": "Ångström, Đà Nẵng, São Paulo, İstanbul, e\u0301 apart, ﬁ joined",
    "commas": "Yokohama, Semarang, and Seoul, 2018-03",
    "broken-line": "A title that the frontmatter breaks over two lines",
    "markdown": "*Not* _emphasis_, [no](link), | no | table |, 1. no list, # no heading",
}


def note(title: str) -> str:
    """A lesson with a title, which is also its summary, a tag, and the name of its source."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    broken = quoted.replace("frontmatter breaks", "frontmatter\n  breaks")
    tag = quoted.replace(",", " ")
    return f"""---
title: "{broken}"
summary: "{quoted}"
city: Yokohama
learners: Jakarta
date: 2018-03
theme: integrated planning
tags: ["{tag}"]
evidence: told
adoption:
  - {{city: Jakarta, stage: planned, date: 2019, source: "{quoted}", by: "{quoted}", note: "{quoted}"}}
sources:
  - {{title: "{quoted}", url: "https://example.org/?a=1&b=%22", published: 2018-04}}
---

## What was seen

```
{title}
```
"""


NOTES: dict[str, str] = {f"{key}.md": note(title) for key, title in TITLES.items()}
