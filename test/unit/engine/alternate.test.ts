import { describe, expect, it } from "vitest";

import { alternating } from "../../../src/engine/alternate.ts";
import type { PromptMessage } from "../../../src/engine/prompt.ts";

const user = (text: string): PromptMessage => ({ role: "user", text });
const assistant = (text: string): PromptMessage => ({ role: "assistant", text });
const calling = (text: string, callId = "c"): PromptMessage => ({
  role: "assistant",
  text,
  calls: [{ callId, tool: "look", args: "{}" }],
});
const result = (callId = "c"): PromptMessage => ({
  role: "tool",
  callId,
  tool: "look",
  text: "blue",
  isError: false,
});
const picture = { mediaType: "image/png", bytes: 3, data: "AAAA" };

describe("W1 roles alternate where the provider wants it", () => {
  it("W1 leaves alone what alternates already", () => {
    const messages = [
      user("a"),
      calling("", "c1"),
      result("c1"),
      calling("b", "c2"),
      result("c2"),
      assistant("c"),
      user("d"),
    ];
    expect(alternating(messages)).toEqual(messages);
  });

  it("W1 merges messages of one role with a separator, media and all", () => {
    expect(
      alternating([
        user("a"),
        { role: "user", text: "", media: [picture] },
        user("b"),
        assistant("c"),
        assistant("d"),
      ]),
    ).toEqual([{ role: "user", text: "a\n\n---\n\nb", media: [picture] }, assistant("c\n\n---\n\nd")]);
  });

  it("W1 merges an answer with the calls of the next one", () => {
    expect(alternating([user("a"), assistant("b"), calling("c"), result(), assistant("d")])).toEqual([
      user("a"),
      calling("b\n\n---\n\nc"),
      result(),
      assistant("d"),
    ]);
  });

  it("W1 says that nobody answered where the user follows on results", () => {
    expect(alternating([user("a"), calling(""), result(), user("b")])).toEqual([
      user("a"),
      calling(""),
      result(),
      assistant("[No answer: the turn was stopped here.]"),
      user("b"),
    ]);
  });
});
