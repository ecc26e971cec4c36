import { describe, expect, it, onTestFinished } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { estimateTokens } from "../../../src/engine/estimate.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { type Chat, chatOn, type ChatOptions } from "../../support/chat/conversation.ts";
import { overflows, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf } from "../../support/engine/build.ts";
import { refusal, reply } from "../../support/providers/answers.ts";
import { startScriptedServer } from "../../support/providers/scriptedServer.ts";

const SUMMARY = "## Goal\nGo through all parts.";

/** 12,600 of our tokens: far below the trigger of a window of 32,000. */
const TALK = talkOf(6, 2_050);

const auto = (provider: Provider, options: ChatOptions = {}): Promise<Chat> =>
  chatOn(provider, {
    before: TALK,
    ...options,
    settings: { automatic: { mode: "auto", background: false }, ...options.settings },
  });

const newEntries = ({ journal }: Chat, before: readonly NewEntry[] = TALK): string[] =>
  journal.entries.slice(before.length).map((entry) => (entry.kind === "message" ? entry.role : entry.kind));

describe("an answer that does not fit", () => {
  it("G1 is compacted for and asked for again, and the real window is learned", async () => {
    const provider = new ScriptedProvider(
      overflows({ limit: 8_192, asked: 13_000 }),
      says(SUMMARY),
      says("Fine."),
    );
    const chat = await auto(provider);
    await chat.conversation.send("And?");
    expect(newEntries(chat)).toEqual(["user", "compaction", "assistant"]);
    expect(chat.journal.entries.at(-2)).toMatchObject({ trigger: "overflow" });
    expect(chat.learned).toEqual(["m: 8192"]);
    expect(provider.requests[2]?.messages.at(-1)).toMatchObject({ role: "user", text: "And?" });
    expect(
      chat.events
        .filter(({ kind }) => kind === "runEnded")
        .map((event) => "outcome" in event && event.outcome?.kind),
    ).toEqual(["resent", "compacted", false]);
  });

  it("G1 leaves the oldest rounds out when a compaction did not do, and says so; never the newest question", async () => {
    const provider = new ScriptedProvider(
      overflows(),
      says(SUMMARY),
      overflows(),
      overflows(),
      says("Fine."),
    );
    const chat = await auto(provider);
    await chat.conversation.send("And?");
    expect(newEntries(chat)).toEqual(["user", "compaction", "assistant"]);
    const sizes = [2, 3, 4].map((i) => provider.requests[i]!.messages.length);
    expect(sizes[0]).toBeGreaterThan(sizes[1]!);
    expect(sizes[1]).toBeGreaterThanOrEqual(sizes[2]!);
    expect(provider.requests[4]?.messages.at(-1)?.text).toBe("And?");
    expect(chat.events.some((event) => event.kind === "told" && event.news.kind === "leftOut")).toBe(true);
  });

  it("G1 after three tries the digest, after that the words of the server: no loop", async () => {
    const provider = new ScriptedProvider(
      overflows(),
      says(SUMMARY),
      ...Array.from({ length: 20 }, () => overflows()),
    );
    const chat = await auto(provider);
    await chat.conversation.send("And?");
    // The answer: once, after the compaction, twice with less, after the digest; the summary once.
    expect(provider.requests).toHaveLength(6);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "failed", problem: "Too long." });
    expect(newEntries(chat).slice(0, 2)).toEqual(["user", "compaction"]);
  });

  it("G1 the newest question goes alone where nothing can be summarized", async () => {
    const short = talkOf(2, 60);
    const provider = new ScriptedProvider(...Array.from({ length: 4 }, () => overflows()), says("Alone."));
    const chat = await auto(provider, { before: short });
    await chat.conversation.send("And?");
    expect(newEntries(chat, short)).toEqual(["user", "assistant"]);
    expect(provider.requests.at(-1)?.messages.map(({ text }) => text)).toEqual(["And?"]);
    expect(chat.events).toContainEqual({ kind: "told", news: { kind: "leftOut", messages: short.length } });
  });

  it("G1 in the other modes nothing is done without the user's word", async () => {
    const provider = new ScriptedProvider(overflows({ limit: 8_192 }));
    const chat = await auto(provider, { settings: { automatic: { mode: "ask", background: false } } });
    await chat.conversation.send("And?");
    expect(newEntries(chat)).toEqual(["user", "assistant"]);
    expect(chat.journal.entries.at(-1)).toMatchObject({ problem: "Too long." });
  });

  it("G1 a stop during the compaction for it ends it, and the conversation goes on", async () => {
    const provider = new ScriptedProvider(overflows(), ["wait"], overflows(), says("Never."));
    const chat = await auto(provider);
    const sending = chat.conversation.send("And?");
    await provider.waiting();
    await chat.conversation.stop(chat.conversation.run!.id);
    await sending;
    expect(newEntries(chat)).toEqual(["user", "assistant"]);
    expect(provider.requests).toHaveLength(3);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "failed", problem: "Too long." });
    expect(chat.conversation.run).toBeUndefined();
  });

  it("G1 works with a real server and its own wording", async () => {
    const tooLong = {
      error: {
        code: 400,
        type: "exceed_context_size_error",
        message: "the request exceeds the available context size",
        n_prompt_tokens: 13_000,
        n_ctx: 8_192,
      },
    };
    const server = await startScriptedServer([refusal(400, tooLong), reply(SUMMARY), reply("Fine.")]);
    onTestFinished(() => server.close());
    const chat = await auto(openAiProvider({ baseUrl: server.baseUrl, headers: {} }));
    await chat.conversation.send("And?");
    expect(newEntries(chat)).toEqual(["user", "compaction", "assistant"]);
    expect(chat.learned).toEqual(["m: 8192"]);
    expect(chat.journal.entries.at(-1)).toMatchObject({ parts: [{ text: "Fine." }] });
  });
});

describe("a summary request that does not fit", () => {
  const head = talkOf(9, 2_000);

  it("G1 is made smaller until the model takes it", async () => {
    const provider = new ScriptedProvider(
      overflows(),
      overflows(),
      ...Array.from({ length: 12 }, () => says(SUMMARY)),
    );
    const chat = await auto(provider, { before: head });
    const ending = await chat.conversation.compact({ trigger: "user" });
    expect(ending).toMatchObject({
      kind: "compacted",
      entry: { summary: expect.stringContaining("Go through") as string },
    });
    expect(ending).not.toMatchObject({ entry: { strategy: "digest" } });
  });

  it("G1 is made small enough at once where the server tells how it counts", async () => {
    const refusing: Provider = {
      async *stream({ messages }) {
        // Four of its tokens for one of ours, and room for 8,000 of its own.
        const asked = 4 * messages.reduce((sum, { text }) => sum + estimateTokens(text), 0);
        yield* asked > 8_000 ? overflows({ limit: 8_000, asked }) : says(SUMMARY);
      },
    };
    const seen: number[] = [];
    const counting: Provider = {
      stream(request, signal) {
        seen.push(request.messages.reduce((sum, { text }) => sum + estimateTokens(text), 0));
        return refusing.stream(request, signal);
      },
    };
    const chat = await auto(counting, { before: head });
    const ending = await chat.conversation.compact({ trigger: "user" });
    expect(ending).toMatchObject({ kind: "compacted", entry: { strategy: "chunks" } });
    const refused = seen.filter((tokens) => tokens > 2_000);
    expect(new Set(refused).size).toBe(refused.length);
  });

  it("G1 after three tries the digest", async () => {
    const provider = new ScriptedProvider(...Array.from({ length: 60 }, () => overflows()));
    const chat = await auto(provider, { before: head });
    expect(await chat.conversation.compact({ trigger: "user" })).toMatchObject({
      kind: "compacted",
      entry: { strategy: "digest", fallback: "Too long." },
    });
    expect(provider.requests.length).toBeLessThan(40);
    expect(chat.conversation.run).toBeUndefined();
  });

  it("G1 what the summarizer reads shrinks from the old end, and keeps the newest", async () => {
    const provider = new ScriptedProvider(...Array.from({ length: 60 }, () => overflows()));
    const chat = await auto(provider, { before: head });
    await chat.conversation.compact({ trigger: "user" });
    const asked = provider.requests.map(({ messages }) => messages.map(({ text }) => text).join("\n"));
    expect(asked[0]).toContain("Part 1 is fine");
    expect(asked.at(-1)).not.toContain("Part 1 is fine");
    expect(chat.journal.entries.filter(({ kind }) => kind === "message")).toHaveLength(head.length);
  });
});
