import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { feedView, withFeeds } from "../../src/tools/files/lineEnds.ts";
import { replaced } from "../../src/tools/files/replacement.ts";
import { cleanText, visible } from "../../src/tools/safe/clean.ts";
import { endsOf } from "../../src/tools/safe/ends.ts";
import { OutputStream } from "../../src/tools/safe/outputStream.ts";
import { World } from "../support/tools/world.ts";

/** Few letters, so that pieces come again. */
const letters = (...units: readonly string[]) =>
  fc.array(fc.constantFrom(...units), { maxLength: 40 }).map((pieces) => pieces.join(""));
const feeds = letters("a", "b", "ab", " ", "\n", "\n\n");
const mixed = letters("a", "b", "ab", "\n", "\r\n", "\r\n\r\n");
const noisy = letters(
  "a",
  "é",
  "👋",
  "\n",
  "\r",
  "\r\n",
  "\b",
  "\0",
  "\u001b[31m",
  "\u001b",
  "[",
  "\u001b]0;t",
  "\u0007",
  "\u009b1m",
  "\ud83d",
  "\udc4b",
  "\\",
  "3",
);

const occurrences = (text: string, piece: string): number =>
  Array.from({ length: text.length }, (_, i) => text.startsWith(piece, i)).filter(Boolean).length;

describe("laws of edit_file", () => {
  it("an edit is what replacing in the string gives, and is never made where it is ambiguous", async () => {
    await fc.assert(
      fc.asyncProperty(
        feeds,
        feeds.filter(Boolean),
        feeds,
        fc.boolean(),
        async (text, old, now, replaceAll) => {
          const world = new World({ files: { "/home/app/a.ts": text } });
          const told = await world.call("edit_file", { path: "a.ts", old, new: now, replaceAll });
          const count = occurrences(text, old);
          const isMade = (replaceAll ? count > 0 : count === 1) && old !== now;
          const expected = replaceAll ? text.replaceAll(old, () => now) : text.replace(old, () => now);
          expect(world.disk.text("/home/app/a.ts")).toBe(isMade ? expected : text);
          expect(told.isError).toBe(!isMade || expected === text);
          expect(world.disk.written.length).toBe(told.isError ? 0 : 1);
        },
      ),
    );
  });

  it("with other line ends it is the same edit, and what is not replaced keeps every byte", () => {
    fc.assert(
      fc.property(mixed, feeds.filter(Boolean), feeds, (text, old, now) => {
        const made = replaced(text, { old, new: now, replaceAll: true });
        const plain = replaced(withFeeds(text), { old, new: now, replaceAll: true });
        expect(made.kind).toBe(plain.kind);
        if (made.kind !== "replaced" || plain.kind !== "replaced") return;
        expect(withFeeds(made.text)).toBe(plain.text);
        const first = withFeeds(text).indexOf(old);
        const kept = text.slice(0, feedView(text).fileOffset(first));
        expect(made.text.startsWith(kept)).toBe(true);
      }),
    );
  });

  it("a file of Windows' line ends has no others afterwards", () => {
    fc.assert(
      fc.property(feeds, feeds.filter(Boolean), feeds, (text, old, now) => {
        fc.pre(text.includes("\n") && text.includes(old));
        const made = replaced(text.replaceAll("\n", "\r\n"), { old, new: now, replaceAll: true });
        const after = made.kind === "replaced" ? made.text : "\n";
        expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it("places in the file are those of the view", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const view = feedView(text);
        for (let i = 0; i < view.text.length; i++) {
          const at = view.fileOffset(i);
          expect(withFeeds(text.slice(at))).toBe(view.text.slice(i));
        }
      }),
    );
  });
});

describe("laws of what is shown", () => {
  /** Controls but tab and line feed. */
  const UNSAFE = /[\p{Cc}--[\t\n]]/v;

  it("nothing unsafe is left, and cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(fc.oneof(noisy, fc.string({ unit: "binary" })), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(UNSAFE);
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
        expect(visible(text)).not.toMatch(UNSAFE);
      }),
    );
  });

  it("what comes in pieces is as clean as the whole", () => {
    fc.assert(
      fc.property(fc.array(noisy), (pieces) => {
        const stream = new OutputStream();
        const shown = [...pieces.map((piece) => stream.add(piece)), stream.end()].join("");
        expect(shown).not.toMatch(UNSAFE);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });

  it("codes that are cut apart are still codes", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "a",
            "\n",
            "👋",
            "\u001b[31m",
            "\u001b]0;title\u0007",
            "\u001b]8;;x\u001b\\",
            "\r\n",
          ),
        ),
        fc.nat(30),
        (whole, at) => {
          const text = whole.join("");
          const stream = new OutputStream();
          const shown = stream.add(text.slice(0, at)) + stream.add(text.slice(at)) + stream.end();
          expect(shown).toBe(cleanText(text));
        },
      ),
    );
  });

  it("both ends of a text are its ends, no longer than the limit, and nothing else is left out", () => {
    fc.assert(
      fc.property(letters("a", "b ", "👋", "\n"), fc.integer({ min: 1, max: 8 }), (text, limit) => {
        const { head, tail, leftOut } = endsOf(text, limit);
        expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
        expect(head.length + tail.length).toBeLessThanOrEqual(limit);
        expect(head.length + tail.length + leftOut).toBe(text.length);
        expect(head.isWellFormed() && tail.isWellFormed()).toBe(true);
      }),
    );
  });
});
