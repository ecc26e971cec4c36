import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Block, Blocks } from "../../../../src/webview/markdown/blocks.ts";
import { extend, LONGEST, NO_BLOCKS, wholeCode } from "../../../../src/webview/markdown/blocks.ts";
import { toHtml } from "../../../../src/webview/markdown/parser.ts";

const all = ({ settled, tail }: Blocks): Block[] => [...settled, ...tail];

const blocks = (text: string): Block[] => all(extend(NO_BLOCKS, text));

/** Text long enough to stand alone. */
const long = (words: string): string => `${words} ${"word ".repeat(400)}`;

const code = (language: string, body: string) => ({
  kind: "code",
  language,
  code: body,
  open: false,
  continues: false,
});

describe("a cut falls", () => {
  test("between long paragraphs", () => {
    const [first, second] = [`${long("a")}\n\n`, long("b")];
    expect(blocks(first + second)).toEqual([
      { kind: "text", source: first },
      { kind: "text", source: second },
    ]);
  });

  test("before and after a fence, whose code stands alone", () => {
    expect(blocks("Look:\n```ts\nconst a = 1;\n```\nThere.")).toEqual([
      { kind: "text", source: "Look:\n" },
      code("ts", "const a = 1;\n"),
      { kind: "text", source: "There." },
    ]);
  });

  test("nowhere inside a list, also over blank lines and indented code", () => {
    const list = "1. one\n\n   ```sh\n   # not a heading\n   ```\n\n2. two\n\n   more\n";
    expect(blocks(list)).toEqual([{ kind: "text", source: list }]);
  });
});

describe("a fence", () => {
  test("is open until its end has come", () => {
    expect(blocks("```js\nlet a")).toEqual([{ ...code("js", "let a"), open: true }]);
  });

  test("ends only at a mark as long as its own", () => {
    expect(blocks("````md\n```\nx\n```\n````\n")).toEqual([code("md", "```\nx\n```\n")]);
  });

  test("takes only a plain word as its language", () => {
    expect(blocks('```"><script>\nx\n```')).toEqual([code("", "x\n")]);
  });

  test("gives its indentation back", () => {
    expect(blocks("  ```\n  a\n    b\n  ```")).toEqual([code("", "a\n  b\n")]);
  });

  test("that is very long is cut, and can be put together again", () => {
    const body = "const a = 1; // b\n".repeat(3000);
    const found = blocks(`\`\`\`ts\n${body}\`\`\``);
    expect(found.length).toBeGreaterThan(3);
    expect(wholeCode(found, 0)).toBe(body);
  });
});

test("the whole code ends where the next block starts", () => {
  expect(wholeCode(blocks("```\na\n```\n```\nb\n```"), 0)).toBe("a\n");
});

test("no block is longer than the greatest length", () => {
  const texts = ["x".repeat(100_000), "word ".repeat(20_000), `\`\`\`\n${"y".repeat(100_000)}`];
  const lengths = texts
    .flatMap(blocks)
    .map((block) => (block.kind === "code" ? block.code : block.source).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST);
});

const line = fc.constantFrom(
  "",
  "A line with `code` and **weight**.",
  "- an item",
  "-   a wide item",
  "-",
  "  more of the item",
  "12. a numbered item",
  "## A heading",
  "> a quote",
  "    indented",
  "| a | b |",
  "| - | - |",
  "```ts",
  "```",
  "~~~",
  "  ```",
  "---",
  "* * *",
  long("paragraph"),
);
const document = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));

test("text that streams in makes the same blocks as text that comes at once", () => {
  fc.assert(
    fc.property(document, fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }), (text, steps) => {
      let streamed = NO_BLOCKS;
      let end = 0;
      for (const step of steps) {
        end += step;
        streamed = extend(streamed, text.slice(0, end));
      }
      expect(all(extend(streamed, text))).toEqual(blocks(text));
    }),
  );
});

test("what is settled stays as it is when more text comes", () => {
  fc.assert(
    fc.property(document, fc.nat(), (text, at) => {
      const before = extend(NO_BLOCKS, text.slice(0, at % (text.length + 1)));
      const after = extend(before, text);
      const unchanged = before.settled.slice(0, -1);
      expect(after.settled.slice(0, unchanged.length)).toEqual(unchanged);
    }),
  );
});

test("a text that does not carry on the one before is cut anew", () => {
  const before = extend(NO_BLOCKS, `${long("a")}\n\n${long("b")}`);
  expect(all(extend(before, "short"))).toEqual([{ kind: "text", source: "short" }]);
});

const toMarkdown = (block: Block): string =>
  block.kind === "text"
    ? block.source
    : `~~~~~~${block.language}\n${block.code}${block.open ? "" : "~~~~~~"}`;

test("blocks drawn alone look like the document drawn as one", () => {
  fc.assert(
    fc.property(document, (text) => {
      const alone = blocks(text).map((block) => toHtml(toMarkdown(block)));
      expect(alone.join("")).toBe(toHtml(text));
    }),
    { numRuns: 1000 },
  );
});
