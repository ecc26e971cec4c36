import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Change } from "../../../src/protocol/messages.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aCard, aMessage, aState, aTool, longConversation, text } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const log = (panel: PanelPage): Locator => panel.page.getByRole("log");

/** Pixels between what is seen and the end of the conversation. */
const fromEnd = (panel: PanelPage): Promise<number> =>
  log(panel).evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop);

const grow = (id: string, words: string, part = 0): Change => ({
  kind: "text",
  item: id,
  part,
  as: "text",
  text: words,
});

const scroll = async (panel: PanelPage, by: number): Promise<void> => {
  await log(panel).hover();
  await panel.page.mouse.wheel(0, by);
  await panel.isDrawn();
};

describe("a conversation of 5,000 messages", () => {
  const items = longConversation(5000);

  test("opens at its end, with no more rows drawn than are needed", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    await panel.page.getByText("Answer 4999.").waitFor();
    expect(await fromEnd(panel)).toBeLessThan(2);
    expect(await panel.page.locator(".row").count()).toBeLessThan(40);
  });

  test("can be scrolled to its start by keyboard", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    await log(panel).focus();
    await panel.page.keyboard.press("Home");
    await expect.poll(() => panel.page.getByText("Question 0:").count(), { timeout: 30_000 }).toBe(1);
  });

  test("shows every message on the way, each after the one before", async () => {
    const panel = await openPanel({ state: aState({ items: items.slice(0, 150) }) });
    const seen = new Set<number>();
    for (let step = 0; step < 100 && !seen.has(0); step++) {
      const rows = await panel.page
        .locator(".row")
        .evaluateAll((all) => all.map((row) => Number(row.getAttribute("data-index"))));
      for (const row of rows) seen.add(row);
      await scroll(panel, -400);
    }
    expect(seen.size).toBe(150);
  });

  test("is open again where it was left", async () => {
    const left = await openPanel({ state: aState({ items }) });
    await log(left).focus();
    await left.page.keyboard.press("PageUp");
    const top = async (panel: PanelPage) =>
      panel.page.locator(".row").evaluateAll((rows) => {
        const header = rows[0]?.closest(".scroller")?.getBoundingClientRect().top ?? 0;
        const first = rows.find((row) => row.getBoundingClientRect().bottom > header);
        return [
          first?.getAttribute("data-index"),
          Math.round((first?.getBoundingClientRect().top ?? 0) - header),
        ];
      });
    await left.until("window.host.saved?.place !== undefined");
    const again = await openPanel({ state: aState({ items }), saved: await left.saved() });
    await again.isDrawn();
    expect(await top(again)).toEqual(await top(left));
  });
});

describe("while an answer streams in", () => {
  const answer = aMessage(300, { status: "streaming", parts: [text("It ")] });
  const state = aState({
    items: [...longConversation(60), answer],
    run: { id: "r1", kind: "answer", started: 0, label: "Waiting…" },
  });

  test("its newest words stay in sight", async () => {
    const panel = await openPanel({ state });
    for (let piece = 0; piece < 30; piece++) await panel.send(grow(answer.id, `goes on, line ${piece}.\n\n`));
    await panel.page.getByText("line 29.").waitFor();
    expect(await fromEnd(panel)).toBeLessThan(2);
  });

  test("a reader who has scrolled up is left alone, and gets back by a button", async () => {
    const panel = await openPanel({ state });
    await scroll(panel, -500);
    const before = await log(panel).evaluate((one) => one.scrollTop);
    for (let piece = 0; piece < 10; piece++) await panel.send(grow(answer.id, `line ${piece}.\n\n`));
    expect(await log(panel).evaluate((one) => one.scrollTop)).toBe(before);
    await panel.page.getByRole("button", { name: "To the latest" }).click();
    await panel.isDrawn();
    expect(await fromEnd(panel)).toBeLessThan(2);
    await panel.send(grow(answer.id, "And the end.\n\n"));
    expect(await fromEnd(panel)).toBeLessThan(2);
  });

  test("only its own row is drawn again", async () => {
    const panel = await openPanel({ state });
    await panel.page.evaluate(`
      window.changed = new Set();
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const row = element?.closest(".row");
          if (row) window.changed.add(row.dataset.index);
        }
      }).observe(document.querySelector(".rows"), { subtree: true, childList: true, characterData: true });`);
    await panel.send(grow(answer.id, "goes on."));
    await panel.send(grow(answer.id, " And on."));
    expect(await panel.page.evaluate("[...window.changed]")).toEqual(["60"]);
  });

  test("finished paragraphs keep their nodes, so that a selection in them lasts", async () => {
    const long = `${"The first paragraph. ".repeat(100)}\n\n`;
    const panel = await openPanel({ state });
    await panel.send(grow(answer.id, `${long}${"The second. ".repeat(200)}\n\nThird`));
    const first = panel.page.locator(".markdown > div", { hasText: "The first" }).locator("p").first();
    await first.evaluate((one) => one.setAttribute("data-kept", ""));
    await panel.send(grow(answer.id, " and more of it.\n\nFourth."));
    expect(await panel.page.locator("[data-kept]").count()).toBe(1);
  });

  test("its end is told to a screen reader, and nothing before", async () => {
    const panel = await openPanel({ state });
    const said = panel.page.locator(".panel > [aria-live=polite]");
    await panel.send(grow(answer.id, "is done."));
    expect(await said.textContent()).toBe("");
    await panel.send({
      kind: "upsert",
      items: [{ ...answer, status: "complete", parts: [text("It is done.")] }],
    });
    expect(await said.textContent()).toBe("It is done.");
  });
});

test("the end stays in sight while the input grows", async () => {
  const panel = await openPanel({ state: aState({ items: longConversation(60) }) });
  await panel.page.getByRole("textbox", { name: "Message" }).fill("one\ntwo\nthree\nfour\nfive");
  await panel.isDrawn();
  expect(await fromEnd(panel)).toBeLessThan(2);
});

test("what is opened at the end of the conversation grows downwards", async () => {
  const panel = await openPanel({ state: aState({ items: [...longConversation(30), aCard(40)] }) });
  const head = panel.page.locator(".card-head");
  const before = await head.boundingBox();
  await panel.page.getByRole("button", { name: "Show summary" }).click();
  await panel.isDrawn();
  expect((await head.boundingBox())?.y).toBe(before?.y);
});

test("what was opened is still open after its row was out of sight", async () => {
  const items = [
    aMessage(0, { parts: [aTool({ output: "the output" })] }),
    ...longConversation(200).slice(1),
  ];
  const panel = await openPanel({ state: aState({ items }) });
  await log(panel).focus();
  await panel.page.keyboard.press("Home");
  await panel.page.getByRole("button", { name: "read_file strategy" }).click();
  await panel.page.getByText("the output").waitFor();
  await panel.page.keyboard.press("End");
  await panel.page.getByText("the output").waitFor({ state: "detached" });
  await log(panel).focus();
  await panel.page.keyboard.press("Home");
  await expect.poll(() => panel.page.getByText("the output").count(), { timeout: 30_000 }).toBe(1);
});

test("another conversation opens at its own end", async () => {
  const panel = await openPanel({ state: aState({ items: longConversation(100) }) });
  await scroll(panel, -2000);
  const other = longConversation(80).map((item) => ({ ...item, id: `n${item.id}` }));
  await panel.send({ kind: "state", state: aState({ session: { id: "s2", title: "Other" }, items: other }) });
  await panel.page.getByText("Answer 79.").waitFor();
  expect(await fromEnd(panel)).toBeLessThan(2);
});
