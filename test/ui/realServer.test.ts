import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { event, gate, gated, refusal, replyWithCalls, textChunk } from "../support/providers/answers.ts";
import { closed, saysExactly, startLlamaServer } from "../support/providers/llamaServer.ts";
import { startPlayingProxy } from "../support/providers/playingProxy.ts";
import type { ScriptedAnswer } from "../support/providers/scriptedServer.ts";
import {
  cards,
  conversationFile,
  importFile,
  message,
  newConversation,
  say,
  workMessages,
} from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

/** Tokens of the real server, and what the door before it tells of them. */
const WINDOW = 8_192;
const TOLD = 32_768;
/** Milliseconds, for what takes several requests. */
const PATIENCE = { timeout: 20_000 };

const llama = await startLlamaServer({ context: WINDOW, grammar: saysExactly("## Goal\nUnderstood.\n") });
const missing = "unavailable" in llama ? llama.unavailable : undefined;
const proxy = await startPlayingProxy("baseUrl" in llama ? llama.baseUrl : "http://127.0.0.1:1/v1", {
  "/props": { default_generation_settings: { n_ctx: TOLD } },
});

/** The model of the real server calls nothing by itself: its calls are played, and what they give goes to it. */
describe.skipIf(missing !== undefined)(`a real llama-server in the panel ${missing ?? ""}`, () => {
  const { workbench, panel } = useChatPanel({
    settings: { "anchoredChat.baseUrl": proxy.baseUrl, "anchoredChat.model": "tiny" },
  });
  afterAll(async () => {
    await proxy.close();
    await closed(llama);
  });
  beforeEach(async () => {
    proxy.plays.length = 0;
    await newConversation(workbench().window);
  });

  const call = (tool: string, args: object): ScriptedAnswer =>
    replyWithCalls([{ callId: `c-${tool}`, tool, args: JSON.stringify(args) }]);
  const hung = (text: string): ScriptedAnswer => {
    const [now, never] = [gate(), gate()];
    now.open();
    return {
      body: gated([
        [now, event(textChunk(text))],
        [never, ""],
      ]),
    };
  };
  const file = (name: string): string => join(workbench().folder ?? "", name);
  const stop = (): Promise<void> => panel().getByRole("button", { name: "Stop", exact: true }).click();
  const understood = (): Locator => panel().getByRole("article").filter({ hasText: "Understood." });
  const lastSent = (): string => proxy.forwarded.at(-1)?.body ?? "";

  /** After a stop the next question reaches the real server, and is answered. Resolves to what was sent. */
  async function nextSent(): Promise<string> {
    const count = proxy.forwarded.length;
    await say(panel(), "And now?");
    await expect.poll(() => proxy.forwarded.slice(count).at(-1)?.status, PATIENCE).toBe(200);
    await understood().last().waitFor();
    expect(lastSent()).toContain("And now?");
    return lastSent();
  }

  test("calls, their results, and an answer of the real model", async () => {
    writeFileSync(file("notes.txt"), "The port is 4711.\n");
    proxy.plays.push(call("read_file", { path: "notes.txt" }), call("list_folder", {}));
    await say(panel(), "Which port?");
    await understood().waitFor();
    expect(lastSent()).toMatch(/The port is 4711\..*notes\.txt/s);
    expect(await panel().locator(".tool.ok").count()).toBe(2);
  });

  test("G1 the window is smaller than told, in the middle of a tool loop: it is learned, compacted, and gone on", async () => {
    const lines = (name: string): string =>
      Array.from({ length: 60 }, (_, i) => `${name} line ${i}: what this part is for\n`).join("");
    for (const name of ["one", "two", "three", "four"]) writeFileSync(file(`${name}.txt`), lines(name));
    const before = proxy.forwarded.length;
    proxy.plays.push(
      ...["one", "two", "three", "four"].map((name) => call("read_file", { path: `${name}.txt` })),
    );
    await say(panel(), "Read them all.");
    await understood().last().waitFor();
    await cards(panel()).last().waitFor();
    const statuses = proxy.forwarded.slice(before).map(({ status }) => status);
    expect(statuses[0]).toBe(400);
    expect(statuses.at(-1)).toBe(200);
    expect(lastSent()).toContain("Read them all.");
    await expect.poll(() => panel().getByRole("meter").innerText(), { timeout: 10_000 }).toContain("of 8.2k");
    expect(await nextSent()).toContain("Read them all.");
  });

  test("Stop while the answer comes", async () => {
    proxy.plays.push(hung("Half of"));
    await say(panel(), "Tell me all.");
    await message(panel(), "Half of").waitFor();
    await stop();
    expect(await nextSent()).toContain("Half of");
  });

  test("Stop while a call runs", async () => {
    proxy.plays.push(call("run_command", { command: "echo begun; sleep 600" }));
    await say(panel(), "Wait for it.");
    await panel().locator(".ask").getByRole("button", { name: "Allow", exact: true }).click();
    await panel().locator(".tool").getByText("begun").waitFor();
    await stop();
    expect(await nextSent()).toContain("stopped this call");
  });

  test("Stop while somebody is asked: nothing is done, and nobody is asked any more", async () => {
    proxy.plays.push(call("write_file", { path: "never.txt", content: "x" }));
    await say(panel(), "Write it.");
    await panel().locator(".ask").waitFor();
    await stop();
    await panel().locator(".ask").waitFor({ state: "detached" });
    expect(await nextSent()).toContain("stopped this call");
  });

  test("Stop while it waits to ask again", async () => {
    proxy.plays.push(refusal(503, { error: { message: "busy" } }, { "retry-after": "30" }));
    await say(panel(), "Are you there?");
    await panel().getByText(/busy/).first().waitFor();
    await stop();
    expect(await nextSent()).toContain("Are you there?");
  });

  test("a compaction that is cancelled; what was typed meanwhile is sent then, and finds its room", async () => {
    await importFile(workbench().window, conversationFile(workbench(), workMessages(8)));
    proxy.plays.push(hung("## Goal\nHalf a"));
    await workbench().window.runCommand("Anchored Chat: Compact Conversation");
    await cards(panel(), ", running").getByText("Half a").waitFor();
    await say(panel(), "One more thing.");
    await panel().getByText("Sent after the compaction: One more thing.").waitFor();
    await cards(panel(), ", running").getByRole("button", { name: "Cancel" }).click();
    await message(panel(), "One more thing.").waitFor();
    await message(panel(), "Understood.").waitFor();
    const sent = proxy.forwarded.filter(({ body }) => body.includes("One more thing."));
    expect(sent.some(({ status }) => status === 200)).toBe(true);
  });

  test("an automatic compaction that is cancelled: the answer comes all the same, and what was typed meanwhile after it", async () => {
    const talk = Array.from({ length: 8 }, (_, i) => [
      { role: "user", content: `Question ${i}: what about part ${i}?` },
      { role: "assistant", content: `Part ${i} is fine, and here is why it is. `.repeat(60) },
    ]).flat();
    await importFile(workbench().window, conversationFile(workbench(), talk, "talk.json"));
    proxy.plays.push(hung("## Goal\nHalf a"));
    const before = proxy.forwarded.length;
    const answered = (): string[] =>
      proxy.forwarded.slice(before).flatMap(({ status, body }) => (status === 200 ? [body] : []));
    await say(panel(), "And now?");
    await cards(panel(), ", running").getByText("Half a").waitFor();
    await say(panel(), "Which of them is last?");
    await panel().getByText("Sent after the compaction: Which of them is last?").waitFor();
    await cards(panel(), ", running").getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => answered().at(-1) ?? "", PATIENCE).toMatch(/And now\?.*Which of them is last\?/s);
    await message(panel(), "Which of them is last?").waitFor();
    await message(panel(), "Understood.").waitFor();
    expect(answered().at(-2)).toMatch(/And now\?(?!.*Which of them is last)/s);
    expect(await panel().locator(".message-end.problem").count()).toBe(0);
  });

  test("a message typed while a call runs is sent after the answer", async () => {
    proxy.plays.push(call("run_command", { command: "echo begun; read x < gate.fifo" }));
    await say(panel(), "Wait for it.");
    await panel().locator(".ask").waitFor();
    await say(panel(), "One more thing.");
    await panel()
      .getByText(/: One more thing\./)
      .waitFor();
    await panel().locator(".ask").getByRole("button", { name: "Deny", exact: true }).click();
    await expect.poll(lastSent, PATIENCE).toMatch(/Wait for it\..*One more thing\./s);
    await expect.poll(() => understood().count(), PATIENCE).toBe(2);
  });
});
