import { describe, expect, it } from "vitest";

import { diagnose } from "../../../src/summaries/diagnostics.ts";
import { parseDocument } from "../../../src/summaries/document.ts";
import type { Facts, Sizes } from "../../../src/summaries/facts.ts";
import type { Finding, Flaw } from "../../../src/summaries/finding.ts";
import { KEYS } from "../../support/engine/fakeSecrets.ts";
import { FACTS } from "./editing.ts";

const WHOLE = "## Goal\nShip.\n\n## Key Decisions\n- none\n\n## Relevant Files\n- src/a.ts\n";

const findings = (text: string, facts: Partial<Facts> = {}, sizes?: Sizes): Finding[] =>
  diagnose(parseDocument(text), { ...FACTS, ...facts }, sizes);
const codes = (text: string, facts: Partial<Facts> = {}, sizes?: Sizes): Flaw["code"][] =>
  findings(text, facts, sizes).map(({ flaw }) => flaw.code);

/** The words that a finding underlines. */
const underlined = (text: string, { range }: Finding): string =>
  text.split("\n")[range.start.line]?.slice(range.start.character, range.end.character) ?? "";

describe("diagnostics", () => {
  it("find nothing in a summary with all its sections", () => {
    expect(findings(WHOLE)).toEqual([]);
  });

  it("tell all missing sections in one hint; louder where there is none at all", () => {
    const [one] = findings("## Goal\nShip.\n");
    expect(one).toMatchObject({
      severity: "hint",
      flaw: { code: "missing-section", headings: ["Key Decisions", "Relevant Files"] },
    });
    expect(findings("Just text.\n")).toMatchObject([
      { severity: "warning", flaw: { code: "missing-section" } },
    ]);
  });

  it("go by the template in use: another one, or none", () => {
    expect(codes(WHOLE, { template: [["Findings", ""]] })).toEqual([
      "missing-section",
      "unknown-section",
      "unknown-section",
      "unknown-section",
    ]);
    expect(codes("Just text.\n", { template: [] })).toEqual([]);
  });

  it("take headings in any case for the same section", () => {
    expect(codes(WHOLE.replace("## Goal", "## GOAL"))).toEqual([]);
  });

  it("underline an unknown section, and one that comes twice", () => {
    const text = `${WHOLE}\n## Mood\nGood.\n\n## goal\nAgain.\n`;
    const found = findings(text);
    expect(found.map(({ flaw }) => flaw.code)).toEqual(["unknown-section", "duplicate-section"]);
    expect(found.map((one) => underlined(text, one))).toEqual(["## Mood", "## goal"]);
    expect(found[1]?.message).toContain("on line 1");
  });

  it("tell of a section over its budget, with both figures", () => {
    const sizes = { total: 4_000, sections: [100, 3_800, 100] };
    const found = findings(WHOLE, { budget: 4_000 }, sizes);
    expect(found).toMatchObject([{ flaw: { code: "over-budget", heading: "Key Decisions" } }]);
    expect(found[0]?.message).toContain("3,800 tokens");
    expect(codes(WHOLE, {}, sizes)).toEqual([]);
  });

  it("A4 underline a secret and name its kind, not its text", () => {
    const { kind = "", key = "" } = KEYS.find((one) => one.kind === "GitHub token") ?? {};
    const text = WHOLE.replace("Ship.", `Ship with ${key}.`);
    const [found] = findings(text);
    expect(found).toMatchObject({ severity: "error", flaw: { code: "secret", kind } });
    expect(found && underlined(text, found)).toBe(key);
    expect(found?.message).not.toContain(key);
  });

  it("tell of paths that are gone, but not where the line says so itself", () => {
    const gone = ["src/a.ts", "src/b.ts"];
    const text = `${WHOLE}- src/b.ts: deleted\n`;
    expect(findings(text, { gone })).toMatchObject([{ flaw: { code: "gone-path", path: "src/a.ts" } }]);
  });

  it("say once that a summary is about another folder, where many paths are gone and none is there", () => {
    const gone = ["a", "b", "c", "d", "e"].map((name) => `src/${name}.ts`);
    const text = `## Relevant Files\n${gone.map((path) => `- ${path}`).join("\n")}`;
    expect(findings(text, { gone, template: [] })).toMatchObject([
      { severity: "information", flaw: { code: "other-folder" }, range: { start: { line: 0 } } },
    ]);
    const files = { "src/f.ts": "file:///f" };
    expect(codes(text, { gone, files, template: [] })).toEqual(gone.map(() => "gone-path"));
    expect(codes(text, { gone: gone.slice(1), template: [] })).toEqual(gone.slice(1).map(() => "gone-path"));
  });

  it("a path that was never in the conversation is not called gone", () => {
    const both = { gone: ["src/a.ts"], unsourced: ["src/a.ts"] };
    expect(codes(WHOLE, both)).toEqual(["unsourced"]);
  });

  it("a path that is called so says nothing of itself", () => {
    const text = "## Relevant Files\n- src/removed/a.ts";
    expect(codes(text, { gone: ["src/removed/a.ts"], template: [] })).toEqual(["gone-path"]);
  });

  it("underline the path itself, not the end of a longer one", () => {
    const text = "## Relevant Files\n- lib/src/a.ts\n- src/a.ts";
    const found = findings(text, { gone: ["src/a.ts"], template: [] });
    expect(found[0]?.range.start).toEqual({ line: 2, character: 2 });
  });

  it("A3 underline what stands nowhere in the conversation, in the order of the text", () => {
    const text = WHOLE.replace("none", "use fooBar and `npm run nope`");
    const found = findings(text, { unsourced: ["npm run nope", "fooBar"] });
    expect(found.map((one) => underlined(text, one))).toEqual(["fooBar", "npm run nope"]);
  });

  it("A3 underline it each time it stands there", () => {
    const text = "## Goal\n- fooBar\n- fooBar, not fooBarBaz";
    expect(
      findings(text, { unsourced: ["fooBar"], template: [] }).map(({ range }) => range.start.line),
    ).toEqual([1, 2]);
  });

  it("say at once that an empty text cannot be saved", () => {
    for (const text of ["", " \n\t\n"])
      expect(findings(text)).toMatchObject([{ flaw: { code: "empty" }, severity: "error" }]);
  });

  it("look at a template for headings, for those that come twice, and for secrets", () => {
    const template = { kind: "template" } as const;
    expect(codes("no headings", template)).toEqual(["empty"]);
    expect(codes("## A\nwhat\n## A\n", template)).toEqual(["duplicate-section"]);
    expect(codes("## Anything\nwhat\n", template)).toEqual([]);
  });

  it("leave alone what is kept as it was", () => {
    expect(codes("Just text.", { kind: "version" })).toEqual([]);
    expect(codes("Just text.", { kind: "messages" })).toEqual([]);
  });
});
