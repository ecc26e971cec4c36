import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { policyNamed } from "../../../src/engine/policies.ts";
import { replayFile, type Row } from "./replayFile.ts";

/**
 * Runs the product's own pipeline over every recorded compaction of Claude
 * Code session logs, without VS Code, and writes what would be sent next.
 */
const USAGE =
  "usage: npm run replay -- FILES… [--recorded] [--anchor-only] [--policy NAME] [--window N] --out OUT.json";

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    recorded: { type: "boolean", default: false },
    "anchor-only": { type: "boolean", default: false },
    policy: { type: "string", default: "balanced" },
    window: { type: "string", default: "200000" },
    out: { type: "string" },
  },
});
const policy = policyNamed(values.policy);
const window = Number(values.window);
if (files.length === 0 || !values.out || !policy || !(window >= 1_000)) {
  console.error(policy ? USAGE : `There is no policy "${values.policy}".\n${USAGE}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const file of files) {
  const made = await replayFile(file, {
    policy,
    window,
    isRecorded: values.recorded,
    isAnchorOnly: values["anchor-only"],
  });
  for (const row of made) {
    console.log(
      `${basename(file)} #${row.cut}: ${row.tokensBefore} → ${row.tokensAfter} tokens, ${row.strategy}, ${row.milliseconds} ms`,
    );
  }
  if (made.length === 0) console.log(`${basename(file)}: no recorded compaction`);
  rows.push(...made);
}
await writeFile(values.out, JSON.stringify(rows));
console.log(`${rows.length} compactions of ${files.length} files in ${values.out}`);
