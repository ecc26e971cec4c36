import { describe, expect, it } from "vitest";

import { TEMPLATE } from "../../../src/engine/summary/template.ts";
import { sectionBudget } from "../../../src/summaries/budgets.ts";
import { lensesOf } from "../../../src/summaries/codeLens.ts";
import { parseDocument } from "../../../src/summaries/document.ts";
import type { Facts, Source } from "../../../src/summaries/facts.ts";
import { hoverOf } from "../../../src/summaries/hover.ts";
import { linksOf, pathsOf } from "../../../src/summaries/links.ts";
import { FACTS } from "./editing.ts";

const TEXT = "## Goal\nShip src/a.ts, see messages 3–5.\n\n## Relevant Files\n- src/a.ts (message 30)\n";
const SIZES = { total: 1_000, sections: [250, 750] };
const document = parseDocument(TEXT);
const facts = (more: Partial<Facts> = {}): Facts => ({ ...FACTS, ...more });

describe("the budget of a section", () => {
  it("is what the template says of it, else a share of the whole", () => {
    const template = [["Goal", "short, at most 1,200 tokens"]] as const;
    expect(sectionBudget("goal", { template, budget: 100 })).toBe(1_200);
    expect(sectionBudget("Goal", { template: TEMPLATE, budget: 1_000 })).toBe(200);
    expect(sectionBudget("Relevant Files", { template: TEMPLATE, budget: 1_000 })).toBe(350);
    expect(sectionBudget("Goal", { template: TEMPLATE })).toBeUndefined();
  });

  it("of a workspace's few headings is never more than the whole", () => {
    const template = [
      ["A", ""],
      ["B", ""],
    ] as const;
    expect(sectionBudget("A", { template, budget: 1_000 })).toBe(1_000);
  });
});

describe("code lenses", () => {
  it("tell the tokens of the whole and of each section, with their budgets", () => {
    expect(lensesOf(document, facts({ template: TEMPLATE, budget: 4_000 }), SIZES)).toEqual([
      { line: 0, title: "Summary: 1,000 tokens of at most 4,000" },
      { line: 0, title: "250 tokens of at most 800" },
      { line: 3, title: "750 tokens of at most 1,400" },
    ]);
  });

  it("name no budget where none is known, and stay away from originals and templates", () => {
    expect(lensesOf(document, facts(), SIZES).map(({ title }) => title)).toEqual([
      "Summary: 1,000 tokens",
      "250 tokens",
      "750 tokens",
    ]);
    expect(lensesOf(document, facts({ kind: "messages" }), SIZES)).toEqual([]);
    expect(lensesOf(document, facts({ kind: "template" }), SIZES)).toEqual([]);
  });
});

describe("hovers", () => {
  const hover = (line: number, sources: readonly Source[] = [], more: Partial<Facts> = {}) =>
    hoverOf({ document, facts: facts(more), sizes: SIZES, command: "show" }, line, sources);

  it("tell the tokens of the section and its share", () => {
    expect(hover(4)?.markdown).toBe("**Relevant Files**: 750 tokens, 75% of the summary");
    expect(hover(4)?.range).toEqual({ start: { line: 4, character: 0 }, end: { line: 4, character: 23 } });
  });

  it("lead to the messages that a line comes from", () => {
    const text = hover(1, [{ message: 4, role: "user", excerpt: "Ship it" }])?.markdown ?? "";
    const [, link = ""] = /\[Message 4\]\(command:show\?([^)]+)\), user: Ship it/.exec(text) ?? [];
    expect(JSON.parse(decodeURIComponent(link))).toEqual(["anchored-chat://01abc/messages/4-4.md"]);
  });

  it("show what a message says as plain text: it can hold no link of its own", () => {
    const excerpt = "[x](command:evil) <b> `y` https://a.b";
    const text = hover(1, [{ message: 4, role: "tool", excerpt }])?.markdown ?? "";
    expect(text.match(/(?<!\\)\]\(/g)).toHaveLength(1);
    expect(text).not.toMatch(/(?<!\\)[<`]|https:\/\//);
  });

  it("say nothing on empty lines, above the first heading, and in originals", () => {
    expect(hover(2)).toBeUndefined();
    expect(hover(99)).toBeUndefined();
    expect(hover(1, [], { kind: "messages" })).toBeUndefined();
    const bare = parseDocument("Just text.");
    expect(hoverOf({ document: bare, facts: facts(), sizes: SIZES, command: "show" }, 0, [])).toBeUndefined();
  });
});

describe("links", () => {
  const shown = (text: string, more: Partial<Facts> = {}): string[] =>
    linksOf(parseDocument(text), facts(more)).map(({ range, target }) => {
      const words = text.split("\n")[range.start.line]?.slice(range.start.character, range.end.character);
      return `${words} → ${target}`;
    });

  it("lead from paths to the files that are there, each time they stand there", () => {
    expect(
      shown(TEXT, { files: { "src/a.ts": "file:///w/src/a.ts" }, session: { id: "S", messages: 1 } }),
    ).toEqual(["src/a.ts → file:///w/src/a.ts", "src/a.ts → file:///w/src/a.ts"]);
    expect(shown("lib/src/a.ts and src/a.ts.", { files: { "src/a.ts": "file:///a" } })).toEqual([
      "src/a.ts → file:///a",
    ]);
  });

  it("lead from mentions of messages to the originals, of those there are", () => {
    expect(shown(TEXT)).toEqual(["messages 3–5 → anchored-chat://01abc/messages/3-5.md"]);
    expect(shown("Message #7, messages 2 to 4, message 0, messages 5-3")).toEqual([
      "Message #7 → anchored-chat://01abc/messages/7-7.md",
      "messages 2 to 4 → anchored-chat://01abc/messages/2-4.md",
    ]);
  });

  it("are none in originals", () => {
    expect(shown(TEXT, { kind: "messages" })).toEqual([]);
  });

  it("a document's paths are asked about once each", () => {
    expect(pathsOf(document)).toEqual(["src/a.ts"]);
  });
});
