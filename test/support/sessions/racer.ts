/**
 * Tries to lock each session whose folder it is told on stdin, keeps what it
 * gets, and says whether it got it. It stays until stdin ends: who is gone holds nothing.
 */
import { createInterface } from "node:readline";

import { Lock } from "../../../src/sessions/lock.ts";
import { nodePorts } from "../../../src/sessions/nodePorts.ts";

for await (const folder of createInterface(process.stdin)) {
  const lock = await Lock.acquire(folder, nodePorts);
  process.stdout.write(`${lock ? "got it" : "did not"}\n`);
}
process.exit();
