import { expect, test } from "vitest";

import { aCard, aMessage, aPrune, aState, aTool, text, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const pruned = { stub: "[read_file] strategy/attribution.go", saved: 1900 };
const items = [
  aCard(1, { live: false }),
  user(2, "why?"),
  aMessage(3, {
    parts: [
      { kind: "text", text: "Because.", pinned: true },
      aTool({ callId: "c1" }),
      aTool({ callId: "c2", pruned }),
      aTool({ callId: "c3", canUndo: true }),
    ],
  }),
  aPrune(4),
  aCard(5, { state: "undone", live: false }),
  aCard(6),
  aMessage(7, { status: "stopped", parts: [text("It")] }),
];
const session = { id: "s1", title: "Held elsewhere" };
const readOnly = "Another window has this conversation.";

/** What the card, prune line and messages offer, by name; everything is opened first. */
async function offered(state: ReturnType<typeof aState>): Promise<Set<string>> {
  const panel = await openPanel({ state, height: 12_000 });
  await panel.page.locator(".prune-text").click();
  // The name changes with the click.
  const folded = panel.page.getByRole("button", { name: "Show summary" });
  while ((await folded.count()) > 0) await folded.first().click();
  await panel.page
    .getByRole("button", { name: /^Facts left out/ })
    .last()
    .click();
  await panel.isDrawn();
  const names = await panel.page
    .locator(".row button")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent ?? ""));
  return new Set(names.map((name) => name.trim()));
}

test("in a conversation that cannot be changed nothing is offered that changes it", async () => {
  const usual = await offered(aState({ session, items }));
  const held = await offered(aState({ session: { ...session, readOnly }, items }));
  expect([...held].filter((name) => !usual.has(name))).toEqual([]);
  const gone = [...usual].filter((name) => !held.has(name)).map((name) => name.replace(/[:…].*/s, ""));
  expect([...new Set(gone)].sort()).toEqual([
    "Add to the summary",
    "Compact from here",
    "Compact up to here",
    "Edit",
    "Pin",
    "Redo",
    "Regenerate",
    "Restore",
    "Restore [read_file] strategy/attribution.go, 8,400 characters",
    "Retry",
    "Undo",
    "Unpin",
  ]);
  expect(held).toContain("Copy message");
  expect(held).toContain("Originals");
  expect(held).toContain("Open Diff");
});
