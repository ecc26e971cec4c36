import { describe, expect, it } from "vitest";

import { carriers, idsIn } from "../../support/contract/carriers.ts";

describe("the contract", () => {
  it.each([...carriers()])("%s is carried by a test", (_, tests) => {
    expect(tests).not.toEqual([]);
  });

  it("reads ids at the beginning of a title only, ranges included", () => {
    expect(idsIn("S2–S4, P1: cuts")).toEqual(["S2", "S3", "S4", "P1"]);
    expect(idsIn("a title that speaks of P1")).toEqual([]);
    expect(idsIn("X9 is no row")).toEqual([]);
  });
});
