from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FunctionLoader

from lintas.render.blanks import spare_blanks

OTHER = "{% macro m() %}\n {{ yes }}\n{% endmacro %}"


def environment(template: str, *, spared: bool) -> Environment:
    env = Environment(autoescape=True, loader=DictLoader({"page": template, "other": "\n <hr>", "macros": OTHER}))
    if spared:
        spare_blanks(env, ("",))
    return env


def rendered(template: str, *, spared: bool, yes: str = "x", no: str = "") -> str:
    env = environment(template, spared=spared)
    return env.get_template("page").render(yes=yes, no=no, two=["a", ""], nothing=[])


def one_break(text: str) -> str:
    return re.sub(r"[ \t]*\n\s*", "\n", text)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<ul>\n    <li>\n  a  b\n", "<ul>\n<li>\na  b"),
        ("a\n{% if yes %}\n  b\n{% endif %}\n  c", "a\nb\nc"),
        ("a\n{% if no %}\n  b\n{% else %}\n  c\n{% endif %}\n  d", "a\nc\nd"),
        ("a\n{% set b = 1 %}\n{% set c = 2 %}\n  d", "a\nd"),
        ("a\n{% for one in two %}\n  b\n{% endfor %}\n  c", "a\nb\nb\nc"),
        # Where nothing says that a break stands before, there is one.
        ("a\n{% for one in two %}\n  b{% endfor %}\n  c", "a\n\nb\nb\nc"),
        ("{{ yes }}{% if no %}b\n{% endif %}\nc", "x\nc"),
        ("a {% if yes %}\n b{% endif %}", "a \nb"),
    ],
)
def test_indentation_and_lines_of_tags_are_not_sent(template: str, expected: str) -> None:
    assert rendered(template, spared=True) == expected


TEXTS = ["a", " b", "<i>\n", "\n", "\n  ", "  \n\tc", " ", "// d\n e"]
PLAIN = [
    "{{ yes }}",
    "{{ no }}",
    "{% set x = 1 %}",
    "{% set x | replace('=', '') %}\n y{% endset %}",
    "{% include 'other' %}",
    "{% import 'macros' as m %}",
    "{% from 'macros' import m %}{{ m() }}",
    "{#- a\n b #}",
    "{%- if no %}\n{% endif -%}",
]


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wholes: list[Callable[[str, str], str]] = [
        lambda one, other: f"{{% if yes %}}{one}{{% else %}}{other}{{% endif %}}",
        lambda one, other: f"{{% if no %}}{one}{{% elif yes %}}{other}{{% endif %}}",
        lambda one, other: f"{{% if no %}}{one}{other}{{% endif %}}",
        lambda one, other: f"{{% for one in two %}}{one}{{% if one %}}{other}{{% endif %}}{{% endfor %}}",
        lambda one, other: f"{{% for one in nothing %}}{one}{{% else %}}{other}{{% endfor %}}",
        lambda one, other: f"{{% filter upper %}}{one}{{% endfilter %}}{other}",
    ]
    return st.builds(lambda whole, one, other: whole(one, other), st.sampled_from(wholes), inner, inner)


TEMPLATES = st.recursive(
    st.lists(st.sampled_from([*TEXTS, *PLAIN]), max_size=4).map("".join),
    lambda inner: st.lists(st.one_of(inner, nested(inner)), min_size=1, max_size=3).map("".join),
)


@given(TEMPLATES, st.sampled_from(["x", "\n", " "]))
def test_only_blanks_beside_a_break_go(template: str, yes: str) -> None:
    plain, spared = (rendered(template, spared=spared, yes=yes) for spared in (False, True))
    assert one_break(spared) == one_break(plain)
    assert len(spared) <= len(plain)


def test_a_base_has_its_templates_as_it_wrote_them() -> None:
    text = "<pre>\n  a\n\n    b</pre>"
    env = Environment(autoescape=True, loader=FunctionLoader(lambda name: (text, f"/base/{name}", None)))
    spare_blanks(env, ("/theme",))
    assert env.get_template("own.html").render() == text


def test_a_template_that_is_wrong_is_still_refused_by_jinja() -> None:
    for wrong in ("{% if %}", "{% endif %}", "{% if x", "{% %}", "{% else %}"):
        with pytest.raises(Exception) as plain:  # noqa: PT011  (which one is Jinja's matter)
            rendered(wrong, spared=False)
        with pytest.raises(type(plain.value), match=re.escape(str(plain.value))):
            rendered(wrong, spared=True)
