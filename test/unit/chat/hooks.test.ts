import { describe, expect, it } from "vitest";

import type { CompactionHooks, DidCompact, Verdict, WillCompact } from "../../../src/chat/hooks.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nGo through all parts.";
const TALK = talkOf(11, 1_900);

class RecordedHooks implements CompactionHooks {
  readonly will: WillCompact[] = [];
  readonly did: DidCompact[] = [];
  readonly #verdict: Verdict;

  constructor(verdict: Verdict = { instructions: [] }) {
    this.#verdict = verdict;
  }

  async before(event: WillCompact): Promise<Verdict> {
    this.will.push(event);
    return this.#verdict;
  }

  async after(event: DidCompact): Promise<void> {
    this.did.push(event);
  }
}

describe("hooks of a compaction", () => {
  it("H1 are told before and after, with figures and the summary", async () => {
    const hooks = new RecordedHooks();
    const chat = await chatOn(new ScriptedProvider(says(SUMMARY)), { before: TALK, hooks });
    await chat.conversation.compact({ trigger: "user", instructions: "Keep part 3." });
    expect(hooks.will).toEqual([
      {
        trigger: "user",
        session: "s1",
        instructions: "Keep part 3.",
        figures: {
          tokens: expect.any(Number),
          messages: 22,
          window: 32_000,
          usable: 24_000,
          triggerAt: 20_400,
        },
      },
    ]);
    expect(hooks.did).toMatchObject([
      {
        trigger: "user",
        session: "s1",
        summary: SUMMARY,
        figures: { messagesBefore: 22, strategy: "transcript", model: "m" },
      },
    ]);
  });

  it("Z7 H1 their instructions come after the user's own", async () => {
    const provider = new ScriptedProvider(says(SUMMARY));
    const hooks = new RecordedHooks({ instructions: ["Mine first?", "Second."] });
    const settings = { compactionInstructions: "From the settings." };
    const chat = await chatOn(provider, { before: TALK, hooks, settings });
    await chat.conversation.compact({ trigger: "user", instructions: "My own." });
    const asked = provider.requests[0]!.messages.map(({ text }) => text).join("\n");
    const order = ["From the settings.", "My own.", "Mine first?", "Second."].map((words) =>
      asked.indexOf(words),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("H1 a veto ends it before the model is asked; the reason is told", async () => {
    const provider = new ScriptedProvider();
    const hooks = new RecordedHooks({ veto: "Release in progress." });
    const chat = await chatOn(provider, { before: TALK, hooks });
    const ending = { kind: "blocked", reason: "Release in progress." };
    expect(await chat.conversation.compact({ trigger: "user" })).toEqual(ending);
    expect(chat.events.at(-1)).toMatchObject({ kind: "runEnded", outcome: ending });
    expect(provider.requests).toEqual([]);
    expect(chat.journal.entries).toHaveLength(TALK.length);
    expect(hooks.did).toEqual([]);
  });

  it("H1 a vetoed automatic compaction is not asked for again at once, and the answer comes all the same", async () => {
    const hooks = new RecordedHooks({ veto: "Not now." });
    const chat = await chatOn(new ScriptedProvider(says("One."), says("Two.")), {
      before: TALK,
      hooks,
      settings: { automatic: { mode: "auto", background: false } },
    });
    await chat.conversation.send("One?");
    await chat.conversation.send("Two?");
    expect(hooks.will).toHaveLength(1);
    expect(chat.journal.entries.at(-1)).toMatchObject({ parts: [{ text: "Two." }] });
  });

  it("H1 are not bothered where there is nothing to compact", async () => {
    const hooks = new RecordedHooks();
    const chat = await chatOn(undefined, { before: talkOf(1, 10), hooks });
    expect(await chat.conversation.compact({ trigger: "user" })).toMatchObject({ kind: "nothing" });
    expect(hooks.will).toEqual([]);
  });
});
