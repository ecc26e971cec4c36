import assert from "node:assert/strict";

import type { PromptCall } from "../../../src/engine/prompt.ts";
import type { Provider, ProviderEvent } from "../../../src/providers/provider.ts";
import { aRequest, collect, textOf, unaborted } from "./requests.ts";

/**
 * A provider under test, and how to bring its model to do something. Knows no
 * test framework, so that it runs under vitest and inside VS Code alike: give
 * each case's `run` to whatever runs a test; it rejects where it fails. Of the
 * optional ones, those that are missing are passed over.
 */
export interface Subject {
  readonly model: string;
  /** Its model says exactly this and stops. */
  saying(text: string): Promise<Provider>;
  /** Its model says something and does not come to an end. */
  endless(): Promise<Provider>;
  /** Its model fails. */
  failing(): Promise<Provider>;
  /** False: it never tells usage. */
  readonly tellsUsage: boolean;
  /** Its model thinks this, then says that. */
  thinking?(thought: string, text: string): Promise<Provider>;
  /** Its model calls these tools, under ids of its own. */
  calling?(calls: readonly Pick<PromptCall, "tool" | "args">[]): Promise<Provider>;
  /** Its model says this, then something breaks. */
  breaking?(text: string): Promise<Provider>;
}

export interface ConformanceCase {
  readonly name: string;
  readonly run: (subject: Subject) => Promise<void>;
}

/** Two calls of one tool with other arguments, and one without any. */
const CALLS = [
  { tool: "read_file", args: '{"path":"src/über.ts","lines":[1,20]}' },
  { tool: "read_file", args: '{"path":"README.md"}' },
  { tool: "list_folder", args: "{}" },
];

const SENTENCE = "The sun shines – über Köln 🌤, says the model.";

/** What every provider promises, one case each. */
export const conformanceCases: readonly ConformanceCase[] = [
  {
    name: "streams the text in order and ends with one done",
    run: async (subject) => {
      const events = await ask(await subject.saying(SENTENCE), subject);
      assert.equal(textOf(events), SENTENCE);
      assert.deepEqual(endings(events), ["done"]);
    },
  },
  {
    name: "tells usage that counts prompt and output",
    run: async (subject) => {
      if (!subject.tellsUsage) return;
      const last = (await ask(await subject.saying(SENTENCE), subject)).at(-1);
      assert.equal(last?.kind, "done");
      assert.ok(last.usage !== undefined && last.usage.prompt > 0 && last.usage.output > 0);
      assert.ok(last.usage.cached <= last.usage.prompt && last.usage.reasoning <= last.usage.output);
    },
  },
  {
    name: "gives a failure as its last event and throws nothing",
    run: async (subject) => {
      const events = await ask(await subject.failing(), subject);
      assert.deepEqual(endings(events), ["failed"]);
      const last = events.at(-1);
      assert.ok(last?.kind === "failed" && last.failure.message !== "");
    },
  },
  {
    name: "aborted before the start, it fails as aborted and says nothing else",
    run: async (subject) => {
      const provider = await subject.saying(SENTENCE);
      const events = await collect(provider.stream(aRequest({ model: subject.model }), AbortSignal.abort()));
      assert.deepEqual(events.map(outcome), ["aborted"]);
    },
  },
  {
    name: "aborted in the middle, it ends at once with one failure",
    run: async (subject) => {
      const provider = await subject.endless();
      const abort = new AbortController();
      const events: ProviderEvent[] = [];
      for await (const event of provider.stream(aRequest({ model: subject.model }), abort.signal)) {
        events.push(event);
        abort.abort();
      }
      assert.deepEqual(endings(events), ["failed"]);
      assert.equal(outcome(events.at(-1)), "aborted");
    },
  },
  {
    name: "aborted after the end, nothing is added",
    run: async (subject) => {
      const provider = await subject.saying(SENTENCE);
      const abort = new AbortController();
      const events: ProviderEvent[] = [];
      for await (const event of provider.stream(aRequest({ model: subject.model }), abort.signal)) {
        events.push(event);
        if (event.kind === "done") abort.abort();
      }
      assert.deepEqual(endings(events), ["done"]);
    },
  },
  {
    name: "keeps what was thought apart from what was said",
    run: async (subject) => {
      if (!subject.thinking) return;
      const events = await ask(await subject.thinking("Hm, rain or sun?", SENTENCE), subject);
      assert.equal(textOf(events), SENTENCE);
      const thoughts = events.map((event) => (event.kind === "reasoning" ? event.text : ""));
      assert.equal(thoughts.join("").trim(), "Hm, rain or sun?");
      assert.deepEqual(endings(events), ["done"]);
    },
  },
  {
    name: "gives calls whole and in order, each under an id of its own, and ends with `calls`",
    run: async (subject) => {
      if (!subject.calling) return;
      const events = await ask(await subject.calling(CALLS), subject);
      const calls = events.flatMap((event) => (event.kind === "call" ? [event.call] : []));
      const parsed = calls.map(({ tool, args }) => [tool, JSON.parse(args) as unknown]);
      assert.deepEqual(
        parsed,
        CALLS.map(({ tool, args }) => [tool, JSON.parse(args) as unknown]),
      );
      assert.equal(new Set(calls.map(({ callId }) => callId).filter(Boolean)).size, CALLS.length);
      const last = events.at(-1);
      assert.ok(last?.kind === "done" && last.finish === "calls");
    },
  },
  {
    name: "keeps what was said before something broke, and fails with words",
    run: async (subject) => {
      if (!subject.breaking) return;
      const events = await ask(await subject.breaking(SENTENCE), subject);
      assert.equal(textOf(events), SENTENCE);
      assert.deepEqual(endings(events), ["failed"]);
      const last = events.at(-1);
      assert.ok(last?.kind === "failed" && last.failure.message !== "" && last.failure.reason !== "aborted");
    },
  },
  {
    name: "answers two requests at once, each with its own text",
    run: async (subject) => {
      const provider = await subject.saying(SENTENCE);
      const answers = await Promise.all([ask(provider, subject), ask(provider, subject)]);
      assert.deepEqual(answers.map(textOf), [SENTENCE, SENTENCE]);
    },
  },
];

const ask = (provider: Provider, { model }: Subject): Promise<readonly ProviderEvent[]> =>
  collect(provider.stream(aRequest({ model }), unaborted()));

const outcome = (event: ProviderEvent | undefined): string | undefined =>
  event?.kind === "failed" ? event.failure.reason : event?.kind;

const endings = (events: readonly ProviderEvent[]): readonly string[] =>
  events.map(({ kind }) => kind).filter((kind) => kind === "done" || kind === "failed");
