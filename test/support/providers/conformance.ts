import assert from "node:assert/strict";

import type { Provider, ProviderEvent } from "../../../src/providers/provider.ts";
import { aRequest, collect, textOf, unaborted } from "./requests.ts";

/**
 * A provider under test, and how to bring its model to do something. Knows no
 * test framework, so that it runs under vitest and inside VS Code alike.
 */
export interface Subject {
  readonly model: string;
  /** Its model says exactly this and stops. */
  saying(text: string): Promise<Provider>;
  /** Its model says something and does not come to an end. */
  endless(): Promise<Provider>;
  /** Its model fails. */
  failing(): Promise<Provider>;
  /** Undefined: it tells usage where it can. */
  readonly tellsUsage: boolean;
}

export interface ConformanceCase {
  readonly name: string;
  readonly run: (subject: Subject) => Promise<void>;
}

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
