import { describe, expect, it } from "vitest";

import type { MessageEntry } from "../../../../src/engine/entries.ts";
import { BALANCED_GUARD } from "../../../../src/engine/guard/figures.ts";
import { leavingOut, recoveryOf, withoutOldestRounds } from "../../../../src/engine/guard/overflow.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import { project } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  logOf,
  result,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";

const messagesOf = (log: ReturnType<typeof logOf>): MessageEntry[] =>
  log.filter((entry) => entry.kind === "message");

const planned = (nth: number, gap: { limit?: number; asked?: number }, sent = 6_000) =>
  recoveryOf(nth, { sent, window: 32_000, gap }, BALANCED_GUARD);

describe("overflow", () => {
  it("G1 the server's figures give the room, in our own counts", () => {
    expect(planned(1, { limit: 8_192 })).toEqual({ kind: "compact", window: 8_192 });
    // It counted half as much again as we did, so its 8,192 are 5,461 of ours.
    expect(planned(1, { limit: 8_192, asked: 9_000 })).toEqual({ kind: "compact", window: (8_192 * 2) / 3 });
    expect(planned(1, { limit: 64_000, asked: 3_000 })).toEqual({ kind: "compact", window: 32_000 });
  });

  it("G1 without figures, a fifth less than was sent", () => {
    expect(planned(1, {})).toEqual({ kind: "compact", window: 4_800 });
  });

  it("G1 then the oldest rounds are left out, a fifth of what is left each time; at the end the digest", () => {
    expect([2, 3, 4].map((nth) => planned(nth, {}).kind)).toEqual(["drop", "drop", "digest"]);
    expect(planned(2, {})).toMatchObject({ share: expect.closeTo(0.2) as number });
    expect(planned(3, {})).toMatchObject({ share: expect.closeTo(0.36) as number });
  });

  it("G1 rounds are left out whole, oldest first", () => {
    const messages = messagesOf(logOf([...workOf(5, 10), user("And now?")]));
    // 15 rounds before the newest request; a fifth of all 16 is 4 of them.
    const left = withoutOldestRounds(messages, 0.2);
    expect(left[0]?.parts[0]).toMatchObject({ kind: "text", text: "Looking at step 1." });
    expect(left.at(-1)).toBe(messages.at(-1));
  });

  it("G1 never the newest user message, nor what follows it", () => {
    const calls = Array.from({ length: 30 }, (_, i) => [
      assistant("", call(`c${i}`)),
      tool(result(`c${i}`, "x")),
    ]);
    const messages = messagesOf(logOf([user("Old."), assistant("Yes."), user("New."), ...calls.flat()]));
    expect(withoutOldestRounds(messages, 0.9)).toEqual(messages.slice(2));
    expect(withoutOldestRounds(messages.slice(2), 0.9)).toEqual(messages.slice(2));
  });

  it("G1 at least one round stays", () => {
    const messages = messagesOf(logOf([assistant("One."), assistant("Two.")]));
    expect(withoutOldestRounds(messages, 1)).toEqual(messages.slice(1));
    expect(withoutOldestRounds([], 0.5)).toEqual([]);
  });

  it("G1 the summary and what is kept beside it stay in the request", async () => {
    const transcript = project(await compacted(logOf(workOf(12, 4_000))));
    const all = promptOf(transcript, "").messages;
    const less = promptOf(leavingOut(transcript, 0.5), "").messages;
    expect(less.length).toBeLessThan(all.length);
    expect(less[0]).toEqual(all[0]);
    expect(less.filter(({ role }) => role === "user")).toEqual(all.filter(({ role }) => role === "user"));
  });
});
