import assert from "node:assert/strict";
import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { before, describe, test } from "mocha";
import * as vscode from "vscode";

import { findRipgrep } from "../../../src/host/tools/search/findRipgrep.ts";
import { plainSearch } from "../../../src/host/tools/search/plainSearch.ts";
import { ripgrepSearch } from "../../../src/host/tools/search/ripgrepSearch.ts";
import type { Search, TextRequest } from "../../../src/tools/ports.ts";
import { ToolProblem } from "../../../src/tools/problem.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

const root = (): string => `${workspaceFolder()}/searched`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "a.ts": "const one = 1;\nconst Two = 2; // (two)\n",
  "src/b.ts": "// nothing\nexport const one = 3;\r\n",
  "src/deep/c.js": "one();\n",
  ".github/ci.yml": "name: one\n",
  "-e.ts": "a file with a name like an option: one\n",
  "node_modules/x/index.ts": "const one = 0;\n",
  "kept.log": "one\n",
  "data.bin": new Uint8Array([0x6f, 0x6e, 0x65, 0, 1]),
  "long.txt": "x".repeat(600),
};

async function layOut(): Promise<void> {
  for (const [name, content] of Object.entries(FILES)) {
    const path = join(root(), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  const outside = await mkdtemp(join(tmpdir(), "outside-"));
  await writeFile(join(outside, "secret.ts"), "const one = 'outside';\n");
  await symlink(outside, join(root(), "link"));
}

const ways: readonly [string, () => Promise<Search>][] = [
  [
    "with VS Code's ripgrep",
    async () => {
      const program = await findRipgrep(vscode.env.appRoot);
      assert(program, "this VS Code ships no ripgrep in a place that is known");
      return ripgrepSearch(program);
    },
  ],
  ["without it", () => Promise.resolve(plainSearch)],
];

before(layOut);

for (const [way, make] of ways) {
  describe(`search ${way}`, () => {
    let search: Search;
    before(async () => {
      search = await make();
    });
    const { signal } = new AbortController();
    const names = async (glob: string, most = 100): Promise<{ names: string[]; isCut: boolean }> => {
      const { found, isCut } = await search.files({ folders: [root()], glob, most, signal });
      return { names: found.map((path) => path.slice(root().length + 1)).toSorted(), isCut };
    };
    const text = async (pattern: string, more: Partial<TextRequest> = {}): Promise<string[]> => {
      const plain = { pattern, isRegex: false, isCaseSensitive: true, folders: [root()], most: 100, signal };
      const { found } = await search.text({ ...plain, ...more });
      return found
        .map(({ path, line, text: words }) => `${path.slice(root().length + 1)}:${line}:${words}`)
        .toSorted();
    };

    test("finds files by a glob from the folder, hidden ones too, none that the settings leave out", async () => {
      assert.deepEqual(
        (await names("**/*.ts")).names.filter((name) => !name.startsWith("link")),
        ["-e.ts", "a.ts", "src/b.ts"],
      );
      assert.deepEqual((await names("*.ts")).names, ["-e.ts", "a.ts"]);
      assert.deepEqual((await names("src/**")).names, ["src/b.ts", "src/deep/c.js"]);
      assert.deepEqual((await names("**/*.{js,yml}")).names, [".github/ci.yml", "src/deep/c.js"]);
    });

    test("says when there are more than it was asked for", async () => {
      const { names: some, isCut } = await names("**/*", 2);
      assert.deepEqual([some.length, isCut], [2, true]);
      assert.equal((await names("src/**", 2)).isCut, false);
    });

    test("finds text as it is written, with its line; nothing outside, nothing binary", async () => {
      assert.deepEqual(await text("one", { include: "**/*.{ts,js,yml}" }), [
        "-e.ts:1:a file with a name like an option: one",
        ".github/ci.yml:1:name: one",
        "a.ts:1:const one = 1;",
        "src/b.ts:2:export const one = 3;",
        "src/deep/c.js:1:one();",
      ]);
      assert.deepEqual(await text("(two)"), ["a.ts:2:const Two = 2; // (two)"]);
      assert.deepEqual(await text("one", { include: "data.bin" }), []);
    });

    test("regards case, or not, and patterns, as it is told", async () => {
      assert.deepEqual(await text("TWO"), []);
      assert.deepEqual(await text("TWO", { isCaseSensitive: false }), ["a.ts:2:const Two = 2; // (two)"]);
      assert.deepEqual(await text("^const \\w+ = 1", { isRegex: true }), ["a.ts:1:const one = 1;"]);
      assert.deepEqual(await text("(?<=export )const", { isRegex: true }), [
        "src/b.ts:2:export const one = 3;",
      ]);
    });

    test("a pattern that looks like an option is a pattern", async () => {
      assert.deepEqual(await text("--files"), []);
      assert.deepEqual(await text("-e"), []);
    });

    test("a pattern that is none is told in words", async () => {
      await assert.rejects(text("(one", { isRegex: true }), ToolProblem);
    });

    test("a pattern that never ends is told in words, or ended", async () => {
      const request = { include: "long.txt", isRegex: true };
      const found = await text("(x+)+(?=y)$", request).catch((error: unknown) => error);
      assert(found instanceof ToolProblem || Array.isArray(found), String(found));
    });

    test("is given up at once when it is stopped", async () => {
      await assert.rejects(text("one", { signal: AbortSignal.abort(new Error("stopped")) }), /stopped/);
    });

    test("names what a search of the folder would leave out", async () => {
      const ignored = await search.ignored(root(), ["node_modules", "src", "a.ts", ".github"]);
      assert.deepEqual([...ignored], ["node_modules"]);
    });
  });
}

describe("search with VS Code's ripgrep", () => {
  test("follows ignore files, also where a glob would bring back what they leave out", async () => {
    const program = await findRipgrep(vscode.env.appRoot);
    assert(program);
    await writeFile(join(root(), ".gitignore"), "*.log\n/src/deep/\n");
    const { signal } = new AbortController();
    const search = ripgrepSearch(program);
    for (const glob of ["**/*.log", "src/deep/**"]) {
      const { found } = await search.files({ folders: [root()], glob, most: 10, signal });
      assert.deepEqual(found, [], glob);
    }
    assert.deepEqual([...(await search.ignored(root(), ["kept.log", "src"]))], ["kept.log"]);
  });

  test("a long line is cut around what was found in it", async () => {
    const program = await findRipgrep(vscode.env.appRoot);
    assert(program);
    await writeFile(join(root(), "minified.js"), `${"é".repeat(50_000)}needle${"z".repeat(50_000)}`);
    const { found } = await ripgrepSearch(program).text({
      folders: [root()],
      pattern: "needle",
      isRegex: false,
      isCaseSensitive: true,
      most: 10,
      signal: new AbortController().signal,
    });
    assert.equal(found.length, 1);
    assert.match(found[0]?.text ?? "", /^…é+needlez+$/);
    assert((found[0]?.text.length ?? 0) < 1_100);
  });

  test("none is found where there is none", async () => {
    assert.equal(await findRipgrep(root()), undefined);
  });
});
