import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CompactionEntry } from "../../../src/engine/entries.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import {
  closed,
  type LlamaServer,
  need,
  saysExactly,
  type Started,
  startLlamaServer,
} from "../../support/providers/llamaServer.ts";

/** Fetched on first use, which takes a while. */
const TIME = 600_000;
const TURNS = 24;

/** Its tokens are bytes: four of them for one that we count. No guess could be further off. */
describe("a real llama-server with a small window", () => {
  const window = 4_096;
  let started: Started;
  beforeAll(async () => {
    started = await startLlamaServer({
      context: window,
      grammar: saysExactly("## Goal\nGo through all parts.\n"),
    });
  }, TIME);
  afterAll(() => closed(started));

  /** Asks so many questions; each is answered whole, whatever has to be done for it. */
  async function talk(server: LlamaServer, believed: number): Promise<Chat> {
    const chat = await chatOn(openAiProvider({ baseUrl: server.baseUrl }), {
      window: believed,
      settings: { automatic: { mode: "auto", background: false } },
    });
    for (let i = 0; i < TURNS; i++) {
      await chat.conversation.send(`Question ${i}: ${"what about the next part? ".repeat(12)}`);
      const newest = chat.journal.entries.findLast(({ kind }) => kind === "message");
      expect(newest).toMatchObject({ role: "assistant", status: "complete" });
      expect(newest).not.toHaveProperty("isCut");
    }
    return chat;
  }

  const compactionsOf = ({ journal }: Chat): readonly CompactionEntry[] =>
    journal.entries.filter((entry) => entry.kind === "compaction");

  it(
    "goes on for ever: compacted in time, never refused, and not at every question",
    async (context) => {
      const chat = await talk(need(started, context), window);
      const compactions = compactionsOf(chat);
      expect(compactions.length).toBeGreaterThan(0);
      expect(compactions.length).toBeLessThan(TURNS / 3);
      expect(compactions.every(({ trigger }) => trigger === "auto")).toBe(true);
      expect(compactions.every(({ tokensBefore, tokensAfter }) => tokensAfter < tokensBefore * 0.8)).toBe(
        true,
      );
    },
    TIME,
  );

  it(
    "G1 believed four times as large, it is learned from the first refusal, and nothing is lost",
    async (context) => {
      const chat = await talk(need(started, context), window * 4);
      expect(chat.learned).toEqual([`m: ${window}`]);
      expect(compactionsOf(chat).filter(({ trigger }) => trigger === "overflow")).toHaveLength(1);
      const asked = chat.journal.entries.filter((entry) => entry.kind === "message" && entry.role === "user");
      expect(asked).toHaveLength(TURNS);
    },
    TIME,
  );
});
