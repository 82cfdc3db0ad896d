"""The forms as files of GitHub, in its syntax for issue forms.

https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from __future__ import annotations

from collections.abc import Sequence

from frontmatter.default_handlers import YAMLHandler

from lintas.forms.address import FORMS, form_file
from lintas.forms.sheet import Question, Sheet, sheet
from lintas.vocabulary import Vocabulary

# GitHub's names of the shapes.
TYPES = {"line": "input", "text": "textarea", "one": "dropdown", "several": "dropdown", "yes": "checkboxes"}
MADE_BY = "# Made by `lintas forms`. Change the vocabulary, the model or the catalogues, and run it again.\n"


def form_files(vocabulary: Vocabulary, languages: Sequence[str], license_id: str) -> dict[str, str]:
    """The text of each file of the forms' folder, by its name."""
    files = {
        form_file(form, lang): MADE_BY + _yaml(_form(sheet(form, lang, vocabulary, license_id)))
        for form in FORMS
        for lang in languages
    }
    # Whoever writes code may open an issue without a form.
    return {**files, "config.yml": MADE_BY + _yaml({"blank_issues_enabled": True})}


def _form(form: Sheet) -> dict[str, object]:
    return {
        "name": form.name,
        "description": form.description,
        "title": form.name,  # of the issue: nobody has to think of one
        "labels": [form.form],
        "body": [
            {"type": "markdown", "attributes": {"value": form.welcome}},
            *(_element(question) for question in form.questions),
        ],
    }


def _element(question: Question) -> dict[str, object]:
    attributes: dict[str, object] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.example and question.shape in {"line", "text"}:
        attributes["placeholder"] = question.example
    element: dict[str, object] = {"type": TYPES[question.shape], "id": question.id, "attributes": attributes}
    if question.shape == "yes":
        option = {"label": question.options[0].label, **({"required": True} if question.is_needed else {})}
        attributes["options"] = [option]
        return element
    if question.shape in {"one", "several"}:
        attributes["multiple"] = question.shape == "several"
        attributes["options"] = [option.label for option in question.options]
    element["validations"] = {"required": question.is_needed}
    return element


def _yaml(content: dict[str, object]) -> str:
    return f"{YAMLHandler().export(content, sort_keys=False, allow_unicode=True, width=100)}\n"
