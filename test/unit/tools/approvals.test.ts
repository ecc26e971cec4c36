import { describe, expect, it } from "vitest";

import { approvalOf } from "../../../src/tools/approvals.ts";
import { logOf, user } from "../../support/engine/build.ts";

const said = (key: string, allowed: boolean) => ({ kind: "approval" as const, key, allowed });

describe("approvals", () => {
  it("the newest word on a key counts, other keys do not", () => {
    const log = logOf([said("write", false), user("Hello"), said("write", true), said("run a", false)]);
    expect(approvalOf(log, { key: "write" })).toBe("allowed");
    expect(approvalOf(log, { key: "run a" })).toBe("denied");
    expect(approvalOf(log, { key: "run a " })).toBe("ask");
    expect(approvalOf([], { key: "write" })).toBe("ask");
  });
});
