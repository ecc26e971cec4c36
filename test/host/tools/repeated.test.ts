import assert from "node:assert/strict";

import { describe, test } from "mocha";

import { Commands } from "../../../src/host/tools/shell/commands.ts";
import { plainText } from "./plainText.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

const TERMINALS = 4;
const COMMANDS_EACH = 4;

describe("commands in new terminals", () => {
  for (let terminal = 1; terminal <= TERMINALS; terminal++) {
    // What a terminal tells of its first commands comes in an order that is never quite the same.
    test(`each is over when it has ended, with all that it printed, also right after the one before: ${terminal}`, async () => {
      const commands = new Commands(() => true);
      try {
        for (let i = 0; i < COMMANDS_EACH; i++) {
          const command = `echo one; echo ${terminal}${i}; exit 3`;
          const running = await commands.start({ command, cwd: workspaceFolder() });
          const pieces: string[] = [];
          for await (const piece of running.output) pieces.push(piece);
          const text = plainText(pieces.join(""));
          assert.deepEqual([text, await running.ended], [`one\n${terminal}${i}\n`, { exitCode: 3 }]);
        }
      } finally {
        commands.dispose();
      }
    });
  }
});
