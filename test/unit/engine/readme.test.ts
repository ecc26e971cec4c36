import { readFile, writeFile } from "node:fs/promises";

import { expect, it } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import {
  itemTokens,
  project,
  sentParts,
  type Item,
  type Transcript,
} from "../../../src/engine/transcript.ts";
import { assistant, call, compacted, logOf, result, tool, user } from "../../support/engine/build.ts";

const README = new URL("../../../src/engine/README.md", import.meta.url);

/** Three bugs fixed one after the other. */
const work = (bug: string, file: string, lines: number): NewEntry[] => [
  user(`${bug}, please fix it.`),
  assistant("Reading.", call(`read-${file}`, "read_file", JSON.stringify({ path: file }))),
  tool(result(`read-${file}`, "code\n".repeat(lines))),
  assistant(
    "Editing.",
    call(`edit-${file}`, "edit_file", JSON.stringify({ path: file, old: "a", new: "b" })),
  ),
  tool(result(`edit-${file}`, "Edited.", { tool: "edit_file" })),
  assistant(`Fixed in ${file}.`),
];

const LOG = logOf([
  user("Never touch files under api/."),
  assistant("Understood."),
  ...work("The date is a day off", "src/date.ts", 700),
  ...work("The list is not sorted", "src/list.ts", 500),
  ...work("The page is blank", "src/page.ts", 300),
]);

function draw(log: readonly Entry[]): string {
  const transcript = project(log);
  const lines = [...transcript.items].map((item) => lineOf(transcript, item));
  return [...lines, `${"".padEnd(52)} ${String(transcript.tokens.total).padStart(6)}`].join("\n");
}

const DRAWN_AS = { summary: "SUMMARY of what is not shown below", restored: "RESTORED" };

function lineOf(transcript: Transcript, item: Item): string {
  const what =
    item.kind !== "message"
      ? DRAWN_AS[item.kind]
      : `${item.place === "kept" ? "kept " : ""}${item.message.role}: ${words(transcript, item)}`;
  return `${what.slice(0, 52).padEnd(52)} ${String(itemTokens(transcript, item)).padStart(6)}`;
}

function words(transcript: Transcript, item: Extract<Item, { kind: "message" }>): string {
  const parts = sentParts(transcript, item.message);
  return parts
    .map((part) => (part.kind === "call" ? `→ ${part.tool}` : "text" in part ? part.text.split("\n")[0] : ""))
    .join(" ");
}

async function drawing(): Promise<string> {
  const log = await compacted(LOG, { window: 16_000 });
  return `\`\`\`text\nBEFORE\n${draw(LOG)}\n\nAFTER\n${draw(log)}\n\`\`\``;
}

it("the README's drawing is what the engine does (npm run golden draws it anew)", async () => {
  const drawn = async (readme: string): Promise<string> =>
    readme.replace(/(<!-- drawing -->\n)[\s\S]*(<!-- \/drawing -->)/, `$1${await drawing()}\n$2`);
  if (process.env["GOLDEN"] === "write") await writeFile(README, await drawn(await readFile(README, "utf8")));
  const readme = await readFile(README, "utf8");
  expect(readme).toBe(await drawn(readme));
});
