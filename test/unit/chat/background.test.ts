import { describe, expect, it } from "vitest";

import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { reports, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf, user } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nGo through all parts.";

/** 17,500 tokens: past 80% of the trigger of 20,400. */
const NEAR = talkOf(9, 1_900);

const chatNear = (provider: ScriptedProvider, settings: Partial<ChatSettings> = {}): Promise<Chat> =>
  chatOn(provider, {
    before: NEAR,
    settings: { automatic: { mode: "auto", background: true }, ...settings },
  });

const kinds = ({ journal }: Chat): string[] =>
  journal.entries.slice(NEAR.length).map((entry) => (entry.kind === "message" ? entry.role : entry.kind));

/** Resolves when a preparation has ended. */
const prepared = ({ conversation }: Chat): Promise<void> =>
  new Promise((resolve) => {
    const stop = conversation.onEvent(({ kind }) => {
      if (kind !== "guarded") return;
      stop();
      resolve();
    });
  });

/** Up to a prepared compaction; the next answer is past the trigger. */
async function withPrepared(
  ...next: Parameters<typeof reports>[]
): Promise<{ chat: Chat; provider: ScriptedProvider }> {
  const provider = new ScriptedProvider(
    reports("Near.", 17_500),
    says(SUMMARY),
    ...next.map((one) => reports(...one)),
  );
  const chat = await chatNear(provider);
  const ready = prepared(chat);
  await chat.conversation.send("And?");
  await ready;
  return { chat, provider };
}

describe("background preparation", () => {
  it("G8 does not begin where the user would be asked whether the model may be used", async () => {
    const provider = Object.assign(new ScriptedProvider(reports("Near.", 17_500)), {
      canAskUnbidden: () => false,
    });
    const chat = await chatNear(provider);
    await chat.conversation.send("And?");
    expect(chat.conversation.decision).toEqual({ kind: "prepare" });
    expect(chat.conversation.isPreparing).toBe(false);
    expect(provider.requests).toHaveLength(1);
  });

  it("G8 begins when idle, writes nothing, and is used at the trigger without another request", async () => {
    const { chat, provider } = await withPrepared(["More.", 21_000]);
    expect(kinds(chat)).toEqual(["user", "assistant"]);
    expect(chat.conversation.run).toBeUndefined();
    await chat.conversation.send("More?");
    expect(kinds(chat)).toEqual(["user", "assistant", "user", "assistant", "compaction"]);
    expect(provider.requests).toHaveLength(3);
  });

  it("G8 newer messages are added to the tail, and to the figures", async () => {
    const { chat } = await withPrepared(["More.", 21_000]);
    await chat.conversation.send("More?");
    const { transcript } = chat.conversation;
    const sent = promptOf(transcript, "").messages.map(({ text }) => text);
    expect(sent.slice(-4)).toEqual(["And?", "Near.", "More?", "More."]);
    const entry = chat.journal.entries.at(-1);
    expect(entry).toMatchObject({
      kind: "compaction",
      trigger: "auto",
      tokensAfter: transcript.tokens.total,
    });
  });

  it.each<[string, (chat: Chat) => Promise<void> | void]>([
    ["a pin was set", (chat) => chat.conversation.append([{ kind: "pin", message: "e0001", pinned: true }])],
    [
      "the model is another one",
      (chat) => {
        chat.settings = { ...chat.settings, model: { ...chat.settings.model!, name: "other" } };
      },
    ],
    [
      "the policy is another one",
      (chat) => {
        chat.settings = { ...chat.settings, policy: { ...BALANCED } };
      },
    ],
  ])("G8 is thrown away when %s, and what it cost is counted", async (_, change) => {
    const { chat, provider } = await withPrepared(["More.", 21_000], [SUMMARY, 900]);
    await change(chat);
    await chat.conversation.send("More?");
    expect(provider.requests).toHaveLength(4);
    // 100 of the one thrown away, 900 of the one used.
    expect(chat.journal.entries.at(-1)).toMatchObject({ kind: "compaction", usage: { prompt: 1_000 } });
  });

  it("G8 is stopped when the user sends, and its late result is dropped", async () => {
    const provider = new ScriptedProvider(
      reports("Near.", 17_500),
      ["wait", ...says(SUMMARY)],
      reports("More.", 17_600),
      ["wait"],
    );
    const chat = await chatNear(provider);
    await chat.conversation.send("And?");
    await provider.waiting();
    await chat.conversation.send("More?");
    provider.go();
    await provider.waiting();
    expect(kinds(chat)).toEqual(["user", "assistant", "user", "assistant"]);
    chat.conversation.rest();
  });

  it("G8 the user's own compaction does not use it", async () => {
    const { chat, provider } = await withPrepared(["## Goal\nMy own.", 500]);
    expect(await chat.conversation.compact({ trigger: "user", instructions: "Be brief." })).toMatchObject({
      entry: { summary: "## Goal\nMy own." },
    });
    expect(provider.requests).toHaveLength(3);
  });

  it.each<[string, ChatSettings["automatic"]]>([
    ["switched off", { mode: "auto", background: false }],
    ["not compacting by itself", { mode: "ask", background: true }],
  ])("G8 does nothing where it is %s", async (_, automatic) => {
    const provider = new ScriptedProvider(reports("Near.", 17_500));
    const chat = await chatNear(provider, automatic ? { automatic } : {});
    await chat.conversation.send("And?");
    await chat.conversation.append([user("Idle.")] satisfies NewEntry[]);
    expect(provider.requests).toHaveLength(1);
  });

  it("G8 a failed preparation rests like any other automatic one", async () => {
    const provider = new ScriptedProvider(reports("Near.", 17_500), [
      { kind: "failed", failure: { reason: "auth", retryable: false, message: "No key." } },
    ]);
    const chat = await chatNear(provider);
    const ended = prepared(chat);
    await chat.conversation.send("And?");
    await ended;
    expect(kinds(chat)).toEqual(["user", "assistant"]);
    expect(chat.conversation.decision).toEqual({ kind: "room" });
    expect(provider.requests).toHaveLength(2);
  });
});
