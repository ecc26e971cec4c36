import { describe, expect, it, onTestFinished } from "vitest";

import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import type { Failure, Provider, ProviderEvent } from "../../../src/providers/provider.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { failing, fails, refuses, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf } from "../../support/engine/build.ts";
import { refusal, reply } from "../../support/providers/answers.ts";
import { startScriptedServer } from "../../support/providers/scriptedServer.ts";

const SUMMARY = "## Goal\nGo through all parts.";
const TALK = talkOf(9, 2_000);

const waitsOf = ({ conversation }: Chat): readonly string[] => {
  const seen: string[] = [];
  conversation.onEvent((event) => {
    if (event.kind !== "runWaits" || !event.run.wait) return;
    const { until, retry, most, problem } = event.run.wait;
    seen.push(`${retry} of ${most}, until ${until}: ${problem}`);
  });
  return seen;
};

describe("trying again", () => {
  it("G2 an answer is asked for again after a passing fault, with a countdown", async () => {
    const provider = new ScriptedProvider(...failing(2), says("Fine."));
    const chat = await chatOn(provider);
    const waits = waitsOf(chat);
    await Promise.all([chat.conversation.send("Hi!"), chat.clock.through(2)]);
    expect(waits).toEqual([
      "1 of 2, until 500: The server is down.",
      "2 of 2, until 1500: The server is down.",
    ]);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "complete", parts: [{ text: "Fine." }] });
    expect(chat.clock.armed).toBe(0);
  });

  it("G2 gives up in the end, with the reason", async () => {
    const chat = await chatOn(new ScriptedProvider(...failing(3)));
    await Promise.all([chat.conversation.send("Hi!"), chat.clock.through(2)]);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "failed", problem: "The server is down." });
  });

  it("G2 does not ask twice once a part of the answer is there", async () => {
    const half: ProviderEvent[] = [{ kind: "text", text: "Half" }, ...fails("Cut short.")];
    const provider = new ScriptedProvider(half, says("Other."));
    const chat = await chatOn(provider);
    await chat.conversation.send("Hi!");
    expect(provider.requests).toHaveLength(1);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "failed", parts: [{ text: "Half" }] });
  });

  it("G2 a stop ends the wait at once, and leaves nothing behind", async () => {
    const provider = new ScriptedProvider(...failing(1), says("Fine."));
    const chat = await chatOn(provider);
    const sending = chat.conversation.send("Hi!");
    await chat.clock.waiting();
    await chat.conversation.stop(chat.conversation.run!.id);
    await sending;
    expect(chat.clock.armed).toBe(0);
    expect(chat.journal.entries).toHaveLength(1);
    await chat.conversation.retry();
    expect(chat.journal.entries.at(-1)).toMatchObject({ parts: [{ text: "Fine." }] });
  });

  it("G2 a compaction by the user is tried ten times more, then made without a model", async () => {
    const provider = new ScriptedProvider(...failing(11));
    const chat = await chatOn(provider, { before: TALK });
    const [ending] = await Promise.all([
      chat.conversation.compact({ trigger: "user" }),
      chat.clock.through(10),
    ]);
    expect(ending).toMatchObject({
      kind: "compacted",
      entry: { strategy: "digest", fallback: "The server is down." },
    });
    expect(provider.requests).toHaveLength(11);
  });

  it("G2 cancelled in its wait, a compaction leaves the log as it was", async () => {
    const chat = await chatOn(new ScriptedProvider(...failing(1)), { before: TALK });
    const compacting = chat.conversation.compact({ trigger: "user" });
    await chat.clock.waiting();
    await chat.conversation.stop(chat.conversation.run!.id);
    expect(await compacting).toEqual({ kind: "cancelled" });
    expect(chat.journal.entries).toHaveLength(TALK.length);
    expect(chat.clock.armed).toBe(0);
  });

  it("G2 what was streamed before the fault is taken back", async () => {
    const half: ProviderEvent[] = [{ kind: "text", text: "## Half" }, ...fails("Cut short.")];
    const chat = await chatOn(new ScriptedProvider(half, says(SUMMARY)), { before: TALK });
    await Promise.all([chat.conversation.compact({ trigger: "user" }), chat.clock.through(1)]);
    const shown = chat.events.reduce(
      (text, event) => (event.kind !== "summaryDelta" ? text : event.text === "" ? "" : text + event.text),
      "",
    );
    expect(shown).toBe(SUMMARY);
  });

  it("G2 a real server's Retry-After is honoured", async () => {
    const busy = refusal(429, { error: { message: "slow down" } }, { "retry-after": "7" });
    const server = await startScriptedServer([busy, reply("Fine.")]);
    onTestFinished(() => server.close());
    const chat = await chatOn(openAiProvider({ baseUrl: server.baseUrl, headers: {} }));
    await Promise.all([chat.conversation.send("Hi!"), chat.clock.through(1)]);
    expect(chat.clock.waits).toEqual([7_000]);
    expect(chat.journal.entries.at(-1)).toMatchObject({ status: "complete" });
  });
});

describe("a summary model that is not there", () => {
  const fault = (reason: "modelMissing" | "server" | "badResponse"): ProviderEvent[] => [
    {
      kind: "failed",
      failure: { reason, retryable: reason === "server", message: "Not here." } satisfies Failure,
    },
  ];

  const withSummaryModel = (summaries: Provider, provider: Provider): Promise<Chat> =>
    chatOn(provider, { before: TALK, settings: { summaryModel: { name: "small", provider: summaries } } });

  it.each(["modelMissing", "server", "badResponse"] as const)(
    "G3 the chat model writes instead, at once, and that is said once (%s)",
    async (reason) => {
      const small = new ScriptedProvider(fault(reason), fault(reason));
      const chat = await withSummaryModel(small, new ScriptedProvider(says(SUMMARY), says(SUMMARY)));
      const ending = await chat.conversation.compact({ trigger: "user" });
      expect(ending).toMatchObject({ kind: "compacted", entry: { model: "m", strategy: "transcript" } });
      await chat.conversation.changes.undo(chat.journal.entries.at(-1)!.id);
      expect(await chat.conversation.compact({ trigger: "user" })).toMatchObject({ kind: "compacted" });
      const told = chat.events.flatMap((event) => (event.kind === "told" ? [event.news] : []));
      expect(told).toEqual([{ kind: "fellBack", from: "small", to: "m", problem: "Not here." }]);
    },
  );

  it("G3 while it is there, it writes the summaries and the chat model the answers", async () => {
    const small = new ScriptedProvider(says(SUMMARY));
    const big = new ScriptedProvider(says("Fine."));
    const chat = await withSummaryModel(small, big);
    await chat.conversation.compact({ trigger: "user" });
    await chat.conversation.send("Hi!");
    expect([small.requests[0]?.model, big.requests[0]?.model]).toEqual(["small", "m"]);
  });

  it("G3 when neither can, code writes", async () => {
    const chat = await withSummaryModel(
      new ScriptedProvider(fault("modelMissing")),
      new ScriptedProvider(refuses("No key.")),
    );
    expect(await chat.conversation.compact({ trigger: "user" })).toMatchObject({
      entry: { strategy: "digest", fallback: "No key." },
    });
  });
});
