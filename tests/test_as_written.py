from __future__ import annotations

from lintas.as_written import MAX_PIECES, Shown, as_written


def test_a_tag_without_end_is_text() -> None:
    tag = f"<b {'x' * (MAX_PIECES - 1)}>"
    assert as_written(f"seen {tag}seen", Shown()).split() == ["seen", "seen"]
    longer = tag.replace("x", "xx", 1)
    assert as_written(f"seen {longer}seen", Shown()).split() == f"seen {longer}seen".split()
