import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { SCRIPTED_MODEL, startScriptedServer } from "../support/providers/scriptedServer.ts";
import {
  cards,
  compact,
  conversationFile,
  importFile,
  message,
  say,
  settingsFor,
  workMessages,
} from "../support/ui/hand.ts";
import { SUMMARY, useChatPanel } from "./useChat.ts";

/** What the user says, and what the server does. Tokens. */
const WINDOW = 64_000;
const LISTED = 16_000;
/** Milliseconds; VS Code writes its settings a moment later. */
const PATIENCE = { timeout: 10_000 };

const isSummary = (body: unknown): boolean => JSON.stringify(body).includes("Summarize the conversation");
const server = await startScriptedServer(({ body }) => reply(isSummary(body) ? SUMMARY : "Going on."), {
  "/v1/models": { object: "list", data: [{ id: SCRIPTED_MODEL, max_model_len: LISTED }] },
});
const { workbench, panel } = useChatPanel({
  settings: { ...settingsFor(server.baseUrl, WINDOW), "anchoredChat.compaction.background": false },
  size: { width: 1280, height: 1000 },
});
afterAll(() => server.close());
beforeEach(() => importFile(workbench().window, conversationFile(workbench(), workMessages(30))));

const meter = (): Locator => panel().getByRole("meter", { name: "Context window" });
const used = async (): Promise<number> => Number(await meter().getAttribute("aria-valuenow"));
const gaugeButton = (): Locator => panel().getByRole("button", { name: "What fills the context window" });
const view = (): Locator => panel().getByRole("region", { name: "Context", exact: true });
const tick = (): Locator => panel().getByRole("slider", { name: "Automatic compaction" });

async function openContext(): Promise<Locator> {
  await gaugeButton().click({ position: { x: 5, y: 25 } });
  await view().getByText("Largest parts").waitFor();
  return view();
}

/** Of a line of the table, tokens. */
async function tokensOf(name: string): Promise<number> {
  const cells = await view().getByRole("row").filter({ hasText: name }).locator("td").allInnerTexts();
  return Number(cells[1]?.replaceAll(",", ""));
}

async function sumOfCategories(): Promise<number> {
  const rows = await view().locator(".categories tbody tr").allInnerTexts();
  const words = rows.filter((row) => !/Free|Reserved/.test(row)).map((row) => row.split("\t")[1] ?? "");
  return words.reduce((sum, figure) => sum + Number(figure.replaceAll(",", "")), 0);
}

const triggerSetting = (): unknown =>
  JSON.parse(readFileSync(join(workbench().dataFolder, "User", "settings.json"), "utf8"))[
    "anchoredChat.compaction.trigger"
  ];

test("the draft counts as it is typed, in the gauge and in the table", async () => {
  const before = await used();
  const input = panel().getByLabel("Message", { exact: true });
  await input.fill("What about the steps after these? ".repeat(200));
  await expect.poll(used).toBeGreaterThan(before + 1_000);
  await openContext();
  expect(await tokensOf("Draft")).toBe((await used()) - before);
  expect(await sumOfCategories()).toBe(await used());
  await gaugeButton().click({ position: { x: 5, y: 25 } });
  await input.fill("");
  await expect.poll(used).toBe(before);
});

test("the reserve is drawn, and both say so where the server tells another window", async () => {
  expect((await panel().locator(".gauge .of-reserve").boundingBox())?.width).toBeGreaterThan(5);
  const words = await gaugeButton().getAttribute("title");
  expect(words).toMatch(/Window .*says 16,000/);
  expect(await meter().innerText()).toContain("of 64k · estimated");
});

test("the trigger is moved by keys and by mouse, and stands in the settings", async () => {
  const before = Number(await tick().getAttribute("aria-valuenow"));
  await tick().focus();
  for (const key of ["ArrowLeft", "ArrowLeft", "PageDown"]) await workbench().window.page.keyboard.press(key);
  await expect.poll(triggerSetting, PATIENCE).toBe(`${before - 7}%`);

  const { mouse } = workbench().window.page;
  const [bar, place] = [await panel().locator(".gauge-track").boundingBox(), await tick().boundingBox()];
  if (!bar || !place) throw new Error("The gauge is not drawn.");
  await mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await mouse.down();
  await mouse.move(bar.x + bar.width * 0.5, place.y + place.height / 2, { steps: 4 });
  await mouse.up();
  await expect.poll(async () => Number(await tick().getAttribute("aria-valuenow"))).toBeLessThan(before - 15);
  const moved = await tick().getAttribute("aria-valuenow");
  await expect.poll(triggerSetting, PATIENCE).toBe(`${moved}%`);
  await tick().press("End");
  await expect.poll(triggerSetting, PATIENCE).toBe(`${await tick().getAttribute("aria-valuemax")}%`);
});

test("straight after a compaction the gauge is right, and says that it is an estimate", async () => {
  await say(panel(), "Go on.");
  await message(panel(), "Going on.").waitFor();
  const before = await used();
  await compact(workbench().window);
  const after = await used();
  expect(after).toBeLessThan(before / 2);
  expect(await meter().innerText()).toContain("estimated");
  await openContext();
  expect(await sumOfCategories()).toBe(after);
  expect(await tokensOf("Summary")).toBeGreaterThan(0);
  await view().press("Escape");
  await view().waitFor({ state: "detached" });
});

test("the context view: largest parts are pruned, pinned and shown; the line marks what was done; what comes next", async () => {
  const { page } = workbench().window;
  const context = await openContext();
  const before = await used();
  const parts = context.locator(".large-parts li");
  const part = parts.first();
  await part.getByRole("button", { name: /^Prune/ }).click();
  await expect.poll(used).toBeLessThan(before - 300);
  const marks = context.getByRole("list", { name: "Compactions and prunes" });
  await marks.getByRole("button", { name: /^Pruned: / }).waitFor();
  expect(await context.getByRole("region", { name: "Next" }).innerText()).toMatch(
    /Automatic compaction at [\d.]+k: (about \d+ turns? away|more than 50 turns away|in the next turn or so)\./,
  );
  const pinned = parts.nth(3);
  const name = (await pinned.locator(".large-name").innerText()).replace(/^read_file /, "");
  await pinned.getByRole("button", { name: /^Pin/ }).click();
  await context.getByRole("heading", { name: "Pinned" }).waitFor();
  await pinned.getByRole("button", { name: /^Show/ }).click();
  await panel().locator(".row:focus").getByText(name).first().waitFor();

  // Where the card will be.
  await panel().getByRole("button", { name: "To the latest" }).click();
  await compact(workbench().window);
  await openContext();
  await marks.getByRole("button", { name: /^Compacted: / }).focus();
  await view()
    .locator(".chart-told")
    .getByText(/^Compacted: [\d.]+k → [\d.]+k$/)
    .waitFor();
  await page.keyboard.press("ArrowLeft");
  await view()
    .locator(".chart-told")
    .getByText(/^Pruned: /)
    .waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await panel().locator(".row:focus .card").waitFor();
  expect(await view().count()).toBe(0);
  expect(await cards(panel()).count()).toBe(1);
});
