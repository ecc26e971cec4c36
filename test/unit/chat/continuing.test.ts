import { describe, expect, it } from "vitest";

import { chatOn } from "../../support/chat/conversation.ts";
import { reports, says, ScriptedProvider } from "../../support/chat/scriptedProvider.ts";

const cut = (text: string) => reports(text, 100, "length");

describe("an answer cut by the output limit", () => {
  it("G7 can be gone on with; the request says where, and is not in the log", async () => {
    const provider = new ScriptedProvider(cut("One, two,"), says(" three."));
    const { conversation, journal } = await chatOn(provider);
    await conversation.send("Count!");
    expect(journal.entries.at(-1)).toMatchObject({ status: "complete", isCut: true });
    expect(conversation.canContinue).toBe(true);
    await conversation.goOn();
    expect(provider.requests[1]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(provider.requests[1]?.messages.at(-1)?.text).toMatch(/go on exactly where it stopped/i);
    expect(journal.entries).toHaveLength(3);
    expect(journal.entries.at(-1)).toMatchObject({ role: "assistant", parts: [{ text: " three." }] });
    expect(conversation.canContinue).toBe(false);
  });

  it("G7 three times for one question, then no more; a new question begins anew", async () => {
    const provider = new ScriptedProvider(...Array.from({ length: 6 }, (_, i) => cut(`${i}`)));
    const { conversation } = await chatOn(provider);
    await conversation.send("Count!");
    for (let i = 0; i < 3; i++) {
      expect(conversation.canContinue).toBe(true);
      await conversation.goOn();
    }
    expect(conversation.canContinue).toBe(false);
    await conversation.goOn();
    expect(provider.requests).toHaveLength(4);
    await conversation.send("Go on.");
    expect(conversation.canContinue).toBe(true);
  });

  it("G7 a whole answer has nothing to go on with", async () => {
    const { conversation } = await chatOn(new ScriptedProvider(says("Done.")));
    expect(conversation.canContinue).toBe(false);
    await conversation.send("Hi!");
    expect(conversation.canContinue).toBe(false);
  });
});
