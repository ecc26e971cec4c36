import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { project } from "../../../src/engine/transcript.ts";
import { wireIds } from "../../../src/engine/wireNames.ts";
import {
  assistant,
  call,
  compacted,
  logOf,
  result,
  system,
  tool,
  user,
  workOf,
} from "../../support/engine/build.ts";

const sent = (...entries: NewEntry[]) => promptOf(project(logOf(entries)), "Be kind.");

describe("send", () => {
  it("W1 a call without a result gets one that says so", () => {
    const { messages } = sent(
      user("Go."),
      assistant("", call("a"), call("b")),
      tool(result("a", "fine")),
      assistant("Hm."),
    );
    expect(messages.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      "user: Go.",
      "assistant: ",
      "tool: fine",
      "tool: [No result: the call was interrupted.]",
      "assistant: Hm.",
    ]);
  });

  it("W1 orphans and second results are left out; a displaced result comes back to its call", () => {
    const { messages } = sent(
      user("Go."),
      tool(result("nobody", "lost")),
      assistant("", call("a")),
      user("And?"),
      tool(result("a", "late"), result("a", "again")),
    );
    expect(messages.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      "user: Go.",
      "assistant: ",
      "tool: late",
      "user: And?",
    ]);
  });

  it("W1 a reused id is told apart, and an empty one named", () => {
    const work = [
      assistant("", call("a")),
      tool(result("a", "one")),
      assistant("", call("a")),
      tool(result("a", "two")),
    ];
    const { messages } = sent(user("Go."), ...work, assistant("", call("")), tool(result("", "three")));
    const tools = messages.flatMap((message) =>
      message.role === "tool" ? [`${message.callId}: ${message.text}`] : [],
    );
    expect(tools).toEqual(["a: one", "a_2: two", "call: three"]);
  });

  it("W1 nothing is empty, and the first message is a user's", () => {
    const { messages } = sent(
      assistant("Hello."),
      user(""),
      assistant(""),
      assistant("", call("a")),
      tool(result("a", "")),
    );
    expect(messages[0]?.role).toBe("user");
    expect(messages.filter(({ role }) => role !== "assistant").every(({ text }) => text !== "")).toBe(true);
  });

  it("W1 arguments are always a JSON object", () => {
    const { messages } = sent(
      user("Go."),
      assistant("", call("a", "t", "not json"), call("b", "t", "[1]"), call("c", "t", "")),
    );
    const args = messages
      .flatMap((message) => (message.role === "assistant" ? (message.calls ?? []) : []))
      .map((one) => JSON.parse(one.args) as unknown);
    expect(args).toEqual([{ arguments: "not json" }, { arguments: "[1]" }, {}]);
  });

  it("W2 covered messages are not sent, and come back when the compaction is undone", async () => {
    const log = logOf(workOf(12, 2_000));
    const after = await compacted(log);
    const undone = logOf([{ kind: "revert", target: after.at(-1)!.id }], after);
    const text = (entries: typeof log) => JSON.stringify(promptOf(project(entries), "").messages);
    expect(text(after)).not.toContain("Looking at step 0.");
    expect(text(undone)).toBe(text(log));
    expect(text(logOf([{ kind: "reapply", target: after.at(-1)!.id }], undone))).toBe(text(after));
  });

  it("W3 the prompt of a longer conversation begins with the same bytes", () => {
    const work = workOf(6, 200);
    const prompts = work.map((_, i) => promptOf(project(logOf(work.slice(0, i + 1))), "Be kind.").messages);
    const whole = prompts.at(-1)!.map((message) => JSON.stringify(message));
    for (const [i, prompt] of prompts.entries()) {
      // A call that still waits for its result is not sent by itself: the loop waits.
      if (work[i]?.kind === "message" && i % 4 === 1) continue;
      expect(prompt.map((message) => JSON.stringify(message))).toEqual(whole.slice(0, prompt.length));
    }
  });

  it("R3 the order is system, summary, kept words of the user, tail", async () => {
    const log = await compacted(logOf([system("House rules."), ...workOf(12, 2_000)]));
    const { system: rules, messages } = promptOf(project(log), "Be kind.");
    expect(rules).toBe("Be kind.\n\nHouse rules.");
    expect(messages[0]?.text).toMatch(/^\[Summary of the earlier part/);
    const places = [...project(log).items].map((item) => (item.kind === "message" ? item.place : item.kind));
    expect([...new Set(places)]).toEqual(["system", "summary", "kept", "tail"]);
  });
});

describe("names on the wire", () => {
  it("W1 an id used 20,000 times over is told apart in linear time, within 40 characters", () => {
    const nameCall = wireIds();
    const long = "i".repeat(60);
    const ids = Array.from({ length: 20_000 }, () => nameCall(long));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.length <= 40)).toBe(true);
  });
});
