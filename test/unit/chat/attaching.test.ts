import { describe, expect, it } from "vitest";

import type { FileContent } from "../../../src/engine/restore/restore.ts";
import type { Mentions } from "../../../src/tools/mentions/mentions.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { done, fakeTools, permissionFor } from "../../support/chat/fakeTools.ts";
import { ScriptedProvider, says } from "../../support/chat/scriptedProvider.ts";

/** Every word with an "@" is a file here. */
const mentionsWith = (tools: Mentions["tools"]): Mentions => ({
  tools,
  callsIn: (text) =>
    Promise.resolve(
      [...text.matchAll(/@(\S+)/g)].map(([, path]) => ({
        path: path ?? "",
        tool: "read_file",
        args: `{"path":"${path}"}`,
      })),
    ),
});
const reader = fakeTools({ name: "read_file", run: (args) => Promise.resolve(done(`text of ${args}`)) });

describe("files that a message names", () => {
  it("are read before the model is asked, as if it had asked for them", async () => {
    const provider = new ScriptedProvider(says("Both are fine."));
    const { conversation } = await chatOn(provider, {
      settings: { tools: reader, mentions: mentionsWith(reader) },
    });
    await conversation.send("Compare @a.ts with @b.ts");
    expect([...conversation.transcript.messages].map(({ role }) => role)).toEqual([
      "user",
      "assistant",
      "tool",
      "assistant",
    ]);
    expect(provider.requests.length).toBe(1);
    const texts = provider.requests[0]?.messages.map(({ text }) => text);
    expect(texts).toEqual([
      "Compare @a.ts with @b.ts",
      "",
      'text of {"path":"a.ts"}',
      'text of {"path":"b.ts"}',
    ]);
  });

  it("each call has an id of its own, in letters that every server takes", async () => {
    const provider = new ScriptedProvider(says("One."), says("Two."));
    const { conversation } = await chatOn(provider, {
      settings: { tools: reader, mentions: mentionsWith(reader) },
    });
    await conversation.send("@a.ts @b.ts");
    await conversation.send("@a.ts");
    const ids = [...conversation.transcript.messages].flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "call" ? [part.callId] : [])),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[\w-]{1,64}$/.test(id))).toBe(true);
  });

  it("what needs a person's word is asked for; stopped, nothing is sent", async () => {
    const provider = new ScriptedProvider(says("Never."));
    const asking = fakeTools({ name: "read_file", permission: permissionFor("read .env") });
    const { conversation } = await chatOn(provider, {
      settings: { tools: asking, mentions: mentionsWith(asking) },
    });
    const waits = new Promise<void>((resolve) =>
      conversation.onEvent(({ kind }) => kind === "callChanged" && resolve()),
    );
    const sent = conversation.send("What is in @.env?");
    await waits;
    await conversation.stop(conversation.run?.id ?? "");
    await sent;
    expect(provider.requests).toEqual([]);
    expect(conversation.transcript.messages.at(-1)?.role).toBe("tool");
  });

  it("stand in the message itself where the model calls nothing", async () => {
    const provider = new ScriptedProvider(says("Fine."));
    const files: Record<string, FileContent> = {
      "a.ts": { kind: "text", name: "a.ts", text: "export const a = 1;\n" },
      "long.ts": { kind: "text", name: "long.ts", text: "let line = 0;\n".repeat(20_000) },
      ".env": { kind: "refused" },
    };
    const { conversation } = await chatOn(provider, {
      settings: { mentions: mentionsWith(reader) },
      world: { readFile: (path) => Promise.resolve(files[path] ?? { kind: "gone" }) },
    });
    await conversation.send("@a.ts @long.ts @.env @gone.ts");
    const [sent] = provider.requests[0]?.messages ?? [];
    expect(sent?.text).toContain("[File a.ts, as it is on disk now, the whole file]\n1\texport const a = 1;");
    expect(sent?.text).toMatch(/\[File long\.ts, as it is on disk now, lines 1–\d+ of 20000\]/);
    expect(sent?.text).not.toMatch(/File (?:\.env|gone)/);
    const { use, budget } = conversation.measure();
    expect(use.tokens).toBeLessThan((budget?.usable ?? 0) / 2);
  });

  it("words stay words where nothing is read", async () => {
    const provider = new ScriptedProvider(says("Hello."));
    const { conversation } = await chatOn(provider);
    await conversation.send("@a.ts");
    expect([...conversation.transcript.messages].map(({ role }) => role)).toEqual(["user", "assistant"]);
  });
});
