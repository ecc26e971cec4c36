import { describe, expect, it } from "vitest";

import { exactCounts } from "../../../../src/host/languageServer/exactCounts.ts";
import { COUNT_REQUEST } from "../../../../src/server/requests.ts";
import { manualTimer } from "../../../support/providers/manualTimer.ts";

type Request = (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

const countsOf = (request: Request, { timer } = manualTimer()) => exactCounts({ request }, timer);

describe("exact counts", () => {
  it("are those of the server", async () => {
    const count = countsOf(async (method, params) => {
      expect([method, params]).toEqual([COUNT_REQUEST, { texts: ["a", "b c"] }]);
      return { tokens: [1, 2] };
    });
    expect(await count(["a", "b c"])).toEqual([1, 2]);
  });

  it.each([
    ["away", async () => undefined],
    ["broken", async () => ({ tokens: ["1"] })],
    ["answering something else", async () => ({ tokens: [1] })],
    ["dying", async () => Promise.reject(new Error("The connection is closed."))],
  ])("are not to be had from a server that is %s", async (_, request) => {
    const timing = manualTimer();
    expect(await countsOf(request, timing)(["a", "b"])).toBeUndefined();
    expect(timing.armed()).toBe(0);
  });

  it("are not waited for: the request is taken back when the time is up", async () => {
    const timing = manualTimer();
    let isCancelled = false;
    const count = countsOf((_method, _params, signal) => {
      signal.addEventListener("abort", () => (isCancelled = true));
      return new Promise(() => undefined);
    }, timing);
    const counting = count(["a"]);
    timing.elapse();
    expect(await counting).toBeUndefined();
    expect(isCancelled).toBe(true);
  });

  it("of more text than can be counted in time are not asked for", async () => {
    const count = countsOf(() => Promise.reject(new Error("must not be asked")));
    expect(await count(["x".repeat(600_000), "x".repeat(600_000)])).toBeUndefined();
  });
});
