import { describe, expect, it } from "vitest";

import type { Entry } from "../../../src/engine/entries.ts";
import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { chatWith } from "../../support/chat/conversation.ts";
import { refuses, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";

const told = (entries: readonly Entry[]): string[] =>
  entries.map((entry) =>
    entry.kind === "message"
      ? `${entry.role} ${entry.status}: ${entry.parts.map((part) => ("text" in part ? part.text : part.kind)).join("|")}`
      : entry.kind,
  );

describe("conversation", () => {
  it("keeps what was asked and answered, on the disk at the end of the turn", async () => {
    const { conversation, journal, events } = await chatWith(new ScriptedProvider(says("Hel", "lo.")));
    await conversation.send("Hi!");
    expect(told(journal.entries)).toEqual(["user complete: Hi!", "assistant complete: Hello."]);
    expect(journal.synced).toBe(2);
    expect(events.map(({ kind }) => kind)).toEqual([
      "appended",
      "runStarted",
      "answerDelta",
      "answerDelta",
      "appended",
      "runEnded",
    ]);
    expect(conversation.measure().use).toMatchObject({ source: "reported", tokens: 110 });
  });

  it("sends the conversation so far, the newest message last", async () => {
    const provider = new ScriptedProvider(says("One."), says("Two."));
    const { conversation } = await chatWith(provider);
    await conversation.send("First?");
    await conversation.send("Second?");
    expect(provider.requests[1]?.messages.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      "user: First?",
      "assistant: One.",
      "user: Second?",
    ]);
  });

  it("an answer by another model than was asked says so", async () => {
    const provider = new ScriptedProvider([
      { kind: "text", text: "Hi." },
      { kind: "done", finish: "stop", answeredBy: "m-mini" },
    ]);
    const { conversation, journal } = await chatWith(provider);
    await conversation.send("Hi!");
    expect(journal.entries.at(-1)).toMatchObject({ model: "m", answeredBy: "m-mini" });
  });

  it("a message of a megabyte goes out whole", async () => {
    const provider = new ScriptedProvider(says("That is long."));
    const { conversation } = await chatWith(provider);
    const long = "0123456789".repeat(100_000);
    await conversation.send(long);
    expect(provider.requests[0]?.messages[0]?.text).toBe(long);
  });

  it("stop keeps what had come, and the conversation can go on at once", async () => {
    const provider = new ScriptedProvider(
      [{ kind: "text", text: "Half" }, "wait", ...says(" an answer")],
      says("Whole."),
    );
    const { conversation, journal } = await chatWith(provider);
    const sending = conversation.send("Hi!");
    await provider.waiting();
    await conversation.stop(conversation.run!.id);
    await conversation.send("Again?");
    await sending;
    expect(told(journal.entries)).toEqual([
      "user complete: Hi!",
      "assistant stopped: Half",
      "user complete: Again?",
      "assistant complete: Whole.",
    ]);
  });

  it("stop of a run that has ended does nothing", async () => {
    const provider = new ScriptedProvider(says("One."), [
      { kind: "text", text: "Two" },
      "wait",
      ...says("."),
    ]);
    const { conversation, journal, events } = await chatWith(provider);
    await conversation.send("First?");
    const old = events.find((event) => event.kind === "runStarted")!;
    const sending = conversation.send("Second?");
    await provider.waiting();
    await conversation.stop(old.kind === "runStarted" ? old.run.id : "");
    provider.go();
    await sending;
    expect(told(journal.entries).at(-1)).toBe("assistant complete: Two.");
  });

  it("a failed answer stays with its reason, is not sent on, and can be asked for again", async () => {
    const provider = new ScriptedProvider(refuses("The server is down."), says("Here."));
    const { conversation, journal } = await chatWith(provider);
    await conversation.send("Hi!");
    expect(journal.entries.at(-1)).toMatchObject({
      status: "failed",
      problem: "The server is down.",
      parts: [],
    });
    await conversation.retry();
    expect(provider.requests[1]?.messages).toHaveLength(1);
    expect(told(journal.entries).at(-1)).toBe("assistant complete: Here.");
  });

  it("without a model nothing is written, and the way out is told", async () => {
    const { conversation, journal } = await chatWith(undefined);
    await expect(conversation.send("Hi!")).rejects.toThrow(/No model is chosen/);
    expect(journal.entries).toEqual([]);
  });

  it("when the message cannot be written, nothing is sent", async () => {
    const provider = new ScriptedProvider(says("Hello."));
    const { conversation, journal } = await chatWith(provider);
    journal.failNext = new UserFacingError({ what: "The disk is full.", todo: "Make room." });
    await expect(conversation.send("Hi!")).rejects.toThrow("The disk is full.");
    expect(provider.requests).toEqual([]);
    expect(conversation.run).toBeUndefined();
  });

  it("when the answer cannot be written, that is told and the next message can be sent", async () => {
    const provider = new ScriptedProvider(
      [{ kind: "text", text: "Lost" }, "wait", ...says(".")],
      says("Fine."),
    );
    const { conversation, journal } = await chatWith(provider);
    const sending = conversation.send("Hi!");
    await provider.waiting();
    journal.failNext = new UserFacingError({ what: "The disk is full.", todo: "Make room." });
    provider.go();
    await expect(sending).rejects.toThrow("The disk is full.");
    await conversation.send("Again?");
    expect(told(journal.entries).at(-1)).toBe("assistant complete: Fine.");
  });

  it("compacts with the model and shows the summary as it comes", async () => {
    const { conversation, events, journal } = await chatWith(
      new ScriptedProvider(says("## Goal\n", "Make every step pass.")),
      workOf(12, 8_000),
    );
    const outcome = await conversation.compact({ trigger: "user" });
    expect(outcome).toMatchObject({
      kind: "compacted",
      entry: { strategy: "transcript", model: "m", summary: SUMMARY },
    });
    expect(events.flatMap((event) => (event.kind === "summaryDelta" ? [event.text] : []))).toEqual([
      "",
      "## Goal\n",
      "Make every step pass.",
    ]);
    expect(journal.entries.at(-1)?.kind).toBe("compaction");
    expect(journal.synced).toBe(journal.entries.length);
  });

  it("compacts without a model: the digest", async () => {
    const { conversation } = await chatWith(undefined, workOf(12, 8_000));
    expect(await conversation.compact({ trigger: "user" })).toMatchObject({
      kind: "compacted",
      entry: { strategy: "digest" },
    });
  });

  it("G6 cancelled, it leaves the log as it was, and a late summary is dropped", async () => {
    const provider = new ScriptedProvider(["wait", ...says(SUMMARY)], says("Hello."));
    const { conversation, journal, events } = await chatWith(provider, workOf(12, 8_000));
    const before = journal.entries.length;
    const compacting = conversation.compact({ trigger: "user" });
    await provider.waiting();
    await conversation.stop(conversation.run!.id);
    expect(await compacting).toEqual({ kind: "cancelled" });
    expect(journal.entries).toHaveLength(before);
    expect(events.at(-1)).toMatchObject({ kind: "runEnded", outcome: { kind: "cancelled" } });
    await conversation.send("Still there?");
    expect(journal.entries).toHaveLength(before + 2);
  });

  it("G6 one run at a time: another is refused with words", async () => {
    const provider = new ScriptedProvider(["wait", ...says("Hello.")]);
    const { conversation } = await chatWith(provider, workOf(12, 8_000));
    const sending = conversation.send("Hi!");
    await provider.waiting();
    await expect(conversation.compact({ trigger: "user" })).rejects.toThrow(/answer is still coming/);
    await expect(conversation.retry()).rejects.toThrow(/answer is still coming/);
    provider.go();
    await sending;
  });

  it("a message written while an answer comes is sent after it, and can be taken back until then", async () => {
    const provider = new ScriptedProvider(["wait", ...says("Hello.")], says("Two."));
    const { conversation } = await chatWith(provider);
    const sending = conversation.send("Hi!");
    await provider.waiting();
    const taken = conversation.send("Never mind.");
    expect(conversation.takeBack()).toBe("Never mind.");
    await taken;
    const next = conversation.send("Me too!");
    provider.go();
    await sending;
    await next;
    expect(provider.requests).toHaveLength(2);
    expect(provider.requests[1]?.messages.at(-1)?.text).toBe("Me too!");
  });

  it("G6 a log that cannot be written leaves everything as it was", async () => {
    const { conversation, journal } = await chatWith(undefined, workOf(12, 8_000));
    const before = conversation.transcript;
    journal.failNext = new UserFacingError({ what: "The disk is full.", todo: "Make room." });
    expect(await conversation.compact({ trigger: "user" })).toMatchObject({ kind: "failed" });
    expect(conversation.transcript).toBe(before);
  });

  it("S7 tells beforehand why there is nothing to compact", async () => {
    const { conversation } = await chatWith(undefined, workOf(2, 100));
    expect(conversation.nothingToCompact()).toBe("everything-fits");
    expect(await conversation.compact({ trigger: "user" })).toEqual({
      kind: "nothing",
      reason: "everything-fits",
    });
  });

  it("undo and redo go through the log", async () => {
    const { conversation, journal } = await chatWith(undefined, workOf(12, 8_000));
    const { total } = conversation.transcript.tokens;
    await conversation.compact({ trigger: "user" });
    const { id } = journal.entries.at(-1)!;
    await conversation.changes.undo(id);
    expect(conversation.transcript.tokens.total).toBe(total);
    await conversation.changes.redo(id);
    expect(conversation.transcript.anchor?.compaction.id).toBe(id);
    expect(told(journal.entries).slice(-3)).toEqual(["compaction", "revert", "reapply"]);
  });
});
