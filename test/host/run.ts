import { explain } from "../support/workbench/setupError.ts";
import { runHostTests } from "./hostTests.ts";

/** `npm run test:host`: the host tests alone. */
try {
  const { failed } = await runHostTests();
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
