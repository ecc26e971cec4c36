import { afterAll, describe, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { startScriptedServer } from "../support/providers/scriptedServer.ts";
import { message, say } from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

/** Where Ollama listens; on a machine where somebody does there is nothing to test. */
const OLLAMA = 11_434;
const server = await startScriptedServer(
  [reply("From this machine.")],
  {
    "/v1/models": { object: "list", data: [{ id: "qwen3:4b" }, { id: "gemma3:1b" }] },
    "/api/version": { version: "0.12.0" },
    "/api/ps": { models: [{ name: "qwen3:4b", model: "qwen3:4b", context_length: 8_192 }] },
  },
  OLLAMA,
).catch(() => undefined);

describe.skipIf(server === undefined)(`a server on its usual port ${server ? "" : "(not free)"}`, () => {
  const { workbench, panel } = useChatPanel({});
  afterAll(() => server?.close());

  test("stands in the empty panel by its name; one click, and the chat is with it", async () => {
    const group = panel().getByRole("group", { name: `Ollama · 127.0.0.1:${OLLAMA}` });
    await group.getByRole("button", { name: "gemma3:1b" }).waitFor();
    await group.getByRole("button", { name: "qwen3:4b" }).click();
    await expect
      .poll(() => panel().locator("header").first().innerText(), { timeout: 10_000 })
      .toContain("of 8.2k");
    await say(panel(), "Where are you?");
    await message(panel(), "From this machine.").waitFor();
  });

  test("stands in the list of models too", async () => {
    await workbench().window.runCommand("Anchored Chat: Choose a Model…");
    const list = workbench().window.page.locator(".quick-input-widget:visible");
    await list.getByText(`Ollama · 127.0.0.1:${OLLAMA}`).first().waitFor();
    await list.locator(".monaco-list-row").filter({ hasText: "qwen3:4b" }).getByText("in use").waitFor();
    await workbench().window.pick("gemma3:1b");
    await expect
      .poll(() => panel().locator("header").first().innerText(), { timeout: 10_000 })
      .toContain("gemma3:1b");
  });
});
