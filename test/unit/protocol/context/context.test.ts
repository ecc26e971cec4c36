import { expect, it } from "vitest";

import { contextOf } from "../../../../src/protocol/context/context.ts";
import { contextView } from "../../../../src/protocol/contextView.ts";
import { chatWith } from "../../../support/chat/conversation.ts";
import { talkOf, workOf } from "../../../support/engine/build.ts";

it("B6 the categories sum to what the gauge shows as used, largest first", async () => {
  const { conversation, settings } = await chatWith(undefined, workOf(8, 900));
  const context = contextOf(conversation, settings);
  const sizes = context.categories.map(({ tokens }) => tokens);
  expect(sizes.reduce((sum, tokens) => sum + tokens, 0)).toBe(conversation.measure().use.tokens);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(context.next).toBe("Automatic compaction is off.");
  expect(contextView.safeParse(context).success).toBe(true);
});

it("a pin stands among the pinned, and what it costs among the categories", async () => {
  const { conversation, settings } = await chatWith(undefined, talkOf(3, 200));
  const id = conversation.entries[0]?.id ?? "";
  await conversation.changes.pin(id, true);
  expect(contextOf(conversation, settings).pinned).toMatchObject([
    { item: id, text: "Question 0: what about part 0?" },
  ]);
  await conversation.changes.pin(id, false);
  expect(contextOf(conversation, settings).pinned).toEqual([]);
});

it("P4 a part that the user picks out is pruned, and can be restored", async () => {
  const { conversation, settings } = await chatWith(undefined, workOf(2, 2_000));
  const [largest] = contextOf(conversation, settings).largest;
  if (!largest) throw new Error("nothing is large");
  const before = conversation.transcript.tokens.total;
  await conversation.changes.prunePart(largest);
  expect(before - conversation.transcript.tokens.total).toBe(largest.saves);
  expect(conversation.entries.at(-1)).toMatchObject({
    kind: "prune",
    reason: "user",
    edits: [{ cause: "chosen" }],
  });
  await conversation.changes.restorePart(largest);
  expect(conversation.transcript.tokens.total).toBe(before);
});

it("text is not pruned", async () => {
  const { conversation } = await chatWith(undefined, talkOf(2, 200));
  const entries = conversation.entries.length;
  await conversation.changes.prunePart({ message: conversation.entries[0]?.id ?? "", part: 0 });
  await conversation.changes.prunePart({ message: "no such message", part: 0 });
  expect(conversation.entries).toHaveLength(entries);
});
