import { describe, expect, it } from "vitest";

import { fixedOf } from "../../../src/chat/measure.ts";
import { inOwnCounts, ratesOf } from "../../../src/chat/planning.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { project, type Transcript } from "../../../src/engine/transcript.ts";
import { requestSize } from "../../../src/engine/use.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { overflows, reports, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { answered, logOf, talkOf, user, withSent, workOf } from "../../support/engine/build.ts";

const WINDOW = 12_000;
const settings: ChatSettings = {
  policy: BALANCED,
  limits: { window: WINDOW, source: "test" },
  model: { name: "m", provider: new ScriptedProvider() },
};

/** Turns after which a model reports so many tokens for each of ours. */
function talked(rates: readonly number[]): Transcript {
  const usage = { prompt: 1, cached: 0, output: 10, reasoning: 0 };
  const turns = rates.flatMap((_, i): NewEntry[] => [
    user(`${i} `.padEnd(300, "x")),
    answered("Yes.", usage),
  ]);
  const log = withSent(logOf(turns), fixedOf({})).map((entry, i) => {
    if (entry.kind !== "message" || !entry.sent) return entry;
    return { ...entry, usage: { ...usage, prompt: entry.sent.tokens * (rates[(i - 1) / 2] ?? 1) } };
  });
  return project(log);
}

describe("planning in our own counts", () => {
  it("B3 takes the window for as many of our tokens as the model's fit in", () => {
    const { limits } = inOwnCounts(talked([3, 3, 3, 3]), settings);
    expect(limits?.window).toBeGreaterThan((WINDOW / 3) * 0.97);
    expect(limits?.window).toBeLessThan((WINDOW / 3) * 1.03);
  });

  it("B3 never plans for more than the window, however few tokens the model makes of ours", () => {
    expect(inOwnCounts(talked([0.5, 0.5, 0.5]), settings).limits?.window).toBeLessThanOrEqual(WINDOW);
    expect(inOwnCounts(talked([]), settings)).toBe(settings);
  });

  it("B3 plans for the dearest mixture of late, as what stays may be more like that", () => {
    const transcript = talked([2, 2.5, 1.5, 1.4]);
    const { now, most, fixed } = ratesOf(transcript, settings);
    expect(most).toBeGreaterThan(now);
    expect(inOwnCounts(transcript, settings).limits?.window).toBe(Math.floor((WINDOW - fixed) / most));
  });
});

describe("an answer with a report", () => {
  const before = workOf(3, 400);

  it("B3 tells what had been sent for it, the words in front of the conversation included", async () => {
    const { conversation, journal } = await chatOn(new ScriptedProvider(reports("Yes.", 900)), { before });
    await conversation.send("And?");
    const asked = project(journal.entries.slice(0, -1));
    expect(journal.entries.at(-1)).toMatchObject({
      usage: { prompt: 900 },
      sent: requestSize(asked, fixedOf({})),
    });
  });

  it("B3 tells less where the oldest rounds had been left out", async () => {
    const provider = new ScriptedProvider(
      overflows(),
      says("## Goal\nGo on."),
      overflows(),
      reports("Yes.", 900),
    );
    const { conversation, journal } = await chatOn(provider, {
      before: talkOf(12, 1_500),
      settings: { automatic: { mode: "auto", background: false } },
    });
    await conversation.send("And?");
    const whole = requestSize(project(journal.entries.slice(0, -1)), fixedOf({}));
    const answer = journal.entries.at(-1);
    const sent = answer?.kind === "message" ? answer.sent : undefined;
    expect(sent?.tokens).toBeLessThan(whole.tokens);
    expect(sent?.messages).toBe(1 + (provider.requests.at(-1)?.messages.length ?? 0));
  });
});
