import { describe, expect, it } from "vitest";

import { type OwnFigures, ownFigures, withOwnFigures } from "../../../src/chat/ownFigures.ts";
import { BALANCED, POLICIES, policyNamed } from "../../../src/engine/policies.ts";
import { prune } from "../../../src/engine/prune/prune.ts";
import { project } from "../../../src/engine/transcript.ts";
import { logOf, settingsFor, workOf } from "../../support/engine/build.ts";

const NONE: OwnFigures = { prunes: true, exempt: [] };

/** How many of ten outputs of 3,000 tokens are pruned. */
const pruned = (own: Partial<OwnFigures>): number => {
  const policy = withOwnFigures(BALANCED, { ...NONE, ...own });
  return prune(project(logOf(workOf(10, 3_000))), settingsFor({ policy })).edits.length;
};

describe("the user's own figures", () => {
  it.each(POLICIES)("leave $name as it is where none is set", (policy) => {
    expect(withOwnFigures(policy, NONE)).toEqual(policy);
  });

  it("count as not set where they cannot be read, as at their defaults", () => {
    const unread = { restoreFiles: "three", prunes: "no", protect: 1.5, exempt: "read_file" };
    expect(ownFigures.parse(unread)).toEqual(NONE);
    expect(ownFigures.parse({ restoreFiles: -1, prunes: true, protect: -1, exempt: [] })).toEqual(NONE);
  });

  it("R1 say how many files are read again, also by a policy that reads none", () => {
    expect(withOwnFigures(BALANCED, { ...NONE, restoreFiles: 0 }).restore.files).toBe(0);
    const opencode = policyNamed("opencode") ?? BALANCED;
    expect(withOwnFigures(opencode, { ...NONE, restoreFiles: 2 }).restore).toEqual({
      ...BALANCED.restore,
      files: 2,
    });
  });

  it("P1 say whether anything is pruned, how much of the newest output is not, and of which tools none", () => {
    expect(pruned({})).toBeGreaterThan(0);
    expect(pruned({ prunes: false })).toBe(0);
    expect(pruned({ protect: 0 })).toBeGreaterThan(pruned({}));
    expect(pruned({ protect: 100_000 })).toBe(0);
    expect(pruned({ exempt: ["read_file"] })).toBe(0);
  });
});
