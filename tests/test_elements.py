from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintas.elements import KNOWN, settle
from lintas.sanitise import TAGS

AS_TYPED = [
    "a <Nama Kota> b",
    "signed </Nama Kota>",
    "a <b and c> d",
    "where <p is less than q> holds",
    "</ Kota> and <!-- that nothing ends",
    "<!-->words-->",
    "<?php echo 1 ?>",
    "<![CDATA[ words ]]>",
    '<a href="x>words</a> and "more"',
    "<sebutkan-kota>",
    "<javascript:alert(1)>",
]
NOTHING_ENDS = [
    "<p>Fill in [details] of the visit.</p>\n<h2>Limits</h2>",
    "<p>a [summary] b [s] c [li] d [table] e [a href='x'] f</p>",
    "<p>a [div] and [b] for bold</p><p>b[/b] c</p>",
    "<p>It begins [details open] here</p><p>and ends [/details] there</p>",
    "<blockquote><p>a [div]b</p></blockquote><p>c[/div]</p>",
    "<table><tr><td>[b]a</td><td>b[/b]</td></tr></table>",
    "[details]<summary>a</summary> b",
    "[ul][li]a<p>b",
    "<i>a</i>[/i]",
]
AS_IT_IS = [
    "<ul><li>a<li>b</ul><table><tr><td>a<td>b<tr><td>c</table><dl><dt>a<dd>b</dl>",
    "<details><summary>a</summary><p>b</details><b><i>a</b></i>",
    "<p>x</p><br /><br><hr/>",
    '<a/href=x>y</a><A HREF="x">y</A>',
    "<a\nhref=\"x\"\n title='a > b'>y</a>",
    "<a title=it's href=x>y</a>",
    "<details open>x</details><ol reversed><li>x</li></ol>",
    "<!-- a remark - with -- hyphens -->",
    "a < b and 1<2 & c > d",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_is_no_html_is_text(text: str) -> None:
    settled = settle(text, TAGS)
    assert settled.html.replace("&lt;", "<") == text
    assert "<" not in settled.html.replace("</a>", "")
    assert settled.taken == ()


@pytest.mark.parametrize("text", NOTHING_ENDS)
def test_a_tag_that_nothing_ends_is_text(text: str) -> None:
    """The tags that are to be text are in square brackets."""
    written = text.replace("[", "<").replace("]", ">")
    assert settle(written, TAGS).html == text.replace("[", "&lt;").replace("]", ">")


def test_the_depth_is_that_of_the_innermost_element() -> None:
    assert settle("<p>a</p><ul><li><p>b <b>c</b></p></li></ul><br>", TAGS).depth == len(["ul", "b"])
    assert settle("<blockquote>" * 60 + "</blockquote>" * 60, TAGS).depth == 60


@pytest.mark.parametrize("text", AS_IT_IS)
def test_html_that_may_stay_is_not_touched(text: str) -> None:
    assert settle(text, TAGS).html == text


def test_of_what_may_not_stay_the_tags_go_and_are_named() -> None:
    settled = settle("<!DOCTYPE html><svg/onload=x><TEXT x=1>a</TEXT></svg> <o:p>b</o:p>", TAGS)
    assert settled.html == "a b"
    assert settled.taken == ("!doctype", "svg", "text", "o:p")


def test_all_that_a_text_may_hold_is_html() -> None:
    assert TAGS < KNOWN


@given(st.text(alphabet="<>/!-?=\"' abp\n", max_size=60))
def test_nothing_is_left_to_settle_twice(text: str) -> None:
    once = settle(text, TAGS).html
    assert settle(once, TAGS).html == once


TAGS_OF_ALL_KINDS = [f"<{end}{name}>" for end in ("", "/") for name in "b i p div details ul li table tr td br".split()]


@given(st.lists(st.sampled_from(["a", *TAGS_OF_ALL_KINDS]), max_size=20).map("".join))
def test_what_has_its_end_has_it_for_good(text: str) -> None:
    once = settle(text, TAGS).html
    assert settle(once, TAGS).html == once


@pytest.mark.parametrize("piece", ['<a "', "<!--", '<a b="', "<a ", "<p =", "<!doctype ", "<b a", "<a b='x' "])
def test_signs_without_an_end_are_read_once(piece: str) -> None:
    """What took the square of this would not come to its end."""
    assert settle(piece * 200_000, TAGS).html
