import { describe, expect, it } from "vitest";

import type { Summarizer } from "../../../../src/engine/summary/budget.ts";
import { maxOutputFor } from "../../../../src/engine/summary/budget.ts";
import { hasReasoned } from "../../../../src/engine/summary/reasoned.ts";
import { strategiesFor } from "../../../../src/engine/summary/strategy.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { answered, assistant, logOf } from "../../../support/engine/build.ts";

const live = (used: number) => ({ system: "Be kind.", used });
const chosen = (summarizer: Summarizer | undefined, serialized: number): string[] =>
  strategiesFor(summarizer, { budget: 2_000, serialized }).choices.map(({ strategy }) => strategy);

describe("how a summary is made", () => {
  it("Z6 the live prefix comes first where the model has just read the conversation, then text, then chunks", () => {
    expect(chosen({ window: 100_000, live: live(80_000) }, 50_000)).toEqual([
      "livePrefix",
      "transcript",
      "chunks",
    ]);
    expect(chosen({ window: 100_000 }, 50_000)).toEqual(["transcript", "chunks"]);
  });

  it("Z6 the live prefix is left out where its answer would not fit behind it", () => {
    expect(chosen({ window: 100_000, live: live(97_000) }, 50_000)).toEqual(["transcript", "chunks"]);
  });

  it("Z6 a part larger than the window is taken in chunks", () => {
    const { choices } = strategiesFor({ window: 16_000 }, { budget: 1_600, serialized: 60_000 });
    expect(choices.map(({ strategy }) => strategy)).toEqual(["chunks"]);
    expect(choices[0]?.reason).toMatch(/61000 tokens\) is larger than the model's window \(16000\)/);
  });

  it("Z6 without a model, or with a window that holds no chunk, code writes the digest and says why", () => {
    expect(strategiesFor(undefined, { budget: 2_000, serialized: 100 })).toEqual({ choices: [] });
    expect(strategiesFor({ window: 1_500 }, { budget: 600, serialized: 9_000 })).toMatchObject({
      choices: [],
      fallback: expect.stringMatching(/larger than the model's window/),
    });
  });

  it("Z6 every choice says why", () => {
    const { choices } = strategiesFor(
      { window: 100_000, live: live(80_000) },
      { budget: 2_000, serialized: 50_000 },
    );
    for (const { reason, input } of choices) expect([reason.endsWith("."), input > 0]).toEqual([true, true]);
  });

  it("Z4 a model that thinks gets an allowance for it, less on a small window", () => {
    const window = 200_000;
    expect(maxOutputFor(2_000, { window })).toBe(2_600);
    expect(maxOutputFor(2_000, { window, reasons: true })).toBe(10_600);
    expect(maxOutputFor(400, { window: 4_000, reasons: true })).toBe(1_120);
  });

  it("Z4 a model is known to think by its last answers", () => {
    const usage = { prompt: 10, cached: 0, output: 10, reasoning: 4 };
    const thinks = project(
      logOf([answered("Hi.", usage, "thinker"), answered("Hi.", { ...usage, reasoning: 0 }, "talker")]),
    );
    expect([hasReasoned(thinks, "thinker"), hasReasoned(thinks, "talker")]).toEqual([true, false]);
    const shown = { ...assistant("Hi.", { kind: "reasoning", text: "Hm.", tokens: 3 }), model: "shower" };
    expect(hasReasoned(project(logOf([shown])), "shower")).toBe(true);
    const long = Array.from({ length: 20 }, () => answered("Hi.", { ...usage, reasoning: 0 }, "thinker"));
    expect(hasReasoned(project(logOf([answered("Hi.", usage, "thinker"), ...long])), "thinker")).toBe(false);
  });
});
