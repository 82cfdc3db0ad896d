"""The one stylesheet."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from lintas.render.styles import PARTS, THEIRS, stylesheet

MATERIAL = Path(str(files("material"))) / "templates"
STYLES = Path(str(files("lintas"))) / "styles"


def test_it_has_all_that_the_theme_links() -> None:
    """Where this fails, a new Material links other files; `skin/main.html` leaves them out."""
    base = (MATERIAL / "base.html").read_text(encoding="utf-8")
    block = base[base.index("{% block styles %}") :]
    linked = re.findall(r"assets/stylesheets/(\w+)\.", block[: block.index("{% endblock %}")])
    assert tuple(linked) == THEIRS


def test_it_has_every_part_and_theirs_come_first() -> None:
    assert {path.stem for path in STYLES.glob("*.css")} == set(PARTS)
    text = stylesheet()
    assert text.index(".md-typeset") < text.index("--lintas-teal:")
    assert text.count("{") == text.count("}")
