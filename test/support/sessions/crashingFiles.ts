import type { AppendFile, Files } from "../../../src/sessions/files.ts";
import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { aroundFiles } from "./aroundFiles.ts";

/** Where in a call to the disk the process ends. `within`: of a write, half is done. */
export type CrashPoint = "before" | "within" | "after";

interface CrashingFiles {
  readonly files: Files;
  hasCrashed(): boolean;
  /** What the system does for a process that has ended. */
  closeFiles(): Promise<void>;
}

/** The disk as seen by a process that ends at its `call`-th call; from then on nothing reaches the disk. */
export function crashingFiles(call: number, point: CrashPoint): CrashingFiles {
  let calls = 0;
  const opened: AppendFile[] = [];
  const disk: Files = {
    ...nodeFiles,
    openForAppend: async (path) => {
      const file = await nodeFiles.openForAppend(path);
      opened.push(file);
      return { ...file, close: () => Promise.resolve() };
    },
  };
  return {
    files: aroundFiles(disk, async ({ op, bytes }, run) => {
      calls++;
      if (calls < call) return run();
      if (calls === call && point === "within" && op === "write" && bytes) {
        await run(bytes.subarray(0, bytes.length / 2));
      }
      if (calls === call && point === "after") await run();
      throw new Error("The process has ended.");
    }),
    hasCrashed: () => calls >= call,
    closeFiles: async () => void (await Promise.all(opened.map((file) => file.close()))),
  };
}
