import { describe, expect, test } from "vitest";

import type { Change, ToView } from "../../../src/protocol/messages.ts";
import { receive } from "../../../src/webview/state.ts";
import type { PanelState, Step } from "../../../src/webview/state.ts";
import { aCard, aMessage, aState, aTool, text, user } from "../../support/panel/states.ts";

const message = (seq: number, ...changes: Change[]): ToView => ({ seq, changes });

const started = (view = aState()): PanelState =>
  receive({}, message(1, { kind: "state", state: view })).state;

const after = (state: PanelState, ...changes: Change[]): Step =>
  receive(state, message((state.seq ?? 0) + 1, ...changes));

const items = ({ state }: Step) => state.view?.items;

describe("a patch", () => {
  test("replaces the fields that it names and leaves the others alone", () => {
    const { state } = after(started(), { kind: "patch", patch: { trashed: 3 } });
    expect(state.view).toEqual(aState({ trashed: 3 }));
  });

  test("takes an optional field away with null", () => {
    const { state } = after(started(), { kind: "patch", patch: { model: null } });
    expect(state.view).toEqual(aState({ model: undefined }));
  });
});

test("where a line comes from is told beside the view", () => {
  const told = { compaction: "m000002", line: "Go on.", found: [] };
  const step = after(started(), { kind: "sources", ...told });
  expect(step.sources).toMatchObject(told);
  expect(step.state.view).toEqual(aState());
});

describe("older items", () => {
  const state = started(aState({ items: [user(3, "c")], isPartial: true }));

  test("stand before all that are there", () => {
    const step = after(state, { kind: "older", items: [user(1, "a"), user(2, "b")], isPartial: true });
    expect(items(step)).toEqual([user(1, "a"), user(2, "b"), user(3, "c")]);
  });

  test("are asked for until all are there", () => {
    expect(after(state, { kind: "older", items: [user(2, "b")], isPartial: true }).older).toBe(true);
    expect(after(state, { kind: "older", items: [user(2, "b")], isPartial: false }).older).toBeUndefined();
    expect(receive({}, message(1, { kind: "state", state: aState() })).older).toBeUndefined();
  });

  test("are asked for once a piece, however much is told meanwhile", () => {
    expect(after(state, { kind: "patch", patch: { trashed: 1 } }).older).toBeUndefined();
  });
});

describe("an upsert", () => {
  const state = started(aState({ items: [user(1, "a"), user(2, "b"), user(3, "c")] }));

  test("replaces an item where it stands", () => {
    expect(items(after(state, { kind: "upsert", items: [user(2, "B")] }))).toEqual([
      user(1, "a"),
      user(2, "B"),
      user(3, "c"),
    ]);
  });

  test("puts unknown items at the end, in their order", () => {
    const added = [user(9, "x"), user(8, "y")];
    expect(items(after(state, { kind: "upsert", items: added }))?.slice(3)).toEqual(added);
  });

  test("keeps the identity of the items that it does not name, so that they are not drawn again", () => {
    const next = items(after(state, { kind: "upsert", items: [user(2, "B")] }));
    expect(next?.[0]).toBe(state.view?.items[0]);
    expect(next?.[2]).toBe(state.view?.items[2]);
  });
});

test("remove takes items away", () => {
  const state = started(aState({ items: [user(1, "a"), user(2, "b")] }));
  expect(items(after(state, { kind: "remove", ids: [user(1, "").id] }))).toEqual([user(2, "b")]);
});

describe("streamed text", () => {
  const append = (part: number, words: string, as: "text" | "reasoning" = "text"): Change => ({
    kind: "text",
    item: aMessage(2).id,
    part,
    as,
    text: words,
  });
  const answering = (parts = [text("The ")]): PanelState =>
    started(aState({ items: [user(1, "why?"), aMessage(2, { parts, status: "streaming" })] }));
  const answer = (step: Step) => items(step)?.at(-1);

  test("is appended to its part", () => {
    const step = after(answering(), append(0, "fix"), append(0, "ture"));
    expect(answer(step)).toEqual(aMessage(2, { parts: [text("The fixture")], status: "streaming" }));
  });

  test("makes the part when it is not there yet", () => {
    const step = after(answering([]), append(0, "Hm.", "reasoning"), append(1, "So"));
    expect(answer(step)).toMatchObject({ parts: [{ kind: "reasoning", text: "Hm." }, text("So")] });
  });

  test("makes empty parts for those that are skipped", () => {
    expect(answer(after(answering([]), append(2, "x")))).toMatchObject({
      parts: [text(""), text(""), text("x")],
    });
  });

  test("leaves a part alone that holds no text", () => {
    const step = after(answering([aTool()]), append(0, "x"));
    expect(answer(step)).toMatchObject({ parts: [aTool()] });
  });

  test("grows the summary of a card", () => {
    const state = started(aState({ items: [aCard(5, { state: "running", summary: "## Go" })] }));
    const step = after(state, { kind: "text", item: aCard(5).id, part: 0, as: "text", text: "al" });
    expect(items(step)?.[0]).toMatchObject({ summary: "## Goal" });
  });

  test("for an item that is not there changes nothing", () => {
    const state = started();
    expect(items(after(state, append(0, "x")))).toEqual([]);
  });

  test("changes the identity of its own item alone", () => {
    const state = answering();
    const next = items(after(state, append(0, "x")));
    expect(next?.[0]).toBe(state.view?.items[0]);
    expect(next?.[1]).not.toBe(state.view?.items[1]);
  });
});

describe("the caret", () => {
  test("is asked for with the text that belongs in front", () => {
    expect(after(started(), { kind: "focusInput", text: "> quoted\n" }).focus).toBe("> quoted\n");
  });

  test("is asked for without any text", () => {
    expect(after(started(), { kind: "focusInput" }).focus).toBe("");
  });

  test("is left where it is by other changes", () => {
    expect(after(started(), { kind: "patch", patch: { trashed: 1 } }).focus).toBeUndefined();
  });
});

describe("a gap in the sequence", () => {
  const change: Change = { kind: "patch", patch: { trashed: 9 } };
  const broken = receive(started(), message(3, change));

  test("is told, and nothing of the message is applied", () => {
    expect(broken.gap).toBe(true);
    expect(broken.state.view?.trashed).toBe(0);
  });

  test("is told once, however many messages follow it", () => {
    expect(receive(broken.state, message(4, change)).gap).toBe(false);
  });

  test("is healed by a whole state, whatever its number", () => {
    const healed = receive(broken.state, message(40, { kind: "state", state: aState({ trashed: 2 }) }));
    expect(healed.gap).toBe(false);
    expect(receive(healed.state, message(41, change)).state.view?.trashed).toBe(9);
  });

  test("is also a message that comes twice", () => {
    expect(receive(started(), message(1, change)).gap).toBe(true);
  });
});

test("changes that come before the first whole state are dropped", () => {
  expect(receive({}, message(5, { kind: "remove", ids: [] }))).toEqual({ state: {}, gap: false });
});
