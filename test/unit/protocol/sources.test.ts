import { describe, expect, it } from "vitest";

import { change } from "../../../src/protocol/messages.ts";
import { sourcesOfLine } from "../../../src/protocol/sources.ts";
import { chatWith } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { user, workOf } from "../../support/engine/build.ts";

const ASKED = "Please keep in mind:\nnever touch api/generated.ts, whatever happens.\nThanks.";

async function compacted() {
  const provider = new ScriptedProvider(says("## Goal\n- Leave `api/generated.ts` alone."));
  const { conversation } = await chatWith(provider, [user(ASKED), ...workOf(12, 8_000)]);
  await conversation.compact({ trigger: "user" });
  return { conversation, id: conversation.transcript.anchor!.compaction.id };
}

describe("a line of a summary", () => {
  it("leads to the message that it comes from, which is scrolled to when it is one", async () => {
    const { conversation, id } = await compacted();
    const line = "Leave api/generated.ts alone.";
    const [told, reveal] = sourcesOfLine(conversation, id, line);
    const item = conversation.entries[0]!.id;
    expect(told).toMatchObject({
      kind: "sources",
      compaction: id,
      line,
      found: [{ item, role: "user", excerpt: "never touch api/generated.ts, whatever happens." }],
    });
    expect(change.safeParse(told).success).toBe(true);
    expect(reveal).toEqual({ kind: "reveal", item });
  });

  it("shows a call as what it did", async () => {
    const { conversation, id } = await compacted();
    const call = conversation.entries.flatMap((entry) =>
      entry.kind === "message" ? entry.parts.filter((part) => part.kind === "call") : [],
    )[0]!;
    const path = String(Object.values(JSON.parse(call.args) as object)[0]);
    const [told] = sourcesOfLine(conversation, id, `${path}: seen`);
    if (told?.kind !== "sources") throw new Error("no answer");
    expect(told.found.map(({ excerpt }) => excerpt)).toContain(`${call.tool} ${path}`);
  });

  it("comes from nowhere when no message has anything of it, or there is no such summary", async () => {
    const { conversation, id } = await compacted();
    for (const [compaction, line] of [
      [id, "Quetzalcoatl ordered xylophones."],
      ["none", "Leave api/generated.ts alone."],
    ] as const)
      expect(sourcesOfLine(conversation, compaction, line)).toEqual([
        { kind: "sources", compaction, line, found: [] },
      ]);
  });

  it("also of one that waits for a yes", async () => {
    const provider = new ScriptedProvider(says("## Goal\n- Leave `api/generated.ts` alone."));
    const { conversation } = await chatWith(provider, [user(ASKED), ...workOf(12, 8_000)]);
    await conversation.proposals.make({ trigger: "user" });
    const [told] = sourcesOfLine(conversation, "proposal:1", "Leave api/generated.ts alone.");
    expect(told).toMatchObject({ found: [{ role: "user" }] });
  });
});
