import { parseArgs } from "node:util";

import { conversationOf } from "./speed/conversation.ts";
import { measureAll } from "./speed/measures.ts";
import { measureFile } from "./speed/oneFile.ts";
import { tableOf, writeTable } from "./speed/table.ts";

/**
 * How long the engine takes at 200 to 200,000 messages: a table of medians, with
 * ratios. With a file, one JSON row about the conversation in it.
 */
const USAGE = "usage: npm run bench [-- --write | -- --file MESSAGES.json [--limit TOKENS]]";
const SIZES = [200, 2_000, 20_000, 200_000];

const { values } = parseArgs({
  options: {
    file: { type: "string" },
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
  // Warm: what is compiled by then is compiled for all sizes.
  measureAll(conversationOf(2_000));
  const table = tableOf(
    SIZES,
    SIZES.map((size) => measureAll(conversationOf(size))),
  );
  console.log(table);
  if (values.write) await writeTable("README.md", table);
}
