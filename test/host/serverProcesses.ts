import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Process ids of the language servers that this extension host has started and that are alive. */
export async function serverProcesses(): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  return stdout
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row?.[2] === String(process.pid) && row[3]?.includes("server.cjs"))
    .map((row) => Number(row?.[1]));
}
