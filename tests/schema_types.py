"""JSON-LD held against Google's types of schema.org (`schema-dts`) by the compiler of TypeScript.

These know which property a type may have and of what type its value may be. Both come by npm into
`tests/web/node_modules`; where they or Node are missing a test skips and says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from checking import PACKAGES, missing
from linked_pages import inner

COMPILER = PACKAGES / "typescript" / "bin" / "tsc"
TYPES = PACKAGES / "schema-dts"
OPTIONS = {
    "noEmit": True,
    "strict": True,
    "skipLibCheck": True,
    "target": "es2022",
    "lib": ["es2022"],
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
}
CONSTRAINT = "-input"  # how an action says what it needs (https://schema.org/docs/actions.html)
Node = Mapping[str, Any]


def type_faults(nodes: Iterable[Node], folder: Path) -> list[str]:
    """What the compiler says of some nodes and all nodes in them.

    It is given one node for each type, which has all properties that a node of the type has somewhere, each with one
    value of every kind: that a property may have several is the same for all of them.
    """
    node = shutil.which("node")
    if node is None or not COMPILER.is_file() or not TYPES.is_dir():
        missing("the types of schema.org need Node, and scripts/test.py to fetch them with npm")
    lines = [f"import type * as S from {json.dumps(str(TYPES))};"]
    for number, (names, used) in enumerate(_used(nodes).items()):
        written = {"@type": json.loads(names), **{key: _one_or_all(values) for key, values in used.items()}}
        lines.append(f"export const n{number}: {_type(written)} = {json.dumps(written)};")
    (folder / "nodes.ts").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": ["nodes.ts"]}))
    command = [node, str(COMPILER), "--project", str(folder), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return [line for line in done.stdout.splitlines() if line] or ([done.stderr] if done.returncode else [])


def _used(nodes: Iterable[Node]) -> dict[str, dict[str, dict[str, object]]]:
    """By type and property the kinds of values that there are."""
    found: dict[str, dict[str, dict[str, object]]] = defaultdict(lambda: defaultdict(dict))
    for node in nodes:
        for one in inner(node):
            if "@type" not in one:
                continue
            used = found[json.dumps(one["@type"])]
            for key, value in one.items():
                if not key.startswith("@"):
                    kinds = [_kind(each) for each in (value if isinstance(value, list) else [value])]
                    used[key] |= {json.dumps(kind): kind for kind in kinds}
    return found


def _one_or_all(values: Mapping[str, object]) -> object:
    several = list(values.values())
    return several[0] if len(several) == 1 else several


def _kind(value: object) -> object:
    """A value as far as a type asks: of a node what it is, of a text only whether it is a name of schema.org's own."""
    if isinstance(value, dict):
        return {"@type": value["@type"]} if "@type" in value else {"@id": ""} if value.keys() == {"@id"} else value
    if isinstance(value, str):
        return value if value.startswith("https://schema.org/") else ""
    return value


def _type(node: Node) -> str:
    names = node["@type"]
    if isinstance(names, list):
        return f"S.MergeLeafTypes<[{', '.join(f'S.{name}Leaf' for name in names)}]>"
    if any(key.endswith(CONSTRAINT) for key in node):
        return f"S.WithActionConstraints<S.{names}Leaf>"
    return f"S.{names}Leaf"
