import { describe, expect, it } from "vitest";

import { chatWith } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { user, workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const WORK = workOf(12, 8_000);

describe("a preview of a compaction", () => {
  it("tells what would happen, and what does happen is that", async () => {
    const { conversation, journal } = await chatWith(new ScriptedProvider(says(SUMMARY)), WORK);
    const preview = conversation.preview({ trigger: "user" });
    if (typeof preview === "string") throw new Error(preview);
    expect(journal.entries).toHaveLength(WORK.length);
    await conversation.compact({ trigger: "user" });
    const entry = journal.entries.findLast((one) => one.kind === "compaction");
    expect(entry).toMatchObject({
      strategy: preview.strategy,
      model: preview.model,
      tokensBefore: preview.tokensBefore,
    });
    expect(entry?.edits).toHaveLength(preview.pruned.parts);
    expect(preview.summarized.messages + preview.kept.messages).toBe(WORK.length);
    expect(entry?.tokensAfter).toBeLessThanOrEqual(preview.tokensAfter);
    expect(preview.request.prompt).toBeGreaterThan(1_000);
  });

  it("S7 tells why there would be nothing to do, and that no model would be asked where there is none", async () => {
    const short = await chatWith(undefined, workOf(2, 100));
    expect(short.conversation.preview({ trigger: "user" })).toBe("everything-fits");
    const long = await chatWith(undefined, WORK);
    expect(long.conversation.preview({ trigger: "user" })).toMatchObject({
      strategy: "digest",
      request: { prompt: 0, output: 0 },
    });
  });

  it("S8 of a part of the conversation", async () => {
    const { conversation, journal } = await chatWith(new ScriptedProvider(says(SUMMARY)), WORK, 200_000);
    const upTo = journal.entries[8]!.id;
    await conversation.compact({ trigger: "user", range: { upTo } });
    const entry = journal.entries.findLast((one) => one.kind === "compaction");
    expect(entry?.covers.from).toBe(journal.entries[0]?.id);
    expect(Number(entry?.covers.to.slice(1))).toBeLessThan(Number(upTo.slice(1)));
    expect(entry?.range).toEqual({ upTo });
  });
});

describe("a compaction that waits for a yes", () => {
  it("writes nothing until it is accepted; messages meanwhile stay behind it", async () => {
    const { conversation, journal } = await chatWith(new ScriptedProvider(says(SUMMARY)), WORK);
    expect(await conversation.proposals.make({ trigger: "user" })).toMatchObject({ kind: "compacted" });
    expect(journal.entries).toHaveLength(WORK.length);
    expect(conversation.proposals.current?.entry.summary).toBe(SUMMARY);
    await conversation.append([user("One more thing.")]);
    await conversation.proposals.accept();
    expect(conversation.proposals.current).toBeUndefined();
    expect(journal.entries.at(-1)).toMatchObject({ kind: "compaction", summary: SUMMARY });
    expect(conversation.transcript.items.at(-1)).toMatchObject({
      kind: "message",
      message: { role: "user" },
    });
  });

  it("can be discarded; what it cost is counted with the next one", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), says(SUMMARY));
    const { conversation, journal, events } = await chatWith(provider, WORK);
    await conversation.proposals.make({ trigger: "user" });
    conversation.proposals.discard();
    expect(conversation.proposals.current).toBeUndefined();
    expect(events.at(-1)).toEqual({ kind: "proposed" });
    await conversation.compact({ trigger: "user" });
    expect(journal.entries.at(-1)).toMatchObject({ kind: "compaction", usage: { prompt: 200, output: 20 } });
  });

  it("stays when another one was to take its place and was stopped; replaced it is counted", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), ["wait"], says("## Goal\nAgain."));
    const { conversation, journal } = await chatWith(provider, WORK);
    const { proposals } = conversation;
    await proposals.make({ trigger: "user" });
    const first = proposals.current;
    const again = proposals.make({ trigger: "user", instructions: "Shorter." });
    await provider.waiting();
    expect(proposals.current).toBeUndefined();
    await conversation.stop(conversation.run!.id);
    expect(await again).toEqual({ kind: "cancelled" });
    expect(proposals.current).toBe(first);
    await proposals.make({ trigger: "user", instructions: "Shorter." });
    await proposals.accept();
    expect(journal.entries.at(-1)).toMatchObject({
      summary: "## Goal\nAgain.",
      usage: { prompt: 200, output: 20 },
    });
  });

  it("still waits when it could not be written", async () => {
    const { conversation, journal } = await chatWith(new ScriptedProvider(says(SUMMARY)), WORK);
    await conversation.proposals.make({ trigger: "user" });
    journal.failNext = new Error("The disk is full.");
    await expect(conversation.proposals.accept()).rejects.toThrow("The disk is full.");
    await conversation.proposals.accept();
    expect(journal.entries.at(-1)).toMatchObject({ kind: "compaction", summary: SUMMARY });
  });

  it("is refused with words when the conversation is another one by then", async () => {
    const { conversation, journal } = await chatWith(new ScriptedProvider(says(SUMMARY)), WORK);
    await conversation.proposals.make({ trigger: "user" });
    await conversation.append([{ kind: "pin", message: journal.entries[0]!.id, pinned: true }]);
    await expect(conversation.proposals.accept()).rejects.toThrow(/has changed since/);
    expect(journal.entries.some(({ kind }) => kind === "compaction")).toBe(false);
  });
});
