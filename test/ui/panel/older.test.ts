import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Intent } from "../../../src/protocol/messages.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aState, longConversation } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const items = longConversation(300);
const newest = aState({ items: items.slice(200), isPartial: true });
const older = { kind: "older", items: items.slice(100, 200), isPartial: true } as const;
const oldest = { kind: "older", items: items.slice(0, 100), isPartial: false } as const;

const log = (panel: PanelPage): Locator => panel.page.getByRole("log");

const fromEnd = (panel: PanelPage): Promise<number> =>
  log(panel).evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop);

const asked = async (panel: PanelPage): Promise<Intent[]> =>
  (await panel.intents()).filter(({ kind }) => kind === "older");

/** The first row in sight, and where it stands, pixels. */
const top = ({ page }: PanelPage): Promise<[string, number]> =>
  page.locator(".row").evaluateAll((rows): [string, number] => {
    const edge = rows[0]?.closest(".scroller")?.getBoundingClientRect().top ?? 0;
    const row = rows.find((one) => one.getBoundingClientRect().bottom > edge);
    return [row?.textContent ?? "", Math.round((row?.getBoundingClientRect().top ?? 0) - edge)];
  });

describe("a conversation that comes page by page", () => {
  test("is asked for until all of it is there, and stays at its end", async () => {
    const panel = await openPanel({ state: newest });
    await expect.poll(() => asked(panel)).toEqual([{ kind: "older" }]);
    await panel.send(older);
    await expect.poll(() => asked(panel)).toHaveLength(2);
    await panel.send(oldest);
    expect(await fromEnd(panel)).toBeLessThan(2);
    expect(await panel.page.getByText("Answer 299.").isVisible()).toBe(true);
    await log(panel).focus();
    await panel.page.keyboard.press("Home");
    await expect.poll(() => panel.page.getByText("Question 0:").count()).toBe(1);
    expect(await asked(panel)).toHaveLength(2);
  });

  test("leaves who has scrolled up where they read", async () => {
    const panel = await openPanel({ state: newest });
    await log(panel).hover();
    await panel.page.mouse.wheel(0, -1500);
    await panel.isDrawn();
    const before = await top(panel);
    await panel.send(older);
    expect(await top(panel)).toEqual(before);
  });

  test("goes to a message that is still to come, once it is there", async () => {
    const panel = await openPanel({ state: newest });
    const item = items[50]!.id;
    await panel.send({ kind: "reveal", item });
    await expect.poll(() => asked(panel)).toContainEqual({ kind: "older", to: item });
    await panel.send(older);
    await panel.send(oldest);
    const focused = panel.page.locator(".row:focus", { hasText: "Question 50:" });
    await focused.waitFor();
  });

  test("is led to its start by one key", async () => {
    const panel = await openPanel({ state: newest });
    await log(panel).focus();
    await panel.page.keyboard.press("Home");
    await expect.poll(() => asked(panel)).toContainEqual({ kind: "older", to: "" });
    await panel.send(older);
    await panel.send(oldest);
    await expect.poll(() => panel.page.getByText("Question 0:").count()).toBe(1);
    expect(await log(panel).evaluate((one) => one.scrollTop)).toBe(0);
  });

  test("goes to a message while older ones come before it", async () => {
    const panel = await openPanel({ state: newest });
    await panel.send({ kind: "reveal", item: items[250]!.id });
    await panel.send(older);
    await panel.send(oldest);
    const focused = panel.page.locator(".row:focus");
    expect(await focused.innerText()).toContain("Question 250:");
    expect(await focused.getByText("Question 250:").isVisible()).toBe(true);
  });

  test("opens where it was left while older ones come before that", async () => {
    const place = { session: "s1", item: items[250]!.id, offset: 0 };
    const panel = await openPanel({ state: newest, saved: { drafts: {}, place } });
    await panel.send(older);
    await panel.send(oldest);
    await panel.isDrawn();
    expect((await top(panel))[0]).toContain("Question 250:");
  });

  test("is read at its end again by who wanted to its start and changed their mind", async () => {
    const panel = await openPanel({ state: newest });
    await log(panel).focus();
    await panel.page.keyboard.press("Home");
    await panel.isDrawn();
    await panel.page.keyboard.press("End");
    await panel.send(older);
    await panel.send(oldest);
    expect(await fromEnd(panel)).toBeLessThan(2);
    expect(await panel.page.getByText("Answer 299.").isVisible()).toBe(true);
  });

  test("is scrolled by hand while its start is still to come", async () => {
    const panel = await openPanel({ state: newest });
    await log(panel).focus();
    await panel.page.keyboard.press("Home");
    await panel.isDrawn();
    await log(panel).hover();
    await panel.page.mouse.wheel(0, 1500);
    await panel.isDrawn();
    const before = await top(panel);
    await panel.send(older);
    await panel.send(oldest);
    expect(await top(panel)).toEqual(before);
  });

  test("comes at once down to where the reader was", async () => {
    const place = { session: "s1", item: items[10]!.id, offset: 0 };
    const panel = await openPanel({ saved: { drafts: {}, place } });
    expect((await panel.intents())[0]).toEqual({ kind: "ready", at: place.item });
  });
});
