import { beforeEach, describe, expect, it } from "vitest";

import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { ViewState } from "../../../src/protocol/view.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { type Desk, deskWith } from "../../support/chat/desk.ts";
import {
  fails,
  overflows,
  refuses,
  reports,
  says,
  ScriptedProvider,
} from "../../support/chat/scriptedProvider.ts";
import { workOf } from "../../support/engine/build.ts";

/** The panel told everything anew: what it should have been told piece by piece. */
function toldAnew({ presenter, shown }: Desk): ViewState {
  presenter.showAll();
  return shown();
}

describe("presenter", () => {
  let desk: Desk;

  async function deskWithWork(provider?: Provider, over: Partial<ChatSettings> = {}): Promise<Desk> {
    const made = await deskWith(provider, over);
    await made.conversations.createWith(async (log) => void (await log.append(workOf(12, 8_000))));
    await made.presenter.refreshList();
    return made;
  }

  beforeEach(async () => {
    desk = await deskWithWork(
      new ScriptedProvider(says("Hel", "lo."), says("## Goal\nGo on."), says("Later.")),
    );
  });

  it("after a turn, a compaction, an undo and a redo, the panel shows what the log says", async () => {
    const { conversation } = desk.conversations.current!;
    await conversation.send("Hi!");
    await conversation.compact({ trigger: "user" });
    const card = desk.shown().items.at(-1)!;
    await conversation.changes.undo(card.id);
    expect(desk.shown().items.at(-1)).toMatchObject({ kind: "card", state: "undone", live: false });
    await conversation.changes.redo(card.id);
    await desk.presenter.refreshList();
    const pieces = desk.shown();
    expect(pieces).toEqual(toldAnew(desk));
    expect(pieces.items.at(-1)).toMatchObject({ kind: "card", state: "done", live: true, model: "m" });
    expect(pieces.covered?.from).toBe(conversation.entries[0]!.id);
  });

  it("sends pieces of an answer, never the transcript again", async () => {
    desk.changes.length = 0;
    await desk.conversations.current!.conversation.send("Hi!");
    expect(desk.changes.some(({ kind }) => kind === "state")).toBe(false);
    const upserted = desk.changes.flatMap((change) =>
      change.kind === "upsert" ? change.items.map(({ id }) => id) : [],
    );
    expect(new Set(upserted).size).toBeLessThanOrEqual(3);
    expect(
      desk.changes
        .filter(({ kind }) => kind === "text")
        .map((change) => change.kind === "text" && change.text),
    ).toEqual(["Hel", "lo."]);
  });

  it("results stand with the calls they answer", () => {
    const [, answer] = desk.shown().items;
    expect(answer).toMatchObject({
      kind: "message",
      role: "assistant",
      parts: [
        { kind: "text" },
        { kind: "tool", tool: "read_file", target: "src/a.ts", state: "ok", cut: 4_000 },
      ],
    });
    expect(desk.shown().items).toHaveLength(36);
  });

  it("a cut part comes whole when it is asked for", () => {
    const answer = desk.shown().items[1]!;
    desk.presenter.expand(answer.id, 1);
    const whole = desk.shown().items[1];
    const part = whole?.kind === "message" ? whole.parts[1] : undefined;
    expect(part?.kind === "tool" && [part.output.length, part.cut]).toEqual([8_000, undefined]);
  });

  it("a conversation in the background goes on, and is whole when it comes back", async () => {
    const provider = new ScriptedProvider([{ kind: "text", text: "Half" }, "wait", ...says(" done.")]);
    desk = await deskWithWork(provider);
    const { conversation, log } = desk.conversations.current!;
    const sending = conversation.send("Hi!");
    await provider.waiting();
    await desk.conversations.create();
    expect(desk.shown().items).toEqual([]);
    await desk.conversations.open(log.id);
    expect(desk.shown().items.at(-1)).toMatchObject({ status: "streaming", parts: [{ text: "Half" }] });
    provider.go();
    await sending;
    expect(desk.shown().items.at(-1)).toMatchObject({ status: "complete", parts: [{ text: "Half done." }] });
    expect(desk.shown().run).toBeUndefined();
  });

  it("a failed answer says why", async () => {
    desk = await deskWithWork(new ScriptedProvider(refuses("The server is down.")));
    await desk.conversations.current!.conversation.send("Hi!");
    expect(desk.shown().items.at(-1)).toMatchObject({ status: "failed", problem: "The server is down." });
  });

  it("a cancelled compaction leaves a card that says so, and no trace in the log", async () => {
    const provider = new ScriptedProvider([{ kind: "text", text: "## Go" }, "wait"]);
    desk = await deskWithWork(provider);
    const { conversation } = desk.conversations.current!;
    const compacting = conversation.compact({ trigger: "user" });
    await provider.waiting();
    expect(desk.shown().items.at(-1)).toMatchObject({ kind: "card", state: "running", summary: "## Go" });
    expect(desk.shown().run).toMatchObject({ kind: "compaction", id: conversation.run!.id });
    await conversation.stop(conversation.run!.id);
    await compacting;
    expect(desk.shown().items.at(-1)).toMatchObject({ kind: "card", state: "cancelled" });
    expect(conversation.entries.some(({ kind }) => kind === "compaction")).toBe(false);
  });

  it("G2 the card counts down to the next try, and says why", async () => {
    desk = await deskWithWork(new ScriptedProvider(fails("The server is down."), ["wait"]));
    const { conversation } = desk.conversations.current!;
    const compacting = conversation.compact({ trigger: "user" });
    await desk.until(({ run }) => run?.wait !== undefined);
    expect(desk.shown().run?.wait).toMatchObject({ retry: 1, most: 10, problem: "The server is down." });
    expect(desk.shown().items.at(-1)).toMatchObject({ kind: "card", state: "running" });
    await conversation.stop(conversation.run!.id);
    await compacting;
    expect(desk.shown().run).toBeUndefined();
  });

  it("a message that waits is seen, and gone when it is sent or taken back", async () => {
    const provider = new ScriptedProvider(["wait", ...says("## Goal\nGo on.")], says("Hello."));
    desk = await deskWithWork(provider);
    const { conversation } = desk.conversations.current!;
    const compacting = conversation.compact({ trigger: "user" });
    await provider.waiting();
    const sending = conversation.send("Hi!");
    expect(desk.shown().queued).toBe("Hi!");
    conversation.takeBack();
    await sending;
    expect(desk.shown().queued).toBeUndefined();
    const again = conversation.send("Hello?");
    provider.go();
    await compacting;
    await again;
    expect(desk.shown().queued).toBeUndefined();
    await desk.presenter.refreshList();
    const pieces = desk.shown();
    expect(pieces).toEqual(toldAnew(desk));
    expect(pieces.items.at(-1)).toMatchObject({ parts: [{ text: "Hello." }] });
  });

  it("G1 an answer that is asked for again leaves no trace of the first try; the card tells why", async () => {
    desk = await deskWithWork(
      new ScriptedProvider(overflows({ limit: 16_000 }), says("## Goal\nGo on."), says("Hello.")),
      { automatic: { mode: "auto", background: false }, limits: { window: 400_000, source: "test" } },
    );
    await desk.conversations.current!.conversation.send("Hi!");
    const { items } = desk.shown();
    expect(items.slice(-3)).toMatchObject([
      { kind: "message", role: "user" },
      { kind: "card", state: "done", trigger: "overflow" },
      { kind: "message", status: "complete", parts: [{ text: "Hello." }] },
    ]);
  });

  it("G7 a cut answer offers to go on, as long as it may", async () => {
    desk = await deskWithWork(new ScriptedProvider(reports("Half", 100, "length"), says(" whole.")));
    const { conversation } = desk.conversations.current!;
    await conversation.send("Hi!");
    expect(desk.shown()).toMatchObject({ canContinue: true });
    expect(desk.shown().items.at(-1)).toMatchObject({ isCut: true });
    await conversation.goOn();
    expect(desk.shown().canContinue).toBeUndefined();
  });

  it("what is looked at before it counts is told piece by piece as it is anew, and the gauge foresees it", async () => {
    const { conversation } = desk.conversations.current!;
    const { previews } = desk.presenter;
    previews.open(conversation, { trigger: "user" });
    desk.presenter.refreshVitals();
    const { preview, gauge } = desk.shown();
    expect(preview).toBeDefined();
    expect(gauge.after).toBeLessThan(gauge.used);
    await previews.make(conversation);
    await desk.presenter.refreshList();
    const pieces = desk.shown();
    expect(pieces.proposal).toMatchObject({ state: "proposed" });
    expect(pieces.items.some(({ kind }) => kind === "card")).toBe(false);
    expect(pieces).toEqual(toldAnew(desk));
    await conversation.proposals.accept();
    expect(desk.shown().proposal).toBeUndefined();
    expect(desk.shown().items.at(-1)).toMatchObject({ kind: "card", state: "done", live: true });
  });

  it("one that is stopped while it is made leaves the preview, and no card", async () => {
    const provider = new ScriptedProvider(["wait", ...says("## Goal\nGo on.")]);
    desk = await deskWithWork(provider);
    const { conversation } = desk.conversations.current!;
    const { previews } = desk.presenter;
    previews.open(conversation, { trigger: "user" });
    const making = previews.make(conversation);
    await provider.waiting();
    expect(desk.shown().items.at(-1)).toMatchObject({ state: "running", isProposal: true });
    await conversation.stop(conversation.run!.id);
    await making;
    expect(desk.shown().items.some(({ kind }) => kind === "card")).toBe(false);
    expect(desk.shown().preview).toBeDefined();
  });

  it("asks above the input, and a word of the host goes before that", async () => {
    desk = await deskWithWork(undefined, { automatic: { mode: "ask", background: false } });
    expect(desk.shown().notice?.actions.map(({ label }) => label)).toContain("Later");
    desk.presenter.showNotice({ text: "The disk is full.", level: "error", actions: [] });
    expect(desk.shown().notice?.text).toBe("The disk is full.");
    desk.presenter.clearNotice();
    expect(desk.shown().notice?.actions.map(({ label }) => label)).toContain("Later");
    desk.conversations.current!.conversation.postpone();
    expect(desk.shown().notice?.actions.map(({ label }) => label)).not.toContain("Later");
  });

  it("the gauge counts by category what is used, and the list shows the conversation", () => {
    const { gauge, sessions, session } = desk.shown();
    expect(gauge.segments.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(gauge.used);
    expect(sessions.map(({ id }) => id)).toEqual([session!.id]);
  });

  it("the context comes while it is looked at, follows what is appended, and goes", async () => {
    expect(desk.shown().context).toBeUndefined();
    desk.presenter.showContext(true);
    const before = desk.shown().context!;
    expect(before.usage.length).toBeGreaterThan(0);
    const id = desk.shown().items[0]!.id;
    await desk.conversations.current!.conversation.changes.pin(id, true);
    expect(desk.shown().context!.pinned.map(({ item }) => item)).toEqual([id]);
    expect(desk.shown().pinned).toEqual([id]);
    desk.presenter.showContext(false);
    expect(desk.shown().context).toBeUndefined();
    expect(desk.shown().pinned).toEqual([id]);
  });
});
