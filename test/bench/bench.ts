import { parseArgs } from "node:util";

import { launchPanels } from "../support/panel/page.ts";
import { feel } from "./panel/measures.ts";
import { feltTable } from "./panel/table.ts";
import { conversationOf } from "./speed/conversation.ts";
import { measureAll } from "./speed/measures.ts";
import { measureFile } from "./speed/oneFile.ts";
import { tableOf, writeTable } from "./speed/table.ts";

/**
 * How long the engine takes at 200 to 200,000 messages, a table of medians, with
 * ratios; and how the panel feels with 10 and 10,000, in a browser. `--part` takes
 * one of the two. With a file, one JSON row about the conversation in it.
 */
const USAGE =
  "usage: npm run bench [-- --write | -- --part engine|panel | -- --file MESSAGES.json [--limit TOKENS]]";
const PANEL_SIZES = [10, 10_000];
const SIZES = [200, 2_000, 20_000, 200_000];

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    part: { type: "string" },
    limit: { type: "string", default: "128000" },
    write: { type: "boolean", default: false },
  },
});
const limit = Number(values.limit);
if (!(limit >= 1_000)) {
  console.error(`The limit must be at least 1,000 tokens.\n${USAGE}`);
  process.exit(2);
}

if (values.file !== undefined) {
  const row = await measureFile(values.file, limit);
  if (typeof row === "string") {
    console.error(row);
    process.exit(1);
  }
  console.log(JSON.stringify(row));
} else {
  const tables = [];
  if (values.part !== "panel") tables.push(engineTable());
  if (values.part !== "engine") tables.push(await panelTable());
  for (const table of tables) console.log(`${table}\n`);
  if (values.write) await writeTable("README.md", tables.join("\n\n"));
}

function engineTable(): string {
  // Warm: what is compiled by then is compiled for all sizes.
  measureAll(conversationOf(2_000));
  return tableOf(
    SIZES,
    SIZES.map((size) => measureAll(conversationOf(size))),
  );
}

async function panelTable(): Promise<string> {
  await using panels = await launchPanels();
  await feel(panels, 10);
  const felt = [];
  for (const size of PANEL_SIZES) felt.push(await feel(panels, size));
  return feltTable(PANEL_SIZES, felt);
}
