import { execFileSync } from "node:child_process";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { userShell } from "../../../../src/host/tools/shell/userShell.ts";

/** What a shell cares about. */
const hostile = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      "\\",
      "$HOME",
      "`id`",
      "!",
      "#",
      " ",
      "*",
      "~",
      "a",
      "(",
      ";",
      "&",
      "|",
      ">",
      "é",
    ),
  )
  .map((pieces) => pieces.join(""));

describe("the user's shell", () => {
  it("is told the command as it is, whatever is in it", () => {
    const { promptLine } = userShell("/bin/sh", "linux");
    fc.assert(
      fc.property(hostile, (words) => {
        const quoted = `printf %s "${words.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
        const line = promptLine(quoted);
        expect(execFileSync("/bin/sh", ["-c", line ?? "false"], { encoding: "utf8" })).toBe(words);
      }),
      { numRuns: 50 },
    );
  });

  it("gets lines at its prompt that terminals take: single ones, not too long", () => {
    const { promptLine } = userShell("/bin/bash", "linux");
    expect(promptLine("echo one\necho two")).toBeUndefined();
    expect(promptLine(`echo ${"x".repeat(2_000)}`)).toBeUndefined();
    expect(promptLine("npm test")).toBe("bash -c 'npm test' < /dev/null");
  });

  it("quotes for fish as fish wants it", () => {
    expect(userShell("/usr/bin/fish", "linux").promptLine(String.raw`echo 'a\b'`)).toBe(
      String.raw`fish -c 'echo \'a\\b\'' < /dev/null`,
    );
  });

  it("is known by its file's name, on all systems", () => {
    expect(userShell("C:\\Program Files\\PowerShell\\7\\pwsh.exe", "win32").name).toBe("pwsh");
    expect(userShell("C:\\Program Files\\Git\\bin\\bash.exe", "win32").name).toBe("bash");
    expect(userShell("C:\\Windows\\System32\\cmd.exe", "win32").name).toBe("cmd");
    expect(userShell("/opt/homebrew/bin/zsh", "darwin").name).toBe("zsh");
  });

  it("one that nobody knows how to hand a command to is passed over for the system's own", () => {
    expect(userShell("/usr/bin/nu", "linux").program).toBe("/bin/sh");
  });
});
