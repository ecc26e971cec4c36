import { describe, expect, it } from "vitest";

import type { PromptMessage } from "../../../../src/engine/prompt.ts";
import { toMessages } from "../../../../src/providers/openai/messages.ts";

const convert = (...messages: readonly PromptMessage[]) => toMessages({ system: "", messages });
const picture = { mediaType: "image/png", bytes: 3, data: "AAAA" };
const pictureUrl = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
const result = { role: "tool", tool: "look", isError: false } as const;

describe("toMessages", () => {
  it("puts the system text first, and leaves it out when there is none", () => {
    const messages = [{ role: "user", text: "hi" }] as const;
    expect(toMessages({ system: "Be brief.", messages })).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "hi" },
    ]);
    expect(convert(...messages)).toEqual([{ role: "user", content: "hi" }]);
  });

  it("sends images as data URLs before the text", () => {
    expect(convert({ role: "user", text: "what is it?", media: [picture] })).toEqual([
      { role: "user", content: [pictureUrl, { type: "text", text: "what is it?" }] },
    ]);
    expect(convert({ role: "user", text: "", media: [picture] })).toEqual([
      { role: "user", content: [pictureUrl] },
    ]);
  });

  it("sends text files as text and other documents as files", () => {
    const note = {
      mediaType: "text/plain",
      name: "a.txt",
      bytes: 2,
      data: Buffer.from("hä").toString("base64"),
    };
    const paper = { mediaType: "application/pdf", name: "b.pdf", bytes: 3, data: "AAAA" };
    expect(convert({ role: "user", text: "", media: [note, paper] })).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: "a.txt:\nhä" },
          { type: "file", file: { filename: "b.pdf", file_data: "data:application/pdf;base64,AAAA" } },
        ],
      },
    ]);
  });

  it("keeps calls with their results, and sends no empty text beside a call", () => {
    const call = { callId: "c1", tool: "look", args: '{"at":"sky"}' };
    expect(
      convert(
        { role: "assistant", text: "", calls: [call] },
        { ...result, callId: "c1", text: "blue" },
        { role: "assistant", text: "It is blue.", reasoning: "I looked." },
      ),
    ).toEqual([
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "look", arguments: '{"at":"sky"}' } }],
      },
      { role: "tool", tool_call_id: "c1", content: "blue" },
      { role: "assistant", content: "It is blue." },
    ]);
  });

  it("sends the pictures of results after the last result of the turn", () => {
    const results = [
      { ...result, callId: "c1", text: "one", media: [picture] },
      { ...result, callId: "c2", text: "two" },
    ];
    const sent = [
      { role: "tool", tool_call_id: "c1", content: "one" },
      { role: "tool", tool_call_id: "c2", content: "two" },
    ];
    expect(convert(...results)).toEqual([...sent, { role: "user", content: [pictureUrl] }]);
    expect(convert(...results, { role: "assistant", text: "ok" })).toEqual([
      ...sent,
      { role: "user", content: [pictureUrl] },
      { role: "assistant", content: "ok" },
    ]);
    expect(convert(...results, { role: "user", text: "and?" })).toEqual([
      ...sent,
      { role: "user", content: [pictureUrl, { type: "text", text: "and?" }] },
    ]);
  });

  it("W1 lets the roles alternate for strict servers, pictures of results included", () => {
    const call = { callId: "c1", tool: "look", args: "{}" };
    const messages: readonly PromptMessage[] = [
      { role: "user", text: "look" },
      { role: "assistant", text: "", calls: [call] },
      { ...result, callId: "c1", text: "blue", media: [picture] },
      { role: "assistant", text: "It is blue." },
    ];
    const roles = toMessages({ system: "", messages }, { roles: "alternating", ids: "any" }).map(
      ({ role }) => role,
    );
    expect(roles).toEqual(["user", "assistant", "tool", "assistant", "user", "assistant"]);
  });

  it("W1 shortens the ids of calls and their results alike for servers that want nine letters", () => {
    const call = { callId: "toolu_01ABC-def", tool: "look", args: "{}" };
    const messages: readonly PromptMessage[] = [
      { role: "user", text: "look" },
      { role: "assistant", text: "", calls: [call, { ...call, callId: "abcDEF123" }] },
      { ...result, callId: call.callId, text: "blue" },
      { ...result, callId: "abcDEF123", text: "red" },
    ];
    const sent = toMessages({ system: "", messages }, { roles: "any", ids: "short" });
    const made = sent
      .flatMap((one) => (one.role === "assistant" ? (one.tool_calls ?? []) : []))
      .map(({ id }) => id);
    const answered = sent.flatMap((one) => (one.role === "tool" ? [one.tool_call_id] : []));
    expect(made).toEqual(answered);
    expect(made[0]).toMatch(/^[A-Za-z0-9]{9}$/);
    expect(made[1]).toBe("abcDEF123");
  });
});
