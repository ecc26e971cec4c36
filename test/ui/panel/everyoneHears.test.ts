import { expect, test } from "vitest";

import type { Change } from "../../../src/protocol/messages.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aCard, aMessage, aPrune, aState, aTool, NOW, text, user } from "../../support/panel/states.ts";
import { anAsk } from "../../support/panel/toolScenes.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

/** From here on everything that live regions say is kept, in order. */
const listen = ({ page }: PanelPage): Promise<void> =>
  page.evaluate(() => {
    const LIVE =
      "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log]:not([aria-live])";
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver((records) => {
      const regions = records.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest(LIVE),
      );
      for (const region of new Set(regions)) if (region?.textContent) said.push(region.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const said = ({ page }: PanelPage): Promise<string[]> => page.evaluate("globalThis.said");

const DELTAS = 500;

/** An answer as the host sends it: under way with an id of its own, piece by piece, then as the log has it. */
const answering = (id: string): Change => ({
  kind: "upsert",
  items: [aMessage(0, { id, status: "streaming", parts: [] })],
});

test("a run of work is told in one sentence for each thing that happens", async () => {
  const panel = await openPanel({ state: aState({ items: [user(1, "why?")] }) });
  await listen(panel);
  const run = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;
  await panel.send({ kind: "patch", patch: { run } }, answering("run:r1"));
  for (let sent = 0; sent < DELTAS; sent += 10) {
    const piece: Change = { kind: "text", item: "run:r1", part: 0, as: "text", text: `word ${sent} ` };
    await panel.send(...Array.from({ length: 10 }, () => piece));
  }
  const call = aTool({ callId: "c1", state: "running", output: "", tokens: 0 });
  const asking = aMessage(2, { parts: [text("I look."), anAsk({}, "c1")] });
  await panel.send({ kind: "remove", ids: ["run:r1"] }, { kind: "upsert", items: [asking] });
  await panel.send({ kind: "upsert", items: [aMessage(2, { parts: [text("I look."), call] })] });
  await panel.send({
    kind: "upsert",
    items: [aMessage(2, { parts: [text("I look."), aTool({ callId: "c1" })] })],
  });
  await panel.send({ kind: "upsert", items: [aPrune(3)] });
  await panel.send({ kind: "upsert", items: [aCard(0, { id: "run:r2", state: "running", summary: "" })] });
  for (let sent = 0; sent < 50; sent++)
    await panel.send({ kind: "text", item: "run:r2", part: 0, as: "text", text: "a fact " });
  await panel.send({ kind: "remove", ids: ["run:r2"] }, { kind: "upsert", items: [aCard(4)] });
  await panel.send({ kind: "upsert", items: [aCard(4, { state: "undone", live: false })] });
  await panel.send({ kind: "patch", patch: { run: null } });
  expect(await said(panel)).toEqual([
    "I look. A decision is needed: run go test ./... -count=1",
    "Old output was pruned, which frees 11.3k tokens.",
    "Summarizing 52.3k tokens…",
    "Compacted from 52.3k to 9.1k tokens.",
    "The compaction was undone.",
  ]);
});

test("the same words are told again when the same has happened again", async () => {
  const panel = await openPanel({ state: aState({ items: [user(1, "why?")] }) });
  await listen(panel);
  for (const index of [2, 3]) {
    await panel.send(answering(`run:${index}`));
    await panel.send(
      { kind: "remove", ids: [`run:${index}`] },
      { kind: "upsert", items: [aMessage(index, { status: "stopped" })] },
    );
  }
  expect(await said(panel)).toEqual(["The answer was stopped.", "The answer was stopped."]);
});

test("another conversation is opened without a word on what happened in it", async () => {
  const panel = await openPanel({ state: aState({ items: [user(1, "why?")] }) });
  await listen(panel);
  const items = [user(11, "and?"), aMessage(12), aPrune(13), aCard(14)];
  await panel.send({ kind: "state", state: aState({ session: { id: "s2", title: "Other" }, items }) });
  expect(await said(panel)).toEqual([]);
});

test("a notice is told once", async () => {
  const panel = await openPanel({ state: aState({ items: [user(1, "why?")] }) });
  await listen(panel);
  const notice = { level: "info", text: "Compaction in about 2 messages.", actions: [] } as const;
  for (let times = 0; times < 3; times++)
    await panel.send({ kind: "patch", patch: { notice: { ...notice, actions: [] } } });
  expect(await said(panel)).toEqual(["Compaction in about 2 messages."]);
});
