import { describe, expect, it } from "vitest";

import { compact } from "../../../../src/engine/compact.ts";
import type { CompactionEntry, Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { BALANCED } from "../../../../src/engine/policies.ts";
import type { FileContent, RestorePorts } from "../../../../src/engine/restore/restore.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { useOf } from "../../../../src/engine/use.ts";
import {
  assistant,
  call,
  count,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";

/** A disk that is an object. */
function disk(files: Readonly<Record<string, string>>): RestorePorts & { readonly asked: string[] } {
  const asked: string[] = [];
  const readFile = (path: string): Promise<FileContent> => {
    asked.push(path);
    const text = files[path];
    return Promise.resolve(text === undefined ? { kind: "gone" } : { kind: "text", name: path, text });
  };
  return { readFile, asked };
}

const reads = (...paths: string[]): NewEntry[] =>
  paths.flatMap((path, i) => [
    assistant("", call(`r${i}`, "read_file", JSON.stringify({ path }))),
    tool(result(`r${i}`, "old text ".repeat(200))),
  ]);

/** Files are read, then much else happens. */
const worked = (...paths: string[]): Entry[] =>
  logOf([user("Begin."), ...reads(...paths), ...workOf(12, 6_000)]);

async function restoredIn(
  log: readonly Entry[],
  world: RestorePorts,
  window = 200_000,
): Promise<NewEntry<CompactionEntry>> {
  const settings = { ...settingsFor({ window }), trigger: "user" } as const;
  const outcome = await compact(project(log), settings, { count, now: () => 0, world });
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return outcome.entry;
}

/** What `workOf` reads is not on this disk, and one line each. */
const names = ({ restored = [] }: NewEntry<CompactionEntry>): string[] =>
  restored.map(({ kind, name }) => `${kind} ${name}`);

describe("restore", () => {
  it("R1 reads files again as they are now, and says which lines of which file", async () => {
    const entry = await restoredIn(worked("src/b.ts"), disk({ "src/b.ts": "new text" }));
    expect(entry.restored?.find(({ name }) => name === "src/b.ts")?.text).toBe(
      "[File src/b.ts, as it is on disk now, the whole file]\n1\tnew text\n[End of src/b.ts]",
    );
  });

  it("R1 says of a file that is gone that it is gone, and of one that may not be read nothing", async () => {
    const gone = await restoredIn(worked("src/b.ts"), disk({}));
    expect(gone.restored).toHaveLength(1);
    expect(gone.restored?.[0]?.text).toMatch(/^\[.*not there any more\]\n(?:- .*\n)*- src\/b\.ts$/m);
    const refused: RestorePorts = { readFile: () => Promise.resolve({ kind: "refused" }) };
    expect((await restoredIn(worked("src/b.ts"), refused)).restored).toBeUndefined();
  });

  it("R1 restores at most five files, each within its room, all within a quarter of usable", async () => {
    const paths = Array.from({ length: 9 }, (_, i) => `src/f${i}.ts`);
    const long = "some words on a line\n".repeat(2_000);
    const world = disk(Object.fromEntries(paths.map((path) => [path, long])));
    for (const window of [32_000, 200_000]) {
      const entry = await restoredIn(worked(...paths), world, window);
      const files = (entry.restored ?? []).filter(
        ({ kind, text }) => kind === "file" && !text.includes("not there"),
      );
      const { usable } = settingsFor({ window }).budget;
      expect(files.length).toBeGreaterThan(0);
      expect(files.length).toBeLessThanOrEqual(5);
      for (const { tokens } of files) expect(tokens).toBeLessThanOrEqual(BALANCED.restore.perFile + 400);
      expect(files.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(usable * 0.25 + 2_000);
    }
  });

  it("R1 never fills what is left under the trigger, nor makes the conversation larger than it was", async () => {
    const long = "some words on a line\n".repeat(2_000);
    for (const window of [8_000, 16_000, 32_000]) {
      const log = worked("src/b.ts", "src/c.ts");
      const entry = await restoredIn(
        log,
        disk({ "src/b.ts": long, "src/c.ts": long, "AGENTS.md": long }),
        window,
      );
      expect(entry.tokensAfter).toBeLessThan(entry.tokensBefore);
      expect(entry.tokensAfter).toBeLessThanOrEqual(settingsFor({ window }).budget.trigger);
      expect(entry.tokensAfter).toBe(project(logOf([entry], log)).tokens.total);
    }
  });

  it("R2 brings the workspace's instructions fresh from the disk, the same text once", async () => {
    const world = disk({
      "AGENTS.md": "Use tabs.",
      "CLAUDE.md": "Use tabs.",
      ".github/copilot-instructions.md": "Be brief.",
    });
    const entry = await restoredIn(worked(), world);
    expect(names(entry).slice(0, 2)).toEqual([
      "instructions AGENTS.md",
      "instructions .github/copilot-instructions.md",
    ]);
  });

  it("R2 brings back the plan, running terminals and the tools", async () => {
    const todos = {
      todos: [
        { content: "Parse", status: "completed" },
        { content: "Print", status: "pending" },
      ],
    };
    const log = logOf([
      user("Begin."),
      assistant("", call("t", "todo_write", JSON.stringify(todos))),
      tool(result("t", "Done.", { tool: "todo_write" })),
      ...workOf(12, 6_000),
    ]);
    const world: RestorePorts = {
      readFile: () => Promise.resolve({ kind: "refused" }),
      terminals: () => Promise.resolve(["npm run dev, for 5 minutes"]),
      tools: () => ["read_file"],
    };
    const { restored } = await restoredIn(log, world);
    expect(restored?.map(({ text }) => text)).toEqual([
      "[The plan as it stands: [x] done, [~] in progress, [ ] open]\n- [x] Parse\n- [ ] Print",
      "[Terminals that are running now]\n- npm run dev, for 5 minutes",
      "[Tools that can be called now]\n- read_file",
    ]);
  });

  it("R3 the order is instructions, summary, kept words of the user, restored, tail", async () => {
    const log = worked("src/b.ts");
    const entry = await restoredIn(log, disk({ "src/b.ts": "new text", "AGENTS.md": "Use tabs." }));
    const transcript = project(logOf([entry], log));
    const order = [...transcript.items].map((item) => {
      if (item.kind === "restored") return item.restored.kind;
      return item.kind === "summary" ? "summary" : item.place;
    });
    expect([...new Set(order)]).toEqual(["instructions", "summary", "kept", "file", "tail"]);
    const { messages } = promptOf(transcript, "");
    expect(messages[0]?.text).toMatch(/^\[Instructions of this workspace, from AGENTS.md/);
  });

  it("R3 undo takes away what was restored, and a reload needs no disk", async () => {
    const log = worked("src/b.ts");
    const entry = await restoredIn(log, disk({ "src/b.ts": "new text" }));
    const after = logOf([entry], log);
    const undone = logOf([{ kind: "revert", target: after.at(-1)!.id }], after);
    expect(JSON.stringify(promptOf(project(after), "").messages)).toContain("new text");
    expect(promptOf(project(undone), "")).toEqual(promptOf(project(log), ""));
  });

  it("B6 what is restored has categories of its own, and the sum is exact", async () => {
    const log = worked("src/b.ts");
    const entry = await restoredIn(log, disk({ "src/b.ts": "new text", "AGENTS.md": "Use tabs." }));
    const use = useOf(project(logOf([entry], log)), { system: 10, tools: 0, characters: 40 }, "m");
    const of = (wanted: string): number =>
      use.reading.find(({ category }) => category === wanted)?.tokens ?? 0;
    expect(of("instructions")).toBeGreaterThan(0);
    expect(of("restored")).toBeGreaterThan(0);
    expect(use.reading.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(use.tokens);
  });
});
