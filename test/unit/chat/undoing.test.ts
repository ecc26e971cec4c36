import { describe, expect, it } from "vitest";

import { promptOf } from "../../../src/engine/send.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { workOf } from "../../support/engine/build.ts";

/** Two compactions, the newer of which stands for the older; what was sent before, between and after them. */
async function twice() {
  const chat = await chatOn(undefined, {
    before: workOf(12, 4_000),
    window: 64_000,
    settings: { automatic: { mode: "auto", background: false } },
  });
  const { conversation, journal } = chat;
  const sent = (): string => JSON.stringify(promptOf(conversation.transcript, "").messages);
  const states = [sent()];
  const compactions: string[] = [];
  const more = workOf(12, 4_000);
  for (const entries of [more, []]) {
    expect((await conversation.compact({ trigger: "user" })).kind).toBe("compacted");
    compactions.push(journal.entries.findLast(({ kind }) => kind === "compaction")?.id ?? "");
    states.push(sent());
    if (entries.length > 0) await conversation.append(entries);
  }
  const [older = "", newer = ""] = compactions;
  return { ...chat, sent, states, older, newer };
}

describe("undo at any depth", () => {
  it("P8 undoing the newest leaves the one before it, undoing that one too sends all originals", async () => {
    const { conversation, sent, older, newer } = await twice();
    await conversation.changes.undo(newer);
    expect(conversation.transcript.anchor?.compaction.id).toBe(older);
    await conversation.changes.undo(older);
    expect(conversation.transcript.anchor).toBeUndefined();
    expect(conversation.transcript.items.length).toBe(conversation.transcript.messages.length);
    expect(sent()).toContain("Looking at step 3.");
  });

  it("P8 undoing the older one first changes nothing until the newer one is undone too", async () => {
    const { conversation, sent, states, older, newer } = await twice();
    await conversation.changes.undo(older);
    expect(conversation.transcript.anchor?.compaction.id).toBe(newer);
    expect(sent()).toBe(states[2]);
    await conversation.changes.undo(newer);
    expect(conversation.transcript.items.length).toBe(conversation.transcript.messages.length);
  });

  it("P8 redoing in any order ends where it began", async () => {
    const { conversation, sent, states, older, newer } = await twice();
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      await conversation.changes.undo(newer);
      await conversation.changes.undo(older);
      for (const one of order) await conversation.changes.redo(one);
      expect(sent()).toBe(states[2]);
    }
  });

  it("G4 an undo that sends more holds automatic compaction off, one that does not leaves it alone", async () => {
    const { conversation, older, newer } = await twice();
    await conversation.changes.undo(older);
    expect(conversation.decision.kind).not.toBe("held");
    await conversation.changes.undo(newer);
    expect(conversation.decision).toMatchObject({ kind: "held", by: { kind: "postponed" } });
  });
});
