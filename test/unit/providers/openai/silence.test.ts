import { describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { ProviderEvent } from "../../../../src/providers/provider.ts";
import { event, reply, textChunk } from "../../../support/providers/answers.ts";
import { asking, failureIn, starting } from "../../../support/providers/asking.ts";
import { manualTimer } from "../../../support/providers/manualTimer.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";
import { startScriptedServer } from "../../../support/providers/scriptedServer.ts";

describe("a server that is not there or does not answer", () => {
  it("is down: the sentence says what to do", async () => {
    const server = await startScriptedServer([]);
    await server.close();
    const events = await collect(openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), unaborted()));
    expect(failureIn(events)).toEqual({
      reason: "network",
      retryable: true,
      message: `Nothing answers at ${new URL(server.baseUrl).origin}. Is the server running?`,
    });
  });

  it("is given up after the idle time when it never begins to answer", async () => {
    const time = manualTimer();
    const server = await starting("silence");
    const provider = openAiProvider({ baseUrl: server.baseUrl, idleTimeout: 30_000, timer: time.timer });
    const events = collect(provider.stream(aRequest(), unaborted()));
    await server.arrival(0);
    time.elapse();
    expect(failureIn(await events)).toEqual({
      reason: "network",
      retryable: true,
      message: `${new URL(server.baseUrl).origin} sent nothing for 30 seconds. Try again, or check whether the server is busy.`,
    });
  });

  it("is given up after the idle time when it falls silent in the middle", async () => {
    const time = manualTimer();
    const server = await starting({ body: [event(textChunk("Hel"))], ending: "hang" });
    const provider = openAiProvider({ baseUrl: server.baseUrl, idleTimeout: 30_000, timer: time.timer });
    const events = provider.stream(aRequest(), unaborted())[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ kind: "text", text: "Hel" });
    // A slow reader is not a silent server: time counts from the next question on.
    expect(time.armed()).toBe(0);
    const waiting = time.nextWait();
    const next = events.next();
    await waiting;
    time.elapse();
    expect((await next).value).toMatchObject({
      kind: "failed",
      failure: { reason: "network", retryable: true },
    });
    expect((await events.next()).done).toBe(true);
  });

  it("leaves no timer running when it has answered", async () => {
    const time = manualTimer();
    await asking(reply("ok"), {}, { timer: time.timer });
    expect(time.armed()).toBe(0);
  });

  it("has an address that is no address, or a key that is no key", async () => {
    for (const options of [
      { baseUrl: "nonsense" },
      { baseUrl: "http://localhost/v1", apiKey: "a\nb-secret" },
    ]) {
      const failure = failureIn(await collect(openAiProvider(options).stream(aRequest(), unaborted())));
      expect(failure).toMatchObject({ reason: "network", retryable: false });
      expect(failure?.message).not.toContain("secret");
    }
  });
});

describe("an abort", () => {
  it("before the answer ends the request at once, with one failure", async () => {
    const server = await starting("silence");
    const abort = new AbortController();
    const events = collect(openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), abort.signal));
    const request = await server.arrival(0);
    abort.abort();
    expect(failureIn(await events)).toMatchObject({ reason: "aborted", retryable: false });
    await expect(request.closed).resolves.toBeUndefined();
  });

  it("in the middle closes the connection", async () => {
    const server = await starting({ body: [event(textChunk("Hel"))], ending: "hang" });
    const abort = new AbortController();
    const events: ProviderEvent[] = [];
    for await (const one of openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), abort.signal)) {
      events.push(one);
      abort.abort();
    }
    expect(textOf(events)).toBe("Hel");
    expect(failureIn(events)).toMatchObject({ reason: "aborted" });
    await expect(server.requests[0]?.closed).resolves.toBeUndefined();
  });

  it("by leaving closes the connection as well", async () => {
    const server = await starting({ body: [event(textChunk("Hel"))], ending: "hang" });
    for await (const one of openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), unaborted())) {
      expect(one).toEqual({ kind: "text", text: "Hel" });
      break;
    }
    await expect(server.requests[0]?.closed).resolves.toBeUndefined();
  });
});
