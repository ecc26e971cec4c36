/**
 * Loaded into the server before VS Code itself: a server must not outlive
 * whoever started it, not even after `kill -9`. Stdin is a pipe from there; it
 * ends when that process does, and the whole group of the server ends with it.
 */
// Child processes inherit the Node options that load this file, but are not leaders of a group.
if (process.argv[1]?.endsWith("server-main.js")) {
  process.stdin.on("end", () => process.kill(-process.pid, "SIGKILL"));
  process.stdin.resume();
}
