import { join } from "node:path";

import type { Files } from "./files.ts";
import { splitLines } from "./lines.ts";
import { gone } from "./openSession.ts";
import { logPath } from "./readLog.ts";
import { newer } from "./readOnly.ts";
import { headerSchema, SCHEMA_VERSION } from "./schema.ts";
import { headerLine } from "./writer.ts";

/**
 * Writes into the empty folder `to` what can be read of the session `from`:
 * every whole line as it stands there, also of kinds that are not known.
 * Damaged lines are left out, which makes the copy one that can be continued.
 */
export async function copySession(from: string, to: string, files: Files): Promise<void> {
  const bytes = await files.read(logPath(from));
  if (!bytes) throw gone();
  const whole = splitLines(bytes).lines.filter((line) => line.value !== undefined);
  const header = headerSchema.safeParse(whole[0]?.value).data;
  if (header && header.schema > SCHEMA_VERSION) throw newer().error;
  const rest = header ? whole.slice(1) : whole;

  await copyFiles(join(from, "blobs"), join(to, "blobs"), files);
  await files.makeFolder(to);
  // Last, and at once: without a log the folder is no session.
  const lines = rest.map((line) => `${line.text}\n`).join("");
  await files.replace(logPath(to), Buffer.concat([headerLine(header?.at ?? 0), Buffer.from(lines)]));
}

async function copyFiles(from: string, to: string, files: Files): Promise<void> {
  await files.makeFolder(to);
  for (const name of await files.list(from)) {
    const bytes = await files.read(join(from, name));
    if (bytes) await files.replace(join(to, name), bytes);
  }
}
