import { describe, expect, it } from "vitest";

import type { Entry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import { item } from "../../../src/protocol/view.ts";
import { compacted, logOf, user, workOf } from "../../support/engine/build.ts";
import { KEYS } from "../../support/engine/fakeSecrets.ts";

const shown = (entries: readonly Entry[]) => ({ entries, transcript: project(entries) });

describe("A4 a card tells what was masked", () => {
  it("A4 by kind, as the compaction counted it", async () => {
    const [{ kind, key } = { kind: "", key: "" }] = KEYS;
    const log = await compacted(logOf([user(`Use ${key} for the server.`), ...workOf(12, 2_000)]));
    const items = itemsOf(shown(log));
    expect(items.at(-1)).toMatchObject({ kind: "card", redactions: [{ kind, count: 1 }] });
    expect(items.every((one) => item.safeParse(one).success)).toBe(true);
  });

  it("A4 nothing where there was nothing to mask", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    expect(itemsOf(shown(log)).at(-1)).not.toHaveProperty("redactions");
  });
});

describe("a card tells how the summary was checked", () => {
  it("A2 with the facts found and missing, and the ledger", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    const entry = log.at(-1);
    if (entry?.kind !== "compaction") throw new Error("not compacted");
    const card = itemsOf(shown(log)).at(-1);
    expect(card).toMatchObject({
      audit: { facts: entry.audit?.facts, found: entry.audit?.found },
    });
    expect(item.safeParse(card).success).toBe(true);
    const plain = { ...entry, audit: undefined, ledger: "- src/a.ts: edited", ledgerTokens: 7, restored: [] };
    const { audit: _, ...without } = plain;
    const other = itemsOf({ entries: [...log.slice(0, -1), without], transcript: project(log) }).at(-1);
    expect(other).toMatchObject({ ledger: { text: "- src/a.ts: edited", tokens: 7 } });
    expect(other).not.toHaveProperty("audit");
    expect(other).not.toHaveProperty("restored");
  });
});
