/** Whatever happens to a session, what was appended comes back exactly, and what is not understood stays. */
import { appendFile } from "node:fs/promises";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Entry, NewEntry } from "../../src/engine/entries.ts";
import { SessionLog } from "../../src/sessions/log.ts";
import { logPath } from "../../src/sessions/readLog.ts";
import { SessionStore } from "../../src/sessions/store.ts";
import { arbitraryEntry } from "../support/sessions/arbitraryEntries.ts";
import { emptySession } from "../support/sessions/build.ts";
import { temporaryFolder } from "../support/sessions/temporaryFolder.ts";
import { TestClock, testPorts } from "../support/sessions/testPorts.ts";

type Step =
  | { readonly do: "append"; readonly entries: readonly NewEntry[] }
  | { readonly do: "reopen" }
  /** The window ends without closing, in the middle of a write. */
  | { readonly do: "crash"; readonly torn: string }
  /** A newer version writes a line of its own. */
  | { readonly do: "unknown"; readonly line: string }
  | { readonly do: "turnClockBack" };

/** The beginning of a line, of which nothing ends. */
const tornLine = fc
  .tuple(arbitraryEntry, fc.nat())
  .map(([entry, cut]) => JSON.stringify(entry).slice(0, cut % (JSON.stringify(entry).length - 1)));

const unknownLine = fc
  .record({ kind: fc.constantFrom("hologram", "message", "title"), id: fc.string(), depth: fc.jsonValue() })
  .map((value) => JSON.stringify(value));

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      entries: fc.array(arbitraryEntry, { maxLength: 4 }),
    }),
  },
  fc.record({ do: fc.constant("reopen" as const) }),
  fc.record({ do: fc.constant("crash" as const), torn: tornLine }),
  fc.record({ do: fc.constant("unknown" as const), line: unknownLine }),
  fc.record({ do: fc.constant("turnClockBack" as const) }),
);

/** One session over many openings, each by a process of its own; and what it should hold. */
class Life {
  readonly #folder: string;
  readonly #clock: TestClock;
  #pid = 0;
  log: SessionLog;
  readonly entries: Entry[] = [];
  readonly unknown: string[] = [];
  tornBytes = 0;

  private constructor(folder: string, log: SessionLog, clock: TestClock) {
    this.#folder = folder;
    this.#clock = clock;
    this.log = log;
  }

  static async begin(folder: string): Promise<Life> {
    const clock = new TestClock();
    return new Life(folder, await SessionLog.open(folder, testPorts({ pid: 0, clock })), clock);
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case "append": {
        const appended = await this.log.append(step.entries);
        const at = this.#clock.now;
        for (const [index, entry] of step.entries.entries()) {
          this.entries.push({ ...entry, id: appended[index]?.id ?? "", at });
        }
        return;
      }
      case "reopen":
        return this.#reopen();
      case "crash":
        return this.#reopen(step.torn);
      case "unknown":
        this.unknown.push(step.line);
        return this.#reopen(`${step.line}\n`);
      case "turnClockBack":
        this.#clock.now -= 3_600_000;
    }
  }

  /** `rest`: what is written to the log by somebody else, or by half, before it is opened again. */
  async #reopen(rest = ""): Promise<void> {
    const before = this.log;
    await appendFile(logPath(this.#folder), rest);
    this.tornBytes = rest.endsWith("\n") ? 0 : Buffer.byteLength(rest);
    // Nobody else is alive: the lock of the one before counts no more.
    const pid = ++this.#pid;
    const ports = testPorts({ pid, alive: new Set([pid]), clock: this.#clock });
    this.log = await SessionLog.open(this.#folder, ports);
    await before.close();
  }
}

test("appends, reopenings, crashes and lines of newer versions in any order leave every entry as it was, in order", async () => {
  const root = await temporaryFolder();
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 8 }), async (steps) => {
      const life = await Life.begin(await emptySession(join(root, String(lives++))));
      for (const step of [...steps, { do: "reopen" } as const]) {
        await life.take(step);
        const { log } = life;
        expect(log.readOnly).toBeUndefined();
        expect(log.entries).toEqual(life.entries);
        expect(log.opaque.map((line) => line.text)).toEqual(life.unknown);
        expect(log.report).toMatchObject({ tornBytes: life.tornBytes, damagedLines: [], missingBlobs: 0 });
        const ids = log.entries.map((entry) => entry.id);
        expect(ids).toEqual([...new Set(ids)].toSorted());
      }
      await life.log.close();
    }),
  );
}, 30_000);

test("a copy has what the session has, also what is not understood", async () => {
  const root = await temporaryFolder();
  const store = new SessionStore(root, testPorts());
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryEntry, { maxLength: 6 }), unknownLine, async (entries, line) => {
      const log = await store.create();
      await log.append(entries);
      await log.close();
      const folder = join(root, "sessions", log.id);
      await appendFile(logPath(folder), `${line}\n`);
      const copy = await store.copy(log.id);
      expect(copy.entries.slice(0, -1)).toEqual(log.entries);
      expect(copy.opaque).toMatchObject([{ text: line }]);
      await copy.close();
    }),
    { numRuns: 30 },
  );
  await store.close();
}, 30_000);
