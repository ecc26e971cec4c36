import { describe, expect, it } from "vitest";

import type { WillCompact } from "../../../../src/chat/hooks.ts";
import { allHooks } from "../../../../src/host/hooks/allHooks.ts";
import { Listeners } from "../../../../src/host/hooks/listeners.ts";
import { systemTimer } from "../../../../src/providers/timer.ts";
import { manualTimer } from "../../../support/providers/manualTimer.ts";

const EVENT: WillCompact = {
  trigger: "user",
  session: "s1",
  instructions: "",
  figures: { tokens: 1, messages: 1, window: 2, usable: 2, triggerAt: 1 },
};
const never = new AbortController().signal;

const fail = (problem: string): never => expect.fail(problem);

describe("other extensions as hooks", () => {
  it("H1 may add instructions, at once or later", async () => {
    const listeners = new Listeners(fail, systemTimer);
    listeners.onWillCompact(() => ({ instructions: "Keep names. " }));
    listeners.onWillCompact(() => undefined);
    listeners.onWillCompact(async () => ({ instructions: "Keep ports." }));
    expect(await listeners.before(EVENT, never)).toEqual({ instructions: ["Keep names.", "Keep ports."] });
  });

  it("H1 may veto, and may stop listening", async () => {
    const listeners = new Listeners(fail, systemTimer);
    const listening = listeners.onWillCompact(() => ({ veto: "Not now." }));
    expect(await listeners.before(EVENT, never)).toEqual({ veto: "Not now." });
    listening.dispose();
    expect(await listeners.before(EVENT, never)).toEqual({ instructions: [] });
  });

  it("H1 one that throws, hangs or answers nonsense holds nothing up", async () => {
    const problems: string[] = [];
    const time = manualTimer();
    const listeners = new Listeners((problem) => problems.push(problem), time.timer);
    listeners.onWillCompact(() => {
      throw new Error("mine");
    });
    const hanging = Promise.withResolvers<void>();
    listeners.onWillCompact(() => {
      hanging.resolve();
      return new Promise(() => undefined);
    });
    listeners.onWillCompact((() => "nonsense") as never);
    const asking = listeners.before(EVENT, never);
    await hanging.promise;
    time.elapse();
    expect(await asking).toEqual({ instructions: [] });
    expect(problems).toEqual([expect.stringContaining("mine"), expect.stringContaining("in time")]);
  });

  it("H1 several kinds of hooks are one: instructions in order, the first veto counts", async () => {
    const asked: string[] = [];
    const saying = (name: string, verdict: { instructions: string[] } | { veto: string }) => ({
      before: async () => {
        asked.push(name);
        return verdict;
      },
      after: async () => void asked.push(name),
    });
    const one = saying("one", { instructions: ["1"] });
    const two = saying("two", { instructions: ["2"] });
    expect(await allHooks([one, two]).before(EVENT, never)).toEqual({ instructions: ["1", "2"] });
    expect(await allHooks([one, saying("no", { veto: "No." }), two]).before(EVENT, never)).toEqual({
      veto: "No.",
    });
    expect(asked).toEqual(["one", "two", "one", "no"]);
  });
});
