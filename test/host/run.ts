import { explain } from "../support/workbench/setupError.ts";
import { runHostTests } from "./hostTests.ts";

/** `npm run test:host`: the host tests alone; `npm run test:host -- models`: those of one scene. */
try {
  const { failed } = await runHostTests(process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
