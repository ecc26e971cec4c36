import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import type { ViewState } from "../../../src/protocol/view.ts";
import { PLACES, withModel, withoutModel } from "../../support/panel/emptyScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const welcomes = async (panel: PanelPage): Promise<boolean[]> =>
  (await panel.intents()).flatMap((intent) => (intent.kind === "showWelcome" ? [intent.open] : []));

const click = (panel: PanelPage, name: string): Promise<void> =>
  panel.page.locator(".empty").getByRole("button", { name }).click();

describe("without a model", () => {
  const open = (over?: ViewState["welcome"]): Promise<PanelPage> =>
    openPanel({ state: withoutModel(over), height: 1000 });

  test("each model that was found is a button in the group of its server; one click chooses it", async () => {
    const panel = await open();
    for (const { title, baseUrl, models } of PLACES) {
      const group = panel.page.getByRole("group", { name: title });
      expect(await group.locator(".offer:not(.more)").count()).toBe(models.length);
      await group.getByRole("button", { name: models[0]!.id }).click();
      expect(await panel.lastIntent()).toEqual({ kind: "useModel", baseUrl, model: models[0]!.id });
    }
  });

  test("the caret is in the input when a model was chosen, by keyboard too", async () => {
    const panel = await open();
    await panel.page.locator(".offer").first().focus();
    await panel.page.keyboard.press("Enter");
    await panel.isDrawn();
    expect(await panel.page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
  });

  test("a window is named where it is known only", async () => {
    const panel = await open();
    expect(await panel.page.locator(".offer", { hasText: "gemma3" }).innerText()).toContain("131k");
    expect(await panel.page.locator(".offer", { hasText: "llama3.2" }).locator(".offer-window").count()).toBe(
      0,
    );
  });

  test.each([
    ["Enter a server…", COMMANDS.enterServer],
    ["All 12 models…", COMMANDS.chooseModel],
    ["Import a conversation", COMMANDS.importConversation],
    ["Import from Claude Code", COMMANDS.importClaudeCode],
    ["Open the sample conversation", COMMANDS.openSample],
    ["Open the walkthrough", COMMANDS.openWalkthrough],
  ])("it offers: %s", async (name, command) => {
    const panel = await open();
    await click(panel, name);
    expect(await panel.lastIntent()).toEqual({ kind: "command", command });
  });

  test("the host is asked to look once, and again by the button", async () => {
    const panel = await open();
    expect(await welcomes(panel)).toEqual([true]);
    await click(panel, "Look for models again");
    expect(await welcomes(panel)).toEqual([true, true]);
  });

  test("the host is told when the conversation is not empty any more, and when a model is set", async () => {
    const panel = await open();
    await panel.send({ kind: "patch", patch: { model: { name: "qwen", server: "llama.cpp" } } });
    expect(await welcomes(panel)).toEqual([true, false, true]);
    await panel.send({ kind: "upsert", items: [user(1, "Hello")] });
    expect(await welcomes(panel)).toEqual([true, false, true, false]);
  });

  test("while it looks, and when nothing was found, it says so", async () => {
    const panel = await openPanel({ state: withoutModel({ places: [], isLooking: true }) });
    const status = panel.page.locator(".empty").getByRole("status");
    expect(await status.innerText()).toContain("Looking for models");
    await panel.send({
      kind: "patch",
      patch: { welcome: { places: [], isLooking: false, offersTour: false } },
    });
    expect(await status.innerText()).toContain("None found on this machine");
  });

  test("the walkthrough can be put away", async () => {
    const panel = await open();
    await click(panel, "Do not offer the walkthrough");
    expect(await panel.lastIntent()).toEqual({ kind: "dismissTour" });
  });
});

describe("with a model", () => {
  test("the newest conversations open with a click, each with its time; the rest by the list", async () => {
    const panel = await openPanel({ state: withModel(7), height: 1000 });
    const recent = panel.page.locator(".empty .offer");
    expect(await recent.count()).toBe(6);
    expect(await recent.nth(1).innerText()).toContain("5 hours ago");
    await recent.nth(1).click();
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s1" });
    await click(panel, "All 7 conversations…");
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.openConversation });
  });

  test("“Write a message” puts the caret into the input", async () => {
    const panel = await openPanel({ state: withModel() });
    await click(panel, "Write a message");
    await panel.isDrawn();
    expect(await panel.page.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
  });

  test("models are not offered", async () => {
    const panel = await openPanel({ state: withModel() });
    expect(await panel.page.getByText("Choose a model", { exact: true }).count()).toBe(0);
  });
});
