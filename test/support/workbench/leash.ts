/**
 * Loaded by leashed.ts into a program before its own code. Stdin is a pipe
 * from whoever started it and ends when that process does, even by `kill -9`;
 * then the whole group of the program is told to end as well.
 */
const signal = process.env["LEASH"];
// Child processes inherit the Node options that load this file, but are not to hold the leash.
delete process.env["LEASH"];
if (signal !== undefined) {
  process.stdin.on("end", () => process.kill(-process.pid, signal)).resume();
  // Waiting for that end must not be what keeps the program running.
  if ("unref" in process.stdin) process.stdin.unref();
}
