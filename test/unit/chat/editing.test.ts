import { describe, expect, it } from "vitest";

import { estimateTokens } from "../../../src/engine/estimate.ts";
import { handoff } from "../../../src/engine/summary/handoff.ts";
import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const EDITED = "## Goal\nMake every step pass, src/never/seen.ts too.\n";

/** A conversation that was compacted once. */
async function compactedChat(): Promise<Chat & { readonly id: string }> {
  const provider = new ScriptedProvider(says(SUMMARY), says(SUMMARY));
  const chat = await chatOn(provider, { before: workOf(12, 6_000) });
  await chat.conversation.compact({ trigger: "user" });
  const id = chat.conversation.transcript.anchor?.compaction.id;
  if (id === undefined) throw new Error("not compacted");
  return Object.assign(chat, { id });
}

describe("editing the live summary", () => {
  it("appends the user's text, counted as it is sent, and sends it from then on", async () => {
    const { conversation, journal, id } = await compactedChat();
    await conversation.changes.editSummary(id, EDITED);
    const entry = journal.entries.at(-1);
    expect(entry).toMatchObject({
      kind: "summaryEdit",
      compaction: id,
      markdown: EDITED,
      tokens: estimateTokens(handoff(EDITED)),
    });
    expect(conversation.transcript.anchor?.summary).toBe(EDITED);
    expect(journal.synced).toBe(journal.entries.length);
  });

  it("A3 checks it again: the entry has an audit of its own", async () => {
    const { conversation, journal, id } = await compactedChat();
    await conversation.changes.editSummary(id, EDITED);
    expect(journal.entries.at(-1)).toMatchObject({ audit: { unsourced: ["src/never/seen.ts"] } });
  });

  it("writes nothing where nothing is different", async () => {
    const { conversation, journal, id } = await compactedChat();
    const before = journal.entries.length;
    await conversation.changes.editSummary(id, SUMMARY);
    expect(journal.entries).toHaveLength(before);
  });

  it.each(["", " \n\t"])("refuses the empty text %j, with what to do", async (markdown) => {
    const { conversation, journal, id } = await compactedChat();
    const before = journal.entries.length;
    await expect(conversation.changes.editSummary(id, markdown)).rejects.toThrow("cannot be empty");
    expect(journal.entries).toHaveLength(before);
  });

  it("refuses a summary that is not the live one", async () => {
    const { conversation, id } = await compactedChat();
    await conversation.changes.undo(id);
    await expect(conversation.changes.editSummary(id, EDITED)).rejects.toBeInstanceOf(UserFacingError);
    await expect(conversation.changes.editSummary("nothing", EDITED)).rejects.toThrow("not the live one");
  });

  it("waits for nobody: while an answer comes it is refused", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), ["wait", ...says("Done.")]);
    const chat = await chatOn(provider, { before: workOf(12, 6_000) });
    await chat.conversation.compact({ trigger: "user" });
    const id = chat.conversation.transcript.anchor?.compaction.id ?? "";
    const answering = chat.conversation.send("Go on.");
    await provider.waiting();
    await expect(chat.conversation.changes.editSummary(id, EDITED)).rejects.toThrow("Wait until it is done");
    provider.go();
    await answering;
    await chat.conversation.changes.editSummary(id, EDITED);
    expect(chat.conversation.transcript.anchor?.summary).toBe(EDITED);
  });

  it("Z1 the next compaction is given the edited text as its anchor", async () => {
    const provider = new ScriptedProvider(says(SUMMARY), says("Fine."), says(SUMMARY));
    const chat = await chatOn(provider, {
      before: workOf(12, 6_000),
      settings: { summaryModel: { name: "s", provider } },
    });
    await chat.conversation.compact({ trigger: "user" });
    const id = chat.conversation.transcript.anchor?.compaction.id ?? "";
    await chat.conversation.changes.editSummary(id, EDITED);
    await chat.conversation.append(workOf(12, 6_000));
    await chat.conversation.compact({ trigger: "user" });
    expect(JSON.stringify(provider.requests.at(-1)?.messages)).toContain("src/never/seen.ts too");
  });
});
