import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import type { Mode } from "../../../src/engine/guard/automatic.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { guardNotice, newsNotice } from "../../../src/protocol/guardWords.ts";
import type { Notice } from "../../../src/protocol/view.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { fails, refuses, reports, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf } from "../../support/engine/build.ts";

/** Trigger at 20,400 of 24,000 usable; this is 21,500. */
const OVER = talkOf(11, 1_900);
/** 23,700: the next request may not fit. */
const FULL = talkOf(12, 1_935);

const chatIn = (mode: Mode, before: readonly NewEntry[], provider = new ScriptedProvider()) =>
  chatOn(provider, { before, settings: { automatic: { mode, background: false } } });

const noticeIn = async (mode: Mode, before: readonly NewEntry[]): Promise<Notice | undefined> =>
  guardNotice((await chatIn(mode, before)).conversation);

const labels = (notice: Notice | undefined): string[] => (notice?.actions ?? []).map(({ label }) => label);

const poor: NewEntry = {
  kind: "compaction",
  trigger: "auto",
  strategy: "transcript",
  covers: { from: "e0001", to: "e0001" },
  kept: [],
  edits: [],
  summary: "## Goal\nAll.",
  summaryTokens: 900,
  tokensBefore: 22_000,
  tokensAfter: 21_000,
  messagesBefore: 22,
  messagesAfter: 22,
  milliseconds: 1,
};

describe("what the guards say", () => {
  it("asks where that is wanted, with the four answers", async () => {
    const notice = await noticeIn("ask", OVER);
    expect(notice?.text).toMatch(/^The conversation fills \d+% of the room that there is\. Compact it\?$/);
    expect(labels(notice)).toEqual(["Compact Now", "Preview…", "Later", "Not in This Conversation"]);
  });

  it("is quiet where there is room, and where the user said so until it gets urgent", async () => {
    expect(await noticeIn("auto", talkOf(2, 10))).toBeUndefined();
    expect(await noticeIn("off", OVER)).toBeUndefined();
    expect((await noticeIn("off", FULL))?.text).toContain("Automatic compaction is off.");
    const never: NewEntry = { kind: "automatic", allowed: false };
    expect(await noticeIn("ask", [...OVER, never])).toBeUndefined();
    expect(labels(await noticeIn("ask", [...FULL, never]))).toEqual(["Compact Now", "Compact Automatically"]);
  });

  it("Later makes it quiet", async () => {
    const { conversation } = await chatIn("ask", OVER);
    conversation.postpone();
    expect(guardNotice(conversation)).toBeUndefined();
  });

  it("G4 tells why it rests and when it goes on, and later that it waits for a change", async () => {
    const scripts = Array.from({ length: 3 }, () => [refuses("No key."), reports("Fine.", 21_000)]).flat();
    const { conversation, clock } = await chatIn("auto", OVER, new ScriptedProvider(...scripts));
    await conversation.send("One?");
    const resting = guardNotice(conversation);
    expect(resting?.text).toMatch(/did not work: No key\. It is tried again after \d\d:\d\d:\d\d [AP]M\.$/);
    expect(labels(resting)).toEqual(["Compact Now", "Try Again"]);
    for (let i = 0; i < 2; i++) {
      clock.move(600_000);
      await conversation.send("More?");
    }
    const open = guardNotice(conversation);
    expect(open?.text).toContain("has failed 3 times");
    expect(labels(open)).toEqual(["Compact Now", "Choose a Model…", "Try Again"]);
    await conversation.changes.allowAutomatic(true);
    expect(guardNotice(conversation)).toBeUndefined();
  });

  it("G5 tells what was freed, and the ways out", async () => {
    const { conversation } = await chatIn(
      "auto",
      [...OVER, poor, poor],
      new ScriptedProvider(reports("Fine.", 21_000)),
    );
    await conversation.send("And?");
    const notice = guardNotice(conversation);
    expect(notice?.text).toContain("freed only 5% and 5%");
    expect(labels(notice)).toEqual([
      "Compact with Instructions…",
      "New Conversation",
      "Choose a Model…",
      "Try Again",
    ]);
  });

  it("says nothing while something is under way", async () => {
    const provider = new ScriptedProvider(["wait", ...fails("Down.")]);
    const { conversation } = await chatIn("ask", OVER, provider);
    const sending = conversation.send("And?");
    await provider.waiting();
    expect(guardNotice(conversation)).toBeUndefined();
    await conversation.stop(conversation.run!.id);
    await sending;
  });

  it("every action is a command that there is", async () => {
    const known: ReadonlySet<string> = new Set(Object.values(COMMANDS));
    const notices = [
      await noticeIn("ask", OVER),
      await noticeIn("off", FULL),
      newsNotice({ kind: "fellBack", from: "small", to: "m", problem: "Not here." }),
      newsNotice({ kind: "leftOut", messages: 12 }),
    ];
    const commands = notices.flatMap((notice) => (notice?.actions ?? []).map(({ command }) => command));
    expect(commands.filter((command) => !known.has(command))).toEqual([]);
    expect(commands.length).toBeGreaterThan(5);
  });

  it("G1 G3 tells what leaves nothing else to see", () => {
    expect(newsNotice({ kind: "leftOut", messages: 12 }).text).toContain("oldest 12 messages were left out");
    expect(newsNotice({ kind: "fellBack", from: "small", to: "m", problem: "Not here." }).text).toContain(
      "“small” could not be used, so “m” writes the summaries. Not here.",
    );
  });
});
