import { SessionLog } from "../../../src/sessions/log.ts";
/**
 * Writes into several sessions as fast as it can, until it is killed. Arguments:
 * the folders of the sessions. It says on stdout, one JSON line each, which
 * message of which session is on the disk, and only then.
 */
import { nodePorts } from "../../../src/sessions/nodePorts.ts";
import { answered } from "./build.ts";
import { messageText, unfinishedText } from "./writerProtocol.ts";

async function write(folder: string, session: number): Promise<never> {
  const log = await SessionLog.open(folder, nodePorts);
  if (log.readOnly) throw log.readOnly.error;
  for (let number = log.entries.length; ; number++) {
    log.checkpoint(() => answered(unfinishedText(number)));
    await log.append([answered(messageText(number))]);
    await log.sync();
    process.stdout.write(`${JSON.stringify({ session, number })}\n`);
  }
}

await Promise.all(process.argv.slice(2).map(write));
