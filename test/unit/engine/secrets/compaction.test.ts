import { describe, expect, it } from "vitest";

import { compact } from "../../../../src/engine/compact.ts";
import type { CompactionEntry, Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { project } from "../../../../src/engine/transcript.ts";
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
import { KEYS, noise, PRIVATE_KEY } from "../../../support/engine/fakeSecrets.ts";
import { type ScriptedAsk, scriptedAsk } from "../../../support/engine/scriptedAsk.ts";

const KEY = KEYS.find(({ kind }) => kind === "GitHub token")?.key ?? "";
const PASSWORD = noise(20);

const LOG = logOf([
  user(`Deploy with ${KEY}, please.`),
  assistant("", call("d", "run_command", JSON.stringify({ command: `DB_PASSWORD=${PASSWORD} ./deploy.sh` }))),
  tool(result("d", `Wrote key.pem:\n${PRIVATE_KEY}\n`)),
  ...workOf(12, 2_000),
]);

const SUMMARY = "## Goal\nDeploy.\n\n## Critical Context\n- none";

async function compactedBy(
  script?: ScriptedAsk,
  log: readonly Entry[] = LOG,
): Promise<NewEntry<CompactionEntry>> {
  const settings = { ...settingsFor({ window: 32_000 }), trigger: "user" } as const;
  const ports = { count, now: () => 0 };
  const outcome = script
    ? await compact(
        project(log),
        { ...settings, summarizer: { window: 64_000 } },
        { ...ports, ask: script.ask },
      )
    : await compact(project(log), settings, ports);
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return outcome.entry;
}

/** Those of the secrets that stand in it. */
const secretsIn = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value);
  return [KEY, PASSWORD, noise(64)].filter((secret) => text.includes(secret));
};

const FOUND = [
  { kind: "GitHub token", count: 1 },
  { kind: "password", count: 1 },
  { kind: "private key", count: 1 },
];

describe("A4 masking on the way through a compaction", () => {
  it("A4 the summarizer gets no secret, and the card gets the counts", async () => {
    const script = scriptedAsk(SUMMARY);
    const entry = await compactedBy(script);
    expect(secretsIn(script.asked)).toEqual([]);
    expect(JSON.stringify(script.asked)).toContain("[masked: GitHub token]");
    expect(entry.redactions).toEqual(FOUND);
  });

  it("A4 a secret that the model writes all the same is masked and counted", async () => {
    const entry = await compactedBy(scriptedAsk(`${SUMMARY}\n- key ${KEY}`));
    expect(entry.summary).toBe(`${SUMMARY}\n- key [masked: GitHub token]`);
    expect(entry.redactions).toEqual([{ kind: "GitHub token", count: 2 }, ...FOUND.slice(1)]);
  });

  it("A4 the digest, its ledger and its facts hold none", async () => {
    const entry = await compactedBy();
    expect(secretsIn({ ...entry, edits: [] })).toEqual([]);
    expect(entry.redactions).toEqual(FOUND);
  });

  it("A4 a summary that the user put a secret into is masked when it is handed over", async () => {
    const first = logOf([await compactedBy(scriptedAsk(SUMMARY))], LOG);
    const markdown = `${SUMMARY}\n- key ${KEY}`;
    const edit = { kind: "summaryEdit", compaction: first.at(-1)?.id ?? "", markdown, tokens: 40 } as const;
    const script = scriptedAsk(SUMMARY);
    await compactedBy(script, logOf([edit, ...workOf(12, 2_000)], first));
    expect(secretsIn(script.asked)).toEqual([]);
  });

  it("A4 a secret where a long message is cut is masked whole", async () => {
    for (let at = 3_950; at <= 4_050; at += 10) {
      const long = `${"word ".repeat(at / 5)} ${KEY} ${"word ".repeat(4_000)}`;
      const script = scriptedAsk(SUMMARY);
      await compactedBy(script, logOf([user("Go."), assistant(long), ...workOf(12, 2_000)]));
      expect(JSON.stringify(script.asked)).not.toContain(KEY.slice(0, 10));
    }
  });

  it("A4 what has no secret has no counts", async () => {
    expect(await compactedBy(scriptedAsk(SUMMARY), logOf(workOf(12, 2_000)))).not.toHaveProperty(
      "redactions",
    );
  });
});
