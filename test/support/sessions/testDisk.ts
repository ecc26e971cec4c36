import type { Files } from "../../../src/sessions/files.ts";
import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { aroundFiles, type Call } from "./aroundFiles.ts";

/** The real disk, which fails on demand and remembers what it was asked. */
interface TestDisk {
  readonly files: Files;
  readonly calls: readonly Call[];
  /** Every call for which `applies` answers yes fails with this code. */
  fail(code: string, applies: (call: Call) => boolean): void;
  /** So many bytes more can be appended to logs, then none. */
  leaveRoom(bytes: number): void;
  heal(): void;
  /** Resolves when nothing is under way, with what that brought about. */
  idle(): Promise<void>;
}

export function testDisk(): TestDisk {
  const calls: Call[] = [];
  const underWay = new Set<Promise<unknown>>();
  let fault: { code: string; applies: (call: Call) => boolean } | undefined;
  let room = Infinity;

  const perform = async <T>(call: Call, run: (bytes?: Uint8Array) => Promise<T>): Promise<T> => {
    calls.push(call);
    if (fault?.applies(call)) throw systemError(fault.code);
    if (call.op !== "write" || !call.bytes) return run();
    if (room === 0) throw systemError("ENOSPC");
    const fitting = call.bytes.subarray(0, room);
    room -= fitting.length;
    return run(fitting);
  };

  return {
    files: aroundFiles(nodeFiles, (call, run) => {
      const done = perform(call, run);
      const noted = done.catch(() => undefined).finally(() => underWay.delete(noted));
      underWay.add(noted);
      return done;
    }),
    calls,
    fail: (code, applies) => void (fault = { code, applies }),
    leaveRoom: (bytes) => void (room = bytes),
    heal: () => {
      fault = undefined;
      room = Infinity;
    },
    idle: async () => {
      do {
        await Promise.all(underWay);
        // Whoever waited for these calls, or for a timer, may go on to the next.
        await new Promise(setImmediate);
      } while (underWay.size > 0);
    },
  };
}

export const systemError = (code: string): Error =>
  Object.assign(new Error(`${code}: as the system says it`), { code });

const WRITING = new Set<Call["op"]>([
  "makeFolder",
  "replace",
  "openForAppend",
  "write",
  "truncate",
  "touch",
  "move",
]);

/** For `fail`: everything that would change the disk. */
export const isWriting = (call: Call): boolean => WRITING.has(call.op);
