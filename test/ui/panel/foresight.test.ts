import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { PanelPage } from "../../support/panel/page.ts";
import { PIN_SCENES } from "../../support/panel/pinScenes.ts";
import { aCard, aGauge, aPrune, aState, NOW, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const items = [aCard(1, { live: false }), aCard(2), user(3, "Go on."), aPrune(4), user(5, "And?")];
const card = ({ page }: PanelPage, at: number): Locator => page.locator(".card").nth(at);
const undo = (place: Locator): Locator => place.getByRole("button", { name: "Undo", exact: true });

describe("before an undo or a redo", () => {
  test("P8 the host is asked what it would do, by pointer and by keys, and told when nobody thinks of it any more", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    await undo(card(panel, 1)).hover();
    expect(await panel.lastIntent()).toEqual({ kind: "foresee", target: "m000002" });
    await panel.page.getByRole("meter").hover({ force: true });
    expect(await panel.lastIntent()).toEqual({ kind: "foresee" });
    await undo(panel.page.locator(".prune-line")).focus();
    expect(await panel.lastIntent()).toEqual({ kind: "foresee", target: "m000004" });
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "undo", target: "m000004" });
    await panel.page.getByRole("textbox", { name: "Message" }).focus();
    expect(await panel.lastIntent()).toEqual({ kind: "foresee" });
  });

  test("P8 an older one can be undone while a newer one stands for its messages", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    expect(await undo(card(panel, 0)).getAttribute("title")).toContain("newer summary is undone too");
    await undo(card(panel, 0)).click();
    expect(await panel.lastIntent()).toEqual({ kind: "undo", target: "m000001" });
  });

  test("P8 a button that goes away under the pointer takes its question with it", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    await undo(card(panel, 1)).hover();
    await panel.send({
      kind: "patch",
      patch: { run: { id: "r1", kind: "answer", started: NOW, label: "Answering" } },
    });
    expect(await panel.lastIntent()).toEqual({ kind: "foresee" });
  });

  test("the gauge shows it in figures and as a change of the bar, and tells what would follow", async () => {
    const panel = await openPanel({ state: PIN_SCENES.undoing.state });
    const meter = panel.page.getByRole("meter");
    expect(await meter.innerText()).toContain("→ 84% after undo");
    expect(await panel.page.locator(".gauge-added").count()).toBe(1);
    expect(await panel.page.locator(".gauge-note").innerText()).toContain("held off until more is in use");
  });

  test("a screen reader is told it where the keyboard leads to the button, and not where the pointer passes over it", async () => {
    const { gauge } = PIN_SCENES.undoing.state;
    const { after: _, afterBy: __, afterNote: ___, ...now } = gauge;
    const panel = await openPanel({ state: aState({ items, gauge: now }) });
    const live = panel.page.locator(".panel > [aria-live=polite]");
    await undo(card(panel, 1)).hover();
    await panel.send({ kind: "patch", patch: { gauge } });
    expect(await live.textContent()).toBe("");
    await panel.page.mouse.move(0, 0);
    await panel.send({ kind: "patch", patch: { gauge: now } });
    await undo(card(panel, 1)).focus();
    await panel.send({ kind: "patch", patch: { gauge } });
    expect(await live.textContent()).toMatch(/^After undo: 84% of 65\.5k\. Beyond the trigger/);
  });

  test("and nothing of it moves what lies below", async () => {
    const { gauge, ...state } = PIN_SCENES.undoing.state;
    const { after: _, afterBy: __, afterNote: ___, ...now } = gauge;
    const panel = await openPanel({ state: { ...state, gauge: now } });
    const top = async (): Promise<number | undefined> => (await panel.page.getByRole("log").boundingBox())?.y;
    const before = await top();
    await panel.send({ kind: "patch", patch: { gauge } });
    expect(await top()).toBe(before);
    await panel.send({ kind: "patch", patch: { gauge: now } });
    expect(await panel.page.locator(".gauge-added, .gauge-note").count()).toBe(0);
  });

  test("of a redo the gauge shows what it frees; of an unknown window, tokens", async () => {
    const redo = await openPanel({ state: PIN_SCENES.redoing.state });
    expect(await redo.page.getByRole("meter").innerText()).toContain("→ 27% after redo");
    expect(await redo.page.locator(".gauge-freed").count()).toBe(1);
    const unknown = await openPanel({ state: PIN_SCENES.undoingUnknown.state });
    expect(await unknown.page.locator(".gauge").innerText()).toContain("→ 30k after undo");
  });

  test("what would not fit is drawn to its end, beyond the window", async () => {
    const gauge = aGauge({
      used: 500,
      window: 1000,
      after: 2000,
      afterBy: "undo",
      reserve: 100,
      trigger: 800,
    });
    const panel = await openPanel({ state: aState({ gauge }), width: 624 });
    const width = async (name: string): Promise<number> =>
      Math.round((await panel.page.locator(name).boundingBox())?.width ?? 0);
    expect([await width(".gauge-added"), await width(".of-reserve")]).toEqual([450, 30]);
  });
});
