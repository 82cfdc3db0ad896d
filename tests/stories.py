"""Notes that the tests tell their stories with."""

from __future__ import annotations

EXCHANGE = """---
title: Jakarta visits Seoul
summary: Nine people went to see how Seoul plans.
city: Seoul
learners: Jakarta
date: 2018-03-19/2018-03-23
format: study-visit
online: yes
place: Yokohama
theme: leadership
partners: [CityNet, BPBD]
tags: [visit]
sources:
  - {title: Report of the visit, url: "https://example.org/report", published: 2018-04, accessed: 2026-11-21}
  - title: {en: A description, id: Sebuah uraian}
    archived: https://example.org/copy
    quote: {en: Hundreds of meetings, id: Ratusan rapat}
---

Nine people took part.
"""

LESSON = """---
title: The hundredth meeting decides, not the first
summary: Seoul met residents hundreds of times before it decided.
theme: [leadership, integrated-planning]
tags: [consultation]
evidence: told
adoption:
  - city: Jakarta
    stage: recommended
    date: 2019-06-13
    by: The procurement agency
    source: https://example.org/discussion
    note: {en: It should be adapted., id: Perlu diadaptasi.}
  - {city: Semarang, stage: no-evidence, date: 2020-01, source: the city's plans}
  - city: Jakarta
    stage: planned
    date: 2019-06-13
    self_reported: yes
    source: https://example.org/strategy
---

## What was seen

Residents came to hundreds of meetings, as [the visit](index.md) was told.

## Limits

The report does not say what it cost.
"""

LESSON_IN_INDONESIAN = """---
title: Rapat keseratus yang menentukan, bukan yang pertama
summary: Seoul bertemu warga ratusan kali sebelum memutuskan.
tags: [konsultasi]
translated_from: en
translator: Sekretariat
reviewed: 2026-01
---

## Apa yang ditemukan

Warga datang ke ratusan rapat, menurut [kunjungan itu](index.md).
"""

ONLY_SUMMARY = LESSON_IN_INDONESIAN.partition("## ")[0].rstrip() + "\n"

ASK = """---
kind: ask
title: How to keep a subway safe
summary: Jakarta wants to learn how Seoul keeps its subway safe.
theme: integrated-planning
voiced_by: The delegation of Jakarta
raised: [{date: 2019-06-13, source: "https://example.org/discussion"}]
last_checked: 2026-11
---

It was asked on the last day.
"""

OFFER = """---
kind: offer
title: Training in Seoul
summary: Seoul offers training to Jakarta's officials.
theme: leadership
voiced_by: The city of Seoul
contact: The training centre of Seoul
---

It was offered at the end.
"""

LATER = """---
title: Jakarta goes back to Seoul
summary: A second visit is planned.
city: Seoul
learners: Jakarta
date: 2019-03
planned: 2018-09
status: planned
follows: 2018-03-jakarta-seoul
part_of: 2018-03-jakarta-seoul
sources: [{url: "https://example.org/plan"}]
---

Nothing is known of it yet.
"""

ALONE = """---
title: Plan a hundred years ahead
summary: Yokohama plans a hundred years ahead.
city: Yokohama
learners: Semarang
date: 2020
theme: integrated-planning
sources: [{url: "https://example.org/yokohama"}]
---

## What was seen

A plan for a hundred years.
"""

VISIT = "2018-03-jakarta-seoul"
STORY = {
    f"{VISIT}/index.md": EXCHANGE,
    f"{VISIT}/meetings.md": LESSON,
    f"{VISIT}/meetings.id.md": LESSON_IN_INDONESIAN,
    f"{VISIT}/subway.md": ASK,
    f"{VISIT}/training.md": OFFER,
    "2019-03-second-visit/index.md": LATER,
    "a-hundred-years.md": ALONE,
}
