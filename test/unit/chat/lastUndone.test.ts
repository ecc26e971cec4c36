import { expect, test } from "vitest";

import { lastUndone } from "../../../src/chat/lastUndone.ts";
import type { EntryId } from "../../../src/engine/entries.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

/** A conversation that was compacted `times` times, and what can be done about it. */
async function compactedTimes(times: number) {
  const summaries = Array.from({ length: times + 1 }, (_, i) => says(`## Goal\nSummary ${i + 1}.`));
  const { conversation } = await chatOn(new ScriptedProvider(...summaries), {});
  const live = (): EntryId | undefined => conversation.transcript.anchor?.compaction.id;
  const compact = async (): Promise<EntryId> => {
    await conversation.append(workOf(12, 6_000));
    await conversation.compact({ trigger: "user" });
    return live() ?? "";
  };
  const made: EntryId[] = [];
  for (let i = 0; i < times; i++) made.push(await compact());
  return {
    made,
    live,
    compact,
    undo: () => conversation.changes.undo(live() ?? ""),
    redo: (id: EntryId) => conversation.changes.redo(id),
    next: () => lastUndone(conversation.entries, live()),
  };
}

test("redo goes as far back up as undo went down", async () => {
  const chat = await compactedTimes(3);
  expect(chat.next()).toBeUndefined();
  for (const _ of chat.made) await chat.undo();
  expect(chat.live()).toBeUndefined();
  for (const id of chat.made) {
    expect(chat.next()).toBe(id);
    await chat.redo(id);
    expect(chat.live()).toBe(id);
  }
  expect(chat.next()).toBeUndefined();
});

test("what a newer summary stands over is not redone: it would change nothing", async () => {
  const chat = await compactedTimes(2);
  await chat.undo();
  await chat.compact();
  expect(chat.next()).toBeUndefined();
  await chat.undo();
  expect(chat.next()).not.toBe(chat.made[1]);
});
