/** The thread in which search reads, indexes and looks up, so that the extension host never waits. Bundled on its own. */
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

import * as z from "zod";

import { Searcher } from "./searcher.ts";

/** What the thread is started with, and told: the text to search for, "" for none. */
const startData = z.object({ root: z.string() });
const question = z.object({ query: z.string() });

const port = parentPort;
if (port) {
  const { root } = startData.parse(workerData);
  const searcher = new Searcher({
    root,
    tell: (answer) => port.postMessage(answer),
    breathe: () => setImmediate(),
  });
  port.on("message", (message: unknown) => void searcher.search(question.parse(message).query));
}
