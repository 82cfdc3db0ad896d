"""Every rule, declared once; its slug is its name in messages, in the catalogues and in `tests/cases/`."""

from __future__ import annotations

from lintas.rules.content import CONTENT
from lintas.rules.reading import FILE, FRONTMATTER, RECORD, SETTINGS
from lintas.rules.references import REFERENCES
from lintas.rules.rule import Rule

RULES: dict[str, Rule] = {rule.slug: rule for rule in (*SETTINGS, *FILE, *FRONTMATTER, *RECORD, *REFERENCES, *CONTENT)}
