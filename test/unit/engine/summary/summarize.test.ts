import { describe, expect, it } from "vitest";

import { compact, type Outcome } from "../../../../src/engine/compact.ts";
import type { CompactionEntry, Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { type Plan, type PlanSettings, prepare } from "../../../../src/engine/plan.ts";
import { POLICIES } from "../../../../src/engine/policies.ts";
import type { Prompt } from "../../../../src/engine/prompt.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import type { Answer, Ask, AskOptions } from "../../../../src/engine/summary/ask.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { assistant, count, logOf, settingsFor, user, workOf } from "../../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const USAGE = { prompt: 100, cached: 50, output: 10, reasoning: 2 };
const LOG = logOf(workOf(12, 2_000));

interface Asked {
  readonly prompt: Prompt;
  readonly options: AskOptions;
}

/** A model that answers each request as `answer` says; by default with a good summary. */
function model(
  answer: (asked: Asked, n: number) => Partial<Extract<Answer, { kind: "answered" }>> | Answer = () => ({}),
) {
  const asked: Asked[] = [];
  const ask: Ask = (prompt, options) => {
    asked.push({ prompt, options });
    const given = answer({ prompt, options }, asked.length - 1);
    if (given.kind === "failed" || given.kind === "cancelled") return Promise.resolve(given);
    const whole = {
      kind: "answered",
      text: SUMMARY,
      isCut: false,
      model: "m",
      usage: USAGE,
      ...given,
    } as const;
    options.onText(whole.text);
    return Promise.resolve(whole);
  };
  return { asked, ask };
}

/** A conversation without tools: nothing of it can be pruned. */
const talk = (turns: number): Entry[] =>
  logOf(
    Array.from({ length: turns }, (_, i) => [
      user(`Question ${i}?`),
      assistant(`Answer ${i}. ${"Because of this and that. ".repeat(100)}`),
    ]).flat(),
  );
const TALK = talk(7);
const LONG = talk(24);

const live = { system: "Be kind.", used: 20_000 };

type More = Partial<PlanSettings>;

const settings = (more: More = {}): PlanSettings & { trigger: "user" } => ({
  ...settingsFor({ window: 32_000 }),
  summarizer: { window: 64_000 },
  ...more,
  trigger: "user",
});

const run = (ask: Ask, more: More = {}, log: readonly Entry[] = LOG): Promise<Outcome> =>
  compact(project(log), settings(more), { ask, count, now: () => 0 });

async function entry(
  ask: Ask,
  more: More = {},
  log: readonly Entry[] = LOG,
): Promise<NewEntry<CompactionEntry>> {
  const outcome = await run(ask, more, log);
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return outcome.entry;
}

function planOf(more: More = {}, log: readonly Entry[] = LOG): Plan {
  const plan = prepare(project(log), settings(more));
  if (plan.kind === "nothing") throw new Error(plan.reason);
  return plan;
}

const lastText = ({ prompt }: Asked): string => prompt.messages.at(-1)?.text ?? "";

describe("live prefix", () => {
  const summarizer = { window: 64_000, live };

  it("Z6 asks with the request last sent, byte for byte, and one instruction behind it", async () => {
    const { ask, asked } = model();
    expect((await entry(ask, { summarizer })).strategy).toBe("livePrefix");
    const sent = promptOf(project(LOG), "Be kind.");
    const { prompt, options } = asked[0]!;
    expect(prompt.system).toBe(sent.system);
    expect(JSON.stringify(prompt.messages.slice(0, -1))).toBe(JSON.stringify(sent.messages));
    expect(options.keepsPrefix).toBe(true);
  });

  it("Z6 says where what is to be summarized ends, since the model sees the tail as well", async () => {
    const { ask, asked } = model();
    await entry(ask, { summarizer });
    const { tail } = planOf({ summarizer }).selection;
    const first = tail[0]!.parts.find((part) => part.kind === "text")!;
    expect(lastText(asked[0]!)).toContain(`begins with "${first.text}`);
    expect(lastText(asked[0]!)).toContain("stay word for word behind your summary");
  });

  it("Z1 names the live summary as the one to be updated; it stands in the prefix already", async () => {
    const log = logOf([await entry(model().ask), ...workOf(12, 1_900)], LOG);
    const { ask, asked } = model();
    await entry(ask, { summarizer }, log);
    const text = asked[0]!.prompt.messages.map((message) => message.text).join("\n");
    expect(text.split("Make every step pass.")).toHaveLength(2);
    expect(lastText(asked[0]!)).toMatch(/It is the previous summary, not a message\. Write one new summary/);
  });

  it("Z6 falls back to text where the model misunderstands, and not where it cannot be reached", async () => {
    const answers = model(({ options }) =>
      options.keepsPrefix ? { text: "I will go on with step 12." } : {},
    );
    expect((await entry(answers.ask, { summarizer })).strategy).toBe("transcript");
    expect(answers.asked).toHaveLength(3);
    const down = model(() => ({ kind: "failed", message: "The server is down." }));
    expect(await entry(down.ask, { summarizer })).toMatchObject({
      strategy: "digest",
      fallback: "The server is down.",
    });
    expect(down.asked).toHaveLength(1);
  });

  it("Z6 falls back to text and then to chunks where the model finds it too large", async () => {
    const { ask, asked } = model(({ prompt }) =>
      prompt.messages.length > 1 || prompt.messages[0]!.text.length > 9_000
        ? { kind: "failed", message: "Too long.", isOverflow: true }
        : {},
    );
    expect(
      (await entry(ask, { summarizer: { window: 9_000, live: { ...live, used: 5_000 } } }, TALK)).strategy,
    ).toBe("chunks");
    expect(asked[0]!.options.keepsPrefix).toBe(true);
  });
});

describe("chunks", () => {
  const summarizer = { window: 8_000 };

  it("Z6 fit their share of the window, and end in one summary with the usage of all", async () => {
    const { ask, asked } = model();
    const made = await entry(ask, { summarizer }, LONG);
    expect(made).toMatchObject({ strategy: "chunks", summary: SUMMARY });
    const parts = asked.filter((one) => lastText(one).includes("This is part "));
    expect(parts.length).toBeGreaterThan(3);
    for (const one of parts) {
      const conversation = /<conversation>\n([\s\S]*)\n<\/conversation>/.exec(lastText(one))![1]!;
      expect(count(conversation)).toBeLessThanOrEqual(summarizer.window * 0.6);
    }
    expect(lastText(asked.at(-1)!)).toContain("[Notes on part 1 of");
    expect(made.usage).toEqual({
      prompt: 100 * asked.length,
      cached: 50 * asked.length,
      output: 10 * asked.length,
      reasoning: 2 * asked.length,
    });
  });

  it("Z6 reach the goal and the newest message alike: every message is in some chunk", async () => {
    const { ask, asked } = model();
    await entry(ask, { summarizer }, LONG);
    const all = asked.map(lastText).join("\n");
    const said = planOf({ summarizer }, LONG).selection.head.flatMap(({ parts }) =>
      parts.map((part) => (part.kind === "text" ? part.text : "")),
    );
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((words) => !all.includes(words))).toEqual([]);
  });

  it("Z6 stop when cancelled, and leave nothing", async () => {
    const { ask } = model((_, n) => (n === 2 ? { kind: "cancelled" } : {}));
    expect(await run(ask, { summarizer }, LONG)).toEqual({ kind: "cancelled" });
  });

  it("Z6 a failed chunk gives the digest: a summary with a hole would look whole", async () => {
    const { ask } = model((_, n) => (n === 1 ? { kind: "failed", message: "The server is down." } : {}));
    expect(await entry(ask, { summarizer }, LONG)).toMatchObject({
      strategy: "digest",
      fallback: "The server is down.",
    });
  });

  it("Z6 notes that do not shrink end after three levels", async () => {
    const { ask, asked } = model(({ prompt }) => ({ text: "x".repeat(prompt.messages[0]!.text.length / 2) }));
    const made = await entry(ask, { summarizer }, LONG);
    expect(made).toMatchObject({ strategy: "digest", fallback: expect.stringMatching(/too large/) });
    expect(asked.length).toBeLessThan(200);
  });
});

describe("what is asked for", () => {
  it("Z7 a focus gets 60 to 70% of the budget, and is kept in the entry", async () => {
    const { ask, asked } = model();
    const made = await entry(ask, { focus: "step 3", instructions: "Keep paths." });
    const { budget } = planOf().wishes;
    expect(lastText(asked[0]!)).toContain(
      `focus on: step 3\nSpend ${Math.round(budget * 0.6)} to ${Math.round(budget * 0.7)} tokens`,
    );
    expect(lastText(asked[0]!)).toMatch(/Instructions of the user for this summary:\nKeep paths\.$/);
    expect(made).toMatchObject({ focus: "step 3", instructions: "Keep paths." });
  });

  it("Z2 a workspace's template takes the place of the headings, and is what is checked for", async () => {
    const template = [["Where we are", "the state"]] as const;
    const own = model(() => ({ text: "## Where we are\nAt step 3." }));
    expect((await entry(own.ask, { template })).strategy).toBe("transcript");
    expect(lastText(own.asked[0]!)).toContain("## Where we are\n(the state)");
    expect(lastText(own.asked[0]!)).not.toContain("## Goal");
    expect((await entry(model().ask, { template })).strategy).toBe("digest");
  });

  it.each(POLICIES.map((policy) => [policy.name, policy] as const))(
    "Z8 %s asks for its own form and takes an answer in it",
    async (_, policy) => {
      const plan = planOf({ policy });
      const [heading] = plan.wishes.form.headings;
      const { ask, asked } = model(() => ({ text: heading ? `## ${heading}\nX` : "It went well so far." }));
      const made = await entry(ask, { policy });
      expect(made.strategy).toBe("transcript");
      expect(lastText(asked[0]!)).toContain(plan.wishes.form.told);
    },
  );

  it("Z8 a policy that does not update its summary reads it like a part of the conversation", async () => {
    const policy = POLICIES.find(({ name }) => name === "claude-code")!;
    const text = "## Current Work\nStep 3.";
    const log = logOf([await entry(model(() => ({ text })).ask, { policy }), ...workOf(12, 1_900)], LOG);
    const { ask, asked } = model(() => ({ text }));
    await entry(ask, { policy }, log);
    expect(lastText(asked[0]!)).not.toContain("<previous-summary>");
    expect(lastText(asked[0]!)).toContain("[Summary of what came before]\n## Current Work\nStep 3.");
  });

  it("Z5 arguments are cut, the goal is whole, restored files and old boundaries are left out", async () => {
    const goal = `Do this: ${"all of it, ".repeat(2_000)}`;
    const log = logOf([user(goal), ...workOf(12, 2_000)]);
    const world = {
      readFile: (name: string) => Promise.resolve({ kind: "text", name, text: "fresh from disk" } as const),
    };
    const first = await compact(project(log), settings(), { ...model(), count, now: () => 0, world });
    if (first.kind !== "compacted") throw new Error(first.kind);
    expect(first.entry.restored?.length).toBeGreaterThan(0);
    const { ask, asked } = model();
    await entry(ask, {}, logOf([first.entry, ...workOf(12, 1_900)], log));
    expect(lastText(asked[0]!)).not.toContain("fresh from disk");
    const { asked: whole, ask: again } = model();
    await entry(again, { summarizer: { window: 200_000 } }, log);
    expect(lastText(whole[0]!)).toContain(goal.trim());
  });

  it("Z4 what the model may write is 1.3 times the budget, with room to think where it does", async () => {
    const { ask, asked } = model();
    await entry(ask, { summarizer: { window: 64_000, reasons: true } });
    await entry(ask);
    const budget = Math.ceil(planOf().summaryBudget * 1.3);
    expect(asked.map(({ options }) => options.maxOutput)).toEqual([budget + 8_000, budget]);
  });

  it("Z8 one that comes to its limit before it has written anything is not asked to go on from nothing", async () => {
    const { ask, asked } = model(() => ({ text: "", isCut: true }));
    expect(await entry(ask)).toMatchObject({
      strategy: "digest",
      fallback: expect.stringMatching(/output limit before/),
    });
    expect(asked).toHaveLength(1);
  });

  it("Z6 the plan says which way, with the reason, before anything is asked", () => {
    expect(
      planOf({ summarizer: { window: 64_000, live } }).strategies.choices.map(({ strategy }) => strategy),
    ).toEqual(["livePrefix", "transcript", "chunks"]);
  });
});
