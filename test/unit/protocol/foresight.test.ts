import { describe, expect, it } from "vitest";

import type { Mode } from "../../../src/engine/guard/automatic.ts";
import { foresightOf } from "../../../src/protocol/foresight.ts";
import { gauge } from "../../../src/protocol/view.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { deskWith } from "../../support/chat/desk.ts";
import { workOf } from "../../support/engine/build.ts";

async function compacted(window: number, mode: Mode = "auto"): Promise<Chat & { newest: () => string }> {
  const settings = { automatic: { mode, background: false } };
  const chat = await chatOn(undefined, { before: workOf(12, 4_000), window, settings });
  expect((await chat.conversation.compact({ trigger: "user" })).kind).toBe("compacted");
  const newest = (): string => chat.journal.entries.findLast(({ kind }) => kind === "compaction")?.id ?? "";
  return { ...chat, newest };
}

const used = ({ conversation }: Chat): number => conversation.measure().use.tokens;

describe("what an undo or redo would do to the gauge", () => {
  it("B3 is what it does then, for a compaction", async () => {
    const chat = await compacted(200_000);
    const { conversation, settings, newest } = chat;
    const undo = foresightOf(conversation, newest(), settings);
    await conversation.changes.undo(newest());
    expect(undo).toEqual({ after: used(chat), afterBy: "undo" });
    const redo = foresightOf(conversation, newest(), settings);
    await conversation.changes.redo(newest());
    expect(redo).toEqual({ after: used(chat), afterBy: "redo" });
  });

  it("B3 and for a pruning", async () => {
    const chat = await chatOn(undefined, { before: workOf(3, 4_000) });
    const { conversation, settings } = chat;
    await conversation.changes.prunePart({ message: conversation.entries[2]?.id ?? "", part: 0 });
    const target = conversation.entries.at(-1)?.id ?? "";
    const undo = foresightOf(conversation, target, settings);
    await conversation.changes.undo(target);
    expect(undo).toEqual({ after: used(chat), afterBy: "undo" });
  });

  it("changes nothing by being looked at", async () => {
    const { conversation, settings, newest } = await compacted(200_000);
    const before = [conversation.entries.length, conversation.transcript];
    foresightOf(conversation, newest(), settings);
    expect([conversation.entries.length, conversation.transcript]).toEqual(before);
  });

  it("tells of an older one that a newer summary stands for its messages", async () => {
    const { conversation, settings, newest } = await compacted(200_000);
    const older = newest();
    await conversation.append(workOf(12, 4_000));
    expect((await conversation.compact({ trigger: "user" })).kind).toBe("compacted");
    const foresight = foresightOf(conversation, older, settings);
    expect(foresight?.after).toBe(conversation.measure().use.tokens);
    expect(foresight?.afterNote).toContain("newer summary");
    expect(foresightOf(conversation, newest(), settings)?.afterNote).toBeUndefined();
  });

  it.each([
    ["auto", 72_000, "held off"],
    ["ask", 72_000, "held off"],
    ["off", 72_000, undefined],
    ["auto", 32_000, "would start a compaction again"],
    ["off", 32_000, "refused until you compact"],
  ] as const)("G4 in mode %s and a window of %d it says: %s", async (mode, window, words) => {
    const { conversation, settings, newest } = await compacted(window, mode);
    const note = foresightOf(conversation, newest(), settings)?.afterNote;
    expect(note ?? "").toContain(words ?? "");
    expect(note === undefined).toBe(words === undefined);
  });

  it("G4 says nothing of automatic compaction where the user forbade it", async () => {
    const { conversation, settings, newest } = await compacted(72_000);
    await conversation.changes.allowAutomatic(false);
    expect(foresightOf(conversation, newest(), settings)?.afterNote).toBeUndefined();
  });

  it("B4 has a figure without a window too", async () => {
    const { conversation, settings, newest } = await compacted(200_000);
    const { limits: _, ...without } = settings;
    expect(foresightOf(conversation, newest(), without)?.after).toBeGreaterThan(48_000);
  });

  it("is nothing for what cannot be undone", async () => {
    const { conversation, settings } = await compacted(200_000);
    expect(foresightOf(conversation, conversation.entries[0]?.id ?? "", settings)).toBeUndefined();
    expect(foresightOf(conversation, "nothing", settings)).toBeUndefined();
  });

  it("the panel is told while somebody thinks of it, once, and when nobody does any more", async () => {
    const desk = await deskWith(undefined);
    await desk.conversations.createWith(async (log) => void (await log.append(workOf(12, 8_000))));
    const { conversation } = desk.conversations.current!;
    expect((await conversation.compact({ trigger: "user" })).kind).toBe("compacted");
    const target = conversation.transcript.anchor?.compaction.id ?? "";
    const plain = desk.shown().gauge;
    desk.presenter.foresee(target);
    expect(desk.shown().gauge).toMatchObject({ ...plain, afterBy: "undo" });
    expect(desk.shown().gauge.after).toBeGreaterThan(plain.used);
    const told = desk.changes.length;
    desk.presenter.foresee(target);
    expect(desk.changes.length).toBe(told);
    desk.presenter.foresee(undefined);
    expect(desk.shown().gauge).toEqual(plain);
    desk.presenter.foresee(target);
    desk.presenter.showAll();
    expect(desk.shown().gauge).toEqual(plain);
  });

  it("fits the gauge that the panel is sent", () => {
    const shown = { used: 1, windowSource: "", reserve: 0, source: "estimated", level: "ok", segments: [] };
    expect(gauge.safeParse({ ...shown, after: 2, afterBy: "undo", afterNote: "x" }).success).toBe(true);
  });
});
