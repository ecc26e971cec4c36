import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { MessageEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { openAiProvider } from "../../../src/providers/openai/openAiProvider.ts";
import type { Provider, ProviderEvent } from "../../../src/providers/provider.ts";
import { type Chat, chatOn } from "../../support/chat/conversation.ts";
import { done, fakeTools } from "../../support/chat/fakeTools.ts";
import { calls, says } from "../../support/chat/scriptedProvider.ts";
import {
  closed,
  need,
  saysExactly,
  type Started,
  startLlamaServer,
} from "../../support/providers/llamaServer.ts";

/** The server is fetched on first use, which takes a while. */
const TIME = 600_000;
const WINDOW = 32_768;

/** The server reads every request and reports what it took from its cache; what is answered is the script. */
function playing(server: Provider, ...scripts: readonly (readonly ProviderEvent[])[]): Provider {
  let next = 0;
  return {
    async *stream(request, signal): AsyncGenerator<ProviderEvent> {
      const script = scripts[next++];
      for await (const event of server.stream(request, signal)) {
        if (!script || event.kind === "failed") yield event;
        if (!script || event.kind !== "done") continue;
        yield* script.map((line) =>
          line.kind === "done" ? { ...line, ...(event.usage ? { usage: event.usage } : {}) } : line,
        );
      }
    },
  };
}

const answersOf = ({ journal }: Chat): MessageEntry[] =>
  journal.entries.filter((entry) => entry.kind === "message").filter(({ role }) => role === "assistant");

/** Rounds of reading and running, as work over code goes: two calls at once now and then. */
const ROUNDS = Array.from({ length: 12 }, (_, i) =>
  i % 4 === 3
    ? calls(["read_file", `{"path":"src/part${i}.ts"}`], ["run_command", '{"command":"npm test"}'])
    : calls(["read_file", `{"path":"src/part${i}.ts"}`]),
);

describe("the server's prompt cache, on a real llama-server", () => {
  let started: Started;
  beforeAll(async () => {
    started = await startLlamaServer({ context: WINDOW, grammar: saysExactly("## Goal\nGo on.\n") });
  }, TIME);
  afterAll(() => closed(started));

  it(
    "W3 Z6 nearly all of a tool conversation is read once, and a summary behind it reads next to nothing again",
    async (context) => {
      const server = openAiProvider({ baseUrl: need(started, context).baseUrl });
      const tools = fakeTools(
        {
          name: "read_file",
          run: (args) => Promise.resolve(done(`${args}\n${"export const x = 1;\n".repeat(85)}`)),
        },
        { name: "run_command", effect: "changes", run: () => Promise.resolve(done("ok\n".repeat(100))) },
      );
      const scripts = [
        ...ROUNDS.slice(0, 8),
        says("Half is done."),
        ...ROUNDS.slice(8),
        says("All is done."),
      ];
      // Its tokens are bytes: with a tail of usual size nothing would be left to summarize.
      const policy = { ...BALANCED, tail: { kind: "none" } } as const;
      const chat = await chatOn(playing(server, ...scripts), { window: WINDOW, settings: { tools, policy } });
      await chat.conversation.send("Go through all parts.");
      await chat.conversation.send("And the rest.");
      const usages = answersOf(chat).map(({ usage }) => usage);
      expect(usages).toHaveLength(scripts.length);
      let reusable = 0;
      let reused = 0;
      usages.slice(1).forEach((usage, i) => {
        reusable += usages[i]?.prompt ?? 0;
        reused += usage?.cached ?? 0;
      });
      expect(reusable).toBeGreaterThan(50_000);
      expect(reused / reusable).toBeGreaterThan(0.95);

      await chat.conversation.compact({ trigger: "user" });
      const entry = chat.journal.entries.findLast((one) => one.kind === "compaction");
      expect(entry).toMatchObject({ strategy: "livePrefix", summary: "## Goal\nGo on." });
      expect((entry?.usage?.cached ?? 0) / (entry?.usage?.prompt ?? 1)).toBeGreaterThan(0.9);
    },
    TIME,
  );
});
