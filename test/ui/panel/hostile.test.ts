import { beforeEach, describe, expect, test } from "vitest";

import { HOSTILE } from "../../support/panel/hostile.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aCard, aMessage, aState, text } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const safeElements = [
  "a",
  "b",
  "button",
  "code",
  "div",
  "em",
  "li",
  "ol",
  "p",
  "pre",
  "span",
  "strong",
  "ul",
];

describe("a hostile conversation", () => {
  let panel: PanelPage;
  beforeEach(async () => {
    panel = await openPanel({ height: 4000, state: aState({ items: HOSTILE }) });
  });

  test("runs nothing and asks no other machine for anything", async () => {
    for (const button of await panel.page.locator(".tool-head").all()) await button.click();
    await panel.page.locator(".message").first().hover();
    expect(await panel.page.evaluate("window.hacked")).toBeUndefined();
    expect(panel.requests).toEqual([]);
    expect(panel.problems).toEqual([]);
  });

  test("becomes nothing but text and structure", async () => {
    const elements = await panel.page
      .locator(".markdown *, .verbatim *")
      .evaluateAll((all) => [...new Set(all.map(({ localName }) => localName))].sort());
    expect(elements.filter((name) => !safeElements.includes(name))).toEqual([]);
  });

  test("carries no attribute that could run, load or cover anything", async () => {
    const names = await panel.page
      .locator(".markdown *")
      .evaluateAll((all) => [...new Set(all.flatMap((one) => one.getAttributeNames()))].sort());
    const harmless = ["aria-label", "class", "href", "title", "type"];
    expect(names.filter((name) => !harmless.includes(name))).toEqual([]);
  });

  test("has links to web and mail addresses only", async () => {
    const schemes = await panel.page
      .locator(".markdown a")
      .evaluateAll((links) => [
        ...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).protocol)),
      ]);
    expect(schemes.sort()).toEqual(["https:", "mailto:"]);
  });

  test("shows what other links would have been", async () => {
    const words = await panel.page.locator(".message").nth(1).innerText();
    expect(words).toContain("[script link](javascript:window.hacked = true)");
    expect(words).toContain("[file link](file:///etc/passwd)");
  });

  test("shows pictures as words that lead to them", async () => {
    const link = panel.page.getByRole("link", { name: "image: a picture" });
    expect(await link.getAttribute("href")).toBe("https://evil.test/picture.png");
  });

  test("shows its HTML as text", async () => {
    expect(await panel.page.locator(".message.user").innerText()).toContain("<b>not bold</b>");
  });

  test("has no hidden character left in what is seen", async () => {
    const hidden = [
      "\u0000",
      "\u0007",
      "\u001B",
      "\u200B",
      "\u202C",
      "\u202E",
      "\u2066",
      "\u2069",
      "\u{E0049}",
    ];
    const words = await panel.page.locator("#root").innerText();
    expect(hidden.filter((one) => words.includes(one))).toEqual([]);
    expect(await panel.page.locator(".hidden-mark", { hasText: "U+202E" }).count()).toBeGreaterThan(3);
  });
});

test("the host is asked to open a link; the panel goes nowhere itself", async () => {
  const panel = await openPanel({
    state: aState({ items: [aMessage(1, { parts: [text("[docs](https://example.org/a?b=1)")] })] }),
  });
  const address = panel.page.url();
  await panel.page.getByRole("link", { name: "docs" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "openLink", href: "https://example.org/a?b=1" });
  await panel.page.getByRole("link", { name: "docs" }).click({ button: "middle" });
  expect(panel.page.url()).toBe(address);
  expect(panel.requests).toEqual([]);
});

test("a right-to-left message does not turn its neighbors around", async () => {
  const panel = await openPanel({
    state: aState({
      items: [
        aMessage(1, { parts: [text("First, in English.")] }),
        aMessage(2, { parts: [text("שלום עולם, זה טקסט.\n\nThen English.")] }),
        aMessage(3, { parts: [text("Third, in English.")] }),
      ],
    }),
  });
  const aligned = await panel.page.locator(".markdown p").evaluateAll((all) =>
    all.map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const [line, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
      return line.left - box.left < 2 ? "left" : "right";
    }),
  );
  expect(aligned).toEqual(["left", "right", "left", "left"]);
});

test("a hostile summary is as harmless", async () => {
  const summary = `## Goal\n<img src="https://evil.test/x" onerror="window.hacked = true">\n\n${"more ".repeat(100)}`;
  const panel = await openPanel({ state: aState({ items: [aCard(1, { summary })] }) });
  await panel.page.getByRole("button", { name: "Show summary" }).click();
  expect(await panel.page.locator(".card img").count()).toBe(0);
  expect(panel.requests).toEqual([]);
});

test("a message from the host that makes no sense is told, and the panel asks again once", async () => {
  const panel = await openPanel({ state: aState() });
  await panel.page.evaluate('for (let i = 0; i < 5; i++) window.postMessage({ seq: "x" }, "*")');
  await panel.page.getByText("do not understand each other").waitFor();
  expect((await panel.intents()).filter(({ kind }) => kind === "ready")).toHaveLength(2);
});
