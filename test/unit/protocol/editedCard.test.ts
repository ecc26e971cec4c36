import { expect, it } from "vitest";

import type { Audit, NewEntry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import type { CardItem } from "../../../src/protocol/view.ts";
import { compacted, logOf, workOf } from "../../support/engine/build.ts";

const AUDIT: Audit = { facts: 9, found: 4, coverage: 0.4, missing: [], unsourced: ["src/never/seen.ts"] };

it("the card of an edited summary shows the user's text, its tokens and its audit, also when it is not live", async () => {
  const made = await compacted(logOf(workOf(12, 2_000)));
  const compaction = made.at(-1)?.id ?? "";
  const edit: NewEntry = {
    kind: "summaryEdit",
    compaction,
    markdown: "## Goal\nMine.",
    tokens: 77,
    audit: AUDIT,
  };
  const edited = logOf([edit], made);
  for (const log of [edited, logOf([{ kind: "revert", target: compaction }], edited)]) {
    const card = itemsOf({ entries: log, transcript: project(log) }).find(
      (item): item is CardItem => item.kind === "card",
    );
    expect(card).toMatchObject({
      summary: "## Goal\nMine.",
      summaryTokens: 77,
      audit: { facts: 9, found: 4, unsourced: ["src/never/seen.ts"] },
    });
  }
});
