import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Intent } from "../../../src/protocol/messages.ts";
import type { OfferedFiles } from "../../../src/protocol/view.ts";
import { anOffer, typeInto, withOffer } from "../../support/panel/mentionScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aGauge, aState, NOW } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const field = ({ page }: PanelPage): Locator => page.getByRole("textbox", { name: "Message" });
const list = ({ page }: PanelPage): Locator => page.getByRole("listbox", { name: "Files to mention" });
const active = (panel: PanelPage): Promise<string> =>
  list(panel).locator("[aria-selected=true] .mention-name").innerText();
const asked = async (panel: PanelPage): Promise<Intent[]> =>
  (await panel.intents()).filter(({ kind }) => kind === "findFiles");
const sent = async (panel: PanelPage): Promise<Intent[]> =>
  (await panel.intents()).filter(({ kind }) => kind === "send");
const press = async (panel: PanelPage, ...keys: string[]): Promise<void> => {
  for (const key of keys) await panel.page.keyboard.press(key);
  await panel.isDrawn();
};

/** A panel in which this is typed and answered. */
async function openList(typed: string, over: Partial<OfferedFiles> = {}): Promise<PanelPage> {
  const panel = await openPanel({ state: withOffer(typed.slice(typed.indexOf("@") + 1), over) });
  await typeInto(panel, typed);
  return panel;
}

describe("an @ that is typed", () => {
  test("asks for files, again with each character, and no more when the mention is over", async () => {
    const panel = await openPanel({ state: aState() });
    await typeInto(panel, "See @at");
    await typeInto(panel, " ");
    expect(await asked(panel)).toEqual([
      { kind: "findFiles", query: "" },
      { kind: "findFiles", query: "a" },
      { kind: "findFiles", query: "at" },
      { kind: "findFiles" },
    ]);
  });

  test("in a word, as in an address, asks for nothing", async () => {
    const panel = await openPanel({ state: aState() });
    await typeInto(panel, "me@example.org");
    expect(await asked(panel)).toEqual([]);
  });

  test("in a very long text asks for nothing", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("word ".repeat(4_001));
    await field(panel).press("End");
    await typeInto(panel, "@a");
    expect(await asked(panel)).toEqual([]);
  });

  test("by the button begins a mention at the caret, apart from the word before it", async () => {
    const panel = await openPanel({ state: aState(), width: 400 });
    await typeInto(panel, "See");
    await panel.page.getByRole("button", { name: "Mention a file" }).click();
    await panel.isDrawn();
    expect(await field(panel).inputValue()).toBe("See @");
    expect(await asked(panel)).toEqual([{ kind: "findFiles", query: "" }]);
  });
});

test("the button is there in a narrow panel too, as long as nothing is written", async () => {
  const panel = await openPanel({ state: aState(), width: 240 });
  await panel.page.getByRole("button", { name: "Mention a file" }).click();
  await panel.isDrawn();
  expect(await field(panel).inputValue()).toBe("@");
  expect(await asked(panel)).toEqual([{ kind: "findFiles", query: "" }]);
});

describe("the list", () => {
  test("is told to screen readers: how many there are, once, and which one is meant", async () => {
    const panel = await openList("@att");
    const options = list(panel).getByRole("option");
    expect(await options.count()).toBe(5);
    const id = await list(panel).getAttribute("id");
    expect(await field(panel).getAttribute("aria-controls")).toBe(id);
    const named = (): Promise<unknown> =>
      panel.page.evaluate(
        `document.getElementById(document.querySelector("textarea").getAttribute("aria-activedescendant")).title`,
      );
    expect(await named()).toBe("strategy/attribution.go");
    await press(panel, "ArrowDown");
    expect(await named()).toBe("strategy/attribution_test.go");
    const said = panel.page.locator(".composer [aria-live]");
    expect(await said.innerText()).toBe("5 files to choose from");
    await typeInto(panel, "n");
    await panel.send({ kind: "patch", patch: { files: anOffer("attn", { found: [], more: false }) } });
    expect(await said.innerText()).toBe("No file of this name.");
    await press(panel, "Escape");
    expect(await said.innerText()).toBe("");
    expect(await field(panel).getAttribute("aria-controls")).toBeNull();
  });

  test("is walked by arrow keys, round and round", async () => {
    const panel = await openList("@att");
    await press(panel, "ArrowUp");
    expect(await active(panel)).toBe("إسناد.md");
    await press(panel, "ArrowDown", "ArrowDown");
    expect(await active(panel)).toBe("attribution_test.go");
  });

  test("keeps to what still fits until the host has answered, and drops late answers", async () => {
    const panel = await openList("@att");
    await typeInto(panel, "ribution_");
    expect(await list(panel).getByRole("option").count()).toBe(1);
    expect(await active(panel)).toBe("attribution_test.go");
    await panel.send({ kind: "patch", patch: { files: anOffer("attri") } });
    expect(await list(panel).getByRole("option").count()).toBe(1);
    const found = [{ path: "attribution_new.go", tokens: 5 }];
    await panel.send({ kind: "patch", patch: { files: anOffer("attribution_", { found }) } });
    expect(await active(panel)).toBe("attribution_new.go");
  });

  test("is closed by Esc, which stops no run, and stays closed for this mention", async () => {
    const run = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;
    const panel = await openPanel({ state: { ...withOffer("att"), run } });
    await typeInto(panel, "@att");
    await press(panel, "Escape");
    expect(await list(panel).count()).toBe(0);
    await typeInto(panel, "r");
    expect(await list(panel).count()).toBe(0);
    expect((await panel.intents()).map(({ kind }) => kind)).not.toContain("stop");
    await press(panel, "Escape");
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r1" });
  });

  test("is closed when the caret or the focus goes elsewhere", async () => {
    const panel = await openList("See @att");
    await press(panel, "Home");
    expect(await list(panel).count()).toBe(0);
    await press(panel, "End");
    await typeInto(panel, "r");
    expect(await list(panel).count()).toBe(1);
    await press(panel, "Shift+Tab");
    expect(await list(panel).count()).toBe(0);
  });

  test("says why there is nothing in it; Enter then sends", async () => {
    const problem = "Open a folder to mention its files.";
    const panel = await openList("@ada", { found: [], more: false, problem });
    await panel.page.locator(".mention-line").getByText(problem).waitFor();
    await press(panel, "Enter");
    expect(await sent(panel)).toEqual([{ kind: "send", text: "@ada" }]);
  });
});

describe("taking a file", () => {
  test.each(["Enter", "Tab"])("by %s writes its mention and a space, and sends nothing", async (key) => {
    const panel = await openList("See @att");
    await press(panel, "ArrowDown", key);
    expect(await field(panel).inputValue()).toBe("See @strategy/attribution_test.go ");
    expect(await list(panel).count()).toBe(0);
    expect(await sent(panel)).toEqual([]);
    await typeInto(panel, "now");
    await press(panel, "Enter");
    expect(await sent(panel)).toEqual([{ kind: "send", text: "See @strategy/attribution_test.go now" }]);
  });

  test("by a click leaves the focus in the field", async () => {
    const panel = await openList("@att");
    await list(panel).getByText("attribution.go").first().click();
    await typeInto(panel, "!");
    expect(await field(panel).inputValue()).toBe("@strategy/attribution.go !");
  });

  test("with white space in its name writes it in quotes, and Ctrl+Z takes it back", async () => {
    const panel = await openList("@att");
    await press(panel, "ArrowDown", "ArrowDown", "Enter");
    expect(await field(panel).inputValue()).toBe('@"docs/my attribution notes.md" ');
    await press(panel, "ControlOrMeta+z");
    expect(await field(panel).inputValue()).toBe("@att");
  });

  test("in the middle of a sentence keeps what stands behind it", async () => {
    const panel = await openPanel({ state: withOffer("att") });
    await typeInto(panel, "Compare , and tell why");
    await press(panel, "Home", ...Array.from({ length: 8 }, () => "ArrowRight"));
    await typeInto(panel, "@att");
    await press(panel, "Enter");
    expect(await field(panel).inputValue()).toBe("Compare @strategy/attribution.go, and tell why");
    expect(await list(panel).count()).toBe(0);
  });

  test("waits for the host: Enter before its answer neither sends nor takes", async () => {
    const panel = await openPanel({ state: aState() });
    await typeInto(panel, "@att");
    await press(panel, "Enter");
    expect([await sent(panel), await field(panel).inputValue()]).toEqual([[], "@att"]);
  });

  test.each(["Enter", "ArrowDown", "Escape"])(
    "is nothing that %s does while a word is composed",
    async (key) => {
      const panel = await openList("@att");
      await field(panel).dispatchEvent("keydown", { key, isComposing: true });
      await panel.isDrawn();
      expect([await active(panel), await field(panel).inputValue()]).toEqual(["attribution.go", "@att"]);
      expect(await sent(panel)).toEqual([]);
    },
  );
});

describe("files that the draft mentions", () => {
  test("count in the gauge as long as they are mentioned", async () => {
    const gauge = aGauge({ used: 0, window: 10_000, trigger: undefined, segments: [] });
    const panel = await openPanel({ state: aState({ gauge }) });
    await field(panel).fill('Compare @a.ts and @"my b.ts"');
    await panel.until("window.host.intents.some(({ kind }) => kind === 'mention')");
    expect((await panel.intents()).findLast(({ kind }) => kind === "mention")).toEqual({
      kind: "mention",
      paths: ["a.ts", "my b.ts"],
    });
    const mentioned = { paths: ["a.ts", "my b.ts"], tokens: 5_000 };
    await panel.send({ kind: "patch", patch: { mentioned } });
    const percent = async () => Number.parseInt(await panel.page.locator(".figures b").innerText());
    expect(await percent()).toBeGreaterThanOrEqual(50);
    await field(panel).fill("Compare");
    await panel.isDrawn();
    expect(await percent()).toBeLessThan(2);
    await panel.until(
      "window.host.intents.at(-1).kind === 'mention' || window.host.intents.at(-2).kind === 'mention'",
    );
    expect((await panel.intents()).findLast(({ kind }) => kind === "mention")).toEqual({
      kind: "mention",
      paths: [],
    });
  });

  test("are counted again after the panel was hidden", async () => {
    const panel = await openPanel({ state: aState(), saved: { drafts: { s1: "See @a.ts" } } });
    await panel.until("window.host.intents.some(({ kind }) => kind === 'mention')");
    expect((await panel.intents()).findLast(({ kind }) => kind === "mention")).toEqual({
      kind: "mention",
      paths: ["a.ts"],
    });
  });
});

test.each([240, 300, 900])(
  "at a width of %d pixels the list stays in the panel, over the input",
  async (width) => {
    const panel = await openPanel({ state: withOffer("att"), width, height: 500 });
    await typeInto(panel, "@att");
    const box = await panel.page.locator(".mention").boundingBox();
    const input = await field(panel).boundingBox();
    if (!box || !input) throw new Error("Nothing is shown.");
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(input.y);
  },
);
