import { describe, expect, it } from "vitest";

import { HEADINGS, TEMPLATE } from "../../../../src/engine/summary/template.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { coveredBy } from "../../../../src/host/summaries/covered.ts";
import { DocumentFacts } from "../../../../src/host/summaries/facts.ts";
import { SourceCheck } from "../../../../src/host/summaries/sourceCheck.ts";
import { addressText } from "../../../../src/summaries/address.ts";
import { assistant, logOf, user } from "../../../support/engine/build.ts";
import { compactedChat, LIVE, S, SUMMARY, whereIs } from "./chat.ts";

const URI = addressText(LIVE);

async function known(template?: string) {
  const chat = await compactedChat();
  const asked: string[] = [];
  const facts = new DocumentFacts({
    conversations: whereIs(chat),
    settings: () => chat.settings,
    world: {
      readFile: (name) =>
        Promise.resolve(template === undefined ? { kind: "gone" } : { kind: "text", name, text: template }),
    },
    look: (paths) => {
      asked.push(...paths);
      return Promise.resolve({ files: { "src/here.ts": "file:///src/here.ts" }, gone: ["src/gone.ts"] });
    },
  });
  return { chat, facts, asked };
}

describe("facts of a document", () => {
  it("of the live summary: template, budget, places, claims, and how many messages there are", async () => {
    const { facts, chat, asked } = await known();
    const text = `${SUMMARY} See src/a.ts and src/never/seen.ts.`;
    const told = await facts.of({ uri: URI, text, paths: ["src/here.ts"] });
    expect(told).toMatchObject({
      kind: "live",
      files: { "src/here.ts": "file:///src/here.ts" },
      gone: ["src/gone.ts"],
      unsourced: ["src/never/seen.ts"],
      session: { id: S, messages: chat.conversation.transcript.messages.length },
    });
    expect(told.template.map(([heading]) => heading)).toEqual(HEADINGS);
    expect(told.budget).toBeGreaterThan(500);
    expect(asked).toEqual(["src/here.ts"]);
  });

  it("Z2 the workspace's own template takes the place of ours", async () => {
    const { facts } = await known("## Findings\nwhat was found\n");
    const { template } = await facts.of({ uri: URI, text: SUMMARY, paths: [] });
    expect(template).toEqual([["Findings", "what was found"]]);
  });

  it("of a file of the workspace nothing is known of a conversation", async () => {
    const { facts } = await known();
    const told = await facts.of({ uri: "file:///w/x.summary.md", text: "src/never/seen.ts", paths: [] });
    expect(told).toMatchObject({ kind: "file", unsourced: [], gone: ["src/gone.ts"] });
    expect(told).not.toHaveProperty("session");
    expect(told).not.toHaveProperty("budget");
  });

  it("of originals and templates only the kind is said", async () => {
    const { facts, asked } = await known();
    const originals = addressText({ kind: "messages", session: S, from: 1, to: 2 });
    expect(await facts.of({ uri: originals, text: "", paths: ["a/b.ts"] })).toMatchObject({
      kind: "messages",
    });
    const template = "file:///w/.anchored-chat/template.md";
    expect(await facts.of({ uri: template, text: "", paths: ["a/b.ts"] })).toMatchObject({
      kind: "template",
      template: TEMPLATE,
    });
    expect(asked).toEqual([]);
  });

  it("the sources of a line are told by number, role and beginning", async () => {
    const { facts, chat } = await known();
    const sources = await facts.sources({ uri: URI, line: "- `src/d.ts` was read" });
    expect(sources.length).toBeGreaterThan(0);
    for (const { message, role, excerpt } of sources) {
      const entry = chat.conversation.transcript.messages.at(message - 1);
      expect(entry?.role).toBe(role);
      expect(excerpt.length).toBeLessThanOrEqual(120);
    }
    expect(sources.some(({ excerpt }) => excerpt.includes("src/d.ts"))).toBe(true);
    expect(await facts.sources({ uri: "file:///w/x.summary.md", line: "Step 3" })).toEqual([]);
  });
});

describe("claims without a source", () => {
  const messages = project(logOf([user("Look at src/a.ts."), assistant("It has fooBar.")])).messages.slice(0);

  it("A3 are those of the whole text, each once", () => {
    const check = new SourceCheck({ messages, anchor: "" });
    expect(check.unsourcedIn("- src/a.ts fooBar\n- src/b.ts barFoo\n- src/b.ts")).toEqual([
      "src/b.ts",
      "barFoo",
    ]);
    expect(check.unsourcedIn("- src/a.ts fooBar")).toEqual([]);
  });

  it("A3 of a long text all are found, not only those of its beginning", () => {
    const lines = Array.from({ length: 100 }, (_, i) => `- src/part${i}/x.ts`);
    expect(new SourceCheck({ messages, anchor: "" }).unsourcedIn(lines.join("\n"))).toHaveLength(100);
  });

  it("what was checked before is not searched for again", () => {
    const asked = new Proxy(messages, {
      get: () => {
        throw new Error("searched");
      },
    });
    const text = "- src/b.ts\n- barFoo";
    const check = new SourceCheck({ messages: asked, anchor: "" }, { text, unsourced: ["src/b.ts"] });
    expect(check.unsourcedIn(text)).toEqual(["src/b.ts"]);
    expect(() => check.unsourcedIn("- src/new.ts")).toThrow("searched");
  });
});

it("what a compaction covers is told in numbers of messages; nothing where they are gone", async () => {
  const { conversation } = await compactedChat();
  const { anchor, messages } = conversation.transcript;
  const compaction = anchor?.compaction;
  if (!anchor || !compaction) throw new Error("not compacted");
  expect(coveredBy(compaction, messages)).toEqual({ from: anchor.from + 1, to: anchor.to });
  expect(coveredBy({ ...compaction, covers: { from: "x", to: "y" } }, messages)).toBeUndefined();
});
