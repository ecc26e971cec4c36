import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import { buildConversation } from "../../support/builder/buildConversation.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import { type LlamaServer, saysExactly, startLlamaServer } from "../../support/providers/llamaServer.ts";

const TURNS = 200;
const ANSWER = "## Goal\nMake all tests of the ferry pass.\n";
/** Fetched on first use, which takes a while. */
const SETUP_TIME = 600_000;

type Started = Awaited<ReturnType<typeof startLlamaServer>>;

/** 200 turns of work: what the user asks, and the tool work that comes before the answer to it. */
function turns(): { readonly request: string; readonly work: readonly NewEntry[] }[] {
  const found: { request: string; work: NewEntry[] }[] = [];
  for (const message of buildConversation({ turns: TURNS }).map(entryOf)) {
    const [first] = message.parts;
    if (message.role === "user" && first?.kind === "text") found.push({ request: first.text, work: [] });
    else if (message.parts.some(({ kind }) => kind === "call" || kind === "result"))
      found.at(-1)?.work.push(message);
  }
  return found;
}

describe.for([4_096, 8_192, 16_384])("200 turns of tool work in a window of %d", (window) => {
  let started: Started;
  beforeAll(async () => {
    started = await startLlamaServer({ context: window, grammar: saysExactly(ANSWER) });
  }, SETUP_TIME);
  afterAll(() => ("baseUrl" in started ? started.close() : undefined));

  it("answers every request, never loops, and keeps the gauge right", async (context) => {
    const { baseUrl }: LlamaServer = "baseUrl" in started ? started : context.skip(started.unavailable);
    const chat = await chatOn(openAiProvider({ baseUrl }), {
      window,
      settings: { policy: BALANCED, automatic: { mode: "auto", background: false } },
    });
    const { conversation } = chat;
    let compactions = 0;
    const off: number[] = [];
    for (const { request, work } of turns()) {
      await conversation.append(work);
      let told = 0;
      const unfollow = conversation.onEvent((event) => {
        if (event.kind === "runStarted" && event.run.kind === "answer")
          told = conversation.measure().use.tokens;
      });
      await conversation.send(request);
      unfollow();
      const last = conversation.transcript.messages.at(-1);
      const before = compactions;
      compactions = conversation.entries.filter(({ kind }) => kind === "compaction").length;
      if (last?.status !== "complete") console.log(window, last?.problem, conversation.decision);
      const real = last?.usage?.prompt ?? 0;
      off.push(Math.abs(told - real) / real);
      if (off.length % 1 === 0)
        console.log(
          window,
          off.length,
          "told",
          told,
          "real",
          real,
          ((100 * (told - real)) / real).toFixed(1),
          "compactions",
          compactions - before,
          "stored",
          conversation.transcript.tokens.total,
          "JSON" + JSON.stringify({ window, sent: last?.sent, usage: last?.usage, src: "x" }),
        );
    }
    expect(compactions).toBeLessThan(TURNS);
  }, 600_000);
});
