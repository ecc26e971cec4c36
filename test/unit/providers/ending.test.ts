import { describe, expect, it } from "vitest";

import { cutShort, withOneEnding } from "../../../src/providers/ending.ts";
import type { Failure, ProviderEvent } from "../../../src/providers/provider.ts";
import { collect, unaborted } from "../../support/providers/requests.ts";

const text: ProviderEvent = { kind: "text", text: "hi" };
const done: ProviderEvent = { kind: "done", finish: "stop" };
const broken: Failure = { reason: "server", retryable: true, message: "broken" };
const aborted: ProviderEvent = {
  kind: "failed",
  failure: { reason: "aborted", retryable: false, message: "Stopped." },
};

const events = (source: () => AsyncIterable<ProviderEvent>, signal = unaborted()) =>
  withOneEnding(source, signal, () => broken);

async function* of(...list: readonly ProviderEvent[]): AsyncGenerator<ProviderEvent> {
  yield* list;
}

describe("withOneEnding", () => {
  it("passes a good stream on as it is", async () => {
    expect(await collect(events(() => of(text, done)))).toEqual([text, done]);
  });

  it("drops what comes after the ending", async () => {
    expect(await collect(events(() => of(done, text, done)))).toEqual([done]);
  });

  it("adds a failure when the source just stops", async () => {
    expect(await collect(events(() => of(text)))).toEqual([text, { kind: "failed", failure: cutShort }]);
  });

  it("explains what the source throws, at once or later", async () => {
    const atOnce = (): never => {
      throw new Error("no");
    };
    async function* later(): AsyncGenerator<ProviderEvent> {
      yield text;
      throw new Error("no");
    }
    expect(await collect(events(atOnce))).toEqual([{ kind: "failed", failure: broken }]);
    expect(await collect(events(later))).toEqual([text, { kind: "failed", failure: broken }]);
  });

  it("does not start a source when it is aborted already", async () => {
    let started = false;
    const source = (): AsyncIterable<ProviderEvent> => {
      started = true;
      return of(done);
    };
    expect(await collect(events(source, AbortSignal.abort()))).toEqual([aborted]);
    expect(started).toBe(false);
  });

  it("ends at once when it is aborted, even if the source hangs and ignores the signal", async () => {
    const abort = new AbortController();
    async function* hanging(): AsyncGenerator<ProviderEvent> {
      yield text;
      await new Promise(() => undefined);
    }
    const seen: ProviderEvent[] = [];
    for await (const event of events(hanging, abort.signal)) {
      seen.push(event);
      queueMicrotask(() => {
        abort.abort();
      });
    }
    expect(seen).toEqual([text, aborted]);
  });

  it("lets the source clean up when the reader leaves early", async () => {
    const { promise: left, resolve } = Promise.withResolvers<void>();
    async function* source(): AsyncGenerator<ProviderEvent> {
      try {
        yield text;
        yield done;
      } finally {
        resolve();
      }
    }
    for await (const event of events(source)) {
      expect(event).toEqual(text);
      break;
    }
    await expect(left).resolves.toBeUndefined();
  });
});
