import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { importConversation, wholeFile } from "../../../src/interop/importConversation.ts";
import type { ImportProgress } from "../../../src/interop/imported.ts";
import { imported, importOf, leftOut, outline, refused, rowsOf } from "./importing.ts";

const message = (role: string, content: unknown) => ({ role, content });
const list = JSON.stringify([message("user", "Grüße, 世界 👋"), message("assistant", "Hallo.")]);
const told = ["user: Grüße, 世界 👋", "assistant: Hallo."];
const bytes = (text: string) => new TextEncoder().encode(text);

async function* pieces<T>(...all: readonly T[]) {
  yield* all;
}

describe("what a file may be wrapped in", () => {
  test("gzip is unpacked, whatever the file is called", async () => {
    expect(outline(await imported(gzipSync(list)))).toEqual(told);
  });

  test("UTF-8 with a byte order mark, and UTF-16 as Windows shells write it", async () => {
    const utf16 = Buffer.from(`\uFEFF${list}`, "utf16le");
    expect(outline(await imported(bytes(`\uFEFF${list}`)))).toEqual(told);
    expect(outline(await imported(utf16))).toEqual(told);
    expect(outline(await imported(Buffer.from(utf16).swap16()))).toEqual(told);
  });

  test("chunks may be cut anywhere, within a character as well", async () => {
    const single = [...gzipSync(list)].map((byte) => Uint8Array.of(byte));
    const plain = [...bytes(list)].map((byte) => Uint8Array.of(byte));
    for (const chunks of [single, plain, list.split("")]) {
      const outcome = await importConversation({ name: "f", chunks: pieces(...chunks) });
      expect(outcome.kind === "imported" && outline(outcome)).toEqual(told);
    }
  });
});

describe("a damaged file", () => {
  test("lines that are no JSON are counted, and the rest is read", async () => {
    const log = `${rowsOf(message("user", "a"))}{"role":"assis\n${rowsOf(message("user", "b"))}{"role":"user","con`;
    const conversation = await imported(log);
    expect(outline(conversation)).toEqual(["user: a", "user: b"]);
    expect(leftOut(conversation)).toEqual(["2 lines or records that are not valid JSON"]);
  });

  test("a list that breaks off keeps what is whole", async () => {
    const conversation = await imported(list.slice(0, -5));
    expect(outline(conversation)).toEqual(told.slice(0, 1));
    expect(leftOut(conversation)).toEqual(["1 record that breaks off at the end of the file"]);
  });

  test("an archive that breaks off keeps what could be unpacked", async () => {
    const rows = rowsOf(
      ...Array.from({ length: 5000 }, (_, i) => message("user", `number ${i} ${Math.sin(i)}`)),
    );
    const packed = gzipSync(rows);
    const conversation = await imported(packed.subarray(0, packed.length / 2));
    expect(conversation.counts.messages).toBeGreaterThan(0);
    expect(leftOut(conversation)).toContain(
      "1 break in the file, with all that follows it (damaged compression)",
    );
  });

  test("a source that fails halfway keeps what came before", async () => {
    async function* failing() {
      yield rowsOf(message("user", "a"));
      throw new Error("EIO");
    }
    const outcome = await importConversation({ name: "f.jsonl", chunks: failing() });
    expect(outcome.kind === "imported" && outline(outcome)).toEqual(["user: a"]);
  });

  test("escapes and numbers that JSON does not have are mended, and stay what they were meant to be", async () => {
    const content = String.raw`[{"role":"user","content":"C:\user \u00e9 \\n","score":NaN}]`;
    expect(outline(await imported(content))).toEqual([String.raw`user: C:\user é \n`]);
  });

  test("lone surrogates become the replacement character", async () => {
    expect(outline(await imported(String.raw`[{"role":"user","content":"a\ud800b"}]`))).toEqual([
      "user: a\uFFFDb",
    ]);
  });
});

describe("a file that is no conversation is refused, and the words say what it is", () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  const others: readonly (readonly [is: string, content: string | Uint8Array])[] = [
    ["is empty", ""],
    ["is empty", " \n \n"],
    ["is a PNG image", png],
    ["is a PDF document", "%PDF-1.7\n%âãÏÓ"],
    ["is a ZIP archive", "PK\u0003\u0004\u0014\u0000"],
    ["is a binary file of an unknown kind", new Uint8Array(5000)],
    ["is a web page", "<!DOCTYPE html>\n<html><body>{}</body></html>"],
    ["is an XML document", '<?xml version="1.0"?><a/>'],
    ["is a table (CSV)", "role,content\nuser,hello\n"],
    ["is plain text without any JSON", "# Notes\n\nNothing here.\n"],
    [
      "is an aider chat, which cannot be imported yet",
      "\n# aider chat started at 2026-01-01 10:00:00\n\n#### hi\n",
    ],
    ["holds no conversation that is known here (it has name, version)", '{"name":"x","version":"1.0.0"}'],
    ["holds no conversation that is known here", "[1, 2, 3]"],
    ["holds no conversation that is known here", "{{{{"],
    ["is a message list in OpenAI's style without any message", '[{"role":"user","content":""}]'],
  ];

  test.for(others)("%s", async ([is, content]) => {
    const refusal = await refused(content, "notes.x");
    expect(refusal.what).toBe(`notes.x ${is}.`);
    expect(refusal.todo).toContain("Claude Code session log");
  });

  const foreign: readonly (readonly [what: string, content: string])[] = [
    ["a Codex rollout", rowsOf({ timestamp: "t", type: "response_item", payload: {} })],
    ["a Gemini CLI chat", JSON.stringify({ projectHash: "h", messages: [{ type: "gemini", content: "x" }] })],
    [
      "a Qwen Code log",
      rowsOf({ type: "user", uuid: "u", message: { role: "user", parts: [{ text: "x" }] } }),
    ],
    [
      "a pi session",
      rowsOf({ type: "session", cwd: "/" }, { type: "message", message: message("user", "x") }),
    ],
    ["a SWE-agent trajectory", JSON.stringify({ trajectory: [{ action: "ls" }], history: [] }, null, 2)],
    ["a VS Code chat", JSON.stringify({ requests: [{ message: "x", response: [] }] }, null, 2)],
    ["an opencode session", JSON.stringify({ info: {}, messages: [{ info: { role: "user" }, parts: [] }] })],
    ["a Cursor log", rowsOf({ role: "user", message: { content: "x" } })],
    [
      "a list of Anthropic messages",
      JSON.stringify([message("user", "x"), message("assistant", [{ type: "tool_use" }])]),
    ],
    ["a list of Anthropic messages", rowsOf({ messages: [message("user", [{ type: "tool_result" }])] })],
    ["an OpenHands trajectory", JSON.stringify([{ source: "user", action: "message" }], null, 2)],
  ];

  test.for(foreign)("looks like %s", async ([what, content]) => {
    expect((await refused(content, "f")).what).toBe(`f looks like ${what}, which cannot be imported yet.`);
  });

  test("a file that cannot be read at all", async () => {
    async function* failing(): AsyncGenerator<string> {
      yield await Promise.reject<string>(new Error("EISDIR"));
    }
    expect(await importConversation({ name: "folder", chunks: failing() })).toMatchObject({
      what: "folder cannot be read.",
    });
  });
});

describe("progress and cancel", () => {
  const long = rowsOf(...Array.from({ length: 5000 }, (_, i) => message("user", `${i}`.padEnd(100))));

  test("progress counts the bytes of the file up to its size", async () => {
    const seen: ImportProgress[] = [];
    await importOf(bytes(long), { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.map(({ read }) => read)).toEqual(seen.map(({ read }) => read).sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ read: long.length, total: long.length });
  });

  test("a cancel is an outcome, before the start and in the middle, and the file is closed", async () => {
    expect(await importOf(long, { signal: AbortSignal.abort() })).toEqual({ kind: "cancelled" });
    const controller = new AbortController();
    let isClosed = false;
    async function* chunks() {
      try {
        yield rowsOf(message("user", "a"));
        controller.abort();
        yield long;
      } finally {
        isClosed = true;
      }
    }
    const outcome = await importConversation({ name: "f", chunks: chunks() }, { signal: controller.signal });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect(isClosed).toBe(true);
  });

  test("the event loop gets its turns, and a cancel during one of them is noticed", async () => {
    const controller = new AbortController();
    let turns = 0;
    const busy = rowsOf(...Array.from({ length: 60_000 }, (_, i) => message("user", `${i}`.padEnd(100))));
    const outcome = await importOf(busy, {
      signal: controller.signal,
      pause: async () => {
        turns++;
        controller.abort();
      },
    });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect(turns).toBe(1);
  });
});

test("a file in memory may be text or bytes", async () => {
  const outcomes = [list, bytes(list)].map((content) =>
    importConversation(wholeFile("f", content), { now: 0 }),
  );
  const [text, binary] = await Promise.all(outcomes);
  expect(text).toEqual(binary);
});
