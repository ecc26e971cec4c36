import { describe, expect, it } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import { itemsOf } from "../../../src/protocol/items.ts";
import { item } from "../../../src/protocol/view.ts";
import { compacted, logOf, user, workOf } from "../../support/engine/build.ts";
import { KEYS } from "../../support/engine/fakeSecrets.ts";

describe("A4 a card tells what was masked", () => {
  it("A4 by kind, as the compaction counted it", async () => {
    const [{ kind, key } = { kind: "", key: "" }] = KEYS;
    const log = await compacted(logOf([user(`Use ${key} for the server.`), ...workOf(12, 2_000)]));
    const items = itemsOf(log, project(log));
    expect(items.at(-1)).toMatchObject({ kind: "card", redactions: [{ kind, count: 1 }] });
    expect(items.every((one) => item.safeParse(one).success)).toBe(true);
  });

  it("A4 nothing where there was nothing to mask", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    expect(itemsOf(log, project(log)).at(-1)).not.toHaveProperty("redactions");
  });
});
