import { describe, expect, it } from "vitest";

import type { Change } from "../../../src/protocol/messages.ts";
import { type Desk, deskWith } from "../../support/chat/desk.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

/** What the panel is sent must not grow with the conversation. */

const SHORT = 10;
const LONG = 300;

async function deskOf(turns: number): Promise<Desk> {
  const provider = new ScriptedProvider(says("Hel", "lo."), says("## Goal\nGo on."));
  const desk = await deskWith(provider, { limits: { window: 10_000_000, source: "test" } });
  await desk.conversations.createWith(async (log) => void (await log.append(workOf(turns, 500))));
  await desk.presenter.refreshList();
  return desk;
}

/** Characters that the host sends while this is done. */
async function sentFor(desk: Desk, act: (desk: Desk) => Promise<void> | void): Promise<number> {
  desk.changes.length = 0;
  await act(desk);
  await desk.presenter.refreshList();
  return sizeOf(desk.changes);
}

const sizeOf = (changes: readonly Change[]): number => JSON.stringify(changes).length;

const conversationOf = (desk: Desk) => desk.conversations.current!.conversation;

const ACTS: Readonly<Record<string, (desk: Desk) => Promise<void> | void>> = {
  "a turn": (desk) => conversationOf(desk).send("Hi!"),
  "a pin": (desk) => conversationOf(desk).changes.pin(desk.shown().items.at(-1)!.id, true),
  "a notice": ({ presenter }) => void presenter.showNotice({ text: "Done.", level: "info", actions: [] }),
};

describe("what the panel is sent is as much in a long conversation as in a short one:", () => {
  it.each(Object.entries(ACTS))("%s", async (_, act) => {
    const [short, long] = [await deskOf(SHORT), await deskOf(LONG)];
    const [least, most] = [await sentFor(short, act), await sentFor(long, act)];
    // Figures have some digits more.
    expect(most).toBeLessThan(least + 200);
  });

  it("opening one that has more than a page", async () => {
    const [long, longer] = [await deskOf(LONG), await deskOf(2 * LONG)];
    const open = ({ presenter }: Desk): void => presenter.showAll();
    expect(await sentFor(longer, open)).toBeLessThan(1.1 * (await sentFor(long, open)));
  });

  it("a compaction sends no card but its own, and of the messages those that it pruned", async () => {
    const desk = await deskOf(SHORT);
    const { conversation } = desk.conversations.current!;
    await conversation.compact({ trigger: "user" });
    const first = desk.shown().items.at(-1)!.id;
    await conversation.send("And now?");
    desk.changes.length = 0;
    await conversation.changes.pin(desk.shown().items.at(-1)!.id, true);
    expect(cardsIn(desk.changes)).toEqual([]);
    await conversation.changes.undo(first);
    expect(cardsIn(desk.changes)).toEqual([first]);
  });
});

it("the context view is counted anew before and after a run, not with each message of it", async () => {
  const desk = await deskOf(SHORT);
  desk.presenter.showContext(true);
  desk.changes.length = 0;
  await conversationOf(desk).send("Hi!");
  const counted = desk.changes.filter((change) => change.kind === "patch" && "context" in change.patch);
  expect(counted).toHaveLength(2);
  const told = desk.shown().context;
  desk.presenter.showAll();
  expect(told).toEqual(desk.shown().context);
});

const cardsIn = (changes: readonly Change[]): string[] =>
  changes.flatMap((change) =>
    change.kind === "upsert" ? change.items.filter(({ kind }) => kind === "card").map(({ id }) => id) : [],
  );

describe("a conversation of many pages", () => {
  it("is whole when the panel has asked for all of them", async () => {
    const desk = await deskOf(LONG);
    expect(desk.shown().isPartial).toBe(true);
    while (desk.shown().isPartial) desk.presenter.showOlder();
    expect(desk.shown().items).toHaveLength(3 * LONG);
    expect(new Set(desk.shown().items.map(({ id }) => id)).size).toBe(3 * LONG);
  });

  it("comes at once down to where the reader was", async () => {
    const desk = await deskOf(LONG);
    const { id } = conversationOf(desk).entries[3]!;
    desk.presenter.showAll(id);
    expect(desk.shown().items.map((item) => item.id)).toContain(id);
  });

  it("comes down to a message before the panel scrolls there", async () => {
    const desk = await deskOf(LONG);
    const { id } = conversationOf(desk).entries[3]!;
    desk.presenter.reveal(id);
    expect(desk.changes.at(-1)).toEqual({ kind: "reveal", item: id });
    expect(desk.shown().items.map((item) => item.id)).toContain(id);
  });

  it("what changes in a page that is still to come comes with the page", async () => {
    const desk = await deskOf(LONG);
    const { conversation } = desk.conversations.current!;
    const { id } = conversation.entries[0]!;
    await conversation.changes.pin(id, true);
    expect(desk.shown().items.map((item) => item.id)).not.toContain(id);
    desk.presenter.showOlder("0");
    expect(desk.shown().items[0]?.id).toBe(id);
  });
});
