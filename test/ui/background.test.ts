import { afterAll, expect, test } from "vitest";

import { DONE, event, finishChunk, gate, gated, reply, textChunk } from "../support/providers/answers.ts";
import { type Script, startScriptedServer } from "../support/providers/scriptedServer.ts";
import { cards, conversationFile, importFile, message, say, settingsFor } from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

const SUMMARY = "## Goal\nGo through all parts.";
const summarized = gate();
let summaries = 0;

/** Summaries come when the test says so; everything else is answered at once. */
const script: Script = ({ body }) => {
  if (!JSON.stringify(body).includes("Summarize the conversation above")) return reply("Going on.");
  summaries++;
  return { body: gated([[summarized, event(textChunk(SUMMARY)) + event(finishChunk("stop")) + DONE]]) };
};
const server = await startScriptedServer(script);
const { workbench, panel } = useChatPanel({
  settings: { ...settingsFor(server.baseUrl, 32_000), "anchoredChat.compaction.trigger": "11000" },
});
afterAll(() => server.close());

/** Some 9,000 tokens with what stands before them: near the trigger, and nothing to prune. */
const talk = Array.from({ length: 8 }, (_, i) => [
  { role: "user", content: `Question ${i}: what about part ${i}?` },
  { role: "assistant", content: `Part ${i} is fine, and here is why it is. `.repeat(80) },
]).flat();

test("G8 near the trigger a summary is prepared, with a sign in the gauge; when it is needed it is there at once", async () => {
  await importFile(workbench().window, conversationFile(workbench(), talk));
  await say(panel(), "And now?");
  await message(panel(), "Going on.").waitFor();
  const sign = panel().getByRole("img", { name: "A summary is being prepared" });
  await sign.waitFor();
  expect(await panel().locator(".card").count()).toBe(0);
  summarized.open();
  await sign.waitFor({ state: "detached" });
  expect(await panel().locator(".card").count()).toBe(0);

  await say(panel(), `And with all of this? ${"It is a long story, told to the end. ".repeat(300)}`);
  const card = cards(panel()).last();
  await card.getByText("Go through all parts.").waitFor();
  expect(await card.innerText()).toContain("automatic");
  expect(summaries).toBe(1);
});
