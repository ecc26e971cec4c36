import { describe, expect, it } from "vitest";

import { isQuestion } from "../../../../src/tools/command/watch.ts";

describe("questions", () => {
  it.each([
    "Password: ",
    "[sudo] password for me: ",
    "Enter passphrase for key '/home/me/.ssh/id_ed25519': ",
    "Are you sure you want to continue connecting (yes/no/[fingerprint])? ",
    "Overwrite? [y/N] ",
    "? Project name: ",
    "Username for 'https://example.com': ",
    "Ok to proceed? (y) ",
  ])("%j waits for an answer", (line) => expect(isQuestion(line)).toBe(true));

  it.each([
    "",
    "Compiling…",
    "listening on :3000",
    "[12/40] building",
    "$ npm test",
    "done.",
    "progress (3/4)",
  ])("%j does not", (line) => expect(isQuestion(line)).toBe(false));
});
