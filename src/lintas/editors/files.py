"""The files that editors read from the folder of a base, each by its path."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lintas.editors.schema import note_schemas
from lintas.editors.snippets import snippets
from lintas.vocabulary import Vocabulary

SCHEMAS = "schemas/"
SNIPPETS = ".vscode/notes.code-snippets"


def schema_files(vocabulary: Vocabulary, languages: Sequence[str]) -> Mapping[str, str]:
    """The text of every schema, by its path below the base and below the site's root."""
    return {f"{SCHEMAS}{name}": _written(one) for name, one in note_schemas(vocabulary, languages).items()}


def editor_files(vocabulary: Vocabulary, languages: Sequence[str]) -> Mapping[str, str]:
    """The text of every file, by its path below the base."""
    return {**schema_files(vocabulary, languages), SNIPPETS: _written(snippets(vocabulary, languages))}


def _written(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
