import { expect, it } from "vitest";

import { filesIn, partsOf } from "../../../../src/engine/calls/shell.ts";

it.each([
  ["cat src/a.ts", [{ path: "src/a.ts", did: "read" }]],
  ["head -n 20 a.ts | grep foo", [{ path: "a.ts", did: "read" }]],
  ["sed -n '10,20p' src/a.ts", [{ path: "src/a.ts", did: "read", from: 10, to: 20 }]],
  ["sed -i 's/a.b/c/' src/a.ts", [{ path: "src/a.ts", did: "edit" }]],
  ["perl -pi -e 's/x/y/' a.ts", [{ path: "a.ts", did: "edit" }]],
  ["echo hi > out.txt", [{ path: "out.txt", did: "write" }]],
  ["echo hi >> 'out.txt'", [{ path: "out.txt", did: "edit" }]],
  ["make 2>&1 | tee build.log", [{ path: "build.log", did: "write" }]],
  [
    "cd app && cat a.ts; cat b.ts",
    [
      { path: "a.ts", did: "read" },
      { path: "b.ts", did: "read" },
    ],
  ],
  ["npm test 2>/dev/null >/dev/null", []],
  ['echo "a > b.txt"', []],
  ["ls -la && node app.js", []],
])("a command line names the files that it touches: %s", (command, files) => {
  expect(filesIn(command)).toEqual(files);
});

it.each([
  ["cat > a.ts <<'EOF'\nconst x = 1;\ncat b.ts\nEOF\nnode a.ts"],
  ["cat <<EOF > a.ts\nconst x = 1;\ncat b.ts\nEOF"],
  ['cat <<-"END" | tee a.ts > a.ts\nconst x = 1;\ncat b.ts\n  END'],
])("a here-document is what is written, not what is run: %j", (command) => {
  expect(filesIn(command)).toEqual([{ path: "a.ts", did: "write", content: "const x = 1;\ncat b.ts" }]);
});

it("a here-document that never ends is no text of a file", () => {
  expect(filesIn("cat > a.ts <<EOF\nconst x = 1;")).toEqual([{ path: "a.ts", did: "write" }]);
});

it("a command is split where the shell splits it, not in quotes", () => {
  expect(partsOf(`cd a && git commit -m "one; two && three" || echo 'a|b' | wc`)).toEqual([
    "cd a",
    `git commit -m "one; two && three"`,
    "echo 'a|b'",
    "wc",
  ]);
});
