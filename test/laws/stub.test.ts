import * as fc from "fast-check";
import { expect, it } from "vitest";

import { stubOf } from "../../src/engine/stub.ts";

const TOOLS = [
  "read_file",
  "Edit",
  "MultiEdit",
  "bash",
  "apply_patch",
  "Grep",
  "TodoWrite",
  "LS",
  "get_weather",
  "",
  "a\nb",
];
const KEYS = [
  "path",
  "file_path",
  "command",
  "pattern",
  "old",
  "new",
  "edits",
  "todos",
  "content",
  "limit",
  "x\ny",
];

const args = fc.oneof(
  fc
    .dictionary(fc.constantFrom(...KEYS), fc.jsonValue(), { maxKeys: 5 })
    .map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string(),
);
const words = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.lorem({ mode: "sentences", maxCount: 60 }),
  fc.constantFrom(
    "",
    "\n\n",
    "exit code 1\n\ud800",
    "Found 3 files",
    "x".repeat(50_000),
    "<returncode>",
    '{"output":1}',
  ),
);

it("P3 a stub is one short line, whatever was called and came back", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TOOLS), args, words, fc.boolean(), (tool, json, text, isError) => {
      const stub = stubOf({ tool, args: json }, { tool, text, isError });
      expect(stub).not.toMatch(/[\n\r]/);
      expect(stub.startsWith("[")).toBe(true);
      expect(stub.length).toBeLessThan(700);
    }),
    { numRuns: 2_000 },
  );
});
