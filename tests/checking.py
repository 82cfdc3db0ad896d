"""What pages are held against: axe in the browser, and the Nu HTML checker, which needs Java.

Both come by npm into `tests/web/node_modules`; `scripts/test.py` sees to it. Where one is missing its tests skip and
say so; with `LINTAS_REQUIRE_BROWSER=1` that is a failure, as it is with the browser.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import bootstrap
import pytest
from playwright.sync_api import Page

PACKAGES = bootstrap.WEB / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
NU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# WCAG 2.2 to level AA, and what axe thinks good practice beyond it; not AAA, and not what axe calls experimental.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.help}): ${node.target.join(" ")} ${node.failureSummary.replaceAll(/\\s+/g, " ")}`));
}"""


# What a policy holds off a browser tells (`test_policy.py`): the checker reads files, which have no host and so nothing
# from `'self'`, and takes data (`application/ld+json`) for scripts.
HELD_OFF = "violates Content Security Policy"


def axe_faults(page: Page) -> list[str]:
    """What axe finds on a page as it is now, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    return list(page.evaluate(RUN, RULES))


def nu_faults(folder: Path) -> list[str]:
    """What the Nu checker finds in the HTML files of a folder: file, line, message. One run of Java for all."""
    command = [_java(), "-Xss4m", "-jar", str(NU), "--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{one['url'].rpartition(f'/{folder.name}/')[2]}:{one.get('lastLine', 0)}: {one['message']} "
        f"{' '.join(one.get('extract', '').split())}"
        for one in said
        if (one["type"] == "error" or one.get("subType") == "warning") and HELD_OFF not in one["message"]
    ]


def schema_faults(schema: Path, files: Sequence[Path]) -> str:
    """What is wrong in XML files by a RELAX NG schema in the compact form; the Nu checker's jar has jing in it."""
    command = [_java(), "-cp", str(NU), "nu.validator.vendor.thaiopensource.relaxng.util.Driver", "-c", str(schema)]
    done = subprocess.run([*command, *files], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout


def _java() -> str:
    """The Java to run the Nu checker with."""
    java = shutil.which("java")
    # macOS has a `java` that only says where to get one.
    if (
        java is None
        or not NU.is_file()
        or subprocess.run([java, "-version"], capture_output=True, check=False).returncode
    ):
        missing("the Nu checker needs Java 11 or newer, and scripts/test.py to fetch it with npm")
    return java


def missing(what: str) -> NoReturn:
    """Skip a test for want of a tool, or fail it where tools are required."""
    if os.environ.get("LINTAS_REQUIRE_BROWSER") == "1":
        pytest.fail(what)
    pytest.skip(what)


def _axe() -> str:
    if not AXE.is_file():
        missing("axe is not there; scripts/test.py fetches it with npm")
    return AXE.read_text(encoding="utf-8")
