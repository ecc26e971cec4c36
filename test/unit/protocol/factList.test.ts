import { expect, it } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import { cardWithFacts } from "../../../src/protocol/factList.ts";
import { item } from "../../../src/protocol/view.ts";
import { compacted, logOf, user, workOf } from "../../support/engine/build.ts";

const shown = async () => {
  const log = await compacted(logOf([user("Never touch api/generated.ts."), ...workOf(12, 2_000)]));
  return { entries: log, transcript: project(log), id: log.at(-1)?.id ?? "" };
};

it("A2 the list has every fact that was counted, each in its place", async () => {
  const { id, ...log } = await shown();
  const card = cardWithFacts(log, id);
  const audit = card?.audit;
  if (!audit?.list) throw new Error("no list");
  expect(audit.list.summary).toHaveLength(audit.found);
  expect(audit.list.summary.length + audit.list.ledger.length + audit.missing.length).toBe(audit.facts);
  expect(item.safeParse(card).success).toBe(true);
});

it("there is none for what is no compaction", async () => {
  const { entries, transcript } = await shown();
  expect(cardWithFacts({ entries, transcript }, entries[0]?.id ?? "")).toBeUndefined();
  expect(cardWithFacts({ entries, transcript }, "none")).toBeUndefined();
});
