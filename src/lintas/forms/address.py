"""Which forms there are, and the address of one with values filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import urlencode

from lintas.model import Kind

# A form for each kind of note, and those for what is no note yet: a follow-up of a lesson ("we tried this"), a report
# that an editor distils, a mistake in a note.
Form = Kind | Literal["follow-up", "report", "mistake"]
FORMS: tuple[Form, ...] = (*get_args(Kind), "follow-up", "report", "mistake")
FOLDER = ".github/ISSUE_TEMPLATE"
LONGEST_ADDRESS = 6_000  # characters of an address; servers and mail programs cut longer ones


def form_file(form: Form, lang: str) -> str:
    """The name of a form's file in a language: `follow-up.en.yml`."""
    return f"{form}.{lang}.yml"


def form_address(repository: str, form: Form, lang: str, values: Mapping[str, str] | None = None) -> str:
    """Where a form of a repository on GitHub is filled in.

    `repository` is its address without a slash at the end. `values` are by the ids of the form's fields, which are the
    names of the model's; `note` is the id of the note that it is about. Values that would make the address too long are
    left out: somebody types them instead.
    """
    asked = {"template": form_file(form, lang)}
    for name, value in (values or {}).items():
        longer = {**asked, name: value}
        if value and len(urlencode(longer)) <= LONGEST_ADDRESS:
            asked = longer
    return f"{repository}/issues/new?{urlencode(asked)}"
