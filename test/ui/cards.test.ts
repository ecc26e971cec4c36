import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { KEYS } from "../support/engine/fakeSecrets.ts";
import { refusal, reply } from "../support/providers/answers.ts";
import { SCRIPTED_MODEL } from "../support/providers/scriptedServer.ts";
import { cards, compact, conversationFile, importFile, workMessages } from "../support/ui/hand.ts";
import { temporaryFolder } from "../support/workbench/temporaryFolder.ts";
import { SUMMARY, useScriptedChat } from "./useChat.ts";

const place = temporaryFolder();
/** A hook of the user's own that stops every compaction as long as this file is there. */
const veto = join(place.path, "veto");
const USAGE = { prompt: 20_000, cached: 0, output: 1_000, reasoning: 0 };
const chat = await useScriptedChat({
  window: 64_000,
  settings: {
    "anchoredChat.compaction.mode": "off",
    "anchoredChat.compaction.hooks": {
      before: [`if [ -e '${veto}' ]; then echo 'Not before the release.' >&2; exit 2; fi`],
    },
    "anchoredChat.prices": { [SCRIPTED_MODEL]: { input: 10, cachedInput: 1, output: 20 } },
  },
});
const { workbench, panel, server } = chat;
afterAll(() => place[Symbol.dispose]());

const imported = (messages = workMessages(30)): Promise<void> =>
  importFile(workbench().window, conversationFile(workbench(), messages));
const press = (within: Locator, name: string | RegExp): Promise<void> =>
  within.getByRole("button", { name, exact: true }).click();
const preview = (): Locator => panel().getByRole("group", { name: "Compaction preview" });

/** The buttons of the message that says this. */
async function toolsOf(text: string): Promise<Locator> {
  const row = panel().locator(".row").filter({ hasText: text }).last();
  await row.hover();
  return row.getByRole("toolbar", { name: "Message actions" });
}
const summarizedIn = async (where: Locator): Promise<string> =>
  (await where.innerText()).replaceAll(/\s+/g, " ").replace(/^.*Summarized (\d+ messages?).*$/, "$1");

test("S8 at a message both sides of it are previewed first; made, and made again, it is the same part", async () => {
  await imported();
  await press(await toolsOf("Step 29 fails because"), "Compact up to here…");
  await preview().getByText("Would compact up to the message").waitFor();
  const most = await summarizedIn(preview());
  await press(preview(), "Cancel");
  await press(await toolsOf("Question 28: why"), "Compact from here…");
  await preview().getByText("Would compact from the message").waitFor();
  expect(await summarizedIn(preview())).not.toBe(most);
  chat.next = reply(SUMMARY);
  await press(preview(), "Compact Now");
  const card = cards(panel()).last();
  await card.getByText("Compacted").waitFor();
  const figures = /\d+ → \d+ messages/.exec(await card.innerText())?.[0];
  expect(chat.asked()).toContain("Step 29 fails");
  expect(chat.asked()).not.toContain("Step 3 fails");

  await press(card, "Regenerate…");
  chat.next = reply("## Goal\nAgain, shorter.");
  await card.getByRole("textbox").fill("Shorter.");
  await workbench().window.page.keyboard.press("Enter");
  await cards(panel()).last().getByText("Again, shorter.").waitFor();
  expect(await cards(panel()).last().innerText()).toContain(figures);
});

test("H1 a hook stops it: the card says so; tried again it is the same part", async () => {
  await imported();
  writeFileSync(veto, "");
  const requests = server.requests.length;
  await press(await toolsOf("Question 28: why"), "Compact from here…");
  await press(preview(), "Compact Now");
  const failed = cards(panel(), ", failed");
  await failed.getByText("A hook stopped it: Not before the release.").waitFor();
  expect(await failed.innerText()).toContain("nothing was changed");
  expect(server.requests.length).toBe(requests);
  rmSync(veto);
  chat.next = reply(SUMMARY);
  await press(failed, "Try again");
  await cards(panel()).last().getByText("Compacted").waitFor();
  expect(chat.asked()).not.toContain("Step 3 fails");
});

test("when the model failed a digest stands in, with the reason and the way to try again", async () => {
  await imported();
  chat.next = refusal(400, { error: { message: "out of memory" } });
  await compact(workbench().window);
  const card = cards(panel()).last();
  await card.getByText(/Made without a model: .*out of memory/).waitFor();
  chat.next = reply(SUMMARY);
  await press(card, "Try again");
  await cards(panel()).last().getByText("Make every step pass.").waitFor();
  expect(await cards(panel(), ", undone").last().innerText()).toContain("digest");
});

test("A2 A3 A4 the card tells cost and masked secrets; its coverage opens all facts, and a missing one is added", async () => {
  const secret = KEYS[0]?.key ?? "";
  // More of them than the ledger has room for.
  const rules = Array.from({ length: 90 }, (_, i) => `Never touch src/generated/part${i}.ts.`).join(" ");
  await imported([
    { role: "user", content: `${rules} The key is ${secret}, keep it out of the log.` },
    { role: "assistant", content: "Understood." },
    ...workMessages(30),
  ]);
  chat.next = reply(`${SUMMARY}\n- src/never/seen.ts: written by nobody`, { usage: USAGE });
  await compact(workbench().window);
  expect(JSON.stringify(server.requests.at(-1)?.body)).not.toContain(secret);
  const card = cards(panel()).last();
  const words = await card.innerText();
  expect(words).toContain("$0.22");
  expect(words).toContain("1 secret masked");

  await press(card, /^\d+ of \d+ facts in it$/);
  await card.getByRole("button", { name: /^Facts found/ }).waitFor();
  await card.getByText("in the ledger", { exact: true }).first().waitFor();
  await card
    .locator(".card-check")
    .filter({ hasText: "Not in the conversation" })
    .getByText("src/never/seen.ts")
    .waitFor();
  const missing = card.getByRole("button", { name: /^Add to the summary: / });
  const count = await missing.count();
  expect(count).toBeGreaterThan(0);
  const fact = ((await missing.first().getAttribute("aria-label")) ?? "")
    .replace("Add to the summary: ", "")
    .replaceAll("`", "");
  await missing.first().click();
  await expect.poll(() => missing.count()).toBe(count - 1);
  await card.locator(".card-meta").getByText("edited").waitFor();
  await card
    .locator(".card-check")
    .filter({ hasText: "Facts found" })
    .getByText(fact, { exact: true })
    .waitFor();
});

test("P6 what a compaction pruned shows what it was, and is restored one by one", async () => {
  await imported();
  chat.next = reply(SUMMARY);
  await panel().getByRole("log").press("Home");
  await press(await toolsOf("Question 2: why"), "Compact up to here…");
  await press(preview(), "Compact Now");
  const card = cards(panel()).last();
  await card.getByText("Compacted").waitFor();
  await press(card, /^\d+ parts pruned, −/);
  const parts = card.locator(".pruned-parts li");
  await parts.filter({ hasText: "src/step" }).first().waitFor();
  const restore = card.getByRole("button", { name: /^Restore / });
  const count = await restore.count();
  const used = async (): Promise<number> =>
    Number(await panel().getByRole("meter").getAttribute("aria-valuenow"));
  const before = await used();
  await restore.first().click();
  await expect.poll(() => restore.count()).toBe(count - 1);
  await card.getByText("restored", { exact: true }).waitFor();
  expect(await used()).toBeGreaterThan(before);
});

test("A2 the facts that a proposal holds are listed before it is accepted", async () => {
  await imported();
  chat.next = reply(SUMMARY);
  await workbench().window.runCommand("Anchored Chat: Preview Compaction…");
  await press(preview(), "Write the Summary");
  const proposal = panel().getByRole("group", { name: "Proposed compaction" });
  await press(proposal, /^\d+ of \d+ facts in it$/);
  const found = proposal.locator(".card-check").filter({ hasText: "Facts found" });
  await found.getByText("src/step7.ts").first().waitFor();
  await press(proposal, "Accept");
  await cards(panel()).last().getByText("Compacted").waitFor();
  expect(await proposal.count()).toBe(0);
});
