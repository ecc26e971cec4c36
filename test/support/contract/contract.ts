import { carriers } from "./carriers.ts";
import { ROWS } from "./rows.ts";

/** `npm run contract`: each row of the engine's contract with the tests that carry it; fails when one has none. */
let missing = 0;
for (const [id, tests] of carriers()) {
  console.log(`\n${id}  ${ROWS[id]}`);
  for (const { file, title } of tests) console.log(`    ${file}: ${title}`);
  if (tests.length === 0) {
    console.log("    NO TEST");
    missing++;
  }
}
console.log(`\n${Object.keys(ROWS).length} rows, ${missing} without a test`);
process.exitCode = missing > 0 ? 1 : 0;
