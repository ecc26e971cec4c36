import { afterAll, expect, test } from "vitest";

import { DONE, event, finishChunk, gate, gated, reply, textChunk } from "../support/providers/answers.ts";
import { type Script, startScriptedServer } from "../support/providers/scriptedServer.ts";
import { cards, conversationFile, importFile, message, say, settingsFor } from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

const SUMMARY = "## Goal\nGo through all parts.";
const summarized = gate();

/** Summaries come when the test says so; everything else is answered at once. */
const script: Script = ({ body }) =>
  JSON.stringify(body).includes("Summarize the conversation above")
    ? { body: gated([[summarized, event(textChunk(SUMMARY)) + event(finishChunk("stop")) + DONE]]) }
    : reply("Going on.");

const server = await startScriptedServer(script);
const { workbench, panel } = useChatPanel({ settings: settingsFor(server.baseUrl, 16_000) });

afterAll(() => server.close());

/** Some 14,000 tokens, past the trigger, and nothing to prune. */
const talk = Array.from({ length: 14 }, (_, i) => [
  { role: "user", content: `Question ${i}: what about part ${i}?` },
  { role: "assistant", content: `Part ${i} is fine, and here is why it is. `.repeat(80) },
]).flat();

test("past the trigger it compacts by itself and then answers; what is typed meanwhile waits", async () => {
  await importFile(workbench().window, conversationFile(workbench(), talk));
  await say(panel(), "And now?");
  await cards(panel(), ", running").getByText("automatic").waitFor();
  await say(panel(), "One more thing.");
  await panel().getByText("Sent after the compaction: One more thing.").waitFor();
  summarized.open();
  await cards(panel()).last().getByText("Go through all parts.").waitFor();
  await message(panel(), "Going on.").waitFor();
  await message(panel(), "One more thing.").waitFor();
  await panel().getByText("Sent after the compaction").waitFor({ state: "detached" });
  await expect
    .poll(() => JSON.stringify(server.requests.at(-1)?.body), { timeout: 20_000 })
    .toMatch(/Go through all parts.*And now\?.*Going on\..*One more thing\./s);
});
