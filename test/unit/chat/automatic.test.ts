import { describe, expect, it } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import type { Mode } from "../../../src/engine/guard/automatic.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { type Chat, chatOn, type ChatOptions } from "../../support/chat/conversation.ts";
import { failing, reports, says, ScriptedProvider, unreported } from "../../support/chat/scriptedProvider.ts";
import { talkOf, user, workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nGo through all parts.";

/** 24,000 usable of 32,000, trigger at 20,400, urgent from 23,280: this is 21,500. */
const OVER = talkOf(11, 1_900);
const UNDER = talkOf(4, 2_000);

const automatic = (
  provider: Provider,
  before: readonly NewEntry[],
  { mode = "auto", ...options }: ChatOptions & { mode?: Mode } = {},
): Promise<Chat> =>
  chatOn(provider, {
    before,
    ...options,
    settings: { automatic: { mode, background: false }, ...options.settings },
  });

const kindsSince = ({ journal }: Chat, count: number): string[] =>
  journal.entries.slice(count).map((entry: Entry) => (entry.kind === "message" ? entry.role : entry.kind));

describe("automatic compaction in the chat", () => {
  it("compacts before the request when the trigger is passed; the message is there and is answered", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), says("Fine."));
    const chat = await automatic(provider, OVER);
    await chat.conversation.send("And part 12?");
    expect(kindsSince(chat, OVER.length)).toEqual(["user", "compaction", "assistant"]);
    expect(chat.journal.entries.at(-2)).toMatchObject({ trigger: "auto", strategy: "transcript" });
    const sent = provider.requests[1]!.messages;
    expect(sent.at(-1)).toMatchObject({ role: "user", text: "And part 12?" });
    expect(sent[0]?.text).toContain("Go through all parts.");
  });

  it("leaves a conversation below the trigger alone", async () => {
    const provider = new ScriptedProvider(says("Fine."));
    const chat = await automatic(provider, UNDER);
    await chat.conversation.send("And?");
    expect(kindsSince(chat, UNDER.length)).toEqual(["user", "assistant"]);
  });

  it("measures after the answer too: the next message finds room", async () => {
    const provider = new ScriptedProvider(reports("Long.", 21_000), says(SUMMARY));
    const chat = await automatic(provider, talkOf(9, 2_000));
    await chat.conversation.send("And?");
    expect(kindsSince(chat, 18)).toEqual(["user", "assistant", "compaction"]);
    expect(chat.conversation.run).toBeUndefined();
  });

  it("prunes first, and asks no model where that is enough; it can be undone", async () => {
    const work = workOf(12, 8_000);
    const provider = new ScriptedProvider(says("Fine."));
    const chat = await automatic(provider, work);
    await chat.conversation.send("And?");
    expect(kindsSince(chat, work.length)).toEqual(["user", "prune", "assistant"]);
    const pruned = chat.journal.entries.find(({ kind }) => kind === "prune");
    expect(pruned).toMatchObject({ reason: "auto" });
    const { total } = chat.conversation.transcript.tokens;
    await chat.conversation.changes.undo(pruned!.id);
    expect(chat.conversation.transcript.tokens.total).toBeGreaterThan(total);
  });

  it.each<Mode>(["off", "ask"])("mode %s compacts nothing by itself", async (mode) => {
    const chat = await automatic(new ScriptedProvider(says("Fine.")), OVER, { mode });
    await chat.conversation.send("And?");
    expect(kindsSince(chat, OVER.length)).toEqual(["user", "assistant"]);
  });

  it("asks: Later is good until more is in use, Not in this conversation for good", async () => {
    const provider = new ScriptedProvider(reports("One.", 20_500), reports("Two.", 21_900));
    const chat = await automatic(provider, OVER, { mode: "ask" });
    expect(chat.conversation.decision).toEqual({ kind: "ask" });
    await chat.conversation.send("One?");
    chat.conversation.postpone();
    expect(chat.conversation.decision.kind).toBe("held");
    await chat.conversation.send("Two?");
    expect(chat.conversation.decision).toEqual({ kind: "ask" });
    await chat.conversation.changes.allowAutomatic(false);
    expect(chat.conversation.decision).toEqual({ kind: "held", by: { kind: "notHere" } });
    const again = await automatic(provider, [], { mode: "ask", journal: chat.journal });
    expect(again.conversation.decision).toEqual({ kind: "held", by: { kind: "notHere" } });
    await again.conversation.changes.allowAutomatic(true);
    expect(again.conversation.decision).toEqual({ kind: "ask" });
  });

  it("a compaction that is cancelled keeps nothing from being sent, and is not begun again at once", async () => {
    const provider = new ScriptedProvider(["wait"], says("Fine."), says("Good."));
    const chat = await automatic(provider, OVER);
    const sending = chat.conversation.send("And?");
    await provider.waiting();
    expect(chat.conversation.run?.kind).toBe("compaction");
    await chat.conversation.stop(chat.conversation.run!.id);
    await sending;
    await chat.conversation.send("And now?");
    expect(kindsSince(chat, OVER.length)).toEqual(["user", "assistant", "user", "assistant"]);
  });

  it("an undone compaction is not made again at once", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), unreported("Fine."), unreported("Good."));
    const chat = await automatic(provider, OVER);
    await chat.conversation.send("And?");
    await chat.conversation.changes.undo(chat.journal.entries.find(({ kind }) => kind === "compaction")!.id);
    await chat.conversation.send("Once more?");
    expect(kindsSince(chat, OVER.length)).toEqual([
      "user",
      "compaction",
      "assistant",
      "revert",
      "user",
      "assistant",
    ]);
  });

  it("when nothing can be summarized it says so once, and does not spin", async () => {
    const chat = await automatic(new ScriptedProvider(unreported("Fine."), unreported("Good.")), [
      user("x".repeat(21_000)),
    ]);
    await chat.conversation.retry();
    expect(kindsSince(chat, 0)).toEqual(["user", "assistant"]);
    expect(chat.events.filter(({ kind }) => kind === "guarded")).toHaveLength(1);
    expect(chat.conversation.decision).toMatchObject({
      by: { kind: "postponed", because: expect.stringContaining("nothing") as string },
    });
  });
});

describe("a message during a compaction", () => {
  it("waits, is added to, and is sent afterwards", async () => {
    const provider = new ScriptedProvider(["wait", ...says(SUMMARY)], says("Fine."));
    const chat = await automatic(provider, OVER);
    const compacting = chat.conversation.compact({ trigger: "user" });
    await provider.waiting();
    const sending = chat.conversation.send("One.");
    void chat.conversation.send("Two.");
    expect(chat.conversation.queued).toBe("One.\n\nTwo.");
    expect(kindsSince(chat, OVER.length)).toEqual([]);
    provider.go();
    expect(await compacting).toMatchObject({ kind: "compacted" });
    await sending;
    expect(chat.conversation.queued).toBeUndefined();
    expect(kindsSince(chat, OVER.length)).toEqual(["compaction", "user", "assistant"]);
    expect(provider.requests[1]?.messages.at(-1)?.text).toBe("One.\n\nTwo.");
  });

  it("can be taken back", async () => {
    const provider = new ScriptedProvider(["wait", ...says(SUMMARY)]);
    const chat = await automatic(provider, OVER);
    const compacting = chat.conversation.compact({ trigger: "user" });
    await provider.waiting();
    const sending = chat.conversation.send("One.");
    expect(chat.conversation.takeBack()).toBe("One.");
    await sending;
    provider.go();
    await compacting;
    expect(kindsSince(chat, OVER.length)).toEqual(["compaction"]);
  });

  it("is sent when the compaction is cancelled", async () => {
    const provider = new ScriptedProvider(["wait"], says("Fine."));
    const chat = await automatic(provider, OVER, { mode: "off" });
    const compacting = chat.conversation.compact({ trigger: "user" });
    await provider.waiting();
    const sending = chat.conversation.send("One.");
    await chat.conversation.stop(chat.conversation.run!.id);
    await compacting;
    await sending;
    expect(kindsSince(chat, OVER.length)).toEqual(["user", "assistant"]);
  });

  it("that cannot be written is told to who sent it", async () => {
    const provider = new ScriptedProvider(["wait"]);
    const chat = await automatic(provider, OVER);
    void chat.conversation.compact({ trigger: "user" });
    await provider.waiting();
    const sending = chat.conversation.send("One.");
    chat.journal.failNext = new Error("The disk is full.");
    await chat.conversation.stop(chat.conversation.run!.id);
    await expect(sending).rejects.toThrow("The disk is full.");
  });
});

describe("guards of automatic compaction", () => {
  it("G4 rests after a failure, and stays closed after three until the model is another one", async () => {
    // Each try: one request and two retries; then the answer.
    const round = [...failing(3), reports("Fine.", 20_500)];
    const provider = new ScriptedProvider(
      ...round,
      reports("Resting.", 20_500),
      ...round,
      ...round,
      says("Off."),
    );
    const chat = await automatic(provider, OVER);
    const send = async (waits: number): Promise<void> => {
      await Promise.all([chat.conversation.send("And?"), chat.clock.through(waits)]);
    };
    // After the answer it would fire again, but rests.
    await send(2);
    expect(chat.conversation.decision).toMatchObject({ kind: "held", by: { kind: "resting" } });
    await send(0);
    expect(provider.requests).toHaveLength(5);
    chat.clock.move(60_000);
    await send(2);
    chat.clock.move(60_000);
    await send(2);
    expect(chat.conversation.decision).toMatchObject({ kind: "held", by: { kind: "open", failures: 3 } });
    chat.clock.move(3_600_000);
    expect(chat.conversation.decision.kind).toBe("held");
    chat.settings = { ...chat.settings, model: { name: "other", provider } };
    expect(chat.conversation.decision).toEqual({ kind: "fire" });
  });

  it("G4 the user's own success closes the breaker", async () => {
    const provider = new ScriptedProvider(...failing(3), reports("Fine.", 20_500), says(SUMMARY));
    const chat = await automatic(provider, OVER);
    await Promise.all([chat.conversation.send("And?"), chat.clock.through(2)]);
    expect(chat.conversation.decision.kind).toBe("held");
    expect(await chat.conversation.compact({ trigger: "user" })).toMatchObject({ kind: "compacted" });
    expect(chat.conversation.decision.kind).toBe("room");
  });

  it("G4 where the next request may not fit, the digest is made instead of waiting", async () => {
    const blocking = talkOf(12, 2_300);
    const provider = new ScriptedProvider(...failing(3), says("Fine."));
    const chat = await automatic(provider, blocking);
    await Promise.all([chat.conversation.send("And?"), chat.clock.through(2)]);
    expect(chat.journal.entries.at(-2)).toMatchObject({ kind: "compaction", strategy: "digest" });
  });

  it("G5 stops after two that freed next to nothing, also after a restart, until the user says so", async () => {
    const poor = (n: number): NewEntry => ({
      kind: "compaction",
      trigger: "auto",
      strategy: "transcript",
      covers: { from: "e0001", to: "e0002" },
      kept: [],
      edits: [],
      summary: SUMMARY,
      summaryTokens: 1_900,
      tokensBefore: 20_500 + n,
      tokensAfter: 20_000,
      messagesBefore: 24,
      messagesAfter: 23,
      milliseconds: 1,
    });
    const provider = new ScriptedProvider(reports("Fine.", 21_000));
    const chat = await automatic(provider, [...OVER, poor(1), poor(2)]);
    await chat.conversation.send("And?");
    expect(kindsSince(chat, OVER.length + 2)).toEqual(["user", "assistant"]);
    expect(chat.conversation.decision).toMatchObject({ kind: "held", by: { kind: "thrashing" } });
    await chat.conversation.changes.allowAutomatic(true);
    expect(chat.conversation.decision).toEqual({ kind: "fire" });
  });
});
