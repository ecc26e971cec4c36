import { expect, it } from "vitest";

import { chatOn } from "../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { talkOf } from "../../support/engine/build.ts";

const SUMMARY = "## Goal\nMake every step pass.";
const AUTOMATIC = { mode: "auto", background: false } as const;

it("B5 after a switch to a model with a smaller window the conversation is compacted before it is sent", async () => {
  const large = new ScriptedProvider(says("Large."));
  const small = new ScriptedProvider(...Array.from({ length: 40 }, () => says(SUMMARY)));
  const chat = await chatOn(large, {
    before: talkOf(20, 8_000),
    window: 400_000,
    settings: { automatic: AUTOMATIC },
  });
  await chat.conversation.send("With much room.");
  expect(chat.journal.entries.some(({ kind }) => kind === "compaction")).toBe(false);
  chat.settings = {
    ...chat.settings,
    model: { name: "small", provider: small },
    limits: { window: 32_000, source: "test" },
  };
  expect(chat.conversation.measure()).toMatchObject({ level: "blocking", use: { source: "estimated" } });
  await chat.conversation.send("With little.");
  await chat.conversation.send("And again.");
  const kinds = chat.journal.entries
    .slice(-7)
    .map((entry) => (entry.kind === "message" ? entry.role : entry.kind));
  expect(kinds).toEqual(["assistant", "user", "model", "compaction", "assistant", "user", "assistant"]);
  expect(small.requests.at(-2)?.messages.at(-1)?.text).toBe("With little.");
  expect(chat.conversation.measure()).toMatchObject({ level: "ok", use: { source: "reported" } });
});
