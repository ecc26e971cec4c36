import { describe, expect, it } from "vitest";

import { Previews, usedAfter } from "../../../src/protocol/previews.ts";
import { item } from "../../../src/protocol/view.ts";
import { chatOn, chatWith } from "../../support/chat/conversation.ts";
import { fails, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { user, workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const WORK = workOf(12, 8_000);

async function looked(provider = new ScriptedProvider(says(SUMMARY))) {
  const previews = new Previews();
  const chat = await chatWith(provider, WORK);
  expect(previews.open(chat.conversation, { trigger: "user" })).toBeUndefined();
  return { ...chat, previews };
}

describe("what is looked at before it counts", () => {
  it("is the preview, then the proposal, then neither", async () => {
    const { conversation, previews } = await looked();
    const { preview } = previews.shown(conversation);
    expect(preview).toMatchObject({ kind: "preview", model: "m" });
    expect(item.safeParse(preview).success).toBe(true);
    await previews.make(conversation);
    const shown = previews.shown(conversation);
    expect(shown.preview).toBeUndefined();
    expect(shown.proposal).toMatchObject({ state: "proposed", live: false, summary: SUMMARY });
    expect(item.safeParse(shown.proposal).success).toBe(true);
    previews.close(conversation);
    await conversation.proposals.accept();
    expect(previews.shown(conversation)).toEqual({});
  });

  it("S7 is nothing where there is nothing to compact, and the reason is told", async () => {
    const previews = new Previews();
    const { conversation } = await chatWith(undefined, workOf(2, 100));
    expect(previews.open(conversation, { trigger: "user" })).toBe("everything-fits");
    expect(previews.shown(conversation)).toEqual({});
  });

  it("S8 tells the side of a message", async () => {
    const previews = new Previews();
    const { conversation, journal } = await chatWith(undefined, WORK, 200_000);
    const upTo = journal.entries[8]!.id;
    previews.open(conversation, { trigger: "user", range: { upTo } });
    expect(previews.shown(conversation).preview).toMatchObject({ asked: { upTo }, strategy: "digest" });
  });

  it("A2 the facts of a summary that waits for a yes are listed, when they are asked for", async () => {
    const { conversation, previews } = await looked();
    await previews.make(conversation);
    const { proposal } = previews.shown(conversation);
    expect(proposal?.audit).toBeDefined();
    expect(proposal?.audit?.list).toBeUndefined();
    expect(previews.showFacts(conversation, "proposal:0")).toBe(false);
    expect(previews.showFacts(conversation, proposal?.id ?? "")).toBe(true);
    const audit = previews.shown(conversation).proposal?.audit;
    expect(audit?.list?.summary.length).toBe(audit?.found);
    expect((audit?.list?.ledger.length ?? 0) + (audit?.missing.length ?? 0)).toBe(
      (audit?.facts ?? 0) - (audit?.found ?? 0),
    );
  });

  it("made again with a note it is another proposal, of the same part", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), says("## Goal\nAgain."));
    const { conversation, previews } = await looked(provider);
    await previews.make(conversation);
    const first = previews.shown(conversation).proposal;
    await previews.make(conversation, "Shorter.");
    const second = previews.shown(conversation).proposal;
    expect(second).toMatchObject({ summary: "## Goal\nAgain.", messagesBefore: first?.messagesBefore });
    expect(second?.id).not.toBe(first?.id);
    expect(conversation.proposals.current?.options.instructions).toBe("Shorter.");
  });

  it("is the preview again when making it was stopped", async () => {
    const provider = new ScriptedProvider(["wait", ...says(SUMMARY)]);
    const { conversation, previews } = await looked(provider);
    const making = previews.make(conversation);
    await provider.waiting();
    expect(previews.isMaking(conversation)).toBe(true);
    expect(previews.shown(conversation)).toEqual({});
    await conversation.stop(conversation.run!.id);
    await making;
    expect(previews.isMaking(conversation)).toBe(false);
    expect(previews.shown(conversation).preview).toBeDefined();
  });

  it("keeps a proposal while messages come, and drops it with words when it does not fit any more", async () => {
    const { conversation, previews } = await looked();
    await previews.make(conversation);
    await conversation.append([user("One more thing.")]);
    expect(previews.shown(conversation).proposal).toBeDefined();
    await conversation.append([{ kind: "pin", message: conversation.entries[0]!.id, pinned: true }]);
    previews.close(conversation);
    await expect(conversation.proposals.accept()).rejects.toThrow(/does not fit any more/);
    expect(previews.shown(conversation)).toEqual({});
  });

  it("costs what the price of the writer says", async () => {
    const price = { input: 2, output: 10, source: "test" };
    const provider = new ScriptedProvider(fails("unused"));
    const { conversation } = await chatOn(provider, {
      before: WORK,
      settings: { model: { name: "m", provider, price } },
    });
    const preview = conversation.preview({ trigger: "user" });
    if (typeof preview === "string") throw new Error(preview);
    const { prompt, output } = preview.request;
    expect(preview.cost).toBeCloseTo((2 * prompt + 10 * output) / 1_000_000);
  });
});

it("B6 the gauge shrinks as the request does", async () => {
  const { settings } = await chatWith(undefined);
  const sizes = { tokensBefore: 40_000, tokensAfter: 10_000 };
  const after = usedAfter(sizes, { used: 80_000, settings });
  // What stands before the conversation stays.
  expect(after).toBeGreaterThan(20_000);
  expect(after).toBeLessThan(22_000);
  expect(usedAfter({ ...sizes, tokensAfter: 40_000 }, { used: 80_000, settings })).toBe(80_000);
});
