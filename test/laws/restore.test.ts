import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compact } from "../../src/engine/compact.ts";
import type { RestorePorts } from "../../src/engine/restore/restore.ts";
import { project } from "../../src/engine/transcript.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { count, logOf, settingsFor } from "../support/engine/build.ts";

/** Every file is there, and large. */
const FULL_DISK: RestorePorts = {
  readFile: (name) => Promise.resolve({ kind: "text", name, text: "some words on a line\n".repeat(5_000) }),
  terminals: () => Promise.resolve(["npm run dev"]),
  tools: () => ["read_file", "run_command"],
};

const windows = fc.constantFrom(4_096, 8_192, 32_000, 128_000);
const RUNS = { numRuns: 300 };

async function compactedWith(log: Parameters<typeof project>[0], window: number, world?: RestorePorts) {
  const settings = { ...settingsFor({ window }), trigger: "user" } as const;
  const outcome = await compact(project(log), settings, { count, now: () => 0, ...(world ? { world } : {}) });
  return outcome.kind === "compacted" ? outcome.entry : undefined;
}

describe("laws of restoring", () => {
  it("R1 what is restored never brings a compaction due, and takes no more than half of what was freed", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMessages, windows, async (messages, window) => {
        const log = logOf(messages);
        const entry = await compactedWith(log, window, FULL_DISK);
        if (!entry) return;
        const restored = project(logOf([entry], log)).tokens;
        const again = restored.restored + restored.instructions;
        expect(entry.tokensAfter).toBe(restored.total);
        expect(again).toBeLessThanOrEqual((entry.tokensBefore - (restored.total - again)) / 2);
        const { trigger, usable } = settingsFor({ window }).budget;
        // Without anything restored, what must stay may be more than that.
        const most = again > 0 ? Math.min(trigger, usable) : Infinity;
        expect(restored.total).toBeLessThanOrEqual(most);
      }),
      RUNS,
    );
  });

  it("R1 a world that answers nothing changes nothing", async () => {
    const nothing: RestorePorts = { readFile: () => Promise.resolve({ kind: "refused" }) };
    await fc.assert(
      fc.asyncProperty(arbitraryMessages, windows, async (messages, window) => {
        const log = logOf(messages);
        expect(await compactedWith(log, window, nothing)).toEqual(await compactedWith(log, window));
      }),
      { numRuns: 100 },
    );
  });
});
