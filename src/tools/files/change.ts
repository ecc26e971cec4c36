import { assertUnmoved, assertWritable, writePermission } from "../place/access.ts";
import { type Place, placeOf } from "../place/place.ts";
import type { ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { answered } from "../results.ts";
import { bytesWords } from "../safe/binary.ts";
import type { CallContext, PreparedCall } from "../tool.ts";
import { decoded, encoded, type FileText, isSameBytes } from "./encoding.ts";
import type { SeenFiles } from "./seenFiles.ts";
import { unifiedDiff } from "./unifiedDiff.ts";

/** Bytes. Larger files are not the work of an editor. */
const LARGEST = 5 * 1024 * 1024;

/** A file that shall be changed, as it is now. */
export interface Target {
  /** As the model wrote it. */
  readonly written: string;
  readonly place: Place;
  /** Undefined: there is none yet. */
  readonly now?: { readonly bytes: Uint8Array; readonly file: FileText; readonly version: string };
}

export async function targetOf(written: string, ports: ToolPorts): Promise<Target> {
  const place = await placeOf(written, ports);
  assertWritable(place, ports);
  const info = await ports.files.stat(place.path);
  if (!info && place.exists) throw new ToolProblem(`${place.shown} is neither a file nor a folder.`);
  if (!info) return { written, place };
  if (info.kind === "folder") throw new ToolProblem(`${place.shown} is a folder.`);
  if (info.size > LARGEST)
    throw new ToolProblem(`${place.shown} is too large to be edited here: ${bytesWords(info.size)}.`);
  const bytes = await ports.files.read(place.path);
  const file = decoded(bytes);
  if (!file)
    throw new ToolProblem(`${place.shown} is binary, or not written in UTF-8: it cannot be edited here.`);
  return { written, place, now: { bytes, file, version: info.version } };
}

export interface Change {
  readonly target: Target;
  readonly after: FileText;
  /** What the model is told when it is done. */
  readonly done: string;
}

/** Asks with a diff, and writes only what was asked for: the file must be what it was then. */
export function preparedChange(
  { target, after, done }: Change,
  { ports, seen }: { readonly ports: ToolPorts; readonly seen: SeenFiles },
  { session, callId }: CallContext,
): PreparedCall {
  const { place, now } = target;
  const call = { session, callId };
  const bytes = encoded(after);
  ports.files.propose(place.path, bytes, call);
  const diff = unifiedDiff(place.shown, now?.file.text, after.text);
  return {
    permission: writePermission(place, diff, ports),
    run: async (signal) => {
      await assertSame(target, ports);
      signal.throwIfAborted();
      await ports.files.write(place.path, bytes, call);
      const info = await ports.files.stat(place.path);
      if (info) seen.note(session, place.path, info.version);
      return answered(done);
    },
  };
}

async function assertSame({ place, now }: Target, ports: ToolPorts): Promise<void> {
  await assertUnmoved(place, ports);
  const info = await ports.files.stat(place.path);
  const isThere = info?.kind === "file";
  if (!now && !info) return;
  const isSame =
    now &&
    isThere &&
    info.size === now.bytes.length &&
    isSameBytes(await ports.files.read(place.path), now.bytes);
  if (isSame) return;
  throw new ToolProblem(
    isThere
      ? `${place.shown} was changed meanwhile, so nothing was written. Read it again before you edit it.`
      : `${place.shown} is gone, so nothing was written.`,
  );
}
