"""Modules joined into one classic script: the forms that are known, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lintas.export.offline.modules import Joiner, UnknownFormError
from lintas.export.offline.parts import handed_over

STORY = {
    "a/start.js": """// An import that begins a comment is none.
import { first, Second } from "./b/two.js";
import * as all from "../c.js";

const here = import.meta.url;
async function later() {
  const { third } = await import("./b/late.js");
  return third();
}
globalThis.told = later().then((last) => {
  return [first, new Second().name, all.one(), last, here.split("/").at(-1), typeof this];
});
""",
    "a/b/two.js": """import {
  one,
} from "../../c.js";

export const first = `first ${one()}`;
export class Second {
  name = "second";
}
""",
    "a/b/late.js": """import { first } from "./two.js";

export async function third() {
  return `third after ${first}`;
}
export function* unused() {}
""",
    "c.js": """globalThis.times = (globalThis.times ?? 0) + 1;
export function one() {
  return globalThis.times;
}
""",
}


def joined(texts: Mapping[str, str], entry: str = "a.js") -> str:
    return Joiner(texts.__getitem__).join(entry)


@pytest.mark.browser
def test_it_does_what_the_modules_do(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "start.js").write_text(joined(STORY, "a/start.js"), encoding="utf-8")
    (tmp_path / "index.html").write_text('<script src="a/start.js"></script>', encoding="utf-8")
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(f"{tmp_path.as_uri()}/index.html")
    said = page.evaluate("told")
    assert said == ["first 1", "second", 1, "third after first 1", "start.js", "undefined"]
    context.close()


def test_it_knows_which_modules_it_used() -> None:
    joiner = Joiner(STORY.__getitem__)
    joiner.join("a/b/two.js")
    assert joiner.used == {"a/b/two.js", "c.js"}


def test_another_module_may_stand_in() -> None:
    script = Joiner(STORY.__getitem__, {"c.js": 'export const one = () => "other";\n'}).join("a/b/two.js")
    assert '"other"' in script
    assert "times" not in script


@pytest.mark.parametrize(
    "line",
    [
        'import "./b.js";',
        'import b from "./b.js";',
        "import { b } from './b.js';",
        'import { b as c } from "./b.js";',
        'import { default as c } from "./b.js";',
        'import { b } from "b";',
        'import { b } from "https://example.org/b.js";',
        'import { b } from "./b.js?v=1";',
        'import { b } from "./b.json" with { type: "json" };',
        "const b = await import(`./b.js`);",
        'const b = import("./b" + ".js");',
        "const all = import.meta;",
        "await start();",
        "export default class {}",
        "export { b };",
        'export * from "./b.js";',
        "export let b = 1;",
        "export var b = 1;",
        "export const { b } = c;",
        "export const [b] = c;",
        "  export const b = 1;",
        "const lintasNeed = 1;",
    ],
)
def test_another_form_is_refused_with_its_line(line: str) -> None:
    texts = {"a.js": f'// One line.\nimport {{ b }} from "./b.js";\n\n{line}\n', "b.js": "export const b = 1;\n"}
    with pytest.raises(UnknownFormError) as refused:
        joined(texts)
    assert str(refused.value) == f"a.js:4: {line.strip()}"


def test_a_name_that_is_not_there_is_refused() -> None:
    texts = {"a.js": 'import { b, c } from "./b.js";\n', "b.js": "export const b = 1;\n"}
    with pytest.raises(UnknownFormError, match=r"^a\.js: c \(b\.js\)$"):
        joined(texts)


def test_modules_that_need_each_other_are_refused() -> None:
    texts = {
        "a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n',
    }
    with pytest.raises(UnknownFormError, match=r"^a\.js → b\.js → a\.js$"):
        joined(texts)


def test_one_that_is_loaded_later_may_lead_back() -> None:
    texts = {
        "a.js": 'export const a = () => import("./b.js");\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
    }
    assert joined(texts).count('"(lintasNeed') == 2


@pytest.mark.browser
def test_a_file_of_the_index_is_handed_over_as_it_is(browser: Browser, tmp_path: Path) -> None:
    text = '{"a": "it\'s \\\\ \\u0041 </script> `${b}` \u2028\u2029 \ufeff 🌊"}\r\n'
    (tmp_path / "a.js").write_text(handed_over("terms/3", text), encoding="utf-8", newline="")
    (tmp_path / "index.html").write_text(
        '<meta charset="utf-8"><script>globalThis.lintasIndexFile = (...all) => { told = all; };</script>'
        '<script src="a.js"></script>',
        encoding="utf-8",
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{tmp_path.as_uri()}/index.html")
    assert page.evaluate("told") == ["terms/3", text]
    context.close()
