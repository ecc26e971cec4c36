import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { BALANCED } from "../../../src/engine/policies.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import { chatOn } from "../../support/chat/conversation.ts";
import {
  closed,
  need,
  saysExactly,
  type Started,
  startLlamaServer,
} from "../../support/providers/llamaServer.ts";

/** Fetched on first use, which takes a while. */
const TIME = 600_000;

describe("a summary asked for behind the live conversation", () => {
  let started: Started;
  beforeAll(async () => {
    started = await startLlamaServer({ context: 32_768, grammar: saysExactly("## Goal\nGo on.\n") });
  }, TIME);
  afterAll(() => closed(started));

  it(
    "Z6 is served from the server's cache, but for the instruction",
    async (context) => {
      const provider = openAiProvider({ baseUrl: need(started, context).baseUrl });
      // Its tokens are bytes: with a tail of usual size nothing would be left to summarize.
      const policy = { ...BALANCED, tail: { kind: "none" } } as const;
      const chat = await chatOn(provider, { window: 32_768, settings: { policy } });
      for (let i = 0; i < 4; i++)
        await chat.conversation.send(`Question ${i}: ${"what about the next part? ".repeat(40)}`);
      const before = chat.conversation.measure().use.tokens;
      await chat.conversation.compact({ trigger: "user" });
      const entry = chat.journal.entries.findLast((one) => one.kind === "compaction");
      expect(entry).toMatchObject({ strategy: "livePrefix", summary: "## Goal\nGo on." });
      expect(entry?.usage?.cached).toBeGreaterThan(before * 0.9);
    },
    TIME,
  );
});
